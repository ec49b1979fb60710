//! One table as comma-separated values: for machines as it is, for Excel made harmless.

use csv::{QuoteStyle, Terminator, WriterBuilder};

use super::{Table, Text, clean};

/// Who will read the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Csv {
    /// Programs: comma, LF, UTF-8 without a byte order mark, every cell as it is. A cell with
    /// commas, quotes or line breaks is quoted (RFC 4180).
    Plain,
    /// Excel with German settings: semicolon, CRLF, UTF-8 with a byte order mark, by which Excel
    /// tells UTF-8. A cell is one line, because Excel grows the row by every line break and other
    /// spreadsheets lose their place over it, and it begins with `'` where Excel would calculate.
    Excel,
}

/// The heads, then the rows; the caption and the looks are left out.
pub fn write(table: &Table, style: Csv) -> Vec<u8> {
    let mut builder = WriterBuilder::new();
    builder.flexible(true).quote_style(QuoteStyle::Necessary);
    let start = match style {
        Csv::Plain => {
            builder.delimiter(b',').terminator(Terminator::Any(b'\n'));
            Vec::new()
        }
        Csv::Excel => {
            builder.delimiter(b';').terminator(Terminator::CRLF);
            "\u{feff}".as_bytes().to_vec()
        }
    };
    let mut writer = builder.from_writer(start);
    let cell = |text: String| match style {
        Csv::Plain => text,
        Csv::Excel => harmless(&clean::line(&text)),
    };
    let head: Vec<String> = table.columns.iter().map(|column| cell(column.head.clone())).collect();
    let rows = table.rows.iter().map(|row| table.cells(row).map(Text::to_plain).map(cell));
    // A row without cells would be read back as a row with one.
    if !head.is_empty() {
        // Writing into memory fails in no way, nor do rows of unequal length.
        let _ = writer.write_record(&head);
        for row in rows {
            let _ = writer.write_record(row.collect::<Vec<_>>());
        }
    }
    writer.into_inner().unwrap_or_default()
}

/// A spreadsheet calculates what begins with one of `= + - @`, in their wide forms too, behind
/// spaces or unseen characters too. Such a cell gets a leading `'`, which marks text. Plain
/// negative numbers and a lone dash stay. A telephone number gets the mark: as a number it would
/// lose its `+` and be shown as 4.93E+10.
fn harmless(text: &str) -> String {
    let unseen = |c: char| {
        c.is_whitespace()
            || c.is_control()
            || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{fffd}')
    };
    let seen = text.trim_start_matches(unseen);
    let formula = seen.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    if formula && text != "-" && !is_negative(text) {
        return format!("'{text}");
    }
    text.to_string()
}

/// `-3`, `-1.234,5`, `-0.5`, `-3 %`: a sign, digits in groups, at most one decimal part.
fn is_negative(text: &str) -> bool {
    let Some(number) = text.strip_prefix('-') else { return false };
    let number = number.strip_suffix('%').unwrap_or(number).trim_end_matches([' ', '\u{a0}']);
    let mut groups = number.split(['.', ',', '\u{a0}', '\u{202f}']);
    let digits = |group: &str| !group.is_empty() && group.bytes().all(|b| b.is_ascii_digit());
    groups.all(digits)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::render::Column;

    fn table(cells: &[&str]) -> Table {
        let mut table = Table::new([Column::text("Name"), Column::text("Größe; Maß")]);
        table.row(cells.iter().copied());
        table
    }

    fn excel(cell: &str) -> String {
        let mut table = Table::new([Column::text("x")]);
        table.row([cell, "beyond"]);
        let bytes = write(&table, Csv::Excel);
        let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(bytes.as_slice());
        let record = reader.records().next().expect("a row").expect("as it was written");
        record.get(0).expect("a cell").to_string()
    }

    #[test]
    fn machines_get_every_cell_as_it_is() {
        let bytes = write(&table(&["=1+1", "a \"b\",\nc"]), Csv::Plain);
        let expected = "Name,Größe; Maß\n=1+1,\"a \"\"b\"\",\nc\"\n";
        assert_eq!(String::from_utf8_lossy(&bytes), expected);
    }

    #[test]
    fn excel_gets_semicolons_crlf_and_a_mark() {
        let bytes = write(&table(&["a,\nb"]), Csv::Excel);
        let expected = "\u{feff}Name;\"Größe; Maß\"\r\na, b;\r\n";
        assert_eq!(String::from_utf8_lossy(&bytes), expected);
    }

    #[test]
    fn no_cell_is_calculated() {
        for formula in
            ["=1+1", "+49 30 123", "@SUM(A1)", "-2+3", "-", "\t=1", "\u{a0}=1", "＝1", "--3", "-a"]
        {
            let read = excel(formula);
            assert_eq!(read.starts_with('\''), formula != "-", "{formula:?} became {read:?}");
        }
        assert_eq!(excel("\u{feff}=1"), "'\u{fffd}=1");
        assert_eq!(excel("\u{200b}=1"), "'\u{200b}=1");
        for number in ["-3", "-3,5", "-1.234,56", "-12 %", "12", "a-b", "– =", "Müller"] {
            assert_eq!(excel(number), number);
        }
    }

    #[test]
    fn a_table_without_columns_is_an_empty_file() {
        let mut empty = Table::new([]);
        empty.row(["a"]);
        assert_eq!(write(&empty, Csv::Plain), b"");
        assert_eq!(write(&empty, Csv::Excel), "\u{feff}".as_bytes());
    }

    proptest! {
        #[test]
        fn machines_read_back_what_was_written(
            rows in prop::collection::vec(prop::collection::vec(any::<String>(), 2..=2), 0..5)
        ) {
            let mut table = Table::new([Column::text("a"), Column::text("b")]);
            for row in &rows {
                table.row(row.iter().map(String::as_str));
            }
            let bytes = write(&table, Csv::Plain);
            let mut reader = csv::Reader::from_reader(bytes.as_slice());
            let read: Vec<Vec<String>> = reader
                .records()
                .map(|record| record.expect("a row").iter().map(str::to_string).collect())
                .collect();
            prop_assert_eq!(read, rows);
        }

        #[test]
        fn excel_never_calculates(text in "[ \t\u{feff}\u{200b}]{0,3}[=+@-][\\PC]{0,8}") {
            let read = excel(&text);
            let first = read.chars().next();
            let calm = first == Some('\'') || read == "-" || is_negative(&read);
            prop_assert!(calm, "{:?} became {:?}", text, read);
        }
    }
}
