//! The archive of an account: its tweets in one or several files, those that were deleted, long ones in a file of their own,
//! and who it is. What it liked, and its direct messages, are left aside and told.

use std::collections::VecDeque;
use std::io::{self, Read};
use std::path::Path;

use livisible_core::corpus::record::{Link, LinkKind, Posted, Record, Warning};
use rustc_hash::FxHashMap;
use serde_json::Value;

use super::parts::{self, Elements, Part};
use super::tweet;
use crate::encoding::Charset;
use crate::fault::Fault;
use crate::json::cut::Piece;
use crate::json::records::beginning;
use crate::native::objects::fields::{Keep, at, id, list, unescaped, words};
use crate::native::objects::{Harvest, reason};
use crate::native::{Look, Opening, Told, Turn, Turns};
use crate::table::rows::LARGEST_RECORD;

/// What each file of an archive gives its array to, in JavaScript.
const VARIABLE: &str = "window.YTD.";
const OLD_VARIABLE: &str = "Grailbird.data.tweets_";

/// The fewest characters that a tweet that is cut has in common with the whole one: less is nobody's alone.
const SHORTEST_BEGINNING: usize = 20;

/// Files that hold words and are not read, by how their names begin.
const ASIDE: &[&str] = &["like", "direct-message", "grok-chat", "article"];

pub(super) fn tell(look: &Look<'_>) -> Option<Told> {
    let start = look.start();
    if start.starts_with(VARIABLE) || start.starts_with(OLD_VARIABLE) {
        let line = start[..start.floor_char_boundary(80)].split('=').next().unwrap_or_default();
        return Told::by("native_head", [line.trim()]);
    }
    let entries = look.entries();
    // A file of that name alone may be anybody's.
    let ours = ["account.js", "manifest.js", "tweet_index.js", "Your archive.html"];
    entries.iter().find(|entry| ours.iter().any(|name| entry.rsplit('/').next() == Some(*name)))?;
    let entry = entries.iter().find(|entry| kind(inside(entry)) == Kind::Tweets)?;
    Told::by("native_parts", [entry.as_str()])
}

/// The path of an entry inside the folder of the data.
fn inside(entry: &str) -> &str {
    match entry.rsplit_once("data/") {
        Some((folder, name)) if folder.is_empty() || folder.ends_with('/') => name,
        _ => entry,
    }
}

/// What a file of an archive holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Tweets,
    Deleted,
    Notes,
    Account,
    Other,
}

/// By the name of the file: `tweets.js`, `tweets-part1.js`, `js/tweets/2013_01.js`.
fn kind(name: &str) -> Kind {
    if name.starts_with("js/tweets/") {
        return Kind::Tweets;
    }
    let Some(name) = name.strip_suffix(".js") else { return Kind::Other };
    let (whole, is_part) =
        name.rsplit_once("-part").map_or((name, true), |(whole, n)| (whole, n.bytes().all(|byte| byte.is_ascii_digit())));
    match whole {
        _ if !is_part => Kind::Other,
        "tweet" | "tweets" | "community-tweet" => Kind::Tweets,
        "deleted-tweets" | "deleted-tweet" => Kind::Deleted,
        "note-tweet" => Kind::Notes,
        "account" => Kind::Account,
        _ => Kind::Other,
    }
}

pub(super) fn open(opening: &Opening<'_>) -> Result<Box<dyn Turns>, Fault> {
    let mut head = [0; 4];
    let read = std::fs::File::open(opening.path).and_then(|mut file| file.read(&mut head));
    let is_packed = read.map_err(|error| Fault::io(opening.path, &error))? == 4 && head.starts_with(b"PK\x03\x04");
    let parts = if is_packed {
        parts::of_zip(opening.path)?.into_iter().map(|(path, part)| (kind(inside(&path)), part)).collect()
    } else {
        beside(opening)?
    };
    let size = std::fs::metadata(opening.path).map_err(|error| Fault::io(opening.path, &error))?.len();
    Ok(Box::new(Archive { size, ..Archive::open(parts)? }))
}

