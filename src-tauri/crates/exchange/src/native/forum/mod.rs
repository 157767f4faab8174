//! Forums, blogs, the comments under pages, feeds, and mailing lists.

pub(super) mod commento;
pub(super) mod discourse;
