//! What the sampled cells of a column look like: how full, how long, how numeric, how varied.

use std::collections::HashSet;

use super::Row;
use crate::values::{dates, is_blank, number};

/// Figures over the sampled cells of one column; the shares are of the cells that are not blank.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Stats {
    /// Cells that are not blank.
    pub filled: usize,
    /// Cells, blank or not.
    pub cells: usize,
    /// Mean number of characters.
    pub length: f32,
    /// Share that people would call numbers.
    pub numeric: f32,
    /// Share that hold a letter.
    pub letters: f32,
    /// Mean share of letters among the characters.
    pub words: f32,
    /// Share of different values.
    pub distinct: f32,
    /// Share that are dates of ISO 8601.
    pub iso_dates: f32,
    /// Share that are web addresses.
    pub urls: f32,
}

impl Stats {
    /// Whether most cells hold words.
    pub fn is_textual(&self) -> bool {
        self.filled > 0 && self.letters >= 0.5 && self.numeric < 0.5
    }
}

/// Looks at one column of the sample.
pub fn of(rows: &[Row], column: usize) -> Stats {
    let mut stats = Stats { cells: rows.len(), ..Stats::default() };
    let (mut values, mut words) = (HashSet::new(), 0.0);
    let (mut length, mut numeric, mut letters, mut iso, mut urls) = (0usize, 0usize, 0usize, 0usize, 0usize);
    for cell in rows.iter().filter_map(|row| row.get(column)).filter(|cell| !is_blank(cell)) {
        stats.filled += 1;
        length += cell.chars().count();
        numeric += usize::from(number::is_numeric(cell));
        let alphabetic = cell.chars().filter(|c| c.is_alphabetic()).count();
        letters += usize::from(alphabetic > 0);
        words += alphabetic as f32 / cell.chars().count() as f32;
        iso += usize::from(dates::is_iso(cell));
        urls += usize::from(is_url(cell));
        values.insert(cell);
    }
    let share = |count: usize| if stats.filled == 0 { 0.0 } else { count as f32 / stats.filled as f32 };
    stats.length = share(length);
    stats.numeric = share(numeric);
    stats.letters = share(letters);
    stats.words = words / stats.filled.max(1) as f32;
    stats.distinct = share(values.len());
    stats.iso_dates = share(iso);
    stats.urls = share(urls);
    stats
}

/// Whether a cell is an address and nothing else.
pub fn is_url(cell: &str) -> bool {
    let cell = cell.trim();
    (cell.starts_with("http://") || cell.starts_with("https://") || cell.starts_with("www.")) && !cell.contains(char::is_whitespace)
}
