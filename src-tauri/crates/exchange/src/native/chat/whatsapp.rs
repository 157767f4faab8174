//! WhatsApp: the `.txt` of « Export chat », from Android and iOS, in any language and any order of dates.
//!
//! A line of the application has no author, and what follows its first colon is not said by what stands before it: a name is
//! taken for one only where it can be one.

use livisible_core::corpus::lists::Space;
use livisible_core::corpus::record::{Record, Warning};
use rustc_hash::FxHashMap;
use serde_json::{Map, Value};
use xxhash_rust::xxh3::xxh3_64;

use super::lines::{Entry, Lines};
use super::sentence::{has_phrase, is_a_doing, is_deleted, is_edited, media, mentions, tells_a_doing};
use super::stamp::{Closing, Stamp, is_mark, stamp};
use crate::fault::Fault;
use crate::native::{Look, Native, Opening, Told, Turn, Turns};
use crate::source::Family;

pub(in crate::native) static FORMAT: Native = Native {
    name: "whatsapp",
    family: Family::Chat,
    lasting: false,
    extensions: &["txt"],
    space: Some(Space::Chat),
    venue: Some("WhatsApp"),
    // A card that is handed on is called as the one whose it is.
    personal: &["chat", "media", "mentions"],
    tell,
    open,
};

/// Entries of one reading.
const AT_ONCE: usize = 500;

/// The longest name, in characters, and the longest in words of one who speaks but once.
const LONGEST_NAME: usize = 80;
const MOST_WORDS: usize = 6;

/// How many names are counted at most.
const MOST_NAMES: usize = 50_000;

fn tell(look: &Look<'_>) -> Option<Told> {
    let first = look.text.lines().find(|line| !line.trim_matches(|c: char| is_mark(c) || c.is_whitespace()).is_empty())?;
    let head = stamp(first)?;
    if super::signal::is_head(&head) {
        return None;
    }
    let called = look.shown.to_lowercase();
    let (mut heads, mut said, mut levels, mut told) = (0, 0, 0, false);
    for stamp in look.text.lines().filter_map(stamp).filter(|stamp| stamp.shape == head.shape) {
        heads += 1;
        match split(stamp.rest) {
            Some((name, text)) => {
                said += 1;
                levels += usize::from(is_level(name));
                told |= media(text).is_some() || is_deleted(text);
            }
            None => told |= has_phrase(stamp.rest),
        }
    }
    let is_called = called.contains("whatsapp") || called.ends_with("_chat.txt");
    let enough = match head.shape.closing {
        // Dates that a space or a colon ends are those of many other lists.
        Closing::Space | Closing::Colon => said >= 3 && said * 2 > heads,
        // So may be a word between a time and a dash.
        _ if head.half_is_unknown && !is_called => said >= 3 && said * 2 > heads,
        Closing::Bracket | Closing::Dash => said >= 2 || (is_called && heads > 0) || (said >= 1 && heads == 1 && look.whole),
    };
    // Programs write a line at a time as some phones do: year first, with seconds and a dash.
    let may_be_log = head.date[0].digits > 2 && head.shape.seconds && head.shape.closing == Closing::Dash && !head.original.contains(',');
    let enough = enough && (!may_be_log || told || called.contains("whatsapp"));
    (enough && levels * 2 <= said).then(|| Told::by("native_lines", [first.trim_end()]))?
}

/// Programs write such lines too, and it is no person who says « INFO: ».
pub(super) fn is_level(name: &str) -> bool {
    let level = name.rsplit([' ', '-', '.']).next().unwrap_or(name).trim_matches(['[', ']']);
    ["info", "warn", "warning", "error", "debug", "trace", "fatal", "critical", "notice"]
        .iter()
        .any(|word| level.eq_ignore_ascii_case(word))
}

