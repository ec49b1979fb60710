//! A document as one page of HTML5 that is complete in itself: no script, nothing from elsewhere,
//! and a policy by which a browser holds it to that. It is good to read on a telephone, on a wide
//! screen, in the dark and on paper, and a screen reader finds its parts by name. The text of a
//! record stays text: it becomes no tag, no attribute and no style.

mod block;
mod style;
mod table;

use std::fmt::Write as _;

use super::doc::CONTENTS_FROM;
use super::unique::Unique;
use super::{Doc, Imprint, clean};

/// The whole page. Where the document has no title, the page is called an extract from the log.
pub fn write(doc: &Doc, imprint: &Imprint) -> String {
    let words = imprint.words;
    let doc = doc.outlined();
    let title = doc.title.as_deref().map(clean::line).filter(|title| !title.is_empty());
    let title = title.unwrap_or_else(|| words.text("render-untitled"));
    let mut page = Page::new(&title);
    for block in &doc.blocks {
        page.block(block);
    }
    let contents = page.chapters.len() >= CONTENTS_FROM;
    let mut html = format!("<!DOCTYPE html>\n<html lang=\"{}\">\n", words.lang().tag());
    head(&title, imprint, &mut html);
    html.push_str(if contents { "<body class=\"with-contents\">\n" } else { "<body>\n" });
    // Writing into a string fails in no way.
    let skip = escaped(&words.text("render-skip"));
    let _ = writeln!(html, "<a class=\"skip\" href=\"#{MAIN}\">{skip}</a>");
    let _ = writeln!(html, "<header>\n<h1>{}</h1>\n</header>", escaped(&title));
    if contents {
        let label = escaped(&words.text("render-contents"));
        let _ = writeln!(html, "<nav aria-labelledby=\"{NAV}\">\n<h2 id=\"{NAV}\">{label}</h2>");
        html.push_str("<ol>\n");
        for (id, text) in &page.chapters {
            let _ = writeln!(html, "<li><a href=\"#{id}\">{}</a></li>", escaped(text));
        }
        html.push_str("</ol>\n</nav>\n");
    }
    let _ = writeln!(html, "<main id=\"{MAIN}\">\n{}</main>\n</body>\n</html>", page.html);
    html
}

// With a line below, which no id that is made from a text has.
const MAIN: &str = "page_main";
const NAV: &str = "page_contents";

fn head(title: &str, imprint: &Imprint, html: &mut String) {
    let policy = format!(
        "default-src 'none'; style-src '{}'; base-uri 'none'; form-action 'none'",
        style::HASH
    );
    let _ = write!(
        html,
        "<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{}</title>\n",
        escaped(title)
    );
    if let Some(author) = imprint.author {
        let _ = writeln!(html, "<meta name=\"author\" content=\"{}\">", escaped(author));
    }
    let day = imprint.day.format("%Y-%m-%d");
    let _ = writeln!(html, "<meta name=\"dcterms.date\" content=\"{day}\">");
    let _ = writeln!(html, "<style>{}</style>\n</head>", style::sheet());
}

/// What has been written so far, and what must not be there twice.
struct Page {
    html: String,
    /// The id and the text of each.
    chapters: Vec<(String, String)>,
    /// The last heading, or the title.
    under: String,
    pictures: usize,
    ids: Unique,
    /// Of the regions that scroll.
    names: Unique,
}

impl Page {
    fn new(title: &str) -> Self {
        Self {
            html: String::new(),
            chapters: Vec::new(),
            under: title.to_string(),
            pictures: 0,
            ids: Unique::default(),
            names: Unique::default(),
        }
    }

    /// What may be wider than the screen scrolls by itself. It can be reached by the keyboard, so
    /// it has a name.
    fn region(&mut self, name: &str, inner: &str) {
        let name = self.names.take(name, |number| format!("{name} ({number})"));
        let _ = writeln!(
            self.html,
            "<div class=\"wide\" role=\"region\" aria-label=\"{}\" tabindex=\"0\">\n{inner}</div>",
            escaped(&name)
        );
    }
}

