//! Several codes at once on the same words: one step.

use chrono::{DateTime, Utc};

use super::add::{NewCoding, insert};
use crate::error::Result;
use crate::study::{Output, Study};

impl Study {
    /// Puts several codes on the same words, as one step. Answers the row ids of the codings made; those that stood already are left.
    pub fn code_several(&mut self, new: &NewCoding, codes: &[i64], now: DateTime<Utc>) -> Result<Output<Vec<i64>>> {
        if let [code] = codes {
            let done = self.code(&NewCoding { code: *code, ..new.clone() }, now)?;
            return Ok(Output { op: done.op, value: done.value.into_iter().collect() });
        }
        let message = self.message_ext(new.message)?;
        for &code in codes {
            self.code_by_row(code)?;
        }
        self.transact("code-several", now, |work| {
            let mut made = vec![];
            for &code in codes {
                made.extend(insert(work, &NewCoding { code, ..new.clone() }, false)?);
            }
            work.note("count", made.len());
            work.note("message", message);
            Ok(made)
        })
    }
}
