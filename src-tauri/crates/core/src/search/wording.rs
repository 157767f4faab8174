//! What words of a query ask of a text, said once for the index and for the marks: rows of words, each in a manner of its own.

use std::ops::Range;

use super::query::Node;
use super::tokens::JOINED;
use super::words::{PARTS, Word, compound, fold, lower_into, spell_into, stemmer, words};

/// How a word is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// In any form.
    Form,
    /// Itself, case and accents aside.
    Exact,
    /// Words that begin so.
    Prefix,
    /// A letter or two aside.
    Fuzzy,
    /// As it is written.
    Spelled,
}

/// A word that is asked for.
#[derive(Debug, Clone)]
pub struct Part {
    /// How.
    pub manner: Manner,
    /// Compared in every manner but the last.
    pub folded: String,
    /// What stemmers see.
    pub lower: String,
    /// As it was typed.
    pub spelled: String,
    /// `#` or `@`, where it was typed.
    pub sign: Option<char>,
}

impl Part {
    fn of(text: &str, word: &Word, manner: Manner) -> Self {
        let written = &text[word.start..word.stop];
        let (mut lower, mut spelled) = (String::new(), String::new());
        lower_into(written, &mut lower);
        spell_into(written, &mut spelled);
        Part { manner, folded: fold(written), lower, spelled, sign: word.sign() }
    }

    /// Its term in the index.
    pub fn term(&self) -> String {
        self.sign.into_iter().chain(self.folded.chars()).collect()
    }

    /// The term of compounds that are this word once run together, where it is asked for in a manner that finds them.
    pub fn joined(&self) -> Option<String> {
        let finds = self.sign.is_none() && matches!(self.manner, Manner::Form | Manner::Exact | Manner::Prefix);
        finds.then(|| [JOINED].into_iter().chain(self.folded.chars()).collect())
    }
}

/// Words that follow one another. A row of one word finds compounds too.
pub type Row = Vec<Part>;

/// The rows any of which this part of a query asks for; none where it asks for no words of the message itself.
pub fn rows(node: &Node) -> Vec<Row> {
    match node {
        Node::Word(text) => row(text, Manner::Form),
        Node::Exact(text) => row(text, Manner::Exact),
        Node::Prefix(text) => row(text, Manner::Prefix),
        Node::Fuzzy(text) => row(text, Manner::Fuzzy),
        Node::Spelled(text) => row(text, Manner::Spelled),
        Node::Phrase(text) => {
            // A star ends the beginning of a word: `"service clie*"`.
            let open = |word: &Word| if text[word.stop..].starts_with('*') { Manner::Prefix } else { Manner::Exact };
            let row: Row = words(text).map(|word| Part::of(text, &word, open(&word))).collect();
            if row.is_empty() { vec![] } else { vec![row] }
        }
        Node::Or(parts) => parts.iter().flat_map(rows).collect(),
        _ => vec![],
    }
}

/// What was typed without a space: one word, or several where a hyphen or an apostrophe stands between.
fn row(text: &str, manner: Manner) -> Vec<Row> {
    let cut: Vec<Word> = words(text).collect();
    let (Some(first), Some(last)) = (cut.first(), cut.last()) else { return vec![] };
    let several = cut.len() > 1;
    let of = |(at, word): (usize, &Word)| {
        let manner = match manner {
            // Words in a row, and words with a sign, are these very words.
            Manner::Form if several || word.sign().is_some() => Manner::Exact,
            Manner::Prefix if at + 1 < cut.len() => Manner::Exact,
            manner => manner,
        };
        let part = Part::of(text, word, manner);
        // A slip may be in the sign too.
        Part { sign: part.sign.filter(|_| manner != Manner::Fuzzy), ..part }
    };
    let mut rows = vec![cut.iter().enumerate().map(of).collect::<Row>()];
    let mut joined = String::new();
    if first.sign().is_none()
        && manner != Manner::Spelled
        && let Some(found) = compound(text, first, &mut joined)
        && found.stop == last.stop
        && found.parts <= PARTS
    {
        // `porte-monnaie` finds `portemonnaie`, as `portemonnaie` finds `porte-monnaie`.
        let lower = cut.iter().map(|word| Part::of(text, word, manner).lower).collect();
        rows.push(vec![Part { manner, folded: joined.clone(), lower, spelled: joined, sign: None }]);
    }
    rows
}