/// One clean line, between tags or between double quotes.
fn escaped(text: &str) -> String {
    clean::escaped(&clean::line(text))
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use proptest::prelude::*;

    use super::*;
    use crate::paint::Style;
    use crate::render::picture::Picture;
    use crate::render::{Column, Table, Text};
    use crate::words::{Lang, Words};

    fn page(lang: Lang, author: Option<&str>, doc: &Doc) -> String {
        let day = NaiveDate::from_ymd_opt(2024, 10, 22).expect("a day");
        write(doc, &Imprint { words: &Words::new(lang), author, day })
    }

    /// What is between `<main>` and `</main>`, of a document in English.
    fn main(fill: impl FnOnce(&mut Doc)) -> String {
        let mut doc = Doc::titled("T");
        fill(&mut doc);
        let html = page(Lang::En, None, &doc);
        let (_, main) = html.split_once("<main id=\"page_main\">\n").expect("main");
        main.split_once("</main>").expect("its end").0.to_string()
    }

    #[test]
    fn a_page_says_what_it_is() {
        let mut doc = Doc::titled("Jahresbericht & <2024>");
        doc.heading(1, "Überblick").heading(1, "Zahlen").heading(1, "Überblick");
        let html = page(Lang::De, Some("Büro \"Mitte\""), &doc);
        let (before, rest) = html.split_once("<style>").expect("a style");
        let (_, after) = rest.split_once("</style>").expect("its end");
        snapbox::assert_data_eq!(
            before.replace(style::HASH, "HASH"),
            snapbox::str![[r#"
<!DOCTYPE html>
<html lang="de">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'HASH'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Jahresbericht &amp; &lt;2024&gt;</title>
<meta name="author" content="Büro &quot;Mitte&quot;">
<meta name="dcterms.date" content="2024-10-22">

"#]]
        );
        snapbox::assert_data_eq!(
            after,
            snapbox::str![[r##"

</head>
<body class="with-contents">
<a class="skip" href="#page_main">Zum Hauptinhalt springen</a>
<header>
<h1>Jahresbericht &amp; &lt;2024&gt;</h1>
</header>
<nav aria-labelledby="page_contents">
<h2 id="page_contents">Inhalt</h2>
<ol>
<li><a href="#ueberblick">Überblick</a></li>
<li><a href="#zahlen">Zahlen</a></li>
<li><a href="#ueberblick-2">Überblick</a></li>
</ol>
</nav>
<main id="page_main">
<h2 id="ueberblick">Überblick</h2>
<h2 id="zahlen">Zahlen</h2>
<h2 id="ueberblick-2">Überblick</h2>
</main>
</body>
</html>

"##]]
        );
    }

    #[test]
    fn every_block_has_its_tags() {
        let mut table = Table::new([Column::text("Topic"), Column::number("Talks")]);
        table.row(["Language", "17"]).row(["Work", "3"]);
        let mut wide =
            Table::new([Column::keep("Day"), Column::text(""), Column::text("Organisation")]);
        wide.row(["14 Oct 2024", "x", "Handwerkskammerbezirk"]).row(["15 Oct 2024"]);
        let picture = |title: &str, width| Picture {
            title: title.into(),
            description: "d".into(),
            width,
            height: 1,
            ..Picture::default()
        };
        let looks = Text::new()
            .plain("a ")
            .strong("b")
            .faint(" c")
            .styled(Style::Error, "d")
            .styled(Style::Warning, "e")
            .styled(Style::Good, "f")
            .styled(Style::Accent, "g");
        let main = main(|doc| {
            doc.heading(1, "Numbers").paragraph(looks).table(table.clone());
            doc.heading(2, "By month").table(wide.clone()).table(wide);
            doc.facts([("Place", "Town hall"), ("", "")]).list(["one", " ", "two"]).rule();
            doc.quote(["We send", "three days"]).lines("\n- [ ] x\n  <b>\n");
            doc.picture(picture("Talks", 600)).picture(picture("", 200));
            doc.table(table.caption("By topic"));
        });
        snapbox::assert_data_eq!(
            main,
            snapbox::str![[r##"
<h2 id="numbers">Numbers</h2>
<p>a <strong>b</strong><span class="faint"> c</span><strong class="error">d</strong><span class="warning">e</span><span class="good">f</span><mark>g</mark></p>
<table>
<thead>
<tr><th scope="col">Topic</th><th scope="col" class="right">Talks</th></tr>
</thead>
<tbody>
<tr><th scope="row">Language</th><td class="right keep">17</td></tr>
<tr><th scope="row">Work</th><td class="right keep">3</td></tr>
</tbody>
</table>
<h3 id="by-month">By month</h3>
<div class="wide" role="region" aria-label="By month" tabindex="0">
<table>
<thead>
<tr><th scope="col">Day</th><td></td><th scope="col">Organisation</th></tr>
</thead>
<tbody>
<tr><td class="keep">14 Oct 2024</td><td>x</td><td>Handwerkskammerbezirk</td></tr>
<tr><td class="keep">15 Oct 2024</td><td></td><td></td></tr>
</tbody>
</table>
</div>
<div class="wide" role="region" aria-label="By month (2)" tabindex="0">
<table>
<thead>
<tr><th scope="col">Day</th><td></td><th scope="col">Organisation</th></tr>
</thead>
<tbody>
<tr><td class="keep">14 Oct 2024</td><td>x</td><td>Handwerkskammerbezirk</td></tr>
<tr><td class="keep">15 Oct 2024</td><td></td><td></td></tr>
</tbody>
</table>
</div>
<dl>
<div><dt>Place</dt><dd>Town hall</dd></div>
</dl>
<ul>
<li>one</li>
<li>two</li>
</ul>
<hr>
<blockquote>
<p>We send</p>
<p>three days</p>
</blockquote>
<pre>

- [ ] x
  &lt;b&gt;</pre>
<figure>
<div class="wide" role="region" aria-label="Talks" tabindex="0">
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 1" width="600" height="1" role="img" aria-labelledby="picture_1-title picture_1-desc" font-family="sans-serif">
<title id="picture_1-title">Talks</title>
<desc id="picture_1-desc">d</desc>
<rect x="0" y="0" width="600" height="1" class="f-ground" fill="#ffffff"/>
</svg>
</div>
<figcaption>Talks</figcaption>
</figure>
<figure>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 1" width="200" height="1" role="img" aria-labelledby="picture_2-title picture_2-desc" font-family="sans-serif">
<title id="picture_2-title">By month</title>
<desc id="picture_2-desc">d</desc>
<rect x="0" y="0" width="200" height="1" class="f-ground" fill="#ffffff"/>
</svg>
</figure>
<table>
<caption>By topic</caption>
<thead>
<tr><th scope="col">Topic</th><th scope="col" class="right">Talks</th></tr>
</thead>
<tbody>
<tr><th scope="row">Language</th><td class="right keep">17</td></tr>
<tr><th scope="row">Work</th><td class="right keep">3</td></tr>
</tbody>
</table>

"##]]
        );
    }

    #[test]
    fn a_heading_has_an_id_whatever_it_says() {
        let main = main(|doc| {
            doc.heading(1, "b").heading(4, "…").heading(1, "page main");
        });
        let expected = "<h2 id=\"b\">b</h2>\n<h3 id=\"part\">…</h3>\n\
                        <h2 id=\"page-main\">page main</h2>\n";
        assert_eq!(main, expected);
    }

    #[test]
    fn a_column_names_its_rows_only_where_it_can() {
        let names = |first: Column, cells: [&str; 2]| {
            let mut table = Table::new([first, Column::number("n")]);
            table.row([cells[0], "1"]).row([cells[1], "2"]);
            let fill = |doc: &mut Doc| {
                doc.table(table);
            };
            main(fill).contains("scope=\"row\"")
        };
        assert!(names(Column::text("x"), ["a", "b"]));
        assert!(!names(Column::text("x"), ["a", "a"]));
        assert!(!names(Column::text("x"), ["a", " "]));
        assert!(!names(Column::keep("x"), ["14.10.2024", "15.10.2024"]));
    }

    #[test]
    fn nothing_makes_nothing() {
        let empty = main(|doc| {
            doc.heading(1, " ").paragraph("").list([""]).table(Table::default()).lines("\n");
            doc.facts([("", "")]).quote([" "]);
        });
        assert_eq!(empty, "");
        let html = page(Lang::De, None, &Doc::titled(" "));
        assert!(html.contains("<h1>Auszug aus der Ablage</h1>"), "{html}");
        assert!(!html.contains("<nav") && !html.contains("name=\"author\""), "{html}");
    }

    /// Everything that holds a text of somebody else.
    fn full(text: &str) -> Doc {
        let mut table = Table::new([Column::text(text), Column::number(text)]);
        // Wide, whatever the text is.
        table.columns.push(Column::keep("Id"));
        table.row([text, text, "2024-10-14-handwerkskammer-schoenbruck"]);
        let picture =
            Picture { title: text.into(), description: text.into(), ..Picture::default() };
        let mut doc = Doc::titled(text);
        for style in [Style::Plain, Style::Strong, Style::Error, Style::Accent] {
            doc.paragraph((style, text));
        }
        doc.heading(1, text).heading(1, text).heading(1, text).list([text]).facts([(text, text)]);
        doc.table(table.caption(text)).quote([text]).lines(text).picture(picture);
        doc
    }

    /// The tags of a page with the names of their attributes.
    fn tags(html: &str) -> Vec<String> {
        let tags = html.match_indices('<').map(|(at, _)| {
            let tag = &html[at..at + html[at..].find('>').expect("an end")];
            let parts = tag.split('"').step_by(2).map(str::trim);
            // How a cell is broken depends on its words.
            parts.collect::<Vec<_>>().join(" ").replace(" class=", "").trim_end().to_string()
        });
        tags.collect()
    }

    #[test]
    fn what_a_record_says_is_text_and_nothing_else() {
        for text in [
            "<script>alert(1)</script>",
            "</style><b>",
            "</title></main>",
            "]]>",
            "<!--",
            "\" onload=\"x\" y='",
            "&lt;&amp;&#0;",
            "javascript:x",
        ] {
            let html = page(Lang::En, Some(text), &full(text));
            assert_eq!(tags(&html), tags(&page(Lang::En, Some("x"), &full("x"))), "{html}");
            assert_eq!(html.matches("</style>").count(), 1);
        }
    }

    proptest! {
        #[test]
        fn every_page_has_the_tags_of_any_other(
            text in prop_oneof!["[\\PC\t\n]{1,9}x", "[-<>&\"'/!=\\]\\[a1 ;#]{1,24}x"]
        ) {
            let html = page(Lang::De, Some(&text), &full(&text));
            prop_assert_eq!(tags(&html), tags(&page(Lang::De, Some("x"), &full("x"))), "{}", html);
        }
    }
}
