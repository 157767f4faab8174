//! What the program remembers between two runs, in one JSON file of the configuration folder.
//! Nothing of a study's content is in it but titles and counts.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};

use livisible_core::locale;
use serde::{Deserialize, Serialize};

use crate::desk;
use crate::fault::Fault;
use crate::open::Coder;
use crate::wire::{Position, Preferences, Recent, StudySummary};

/// How many recent studies are kept.
const RECENTS: usize = 12;

/// How many studies' positions are kept.
const POSITIONS: usize = 200;

/// The content of the file. A key that this version does not know is lost at the next save.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Stored {
    preferences: Preferences,
    recent: Vec<Recent>,
    /// By the study's id: a study that was moved or renamed finds its reader again.
    positions: BTreeMap<String, Position>,
    last: Option<String>,
}

/// The program's memory. Every change is written before it is acknowledged.
#[derive(Debug)]
pub struct Memory {
    path: PathBuf,
    stored: Stored,
}

impl Memory {
    /// Reads the file. A missing one is a first run; a damaged one is set aside, never a reason not to start.
    pub fn load(path: PathBuf) -> Self {
        let stored = match std::fs::read(&path) {
            Ok(bytes) => serde_json::from_slice(&bytes).unwrap_or_else(|_| {
                std::fs::rename(&path, path.with_extension("damaged.json")).ok();
                Stored::default()
            }),
            Err(_) => Stored::default(),
        };
        Self { path, stored }
    }

    /// As they were saved.
    pub fn preferences(&self) -> Preferences {
        self.stored.preferences.clone()
    }

    /// The window's language: the chosen one, else the system's.
    pub fn lang(&self) -> locale::Lang {
        self.stored.preferences.lang.map_or_else(locale::Lang::of_system, Into::into)
    }

    /// Who codes: the chosen name, else that of the system's account; and whether blind.
    pub fn coder(&self) -> Coder {
        let chosen = self.stored.preferences.coder.as_deref().map(str::trim).filter(|name| !name.is_empty());
        Coder { name: chosen.map_or_else(desk::coder, str::to_owned), blind: self.stored.preferences.blind }
    }

    /// The recent studies, latest first, with those whose file is gone marked.
    pub fn recent(&self) -> Vec<Recent> {
        let seen = |recent: &Recent| Recent { missing: !Path::new(&recent.path).exists(), ..recent.clone() };
        self.stored.recent.iter().map(seen).collect()
    }

    /// The study that was open when the program was last closed.
    pub fn last(&self) -> Option<String> {
        self.stored.last.clone().filter(|path| Path::new(path).exists())
    }

    /// Where the reader of this study was.
    pub fn position(&self, study: &str) -> Option<Position> {
        self.stored.positions.get(study).cloned()
    }

    /// Keeps the preferences.
    pub fn set_preferences(&mut self, preferences: Preferences) -> Result<(), Fault> {
        self.stored.preferences = preferences;
        self.save()
    }

    /// Keeps where the reader of the open study, the first of the recent ones, is: at the message of this external id, if any.
    pub fn set_position(&mut self, study: &str, position: Position, place: Option<String>) -> Result<(), Fault> {
        if let Some(recent) = self.stored.recent.first_mut() {
            recent.place = place;
        }
        if self.stored.positions.len() >= POSITIONS && !self.stored.positions.contains_key(study) {
            // The file must not grow for ever; which study is forgotten matters little at this number.
            self.stored.positions.pop_first();
        }
        self.stored.positions.insert(study.to_owned(), position);
        self.save()
    }

    /// Puts the study first among the recent ones.
    pub fn opened(&mut self, summary: &StudySummary, at: String) -> Result<(), Fault> {
        let place = self.stored.recent.iter().find(|recent| recent.path == summary.path).and_then(|recent| recent.place.clone());
        self.stored.recent.retain(|recent| recent.path != summary.path);
        self.stored.recent.insert(
            0,
            Recent {
                path: summary.path.clone(),
                title: summary.title.clone(),
                opened: at,
                messages: summary.messages,
                spaces: summary.spaces,
                codings: summary.codings,
                insights: summary.insights,
                place,
                missing: false,
            },
        );
        self.stored.recent.truncate(RECENTS);
        self.stored.last = Some(summary.path.clone());
        self.save()
    }

    /// Takes a study off the list of recent ones.
    pub fn forget(&mut self, path: &str) -> Result<(), Fault> {
        self.stored.recent.retain(|recent| recent.path != path);
        self.save()
    }

    /// No study is open any more.
    pub fn closed(&mut self) -> Result<(), Fault> {
        self.stored.last = None;
        self.save()
    }

    /// Written beside, then renamed over: a killed process leaves the old file or the new one.
    fn save(&self) -> Result<(), Fault> {
        let write = || -> std::io::Result<()> {
            if let Some(folder) = self.path.parent() {
                std::fs::create_dir_all(folder)?;
            }
            let fresh = self.path.with_extension("json.new");
            let mut file = std::fs::File::create(&fresh)?;
            file.write_all(&serde_json::to_vec_pretty(&self.stored)?)?;
            file.sync_all()?;
            std::fs::rename(&fresh, &self.path)
        };
        write().map_err(|error| Fault::Preferences { path: self.path.display().to_string(), detail: error.to_string() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::{Lang, Theme};

    #[test]
    fn what_is_kept_is_found_again() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("config/preferences.json");
        let mut memory = Memory::load(path.clone());
        memory.set_preferences(Preferences { lang: Some(Lang::En), theme: Theme::Dark, left: Some(300.0), ..Default::default() }).unwrap();
        let place = Position { room: "read".into(), conversation: Some(2), message: Some(7), query: None };
        memory.set_position("some-study", place.clone(), None).unwrap();

        let again = Memory::load(path);
        assert_eq!(again.preferences().theme, Theme::Dark);
        assert_eq!(again.lang(), locale::Lang::En);
        assert_eq!(again.position("some-study"), Some(place));
        assert_eq!(again.position("another"), None);
    }

    #[test]
    fn a_damaged_file_is_set_aside() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("preferences.json");
        std::fs::write(&path, b"{\"preferences\": {\"lang\"").unwrap();
        assert_eq!(Memory::load(path.clone()).preferences(), Preferences::default());
        assert!(!path.exists());
        assert!(folder.path().join("preferences.damaged.json").exists());
    }
}
