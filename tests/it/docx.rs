//! Word documents: what the programs read that people open them with.

use std::io::{Cursor, Read as _, Write as _};
use std::process::Command;

use chrono::NaiveDate;
use netlog::paint::Style;
use netlog::render::picture::{Anchor, Form, Ink, Picture, Point};
use netlog::render::{Column, Doc, Imprint, Table, Text, docx};
use netlog::words::{Lang, Message, Words};

use crate::help::installed;
use crate::sandbox::{Sandbox, finish};

/// Every block, with what data could break out by.
fn sample() -> Doc {
    let mut doc = Doc::titled("Bericht <2024> & mehr");
    doc.paragraph(
        Text::new().plain("Es waren ").strong("zwanzig").faint(" (vorläufig)").plain("."),
    );
    for (chapter, part) in [("Zahlen", "Nach Monat"), ("Partner", "Ämter"), ("Ausblick", "2025")] {
        doc.heading(1, chapter).heading(2, part);
        doc.paragraph("]]></w:t><w:p> \u{1b}[2J und 👩🏽‍💼.");
    }
    let columns = [Column::keep("Tag"), Column::text("Thema"), Column::number("Gespräche")];
    let mut table = Table::new(columns).caption("Gespräche nach Thema");
    table.row(["14.10.2024", "Sprachförderung", "17"]).row(["15.10.2024", "=1+2", "3"]);
    doc.heading(3, "Einzeln").table(table.clone()).table(table);
    let words = |text: &str, anchor, x| Form::Words {
        at: Point::new(x, 20),
        text: text.into(),
        size: 12,
        anchor,
        ink: Ink::Text,
        strong: false,
    };
    let mut picture = Picture {
        title: "Gespräche im Jahr".into(),
        description: "Januar 3, Februar \"7\" & März 5".into(),
        width: 600,
        height: 120,
        ..Picture::default()
    };
    let bar = |x, tall| Form::Rect {
        at: Point::new(x, 110 - tall),
        size: Point::new(60, tall),
        round: 6,
        fill: Ink::Main,
        line: Some(Ink::Text),
    };
    picture.add(bar(20, 30)).add(bar(120, 70)).add(bar(220, 50));
    picture.add(words("Ärger", Anchor::Start, 20)).add(words("Mitte", Anchor::Middle, 300));
    picture.add(words("Ende", Anchor::End, 600));
    doc.picture(picture).heading(4, "Im Kleinen");
    doc.facts([("Ort", "Rathaus"), ("Zeit", "10:00")]).list(["Haushalt", "Protokoll"]);
    doc.quote(["Wir schicken", "drei Termine"]).rule().lines("- [ ] x\n\ty & z\n");
    doc.paragraph((Style::Error, "Ende"));
    doc
}

fn filled(lang: Lang, template: Option<&[u8]>) -> Result<Vec<u8>, Message> {
    let day: NaiveDate = "2024-10-22".parse().expect("a day");
    let words = Words::new(lang);
    let imprint = Imprint { words: &words, author: Some("Büro <I>"), day };
    docx::write(&sample(), &imprint, template)
}

fn written(lang: Lang) -> Vec<u8> {
    filled(lang, None).expect("no template, no fault")
}

fn content(file: &[u8], name: &str) -> Vec<u8> {
    let mut zip = zip::ZipArchive::new(Cursor::new(file)).expect("a zip archive");
    let mut bytes = Vec::new();
    zip.by_name(name).expect(name).read_to_end(&mut bytes).expect("bytes");
    bytes
}

fn part(file: &[u8], name: &str) -> String {
    String::from_utf8(content(file, name)).expect("UTF-8")
}

fn names(file: &[u8]) -> Vec<String> {
    let zip = zip::ZipArchive::new(Cursor::new(file)).expect("a zip archive");
    let name = |at| zip.name_for_index(at)?.ok().map(String::from);
    (0..zip.len()).map(|at| name(at).expect("a name")).collect()
}

fn zipped<B: AsRef<[u8]>>(files: &[(&str, B)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).expect("a file");
        zip.write_all(bytes.as_ref()).expect("a text");
    }
    zip.finish().expect("an archive").into_inner()
}

#[test]
fn the_same_document_is_the_same_file() {
    for lang in Lang::ALL {
        assert_eq!(written(lang), written(lang));
    }
}

