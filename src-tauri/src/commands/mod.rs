//! What the window can ask. Each command reads its arguments, has the study's thread call the core, and answers wire types;
//! a decision that would take more than that belongs to the core.

pub mod book;
pub mod codebook;
pub mod coding;
pub mod conversations;
pub mod grid;
pub mod history;
pub mod import;
pub mod index;
pub mod memos;
pub mod output;
pub mod people;
pub mod preferences;
pub mod rules;
pub mod search;
pub mod sets;
pub mod study;
pub mod thing;

/// The largest page that a window may ask for: a list is read a screen at a time.
pub(crate) const PAGE: u64 = 200;

/// A query that makes the index ready, where what is asked needs it though it names no word.
pub(crate) const ANY_WORD: &str = "a";
