//! Who is who in a workspace, and which channel is which.

use rustc_hash::FxHashMap;
use serde_json::Value;

use super::is_program;
use super::markup::{self, Names};
use crate::native::chat::fields::{list, text, word};

/// A user, as the workspace lists it.
struct User {
    handle: String,
    shown: Option<String>,
    is_bot: bool,
}

/// A channel, as the workspace lists it.
pub(super) struct Channel {
    /// Its id.
    pub id: String,
    /// Its name; conversations of two have none.
    pub name: Option<String>,
    /// Who takes part in one without a name.
    pub participants: Option<String>,
}

/// Who said a message.
pub(super) struct Author {
    /// The handle in the workspace.
    pub handle: Option<String>,
    /// The name that others see, where it is another.
    pub shown: Option<String>,
    /// Whether it is a program.
    pub is_bot: bool,
}

/// Users and channels.
#[derive(Default)]
pub(super) struct People {
    users: FxHashMap<String, User>,
    channels: Vec<Channel>,
    /// Places of the channels, by the folder that each has and by its id.
    places: FxHashMap<String, usize>,
}

impl People {
    /// Adds the list of users.
    pub fn add_users(&mut self, users: &[Value]) {
        for user in users {
            let Some(id) = text(user, "id") else { continue };
            let handle = text(user, "name").unwrap_or(id).to_owned();
            self.users.insert(id.to_owned(), User { shown: shown(user, &handle), handle, is_bot: is_program(user) });
        }
    }

    /// Adds a list of channels, groups or direct conversations.
    pub fn add_channels(&mut self, channels: &[Value]) {
        for channel in channels {
            let Some(id) = text(channel, "id") else { continue };
            let name = text(channel, "name").map(str::to_owned);
            for folder in name.as_deref().into_iter().chain([id]) {
                self.places.insert(folder.to_owned(), self.channels.len());
            }
            let members: Vec<&str> = list(channel, "members").iter().filter_map(Value::as_str).collect();
            let members: Vec<&str> = members.into_iter().map(|id| self.handle(id).unwrap_or(id)).collect();
            let is_few = name.as_deref().is_none_or(|name| name.starts_with("mpdm-"));
            let participants = (is_few && !members.is_empty()).then(|| members.join(", "));
            // Slack makes the name of such a group of the handles of its members: `mpdm-zoe--bob-1`.
            let name = name.filter(|name| !name.starts_with("mpdm-"));
            self.channels.push(Channel { id: id.to_owned(), name, participants });
        }
    }

    /// The channel whose messages stand in this folder.
    pub fn channel_of(&self, folder: &str) -> Option<&Channel> {
        self.channels.get(*self.places.get(folder)?)
    }

    /// The handle of a user.
    pub fn handle(&self, id: &str) -> Option<&str> {
        self.users.get(id).map(|user| user.handle.as_str())
    }

    /// A text as people saw it, and the ids of those it names.
    pub fn render(&self, written: &str) -> (String, Vec<String>) {
        markup::render(written, self)
    }

    /// Who said a message: a user of the list, else what the message says of its author.
    pub fn author(&self, message: &Value) -> Author {
        let id = text(message, "user");
        if let Some(user) = id.and_then(|id| self.users.get(id)) {
            return Author { handle: Some(user.handle.clone()), shown: user.shown.clone(), is_bot: user.is_bot };
        }
        let nobody = Value::Null;
        let (profile, bot) = (message.get("user_profile").unwrap_or(&nobody), message.get("bot_profile").unwrap_or(&nobody));
        let bot_id = text(message, "bot_id");
        let name = text(profile, "name").or(text(message, "username")).or(text(bot, "name")).or(id).or(bot_id).map(str::to_owned);
        let shown = text(profile, "display_name").or(text(profile, "real_name")).filter(|shown| name.as_deref() != Some(*shown));
        Author { shown: shown.map(str::to_owned), handle: name, is_bot: bot_id.is_some() && word(message, "user_profile").is_none() }
    }
}

/// Who takes part in the conversation of few whose folder this list is in, where no list names it: `mpdm-zoe--bob-1`, `D024BE91L`, or
/// what stands in a folder of direct messages. Empty where the folder is called by an id; `None` where it may be a channel.
pub(super) fn among(day: &str) -> Option<String> {
    let mut parts = day.rsplit('/').skip(1);
    let folder = parts.next()?;
    if let Some(handles) = folder.strip_prefix("mpdm-") {
        let handles =
            handles.rsplit_once('-').filter(|(_, n)| n.bytes().all(|b| b.is_ascii_digit())).map_or(handles, |(handles, _)| handles);
        return Some(handles.split("--").collect::<Vec<_>>().join(", "));
    }
    // Ids begin with a capital letter, which no name of a channel does.
    let is_id = folder.starts_with('D') && folder.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
    let above = parts.next().unwrap_or_default().to_ascii_lowercase();
    let is_direct =
        ["dm", "dms", "im", "ims", "mpim", "mpims", "direct_messages", "direct-messages", "direct messages"].contains(&above.as_str());
    (is_id || is_direct).then(|| if is_id { String::new() } else { folder.to_owned() })
}

/// The name of a user that others see, where it is not the handle.
fn shown(user: &Value, handle: &str) -> Option<String> {
    let nobody = Value::Null;
    let profile = user.get("profile").unwrap_or(&nobody);
    let name = text(profile, "display_name").or(text(profile, "real_name")).or(text(user, "real_name"));
    name.filter(|name| *name != handle).map(str::to_owned)
}

impl Names for People {
    fn user(&self, id: &str) -> Option<&str> {
        self.users.get(id).map(|user| user.shown.as_deref().unwrap_or(&user.handle))
    }

    fn channel(&self, id: &str) -> Option<&str> {
        self.channel_of(id)?.name.as_deref()
    }
}
