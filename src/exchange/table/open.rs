//! Workbooks of LibreOffice (ODF 1.3, part 3). A file may say of a cell or a row that it is there
//! a million times, so it is read by our own hand: what is repeated and empty costs nothing, and
//! the rest counts against the limits.

use std::io::{BufReader, Cursor};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::bounds::{Left, Refused};
use super::grid::{Cell, Grid};
use super::workbook::{Rows, iso};

/// True for an archive that says so of itself.
pub fn is(bytes: &[u8]) -> bool {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return false };
    archive.by_name("content.xml").is_ok()
}

/// Every sheet.
pub fn grids(bytes: &[u8], left: &mut Left) -> Result<Vec<Grid>, Refused> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refused::Broken)?;
    let part = archive.by_name("content.xml").map_err(|_| Refused::Broken)?;
    let mut reader = Reader::from_reader(BufReader::new(part));
    reader.config_mut().check_end_names = false;
    let mut walk = Walk::default();
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        let event = reader.read_event_into(&mut buffer).map_err(|_| Refused::Broken)?;
        if matches!(event, Event::Eof) {
            break;
        }
        if !walk.step(&event, left) {
            walk.end_sheet(true);
            break;
        }
    }
    Ok(walk.grids)
}

#[derive(Default)]
struct Walk {
    grids: Vec<Grid>,
    name: String,
    rows: Rows,
    row: u32,
    /// How often the row is there.
    many_rows: u32,
    /// The cells of the row: column, value.
    cells: Vec<(u32, Cell)>,
    column: u32,
    cell: Option<Open>,
    /// Comments of a cell are not its text.
    in_note: bool,
}

/// A cell that is being read.
#[derive(Default)]
struct Open {
    many: u32,
    kind: String,
    value: Option<String>,
    text: String,
    paragraphs: usize,
}

impl Walk {
    /// False where there is no room for more.
    fn step(&mut self, event: &Event<'_>, left: &mut Left) -> bool {
        match event {
            Event::Start(start) => {
                self.open(start);
                true
            }
            Event::Empty(start) => {
                self.open(start);
                let name = start.name();
                self.close(name.as_ref(), left)
            }
            Event::End(end) => self.close(end.name().as_ref(), left),
            Event::Text(text) => {
                self.add(&text.xml10_content());
                true
            }
            Event::CData(data) => {
                self.add(&data.clone().into_inner());
                true
            }
            Event::GeneralRef(name) => {
                let entity = format!("&{};", name.clone().into_inner());
                let plain = quick_xml::escape::unescape(&entity).map(|text| text.into_owned());
                self.add(&plain.unwrap_or_default());
                true
            }
            _ => true,
        }
    }

    fn add(&mut self, text: &str) {
        if let Some(cell) = self.cell.as_mut().filter(|cell| cell.paragraphs > 0 && !self.in_note) {
            cell.text.push_str(text);
        }
    }

    fn open(&mut self, start: &BytesStart<'_>) {
        match start.name().as_ref() {
            "table:table" => {
                self.name = attribute(start, "table:name").unwrap_or_default();
                (self.rows, self.row) = (Rows::default(), 0);
            }
            "table:table-row" => {
                self.many_rows = number(start, "table:number-rows-repeated");
                self.column = 0;
                self.cells.clear();
            }
            "table:table-cell" | "table:covered-table-cell" => {
                let value = ["office:date-value", "office:time-value", "office:boolean-value"];
                let value = value.iter().find_map(|key| attribute(start, key));
                self.cell = Some(Open {
                    many: number(start, "table:number-columns-repeated"),
                    kind: attribute(start, "office:value-type").unwrap_or_default(),
                    value: value.or_else(|| attribute(start, "office:value")),
                    ..Open::default()
                });
            }
            "office:annotation" => self.in_note = true,
            "text:p" if !self.in_note => {
                if let Some(cell) = &mut self.cell {
                    if cell.paragraphs > 0 {
                        cell.text.push('\n');
                    }
                    cell.paragraphs += 1;
                }
            }
            "text:s" => self
                .add(&" ".repeat(usize::try_from(number(start, "text:c").min(100)).unwrap_or(1))),
            "text:tab" => self.add("\t"),
            "text:line-break" => self.add("\n"),
            _ => {}
        }
    }

    fn close(&mut self, name: &str, left: &mut Left) -> bool {
        match name {
            "office:annotation" => self.in_note = false,
            "table:table-cell" | "table:covered-table-cell" => {
                let Some(open) = self.cell.take() else { return true };
                let many = open.many;
                let cell = open.shown();
                if !cell.is_empty() {
                    for at in 0..many {
                        if !left.look() {
                            return false;
                        }
                        // Beyond a thousand columns the row is cut by `Rows` anyway.
                        if at > 1_000 {
                            break;
                        }
                        self.cells.push((self.column.saturating_add(at), cell.clone()));
                    }
                }
                self.column = self.column.saturating_add(many);
            }
            "table:table-row" => {
                if !self.cells.is_empty() {
                    for row in 0..self.many_rows {
                        for (column, cell) in &self.cells {
                            let at = (self.row.saturating_add(row), *column);
                            if !self.rows.put(at, cell.clone(), left) {
                                return false;
                            }
                        }
                    }
                }
                self.row = self.row.saturating_add(self.many_rows);
            }
            "table:table" => self.end_sheet(false),
            _ => {}
        }
        true
    }

    fn end_sheet(&mut self, cut: bool) {
        let name = Some(std::mem::take(&mut self.name));
        let mut grid = Grid { name, cut, ..Grid::default() };
        std::mem::take(&mut self.rows).into_grid(&mut grid);
        self.grids.push(grid);
    }
}

impl Open {
    fn shown(self) -> Cell {
        match (self.kind.as_str(), self.value) {
            ("date" | "time", Some(value)) => iso(&value),
            ("boolean", Some(value)) => Cell::Truth(value == "true"),
            // As people see it, with the zeros of a postcode; but not `4,9E+10`.
            ("float", Some(value)) => {
                let digits = self.text.bytes().all(|byte| byte.is_ascii_digit());
                match value.parse() {
                    _ if digits && !self.text.is_empty() => Cell::Number(self.text),
                    Ok(number) => Cell::Number(super::workbook::shown(number)),
                    Err(_) => Cell::of(&value),
                }
            }
            _ => Cell::of(&self.text),
        }
    }
}

fn attribute(start: &BytesStart<'_>, key: &str) -> Option<String> {
    let found =
        start.attributes().with_checks(false).flatten().find(|one| one.key.as_ref() == key)?;
    quick_xml::escape::unescape(&found.value).ok().map(|text| text.into_owned())
}

fn number(start: &BytesStart<'_>, key: &str) -> u32 {
    attribute(start, key).and_then(|text| text.parse().ok()).unwrap_or(1)
}
