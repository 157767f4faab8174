//! Livisible's import, as `livi import` does it.

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use livisible_core::Study;
use livisible_core::locale::Lang;
use livisible_exchange::Plan;

use crate::Failure;

/// What an import took.
pub struct Import {
    /// From the first byte to the committed index.
    pub time: Duration,
    /// Peak of resident memory, in kilobytes.
    pub peak_kb: u64,
}

/// Imports in a process of its own.
pub fn import(csv: &Path, study: &Path) -> Result<Import, Failure> {
    let output = Command::new(std::env::current_exe()?).arg("--import").arg(csv).arg(study).output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into());
    }
    let text = String::from_utf8(output.stdout)?;
    let mut numbers = text.split_whitespace().map(str::parse::<u64>);
    let (Some(Ok(micros)), Some(Ok(peak_kb))) = (numbers.next(), numbers.next()) else { return Err("no measure".into()) };
    Ok(Import { time: Duration::from_micros(micros), peak_kb })
}

/// The child's part: imports, then prints microseconds and the peak.
pub fn import_here(csv: &Path, path: &Path) -> Result<(), Failure> {
    for suffix in ["", "-wal", "-shm", "-lock"] {
        let mut name = path.as_os_str().to_owned();
        name.push(suffix);
        // Nothing to remove on a first run.
        std::fs::remove_file(name).ok();
    }
    let now = chrono::Utc::now();
    let mut study = Study::create(path, "bench", Lang::Fr, now, u128::from(std::process::id()) << 64 | now.timestamp_micros() as u128)?;
    study.set_cache(&cache(path));
    let start = Instant::now();
    let imported = livisible_exchange::import::import(&mut study, csv, &Plan::default(), now, &mut |_| true)?;
    let time = start.elapsed();
    if imported.report.records != imported.report.messages {
        return Err(format!("{} records but {} messages", imported.report.records, imported.report.messages).into());
    }
    println!("{} {}", time.as_micros(), peak_kb());
    Ok(())
}

/// Peak of this process's resident memory, in kilobytes.
pub fn peak_kb() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|rest| rest.split_whitespace().next()).and_then(|number| number.parse().ok()).unwrap_or(0)
}

/// Where the index of a bench study lies.
pub fn cache(study: &Path) -> std::path::PathBuf {
    study.with_extension("cache")
}
