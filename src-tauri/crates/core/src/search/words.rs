//! What a word is: runs of letters and digits, emoji, hashtags, single ideographs; folded for searching, stemmed by language.
//!
//! Folding lower-cases, strips accents, splits ligatures, and undoes what is only width or dress (`Ａ`, `ﬁ`, `𝗔`, `1ᵉʳ`; NFKC,
//! Unicode annex 15); an emoji loses the tone of its skin. The apostrophe, in any of its shapes, parts words, so that « l’odeur »
//! holds « odeur », « presqu’île » « île » and « don’t » « don »; `aujourd’hui` alone stays whole. The hyphen parts them too, and
//! a [`compound`] is found by its parts run together as well.
//! Stems are Snowball's (M. F. Porter, 2001): the stemmer sees the accented word, folding comes after.

use rust_stemmers::{Algorithm, Stemmer};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{compose, is_combining_mark};

/// A word of a text, by bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub stop: usize,
    /// Whether it follows a `#`.
    pub hashtag: bool,
    /// Whether it follows an `@` that no letter precedes: the beginning of somebody's name, not the host of an address.
    pub mention: bool,
    /// Whether it is a sign rather than letters or digits.
    pub emoji: bool,
}

impl Word {
    /// The sign that it follows, of those that are kept with the word.
    pub fn sign(&self) -> Option<char> {
        match (self.hashtag, self.mention) {
            (true, _) => Some('#'),
            (_, true) => Some('@'),
            _ => None,
        }
    }
}

/// The words of a text, in order.
pub struct Words<'a> {
    text: &'a str,
    at: usize,
    /// The `#` or `@` that was just met.
    sign: Option<char>,
}

/// The words of a text, in order.
pub fn words(text: &str) -> Words<'_> {
    Words { text, at: 0, sign: None }
}

const WHOLE: [&str; 2] = ["aujourd", "hui"];

/// The apostrophes that keyboards, word processors and old encodings write.
fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '‛' | '＇')
}

/// The length of the hyphen that stands here, 0 without one.
fn hyphen(text: &str, at: usize) -> usize {
    match text.as_bytes().get(at) {
        Some(b'-') => 1,
        Some(0xE2) if text[at..].starts_with(['\u{2010}', '\u{2011}']) => 3,
        _ => 0,
    }
}

/// Words joined by hyphens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Compound {
    /// One past its last byte.
    pub stop: usize,
    /// How many words it is made of.
    pub parts: usize,
}

/// The most words that a compound is looked for as one; what is longer is a sentence, or a page's address.
pub const PARTS: usize = 4;

/// The compound that begins with this word, if any; its parts, folded, run together in `out`: `Porte-monnaie`, `portemonnaie`.
#[inline]
pub fn compound(text: &str, first: &Word, out: &mut String) -> Option<Compound> {
    if hyphen(text, first.stop) == 0 || first.emoji {
        return None;
    }
    let mut found = Compound { stop: first.stop, parts: 1 };
    let mut folded = String::new();
    fold_into(&text[first.start..first.stop], out);
    loop {
        let next = found.stop + hyphen(text, found.stop);
        let mut rest = Words { text, at: next, sign: None };
        match if next > found.stop { rest.next() } else { None } {
            Some(word) if word.start == next && !word.emoji => {
                if found.parts < PARTS {
                    fold_into(&text[word.start..word.stop], &mut folded);
                    out.push_str(&folded);
                }
                found = Compound { stop: word.stop, parts: found.parts + 1 };
            }
            _ => return (found.parts > 1).then_some(found),
        }
    }
}

