//! Search: words, the derived index, the query language and what it finds.
//! SQLite is the truth; the index holds text only and can be thrown away at any moment.

pub(crate) mod coded;
pub mod conversation;
pub mod facet;
pub mod field;
pub mod filter;
pub mod find;
pub mod index;
pub mod keyness;
pub mod kwic;
mod like;
pub(crate) mod mark;
pub(crate) mod members;
mod near;
pub mod neighbour;
pub mod notes;
mod osa;
mod pattern;
pub mod query;
pub mod refine;
pub mod results;
pub mod run;
mod segment;
mod terms;
mod thread;
pub mod time;
mod tokens;
mod wording;
pub mod words;
