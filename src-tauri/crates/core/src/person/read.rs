//! Reading persons: the list, sorted and filtered, and one person across the spaces where it speaks.

use rustc_hash::{FxHashMap, FxHashSet};

use super::link::{Link, accounts_of, link};
use super::mask::WornMask;
use crate::coding::Voice;
use crate::corpus::columns::{Columns, UNDATED};
use crate::corpus::conversation::Pseudonyms;
use crate::corpus::lists::{Role, Space, closed_list};
use crate::error::{Error, Result};
use crate::search::words::fold;
use crate::storage::sql;
use crate::study::Study;
use serde::{Deserialize, Serialize};

closed_list! {
    /// What the list of persons is sorted by. `Place` is their first appearance in the corpus.
    PersonSort {
        Place = "place", Name = "name", Accounts = "accounts", Spaces = "spaces", Messages = "messages", First = "first", Last = "last",
        Role = "role",
    }
}

/// What is asked of the list.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct PersonAsk {
    /// Only those who speak in this type of space.
    pub space: Option<Space>,
    /// Only those of this role.
    pub role: Option<Role>,
    /// Only those of two accounts or more.
    pub many: bool,
    /// Only those whose name, as the window shows it, holds this.
    pub name: String,
    /// The order.
    pub sort: PersonSort,
    /// The other way round.
    pub descending: bool,
}

impl Default for PersonAsk {
    fn default() -> Self {
        PersonAsk { space: None, role: None, many: false, name: String::new(), sort: PersonSort::Place, descending: false }
    }
}

/// A person of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PersonRow {
    /// The person, as the columns know it.
    pub person: i64,
    /// How many accounts speak for it.
    pub accounts: u32,
    /// The types of space where it speaks, a bit each, in the order of [`Space::ALL`].
    pub spaces: u16,
    /// How many messages it wrote.
    pub messages: u32,
    /// Microseconds since 1970 UTC of its first message, or [`UNDATED`].
    pub first: i64,
    /// The same of its last.
    pub last: i64,
    /// The role it has most often.
    pub role: Role,
}

impl PersonRow {
    /// The types of space where it speaks.
    pub fn spaces(&self) -> impl Iterator<Item = Space> + '_ {
        Space::ALL.iter().copied().filter(|space| self.spaces & (1 << space.index()) != 0)
    }
}

/// Every person of the corpus, by first appearance.
#[derive(Debug, Default)]
pub struct Persons {
    /// The rows.
    pub rows: Vec<PersonRow>,
}

impl Persons {
    /// Gathers the persons of the visible messages.
    pub fn of(columns: &Columns) -> Self {
        let mut place: FxHashMap<i64, u32> = FxHashMap::default();
        let mut rows: Vec<PersonRow> = vec![];
        let mut roles: Vec<[u32; Role::ALL.len()]> = vec![];
        let mut seen: FxHashSet<(u32, i64)> = FxHashSet::default();
        for at in 0..columns.len() {
            let person = columns.person[at];
            let here = *place.entry(person).or_insert_with(|| {
                let (accounts, spaces, messages) = (0, 0, 0);
                rows.push(PersonRow { person, accounts, spaces, messages, first: UNDATED, last: UNDATED, role: Role::Unknown });
                roles.push([0; Role::ALL.len()]);
                rows.len() as u32 - 1
            });
            let row = &mut rows[here as usize];
            row.messages += 1;
            row.spaces |= 1 << columns.space[at];
            row.accounts += u32::from(seen.insert((here, columns.account[at])));
            roles[here as usize][columns.role[at] as usize] += 1;
            let posted = columns.posted[at];
            if posted != UNDATED {
                row.first = if row.first == UNDATED { posted } else { row.first.min(posted) };
                row.last = row.last.max(posted);
            }
        }
        for (row, counts) in rows.iter_mut().zip(&roles) {
            // The first of equals: the order of the list of roles.
            let most = counts.iter().enumerate().rev().max_by_key(|(_, count)| **count).map_or(Role::Unknown.index(), |(role, _)| role);
            row.role = Role::ALL[most];
        }
        Persons { rows }
    }

