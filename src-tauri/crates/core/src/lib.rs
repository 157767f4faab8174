//! The domain of Livisible: studies, their corpus, their codebook, what is coded, searched and counted.
//!
//! No window, no file format, no network. Nothing here reads a clock or draws at random: times and seeds are passed in.
//! Offsets are Unicode code points, half-open; only [`text`] converts them. SQL lives under `storage` alone.

pub mod codebook;
pub mod coding;
pub mod corpus;
pub mod document;
pub mod draw;
pub mod error;
pub mod figures;
pub mod grid;
pub mod id;
pub mod locale;
pub mod memo;
pub mod person;
pub mod reading;
pub mod rule;
pub mod search;
pub mod set;
mod storage;
pub mod study;
pub mod text;
pub mod whole;

pub use error::{Error, Result};
pub use study::Study;
