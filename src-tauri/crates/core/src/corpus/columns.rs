//! The corpus as columns in memory: one entry a visible message, in the order of the corpus.
//! Figures and filters read these; texts stay on the disk.

use rusqlite::Connection;
use rustc_hash::{FxHashMap, FxHashSet};

use super::lists::{Role, Space};
use super::record::Precision;
use crate::error::{Error, Result};
use crate::search::members::Ordinals;
use crate::storage::{file, sql};
use crate::study::{Study, lock_of};
use std::sync::{Arc, Mutex, OnceLock};

/// An instant that is not known.
pub const UNDATED: i64 = i64::MIN;

/// The visible messages, column by column. An *ordinal* is a place in them.
#[derive(Debug, Default)]
pub struct Columns {
    /// The state of the corpus that they are of.
    pub mark: String,
    /// Row ids, ascending.
    pub ids: Vec<i64>,
    /// Type of space, as its place in [`Space::ALL`].
    pub space: Vec<u8>,
    /// Row id of the venue.
    pub venue: Vec<i64>,
    /// Row id of the account.
    pub account: Vec<i64>,
    /// The person: a person's row id, or minus the account's when the person is the account itself.
    pub person: Vec<i64>,
    /// Role, as its place in [`Role::ALL`].
    pub role: Vec<u8>,
    /// Row id of the conversation's root.
    pub root: Vec<i64>,
    /// Row id of the parent, 0 without one in the study.
    pub parent: Vec<i64>,
    /// Microseconds since 1970 UTC, or [`UNDATED`].
    pub posted: Vec<i64>,
    /// How precise the date is.
    pub precision: Vec<Precision>,
    /// Place in `langs`.
    pub lang: Vec<u16>,
    /// Languages met; the empty string is an unknown one.
    pub langs: Vec<String>,
    /// Code points.
    pub chars: Vec<u32>,
    /// Rating, not a number without one.
    pub rating: Vec<f64>,
    /// Whether the message names a parent that is not in the study.
    pub orphan: Vec<bool>,
    /// Hash that like texts share; 0 for none.
    pub twin: Vec<i64>,
    /// Venue names by row id.
    pub venues: FxHashMap<i64, String>,
    contiguous: bool,
    twins: OnceLock<Vec<u32>>,
    /// Sets of messages that these columns alone decide, by field and value.
    sets: Mutex<FxHashMap<(String, String), Arc<Ordinals>>>,
    /// Ordinals of the documents of the index, by segment.
    places: Mutex<FxHashMap<String, Arc<[u32]>>>,
}

/// How many sets are kept, and how many segments: beyond, all are forgotten rather than some preferred.
const SETS: usize = 64;

/// What a corpus counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Visible messages.
    pub messages: usize,
    /// Trees of replies.
    pub conversations: usize,
    /// Persons who speak.
    pub persons: usize,
    /// Types of space.
    pub spaces: usize,
    /// Messages in which the brand itself speaks.
    pub brand_messages: usize,
}

impl Columns {
    /// Number of visible messages.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// Ordinal of a row id, `None` when the message is hidden or absent.
    pub fn ordinal(&self, id: i64) -> Option<usize> {
        if self.contiguous {
            let first = *self.ids.first()?;
            let at = usize::try_from(id.checked_sub(first)?).ok()?;
            return (at < self.ids.len()).then_some(at);
        }
        self.ids.binary_search(&id).ok()
    }

    /// The set of this field and value, made once: what it holds must depend on these columns alone.
    pub(crate) fn kept(&self, field: &str, value: &str, make: impl FnOnce() -> Ordinals) -> Arc<Ordinals> {
        let mut sets = lock_of(&self.sets);
        if sets.len() >= SETS {
            sets.clear();
        }
        sets.entry((field.to_owned(), value.to_owned())).or_insert_with(|| Arc::new(make())).clone()
    }

    /// The ordinals of the documents of a segment of the index, where they were read already.
    pub(crate) fn places_of(&self, segment: &str) -> Option<Arc<[u32]>> {
        lock_of(&self.places).get(segment).cloned()
    }

