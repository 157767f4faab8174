//! What the analyst wrote, searched as messages are: memos, the reasons of codings and relations, codes and their definitions.
//! They are few: each text is read, none is indexed.

use std::ops::Range;

use chrono::DateTime;
use rustc_hash::FxHashSet;
use serde_json::{Map, Value};

use super::filter::value::{date_range, matches_name};
use super::mark::Marker;
use super::query::{Node, Problem, parse, read};
use super::words::fold;
use crate::codebook::Code;
use crate::codebook::read::Codebook;
use crate::corpus::language::detect;
use crate::error::Result;
use crate::memo::{Kind, Memo, Subject};
use crate::study::Study;

/// Where a note is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Source {
    /// A memo.
    Memo,
    /// The reason of a coding.
    Coding,
    /// The reason of a code on a thing.
    Thing,
    /// The reason of a relation between codes.
    Relation,
}

impl Source {
    /// Its word in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Source::Memo => "memo",
            Source::Coding => "coding",
            Source::Thing => "thing",
            Source::Relation => "relation",
        }
    }
}

/// A memo that was found, or a reason, told as a memo on what it explains.
#[derive(Debug, Clone)]
pub struct FoundMemo {
    /// Where it is kept; the memo's row id is that of this.
    pub source: Source,
    /// The memo.
    pub memo: Memo,
    /// The language of its words.
    pub lang: String,
    /// Where the words stand in the title: code points, half-open.
    pub title: Vec<Range<usize>>,
    /// In the body.
    pub body: Vec<Range<usize>>,
}

/// A part of a code where words were found.
#[derive(Debug, Clone)]
pub struct FoundPart {
    /// Which: `label`, `definition`, `include`, `exclude`, `example`, `anti_example`.
    pub part: &'static str,
    /// Its language.
    pub lang: String,
    /// What it says.
    pub text: String,
    /// Where the words stand: code points, half-open; none where the part was found by what it does not say.
    pub matches: Vec<Range<usize>>,
}

/// A code that was found.
#[derive(Debug, Clone)]
pub struct FoundCode {
    /// The code.
    pub code: Code,
    /// The parts that hold the words; the label alone where none does.
    pub parts: Vec<FoundPart>,
}

/// What was found among the notes.
#[derive(Debug, Clone, Default)]
pub struct Notes {
    /// The canonical form of what was understood.
    pub query: String,
    /// What was not; places are code points of the query as it was typed.
    pub problems: Vec<Problem>,
    /// Memos and reasons, the latest first.
    pub memos: Vec<FoundMemo>,
    /// Codes, in the order of the codebook.
    pub codes: Vec<FoundCode>,
}

/// Where a query looks, and for what.
struct Asked {
    memos: bool,
    codes: bool,
    rest: Node,
}

/// Whether this query looks among memos or codes (`in:memo`, `in:codebook`) instead of messages.
pub fn asks_notes(query: &str) -> bool {
    asked(&parse(query).0, &mut vec![]).is_some()
}

fn place_of(value: &str) -> Option<(bool, bool)> {
    match fold(value).as_str() {
        "memo" | "memos" => Some((true, false)),
        "codebook" | "codes" | "code" | "definition" | "definitions" => Some((false, true)),
        "notes" | "all" | "tout" => Some((true, true)),
        _ => None,
    }
}

