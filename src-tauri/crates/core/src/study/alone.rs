//! What a coder sees who codes without seeing what others coded: blind, as double coding is done.

use super::Study;
use crate::error::Result;
use crate::storage::sql;

impl Study {
    /// A reader for whom the codings of others do not exist, nor their memos on what is coded: whatever is read through it, a list, a
    /// count, a figure, a search, is as if this study's coder were alone. Memos on the study, on codes and on models are shared.
    ///
    /// Views of the connection stand before the tables of the file, so that no statement can forget to ask who codes.
    pub fn alone(&self) -> Result<Self> {
        let mut reader = self.reader()?;
        // What is kept in memory for all eyes is not for these.
        reader.coded = self.coded.alone(&self.coder);
        reader.conn.execute(sql!("alone/table"), [])?;
        reader.conn.execute(sql!("alone/coder"), [&self.coder])?;
        for view in [sql!("alone/codings"), sql!("alone/thing_codings"), sql!("alone/memos")] {
            reader.conn.execute(view, [])?;
        }
        Ok(reader)
    }
}
