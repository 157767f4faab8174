//! Bluesky: posts as its interface gives them (feeds, searches, threads), records of a repository, and lines of the stream
//! of the whole network.

mod facets;
mod post;
mod tree;

use livisible_core::corpus::lists::Space;
use serde_json::{Map, Value};

use crate::fault::Fault;
use crate::native::objects::{Harvest, Objects, Values, first_under, head, shape, under};
use crate::native::{Look, Native, Opening, Told, Turns};
use crate::source::Family;

/// Bluesky.
pub(in crate::native) static FORMAT: Native = Native {
    name: "bluesky",
    family: Family::Network,
    lasting: true,
    extensions: &["json", "ndjson", "jsonl", "car"],
    space: Some(Space::Microblog),
    venue: Some("Bluesky"),
    personal: &["author_name", "author_id", "mentions", "reposted_from"],
    tell,
    open,
};

/// What every post is kept as.
const COLLECTION: &str = "app.bsky.feed.post";

/// Arrays of posts, in what the interface answers.
const ARRAYS: &[&str] = &["feed", "posts", "records"];

/// How the header of an archive of a repository begins, after its length: a map of two, the first of which is `roots`.
const CAR: &[u8] = b"\xA2eroots";

fn tell(look: &Look<'_>) -> Option<Told> {
    if is_car(look.bytes) {
        return Told::by("native_head", ["CAR"]);
    }
    let told = by_keys(look.object()?);
    told.or_else(|| ARRAYS.iter().find_map(|key| by_keys(first_under(look.text, &[*key])?.as_object()?)))
}

fn is_car(bytes: &[u8]) -> bool {
    bytes.get(1..9).is_some_and(|start| start.starts_with(CAR)) || bytes.get(2..10).is_some_and(|start| start.starts_with(CAR))
}

fn by_keys(object: &Map<String, Value>) -> Option<Told> {
    let is_address = |value: Option<&Value>| value.and_then(Value::as_str).is_some_and(|uri| uri.starts_with("at://"));
    let is_post = |value: Option<&Value>| value.is_some_and(|post| is_address(post.get("uri")) && post.get("author").is_some());
    let whole = Value::Object(object.clone());
    let told: &[&str] = match () {
        () if object.get("$type").and_then(Value::as_str) == Some(COLLECTION) => &["$type"],
        () if is_post(Some(&whole)) && object.contains_key("record") => &["uri", "author", "record"],
        () if is_post(object.get("post")) => &["post"],
        () if is_address(object.get("uri")) && object.contains_key("value") && object.contains_key("cid") => &["uri", "cid", "value"],
        () if object.get("did").is_some_and(|did| did.as_str().is_some_and(|did| did.starts_with("did:"))) && is_line(object) => {
            &["did", "time_us", "kind"]
        }
        () if is_thread(object.get("thread")) => &["thread"],
        () => return None,
    };
    Told::by("native_keys", told.iter().copied())
}

/// Whether an object is a line of the stream: something that happened to an account at a time.
fn is_line(object: &Map<String, Value>) -> bool {
    object.contains_key("time_us") && ["commit", "identity", "account"].iter().any(|key| object.contains_key(*key))
}

/// Whether a value is a thread, as far as it stands in what is looked at.
fn is_thread(thread: Option<&Value>) -> bool {
    let kind = thread.and_then(|thread| thread.get("$type")).and_then(Value::as_str);
    kind.is_some_and(|kind| kind.starts_with("app.bsky.feed.defs#")) || thread.is_some_and(|thread| thread.get("post").is_some())
}

fn open(opening: &Opening<'_>) -> Result<Box<dyn Turns>, Fault> {
    let head = head(opening.path, opening.charset)?;
    let read = std::fs::File::open(opening.path).and_then(|file| {
        let mut start = Vec::new();
        std::io::Read::read_to_end(&mut std::io::Read::take(file, 16), &mut start).map(|_| start)
    });
    if is_car(&read.map_err(|error| Fault::io(opening.path, &error))?) {
        return Err(Fault::FormatNotYet { what: "CAR".to_owned() });
    }
    let array = ARRAYS.iter().find(|key| first_under(&head, &[**key]).is_some());
    let shape = array.map_or_else(|| shape(&head), |key| under(&[*key]));
    Ok(Box::new(Objects::open(opening, &shape, Bluesky)?))
}

/// Reads posts in all the forms that they have.
struct Bluesky;

impl Values for Bluesky {
    fn read(&mut self, text: &str, harvest: &mut Harvest) -> serde_json::Result<()> {
        tree::read(text, harvest)
    }
}