fn open(opening: &Opening<'_>) -> Result<Box<dyn Turns>, Fault> {
    let (mut names, mut first) = (FxHashMap::<String, u32>::default(), None);
    let lines = Lines::open(opening.path, opening.charset, &mut |stamp: &Stamp<'_>| {
        first.get_or_insert_with(|| xxh3_64(format!("{}\n{}", stamp.original, stamp.rest.trim_end()).as_bytes()));
        if let Some((name, _)) = split(stamp.rest)
            && (names.len() < MOST_NAMES || names.contains_key(name))
        {
            *names.entry(name.to_owned()).or_default() += 1;
        }
    })?;
    let (title, is_named) = title(opening.shown).map_or((None, false), |(title, is_named)| (Some(title), is_named));
    // A chat that WhatsApp does not name is known by how it begins, which a later export of it has in common: any chat may be
    // called `discussion.txt`.
    let name = title.clone().filter(|_| is_named).unwrap_or_else(|| format!("{:016x}", first.unwrap_or_default()));
    let within = format!("whatsapp:{name}");
    Ok(Box::new(Chat { lines, names, title, within }))
}

/// What a chat is called, by the name of its file or of the archive around it, and whether WhatsApp called it so.
fn title(shown: &str) -> Option<(String, bool)> {
    let parts = shown.rsplit(['/', '\\', '›']).map(str::trim);
    let named = |part: &str| {
        let stem = [".txt", ".zip"].iter().find_map(|ending| part.strip_suffix(ending)).unwrap_or(part).trim();
        let stem = match stem.rsplit_once(" (") {
            // A browser numbers what it loads again.
            Some((name, number)) if number.strip_suffix(')').is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit())) => {
                name
            }
            _ => stem,
        };
        let lower = stem.to_lowercase();
        let link = [" with ", " avec ", " mit ", " con ", " com ", " met ", " - ", " – "];
        let after = lower.find("whatsapp").and_then(|at| {
            let end = link.iter().filter_map(|word| lower.get(at..)?.find(word).map(|found| at + found + word.len())).min()?;
            stem.get(end..).filter(|_| stem.len() == lower.len())
        });
        let generic = ["_chat", "chat", "whatsapp", ""].contains(&lower.as_str());
        let name = after.or((!generic).then_some(stem)).map(|name| name.trim().to_owned()).filter(|name| !name.is_empty())?;
        Some((name, after.is_some()))
    };
    let mut parts = parts.take(2);
    let own = parts.next()?;
    let generic = named(own).is_none();
    named(own).or_else(|| parts.next().filter(|above| generic && above.to_lowercase().contains("whatsapp")).and_then(named))
}

/// What stands before the first colon that ends a word, and what follows it.
pub(super) fn split(rest: &str) -> Option<(&str, &str)> {
    let ends = |at: usize, colon: char| {
        let after = rest[at + colon.len_utf8()..].chars().next();
        colon == '：' || after.is_none_or(|c| c.is_whitespace() || is_mark(c))
    };
    let line = rest.lines().next().unwrap_or_default();
    let (at, colon) = line.char_indices().find(|(at, c)| matches!(c, ':' | '：') && ends(*at, *c))?;
    Some(parts(rest, at, colon))
}

fn parts(rest: &str, at: usize, colon: char) -> (&str, &str) {
    let body = &rest[at + colon.len_utf8()..];
    let name = rest[..at].trim_matches(|c: char| is_mark(c) || c.is_whitespace());
    (name, body.strip_prefix(' ').or_else(|| body.strip_prefix('\u{A0}')).unwrap_or(body))
}

/// A chat, read entry by entry.
struct Chat {
    lines: Lines,
    names: FxHashMap<String, u32>,
    title: Option<String>,
    within: String,
}

