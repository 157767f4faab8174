//! Tables: rows of cells under a header, whatever file they come from.
//!
//! Delimited text and workbooks meet here: both yield rows, and one code finds the header, guesses the role of each
//! column and shapes rows into records.

pub mod aliases;
pub mod dialect;
pub mod escape;
pub mod field;
pub mod guess;
pub mod header;
pub mod map;
pub mod read;
pub mod rows;
pub mod shape;
mod stacked;
pub mod stats;

use livisible_core::corpus::record::Warning;

use crate::fault::Fault;

/// One row. A `StringRecord` keeps all its cells in one buffer, which is used again for the next row.
pub type Row = csv::StringRecord;

/// How many rows are looked at before anything is decided.
pub const SAMPLE_ROWS: usize = 1000;

/// A source of rows, read once from start to end.
pub trait Rows: Send {
    /// Puts the next row into `row`; `false` once there is none left.
    fn next_row(&mut self, row: &mut Row) -> Result<bool, Fault>;
    /// Bytes of the file read so far.
    fn bytes_read(&self) -> u64;
    /// The name of a cell beyond the columns of the header: records of JSON may bring new keys as they go.
    fn late_name(&self, _at: usize) -> Option<&str> {
        None
    }
    /// The code of what is wrong with the row that was just read, and what was seen, where it holds no record: its cells
    /// then mean nothing.
    fn fault_of_row(&self) -> Option<(&'static str, &str)> {
        None
    }
    /// What was noticed about the file itself; asked for once it has ended.
    fn warnings(&mut self) -> Vec<Warning>;
}
