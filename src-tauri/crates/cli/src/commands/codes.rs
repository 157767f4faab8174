//! `codes`: the codebook, starter codebooks, codebook files; merging, nets, versions.

use std::path::{Path, PathBuf};

use chrono::Utc;
use livisible_core::Study;
use livisible_core::codebook::diff::Difference;
use livisible_core::codebook::in_lang;
use livisible_core::figures::Ask;
use livisible_core::locale::{self, Lang};
use livisible_exchange::import::refused;
use serde_json::{Value, json};

use super::{readable, writable};
use crate::say::{self, Done, Fail};

/// What is asked of the codebook.
#[derive(Default)]
pub struct Asked<'a> {
    /// A starter codebook to copy.
    pub template: Option<&'a str>,
    /// A codebook file to read.
    pub file: Option<&'a PathBuf>,
    /// Codes to merge.
    pub merge: &'a [String],
    /// The code into which.
    pub into: Option<&'a str>,
    /// Why.
    pub reason: Option<&'a str>,
    /// A name to keep the codebook under.
    pub keep: Option<&'a str>,
    /// Whether the versions are listed.
    pub versions: bool,
    /// Two versions to compare.
    pub diff: &'a [String],
    /// Whether the nets are listed.
    pub nets: bool,
}

pub fn run(path: &Path, asked: &Asked<'_>, as_json: bool, lang: Lang) -> Done {
    let told = |key: &str, values: &[(&str, String)]| if as_json { Ok(()) } else { say::tell(lang, key, values) };
    if asked.template.is_some() || asked.file.is_some() || !asked.merge.is_empty() || asked.keep.is_some() {
        let mut study = writable(path)?;
        if let Some(id) = asked.template {
            let added = study.copy_template(id, Utc::now())?.value;
            told("cli-codes-added", &[("count", added.to_string()), ("source", id.to_owned())])?;
        }
        if let Some(file) = asked.file {
            let rows = livisible_exchange::codebook::read(file).map_err(|fault| Fail::Core(refused(fault)))?;
            let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            let added = study.add_book(&name, &rows.settle(lang), Utc::now())?.value;
            told("cli-codes-added", &[("count", added.to_string()), ("source", name)])?;
        }
        if !asked.merge.is_empty() {
            let into = study.find_code(asked.into.unwrap_or_default())?;
            let from: Vec<i64> = asked.merge.iter().map(|name| Ok(study.find_code(name)?.id)).collect::<Result<_, Fail>>()?;
            let merged = study.merge_codes(into.id, &from, asked.reason, Utc::now())?.value;
            let values = [
                ("codes", merged.codes.to_string()),
                ("code", into.name(Some(lang)).to_owned()),
                ("codings", merged.codings.to_string()),
                ("overlaps", merged.overlaps.to_string()),
            ];
            told("cli-codes-merged", &values)?;
        }
        if let Some(name) = asked.keep {
            study.keep_version(name, asked.reason.filter(|_| asked.merge.is_empty()), Utc::now())?;
            let number = study.codebook_version()?.to_string();
            told("cli-codes-kept", &[("number", number), ("name", name.to_owned())])?;
        }
    }
    let study = readable(path)?;
    match asked.diff {
        [before, after] => difference(&study, before, after, as_json, lang),
        _ if asked.versions => versions(&study, as_json),
        _ if asked.nets => nets(&study, as_json, lang),
        _ => list(&study, as_json, lang),
    }
}

fn versions(study: &Study, as_json: bool) -> Done {
    let versions = study.codebook_versions()?;
    if as_json {
        let all = versions.iter().map(|version| {
            json!({
                "number": version.number, "name": version.name, "note": version.note, "author": version.author, "at": version.at,
                "codes": version.snapshot.codes.len(),
            })
        });
        return say::json(&Value::Array(all.collect()));
    }
    for version in versions {
        let name = version.name.unwrap_or_default();
        say::line(&format!("{:>4}  {}  {:>5}  {}  {name}", version.number, version.at, version.snapshot.codes.len(), version.author))?;
    }
    Ok(())
}