#[test]
fn data_is_text_and_the_language_is_told() {
    for (lang, tag, page, contents) in
        [(Lang::De, "de-DE", "Seite ", "Inhalt"), (Lang::En, "en-GB", "Page ", "Contents")]
    {
        let file = written(lang);
        let text = part(&file, "word/document.xml");
        let data = "]]&gt;&lt;/w:t&gt;&lt;w:p&gt; \u{fffd}[2J und 👩🏽‍💼.</w:t>";
        assert_eq!(text.matches(data).count(), 3, "{text}");
        assert!(text.contains("descr=\"Januar 3, Februar &quot;7&quot; &amp; März 5\""), "{text}");
        assert!(text.contains(&format!(">{contents}</w:t>")), "{text}");
        assert!(part(&file, "word/footer1.xml").contains(page));
        assert!(part(&file, "word/styles.xml").contains(&format!("<w:lang w:val=\"{tag}\"")));
        let core = part(&file, "docProps/core.xml");
        for told in ["<dc:title>Bericht &lt;2024&gt; &amp; mehr<", ">2024-10-22T00:00:00Z<", tag] {
            assert!(core.contains(told), "{core}");
        }
        assert!(!text.contains("w:dirty") && !part(&file, "word/settings.xml").contains("update"));
    }
}

/// A program in the folder of a test with the document in it; `None` where it is not installed.
fn read_by(program: &str, args: &[&str]) -> Option<(Sandbox, String)> {
    if !installed(program) {
        return None;
    }
    let sandbox = Sandbox::empty();
    std::fs::write(sandbox.log().join("x.docx"), written(Lang::De)).expect("a file");
    let mut command = Command::new(program);
    sandbox.scrub(&mut command);
    let output = finish(command.env("PYTHONIOENCODING", "utf-8").args(args));
    assert_eq!(output.code, 0, "{program}: {output:?}");
    Some((sandbox, output.out))
}

#[test]
fn pandoc_reads_what_each_part_is() {
    let args = ["-f", "docx", "-t", "markdown", "--wrap=none", "x.docx"];
    let Some((_, text)) = read_by("pandoc", &args) else { return };
    for said in [
        "# Zahlen\n\n## Nach Monat\n",
        "### Einzeln\n",
        "#### Im Kleinen\n",
        "**zwanzig**",
        "[Ausblick](#ausblick)",
        "![Januar 3, Februar \\\"7\\\" & März 5](media/picture1.emf \"Gespräche im Jahr\")",
        "**Ort:** Rathaus",
        "> Wir schicken\n>\n> drei Termine\n",
    ] {
        assert!(text.contains(said), "{said}\n---\n{text}");
    }
    let list = text.lines().filter(|line| line.starts_with("- ") && !line.contains("--")).count();
    assert_eq!(list, 2, "{text}");
    let rows = text.lines().filter(|line| line.trim_start().starts_with("14.10.2024")).count();
    assert_eq!(rows, 2, "{text}");
}

#[test]
fn python_docx_reads_styles_and_heads_of_tables() {
    let script = "\
try:
    import docx
except ImportError:
    print('absent')
else:
    d = docx.Document('x.docx')
    for p in d.paragraphs: print(p.style.name, '|', p.text)
    for t in d.tables: print(t.style.name, '|', t.rows[0].cells[2].text, '|', len(t.rows[0]._tr.xpath('./w:trPr/w:tblHeader')))
    print(d.core_properties.author, d.core_properties.created)
";
    let Some((_, text)) = read_by("python3", &["-c", script]) else { return };
    if text.starts_with("absent") {
        eprintln!("skipped: python-docx is not installed");
        return;
    }
    for said in [
        "Title | Bericht <2024> & mehr\n",
        "Heading 1 | Zahlen\n",
        "Heading 4 | Im Kleinen\n",
        "List Bullet | Haushalt\n",
        "Caption | Gespräche im Jahr\n",
        "Quote | drei Termine\n",
        "Report Table | Gespräche | 1\nReport Table | Gespräche | 1\n",
        "Büro <I> 2024-10-22 00:00:00",
    ] {
        assert!(text.contains(said), "{said}\n---\n{text}");
    }
}

