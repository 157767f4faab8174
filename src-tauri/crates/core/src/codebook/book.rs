//! A codebook that comes in as a whole: codes in their tree, nets, relations, as one step.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};

use super::change::{free_number, insert, next_free};
use super::net::{self, Net};
use super::read::Codebook;
use super::relation::{self, Relation};
use super::{Code, version};
use crate::document::{NetRecord, RelationRecord};
use crate::error::{Error, Result};
use crate::study::{Output, Study};

/// A code that comes in.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct NewCode {
    /// The code; an empty `ext` takes the next free id, a missing number the next one.
    pub code: Code,
    /// What its source calls it, where that is not its id: the others refer to it so.
    pub key: Option<String>,
    /// The code above: its key, its id or its label.
    pub parent: Option<String>,
}

/// A codebook that comes in.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Book {
    /// The codes, in any order.
    pub codes: Vec<NewCode>,
    /// Nets; an empty `id` takes the next free one.
    pub nets: Vec<NetRecord>,
    /// Relations between the codes; what is said already is left.
    pub relations: Vec<RelationRecord>,
}

/// Row ids of codes by what they may be called.
struct Names {
    exact: HashMap<String, i64>,
    labels: HashMap<String, i64>,
}

impl Names {
    fn of(codebook: &Codebook) -> Self {
        let mut names = Names { exact: HashMap::new(), labels: HashMap::new() };
        codebook.codes.iter().for_each(|code| names.take(code, None));
        names
    }

    fn take(&mut self, code: &Code, key: Option<&String>) {
        for label in code.label.values().filter_map(|label| label.as_str()) {
            self.labels.entry(label.to_lowercase()).or_insert(code.id);
        }
        self.exact.insert(code.ext.clone(), code.id);
        if let Some(key) = key {
            self.exact.insert(key.clone(), code.id);
        }
    }

    fn find(&self, name: &str) -> Option<i64> {
        self.exact.get(name).or_else(|| self.labels.get(&name.to_lowercase())).copied()
    }

    fn known(&self, name: &str) -> Result<i64> {
        self.find(name).ok_or_else(|| Error::UnknownCode { code: name.to_owned() })
    }
}

impl Study {
    /// Adds several codes at once, as one step. The second of each is the id of the code above.
    pub fn add_codes(&mut self, source: &str, codes: &[(Code, Option<String>)], now: DateTime<Utc>) -> Result<Output<u64>> {
        let codes = codes.iter().map(|(code, parent)| NewCode { code: code.clone(), key: None, parent: parent.clone() }).collect();
        self.add_book(source, &Book { codes, ..Book::default() }, now)
    }

    /// Adds a codebook as one step; answers how many codes it brought.
    ///
    /// # Errors
    /// [`Error::CodeExists`], [`Error::NumberTaken`] or [`Error::UnknownCode`] for what does not fit; nothing is added then.
    pub fn add_book(&mut self, source: &str, book: &Book, now: DateTime<Utc>) -> Result<Output<u64>> {
        let codebook = self.codebook()?;
        let (state, nets, relations) = (self.codebook_state()?, self.nets()?, self.relations()?);
        self.transact("codes", now, |work| {
            version::keep_before(work, &state)?;
            let mut names = Names::of(&codebook);
            let mut number =
                codebook.codes.iter().chain(book.codes.iter().map(|new| &new.code)).filter_map(|code| code.number).max().unwrap_or(0);
            let standing: HashSet<&str> = codebook.codes.iter().map(|code| code.ext.as_str()).collect();
            let mut taken: HashSet<String> = standing.iter().map(|ext| (*ext).to_owned()).collect();
            taken.extend(book.codes.iter().map(|new| new.code.ext.clone()));
            let (mut named, mut free) = (HashSet::new(), 0);
            let mut waiting: Vec<NewCode> = vec![];
            for new in &book.codes {
                let mut new = new.clone();
                if new.code.ext.is_empty() {
                    new.code.ext = next_free(&taken, &mut free);
                } else if standing.contains(new.code.ext.as_str()) || !named.insert(new.code.ext.clone()) {
                    return Err(Error::CodeExists { code: new.code.ext });
                }
                if new.code.number.is_none() {
                    number = number.saturating_add(1);
                    new.code.number = Some(number);
                }
                free_number(&new.code, &codebook)?;
                waiting.push(new);
            }
            let added = waiting.len() as u64;
            // In the order of the file where it can be: a code whose parent comes later waits for it.
            while !waiting.is_empty() {
                let before = waiting.len();
                let mut later = vec![];
                for mut new in waiting {
                    new.code.parent = match &new.parent {
                        None => None,
                        Some(parent) => match names.find(parent) {
                            Some(id) => Some(id),
                            None => {
                                later.push(new);
                                continue;
                            }
                        },
                    };
                    new.code.id = insert(work.conn, &new.code)?;
                    names.take(&new.code, new.key.as_ref());
                }
                if later.len() == before {
                    return Err(Error::UnknownCode { code: later[0].parent.clone().unwrap_or_default() });
                }
                waiting = later;
            }
            add_nets(work.conn, &names, &nets, &book.nets)?;
            let mut said = relations;
            for one in &book.relations {
                let RelationRecord { kind, memo, coder, at, .. } = one.clone();
                let at = if at.is_empty() { work.at.clone() } else { at };
                let new = Relation { id: 0, from: names.known(&one.from)?, kind, to: names.known(&one.to)?, memo, coder, at };
                if new.from != new.to && said.iter().all(|other| !other.says(&new)) {
                    relation::insert(work.conn, &new)?;
                    said.push(new);
                }
            }
            work.note("codes", added);
            work.note("source", source);
            Ok(added)
        })
    }
}

/// A net that the study has by id or by name takes the codes in; the others are made.
fn add_nets(conn: &rusqlite::Connection, names: &Names, standing: &[Net], nets: &[NetRecord]) -> Result<()> {
    let mut taken: HashSet<String> = standing.iter().map(|net| net.ext.clone()).collect();
    taken.extend(nets.iter().map(|net| net.id.clone()));
    let mut last = 0;
    for one in nets {
        let codes: Vec<i64> = one.codes.iter().map(|code| names.known(code)).collect::<Result<_>>()?;
        let same = standing.iter().find(|net| net.ext == one.id || (one.id.is_empty() && net.label == one.label));
        match same {
            Some(net) => {
                for code in codes.into_iter().filter(|code| !net.codes.contains(code)) {
                    net::put(conn, net.id, code)?;
                }
            }
            None => {
                let ext = if one.id.is_empty() {
                    loop {
                        last += 1;
                        let ext = format!("N{last}");
                        if !taken.contains(&ext) {
                            break ext;
                        }
                    }
                } else {
                    one.id.clone()
                };
                net::insert(conn, &Net { id: 0, ext, label: one.label.clone(), codes })?;
            }
        }
    }
    Ok(())
}
