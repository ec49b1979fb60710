//! A document at a terminal: calm, aligned, wrapped at words. Everything in it is escaped.

use std::ops::Range;

use unicode_width::UnicodeWidthStr;

use super::flow::Flow;
use super::{Block, Doc, Table, Text, grid};
use crate::paint::{Painted, Style};

/// Prose is never wider than this, however wide the terminal is: longer lines are hard to read.
const PROSE: usize = 100;

/// Beside labels a value has at least this many columns, or it stands below its label.
const VALUE: usize = 20;

/// Columns of a rule where there is no terminal.
const RULE: usize = 72;

/// Draws `doc` for a terminal of `width` columns. Without a width nothing is wrapped, so that in
/// a pipe every row of a table, paragraph and item is one line.
pub fn draw(doc: &Doc, width: Option<usize>) -> Painted {
    let mut painted = Painted::new();
    let mut before: Option<&Block> = None;
    if let Some(title) = &doc.title {
        heading(title, true, width, &mut painted);
        painted.line();
    }
    for block in &doc.blocks {
        let drawn = draw_block(block, width);
        if drawn.is_empty() {
            continue;
        }
        if before.is_some_and(|before| !hugs(before, block)) {
            painted.line();
        }
        painted.append(drawn);
        before = Some(block);
    }
    painted
}

/// A small heading stands directly above what it names.
fn hugs(before: &Block, block: &Block) -> bool {
    matches!(before, Block::Heading { level: 2.., .. })
        && !matches!(block, Block::Table(_) | Block::Heading { .. })
}

fn draw_block(block: &Block, width: Option<usize>) -> Painted {
    let mut painted = Painted::new();
    let prose = width.map(|width| width.min(PROSE));
    match block {
        Block::Heading { level, text } => heading(text, *level <= 1, prose, &mut painted),
        Block::Paragraph(text) => hang(&[], &[], text, prose, &mut painted),
        Block::List(items) => {
            for item in items {
                hang(&[(Style::Faint, "• ")], &[(Style::Plain, "  ")], item, prose, &mut painted);
            }
        }
        Block::Table(table) => draw_table(table, width, &mut painted),
        Block::Picture(_) => {}
        Block::Facts(facts) => {
            let facts: Vec<Fact> =
                facts.iter().map(|(label, text)| Fact { label, text, keep: false }).collect();
            draw_facts(&facts, prose, &mut painted);
        }
        Block::Quote(paragraphs) => {
            for (at, text) in paragraphs.iter().enumerate() {
                if at > 0 {
                    painted.push(Style::Faint, "│").line();
                }
                let edge = [(Style::Faint, "│ ")];
                hang(&edge, &edge, text, prose, &mut painted);
            }
        }
        Block::Rule => {
            painted.push(Style::Faint, &"─".repeat(prose.unwrap_or(RULE))).line();
        }
        Block::Lines(text) => {
            let text = text.trim_end_matches(['\n', '\r']);
            if !text.is_empty() {
                painted.push(Style::Plain, text).line();
            }
        }
    }
    painted
}

/// Bold; the great ones are underlined, so that they are seen without bold too.
fn heading(text: &str, great: bool, width: Option<usize>, painted: &mut Painted) {
    let flow = Flow::styled(Style::Strong, text);
    if flow.is_empty() {
        return;
    }
    let lines = flow.lines(width);
    for line in &lines {
        flow.paint(line, painted);
        painted.line();
    }
    if great {
        let longest = lines.iter().map(|line| flow.slice(line).width()).max().unwrap_or(0);
        painted.push(Style::Faint, &"═".repeat(longest)).line();
    }
}

/// A sentence, wrapped, with `indent` blanks before each line.
pub fn sentence(indent: usize, text: &Text, width: Option<usize>) -> Painted {
    let mut painted = Painted::new();
    let blanks = " ".repeat(indent);
    hang(&[(Style::Plain, &blanks)], &[(Style::Plain, &blanks)], text, width, &mut painted);
    painted
}

