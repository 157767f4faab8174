//! The four changes that a text undergoes at import, and no other.

/// What the intake had to change, for the warnings of the import report.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Changed {
    /// U+0000 became U+FFFD this many times.
    pub nul: usize,
}

/// Removes a leading BOM, makes CR and CRLF into LF, and U+0000 into U+FFFD.
///
/// Lone surrogates cannot stand in a Rust string: the decoder has already made them U+FFFD.
/// No trimming and no Unicode normalisation: text is evidence.
pub fn take_in(text: &str) -> (String, Changed) {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let mut changed = Changed::default();
    if !text.bytes().any(|b| b == b'\r' || b == 0) {
        return (text.to_owned(), changed);
    }
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' => {
                chars.next_if_eq(&'\n');
                out.push('\n');
            }
            '\0' => {
                changed.nul += 1;
                out.push('\u{FFFD}');
            }
            c => out.push(c),
        }
    }
    (out, changed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_four_things_change() {
        assert_eq!(take_in("\u{FEFF}a\r\nb\rc\u{0}\u{A0}e\u{301} "), ("a\nb\nc\u{FFFD}\u{A0}e\u{301} ".to_owned(), Changed { nul: 1 }));
        assert_eq!(take_in("  plain  ").0, "  plain  ");
    }
}