#[test]
fn libreoffice_loses_nothing() {
    if !installed("soffice") {
        return;
    }
    let convert = |to: &str| {
        let folder = tempfile::tempdir().expect("a folder");
        let profile = format!("-env:UserInstallation=file://{}", folder.path().display());
        let args = [&profile, "--headless", "--convert-to", to, "x.docx"];
        let (sandbox, _) = read_by("soffice", &args).expect("it is installed");
        std::fs::read(sandbox.log().join(format!("x.{to}"))).expect("what it made")
    };
    assert!(convert("pdf").starts_with(b"%PDF"));
    let text = part(&convert("odt"), "content.xml");
    for (what, count) in [
        ("<text:h ", 8),
        ("<table:table-header-rows>", 2),
        ("<svg:desc>Januar 3, Februar &quot;7&quot; &amp; März 5</svg:desc>", 1),
        ("<svg:title>Gespräche im Jahr</svg:title>", 1),
    ] {
        assert_eq!(text.matches(what).count(), count, "{what}\n{text}");
    }
}

const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// What a German Word makes: ids of styles in German, a letterhead, a template from elsewhere.
fn template(kind: &str, document: &str) -> Vec<u8> {
    let word = "application/vnd.openxmlformats-officedocument.wordprocessingml";
    let part = |name: &str, kind: &str| {
        format!("<Override PartName=\"/word/{name}.xml\" ContentType=\"{kind}\"/>")
    };
    let types = format!(
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         {}{}{}{}{}</Types>",
        part("document", kind),
        part("styles", &format!("{word}.styles+xml")),
        part("settings", &format!("{word}.settings+xml")),
        part("numbering", &format!("{word}.numbering+xml")),
        part("header1", &format!("{word}.header+xml")),
    );
    let tie = |id: usize, kind: &str, to: &str| {
        format!("<Relationship Id=\"rId{id}\" Type=\"{R}/{kind}\" Target=\"{to}\"/>")
    };
    let outside = |id: usize, kind: &str, to: &str| {
        tie(id, kind, to).replace("/>", " TargetMode=\"External\"/>")
    };
    let ties = |inner: String| {
        format!(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{inner}</Relationships>"
        )
    };
    let main = [
        tie(1, "styles", "styles.xml"),
        tie(2, "settings", "settings.xml"),
        tie(3, "header", "header1.xml"),
        tie(4, "numbering", "/word/numbering.xml"),
        outside(5, "image", "https://example.org/x.png"),
    ];
    let style = |kind: &str, id: &str, name: &str| {
        format!(
            "<w:style w:type=\"{kind}\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/></w:style>"
        )
    };
    let styles = format!(
        "<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val=\"fr-FR\"/></w:rPr></w:rPrDefault></w:docDefaults>\
         <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Standard\"><w:name w:val=\"Normal\"/></w:style>{}{}</w:styles>",
        style("paragraph", "berschrift1", "heading 1"),
        style("paragraph", "Heading2", "Etwas anderes"),
    );
    zipped(&[
        ("[Content_Types].xml", &types),
        ("_rels/.rels", &ties(tie(1, "officeDocument", "word/document.xml"))),
        ("word/document.xml", &document.to_string()),
        ("word/_rels/document.xml.rels", &ties(main.concat())),
        ("word/styles.xml", &styles),
        (
            "word/settings.xml",
            &format!(
                "<w:settings {W}><w:attachedTemplate r:id=\"rId1\"/><w:zoom w:percent=\"90\"/></w:settings>"
            ),
        ),
        ("word/_rels/settings.xml.rels", &ties(outside(1, "attachedTemplate", "file:///x.dotm"))),
        (
            "word/numbering.xml",
            &format!(
                "<w:numbering {W}><w:abstractNum w:abstractNumId=\"7\"/><w:num w:numId=\"4\"><w:abstractNumId w:val=\"7\"/></w:num></w:numbering>"
            ),
        ),
        (
            "word/header1.xml",
            &format!(
                "<w:hdr {W}><w:p><w:hyperlink r:id=\"rId1\"><w:r><w:t>Stadt Metropolis</w:t></w:r></w:hyperlink></w:p></w:hdr>"
            ),
        ),
        ("word/_rels/header1.xml.rels", &ties(outside(1, "hyperlink", "https://example.org/"))),
    ])
}

const DOTX: &str =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml";

fn letter() -> String {
    format!(
        "<w:document {W}><w:body><w:p><w:r><w:t>Muster</w:t></w:r></w:p><w:sectPr>\
         <w:headerReference w:type=\"default\" r:id=\"rId3\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/>\
         <w:pgMar w:top=\"2000\" w:right=\"3000\" w:bottom=\"2000\" w:left=\"3000\" w:header=\"700\" w:footer=\"700\" w:gutter=\"0\"/>\
         </w:sectPr></w:body></w:document>"
    )
}

