//! How much of a workbook is read. A workbook is a zip archive: a small file may hold gigabytes,
//! and a sheet of nothing may be a million rows high. Everything is bounded before it is taken in.

use std::io::{Cursor, Read};

use zip::ZipArchive;

/// Of one part, unpacked.
const PART: u64 = 64 * 1024 * 1024;
/// Of all parts that are read.
const WHOLE: u64 = 256 * 1024 * 1024;
/// Signs `<` in a part whose elements all go into memory, each as far more than its letters.
const ELEMENTS: usize = 3_000_000;
const STYLE_ELEMENTS: usize = 200_000;
/// Parts of an archive.
const PARTS: usize = 10_000;

/// Of all sheets together.
const CELLS: usize = 2_000_000;
/// That hold nothing or something; each costs time.
const LOOKED_AT: usize = 20_000_000;
/// More than twice as many as records are taken of one file.
pub const ROWS: usize = 50_000;
pub const COLUMNS: usize = 1_000;
/// Bytes of texts.
const TEXT: usize = 64 * 1024 * 1024;

/// How much of a workbook may still be read.
#[derive(Clone, Copy, Debug)]
pub struct Left {
    looks: usize,
    cells: usize,
    rows: usize,
    text: usize,
}

impl Default for Left {
    fn default() -> Self {
        Left { looks: LOOKED_AT, cells: CELLS, rows: ROWS, text: TEXT }
    }
}

impl Left {
    /// One cell more, whatever is in it.
    pub fn look(&mut self) -> bool {
        let left = self.looks.checked_sub(1);
        left.is_some_and(|left| {
            self.looks = left;
            true
        })
    }

    /// Whether there is no room for another row.
    pub fn is_used_up(&self) -> bool {
        self.cells == 0 || self.rows == 0 || self.text == 0
    }

    /// A cell with so many bytes in that column. What lies between it and the cell before counts
    /// as well: it takes room.
    pub fn take(&mut self, column: usize, bytes: usize, is_new: bool) -> bool {
        let cells = if is_new { column.saturating_add(1) } else { 1 };
        let left = (
            self.cells.checked_sub(cells),
            self.rows.checked_sub(usize::from(is_new)),
            self.text.checked_sub(bytes),
        );
        let (Some(cells), Some(rows), Some(text)) = left else { return false };
        if column >= COLUMNS {
            return false;
        }
        (self.cells, self.rows, self.text) = (cells, rows, text);
        true
    }
}

/// Too large to be read, or no archive.
#[derive(Debug, PartialEq, Eq)]
pub enum Refused {
    Large,
    Broken,
}

/// True where a part matters for what is in the cells.
fn is_read(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    (name.ends_with(".xml")
        || name.ends_with(".rels")
        || name == "mimetype"
        || name.ends_with(".bin"))
        && !name.contains("/media/")
}

/// Unpacks everything once, without keeping it, as far as the limits go. What the archive says of
/// itself is not believed.
pub fn check(bytes: &[u8]) -> Result<(), Refused> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refused::Broken)?;
    if archive.len() > PARTS {
        return Err(Refused::Large);
    }
    let mut whole = 0;
    for at in 0..archive.len() {
        let Ok(mut part) = archive.by_index(at) else { continue };
        let Ok(name) = part.name().map(|name| name.into_owned()) else { continue };
        if !is_read(&name) {
            continue;
        }
        let limit = match name.to_ascii_lowercase().as_str() {
            name if name.contains("styles") => Some(STYLE_ELEMENTS),
            name if name.contains("worksheets/") => None,
            "content.xml" => None,
            _ => Some(ELEMENTS),
        };
        let (mut size, mut elements) = (0_u64, 0_usize);
        let mut block = [0_u8; 64 * 1024];
        // A part that is damaged is told of by whoever needs it.
        while let Ok(read) = part.read(&mut block) {
            if read == 0 {
                break;
            }
            let read = block.get(..read).unwrap_or_default();
            size += u64::try_from(read.len()).unwrap_or(u64::MAX);
            elements += memchr::memchr_iter(b'<', read).count();
            if size > PART || whole + size > WHOLE || limit.is_some_and(|limit| elements > limit) {
                return Err(Refused::Large);
            }
        }
        whole += size;
    }
    Ok(())
}
