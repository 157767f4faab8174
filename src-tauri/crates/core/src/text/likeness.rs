//! Likeness of texts: what two people wrote is the same when nothing differs but case, accents, punctuation, spaces, and the
//! mark of a repost before it. Such texts are never merged: they are grouped, and each keeps its author.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use xxhash_rust::xxh3::xxh3_64;

/// The hash that like texts share; 0 for a text of nothing but spaces.
pub fn twin(text: &str) -> i64 {
    let mut letters = String::with_capacity(text.len());
    for c in body(text).chars() {
        if c.is_ascii_alphanumeric() {
            letters.push(c.to_ascii_lowercase());
        } else if !c.is_ascii() {
            fold(c, &mut letters);
        }
    }
    if letters.is_empty() {
        // Signs alone: `!!!` and `???` do not say the same.
        letters.extend(text.chars().filter(|c| !c.is_whitespace()));
    }
    if letters.is_empty() {
        return 0;
    }
    match xxh3_64(letters.as_bytes()) as i64 {
        0 => 1,
        hash => hash,
    }
}

fn fold(c: char, letters: &mut String) {
    let sign = !c.is_alphanumeric() && matches!(c as u32, 0x2190..=0x2BFF | 0x1F000..=0x1FAFF);
    if sign {
        letters.push(c);
    } else if c.is_alphanumeric() {
        match c {
            'œ' | 'Œ' => letters.push_str("oe"),
            'æ' | 'Æ' => letters.push_str("ae"),
            'ß' | 'ẞ' => letters.push_str("ss"),
            _ => {
                // Lower case first: some capitals decompose only afterwards.
                let lower = c.to_lowercase().nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase);
                letters.extend(lower.filter(|c| c.is_alphanumeric()));
            }
        }
    }
}

/// A text without the mark of a repost: `RT @name:`, `MT @name`, `via @name:`, and quotes around the rest.
fn body(text: &str) -> &str {
    let start = text.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '“' | '«' | '\u{A0}' | '\u{202F}'));
    let Some(rest) = ["RT ", "rt ", "MT ", "Rt "].iter().find_map(|mark| start.strip_prefix(mark)) else { return text };
    let Some(named) = rest.trim_start().strip_prefix('@') else { return text };
    let end = named.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '.' | '-'))).unwrap_or(named.len());
    let said = &named[end..];
    // A mark without words after it is all that was written.
    if end == 0 || said.trim_matches(|c: char| !c.is_alphanumeric()).is_empty() { text } else { said }
}

/// How much two texts share, from 0 to 1: Dice's coefficient over pairs of neighbouring characters (L. R. Dice, 1945).
pub fn dice(one: &str, other: &str) -> f64 {
    let pairs = |text: &str| {
        let chars: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).take(20_000).collect();
        let mut pairs: Vec<(char, char)> = chars.windows(2).map(|pair| (pair[0], pair[1])).collect();
        pairs.sort_unstable();
        pairs
    };
    let (one, other) = (pairs(one), pairs(other));
    if one.is_empty() || other.is_empty() {
        return 0.0;
    }
    let (mut a, mut b, mut shared) = (0, 0, 0);
    while a < one.len() && b < other.len() {
        match one[a].cmp(&other[b]) {
            std::cmp::Ordering::Less => a += 1,
            std::cmp::Ordering::Greater => b += 1,
            std::cmp::Ordering::Equal => {
                shared += 1;
                a += 1;
                b += 1;
            }
        }
    }
    2.0 * shared as f64 / (one.len() + other.len()) as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn like_texts_are_twins() {
        for (one, other) in [
            ("Très déçu !", "tres decu"),
            ("L’odeur est là…", "L'odeur est la"),
            ("RT @marc_d: la capsule bloque", "La capsule bloque."),
            ("“RT @a.b : la capsule bloque”", "la capsule bloque"),
            ("cœur\u{A0}à cœur", "COEUR A COEUR"),
            ("Ça marche 👍", "ca marche👍"),
        ] {
            assert_eq!(twin(one), twin(other), "{one} / {other}");
        }
        for (one, other) in [("!!!", "???"), ("oui", "non"), ("👍", "👎"), ("RT @marc", "RT @lina"), ("bien 👍", "bien 👎"), ("", "a")]
        {
            assert_ne!(twin(one), twin(other), "{one} / {other}");
        }
        assert_eq!(twin(" \n"), 0);
    }

    #[test]
    fn dice_tells_an_edit_from_another_text() {
        assert!(dice("La capsule bloque toujours", "La capsule bloque encore toujours") > 0.8);
        assert!(dice("La capsule bloque toujours", "Very happy with my order") < 0.3);
        assert_eq!(dice("", "a"), 0.0);
    }

    proptest! {
        #[test]
        fn case_and_spaces_never_matter(text in "[a-zA-Zéàü0-9]{1,20}( [a-zA-Zéàü0-9]{1,8}){0,5}") {
            prop_assert_eq!(twin(&text), twin(&format!(" {} !", text.to_uppercase().replace(' ', "  "))));
        }
    }
}