fn is_ideograph(c: char) -> bool {
    matches!(c as u32, 0x3041..=0x3096 | 0x309D..=0x309F | 0x30A1..=0x30FA | 0x30FC..=0x30FF | 0xFF66..=0xFF9D | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x3FFFF)
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
                self.sign = match b {
                    b'#' => Some('#'),
                    b'@' => self.mention(start),
                    _ => None,
                };
                self.at += 1;
                continue;
            }
            let c = self.text[start..].chars().next()?;
            if is_ideograph(c) {
                self.at += c.len_utf8();
                // A kana and the mark of its voice, where they are two characters.
                let mark = self.text[self.at..].chars().next().filter(|c| is_voice(*c));
                self.at += mark.map_or(0, char::len_utf8);
                self.sign = None;
                return Some(Word { start, stop: self.at, hashtag: false, mention: false, emoji: false });
            }
            if c.is_alphanumeric() && !is_apostrophe(c) {
                return Some(self.letters(start));
            }
            if is_emoji(c) {
                return Some(self.emoji(start, c));
            }
            self.sign = match c {
                '＃' => Some('#'),
                '＠' => self.mention(start),
                _ => None,
            };
            self.at += c.len_utf8();
        }
        None
    }
}

/// The marks that voice a kana: combining, and half as wide.
fn is_voice(c: char) -> bool {
    matches!(c as u32, 0x3099 | 0x309A | 0xFF9E | 0xFF9F)
}

impl Words<'_> {
    /// An `@` begins a name, unless a letter stands before it: then it is an address.
    fn mention(&self, at: usize) -> Option<char> {
        (!self.text[..at].chars().next_back().is_some_and(char::is_alphanumeric)).then_some('@')
    }

    fn letters(&mut self, start: usize) -> Word {
        let sign = self.sign.take();
        let mut stop = self.run(start);
        // « aujourd’hui » is one word.
        if self.text[start..stop].eq_ignore_ascii_case(WHOLE[0]) {
            let rest = &self.text[stop..];
            let mark = rest.chars().next().filter(|c| is_apostrophe(*c)).map_or(0, char::len_utf8);
            if mark > 0 && self.run(stop + mark) == stop + mark + WHOLE[1].len() && rest[mark..].to_ascii_lowercase().starts_with(WHOLE[1])
            {
                stop += mark + WHOLE[1].len();
            }
        }
        self.at = stop;
        Word { start, stop, hashtag: sign == Some('#'), mention: sign == Some('@'), emoji: false }
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
            // A soft hyphen says where a line may break, and is no sign of its own.
            if !(c.is_alphanumeric() && !is_ideograph(c) && !is_apostrophe(c) || is_combining_mark(c) || c == SOFT) {
                break;
            }
            at += c.len_utf8();
        }
        at
    }

    fn emoji(&mut self, start: usize, first: char) -> Word {
        self.sign = None;
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
        Word { start, stop, hashtag: false, mention: false, emoji: true }
    }
}

const SOFT: char = '\u{AD}';

/// Letters whose width or dress alone is particular: full and half width, ligatures of print, letters of mathematics.
fn is_dressed(c: char) -> bool {
    matches!(c as u32, 0xFB00..=0xFB06 | 0xFF00..=0xFFEF | 0x1D400..=0x1D7FF)
}

/// A mark after its letter, as one character where there is one.
fn join(mark: char, out: &mut String) -> bool {
    let joined = out.chars().next_back().and_then(|last| compose(last, mark));
    if let Some(joined) = joined {
        out.pop();
        out.push(joined);
    }
    joined.is_some()
}

/// The word as it is written, but for what nobody sees: marks stand in their letters, soft hyphens are gone.
pub fn spell_into(word: &str, out: &mut String) {
    out.clear();
    for c in word.chars() {
        match c {
            c if c.is_ascii() => out.push(c),
            SOFT => {}
            c if is_apostrophe(c) => out.push('\''),
            c if is_combining_mark(c) && join(c, out) => {}
            c => out.push(c),
        }
    }
}

/// Lower case only: what the stemmer sees.
pub fn lower_into(word: &str, out: &mut String) {
    out.clear();
    for c in word.chars() {
        match c {
            'A'..='Z' => out.push(c.to_ascii_lowercase()),
            c if c.is_ascii() => out.push(c),
            SOFT => {}
            c if is_apostrophe(c) => out.push('\''),
            c if is_dressed(c) => out.extend(std::iter::once(c).nfkc().flat_map(char::to_lowercase)),
            c if is_combining_mark(c) && join(c, out) => {}
            c => out.extend(c.to_lowercase()),
        }
    }
}

