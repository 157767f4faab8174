//! `figures`: what the study counts, with its base.

use std::fs::File;
use std::path::Path;

use livisible_core::Error;
use livisible_core::figures::{Ask, Figure};
use livisible_core::locale::{self, Lang};
use livisible_exchange::write::{Cell, csv};
use serde_json::Value;

use super::readable;
use crate::args::BrandArg;
use crate::say::{self, Done, Fail};

#[expect(clippy::too_many_arguments, reason = "one a word of the command")]
pub fn run(
    path: &Path,
    names: &[String],
    filter: Option<String>,
    brand: BrandArg,
    params: &[String],
    as_json: bool,
    to_csv: Option<&Path>,
    lang: Lang,
) -> Done {
    let params = params
        .iter()
        .map(|pair| {
            pair.split_once('=')
                .map(|(k, v)| (k.to_owned(), v.to_owned()))
                .ok_or_else(|| Fail::Core(Error::BadParameter { name: pair.clone(), value: String::new() }))
        })
        .collect::<Result<Vec<_>, _>>()?;
    let study = readable(path)?;
    let ask = Ask { filter, brand_speech: brand == BrandArg::Include, params };
    let figures: Vec<Figure> = names.iter().map(|name| study.figure(name, &ask)).collect::<Result<_, _>>()?;
    if as_json {
        let values: Vec<Value> =
            figures.iter().map(|figure| serde_json::to_value(figure).map_err(Error::from)).collect::<Result<_, _>>()?;
        return say::json(&if values.len() == 1 { values.into_iter().next().unwrap_or_default() } else { Value::Array(values) });
    }
    if let Some(file) = to_csv {
        let mut out = File::create(file).map_err(|e| Error::io(file, &e))?;
        let header = ["figure", "key", "count", "value"].map(str::to_owned);
        // A table made to leave the house: pseudonyms for people and messages.
        let mask = study.mask()?;
        let hidden = |text: &str| match study.message_id(text).ok().flatten() {
            Some(row) => mask.message_id(row, text),
            None => text.split(" → ").map(|name| mask.name(name)).collect::<Vec<_>>().join(" → "),
        };
        let rows = figures.iter().flat_map(|figure| flat(&figure.figure, &figure.data)).map(|row| {
            row.into_iter()
                .enumerate()
                .map(|(at, cell)| match cell {
                    Cell::Text(text) if at > 0 => Cell::Text(hidden(&text)),
                    other => other,
                })
                .collect()
        });
        csv::csv(&mut out, &header, rows)?;
        return Ok(());
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

/// One row a count: the figure, what is counted, the name of the count, its value.
fn flat(figure: &str, data: &Value) -> Vec<Vec<Cell>> {
    let mut rows = vec![];
    let mut visit = vec![(vec![], data)];
    while let Some((path, value)) = visit.pop() {
        match value {
            Value::Object(map) => visit
                .extend(map.iter().rev().map(|(key, value)| (path.iter().cloned().chain([key.clone()]).collect::<Vec<String>>(), value))),
            Value::Array(all) => visit.extend(
                all.iter().enumerate().rev().map(|(at, value)| (path.iter().cloned().chain([(at + 1).to_string()]).collect(), value)),
            ),
            other => {
                let (key, count) = match path.as_slice() {
                    [] => (String::new(), String::new()),
                    [only] => (String::new(), only.clone()),
                    [first, rest @ ..] => (first.clone(), rest.join(".")),
                };
                let cell = match other {
                    Value::Number(n) => n.as_i64().map(Cell::Int).or_else(|| n.as_f64().map(Cell::Number)).unwrap_or(Cell::Empty),
                    Value::String(text) => text.as_str().into(),
                    _ => Cell::Empty,
                };
                rows.push(vec![figure.into(), key.into(), count.into(), cell]);
            }
        }
    }
    rows
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
