//! `sets`: queries kept, messages chosen by hand, samples drawn; what `set:NAME` of a query finds.

use std::path::Path;

use chrono::Utc;
use livisible_core::locale::{self, Lang};
use livisible_core::set::change::SetSaid;
use livisible_core::set::sample::{Allocation, How, SampleAsk};
use livisible_core::set::{MessageSet, SetKind};
use livisible_core::{Error, Study};
use serde_json::{Value, json};

use super::{readable, writable};
use crate::say::{self, Done};

/// What is to be done: one of these, or nothing.
pub struct Deed {
    pub save: Option<String>,
    pub sample: Option<String>,
    pub make: Option<String>,
    pub add: Option<String>,
    pub drop: Option<String>,
    pub rename: Vec<String>,
    pub delete: Option<String>,
}

impl Deed {
    fn changes(&self) -> bool {
        let named = [&self.save, &self.sample, &self.make, &self.add, &self.drop, &self.delete];
        named.iter().any(|name| name.is_some()) || !self.rename.is_empty()
    }
}

/// What the command line asks.
pub struct Words {
    pub deed: Deed,
    pub ids: Vec<String>,
    pub query: Option<String>,
    pub size: usize,
    pub how: How,
    pub by: Option<String>,
    pub equal: bool,
    pub seed: u64,
    pub note: Option<String>,
}

pub fn run(path: &Path, words: &Words, as_json: bool, lang: Lang) -> Done {
    let mut study = if words.deed.changes() { writable(path)? } else { readable(path)? };
    act(&mut study, words)?;
    let sets = study.sets()?;
    if as_json {
        let all = sets.iter().map(|set| line(&study, set)).collect::<Result<Vec<_>, Error>>()?;
        return say::json(&Value::Array(all));
    }
    if sets.is_empty() {
        return say::tell(lang, "cli-sets-none", &[]);
    }
    for set in &sets {
        let (count, problem) = match study.members_of(set)? {
            Ok(members) => (members.len().to_string(), None),
            Err(code) => ("?".to_owned(), Some(locale::say(lang, &format!("problem-{}", code.replace('_', "-")), &[]))),
        };
        let drawn = set.drawn.as_ref().map(|drawn| drawn.tell(lang));
        let said: Vec<String> = [set.query.clone(), drawn, set.note.clone(), problem].into_iter().flatten().collect();
        let args = [
            ("name", format!("{:<16}", set.name)),
            ("kind", format!("{:<6}", set.kind.word())),
            ("count", format!("{count:>6}")),
            ("said", said.join("  ")),
        ];
        say::tell(lang, "cli-sets-line", &args)?;
    }
    Ok(())
}

fn act(study: &mut Study, words: &Words) -> Result<(), Error> {
    let now = Utc::now();
    let said = |name: &str| SetSaid { name: name.to_owned(), query: words.query.clone(), note: words.note.clone() };
    let rows = |study: &Study| -> Result<Vec<i64>, Error> {
        let row = |ext: &String| study.message_id(ext)?.ok_or_else(|| Error::UnknownMessage { id: ext.clone() });
        words.ids.iter().map(row).collect()
    };
    let query = words.query.as_deref().unwrap_or_default();
    let deed = &words.deed;
    if let Some(name) = &deed.save {
        // Of the same name and kind, it is said anew.
        match study.find_set(name).ok().filter(|set| set.kind == SetKind::Query) {
            Some(set) => {
                study.edit_set(set.id, &SetSaid { name: set.name, note: words.note.clone().or(set.note), ..said(name) }, now).map(|_| ())?
            }
            None => study.save_query(&said(name), now).map(|_| ())?,
        }
    }
    if let Some(name) = &deed.sample {
        let among = study.matching(query)?;
        let allocation = if words.equal { Allocation::Equal } else { Allocation::Proportional };
        // Strata that are named mean a stratified sample.
        let how = if words.by.is_some() && words.how == How::Random { How::Stratified } else { words.how };
        let ask = SampleAsk { how, size: words.size, by: words.by.clone(), allocation, seed: words.seed };
        let sample = study.sample(&among, &ask)?;
        study.keep_sample(&said(name), &sample, now)?;
    }
    if let Some(name) = &deed.make {
        let mut messages = rows(study)?;
        if words.query.is_some() {
            messages.extend(study.matching(query)?);
        }
        study.add_set(&said(name), &messages, now)?;
    }
    if let Some(name) = &deed.add {
        let messages = rows(study)?;
        match study.find_set(name) {
            Ok(set) => study.change_members(set.id, &messages, &[], now).map(|_| ())?,
            Err(Error::UnknownObject { .. }) => study.add_set(&said(name), &messages, now).map(|_| ())?,
            Err(other) => return Err(other),
        }
    }
    if let Some(name) = &deed.drop {
        let messages = rows(study)?;
        let set = study.find_set(name)?;
        study.change_members(set.id, &[], &messages, now)?;
    }
    if let [from, to] = deed.rename.as_slice() {
        let set = study.find_set(from)?;
        study.edit_set(set.id, &SetSaid { name: to.clone(), query: None, note: words.note.clone().or(set.note) }, now)?;
    }
    if let Some(name) = &deed.delete {
        let set = study.find_set(name)?;
        study.delete_set(set.id, now)?;
    }
    Ok(())
}

fn line(study: &Study, set: &MessageSet) -> Result<Value, Error> {
    let (members, problem) = match study.members_of(set)? {
        Ok(members) => (Some(members), None),
        Err(code) => (None, Some(code)),
    };
    let messages = match (&members, set.kind) {
        (Some(members), SetKind::Hand | SetKind::Sample) => {
            Some(members.iter().map(|&id| study.message_ext(id)).collect::<Result<Vec<_>, _>>()?)
        }
        _ => None,
    };
    Ok(json!({
        "id": set.name, "kind": set.kind.word(), "total": members.map(|members| members.len()), "query": set.query,
        "messages": messages, "drawn": set.drawn, "note": set.note, "author": set.author, "at": set.at, "problem": problem,
    }))
}
