//! Signal: what people export of it, line by line (`[2020-01-17, 21:49] Zoé: …`, `chat.md`) or as one object a line (`data.json`).

use livisible_core::corpus::lists::Space;
use livisible_core::corpus::record::{Record, Warning};
use serde_json::Value;
use xxhash_rust::xxh3::xxh3_64;

use super::fields::{Attributes, Dates, is, list, text};
use super::lines::{Entry, Lines};
use super::stamp::{Closing, Stamp, stamp};
use super::whatsapp::{is_level, shortened, split};
use crate::fault::Fault;
use crate::json::Shape;
use crate::json::records::Records;
use crate::native::{Look, Native, Opening, Told, Turn, Turns};
use crate::source::Family;

pub(in crate::native) static FORMAT: Native = Native {
    name: "signal",
    family: Family::Chat,
    lasting: false,
    extensions: &["md", "txt", "json"],
    space: Some(Space::Chat),
    venue: Some("Signal"),
    personal: &["chat"],
    tell,
    open,
};

/// Turns of one reading.
const AT_ONCE: usize = 500;

/// What stands for an author that the export does not know.
const NOBODY: &str = "No-Sender";

/// Whether a head is as exports of Signal write it: a date of ISO 8601 in brackets, with a comma or with seconds, never both.
pub(super) fn is_head(stamp: &Stamp<'_>) -> bool {
    let shape = stamp.shape;
    let is_iso = shape.closing == Closing::Bracket && shape.separator == '-' && stamp.date[0].digits == 4;
    is_iso && !(shape.seconds && stamp.original.contains(','))
}

fn tell(look: &Look<'_>) -> Option<Told> {
    if look.has_keys(&["date", "sender", "body", "quote", "reactions", "attachments"]) {
        return Told::by("native_keys", ["date", "sender", "body", "quote"]);
    }
    let first = look.text.lines().find(|line| !line.trim().is_empty())?;
    let head = stamp(first).filter(is_head)?;
    let (mut said, mut levels, mut by_me) = (0, 0, false);
    for stamp in look.text.lines().filter_map(stamp).filter(|stamp| stamp.shape == head.shape) {
        if let Some((name, _)) = split(stamp.rest) {
            said += 1;
            levels += usize::from(is_level(name));
            by_me |= name == "Me";
        }
    }
    // Programs write such lines with seconds, too.
    let is_sure = !head.shape.seconds || by_me || look.extension() == "md" || look.shown.to_lowercase().contains("signal");
    (is_sure && levels == 0 && (said >= 2 || (said == 1 && look.whole))).then(|| Told::by("native_lines", [first.trim_end()]))?
}

fn open(opening: &Opening<'_>) -> Result<Box<dyn Turns>, Fault> {
    let (chat, is_named) = title(opening.shown);
    let mut first = [0; 64];
    let read = std::fs::File::open(opening.path).and_then(|mut file| std::io::Read::read(&mut file, &mut first));
    let length = read.map_err(|error| Fault::io(opening.path, &error))?;
    let is_json = first.get(..length).unwrap_or_default().iter().find(|b| !b.is_ascii_whitespace() && b.is_ascii()) == Some(&b'{');
    let objects = || Records::open(opening.path, opening.charset, &Shape::Lines);
    let (source, begins) = match is_json {
        true => {
            let first = objects()?.value()?.and_then(Result::ok).unwrap_or_default();
            let said = |key: &str| text(&first, key).unwrap_or_default().to_owned();
            (Source::Objects(Box::new(objects()?)), ["date", "sender", "body"].map(said).join("\n"))
        }
        false => {
            let mut begins = None;
            let lines = Lines::open(opening.path, opening.charset, &mut |stamp| {
                begins.get_or_insert_with(|| format!("{}\n{}", stamp.original, stamp.rest.trim_end()));
            })?;
            (Source::Lines(Box::new(lines)), begins.unwrap_or_default())
        }
    };
    // A chat that its export does not name is known by how it begins: many files are called `chat.md`.
    let name = chat.clone().filter(|_| is_named).unwrap_or_else(|| format!("{:016x}", xxh3_64(begins.as_bytes())));
    let within = format!("signal:{name}");
    Ok(Box::new(Chat { source, chat, within, dates: Dates::default() }))
}

