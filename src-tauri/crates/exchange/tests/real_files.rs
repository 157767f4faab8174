//! Every file of a folder goes through the importers: none may make them fall, and every record is accounted for.
//!
//! The folder is `tests/fixtures/tables`, or the one that `LIVISIBLE_CORPORA` names; the table of what was found is printed.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use livisible_core::corpus::record::Item;
use livisible_exchange::{Field, Format, Plan, open};

/// The folder and its files, in order.
fn files() -> (PathBuf, Vec<PathBuf>) {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/fixtures/tables");
    let folder = std::env::var_os("LIVISIBLE_CORPORA").map_or(own, PathBuf::from);
    let (mut found, mut folders) = (Vec::new(), vec![folder.clone()]);
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() { folders.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    (folder, found)
}

#[test]
fn every_record_is_accounted_for() {
    let (folder, files) = files();
    println!("file | format | encoding | delimiter | header | records | skipped | roles | warnings");
    for path in &files {
        let name = path.strip_prefix(&folder).unwrap_or(path).display().to_string();
        let opened = match open(path, &Plan::default()) {
            Ok(opened) => opened,
            Err(fault) => {
                println!("{name} | {} | {fault}", fault.code());
                continue;
            }
        };
        let seen = &opened.recognised;
        let Some(mut reader) = opened.reader else {
            assert_eq!(seen.format, Format::Study);
            continue;
        };
        let (mut number, mut skipped, mut batch) = (0, BTreeMap::<String, u64>::new(), Vec::new());
        let mut failed = None;
        loop {
            let more = reader.next_batch(&mut batch);
            for item in batch.drain(..) {
                number += u64::from(!matches!(item, Item::Respondent(_)));
                match item {
                    Item::Respondent(_) => {}
                    Item::Record(record) => {
                        assert_eq!(record.number, number, "{name}");
                        assert!(!record.text.trim().is_empty(), "{name}, record {number}");
                    }
                    Item::Skipped(reason) | Item::Blank { skipped: reason, .. } => {
                        assert_eq!(reason.record, number, "{name}");
                        *skipped.entry(reason.reason).or_default() += 1;
                    }
                }
            }
            match more {
                Ok(true) => {}
                Ok(false) => break,
                Err(fault) => {
                    failed = Some(fault);
                    break;
                }
            }
        }
        if let Some(fault) = failed {
            println!("{name} | {fault}");
            continue;
        }
        if seen.format != Format::Text {
            let texts = seen.columns.iter().filter(|column| column.role == Field::Text).count();
            let answers = seen.columns.iter().filter(|column| column.role == Field::Answer).count();
            // A survey has its questions instead.
            assert!(texts == usize::from(!seen.columns.is_empty()) || (texts == 0 && answers > 0), "{name}");
        }
        let roles: Vec<String> = seen
            .columns
            .iter()
            .filter(|column| column.role != Field::Attribute)
            .map(|column| format!("{}={}", column.role.word(), column.name.chars().take(30).collect::<String>()))
            .collect();
        let warnings: Vec<String> = reader.warnings().into_iter().map(|warning| format!("{} {}", warning.code, warning.detail)).collect();
        println!(
            "{name} | {} | {} | {} | {}+{} | {number} | {} | {}/{} | {}",
            seen.name(),
            seen.encoding.as_deref().or(seen.sheet.as_deref()).unwrap_or("-"),
            seen.delimiter.map_or("-".to_owned(), |delimiter| format!("{delimiter:?}")),
            seen.preamble,
            seen.header_row.map_or("none".to_owned(), |row| row.to_string()),
            skipped.iter().map(|(reason, count)| format!("{reason} {count}")).collect::<Vec<_>>().join(", "),
            roles.join(" "),
            seen.columns.len(),
            warnings.join("; ")
        );
    }
    assert!(!files.is_empty());
}
