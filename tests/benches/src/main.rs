//! `make bench`: import, index and search of Livisible against SQLite with FTS5, on the same rows in the same run.
//! Ratios hold from machine to machine, seconds do not.

/// Imports make millions of small strings on several threads: the system's allocator takes a tenth of their time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

mod baseline;
mod coded;
mod dumps;
mod livisible;
mod queries;
mod waves;
mod work;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

type Failure = Box<dyn std::error::Error>;

const SEED: &str = "42";

fn main() -> Result<(), Failure> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    // The measured import runs in a process of its own: its peak of memory is its own too.
    if let [mode, csv, study] = words.as_slice()
        && mode == "--import"
    {
        return livisible::import_here(Path::new(csv), Path::new(study));
    }
    if let [mode, csv, newer, study] = words.as_slice()
        && mode == "--waves"
    {
        return waves::measure_here(Path::new(csv), Path::new(newer), Path::new(study));
    }
    // Alone, on databases that a run before left.
    if let [mode, study, base] = words.as_slice()
        && mode == "--work"
    {
        print_works(&[(0, work::measure(Path::new(study), Path::new(base))?)]);
        return Ok(());
    }
    if let [mode, study, base] = words.as_slice()
        && mode == "--coded"
    {
        coded::print(&[(0, coded::measure(Path::new(study), Path::new(base))?)]);
        return Ok(());
    }
    let sizes: Vec<u64> =
        if words.is_empty() { vec![10_000, 100_000, 1_000_000] } else { words.iter().map(|w| w.parse()).collect::<Result<_, _>>()? };
    let folder = folder()?;
    println!("| messages | import: SQLite + FTS5 | import: Livisible | ratio | peak memory |");
    println!("| --- | --- | --- | --- | --- |");
    let (mut searches, mut works, mut coded, mut lives, mut dumped) = (vec![], vec![], vec![], vec![], vec![]);
    for size in sizes {
        let csv = corpus(&folder, size)?;
        let fts = folder.join(format!("fts-{size}.db"));
        let study = folder.join(format!("study-{size}.livi"));
        let base = baseline::load(&csv, &fts)?;
        let ours = livisible::import(&csv, &study)?;
        println!(
            "| {size} | {:.2} s | {:.2} s | {:.2} | {} MB |",
            base.as_secs_f64(),
            ours.time.as_secs_f64(),
            ours.time.as_secs_f64() / base.as_secs_f64(),
            ours.peak_kb / 1024
        );
        searches.push((size, queries::compare(&study, &fts, size == 1_000_000)?));
        works.push((size, work::measure(&study, &fts)?));
        coded.push((size, coded::measure(&study, &fts)?));
        dumped.push((size, ours.time, dumps::measure(&csv, &study)?));
        lives.push((size, ours.time, waves::measure(&csv, &study)?));
    }
    println!("\n| messages | kind | queries | FTS5 p50 | FTS5 p95 | Livisible p50 | Livisible p95 | p95 ratio |");
    println!("| --- | --- | --- | --- | --- | --- | --- | --- |");
    for (size, rows) in &searches {
        for row in rows {
            println!(
                "| {size} | {} | {} | {} | {} | {} | {} | {:.3} |",
                row.kind,
                row.count,
                ms(row.fts.p50),
                ms(row.fts.p95),
                ms(row.ours.p50),
                ms(row.ours.p95),
                row.ours.p95.as_secs_f64() / row.fts.p95.as_secs_f64()
            );
        }
    }
    coded::print(&coded);
    print_works(&works);
    println!(
        "\n| messages | first import | the same file again | ratio | a newer wave stopped at half | a newer wave | ratio | taken back | peak memory |"
    );
    println!("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
    for (size, first, waves) in &lives {
        let of_first = |time: Duration| time.as_secs_f64() / first.as_secs_f64();
        println!(
            "| {size} | {:.2} s | {:.2} s | {:.2} | {:.2} s | {:.2} s | {:.2} | {:.2} s | {} MB |",
            first.as_secs_f64(),
            waves.again.as_secs_f64(),
            of_first(waves.again),
            waves.stopped.as_secs_f64(),
            waves.newer.as_secs_f64(),
            of_first(waves.newer),
            waves.undone.as_secs_f64(),
            waves.peak_kb / 1024
        );
    }
    println!("\n| messages | as a table | as a dump of Reddit | ratio | peak memory |");
    println!("| --- | --- | --- | --- | --- |");
    for (size, table, dump) in &dumped {
        let (table, took) = (table.as_secs_f64(), dump.time.as_secs_f64());
        println!("| {size} | {table:.2} s | {took:.2} s | {:.2} | {} MB |", took / table, dump.peak_kb / 1024);
    }
    Ok(())
}

/// The table of opening and coding.
fn print_works(works: &[(u64, work::Work)]) {
    println!(
        "\n| messages | SQLite reads its columns | study opened | ratio | codings | one row inserted p95 | code applied p95 | ratio |"
    );
    println!("| --- | --- | --- | --- | --- | --- | --- | --- |");
    for (size, work) in works {
        println!(
            "| {size} | {} | {} | {:.2} | {} | {} | {} | {:.2} |",
            ms(work.scan),
            ms(work.open),
            work.open.as_secs_f64() / work.scan.as_secs_f64(),
            work.standing,
            ms(work.insert.p95),
            ms(work.code.p95),
            work.code.p95.as_secs_f64() / work.insert.p95.as_secs_f64()
        );
    }
}

fn ms(time: Duration) -> String {
    format!("{:.2} ms", time.as_secs_f64() * 1e3)
}

/// Where corpora and databases of the bench lie: beside the build products, kept from run to run.
fn folder() -> Result<PathBuf, Failure> {
    let exe = std::env::current_exe()?;
    let target = exe.ancestors().nth(2).ok_or("no target folder")?;
    let folder = target.join("bench");
    std::fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// The synthetic corpus of this size, made once.
fn corpus(folder: &Path, size: u64) -> Result<PathBuf, Failure> {
    let path = folder.join(format!("corpus-{size}.csv"));
    if !path.exists() {
        let partial = folder.join("corpus-partial.csv");
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("gen_corpus.py");
        let status = Command::new("python3").arg(script).arg(size.to_string()).arg(SEED).arg(&partial).status()?;
        if !status.success() {
            return Err("gen_corpus.py failed".into());
        }
        std::fs::rename(partial, &path)?;
    }
    Ok(path)
}
