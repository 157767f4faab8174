//! `new`, `check`, `reindex`.

use std::path::Path;

use chrono::Utc;
use livisible_core::Study;
use livisible_core::locale::Lang;
use serde_json::json;

use super::{readable, writable};
use crate::say::{self, Done, Fail};

pub fn new(path: &Path, title: Option<String>, of_study: Lang, lang: Lang) -> Done {
    let title = title.unwrap_or_else(|| stem(path));
    create(path, &title, of_study)?;
    say::tell(lang, "cli-new", &[("path", path.display().to_string()), ("title", title)])
}

/// The file's name without its ending: the title of a study that has no other.
pub fn stem(path: &Path) -> String {
    path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}

/// Makes a study with an identity drawn at random.
pub fn create(path: &Path, title: &str, lang: Lang) -> Result<Study, Fail> {
    if path.extension().is_none_or(|ending| !ending.eq_ignore_ascii_case("livi")) {
        return Err(Fail::Said("cli-not-livi", vec![("path", path.display().to_string())]));
    }
    let mut study = Study::create(path, title, lang, Utc::now(), uuid::Uuid::new_v4().as_u128())?;
    study.coder = super::coder_of_system();
    Ok(study)
}

pub fn check(path: &Path, as_json: bool, lang: Lang) -> Done {
    let study = readable(path)?;
    let checked = study.check()?;
    if as_json {
        say::json(&json!({
            "study": path.display().to_string(),
            "ok": checked.findings.is_empty(),
            "messages": checked.messages,
            "spans": checked.spans,
            "to_review": checked.to_review,
            "index": if checked.index_current { "current" } else { "to_rebuild" },
            "findings": checked.findings,
        }))?;
    } else {
        for finding in &checked.findings {
            say::line(&format!("{}: {}", finding.code, finding.detail))?;
        }
        if checked.findings.is_empty() {
            say::tell(lang, "cli-check-ok", &[("messages", checked.messages.to_string()), ("spans", checked.spans.to_string())])?;
        }
        if !checked.index_current {
            say::tell(lang, "cli-check-index", &[])?;
        }
    }
    match checked.findings.len() {
        0 => Ok(()),
        n => Err(Fail::Said("cli-check-failed", vec![("count", n.to_string())])),
    }
}

pub fn reindex(path: &Path, lang: Lang) -> Done {
    let count = writable(path)?.reindex()?;
    say::tell(lang, "cli-reindexed", &[("count", count.to_string())])
}
