//! X, Twitter that was: the archive that an account may ask for, and tweets as its interfaces gave them.

mod archive;
mod page;
mod parts;
mod tweet;

use livisible_core::corpus::lists::Space;
use serde_json::{Map, Value};

use crate::fault::Fault;
use crate::native::objects::{Harvest, Objects, Values, first_under, head, shape};
use crate::native::{Look, Native, Opening, Told, Turns};
use crate::source::Family;

/// The archive of an account.
pub(in crate::native) static ARCHIVE: Native = Native {
    name: "x-archive",
    family: Family::Network,
    lasting: true,
    extensions: &["zip", "js"],
    space: Some(Space::Microblog),
    venue: Some("X"),
    personal: &["author_name", "mentions", "quoted_author"],
    tell: archive::tell,
    open: archive::open,
};

/// Tweets of the interfaces.
pub(in crate::native) static API: Native = Native {
    name: "x-api",
    family: Family::Network,
    lasting: true,
    extensions: &["json", "jsonl", "ndjson"],
    space: Some(Space::Microblog),
    venue: Some("X"),
    personal: &["author_name", "mentions", "quoted_author"],
    tell,
    open,
};

/// The keys of a tweet of version 1.1; of version 2, the second with one at least of the third.
const FIRST: &[&str] = &["id_str", "user", "created_at"];
const SECOND: &[&str] = &["id", "text"];
const SECOND_TOO: &[&str] = &["author_id", "conversation_id", "edit_history_tweet_ids", "public_metrics"];

fn tell(look: &Look<'_>) -> Option<Told> {
    let object = look.object()?;
    if ["__import_meta", "source_platform"].iter().any(|key| object.contains_key(*key)) {
        return None;
    }
    let of = |told: Option<Value>| told.as_ref().and_then(Value::as_object).and_then(by_keys);
    by_keys(object)
        .or_else(|| of(first_under(look.text, &["data"])))
        .or_else(|| of(object.get("data").filter(|data| data.is_object()).cloned()))
        .or_else(|| of(first_under(look.text, &["statuses"])))
}

fn by_keys(object: &Map<String, Value>) -> Option<Told> {
    let has = |key: &str| object.contains_key(key);
    let named = object.get("user").is_some_and(|user| user.get("screen_name").is_some());
    if FIRST.iter().all(|key| has(key)) && named && (has("text") || has("full_text")) {
        return Told::by("native_keys", FIRST.iter().copied());
    }
    let second = SECOND_TOO.iter().filter(|key| has(key)).count();
    // An author of its own, or two keys that only this interface has.
    (SECOND.iter().all(|key| has(key)) && (second >= 2 || has("edit_history_tweet_ids")))
        .then(|| Told::by("native_keys", SECOND.iter().chain(SECOND_TOO.iter().filter(|key| has(key))).copied()))?
}

fn open(opening: &Opening<'_>) -> Result<Box<dyn Turns>, Fault> {
    let shape = shape(&head(opening.path, opening.charset)?);
    Ok(Box::new(Objects::open(opening, &shape, Tweets)?))
}

/// Reads pages of tweets, and tweets alone.
struct Tweets;

impl Values for Tweets {
    fn read(&mut self, text: &str, harvest: &mut Harvest) -> serde_json::Result<()> {
        let value: Value = serde_json::from_str(text)?;
        if let Some(statuses) = value.get("statuses").and_then(Value::as_array) {
            statuses.iter().for_each(|status| tweet::read(status, harvest));
        } else if value.get("user").is_some() || value.get("full_text").is_some() {
            tweet::read(&value, harvest);
        } else {
            page::read(&value, harvest);
        }
        Ok(())
    }
}