#[test]
fn the_template_of_the_office_holds_the_text() {
    let file = filled(Lang::De, Some(&template(DOTX, &letter()))).expect("a template");
    let text = part(&file, "word/document.xml");
    for said in [
        "<w:pStyle w:val=\"berschrift1\"/>",
        "<w:pStyle w:val=\"Heading2N\"/>",
        "<w:numId w:val=\"5\"/>",
        "<w:tblW w:w=\"5906\" w:type=\"dxa\"/>",
        "<w:headerReference w:type=\"default\" r:id=\"rId3\"/>",
        "w:left=\"3000\"",
    ] {
        assert!(text.contains(said), "{said}\n{text}");
    }
    assert!(!text.contains("Muster"));
    let styles = part(&file, "word/styles.xml");
    assert!(
        styles.contains("<w:lang w:val=\"de-DE\"/>")
            && styles.contains("<w:basedOn w:val=\"Standard\"/>")
    );
    assert_eq!(styles.matches("\"heading 1\"").count(), 1);
    let numbers = part(&file, "word/numbering.xml");
    assert!(
        numbers.contains("w:abstractNumId=\"8\"") && numbers.contains("w:numId=\"5\""),
        "{numbers}"
    );
    assert!(part(&file, "word/header1.xml").contains("Stadt Metropolis"));
    assert!(part(&file, "word/_rels/header1.xml.rels").contains("https://example.org/"));
    let ties = part(&file, "word/_rels/document.xml.rels");
    assert!(!ties.contains("External"), "{ties}");
    let settings = part(&file, "word/settings.xml");
    assert!(settings.contains("w:zoom") && !settings.contains("attachedTemplate"), "{settings}");
    let types = part(&file, "[Content_Types].xml");
    assert!(types.contains("document.main+xml") && !types.contains("template.main"), "{types}");
    let again = filled(Lang::De, Some(&file)).expect("our own file is a template too");
    assert_eq!(part(&again, "word/document.xml").matches("Zahlen</w:t>").count(), 2);
}

#[test]
fn a_bad_template_is_named_for_what_it_is() {
    let locked: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let compound = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    let macros = "application/vnd.ms-word.document.macroEnabled.main+xml";
    for (bytes, id) in [
        (b"hello".to_vec(), "render-template-foreign"),
        (
            zipped(&[("mimetype", "application/vnd.oasis.opendocument.text")]),
            "render-template-foreign",
        ),
        (compound.to_vec(), "render-template-old"),
        ([&compound[..], &locked].concat(), "render-template-locked"),
        (template(macros, &letter()), "render-template-macros"),
        (template(DOTX, "<w:document"), "render-template-broken"),
        (template(DOTX, "<!DOCTYPE a><a/>"), "render-template-broken"),
        (template(DOTX, &" ".repeat(65 * 1024 * 1024)), "render-template-large"),
    ] {
        let message = filled(Lang::De, Some(&bytes)).expect_err(id);
        assert_eq!(message.id(), id);
        assert!(Words::new(Lang::De).say(&message).contains("Vorlage"));
    }
}

/// Where a hostile template would like to reach.
const EVIL: &str = "https://evil.example/";
const FONT: &str = "application/vnd.openxmlformats-officedocument.obfuscatedFont";
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

/// A good template with these files in place of its own or beside them.
fn changed(files: &[(&str, &[u8])]) -> Vec<u8> {
    let good = template(DOTX, &letter());
    let names = names(&good);
    let mut all: Vec<(&str, Vec<u8>)> = names
        .iter()
        .filter(|name| files.iter().all(|(other, _)| other != name))
        .map(|name| (name.as_str(), content(&good, name)))
        .collect();
    all.extend(files.iter().map(|(name, bytes)| (*name, bytes.to_vec())));
    zipped(&all)
}

fn header(inner: &str) -> String {
    format!("<w:hdr {W}><w:p>{inner}<w:r><w:t>Stadt</w:t></w:r></w:p></w:hdr>")
}

/// Relations of a header: each an id, a type and a part.
fn ties(all: &[(&str, &str, &str)]) -> String {
    let tie = |(id, kind, to): &(&str, &str, &str)| {
        format!("<Relationship Id=\"{id}\" Type=\"{R}/{kind}\" Target=\"{to}\"/>")
    };
    format!("<Relationships>{}</Relationships>", all.iter().map(tie).collect::<String>())
}

