//! Where the words of a query stand in a text. Compiled once, for as many texts as there are: each is cut once, and each of its
//! words is compared once for all texts of its language.

use std::ops::Range;
use std::sync::Mutex;

use regex::Regex;
use rust_stemmers::Stemmer;
use rustc_hash::FxHashMap;

use super::osa::Osa;
use super::pattern;
use super::query::Node;
use super::wording::{Manner, Part, Row, near, rows, stems};
use super::words::{PARTS, Word, compound, fold, fold_into, lower_into, spell_into, stemmer, words};
use crate::study::lock_of;
use crate::text::offset;

/// Words remembered a language.
const REMEMBERED: usize = 1 << 16;

/// Finds the words of a query in a text, as the index would.
pub(crate) struct Marker {
    atoms: Vec<Atom>,
    sought: Vec<Sought>,
    memory: Mutex<Memory>,
}

/// A word that is asked for; each is compared by itself.
struct Atom {
    part: Part,
    osa: Option<Osa>,
}

/// The atoms that follow one another.
type Atoms = Vec<usize>;

enum Sought {
    Any(Vec<Atoms>),
    Near { left: Vec<Atoms>, right: Vec<Atoms>, between: usize },
    Pattern(Regex),
}

#[derive(Default)]
struct Memory {
    langs: FxHashMap<String, Tongue>,
    /// Sets of atoms that some word is; the first is the empty one.
    classes: Vec<Vec<usize>>,
    /// The text in hand: its words, what they are, and the compounds that are something.
    cut: Vec<Word>,
    held: Vec<usize>,
    joined: Vec<(Range<usize>, usize)>,
}

/// What is known of a language's words.
struct Tongue {
    stemmer: Option<Stemmer>,
    /// The stems of each atom.
    stems: Vec<Vec<String>>,
    /// The class of each word, by how it stands in the text.
    known: [FxHashMap<Box<str>, usize>; 4],
}

/// How a word stands in the text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Plain,
    Hashtag,
    Mention,
    /// The parts of a compound, run together.
    Joined,
}

impl Kind {
    fn of(word: &Word) -> Self {
        match word.sign() {
            Some('#') => Kind::Hashtag,
            Some(_) => Kind::Mention,
            None => Kind::Plain,
        }
    }

    fn sign(self) -> Option<char> {
        match self {
            Kind::Hashtag => Some('#'),
            Kind::Mention => Some('@'),
            Kind::Plain | Kind::Joined => None,
        }
    }
}

impl Marker {
    /// What marks the words of this tree. Nothing is marked of what is excluded, nor of words that another message says.
    pub(crate) fn of(node: &Node) -> Self {
        let mut marker = Marker { atoms: vec![], sought: vec![], memory: Mutex::default() };
        lock_of(&marker.memory).classes.push(vec![]);
        marker.collect(node);
        marker
    }

    /// Whether there is anything to mark in a text.
    pub(crate) fn seeks(&self) -> bool {
        !self.sought.is_empty()
    }

    /// Where they stand in this text: code points, half-open, in order.
    pub(crate) fn mark(&self, text: &str, lang: Option<&str>) -> Vec<Range<usize>> {
        if self.sought.is_empty() {
            return vec![];
        }
        let memory = &mut *lock_of(&self.memory);
        let cut = self.cut(text, lang, memory);
        let mut found: Vec<(usize, usize)> = vec![];
        for sought in &self.sought {
            match sought {
                Sought::Pattern(regex) => {
                    found.extend(regex.find_iter(text).filter(|place| !place.is_empty()).map(|place| (place.start(), place.end())));
                }
                _ if !cut => {}
                Sought::Any(rows) => found.extend(self.spans(rows, memory).iter().map(|span| bytes(span, &memory.cut))),
                Sought::Near { left, right, between } => {
                    let spans = near(&self.spans(left, memory), &self.spans(right, memory), *between);
                    found.extend(spans.iter().map(|span| bytes(span, &memory.cut)));
                }
            }
        }
        found.sort_unstable();
        found.dedup();
        let flat: Vec<usize> = found.iter().flat_map(|&(start, stop)| [start, stop]).collect();
        offset::from_bytes(text, &flat).chunks_exact(2).map(|pair| pair[0]..pair[1]).collect()
    }

    /// Whether any of them stands in this text: what the message is then found by, where the tree is one wording, NEAR or pattern.
    pub(crate) fn holds(&self, text: &str, lang: Option<&str>) -> bool {
        let memory = &mut *lock_of(&self.memory);
        let worded = self.sought.iter().any(|sought| !matches!(sought, Sought::Pattern(_))) && self.cut(text, lang, memory);
        self.sought.iter().any(|sought| match sought {
            Sought::Pattern(regex) => regex.is_match(text),
            _ if !worded => false,
            Sought::Any(rows) => !self.spans(rows, memory).is_empty(),
            Sought::Near { left, right, between } => !near(&self.spans(left, memory), &self.spans(right, memory), *between).is_empty(),
        })
    }

