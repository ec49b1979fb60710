//! A table before anybody knows what it is about: rows of cells, each row with its line. Readers of
//! CSV and of workbooks make one, and nothing behind it asks which of them did.

use std::borrow::Cow;

use chrono::NaiveDate;

/// One table: a file of CSV, or a sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Grid {
    /// Of a sheet.
    pub name: Option<String>,
    /// Rows that hold nothing are left out.
    pub rows: Vec<Row>,
    /// Something did not fit the limits and was left out.
    pub cut: bool,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// From 1, as a spreadsheet or an editor counts it.
    pub line: usize,
    pub cells: Vec<Cell>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub enum Cell {
    #[default]
    Empty,
    Text(String),
    /// As people see it.
    Number(String),
    /// With minutes since midnight where the cell says a time.
    Day(NaiveDate, Option<u16>),
    /// Minutes since midnight.
    Clock(u16),
    Truth(bool),
}

impl Cell {
    /// Empty where only white space is in it.
    pub fn of(text: &str) -> Cell {
        match text.trim() {
            "" => Cell::Empty,
            text if text.contains('\r') => {
                Cell::Text(text.replace("\r\n", "\n").replace('\r', "\n"))
            }
            text => Cell::Text(text.to_string()),
        }
    }

    pub fn is_empty(&self) -> bool {
        *self == Cell::Empty
    }

    /// As people would type it.
    pub fn text(&self) -> Cow<'_, str> {
        let clock = |minutes: u16| format!("{:02}:{:02}", minutes / 60, minutes % 60);
        match self {
            Cell::Empty => Cow::Borrowed(""),
            Cell::Text(text) | Cell::Number(text) => Cow::Borrowed(text),
            Cell::Day(day, None) => Cow::Owned(day.to_string()),
            Cell::Day(day, Some(minutes)) => Cow::Owned(format!("{day} {}", clock(*minutes))),
            Cell::Clock(minutes) => Cow::Owned(clock(*minutes)),
            Cell::Truth(yes) => Cow::Owned(yes.to_string()),
        }
    }
}

impl Row {
    pub fn get(&self, at: usize) -> &Cell {
        self.cells.get(at).unwrap_or(&Cell::Empty)
    }

    /// The cells that hold something.
    pub fn filled(&self) -> impl Iterator<Item = &Cell> {
        self.cells.iter().filter(|cell| !cell.is_empty())
    }
}

impl Grid {
    /// Keeps a row that holds something, without the empty cells at its end.
    pub fn push(&mut self, line: usize, mut cells: Vec<Cell>) {
        while cells.last().is_some_and(Cell::is_empty) {
            cells.pop();
        }
        if !cells.is_empty() {
            self.rows.push(Row { line, cells });
        }
    }

    pub fn width(&self) -> usize {
        self.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0)
    }
}