/// A file of an archive that was unpacked, with those beside it that tell whose it is and how its long tweets end.
fn beside(opening: &Opening<'_>) -> Result<Vec<(Kind, Part)>, Fault> {
    let head = crate::native::objects::head(opening.path, opening.charset)?;
    let start = head.trim_start();
    let variable = start.strip_prefix(VARIABLE).map(|rest| rest.split(['.', ' ', '=']).next().unwrap_or_default().replace('_', "-"));
    let kind = match variable {
        None => Kind::Tweets,
        Some(variable) => match kind(&format!("{variable}.js")) {
            Kind::Other | Kind::Account => return Err(Fault::FormatNotYet { what: format!("{VARIABLE}{variable}") }),
            kind => kind,
        },
    };
    let mut parts = vec![(kind, Part::of_file(opening.path, opening.charset))];
    let folder = opening.path.parent().unwrap_or(Path::new("."));
    for (other, name) in [(Kind::Account, "account.js"), (Kind::Notes, "note-tweet.js")] {
        let path = folder.join(name);
        if other != kind && path.is_file() {
            parts.push((other, Part::of_file(&path, Charset::Web(encoding_rs::UTF_8))));
        }
    }
    Ok(parts)
}

/// The name of an account, as its archive says it.
#[derive(Default)]
struct Owner {
    username: Option<String>,
    name: Option<String>,
}

/// A long tweet, whole.
struct Note {
    id: Option<String>,
    posted: Option<Posted>,
    text: String,
    used: bool,
}

/// Reads the tweets of an archive, file by file.
struct Archive {
    ahead: VecDeque<(Kind, Part)>,
    open: Option<(Kind, String, Elements)>,
    owner: Owner,
    notes: Vec<Note>,
    /// The notes of a second.
    by_second: FxHashMap<i64, Vec<usize>>,
    aside: Vec<String>,
    passed: u64,
    /// Bytes of the file: unpacked, its parts are more.
    size: u64,
    harvest: Harvest,
    ended: bool,
}

impl Archive {
    fn open(parts: Vec<(Kind, Part)>) -> Result<Self, Fault> {
        let mut archive = Archive {
            ahead: VecDeque::new(),
            open: None,
            owner: Owner::default(),
            notes: Vec::new(),
            by_second: FxHashMap::default(),
            aside: Vec::new(),
            passed: 0,
            size: 0,
            harvest: Harvest::default(),
            ended: false,
        };
        for (kind, part) in parts {
            match kind {
                Kind::Account => archive.account(&part)?,
                Kind::Notes => archive.notes(&part)?,
                Kind::Tweets | Kind::Deleted => archive.ahead.push_back((kind, part)),
                Kind::Other if ASIDE.iter().any(|name| part.name.starts_with(name)) => archive.aside.push(part.name),
                Kind::Other => {}
            }
        }
        Ok(archive)
    }

    fn account(&mut self, part: &Part) -> Result<(), Fault> {
        let mut out = Vec::new();
        if part.open()?.element(true, &mut out).is_ok_and(|piece| piece == Piece::Whole) {
            let said: Value = serde_json::from_slice(&out).unwrap_or_default();
            self.owner.username = words(&said, &["account", "username"]).map(str::to_owned);
            self.owner.name = words(&said, &["account", "accountDisplayName"]).map(str::to_owned);
        }
        Ok(())
    }

    /// Keeps the long tweets: nothing but their second and their beginning tells which tweets they end.
    fn notes(&mut self, part: &Part) -> Result<(), Fault> {
        let (mut cutter, mut out, mut bytes) = (part.open()?, Vec::new(), 0);
        while cutter.element(true, &mut out).is_ok_and(|piece| piece == Piece::Whole) {
            bytes += out.len() as u64;
            if bytes > LARGEST_RECORD {
                return Err(Fault::TooLarge { bytes });
            }
            let Ok(said) = serde_json::from_slice::<Value>(&out) else { continue };
            let posted = self.harvest.date(at(&said, &["noteTweet", "createdAt"]));
            let text = unescaped(words(&said, &["noteTweet", "core", "text"]).unwrap_or_default());
            let second = posted.as_ref().and_then(|posted| posted.instant).map_or(0, |at| at.timestamp());
            self.by_second.entry(second).or_default().push(self.notes.len());
            self.notes.push(Note { id: id(&said, &["noteTweet", "noteTweetId"]), posted, text, used: false });
        }
        Ok(())
    }

    /// The whole text of a tweet that is cut.
    fn whole(&mut self, record: &Record) -> Option<String> {
        let second = record.posted.as_ref()?.instant?.timestamp();
        let cut = before_ellipsis(&record.text)?;
        // Links are shortened in the one and whole in the other.
        let begins = cut.split("https://t.co/").next().unwrap_or_default().trim_end();
        if begins.chars().count() < SHORTEST_BEGINNING {
            return None;
        }
        let alike = |note: &Note| note.text.chars().zip(cut.chars()).take_while(|(one, other)| one == other).count();
        let notes = self.by_second.get(&second)?.iter().filter_map(|at| Some((*at, self.notes.get(*at)?)));
        let ours = notes.filter(|(_, note)| !note.used && note.text.starts_with(begins));
        // Of two that begin alike, the one that is alike the longest; the first of the file, where both are.
        let (at, _) = ours.max_by_key(|(at, note)| (alike(note), std::cmp::Reverse(*at)))?;
        let note = self.notes.get_mut(at)?;
        note.used = true;
        Some(note.text.clone())
    }

