//! Who speaks and where: finds or makes the venue, the account and the person of a record.

use rusqlite::{Connection, params};
use rustc_hash::FxHashMap;

use super::lists::{Role, Space};
use crate::error::Result;
use crate::id;
use crate::storage::sql;

/// Authors that name nobody: each message of theirs has an account of its own, linked to no other.
const NOBODY: &[&str] = &[
    "[deleted]",
    "[removed]",
    "[supprimé]",
    "deleted",
    "anonymous",
    "anonyme",
    "anonym",
    "anon",
    "unknown",
    "inconnu",
    "n/a",
    "na",
    "null",
    "none",
    "-",
    "guest",
    "invité",
    "a google user",
    "amazon customer",
    "client d'amazon",
    "utilisateur anonyme",
];

/// Whether this author names nobody.
pub fn is_nobody(handle: &str) -> bool {
    let handle = handle.trim();
    handle.is_empty() || NOBODY.contains(&handle.to_lowercase().as_str())
}

/// What a message takes from the place where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot {
    pub venue: i64,
    pub account: i64,
    /// Set where the message says another role than its account.
    pub role: Option<Role>,
    /// Set where the message says another person than its account.
    pub person: Option<i64>,
}

struct Account {
    id: i64,
    role: Role,
    person: Option<i64>,
}

/// The venues, accounts and persons known so far, and those that an import adds.
pub struct Places {
    import: i64,
    ids: id::Supply,
    venues: FxHashMap<(u8, Option<String>), i64>,
    /// By venue, then by handle: a look-up needs no owned key.
    accounts: FxHashMap<i64, FxHashMap<String, Account>>,
    persons: FxHashMap<String, i64>,
}

impl Places {
    /// Loads what the study knows.
    pub fn load(conn: &Connection, import: i64) -> Result<Self> {
        let mut places = Places {
            import,
            ids: id::Supply::of("account"),
            venues: FxHashMap::default(),
            accounts: FxHashMap::default(),
            persons: FxHashMap::default(),
        };
        let mut statement = conn.prepare_cached(sql!("columns/venues"))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let space = Space::from_word(row.get_ref(1)?.as_str()?).unwrap_or(Space::Other);
            places.venues.insert((space.index() as u8, row.get(2)?), row.get(0)?);
        }
        let mut statement = conn.prepare_cached(sql!("import/accounts"))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let handle: String = row.get(2)?;
            if !is_nobody(&handle) {
                let role = Role::from_word(row.get_ref(3)?.as_str()?).unwrap_or(Role::Unknown);
                let account = Account { id: row.get(0)?, role, person: row.get(4)? };
                places.accounts.entry(row.get(1)?).or_default().insert(handle, account);
            }
        }
        let mut statement = conn.prepare_cached(sql!("import/persons"))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            places.persons.insert(row.get(1)?, row.get(0)?);
        }
        Ok(places)
    }

    /// The spot of a record: made where it was not known.
    pub fn spot(
        &mut self,
        conn: &Connection,
        space: Space,
        venue: Option<&str>,
        handle: Option<&str>,
        person: Option<&str>,
        role: Option<Role>,
    ) -> Result<Spot> {
        let venue = self.venue(conn, space, venue)?;
        let person = person.map(|ext| self.person(conn, ext)).transpose()?;
        let named = handle.filter(|handle| !is_nobody(handle));
        if let Some(known) = named.and_then(|handle| self.accounts.get(&venue)?.get(handle)) {
            return Ok(Spot {
                venue,
                account: known.id,
                role: role.filter(|&role| role != known.role),
                person: person.filter(|&person| Some(person) != known.person),
            });
        }
        let id = self.ids.next(conn)?;
        let kept = role.unwrap_or(Role::Unknown);
        conn.prepare_cached(sql!("import/insert_account"))?.execute(params![id, venue, handle, kept.word(), person, self.import])?;
        if let Some(handle) = named {
            self.accounts.entry(venue).or_default().insert(handle.to_owned(), Account { id, role: kept, person });
        }
        Ok(Spot { venue, account: id, role: None, person: None })
    }

    fn venue(&mut self, conn: &Connection, space: Space, name: Option<&str>) -> Result<i64> {
        let space_index = space.index() as u8;
        let known = if self.venues.len() < 64 {
            // Most studies have a handful of venues: comparing in place spares an owned key a message.
            self.venues.iter().find(|((s, n), _)| *s == space_index && n.as_deref() == name).map(|(_, &id)| id)
        } else {
            self.venues.get(&(space_index, name.map(str::to_owned))).copied()
        };
        if let Some(id) = known {
            return Ok(id);
        }
        let id = id::take(conn, "venue", 1)?;
        conn.prepare_cached(sql!("import/insert_venue"))?.execute(params![id, space.word(), name, self.import])?;
        self.venues.insert((space_index, name.map(str::to_owned)), id);
        Ok(id)
    }

    fn person(&mut self, conn: &Connection, ext: &str) -> Result<i64> {
        if let Some(&id) = self.persons.get(ext) {
            return Ok(id);
        }
        let id = id::take(conn, "person", 1)?;
        conn.prepare_cached(sql!("import/insert_person"))?.execute(params![id, ext])?;
        self.persons.insert(ext.to_owned(), id);
        Ok(id)
    }
}
