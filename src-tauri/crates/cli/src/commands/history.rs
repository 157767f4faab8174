//! `history`, `undo`, `redo`: the journal.

use std::path::Path;

use livisible_core::Error;
use livisible_core::locale::{self, Lang};
use livisible_core::study::asked::{Family, JournalAsk};
use livisible_core::study::touched::{How, Names};
use serde_json::{Value, json};

use super::{readable, writable};
use crate::say::{self, Done};

pub fn run(path: &Path, coder: Option<String>, kind: Option<String>, as_json: bool, lang: Lang) -> Done {
    let study = readable(path)?;
    let family = kind.as_deref().and_then(Family::from_word);
    let ask = JournalAsk { coder, family, kind: kind.filter(|_| family.is_none()), ..JournalAsk::default() };
    let lines = study.journal_ids(&ask, lang)?.into_iter().map(|id| study.journal_line(id)).collect::<Result<Vec<_>, _>>()?;
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

/// What one operation touched. The analyst's own tool keeps identities: accounts stand under their handles.
pub fn touched(path: &Path, op: i64, as_json: bool, lang: Lang) -> Done {
    let study = readable(path)?;
    let handles = study.handles()?;
    let account = |account: i64| handles.get(&account).cloned().unwrap_or_default();
    let person = |person: i64| person.to_string();
    let touched = study.touched(op, 0, usize::MAX, lang, &Names { account: &account, person: &person })?;
    if as_json {
        return say::json(&serde_json::to_value(&touched).unwrap_or_default());
    }
    for row in touched.rows {
        let what = locale::say(lang, &format!("touched-what-{}", row.what), &[("n", "1".to_owned())]);
        let sign = match row.how {
            How::Made => '+',
            How::Changed => ' ',
            How::Deleted => '-',
        };
        say::line(format!("{sign} {what}  {}  {}", row.name, row.ext.unwrap_or_default()).trim_end())?;
        for change in row.changes {
            let value = |side: Option<String>| side.unwrap_or_else(|| "-".to_owned());
            say::line(&format!("    {}: {} → {}", change.field, value(change.before), value(change.after)))?;
        }
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
