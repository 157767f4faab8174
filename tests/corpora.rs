//! `make corpora DIR=…`: every importer over a folder of real files, as the table of `docs/formats.md`.

use std::path::{Path, PathBuf};

use livisible_core::Study;
use livisible_core::locale::Lang;
use livisible_exchange::Plan;
use livisible_exchange::import::import;

fn main() {
    let Some(folder) = std::env::args().nth(1) else {
        eprintln!("corpora FOLDER");
        std::process::exit(2);
    };
    let folder = PathBuf::from(folder);
    let mut files = vec![];
    gather(&folder, &mut files);
    files.sort();
    println!("| file | format | encoding | records | messages | duplicates | skipped | notes |");
    println!("| --- | --- | --- | --- | --- | --- | --- | --- |");
    for file in &files {
        let name = file.strip_prefix(&folder).unwrap_or(file).display().to_string();
        println!("| {name} | {} |", row(file).unwrap_or_else(|fault| format!("— | — | | | | | {}", fault.replace(['|', '\n'], " "))));
    }
}

fn gather(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() { gather(&path, files) } else { files.push(path) }
    }
}

fn row(file: &Path) -> Result<String, String> {
    let desk = tempfile::tempdir().map_err(|e| e.to_string())?;
    let now = chrono::Utc::now();
    let mut study = Study::create(&desk.path().join("s.livi"), "", Lang::En, now, 1).map_err(|e| e.to_string())?;
    study.set_cache(desk.path());
    let done = import(&mut study, file, &Plan::default(), now, &mut |_| true).map_err(|e| e.to_string())?;
    let report = &done.report;
    if report.records != report.messages + report.duplicates + report.skipped.len() as u64 {
        return Err("records are not accounted for".into());
    }
    let mut notes: Vec<String> = report.warnings.iter().map(|w| format!("{} {}", w.code, w.detail)).collect();
    let mut reasons: Vec<&str> = report.skipped.iter().map(|s| s.reason.as_str()).collect();
    reasons.sort_unstable();
    reasons.dedup();
    notes.extend(reasons.iter().map(|r| (*r).to_owned()));
    Ok(format!(
        "{} | {} | {} | {} | {} | {} | {}",
        done.format,
        done.encoding.unwrap_or_default(),
        report.records,
        report.messages,
        report.duplicates,
        report.skipped.len(),
        notes.join("; ").replace(['|', '\n'], " ")
    ))
}
