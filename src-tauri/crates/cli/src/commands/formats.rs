//! `formats`: what comes in and goes out.

use livisible_core::locale::{self, Lang};
use livisible_exchange::source::{self, Source};
use livisible_exchange::{Direction, formats, native};
use serde_json::{Value, json};

use crate::say::{self, Done};

pub fn run(as_json: bool, lang: Lang) -> Done {
    let what = |code: &str| locale::say(lang, &format!("format-{}", code.replace('_', "-")), &[]);
    // A tool is told by its columns, in whatever table they stand.
    let told = |tool: &Source| {
        let name = locale::say(lang, &format!("format-name-{}", tool.name), &[]);
        let columns = tool.needs.iter().chain(tool.some).take(5).copied().collect::<Vec<_>>().join(", ");
        locale::say(lang, "cli-format-tool", &[("name", name), ("columns", columns)])
    };
    if as_json {
        let files = formats::all().iter().map(
            |info| json!({ "name": info.name, "direction": info.direction, "extensions": info.extensions, "recognises": what(info.what) }),
        );
        let tools = source::all()
            .iter()
            .map(|tool| json!({ "name": tool.name, "direction": Direction::Import, "extensions": [], "recognises": told(tool) }));
        let natives = native::all().iter().map(
            |one| json!({ "name": one.name, "direction": Direction::Import, "extensions": one.extensions, "recognises": what(one.name) }),
        );
        return say::json(&Value::Array(files.chain(natives).chain(tools).collect()));
    }
    for info in formats::all() {
        let direction = match info.direction {
            Direction::Import => "cli-direction-import",
            Direction::Export => "cli-direction-export",
            Direction::Both => "cli-direction-both",
        };
        say::line(&format!("{:<22}{:<18}{}", info.name, locale::say(lang, direction, &[]), what(info.what)))?;
    }
    for one in native::all() {
        say::line(&format!("{:<22}{:<18}{}", one.name, locale::say(lang, "cli-direction-import", &[]), what(one.name)))?;
    }
    for tool in source::all() {
        say::line(&format!("{:<22}{:<18}{}", tool.name, locale::say(lang, "cli-direction-import", &[]), told(tool)))?;
    }
    Ok(())
}