/// Names to media types, put before those of the good template.
fn types(all: &[(&str, &str)]) -> String {
    let good = part(&template(DOTX, &letter()), "[Content_Types].xml");
    let own: String = all
        .iter()
        .map(|(name, kind)| format!("<Override PartName=\"/{name}\" ContentType=\"{kind}\"/>"))
        .collect();
    good.replacen("<Default", &format!("{own}<Default"), 1)
}

/// The names of the files of a document. Each is there once, none is empty, none reaches for the
/// place of a hostile template, every relation leads to one, and no media type is told twice.
fn sound(file: &[u8]) -> Vec<String> {
    let names = names(file);
    let mut small: Vec<String> = names.iter().map(|name| name.to_lowercase()).collect();
    small.sort();
    small.dedup();
    assert_eq!(small.len(), names.len(), "{names:?}");
    let told = part(file, "[Content_Types].xml");
    for name in &names {
        let bytes = content(file, name);
        assert!(!bytes.is_empty(), "{name}");
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains(EVIL), "{name}: {text}");
        assert!(told.matches(&format!("\"/{name}\"")).count() < 2, "{told}");
        if let Some((folder, _)) = name.split_once("_rels/") {
            for target in text.split("Target=\"").skip(1).filter(|to| !to.starts_with("http")) {
                let target = target.split('"').next().unwrap_or_default();
                let to = format!("{folder}{target}");
                assert!(names.contains(&to), "{name} leads to {to}: {names:?}");
            }
        }
    }
    names
}

fn refused(bytes: &[u8]) {
    let message = filled(Lang::De, Some(bytes)).expect_err("a hostile template");
    assert_eq!(message.id(), "render-template-broken");
}

#[test]
fn no_escape_hides_a_field_that_fetches() {
    for field in [
        format!("<w:fldSimple w:instr=\"INCL&#85;DETEXT {EVIL}\"/>"),
        format!("<w:fldSimple w:instr='incl&#x75;detext {EVIL}'/>"),
        format!("<w:r><w:fldChar/><w:instrText>INCL&#85;DEPICTURE {EVIL}</w:instrText></w:r>"),
        format!("<w:r><w:instrText>INCL<![CDATA[UDE]]>PICTURE {EVIL}</w:instrText></w:r>"),
        format!(
            "<w:r><w:instrText>D&#68;E</w:instrText><w:instrText>AUTO {EVIL}</w:instrText></w:r>"
        ),
    ] {
        let file =
            filled(Lang::De, Some(&changed(&[("word/header1.xml", header(&field).as_bytes())])))
                .expect("what is left of it");
        sound(&file);
        assert!(part(&file, "word/header1.xml").contains("Stadt"), "{field}");
    }
    for text in ["&#0;", "&x;", "&"] {
        let field = format!("<w:fldSimple w:instr=\"INCL{text}UDETEXT {EVIL}\"/>");
        refused(&changed(&[("word/header1.xml", header(&field).as_bytes())]));
    }
}

#[test]
fn no_other_prefix_stands_for_the_known_ones() {
    let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let field = format!("<x:fldSimple x:instr=\"INCLUDEPICTURE {EVIL}\"/>");
    let whole = format!("<x:hdr xmlns:x=\"{word}\"><x:p>{field}</x:p></x:hdr>");
    let bare = whole.replace("x:", "").replace("xmlns:x", "xmlns").replace(" x=", " xmlns=");
    let inside =
        header(&field.replace("<x:fldSimple", &format!("<x:fldSimple xmlns:x=\"{word}\"")));
    let strict = whole.replace(word, "http://purl.oclc.org/ooxml/wordprocessingml/main");
    let tie = header(&format!("<w:r q:link=\"rId1\" xmlns:q=\"{R}\"/>"));
    let other = header(&format!("<w:r xmlns:w=\"x\"><x:y xmlns:x=\"{word}\"/></w:r>"));
    assert!(bare.starts_with(&format!("<hdr xmlns=\"{word}\">")), "{bare}");
    for xml in [whole.replace("main\"", "&#109;ain\""), whole, bare, inside, strict, tie, other] {
        refused(&changed(&[("word/header1.xml", xml.as_bytes())]));
    }
    let main = letter().replace("<w:p>", &format!("<w:p xmlns:x=\"{word}\">"));
    refused(&template(DOTX, &main));
}