/// Takes the places apart from the rest; `None` where the query looks among messages.
fn asked(node: &Node, problems: &mut Vec<(Node, &'static str)>) -> Option<Asked> {
    let parts = match node {
        Node::And(parts) => parts.clone(),
        other => vec![other.clone()],
    };
    let (places, mut rest): (Vec<Node>, Vec<Node>) =
        parts.into_iter().partition(|part| matches!(part, Node::Filter { field, .. } if field == "in"));
    if places.is_empty() {
        return None;
    }
    let (mut memos, mut codes) = (false, false);
    for place in places {
        let Node::Filter { value, .. } = &place else { continue };
        match place_of(value) {
            Some((of_memos, of_codes)) => (memos, codes) = (memos || of_memos, codes || of_codes),
            None => problems.push((place, "unknown_value")),
        }
    }
    let rest = match rest.len() {
        0 => Node::All,
        1 => rest.remove(0),
        _ => Node::And(rest),
    };
    Some(Asked { memos, codes, rest })
}

/// A query made ready to be asked of one text after the other.
enum Test {
    All,
    Never,
    And(Vec<Test>),
    Or(Vec<Test>),
    Not(Box<Test>),
    Words(Marker),
    Code(FxHashSet<i64>),
    /// On any code, or on none.
    Coded(bool),
    Author(String),
    /// Microseconds, the second excluded.
    Date(i64, i64),
    Has(Trait),
}

/// What a code may have.
#[derive(Clone, Copy, PartialEq)]
enum Trait {
    Memo,
    Definition,
    Example,
}

struct Reading<'a> {
    study: &'a Study,
    codebook: &'a Codebook,
    asked: &'a Asked,
    problems: Vec<(Node, &'static str)>,
}

impl Reading<'_> {
    fn refuse(&mut self, node: &Node, code: &'static str) -> Test {
        self.problems.push((node.clone(), code));
        // What means nothing finds nothing: never more than was asked.
        Test::Never
    }

    fn test(&mut self, node: &Node) -> Test {
        match node {
            Node::All => Test::All,
            Node::And(parts) => Test::And(parts.iter().map(|part| self.test(part)).collect()),
            Node::Or(parts) => Test::Or(parts.iter().map(|part| self.test(part)).collect()),
            Node::Not(inner) => match self.test(inner) {
                Test::Never => Test::Never,
                test => Test::Not(Box::new(test)),
            },
            Node::Filter { field, strict, value } => self.filter(node, field, *strict, value),
            Node::Coding(_) | Node::Overlap { .. } | Node::Thread(_) | Node::Reply { .. } => self.refuse(node, "not_in_notes"),
            words => Test::Words(Marker::of(words)),
        }
    }

    fn filter(&mut self, node: &Node, field: &str, strict: bool, value: &str) -> Test {
        match field {
            "in" => self.refuse(node, "in_stands_alone"),
            "code" => match (fold(value).as_str(), self.codebook.find(value)) {
                ("any", _) => Test::Coded(true),
                ("none", _) => Test::Coded(false),
                (_, None) => self.refuse(node, "unknown_code"),
                (_, Some(code)) if strict => Test::Code(FxHashSet::from_iter([code.id])),
                (_, Some(code)) => Test::Code(self.codebook.downward(code.id).into_iter().collect()),
            },
            // Codes are of nobody, and of no day.
            "coder" | "author" if self.asked.memos => Test::Author(fold(value)),
            "date" if self.asked.memos => match date_range(value) {
                Some((from, to)) => Test::Date(from, to),
                None => self.refuse(node, "bad_date"),
            },
            "has" if self.asked.codes => match fold(value).as_str() {
                "memo" => Test::Has(Trait::Memo),
                "definition" => Test::Has(Trait::Definition),
                "example" | "exemple" => Test::Has(Trait::Example),
                _ => self.refuse(node, "unknown_value"),
            },
            _ => self.refuse(node, "not_in_notes"),
        }
    }
}

/// One note as it is asked.
struct Note<'a> {
    /// Its texts, each with its language.
    texts: Vec<(&'a str, &'a str)>,
    codes: Vec<i64>,
    author: Option<&'a str>,
    /// Microseconds.
    at: Option<i64>,
    has: Vec<Trait>,
}

impl Test {
    fn holds(&self, note: &Note<'_>) -> bool {
        match self {
            Test::All => true,
            Test::Never => false,
            Test::And(parts) => parts.iter().all(|part| part.holds(note)),
            Test::Or(parts) => parts.iter().any(|part| part.holds(note)),
            Test::Not(inner) => !inner.holds(note),
            Test::Words(marker) => note.texts.iter().any(|(text, lang)| !marker.mark(text, Some(lang)).is_empty()),
            Test::Code(codes) => note.codes.iter().any(|code| codes.contains(code)),
            Test::Coded(any) => note.codes.is_empty() != *any,
            Test::Author(name) => note.author.is_some_and(|author| matches_name(&fold(author), name)),
            Test::Date(from, to) => note.at.is_some_and(|at| (*from..*to).contains(&at)),
            Test::Has(what) => note.has.contains(what),
        }
    }
}

impl Study {
    /// What a query with `in:memo` or `in:codebook` finds; its words are matched as in messages.
    pub fn search_notes(&self, query: &str) -> Result<Notes> {
        let parsed = read(query);
        let (node, problems) = (parsed.node.clone(), parsed.problems.clone());
        let mut found = Notes { query: node.to_string(), problems, ..Notes::default() };
        let mut refused = vec![];
        let Some(asked) = asked(&node, &mut refused) else { return Ok(found) };
        let codebook = self.codebook()?;
        let mut reading = Reading { study: self, codebook: &codebook, asked: &asked, problems: refused };
        let test = reading.test(&asked.rest);
        let marker = Marker::of(&asked.rest);
        if asked.memos {
            found.memos = reading.memos(&test, &marker)?;
        }
        if asked.codes {
            found.codes = reading.codes(&test, &marker)?;
        }
        found.problems.extend(parsed.placed(&reading.problems));
        Ok(found)
    }
}

