//! `make corpora DIR=…`: every importer over a folder of real files and over the fixtures of the tools that the folder lacks;
//! the two tables of `docs/formats.md` are written anew from what came of it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use livisible_core::Study;
use livisible_core::locale::Lang;
use livisible_exchange::import::{Imported, import};
use livisible_exchange::recipe::About;
use livisible_exchange::{Plan, formats};

/// Files made by hand after the documented columns of tools of which no export may be redistributed.
const FIXTURES: [&str; 5] = [
    "src-tauri/crates/exchange/tests/sources",
    "src-tauri/crates/exchange/tests/surveys",
    "src-tauri/crates/exchange/tests/native",
    "tests/fixtures/tables",
    "tests/fixtures/conversations",
];
const PAGE: &str = "docs/formats.md";
const BEGIN: &str = "<!-- tried: written by `make corpora` -->";
const END: &str = "<!-- end of what is written -->";

/// What came of one file.
struct Tried {
    name: String,
    done: Result<(Imported, About), String>,
}

/// What came of all files of one format.
#[derive(Default)]
struct Summary {
    roles: BTreeSet<String>,
    attributes: usize,
    ignored: BTreeSet<String>,
    reasons: BTreeSet<String>,
    files: Vec<String>,
}

fn main() {
    let Some(folder) = std::env::args().nth(1).map(PathBuf::from) else {
        eprintln!("corpora FOLDER");
        std::process::exit(2);
    };
    let mut tried: Vec<Tried> = files(&folder).iter().map(|file| attempt(file, &folder)).collect();
    for fixtures in FIXTURES {
        let place = Path::new(fixtures);
        tried.extend(
            files(place)
                .iter()
                .filter(|file| file.extension().is_some_and(|ending| ending != "rs"))
                .map(|file| attempt(file, Path::new("."))),
        );
    }
    let table = page(&tried);
    match put(&table) {
        Ok(()) => println!("{} files, {PAGE} written", tried.len()),
        Err(trouble) => {
            println!("{table}");
            eprintln!("{PAGE}: {trouble}");
            std::process::exit(1);
        }
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = vec![];
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found.sort();
    found
}

fn attempt(file: &Path, under: &Path) -> Tried {
    let name = file.strip_prefix(under).unwrap_or(file).display().to_string();
    Tried { name, done: bring(file) }
}

fn bring(file: &Path) -> Result<(Imported, About), String> {
    let desk = tempfile::tempdir().map_err(|e| e.to_string())?;
    let now = chrono::Utc::now();
    let mut study = Study::create(&desk.path().join("s.livi"), "", Lang::En, now, 1).map_err(|e| e.to_string())?;
    study.set_cache(desk.path());
    let done = import(&mut study, file, &Plan::default(), now, &mut |_| true).map_err(|e| e.to_string())?;
    let report = &done.report;
    if report.records != report.messages + report.duplicates + report.skipped.len() as u64 {
        return Err("records are not accounted for".into());
    }
    let about = study.import_line(report.import).map(|line| serde_json::from_str(&line.about).unwrap_or_default());
    Ok((done, about.map_err(|e| e.to_string())?))
}

fn page(tried: &[Tried]) -> String {
    let mut by_format: BTreeMap<&str, Summary> = BTreeMap::new();
    for one in tried {
        let Ok((done, about)) = &one.done else { continue };
        let summary = by_format.entry(&done.format).or_default();
        for column in &about.columns {
            match column.role.as_str() {
                "attribute" => summary.attributes += 1,
                "ignore" => drop(summary.ignored.insert(column.column.clone())),
                role => drop(summary.roles.insert(role.to_owned())),
            }
        }
        summary.reasons.extend(done.report.skipped.iter().map(|skipped| format!("`{}`", skipped.reason)));
        summary.files.push(format!("{} ({})", one.name, equation(done)));
    }
    let mut out = String::from("| format | reader | kept | not kept | tried on |\n| --- | --- | --- | --- | --- |\n");
    for name in formats::names() {
        let summary = by_format.remove(name).unwrap_or_default();
        let mut kept: Vec<String> = summary.roles.into_iter().collect();
        if summary.attributes > 0 {
            kept.push("every other column as an attribute".to_owned());
        }
        let mut not: Vec<String> = summary.ignored.into_iter().take(8).collect();
        not.extend(summary.reasons);
        let files = match summary.files.len() {
            0 => "—".to_owned(),
            n if n <= 3 => summary.files.join("; "),
            n => format!("{}; and {} more", summary.files[..3].join("; "), n - 3),
        };
        out += &format!("| `{name}` | {} | {} | {} | {} |\n", reader(name), cell(&kept.join(", ")), cell(&not.join(", ")), cell(&files));
    }
    out += "\nFile by file:\n\n| file | format | encoding | records = messages + duplicates + skipped | notes |\n| --- | --- | --- | --- | --- |\n";
    for one in tried {
        out += &match &one.done {
            Ok((done, _)) => {
                let notes: BTreeSet<String> =
                    done.report.warnings.iter().map(|warning| format!("{} {}", warning.code, warning.detail)).collect();
                let reasons: BTreeSet<String> = done.report.skipped.iter().map(|skipped| skipped.reason.clone()).collect();
                let notes: Vec<String> = notes.into_iter().chain(reasons).collect();
                let encoding = done.encoding.clone().unwrap_or_default();
                format!("| {} | {} | {encoding} | {} | {} |\n", cell(&one.name), done.format, equation(done), cell(&notes.join("; ")))
            }
            Err(fault) => format!("| {} | refused | | | {} |\n", cell(&one.name), cell(fault)),
        };
    }
    out
}

/// Where the format is read.
fn reader(name: &str) -> String {
    let module = match name {
        "csv" => "table/rows.rs".to_owned(),
        "xlsx" => "workbook/rows.rs".to_owned(),
        "ndjson" | "json" => "json/rows.rs".to_owned(),
        "text" => "text.rs".to_owned(),
        "livisible-study" => "the core's document/".to_owned(),
        name if livisible_exchange::native::from_name(name).is_some() => {
            let file = match name {
                "x-archive" | "x-api" => "x".to_owned(),
                "mbox" => "mail".to_owned(),
                "wordpress" => "wxr".to_owned(),
                "html" => "page".to_owned(),
                name => name.replace('-', "_"),
            };
            // What a format is read as is not always what its file is: a page is a document, and read as a forum.
            let native = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src-tauri/crates/exchange/src/native");
            let written =
                |family: &&str| native.join(family).join(&file).is_dir() || native.join(family).join(format!("{file}.rs")).is_file();
            let family = ["chat", "network", "forum", "transcript", "document"].into_iter().find(written).unwrap_or_default();
            let end = if native.join(family).join(&file).is_dir() { "/" } else { ".rs" };
            format!("native/{family}/{file}{end}")
        }
        tool => format!("source/{}.rs", tool.replace('-', "_").replace("4cat", "four_cat")),
    };
    format!("`{module}`")
}

fn equation(done: &Imported) -> String {
    let report = &done.report;
    format!("{} = {} + {} + {}", report.records, report.messages, report.duplicates, report.skipped.len())
}

/// On one line, without what would end the cell.
fn cell(text: &str) -> String {
    let line = text.replace(['|', '\n', '\r'], " ");
    let cut: String = line.chars().take(300).collect();
    if cut.len() < line.len() { cut + "…" } else { cut }
}

/// Puts the tables between their marks.
fn put(table: &str) -> Result<(), String> {
    let page = std::fs::read_to_string(PAGE).map_err(|e| e.to_string())?;
    let (Some(begin), Some(end)) = (page.find(BEGIN), page.find(END)) else { return Err("the marks are not there".into()) };
    let whole = format!("{}{BEGIN}\n\n{table}\n{}", &page[..begin], &page[end..]);
    std::fs::write(PAGE, whole).map_err(|e| e.to_string())
}
