//! Filters: codes, models, spaces, people, dates and the rest, as sets of messages. The index is not asked.
//! One file a family: what messages are, what they are coded, what the models say of them; and the values themselves.

mod coded;
mod message;
mod model;
pub(super) mod value;

use std::cell::OnceCell;
use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::coded::{Coded, Trait};
use super::members::Ordinals;
use crate::codebook::read::Codebook;
use crate::corpus::columns::Columns;
use crate::error::Result;
use crate::study::Study;

pub(super) use model::{Ask, Kind, Record};

/// Fields that a query may name, besides `attr.NAME`.
pub const FIELDS: &[&str] = &[
    "code",
    "net",
    "coder",
    "origin",
    "voice",
    "weight",
    "review",
    "space",
    "venue",
    "account",
    "person",
    "role",
    "mask",
    "lang",
    "date",
    "rating",
    "source",
    "square",
    "thymic",
    "status",
    "actant",
    "actor",
    "quest",
    "observer",
    "object",
    "entity",
    "seme",
    "insight",
    "memo",
    "is",
    "has",
    "in",
    "set",
    "import",
    "question",
    "respondent",
    "twin",
    "like",
    "conversation",
];

/// What a value gave, or the code of the problem that makes it meaningless.
pub(crate) type Meant<T> = std::result::Result<T, &'static str>;

/// What a filter gave: a set, or the code of the problem that makes it meaningless.
pub(crate) type Filtered = Meant<Ordinals>;

/// What a filter asks of one segment.
pub(super) enum Asked {
    /// A coding that is one of these.
    Coding(Vec<Trait>),
    /// A record of one of these models, of which this is asked.
    Record(&'static [Kind], Ask),
}

/// Evaluates filters of one query.
pub(super) struct Filters<'a> {
    pub study: &'a Study,
    pub columns: &'a Arc<Columns>,
    pub codebook: &'a OnceCell<Arc<Codebook>>,
    pub coded: &'a OnceCell<Arc<Coded>>,
}

impl Filters<'_> {
    /// The codings, read by the first filter that asks.
    pub fn coded(&self) -> Result<&Coded> {
        if self.coded.get().is_none() {
            self.coded.set(self.study.coded()?).ok();
        }
        Ok(self.coded.get_or_init(Arc::default))
    }

    /// The codebook, read by the first filter that asks.
    pub fn codebook(&self) -> Result<&Codebook> {
        if self.codebook.get().is_none() {
            self.codebook.set(Arc::new(self.study.codebook()?)).ok();
        }
        Ok(self.codebook.get_or_init(Arc::default))
    }

    /// The messages that this filter keeps.
    pub fn keep(&self, field: &str, strict: bool, value: &str) -> Result<Filtered> {
        if field == "code" && value::fold_is(value, "none") {
            let mut set = self.coded()?.bearing(self.columns, &[Trait::Any]);
            set.negate();
            return Ok(Ok(set));
        }
        if let Some(asked) = self.segment(field, strict, value)? {
            return Ok(match asked {
                Ok(Asked::Coding(traits)) => Ok(self.coded()?.bearing(self.columns, &traits)),
                Ok(Asked::Record(kinds, ask)) => Ok(self.recorded(kinds, &ask)?),
                Err(problem) => Err(problem),
            });
        }
        match field {
            "square" => self.square(value),
            "insight" => self.insight(value),
            "memo" => self.memo(value),
            "mask" => self.mask(value),
            "has" => self.has(value),
            "set" => self.study.set_filter(value),
            // Memos and codes are searched apart: `search::notes`.
            "in" => Ok(Err("in_stands_alone")),
            _ => self.message(field, value),
        }
    }

    /// What this filter asks of one segment; `None` for a field that asks nothing of a segment.
    pub fn segment(&self, field: &str, strict: bool, value: &str) -> Result<Option<Meant<Asked>>> {
        if let Some(traits) = self.coding(field, strict, value)? {
            return Ok(Some(traits.map(Asked::Coding)));
        }
        self.record(field, value)
    }

    fn messages(&self, statement: &str, params: impl rusqlite::Params) -> Result<Ordinals> {
        let mut set = Ordinals::none(self.columns.len());
        let mut statement = self.study.conn.prepare_cached(statement)?;
        let mut rows = statement.query(params)?;
        while let Some(row) = rows.next()? {
            if let Some(at) = self.columns.ordinal(row.get(0)?) {
                set.insert(at);
            }
        }
        Ok(set)
    }

    /// Row ids of the named things whose folded name matches.
    fn named(&self, statement: &str, folded: &str) -> Result<FxHashSet<i64>> {
        let mut kept = FxHashSet::default();
        let mut statement = self.study.conn.prepare_cached(statement)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            if value::matches_name(&super::words::fold(row.get_ref(1)?.as_str()?), folded) {
                kept.insert(row.get(0)?);
            }
        }
        Ok(kept)
    }
}
