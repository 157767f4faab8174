//! The study file on disk: opening it safely, its schema and its statements.
//! All SQL of the project lives under this folder; nothing here knows what a statement is for.

pub mod file;
pub mod schema;

/// A statement of `storage/sql`, by its path without the ending.
macro_rules! sql {
    ($name:literal) => {
        include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/src/storage/sql/", $name, ".sql"))
    };
}
pub(crate) use sql;
