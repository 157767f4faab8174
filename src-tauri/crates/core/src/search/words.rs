//! What a word is: runs of letters and digits, emoji, hashtags, single ideographs; folded for searching, stemmed by language.
//!
//! Folding lower-cases, strips accents and splits ligatures; the apostrophe parts words, so that « l’odeur » holds « odeur »,
//! but `aujourd’hui` stays whole. Stems are Snowball's (M. F. Porter, 2001): the stemmer sees the accented word, folding comes after.

use rust_stemmers::{Algorithm, Stemmer};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A word of a text, by bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub stop: usize,
    /// Whether it follows a `#`.
    pub hashtag: bool,
    /// Whether it is a sign rather than letters or digits.
    pub emoji: bool,
}

/// The words of a text, in order.
pub struct Words<'a> {
    text: &'a str,
    at: usize,
    hash: bool,
}

/// The words of a text, in order.
pub fn words(text: &str) -> Words<'_> {
    Words { text, at: 0, hash: false }
}

const WHOLE: [&str; 2] = ["aujourd", "hui"];

fn is_ideograph(c: char) -> bool {
    matches!(c as u32, 0x3040..=0x30FF | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x3FFFF)
}

fn is_emoji(c: char) -> bool {
    matches!(c as u32,
        0x203C | 0x2049 | 0x2122 | 0x2139 | 0x2194..=0x21AA | 0x231A..=0x23FF | 0x25AA..=0x27BF | 0x2934..=0x2935 | 0x2B05..=0x2B55
        | 0x1F000..=0x1FAFF)
}

/// What may follow inside one emoji: joiner, variation selector, skin tone, keycap, tags.
fn joins(c: char) -> bool {
    matches!(c as u32, 0x200D | 0xFE0F | 0xFE0E | 0x20E3 | 0x1F3FB..=0x1F3FF | 0xE0020..=0xE007F)
}

impl Iterator for Words<'_> {
    type Item = Word;

    fn next(&mut self) -> Option<Word> {
        let bytes = self.text.as_bytes();
        while self.at < bytes.len() {
            let start = self.at;
            let b = bytes[start];
            if b < 128 {
                if b.is_ascii_alphanumeric() {
                    return Some(self.letters(start));
                }
                self.hash = b == b'#';
                self.at += 1;
                continue;
            }
            let c = self.text[start..].chars().next()?;
            if is_ideograph(c) {
                self.at += c.len_utf8();
                self.hash = false;
                return Some(Word { start, stop: self.at, hashtag: false, emoji: false });
            }
            if c.is_alphanumeric() {
                return Some(self.letters(start));
            }
            if is_emoji(c) {
                return Some(self.emoji(start, c));
            }
            self.hash = false;
            self.at += c.len_utf8();
        }
        None
    }
}

impl Words<'_> {
    fn letters(&mut self, start: usize) -> Word {
        let hashtag = std::mem::take(&mut self.hash);
        let mut stop = self.run(start);
        // « aujourd’hui » is one word.
        if self.text[start..stop].eq_ignore_ascii_case(WHOLE[0]) {
            let rest = &self.text[stop..];
            let mark = rest.chars().next().filter(|c| matches!(c, '\'' | '’')).map_or(0, char::len_utf8);
            if mark > 0 && self.run(stop + mark) == stop + mark + WHOLE[1].len() && rest[mark..].to_ascii_lowercase().starts_with(WHOLE[1])
            {
                stop += mark + WHOLE[1].len();
            }
        }
        self.at = stop;
        Word { start, stop, hashtag, emoji: false }
    }

    fn run(&self, from: usize) -> usize {
        let bytes = self.text.as_bytes();
        let mut at = from;
        while at < bytes.len() {
            if bytes[at] < 128 {
                if !bytes[at].is_ascii_alphanumeric() {
                    break;
                }
                at += 1;
                continue;
            }
            let Some(c) = self.text[at..].chars().next() else { break };
            if !(c.is_alphanumeric() && !is_ideograph(c) || is_combining_mark(c)) {
                break;
            }
            at += c.len_utf8();
        }
        at
    }

    fn emoji(&mut self, start: usize, first: char) -> Word {
        self.hash = false;
        let mut stop = start + first.len_utf8();
        let mut previous = first;
        let flag = |c: char| matches!(c as u32, 0x1F1E6..=0x1F1FF);
        let mut flags = usize::from(flag(first));
        for c in self.text[stop..].chars() {
            let pairs = flag(c) && flags == 1;
            if !(joins(c) || previous == '\u{200D}' && is_emoji(c) || pairs) {
                break;
            }
            flags += usize::from(flag(c));
            stop += c.len_utf8();
            previous = c;
        }
        self.at = stop;
        Word { start, stop, hashtag: false, emoji: true }
    }
}

/// Lower case only: what the stemmer sees.
pub fn lower_into(word: &str, out: &mut String) {
    out.clear();
    for c in word.chars() {
        match c {
            '’' => out.push('\''),
            'A'..='Z' => out.push(c.to_ascii_lowercase()),
            c if c.is_ascii() => out.push(c),
            c => out.extend(c.to_lowercase()),
        }
    }
}

