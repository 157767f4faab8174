//! A text in HTML, cut into words, tags and what nobody reads. No byte is left out.

use super::tag::{self, Tag};

/// A piece of a text.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece<'t> {
    /// Words, entities not decoded; any `<` among them starts no tag.
    Words(&'t str),
    /// A tag of HTML.
    Tag(Tag<'t>),
    /// A comment or a declaration; a script or a style with its content.
    Hidden,
}

/// Cuts a text.
pub(super) fn pieces(text: &str) -> Pieces<'_> {
    Pieces { text, at: 0, next: None, unclosed: [false; ENDS.len()] }
}

/// The pieces of a text, in order.
pub(super) struct Pieces<'t> {
    text: &'t str,
    at: usize,
    /// What follows the words that were given last, and where it ends.
    next: Option<(Piece<'t>, usize)>,
    /// Which ends are known to be nowhere in what is left: they are not looked for again.
    unclosed: [bool; ENDS.len()],
}

/// What is hidden up to its end. Without that end it is a text that was cut short, and stays.
const ENDS: [&str; 3] = ["-->", "</script", "</style"];

impl<'t> Iterator for Pieces<'t> {
    type Item = Piece<'t>;

    fn next(&mut self) -> Option<Piece<'t>> {
        if let Some((piece, end)) = self.next.take() {
            self.at = end;
            return Some(piece);
        }
        let start = self.at;
        let mut from = start;
        while let Some(found) = memchr::memchr(b'<', &self.text.as_bytes()[from..]) {
            let open = from + found;
            if let Some((piece, length)) = self.mark(open) {
                if open == start {
                    self.at = open + length;
                    return Some(piece);
                }
                self.at = open;
                self.next = Some((piece, open + length));
                return Some(Piece::Words(&self.text[start..open]));
            }
            from = open + 1;
        }
        self.at = self.text.len();
        (start < self.text.len()).then(|| Piece::Words(&self.text[start..]))
    }
}

impl<'t> Pieces<'t> {
    /// What starts at this `<`, and its length in bytes.
    fn mark(&mut self, open: usize) -> Option<(Piece<'t>, usize)> {
        let rest = &self.text[open..];
        if rest.starts_with("<!--") {
            return self.until(0, open, 4).map(|length| (Piece::Hidden, length));
        }
        if let Some(length) = declaration(rest) {
            return Some((Piece::Hidden, length));
        }
        let (tag, length) = tag::read(rest)?;
        let end = match (tag.name, tag.closing) {
            ("script", false) => 1,
            ("style", false) => 2,
            _ => return Some((Piece::Tag(tag), length)),
        };
        let hidden = self.until(end, open, length).map(|length| (Piece::Hidden, length));
        Some(hidden.unwrap_or((Piece::Tag(tag), length)))
    }

    /// How far it is from `open` to behind this end, looked for after so many bytes.
    fn until(&mut self, end: usize, open: usize, after: usize) -> Option<usize> {
        if self.unclosed[end] {
            return None;
        }
        let found = find(&self.text[open + after..], ENDS[end]).map(|at| after + at + ENDS[end].len());
        let rest = &self.text[open..];
        // The end of a script is a tag of its own, up to its `>`.
        let length = found.and_then(|at| if end == 0 { Some(at) } else { Some(at + rest[at..].find('>')? + 1) });
        self.unclosed[end] = length.is_none();
        length
    }
}

/// Where these letters are in any case.
fn find(text: &str, wanted: &str) -> Option<usize> {
    let (bytes, wanted) = (text.as_bytes(), wanted.as_bytes());
    memchr::memchr_iter(wanted[0], bytes).find(|at| bytes.get(*at..at + wanted.len()).is_some_and(|here| here.eq_ignore_ascii_case(wanted)))
}

/// The length of `<!DOCTYPE html>` or of what word processors declare, `<?xml:namespace …>`.
fn declaration(rest: &str) -> Option<usize> {
    let is_one = ["<!doctype", "<?xml"].iter().any(|start| rest.get(..start.len()).is_some_and(|here| here.eq_ignore_ascii_case(start)));
    if !is_one {
        return None;
    }
    let end = rest[1..].find(['<', '>'])? + 1;
    rest[end..].starts_with('>').then_some(end + 1)
}
