//! Telegram Desktop: `result.json`, of one chat or of a whole account.

use livisible_core::corpus::lists::Space;
use livisible_core::corpus::record::{Record, Warning};
use rustc_hash::{FxHashMap, FxHashSet};
use serde_json::Value;

use super::fields::{Attributes, Dates, list, text, word};
use super::stream::{Event, Stream, Want};
use crate::fault::Fault;
use crate::native::{Look, Native, Opening, Told, Turn, Turns};
use crate::source::Family;

pub(in crate::native) static FORMAT: Native = Native {
    name: "telegram",
    family: Family::Chat,
    lasting: true,
    extensions: &["json"],
    space: Some(Space::Chat),
    venue: Some("Telegram"),
    personal: &["author_name", "chat", "forwarded_from", "signature", "mentions"],
    tell,
    open,
};

/// Turns of one reading.
const AT_ONCE: usize = 500;

/// What a chat may be, as the export says it.
const KINDS: [&str; 9] = [
    "personal_chat",
    "bot_chat",
    "saved_messages",
    "private_group",
    "private_supergroup",
    "public_supergroup",
    "private_channel",
    "public_channel",
    "replies",
];

fn tell(look: &Look<'_>) -> Option<Told> {
    let object = look.object()?;
    let is_whole = object.get("about").and_then(Value::as_str).is_some_and(|about| about.contains("Telegram"));
    if is_whole && (object.contains_key("chats") || object.contains_key("personal_information")) {
        return Told::by("native_keys", ["about", "chats"]);
    }
    if !(object.contains_key("messages") || object.contains_key("chats")) {
        return None;
    }
    let is_kind = object.get("type").and_then(Value::as_str).is_some_and(|kind| KINDS.contains(&kind));
    if is_kind && object.contains_key("messages") {
        return Told::by("native_keys", ["type", "messages"]);
    }
    let written = |key: &str| look.text.contains(&format!("\"{key}\""));
    (written("date_unixtime") && written("type") && written("from"))
        .then(|| Told::by("native_keys", ["messages", "date_unixtime", "from"]))?
}

fn open(opening: &Opening<'_>) -> Result<Box<dyn Turns>, Fault> {
    let stream = Stream::open(opening.path, opening.charset)?;
    let stem = opening.stem().to_owned();
    Ok(Box::new(Export { stream, stem, chat: Chat::default(), dates: Dates::default(), topics: Topics::default() }))
}

/// The chat that is being read.
#[derive(Default)]
struct Chat {
    name: Option<String>,
    kind: Option<String>,
    id: Option<String>,
    /// When each message was written, for the groups whose messages each member counts alone.
    times: FxHashMap<String, String>,
}

impl Chat {
    /// Whether each member counts the messages of this chat alone: number 5 of one is another message than number 5 of another.
    fn is_counted_by_each(&self) -> bool {
        self.kind.as_deref() == Some("private_group")
    }
}

/// The topics of a group: the message that began each, and the messages that are known to stand in one.
#[derive(Default)]
struct Topics {
    titles: Vec<String>,
    roots: FxHashSet<String>,
    of: FxHashMap<String, usize>,
}

struct Export {
    stream: Stream,
    stem: String,
    chat: Chat,
    dates: Dates,
    topics: Topics,
}

/// What stands at a place of the export: chats stand at the top, or in lists under `chats` and `left_chats`.
fn want(place: &str) -> Want {
    let inside = ["chats/list/*", "left_chats/list/*"].iter().find_map(|list| place.strip_prefix(list));
    match inside.map_or(place, |inside| inside.trim_start_matches('/')) {
        "chats" | "left_chats" | "chats/list" | "left_chats/list" | "messages" | "" => Want::Enter,
        "name" | "type" | "id" | "messages/*" => Want::Read,
        _ => Want::Pass,
    }
}