/// Lower case, no accent, no ligature, one width, one apostrophe: what is compared.
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
            '’' | '‘' | 'ʼ' | '‛' | '＇' => out.push('\''),
            SOFT | '\u{FE0F}' | '\u{FE0E}' => {}
            c => fold_rare(c, out),
        }
    }
}

fn fold_rare(c: char, out: &mut String) {
    match c {
        // The tone of a skin goes with its emoji; alone it is a sign.
        '\u{1F3FB}'..='\u{1F3FF}' if !out.is_empty() => {}
        c if is_emoji(c) => out.push(c),
        // The voice of a kana makes another letter of it: no accent.
        c if is_voice(c) => {
            let mark = if matches!(c, '\u{3099}' | '\u{FF9E}') { '\u{3099}' } else { '\u{309A}' };
            join(mark, out);
        }
        '\u{3041}'..='\u{30FF}' => out.push(c),
        '\u{FF66}'..='\u{FF9D}' => out.extend(std::iter::once(c).nfkc()),
        c => {
            // What is left once the dress and the marks are gone may be a ligature in its turn: « Ǽ ».
            for letter in std::iter::once(c).nfkd().flat_map(char::to_lowercase).nfd().filter(|c| !is_combining_mark(*c)) {
                match letter {
                    'œ' => out.push_str("oe"),
                    'æ' => out.push_str("ae"),
                    'ß' => out.push_str("ss"),
                    'ø' => out.push('o'),
                    'ł' => out.push('l'),
                    'đ' => out.push('d'),
                    letter if is_apostrophe(letter) => out.push('\''),
                    letter => out.push(letter),
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
        assert_eq!(cut("super 👍🏽❤️ #Velmoka 👩‍👩‍👧🇫🇷"), ["super", "👍", "❤", "velmoka", "👩‍👩‍👧", "🇫🇷"]);
        assert!(words("a #b").nth(1).unwrap().hashtag);
        assert_eq!(cut("漢字 kana"), ["漢", "字", "kana"]);
    }

    #[test]
    fn names_are_mentions_and_addresses_are_not() {
        let signs = |text| words(text).map(|w| w.sign()).collect::<Vec<_>>();
        assert_eq!(signs("@lina merci"), [Some('@'), None]);
        assert_eq!(signs("(@lina_r lina@ex.org ＠lina"), [Some('@'), None, None, None, None, Some('@')]);
        assert_eq!(signs("#un#deux ＃trois"), [Some('#'); 3]);
    }

    #[test]
    fn one_width_one_apostrophe_no_dress() {
        assert_eq!(cut("lʼodeur l‘eau d＇or aujourdʼhui"), ["l", "odeur", "l", "eau", "d", "or", "aujourd'hui"]);
        assert_eq!(cut("Ａｂｃ１ ﬁn 𝗣𝗿𝗼𝗺𝗼 1ᵉʳ m² Ⅳ"), ["abc1", "fin", "promo", "1er", "m2", "iv"]);
        assert_eq!(cut("céré\u{AD}monie porte\u{A0}clé prix\u{202F}!"), ["ceremonie", "porte", "cle", "prix"]);
        assert_eq!(cut("ｶﾞｶ ガカ か\u{3099}"), ["ガ", "カ", "ガ", "カ", "が"]);
        let lower = |word: &str| {
            let mut out = String::new();
            lower_into(word, &mut out);
            out
        };
        assert_eq!(lower("CÉRE\u{301}\u{AD}MONIE"), "cérémonie");
    }

    #[test]
    fn compounds_run_together() {
        let of = |text: &str| {
            let mut out = String::new();
            let found = words(text).next().and_then(|first| compound(text, &first, &mut out));
            found.map(|found| (out, found.parts, text[found.stop..].to_owned()))
        };
        assert_eq!(of("Porte-monnaie !"), Some(("portemonnaie".into(), 2, " !".into())));
        assert_eq!(of("arc‐en‑ciel-"), Some(("arcenciel".into(), 3, "-".into())));
        assert_eq!(of("un-deux-trois-quatre-cinq").map(|c| c.1), Some(5));
        assert_eq!(of("porte - monnaie"), None);
        assert_eq!(of("porte-"), None);
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
