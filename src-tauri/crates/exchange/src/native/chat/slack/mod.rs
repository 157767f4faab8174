//! Slack: the export of a workspace, an archive of lists read as one file. Each channel is a folder, each day a list of messages;
//! who is who, and which channel is which, stand in lists beside them.

mod markup;
mod people;

use std::fs::File;
use std::io::Read;
use std::path::Path;

use livisible_core::corpus::lists::Space;
use livisible_core::corpus::record::{Link, LinkKind, Record, Warning};
use serde_json::Value;
use zip::ZipArchive;

use self::people::People;
use super::fields::{Attributes, Dates, is, list, text, word};
use crate::fault::Fault;
use crate::json::cut::{Cutter, Piece};
use crate::native::{Look, Native, Opening, Told, Turn, Turns};
use crate::source::Family;
use crate::workbook::archive;

pub(in crate::native) static FORMAT: Native = Native {
    name: "slack",
    family: Family::Chat,
    lasting: true,
    extensions: &["zip"],
    space: Some(Space::Chat),
    venue: Some("Slack"),
    personal: &["author_name", "mentions", "participants", "reposted_from"],
    tell,
    open,
};

/// The largest list: those of users and of days stand in memory, one at a time.
const LARGEST: u64 = 64 * 1024 * 1024;

/// Kinds of messages that somebody says; all others are lines of Slack.
const SAID: [&str; 8] =
    ["bot_message", "me_message", "thread_broadcast", "reply_broadcast", "file_share", "file_comment", "file_mention", "tombstone"];

/// Lists of channels.
const LISTS: [&str; 4] = ["channels.json", "groups.json", "dms.json", "mpims.json"];

fn tell(look: &Look<'_>) -> Option<Told> {
    let entries = look.entries();
    let root = entries.iter().find_map(|name| name.strip_suffix("users.json").filter(|root| root.is_empty() || root.ends_with('/')))?;
    let channels = LISTS.into_iter().find(|list| entries.iter().any(|name| name.strip_prefix(root) == Some(*list)))?;
    let day = entries.iter().find(|name| name.strip_prefix(root).and_then(day).is_some())?;
    Told::by("native_parts", ["users.json", channels, day.as_str()])
}

/// The folder of a list of one day: `general/2024-03-01.json`.
fn day(name: &str) -> Option<&str> {
    let (folder, file) = name.rsplit_once('/')?;
    let date = file.strip_suffix(".json")?.as_bytes();
    let is_date =
        date.len() == 10 && date.iter().enumerate().all(|(at, b)| if matches!(at, 4 | 7) { *b == b'-' } else { b.is_ascii_digit() });
    (is_date && !folder.is_empty()).then(|| folder.rsplit('/').next().unwrap_or(folder))
}

fn open(opening: &Opening<'_>) -> Result<Box<dyn Turns>, Fault> {
    let mut archive = unpacked(opening.path)?;
    let entries = entries(&archive);
    let mut people = People::default();
    // Users first: conversations of few are known by who takes part.
    for is_users in [true, false] {
        for (name, at) in &entries {
            let last = name.rsplit('/').next().unwrap_or(name);
            if is_users && last == "users.json" {
                people.add_users(&values(&mut archive, name, *at)?.0);
            } else if !is_users && LISTS.contains(&last) {
                people.add_channels(&values(&mut archive, name, *at)?.0);
            }
        }
    }
    let mut days: Vec<(String, usize)> = entries.into_iter().filter(|(name, _)| day(name).is_some()).collect();
    if days.is_empty() {
        return Err(Fault::NoRecords);
    }
    // By channel, then by day; taken from the end.
    days.sort_by(|one, other| other.cmp(one));
    Ok(Box::new(Workspace { archive, people, days, dates: Dates::default(), read: 0 }))
}

/// The names of the entries, in UTF-8 as Slack writes them whether or not the archive says so, and their places.
fn entries(archive: &ZipArchive<File>) -> Vec<(String, usize)> {
    let name = |at: usize| Some((String::from_utf8_lossy(archive.by_index_data(at).ok()?.name_raw()).into_owned(), at));
    (0..archive.len()).filter_map(name).collect()
}

