//! Codes that stand alone: what a codebook forbids side by side, for one coder. It holds for codings by hand, one or many;
//! a document that is imported says what it says.

use rusqlite::{Connection, params};
use rustc_hash::FxHashMap;

use crate::error::{Error, Result};
use crate::storage::sql;
use crate::study::Study;

/// A coding of one coder on a message, as it weighs on another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Standing {
    pub id: i64,
    pub code: i64,
    pub span: i64,
    pub start: usize,
    pub stop: usize,
    /// What is proposed or rejected forbids nothing.
    pub counts: bool,
}

/// What the codebook says of codes that exclude others, read once.
#[derive(Debug, Default)]
pub(crate) struct Exclusion {
    /// By code: whether it stands alone, and the codes above it below which one at most may stand.
    rules: FxHashMap<i64, (bool, Vec<i64>)>,
    any: bool,
}

impl Exclusion {
    pub(crate) fn load(conn: &Connection) -> Result<Self> {
        let mut codes: FxHashMap<i64, (Option<i64>, bool, bool)> = FxHashMap::default();
        let mut rows = conn.prepare_cached(sql!("code/exclusion"))?;
        let mut rows = rows.query([])?;
        while let Some(row) = rows.next()? {
            codes.insert(row.get(0)?, (row.get(1)?, row.get(2)?, row.get(3)?));
        }
        let mut exclusion = Exclusion::default();
        for (&code, &(parent, alone, _)) in &codes {
            let (mut families, mut next, mut steps) = (vec![], parent, 0);
            // A damaged file could hold a loop; `livi check` tells it.
            while let Some((id, &(above, _, one_of))) = next.and_then(|id| codes.get(&id).map(|found| (id, found))) {
                if one_of {
                    families.push(id);
                }
                steps += 1;
                next = above.filter(|_| steps < codes.len());
            }
            exclusion.any |= alone || !families.is_empty();
            exclusion.rules.insert(code, (alone, families));
        }
        Ok(exclusion)
    }

    /// Whether the codebook forbids anything at all.
    pub(crate) fn is_idle(&self) -> bool {
        !self.any
    }

    /// Whether two codes cannot stand together; `shared` where their spans share a code point.
    fn forbids(&self, code: i64, other: i64, shared: bool) -> bool {
        let (Some((alone, families)), Some((other_alone, other_families))) = (self.rules.get(&code), self.rules.get(&other)) else {
            return false;
        };
        code != other && (*alone || *other_alone || (shared && families.iter().any(|family| other_families.contains(family))))
    }

    /// What stands in the way of a code on this range; a coding that is to change does not stand in its own way.
    pub(crate) fn clashes<'a>(
        &'a self,
        standing: &'a [Standing],
        code: i64,
        start: usize,
        stop: usize,
        but: Option<i64>,
    ) -> impl Iterator<Item = Standing> + 'a {
        let against = standing.iter().filter(move |other| other.counts && Some(other.id) != but);
        against.filter(move |other| self.forbids(code, other.code, start < other.stop && other.start < stop)).copied()
    }
}

/// The codings of a coder on a message.
pub(crate) fn standing(conn: &Connection, message: i64, coder: &str) -> Result<Vec<Standing>> {
    let mut statement = conn.prepare_cached(sql!("coding/standing"))?;
    let rows = statement.query_map(params![message, coder], |row| {
        Ok(Standing { id: row.get(0)?, code: row.get(1)?, span: row.get(2)?, start: row.get(3)?, stop: row.get(4)?, counts: row.get(5)? })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

impl Study {
    /// Refuses a code where the codebook forbids it beside what this coder put there.
    pub(crate) fn allow(&self, code: i64, message: i64, start: usize, stop: usize, coder: &str, but: Option<i64>) -> Result<()> {
        let exclusion = Exclusion::load(&self.conn)?;
        if exclusion.is_idle() {
            return Ok(());
        }
        let standing = standing(&self.conn, message, coder)?;
        match exclusion.clashes(&standing, code, start, stop, but).next() {
            Some(other) => Err(self.exclusive(code, other.code)),
            None => Ok(()),
        }
    }

    /// The refusal that names both codes, in the language of the study.
    pub(crate) fn exclusive(&self, code: i64, other: i64) -> Error {
        let name = |id: i64| -> Result<String> {
            let lang = self.identity()?.lang;
            Ok(self.code_by_row(id)?.name(Some(lang)).to_owned())
        };
        let named = |id: i64| name(id).unwrap_or_else(|_| id.to_string());
        Error::Exclusive { code: named(code), other: named(other) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 1 and 2 below 10, of which one at most; 3 below 1; 4 stands alone; 5 is free.
    fn exclusion() -> Exclusion {
        let rules = [(1, (false, vec![10])), (2, (false, vec![10])), (3, (false, vec![10])), (4, (true, vec![])), (5, (false, vec![]))];
        Exclusion { rules: rules.into_iter().collect(), any: true }
    }

    fn put(id: i64, code: i64, start: usize, stop: usize) -> Standing {
        Standing { id, code, span: id, start, stop, counts: true }
    }

    #[test]
    fn one_of_a_family_where_spans_share_a_code_point() {
        let (exclusion, there) = (exclusion(), [put(7, 1, 0, 5)]);
        let clash = |code, start, stop| exclusion.clashes(&there, code, start, stop, None).count();
        assert_eq!(clash(2, 4, 9), 1);
        assert_eq!(clash(2, 5, 9), 0, "they only touch");
        assert_eq!(clash(3, 0, 2), 1, "below is below");
        assert_eq!(clash(1, 0, 5), 0, "the same code is no other");
        assert_eq!(clash(5, 0, 5), 0);
        assert_eq!(exclusion.clashes(&there, 2, 0, 5, Some(7)).count(), 0, "it takes its own place");
    }

    #[test]
    fn alone_is_alone_on_the_whole_message() {
        let exclusion = exclusion();
        assert_eq!(exclusion.clashes(&[put(7, 5, 0, 2)], 4, 8, 9, None).count(), 1);
        assert_eq!(exclusion.clashes(&[put(7, 4, 0, 2)], 5, 8, 9, None).count(), 1);
        let proposed = Standing { counts: false, ..put(7, 4, 0, 2) };
        assert_eq!(exclusion.clashes(&[proposed], 5, 0, 2, None).count(), 0);
    }
}
