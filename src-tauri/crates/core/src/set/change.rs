//! Keeping, naming and deleting sets; messages put into those made by hand and taken out.

use chrono::{DateTime, Utc};
use rusqlite::params;

use super::sample::Sample;
use super::uses::{User, leads_back, with_name};
use super::{MessageSet, SetKind};
use crate::error::{Error, Result};
use crate::id::{self, Supply};
use crate::search::query::parse;
use crate::search::run::Plan;
use crate::search::words::fold;
use crate::storage::sql;
use crate::study::{Output, Study, Work};

/// The longest name of a set, in code points: it is written in queries.
const LONGEST: usize = 80;

/// What a person says of a set.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SetSaid {
    /// What queries call it.
    pub name: String,
    /// What it asks, of a query that is kept.
    pub query: Option<String>,
    /// Why it is there.
    pub note: Option<String>,
}

fn worded(text: Option<&str>) -> Option<String> {
    text.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
}

/// Writes a set at the end of the others, and answers its row id.
pub(crate) fn insert(work: &Work<'_>, set: &MessageSet, messages: &[i64]) -> Result<i64> {
    let id = id::take(work.conn, "set", 1)?;
    let drawn = set.drawn.as_ref().map(serde_json::to_string).transpose()?;
    let MessageSet { name, kind, query, note, author, at, .. } = set;
    work.conn.prepare_cached(sql!("set/insert"))?.execute(params![id, name, kind.word(), query, drawn, note, author, at])?;
    let mut ids = Supply::of("set_message");
    for message in messages {
        work.conn.prepare_cached(sql!("set/put"))?.execute([ids.next(work.conn)?, id, *message])?;
    }
    Ok(id)
}

impl Study {
    /// A name that a set may have: some words, on one line, that no other set has.
    fn settled_name(&self, name: &str, but: Option<i64>) -> Result<String> {
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        let is_said = name.chars().count() <= LONGEST && !fold(&name).is_empty() && !name.contains(['"', '\\', '«', '»', '“', '”']);
        if !is_said || name.ends_with('*') {
            return Err(Error::BadParameter { name: "name".into(), value: name });
        }
        match self.sets()?.into_iter().find(|set| Some(set.id) != but && fold(&set.name) == fold(&name)) {
            Some(other) => Err(Error::SetExists { name: other.name }),
            None => Ok(name),
        }
    }

    /// A query that can be kept under this name: understood whole, and not leading back to itself.
    fn settled_query(&self, name: &str, query: &str) -> Result<String> {
        let query = query.trim();
        if query.is_empty() {
            return Err(Error::BadParameter { name: "query".into(), value: String::new() });
        }
        if leads_back(name, query, &self.sets()?) {
            return Err(Error::SetCycle { name: name.to_owned() });
        }
        let (node, problems) = parse(query);
        let mut plan = Plan::of(self, node)?;
        plan.settle()?;
        match problems.into_iter().chain(plan.problems()).next() {
            Some(problem) => Err(Error::BadQuery { detail: problem.code }),
            None => Ok(query.to_owned()),
        }
    }

    fn made(&self, said: &SetSaid, kind: SetKind) -> Result<MessageSet> {
        let name = self.settled_name(&said.name, None)?;
        let query = said.query.as_deref().map(str::trim).map(str::to_owned);
        Ok(MessageSet {
            id: 0,
            name,
            kind,
            query,
            drawn: None,
            note: worded(said.note.as_deref()),
            author: String::new(),
            at: String::new(),
        })
    }

    /// Keeps a query under a name: what it finds stays live. Answers its row id.
    ///
    /// # Errors
    /// [`Error::SetExists`], [`Error::SetCycle`]; [`Error::BadQuery`] where the query is not understood whole.
    pub fn save_query(&mut self, said: &SetSaid, now: DateTime<Utc>) -> Result<Output<i64>> {
        let set = self.made(said, SetKind::Query)?;
        let query = self.settled_query(&set.name, said.query.as_deref().unwrap_or_default())?;
        self.transact("save-set", now, |work| {
            work.note("name", set.name.clone());
            work.note("query", query.clone());
            let (author, at) = (work.author.clone(), work.at.clone());
            insert(work, &MessageSet { query: Some(query), author, at, ..set }, &[])
        })
    }

    /// Makes a set of these very messages. Answers its row id.
    ///
    /// # Errors
    /// [`Error::SetExists`]; [`Error::UnknownMessage`] for one that is not in the study.
    pub fn add_set(&mut self, said: &SetSaid, messages: &[i64], now: DateTime<Utc>) -> Result<Output<i64>> {
        let set = MessageSet { query: None, ..self.made(said, SetKind::Hand)? };
        let messages = self.known_messages(messages)?;
        self.transact("add-set", now, |work| {
            work.note("name", set.name.clone());
            work.note("count", messages.len());
            let (author, at) = (work.author.clone(), work.at.clone());
            insert(work, &MessageSet { author, at, ..set }, &messages)
        })
    }

