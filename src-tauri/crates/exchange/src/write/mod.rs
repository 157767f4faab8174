//! Tables going out: delimited text and workbooks, over neutral rows.
//! Whatever people wrote goes out as text: a cell can never become a formula.

pub mod csv;
pub mod sections;
pub mod xlsx;

/// A cell to write.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Text, whatever it looks like.
    Text(String),
    /// A whole number.
    Int(i64),
    /// A number; what is not finite is written as nothing.
    Number(f64),
    /// Nothing.
    Empty,
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Cell::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Cell::Text(text)
    }
}

impl From<i64> for Cell {
    fn from(number: i64) -> Self {
        Cell::Int(number)
    }
}

impl From<f64> for Cell {
    fn from(number: f64) -> Self {
        Cell::Number(number)
    }
}

impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(cell: Option<T>) -> Self {
        cell.map_or(Cell::Empty, Into::into)
    }
}

/// A table to write: what the core feeds, one row at a time.
pub trait RowSource {
    /// The names of the columns.
    fn header(&self) -> Vec<String>;
    /// The next row; `None` once there is none left.
    fn next_row(&mut self) -> Option<Vec<Cell>>;
}

/// The rows of a source, as the writers take them.
pub fn rows(source: &mut dyn RowSource) -> impl Iterator<Item = Vec<Cell>> + '_ {
    std::iter::from_fn(|| source.next_row())
}
