//! What a question finds and marks, message by message.

use rust_stemmers::{Algorithm, Stemmer};

use super::text::{Word, compounds, cut, distance, fold, places};
use super::{Ask, Message, PATTERNS};

/// What was found: the identifiers, in order, and for each where its words stand.
pub type Said = Vec<(String, Vec<(usize, usize)>)>;

/// A corpus under the eyes of who knows the definitions.
pub struct Oracle<'a> {
    messages: &'a [Message],
    cut: Vec<Vec<Word>>,
    langs: Vec<&'static str>,
}

fn stem(lang: Option<&str>, lower: &str) -> Option<String> {
    let algorithm = match lang? {
        "fr" => Algorithm::French,
        "en" => Algorithm::English,
        _ => return None,
    };
    Some(fold(&Stemmer::create(algorithm).stem(lower)))
}

/// The stems of what was typed: in French, of what it would be with the accents of its ending too.
fn stems(lang: Option<&str>, lower: &str) -> Vec<String> {
    let mut forms = vec![lower.to_owned()];
    if lang == Some("fr") && lower.is_ascii() {
        for (plain, accented) in
            [("ee", "ée"), ("ees", "ées"), ("iere", "ière"), ("ieres", "ières"), ("ite", "ité"), ("ites", "ités"), ("erent", "èrent")]
        {
            if lower.ends_with(plain) && lower.len() >= plain.len() + 2 {
                forms.push(format!("{}{accented}", &lower[..lower.len() - plain.len()]));
            }
        }
    }
    forms.iter().filter_map(|form| stem(lang, form)).collect()
}

/// Words of a text, first and last.
type Span = (usize, usize);

impl<'a> Oracle<'a> {
    pub fn of(messages: &'a [Message]) -> Self {
        Oracle { messages, cut: messages.iter().map(|m| cut(&m.text)).collect(), langs: vec!["fr", "en"] }
    }

    /// What a question finds.
    pub fn answer(&self, ask: &Ask) -> Said {
        let found = (0..self.messages.len()).filter(|&at| self.holds(at, ask));
        found
            .map(|at| {
                let mut marks = vec![];
                self.marks(at, ask, &mut marks);
                marks.sort_unstable();
                marks.dedup();
                (self.messages[at].id.clone(), marks)
            })
            .collect()
    }

    fn holds(&self, at: usize, ask: &Ask) -> bool {
        let message = &self.messages[at];
        match ask {
            Ask::And(parts) => parts.iter().all(|part| self.holds(at, part)),
            Ask::Or(parts) => parts.iter().any(|part| self.holds(at, part)),
            Ask::Not(inner) => !self.holds(at, inner),
            Ask::Space(space) => message.space == *space,
            Ask::Account(account) => message.account == *account,
            Ask::Lang(lang) => message.lang == Some(lang),
            Ask::Code(code) => message.codes.contains(code),
            Ask::AtMost(rating) => message.rating.is_some_and(|r| r <= *rating),
            Ask::IsReply => message.parent.is_some(),
            Ask::Pattern(pattern) => !places(&message.text, PATTERNS[*pattern].1).is_empty(),
            Ask::Near(left, right, between) => !self.near(at, left, right, *between).is_empty(),
            Ask::Thread(parts) => {
                let root = self.root(at);
                let all: Vec<usize> = (0..self.messages.len()).filter(|&other| self.root(other) == root).collect();
                parts.iter().all(|part| all.iter().any(|&other| self.holds(other, part)))
            }
            Ask::Reply(to, answer) => message.parent.is_some_and(|parent| self.holds(parent, to)) && self.holds(at, answer),
            wording => !self.spans(at, wording).is_empty(),
        }
    }

    fn root(&self, mut at: usize) -> usize {
        while let Some(parent) = self.messages[at].parent {
            at = parent;
        }
        at
    }

    fn marks(&self, at: usize, ask: &Ask, out: &mut Vec<(usize, usize)>) {
        let words = &self.cut[at];
        let place = |(first, last): Span| (words[first].start, words[last].end);
        match ask {
            Ask::And(parts) | Ask::Or(parts) => parts.iter().for_each(|part| self.marks(at, part, out)),
            Ask::Pattern(pattern) => out.extend(places(&self.messages[at].text, PATTERNS[*pattern].1)),
            Ask::Near(left, right, between) => {
                out.extend(self.near(at, left, right, *between).into_iter().flat_map(|(one, other)| [place(one), place(other)]));
            }
            Ask::Reply(_, answer) => self.marks(at, answer, out),
            Ask::Word(_) | Ask::Exact(_) | Ask::Spelled(_) | Ask::Prefix(_) | Ask::Fuzzy(_) | Ask::Phrase(_) => {
                out.extend(self.spans(at, ask).into_iter().map(place));
            }
            _ => {}
        }
    }