impl Chat {
    fn turn(&self, entry: Entry) -> Turn {
        let Some(posted) = entry.posted else { return Turn::Left("malformed", shortened(&entry.text)) };
        let Some((name, text)) = self.said(&entry.text) else { return Turn::Left("system_line", shortened(&entry.text)) };
        // Phones of Apple write what the application says under the name of the group, or of the one who did it.
        let is_told =
            text.starts_with(is_mark) && !text.contains('\n') && media(text).is_none() && !is_deleted(text) && tells_a_doing(text);
        if is_told {
            return Turn::Left("system_line", shortened(&entry.text));
        }
        let mut attributes = Map::new();
        let mut put = |name: &str, value: Value| attributes.insert(name.to_owned(), value);
        if let Some(title) = &self.title {
            put("chat", title.as_str().into());
        }
        if let Some(media) = media(text) {
            put("media", media.into());
        }
        if is_deleted(text) {
            put("deleted", true.into());
        }
        if is_edited(text) {
            put("edited", true.into());
        }
        let mentioned = mentions(text);
        if !mentioned.is_empty() {
            put("mentions", mentioned.join(", ").into());
        }
        Turn::from(Record {
            within: Some(self.within.clone()),
            account: Some(name.to_owned()),
            posted: Some(posted),
            attributes,
            text: text.to_owned(),
            ..Record::default()
        })
    }

    /// Who says what, where a line is said by somebody.
    fn said<'t>(&self, line: &'t str) -> Option<(&'t str, &'t str)> {
        if let Some((name, text)) = split(line) {
            return self.is_name(name).then_some((name, text));
        }
        // A colon without a space behind it ends the name of somebody who speaks elsewhere.
        let (at, colon) = line.char_indices().find(|(_, c)| *c == ':')?;
        let (name, text) = parts(line, at, colon);
        (self.names.contains_key(name) && self.is_name(name)).then_some((name, text))
    }

    fn is_name(&self, name: &str) -> bool {
        let times = self.names.get(name).copied().unwrap_or_default();
        if name.is_empty() || name.chars().count() > LONGEST_NAME || is_a_doing(name, times) {
            return false;
        }
        // « You changed the subject from “a: b” »: the colon stands inside quotes.
        let count = |quotes: &[char]| name.chars().filter(|c| quotes.contains(c)).count();
        let is_open = !count(&['"']).is_multiple_of(2)
            || count(&['“', '„', '«']) != count(&['”', '»']) + count(&['“']) * usize::from(name.contains('„'));
        let words = name.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).count();
        times > 2 || (!is_open && (words <= MOST_WORDS || times > 1))
    }
}

/// The beginning of a line, as it is shown.
pub(super) fn shortened(line: &str) -> String {
    let first = line.lines().next().unwrap_or_default().trim_matches(is_mark);
    first.char_indices().nth(200).map_or(first, |(end, _)| &first[..end]).to_owned()
}

impl Turns for Chat {
    fn next(&mut self, out: &mut Vec<Turn>) -> Result<bool, Fault> {
        for _ in 0..AT_ONCE {
            let Some(entry) = self.lines.next()? else { return Ok(false) };
            out.push(self.turn(entry));
        }
        Ok(true)
    }

    fn bytes_read(&self) -> u64 {
        self.lines.bytes_read()
    }

    fn warnings(&mut self) -> Vec<Warning> {
        self.lines.warnings()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chats_are_called_as_their_files() {
        for (shown, called) in [
            ("WhatsApp Chat with Bob.txt", Some("Bob")),
            ("exports/Discussion WhatsApp avec Les filles du café.txt", Some("Les filles du café")),
            ("WhatsApp-Chat mit Bob (2).txt", Some("Bob")),
            ("Conversa do WhatsApp com Ana.txt", Some("Ana")),
            ("WhatsApp Chat - Café.zip › _chat.txt", Some("Café")),
            ("WhatsApp Chat - Café/_chat.txt", Some("Café")),
            ("2024 salon.txt", Some("2024 salon")),
            ("_chat.txt", None),
            ("Downloads/_chat.txt", None),
        ] {
            let named = called.map(|called| (called.to_owned(), shown.contains("WhatsApp")));
            assert_eq!(title(shown), named, "{shown}");
        }
    }

    #[test]
    fn names_end_with_their_colon() {
        assert_eq!(split("Alice: a: b"), Some(("Alice", "a: b")));
        assert_eq!(split("Carol:"), Some(("Carol", "")));
        assert_eq!(split("Zoé : oui\nb: c"), Some(("Zoé", "oui\nb: c")));
        assert_eq!(split("You were added\nsee: here"), None);
        assert_eq!(split("see https://e.org"), None);
    }
}
