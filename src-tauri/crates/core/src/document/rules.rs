//! Rules in a document. A coding names its rule by what the rule asks: numbers would change from study to study.

use std::collections::HashMap;

use super::{Document, RuleRecord};
use crate::error::Result;
use crate::rule::change::{self, NewRule};
use crate::study::{Study, Work};

impl Study {
    /// The rules of the study as a document writes them.
    pub(super) fn rule_records(&self, ext: impl Fn(i64) -> Option<String>) -> Result<Vec<RuleRecord>> {
        let record = |rule: crate::rule::Rule| {
            Some(RuleRecord {
                code: ext(rule.code)?,
                query: rule.query,
                span: rule.reach,
                note: rule.note,
                at: (!rule.author.is_empty()).then_some(rule.at),
                author: rule.author,
            })
        };
        Ok(self.rules()?.into_iter().filter_map(record).collect())
    }
}

/// Writes the rules of a document, and answers the row ids of all by code and query: those of the study too.
pub(super) fn write(work: &Work<'_>, document: &Document, code: impl Fn(&str) -> Result<i64>) -> Result<HashMap<(i64, String), i64>> {
    use crate::storage::sql;
    for rule in &document.rules {
        let new = NewRule { code: code(&rule.code)?, query: rule.query.clone(), reach: rule.span, note: rule.note.clone() };
        let at = rule.at.clone().unwrap_or_else(|| work.at.clone());
        change::insert(work, &new, &rule.author, &at)?;
    }
    let mut known = HashMap::new();
    let mut statement = work.conn.prepare_cached(sql!("rule/all"))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        // The first of two that ask the same has the codings.
        known.entry((row.get(1)?, row.get(2)?)).or_insert(row.get(0)?);
    }
    Ok(known)
}

/// The rule that a coding names: of its own code first, since a coding may have been given another code.
pub(super) fn find(known: &HashMap<(i64, String), i64>, code: i64, query: Option<&str>) -> Option<i64> {
    let query = query?;
    let own = known.get(&(code, query.to_owned())).copied();
    own.or_else(|| known.iter().filter(|((_, asked), _)| asked == query).map(|(_, &id)| id).min())
}