impl Export {
    fn said(&mut self, message: &Value) -> Turn {
        let chat = self.chat.id.as_deref().or(self.chat.name.as_deref()).unwrap_or(&self.stem);
        let own = word(message, "id");
        let time = word(message, "date_unixtime").or_else(|| word(message, "date"));
        let counted_by_each = self.chat.is_counted_by_each();
        if let (true, Some(own), Some(time)) = (counted_by_each, &own, time) {
            self.chat.times.insert(own.clone(), time);
        }
        // The same message has the same time in the exports of two members, and rarely the same number.
        let times = &self.chat.times;
        let scoped = |id: &str| times.get(id).map_or_else(|| format!("{chat}/{id}"), |time| format!("{chat}/{time}/{id}"));
        if message.get("type").and_then(Value::as_str) == Some("service") {
            let action = text(message, "action").unwrap_or("service");
            if let (Some("topic_created"), Some(id)) = (text(message, "action"), &own) {
                self.topics.titles.push(text(message, "title").unwrap_or_default().to_owned());
                self.topics.of.insert(id.clone(), self.topics.titles.len() - 1);
                self.topics.roots.insert(id.clone());
            }
            return Turn::Left("system_line", text(message, "actor").map_or(action.to_owned(), |actor| format!("{actor}: {action}")));
        }
        if !message.is_object() {
            return Turn::Left("malformed", message.to_string().chars().take(80).collect());
        }
        let answered = word(message, "reply_to_message_id");
        let topic = answered.as_ref().and_then(|id| self.topics.of.get(id)).copied();
        if let (Some(topic), Some(id)) = (topic, &own) {
            self.topics.of.insert(id.clone(), topic);
        }
        // What begins a topic is a line of the platform: nobody answers it.
        let elsewhere = word(message, "reply_to_peer_id").map(|peer| peer.trim_start_matches(|c: char| c.is_ascii_alphabetic()).to_owned());
        let parent = answered
            .filter(|id| !self.topics.roots.contains(id))
            .map(|id| elsewhere.map_or_else(|| scoped(&id), |peer| format!("{peer}/{id}")));
        let (name, account) = (text(message, "from"), text(message, "from_id"));
        let mut put = Attributes::default();
        put.put("chat", self.chat.name.clone());
        put.put("chat_type", self.chat.kind.clone());
        put.put("topic", topic.and_then(|topic| self.topics.titles.get(topic)).filter(|title| !title.is_empty()).cloned());
        put.put("author_name", name.filter(|name| account.is_some_and(|account| account != *name)));
        put.put("signature", text(message, "author"));
        put.put("forwarded_from", text(message, "forwarded_from"));
        put.put("via_bot", text(message, "via_bot"));
        // Exports of old write the beginning of time for what was never edited.
        put.put("edited", text(message, "edited").filter(|date| !date.starts_with("1970-")));
        let media = media(message);
        put.list("media", &media);
        let mentions = entities(message).filter(|entity| matches!(text(entity, "type"), Some("mention" | "mention_name")));
        put.list(
            "mentions",
            &mentions.filter_map(|entity| text(entity, "text")).map(|name| name.trim_start_matches('@').to_owned()).collect::<Vec<_>>(),
        );
        put.reactions(list(message, "reactions").iter().map(|reaction| {
            let kind = text(reaction, "emoji").or(text(reaction, "type")).unwrap_or("?");
            (kind.to_owned(), reaction.get("count").and_then(Value::as_u64).unwrap_or(0))
        }));
        let posted = match (word(message, "date_unixtime"), text(message, "date")) {
            (Some(seconds), date) => Some(self.dates.seconds(&seconds, date)),
            (None, Some(date)) => Some(self.dates.written(date)),
            (None, None) => None,
        };
        let words = words(message);
        Turn::from(Record {
            id: own.as_deref().map(scoped),
            parent,
            within: Some(format!("telegram:{chat}")),
            account: account.or(name).map(str::to_owned),
            posted,
            attributes: put.0,
            text: if words.is_empty() { stands_for(message, &media) } else { words },
            ..Record::default()
        })
    }
}

/// The pieces of a text that are more than words.
fn entities(message: &Value) -> impl Iterator<Item = &Value> {
    let entities = list(message, "text_entities");
    if entities.is_empty() { list(message, "text") } else { entities }.iter().filter(|entity| entity.is_object())
}

/// The words of a message: one text, or pieces of it, some of them with a kind.
fn words(message: &Value) -> String {
    let pieces = |key: &str| -> String {
        let piece = |piece: &Value| piece.as_str().or_else(|| text(piece, "text")).unwrap_or_default().to_owned();
        list(message, key).iter().map(piece).collect()
    };
    let whole = pieces("text_entities");
    if !whole.is_empty() {
        return whole;
    }
    text(message, "text").map_or_else(|| pieces("text"), str::to_owned)
}

/// What a message holds beside words: the kind, or the name of the file.
fn media(message: &Value) -> Vec<String> {
    let kind = text(message, "media_type").map(str::to_owned);
    let mut media = Vec::new();
    media.extend(message.get("photo").map(|_| "photo".to_owned()));
    media.extend(kind.or_else(|| text(message, "file_name").map(str::to_owned)).or_else(|| message.get("file").map(|_| "file".to_owned())));
    for (key, kind) in [("poll", "poll"), ("location_information", "location"), ("contact_information", "contact"), ("game_title", "game")]
    {
        media.extend(message.get(key).map(|_| kind.to_owned()));
    }
    media
}

/// What stands for a message without words.
fn stands_for(message: &Value, media: &[String]) -> String {
    if let Some(poll) = message.get("poll") {
        let answers = list(poll, "answers").iter().filter_map(|answer| text(answer, "text"));
        return text(poll, "question").into_iter().chain(answers).collect::<Vec<_>>().join("\n");
    }
    let named = ["sticker_emoji", "file_name", "game_title", "photo", "file"].iter().find_map(|key| text(message, key));
    // « (File not included. Change data exporting settings to download.) » is no name.
    let named = named.filter(|name| !name.starts_with('(')).map(|name| name.rsplit('/').next().unwrap_or(name));
    named.map_or_else(|| media.join(", "), str::to_owned)
}

impl Turns for Export {
    fn next(&mut self, out: &mut Vec<Turn>) -> Result<bool, Fault> {
        while out.len() < AT_ONCE {
            let event = self.stream.next(want)?;
            let place = self.stream.place();
            match event {
                Event::Ended => return Ok(false),
                Event::Bad(code, beginning) => out.push(Turn::Left(code, beginning)),
                Event::Entered | Event::Left => {
                    if place.ends_with("list/*") {
                        (self.chat, self.topics) = (Chat::default(), Topics::default());
                    }
                }
                Event::Value(value) if place.ends_with("messages/*") => {
                    let turn = self.said(&value);
                    out.push(turn);
                }
                Event::Value(value) => {
                    let said = value.as_str().map(str::to_owned).or_else(|| value.as_number().map(ToString::to_string));
                    match place.rsplit('/').next() {
                        Some("name") => self.chat.name = said,
                        Some("type") => self.chat.kind = said,
                        _ => self.chat.id = said,
                    }
                }
            }
        }
        Ok(true)
    }

    fn bytes_read(&self) -> u64 {
        self.stream.bytes_read()
    }

    fn warnings(&mut self) -> Vec<Warning> {
        self.dates.warnings(self.stream.malformed())
    }
}
