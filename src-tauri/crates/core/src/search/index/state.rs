//! What becomes of the index, in one look: whether it serves, where it is, how much it takes.

use std::path::PathBuf;

use serde::Serialize;

use super::{Look, look, place, read};
use crate::error::Result;
use crate::study::{Study, lock_of};

/// Whether an index serves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Condition {
    /// It agrees with the study.
    Current,
    /// It is of the study as it was before; it will be rebuilt.
    Stale,
    /// There is none, or of another version of the program.
    Missing,
    /// Its files are not what was written.
    Damaged,
    /// It is being written.
    Building,
}

impl Condition {
    /// Its word in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Condition::Current => "current",
            Condition::Stale => "stale",
            Condition::Missing => "missing",
            Condition::Damaged => "damaged",
            Condition::Building => "building",
        }
    }
}

/// What becomes of the index of a study.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct IndexState {
    /// Whether it serves.
    pub state: Condition,
    /// Its folder.
    pub path: PathBuf,
    /// What its files take.
    pub bytes: u64,
    /// Texts that it holds, those of an import that was undone included.
    pub texts: u64,
    /// While it is built: texts that are in. Nothing is searched before all are.
    pub done: u64,
    /// Texts of the study.
    pub of: u64,
}

impl Study {
    /// What becomes of the index. Nothing is rebuilt.
    pub fn index_state(&self) -> Result<IndexState> {
        self.state_of_index(false)
    }

    /// The same, every byte of the files compared with its sum.
    pub fn verify_index(&self) -> Result<IndexState> {
        self.state_of_index(true)
    }

    fn state_of_index(&self, whole: bool) -> Result<IndexState> {
        let mark = self.corpus_mark()?;
        let of = self.columns()?.len() as u64;
        let here = self.index_place()?;
        let seen = look(here.folder(), &mark);
        let at = |state, path: PathBuf, texts, done| IndexState { state, bytes: place::bytes(&path), path, texts, done, of };
        let folder = here.folder().to_owned();
        let found = match &seen {
            Look::Current(index) => match read(index, &mark) {
                Ok(_) if whole && !super::is_whole(index) => at(Condition::Damaged, folder, 0, 0),
                Ok(opened) => return Ok(at(Condition::Current, folder, opened.reader.searcher().num_docs(), of)),
                Err(_) => at(Condition::Damaged, folder, 0, 0),
            },
            Look::Stale(texts) => at(Condition::Stale, folder, *texts, 0),
            Look::Missing => at(Condition::Missing, folder, 0, 0),
            Look::Damaged => at(Condition::Damaged, folder, 0, 0),
        };
        if let Some(refuge) = lock_of(&self.refuge).as_ref()
            && let Look::Current(index) = look(&refuge.folder, &mark)
            && let Ok(opened) = read(&index, &mark)
        {
            return Ok(at(Condition::Current, refuge.folder.clone(), opened.reader.searcher().num_docs(), of));
        }
        Ok(match here.heard() {
            Some((done, said)) => IndexState { state: Condition::Building, texts: 0, done, of: of.max(said), ..found },
            None => found,
        })
    }
}
