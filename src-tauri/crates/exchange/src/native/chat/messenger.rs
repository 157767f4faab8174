//! Conversations of Messenger and Instagram, as Meta gives them to those who download their information: `message_1.json`.
//! Newest first in the file; they are given as they were said.

use livisible_core::corpus::lists::Space;
use livisible_core::corpus::record::{Record, Warning};
use serde_json::Value;
use xxhash_rust::xxh3::xxh3_64;

use super::fields::{Attributes, Dates, is, list, text, word};
use super::mojibake::repair_all;
use super::stream::{Event, Stream, Want};
use crate::fault::Fault;
use crate::native::{Look, Native, Opening, Told, Turn, Turns};
use crate::source::Family;

pub(in crate::native) static FORMAT: Native = Native {
    name: "messenger",
    family: Family::Chat,
    lasting: false,
    extensions: &["json"],
    space: Some(Space::Chat),
    venue: None,
    personal: &["chat", "participants"],
    tell,
    open,
};

/// Meta cuts conversations into files of ten thousand messages: a file is turned around in memory.
const LARGEST: u64 = 128 * 1024 * 1024;

/// Turns of one reading.
const AT_ONCE: usize = 500;

/// Sentences that follow the name of the one who did it.
const DOINGS: &str = "named the group|left the group|joined the|set the nickname|set your nickname|set his own nickname|\
    set her own nickname|set the emoji|set the quick reaction|changed the theme|changed the group|created the group|reacted|added |\
    removed |turned on|turned off|missed your|missed a|a nommé le groupe|a quitté le groupe|a choisi|a réagi|a ajouté |a retiré |\
    a modifié le|a changé l|a créé le groupe";

