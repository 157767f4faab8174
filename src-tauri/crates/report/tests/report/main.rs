//! Figures and reports through the public surface of the crate.

mod figures;
mod pages;
mod support;
