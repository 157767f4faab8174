//! `imports`: what each import brought, as the study keeps it, and taking one out.

use std::path::Path;

use chrono::Utc;
use livisible_core::corpus::imports::ImportLine;
use livisible_core::locale::{self, Lang};
use livisible_exchange::recipe::About;
use serde_json::{Value, json};

use super::import::left_out;
use super::{readable, writable};
use crate::say::{self, Done, Fail};

pub fn run(path: &Path, id: Option<i64>, remove: bool, as_json: bool, lang: Lang) -> Done {
    let Some(id) = id else { return list(path, as_json, lang) };
    if remove {
        let mut study = writable(path)?;
        let line = study.import_line(id)?;
        let takes = study.remove_import(id, Utc::now())?.value;
        study.settle()?;
        if as_json {
            return say::json(&json!({ "id": id, "file": line.file, "takes": takes }));
        }
        let args = [
            ("file", line.file),
            ("messages", takes.messages.to_string()),
            ("codings", takes.codings.to_string()),
            ("memos", takes.memos.to_string()),
            ("records", takes.records.to_string()),
        ];
        return say::tell(lang, "cli-import-removed", &args);
    }
    let study = readable(path)?;
    let line = study.import_line(id)?;
    if as_json {
        return say::json(&whole(&line)?);
    }
    say::line(&sentence(&line, lang))?;
    let about: About = serde_json::from_str(&line.about).unwrap_or_default();
    for role in &about.columns {
        say::line(&format!("  {} = {}", role.role, role.column))?;
    }
    left_out(&line.report, usize::MAX, lang)
}

fn list(path: &Path, as_json: bool, lang: Lang) -> Done {
    let study = readable(path)?;
    let lines = study.imports(true)?;
    if as_json {
        // With every record left out, which the list itself does without.
        let told = |line: &ImportLine| whole(&study.import_line(line.id)?);
        return say::json(&Value::Array(lines.iter().map(told).collect::<Result<_, _>>()?));
    }
    for line in lines {
        let sign = if line.active { ' ' } else { '-' };
        say::line(&format!("{sign}{:>5}  {}  {}", line.id, line.at, sentence(&line, lang)))?;
    }
    Ok(())
}

fn sentence(line: &ImportLine, lang: Lang) -> String {
    let report = &line.report;
    let args = [
        ("file", line.file.clone()),
        ("format", line.format.clone()),
        ("records", report.records.to_string()),
        ("messages", report.messages.to_string()),
        ("duplicates", report.duplicates.to_string()),
        ("skipped", line.left_out.to_string()),
        ("conversations", report.conversations.to_string()),
        ("accounts", report.accounts.to_string()),
        ("orphans", report.orphans.to_string()),
    ];
    locale::say(lang, "cli-imported", &args)
}

fn whole(line: &ImportLine) -> Result<Value, Fail> {
    let mut value = serde_json::to_value(&line.report).map_err(livisible_core::Error::from)?;
    let about: Value = serde_json::from_str(&line.about).unwrap_or_default();
    let state = match (line.active, line.removed) {
        (true, _) => "in_force",
        (false, true) => "removed",
        (false, false) => "undone",
    };
    let head = json!({
        "id": line.id, "file": line.file, "format": line.format, "sha256": line.sha256, "bytes": line.bytes, "at": line.at,
        "active": line.active, "state": state, "read": about,
    });
    if let (Value::Object(head), Value::Object(counts)) = (head, &mut value) {
        let counts = std::mem::take(counts);
        return Ok(Value::Object(head.into_iter().chain(counts).collect()));
    }
    Ok(value)
}
