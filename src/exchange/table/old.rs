//! Workbooks of Excel before 2007, before they are read: the reader makes room for what a sheet
//! says that it has, so what it says is looked at first (MS-CFB, MS-XLS).

use super::bounds::Refused;

/// Of all sheets together, empty ones within their outlines too.
const CELLS: u64 = 1_000_000;
const SECTOR: usize = 512;
/// Streams below so many bytes lie elsewhere.
const SMALL: u32 = 4096;
const END: u32 = 0xffff_fffa;

/// Refuses what would take too much memory.
pub fn check(bytes: &[u8]) -> Result<(), Refused> {
    let stream = stream(bytes).ok_or(Refused::Broken)?;
    let mut total = 0_u64;
    let mut outline = Outline::default();
    let mut at = 0;
    while let Some((kind, length)) = number16(&stream, at).zip(number16(&stream, at + 2)) {
        let data = stream.get(at + 4..at + 4 + usize::from(length)).unwrap_or_default();
        match kind {
            // BOF: the next sheet.
            0x0809 => {
                total = total.saturating_add(outline.cells());
                outline = Outline::default();
            }
            // DIMENSIONS, in its forms of 14 and of 10 bytes.
            0x0200 => {
                let said = match data.len() {
                    10 => [0, 2, 4, 6].map(|at| number16(data, at).map(u32::from)),
                    _ => [
                        number32(data, 0),
                        number32(data, 4),
                        number16(data, 8).map(u32::from),
                        number16(data, 10).map(u32::from),
                    ],
                };
                let [Some(first), Some(last), Some(left), Some(right)] = said else {
                    return Err(Refused::Broken);
                };
                if last > 0 && right > 0 && first >= last {
                    return Err(Refused::Broken);
                }
                let left = if left > 0xff || right < left { 0 } else { left };
                let rows = u64::from(last.saturating_sub(first));
                let columns = u64::from(right.saturating_sub(left));
                total = total.saturating_add(rows.saturating_mul(columns));
            }
            // NUMBER, LABEL, RSTRING, BOOLERR, RK, LABELSST, FORMULA, MULRK.
            0x0203 | 0x0204 | 0x00d6 | 0x0205 | 0x027e | 0x00fd | 0x0006 | 0x00bd => {
                if let Some((row, column)) = number16(data, 0).zip(number16(data, 2)) {
                    outline.grow(row, column);
                    if kind == 0x00bd {
                        let last = data.len().checked_sub(2).and_then(|at| number16(data, at));
                        last.into_iter().for_each(|column| outline.grow(row, column));
                    }
                }
            }
            _ => {}
        }
        if total > CELLS {
            return Err(Refused::Large);
        }
        at += 4 + usize::from(length);
    }
    total = total.saturating_add(outline.cells());
    if total > CELLS { Err(Refused::Large) } else { Ok(()) }
}

/// The rectangle around all cells.
#[derive(Default)]
struct Outline(Option<(u16, u16, u16, u16)>);

impl Outline {
    fn grow(&mut self, row: u16, column: u16) {
        let (top, left, bottom, right) = self.0.unwrap_or((row, column, row, column));
        self.0 = Some((top.min(row), left.min(column), bottom.max(row), right.max(column)));
    }

    fn cells(&self) -> u64 {
        self.0.map_or(0, |(top, left, bottom, right)| {
            (u64::from(bottom - top) + 1) * (u64::from(right - left) + 1)
        })
    }
}

/// The stream with the workbook, out of its sectors.
fn stream(bytes: &[u8]) -> Option<Vec<u8>> {
    let shift = number16(bytes, 30)?;
    let size =
        1_usize.checked_shl(u32::from(shift)).filter(|size| (SECTOR..=4096).contains(size))?;
    let sector = |number: u32| {
        let start = usize::try_from(number).ok()?.checked_add(1)?.checked_mul(size)?;
        bytes.get(start..bytes.len().min(start + size)).filter(|sector| !sector.is_empty())
    };
    let most = bytes.len() / size + 1;
    // Where the table of sectors lies: 109 in the header, the others in sectors of their own.
    let mut places: Vec<u32> = (0..109).filter_map(|at| number32(bytes, 76 + at * 4)).collect();
    let mut next = number32(bytes, 68)?;
    let mut seen = 0;
    while next < END && seen < most {
        let list = sector(next)?;
        places.extend((0..size / 4 - 1).filter_map(|at| number32(list, at * 4)));
        next = number32(list, size - 4)?;
        seen += 1;
    }
    let fat: Vec<u32> = places
        .into_iter()
        .filter(|place| *place < END)
        .take(most)
        .filter_map(sector)
        .flat_map(|list| (0..size / 4).filter_map(|at| number32(list, at * 4)))
        .collect();
    let chain = |first: u32| {
        let mut out = Vec::new();
        let (mut next, mut seen) = (first, 0);
        while next < END && seen < most {
            let Some(part) = sector(next) else { break };
            out.extend_from_slice(part);
            next = usize::try_from(next).ok().and_then(|at| fat.get(at)).copied().unwrap_or(END);
            seen += 1;
        }
        out
    };
    let directory = chain(number32(bytes, 48)?);
    let entries = directory.chunks(128).filter(|entry| {
        let name: String = entry
            .get(..64)
            .unwrap_or_default()
            .chunks(2)
            .filter_map(|pair| {
                pair.first().filter(|byte| **byte != 0).map(|byte| char::from(*byte))
            })
            .collect();
        matches!(name.to_ascii_lowercase().as_str(), "workbook" | "book")
    });
    let mut out = Vec::new();
    for entry in entries {
        let (first, length) = (number32(entry, 116)?, number32(entry, 120)?);
        // What is smaller lies in the small sectors; no program writes so small a workbook.
        if length < SMALL {
            return None;
        }
        out.extend(chain(first));
    }
    Some(out).filter(|out| !out.is_empty())
}

fn number16(bytes: &[u8], at: usize) -> Option<u16> {
    let bytes = bytes.get(at..at.checked_add(2)?)?;
    bytes.try_into().ok().map(u16::from_le_bytes)
}

fn number32(bytes: &[u8], at: usize) -> Option<u32> {
    let bytes = bytes.get(at..at.checked_add(4)?)?;
    bytes.try_into().ok().map(u32::from_le_bytes)
}
