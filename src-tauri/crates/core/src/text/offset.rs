//! The one conversion of offsets. The study counts Unicode code points; the webview counts UTF-16 units; Rust counts bytes.
//! All ranges are half-open.

use std::ops::Range;

/// Number of code points.
pub fn length(text: &str) -> usize {
    text.chars().count()
}

/// Byte offset of the code point at `at`; the length of the text for its end, `None` beyond it.
pub fn byte_of(text: &str, at: usize) -> Option<usize> {
    if text.is_ascii() {
        return (at <= text.len()).then_some(at);
    }
    text.char_indices().map(|(byte, _)| byte).chain(std::iter::once(text.len())).nth(at)
}

/// The part of the text between two code points, `None` when the range is outside the text.
pub fn slice(text: &str, range: Range<usize>) -> Option<&str> {
    if range.start > range.end {
        return None;
    }
    let start = byte_of(text, range.start)?;
    let stop = start + byte_of(&text[start..], range.end - range.start)?;
    Some(&text[start..stop])
}

/// Converts ascending offsets in one pass over a text.
///
/// `width` is the size of a character in the unit that is read, `step` in the unit that is written.
fn walk(text: &str, offsets: &[usize], width: impl Fn(char) -> usize, step: impl Fn(char) -> usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..offsets.len()).collect();
    order.sort_by_key(|&i| offsets[i]);
    let mut out = vec![0; offsets.len()];
    let (mut read, mut written) = (0, 0);
    let mut next = order.into_iter().peekable();
    for c in text.chars() {
        while let Some(&i) = next.peek() {
            if offsets[i] > read {
                break;
            }
            out[i] = written;
            next.next();
        }
        read += width(c);
        written += step(c);
    }
    for i in next {
        out[i] = written;
    }
    out
}

/// Code points to UTF-16 units. An offset beyond the end becomes the end.
pub fn to_utf16(text: &str, offsets: &[usize]) -> Vec<usize> {
    if text.is_ascii() {
        return offsets.iter().map(|&at| at.min(text.len())).collect();
    }
    walk(text, offsets, |_| 1, char::len_utf16)
}

/// UTF-16 units to code points. The middle of a surrogate pair becomes the end of its character.
pub fn from_utf16(text: &str, offsets: &[usize]) -> Vec<usize> {
    if text.is_ascii() {
        return offsets.iter().map(|&at| at.min(text.len())).collect();
    }
    walk(text, offsets, char::len_utf16, |_| 1)
}

/// Bytes to code points. The middle of a character becomes its end.
pub fn from_bytes(text: &str, offsets: &[usize]) -> Vec<usize> {
    if text.is_ascii() {
        return offsets.iter().map(|&at| at.min(text.len())).collect();
    }
    walk(text, offsets, char::len_utf8, |_| 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Texts rich in what breaks offsets: emoji, ZWJ sequences, combining marks, NBSP, line ends.
    fn hard_text() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            Just("a"),
            Just("é"),
            Just("e\u{301}"),
            Just("👩‍👩‍👧"),
            Just("🇫🇷"),
            Just("\u{A0}"),
            Just("\u{202F}"),
            Just("\n"),
            Just("œ"),
            Just("’"),
            Just("𝒳"),
            Just(" "),
            Just("« »"),
            Just("\u{FFFD}"),
            Just("漢"),
        ];
        proptest::collection::vec(piece, 0..40).prop_map(|parts| parts.concat())
    }

    proptest! {
        #[test]
        fn utf16_there_and_back(text in hard_text()) {
            let all: Vec<usize> = (0..=length(&text)).collect();
            let there = to_utf16(&text, &all);
            prop_assert_eq!(*there.last().unwrap(), text.encode_utf16().count());
            prop_assert_eq!(from_utf16(&text, &there), all);
        }

        #[test]
        fn bytes_agree_with_char_indices(text in hard_text()) {
            let bytes: Vec<usize> = text.char_indices().map(|(b, _)| b).chain([text.len()]).collect();
            let all: Vec<usize> = (0..=length(&text)).collect();
            prop_assert_eq!(from_bytes(&text, &bytes), all.clone());
            for &at in &all {
                prop_assert_eq!(byte_of(&text, at), Some(bytes[at]));
            }
            prop_assert_eq!(byte_of(&text, all.len()), None);
        }

        #[test]
        fn slices_are_what_utf16_cuts(text in hard_text(), a in 0usize..60, b in 0usize..60) {
            let n = length(&text);
            let (start, stop) = (a.min(b), a.max(b));
            match slice(&text, start..stop) {
                None => prop_assert!(stop > n),
                Some(part) => {
                    let units: Vec<u16> = text.encode_utf16().collect();
                    let at = to_utf16(&text, &[start, stop]);
                    prop_assert_eq!(String::from_utf16(&units[at[0]..at[1]]).unwrap(), part);
                }
            }
        }

        #[test]
        fn disordered_offsets_convert_alike(text in hard_text(), offsets in proptest::collection::vec(0usize..50, 0..8)) {
            let together = to_utf16(&text, &offsets);
            let apart: Vec<usize> = offsets.iter().map(|&o| to_utf16(&text, &[o])[0]).collect();
            prop_assert_eq!(together, apart);
        }
    }
}
