//! A document in the language of Typst, which makes a PDF of it: tagged for screen readers, with
//! its pictures and without any file beside it. Every text is a string of that language, so that
//! nothing in a record becomes a command.

use std::fmt::Write as _;

use chrono::Datelike;

use super::doc::{CONTENTS_FROM, WHOLE};
use super::picture::svg;
use super::{Align, Block, Doc, Imprint, Table, Text, clean};
use crate::paint::Style;
use crate::words::Lang;

/// What makes a page look as it does; everything else is in the order of the document.
const LOOKS: &str = include_str!("typst/looks.typ");

pub fn write(doc: &Doc, imprint: &Imprint) -> String {
    let words = imprint.words;
    let doc = doc.outlined();
    let title = match doc.title.as_deref().map(clean::line).filter(|title| !title.is_empty()) {
        Some(title) => title,
        None => words.text("render-untitled"),
    };
    let (lang, region) = match words.lang() {
        Lang::De => ("de", "DE"),
        Lang::En => ("en", "GB"),
    };
    let day = imprint.day;
    let author = imprint.author.map(|author| format!(", author: ({},)", string(author)));
    let mut out = format!(
        "#set document(title: {title}{}, date: datetime(year: {}, month: {}, day: {}))\n\
         #set text(lang: \"{lang}\", region: \"{region}\")\n\
         #let head = {title}\n{LOOKS}\n#title()\n",
        author.unwrap_or_default(),
        day.year(),
        day.month(),
        day.day(),
        title = string(&title),
    );
    let chapter = |block: &&Block| matches!(block, Block::Heading { level: 1, .. });
    let mut contents = doc.blocks.iter().filter(chapter).count() >= CONTENTS_FROM;
    for block in &doc.blocks {
        if contents && chapter(&block) {
            let label = string(&words.text("render-contents"));
            let _ = writeln!(out, "#outline(title: {label}, depth: 2)");
            contents = false;
        }
        draw(block, &mut out);
    }
    out
}

fn draw(block: &Block, out: &mut String) {
    // Writing into a string fails in no way.
    let _ = match block {
        Block::Heading { level, text } => {
            writeln!(out, "#heading(level: {}, {})", level, string(text))
        }
        Block::Paragraph(text) if text.is_head() => {
            writeln!(out, "#block(sticky: true, par({}))", content(text))
        }
        Block::Paragraph(text) => writeln!(out, "#par({})", content(text)),
        Block::List(items) => {
            let items: Vec<String> = items.iter().map(content).collect();
            writeln!(out, "#list({})", items.join(", "))
        }
        Block::Facts(facts) => {
            let facts = facts.iter().map(|(label, text)| {
                format!("terms.item({}, {})", string(&format!("{label}:")), content(text))
            });
            writeln!(out, "#terms({})", facts.collect::<Vec<_>>().join(", "))
        }
        Block::Table(table) => {
            draw_table(table, out);
            Ok(())
        }
        Block::Picture(picture) => writeln!(
            out,
            "#figure(image(bytes({}), format: \"svg\", alt: {}, width: 100%), caption: {}, kind: image, supplement: none, numbering: none)",
            quoted(&svg::write(picture)),
            string(&picture.description),
            string(&picture.title)
        ),
        Block::Quote(paragraphs) => {
            let paragraphs: Vec<String> =
                paragraphs.iter().map(|text| format!("#par({})", content(text))).collect();
            writeln!(out, "#quote(block: true)[{}]", paragraphs.join(" "))
        }
        Block::Rule => writeln!(out, "#rule"),
        Block::Lines(text) => {
            writeln!(out, "#raw(block: true, {})", quoted(&clean::lines(text)))
        }
    };
}

