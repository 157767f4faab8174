//! Discord: channels, threads and direct messages as DiscordChatExporter writes them in JSON.

use livisible_core::corpus::lists::Space;
use livisible_core::corpus::record::{Link, LinkKind, Record, Warning};
use serde_json::Value;

use super::fields::{Attributes, Dates, is, list, text, word};
use super::stream::{Event, Stream, Want};
use crate::fault::Fault;
use crate::native::{Look, Native, Opening, Told, Turn, Turns};
use crate::source::Family;

pub(in crate::native) static FORMAT: Native = Native {
    name: "discord",
    family: Family::Chat,
    lasting: true,
    extensions: &["json"],
    space: Some(Space::Chat),
    venue: Some("Discord"),
    personal: &["author_name", "chat", "mentions"],
    tell,
    open,
};

/// Turns of one reading.
const AT_ONCE: usize = 500;

/// Kinds of messages that people and bots say; 20 and 23 are answers to commands. All others are lines of Discord.
const SAID: [&str; 6] = ["Default", "Reply", "ChatInputCommand", "ContextMenuCommand", "20", "23"];

fn tell(look: &Look<'_>) -> Option<Told> {
    let is_export = look.has_keys(&["guild", "channel"]) && ["dateRange", "exportedAt", "messages"].iter().any(|key| look.has_keys(&[key]));
    is_export.then(|| Told::by("native_keys", ["guild", "channel", "messages"]))?
}

fn open(opening: &Opening<'_>) -> Result<Box<dyn Turns>, Fault> {
    let stream = Stream::open(opening.path, opening.charset)?;
    Ok(Box::new(Export { stream, stem: opening.stem().to_owned(), guild: Value::Null, channel: Value::Null, dates: Dates::default() }))
}

struct Export {
    stream: Stream,
    stem: String,
    guild: Value,
    channel: Value,
    dates: Dates,
}

impl Export {
    /// Whether these are direct messages, of two or of few: they stand in a server that is none.
    fn is_direct(&self) -> bool {
        let kind = word(&self.channel, "type").unwrap_or_default();
        word(&self.guild, "id").as_deref() == Some("0") || kind.starts_with("Direct")
    }

    fn turn(&mut self, message: &Value) -> Turn {
        let kind = word(message, "type").unwrap_or_else(|| "Default".to_owned());
        let content = text(message, "content").unwrap_or_default();
        let author = message.get("author").unwrap_or(&Value::Null);
        if !message.is_object() {
            return Turn::Left("malformed", message.to_string().chars().take(80).collect());
        }
        if !SAID.contains(&kind.as_str()) {
            return Turn::Left("system_line", if content.is_empty() { kind } else { format!("{kind}: {content}") });
        }
        let reference = message.get("reference").filter(|reference| reference.is_object());
        let referred = reference.and_then(|reference| word(reference, "messageId"));
        let forwarded = message.get("forwardedMessage").filter(|forwarded| forwarded.is_object());
        let is_forward = forwarded.is_some() || reference.is_some_and(|reference| text(reference, "type") == Some("Forward"));
        let mut put = Attributes::default();
        put.put("server", text(&self.guild, "name").filter(|_| !self.is_direct()));
        // What is said between few is called as those who say it.
        put.put(if self.is_direct() { "chat" } else { "channel" }, text(&self.channel, "name"));
        put.put("category", text(&self.channel, "category"));
        put.put("author_name", text(author, "nickname").filter(|nickname| Some(*nickname) != text(author, "name")));
        let roles: Vec<String> = list(author, "roles").iter().filter_map(|role| text(role, "name")).map(str::to_owned).collect();
        put.list("author_roles", &roles);
        put.mark("is_bot", is(author, "isBot"));
        put.mark("is_pinned", is(message, "isPinned"));
        put.put("edited", text(message, "timestampEdited"));
        put.mark("forwarded", is_forward);
        let mentions: Vec<String> = list(message, "mentions").iter().filter_map(handle).collect();
        put.list("mentions", &mentions);
        put.put("command", message.get("interaction").and_then(|interaction| text(interaction, "name")));
        let holder = forwarded.unwrap_or(message);
        let media = media(message).into_iter().chain(forwarded.into_iter().flat_map(media)).collect::<Vec<_>>();
        put.list("media", &media);
        put.reactions(list(message, "reactions").iter().map(|reaction| {
            let kind = reaction.get("emoji").and_then(|emoji| text(emoji, "name")).unwrap_or("?");
            (kind.to_owned(), reaction.get("count").and_then(Value::as_u64).unwrap_or(0))
        }));
        let words = [content, text(holder, "content").unwrap_or_default()].into_iter().find(|words| !words.trim().is_empty());
        let words = words.map(str::to_owned).or_else(|| embedded(holder)).unwrap_or_else(|| media.join(", "));
        let link = is_forward.then(|| referred.clone()).flatten().map(|to| Link { kind: LinkKind::Repost, to });
        Turn::from(Record {
            id: word(message, "id"),
            parent: referred.filter(|_| !is_forward && kind == "Reply"),
            within: Some(format!("discord:{}", word(&self.channel, "id").unwrap_or_else(|| self.stem.clone()))),
            links: link.into_iter().collect(),
            account: handle(author),
            posted: text(message, "timestamp").map(|date| self.dates.written(date)),
            attributes: put.0,
            text: words,
            ..Record::default()
        })
    }
}

/// The handle of an author: the name, with its number where Discord still gave one.
fn handle(author: &Value) -> Option<String> {
    let name = text(author, "name").map(str::to_owned).or_else(|| word(author, "id"))?;
    let number = word(author, "discriminator").filter(|number| number.chars().any(|digit| digit != '0'));
    Some(number.map_or(name.clone(), |number| format!("{name}#{number}")))
}

/// Names of files and stickers.
fn media(message: &Value) -> Vec<String> {
    let files = list(message, "attachments").iter().filter_map(|file| text(file, "fileName").or_else(|| text(file, "url")));
    let stickers = list(message, "stickers").iter().filter_map(|sticker| text(sticker, "name"));
    files.chain(stickers).map(str::to_owned).collect()
}

/// The words of what is embedded: bots say all they say there.
fn embedded(message: &Value) -> Option<String> {
    let mut lines: Vec<&str> = Vec::new();
    for embed in list(message, "embeds") {
        lines.extend(["title", "description"].iter().filter_map(|key| text(embed, key)));
        for field in list(embed, "fields") {
            lines.extend(["name", "value"].iter().filter_map(|key| text(field, key)));
        }
        if lines.is_empty() {
            lines.extend(text(embed, "url"));
        }
    }
    (!lines.is_empty()).then(|| lines.join("\n"))
}

impl Turns for Export {
    fn next(&mut self, out: &mut Vec<Turn>) -> Result<bool, Fault> {
        while out.len() < AT_ONCE {
            let event = self.stream.next(|place| match place {
                "messages" => Want::Enter,
                "guild" | "channel" | "messages/*" => Want::Read,
                _ => Want::Pass,
            })?;
            match (event, self.stream.place()) {
                (Event::Ended, _) => return Ok(false),
                (Event::Bad(code, beginning), _) => out.push(Turn::Left(code, beginning)),
                (Event::Value(guild), "guild") => self.guild = guild,
                (Event::Value(channel), "channel") => self.channel = channel,
                (Event::Value(message), _) => {
                    let turn = self.turn(&message);
                    out.push(turn);
                }
                (Event::Entered | Event::Left, _) => {}
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
