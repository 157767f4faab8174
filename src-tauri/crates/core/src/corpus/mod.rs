//! The corpus: messages, conversations, accounts, persons, spaces and venues.
//! Text is immutable evidence here; nothing in this module rewrites it.

pub mod columns;
pub mod conversation;
pub mod date;
pub mod import;
pub mod imports;
pub mod language;
pub mod lists;
mod loader;
pub mod mask;
pub mod message;
mod place;
pub mod record;
pub mod revise;
mod roots;
pub mod survey;
mod wave;
