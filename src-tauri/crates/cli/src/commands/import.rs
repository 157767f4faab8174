//! `import`: files into a study, each accounted for.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use chrono::Utc;
use livisible_core::corpus::import::{Progress, Report};
use livisible_core::corpus::lists::Space;
use livisible_core::locale::{self, Lang};
use livisible_core::{Error, Study};
use livisible_exchange::gather::gather;
use livisible_exchange::import::{Imported, import, refused};
use livisible_exchange::{Field, Plan, recipe};
use serde_json::Value;

use super::{study, writable};
use crate::args::HtmlArg;
use crate::say::{self, Done, Fail};

/// What the command line says of the files.
pub struct Words {
    pub format: Option<String>,
    pub space: Option<String>,
    pub venue: Option<String>,
    pub lang: Option<String>,
    pub encoding: Option<String>,
    pub sheet: Option<String>,
    pub map: Vec<String>,
    pub delimiter: Option<String>,
    /// Whether the HTML in texts is rendered; left out, where cells prove it.
    pub html: Option<HtmlArg>,
    /// Earlier waves are not followed.
    pub fresh: bool,
}

impl Words {
    fn plan(self) -> Result<Plan, Fail> {
        let space = match self.space {
            None => None,
            Some(word) => {
                let known = || Space::ALL.iter().map(|space| space.word()).collect::<Vec<_>>().join(", ");
                Some(
                    Space::from_word(&word)
                        .ok_or_else(|| Fail::Said("cli-unknown-space", vec![("space", word.clone()), ("known", known())]))?,
                )
            }
        };
        let map = self
            .map
            .iter()
            .map(|pair| livisible_exchange::table::map::parse(pair).map_err(|fault| Fail::Core(refused(fault))))
            .collect::<Result<Vec<(Field, String)>, _>>()?;
        let delimiter = match self.delimiter.as_deref() {
            None => None,
            Some("\\t" | "tab") => Some('\t'),
            Some(said) => match (said.chars().next(), said.chars().count()) {
                (Some(one), 1) => Some(one),
                _ => return Err(Fail::Said("cli-bad-delimiter", vec![("delimiter", said.to_owned())])),
            },
        };
        Ok(Plan {
            format: self.format,
            encoding: self.encoding,
            delimiter,
            sheet: self.sheet,
            map,
            space,
            venue: self.venue,
            lang: self.lang,
            html: self.html.map(|html| html == HtmlArg::Render),
            recipes: vec![],
            shown: None,
        })
    }
}

pub fn run(path: &Path, files: &[PathBuf], words: Words, dry_run: bool, as_json: bool, lang: Lang) -> Done {
    let fresh = words.fresh;
    let mut plan = words.plan()?;
    let made = !path.exists();
    let rehearsal = tempfile::tempdir()?;
    let mut study = match (dry_run, made) {
        (false, true) => study::create(path, &study::stem(path), lang)?,
        (false, false) => writable(path)?,
        (true, true) => study::create(&rehearsal.path().join("rehearsal.livi"), "", lang)?,
        (true, false) => rehearse(path, rehearsal.path())?,
    };
    if dry_run {
        study.set_cache(rehearsal.path());
    } else if !made {
        study.backup_if_due(Utc::now())?;
    }
    let mut done: Vec<Imported> = vec![];
    let unpacked = tempfile::tempdir()?;
    let mut refusals = 0;
    let found = gather(files, unpacked.path());
    let total = found.iter().filter(|found| !found.is_aside()).count();
    for found in found {
        if found.is_aside() {
            let aside = locale::say(lang, "gathered-aside", &[("name", found.shown), ("count", found.aside.to_string())]);
            // It is no import: what reads the answer of --json finds imports alone.
            eprintln!("livi: {aside}");
            continue;
        }
        if !fresh {
            plan.recipes = recipe::of(&study)?;
        }
        // A file that was named stays under the name it was given; those of folders and archives under their place there.
        let was_named = files.contains(&found.path);
        plan.shown = (!was_named).then(|| found.shown.clone());
        let read = match found.fault {
            Some(fault) => Err(Fail::Core(refused(fault))),
            None => one(&mut study, &found.path, &plan, lang),
        };
        match read {
            Ok(imported) => {
                if !as_json {
                    print(&imported, dry_run, lang)?;
                }
                done.push(imported);
            }
            // One file that a folder or an archive holds does not stand in the way of the others.
            Err(fail) if !was_named && total > 1 => {
                refusals += 1;
                eprintln!("livi: {}: {}", found.shown, fail.sentence(lang));
            }
            Err(fail) => {
                drop(study);
                leave(path, made && !dry_run, &done, as_json)?;
                return Err(fail);
            }
        }
    }
    if refusals > 0 {
        study.settle()?;
        drop(study);
        leave(path, made && !dry_run, &done, as_json)?;
        return Err(Fail::Said("cli-some-refused", vec![("refused", refusals.to_string()), ("files", total.to_string())]));
    }
    study.settle()?;
    if as_json { say::json(&to_json(&done)?) } else { Ok(()) }
}