    /// Places in `rows` of the persons that are asked for, in the order that is asked for; equals stay in the order of the corpus,
    /// what has no date comes last. `name` says how the window names a person.
    pub fn order(&self, ask: &PersonAsk, name: impl Fn(i64) -> String) -> Vec<u32> {
        let wanted = fold(ask.name.trim());
        let kept = |row: &PersonRow| {
            ask.space.is_none_or(|space| row.spaces & (1 << space.index()) != 0)
                && ask.role.is_none_or(|role| row.role == role)
                && (!ask.many || row.accounts > 1)
                && (wanted.is_empty() || fold(&name(row.person)).contains(&wanted))
        };
        let mut order: Vec<u32> = (0..self.rows.len() as u32).filter(|&at| kept(&self.rows[at as usize])).collect();
        if ask.sort == PersonSort::Name {
            order.sort_by_cached_key(|&at| fold(&name(self.rows[at as usize].person)));
        } else {
            order.sort_by_key(|&at| {
                let row = &self.rows[at as usize];
                match ask.sort {
                    PersonSort::Place | PersonSort::Name => 0,
                    PersonSort::Accounts => i64::from(row.accounts),
                    PersonSort::Spaces => i64::from(row.spaces.count_ones()),
                    PersonSort::Messages => i64::from(row.messages),
                    PersonSort::First => row.first,
                    PersonSort::Last => row.last,
                    PersonSort::Role => row.role.index() as i64,
                }
            });
        }
        if ask.descending {
            order.reverse();
        }
        if matches!(ask.sort, PersonSort::First | PersonSort::Last) {
            let (dated, undated): (Vec<u32>, Vec<u32>) = order.iter().partition(|&&at| self.rows[at as usize].first != UNDATED);
            order = dated.into_iter().chain(undated).collect();
        }
        order
    }
}

/// What bears a code, counted for one person in one type of space.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Borne {
    /// Row id of the code.
    pub code: i64,
    /// Accepted codings in the person's own voice.
    pub assumed: usize,
    /// Those where the words are reported, echoed, denied or supposed: said, not held.
    pub said: usize,
}

/// An account of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountCard {
    /// Row id.
    pub account: i64,
    /// Its handle; `None` for an account of one message by nobody.
    pub handle: Option<String>,
    /// Its role.
    pub role: Role,
    /// Type of space.
    pub space: Space,
    /// Site, group or shop.
    pub venue: Option<String>,
    /// Messages in force.
    pub messages: usize,
    /// Microseconds since 1970 UTC of its first message, or [`UNDATED`].
    pub first: i64,
    /// The same of its last.
    pub last: i64,
    /// Why it is said to be of this person, in the order of the arguments.
    pub links: Vec<Link>,
}

/// What a person does in one type of space.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpaceCard {
    /// Type of space.
    pub space: Space,
    /// Messages in force.
    pub messages: usize,
    /// Its accounts there.
    pub accounts: Vec<AccountCard>,
    /// The codes that its messages there bear, those of the most codings first.
    pub codes: Vec<Borne>,
}

/// One person across spaces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonCard {
    /// Its row in the list.
    pub row: PersonRow,
    /// Column by column, in the order of its first message in each.
    pub spaces: Vec<SpaceCard>,
    /// Its masks.
    pub masks: Vec<WornMask>,
}

