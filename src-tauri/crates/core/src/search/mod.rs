//! Search: words, the derived index, the query language and what it finds.
//! SQLite is the truth; the index holds text only and can be thrown away at any moment.

pub(crate) mod coded;
mod draw;
pub mod field;
pub mod filter;
pub mod find;
pub mod index;
pub(crate) mod mark;
pub(crate) mod members;
mod near;
pub mod notes;
mod osa;
mod pattern;
pub mod query;
pub mod run;
mod segment;
mod terms;
mod thread;
mod tokens;
mod wording;
pub mod words;