/// Text behind `first` on its first line and behind `others`, equally wide, on the others.
fn hang(
    first: &[(Style, &str)],
    others: &[(Style, &str)],
    text: &Text,
    width: Option<usize>,
    painted: &mut Painted,
) {
    let flow = Flow::new(text);
    if flow.is_empty() {
        return;
    }
    let indent: usize = first.iter().map(|(_, text)| text.width()).sum();
    let lines = flow.lines(width.map(|width| width.saturating_sub(indent).max(1)));
    for (at, line) in lines.iter().enumerate() {
        for (style, mark) in if at == 0 { first } else { others } {
            painted.push(*style, mark);
        }
        flow.paint(line, painted);
        painted.line();
    }
}

struct Fact<'a> {
    label: &'a str,
    text: &'a Text,
    keep: bool,
}

/// Labels in one column, values in the next; below each other where that is too narrow.
fn draw_facts(facts: &[Fact], width: Option<usize>, painted: &mut Painted) {
    let labels: Vec<Flow> =
        facts.iter().map(|fact| Flow::styled(Style::Faint, &format!("{}:", fact.label))).collect();
    let indent = labels.iter().map(Flow::width).max().unwrap_or(0) + 2;
    let beside = width.is_none_or(|width| width >= indent + VALUE);
    for (label, fact) in labels.iter().zip(facts) {
        let value = Flow::new(fact.text);
        let room = width.map(|width| width.saturating_sub(if beside { indent } else { 2 }).max(1));
        let lines: Vec<Range<usize>> = value.lines(room.filter(|_| !fact.keep));
        let label_lines = label.lines(width);
        for line in &label_lines {
            label.paint(line, painted);
            if !beside {
                painted.line();
            }
        }
        for (at, line) in lines.iter().enumerate() {
            if line.is_empty() {
                continue;
            }
            let spaces = match (beside, at) {
                (true, 0) => indent.saturating_sub(label.width()),
                (true, _) => indent,
                (false, _) => 2,
            };
            painted.push(Style::Plain, &" ".repeat(spaces));
            value.paint(line, painted);
            if !beside || at + 1 < lines.len() {
                painted.line();
            }
        }
        if beside {
            painted.line();
        }
    }
}

fn draw_table(table: &Table, width: Option<usize>, painted: &mut Painted) {
    if table.columns.is_empty() {
        return;
    }
    if let Some(caption) = &table.caption {
        hang(&[], &[], &Text::from(caption.as_str()), width, painted);
    }
    match grid::draw(table, width) {
        Some(drawn) => {
            painted.append(drawn);
        }
        None => cards(table, width, painted),
    }
}

