//! When messages were last read: kept outside the journal, for reading is no operation.

use chrono::{DateTime, Utc};
use rustc_hash::FxHashMap;

use crate::error::Result;
use crate::storage::sql;
use crate::study::{Study, stamp};

impl Study {
    /// Notes that these messages are read now. A study that may not be written remembers nothing.
    pub fn note_seen(&self, messages: &[i64], now: DateTime<Utc>) -> Result<()> {
        if !self.is_writable() || messages.is_empty() {
            return Ok(());
        }
        let columns = self.columns()?;
        let at = stamp(now);
        let transaction = self.conn.unchecked_transaction()?;
        for id in messages.iter().filter(|&&id| columns.ordinal(id).is_some()) {
            transaction.prepare_cached(sql!("seen/put"))?.execute((id, &at))?;
        }
        Ok(transaction.commit()?)
    }

    /// When each message was last read, RFC 3339 in UTC.
    pub fn seen(&self) -> Result<FxHashMap<i64, String>> {
        let mut statement = self.conn.prepare_cached(sql!("seen/all"))?;
        Ok(statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?)
    }

    /// The day on which each message was last read, counted from 1970.
    pub(super) fn days_seen(&self) -> Result<FxHashMap<i64, i64>> {
        let day = |at: &str| DateTime::parse_from_rfc3339(at).map_or(i64::MIN, |at| at.timestamp().div_euclid(86_400));
        Ok(self.seen()?.into_iter().map(|(id, at)| (id, day(&at))).collect())
    }
}
