//! Mastodon, and what speaks ActivityPub as it does: the outbox of an account's archive, and statuses as the interface gives
//! them.

mod activity;
mod address;
mod status;

use livisible_core::corpus::lists::Space;
use serde_json::{Map, Value};

use crate::fault::Fault;
use crate::native::objects::{Harvest, Objects, Values, first_under, head, shape, under};
use crate::native::{Look, Native, Opening, Told, Turns};
use crate::source::Family;

/// Mastodon.
pub(in crate::native) static FORMAT: Native = Native {
    name: "mastodon",
    family: Family::Network,
    lasting: true,
    extensions: &["json", "ndjson"],
    space: Some(Space::Microblog),
    venue: Some("Mastodon"),
    personal: &["author_name", "mentions"],
    tell,
    open,
};

const OUTBOX: &[&str] = &["@context", "type", "orderedItems"];
const STATUS: &[&str] = &["uri", "account", "content", "created_at", "visibility"];

/// Arrays of statuses, in what the interface answers for a thread and for a search.
const ARRAYS: &[&str] = &["ancestors", "descendants", "statuses"];

fn tell(look: &Look<'_>) -> Option<Told> {
    let object = look.object()?;
    let has = |object: &Map<String, Value>, keys: &[&str]| keys.iter().all(|key| object.contains_key(*key));
    let is_outbox = has(object, OUTBOX) && object.get("@context").is_some_and(is_activity_streams);
    if is_outbox {
        return Told::by("native_keys", OUTBOX.iter().copied());
    }
    let is_status = has(object, STATUS)
        || ARRAYS
            .iter()
            .any(|key| first_under(look.text, &[*key]).is_some_and(|first| first.as_object().is_some_and(|first| has(first, STATUS))));
    if is_status { Told::by("native_keys", STATUS.iter().copied()) } else { None }
}

fn is_activity_streams(context: &Value) -> bool {
    let named = |value: &Value| value.as_str().is_some_and(|url| url.contains("w3.org/ns/activitystreams"));
    named(context) || context.as_array().is_some_and(|all| all.iter().any(named))
}

fn open(opening: &Opening<'_>) -> Result<Box<dyn Turns>, Fault> {
    let head = head(opening.path, opening.charset)?;
    let is_outbox = head.contains("\"orderedItems\"");
    let shape = if is_outbox { under(&["orderedItems"]) } else { shape(&head) };
    Ok(Box::new(Objects::open(opening, &shape, Mastodon)?))
}

/// Reads activities, notes, statuses, and what holds statuses.
struct Mastodon;

impl Values for Mastodon {
    fn read(&mut self, text: &str, harvest: &mut Harvest) -> serde_json::Result<()> {
        let value: Value = serde_json::from_str(text)?;
        if ARRAYS.iter().any(|key| value.get(key).is_some_and(Value::is_array)) {
            for status in ARRAYS.iter().filter_map(|key| value.get(key)?.as_array()).flatten() {
                status::read(status, harvest);
            }
        } else if value.get("account").is_some() {
            status::read(&value, harvest);
        } else {
            activity::read(&value, harvest);
        }
        Ok(())
    }
}
