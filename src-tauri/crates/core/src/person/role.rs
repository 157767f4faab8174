//! The role of accounts, corrected by the analyst: what the source declared, or left unsaid.

use chrono::{DateTime, Utc};

use crate::corpus::lists::Role;
use crate::error::{Error, Result};
use crate::storage::sql;
use crate::study::{Output, Study};

impl Study {
    /// Gives accounts this role, on all their messages, as one operation. Answers how many had another one.
    ///
    /// # Errors
    /// [`Error::UnknownObject`] for an account that is not there.
    pub fn set_account_role(&mut self, accounts: &[i64], role: Role, now: DateTime<Utc>) -> Result<Output<usize>> {
        let columns = self.columns()?;
        for account in accounts {
            self.account_card(*account)?;
        }
        let output = self.transact("account-role", now, |work| {
            let mut changed = 0;
            for &account in accounts {
                changed += work.conn.prepare_cached(sql!("person/set_role"))?.execute(rusqlite::params![account, role.word()])?;
            }
            // Where a message says another role than its account, the analyst says it of that message too.
            for (&message, _) in columns.ids.iter().zip(&columns.account).filter(|(_, by)| accounts.contains(by)) {
                work.conn.prepare_cached(sql!("person/clear_role"))?.execute([message])?;
            }
            work.note("accounts", accounts.len());
            work.note("role", role.word());
            Ok(changed)
        })?;
        self.forget_derived();
        Ok(output)
    }

    /// An account that is there.
    fn account_card(&self, account: i64) -> Result<()> {
        let known = self.conn.prepare_cached(sql!("person/account"))?.exists([account])?;
        if known { Ok(()) } else { Err(Error::UnknownObject { kind: "account".into(), id: account.to_string() }) }
    }
}
