//! `codes`: the codebook, starter codebooks, codebook files.

use std::path::Path;

use chrono::Utc;
use livisible_core::codebook::Code;
use livisible_core::figures::Ask;
use livisible_core::locale::Lang;
use livisible_exchange::import::refused;
use serde_json::{Value, json};

use super::{readable, writable};
use crate::say::{self, Done, Fail};

pub fn run(path: &Path, template: Option<&str>, file: Option<&Path>, as_json: bool, lang: Lang) -> Done {
    if template.is_some() || file.is_some() {
        let mut study = writable(path)?;
        if let Some(id) = template {
            let added = study.copy_template(id, Utc::now())?.value;
            if !as_json {
                say::tell(lang, "cli-codes-added", &[("count", added.to_string()), ("source", id.to_owned())])?;
            }
        }
        if let Some(file) = file {
            let rows = livisible_exchange::codebook::read(file).map_err(|fault| Fail::Core(refused(fault)))?;
            let codes: Vec<(Code, Option<String>)> = rows.into_iter().map(|row| row.settle(lang)).collect();
            let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            let added = study.add_codes(&name, &codes, Utc::now())?.value;
            if !as_json {
                say::tell(lang, "cli-codes-added", &[("count", added.to_string()), ("source", name)])?;
            }
        }
    }
    list(path, as_json, lang)
}

fn list(path: &Path, as_json: bool, lang: Lang) -> Done {
    let study = readable(path)?;
    let codebook = study.codebook()?;
    let figure = study.figure("codes", &Ask { brand_speech: true, ..Ask::default() })?;
    let counted = |ext: &str, key: &str| figure.data[ext][key].as_u64().unwrap_or(0);
    if as_json {
        let codes: Vec<Value> = codebook
            .tree()
            .into_iter()
            .map(|(code, depth)| {
                json!({
                    "id": code.ext, "parent": code.parent.and_then(|id| codebook.get(id)).map(|parent| parent.ext.clone()), "depth": depth,
                    "label": code.label, "definition": code.definition, "include": code.include, "exclude": code.exclude, "example": code.example,
                    "color": code.color, "number": code.number, "exclusive": code.exclusive,
                    "codings": counted(&code.ext, "codings"), "messages": counted(&code.ext, "messages"),
                })
            })
            .collect();
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