    fn read(&mut self, text: &[u8], kind: Kind) {
        let read = std::str::from_utf8(text).ok().and_then(|text| serde_json::from_str::<Value>(text).ok());
        let Some(said) = read else {
            let text = String::from_utf8_lossy(text);
            return self.harvest.leave(reason(&text, false), beginning(&text));
        };
        // Archives of before 2020 have no object around a tweet.
        let said = said.get("tweet").unwrap_or(&said);
        let Some(mut record) = tweet::of(said, &mut self.harvest) else {
            return self.harvest.leave("not_data", id(said, &["id_str"]).unwrap_or_default());
        };
        if let Some(whole) = self.whole(&record) {
            record.text = whole;
        }
        if record.account.is_none() {
            record.account.clone_from(&self.owner.username);
            record.keep("author_name", self.owner.name.clone());
        }
        if record.links.is_empty()
            && let Some(to) = quoted(said)
        {
            record.links.push(Link { kind: LinkKind::Quote, to });
        }
        record.flag("deleted", kind == Kind::Deleted);
        tweet::address(&mut record);
        self.harvest.say(record);
    }

    /// Long tweets of which no tweet is there.
    fn rest(&mut self) {
        for note in std::mem::take(&mut self.notes).into_iter().filter(|note| !note.used) {
            let mut record = Record {
                id: note.id.map(|id| format!("note/{id}")),
                account: self.owner.username.clone(),
                posted: note.posted,
                text: note.text,
                ..Record::default()
            };
            record.keep("author_name", self.owner.name.clone());
            self.harvest.say(record);
        }
    }
}

/// What stands before the ellipsis that ends a tweet that is cut, with or without a link to itself after it.
fn before_ellipsis(text: &str) -> Option<&str> {
    let text = text.trim_end();
    let without_link = text.rsplit_once("https://t.co/").filter(|(_, code)| code.chars().all(char::is_alphanumeric));
    without_link.map_or(text, |(before, _)| before.trim_end()).strip_suffix('…').map(str::trim_end)
}

/// The tweet that this one quotes: an archive only has its address, as the last of those in the text.
fn quoted(tweet: &Value) -> Option<String> {
    let last = list(tweet, &["entities", "urls"]).last()?;
    let is_end = words(tweet, &["full_text"])?.trim_end().ends_with(words(last, &["url"])?);
    tweet::of_address(words(last, &["expanded_url"]).filter(|_| is_end)?).map(str::to_owned)
}

impl Turns for Archive {
    fn next(&mut self, out: &mut Vec<Turn>) -> Result<bool, Fault> {
        let mut element = Vec::new();
        while self.harvest.len() < 1000 && !self.ended {
            let Some((kind, name, cutter)) = &mut self.open else {
                match self.ahead.pop_front() {
                    Some((kind, part)) => self.open = Some((kind, part.name.clone(), part.open()?)),
                    None => {
                        self.rest();
                        self.ended = true;
                    }
                }
                continue;
            };
            let kind = *kind;
            let cut = cutter.element(true, &mut element);
            match cut {
                Ok(Piece::Whole) => self.read(&element, kind),
                Ok(piece) => {
                    self.passed += cutter.position();
                    let name = std::mem::take(name);
                    self.open = None;
                    if piece != Piece::Closed {
                        let seen = String::from_utf8_lossy(&element);
                        self.harvest.leave("truncated", if seen.is_empty() { name } else { beginning(&seen) });
                    }
                }
                Err(error) if error.kind() == io::ErrorKind::FileTooLarge => {
                    return Err(Fault::OversizedRecord { record: self.harvest.number(), limit: LARGEST_RECORD });
                }
                Err(_) => return Err(Fault::DamagedArchive { entry: std::mem::take(name) }),
            }
        }
        self.harvest.give(out);
        Ok(!self.ended)
    }

    fn bytes_read(&self) -> u64 {
        self.size.min(self.passed + self.open.as_ref().map_or(0, |(_, _, cutter)| cutter.position()))
    }

    fn warnings(&mut self) -> Vec<Warning> {
        let aside = (!self.aside.is_empty()).then(|| Warning { code: "left_aside".to_owned(), detail: self.aside.join(", ") });
        aside.into_iter().chain(self.harvest.told()).collect()
    }
}
