//! CSV as programs and people really write it: which sign stands between the cells is found from
//! the content, quotes hold line breaks (RFC 4180), and what is not well quoted costs no other row.

use super::bounds::{COLUMNS, Left};
use super::grid::{Cell, Grid, Row};

/// In the order in which a tie is decided; Excel with German settings comes first.
pub const DELIMITERS: [char; 4] = [';', ',', '\t', '|'];

/// Rows by which the sign is found.
const SAMPLE: usize = 60;
/// Bytes that the sample may have.
const SAMPLE_BYTES: usize = 256 * 1024;
/// A cell in quotes may be so long. A quote that finds no end within it is a letter.
const LONGEST: usize = 256 * 1024;
/// The table of a text. `known` says how many of the cells of a row could be heads of columns.
pub fn grid(text: &str, asked: Option<char>, known: impl Fn(&Row) -> usize) -> Grid {
    let (said, text, first) = match mark(text) {
        Some((sign, rest)) => (Some(sign), rest, 2),
        None => (None, text, 1),
    };
    let sign = asked.or(said).unwrap_or_else(|| guess(text, known));
    rows(text, sign, first, usize::MAX)
}

/// Excel's own first line, `sep=;`, and the text behind it.
fn mark(text: &str) -> Option<(char, &str)> {
    let (line, rest) = text.split_once('\n').unwrap_or((text, ""));
    let line = line.trim_end_matches('\r').trim_matches('"');
    let sign = line.get(..4).filter(|start| start.eq_ignore_ascii_case("sep="))?;
    let mut signs = line.get(sign.len()..)?.chars();
    let sign = signs.next()?;
    signs.next().is_none().then_some((sign, rest))
}

/// The sign by which most heads are known; else the one that cuts most rows into equally many
/// cells.
fn guess(text: &str, known: impl Fn(&Row) -> usize) -> char {
    let mut end = text.len().min(SAMPLE_BYTES);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let text = text.get(..end).unwrap_or(text);
    // Whose quotes a sign tears is no row of it.
    let whole = |row: &Row| !row.filled().any(|cell| cell.text().trim_start().starts_with('"'));
    let score = |sign: char| {
        let mut sample = rows(text, sign, 1, SAMPLE).rows;
        sample.retain(whole);
        let heads = sample.iter().map(&known).max().unwrap_or(0);
        let widths: Vec<usize> =
            sample.iter().map(|row| row.cells.len()).filter(|width| *width > 1).collect();
        let alike = |width: &usize| widths.iter().filter(|other| *other == width).count();
        let even = widths.iter().map(|width| (alike(width), *width)).max();
        (heads, even.unwrap_or_default())
    };
    // Of equals the first: `max_by_key` would take the last.
    DELIMITERS.into_iter().rev().max_by_key(|sign| score(*sign)).unwrap_or(';')
}

/// The rows up to so many.
fn rows(text: &str, sign: char, first: usize, most: usize) -> Grid {
    let mut grid = Grid::default();
    let mut scan = Scan { text, sign, at: 0, line: first, waste: text.len() * 4 + LONGEST };
    // How Excel keeps a cell from being calculated, and our own CSV for Excel.
    let excel = matches!(sign, ';' | '\t');
    let mut left = Left::default();
    while scan.at < text.len() && grid.rows.len() < most {
        let line = scan.line;
        let mut cells = Vec::new();
        loop {
            let (cell, ended) = scan.cell();
            // Counted one by one: no cell stands for those before it, as it may in a sheet.
            if left.take(0, cell.len(), cells.is_empty()) && cells.len() < COLUMNS {
                cells.push(Cell::of(if excel { bare(&cell) } else { &cell }));
            } else {
                grid.cut |= !cell.trim().is_empty();
            }
            if ended {
                break;
            }
        }
        grid.push(line, cells);
        if left.is_used_up() {
            grid.cut |= scan.at < text.len();
            break;
        }
    }
    grid
}

/// Without the `'` that marks a text that looks like a formula.
fn bare(cell: &str) -> &str {
    let formula = |rest: &&str| {
        let seen = rest.trim_start_matches(|c: char| {
            c.is_whitespace() || c.is_control() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{fffd}')
        });
        seen.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
    };
    cell.trim_start().strip_prefix('\'').filter(formula).unwrap_or(cell)
}

struct Scan<'a> {
    text: &'a str,
    sign: char,
    at: usize,
    line: usize,
    /// Bytes that may still be looked at in vain.
    waste: usize,
}

