//! In which form a report goes where: the arguments that all reports share, and the way from a
//! report to the bytes of a file.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::{Args, ValueEnum};

use super::Session;
use crate::diagnostic::Place;
use crate::error::{Error, Kind, Result};
use crate::render::csv::Csv;
use crate::render::parts::FaultKind;
use crate::render::{
    Doc, Imprint, Sheet, Table, csv, docx, html, markdown, parts, terminal, typst, xlsx,
};
use crate::store;
use crate::words::Message;

#[derive(Clone, Debug, Args)]
pub struct Output {
    #[arg(short = 'o', long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Writes over a file that is there, and over parts of it that were changed by hand.
    #[arg(long, requires = "output")]
    pub force: bool,
    #[arg(long, value_name = "FORMAT")]
    pub format: Option<Format>,
    #[arg(long, value_name = "CSV", default_value = "excel")]
    pub csv: CsvStyle,
    /// An office's own: text (`.md`) or a document of Word (`.docx`, `.dotx`).
    #[arg(long, value_name = "FILE")]
    pub template: Vec<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    #[value(aliases = ["text", "txt"])]
    Terminal,
    #[value(alias = "md")]
    Markdown,
    Html,
    Docx,
    Xlsx,
    Pdf,
    Csv,
    Json,
}

/// Endings of templates: of the text, and of the document around it. The writer says what is wrong
/// with those that it cannot take.
pub const TEXT: &[&str] = &["md", "markdown"];
const OFFICE: &[&str] = &["docx", "dotx", "docm", "dotm", "doc", "dot"];

/// For whom CSV is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CsvStyle {
    Excel,
    Plain,
}

/// A report whose page depends on nothing but its language.
pub struct Page {
    pub json: String,
    pub doc: Doc,
    pub sheets: Vec<Sheet>,
}

impl Page {
    pub fn new(value: &impl serde::Serialize, doc: Doc, sheets: Vec<Sheet>) -> Self {
        Self { json: json(value), doc, sheets }
    }
}

impl Report for Page {
    fn json(&self) -> String {
        self.json.clone()
    }

    fn title(&self) -> String {
        self.doc.title.clone().unwrap_or_default()
    }

    fn doc(&self) -> Result<Doc> {
        Ok(self.doc.clone())
    }

    fn sheets(&self) -> Vec<Sheet> {
        self.sheets.clone()
    }

    fn table(&self) -> Table {
        self.sheets.first().map(Sheet::table).unwrap_or_default()
    }
}

/// For machines, with a line break at its end.
pub fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default() + "\n"
}

/// A report that can be written in every form.
pub trait Report {
    /// As machines get it, with a line break at its end.
    fn json(&self) -> String;
    fn title(&self) -> String;
    fn doc(&self) -> Result<Doc>;
    /// Empty where there is nothing to calculate with.
    fn sheets(&self) -> Vec<Sheet>;
    /// The one table of CSV.
    fn table(&self) -> Table;
}

impl Format {
    /// Whether a form holds bytes that a terminal cannot show.
    fn is_file(self) -> bool {
        matches!(self, Format::Docx | Format::Xlsx | Format::Pdf)
    }

    /// Whether it is for programs, and so holds everything.
    pub fn is_for_machines(self) -> bool {
        matches!(self, Format::Json | Format::Csv)
    }

    fn of_ending(path: &Path) -> Option<Format> {
        Some(match ending(path).as_str() {
            "md" | "markdown" => Format::Markdown,
            "txt" => Format::Terminal,
            "html" | "htm" => Format::Html,
            "docx" => Format::Docx,
            "xlsx" => Format::Xlsx,
            "pdf" => Format::Pdf,
            "json" => Format::Json,
            "csv" => Format::Csv,
            _ => return None,
        })
    }
}

/// Made in this program where it can, else by the program `typst`. With it whether it is PDF/UA.
#[cfg(feature = "pdf")]
fn pdf(text: &str, day: NaiveDate) -> Result<(Vec<u8>, bool)> {
    crate::render::pdf::write(text, day).map_err(|fault| {
        let source = std::io::Error::other(fault);
        Error::io(Message::new("report-pdf-failed"), source)
    })
}