/// Each row as its labels and values, what is empty left out.
fn cards(table: &Table, width: Option<usize>, painted: &mut Painted) {
    for (at, row) in table.rows.iter().enumerate() {
        if at > 0 {
            painted.line();
        }
        let cells = table.columns.iter().zip(table.cells(row));
        let facts: Vec<Fact> = cells
            .filter(|(_, text)| !text.is_empty())
            .map(|(column, text)| Fact { label: &column.head, text, keep: column.keep })
            .collect();
        draw_facts(&facts, width, painted);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use snapbox::{assert_data_eq, str};

    use super::*;
    use crate::render::Column;

    fn upcoming() -> Doc {
        let mut table = Table::new([
            Column::keep("Datum"),
            Column::text("Was"),
            Column::text("Wer/Wo"),
            Column::text("Status"),
        ]);
        for (date, what, place, status) in [
            ("Mi 04.12.2024", "Terminvorschläge an Anne Güller-Frey schicken", "", "überfällig"),
            (
                "Mo 09.12.2024",
                "Steuerungsgruppe „Metropole“: Haushalt 2025 und Verteilung der Mittel",
                "Rathaus, Raum 204",
                "bestätigt",
            ),
            ("Januar 2025", "Jahresgespräch mit dem Bundesamt", "Ömer Çelik", "geplant"),
        ] {
            let status = Text::new().styled(Style::Warning, status);
            table.rows.push(vec![date.into(), what.into(), place.into(), status]);
        }
        let mut doc = Doc::new();
        doc.table(table);
        doc
    }

    fn plain(doc: &Doc, width: usize) -> String {
        draw(doc, Some(width)).plain()
    }

    fn widest(text: &str) -> usize {
        text.lines().map(UnicodeWidthStr::width).max().unwrap_or(0)
    }

    #[test]
    fn a_table_in_120_columns() {
        assert_data_eq!(
            plain(&upcoming(), 120),
            str![[r#"
Datum          Was                                                                    Wer/Wo             Status
───────────────────────────────────────────────────────────────────────────────────────────────────────────────────
Mi 04.12.2024  Terminvorschläge an Anne Güller-Frey schicken                                             überfällig
Mo 09.12.2024  Steuerungsgruppe „Metropole“: Haushalt 2025 und Verteilung der Mittel  Rathaus, Raum 204  bestätigt
Januar 2025    Jahresgespräch mit dem Bundesamt                                       Ömer Çelik         geplant

"#]]
        );
    }

    #[test]
    fn a_table_in_80_columns() {
        assert_data_eq!(
            plain(&upcoming(), 80),
            str![[r#"
Datum          Was                                     Wer/Wo         Status
────────────────────────────────────────────────────────────────────────────────
Mi 04.12.2024  Terminvorschläge an Anne Güller-Frey                   überfällig
               schicken
Mo 09.12.2024  Steuerungsgruppe „Metropole“: Haushalt  Rathaus, Raum  bestätigt
               2025 und Verteilung der Mittel          204
Januar 2025    Jahresgespräch mit dem Bundesamt        Ömer Çelik     geplant

"#]]
        );
    }

    #[test]
    fn a_table_in_60_columns_is_still_a_table() {
        assert_data_eq!(
            plain(&upcoming(), 60),
            str![[r#"
Datum          Was                     Wer/Wo    Status
───────────────────────────────────────────────────────────
Mi 04.12.2024  Terminvorschläge an               überfällig
               Anne Güller-Frey
               schicken
Mo 09.12.2024  Steuerungsgruppe        Rathaus,  bestätigt
               „Metropole“: Haushalt   Raum 204
               2025 und Verteilung
               der Mittel
Januar 2025    Jahresgespräch mit dem  Ömer      geplant
               Bundesamt               Çelik

"#]]
        );
    }

    #[test]
    fn a_table_without_room_for_its_words_becomes_cards() {
        assert_data_eq!(
            plain(&upcoming(), 40),
            str![[r#"
Datum:   Mi 04.12.2024
Was:     Terminvorschläge an Anne
         Güller-Frey schicken
Status:  überfällig

Datum:   Mo 09.12.2024
Was:     Steuerungsgruppe „Metropole“:
         Haushalt 2025 und Verteilung
         der Mittel
Wer/Wo:  Rathaus, Raum 204
Status:  bestätigt

Datum:   Januar 2025
Was:     Jahresgespräch mit dem
         Bundesamt
Wer/Wo:  Ömer Çelik
Status:  geplant

"#]]
        );
    }

    #[test]
    fn a_pipe_gets_one_line_a_row() {
        assert_data_eq!(
            draw(&upcoming(), None).plain(),
            str![[r#"
Datum          Was                                                                    Wer/Wo             Status
───────────────────────────────────────────────────────────────────────────────────────────────────────────────────
Mi 04.12.2024  Terminvorschläge an Anne Güller-Frey schicken                                             überfällig
Mo 09.12.2024  Steuerungsgruppe „Metropole“: Haushalt 2025 und Verteilung der Mittel  Rathaus, Raum 204  bestätigt
Januar 2025    Jahresgespräch mit dem Bundesamt                                       Ömer Çelik         geplant

"#]]
        );
    }

    #[test]
    fn numbers_stand_at_the_right_under_a_caption() {
        let mut table = Table::new([Column::text("Thema"), Column::number("2024")]);
        table.row(["Sprachförderung", "1.204"]).row(["漢字 e\u{301} 👩🏽‍💼", "7"]).row([""]);
        let mut doc = Doc::new();
        doc.table(table.caption("Gespräche"));
        assert_data_eq!(
            plain(&doc, 80),
            str![[r#"
Gespräche
Thema             2024
──────────────────────
Sprachförderung  1.204
漢字 é 👩🏽‍💼            7


"#]]
        );
    }

    #[test]
    fn text_wraps_with_hanging_indent() {
        let mut doc = Doc::titled("Sitzung der Steuerungsgruppe");
        doc.paragraph("Es kamen alle, die eingeladen waren, und noch einige mehr.")
            .heading(2, "Beschlüsse")
            .list(["Die Mittel werden hälftig verteilt.", "Protokoll an alle."])
            .facts([("Ort", "Rathaus, Raum 204, zweiter Stock"), ("Zeit", "10:00–12:30")])
            .heading(1, "Wortlaut")
            .quote(["Wir schicken drei Termine bis zum 4. November.", "Danke!"])
            .rule()
            .lines("- [ ] so   wie\n      es ist\n\n");
        assert_data_eq!(
            plain(&doc, 40),
            str![[r#"
Sitzung der Steuerungsgruppe
════════════════════════════

Es kamen alle, die eingeladen waren, und
noch einige mehr.

Beschlüsse
• Die Mittel werden hälftig verteilt.
• Protokoll an alle.

Ort:   Rathaus, Raum 204, zweiter Stock
Zeit:  10:00–12:30

Wortlaut
════════

│ Wir schicken drei Termine bis zum 4.
│ November.
│
│ Danke!

────────────────────────────────────────

- [ ] so   wie
      es ist

"#]]
        );
    }

    #[test]
    fn labels_stand_above_where_there_is_no_room_beside() {
        let mut doc = Doc::new();
        doc.facts([("Teilnehmende", "Anne Güller-Frey und Ömer Çelik"), ("Ort", "")]);
        assert_data_eq!(
            plain(&doc, 24),
            str![[r#"
Teilnehmende:
  Anne Güller-Frey und
  Ömer Çelik
Ort:

"#]]
        );
    }

    #[test]
    fn styles_lie_on_the_words_and_not_on_the_spaces_between() {
        let mut table = Table::new([Column::keep("Id"), Column::text("Was"), Column::number("n")]);
        let what =
            Text::new().plain("Güller ").styled(Style::Error, "ist sehr überfällig").plain("!");
        table.rows.push(vec![(Style::Accent, "ä1").into(), what, "3".into()]);
        let mut doc = Doc::new();
        doc.table(table);
        let expected = "\
\u{1b}[1mId\u{1b}[0m  \u{1b}[1mWas\u{1b}[0m          \u{1b}[1mn\u{1b}[0m
\u{1b}[2m──────────────────\u{1b}[0m
\u{1b}[36mä1\u{1b}[0m  Güller \u{1b}[1;31mist\u{1b}[0m   3
    \u{1b}[1;31msehr\u{1b}[0m
    \u{1b}[1;31müberfällig\u{1b}[0m!
";
        assert_eq!(draw(&doc, Some(19)).encode(true), expected);
    }

    #[test]
    fn one_long_cell_in_a_pipe_does_not_widen_all_others() {
        let long = "x".repeat(100_000);
        let mut table = Table::new([Column::text("a"), Column::text("b")]);
        table.row([long.as_str(), "after"]);
        for _ in 0..1000 {
            table.row(["short", "b"]);
        }
        let mut doc = Doc::new();
        doc.table(table);
        let drawn = draw(&doc, None).plain();
        assert!(drawn.contains(&format!("{long}  after\n")));
        assert!(drawn.len() < 500_000, "{} bytes", drawn.len());
    }

    #[test]
    fn nothing_draws_nothing() {
        let mut doc = Doc::new();
        doc.heading(1, "").paragraph(" \n").list([""]).table(Table::default()).lines("\n");
        assert_eq!(plain(&doc, 80), "");
    }

    #[test]
    fn hostile_cells_are_harmless() {
        let marks: String = std::iter::once('a').chain(['\u{301}'; 500]).collect();
        let mut table = Table::new([Column::text("\u{1b}[31mx"), Column::keep("id\n")]);
        for cell in
            ["\u{1b}]0;x\u{7}", "a\nb\tc\r\n", "\u{202e}abc", marks.as_str(), "", "\u{9b}2J"]
        {
            table.row([cell, cell]);
        }
        let mut doc = Doc::titled("\u{1b}c");
        doc.table(table).facts([("\u{1b}[1m", "\u{1b}")]).list(["\u{1b}"]).lines("\u{1b}[2J");
        for width in [None, Some(0), Some(1), Some(30), Some(200)] {
            let drawn = draw(&doc, width);
            assert!(!drawn.plain().chars().any(|c| c.is_control() && c != '\n'), "{width:?}");
            assert!(drawn.plain().chars().filter(|c| *c == '\u{301}').count() < 40);
            assert!(!drawn.plain().contains('\u{202e}'));
        }
    }

    /// Words such as people write, and some that they should not.
    fn cell() -> impl Strategy<Value = String> {
        prop_oneof![
            4 => "[a-zäöüß-]{0,12}( [A-ZÄÖÜa-z/,.]{1,18}){0,6}",
            1 => "\\PC{0,30}",
            1 => any::<String>(),
            1 => "[漢字👩🏽e\u{301}\u{1b} \n]{0,20}",
        ]
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_the_terminal(
            rows in prop::collection::vec(prop::collection::vec(cell(), 1..5), 0..8),
            width in 40usize..160,
        ) {
            let columns = ["Datum", "Was", "Wer/Wo", "Status"].map(Column::text);
            let mut table = Table::new(columns);
            for row in &rows {
                table.row(row.iter().map(String::as_str));
            }
            let mut doc = Doc::new();
            let texts = || rows.iter().flatten().map(String::as_str);
            doc.table(table).list(texts()).quote(texts()).facts(texts().map(|t| ("Ort", t)));
            let drawn = plain(&doc, width);
            prop_assert!(widest(&drawn) <= width, "{}\n{drawn}", widest(&drawn));
            let trailing = drawn.lines().any(|line| line.ends_with(' '));
            prop_assert!(!trailing, "spaces at the end of a line:\n{drawn}");
        }

        #[test]
        fn a_table_draws_every_word_and_only_its_own_sequences(
            cells in prop::collection::vec((0usize..7, cell()), 1..9),
            width in prop::option::of(0usize..120),
        ) {
            use Style::{Accent, Error, Faint, Good, Plain, Strong, Warning};
            let styles = [Plain, Strong, Faint, Error, Warning, Good, Accent];
            let mut table = Table::new([Column::text("A"), Column::keep("B"), Column::number("C")]);
            for row in cells.chunks(3) {
                let cells = row.iter().map(|(style, text)| (styles[*style], text.as_str()));
                table.row(cells);
            }
            let mut doc = Doc::new();
            doc.table(table);
            let drawn = draw(&doc, width);
            let mut encoded = drawn.encode(true);
            for sgr in ["0", "1", "2", "1;31", "33", "32", "36"] {
                encoded = encoded.replace(&format!("\u{1b}[{sgr}m"), "");
            }
            prop_assert_eq!(&encoded, &drawn.plain());
            prop_assert_eq!(encoded.find('\u{1b}'), None);
            // Characters, sorted, because lines of neighbouring cells interleave.
            let sorted = |text: &str| {
                let mut chars: Vec<char> = text.chars().filter(|c| !" \n─".contains(*c)).collect();
                chars.sort_unstable();
                chars
            };
            let mut all = encoded;
            for (_, text) in cells.iter().filter(|(_, text)| !text.trim().is_empty()) {
                for c in sorted(&crate::paint::escape_line(text)) {
                    let at = all.find(c);
                    prop_assert!(at.is_some(), "{c:?} of {text:?} is missing");
                    all.remove(at.unwrap_or_default());
                }
            }
        }
    }
}