    /// Keeps a sample with how it was drawn. Answers its row id.
    ///
    /// # Errors
    /// [`Error::SetExists`]; [`Error::BadParameter`] for a sample of nothing.
    pub fn keep_sample(&mut self, said: &SetSaid, sample: &Sample, now: DateTime<Utc>) -> Result<Output<i64>> {
        let set = MessageSet { drawn: Some(sample.drawn.clone()), ..self.made(said, SetKind::Sample)? };
        let messages = self.known_messages(&sample.messages)?;
        if messages.is_empty() {
            return Err(Error::BadParameter { name: "size".into(), value: "0".into() });
        }
        self.transact("add-sample", now, |work| {
            work.note("name", set.name.clone());
            work.note("count", messages.len());
            let (author, at) = (work.author.clone(), work.at.clone());
            insert(work, &MessageSet { author, at, ..set }, &messages)
        })
    }

    /// These messages in the order of the corpus, each once.
    fn known_messages(&self, messages: &[i64]) -> Result<Vec<i64>> {
        let columns = self.columns()?;
        if let Some(absent) = messages.iter().find(|&&id| columns.ordinal(id).is_none()) {
            return Err(Error::UnknownMessage { id: absent.to_string() });
        }
        let mut known = messages.to_vec();
        known.sort_unstable();
        known.dedup();
        Ok(known)
    }

    /// Says a set otherwise. The queries of sets and rules that name it follow its name.
    ///
    /// # Errors
    /// As [`Study::save_query`]; a query where the set is none is refused.
    pub fn edit_set(&mut self, id: i64, said: &SetSaid, now: DateTime<Utc>) -> Result<Output<()>> {
        let known = self.set_by_row(id)?;
        let name = self.settled_name(&said.name, Some(id))?;
        let query = match (known.kind, &said.query) {
            (SetKind::Query, Some(query)) if Some(query.trim()) != known.query.as_deref() => Some(self.settled_query(&known.name, query)?),
            _ => known.query.clone(),
        };
        // Under its own name it would not lead back to itself yet, where it names itself by the new one.
        let query = match query {
            Some(query) if known.kind == SetKind::Query && leads_back(&name, &query, &self.sets()?) => {
                return Err(Error::SetCycle { name: query });
            }
            query => query,
        };
        let (sets, rules) = if name == known.name { (vec![], vec![]) } else { (self.sets()?, self.rules()?) };
        let kind = if name == known.name { "edit-set" } else { "rename-set" };
        self.transact(kind, now, |work| {
            work.note("name", known.name.clone());
            work.note("to", name.clone());
            work.conn.prepare_cached(sql!("set/update"))?.execute(params![id, name, query, worded(said.note.as_deref())])?;
            for other in sets.iter().filter(|other| other.id != id) {
                if let Some(query) = other.query.as_deref().and_then(|query| with_name(query, &known.name, &name)) {
                    work.conn.prepare_cached(sql!("set/update"))?.execute(params![other.id, other.name, query, other.note])?;
                }
            }
            for rule in &rules {
                if let Some(query) = with_name(&rule.query, &known.name, &name) {
                    work.conn.prepare_cached(sql!("set/set_rule_query"))?.execute(params![rule.id, query])?;
                }
            }
            Ok(())
        })
    }

    /// Deletes a set. Its messages stay where they are.
    ///
    /// # Errors
    /// [`Error::SetUsed`] while a query of the study names it.
    pub fn delete_set(&mut self, id: i64, now: DateTime<Utc>) -> Result<Output<()>> {
        let gone = self.set_by_row(id)?;
        let users = self.users_of(&gone.name)?;
        if users.iter().any(|user| !matches!(user, User::Set(name) if *name == gone.name)) {
            let by: Vec<String> = users.iter().map(|user| user.name().to_owned()).collect();
            return Err(Error::SetUsed { name: gone.name, by: by.join(", ") });
        }
        self.transact("delete-set", now, |work| {
            work.note("name", gone.name);
            work.conn.prepare_cached(sql!("set/empty"))?.execute([id])?;
            work.conn.prepare_cached(sql!("set/delete"))?.execute([id])?;
            Ok(())
        })
    }

    /// Puts messages into a set by hand, and takes others out, as one operation; answers how many changed.
    ///
    /// # Errors
    /// [`Error::NotByHand`] for a query or a sample; [`Error::UnknownMessage`] for a message to put that is not in the study.
    pub fn change_members(&mut self, id: i64, put: &[i64], take: &[i64], now: DateTime<Utc>) -> Result<Output<usize>> {
        let set = self.set_by_row(id)?;
        if set.kind != SetKind::Hand {
            return Err(Error::NotByHand { name: set.name });
        }
        let put = self.known_messages(put)?;
        let kind = match (put.is_empty(), take.is_empty()) {
            (false, true) => "put-in-set",
            (true, false) => "take-from-set",
            _ => "change-set",
        };
        self.transact(kind, now, |work| {
            let mut ids = Supply::of("set_message");
            let mut changed = 0;
            for &message in take {
                changed += work.conn.prepare_cached(sql!("set/take"))?.execute([id, message])?;
            }
            for &message in &put {
                let holds: bool = work.conn.prepare_cached(sql!("set/holds"))?.query_row([id, message], |row| row.get(0))?;
                if !holds {
                    changed += work.conn.prepare_cached(sql!("set/put"))?.execute([ids.next(work.conn)?, id, message])?;
                }
            }
            work.note("name", set.name);
            work.note("count", changed);
            Ok(changed)
        })
    }
}
