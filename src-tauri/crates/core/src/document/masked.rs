//! A document without identities: pseudonyms for people and messages, no links, known handles gone from every text.

use std::collections::{HashMap, HashSet};

use serde_json::{Map, Value};

use super::Document;
use crate::corpus::mask::Mask;
use crate::error::Result;
use crate::memo::links::relinked;
use crate::study::Study;

struct Renamed<'a> {
    mask: &'a Mask,
    ids: HashMap<String, String>,
}

impl Renamed<'_> {
    fn id(&self, ext: &mut String) {
        // A parent that was not collected has no pseudonym: its own id would lead to it.
        *ext = self.ids.get(ext.as_str()).cloned().unwrap_or_else(|| "M?".to_owned());
    }

    fn say(&self, text: &mut String) {
        *text = self.mask.text(text);
    }

    /// A query: a message that it names leads nowhere else than the other ids do, and what filters by people, by files or by columns
    /// says no longer whom or which.
    fn asked(&self, query: &mut String) {
        let (mut out, mut rest) = (String::new(), query.as_str());
        while let Some((_, end, is_id)) = next_naming(rest) {
            let (before, after) = (&rest[..end], &rest[end..]);
            let quoted = after.starts_with('"');
            let value = &after[usize::from(quoted)..];
            let ends = |c: char| if quoted { c == '"' } else { c.is_whitespace() || c == ')' };
            let stop = value.find(ends).unwrap_or(value.len());
            let mut said = value[..stop].to_owned();
            if is_id {
                self.id(&mut said);
            } else {
                said = "P?".to_owned();
            }
            out.push_str(&format!("{before}\"{said}\""));
            rest = &value[stop + usize::from(quoted && stop < value.len())..];
        }
        out.push_str(rest);
        self.say(&mut out);
        *query = out;
    }

    fn maybe(&self, text: &mut Option<String>) {
        if let Some(text) = text {
            self.say(text);
        }
    }

    fn name(&self, name: &mut Option<String>) {
        if let Some(name) = name {
            *name = self.mask.name(name);
        }
    }

    fn texts(&self, map: &mut Map<String, Value>) {
        for value in map.values_mut() {
            self.value(value);
        }
    }

    fn attributes(&self, map: &mut Map<String, Value>) {
        for value in map.values_mut() {
            match value {
                Value::String(text) => *text = self.mask.value(text),
                other => self.value(other),
            }
        }
    }

    fn value(&self, value: &mut Value) {
        match value {
            Value::String(text) => self.say(text),
            Value::Array(all) => all.iter_mut().for_each(|one| self.value(one)),
            Value::Object(map) => self.texts(map),
            _ => {}
        }
    }
}

