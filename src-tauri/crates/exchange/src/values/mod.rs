//! The values of cells: dates, ratings, languages, words of the closed lists, numbers.
//! Each reads a string and says what it names, or that it names nothing; none changes a string.

pub mod dates;
pub mod fold;
pub mod lang;
pub mod lists;
pub mod number;
pub mod platforms;
pub mod rating;
mod words;

/// Whether nothing can be read in a cell: white space and invisible marks only.
pub fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || matches!(c, '\u{FEFF}' | '\u{200B}' | '\u{200C}' | '\u{200D}' | '\u{2060}'))
}