/// What a chat is called: by its file, or by its folder where the file is called as all are; and whether its export named it so.
fn title(shown: &str) -> (Option<String>, bool) {
    let mut parts = shown.rsplit(['/', '\\', '›']).map(str::trim);
    let own = parts.next().unwrap_or_default();
    let stem = own.rsplit_once('.').map_or(own, |(stem, _)| stem);
    let is_generic = ["chat", "data", "index"].contains(&stem);
    let named = if is_generic { parts.next() } else { Some(stem) };
    let named = named.filter(|name| !name.is_empty()).map(str::to_owned);
    let is_named = is_generic && named.is_some();
    (named, is_named)
}

enum Source {
    Lines(Box<Lines>),
    Objects(Box<Records>),
}

struct Chat {
    source: Source,
    chat: Option<String>,
    within: String,
    dates: Dates,
}

impl Chat {
    fn record(&self, name: &str, words: String, mut put: Attributes) -> Record {
        put.put("chat", self.chat.clone());
        Record {
            within: Some(self.within.clone()),
            account: (name != NOBODY).then(|| name.to_owned()),
            attributes: put.0,
            text: words,
            ..Record::default()
        }
    }

    fn line(&self, entry: Entry) -> Turn {
        let Some(posted) = entry.posted else { return Turn::Left("malformed", shortened(&entry.text)) };
        let Some((name, words)) = split(&entry.text) else { return Turn::Left("system_line", shortened(&entry.text)) };
        let mut put = Attributes::default();
        put.mark("deleted", words.trim_end() == "(This message was deleted)");
        // Two spaces before the end of a line are the line's end in Markdown.
        let words = words.strip_suffix("  ").unwrap_or(words).to_owned();
        Turn::from(Record { posted: Some(posted), ..self.record(name, words, put) })
    }

    fn object(&mut self, message: &Value) -> Turn {
        let (Some(name), Some(date)) = (text(message, "sender"), text(message, "date")) else {
            return Turn::Left("malformed", message.to_string().chars().take(80).collect());
        };
        let body = text(message, "body").unwrap_or_default();
        if is(message, "call") {
            return Turn::Left("system_line", body.trim_end().to_owned());
        }
        let mut put = Attributes::default();
        let files: Vec<String> = list(message, "attachments").iter().filter_map(|file| text(file, "name")).map(str::to_owned).collect();
        let sticker =
            message.get("sticker").and_then(|sticker| sticker.as_str().or(text(sticker, "emoji"))).filter(|emoji| !emoji.is_empty());
        let media: Vec<String> = files.into_iter().chain(sticker.map(|_| "sticker".to_owned())).collect();
        put.list("media", &media);
        put.mark("deleted", is(message, "deleted"));
        let quoted = text(message, "quote").map(|quote| quote.trim().trim_start_matches("> ").replace("\n> ", "\n"));
        put.put("quoted", quoted.filter(|quote| !quote.is_empty()));
        // A reaction is the name of the one who reacted, and the sign.
        let kinds = list(message, "reactions").iter();
        put.reactions(kinds.filter_map(|one| Some((one.get(1).and_then(Value::as_str).or(text(one, "emoji"))?.to_owned(), 1))));
        let posted = self.dates.written(date);
        let words = body.strip_suffix("  ").unwrap_or(body);
        let words = if words.trim().is_empty() { sticker.map_or_else(|| media.join(", "), str::to_owned) } else { words.to_owned() };
        Turn::from(Record { posted: Some(posted), ..self.record(name, words, put) })
    }
}

impl Turns for Chat {
    fn next(&mut self, out: &mut Vec<Turn>) -> Result<bool, Fault> {
        for _ in 0..AT_ONCE {
            let turn = match &mut self.source {
                Source::Lines(lines) => {
                    let Some(entry) = lines.next()? else { return Ok(false) };
                    self.line(entry)
                }
                Source::Objects(records) => match records.value()? {
                    None => return Ok(false),
                    Some(Ok(message)) => self.object(&message),
                    Some(Err((code, beginning))) => Turn::Left(code, beginning),
                },
            };
            out.push(turn);
        }
        Ok(true)
    }

    fn bytes_read(&self) -> u64 {
        match &self.source {
            Source::Lines(lines) => lines.bytes_read(),
            Source::Objects(records) => records.bytes_read(),
        }
    }

    fn warnings(&mut self) -> Vec<Warning> {
        match &self.source {
            Source::Lines(lines) => lines.warnings(),
            Source::Objects(records) => self.dates.warnings(records.malformed()),
        }
    }
}
