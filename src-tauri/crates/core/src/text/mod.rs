//! Text: the one intake, the one offset (code points) and its conversions, quotes and re-anchoring.
//! The only module that converts offsets.

pub mod anchor;
pub mod intake;
pub mod likeness;
pub mod offset;
