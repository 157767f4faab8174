//! Everything that a document may get wrong, found before anything is written.

use std::collections::{HashMap, HashSet};

use super::{Document, FORMAT, VERSION};
use crate::coding::thing::Kind;
use crate::corpus::date;
use crate::error::{Error, Result};
use crate::memo::Subject;
use crate::study::Study;
use crate::text::offset;

pub(super) fn fault(path: String, problem: impl Into<String>) -> Error {
    Error::Document { path: format!("$.{path}"), problem: problem.into() }
}

/// The ids that a document may refer to: its own and those of the study.
pub(super) struct Known<'a> {
    study: &'a Study,
    texts: HashMap<&'a str, &'a str>,
    pub(super) codes: HashSet<String>,
    squares: HashSet<String>,
    quests: HashSet<String>,
    insights: HashSet<String>,
}

impl Known<'_> {
    fn message(&self, id: &str, path: impl Fn() -> String) -> Result<()> {
        if self.texts.contains_key(id) || self.study.message_id(id)?.is_some() {
            return Ok(());
        }
        Err(fault(path(), format!("no message {id}")))
    }

    /// A place without its words.
    pub(super) fn place(&self, path: &str, message: &str, start: usize, end: usize) -> Result<()> {
        self.within(path, message, start, end, None)
    }

    fn anchor(&self, path: &str, message: &str, start: usize, end: usize, quote: &str) -> Result<()> {
        self.within(path, message, start, end, Some(quote))
    }

    fn within(&self, path: &str, message: &str, start: usize, end: usize, quote: Option<&str>) -> Result<()> {
        self.message(message, || format!("{path}.message"))?;
        let check = |text: &str| match offset::slice(text, start..end) {
            None => {
                Err(fault(format!("{path}.end"), format!("{start}..{end} is outside the text of {} code points", offset::length(text))))
            }
            Some(found) if quote.is_some_and(|quote| quote != found) => {
                let quote = quote.unwrap_or_default();
                Err(fault(format!("{path}.text"), format!("{quote:?} is not the text at {start}..{end}: {found:?}")))
            }
            Some(_) => Ok(()),
        };
        match self.texts.get(message) {
            Some(text) => check(text),
            None => match self.study.message_id(message)? {
                Some(id) => check(&self.study.text(id)?),
                None => Ok(()),
            },
        }
    }
}

pub(super) fn known(set: &HashSet<String>, id: &str, kind: &str, path: impl Fn() -> String) -> Result<()> {
    if set.contains(id) { Ok(()) } else { Err(fault(path(), format!("no {kind} {id}"))) }
}

fn once<'a>(ids: impl Iterator<Item = &'a str>, array: &str) -> Result<HashSet<String>> {
    let mut seen = HashSet::new();
    for (at, id) in ids.enumerate() {
        if id.is_empty() {
            return Err(fault(format!("{array}[{at}].id"), "an id is empty"));
        }
        if !seen.insert(id.to_owned()) {
            return Err(fault(format!("{array}[{at}].id"), format!("{id} is given twice")));
        }
    }
    Ok(seen)
}

/// The respondents and the questions, and what refers to them.
fn survey(study: &Study, document: &Document) -> Result<()> {
    let mut respondents = once(document.respondents.iter().map(|one| one.id.as_str()), "respondents")?;
    let mut questions = once(document.questions.iter().map(|one| one.id.as_str()), "questions")?;
    if document.messages.iter().any(|message| message.respondent.is_some() || message.question.is_some()) || !respondents.is_empty() {
        let (standing, known) = study.survey_ids()?;
        questions.extend(standing);
        respondents.extend(known);
    }
    for (at, message) in document.messages.iter().enumerate() {
        for (set, id, kind) in [(&respondents, &message.respondent, "respondent"), (&questions, &message.question, "question")] {
            if let Some(id) = id {
                known(set, id, kind, || format!("messages[{at}].{kind}"))?;
            }
        }
    }
    for (at, respondent) in document.respondents.iter().enumerate() {
        for (place, question) in respondent.blank.iter().enumerate() {
            known(&questions, question, "question", || format!("respondents[{at}].blank[{place}]"))?;
        }
    }
    Ok(())
}