fn draw_table(table: &Table, out: &mut String) {
    if table.columns.is_empty() {
        return;
    }
    let list = |items: Vec<&str>| format!("({},)", items.join(", "));
    // Every table is as wide as the text.
    let all_keep = table.columns.iter().all(|column| column.keep);
    let widths = table.columns.iter().enumerate().map(|(at, column)| match column.keep {
        true if !(all_keep && at == 0) => "auto",
        _ => "1fr",
    });
    let aligns = table.columns.iter().map(|column| match column.align {
        Align::Left => "left",
        Align::Right => "right",
    });
    let heads: Vec<String> =
        table.columns.iter().map(|column| format!("[#{}]", string(&column.head))).collect();
    let whole = table.rows.len() <= WHOLE;
    let caption = table.caption.as_deref().map(string).filter(|caption| caption != "\"\"");
    out.push_str(if whole { "#block(breakable: false, " } else { "#" });
    if caption.is_some() {
        out.push_str("figure(");
    }
    let _ = write!(
        out,
        "table(columns: {}, align: {}, table.header({})",
        list(widths.collect()),
        list(aligns.collect()),
        heads.join(", ")
    );
    for row in &table.rows {
        let cells: Vec<String> = table.cells(row).map(content).collect();
        let _ = write!(out, ",\n  {}", cells.join(", "));
    }
    out.push(')');
    if let Some(caption) = caption {
        let _ =
            write!(out, ", caption: {caption}, kind: table, supplement: none, numbering: none)");
    }
    out.push_str(if whole { ")\n" } else { "\n" });
}

/// Words with their looks, in square brackets.
fn content(text: &Text) -> String {
    let mut out = String::from("[");
    for span in clean::spans(text) {
        let words = quoted(&span.text);
        let _ = match span.style {
            Style::Strong => write!(out, "#strong({words})"),
            Style::Faint => write!(out, "#faint({words})"),
            _ => write!(out, "#text({words})"),
        };
    }
    out.push(']');
    out
}

/// One clean line as a string.
fn string(text: &str) -> String {
    quoted(&clean::line(text))
}

/// With its line breaks.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::Column;
    use crate::words::Words;

    #[test]
    fn every_text_is_a_string() {
        let mut doc = Doc::titled("#a \"b\" \\");
        let mut table = Table::new([Column::text("]"), Column::number("x")]);
        table.row(["#read(\"/etc/passwd\")", "3"]);
        doc.paragraph(Text::new().plain("$x$ ").strong("*y*")).list(["[z"]).table(table);
        let words = Words::new(Lang::De);
        let day = "2024-10-22".parse().expect("a day");
        let written = write(&doc, &Imprint { words: &words, author: Some("B"), day });
        for part in [
            "#set document(title: \"#a \\\"b\\\" \\\\\", author: (\"B\",), date: datetime(year: 2024, month: 10, day: 22))",
            "#par([#text(\"$x$ \")#strong(\"*y*\")])\n#list([#text(\"[z\")])\n",
            "#block(breakable: false, table(columns: (1fr, auto,), align: (left, right,), table.header([#\"]\"], [#\"x\"]),\n  [#text(\"#read(\\\"/etc/passwd\\\")\")], [#text(\"3\")]))",
        ] {
            assert!(written.contains(part), "{part}\n---\n{written}");
        }
    }

    #[test]
    fn a_table_says_what_it_is_and_headings_have_no_holes() {
        let table = |rows: usize| {
            let mut table = Table::new([Column::text("a")]).caption("Nach \"Thema\"");
            (0..rows).for_each(|_| {
                table.row(["x"]);
            });
            table
        };
        let mut doc = Doc::new();
        doc.heading(3, "a").heading(1, " ").heading(4, "b");
        doc.table(table(WHOLE)).table(table(WHOLE + 1)).table(table(1).caption(" "));
        let words = Words::new(Lang::De);
        let day = "2024-10-22".parse().expect("a day");
        let written = write(&doc, &Imprint { words: &words, author: None, day });
        let (_, body) = written.split_once("#title()\n").expect("a title");
        let body = body.replace(",\n  [#text(\"x\")]", "");
        let head = "table(columns: (1fr,), align: (left,), table.header([#\"a\"]))";
        let caption =
            ", caption: \"Nach \\\"Thema\\\"\", kind: table, supplement: none, numbering: none)";
        let expected = format!(
            "#heading(level: 1, \"a\")\n#heading(level: 2, \"b\")\n\
             #block(breakable: false, figure({head}{caption})\n\
             #figure({head}{caption}\n\
             #block(breakable: false, {head})\n"
        );
        assert_eq!(body, expected);
    }
}
