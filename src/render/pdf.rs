//! A text in the language of Typst as PDF, made in this program (feature `pdf`). It sees that
//! one text and the fonts that are built in: no other file, no clock, no network.

use ::typst::diag::{FileError, FileResult};
use ::typst::foundations::{Bytes, Datetime, Duration};
use ::typst::syntax::{FileId, Source};
use ::typst::text::{Font, FontBook};
use ::typst::utils::LazyHash;
use ::typst::{Library, LibraryExt, World};
use chrono::{Datelike, NaiveDate};
use typst_kit::fonts::{self, FontStore};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

/// A PDF, and whether it is a PDF/UA-1: that forbids letters that no font has, and only the built-in
/// ones are asked. The same text and day give the same bytes. Fails with what Typst says, which is a fault of
/// ours: the text is made by `typst::write`.
pub fn write(text: &str, day: NaiveDate) -> Result<(Vec<u8>, bool), String> {
    let day = u8::try_from(day.month())
        .ok()
        .zip(u8::try_from(day.day()).ok())
        .and_then(|(month, number)| Datetime::from_ymd_hms(day.year(), month, number, 0, 0, 0));
    let mut fonts = FontStore::new();
    fonts.extend(fonts::embedded());
    let library = LazyHash::new(<Library as LibraryExt>::default());
    let page = Page { library, fonts, source: Source::detached(text), day };
    let told = |faults: &[::typst::diag::SourceDiagnostic]| {
        faults.iter().map(|fault| fault.message.to_string()).collect::<Vec<_>>().join("; ")
    };
    let document: PagedDocument = ::typst::compile(&page).output.map_err(|faults| told(&faults))?;
    let standards = PdfStandards::new(&[PdfStandard::Ua_1]);
    let mut options = PdfOptions {
        standards: standards.map_err(|fault| fault.message().to_string())?,
        timestamp: day.map(Timestamp::new_utc),
        ..PdfOptions::default()
    };
    match typst_pdf::pdf(&document, &options).map_err(|faults| told(&faults)) {
        Ok(pdf) => return Ok((pdf, true)),
        // What Typst says of a letter that no font has.
        Err(fault) if fault.contains("could not be displayed") => {}
        Err(fault) => return Err(fault),
    }
    options.standards = PdfStandards::default();
    let pdf = typst_pdf::pdf(&document, &options).map_err(|faults| told(&faults))?;
    Ok((pdf, false))
}

/// All that there is for Typst.
struct Page {
    library: LazyHash<Library>,
    fonts: FontStore,
    source: Source,
    day: Option<Datetime>,
}

impl World for Page {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.fonts.book()
    }

    fn main(&self) -> FileId {
        self.source.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.source.id() { Ok(self.source.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, _: FileId) -> FileResult<Bytes> {
        Err(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.font(index)
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        self.day
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_a_tagged_pdf_and_the_same_each_time() {
        let day = "2024-10-22".parse().expect("a day");
        let text =
            "#set document(title: \"T\")\n#set text(font: \"Libertinus Serif\")\n#heading(\"a\")";
        let (pdf, accessible) = write(text, day).expect("a page");
        assert!(accessible);
        assert!(pdf.starts_with(b"%PDF-") && pdf.windows(8).any(|part| part == b"MarkInfo"));
        assert_eq!(write(text, day), Ok((pdf, true)));
        let strange = write(&format!("{text}\n#\"\u{4e2d}\""), day).expect("a page");
        assert!(strange.0.starts_with(b"%PDF-") && !strange.1);
        assert!(write("#read(\"/etc/passwd\")", day).is_err());
    }
}
