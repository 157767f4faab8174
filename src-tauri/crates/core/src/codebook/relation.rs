//! Relations between codes, beside the tree: what opposes what, what comes of what (A. Strauss and J. Corbin, 1990).

use chrono::{DateTime, Utc};
use rusqlite::{Connection, params};

use crate::corpus::lists::closed_list;
use crate::error::{Error, Result};
use crate::id;
use crate::storage::sql;
use crate::study::{Output, Study};
use serde::{Deserialize, Serialize};

closed_list! {
    /// How one code stands to another, read from the first to the second.
    RelationKind {
        Opposes = "opposes", IsA = "is_a", Condition = "condition", Context = "context", Strategy = "strategy", Consequence = "consequence",
    }
}

/// A relation between two codes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relation {
    /// Row id.
    pub id: i64,
    /// Row id of the first code.
    pub from: i64,
    /// How it stands to the second. To oppose has no direction.
    pub kind: RelationKind,
    /// Row id of the second code.
    pub to: i64,
    /// Why.
    pub memo: Option<String>,
    /// Who says so.
    pub coder: String,
    /// When, RFC 3339 in UTC.
    pub at: String,
}

impl Relation {
    /// Whether the other one says the same: to oppose reads the same both ways.
    pub fn says(&self, other: &Relation) -> bool {
        let turned = self.kind == RelationKind::Opposes && (self.from, self.to) == (other.to, other.from);
        self.kind == other.kind && (turned || (self.from, self.to) == (other.from, other.to))
    }
}

/// Inserts a relation; its row id is given here.
pub(crate) fn insert(conn: &Connection, new: &Relation) -> Result<i64> {
    let id = id::take(conn, "relation", 1)?;
    conn.prepare_cached(sql!("relation/insert"))?.execute(params![id, new.from, new.kind.word(), new.to, new.memo, new.coder, new.at])?;
    Ok(id)
}

impl Study {
    /// The relations, in the order in which they were said.
    pub fn relations(&self) -> Result<Vec<Relation>> {
        let read = |row: &rusqlite::Row<'_>| {
            Ok(Relation {
                id: row.get(0)?,
                from: row.get(1)?,
                kind: RelationKind::from_word(row.get_ref(2)?.as_str()?).unwrap_or(RelationKind::Opposes),
                to: row.get(3)?,
                memo: row.get(4)?,
                coder: row.get(5)?,
                at: row.get(6)?,
            })
        };
        Ok(self.conn.prepare_cached(sql!("relation/all"))?.query_map([], read)?.collect::<rusqlite::Result<_>>()?)
    }

    /// Relates a code to another. One that is said already is answered as it stands, and nothing changes.
    ///
    /// # Errors
    /// [`Error::SelfRelation`] to itself; [`Error::UnknownCode`] with a code that is not there.
    pub fn relate(&mut self, from: i64, kind: RelationKind, to: i64, memo: Option<&str>, now: DateTime<Utc>) -> Result<Output<i64>> {
        let (first, second) = (self.code_by_row(from)?, self.code_by_row(to)?);
        if from == to {
            return Err(Error::SelfRelation { code: first.name(None).to_owned() });
        }
        let standing = self.relations()?;
        let coder = self.coder.clone();
        self.transact("relate", now, |work| {
            let memo = memo.filter(|memo| !memo.trim().is_empty()).map(str::to_owned);
            let new = Relation { id: 0, from, kind, to, memo, coder, at: work.at.clone() };
            if let Some(same) = standing.iter().find(|one| one.says(&new)) {
                return Ok(same.id);
            }
            work.note("code", first.told());
            work.note("other", second.told());
            insert(work.conn, &new)
        })
    }

    fn relation(&self, id: i64) -> Result<Relation> {
        let found = self.relations()?.into_iter().find(|one| one.id == id);
        found.ok_or_else(|| Error::UnknownObject { kind: "relation".into(), id: id.to_string() })
    }

    /// Says why two codes are related; nothing takes the reason off.
    pub fn explain_relation(&mut self, id: i64, memo: Option<&str>, now: DateTime<Utc>) -> Result<Output<()>> {
        let relation = self.relation(id)?;
        let (first, second) = (self.code_by_row(relation.from)?, self.code_by_row(relation.to)?);
        self.transact("explain-relation", now, |work| {
            work.note("code", first.told());
            work.note("other", second.told());
            work.conn.prepare_cached(sql!("relation/update"))?.execute(params![id, memo.filter(|memo| !memo.trim().is_empty())])?;
            Ok(())
        })
    }

    /// Takes a relation back.
    pub fn unrelate(&mut self, id: i64, now: DateTime<Utc>) -> Result<Output<()>> {
        let relation = self.relation(id)?;
        let (first, second) = (self.code_by_row(relation.from)?, self.code_by_row(relation.to)?);
        self.transact("unrelate", now, |work| {
            work.note("code", first.told());
            work.note("other", second.told());
            work.conn.prepare_cached(sql!("relation/delete"))?.execute([id])?;
            Ok(())
        })
    }
}
