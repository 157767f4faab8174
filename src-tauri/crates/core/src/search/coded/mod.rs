//! The codings of a study, kept in memory beside the index: searches ask them, and a coding never touches the index.
//! What is kept is valid for a place of the journal; when operations went by, only the messages that they touched are read again.

mod follow;
mod load;
mod sets;

use std::sync::{Arc, Mutex};

use rustc_hash::FxHashMap;

use crate::error::Result;
use crate::storage::sql;
use crate::study::{Study, lock_of};
use sets::Sets;

pub(crate) use sets::Trait;

/// A coding, as searches ask of it. Codes and coders are places in the lists of [`Coded`], the rest in their closed lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Row {
    /// Row id of the message.
    pub message: i64,
    /// First code point.
    pub start: u32,
    /// One past the last; as `start` where the words are gone.
    pub stop: u32,
    pub code: u32,
    pub coder: u32,
    pub voice: u8,
    pub origin: u8,
    pub review: u8,
    /// 1 to 3, or 0 where the coder did not say.
    pub weight: u8,
}

/// A state of the journal: the number of its latest operation, and that of the last one in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Mark {
    latest: i64,
    standing: i64,
}

/// Values met, each with its place.
#[derive(Debug, Clone)]
struct Places<T> {
    values: Vec<T>,
    places: FxHashMap<T, u32>,
}

impl<T> Default for Places<T> {
    fn default() -> Self {
        Places { values: vec![], places: FxHashMap::default() }
    }
}

impl<T: Clone + Eq + std::hash::Hash> Places<T> {
    fn place<Q: ?Sized + Eq + std::hash::Hash + ToOwned<Owned = T>>(&mut self, value: &Q) -> u32
    where
        T: std::borrow::Borrow<Q>,
    {
        if let Some(&place) = self.places.get(value) {
            return place;
        }
        let place = self.values.len() as u32;
        self.values.push(value.to_owned());
        self.places.insert(value.to_owned(), place);
        place
    }
}

/// Every coding, in the order of the messages, whatever its review.
#[derive(Debug, Default)]
pub(crate) struct Coded {
    mark: Mark,
    rows: Vec<Row>,
    codes: Places<i64>,
    coders: Places<String>,
    sets: Mutex<Option<Arc<Sets>>>,
}

impl Clone for Coded {
    fn clone(&self) -> Self {
        Coded {
            mark: self.mark,
            rows: self.rows.clone(),
            codes: self.codes.clone(),
            coders: self.coders.clone(),
            sets: Mutex::new(lock_of(&self.sets).clone()),
        }
    }
}

impl Coded {
    /// Every coding, in the order of the messages.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The codings of a message.
    pub fn of(&self, message: i64) -> &[Row] {
        let from = self.rows.partition_point(|row| row.message < message);
        let to = from + self.rows[from..].partition_point(|row| row.message == message);
        &self.rows[from..to]
    }

    /// Place of a code, by its row id; `None` for one that nobody ever used.
    pub fn code(&self, id: i64) -> Option<u32> {
        self.codes.places.get(&id).copied()
    }

    /// Row id of the code at this place.
    pub fn code_at(&self, place: u32) -> i64 {
        self.codes.values[place as usize]
    }

    /// The coders, by place.
    pub fn coders(&self) -> &[String] {
        &self.coders.values
    }
}

/// Where the codings are kept: shared by a study and its readers.
#[derive(Debug, Default)]
pub(crate) struct Kept {
    slot: Mutex<Option<Arc<Coded>>>,
    /// What the coder sees who codes alone: never mixed with what all see.
    alone: Mutex<Option<(String, Arc<Kept>)>>,
}

impl Kept {
    /// The place of who codes alone, one coder at a time.
    pub fn alone(&self, coder: &str) -> Arc<Kept> {
        let mut kept = lock_of(&self.alone);
        match &*kept {
            Some((known, alone)) if known == coder => alone.clone(),
            _ => {
                let alone = Arc::new(Kept::default());
                *kept = Some((coder.to_owned(), alone.clone()));
                alone
            }
        }
    }
}

impl Study {
    /// The codings as they stand now.
    pub(crate) fn coded(&self) -> Result<Arc<Coded>> {
        if !self.conn.is_autocommit() {
            // Inside an operation the journal does not tell yet what was done.
            return Ok(Arc::new(Coded::load(&self.conn, Mark::default())?));
        }
        let mut slot = lock_of(&self.coded.slot);
        // One snapshot: the mark and what is read are of the same moment, whoever writes meanwhile.
        let snapshot = self.conn.unchecked_transaction()?;
        let mark =
            snapshot.prepare_cached(sql!("coded/mark"))?.query_row([], |row| Ok(Mark { latest: row.get(0)?, standing: row.get(1)? }))?;
        let coded = match slot.take() {
            Some(coded) if coded.mark == mark => coded,
            Some(mut coded) => match follow::touched(&snapshot, coded.mark, mark)? {
                Some(messages) => {
                    Arc::make_mut(&mut coded).renew(&snapshot, messages, mark)?;
                    coded
                }
                None => Arc::new(Coded::load(&snapshot, mark)?),
            },
            None => Arc::new(Coded::load(&snapshot, mark)?),
        };
        snapshot.commit()?;
        *slot = Some(coded.clone());
        Ok(coded)
    }
}
