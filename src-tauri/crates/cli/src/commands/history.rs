//! `history`, `undo`, `redo`: the journal.

use std::path::Path;

use livisible_core::Error;
use livisible_core::locale::Lang;
use serde_json::{Value, json};

use super::{readable, writable};
use crate::say::{self, Done};

pub fn run(path: &Path, as_json: bool, lang: Lang) -> Done {
    let (_, lines) = readable(path)?.history(0, -1)?;
    if as_json {
        let all: Vec<Value> = lines
            .iter()
            .map(|line| {
                json!({
                    "id": line.id, "kind": line.kind, "args": line.args, "author": line.author, "at": line.at, "state": line.state,
                    "description": { "fr": line.describe(Lang::Fr), "en": line.describe(Lang::En) },
                })
            })
            .collect();
        return say::json(&Value::Array(all));
    }
    for line in lines {
        let sign = match line.state.as_str() {
            "done" => ' ',
            "undone" => '-',
            _ => 'x',
        };
        say::line(&format!("{sign}{:>5}  {}  {}  {}", line.id, line.at, line.author, line.describe(lang)))?;
    }
    Ok(())
}

pub fn undo(path: &Path, count: usize, lang: Lang) -> Done {
    let mut study = writable(path)?;
    for at in 0..count {
        match study.undo() {
            Ok(line) => say::tell(lang, "cli-undone", &[("what", line.describe(lang))])?,
            // Fewer than asked is what was there; none at all is worth saying.
            Err(Error::NothingToUndo) if at > 0 => break,
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

pub fn redo(path: &Path, count: usize, lang: Lang) -> Done {
    let mut study = writable(path)?;
    for at in 0..count {
        match study.redo() {
            Ok(line) => say::tell(lang, "cli-redone", &[("what", line.describe(lang))])?,
            Err(Error::NothingToRedo) if at > 0 => break,
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}
