//! Rolling backups, through SQLite's own backup: whole, even while the study is open.

use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use rusqlite::Connection;
use rusqlite::backup::Backup;

use super::Study;
use crate::error::{Error, Result};
use crate::storage::{file, sql};

/// How many backups are kept.
pub const KEPT: usize = 5;

const FORM: &str = "%Y-%m-%dT%H-%M-%S";

/// The folder of a study's backups, beside it.
pub fn folder(study: &Path) -> PathBuf {
    file::beside(study, "-backups")
}

/// The backups of a study, oldest first.
pub fn list(study: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = std::fs::read_dir(folder(study))
        .map(|entries| {
            entries.filter_map(|entry| entry.ok().map(|e| e.path())).filter(|path| path.extension().is_some_and(|e| e == "livi")).collect()
        })
        .unwrap_or_default();
    found.sort();
    found
}

impl Study {
    /// Makes a backup when the newest is over a day old and something was done since; keeps the last five.
    pub fn backup_if_due(&self, now: DateTime<Utc>) -> Result<Option<PathBuf>> {
        let newest = list(&self.path).pop().and_then(|path| {
            let stem = path.file_stem()?.to_str()?.to_owned();
            NaiveDateTime::parse_from_str(&stem, FORM).ok()
        });
        let Some(last) = self.history(0, 1)?.1.pop() else { return Ok(None) };
        if let Some(newest) = newest {
            let done_since = DateTime::parse_from_rfc3339(&last.at).is_ok_and(|at| at.naive_utc() > newest);
            if !done_since || now.naive_utc() - newest < TimeDelta::hours(24) {
                return Ok(None);
            }
        }
        self.backup(now).map(Some)
    }

    /// Makes a backup now.
    pub fn backup(&self, now: DateTime<Utc>) -> Result<PathBuf> {
        let folder = folder(&self.path);
        std::fs::create_dir_all(&folder).map_err(|e| Error::io(&folder, &e))?;
        let target = folder.join(format!("{}.livi", now.format(FORM)));
        // Written aside first: a killed process leaves no half backup among the good ones.
        let partial = folder.join("partial");
        std::fs::remove_file(&partial).ok();
        {
            let mut copy = Connection::open(&partial)?;
            Backup::new(&self.conn, &mut copy)?.run_to_completion(4096, Duration::ZERO, None)?;
        }
        std::fs::rename(&partial, &target).map_err(|e| Error::io(&target, &e))?;
        let backups = list(&self.path);
        for old in &backups[..backups.len().saturating_sub(KEPT)] {
            std::fs::remove_file(old).ok();
        }
        Ok(target)
    }
}

impl Study {
    /// Copies the study as it stands to a new file, another instance of it; `seed` names the instance, drawn by the caller.
    pub fn copy_to(&self, target: &Path, seed: u128) -> Result<()> {
        if target.exists() {
            return Err(Error::Exists { path: target.display().to_string() });
        }
        let mut copy = Connection::open(target)?;
        Backup::new(&self.conn, &mut copy)?.run_to_completion(4096, Duration::ZERO, None)?;
        copy.execute(sql!("study/set_instance"), [format!("{seed:032x}")])?;
        Ok(())
    }
}
