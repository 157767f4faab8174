//! Where the program keeps its own files: preferences, the sample's working copy, the derived indexes.
//! Studies are elsewhere, wherever their owner puts them.

use std::path::{Path, PathBuf};

/// Name of the sample study's working copy.
const SAMPLE: &str = "Velmoka One.livi";

/// The program's folders.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Places {
    config: PathBuf,
    data: PathBuf,
    cache: PathBuf,
}

impl Places {
    /// Those of the system; all of them under `LIVISIBLE_HOME` where it is set, so that a test touches nothing else.
    pub fn of_system() -> Self {
        if let Some(home) = std::env::var_os("LIVISIBLE_HOME") {
            return Self::under(Path::new(&home));
        }
        match directories::ProjectDirs::from("org", "livisible", "Livisible") {
            Some(dirs) => {
                Self { config: dirs.config_dir().to_owned(), data: dirs.data_dir().to_owned(), cache: dirs.cache_dir().to_owned() }
            }
            // An account without a home folder: preferences then last as long as the temporary files.
            None => Self::under(&std::env::temp_dir().join("livisible")),
        }
    }

    /// All of them under one folder.
    pub fn under(home: &Path) -> Self {
        Self { config: home.join("config"), data: home.join("data"), cache: home.join("cache") }
    }

    /// The preferences' file.
    pub fn preferences(&self) -> PathBuf {
        self.config.join("preferences.json")
    }

    /// The sample study's working copy.
    pub fn sample(&self) -> PathBuf {
        self.data.join(SAMPLE)
    }

    /// The folder of the derived indexes.
    pub fn cache(&self) -> &Path {
        &self.cache
    }
}