impl<'a> Scan<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// The next cell, and whether it ends its row.
    fn cell(&mut self) -> (String, bool) {
        let blank = |c: char| c == ' ' && self.sign != ' ';
        let rest = self.rest();
        let inner = rest.trim_start_matches(blank);
        if let Some(inner) = inner.strip_prefix('"')
            && let Some((text, used)) = self.quoted(inner)
        {
            self.line += breaks(&text);
            self.at += rest.len() - inner.len() + used;
            // What stands behind the closing quote up to the sign is white space.
            let (_, ended) = self.plain();
            return (text, ended);
        }
        let (text, ended) = self.plain();
        (text.to_string(), ended)
    }

    /// Up to the next sign or the end of the line.
    fn plain(&mut self) -> (&'a str, bool) {
        let rest = self.rest();
        let stop = |c: char| c == self.sign || c == '\n' || c == '\r';
        let Some(end) = rest.find(stop) else {
            self.at = self.text.len();
            return (rest, true);
        };
        let text = rest.get(..end).unwrap_or_default();
        let after = rest.get(end..).unwrap_or_default();
        let (length, ended) = match after.starts_with(self.sign) {
            true => (self.sign.len_utf8(), false),
            false if after.starts_with("\r\n") => (2, true),
            false => (1, true),
        };
        self.line += usize::from(ended);
        self.at += end + length;
        (text, ended)
    }

    /// The text in quotes, and how many bytes it takes with the closing one. A quote closes where
    /// the cell ends behind it; any other is a letter.
    fn quoted(&mut self, inner: &str) -> Option<(String, usize)> {
        let mut text = String::new();
        let mut from = 0;
        let mut waste = 0;
        while waste < self.waste.min(LONGEST) {
            let window = inner.as_bytes().get(from..inner.len().min(from + LONGEST));
            let window = window.unwrap_or_default();
            let Some(end) = memchr::memchr(b'"', window) else {
                waste += window.len().max(1);
                break;
            };
            let end = from + end;
            text.push_str(inner.get(from..end).unwrap_or_default());
            waste = end;
            let after = inner.get(end + 1..).unwrap_or_default();
            if after.starts_with('"') {
                text.push('"');
                from = end + 2;
                continue;
            }
            let behind = after.trim_start_matches(' ');
            if behind.is_empty() || behind.starts_with([self.sign, '\n', '\r']) {
                return Some((text, end + 1));
            }
            text.push('"');
            from = end + 1;
        }
        self.waste = self.waste.saturating_sub(waste);
        None
    }
}

/// Line breaks of every kind.
fn breaks(text: &str) -> usize {
    let returns = text.matches('\r').count();
    returns + text.matches('\n').count() - text.matches("\r\n").count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(usize, Vec<String>)> {
        let grid = grid(text, None, |_| 0);
        let cells = |row: Row| row.cells.iter().map(|cell| cell.text().into_owned()).collect();
        grid.rows.into_iter().map(|row| (row.line, cells(row))).collect()
    }

    fn row(line: usize, cells: &[&str]) -> (usize, Vec<String>) {
        (line, cells.iter().map(|cell| (*cell).to_string()).collect())
    }

    #[test]
    fn the_sign_is_the_one_that_cuts_evenly() {
        for sign in DELIMITERS {
            let text = format!("a{sign}b, c\n1{sign}2\n\n3{sign}4\n");
            let expected = if sign == ',' {
                vec![row(1, &["a", "b", "c"]), row(2, &["1", "2"]), row(4, &["3", "4"])]
            } else {
                vec![row(1, &["a", "b, c"]), row(2, &["1", "2"]), row(4, &["3", "4"])]
            };
            assert_eq!(read(&text), expected, "{sign:?}");
        }
        assert_eq!(read("sep=|\r\na|b;c;d\r\n"), [row(2, &["a", "b;c;d"])]);
        // Names with a comma in most rows, and heads that are known.
        let text = "Name;Ort\nA, B;C, D\nE, F;G, H\n";
        let known = |row: &Row| row.filled().filter(|cell| cell.text() == "Ort").count();
        assert_eq!(grid(text, None, known).rows[1].cells.len(), 2);
    }

    #[test]
    fn a_sign_within_quotes_cuts_nothing() {
        let heads = ["Name", "Vorname", "Firma"];
        let known = |row: &Row| {
            let name = |cell: &Cell| cell.text().trim_matches(['"', ' ']).to_string();
            row.filled().filter(|cell| heads.contains(&name(cell).as_str())).count()
        };
        let text = "\"Name, Vorname, Titel\";Firma\n\"Winter, Susanne, Dr.\";Amt\n";
        for grid in [grid(text, None, known), grid(text, None, |_| 0)] {
            assert_eq!(grid.rows[0].cells[0].text(), "Name, Vorname, Titel");
            assert_eq!(grid.rows[1].cells.len(), 2);
        }
    }

    #[test]
    fn quotes_hold_signs_and_line_breaks() {
        let text = "a;b\r\n\"x;\r\ny\"; \"q \"\"r\"\"\" \r\n5\" Rohr;x\r\nz;\"da \"und\" dort\"\r\n\
            k;\"offen\nm;n\n";
        assert_eq!(
            read(text),
            [
                row(1, &["a", "b"]),
                row(2, &["x;\ny", "q \"r\""]),
                row(4, &["5\" Rohr", "x"]),
                row(5, &["z", "da \"und\" dort"]),
                // A quote that nobody closes costs its own cell only.
                row(6, &["k", "\"offen"]),
                row(7, &["m", "n"]),
            ]
        );
    }

    #[test]
    fn every_kind_of_line_end_counts() {
        assert_eq!(
            read("a;b\rc;d\r\n\r\ne;f\n;;;\n g ; h"),
            [row(1, &["a", "b"]), row(2, &["c", "d"]), row(4, &["e", "f"]), row(6, &["g", "h"]),]
        );
    }

    #[test]
    fn the_mark_of_a_text_is_taken_away_where_excel_needs_it() {
        assert_eq!(read("a;'=1+1;'+49 30;'x\n"), [row(1, &["a", "=1+1", "+49 30", "'x"])]);
        assert_eq!(read("a,'=1+1,b\n"), [row(1, &["a", "'=1+1", "b"])]);
    }

    #[test]
    fn a_file_of_quotes_is_looked_at_a_few_times_only() {
        let text = ";\"x".repeat(400_000);
        assert_eq!(grid(&text, Some(';'), |_| 0).rows.len(), 1);
    }
}