/// Checks a document against the contract and the study that it enters.
pub(super) fn validate(study: &Study, document: &Document) -> Result<()> {
    if document.format != FORMAT {
        return Err(fault("format".into(), format!("{:?} is not {FORMAT:?}", document.format)));
    }
    if document.version != VERSION {
        return Err(fault("version".into(), format!("version {} is not known; this program reads {VERSION}", document.version)));
    }
    once(document.messages.iter().map(|m| m.id.as_str()), "messages")?;
    survey(study, document)?;
    let mut codes = once(document.codes.iter().map(|c| c.id.as_str()), "codes")?;
    codes.extend(study.codebook()?.codes.into_iter().map(|code| code.ext));
    let mut squares = once(document.squares.iter().map(|s| s.id.as_str()), "squares")?;
    squares.extend(study.squares()?.into_iter().map(|square| square.id));
    let mut quests = once(document.quests.iter().map(|q| q.id.as_str()), "quests")?;
    quests.extend(study.quests()?.into_iter().map(|quest| quest.id));
    let mut insights = once(document.insights.iter().map(|i| i.id.as_str()), "insights")?;
    insights.extend(study.insights()?.into_iter().map(|insight| insight.id));
    let texts = document.messages.iter().map(|m| (m.id.as_str(), m.text.as_str())).collect();
    let all = Known { study, texts, codes, squares, quests, insights };

    for (at, message) in document.messages.iter().enumerate() {
        if let Some(posted) = &message.posted
            && date::parse_iso(posted).is_none()
        {
            return Err(fault(format!("messages[{at}].posted"), format!("{posted:?} is no ISO 8601 date")));
        }
    }
    for (at, code) in document.codes.iter().enumerate() {
        if let Some(parent) = &code.parent {
            known(&all.codes, parent, "code", || format!("codes[{at}].parent"))?;
        }
        for (name, texts) in
            [("label", &code.label), ("definition", &code.definition), ("include", &code.include), ("exclude", &code.exclude)]
        {
            if let Some(lang) = texts.iter().find(|(_, text)| !text.is_string()).map(|(lang, _)| lang) {
                return Err(fault(format!("codes[{at}].{name}.{lang}"), "a text is expected"));
            }
        }
    }
    no_code_loops(document)?;
    for (at, rule) in document.rules.iter().enumerate() {
        known(&all.codes, &rule.code, "code", || format!("rules[{at}].code"))?;
        if rule.query.trim().is_empty() {
            return Err(fault(format!("rules[{at}].query"), "a rule asks nothing"));
        }
    }
    let standing = study.rules()?;
    let queries: HashSet<&str> =
        document.rules.iter().map(|rule| rule.query.as_str()).chain(standing.iter().map(|rule| rule.query.as_str())).collect();
    super::book::validate(document, &all)?;
    for (at, coding) in document.codings.iter().enumerate() {
        known(&all.codes, &coding.code, "code", || format!("codings[{at}].code"))?;
        if let Some(rule) = coding.rule.as_ref().filter(|rule| !queries.contains(rule.as_str())) {
            return Err(fault(format!("codings[{at}].rule"), format!("no rule asks {rule:?}")));
        }
        if let Some(weight) = coding.weight.filter(|weight| !(1..=3).contains(weight)) {
            return Err(fault(format!("codings[{at}].weight"), format!("{weight} is not 1, 2 or 3")));
        }
        all.anchor(&format!("codings[{at}]"), &coding.message, coding.start, coding.end, &coding.text)?;
    }
    for (at, square) in document.squares.iter().enumerate() {
        for (name, term) in [("s1", &square.s1), ("s2", &square.s2), ("not_s1", &square.not_s1), ("not_s2", &square.not_s2)] {
            if let Some(code) = term {
                known(&all.codes, code, "code", || format!("squares[{at}].{name}"))?;
            }
        }
    }
    for (at, position) in document.positions.iter().enumerate() {
        known(&all.squares, &position.square, "square", || format!("positions[{at}].square"))?;
        all.message(&position.message, || format!("positions[{at}].message"))?;
    }
    for (at, actant) in document.actants.iter().enumerate() {
        known(&all.quests, &actant.quest, "quest", || format!("actants[{at}].quest"))?;
        all.anchor(&format!("actants[{at}]"), &actant.message, actant.start, actant.end, &actant.text)?;
    }
    for (at, one) in document.thymic.iter().enumerate() {
        all.anchor(&format!("thymic[{at}]"), &one.message, one.start, one.end, &one.text)?;
    }
    for (at, one) in document.veridictory.iter().enumerate() {
        all.anchor(&format!("veridictory[{at}]"), &one.message, one.start, one.end, &one.text)?;
    }
    for (at, one) in document.isotopies.iter().enumerate() {
        all.anchor(&format!("isotopies[{at}]"), &one.message, one.start, one.end, &one.text)?;
    }
    for (at, insight) in document.insights.iter().enumerate() {
        for (side, ids) in [("for", &insight.in_favour), ("against", &insight.against), ("nuance", &insight.nuance)] {
            for (n, id) in ids.iter().enumerate() {
                all.message(id, || format!("insights[{at}].{side}[{n}]"))?;
            }
        }
    }
    for (at, link) in document.links.iter().enumerate() {
        all.message(&link.from, || format!("links[{at}].from"))?;
    }
    for (at, link) in document.persons.iter().enumerate() {
        all.message(&link.message, || format!("persons[{at}].message"))?;
        if link.person.is_empty() {
            return Err(fault(format!("persons[{at}].person"), "an id is empty"));
        }
        if !(1..=3).contains(&link.confidence) {
            return Err(fault(format!("persons[{at}].confidence"), format!("{} is not 1, 2 or 3", link.confidence)));
        }
    }
    for (at, mask) in document.masks.iter().enumerate() {
        all.message(&mask.of, || format!("masks[{at}].of"))?;
        if mask.label.trim().is_empty() {
            return Err(fault(format!("masks[{at}].label"), "a mask has a name"));
        }
        for (n, id) in mask.messages.iter().enumerate() {
            all.message(id, || format!("masks[{at}].messages[{n}]"))?;
        }
    }
    for (at, one) in document.thing_codings.iter().enumerate() {
        known(&all.codes, &one.code, "code", || format!("thing_codings[{at}].code"))?;
        if Kind::of_subject(one.on.kind).is_none() {
            let why = "a code on a thing stands on a reply, a silence, an account, a person or a conversation";
            return Err(fault(format!("thing_codings[{at}].on.kind"), why));
        }
        all.message(&one.on.id, || format!("thing_codings[{at}].on.id"))?;
    }
    let standing = study.sets()?;
    for (at, set) in document.sets.iter().enumerate() {
        if let Some((key, why)) = super::sets::fault(at, document, &standing) {
            return Err(fault(format!("sets[{at}].{key}"), why));
        }
        for (n, id) in set.messages.iter().enumerate() {
            all.message(id, || format!("sets[{at}].messages[{n}]"))?;
        }
    }
    for (at, memo) in document.memos.iter().enumerate() {
        let path = || format!("memos[{at}].on.id");
        match memo.on.kind {
            Subject::Message | Subject::Conversation | Subject::Reply | Subject::Silence | Subject::Account | Subject::Person => {
                all.message(&memo.on.id, path)?;
            }
            Subject::Code => known(&all.codes, &memo.on.id, "code", path)?,
            Subject::Square => known(&all.squares, &memo.on.id, "square", path)?,
            Subject::Quest => known(&all.quests, &memo.on.id, "quest", path)?,
            Subject::Insight => known(&all.insights, &memo.on.id, "insight", path)?,
            Subject::Study => {}
            Subject::Coding => {
                return Err(fault(
                    format!("memos[{at}].on.kind"),
                    "a memo of a document stands on a message, a conversation, a reply, a silence, an account, a person, a code, a square, a quest, an insight or the study",
                ));
            }
        }
        match (memo.on.kind, memo.start, memo.end, &memo.text) {
            (_, None, None, None) => {}
            (Subject::Message, Some(start), Some(end), Some(text)) => all.anchor(&format!("memos[{at}]"), &memo.on.id, start, end, text)?,
            _ => {
                let why = "a memo on a part of a text stands on a message and says start, end and text";
                return Err(fault(format!("memos[{at}]"), why));
            }
        }
    }
    Ok(())
}

fn no_code_loops(document: &Document) -> Result<()> {
    let parents: HashMap<&str, &str> = document.codes.iter().filter_map(|code| Some((code.id.as_str(), code.parent.as_deref()?))).collect();
    for (at, code) in document.codes.iter().enumerate() {
        let mut next = code.id.as_str();
        for _ in 0..=document.codes.len() {
            match parents.get(next) {
                Some(&parent) if parent == code.id => return Err(fault(format!("codes[{at}].parent"), "a code stands under itself")),
                Some(&parent) => next = parent,
                None => break,
            }
        }
    }
    Ok(())
}
