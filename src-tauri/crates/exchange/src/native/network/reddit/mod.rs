//! Reddit: submissions and comments, one object a line as Pushshift and Arctic Shift keep them, or in the listings of its
//! interface, where replies stand in one another.

mod thing;
mod tree;

use livisible_core::corpus::lists::Space;
use serde_json::{Map, Value};

use crate::fault::Fault;
use crate::native::objects::{Harvest, Objects, Values, first_under, head, shape, under};
use crate::native::{Look, Native, Opening, Told, Turns};
use crate::source::Family;

/// Reddit.
pub(in crate::native) static FORMAT: Native = Native {
    name: "reddit",
    family: Family::Network,
    lasting: true,
    extensions: &["ndjson", "jsonl", "json", "zst"],
    space: Some(Space::Forum),
    venue: Some("Reddit"),
    personal: &["mentions"],
    tell,
    open,
};

/// The keys of a comment, and of a submission.
const COMMENT: &[&str] = &["link_id", "parent_id", "body", "author", "subreddit", "created_utc"];
const SUBMISSION: &[&str] = &["title", "author", "subreddit", "created_utc", "num_comments"];

fn tell(look: &Look<'_>) -> Option<Told> {
    let told = by_keys(look.object()?);
    // Pages of Arctic Shift and of PullPush hold objects of the dumps under `data`.
    told.or_else(|| by_keys(first_under(look.text, &["data"])?.as_object()?))
}

fn by_keys(object: &Map<String, Value>) -> Option<Told> {
    let has = |keys: &[&str]| keys.iter().all(|key| object.contains_key(*key));
    if is_thing(object) {
        return Told::by("native_keys", ["kind", "data"]);
    }
    // What other tools add around an object is theirs to read.
    let foreign = ["source_platform", "__import_meta", "timestamp_collected"].iter().any(|key| object.contains_key(*key));
    match () {
        () if foreign => None,
        () if has(COMMENT) => Told::by("native_keys", COMMENT.iter().copied()),
        () if has(SUBMISSION) && (has(&["selftext"]) || has(&["permalink"])) => Told::by("native_keys", SUBMISSION.iter().copied()),
        () => None,
    }
}

/// Whether this is a thing of the interface: its kind beside what it is.
fn is_thing(object: &Map<String, Value>) -> bool {
    let kind = object.get("kind").and_then(Value::as_str).unwrap_or_default();
    let known =
        matches!(kind, "Listing" | "more") || (kind.len() == 2 && kind.starts_with('t') && kind.ends_with(|c: char| c.is_ascii_digit()));
    known && object.get("data").is_some_and(Value::is_object)
}

fn open(opening: &Opening<'_>) -> Result<Box<dyn Turns>, Fault> {
    let head = head(opening.path, opening.charset)?;
    let paged = first_under(&head, &["data"]).is_some_and(|first| first.is_object());
    let shape = if paged { under(&["data"]) } else { shape(&head) };
    Ok(Box::new(Objects::open(opening, &shape, Reddit)?))
}

/// Reads what Reddit holds: objects of the dumps, or things of the interface.
struct Reddit;

impl Values for Reddit {
    fn read(&mut self, text: &str, harvest: &mut Harvest) -> serde_json::Result<()> {
        if is_listing(text) {
            return tree::read(text, harvest);
        }
        let said: Value = serde_json::from_str(text)?;
        if said.as_object().is_some_and(is_thing) {
            return tree::read(text, harvest);
        }
        thing::read(&said, harvest);
        Ok(())
    }
}

/// Whether a text is a thing of the interface, told without reading it: its kind comes first, before anything large.
fn is_listing(text: &str) -> bool {
    let start = &text[..text.floor_char_boundary(64)];
    let mut words = start.trim_start_matches(|c: char| c == '{' || c.is_whitespace()).split('"');
    words.nth(1) == Some("kind") || text.contains("\"Listing\"") && text.contains("\"children\"")
}
