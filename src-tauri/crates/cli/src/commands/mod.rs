//! One file a command; each reads its words, calls the core, prints.

mod code;
mod codes;
mod export;
mod figures;
mod formats;
mod found;
mod history;
mod import;
mod imports;
mod memos;
mod notes;
mod rules;
mod search;
mod sets;
mod study;

use std::path::Path;

use livisible_core::Study;
use livisible_core::locale::Lang;

use crate::args::{Call, Command};
use crate::say::Done;

/// Runs a command.
pub fn run(call: Call, lang: Lang) -> Done {
    match call.command {
        Command::New { study, title, lang: said } => study::new(&study, title, said.map_or(lang, Lang::from), lang),
        Command::Import {
            study,
            files,
            format,
            space,
            venue,
            lang: of_messages,
            encoding,
            sheet,
            map,
            delimiter,
            html,
            fresh,
            dry_run,
            json,
        } => {
            let words = import::Words { format, space, venue, lang: of_messages, encoding, sheet, map, delimiter, html, fresh };
            import::run(&study, &files, words, dry_run, json, lang)
        }
        Command::Formats { json, .. } => formats::run(json, lang),
        Command::Codes { study, template, import, merge, into, reason, keep, versions, diff, nets, json, .. } => {
            let asked = codes::Asked {
                template: template.as_deref(),
                file: import.as_ref(),
                merge: &merge,
                into: into.as_deref(),
                reason: reason.as_deref(),
                keep: keep.as_deref(),
                versions,
                diff: &diff,
                nets,
            };
            codes::run(&study, &asked, json, lang)
        }
        Command::Search {
            study,
            query,
            sort,
            limit,
            offset,
            facets,
            kwic,
            rencontre,
            pool,
            by,
            histogram,
            keyness,
            neighbours,
            csv,
            json,
            ..
        } => {
            let shapes = found::Shapes { by, histogram, keyness, neighbours };
            let words = search::Words { query, sort, limit, offset, facets, kwic, rencontre, pool, csv, shapes };
            search::run(&study, words, json, lang)
        }
        Command::Code { study, code, query, span, coder, preview, json, .. } => {
            let words = code::Words { code, query, span, coder: coder.unwrap_or_else(coder_of_system), preview };
            code::run(&study, words, json, lang)
        }
        Command::Rules { study, code, add, span, note, preview, apply, propose, limit, json, .. } => {
            let words = rules::Words { code, add, span, note, preview, apply, propose, limit };
            rules::run(&study, words, json, lang)
        }
        Command::Sets {
            study, ids, save, sample, make, add, drop, rename, delete, query, size, how, by, equal, seed, note, json, ..
        } => {
            let deed = sets::Deed { save, sample, make, add, drop, rename, delete };
            let words = sets::Words { deed, ids, query, size, how: how.into(), by, equal, seed, note };
            sets::run(&study, &words, json, lang)
        }
        Command::Memos { study, kind, find, open, json, .. } => memos::run(&study, memos::Words { kind, words: find, open }, json, lang),
        Command::Figures { study, names, filter, brand_speech, param, json, csv, svg, theme, .. } => {
            let words = figures::Words { names, filter, brand_speech, params: param, json, csv, svg, theme };
            figures::run(&study, words, lang)
        }
        Command::Report { study, file, lang: said, quotes, title } => {
            export::report(&study, &file, said.map(Lang::from), quotes, title, lang)
        }
        Command::Export { study, file, format, filter, identities, .. } => {
            export::run(&study, &file, format.as_deref(), filter.as_deref(), identities, lang)
        }
        Command::Imports { study, id, remove, json, .. } => imports::run(&study, id, remove, json, lang),
        Command::History { study, coder, kind, op: Some(op), json, .. } => {
            drop((coder, kind));
            history::touched(&study, op, json, lang)
        }
        Command::History { study, coder, kind, op: None, json, .. } => history::run(&study, coder, kind, json, lang),
        Command::Undo { study, count, .. } => history::undo(&study, count, lang),
        Command::Redo { study, count, .. } => history::redo(&study, count, lang),
        Command::Check { study, json, .. } => study::check(&study, json, lang),
        Command::Reindex { study, remove, json, .. } => study::reindex(&study, remove, json, lang),
    }
}

/// Who codes where nobody is named: the system's user.
fn coder_of_system() -> String {
    ["USER", "USERNAME", "LOGNAME"].iter().find_map(|name| std::env::var(name).ok()).unwrap_or_default()
}

/// A study to change.
fn writable(path: &Path) -> Result<Study, livisible_core::Error> {
    let mut study = Study::open(path)?;
    study.coder = coder_of_system();
    Ok(study)
}

/// A study to read, beside whoever writes it.
fn readable(path: &Path) -> Result<Study, livisible_core::Error> {
    Study::open_read_only(path)
}