#[test]
fn a_part_is_what_its_relation_says() {
    let field = format!("<w:fldSimple w:instr=\"INCLUDETEXT {EVIL}\"/>");
    let xml = header(&field);
    for kind in ["application/xml", "text/html", "image/png", "application/vnd.ms-word.x+XML"] {
        let types = types(&[("word/header1.xml", kind)]);
        let files =
            [("[Content_Types].xml", types.as_bytes()), ("word/header1.xml", xml.as_bytes())];
        let file = filled(Lang::De, Some(&changed(&files))).expect("a header all the same");
        sound(&file);
        let told = part(&file, "[Content_Types].xml");
        assert!(!told.contains(kind) || kind == "application/xml", "{told}");
        assert!(told.contains("wordprocessingml.header+xml"), "{told}");
    }
    refused(&changed(&[("word/header1.xml", PNG)]));
}

#[test]
fn a_picture_is_one_and_takes_no_place_of_another() {
    let raw = header(&format!("<w:fldSimple w:instr=\"INCLUDETEXT {EVIL}\"/>"));
    let svg = format!("<svg><image href=\"{EVIL}\"/></svg>");
    let drawing = "<w:r><w:drawing><a:blip r:embed=\"rId1\"/></w:drawing></w:r>";
    let inner = format!("{drawing}<w:fldSimple w:instr=\"INCLUDETEXT {EVIL}\"/>");
    let targets = [
        ("header1.xml", "image/png"),
        ("header2.xml", "image/png"),
        ("settings.xml", "image/png"),
        ("document.xml", DOTX),
        ("_rels/header1.xml.rels", "image/png"),
        ("/[Content_Types].xml", "image/png"),
        ("/docProps/Core.xml", "image/png"),
        ("x.svg", "image/svg+xml"),
        ("svg.png", "image/png"),
        ("x.html", "text/html"),
    ];
    for (to, kind) in targets {
        for (as_what, kind) in [("image", kind), ("font", kind), ("font", FONT)] {
            let name = to.strip_prefix('/').map_or_else(|| format!("word/{to}"), String::from);
            let own = [(name.as_str(), kind)];
            let odd = types(if to == "document.xml" { &[] } else { &own });
            let tied = ties(&[("rId1", as_what, to)]);
            let files = [
                ("word/header1.xml", header(&inner).into_bytes()),
                ("word/_rels/header1.xml.rels", tied.into_bytes()),
                ("[Content_Types].xml", odd.into_bytes()),
                ("word/header2.xml", raw.clone().into_bytes()),
                ("docProps/Core.xml", raw.clone().into_bytes()),
                ("word/x.svg", svg.clone().into_bytes()),
                ("word/svg.png", svg.clone().into_bytes()),
                ("word/x.html", svg.clone().into_bytes()),
            ];
            let files: Vec<(&str, &[u8])> =
                files.iter().map(|(name, bytes)| (*name, bytes.as_slice())).collect();
            let file = filled(Lang::De, Some(&changed(&files))).expect(to);
            let names = sound(&file);
            let left = part(&file, "word/header1.xml");
            assert!(left.contains("Stadt") && !left.contains("w:drawing"), "{to}: {left}");
            assert!(!names.iter().any(|name| name.contains("_rels/header1")), "{to}: {names:?}");
        }
    }
}

#[test]
fn a_picture_of_many_names_is_one_file() {
    let types = types(&[("word/media/Wappen.PNG", "image/png")]);
    let tied = ties(&[
        ("rId1", "image", "media/Wappen.PNG"),
        ("rId2", "image", "media/wappen.png"),
        ("rId3", "image", "/word/./media/x/../WAPPEN.png"),
    ]);
    let drawing = "<w:r><w:drawing><a:blip r:embed=\"rId2\"/></w:drawing></w:r>";
    let file = changed(&[
        ("[Content_Types].xml", types.as_bytes()),
        ("word/header1.xml", header(drawing).as_bytes()),
        ("word/_rels/header1.xml.rels", tied.as_bytes()),
        ("word/media/Wappen.PNG", PNG),
    ]);
    let file = filled(Lang::De, Some(&file)).expect("a template");
    let pictures = sound(&file);
    assert_eq!(pictures.iter().filter(|name| name.ends_with("PNG")).count(), 1, "{pictures:?}");
    assert!(part(&file, "word/header1.xml").contains("w:drawing"));
    let tied = part(&file, "word/_rels/header1.xml.rels");
    assert_eq!(tied.matches("\"media/Wappen.PNG\"").count(), 3, "{tied}");
}