/// What a failing command leaves: no study that it made in vain, and what became of the files before.
fn leave(path: &Path, made: bool, done: &[Imported], as_json: bool) -> Done {
    if made && done.is_empty() {
        forget(path);
    }
    if as_json && !done.is_empty() { say::json(&to_json(done)?) } else { Ok(()) }
}

fn to_json(done: &[Imported]) -> Result<Value, Fail> {
    serde_json::to_value(done).map_err(|e| Fail::Core(Error::from(e)))
}

/// A copy of the study to try the import on.
fn rehearse(path: &Path, folder: &Path) -> Result<Study, Fail> {
    let copy = folder.join("rehearsal.livi");
    Study::open_read_only(path)?.copy_to(&copy, uuid::Uuid::new_v4().as_u128())?;
    Ok(Study::open(&copy)?)
}

/// Removes a study that this command made and could fill with nothing.
fn forget(path: &Path) {
    for suffix in ["", "-wal", "-shm", "-lock"] {
        let mut name = path.as_os_str().to_owned();
        name.push(suffix);
        // What is not there needs no removing.
        std::fs::remove_file(name).ok();
    }
}

fn one(study: &mut Study, file: &Path, plan: &Plan, lang: Lang) -> Result<Imported, Fail> {
    let shown = std::io::stderr().is_terminal();
    let start = Instant::now();
    let total = std::fs::metadata(file).map_or(0, |meta| meta.len());
    let mut last = Duration::ZERO;
    let mut progress = |at: Progress| {
        let now = start.elapsed();
        if shown && now - last > Duration::from_millis(100) {
            last = now;
            let percent = (at.bytes.min(total) * 100).checked_div(total).unwrap_or(0);
            let rate = at.records as f64 / now.as_secs_f64().max(0.001);
            eprint!(
                "\r{}",
                locale::say(
                    lang,
                    "cli-progress",
                    &[("records", at.records.to_string()), ("percent", percent.to_string()), ("rate", format!("{rate:.0}"))]
                )
            );
        }
        true
    };
    let imported = import(study, file, plan, Utc::now(), &mut progress);
    if shown {
        eprint!("\r\u{1b}[K");
    }
    Ok(imported?)
}

fn print(imported: &Imported, dry_run: bool, lang: Lang) -> Done {
    let report = &imported.report;
    let args = [
        ("file", imported.file.clone()),
        ("format", imported.format.clone()),
        ("records", report.records.to_string()),
        ("messages", report.messages.to_string()),
        ("duplicates", report.duplicates.to_string()),
        ("skipped", report.skipped.len().to_string()),
        ("conversations", report.conversations.to_string()),
        ("accounts", report.accounts.to_string()),
        ("orphans", report.orphans.to_string()),
    ];
    say::tell(lang, if dry_run { "cli-would-import" } else { "cli-imported" }, &args)?;
    if let Some(followed) = &imported.followed {
        say::tell(lang, "cli-followed", &[("file", followed.file.clone())])?;
    }
    left_out(report, 10, lang)
}

/// What was left out, one by one up to `most`, and what is good to know.
pub fn left_out(report: &Report, most: usize, lang: Lang) -> Done {
    for skipped in report.skipped.iter().take(most) {
        let args = [
            ("record", skipped.record.to_string()),
            ("reason", locale::left_out(lang, &skipped.reason)),
            ("detail", skipped.detail.clone()),
        ];
        say::tell(lang, "cli-skipped", &args)?;
    }
    if report.skipped.len() > most {
        say::tell(lang, "cli-skipped-more", &[("count", (report.skipped.len() - most).to_string())])?;
    }
    for warning in &report.warnings {
        say::tell(lang, "cli-warning", &[("warning", locale::noticed(lang, &warning.code, &warning.detail))])?;
    }
    Ok(())
}
