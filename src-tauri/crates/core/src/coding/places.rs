//! Codes put on many places at once, as the lines of a concordance are: one step.

use std::ops::Range;

use chrono::{DateTime, Utc};

use super::add::{NewCoding, in_the_way, insert};
use super::many::told;
use crate::error::{Error, Result};
use crate::study::{Output, Study};

impl Study {
    /// Puts codes on places of messages, as one step. Answers the row ids of the codings made; those that stood already are left.
    ///
    /// # Errors
    /// [`Error::Exclusive`] where one may not stand beside another of them, or beside what is there; nothing is put then.
    pub fn code_places(
        &mut self,
        codes: &[i64],
        places: &[(i64, Range<usize>)],
        coder: &str,
        now: DateTime<Utc>,
    ) -> Result<Output<Vec<i64>>> {
        let columns = self.columns()?;
        if let Some((gone, _)) = places.iter().find(|(message, _)| columns.ordinal(*message).is_none()) {
            return Err(Error::UnknownMessage { id: gone.to_string() });
        }
        let known = codes.iter().map(|&code| self.code_by_row(code)).collect::<Result<Vec<_>>>()?;
        let mut clash = None;
        let done = self.transact("code-places", now, |work| {
            let mut made = vec![];
            for (message, range) in places {
                for &code in codes {
                    let new = NewCoding::by_hand(code, *message, Some(range.clone()), coder);
                    if let Some(other) = in_the_way(work.conn, &new)? {
                        clash = Some((code, other));
                        return Err(Error::Exclusive { code: String::new(), other: String::new() });
                    }
                    made.extend(insert(work, &new, false)?);
                }
            }
            work.note("code", told(&known));
            work.note("places", places.len());
            Ok(made)
        });
        match (done, clash) {
            (Err(Error::Exclusive { .. }), Some((code, other))) => Err(self.exclusive(code, other)),
            (done, _) => done,
        }
    }
}