#[test]
fn a_part_of_two_kinds_or_of_the_packages_own_name_is_refused() {
    let main = part(&template(DOTX, &letter()), "word/_rels/document.xml.rels");
    for (from, to) in [
        ("\"header1.xml\"", "\"document.xml\""),
        ("\"header1.xml\"", "\"Settings.xml\""),
        ("\"header1.xml\"", "\"_rels/header1.xml.rels\""),
        ("\"header1.xml\"", "\"/[Content_Types].xml\""),
        ("\"rId3\"", "\"rId&amp;3\""),
        ("\"rId3\"", "\"rId&#52;\""),
    ] {
        refused(&changed(&[("word/_rels/document.xml.rels", main.replace(from, to).as_bytes())]));
    }
}

#[test]
fn a_template_of_too_many_nodes_is_refused() {
    let many = "<a/>".repeat(1_000_001);
    refused(&changed(&[("word/header1.xml", header(&many).as_bytes())]));
    refused(&template(DOTX, &letter().replace("<w:p>", &format!("<w:p>{many}"))));
}

/// As an office makes one: landscape, with a header, a footer, and names of its own.
const WRITER: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:styles>
<style:style style:name="Standard" style:family="paragraph"/>
<style:style style:name="a" style:display-name="Überschrift 1" style:family="paragraph"
 style:parent-style-name="Standard"/>
<style:style style:name="b" style:display-name="Fließtext" style:family="paragraph"
 style:parent-style-name="Standard"/>
</office:styles>
<office:automatic-styles><style:page-layout style:name="quer"><style:page-layout-properties
 fo:page-width="29.7cm" fo:page-height="21cm" style:print-orientation="landscape"
 fo:margin-top="2cm" fo:margin-bottom="2cm" fo:margin-left="3cm" fo:margin-right="3cm"/>
<style:header-style/><style:footer-style/></style:page-layout></office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="quer">
<style:header><text:p>Stadt Metropolis</text:p></style:header>
<style:footer><text:p>Amt für Fragen, Seite <text:page-number>1</text:page-number></text:p></style:footer>
</style:master-page></office:master-styles>
<office:body><office:text><text:p text:style-name="a">Muster</text:p>
<text:p text:style-name="b">Muster</text:p></office:text></office:body></office:document>
"#;

#[test]
fn a_template_of_libreoffice_holds_the_text() {
    if !installed("soffice") {
        return;
    }
    let convert = |bytes: &[u8], from: &str, to: &str| {
        let sandbox = Sandbox::empty();
        std::fs::write(sandbox.log().join(format!("x.{from}")), bytes).expect("a file");
        let folder = tempfile::tempdir().expect("a folder");
        let profile = format!("-env:UserInstallation=file://{}", folder.path().display());
        let mut command = Command::new("soffice");
        sandbox.scrub(&mut command);
        let from = format!("x.{from}");
        let output = finish(command.args([&profile, "--headless", "--convert-to", to, &from]));
        assert_eq!(output.code, 0, "{output:?}");
        std::fs::read(sandbox.log().join(format!("x.{to}"))).expect("what it made")
    };
    let template = convert(WRITER.as_bytes(), "fodt", "docx");
    let file = filled(Lang::De, Some(&template)).expect("a template of LibreOffice");
    sound(&file);
    assert!(part(&file, "word/document.xml").contains("w:orient=\"landscape\""));
    let styles = part(&file, "word/styles.xml");
    for name in ["Überschrift 1", "Fließtext"] {
        assert_eq!(styles.matches(&format!("<w:name w:val=\"{name}\"/>")).count(), 1, "{styles}");
    }
    let back = convert(&file, "docx", "odt");
    let text = part(&back, "content.xml");
    assert_eq!(text.matches("<text:h ").count(), 8, "{text}");
    assert!(!text.contains("Muster"), "{text}");
    let pages = part(&back, "styles.xml");
    for said in [
        "Stadt Metropolis",
        "Amt für Fragen, Seite ",
        "<text:page-number",
        "style:print-orientation=\"landscape\"",
        "style:display-name=\"Überschrift 1\"",
    ] {
        assert!(pages.contains(said), "{said}\n{pages}");
    }
}
