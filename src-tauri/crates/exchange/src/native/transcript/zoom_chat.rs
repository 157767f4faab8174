//! The chat of a Zoom meeting, in the forms in which Zoom saves it: beside a recording (`00:05:16⇥Ana:⇥words`), and from the
//! window of the meeting (`13:05:16 From Ana to Everyone:`, or with the words on the same line, in older versions).
//!
//! Zoom names what is answered or liked by its first words alone: what that is, is concluded from them, and marked so.

use livisible_core::corpus::lists::Space;
use livisible_core::corpus::record::Record;
use serde_json::json;
use xxhash_rust::xxh3::xxh3_64;

use super::lines::{seen, whole};
use super::recording::Recording;
use crate::fault::Fault;
use crate::native::{Look, Native, Opening, Ready, Told, Turn, Turns};
use crate::source::Family;
use crate::values::is_blank;

/// The chat of a Zoom meeting.
pub static FORMAT: Native = Native {
    name: "zoom-chat",
    family: Family::Chat,
    lasting: false,
    extensions: &["txt"],
    space: Some(Space::Chat),
    venue: Some("Zoom"),
    personal: &["to", "replying_to"],
    tell,
    open,
};

/// The head of a message.
#[derive(Debug, PartialEq, Eq)]
struct Head<'t> {
    /// As it is written.
    time: &'t str,
    who: &'t str,
    /// To whom, unless to everyone.
    to: Option<&'t str>,
    /// To one person alone.
    private: bool,
    /// The time is that of a clock on the wall, not one in the recording.
    clock: bool,
    words: &'t str,
}

/// Half of the first lines at least are heads, and the first is one.
fn tell(look: &Look<'_>) -> Option<Told> {
    let mut lines = look.start().lines().filter(|line| !is_blank(line));
    let first = lines.next()?;
    head(first)?;
    let (heads, others) =
        lines.take(40).fold((1, 0), |(heads, others), line| if head(line).is_some() { (heads + 1, others) } else { (heads, others + 1) });
    // One line of three cells may be any table's; a name that ends in a colon, again and again, is Zoom's.
    let is_sure = first.contains(" From ") || first.contains(" De ") || heads > 1;
    if is_sure && heads * 8 >= others { Told::by("native_lines", [seen(first).as_str()]) } else { None }
}

/// The time at the head of a line: `00:05:16`.
fn time(line: &str) -> Option<(&str, &str)> {
    let (time, rest) = line.split_at_checked(8)?;
    let digits = |at: std::ops::Range<usize>| time.get(at).is_some_and(|two| two.bytes().all(|byte| byte.is_ascii_digit()));
    let is_time = digits(0..2) && digits(3..5) && digits(6..8) && time.as_bytes()[2] == b':' && time.as_bytes()[5] == b':';
    is_time.then_some((time, rest))
}

fn head(line: &str) -> Option<Head<'_>> {
    let (time, rest) = time(line.trim_start_matches('\u{FEFF}'))?;
    if let Some(rest) = rest.strip_prefix('\t').filter(|rest| !rest.trim_start().starts_with("From ")) {
        let (who, words) = rest.split_once(":\t").or_else(|| rest.strip_suffix(':').map(|who| (who, "")))?;
        let who = who.trim();
        let named = !who.is_empty() && who.chars().count() <= 100 && !who.contains('\t');
        return named.then_some(Head { time, who, to: None, private: false, clock: false, words });
    }
    let rest = rest.trim_start();
    let (rest, tos): (_, &[&str]) = match (rest.strip_prefix("From "), rest.strip_prefix("De ")) {
        (Some(rest), _) => (rest, &[" to ", " To "]),
        (_, Some(rest)) => (rest, &[" à ", " À "]),
        (None, None) => return None,
    };
    // The words begin after the first colon that white space stands around, or that ends the line.
    let end = rest.match_indices(':').map(|(at, _)| at).find(|at| {
        let after = &rest[at + 1..];
        after.is_empty() || after.starts_with(char::is_whitespace)
    })?;
    let (names, words) = (&rest[..end], &rest[end + 1..]);
    let split = tos.iter().filter_map(|to| names.rfind(to).map(|at| (at, to.len()))).max();
    let (who, to) = match split {
        Some((at, length)) => (names[..at].trim(), Some(names[at + length..].trim())),
        None => (names.trim(), None),
    };
    if who.is_empty() || names.chars().count() > 300 {
        return None;
    }
    let marks = ["(Direct Message)", "(Privately)", "(Message direct)", "(en privé)"];
    let private = to.is_some_and(|to| marks.iter().any(|mark| to.contains(mark)));
    let to = to.map(|to| marks.iter().fold(to, |to, mark| to.trim_end_matches(mark).trim_end()));
    let to = to.filter(|to| !matches!(to.to_lowercase().as_str(), "everyone" | "tout le monde" | "tous" | ""));
    Some(Head { time, who, to, private, clock: true, words: words.strip_prefix([' ', '\t']).unwrap_or(words) })
}

