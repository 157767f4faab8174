use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use acceptance::root;

fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = vec![];
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap().map(|e| e.unwrap().path()) {
            let name = entry.file_name().unwrap().to_string_lossy().into_owned();
            if entry.is_dir() && !["node_modules", "dist", "target", "gen"].contains(&name.as_str()) {
                folders.push(entry);
            } else if name.ends_with(ending) {
                found.push(entry);
            }
        }
    }
    found.sort();
    found
}

fn tree(package: &str) -> String {
    let output = Command::new(env!("CARGO"))
        .args(["tree", "--offline", "-p", package, "-e", "normal", "--prefix", "none"])
        .current_dir(root())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn the_shell_alone_knows_tauri() {
    for package in ["livisible-core", "livisible-exchange", "livisible-report", "livisible-cli"] {
        assert!(!tree(package).lines().any(|line| line.starts_with("tauri") || line.starts_with("wry ")), "{package} depends on Tauri");
    }
}

#[test]
fn exchange_and_report_depend_on_the_core_alone() {
    assert!(!tree("livisible-exchange").contains("livisible-report"));
    assert!(!tree("livisible-report").contains("livisible-exchange"));
    for format in ["csv v", "calamine", "zip v", "rust_xlsxwriter"] {
        assert!(!tree("livisible-core").lines().any(|line| line.starts_with(format)), "the core knows the format of {format}");
    }
}

#[test]
fn the_platform_alone_knows_the_host() {
    for ending in [".ts", ".svelte"] {
        for path in files(&root().join("ui/src"), ending) {
            let inside = path.strip_prefix(root().join("ui/src")).unwrap().starts_with("platform");
            let text = std::fs::read_to_string(&path).unwrap();
            assert!(inside || !text.contains("@tauri-apps"), "{} imports the host", path.display());
        }
    }
}

#[test]
fn every_module_says_what_it_owns() {
    for path in files(&root().join("src-tauri"), ".rs") {
        let text = std::fs::read_to_string(&path).unwrap();
        let documented = text.starts_with("//!") || path.ends_with("build.rs");
        assert!(documented, "{} has no module documentation", path.display());
    }
}

#[test]
fn sql_lives_in_storage() {
    let core = root().join("src-tauri/crates/core/src");
    for path in files(&root().join("src-tauri"), ".rs") {
        if path.starts_with(core.join("storage")) {
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap().to_lowercase();
        for word in ["\"select ", "\"insert into", "\"update ", "\"delete from", "\"create table"] {
            assert!(!text.contains(word), "{} holds SQL", path.display());
        }
    }
    // A statement that nothing uses is forgotten code.
    let sources: String = files(&core, ".rs").iter().map(|p| std::fs::read_to_string(p).unwrap()).collect();
    for path in files(&core.join("storage/sql"), ".sql") {
        let name = path.strip_prefix(core.join("storage/sql")).unwrap().with_extension("").to_string_lossy().into_owned();
        assert!(sources.contains(&format!("sql!(\"{name}\")")), "{name}.sql is used by nothing");
    }
}

#[test]
fn nothing_in_the_core_or_the_exchange_reads_a_clock_or_draws() {
    let sources = ["core", "exchange"].map(|name| files(&root().join("src-tauri/crates").join(name).join("src"), ".rs"));
    for path in sources.concat() {
        let text = std::fs::read_to_string(&path).unwrap();
        for word in ["Utc::now", "Local::now", "SystemTime::now", "Instant::now", "new_v4", "thread_rng"] {
            assert!(!text.contains(word), "{} calls {word}", path.display());
        }
    }
}

fn keys(lang: &str) -> BTreeSet<String> {
    files(&root().join("assets/i18n").join(lang), ".ftl")
        .iter()
        .flat_map(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            std::fs::read_to_string(path)
                .unwrap()
                .lines()
                .filter_map(|line| Some(format!("{name} {}", line.split_once(" =")?.0)))
                .filter(|k| !k.contains("  "))
                .collect::<Vec<_>>()
        })
        .filter(|key| !key.split(' ').nth(1).unwrap_or("").is_empty())
        .collect()
}

#[test]
fn both_languages_say_the_same_things() {
    let (french, english) = (keys("fr"), keys("en"));
    assert!(french.len() > 200);
    assert_eq!(french.symmetric_difference(&english).collect::<Vec<_>>(), Vec::<&String>::new());
    // A key of two files would be said one way in the window and another elsewhere.
    let mut seen = BTreeSet::new();
    let twice: Vec<&String> = french.iter().filter(|key| !seen.insert(key.split(' ').nth(1).unwrap_or(""))).collect();
    assert_eq!(twice, Vec::<&String>::new());
}

#[test]
fn french_is_set_as_french() {
    for path in files(&root().join("assets/i18n/fr"), ".ftl") {
        for (at, line) in std::fs::read_to_string(&path).unwrap().lines().enumerate() {
            let Some((_, said)) = line.split_once(" = ") else { continue };
            let place = format!("{}:{}: {line}", path.display(), at + 1);
            assert!(!said.contains('\''), "straight apostrophe: {place}");
            for sign in [" ;", " !", " ?", " :"] {
                assert!(!said.contains(sign), "breaking space before a sign: {place}");
            }
        }
    }
}

#[test]
fn files_stay_short() {
    for (folder, ending) in [("src-tauri", ".rs"), ("tests", ".rs"), ("ui/src", ".ts"), ("ui/src", ".svelte")] {
        for path in files(&root().join(folder), ending) {
            if path.components().any(|part| part.as_os_str() == "generated") {
                continue;
            }
            let lines = std::fs::read_to_string(&path).unwrap().lines().count();
            assert!(lines <= 480, "{} has {lines} lines: one file a verb", path.display());
        }
    }
}
