//! `new`, `check`, `reindex`.

use std::io::{self, IsTerminal};
use std::path::Path;
use std::time::{Duration, Instant};

use chrono::Utc;
use livisible_core::Study;
use livisible_core::locale::{self, Lang};
use livisible_core::search::index::state::{Condition, IndexState};
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
    let current = checked.index.state == Condition::Current;
    if as_json {
        say::json(&json!({
            "study": path.display().to_string(),
            "ok": checked.findings.is_empty(),
            "messages": checked.messages,
            "spans": checked.spans,
            "to_review": checked.to_review,
            "index": if current { "current" } else { "to_rebuild" },
            "findings": checked.findings,
            "index_state": checked.index,
        }))?;
    } else {
        for finding in &checked.findings {
            say::line(&format!("{}: {}", finding.code, finding.detail))?;
        }
        if checked.findings.is_empty() {
            say::tell(lang, "cli-check-ok", &[("messages", checked.messages.to_string()), ("spans", checked.spans.to_string())])?;
        }
        tell_index(&checked.index, lang)?;
    }
    match checked.findings.len() {
        0 => Ok(()),
        n => Err(Fail::Said("cli-check-failed", vec![("count", n.to_string())])),
    }
}

/// Where the index is and what it takes, or why the next search waits.
fn tell_index(index: &IndexState, lang: Lang) -> Done {
    let args = [
        ("path", index.path.display().to_string()),
        ("size", size(index.bytes, lang)),
        ("texts", index.texts.to_string()),
        ("done", index.done.to_string()),
        ("of", index.of.to_string()),
    ];
    say::tell(lang, &format!("cli-index-{}", index.state.word()), &args)
}

/// Bytes as people read them (the units of the SI).
fn size(bytes: u64, lang: Lang) -> String {
    let (number, unit) = match bytes {
        0..1_000_000 => (bytes as f64 / 1e3, "kilo"),
        1_000_000..1_000_000_000 => (bytes as f64 / 1e6, "mega"),
        _ => (bytes as f64 / 1e9, "giga"),
    };
    let number = if number >= 10.0 || bytes == 0 { format!("{number:.0}") } else { format!("{number:.1}") };
    let number = if lang == Lang::Fr { number.replace('.', ",") } else { number };
    locale::say(lang, &format!("cli-size-{unit}"), &[("n", number)])
}

pub fn reindex(path: &Path, remove: bool, as_json: bool, lang: Lang) -> Done {
    let study = writable(path)?;
    if remove {
        let freed = study.remove_index()?;
        if as_json {
            return say::json(&json!({ "freed": freed, "index_state": study.index_state()? }));
        }
        return say::tell(lang, "cli-index-removed", &[("size", size(freed, lang))]);
    }
    let shown = io::stderr().is_terminal();
    let mut last = None;
    let count = study.reindex(&mut |done, of| {
        // Ten times a second is as fast as one reads.
        let now = Instant::now();
        if shown && last.is_none_or(|last| now.duration_since(last) >= Duration::from_millis(100)) {
            last = Some(now);
            let said = locale::say(lang, "cli-reindexing", &[("done", done.to_string()), ("of", of.to_string())]);
            eprint!("\r{said}\u{1b}[K");
        }
        true
    });
    if shown {
        eprint!("\r\u{1b}[K");
    }
    let count = count?;
    if as_json {
        return say::json(&json!({ "texts": count, "index_state": study.index_state()? }));
    }
    say::tell(lang, "cli-reindexed", &[("count", count.to_string())])
}