impl Study {
    /// One person across the spaces where it speaks.
    ///
    /// # Errors
    /// [`Error::UnknownObject`] for a person of whom no message is in force.
    pub fn person_card(&self, person: i64) -> Result<PersonCard> {
        let columns = self.columns()?;
        let theirs: Vec<usize> = (0..columns.len()).filter(|&at| columns.person[at] == person).collect();
        let row = Persons::only(&columns, &theirs).ok_or_else(|| Error::UnknownObject { kind: "person".into(), id: person.to_string() })?;
        let mut spaces: Vec<SpaceCard> = vec![];
        let mut codes: FxHashMap<(Space, i64), Borne> = FxHashMap::default();
        let mut borne = self.conn.prepare_cached(sql!("person/codings_of"))?;
        for &at in &theirs {
            let space = Space::ALL[columns.space[at] as usize];
            let place = spaces.iter().position(|card| card.space == space).unwrap_or_else(|| {
                spaces.push(SpaceCard { space, messages: 0, accounts: vec![], codes: vec![] });
                spaces.len() - 1
            });
            let card = &mut spaces[place];
            card.messages += 1;
            let account = columns.account[at];
            let known = match card.accounts.iter().position(|one| one.account == account) {
                Some(known) => known,
                None => {
                    card.accounts.push(self.account_of(account)?);
                    card.accounts.len() - 1
                }
            };
            let one = &mut card.accounts[known];
            one.messages += 1;
            if columns.posted[at] != UNDATED {
                one.first = if one.first == UNDATED { columns.posted[at] } else { one.first.min(columns.posted[at]) };
                one.last = one.last.max(columns.posted[at]);
            }
            let mut rows = borne.query([columns.ids[at]])?;
            while let Some(row) = rows.next()? {
                let code: i64 = row.get(0)?;
                let counted = codes.entry((space, code)).or_insert(Borne { code, assumed: 0, said: 0 });
                let own = Voice::from_word(row.get_ref(1)?.as_str()?).is_none_or(|voice| voice == Voice::Assumed);
                *(if own { &mut counted.assumed } else { &mut counted.said }) += 1;
            }
        }
        for card in &mut spaces {
            card.codes = codes.iter().filter(|((space, _), _)| *space == card.space).map(|(_, counted)| *counted).collect();
            card.codes.sort_by_key(|one| (std::cmp::Reverse(one.assumed + one.said), one.code));
        }
        Ok(PersonCard { row, spaces, masks: self.masks_of(person)? })
    }

    /// An account, before its messages are counted.
    fn account_of(&self, account: i64) -> Result<AccountCard> {
        let links = self.conn.prepare_cached(sql!("person/links_of_account"))?.query_map([account], link)?.collect::<Result<_, _>>()?;
        Ok(self.conn.prepare_cached(sql!("person/account"))?.query_row([account], |row| {
            Ok(AccountCard {
                account,
                handle: row.get(1)?,
                role: Role::from_word(row.get_ref(2)?.as_str()?).unwrap_or(Role::Unknown),
                space: Space::from_word(row.get_ref(3)?.as_str()?).unwrap_or(Space::Other),
                venue: row.get(4)?,
                messages: 0,
                first: UNDATED,
                last: UNDATED,
                links,
            })
        })?)
    }

    /// The accounts of a person, with messages in force or without.
    pub fn person_accounts(&self, person: i64) -> Result<Vec<i64>> {
        accounts_of(&self.conn, person)
    }

    /// The query that finds exactly the messages of a person: by its pseudonym, or where somebody else is called so, by its number.
    pub fn person_query(&self, person: i64, pseudonyms: &Pseudonyms) -> Result<String> {
        let name = pseudonyms.name(person);
        let shared: bool = self.conn.prepare_cached(sql!("person/named"))?.query_row((&name, person), |row| row.get(0))?;
        Ok(if shared { format!("person:#{person}") } else { format!("person:{name}") })
    }

    /// Handles by the account that has one: what the views show where identities are lifted.
    pub fn handles(&self) -> Result<FxHashMap<i64, String>> {
        let mut statement = self.conn.prepare_cached(sql!("filter/accounts"))?;
        Ok(statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?)
    }
}

impl Persons {
    /// The row of one person, of these messages of its own.
    fn only(columns: &Columns, theirs: &[usize]) -> Option<PersonRow> {
        let mut counts = [0_u32; Role::ALL.len()];
        let mut accounts: FxHashSet<i64> = FxHashSet::default();
        let (mut spaces, mut first, mut last) = (0, UNDATED, UNDATED);
        for &at in theirs {
            counts[columns.role[at] as usize] += 1;
            accounts.insert(columns.account[at]);
            spaces |= 1 << columns.space[at];
            let posted = columns.posted[at];
            if posted != UNDATED {
                first = if first == UNDATED { posted } else { first.min(posted) };
                last = last.max(posted);
            }
        }
        let most = counts.iter().enumerate().rev().max_by_key(|(_, count)| **count).map_or(Role::Unknown.index(), |(role, _)| role);
        let person = columns.person[*theirs.first()?];
        let (accounts, messages) = (accounts.len() as u32, theirs.len() as u32);
        Some(PersonRow { person, accounts, spaces, messages, first, last, role: Role::ALL[most] })
    }
}