/// Lower case, no accent, no ligature, one apostrophe: what is compared.
pub fn fold_into(word: &str, out: &mut String) {
    out.clear();
    for c in word.chars() {
        match c {
            'A'..='Z' => out.push(c.to_ascii_lowercase()),
            c if c.is_ascii() => out.push(c),
            'é' | 'è' | 'ê' | 'ë' | 'É' | 'È' | 'Ê' | 'Ë' => out.push('e'),
            'à' | 'â' | 'ä' | 'À' | 'Â' | 'Ä' => out.push('a'),
            'ç' | 'Ç' => out.push('c'),
            'ô' | 'ö' | 'Ô' | 'Ö' => out.push('o'),
            'î' | 'ï' | 'Î' | 'Ï' => out.push('i'),
            'û' | 'ù' | 'ü' | 'Û' | 'Ù' | 'Ü' => out.push('u'),
            'œ' | 'Œ' => out.push_str("oe"),
            'æ' | 'Æ' => out.push_str("ae"),
            'ß' | 'ẞ' => out.push_str("ss"),
            '’' => out.push('\''),
            '\u{FE0F}' | '\u{FE0E}' => {}
            c => {
                // What is left once the marks are gone may be a ligature in its turn: « Ǽ ».
                for letter in c.to_lowercase().nfd().filter(|c| !is_combining_mark(*c)) {
                    match letter {
                        'œ' => out.push_str("oe"),
                        'æ' => out.push_str("ae"),
                        'ß' => out.push_str("ss"),
                        letter => out.push(letter),
                    }
                }
            }
        }
    }
}

/// The folded form of a text, for comparing names and values.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_into(text, &mut out);
    out
}

/// The languages that have a stemmer.
pub const STEMMED: &[&str] = &["fr", "en", "de", "es", "it", "pt", "nl", "sv", "da", "no", "fi", "hu", "ro", "ru", "tr", "ar", "el", "ta"];

/// The stemmer of a language, by its ISO 639-1 code.
pub fn stemmer(lang: &str) -> Option<Stemmer> {
    let algorithm = match lang {
        "fr" => Algorithm::French,
        "en" => Algorithm::English,
        "de" => Algorithm::German,
        "es" => Algorithm::Spanish,
        "it" => Algorithm::Italian,
        "pt" => Algorithm::Portuguese,
        "nl" => Algorithm::Dutch,
        "sv" => Algorithm::Swedish,
        "da" => Algorithm::Danish,
        "no" => Algorithm::Norwegian,
        "fi" => Algorithm::Finnish,
        "hu" => Algorithm::Hungarian,
        "ro" => Algorithm::Romanian,
        "ru" => Algorithm::Russian,
        "tr" => Algorithm::Turkish,
        "ar" => Algorithm::Arabic,
        "el" => Algorithm::Greek,
        "ta" => Algorithm::Tamil,
        _ => return None,
    };
    Some(Stemmer::create(algorithm))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cut(text: &str) -> Vec<String> {
        words(text).map(|w| fold(&text[w.start..w.stop])).collect()
    }

    #[test]
    fn french_words() {
        assert_eq!(cut("L’odeur d'aujourd’hui, qu'on sent : cœur\u{A0}!"), ["l", "odeur", "d", "aujourd'hui", "qu", "on", "sent", "coeur"]);
        assert_eq!(cut("CÉRÉMONIE e\u{301}te\u{301}"), ["ceremonie", "ete"]);
        assert_eq!(cut("snake_case 2.1"), ["snake", "case", "2", "1"]);
    }

    #[test]
    fn signs_are_words() {
        assert_eq!(cut("super 👍🏽❤️ #Velmoka 👩‍👩‍👧🇫🇷"), ["super", "👍🏽", "❤", "velmoka", "👩‍👩‍👧", "🇫🇷"]);
        assert!(words("a #b").nth(1).unwrap().hashtag);
        assert_eq!(cut("漢字 kana"), ["漢", "字", "kana"]);
    }

    #[test]
    fn every_character_folds_once_and_for_all() {
        assert_eq!(fold("Ǽ ǣ"), "ae ae");
        for c in '\0'..=char::MAX {
            let once = fold(c.encode_utf8(&mut [0; 4]));
            assert_eq!(fold(&once), once, "{c:?}");
        }
    }

    proptest! {
        #[test]
        fn words_are_ordered_and_inside(text in "\\PC{0,80}") {
            let mut last = 0;
            for word in words(&text) {
                prop_assert!(word.start >= last && word.stop > word.start && word.stop <= text.len());
                prop_assert!(text.is_char_boundary(word.start) && text.is_char_boundary(word.stop));
                last = word.stop;
            }
        }

        #[test]
        fn folding_twice_is_folding_once(text in "\\PC{0,40}") {
            prop_assert_eq!(fold(&fold(&text)), fold(&text));
        }
    }
}