impl Study {
    /// [`Study::document`] with identities hidden.
    pub fn masked_document(&self, only: Option<&[i64]>, mask: &Mask) -> Result<Document> {
        let mut document = self.document(only)?;
        let mut ids = HashMap::new();
        let mut texts: HashMap<String, String> = HashMap::new();
        for message in &document.messages {
            if let Some(row) = self.message_id(&message.id)? {
                ids.insert(message.id.clone(), mask.message_id(row, &message.id));
                texts.insert(message.id.clone(), message.text.clone());
            }
        }
        for message in &mut document.messages {
            if let Some(row) = self.message_id(&message.id)? {
                let known = self.message(row)?;
                message.account = mask.account(&known);
                message.person = mask.person(&known);
            }
        }
        let renamed = Renamed { mask, ids };
        // A respondent who wrote nothing has no account, hence no pseudonym: all have numbers of their own.
        let numbers: HashMap<String, String> =
            document.respondents.iter().enumerate().map(|(at, one)| (one.id.clone(), format!("R{:02}", at + 1))).collect();
        let kept: HashSet<String> = self.attribute_names(false)?.into_iter().collect();
        let personal: HashSet<String> = self.attribute_names(true)?.into_iter().filter(|name| !kept.contains(name)).collect();
        macro_rules! anchored {
            ($($list:ident),+) => {$(
                for one in &mut document.$list {
                    if let Some(text) = texts.get(&one.message) {
                        let (masked, at) = mask.text_with(text, &[one.start, one.end]);
                        (one.start, one.end) = (at[0], at[1]);
                        one.text = crate::text::offset::slice(&masked, at[0]..at[1]).unwrap_or_default().to_owned();
                    }
                    renamed.id(&mut one.message);
                }
            )+};
        }
        anchored!(codings, actants, thymic, veridictory, isotopies);
        for message in &mut document.messages {
            renamed.id(&mut message.id);
            if let Some(parent) = &mut message.parent {
                renamed.id(parent);
            }
            message.url = None;
            renamed.maybe(&mut message.venue);
            renamed.maybe(&mut message.title);
            renamed.say(&mut message.text);
            renamed.attributes(&mut message.attributes);
            if let Some(id) = &mut message.respondent {
                *id = numbers.get(id).cloned().unwrap_or_default();
            }
            message.attributes.retain(|name, _| !personal.contains(name));
        }
        for link in &mut document.links {
            renamed.id(&mut link.from);
            renamed.id(&mut link.to);
        }
        // A chat or a page is named by what it is called, or by its address.
        let mut wholes: HashMap<String, String> = HashMap::new();
        for within in document.messages.iter_mut().filter_map(|message| message.within.as_mut()) {
            let next = format!("C{:02}", wholes.len() + 1);
            *within = wholes.entry(std::mem::take(within)).or_insert(next).clone();
        }
        for respondent in &mut document.respondents {
            respondent.id = numbers.get(&respondent.id).cloned().unwrap_or_default();
            respondent.attributes.retain(|name, _| !personal.contains(name));
            renamed.attributes(&mut respondent.attributes);
        }
        renamed.say(&mut document.study.title);
        for square in &mut document.squares {
            renamed.maybe(&mut square.axis);
        }
        document.isotopies.iter_mut().for_each(|one| renamed.say(&mut one.seme));
        for example in document.codes.iter_mut().filter_map(|code| code.example_at.as_mut()) {
            if let Some(text) = texts.get(&example.message) {
                let (_, at) = mask.text_with(text, &[example.start, example.end]);
                (example.start, example.end) = (at[0], at[1]);
            }
            renamed.id(&mut example.message);
        }
        let say = |text: &mut String| renamed.say(text);
        super::book::each_text(&mut document.codes, &mut document.nets, &mut document.relations, &say);
        for one in &mut document.versions {
            super::book::each_text(&mut one.codes, &mut one.nets, &mut one.relations, &say);
            renamed.maybe(&mut one.name);
            renamed.maybe(&mut one.note);
        }
        // A coding names its rule by the query: both say the same afterwards.
        for one in &mut document.codings {
            renamed.maybe(&mut one.memo);
            if let Some(rule) = &mut one.rule {
                renamed.asked(rule);
            }
        }
        for rule in &mut document.rules {
            renamed.asked(&mut rule.query);
            renamed.maybe(&mut rule.note);
        }
        for one in &mut document.sets {
            renamed.say(&mut one.id);
            if let Some(query) = &mut one.query {
                renamed.asked(query);
            }
            renamed.maybe(&mut one.note);
            one.messages.iter_mut().for_each(|id| renamed.id(id));
            if let Some(drawn) = &mut one.drawn {
                // Columns that name people leave no value behind.
                if drawn.by.as_deref().and_then(|by| by.strip_prefix("attr.")).is_some_and(|name| !kept.contains(name)) {
                    drawn.strata.clear();
                }
                drawn.strata.iter_mut().for_each(|one| renamed.say(&mut one.value));
            }
        }
        for one in &mut document.positions {
            renamed.id(&mut one.message);
            renamed.maybe(&mut one.justification);
        }
        document.quests.iter_mut().for_each(|one| renamed.say(&mut one.title));
        for one in &mut document.actants {
            one.actor = mask.name(&one.actor);
            renamed.name(&mut one.observer);
        }
        for one in &mut document.thymic {
            renamed.maybe(&mut one.object);
            renamed.maybe(&mut one.entity);
            renamed.name(&mut one.observer);
        }
        for one in &mut document.veridictory {
            renamed.maybe(&mut one.object);
            renamed.maybe(&mut one.characteristic);
            renamed.name(&mut one.observer);
        }
        for one in &mut document.insights {
            renamed.say(&mut one.title);
            renamed.texts(&mut one.statement);
            for text in [&mut one.situation, &mut one.motivation, &mut one.tension, &mut one.claim, &mut one.counter_search] {
                renamed.maybe(text);
            }
            one.implications.iter_mut().for_each(|text| renamed.say(text));
            for side in [&mut one.in_favour, &mut one.against, &mut one.nuance] {
                side.iter_mut().for_each(|id| renamed.id(id));
            }
        }
        let mut persons: HashMap<String, String> = HashMap::new();
        for link in &mut document.persons {
            // Why an account is somebody's tells who that is.
            link.justification.clear();
            if let Some(row) = self.message_id(&link.message)? {
                let said = mask.person(&self.message(row)?).unwrap_or_default();
                link.person = persons.entry(std::mem::take(&mut link.person)).or_insert(said).clone();
            }
            renamed.id(&mut link.message);
        }
        for one in &mut document.masks {
            renamed.id(&mut one.of);
            one.messages.iter_mut().for_each(|id| renamed.id(id));
            renamed.say(&mut one.label);
            renamed.maybe(&mut one.ethos_shown);
            renamed.maybe(&mut one.ethos_told);
        }
        for one in &mut document.thing_codings {
            renamed.id(&mut one.on.id);
            renamed.maybe(&mut one.memo);
        }
        for memo in &mut document.memos {
            use crate::memo::Subject::{Account, Conversation, Message, Person, Reply, Silence};
            if let (Some(start), Some(end), Some(text)) = (&mut memo.start, &mut memo.end, texts.get(&memo.on.id)) {
                let (masked, at) = mask.text_with(text, &[*start, *end]);
                (*start, *end) = (at[0], at[1]);
                memo.text = Some(crate::text::offset::slice(&masked, at[0]..at[1]).unwrap_or_default().to_owned());
            }
            if matches!(memo.on.kind, Message | Conversation | Reply | Silence | Account | Person) {
                renamed.id(&mut memo.on.id);
            }
            renamed.maybe(&mut memo.title);
            // A link to a message says its id, which could be looked up where it comes from.
            memo.body = relinked(&memo.body, |target| renamed.ids.get(target).cloned());
            renamed.say(&mut memo.body);
        }
        Ok(document)
    }
}

/// The next filter of a query whose value names a message, a person, a file or something that a person said of itself: where it begins,
/// where its value does, and whether that is the id of a message.
fn next_naming(query: &str) -> Option<(usize, usize, bool)> {
    const IDS: [&str; 4] = ["twin:", "twin=", "conversation:", "conversation="];
    const NAMES: [&str; 8] = ["account:", "account=", "person:", "person=", "respondent:", "respondent=", "source:", "source="];
    let begins = |at: usize| query[..at].chars().next_back().is_none_or(|before| !before.is_alphanumeric());
    let found = |field: &str| query.match_indices(field).map(|(at, _)| at).find(|&at| begins(at));
    let ids = IDS.iter().filter_map(|field| found(field).map(|at| (at, at + field.len(), true)));
    let names = NAMES.iter().filter_map(|field| found(field).map(|at| (at, at + field.len(), false)));
    // A column by its name, quoted or not, up to its colon.
    let column = found("attr.").and_then(|at| query[at..].find([':', '=']).map(|colon| (at, at + colon + 1, false)));
    ids.chain(names).chain(column).min_by_key(|&(at, _, _)| at)
}
