//! File formats of Livisible, in and out, over the neutral records of the core.
//!
//! Invariants: nothing here touches the study file, the network or the clock; every reader takes any bytes in bounded
//! memory and accounts for every record of its file, as a record or as the reason why there is none; what is said
//! about a file is a stable code with its detail, put into sentences at the edge.

pub mod codebook;
pub mod encoding;
pub mod export;
pub mod fault;
pub mod formats;
pub mod gather;
pub mod html;
pub mod import;
pub mod json;
mod known;
pub mod native;
pub mod notebook;
pub mod open;
pub mod recipe;
pub mod recognise;
pub mod rehearse;
pub mod source;
pub mod table;
pub mod text;
pub mod values;
pub mod workbook;
pub mod write;

pub use fault::Fault;
pub use formats::{Direction, Format, FormatInfo};
pub use open::{Opened, Plan, open};
pub use recognise::{Recognised, recognise};
pub use table::field::{Column, Field, RoleReason};
