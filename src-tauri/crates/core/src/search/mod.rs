//! Search: words, the derived index, the query language and what it finds.
//! SQLite is the truth; the index holds text only and can be thrown away at any moment.

pub mod filter;
pub mod find;
pub mod index;
pub(crate) mod members;
mod near;
pub mod query;
pub mod run;
mod segment;
mod thread;
mod tokens;
pub mod words;