    /// Every pair that is near, one by one.
    fn near(&self, at: usize, left: &Ask, right: &Ask, between: usize) -> Vec<(Span, Span)> {
        let mut out = vec![];
        for one in self.spans(at, left) {
            for other in self.spans(at, right) {
                let (before, after) = if one.0 <= other.0 { (one, other) } else { (other, one) };
                if after.0 > before.1 && after.0 - before.1 - 1 <= between {
                    out.push((one, other));
                }
            }
        }
        out
    }

    fn spans(&self, at: usize, ask: &Ask) -> Vec<Span> {
        let words = &self.cut[at];
        let lang = self.messages[at].lang.filter(|lang| self.langs.contains(lang));
        if let Ask::Or(parts) = ask {
            return parts.iter().flat_map(|part| self.spans(at, part)).collect();
        }
        let (typed, stars) = match ask {
            Ask::Phrase(text) => {
                let chars: Vec<char> = text.chars().collect();
                let typed = cut(text);
                let stars = typed.iter().map(|word| chars.get(word.end) == Some(&'*')).collect();
                (typed, stars)
            }
            Ask::Word(text) | Ask::Exact(text) | Ask::Spelled(text) | Ask::Prefix(text) | Ask::Fuzzy(text) => (cut(text), vec![]),
            _ => return vec![],
        };
        let last = typed.len() - 1;
        let signed = |wanted: &Word, word: &Word| wanted.sign.is_none() || wanted.sign == word.sign;
        // One word of the text against one that was typed.
        let is = |next: usize, word: &Word| {
            let wanted = &typed[next];
            let same = wanted.folded == word.folded && signed(wanted, word);
            match ask {
                Ask::Word(_) if typed.len() == 1 && wanted.sign.is_none() => same || formed(lang, &wanted.lower, word),
                Ask::Spelled(_) => wanted.written == word.written && signed(wanted, word),
                Ask::Prefix(_) if next == last => word.folded.starts_with(&wanted.folded) && signed(wanted, word),
                Ask::Fuzzy(_) => slipped(&wanted.folded, &word.folded),
                Ask::Phrase(_) if stars[next] => word.folded.starts_with(&wanted.folded) && signed(wanted, word),
                _ => same,
            }
        };
        let mut out: Vec<Span> = (0..words.len().saturating_sub(last))
            .filter(|&first| (0..=last).all(|next| is(next, &words[first + next])))
            .map(|first| (first, first + last))
            .collect();
        // A compound is its parts run together, whichever way it is typed and whichever way it is written.
        let text = match ask {
            Ask::Word(text) | Ask::Exact(text) | Ask::Prefix(text) | Ask::Fuzzy(text) | Ask::Phrase(text) => text,
            _ => return out,
        };
        let whole = compounds(text, &typed).into_iter().find(|(first, end, _)| (*first, *end) == (0, last) && typed[0].sign.is_none());
        let together = match (ask, whole) {
            (Ask::Phrase(_), _) => None,
            (_, Some((.., folded))) => Some((folded, typed.iter().map(|w| w.lower.as_str()).collect::<String>())),
            _ => None,
        };
        if let Some((folded, lower)) = &together {
            for (at, word) in words.iter().enumerate() {
                let is = match ask {
                    Ask::Word(_) => word.folded == *folded || formed(lang, lower, word),
                    Ask::Prefix(_) => word.folded.starts_with(folded),
                    Ask::Fuzzy(_) => slipped(folded, &word.folded),
                    _ => word.folded == *folded,
                };
                if is {
                    out.push((at, at));
                }
            }
        }
        let alone = (typed.len() == 1 && typed[0].sign.is_none()).then(|| typed[0].folded.clone());
        if let Some(wanted) = alone.or(together.map(|t| t.0)) {
            let open = matches!(ask, Ask::Prefix(_)) || stars == [true];
            for (first, end, folded) in compounds(&self.messages[at].text, words) {
                if !matches!(ask, Ask::Fuzzy(_)) && (folded == wanted || open && folded.starts_with(&wanted)) {
                    out.push((first, end));
                }
            }
        }
        out
    }
}

/// The same stem, or the stem itself.
fn formed(lang: Option<&str>, lower: &str, word: &Word) -> bool {
    let wanted = stems(lang, lower);
    let letters = word.written.chars().all(|c| c.is_alphanumeric() || c == '\'');
    letters && (wanted.contains(&word.folded) || stem(lang, &word.lower).is_some_and(|stem| wanted.contains(&stem)))
}

fn slipped(wanted: &str, word: &str) -> bool {
    let most = match wanted.chars().count() {
        0..=2 => 0,
        3..=5 => 1,
        _ => 2,
    };
    distance(wanted, word) <= most
}