fn difference(study: &Study, before: &str, after: &str, as_json: bool, lang: Lang) -> Done {
    let difference: Difference = study.difference(&study.find_version(before)?, &study.find_version(after)?)?;
    if as_json {
        let lines: Vec<Value> =
            difference.lines.iter().map(|line| json!({ "kind": line.kind, "args": line.args, "at": line.at })).collect();
        return say::json(&json!({ "changes": difference.changes, "lines": lines }));
    }
    if difference.changes.is_empty() {
        return say::tell(lang, "cli-codes-same", &[]);
    }
    for line in &difference.lines {
        say::line(&format!("* {}", line.describe(lang)))?;
    }
    for change in &difference.changes {
        let what = locale::worded(lang, "version-change", change.kind.word());
        let name = in_lang(&change.label, Some(lang)).unwrap_or(&change.id);
        let marks = change.words.iter().map(|word| match word.kind {
            "gone" => format!("[-{}-]", word.text.trim_end()),
            "new" => format!("{{+{}+}}", word.text.trim_end()),
            _ => word.text.trim_end().to_owned(),
        });
        let mut said: Vec<String> = vec![marks.collect::<Vec<_>>().join(" ")];
        if change.before.is_some() || change.after.is_some() {
            let or_none = |text: &Option<String>| text.clone().unwrap_or_else(|| "—".to_owned());
            said.push(format!("{} → {}", or_none(&change.before), or_none(&change.after)));
        }
        let said = said.into_iter().filter(|said| !said.is_empty()).collect::<Vec<_>>().join(" ");
        say::line(format!("{what}: {name}  {said}").trim_end())?;
    }
    Ok(())
}

fn nets(study: &Study, as_json: bool, lang: Lang) -> Done {
    let (codebook, nets) = (study.codebook()?, study.nets()?);
    let counts = study.net_counts(&codebook, &nets)?;
    let ext = |id: &i64| codebook.get(*id).map(|code| code.ext.clone());
    if as_json {
        let all = nets.iter().map(|net| {
            let count = counts.get(&net.id).copied().unwrap_or_default();
            json!({
                "id": net.ext, "label": net.label, "codes": net.codes.iter().filter_map(ext).collect::<Vec<_>>(),
                "messages": count.messages, "persons": count.persons, "respondents": count.respondents,
            })
        });
        return say::json(&Value::Array(all.collect()));
    }
    if nets.is_empty() {
        return say::tell(lang, "cli-nets-none", &[]);
    }
    for net in &nets {
        let count = counts.get(&net.id).copied().unwrap_or_default();
        let codes = net.codes.iter().filter_map(ext).collect::<Vec<_>>().join(" ");
        say::line(&format!(
            "{:<6} {:<30} {:>6} {:>6} {:>6}  {codes}",
            net.ext,
            net.name(Some(lang)),
            count.messages,
            count.persons,
            count.respondents
        ))?;
    }
    Ok(())
}

fn list(study: &Study, as_json: bool, lang: Lang) -> Done {
    let codebook = study.codebook()?;
    let figure = study.figure("codes", &Ask { brand_speech: true, ..Ask::default() })?;
    let counted = |ext: &str, key: &str| figure.data[ext][key].as_u64().unwrap_or(0);
    if as_json {
        let mut codes: Vec<Value> = vec![];
        for (code, depth) in codebook.tree() {
            let example = match study.example(code.id)? {
                Some(at) => json!({ "message": study.message_ext(at.message)?, "start": at.start, "end": at.stop, "text": at.quote }),
                None => Value::Null,
            };
            codes.push(json!({
                "id": code.ext, "parent": code.parent.and_then(|id| codebook.get(id)).map(|parent| parent.ext.clone()), "depth": depth,
                "label": code.label, "definition": code.definition, "include": code.include, "exclude": code.exclude, "example": code.example,
                "anti_example": code.anti_example, "example_at": example, "origin": code.origin, "defined": code.is_defined(),
                "color": code.color, "number": code.number, "exclusive": code.exclusive, "one_of": code.one_of,
                "codings": counted(&code.ext, "codings"), "messages": counted(&code.ext, "messages"),
            }));
        }
        return say::json(&Value::Array(codes));
    }
    if codebook.codes.is_empty() {
        return say::tell(lang, "cli-codes-none", &[]);
    }
    for (code, depth) in codebook.tree() {
        let number = code.number.map_or_else(String::new, |n| n.to_string());
        say::line(&format!(
            "{number:>4}  {}{:<width$}  {:<34} {:>6}",
            "  ".repeat(depth),
            code.ext,
            code.name(Some(lang)),
            counted(&code.ext, "messages"),
            width = 16usize.saturating_sub(2 * depth)
        ))?;
    }
    Ok(())
}
