//! The corpus as columns in memory: one entry a visible message, in the order of the corpus.
//! Figures and filters read these; texts stay on the disk.

use rusqlite::Connection;
use rustc_hash::FxHashMap;

use super::lists::{Role, Space};
use crate::error::Result;
use crate::storage::sql;
use crate::study::{Study, lock_of};
use std::sync::Arc;

/// An instant that is not known.
pub const UNDATED: i64 = i64::MIN;

/// The visible messages, column by column. An *ordinal* is a place in them.
#[derive(Debug, Default)]
pub struct Columns {
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
    /// Venue names by row id.
    pub venues: FxHashMap<i64, String>,
    contiguous: bool,
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

    /// Whether the brand itself speaks.
    pub fn is_brand_speech(&self, ordinal: usize) -> bool {
        Role::ALL[self.role[ordinal] as usize].is_brand_speech()
    }

    fn load(conn: &Connection) -> Result<Self> {
        let mut columns = Columns::default();
        let mut spaces: FxHashMap<i64, u8> = FxHashMap::default();
        let mut rows = conn.prepare_cached(sql!("columns/venues"))?;
        let mut rows = rows.query([])?;
        while let Some(row) = rows.next()? {
            let id: i64 = row.get(0)?;
            let space = Space::from_word(row.get_ref(1)?.as_str()?).unwrap_or(Space::Other);
            spaces.insert(id, space.index() as u8);
            columns.venues.insert(id, row.get::<_, Option<String>>(2)?.unwrap_or_default());
        }
        let mut accounts: FxHashMap<i64, (u8, i64)> = FxHashMap::default();
        let mut rows = conn.prepare_cached(sql!("columns/accounts"))?;
        let mut rows = rows.query([])?;
        while let Some(row) = rows.next()? {
            let id: i64 = row.get(0)?;
            let role = Role::from_word(row.get_ref(1)?.as_str()?).unwrap_or(Role::Unknown);
            let person: Option<i64> = row.get(2)?;
            accounts.insert(id, (role.index() as u8, person.unwrap_or(-id)));
        }
        let mut langs: FxHashMap<String, u16> = FxHashMap::default();
        let mut rows = conn.prepare_cached(sql!("columns/messages"))?;
        let mut rows = rows.query([])?;
        while let Some(row) = rows.next()? {
            let (venue, account): (i64, i64) = (row.get(1)?, row.get(2)?);
            let (role, person) = accounts.get(&account).copied().unwrap_or((Role::Unknown.index() as u8, -account));
            columns.ids.push(row.get(0)?);
            columns.venue.push(venue);
            columns.space.push(spaces.get(&venue).copied().unwrap_or(Space::Other.index() as u8));
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
        }
        columns.contiguous = match (columns.ids.first(), columns.ids.last()) {
            (Some(first), Some(last)) => (last - first) as usize + 1 == columns.ids.len(),
            _ => false,
        };
        Ok(columns)
    }
}

impl Study {
    /// The visible messages as columns; loaded once, and again after an import or its undoing.
    pub fn columns(&self) -> Result<Arc<Columns>> {
        let mut kept = lock_of(&self.columns);
        if let Some(columns) = &*kept {
            return Ok(columns.clone());
        }
        let columns = Arc::new(Columns::load(&self.conn)?);
        *kept = Some(columns.clone());
        Ok(columns)
    }
}