#[cfg(not(feature = "pdf"))]
fn pdf(text: &str, day: NaiveDate) -> Result<(Vec<u8>, bool)> {
    store::typeset(text, day)
}

/// The text of a file; what is not UTF-8 is told with its place, since to guess would change what
/// somebody wrote.
pub fn text(path: &str, bytes: Vec<u8>) -> Result<String> {
    String::from_utf8(bytes).map_err(|fault| {
        let (valid, bytes) = (fault.utf8_error().valid_up_to(), fault.into_bytes());
        let before = String::from_utf8_lossy(bytes.get(..valid).unwrap_or_default()).into_owned();
        let message = Message::new("report-not-utf8").with("path", path);
        Error::data(message)
            .at(Place::new(path, &before, valid..valid))
            .hint(Message::new("report-not-utf8-hint"))
    })
}

/// What stands on everything that is handed out.
fn imprint(session: &Session) -> Imprint<'_> {
    Imprint {
        words: &session.words,
        author: session.settings.office.name.as_deref(),
        day: session.today,
    }
}

/// The bytes of a workbook.
pub fn workbook(session: &Session, sheets: &[Sheet], title: &str) -> Result<Vec<u8>> {
    xlsx::write(sheets, title, &imprint(session)).map_err(|fault| {
        let source = std::io::Error::other(fault);
        Error::io(Message::new("report-workbook-failed"), source)
    })
}

impl From<CsvStyle> for Csv {
    fn from(style: CsvStyle) -> Csv {
        match style {
            CsvStyle::Excel => Csv::Excel,
            CsvStyle::Plain => Csv::Plain,
        }
    }
}

/// In small letters, without the dot.
fn ending(path: &Path) -> String {
    let ending = path.extension().and_then(|ending| ending.to_str());
    ending.unwrap_or_default().to_ascii_lowercase()
}

impl Output {
    /// `--format`, else what the file's ending says, else the terminal.
    pub fn form(&self) -> Result<Format> {
        let Some(path) = &self.output else { return Ok(self.format.unwrap_or(Format::Terminal)) };
        let said = Format::of_ending(path);
        if let (Some(format), Some(said)) =
            (self.format, said.filter(|said| Some(*said) != self.format))
        {
            let message = Message::new("report-two-forms").with("path", path.display().to_string());
            let words = [format, said].map(|form| form.to_possible_value());
            let words =
                words.map(|word| word.map_or_else(String::new, |word| word.get_name().to_string()));
            return Err(Error::usage(message.with("forms", words.to_vec())));
        }
        self.format.or(said).ok_or_else(|| {
            let path = path.display().to_string();
            Error::usage(Message::new("report-ending").with("path", path))
                .hint(Message::new("report-ending-hint"))
        })
    }

    /// Fails early, before anything is counted, where the file cannot be written anyway.
    pub fn expect_free(&self, session: &Session) -> Result<()> {
        let form = self.form()?;
        self.expect_templates(form)?;
        match &self.output {
            Some(path) if form == Format::Markdown && !self.force => {
                super::document::expect_apart(session, path)?;
                let old = store::read_document(&session.host.cwd.join(path))?;
                match old.is_none_or(|old| parts::is_marked(&String::from_utf8_lossy(&old))) {
                    true => Ok(()),
                    false => super::document::expect_free(session, path, false),
                }
            }
            Some(path) => super::document::expect_free(session, path, self.force),
            None if form.is_file() && session.host.out.terminal => {
                Err(super::document::no_screen())
            }
            None => Ok(()),
        }
    }

    /// A template that the form has no use for was named by mistake.
    fn expect_templates(&self, form: Format) -> Result<()> {
        let fits = |path: &&PathBuf| match ending(path).as_str() {
            ending if TEXT.contains(&ending) => !form.is_for_machines() && form != Format::Xlsx,
            ending => form == Format::Docx && OFFICE.contains(&ending),
        };
        match self.template.iter().find(|path| !fits(path)) {
            Some(path) => {
                let path = path.display().to_string();
                Err(Error::usage(Message::new("report-template-unfit").with("path", path))
                    .hint(Message::new("report-template-unfit-hint")))
            }
            None => Ok(()),
        }
    }

