//! Which columns hold HTML: those that are read, where their cells prove it.

use super::decoded;
use super::pieces::{Piece, pieces};
use crate::source::Quirks;
use crate::table::Row;
use crate::table::field::{Column, Field};

/// A `<` that starts no tag would be `&lt;` in HTML: for each cell that has one, so many must prove the contrary.
/// Some must be let pass, since texts that were cut short end inside a tag.
const PROVING: usize = 10;

/// The places of the columns whose cells are rendered. `asked` is what the analyst says of all of them; `then` names
/// the columns that an earlier wave rendered, whose texts would not be the same again otherwise.
pub(crate) fn find(columns: &[Column], quirks: &Quirks, sample: &[Row], asked: Option<bool>, then: &[String]) -> Vec<usize> {
    let survey = columns.iter().any(|column| matches!(column.role, Field::Answer | Field::Respondent | Field::Question));
    let is_read = |at: usize| match columns[at].role {
        Field::Text | Field::Answer => true,
        // Where there are answers these are attributes.
        Field::Title | Field::Reply => !survey,
        _ => quirks.text_else.contains(&at),
    };
    let read = (0..columns.len()).filter(|at| is_read(*at));
    match asked {
        Some(false) => Vec::new(),
        Some(true) => read.collect(),
        None => read.filter(|at| then.contains(&columns[*at].name) || is_html(cells(sample, *at, quirks))).collect(),
    }
}

fn cells<'a>(sample: &'a [Row], at: usize, quirks: &'a Quirks) -> impl Iterator<Item = std::borrow::Cow<'a, str>> {
    sample.iter().filter_map(move |row| row.get(at)).map(move |cell| quirks.cleaned(at, cell))
}

/// Whether cells are HTML: one at least has an entity or a tag that nobody writes elsewhere, and hardly any has a `<`
/// that starts no tag. A bare `&` says nothing: `R&D` is written so in HTML too, by tools and by hand.
fn is_html<'a>(cells: impl Iterator<Item = std::borrow::Cow<'a, str>>) -> bool {
    let (mut proving, mut stray) = (0, 0);
    for cell in cells.filter(|cell| cell.contains(['<', '&'])) {
        let (mut proves, mut strays) = (false, false);
        for piece in pieces(&cell) {
            match piece {
                Piece::Words(words) => {
                    proves |= has_entity(words);
                    strays |= words.contains('<');
                }
                Piece::Tag(tag) => proves |= tag.telling,
                Piece::Hidden => proves = true,
            }
        }
        proving += usize::from(proves);
        stray += usize::from(strays);
    }
    proving > 0 && stray * PROVING <= proving
}

/// Whether an entity stands among words, closed by its `;`.
fn has_entity(words: &str) -> bool {
    memchr::memchr_iter(b'&', words.as_bytes()).any(|at| {
        let rest = &words[at + 1..];
        let end = rest.bytes().take(40).position(|byte| !(byte.is_ascii_alphanumeric() || byte == b'#'));
        end.filter(|end| rest[*end..].starts_with(';')).is_some_and(|end| {
            let entity = &words[at..at + end + 2];
            decoded(entity) != entity
        })
    })
}

#[cfg(test)]
mod tests {
    use super::is_html;

    fn html(cells: &[&str]) -> bool {
        is_html(cells.iter().map(|cell| (*cell).into()))
    }

    #[test]
    fn entities_and_tags_prove_it() {
        assert!(html(&["Nice", "it&#39;s great", "R&D"]));
        assert!(html(&["Fish &amp; chips", "Fish & chips"]));
        assert!(html(&["one<br>two"]));
        assert!(html(&["<p>one", "two"]));
        assert!(html(&["so <b>good</b>"]));
        assert!(html(&["see <a href='http://x.y'>this"]));
        assert!(html(&["one<!-- more -->"]));
    }

    #[test]
    fn words_prove_nothing() {
        for cells in [
            &["R&D", "AT&T; and so on", "Q&A;", "&&", "&c;"][..],
            &["<3", "a < b", "<lol>"],
            &["Dear <title>,", "<b and c>", "is <i> or <u> better?"],
            &["x?a=1&copy=2", "x?a=1&lt", "&#;", "&#x;", "&#xg;"],
            &[],
        ] {
            assert!(!html(cells), "{cells:?}");
        }
    }

    #[test]
    fn what_starts_no_tag_speaks_against() {
        assert!(!html(&["if a < b { x = &amp; }", "Vec<String>", "<div class=\"x\">"]));
        let mut cells = vec!["it&#39;s"; 9];
        cells.push("a <br /");
        assert!(!html(&cells));
        cells.push("it&#39;s");
        assert!(html(&cells));
    }
}