    /// Keeps the ordinals of the documents of a segment.
    pub(crate) fn keep_places(&self, segment: String, places: &Arc<[u32]>) {
        let mut kept = lock_of(&self.places);
        if kept.len() >= SETS {
            kept.clear();
        }
        kept.insert(segment, places.clone());
    }

    /// Whether the brand itself speaks.
    pub fn is_brand_speech(&self, ordinal: usize) -> bool {
        Role::ALL[self.role[ordinal] as usize].is_brand_speech()
    }

    /// How many visible messages say what this one says, itself included: texts alike but for case, accents, punctuation,
    /// spaces and the mark of a repost.
    pub fn twins(&self, ordinal: usize) -> u32 {
        let sizes = self.twins.get_or_init(|| {
            let mut counts: FxHashMap<i64, u32> = FxHashMap::default();
            self.twin.iter().filter(|&&twin| twin != 0).for_each(|&twin| *counts.entry(twin).or_default() += 1);
            self.twin.iter().map(|twin| counts.get(twin).copied().unwrap_or(1)).collect()
        });
        sizes[ordinal]
    }

    /// What the corpus counts.
    pub fn counts(&self) -> Counts {
        let (mut persons, mut spaces, mut counts) = (FxHashSet::default(), FxHashSet::default(), Counts::default());
        for at in 0..self.len() {
            counts.messages += 1;
            counts.conversations += usize::from(self.root[at] == self.ids[at]);
            counts.brand_messages += usize::from(self.is_brand_speech(at));
            persons.insert(self.person[at]);
            spaces.insert(self.space[at]);
        }
        Counts { persons: persons.len(), spaces: spaces.len(), ..counts }
    }

