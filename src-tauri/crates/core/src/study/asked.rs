//! The journal as it is asked for: by coder, by family of operations, by period, by words of its sentences.

use rusqlite::{OptionalExtension, params};

use super::Study;
use super::journal::{Line, line};
use crate::corpus::lists::closed_list;
use crate::error::{Error, Result};
use crate::locale::Lang;
use crate::search::words::fold;
use crate::storage::sql;
use serde::{Deserialize, Serialize};

closed_list! {
    /// What operations are about.
    Family {
        Codings = "codings", Codes = "codes", Rules = "rules", Memos = "memos", People = "people", Imports = "imports", Models = "models",
        Study = "study",
    }
}

impl Family {
    /// The family of a kind of operation.
    pub fn of(kind: &str) -> Self {
        let of = |words: &[&str]| kind.split('-').any(|part| words.contains(&part));
        // The more telling first: a kind that a later version adds falls into the family of the thing it names.
        if of(&["memo", "memos"]) {
            Family::Memos
        } else if of(&["mask", "account", "accounts", "person", "persons", "role"]) {
            Family::People
        } else if of(&["import", "revise"]) {
            Family::Imports
        } else if of(&["rule", "rules"]) {
            Family::Rules
        } else if of(&["square", "position", "quest", "actant", "thymic", "veridictory", "isotopy", "insight", "evidence", "reading"]) {
            Family::Models
        } else if kind.starts_with("code") && kind != "codes" && !of(&["version", "net", "number"])
            || of(&["uncode", "recode", "coding", "codings", "review", "fill", "thing"])
        {
            Family::Codings
        } else if of(&[
            "code",
            "codes",
            "codebook",
            "net",
            "nets",
            "relation",
            "relate",
            "unrelate",
            "example",
            "relations",
            "version",
            "number",
            "renumber",
            "merge",
            "split",
        ]) {
            Family::Codes
        } else {
            Family::Study
        }
    }
}

/// What is asked of the journal.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct JournalAsk {
    /// Only what this coder did.
    pub coder: Option<String>,
    /// Only this family of operations.
    pub family: Option<Family>,
    /// Only this kind.
    pub kind: Option<String>,
    /// Only sentences that hold this, accents and case aside.
    pub words: String,
    /// Not before this instant, RFC 3339 in UTC.
    pub from: Option<String>,
    /// Before this instant.
    pub to: Option<String>,
}

/// Who did what, in numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct JournalFacets {
    /// Coders with their operations, those of the most first.
    pub coders: Vec<(String, i64)>,
    /// Families with theirs, in the order of the list.
    pub families: Vec<(Family, i64)>,
}

impl Study {
    /// The operations that are asked for, by number, latest first. The sentences are those of this language.
    pub fn journal_ids(&self, ask: &JournalAsk, lang: Lang) -> Result<Vec<i64>> {
        let kinds = match (&ask.kind, ask.family) {
            (Some(kind), _) => Some(vec![kind.clone()]),
            (None, Some(family)) => {
                let present = self.journal_kinds()?.into_iter().map(|(kind, _)| kind);
                Some(present.filter(|kind| Family::of(kind) == family).collect())
            }
            (None, None) => None,
        };
        let kinds = kinds.map(|kinds| serde_json::to_string(&kinds)).transpose()?;
        let wanted = fold(ask.words.trim());
        let given = params![ask.coder, kinds, ask.from, ask.to];
        if wanted.is_empty() {
            return Ok(self
                .conn
                .prepare_cached(sql!("journal/ids"))?
                .query_map(given, |row| row.get(0))?
                .collect::<rusqlite::Result<_>>()?);
        }
        let mut ids = vec![];
        for one in self.conn.prepare_cached(sql!("journal/worded"))?.query_map(given, line)? {
            let one = one?;
            if fold(&one.describe(lang)).contains(&wanted) {
                ids.push(one.id);
            }
        }
        Ok(ids)
    }

    /// One line of the journal.
    ///
    /// # Errors
    /// [`Error::UnknownObject`] when the journal has no such operation.
    pub fn journal_line(&self, op: i64) -> Result<Line> {
        let found = self.conn.prepare_cached(sql!("journal/one"))?.query_row([op], line).optional()?;
        found.ok_or_else(|| Error::UnknownObject { kind: "operation".into(), id: op.to_string() })
    }

    /// Number of the latest operation, done or not: while it stays, the same asks have the same answers.
    pub fn journal_mark(&self) -> Result<i64> {
        Ok(self.conn.prepare_cached(sql!("journal/latest"))?.query_row([], |row| row.get(0))?)
    }

    /// How many steps going to an operation takes: [`Study::step_to`] makes them.
    pub fn steps_to(&self, op: i64) -> Result<usize> {
        Ok(self.conn.prepare_cached(sql!("journal/steps"))?.query_row([op], |row| row.get(0))?)
    }

    /// Who did what, in numbers.
    pub fn journal_facets(&self) -> Result<JournalFacets> {
        let coders = self
            .conn
            .prepare_cached(sql!("journal/coders"))?
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<Result<_, _>>()?;
        let kinds = self.journal_kinds()?;
        let counted =
            |family: &Family| -> i64 { kinds.iter().filter(|(kind, _)| Family::of(kind) == *family).map(|(_, count)| count).sum() };
        let families = Family::ALL.iter().map(|family| (*family, counted(family))).filter(|(_, count)| *count > 0).collect();
        Ok(JournalFacets { coders, families })
    }

    fn journal_kinds(&self) -> Result<Vec<(String, i64)>> {
        let mut statement = self.conn.prepare_cached(sql!("journal/kinds"))?;
        Ok(statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_its_family() {
        let all = [
            ("code", Family::Codings),
            ("code-new", Family::Codings),
            ("code-query", Family::Codings),
            ("uncode", Family::Codings),
            ("edit-coding", Family::Codings),
            ("codes", Family::Codes),
            ("add-code", Family::Codes),
            ("delete-code", Family::Codes),
            ("merge-codes", Family::Codes),
            ("add-memo", Family::Memos),
            ("link-accounts", Family::People),
            ("account-role", Family::People),
            ("wear-mask", Family::People),
            ("import", Family::Imports),
            ("import-study", Family::Imports),
            ("revise-text", Family::Imports),
            ("add-rule", Family::Rules),
            ("title", Family::Study),
        ];
        for (kind, family) in all {
            assert_eq!(Family::of(kind), family, "{kind}");
        }
    }
}
