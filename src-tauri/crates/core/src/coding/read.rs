//! Reading codings.

use std::collections::HashMap;

use rusqlite::{OptionalExtension, Row};

use super::{Coding, Origin, Review, Voice};
use crate::error::{Error, Result};
use crate::storage::sql;
use crate::study::Study;

fn coding(row: &Row<'_>) -> rusqlite::Result<Coding> {
    Ok(Coding {
        id: row.get(0)?,
        code: row.get(1)?,
        message: row.get(2)?,
        start: row.get(3)?,
        stop: row.get(4)?,
        quote: row.get(5)?,
        coder: row.get(6)?,
        voice: Voice::from_word(row.get_ref(7)?.as_str()?).unwrap_or(Voice::Assumed),
        origin: Origin::from_word(row.get_ref(8)?.as_str()?).unwrap_or(Origin::Human),
        review: Review::from_word(row.get_ref(9)?.as_str()?).unwrap_or(Review::Accepted),
        memo: row.get(10)?,
        lost: row.get(11)?,
        weight: row.get(12)?,
        rule: row.get(13)?,
        at: row.get(14)?,
        reviewed: row.get::<_, Option<String>>(15)?.zip(row.get::<_, Option<String>>(16)?),
    })
}

impl Study {
    /// Whether a message bears an accepted coding.
    pub fn is_coded(&self, message: i64) -> Result<bool> {
        Ok(self.conn.prepare_cached(sql!("coding/is_coded"))?.query_row([message], |row| row.get(0))?)
    }

    /// One coding.
    pub fn coding(&self, id: i64) -> Result<Coding> {
        let found = self.conn.prepare_cached(sql!("coding/one"))?.query_row([id], coding).optional()?;
        found.ok_or_else(|| Error::UnknownObject { kind: "coding".into(), id: id.to_string() })
    }

    /// The codings of a message, by place, longest first at equal starts.
    pub fn codings_of(&self, message: i64) -> Result<Vec<Coding>> {
        Ok(self.conn.prepare_cached(sql!("coding/of_message"))?.query_map([message], coding)?.collect::<Result<_, _>>()?)
    }

    /// The codings of a conversation by message, each in the order of [`Study::codings_of`], read in one pass.
    pub fn codings_of_thread(&self, root: i64) -> Result<HashMap<i64, Vec<Coding>>> {
        let mut all: HashMap<i64, Vec<Coding>> = HashMap::new();
        for coding in self.conn.prepare_cached(sql!("coding/of_thread"))?.query_map([root], coding)? {
            let coding = coding?;
            all.entry(coding.message).or_default().push(coding);
        }
        Ok(all)
    }

    /// The codings of a code, its own only, message by message and place by place.
    pub(crate) fn codings_of_code(&self, code: i64) -> Result<Vec<Coding>> {
        Ok(self.conn.prepare_cached(sql!("coding/of_code_whole"))?.query_map([code], coding)?.collect::<Result<_, _>>()?)
    }

    /// Codings that say why, in the order in which they were made.
    pub(crate) fn codings_noted(&self) -> Result<Vec<Coding>> {
        Ok(self.conn.prepare_cached(sql!("coding/noted"))?.query_map([], coding)?.collect::<Result<_, _>>()?)
    }

    /// All codings, in the order in which they were made.
    pub fn codings(&self) -> Result<Vec<Coding>> {
        Ok(self.conn.prepare_cached(sql!("coding/all"))?.query_map([], coding)?.collect::<Result<_, _>>()?)
    }
}