impl Reading<'_> {
    fn memos(&self, test: &Test, marker: &Marker) -> Result<Vec<FoundMemo>> {
        let home = self.study.identity()?.lang.code();
        let mut found = vec![];
        let mut ask = |source: Source, memo: Memo, codes: Vec<i64>| {
            // Who wrote it did not say in which language.
            let lang = detect(&memo.body).unwrap_or(home);
            let title = memo.title.as_deref().unwrap_or_default();
            let at = DateTime::parse_from_rfc3339(memo.edited.as_deref().unwrap_or(&memo.at)).ok().map(|at| at.timestamp_micros());
            let note = Note { texts: vec![(title, lang), (&memo.body, lang)], codes, author: Some(&memo.author), at, has: vec![] };
            if test.holds(&note) {
                let (title, body) = (marker.mark(title, Some(lang)), marker.mark(&memo.body, Some(lang)));
                found.push(FoundMemo { source, lang: lang.to_owned(), title, body, memo });
            }
        };
        for memo in self.study.memos()? {
            let codes = match memo.on {
                Subject::Code => vec![memo.on_id],
                Subject::Coding => self.study.coding(memo.on_id).map_or(vec![], |coding| vec![coding.code]),
                _ => vec![],
            };
            ask(Source::Memo, memo, codes);
        }
        for coding in self.study.codings_noted()? {
            let reason = reason(coding.id, Subject::Coding, coding.id, coding.memo, coding.coder, coding.at);
            ask(Source::Coding, reason, vec![coding.code]);
        }
        for coding in self.study.thing_codings()?.into_iter().filter(|coding| coding.memo.is_some()) {
            let reason = reason(coding.id, coding.on.kind.subject(), coding.on.id, coding.memo, coding.coder, coding.at);
            ask(Source::Thing, reason, vec![coding.code]);
        }
        for relation in self.study.relations()?.into_iter().filter(|relation| relation.memo.is_some()) {
            let reason = reason(relation.id, Subject::Code, relation.from, relation.memo, relation.coder, relation.at);
            ask(Source::Relation, reason, vec![relation.from, relation.to]);
        }
        let touched = |memo: &Memo| memo.edited.clone().unwrap_or_else(|| memo.at.clone());
        found.sort_by(|a, b| touched(&b.memo).cmp(&touched(&a.memo)).then(b.memo.id.cmp(&a.memo.id)));
        Ok(found)
    }

    fn codes(&self, test: &Test, marker: &Marker) -> Result<Vec<FoundCode>> {
        let home = self.study.identity()?.lang.code();
        let noted: FxHashSet<i64> =
            self.study.memos()?.into_iter().filter(|memo| memo.on == Subject::Code).map(|memo| memo.on_id).collect();
        let mut found = vec![];
        for (code, _) in self.codebook.tree() {
            let parts = parts(code, home);
            let mut has = vec![];
            has.extend(noted.contains(&code.id).then_some(Trait::Memo));
            has.extend((!code.definition.is_empty()).then_some(Trait::Definition));
            has.extend((code.example.is_some() || code.example_span.is_some()).then_some(Trait::Example));
            let texts = parts.iter().map(|(_, lang, text)| (*text, *lang)).collect();
            if !test.holds(&Note { texts, codes: vec![code.id], author: None, at: None, has }) {
                continue;
            }
            let marked = parts.into_iter().map(|(part, lang, text)| FoundPart {
                part,
                lang: lang.to_owned(),
                matches: marker.mark(text, Some(lang)),
                text: text.to_owned(),
            });
            let (mut held, others): (Vec<FoundPart>, Vec<FoundPart>) = marked.partition(|part| !part.matches.is_empty());
            if held.is_empty() {
                held.extend(others.into_iter().take(1));
            }
            found.push(FoundCode { code: code.clone(), parts: held });
        }
        Ok(found)
    }
}

/// A reason, as the memo that it is.
fn reason(id: i64, on: Subject, on_id: i64, body: Option<String>, author: String, at: String) -> Memo {
    let body = body.unwrap_or_default();
    Memo { id, on, on_id, title: None, body, author, at, anchor: None, kind: Kind::Note, done: false, edited: None }
}

/// The texts of a code, each with its language; the label first.
fn parts<'a>(code: &'a Code, home: &'a str) -> Vec<(&'static str, &'a str, &'a str)> {
    let mut out = vec![];
    let mut add = |part: &'static str, texts: &'a Map<String, Value>| {
        let said = texts.iter().filter_map(|(lang, text)| Some((part, lang.as_str(), text.as_str().filter(|text| !text.is_empty())?)));
        out.extend(said);
    };
    add("label", &code.label);
    add("definition", &code.definition);
    add("include", &code.include);
    add("exclude", &code.exclude);
    for (part, text) in [("example", &code.example), ("anti_example", &code.anti_example)] {
        out.extend(text.as_deref().filter(|text| !text.is_empty()).map(|text| (part, detect(text).unwrap_or(home), text)));
    }
    out
}
