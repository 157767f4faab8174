//! Several codes at once on the same words: one step.

use chrono::{DateTime, Utc};

use super::add::{NewCoding, in_the_way, insert};
use crate::error::{Error, Result};
use crate::study::{Output, Study};

impl Study {
    /// Puts several codes on the same words, as one step. Answers the row ids of the codings made; those that stood already are left.
    ///
    /// # Errors
    /// [`Error::Exclusive`] where one may not stand beside another of them, or beside what is there; nothing is put then.
    pub fn code_several(&mut self, new: &NewCoding, codes: &[i64], now: DateTime<Utc>) -> Result<Output<Vec<i64>>> {
        if let [code] = codes {
            let done = self.code(&NewCoding { code: *code, ..new.clone() }, now)?;
            return Ok(Output { op: done.op, value: done.value.into_iter().collect() });
        }
        let message = self.message_ext(new.message)?;
        for &code in codes {
            self.code_by_row(code)?;
        }
        let (codebook, lang) = (self.codebook()?, self.identity()?.lang);
        let name = |code: i64| codebook.get(code).map(|code| code.name(Some(lang)).to_owned()).unwrap_or_default();
        self.transact("code-several", now, |work| {
            let mut made = vec![];
            for &code in codes {
                let one = NewCoding { code, ..new.clone() };
                if let Some(other) = in_the_way(work.conn, &one)? {
                    return Err(Error::Exclusive { code: name(code), other: name(other) });
                }
                made.extend(insert(work, &one, false)?);
            }
            work.note("count", made.len());
            work.note("message", message);
            Ok(made)
        })
    }
}
