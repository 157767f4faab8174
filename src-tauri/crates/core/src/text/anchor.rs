//! Quotes with their context, and finding a quote again in another version of its text.
//!
//! The search follows the order of trust of Hypothesis' anchoring (quote, then context, then position):
//! R. Bowyer, N. Stenning, dom-anchor-text-quote and client `match-quote`, 2014–2020; written anew here.

use std::ops::Range;

use super::offset;

/// Code points of context kept on each side of a quote.
pub const CONTEXT: usize = 32;

/// A place in a text, with what stands there and around.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub stop: usize,
    /// The text between them.
    pub quote: String,
    /// Up to [`CONTEXT`] code points before.
    pub before: String,
    /// Up to [`CONTEXT`] code points after.
    pub after: String,
}

/// Takes the quote at this range; `None` when the range is outside the text.
pub fn quote(text: &str, range: Range<usize>) -> Option<Quote> {
    let quote = offset::slice(text, range.clone())?.to_owned();
    let before = offset::slice(text, range.start.saturating_sub(CONTEXT)..range.start)?.to_owned();
    let after: String = offset::byte_of(text, range.end).map(|b| text[b..].chars().take(CONTEXT).collect())?;
    Some(Quote { start: range.start, stop: range.end, quote, before, after })
}

/// Finds a quote again in a changed text: the exact quote, where the context agrees best, the nearest at equal context.
///
/// `None` when the quote stands nowhere in the text, or when it is empty and its context is gone: to be reviewed by a person.
pub fn find_again(old: &Quote, text: &str) -> Option<Range<usize>> {
    if old.quote.is_empty() {
        let joined = format!("{}{}", old.before, old.after);
        let at = text.find(&joined)? + old.before.len();
        let start = offset::from_bytes(text, &[at])[0];
        return Some(start..start);
    }
    let length = offset::length(&old.quote);
    let bytes: Vec<usize> = overlapping_matches(text, &old.quote);
    let starts = offset::from_bytes(text, &bytes);
    bytes
        .iter()
        .zip(starts)
        .max_by_key(|&(&byte, start)| {
            let before = common(old.before.chars().rev(), text[..byte].chars().rev());
            let after = common(old.after.chars(), text[byte + old.quote.len()..].chars());
            (before + after, std::cmp::Reverse(start.abs_diff(old.start)))
        })
        .map(|(_, start)| start..start + length)
}

fn overlapping_matches(text: &str, quote: &str) -> Vec<usize> {
    let mut found = vec![];
    let mut from = 0;
    while let Some(at) = text[from..].find(quote) {
        found.push(from + at);
        // The next search begins one character further, so that « aa » stands twice in « aaa ».
        from += at + text[from + at..].chars().next().map_or(1, char::len_utf8);
    }
    found
}

fn common(a: impl Iterator<Item = char>, b: impl Iterator<Item = char>) -> usize {
    a.zip(b).take_while(|(x, y)| x == y).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn context_chooses_between_equal_quotes() {
        let old = "Le prix est bas. Le service est lent. Le prix est haut.";
        let quote = quote(old, 38..45).unwrap();
        assert_eq!(quote.quote, "Le prix");
        let new = "Bonjour ! Le prix est bas. Le service est très lent. Le prix est haut.";
        assert_eq!(offset::slice(new, find_again(&quote, new).unwrap()), Some("Le prix"));
        assert_eq!(find_again(&quote, new).unwrap().start, 53);
        assert_eq!(find_again(&quote, "plus rien"), None);
    }

    proptest! {
        #[test]
        fn insertion_before_shifts_the_quote(
            text in "[a-cé👍\u{A0} ]{1,60}", inserted in "[xyz😀]{0,20}", a in 0usize..60, b in 0usize..60,
        ) {
            let n = offset::length(&text);
            let (start, stop) = (a.min(b).min(n), a.max(b).min(n));
            prop_assume!(start < stop);
            let old = quote(&text, start..stop).unwrap();
            let new = format!("{inserted}{text}");
            let found = find_again(&old, &new).unwrap();
            prop_assert_eq!(offset::slice(&new, found).unwrap(), &old.quote);
        }

        #[test]
        fn an_unchanged_text_keeps_the_place(text in "[ab👩‍👧é\n ]{1,50}", a in 0usize..50, b in 0usize..50) {
            let n = offset::length(&text);
            let (start, stop) = (a.min(b).min(n), a.max(b).min(n));
            prop_assume!(start < stop);
            let old = quote(&text, start..stop).unwrap();
            prop_assert_eq!(find_again(&old, &text), Some(start..stop));
        }
    }
}
