//! Texts cut into words, by code points; words folded and compared. Written from the definitions, slowly.

use super::Item;

/// A word of a text.
#[derive(Debug, Clone)]
pub struct Word {
    pub start: usize,
    pub end: usize,
    pub sign: Option<char>,
    pub folded: String,
    pub lower: String,
    pub written: String,
}

/// The emoji that the generator writes, the longest first, and what each folds to.
const EMOJI: &[(&str, &str)] = &[("👩‍🚀", "👩‍🚀"), ("👍🏽", "👍"), ("❤️", "❤"), ("🇫🇷", "🇫🇷"), ("👍", "👍"), ("🙏", "🙏"), ("❤", "❤")];

const ACCENTS: &[(&str, &str)] = &[
    ("àâäÀÂ", "a"),
    ("éèêëÉÈÊ", "e"),
    ("îïÎÏ", "i"),
    ("ôöÔ", "o"),
    ("ùûüÛ", "u"),
    ("çÇ", "c"),
    ("œŒ", "oe"),
    ("æÆ", "ae"),
    ("ﬁ", "fi"),
    ("Ｐ", "p"),
    ("ｒ", "r"),
    ("ｉ", "i"),
    ("ｘ", "x"),
    ("²", "2"),
];

fn is_letter(c: char) -> bool {
    c.is_ascii_alphanumeric() || ACCENTS.iter().any(|(from, _)| from.contains(c)) || c == '\u{301}' || c == '\u{AD}'
}

fn is_apostrophe(c: char) -> bool {
    "'’‘ʼ".contains(c)
}

pub fn fold(text: &str) -> String {
    if let Some((_, folded)) = EMOJI.iter().find(|(emoji, _)| *emoji == text) {
        return (*folded).to_owned();
    }
    text.chars()
        .map(|c| match c {
            '\u{301}' | '\u{AD}' => String::new(),
            c if is_apostrophe(c) => "'".to_owned(),
            c => ACCENTS.iter().find(|(from, _)| from.contains(c)).map_or_else(|| c.to_lowercase().collect(), |(_, to)| (*to).to_owned()),
        })
        .collect()
}

/// Accents inside their letters; no soft hyphen.
fn written(text: &str) -> String {
    text.replace("e\u{301}", "é").replace("E\u{301}", "É").replace('\u{AD}', "").replace(is_apostrophe, "'")
}

fn lower(text: &str) -> String {
    let plain = written(text).replace('ﬁ', "fi").replace('Ｐ', "p").replace('ｒ', "r").replace('ｉ', "i").replace('ｘ', "x");
    plain.to_lowercase()
}

fn word(chars: &[char], start: usize, end: usize, sign: Option<char>) -> Word {
    let text: String = chars[start..end].iter().collect();
    Word { start, end, sign, folded: fold(&text), lower: lower(&text), written: written(&text) }
}

/// The words of a text.
pub fn cut(text: &str) -> Vec<Word> {
    let chars: Vec<char> = text.chars().collect();
    let starts = |at: usize, sought: &str| sought.chars().enumerate().all(|(next, c)| chars.get(at + next) == Some(&c));
    let run = |from: usize| (from..chars.len()).find(|&at| !is_letter(chars[at])).unwrap_or(chars.len());
    let mut out = vec![];
    let mut at = 0;
    while at < chars.len() {
        if let Some((emoji, _)) = EMOJI.iter().find(|(emoji, _)| starts(at, emoji)) {
            let end = at + emoji.chars().count();
            out.push(word(&chars, at, end, None));
            at = end;
        } else if is_letter(chars[at]) && !"\u{301}\u{AD}".contains(chars[at]) {
            let mut end = run(at);
            let first: String = chars[at..end].iter().collect();
            if fold(&first) == "aujourd" && chars.get(end).copied().is_some_and(is_apostrophe) {
                let tail: String = chars[end + 1..run(end + 1)].iter().collect();
                if fold(&tail) == "hui" {
                    end = run(end + 1);
                }
            }
            let sign = match at.checked_sub(1).map(|before| chars[before]) {
                Some('#') => Some('#'),
                Some('@') if at < 2 || !chars[at - 2].is_alphanumeric() => Some('@'),
                _ => None,
            };
            out.push(word(&chars, at, end, sign));
            at = end;
        } else {
            at += 1;
        }
    }
    out
}

/// The compounds of a text, of two to four words: the first word, the last, and the parts run together.
pub fn compounds(text: &str, words: &[Word]) -> Vec<(usize, usize, String)> {
    let chars: Vec<char> = text.chars().collect();
    let tied = |at: usize| {
        let (one, other) = (&words[at], &words[at + 1]);
        let letters = one.written.chars().all(char::is_alphanumeric) && other.written.chars().all(char::is_alphanumeric);
        let hyphen = other.start == one.end + 1 && "-\u{2010}\u{2011}".contains(chars[one.end]);
        hyphen && (letters || one.folded == "aujourd'hui" || other.folded == "aujourd'hui")
    };
    let mut out = vec![];
    let mut at = 0;
    while at < words.len() {
        let mut last = at;
        while last + 1 < words.len() && tied(last) {
            last += 1;
        }
        if last > at && last - at < 4 {
            out.push((at, last, words[at..=last].iter().map(|w| w.folded.as_str()).collect()));
        }
        at = last + 1;
    }
    out
}

/// Damerau's distance, restricted: no letter is touched twice.
pub fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut table = vec![vec![0usize; b.len() + 1]; a.len() + 1];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            table[i][j] = match (i, j) {
                (0, n) | (n, 0) => n,
                _ => {
                    let taken = table[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
                    let least = taken.min(table[i - 1][j] + 1).min(table[i][j - 1] + 1);
                    let swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
                    if swapped { least.min(table[i - 2][j - 2] + 1) } else { least }
                }
            };
        }
    }
    table[a.len()][b.len()]
}

/// Where a pattern stands, from the left, none over another.
pub fn places(text: &str, items: &[Item]) -> Vec<(usize, usize)> {
    let chars: Vec<char> = text.chars().collect();
    let low = |c: char| c.to_lowercase().next().unwrap_or(c);
    let is = |c: char, item: &Item| match item {
        Item::Letter(letter) => low(c) == low(*letter),
        Item::Any => c != '\n',
        Item::Of(several) => several.contains(&c),
        Item::Blank => c.is_whitespace(),
    };
    let mut out = vec![];
    let mut at = 0;
    while at + items.len() <= chars.len() {
        if items.iter().enumerate().all(|(next, item)| is(chars[at + next], item)) {
            out.push((at, at + items.len()));
            at += items.len();
        } else {
            at += 1;
        }
    }
    out
}
