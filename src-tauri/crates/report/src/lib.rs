//! Insight reports: what the study shows, with its bases, every quotation leading back to its message.
//! The numbers are the core's figures; nothing is counted here.

pub mod figure;
mod html;
mod page;
mod quotes;
mod sections;

use std::path::Path;

use livisible_core::locale::Lang;
use livisible_core::{Result, Study, whole};

/// How people are quoted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Quotes {
    /// With pseudonyms, known handles replaced wherever they stand.
    #[default]
    Masked,
    /// As they stand, handles included.
    Verbatim,
    /// Not at all.
    None,
}

/// What is asked of a report.
#[derive(Debug, Clone, Default)]
pub struct Order {
    /// Title; the study's own without one.
    pub title: Option<String>,
    /// Language; the study's own without one.
    pub lang: Option<Lang>,
    /// How people are quoted.
    pub quotes: Quotes,
    /// The day of the report, as it should be printed: the caller knows what day it is.
    pub date: String,
}

/// Writes the report of a study as one self-contained HTML file. The file appears once it is whole.
pub fn write(study: &Study, path: &Path, order: &Order) -> Result<()> {
    whole::put_bytes(path, page::render(study, order)?.as_bytes())
}

/// The report as a string, for a preview.
pub fn render(study: &Study, order: &Order) -> Result<String> {
    page::render(study, order)
}