    fn collect(&mut self, node: &Node) {
        match node {
            Node::And(parts) | Node::Or(parts) => parts.iter().for_each(|part| self.collect(part)),
            Node::Near { left, right, between } => {
                let (left, right) = (self.atoms(rows(left)), self.atoms(rows(right)));
                self.sought.push(Sought::Near { left, right, between: *between as usize });
            }
            Node::Regex(text) => self.sought.extend(pattern::compile(text).ok().map(Sought::Pattern)),
            // The answer is the message that is found; what it answers is another.
            Node::Reply { answer, .. } => self.collect(answer),
            wording => {
                let rows = self.atoms(rows(wording));
                if !rows.is_empty() {
                    self.sought.push(Sought::Any(rows));
                }
            }
        }
    }

    fn atoms(&mut self, rows: Vec<Row>) -> Vec<Atoms> {
        let mut take = |part: Part| {
            let osa = (part.manner == Manner::Fuzzy).then(|| Osa::of(&part.folded));
            self.atoms.push(Atom { part, osa });
            self.atoms.len() - 1
        };
        rows.into_iter().map(|row| row.into_iter().map(&mut take).collect()).collect()
    }

    /// Cuts a text and compares its words. Answers whether any of them is something.
    fn cut(&self, text: &str, lang: Option<&str>, memory: &mut Memory) -> bool {
        let Memory { langs, classes, cut, held, joined } = memory;
        cut.clear();
        held.clear();
        joined.clear();
        if self.atoms.is_empty() {
            return false;
        }
        let lang = lang.unwrap_or_default();
        if !langs.contains_key(lang) {
            let stems = self.atoms.iter().map(|atom| stems(lang, &atom.part.lower)).collect();
            langs.insert(lang.to_owned(), Tongue { stemmer: stemmer(lang), stems, known: Default::default() });
        }
        let Some(tongue) = langs.get_mut(lang) else { return false };
        let mut any = false;
        let mut within = 0;
        let mut together = String::new();
        for word in words(text) {
            let class = self.class(&text[word.start..word.stop], Kind::of(&word), word.emoji, tongue, classes);
            any |= class != 0;
            if word.start >= within
                && let Some(found) = compound(text, &word, &mut together)
            {
                within = found.stop;
                let class = if found.parts <= PARTS { self.class(&together, Kind::Joined, false, tongue, classes) } else { 0 };
                if class != 0 {
                    any = true;
                    joined.push((cut.len()..cut.len() + found.parts, class));
                }
            }
            cut.push(word);
            held.push(class);
        }
        any
    }

    /// The atoms that a word is, as a class.
    fn class(&self, word: &str, kind: Kind, emoji: bool, tongue: &mut Tongue, classes: &mut Vec<Vec<usize>>) -> usize {
        if let Some(&class) = tongue.known[kind as usize].get(word) {
            return class;
        }
        let mut folded = String::new();
        fold_into(word, &mut folded);
        let mut stem = None;
        let mut atoms = vec![];
        for (at, Atom { part, osa }) in self.atoms.iter().enumerate() {
            if part.sign.is_some() && part.sign != kind.sign() {
                continue;
            }
            let is = match part.manner {
                Manner::Exact => folded == part.folded,
                Manner::Prefix => folded.starts_with(&part.folded),
                Manner::Fuzzy => kind != Kind::Joined && osa.as_ref().is_some_and(|osa| osa.slips(&folded).is_some()),
                Manner::Spelled => {
                    let mut spelled = String::new();
                    spell_into(word, &mut spelled);
                    kind != Kind::Joined && spelled == part.spelled
                }
                Manner::Form => {
                    folded == part.folded
                        || kind != Kind::Joined && !emoji && {
                            let stem = stem.get_or_insert_with(|| stem_of(word, tongue.stemmer.as_ref()));
                            // The stem itself is a form of the word, whatever its own stem would be.
                            tongue.stems[at].iter().any(|wanted| *wanted == folded || Some(wanted) == stem.as_ref())
                        }
                }
            };
            if is {
                atoms.push(at);
            }
        }
        let class = match classes.iter().position(|class| *class == atoms) {
            Some(class) => class,
            None => {
                classes.push(atoms);
                classes.len() - 1
            }
        };
        if tongue.known[kind as usize].len() < REMEMBERED {
            tongue.known[kind as usize].insert(word.into(), class);
        }
        class
    }

    /// Where any of these rows stands in the text in hand: words, half-open, in order.
    fn spans(&self, rows: &[Atoms], memory: &Memory) -> Vec<Range<usize>> {
        let is = |at: usize, atom: usize| memory.classes[memory.held[at]].contains(&atom);
        let mut out = vec![];
        for (at, _) in memory.held.iter().enumerate().filter(|(_, class)| **class != 0) {
            for row in rows {
                let end = at + row.len();
                if end <= memory.held.len() && row.iter().enumerate().all(|(next, &atom)| is(at + next, atom)) {
                    out.push(at..end);
                }
            }
        }
        for (span, class) in &memory.joined {
            let one = |row: &Atoms| matches!(row.as_slice(), [atom] if memory.classes[*class].contains(atom));
            if rows.iter().any(one) {
                out.push(span.clone());
            }
        }
        out
    }
}

fn stem_of(word: &str, stemmer: Option<&Stemmer>) -> Option<String> {
    let mut lower = String::new();
    lower_into(word, &mut lower);
    stemmer.map(|stemmer| fold(&stemmer.stem(&lower)))
}

fn bytes(span: &Range<usize>, cut: &[Word]) -> (usize, usize) {
    (cut[span.start].start, cut[span.end - 1].stop)
}
