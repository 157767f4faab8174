//! Row ids: `replica << 40 | counter`, so that two copies of a study can be merged without renumbering.
//! They fit in 53 bits, hence in a JavaScript number.

use rusqlite::{Connection, OptionalExtension, params};

use crate::error::Result;
use crate::storage::sql;

/// Bits of the counter.
pub const COUNTER_BITS: u32 = 40;

/// Takes `count` ids of the counter `name` and answers the first. Counters never go back, not even by undo.
pub fn take(conn: &Connection, name: &str, count: i64) -> Result<i64> {
    let replica: i64 = conn.prepare_cached(sql!("id/replica"))?.query_row([], |row| row.get(0))?;
    let next: i64 = conn.prepare_cached(sql!("id/next"))?.query_row([name], |row| row.get(0)).optional()?.unwrap_or(1);
    conn.prepare_cached(sql!("id/set_next"))?.execute(params![name, next + count])?;
    Ok(replica << COUNTER_BITS | next)
}

/// Ids taken by the hundred, for bulk rows: one write of the counter serves many. What is left unused is never given again.
pub struct Supply {
    name: &'static str,
    next: i64,
    left: i64,
}

impl Supply {
    /// A supply of this counter, empty until it is asked.
    pub fn of(name: &'static str) -> Self {
        Supply { name, next: 0, left: 0 }
    }

    /// The next id.
    pub fn next(&mut self, conn: &Connection) -> Result<i64> {
        if self.left == 0 {
            self.left = 512;
            self.next = take(conn, self.name, self.left)?;
        }
        self.left -= 1;
        self.next += 1;
        Ok(self.next - 1)
    }
}
