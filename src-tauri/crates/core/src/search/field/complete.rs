//! What may follow what is being typed: fields, operators, groups, the values of the field at the cursor.

use super::Sight;
use super::choices::Choice;
use crate::error::Result;
use crate::locale::{self, Lang};
use crate::search::query::names::{NAMES, field_in};
use crate::search::query::{Node, Within, cursor};
use crate::search::words::fold;

/// The most that are offered.
const MOST: usize = 50;
/// Letters from which a word finds codes: before, it is more likely to be a word.
const NAMED: usize = 3;

/// What an offer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A field, up to its colon.
    Field,
    /// An operator, or a group up to its parenthesis.
    Operator,
    /// A value.
    Value,
}

/// What may stand in place of what is typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// What is written.
    pub text: String,
    /// Its name.
    pub label: String,
    /// What it does, or what it is called otherwise; empty where nothing is to be said.
    pub detail: String,
    /// What it is.
    pub kind: Kind,
    /// Row id of the code that it names.
    pub code: Option<i64>,
    /// What bears it, where that is counted.
    pub count: Option<u64>,
}

/// What may be written at a place of the query.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Completion {
    /// First code point of what is replaced.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// Whether it is the value of a field: what is typed there is no word.
    pub value: bool,
    /// Whether what is typed is one of the values already.
    pub whole: bool,
    /// The best first.
    pub offers: Vec<Offer>,
}

/// How well a name answers what is typed: the lower, the better. Most names hold nothing of it, and are told by one search.
fn rank(name: &str, typed: &str, scattered: bool) -> Option<u8> {
    let Some(first) = name.find(typed) else {
        let mut letters = name.chars();
        let begins = typed.chars().next() == name.chars().next() && typed.chars().nth(1).is_some();
        let mut all = || typed.chars().filter(|c| !c.is_whitespace()).all(|c| letters.any(|letter| letter == c));
        return (scattered && begins && all()).then_some(4);
    };
    if first == 0 {
        return Some(u8::from(name.len() > typed.len()));
    }
    let begins = |at: usize| name[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric());
    if name.match_indices(typed).any(|(at, _)| begins(at)) {
        return Some(2);
    }
    // One letter inside a word says nothing.
    typed.chars().nth(1).is_some().then_some(3)
}

/// The choices that answer what is typed, the nearest names first, then the most frequent, as they come; and how near the first is.
fn nearest<'a>(all: impl Iterator<Item = &'a Choice>, typed: &str) -> (Vec<&'a Choice>, Option<u8>) {
    if typed.is_empty() {
        return (all.take(MOST).collect(), None);
    }
    let mut by_rank: [Vec<&Choice>; 5] = Default::default();
    for choice in all {
        if let Some(found) = best(choice, typed).and_then(|rank| by_rank.get_mut(usize::from(rank))).filter(|found| found.len() < MOST) {
            found.push(choice);
        }
    }
    let first = by_rank.iter().position(|found| !found.is_empty()).map(|rank| rank as u8);
    (by_rank.into_iter().flatten().take(MOST).collect(), first)
}

fn best(choice: &Choice, typed: &str) -> Option<u8> {
    choice.keys.iter().filter_map(|key| rank(key, typed, choice.code.is_some())).min()
}

/// A value as a query writes it, in quotes where it needs them.
pub(super) fn written(value: &str) -> String {
    let text = Node::Filter { field: "venue".into(), strict: false, value: value.into() }.to_string();
    text.strip_prefix("venue:").unwrap_or(value).to_owned()
}

/// Fields that say what one coding is.
const OF_CODINGS: &[&str] = &["code", "coder", "origin", "voice", "weight", "review"];
/// Fields that say what else stands on a segment.
const OF_SEGMENTS: &[&str] = &["thymic", "status", "actant", "actor", "seme", "observer", "object", "entity", "quest"];

/// What may be written at this place (a code point) of a query.
///
/// # Errors
/// Those of reading the study.
pub fn complete(sight: &Sight<'_>, text: &str, at: usize) -> Result<Completion> {
    let Some(here) = cursor(text, at) else { return Ok(Completion { start: at, end: at, ..Completion::default() }) };
    let typed = fold(&here.typed);
    let (offers, whole) = match &here.field {
        Some(field) => values(sight, field, &typed)?,
        None => (words(sight, &here.typed, &typed, here.within)?, false),
    };
    Ok(Completion { start: here.start, end: here.end, value: here.field.is_some(), whole, offers })
}