/// A message while its file is read.
struct Message {
    record: Record,
    /// Its first words, in one line: Zoom quotes no more of it.
    head: String,
    /// The first words of what it answers.
    quoted: Option<String>,
    reactions: Vec<(String, u64)>,
}

/// What a line says of another message.
#[derive(Debug, PartialEq, Eq)]
enum Gesture<'t> {
    Reacted { quoted: &'t str, with: &'t str },
    TookBack { quoted: &'t str, with: &'t str },
    Replied { quoted: &'t str, words: &'t str },
}

/// The marks that Zoom puts at the head of a message.
fn gesture(text: &str) -> Option<Gesture<'_>> {
    let opened = |rest: &'static str| text.strip_prefix(rest).and_then(|rest| rest.strip_prefix(['"', '“']));
    let closed = |rest: &'_ str, then: &str| -> Option<usize> {
        ['"', '”'].iter().filter_map(|quote| rest.rfind(&format!("{quote}{then}"))).max()
    };
    if let Some(rest) = opened("Reacted to ") {
        let end = closed(rest, " with ")?;
        let with = rest[end..].split_once(" with ")?.1;
        return Some(Gesture::Reacted { quoted: &rest[..end], with: with.trim() });
    }
    if let Some(rest) = text.strip_prefix("Removed a ") {
        let (with, rest) = rest.split_once(" reaction from ")?;
        let quoted = rest.trim().strip_prefix(['"', '“'])?.trim_end_matches(['"', '”']);
        return Some(Gesture::TookBack { quoted, with: with.trim() });
    }
    let rest = opened("Replying to ")?;
    // The words of the answer are below; what is quoted may hold quotes and line ends itself.
    let ends = |at: &usize| {
        let after = rest[*at..].trim_start_matches(['"', '”']).trim_start_matches([' ', '\t']);
        after.is_empty() || after.starts_with(['\r', '\n'])
    };
    let end = rest.match_indices(['"', '”']).take(200).map(|(at, _)| at).find(ends)?;
    let words = rest[end..].trim_start_matches(['"', '”']).trim_start();
    Some(Gesture::Replied { quoted: &rest[..end], words })
}

fn open(opening: &Opening<'_>) -> Result<Box<dyn Turns>, Fault> {
    let (text, size, warning) = whole(opening)?;
    Ok(Ready::boxed(turns(&text, Recording::of(opening.stem())), size, warning.into_iter().collect()))
}

