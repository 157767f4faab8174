//! Far neighbours: what says the same elsewhere. An isotopy (A. J. Greimas, 1966) ties messages by a seme; where a message bears none,
//! its codes do.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::error::{Error, Result};
use crate::search::words::fold;
use crate::storage::sql;
use crate::study::Study;

/// What ties a message to its far neighbours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tie {
    /// A seme that both bear.
    Seme(String),
    /// A code that both bear, by row id.
    Code(i64),
}

impl Study {
    fn semes(&self) -> Result<FxHashMap<i64, Vec<String>>> {
        let mut semes: FxHashMap<i64, Vec<String>> = FxHashMap::default();
        let mut statement = self.conn.prepare_cached(sql!("model/semes"))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            semes.entry(row.get(1)?).or_default().push(row.get(0)?);
        }
        Ok(semes)
    }

    /// What two messages share: semes where the first bears some, else codes.
    pub fn ties(&self, message: i64, other: i64) -> Result<Vec<Tie>> {
        let semes = self.semes()?;
        if let Some(own) = semes.get(&message) {
            let theirs: FxHashSet<String> = semes.get(&other).into_iter().flatten().map(|seme| fold(seme)).collect();
            let mut shared: Vec<&String> = own.iter().filter(|seme| theirs.contains(&fold(seme))).collect();
            shared.sort();
            shared.dedup();
            return Ok(shared.into_iter().cloned().map(Tie::Seme).collect());
        }
        let codes = self.codes_by_message()?;
        let theirs = codes.get(&other).map_or(&[][..], Vec::as_slice);
        Ok(codes.get(&message).into_iter().flatten().filter(|code| theirs.contains(code)).map(|&code| Tie::Code(code)).collect())
    }

    /// The far neighbours of a message: 0 for those of another type of space and another language, 1 for those that differ in one.
    pub(super) fn far_neighbours(&self, message: i64) -> Result<FxHashMap<i64, u8>> {
        let columns = self.columns()?;
        let here = columns.ordinal(message).ok_or_else(|| Error::UnknownMessage { id: message.to_string() })?;
        let semes = self.semes()?;
        let tied: Vec<i64> = match semes.get(&message) {
            Some(own) => {
                let own: FxHashSet<String> = own.iter().map(|seme| fold(seme)).collect();
                semes.iter().filter(|(_, theirs)| theirs.iter().any(|seme| own.contains(&fold(seme)))).map(|(&id, _)| id).collect()
            }
            None => {
                let codes = self.codes_by_message()?;
                let own = codes.get(&message).cloned().unwrap_or_default();
                codes.iter().filter(|(_, theirs)| theirs.iter().any(|code| own.contains(code))).map(|(&id, _)| id).collect()
            }
        };
        let far = |id: i64| {
            let at = columns.ordinal(id)?;
            let same = u8::from(columns.space[at] == columns.space[here]) + u8::from(columns.lang[at] == columns.lang[here]);
            (same < 2).then_some((id, same))
        };
        Ok(tied.into_iter().filter_map(far).collect())
    }
}