/// The values of a field that answer what is typed.
fn values(sight: &Sight<'_>, field: &str, typed: &str) -> Result<(Vec<Offer>, bool)> {
    let all = sight.choices.get(sight, field)?;
    let (found, first) = nearest(all.iter(), typed);
    let offers = found.into_iter().map(|choice| offer(sight, choice)).collect::<Result<_>>()?;
    let whole = first == Some(0);
    Ok((offers, whole))
}

fn offer(sight: &Sight<'_>, choice: &Choice) -> Result<Offer> {
    let text = match choice.person {
        Some(person) => {
            let query = sight.study.person_query(person, &sight.views.pseudonyms)?;
            query.strip_prefix("person:").unwrap_or(&query).to_owned()
        }
        None => written(&choice.value),
    };
    let (label, detail) =
        if choice.label.is_empty() { (choice.value.clone(), String::new()) } else { (choice.label.clone(), choice.value.clone()) };
    Ok(Offer { text, label, detail, kind: Kind::Value, code: choice.code, count: choice.count })
}

/// The fields, the operators and the codes that a word may be the beginning of.
fn words(sight: &Sight<'_>, raw: &str, typed: &str, within: Within) -> Result<Vec<Offer>> {
    let lang = sight.lang;
    let says = |key: String| if locale::has(lang, &key) { locale::say(lang, &key, &[]) } else { String::new() };
    let fits = |field: &str| match within {
        Within::Query => true,
        Within::Coding => OF_CODINGS.contains(&field),
        Within::Overlap => OF_CODINGS.contains(&field) || OF_SEGMENTS.contains(&field),
    };
    let mut offers = vec![];
    for field in NAMES.iter().filter(|field| fits(field.name)) {
        let shown = field_in(field.name, lang);
        if [field.name, &fold(field.french)].iter().any(|name| name.starts_with(typed)) {
            let text = format!("{shown}:");
            offers.push(Offer {
                label: text.clone(),
                text,
                detail: says(format!("query-field-{}", field.name)),
                kind: Kind::Field,
                code: None,
                count: None,
            });
        }
    }
    if within == Within::Query {
        let attribute = typed.strip_prefix("attr.").or_else(|| typed.strip_prefix("attribut."));
        for name in sight.study.attribute_names(!sight.mask.hides())? {
            let matches = attribute.map_or_else(|| !typed.is_empty() && fold(&name).starts_with(typed), |rest| fold(&name).contains(rest));
            if matches {
                let text = Node::Filter { field: format!("attr.{name}"), strict: false, value: "x".into() }.to_string();
                let text = text.strip_suffix('x').unwrap_or(&text).to_owned();
                offers.push(Offer {
                    text,
                    label: name,
                    detail: says("query-field-attr".into()),
                    kind: Kind::Field,
                    code: None,
                    count: None,
                });
            }
        }
        let groups: [(&str, &str); 4] = [("overlap(", "chevauche("), ("coding(", "codage("), ("thread(", "fil("), ("reply(", "réponse(")];
        for (english, french) in groups {
            if english.starts_with(typed) || fold(french).starts_with(typed) {
                let text = if lang == Lang::Fr { french } else { english };
                let detail = says(format!("query-group-{}", english.trim_end_matches('(')));
                offers.push(Offer { text: text.into(), label: text.into(), detail, kind: Kind::Operator, code: None, count: None });
            }
        }
    }
    // Operators are in capitals, so that a word stays a word.
    let operators: [(&str, &str, &str); 3] = [("or", "OR", "OU"), ("not", "NOT", "SAUF"), ("near", "NEAR/5", "PROCHE/5")];
    let capitals = !raw.is_empty() && raw.chars().all(|c| !c.is_lowercase());
    for (key, english, french) in operators {
        let text = if lang == Lang::Fr { french } else { english };
        if raw.is_empty() || (capitals && text != raw && (english.starts_with(raw) || french.starts_with(raw))) {
            let detail = says(format!("query-operator-{key}"));
            let offered = Offer { text: text.into(), label: text.into(), detail, kind: Kind::Operator, code: None, count: None };
            // In capitals it is what was meant; where nothing is typed yet, fields are meant more often.
            offers.insert(if raw.is_empty() { offers.len() } else { 0 }, offered);
        }
    }
    if typed.chars().count() >= NAMED {
        let all = sight.choices.get(sight, "code")?;
        // Scattered letters are more likely a word of the corpus.
        let begun = |choice: &&Choice| choice.code.is_some() && best(choice, typed).is_some_and(|rank| rank <= 2);
        for choice in nearest(all.iter().filter(begun), typed).0.into_iter().take(5) {
            let offered = offer(sight, choice)?;
            offers.push(Offer { text: format!("code:{}", offered.text), ..offered });
        }
    }
    offers.truncate(MOST);
    Ok(offers)
}
