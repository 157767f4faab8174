//! Persons: who stands behind accounts, as the analyst says, and the masks that they wear.
//! A person is known here as the columns know it: by its row id, or by minus the account's where the person is the account itself.

pub mod link;
pub mod mask;
pub mod read;
pub mod role;

pub use link::Link;
pub use mask::{MaskEdit, WornMask};
pub use read::{AccountCard, PersonAsk, PersonCard, PersonRow, PersonSort, Persons};