fn tell(look: &Look<'_>) -> Option<Told> {
    let object = look.object()?;
    if !object.contains_key("messages") {
        return None;
    }
    let written = |key: &str| look.text.contains(&format!("\"{key}\""));
    let by = |keys: [&'static str; 2]| Told::by("native_keys", keys.into_iter().chain(["messages"]));
    let told = if written("sender_name") && written("timestamp_ms") {
        by(["sender_name", "timestamp_ms"])
    } else if (object.contains_key("threadName") || object.contains_key("participants")) && written("senderName") && written("isUnsent") {
        by(["senderName", "isUnsent"])
    } else {
        None
    }?;
    let (shown, is_thread) = (look.shown.to_lowercase(), written("participants"));
    let is_instagram = shown.contains("instagram") || look.text.contains("your_instagram_activity");
    let venue = if is_instagram { Some("Instagram") } else { is_thread.then_some("Facebook") };
    Some(Told { venue: venue.map(str::to_owned), ..told })
}

fn open(opening: &Opening<'_>) -> Result<Box<dyn Turns>, Fault> {
    let size = opening.path.metadata().map_err(|error| Fault::io(opening.path, &error))?.len();
    if size > LARGEST {
        return Err(Fault::TooLarge { bytes: size });
    }
    let stream = Stream::open(opening.path, opening.charset)?;
    Ok(Box::new(Export {
        stream,
        thread: Thread::default(),
        dates: Dates::default(),
        messages: Vec::new(),
        left: Vec::new(),
        is_read: false,
    }))
}

/// What the file says of the conversation, before and after its messages.
#[derive(Default)]
struct Thread {
    /// Its first message, for those that nothing names: many files are called `message_1.json`.
    begins: String,
    title: Option<String>,
    path: Option<String>,
    participants: Vec<String>,
}

struct Export {
    stream: Stream,
    thread: Thread,
    dates: Dates,
    /// The messages that were not given yet, the latest first.
    messages: Vec<Value>,
    left: Vec<Turn>,
    is_read: bool,
}

impl Export {
    fn read(&mut self) -> Result<(), Fault> {
        loop {
            let event = self.stream.next(|place| match place {
                "messages" => Want::Enter,
                "title" | "threadName" | "thread_path" | "participants" | "messages/*" => Want::Read,
                _ => Want::Pass,
            })?;
            match event {
                Event::Ended => break,
                Event::Bad(code, beginning) => self.left.push(Turn::Left(code, beginning)),
                Event::Entered | Event::Left => {}
                Event::Value(mut value) => {
                    repair_all(&mut value);
                    match self.stream.place() {
                        "title" | "threadName" => self.thread.title = value.as_str().filter(|title| !title.is_empty()).map(str::to_owned),
                        "thread_path" => self.thread.path = value.as_str().map(str::to_owned),
                        "participants" => {
                            let names = value.as_array().into_iter().flatten();
                            self.thread.participants =
                                names.filter_map(|one| text(one, "name").or(one.as_str())).map(str::to_owned).collect();
                        }
                        _ => self.messages.push(value),
                    }
                }
            }
        }
        // Of messages of one moment, the one that stands last was said first; taken from the end below.
        let at = |message: &Value| message.get("timestamp_ms").or(message.get("timestamp")).and_then(Value::as_i64).unwrap_or(i64::MIN);
        self.messages.sort_by_key(|message| std::cmp::Reverse(at(message)));
        if let Some(first) = self.messages.last() {
            let said = |key: &str| word(first, key).unwrap_or_default();
            let first = ["timestamp_ms", "timestamp", "sender_name", "senderName"].map(said).join("\n");
            self.thread.begins = format!("{:016x}", xxh3_64(first.as_bytes()));
        }
        self.is_read = true;
        Ok(())
    }

    fn turn(&mut self, message: &Value) -> Turn {
        let sender = text(message, "sender_name").or(text(message, "senderName"));
        let content = text(message, "content").or(text(message, "text")).unwrap_or_default();
        let kind = text(message, "type").unwrap_or_default();
        let by_sender = sender.and_then(|sender| content.strip_prefix(sender)).and_then(|rest| rest.strip_prefix(' '));
        let is_doing = by_sender.is_some_and(|rest| DOINGS.split('|').any(|doing| rest.starts_with(doing)));
        let is_system = message.get("call_duration").is_some() || ["Call", "Subscribe", "Unsubscribe", "call"].contains(&kind) || is_doing;
        if is_system {
            return Turn::Left("system_line", if content.is_empty() { kind.to_owned() } else { content.to_owned() });
        }
        if !message.is_object() {
            return Turn::Left("malformed", message.to_string().chars().take(80).collect());
        }
        let at = word(message, "timestamp_ms").or_else(|| word(message, "timestamp"));
        let is_unsent = is(message, "is_unsent") || is(message, "isUnsent");
        let thread = &self.thread;
        let mut put = Attributes::default();
        put.put("chat", thread.title.clone());
        let media = media(message);
        put.list("media", &media);
        let share = message.get("share").unwrap_or(&Value::Null);
        put.put("link", text(share, "link"));
        put.mark("deleted", is_unsent);
        put.reactions(list(message, "reactions").iter().filter_map(|one| Some((text(one, "reaction")?.to_owned(), 1))));
        let words = [content, text(share, "share_text").unwrap_or_default(), text(share, "link").unwrap_or_default()];
        let words = words.into_iter().find(|words| !words.trim().is_empty()).map(str::to_owned).unwrap_or_else(|| media.join(", "));
        if is_unsent && words.is_empty() {
            return Turn::Left("unsent", sender.into_iter().chain(at.as_deref()).collect::<Vec<_>>().join(", "));
        }
        let title = || if thread.participants.is_empty() { thread.title.clone() } else { Some(thread.participants.join(", ")) };
        // Archived and filtered conversations move between folders: the last part names the conversation.
        let path = thread.path.as_ref().map(|path| path.rsplit('/').next().unwrap_or(path).to_owned());
        let within = path.or_else(title).unwrap_or_else(|| thread.begins.clone());
        Turn::from(Record {
            within: Some(format!("messenger:{within}")),
            account: sender.map(str::to_owned),
            posted: at.map(|at| self.dates.milliseconds(&at)),
            attributes: put.0,
            text: words,
            ..Record::default()
        })
    }
}

/// Names of the files of a message.
fn media(message: &Value) -> Vec<String> {
    let files = ["photos", "videos", "audio_files", "files", "gifs", "media"].iter().flat_map(|key| list(message, key));
    let sticker = message.get("sticker").into_iter();
    let name = |uri: &str| uri.rsplit('/').next().unwrap_or(uri).to_owned();
    files.chain(sticker).filter_map(|file| text(file, "uri")).map(name).collect()
}

impl Turns for Export {
    fn next(&mut self, out: &mut Vec<Turn>) -> Result<bool, Fault> {
        if !self.is_read {
            self.read()?;
        }
        for _ in 0..AT_ONCE {
            let Some(message) = self.messages.pop() else {
                out.append(&mut self.left);
                return Ok(false);
            };
            let turn = self.turn(&message);
            out.push(turn);
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
