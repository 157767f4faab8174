//! The quotations of a report, and the messages that they lead back to.

use std::collections::BTreeSet;

use livisible_core::coding::{Coding, Review, Voice};
use livisible_core::corpus::mask::Mask;
use livisible_core::corpus::message::Message;
use livisible_core::locale::{Lang, day, say};
use livisible_core::text::offset;
use livisible_core::{Result, Study};

use crate::html::escape;

/// Quotations shown a code; the count of all is always said.
pub const SHOWN: usize = 12;

/// Quotes passages, and remembers which messages must stand in the appendix.
pub struct Quoter<'a> {
    pub study: &'a Study,
    pub mask: Mask,
    pub lang: Lang,
    /// False where the report quotes nobody.
    pub quotes: bool,
    cited: BTreeSet<i64>,
}

impl<'a> Quoter<'a> {
    pub fn new(study: &'a Study, mask: Mask, lang: Lang, quotes: bool) -> Self {
        Quoter { study, mask, lang, quotes, cited: BTreeSet::new() }
    }

    fn who(&self, message: &Message) -> String {
        let name = if self.mask.hides() { self.mask.person(message) } else { message.account.clone() };
        name.unwrap_or_else(|| "?".to_owned())
    }

    fn place(&self, message: &Message) -> String {
        let space = say(self.lang, &format!("space-{}", message.space.word()), &[]);
        match &message.venue {
            Some(venue) => self.mask.text(venue),
            None => space,
        }
    }

    fn cite(&self, message: &Message) -> String {
        let date = message.posted_iso().map_or_else(|| say(self.lang, "report-undated", &[]), |iso| day(self.lang, &iso));
        say(self.lang, "report-cite", &[("person", self.who(message)), ("place", self.place(message)), ("date", date)])
    }

    fn anchor(&self, message: &Message) -> String {
        self.mask.message_id(message.id, &message.ext)
    }

    /// A passage as a quotation, with the voice where it is not assumed.
    /// `slot` is that of the code's colour.
    pub fn quote(&mut self, coding: &Coding, slot: usize) -> Result<String> {
        let message = self.study.message(coding.message)?;
        self.cited.insert(coding.message);
        let voice = match coding.voice {
            Voice::Assumed => String::new(),
            other => format!(" · {}", say(self.lang, &format!("voice-{}", other.word()), &[])),
        };
        let lang = message.lang.as_deref().map_or_else(String::new, |lang| format!(" lang=\"{}\"", escape(lang)));
        let (text, at) = self.mask.text_with(&message.text, &[coding.start, coding.stop]);
        let words = offset::slice(&text, at[0]..at[1]).unwrap_or_default();
        let anchor = escape(&self.anchor(&message));
        Ok(format!(
            "<blockquote class=\"k{slot}\"><p{lang}>{}</p><cite><a href=\"#m-{anchor}\">{anchor}</a> · {}{}</cite></blockquote>\n",
            escape(words),
            escape(&self.cite(&message)),
            escape(&voice),
        ))
    }

    /// The whole messages that were quoted, their coded passages underlined.
    pub fn appendix(&self) -> Result<String> {
        let mut out = String::new();
        for &id in &self.cited {
            let message = self.study.message(id)?;
            let mut inside: Vec<(usize, usize)> = self
                .study
                .codings_of(id)?
                .into_iter()
                .filter(|c| c.review == Review::Accepted && !c.lost)
                .map(|c| (c.start, c.stop))
                .collect();
            inside.sort_unstable();
            let flat: Vec<usize> = inside.iter().flat_map(|&(start, stop)| [start, stop]).collect();
            let (text, at) = self.mask.text_with(&message.text, &flat);
            let anchor = escape(&self.anchor(&message));
            let lang = message.lang.as_deref().map_or_else(String::new, |lang| format!(" lang=\"{}\"", escape(lang)));
            let body = underlined(&text, at.chunks_exact(2).map(|pair| (pair[0], pair[1])));
            out.push_str(&format!(
                "<article class=\"message\" id=\"m-{anchor}\"><p class=\"meta\"><b>{anchor}</b> · {}</p><p{lang}>{body}</p></article>\n",
                escape(&self.cite(&message))
            ));
        }
        Ok(out)
    }
}

/// The text escaped, the union of the ranges (code points, ascending starts) underlined.
fn underlined(text: &str, ranges: impl Iterator<Item = (usize, usize)>) -> String {
    let chars: Vec<char> = text.chars().collect();
    let piece = |from: usize, to: usize| escape(&chars[from.min(chars.len())..to.min(chars.len())].iter().collect::<String>());
    let mut out = String::new();
    let mut at = 0;
    let mut open: Option<(usize, usize)> = None;
    for (start, stop) in ranges.chain([(usize::MAX, usize::MAX)]) {
        match open {
            Some((from, to)) if start <= to => open = Some((from, to.max(stop))),
            _ => {
                if let Some((from, to)) = open {
                    out.push_str(&piece(at, from));
                    out.push_str(&format!("<mark>{}</mark>", piece(from, to)));
                    at = to;
                }
                open = Some((start, stop));
            }
        }
    }
    out.push_str(&piece(at, chars.len()));
    out
}

#[cfg(test)]
mod tests {
    use super::underlined;

    #[test]
    fn overlapping_passages_are_underlined_once() {
        assert_eq!(underlined("abc<def", [(0, 2), (1, 4), (6, 7)].into_iter()), "<mark>abc&lt;</mark>de<mark>f</mark>");
        assert_eq!(underlined("abc", [].into_iter()), "abc");
    }
}
