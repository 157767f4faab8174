//! `formats`: what comes in and goes out.

use livisible_core::locale::{self, Lang};
use livisible_exchange::{Direction, formats};
use serde_json::{Value, json};

use crate::say::{self, Done};

pub fn run(as_json: bool, lang: Lang) -> Done {
    let what = |code: &str| locale::say(lang, &format!("format-{}", code.replace('_', "-")), &[]);
    if as_json {
        let all: Vec<Value> = formats::all()
            .iter()
            .map(|info| json!({ "name": info.name, "direction": info.direction, "extensions": info.extensions, "recognises": what(info.what) }))
            .collect();
        return say::json(&Value::Array(all));
    }
    for info in formats::all() {
        let direction = match info.direction {
            Direction::Import => "cli-direction-import",
            Direction::Export => "cli-direction-export",
            Direction::Both => "cli-direction-both",
        };
        say::line(&format!("{:<18}{:<18}{}", info.name, locale::say(lang, direction, &[]), what(info.what)))?;
    }
    Ok(())
}
