//! Tables in JSON: one object a line, an array of objects, or an object in which such an array stands a few keys deep.
//!
//! Every object becomes a row of cells, named by its keys; the one reader of tables does the rest. Nothing here keeps
//! more in memory than one object and the sample that names the columns.

pub mod cut;
pub mod find;
pub mod flatten;
pub mod keys;
pub mod records;
pub mod rows;
pub mod scan;
mod walk;

pub use find::{Found, find};
pub use records::Records;
pub use rows::JsonRows;
pub(crate) use walk::measure;

/// How the records of a file stand in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shape {
    /// One object a line. A line that is no object is one bad record, and the next line is read again.
    Lines,
    /// Objects one after the other, each on as many lines as it takes.
    Stream,
    /// The elements of the array that stands under these keys, one in the other; of the outermost one without any.
    Array {
        /** The keys. */
        keys: Vec<String>,
        /** Other arrays of objects in the same document, as dotted keys: they are told, not read. */
        others: Vec<String>,
    },
}

/// How many keys deep an array of records may stand.
pub const DEEPEST_ARRAY: usize = 3;