/// A message or what is none, in the order of the file.
enum Entry {
    Message(usize),
    Left(&'static str, String),
}

fn turns(text: &str, mut recording: Recording) -> Vec<Turn> {
    recording.within = recording.within.replacen("transcript:", "zoom:", 1);
    if recording.begun.is_none() {
        // The chat of any meeting may be called `meeting_saved_chat.txt`: it is known by how it begins.
        let first = text.lines().find(|line| !is_blank(line)).map(seen).unwrap_or_default();
        recording.within = format!("zoom:{:016x}", xxh3_64(first.as_bytes()));
    }
    let (mut messages, mut entries): (Vec<Message>, Vec<Entry>) = (Vec::new(), Vec::new());
    let lines: Vec<&str> = text.lines().collect();
    let mut at = 0;
    while at < lines.len() {
        let line = lines[at];
        at += 1;
        let Some(head) = head(line) else {
            if !is_blank(line) {
                entries.push(Entry::Left("malformed", seen(line)));
            }
            continue;
        };
        let mut words = head.words.to_owned();
        while at < lines.len() && self::head(lines[at]).is_none() {
            // What follows a head of the window is set in by a tab or by spaces.
            let line = lines[at];
            let line = if head.clock { line.strip_prefix('\t').or_else(|| line.strip_prefix("    ")).unwrap_or(line) } else { line };
            if !words.is_empty() {
                words.push('\n');
            }
            words.push_str(line);
            at += 1;
        }
        let words = words.trim_end_matches(|c: char| c.is_whitespace());
        entries.push(entry(&head, words, &mut messages, &mut recording));
    }
    resolve(&mut messages);
    let mut records: Vec<Option<Record>> = messages.into_iter().map(finished).map(Some).collect();
    let turn = |entry: Entry| match entry {
        Entry::Left(reason, detail) => Some(Turn::Left(reason, detail)),
        Entry::Message(at) => Some(records.get_mut(at)?.take()?.into()),
    };
    entries.into_iter().filter_map(turn).collect()
}

/// What a head and its words are: a message, or a mark on an earlier one.
fn entry(head: &Head<'_>, words: &str, messages: &mut Vec<Message>, recording: &mut Recording) -> Entry {
    let line = || format!("{} {}: {}", head.time, head.who, seen(words));
    let (quoted, words) = match gesture(words) {
        Some(Gesture::Reacted { quoted, with }) => {
            if let Some(message) = find(messages, quoted).and_then(|at| messages.get_mut(at)) {
                match message.reactions.iter_mut().find(|(kind, _)| kind == with) {
                    Some((_, times)) => *times += 1,
                    None => message.reactions.push((with.to_owned(), 1)),
                }
                return Entry::Left("reaction", line());
            }
            return Entry::Left("system_line", line());
        }
        Some(Gesture::TookBack { quoted, with }) => {
            if let Some(message) = find(messages, quoted).and_then(|at| messages.get_mut(at)) {
                if let Some((_, times)) = message.reactions.iter_mut().find(|(kind, _)| kind == with) {
                    *times = times.saturating_sub(1);
                }
                return Entry::Left("reaction", line());
            }
            return Entry::Left("system_line", line());
        }
        Some(Gesture::Replied { quoted, words }) => (Some(quoted.to_owned()), words),
        None => (None, words),
    };
    if is_blank(words) {
        return Entry::Left("empty_text", line());
    }
    let millis = super::clock::read(head.time);
    let mut record = Record {
        id: Some(recording.id(head.time)),
        within: Some(recording.within.clone()),
        account: Some(head.who.to_owned()),
        // The hour of a clock on the wall has no date, and no zone.
        posted: millis.filter(|_| !head.clock).and_then(|millis| recording.posted(millis, head.time)),
        text: words.to_owned(),
        ..Record::default()
    };
    record.attributes.insert(if head.clock { "time" } else { "start" }.to_owned(), json!(head.time));
    if head.private {
        record.attributes.insert("private".to_owned(), json!(true));
    }
    record.attributes.extend(head.to.map(|to| ("to".to_owned(), json!(to))));
    messages.push(Message { head: in_one_line(&record.text), record, quoted, reactions: Vec::new() });
    Entry::Message(messages.len() - 1)
}

/// How far back what is answered or liked is looked for.
const WINDOW: usize = 500;

/// The first words of a text, in one line: two thousand bytes at most.
fn in_one_line(text: &str) -> String {
    text[..text.floor_char_boundary(2_000)].split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The last message that begins with these words, which Zoom cuts with `...`.
fn find(messages: &[Message], quoted: &str) -> Option<usize> {
    let cut = quoted.trim_end().trim_end_matches("...").trim_end_matches('…');
    let wanted = in_one_line(cut);
    if wanted.is_empty() {
        return None;
    }
    let whole = cut.len() == quoted.trim_end().len();
    let like = |message: &Message| if whole { message.head == wanted } else { message.head.starts_with(&wanted) };
    let from = messages.len().saturating_sub(WINDOW);
    messages.iter().enumerate().skip(from).rev().find(|(_, message)| like(message)).map(|(at, _)| at)
}

/// Ties answers to what they quote, looked for above them.
fn resolve(messages: &mut [Message]) {
    for at in 0..messages.len() {
        let Some(quoted) = messages[at].quoted.take() else { continue };
        let parent = find(&messages[..at], &quoted).and_then(|found| messages[found].record.id.clone());
        let record = &mut messages[at].record;
        record.inferred = parent.is_some();
        record.parent = parent;
        record.attributes.insert("replying_to".to_owned(), json!(quoted));
    }
}

fn finished(message: Message) -> Record {
    let Message { mut record, reactions, .. } = message;
    let reactions: Vec<(String, u64)> = reactions.into_iter().filter(|(_, times)| *times > 0).collect();
    if !reactions.is_empty() {
        record.attributes.insert("reactions".to_owned(), json!(reactions.iter().map(|(_, times)| times).sum::<u64>()));
        let kinds: Vec<String> = reactions.iter().map(|(kind, times)| format!("{kind} {times}")).collect();
        record.attributes.insert("reactions_by_kind".to_owned(), json!(kinds.join(", ")));
    }
    record
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn heads_in_every_form() {
        let plain = |line| head(line).map(|head| (head.who.to_owned(), head.to.map(str::to_owned), head.private, head.words.to_owned()));
        let to = |name: &str| Some(name.to_owned());
        assert_eq!(plain("00:05:16\tAna Ruiz:\tBonjour: oui"), Some(("Ana Ruiz".into(), None, false, "Bonjour: oui".into())));
        assert_eq!(plain("13:05:16 From Ana to Everyone:"), Some(("Ana".into(), None, false, String::new())));
        assert_eq!(plain("13:05:16\t From  Ana : hello"), Some(("Ana".into(), None, false, "hello".into())));
        assert_eq!(
            plain("13:05:16\t From Ana to Bo to Paul(Direct Message) : psst"),
            Some(("Ana to Bo".into(), to("Paul"), true, "psst".into()))
        );
        assert_eq!(plain("13:05:16 De Ana à Tout le monde : salut"), Some(("Ana".into(), None, false, "salut".into())));
        for none in ["13:05:16 Ana: hello", "13:05:16\tAna\thello", "3:05:16\tAna:\thello", "é3:05:16", ""] {
            assert_eq!(plain(none), None, "{none}");
        }
    }

    #[test]
    fn gestures() {
        assert_eq!(gesture("Reacted to \"say \"yes\" an...\" with 👍"), Some(Gesture::Reacted { quoted: "say \"yes\" an...", with: "👍" }));
        assert_eq!(gesture("Removed a 👍 reaction from \"What...\""), Some(Gesture::TookBack { quoted: "What...", with: "👍" }));
        assert_eq!(gesture("Replying to \"What...\"\n\nThis"), Some(Gesture::Replied { quoted: "What...", words: "This" }));
        assert_eq!(gesture("Reacted to the news"), None);
        assert_eq!(gesture("Replying to \"a \"b\" c..."), None);
    }

    proptest! {
        #[test]
        fn anything_is_accounted_for(text in "((12:30:1[0-9](\t| From )(Ana|Bo)(:\t| to Everyone: ))?(Reacted to |Replying to |Removed a 👍 reaction from )?[\"“a.b…”é\n ]{0,12}( with 👍)?\n){0,8}") {
            let heads = text.lines().filter(|line| head(line).is_some()).count();
            prop_assert!(turns(&text, Recording::of("x")).len() >= heads);
        }
    }
}