/// Endings that French writers leave without their accents, and that its stemmer then takes for others.
const UNACCENTED: &[(&str, &str)] =
    &[("ee", "ée"), ("ees", "ées"), ("iere", "ière"), ("ieres", "ières"), ("ite", "ité"), ("ites", "ités"), ("erent", "èrent")];

/// The stems, folded, of a word of a query in this language; none where the language has no stemmer.
///
/// What was typed without accents may be a word that has some: `premiere` is looked for as `première` too.
pub fn stems(lang: &str, lower: &str) -> Vec<String> {
    let Some(stemmer) = stemmer(lang) else { return vec![] };
    let mut out = vec![fold(&stemmer.stem(lower))];
    if lang == "fr" && lower.is_ascii() {
        for (plain, accented) in UNACCENTED {
            let Some(start) = lower.strip_suffix(plain).filter(|start| start.len() > 1) else { continue };
            let stem = fold(&stemmer.stem(&format!("{start}{accented}")));
            if !out.contains(&stem) {
                out.push(stem);
            }
        }
    }
    out
}

/// Where spans that are near each other stand: those of `left` and of `right` with at most `between` words from the one to the other.
///
/// Spans are words of the text, half-open; two of them that share a word are not near, they are one.
pub fn near(left: &[Range<usize>], right: &[Range<usize>], between: usize) -> Vec<Range<usize>> {
    let beside = |some: &[Range<usize>], others: &[Range<usize>], out: &mut Vec<Range<usize>>| {
        let mut starts: Vec<usize> = others.iter().map(|other| other.start).collect();
        let mut ends: Vec<usize> = others.iter().map(|other| other.end).collect();
        starts.sort_unstable();
        ends.sort_unstable();
        out.extend(
            some.iter()
                .filter(|one| {
                    let after = starts.get(starts.partition_point(|&start| start < one.end));
                    let before = ends[..ends.partition_point(|&end| end <= one.start)].last();
                    after.is_some_and(|&start| start - one.end <= between) || before.is_some_and(|&end| one.start - end <= between)
                })
                .cloned(),
        );
    };
    let mut out = vec![];
    beside(left, right, &mut out);
    beside(right, left, &mut out);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_without_accents_has_the_stems_of_what_has_some() {
        let french = |typed: &str, written: &str| {
            let written = stems("fr", written);
            stems("fr", typed).iter().any(|stem| written.contains(stem))
        };
        for (typed, written) in [("ceremonie", "cérémonies"), ("premiere", "premières"), ("achetee", "acheté"), ("activite", "activités")]
        {
            assert!(french(typed, written), "{typed} {written}");
        }
        assert!(!french("note", "notre"));
        assert_eq!(stems("ja", "a"), Vec::<String>::new());
    }

    #[test]
    fn near_counts_the_words_between() {
        let word = |at: usize| at..at + 1;
        assert_eq!(near(&[word(0)], &[word(3)], 2), [word(0), word(3)]);
        assert!(near(&[word(3)], &[word(0)], 1).is_empty());
        assert!(near(&[word(1)], &[word(1)], 5).is_empty(), "a word is not near itself");
        let pair = word(0).start..word(1).end;
        assert_eq!(near(std::slice::from_ref(&pair), &[word(1), word(2)], 0), [pair, word(2)]);
    }

    #[test]
    fn compounds_and_names() {
        let said = |node: Node| -> Vec<Vec<String>> { rows(&node).iter().map(|row| row.iter().map(Part::term).collect()).collect() };
        assert_eq!(said(Node::Word("Porte-monnaie".into())), [vec!["porte", "monnaie"], vec!["portemonnaie"]]);
        assert_eq!(said(Node::Word("c’est".into())), [["c", "est"]]);
        assert_eq!(said(Node::Word("@lina_r".into())), [["@lina", "r"]]);
        assert_eq!(said(Node::Word("…".into())), Vec::<Vec<String>>::new());
        assert_eq!(
            rows(&Node::Phrase("serv* client".into()))[0].iter().map(|p| p.manner).collect::<Vec<_>>(),
            [Manner::Prefix, Manner::Exact]
        );
        assert_eq!(rows(&Node::Word("cher".into()))[0][0].joined().as_deref(), Some("-cher"));
    }
}
