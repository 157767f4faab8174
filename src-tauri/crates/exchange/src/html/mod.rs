//! HTML as the words that people read in it: the one converter of texts, and which columns it is for.
//!
//! What it makes is the evidence, so it is careful: tags of HTML go and no others, entities become their characters,
//! white space stays as it is. A change of what it makes is a new [`VERSION`].

use std::borrow::Cow;

use self::lines::Lines;
use self::pieces::{Piece, pieces};
use self::tag::Sort;

pub(crate) mod columns;
mod lines;
mod pieces;
mod tag;

/// The version of the converter, kept with each import that it worked on.
pub const VERSION: u32 = 1;

/// The words of a text in HTML.
///
/// Entities are decoded as browsers do inside attributes: those of old that need no `;` are left alone before a letter,
/// a digit or `=`, since `&region=fr` is part of an address more often than it is `®ion=fr`. Paragraphs and headings are
/// parted by two line ends, other blocks by one, `<br>` is one more: the line ends of the text itself count among them,
/// never are more than two made, and none at the ends. Scripts, styles and comments go with what they hold; an image is
/// the words that stand for it. What is no tag of HTML, such as `<3`, stays. A text without `<` and `&` is not touched.
#[must_use]
pub fn render(html: &str) -> Cow<'_, str> {
    if memchr::memchr2(b'<', b'&', html.as_bytes()).is_none() {
        return Cow::Borrowed(html);
    }
    let mut lines = Lines::of_size(html.len());
    for piece in pieces(html) {
        match piece {
            Piece::Words(words) => lines.write(&decoded(words)),
            Piece::Hidden => {}
            Piece::Tag(tag) => match tag.sort {
                Sort::Inline => {}
                Sort::Break => lines.end(),
                Sort::Block => lines.part(1),
                Sort::Paragraph => lines.part(2),
                Sort::Image => lines.write(&decoded(tag.alt.unwrap_or_default())),
            },
        }
    }
    let text = lines.finish();
    if text == html { Cow::Borrowed(html) } else { Cow::Owned(text) }
}

/// Words with their entities as characters.
fn decoded(words: &str) -> Cow<'_, str> {
    htmlize::unescape_attribute(words)
}

#[cfg(test)]
mod tests;