/// An archive that is whole, and no bomb.
fn unpacked(path: &Path) -> Result<ZipArchive<File>, Fault> {
    let fault = |error: std::io::Error| Fault::io(path, &error);
    let mut file = File::open(path).map_err(fault)?;
    let Some(directory) = archive::read(&mut file).map_err(fault)? else { return Err(Fault::CutShort) };
    directory.guard()?;
    ZipArchive::new(file).map_err(|_| Fault::DamagedArchive { entry: String::new() })
}

/// The elements of a list of the archive, what is wrong with it, if anything, and its size in the archive.
type List = (Vec<Value>, Option<(&'static str, String)>, u64);

/// Reads the list at a place of the archive.
fn values(archive: &mut ZipArchive<File>, name: &str, at: usize) -> Result<List, Fault> {
    let damaged = || Fault::DamagedArchive { entry: name.to_owned() };
    let entry = archive.by_index(at).map_err(|_| damaged())?;
    if entry.encrypted() {
        return Err(Fault::Encrypted);
    }
    let packed = entry.compressed_size();
    let mut bytes = Vec::new();
    let whole = entry.take(LARGEST + 1).read_to_end(&mut bytes).is_ok();
    if bytes.len() as u64 > LARGEST {
        return Err(Fault::TooLarge { bytes: bytes.len() as u64 });
    }
    let mut cutter = Cutter::new(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&bytes));
    let (mut values, mut wrong, mut out) = (Vec::new(), None, Vec::new());
    let malformed = |what: &[u8]| Some(("malformed", format!("{name}: {}", String::from_utf8_lossy(&what[..what.len().min(80)]))));
    if cutter.pass_blanks(false).ok().flatten() != Some(b'[') || !cutter.eat(b'[').unwrap_or(false) {
        return Ok((values, malformed(&bytes), packed));
    }
    loop {
        match cutter.element(true, &mut out) {
            Ok(Piece::Whole) => match serde_json::from_slice(&out) {
                Ok(value) => values.push(value),
                Err(_) => wrong = malformed(&out),
            },
            Ok(Piece::Closed) if whole => return Ok((values, wrong, packed)),
            _ => return Ok((values, Some(("truncated", name.to_owned())), packed)),
        }
    }
}

struct Workspace {
    archive: ZipArchive<File>,
    people: People,
    /// The lists that were not read yet, the last one first.
    days: Vec<(String, usize)>,
    dates: Dates,
    read: u64,
}

impl Workspace {
    /// A message of the list `day` of a folder.
    fn turn(&mut self, message: &Value, folder: &str, day: &str) -> Turn {
        let channel = self.people.channel_of(folder);
        let id = channel.map_or(folder, |channel| channel.id.as_str());
        let kind = text(message, "subtype").unwrap_or_default();
        let (words, named) = self.people.render(text(message, "text").unwrap_or_default());
        if !message.is_object() {
            return Turn::Left("malformed", message.to_string().chars().take(80).collect());
        }
        if !(kind.is_empty() || SAID.contains(&kind)) {
            return Turn::Left("system_line", if words.is_empty() { kind.to_owned() } else { words });
        }
        let author = self.people.author(message);
        let files = list(message, "files").iter().chain(message.get("file"));
        let files: Vec<String> = files.filter_map(|file| text(file, "name").or(text(file, "title"))).map(str::to_owned).collect();
        let stamp = word(message, "ts");
        let scoped = |stamp: &str| format!("{id}/{stamp}");
        let thread = word(message, "thread_ts").filter(|thread| stamp.as_ref() != Some(thread));
        let quoted = list(message, "attachments")
            .iter()
            .filter_map(|shared| Some(format!("{}/{}", text(shared, "channel_id")?, word(shared, "ts")?)));
        // Who shares a message and adds no word says nothing: the words are those of somebody else.
        let kind_of_link = if words.trim().is_empty() { LinkKind::Repost } else { LinkKind::Quote };
        let links: Vec<Link> = quoted.map(|to| Link { kind: kind_of_link, to }).collect();
        let is_repost = kind_of_link == LinkKind::Repost && !links.is_empty();
        let mut put = Attributes::default();
        let among = people::among(day);
        put.put("channel", channel.map_or_else(|| among.is_none().then_some(folder), |channel| channel.name.as_deref()));
        let listed = channel.and_then(|channel| channel.participants.clone());
        put.put("participants", listed.or(among).filter(|participants| !participants.is_empty()));
        put.mark("is_repost", is_repost);
        let sharers = list(message, "attachments").iter().filter(|_| is_repost);
        put.list("reposted_from", &sharers.filter_map(|shared| text(shared, "author_name")).map(str::to_owned).collect::<Vec<_>>());
        put.put("author_name", author.shown);
        put.mark("is_bot", author.is_bot);
        put.mark("is_pinned", !list(message, "pinned_to").is_empty());
        put.mark("deleted", kind == "tombstone");
        put.put("edited", message.get("edited").and_then(|edited| word(edited, "ts")));
        put.put("reply_count", message.get("reply_count").and_then(Value::as_u64).filter(|count| *count > 0));
        put.list("media", &files);
        put.list("mentions", &named.iter().map(|id| self.people.handle(id).unwrap_or(id).to_owned()).collect::<Vec<_>>());
        put.reactions(list(message, "reactions").iter().filter_map(|reaction| {
            Some((format!(":{}:", text(reaction, "name")?), reaction.get("count").and_then(Value::as_u64).unwrap_or(0)))
        }));
        let words = if words.trim().is_empty() { self.attached(message) } else { Some(words) };
        Turn::from(Record {
            id: stamp.as_deref().map(scoped),
            parent: thread.as_deref().map(scoped),
            within: Some(format!("slack:{id}")),
            links,
            account: author.handle,
            posted: stamp.map(|stamp| self.dates.seconds(&stamp, None)),
            attributes: put.0,
            text: words.unwrap_or_else(|| files.join(", ")),
            ..Record::default()
        })
    }

    /// The words of what is attached, or of the blocks: programs say all they say there.
    fn attached(&self, message: &Value) -> Option<String> {
        let mut lines = Vec::new();
        for attached in list(message, "attachments") {
            let parts = [text(attached, "pretext"), text(attached, "title"), text(attached, "text").or(text(attached, "fallback"))];
            lines.extend(parts.into_iter().flatten());
        }
        if lines.is_empty() {
            let said = |block: &'_ Value| block.get("text").cloned().unwrap_or(Value::Null);
            let blocks: Vec<String> =
                list(message, "blocks").iter().map(said).filter_map(|inner| text(&inner, "text").map(str::to_owned)).collect();
            return (!blocks.is_empty()).then(|| self.people.render(&blocks.join("\n")).0);
        }
        Some(self.people.render(&lines.join("\n")).0)
    }
}

impl Turns for Workspace {
    fn next(&mut self, out: &mut Vec<Turn>) -> Result<bool, Fault> {
        let Some((name, at)) = self.days.pop() else { return Ok(false) };
        let folder = day(&name).unwrap_or_default().to_owned();
        match values(&mut self.archive, &name, at) {
            Ok((messages, wrong, packed)) => {
                self.read += packed;
                for message in &messages {
                    let turn = self.turn(message, &folder, &name);
                    out.push(turn);
                }
                out.extend(wrong.map(|(code, detail)| Turn::Left(code, detail)));
            }
            // One day that cannot be read does not stand in the way of the others.
            Err(fault @ (Fault::TooLarge { .. } | Fault::Encrypted)) => return Err(fault),
            Err(_) => out.push(Turn::Left("malformed", name)),
        }
        Ok(true)
    }

    fn bytes_read(&self) -> u64 {
        self.read
    }

    fn warnings(&mut self) -> Vec<Warning> {
        self.dates.warnings(0)
    }
}

/// Whether a user is a program.
fn is_program(user: &Value) -> bool {
    is(user, "is_bot") || is(user, "is_workflow_bot")
}