    /// Loads the visible messages; `again` gives other threads connections of their own.
    fn load(conn: &Connection, again: &(dyn Fn() -> Result<Connection> + Sync)) -> Result<Self> {
        let lists = Lists::load(conn)?;
        let range: (Option<i64>, Option<i64>) =
            conn.prepare_cached(sql!("columns/range"))?.query_row([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let (Some(first), Some(last)) = range else { return Ok(Columns { venues: lists.venues, ..Columns::default() }) };
        let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get).min(4) as i64;
        // Inside a transaction another connection would not see what this one does.
        let parts = if last - first < PARTED || !conn.is_autocommit() { 1 } else { threads };
        let step = (last - first) / parts + 1;
        let ranges: Vec<(i64, i64)> = (0..parts).map(|part| (first + part * step, (first + (part + 1) * step - 1).min(last))).collect();
        let mut columns = std::thread::scope(|scope| -> Result<Columns> {
            let lists = &lists;
            let others: Vec<_> = ranges[1..].iter().map(|&range| scope.spawn(move || Columns::part(&again()?, lists, range))).collect();
            let mut columns = Columns::part(conn, lists, ranges[0])?;
            for other in others {
                let part = other.join().unwrap_or_else(|_| Err(Error::Io { path: String::new(), detail: "a reader stopped".into() }))?;
                columns.append(part);
            }
            Ok(columns)
        })?;
        columns.venues = lists.venues;
        columns.contiguous = match (columns.ids.first(), columns.ids.last()) {
            (Some(first), Some(last)) => (last - first) as usize + 1 == columns.ids.len(),
            _ => false,
        };
        Ok(columns)
    }

    /// The messages of a range of row ids.
    fn part(conn: &Connection, lists: &Lists, range: (i64, i64)) -> Result<Self> {
        let mut columns = Columns::default();
        let mut langs: FxHashMap<String, u16> = FxHashMap::default();
        let mut rows = conn.prepare_cached(sql!("columns/messages"))?;
        let mut rows = rows.query([range.0, range.1])?;
        while let Some(row) = rows.next()? {
            let (venue, account): (i64, i64) = (row.get(1)?, row.get(2)?);
            let (role, person) = lists.accounts.get(&account).copied().unwrap_or((Role::Unknown.index() as u8, -account));
            columns.ids.push(row.get(0)?);
            columns.venue.push(venue);
            columns.space.push(lists.spaces.get(&venue).copied().unwrap_or(Space::Other.index() as u8));
            columns.account.push(account);
            columns.person.push(row.get::<_, Option<i64>>(3)?.unwrap_or(person));
            columns.role.push(match row.get_ref(4)?.as_str_or_null()? {
                Some(word) => Role::from_word(word).unwrap_or(Role::Unknown).index() as u8,
                None => role,
            });
            let parent: Option<i64> = row.get(5)?;
            columns.parent.push(parent.unwrap_or(0));
            columns.orphan.push(parent.is_none() && row.get::<_, bool>(6)?);
            columns.root.push(row.get(7)?);
            columns.posted.push(row.get::<_, Option<i64>>(8)?.unwrap_or(UNDATED));
            let lang = row.get_ref(9)?.as_str_or_null()?.unwrap_or_default();
            let place = match langs.get(lang) {
                Some(&place) => place,
                None => {
                    let place = columns.langs.len() as u16;
                    langs.insert(lang.to_owned(), place);
                    columns.langs.push(lang.to_owned());
                    place
                }
            };
            columns.lang.push(place);
            columns.chars.push(row.get(10)?);
            columns.rating.push(row.get::<_, Option<f64>>(11)?.unwrap_or(f64::NAN));
            columns.twin.push(row.get::<_, Option<i64>>(12)?.unwrap_or(0));
            columns.precision.push(row.get_ref(13)?.as_str_or_null()?.map_or(Precision::Second, Precision::from_word));
        }
        Ok(columns)
    }

    /// Puts the messages that follow after these.
    fn append(&mut self, part: Columns) {
        let places: Vec<u16> = part
            .langs
            .into_iter()
            .map(|lang| match self.langs.iter().position(|known| *known == lang) {
                Some(place) => place as u16,
                None => {
                    self.langs.push(lang);
                    self.langs.len() as u16 - 1
                }
            })
            .collect();
        self.lang.extend(part.lang.into_iter().map(|place| places[place as usize]));
        macro_rules! extend {
            ($($column:ident),+) => { $( self.$column.extend(part.$column); )+ };
        }
        extend!(ids, space, venue, account, person, role, root, parent, posted, chars, rating, orphan, twin, precision);
    }
}

/// From this many row ids on, messages are read on several threads.
const PARTED: i64 = 50_000;

/// What messages refer to.
#[derive(Default)]
struct Lists {
    spaces: FxHashMap<i64, u8>,
    venues: FxHashMap<i64, String>,
    /// Role and person by account.
    accounts: FxHashMap<i64, (u8, i64)>,
}

impl Lists {
    fn load(conn: &Connection) -> Result<Self> {
        let mut lists = Lists::default();
        let mut rows = conn.prepare_cached(sql!("columns/venues"))?;
        let mut rows = rows.query([])?;
        while let Some(row) = rows.next()? {
            let id: i64 = row.get(0)?;
            let space = Space::from_word(row.get_ref(1)?.as_str()?).unwrap_or(Space::Other);
            lists.spaces.insert(id, space.index() as u8);
            lists.venues.insert(id, row.get::<_, Option<String>>(2)?.unwrap_or_default());
        }
        let mut rows = conn.prepare_cached(sql!("columns/accounts"))?;
        let mut rows = rows.query([])?;
        while let Some(row) = rows.next()? {
            let id: i64 = row.get(0)?;
            let role = Role::from_word(row.get_ref(1)?.as_str()?).unwrap_or(Role::Unknown);
            let person: Option<i64> = row.get(2)?;
            lists.accounts.insert(id, (role.index() as u8, person.unwrap_or(-id)));
        }
        Ok(lists)
    }
}

impl Study {
    /// The visible messages as columns; loaded once, and again after an import or its undoing.
    pub fn columns(&self) -> Result<Arc<Columns>> {
        let mut kept = lock_of(&self.columns);
        // Who only reads is not told of the imports of another process.
        if let Some(columns) = &*kept
            && (self.is_writable() || columns.mark == self.corpus_mark()?)
        {
            return Ok(columns.clone());
        }
        let (path, mark) = (self.path().to_owned(), self.corpus_mark()?);
        let columns = Columns::load(&self.conn, &|| file::connect_read_only(&path))?;
        let columns = Arc::new(Columns { mark, ..columns });
        *kept = Some(columns.clone());
        Ok(columns)
    }
}
