//! What the acceptance tests share: a desk to work on, `livi` as a process, the worked study.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

use chrono::{DateTime, TimeZone, Utc};
use livisible_core::Study;
use livisible_core::locale::Lang;
use livisible_exchange::Plan;
use livisible_exchange::import::{Imported, import};
use serde_json::Value;
use tempfile::TempDir;

/// The root of the repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map(Path::to_owned).unwrap_or_default()
}

/// The worked study.
pub fn sample() -> PathBuf {
    root().join("assets/sample/velmoka.json")
}

/// A fixture of `tests/fixtures`.
pub fn fixture(name: &str) -> PathBuf {
    root().join("tests/fixtures").join(name)
}

/// A day that never changes.
pub fn noon() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 3, 2, 12, 0, 0).unwrap()
}

/// The `livi` of this build.
pub fn livi_path() -> &'static Path {
    static PATH: OnceLock<PathBuf> = OnceLock::new();
    PATH.get_or_init(|| {
        // `make test` has built it already, with everything else.
        if let Some(path) = std::env::var_os("LIVISIBLE_LIVI") {
            return PathBuf::from(path);
        }
        let exe = std::env::current_exe().expect("the test has a path");
        let folder = exe.ancestors().nth(2).expect("target/PROFILE/deps").to_owned();
        let target = folder.parent().expect("target").to_owned();
        let built = Command::new(env!("CARGO"))
            .args(["build", "--quiet", "-p", "livisible-cli", "--target-dir"])
            .arg(target)
            .current_dir(root())
            .status();
        assert!(built.expect("cargo runs").success(), "livi does not build");
        folder.join("livi")
    })
}

/// A folder to work in, with a cache of its own, gone at the end.
pub struct Desk {
    folder: TempDir,
}

impl Default for Desk {
    fn default() -> Self {
        Self::new()
    }
}

impl Desk {
    /// An empty desk.
    pub fn new() -> Self {
        Desk { folder: tempfile::tempdir().expect("a temporary folder") }
    }

    /// A path on the desk.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A file with this content.
    pub fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        std::fs::write(&path, content).expect("the desk can be written");
        path
    }

    /// `livi` with these words, in this folder, ready to run.
    pub fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(livi_path());
        command.args(words).current_dir(self.folder.path());
        command.env("LIVISIBLE_CACHE", self.path("cache")).env("USER", "ana").env("LC_ALL", "en_GB.UTF-8");
        command
    }

    /// Runs `livi`.
    pub fn run(&self, words: &[&str]) -> Output {
        self.command(words).output().expect("livi runs")
    }

    /// Runs `livi`, which must succeed; its standard output.
    #[track_caller]
    pub fn livi(&self, words: &[&str]) -> String {
        let output = self.run(words);
        assert!(output.status.success(), "livi {words:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).expect("UTF-8")
    }

    /// Runs `livi … --json`, which must succeed; its document.
    #[track_caller]
    pub fn json(&self, words: &[&str]) -> Value {
        let mut all = words.to_vec();
        all.push("--json");
        serde_json::from_str(&self.livi(&all)).expect("one JSON document")
    }

    /// Runs `livi`, which must fail with this exit code; its one line on standard error.
    #[track_caller]
    pub fn fails(&self, code: i32, words: &[&str]) -> String {
        let output = self.run(words);
        let said = String::from_utf8(output.stderr).expect("UTF-8");
        assert_eq!(output.status.code(), Some(code), "livi {words:?}: {said}");
        assert!(output.stdout.is_empty(), "a failure prints nothing on standard output");
        if code == 1 {
            assert_eq!(said.trim_end().lines().count(), 1, "{said}");
        }
        said
    }

    /// A new study on this desk.
    pub fn study(&self, name: &str) -> Study {
        let mut study = Study::create(&self.path(name), "Étude", Lang::Fr, noon(), 7).expect("a study");
        study.set_cache(&self.path("cache"));
        study.coder = "A".to_owned();
        study
    }

    /// A study with the worked example in it.
    pub fn velmoka(&self) -> Study {
        let mut study = self.study("velmoka.livi");
        bring(&mut study, &sample());
        study
    }

    /// The same study, opened again.
    pub fn reopen(&self, study: Study) -> Study {
        let path = study.path().to_owned();
        drop(study);
        let mut study = Study::open(&path).expect("it opens again");
        study.set_cache(&self.path("cache"));
        study.coder = "A".to_owned();
        study
    }
}

/// Imports a file, which must come in.
#[track_caller]
pub fn bring(study: &mut Study, path: &Path) -> Imported {
    import(study, path, &Plan::default(), noon(), &mut |_| true).expect("it comes in")
}

/// `records = messages + duplicates + skipped`, whatever the file.
#[track_caller]
pub fn accounted(imported: &Imported) {
    let report = &imported.report;
    assert_eq!(report.records, report.messages + report.duplicates + report.skipped.len() as u64, "{}", imported.file);
}

/// Numbers that look drawn at random, the same for the same seed (G. Marsaglia's xorshift, 2003).
pub struct Draw(u64);

impl Draw {
    /// From a seed, which a failing test prints.
    pub fn new(seed: u64) -> Self {
        Draw(seed | 1)
    }

    /// A number under `below`.
    pub fn under(&mut self, below: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % below.max(1)
    }
}
