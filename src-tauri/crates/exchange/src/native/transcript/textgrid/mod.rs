//! TextGrids of Praat: tiers of what is said, one a speaker, in the order of time.

mod tier;
mod tokens;

use livisible_core::corpus::lists::Space;
use livisible_core::corpus::record::{Record, Warning};
use serde_json::json;

use self::tier::{Grid, Interval, Tier};
use super::captions::PERSONAL;
use super::clock;
use super::lines::{seen, whole};
use super::recording::Recording;
use crate::fault::Fault;
use crate::native::{Look, Native, Opening, Ready, Told, Turn, Turns};
use crate::source::Family;
use crate::values::fold::fold;
use crate::values::is_blank;

/// A TextGrid.
pub static FORMAT: Native = Native {
    name: "textgrid",
    family: Family::Transcript,
    lasting: false,
    extensions: &["textgrid"],
    space: Some(Space::Interview),
    venue: None,
    personal: PERSONAL,
    tell,
    open,
};

/// `File type = "ooTextFile"` and `"TextGrid"` below.
fn tell(look: &Look<'_>) -> Option<Told> {
    let mut lines = look.start().lines().filter(|line| !is_blank(line));
    let (first, second) = (lines.next()?.trim(), lines.next()?.trim());
    let is_grid = first.starts_with("File type = \"ooTextFile") && second.contains("\"TextGrid\"");
    if is_grid { Told::by("native_head", [first, second]) } else { None }
}

/// Words of the names of tiers that cut words into sounds, which nobody reads.
const SOUNDS: &[&str] = &["phon", "phoneme", "segment", "syll", "tone", "pitch"];

/// Names of tiers that name no speaker.
const NAMELESS: &[&str] = &[
    "transcription",
    "transcript",
    "transcripts",
    "text",
    "texte",
    "sentence",
    "sentences",
    "phrase",
    "phrases",
    "utterance",
    "utterances",
    "ort",
    "ortho",
    "orthographic",
    "orthographe",
    "trs",
    "tier",
    "words",
    "word",
    "mots",
    "mot",
    "speech",
    "parole",
    "silences",
    "",
];

/// The longest pause inside a turn of a tier of words, in milliseconds.
const PAUSE: u64 = 1_000;

fn open(opening: &Opening<'_>) -> Result<Box<dyn Turns>, Fault> {
    let (text, size, invalid) = whole(opening)?;
    let (turns, mut warnings) = turns(tier::read(&text), Recording::of(opening.stem()));
    warnings.extend(invalid);
    Ok(Ready::boxed(turns, size, warnings))
}

/// Who speaks on a tier; nobody where its name is that of a layer. `Ana - words` is Ana.
fn speaker(name: &str) -> Option<&str> {
    let bare = name.rsplit_once(" - ").filter(|(_, layer)| NAMELESS.contains(&fold(layer).as_str())).map_or(name, |(who, _)| who).trim();
    let folded = fold(bare);
    (!NAMELESS.contains(&folded.trim_end_matches(|c: char| c.is_ascii_digit()))).then_some(bare)
}

/// Whether a tier holds words one by one, as programs that align speech write it.
fn is_of_words(tier: &Tier) -> bool {
    let said: Vec<&Interval> = tier.intervals.iter().filter(|interval| !is_blank(&interval.words)).collect();
    let words: usize = said.iter().map(|interval| interval.words.split_whitespace().count()).sum();
    let named = fold(tier.name.rsplit(" - ").next().unwrap_or_default());
    matches!(named.as_str(), "words" | "word" | "mots" | "mot") || (said.len() > 20 && words * 10 <= said.len() * 12)
}

/// The intervals of a tier as turns: as whoever cut them did, but words one by one are joined up to a pause.
fn joined(tier: &Tier) -> Vec<(Interval, u64)> {
    let words = is_of_words(tier);
    let mut turns: Vec<(Interval, u64)> = Vec::new();
    for interval in tier.intervals.iter().filter(|interval| !is_blank(&interval.words)) {
        match turns.last_mut() {
            Some((last, count)) if words && interval.start.saturating_sub(last.end) <= PAUSE && last.words.len() < 2_000 => {
                last.words.push(' ');
                last.words.push_str(interval.words.trim());
                last.end = interval.end;
                *count += 1;
            }
            _ => turns.push((interval.clone(), 1)),
        }
    }
    turns
}

fn turns(grid: Grid, mut recording: Recording) -> (Vec<Turn>, Vec<Warning>) {
    let (mut said, mut left, mut unread, mut silences, mut parts) = (Vec::new(), Vec::new(), Vec::new(), 0u64, 0u64);
    for tier in &grid.tiers {
        let folded = fold(&tier.name);
        if tier.points {
            let note =
                |point: &Interval| Turn::Left("note", seen(&format!("{} {}: {}", clock::write(point.start), tier.name, point.words)));
            left.extend(tier.intervals.iter().map(note));
            continue;
        }
        if SOUNDS.iter().any(|sound| folded.contains(sound)) {
            unread.push(tier.name.clone());
            continue;
        }
        silences += tier.intervals.iter().filter(|interval| is_blank(&interval.words)).count() as u64;
        let of_tier = joined(tier);
        parts += of_tier.iter().map(|(_, count)| count - 1).sum::<u64>();
        said.extend(of_tier.into_iter().map(|turn| (tier.name.as_str(), turn)));
    }
    // Who begins first comes first; who begins at the same time, in the order of the tiers.
    said.sort_by_key(|(_, (interval, _))| interval.start);
    let mut turns: Vec<Turn> = said.into_iter().map(|(tier, (interval, count))| turn(tier, interval, count, &mut recording)).collect();
    turns.extend(left);
    turns.extend(grid.fault.map(|(reason, detail)| Turn::Left(reason, seen(&detail))));
    let counted = |code: &str, times: u64| (times > 0).then(|| Warning { code: code.to_owned(), detail: times.to_string() });
    let unread = (!unread.is_empty()).then(|| Warning { code: "other_tiers".to_owned(), detail: unread.join(", ") });
    (turns, [counted("silences", silences), counted("cues_joined", parts), unread].into_iter().flatten().collect())
}

fn turn(tier: &str, interval: Interval, count: u64, recording: &mut Recording) -> Turn {
    let start = clock::write(interval.start);
    let mut record = Record {
        id: Some(recording.id(&start)),
        within: Some(recording.within.clone()),
        venue: recording.venue(),
        posted: recording.posted(interval.start, &start),
        text: interval.words,
        ..Record::default()
    };
    record.attributes.insert("start".to_owned(), json!(start));
    record.attributes.insert("end".to_owned(), json!(clock::write(interval.end)));
    if count > 1 {
        record.attributes.insert("cues".to_owned(), json!(count));
    }
    match speaker(tier) {
        Some(who) => {
            let (account, name) = recording.account(who);
            record.account = Some(account);
            record.attributes.extend(name.map(|name| ("author_name".to_owned(), json!(name))));
        }
        None => drop(record.attributes.insert("tier".to_owned(), json!(tier))),
    }
    record.into()
}
