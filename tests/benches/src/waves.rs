//! The life of a tracker: the same file again, then a newer export of it, and taking that back.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use livisible_core::{Error, Study};
use livisible_exchange::Plan;
use livisible_exchange::import::import;

use crate::Failure;
use crate::livisible::{cache, peak_kb};

/// What waves took.
pub struct Waves {
    /// The same file imported again: nothing is added.
    pub again: Duration,
    /// A newer export stopped at half: the study is as it was.
    pub stopped: Duration,
    /// A newer export: one message in a hundred is new, one has grown counts, one in a thousand was edited.
    pub newer: Duration,
    /// The undoing of that.
    pub undone: Duration,
    /// Peak of resident memory, in kilobytes.
    pub peak_kb: u64,
}

/// Imports waves into a copy of the study, in a process of its own.
pub fn measure(csv: &Path, study: &Path) -> Result<Waves, Failure> {
    let newer = newer(csv)?;
    let copy = study.with_extension("wave.livi");
    fs::copy(study, &copy)?;
    copy_folder(&cache(study), &cache(&copy))?;
    let output = Command::new(std::env::current_exe()?).arg("--waves").arg(csv).arg(&newer).arg(&copy).output()?;
    fs::remove_file(&copy)?;
    fs::remove_dir_all(cache(&copy))?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into());
    }
    let numbers: Vec<u64> = String::from_utf8(output.stdout)?.split_whitespace().map(str::parse).collect::<Result<_, _>>()?;
    let [again, stopped, newer, undone, peak_kb] = numbers[..] else { return Err("no measure".into()) };
    let time = Duration::from_micros;
    Ok(Waves { again: time(again), stopped: time(stopped), newer: time(newer), undone: time(undone), peak_kb })
}

/// The child's part.
pub fn measure_here(csv: &Path, newer: &Path, path: &Path) -> Result<(), Failure> {
    let now = chrono::Utc::now();
    let mut study = Study::open(path)?;
    study.set_cache(&cache(path));
    let before = study.columns()?.len() as u64;
    let start = Instant::now();
    let done = import(&mut study, csv, &Plan::default(), now, &mut |_| true)?;
    let again = start.elapsed();
    if done.report.messages != 0 || done.report.duplicates != before {
        return Err(format!("a second import added {} messages", done.report.messages).into());
    }
    let half = fs::metadata(newer)?.len() / 2;
    let start = Instant::now();
    let fault = import(&mut study, newer, &Plan::default(), now, &mut |progress| progress.bytes < half).err();
    let stopped = start.elapsed();
    if !matches!(fault, Some(Error::Cancelled)) || study.columns()?.len() as u64 != before {
        return Err("a stopped import left something".into());
    }
    let start = Instant::now();
    let done = import(&mut study, newer, &Plan::default(), now, &mut |_| true)?;
    let newer = start.elapsed();
    if done.report.messages != before / 100 {
        return Err(format!("a newer wave added {} messages of {}", done.report.messages, before / 100).into());
    }
    let start = Instant::now();
    study.undo()?;
    let undone = start.elapsed();
    println!("{} {} {} {} {}", again.as_micros(), stopped.as_micros(), newer.as_micros(), undone.as_micros(), peak_kb());
    Ok(())
}

/// A newer export of a corpus, made once beside it.
fn newer(csv: &Path) -> Result<PathBuf, Failure> {
    let path = csv.with_extension("newer.csv");
    if path.exists() {
        return Ok(path);
    }
    let mut reader = csv::Reader::from_path(csv)?;
    let header = reader.headers()?.clone();
    let place = |name: &str| header.iter().position(|one| one == name).ok_or("a column is missing");
    let (id, parent, likes, text) = (place("id")?, place("parent_id")?, place("likes")?, place("text")?);
    let partial = csv.with_extension("partial");
    let mut out = csv::Writer::from_writer(BufWriter::new(File::create(&partial)?));
    out.write_record(&header)?;
    let mut fresh = vec![];
    for (at, record) in reader.records().enumerate() {
        let mut cells: Vec<String> = record?.iter().map(str::to_owned).collect();
        if at % 100 == 7 {
            let mut new = cells.clone();
            new[parent] = std::mem::replace(&mut new[id], format!("w{at:08}"));
            new[text] = format!("En réponse : {}", new[text]);
            fresh.push(new);
            cells[likes] = (cells[likes].parse::<u64>().unwrap_or(0) + 3).to_string();
        }
        if at % 1000 == 11 {
            cells[text] += " (édité)";
        }
        out.write_record(&cells)?;
    }
    for cells in fresh {
        out.write_record(&cells)?;
    }
    out.into_inner()?.flush()?;
    fs::rename(partial, &path)?;
    Ok(path)
}

fn copy_folder(from: &Path, to: &Path) -> Result<(), Failure> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let place = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_folder(&entry.path(), &place)?;
        } else {
            fs::copy(entry.path(), place)?;
        }
    }
    Ok(())
}
