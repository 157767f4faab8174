//! Interviews and conversations typed as a text: `Interviewer: …`, `E1 : …`, `[00:01:02] Ana: …`.

use livisible_core::corpus::lists::Space;
use livisible_core::corpus::record::Record;
use rustc_hash::FxHashMap;
use serde_json::json;
use xxhash_rust::xxh3::xxh3_64;

use super::captions::PERSONAL;
use super::lines::{seen, whole};
use super::recording::Recording;
use super::speech::{Spoken, turns_of};
use crate::fault::Fault;
use crate::native::{Look, Native, Opening, Ready, Told, Turn, Turns};
use crate::source::Family;

/// An interview.
pub static FORMAT: Native = Native {
    name: "interview",
    family: Family::Transcript,
    lasting: false,
    extensions: &["txt"],
    space: Some(Space::Interview),
    venue: None,
    personal: PERSONAL,
    tell,
    open,
};

/// Endings of tables and of code: what they hold is never speech, whatever it looks like.
pub const NOT_SPEECH: &[&str] = &[
    "csv", "tsv", "tab", "psv", "ssv", "json", "jsonl", "ndjson", "xml", "html", "htm", "yaml", "yml", "toml", "ini", "log", "py", "js",
    "ts", "rs", "c", "h", "cpp", "java", "r", "rmd", "sh", "tex", "bib", "ris", "ftl", "po", "conf", "cfg", "diff", "patch", "css", "sql",
];

fn tell(look: &Look<'_>) -> Option<Told> {
    let odd = look.start().starts_with(['{', '<', '%']) || look.text.contains('\0') || NOT_SPEECH.contains(&look.extension().as_str());
    let turns = if odd { None } else { turns_of(look.text) }?;
    let first = turns.iter().find(|turn| turn.who.is_some())?;
    let told = seen(&format!("{}: {}", first.who.as_deref().unwrap_or_default(), first.text)).chars().take(80).collect::<String>();
    Some(Told { confidence: 0.9, ..Told::by("native_lines", [told.as_str()])? })
}

fn open(opening: &Opening<'_>) -> Result<Box<dyn Turns>, Fault> {
    let (text, size, warning) = whole(opening)?;
    // Where the analyst says so and nothing shows who speaks, it is one turn of nobody.
    let turns = turns_of(&text).unwrap_or_else(|| vec![Spoken { who: None, time: None, text: text.clone() }]);
    let mut recording = Recording::of(opening.stem());
    recording.within = format!("interview:{}", recording.name);
    let turns = records(&recording, turns).into_iter().map(Turn::from).collect();
    Ok(Ready::boxed(turns, size, warning.into_iter().collect()))
}

/// What was said in a recording. Ids are made of who says what, with a number where it is said again: a turn added above
/// leaves them as they are.
fn records(recording: &Recording, spoken: Vec<Spoken>) -> Vec<Record> {
    let mut met: FxHashMap<u64, u32> = FxHashMap::default();
    let id = |one: &Spoken| {
        let hash = xxh3_64(format!("{}\u{1F}{}", one.who.as_deref().unwrap_or_default(), one.text).as_bytes());
        let times = met.entry(hash).or_default();
        *times += 1;
        if *times == 1 { format!("{}/{hash:016x}", recording.within) } else { format!("{}/{hash:016x}/{times}", recording.within) }
    };
    let ids: Vec<String> = spoken.iter().map(id).collect();
    ids.into_iter().zip(spoken).map(|(id, one)| said(recording, id, one)).collect()
}

/// What somebody said, as the message of this id.
fn said(recording: &Recording, id: String, spoken: Spoken) -> Record {
    let mut record = Record { id: Some(id), within: Some(recording.within.clone()), text: spoken.text, ..Record::default() };
    record.attributes.insert("recording".to_owned(), json!(recording.name));
    record.attributes.extend(spoken.time.map(|time| ("start".to_owned(), json!(time))));
    match spoken.who {
        Some(who) => {
            let (account, name) = recording.account(&who);
            record.account = Some(account);
            record.attributes.extend(name.map(|name| ("author_name".to_owned(), json!(name))));
        }
        None => drop(record.attributes.insert("heading".to_owned(), json!(true))),
    }
    record
}

/// The turns of a document whose words are an interview; `None` where nothing proves it. `scope` is what the document is
/// known by, `name` what it is called.
pub(in crate::native) fn of_document(text: &str, scope: &str, name: &str) -> Option<Vec<Record>> {
    let mut recording = Recording::of(name);
    recording.within = scope.to_owned();
    let spoken = turns_of(text)?;
    let as_interview = |record: Record| Record { space: Some(Space::Interview), ..record };
    Some(records(&recording, spoken).into_iter().map(as_interview).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_turn_added_above_leaves_the_others() {
        let ids = |text: &str| {
            let records = of_document(text, "docx:a", "a").expect("an interview");
            records.into_iter().filter_map(|record| record.id).collect::<Vec<_>>()
        };
        let text = "E1: Et ce savon, alors ?\nP1: Il sent bon.\n".repeat(2);
        let before = ids(&text);
        let after = ids(&format!("E1: Bonjour, on commence ?\n{text}"));
        assert_eq!((before.len(), after.len(), &before[..]), (4, 5, &after[1..]));
        assert_eq!(before[2], format!("{}/2", before[0]));
    }
}
