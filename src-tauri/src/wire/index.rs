//! What becomes of the index of words.

use serde::Serialize;
use ts_rs::TS;

use crate::fault::Fault;
use crate::open::Open;

/// What becomes of the index of words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct IndexView {
    /// Whether it serves.
    #[ts(type = "\"current\" | \"stale\" | \"missing\" | \"damaged\" | \"building\"")]
    pub state: &'static str,
    /// Its folder.
    pub path: String,
    /// What its files take.
    pub bytes: u64,
    /// Texts that it holds.
    pub texts: u64,
    /// While it is built: texts that are in. Nothing is searched before all are.
    pub done: u64,
    /// Texts of the study.
    pub of: u64,
    /// Whether somebody stopped the building here.
    pub stopped: bool,
    /// Whether this window may remove or rebuild it: another program may be writing the study.
    pub ours: bool,
}

impl IndexView {
    /// As it is now.
    pub(crate) fn of(open: &Open) -> Result<Self, Fault> {
        let seen = open.index_state()?;
        Ok(IndexView {
            state: seen.state.word(),
            path: seen.path.display().to_string(),
            bytes: seen.bytes,
            texts: seen.texts,
            done: seen.done,
            of: seen.of,
            stopped: open.is_index_stopped(),
            ours: open.study.is_writable(),
        })
    }
}
