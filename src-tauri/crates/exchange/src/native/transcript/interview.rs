//! Interviews and conversations typed as a text: `Interviewer: …`, `E1 : …`, `[00:01:02] Ana: …`.

use livisible_core::corpus::lists::Space;
use livisible_core::corpus::record::{Record, Warning};
use serde_json::json;

use super::captions::PERSONAL;
use super::lines::{seen, whole};
use super::recording::Recording;
use super::speech::{Spoken, turns_of};
use crate::fault::Fault;
use crate::native::{Look, Native, Opening, Told, Turn, Turns};
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
    open: |opening| Ok(Box::new(Interview::open(opening)?)),
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

/// The turns of an interview.
struct Interview {
    turns: std::vec::IntoIter<Spoken>,
    recording: Recording,
    size: u64,
    warning: Option<Warning>,
    made: u64,
}

impl Interview {
    fn open(opening: &Opening<'_>) -> Result<Self, Fault> {
        let (text, size, warning) = whole(opening)?;
        // Where the analyst says so and nothing shows who speaks, it is one turn of nobody.
        let turns = turns_of(&text).unwrap_or_else(|| vec![Spoken { who: None, time: None, text: text.clone() }]);
        let mut recording = Recording::of(opening.stem());
        recording.within = format!("interview:{}", recording.name);
        Ok(Interview { turns: turns.into_iter(), recording, size, warning, made: 0 })
    }

    fn turn(&mut self, spoken: Spoken) -> Turn {
        self.made += 1;
        said(&self.recording, self.made, spoken).into()
    }
}

/// What somebody said, as the message of this number.
fn said(recording: &Recording, number: u64, spoken: Spoken) -> Record {
    let mut record = Record {
        id: Some(format!("{}/{number}", recording.within)),
        within: Some(recording.within.clone()),
        text: spoken.text,
        ..Record::default()
    };
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
    Some((1..).zip(spoken).map(|(number, one)| as_interview(said(&recording, number, one))).collect())
}

impl Turns for Interview {
    fn next(&mut self, out: &mut Vec<Turn>) -> Result<bool, Fault> {
        for _ in 0..1000 {
            let Some(spoken) = self.turns.next() else { return Ok(false) };
            out.push(self.turn(spoken));
        }
        Ok(true)
    }

    fn bytes_read(&self) -> u64 {
        self.size
    }

    fn warnings(&mut self) -> Vec<Warning> {
        self.warning.take().into_iter().collect()
    }
}