    /// The template of this ending that was named, else the office's own of that name in the log.
    pub fn template(
        &self,
        session: &Session,
        endings: &[&str],
        names: &[String],
    ) -> Result<Option<(String, Vec<u8>)>> {
        let named = self.template.iter().find(|path| endings.contains(&ending(path).as_str()));
        if let Some(path) = named {
            let shown = path.display().to_string();
            return match store::read_document(&session.host.cwd.join(path))? {
                Some(bytes) => Ok(Some((shown, bytes))),
                None => {
                    let message = Message::new("report-template-missing").with("path", shown);
                    Err(Error::new(Kind::NotFound, message))
                }
            };
        }
        for name in names {
            if let Some(bytes) = store::read_document(&session.root.join(name))? {
                return Ok(Some((name.clone(), bytes)));
            }
        }
        Ok(None)
    }

    /// Writes the report where it was asked for.
    pub fn write(&self, session: &mut Session, report: &dyn Report) -> Result<()> {
        let form = self.form()?;
        let Some(path) = &self.output else {
            if form == Format::Terminal {
                return session.print_doc(&report.doc()?);
            }
            let bytes = self.bytes(session, report, form)?;
            return session.data(&bytes);
        };
        let bytes = match form {
            Format::Markdown => self.marked(session, path, &report.doc()?)?.into_bytes(),
            form => self.bytes(session, report, form)?,
        };
        super::document::write(session, path, &bytes)
    }

    fn bytes(&self, session: &mut Session, report: &dyn Report, form: Format) -> Result<Vec<u8>> {
        let imprint = imprint(session);
        Ok(match form {
            Format::Terminal => terminal::draw(&report.doc()?, Some(100)).plain().into_bytes(),
            Format::Markdown => markdown::write(&report.doc()?).into_bytes(),
            Format::Json => report.json().into_bytes(),
            Format::Csv => csv::write(&report.table(), self.csv.into()),
            Format::Html => html::write(&report.doc()?, &imprint).into_bytes(),
            Format::Pdf => {
                let (bytes, accessible) =
                    pdf(&typst::write(&report.doc()?, &imprint), imprint.day)?;
                if !accessible {
                    session.note(&Message::new("report-pdf-letters"))?;
                }
                bytes
            }
            Format::Docx => {
                let names = ["templates/report.docx", "templates/report.dotx"].map(String::from);
                let office = self.template(session, OFFICE, &names)?;
                let bytes = office.as_ref().map(|(_, bytes)| bytes.as_slice());
                let written = docx::write(&report.doc()?, &imprint, bytes);
                written.map_err(|fault| match office {
                    Some((path, _)) => {
                        Error::data(Message::new("report-office-template").with("path", path))
                            .hint(fault)
                    }
                    None => Error::data(fault),
                })?
            }
            Format::Xlsx => workbook(session, &report.sheets(), &report.title())?,
        })
    }

    /// What stands beside the marked parts of an older version stays.
    fn marked(&self, session: &Session, path: &Path, doc: &Doc) -> Result<String> {
        let shown = path.display().to_string();
        let old = store::read_document(&session.host.cwd.join(path))?;
        let old = old.unwrap_or_default();
        // Of a file without marks nothing stays.
        let old = match parts::is_marked(&String::from_utf8_lossy(&old)) {
            true => text(&shown, old)?,
            false => String::new(),
        };
        parts::write(doc, &old, self.force).map_err(|fault| {
            let (message, hint) = match fault.kind {
                FaultKind::Changed => ("report-part-changed", "report-part-changed-hint"),
                FaultKind::Other => ("report-part-other", "report-part-other-hint"),
                FaultKind::Loose => ("report-part-loose", "report-part-loose-hint"),
            };
            Error::new(Kind::Data, Message::new(message).with("part", fault.name))
                .at(Place::new(&shown, &old, fault.place))
                .hint(Message::new(hint))
        })
    }
}
