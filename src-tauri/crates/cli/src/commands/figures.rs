//! `figures`: what the study counts, with its base.

use std::path::{Path, PathBuf};

use livisible_core::figures::{Ask, Figure};
use livisible_core::locale::{self, Lang};
use livisible_core::{Error, Study, whole};
use livisible_exchange::write::sections::sections;
use livisible_report::figure::{Drawing, Drawn, Theme, publish};
use serde_json::Value;

use super::readable;
use crate::args::{BrandArg, ThemeArg};
use crate::say::{self, Done, Fail};

/// The words of the command.
pub struct Words {
    pub names: Vec<String>,
    pub filter: Option<String>,
    pub brand_speech: BrandArg,
    pub params: Vec<String>,
    pub json: bool,
    pub csv: Option<PathBuf>,
    pub svg: Option<PathBuf>,
    pub theme: ThemeArg,
}

pub fn run(path: &Path, words: Words, lang: Lang) -> Done {
    let params = words
        .params
        .iter()
        .map(|pair| {
            pair.split_once('=')
                .map(|(k, v)| (k.to_owned(), v.to_owned()))
                .ok_or_else(|| Fail::Core(Error::BadParameter { name: pair.clone(), value: String::new() }))
        })
        .collect::<Result<Vec<_>, _>>()?;
    if words.svg.is_some() && words.names.len() > 1 {
        return Err(Fail::Said("cli-one-svg", vec![("names", words.names.join(", "))]));
    }
    let study = readable(path)?;
    let ask = Ask { filter: words.filter, brand_speech: words.brand_speech == BrandArg::Include, params };
    let drawn = |name: &String, theme: Theme| publish(&study, &Drawing { name, ask: ask.clone(), lang, theme });
    if let Some(file) = &words.svg {
        let theme = match words.theme {
            ThemeArg::Light => Theme::Light,
            ThemeArg::Dark => Theme::Dark,
            ThemeArg::Print => Theme::Print,
        };
        for name in &words.names {
            let drawn = drawn(name, theme)?;
            let svg = drawn.svg.ok_or_else(|| Fail::Said("cli-nothing-to-draw", vec![("base", drawn.base_line)]))?;
            whole::put_bytes(file, svg.as_bytes())?;
        }
        return Ok(());
    }
    if let Some(file) = &words.csv {
        let all = words.names.iter().map(|name| drawn(name, Theme::Print)).collect::<Result<Vec<_>, _>>()?;
        whole::put_bytes(file, &tables(all)?)?;
        return Ok(());
    }
    print_all(&study, &words.names, &ask, words.json, lang)
}

/// The tables of the figures, those of each followed by its base line.
fn tables(all: Vec<Drawn>) -> Result<Vec<u8>, Fail> {
    let groups = all.into_iter().map(|drawn| (drawn.tables.into_iter().map(|table| table.words().into()).collect(), drawn.base_line));
    Ok(sections(groups)?.0)
}

fn print_all(study: &Study, names: &[String], ask: &Ask, as_json: bool, lang: Lang) -> Done {
    let figures: Vec<Figure> = names.iter().map(|name| study.figure(name, ask)).collect::<Result<_, _>>()?;
    if as_json {
        let values: Vec<Value> =
            figures.iter().map(|figure| serde_json::to_value(figure).map_err(Error::from)).collect::<Result<_, _>>()?;
        return say::json(&if values.len() == 1 { values.into_iter().next().unwrap_or_default() } else { Value::Array(values) });
    }
    for figure in &figures {
        let base = figure.base;
        let args = [
            ("figure", figure.figure.clone()),
            ("messages", base.messages.to_string()),
            ("codings", base.codings.to_string()),
            ("accounts", base.accounts.to_string()),
            ("persons", base.persons.to_string()),
            ("spaces", base.spaces.to_string()),
            ("conversations", base.conversations.to_string()),
            ("brand", locale::say(lang, &format!("cli-brand-{}", figure.brand_speech), &[])),
        ];
        say::tell(lang, "cli-figure-base", &args)?;
        print(&figure.data, 1)?;
    }
    Ok(())
}

/// An indented outline: enough to read a figure in a terminal.
fn print(value: &Value, depth: usize) -> Done {
    let indent = "  ".repeat(depth);
    match value {
        Value::Object(map) => map.iter().try_for_each(|(key, value)| match value {
            Value::Object(inner) if inner.values().all(|v| !v.is_object() && !v.is_array()) => {
                let counts: Vec<String> = inner.iter().map(|(name, n)| format!("{name} {}", plain(n))).collect();
                say::line(&format!("{indent}{key:<28} {}", counts.join("  ")))
            }
            Value::Object(_) => {
                say::line(&format!("{indent}{key}"))?;
                print(value, depth + 1)
            }
            Value::Array(all) => {
                let items: Vec<String> = all
                    .iter()
                    .map(|item| item.as_array().map_or_else(|| plain(item), |pair| pair.iter().map(plain).collect::<Vec<_>>().join(" → ")))
                    .collect();
                say::line(&format!("{indent}{key:<28} {}", items.join(", ")))
            }
            other => say::line(&format!("{indent}{key:<28} {}", plain(other))),
        }),
        other => say::line(&format!("{indent}{}", plain(other))),
    }
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
