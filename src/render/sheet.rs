//! A table for programs that calculate: its cells are numbers, days and texts, not their looks.

use chrono::NaiveDate;

use super::{Column, Table};

/// Rows of data under named columns.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// What the sheet is called; a writer shortens it where its format asks for that.
    pub name: String,
    pub columns: Vec<String>,
    pub rows: Vec<Vec<Datum>>,
    pub chart: Option<Chart>,
}

/// Columns of numbers as bars that stand side by side, one group for each row; the first column
/// says what a group is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chart {
    pub title: String,
    /// What is to be seen, for whoever cannot see it.
    pub description: String,
    /// What stands at the foot and at the side of the bars.
    pub along: String,
    pub up: String,
    /// By their places among the columns.
    pub bars: Vec<usize>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Datum {
    Empty,
    Text(String),
    Number(i64),
    Day(NaiveDate),
}

impl Sheet {
    pub fn new<C: Into<String>>(
        name: impl Into<String>,
        columns: impl IntoIterator<Item = C>,
    ) -> Self {
        let columns = columns.into_iter().map(Into::into).collect();
        Self { name: name.into(), columns, rows: Vec::new(), chart: None }
    }

    /// Without the columns that no row fills.
    #[must_use]
    pub fn filled(mut self) -> Self {
        let is_filled = |at: usize| {
            let mut cells = self.rows.iter().filter_map(|row| row.get(at));
            cells.any(|datum| !matches!(datum, Datum::Empty))
        };
        let filled: Vec<bool> = (0..self.columns.len()).map(is_filled).collect();
        let keep = |at: usize| filled.get(at).copied().unwrap_or(false);
        let mut at = 0..;
        self.columns.retain(|_| at.next().is_some_and(keep));
        for row in &mut self.rows {
            let mut at = 0..;
            row.retain(|_| at.next().is_some_and(keep));
        }
        self
    }

    /// The same as text, with days as ISO 8601 has them.
    pub fn table(&self) -> Table {
        let mut table = Table::new(self.columns.iter().map(Column::keep));
        for row in &self.rows {
            table.row(row.iter().map(|datum| match datum {
                Datum::Empty => String::new(),
                Datum::Text(text) => text.clone(),
                Datum::Number(number) => number.to_string(),
                Datum::Day(day) => day.to_string(),
            }));
        }
        table
    }
}

impl From<&str> for Datum {
    fn from(text: &str) -> Self {
        Datum::Text(text.to_string())
    }
}
impl From<String> for Datum {
    fn from(text: String) -> Self {
        Datum::Text(text)
    }
}
impl From<usize> for Datum {
    fn from(count: usize) -> Self {
        Datum::Number(i64::try_from(count).unwrap_or(i64::MAX))
    }
}
impl From<NaiveDate> for Datum {
    fn from(day: NaiveDate) -> Self {
        Datum::Day(day)
    }
}
impl<T: Into<Datum>> From<Option<T>> for Datum {
    fn from(value: Option<T>) -> Self {
        value.map_or(Datum::Empty, Into::into)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_that_nobody_fills_is_gone() {
        let mut sheet = Sheet::new("s", ["a", "b", "c"]);
        sheet.rows.push(vec!["x".into(), Datum::Empty, 3_usize.into()]);
        sheet.rows.push(vec![Datum::Empty, Datum::Empty, Datum::Empty]);
        let filled = sheet.filled();
        assert_eq!(filled.columns, ["a", "c"]);
        assert_eq!(filled.rows.first(), Some(&vec!["x".into(), 3_usize.into()]));
        assert_eq!(filled.table().rows.len(), 2);
    }
}
