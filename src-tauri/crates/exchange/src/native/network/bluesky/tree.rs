//! What holds posts: pages, items of feeds, threads whose replies stand in one another, lines of the stream.

use serde_json::Value;

use super::{ARRAYS, COLLECTION, post};
use crate::native::objects::fields::{id, words};
use crate::native::objects::{Harvest, hoist};

/// Reads a value, and all posts in it.
pub fn read(text: &str, harvest: &mut Harvest) -> serde_json::Result<()> {
    // A record says what it answers under the same key, and stands alone where there is no thread.
    let is_thread = text.contains("\"thread\"") || text.contains("#threadViewPost\"");
    let mut hoisted = hoist(text, |key, depth| key == "replies" || (is_thread && key == "parent" && depth <= 2));
    let mut ahead = vec![hoisted.outermost()?];
    while let Some(mut value) = ahead.pop() {
        if let Value::Array(all) = value {
            ahead.extend(all.into_iter().rev());
            continue;
        }
        let array = ARRAYS.iter().find(|key| value.get(**key).is_some_and(Value::is_array));
        if let Some(all) = array.and_then(|key| value.get_mut(*key)) {
            ahead.push(all.take());
            continue;
        }
        if let Some(thread) = value.get_mut("thread").filter(|thread| thread.is_object()) {
            ahead.push(thread.take());
            continue;
        }
        // What it answers comes first, as people read it.
        if let Some(above) = hoisted.below(value.get("parent")) {
            value.as_object_mut().map(|members| members.remove("parent"));
            ahead.push(value);
            match above {
                Ok(above) => ahead.push(above),
                Err(_) => harvest.leave("malformed", "parent"),
            }
            continue;
        }
        one(&value, harvest);
        match hoisted.below(value.get("replies")) {
            Some(Ok(below)) => ahead.push(below),
            Some(Err(_)) => harvest.leave("malformed", "replies"),
            None => {}
        }
    }
    Ok(())
}

/// One post, in whatever it is wrapped.
fn one(value: &Value, harvest: &mut Harvest) {
    let uri = || id(value, &["uri"]).unwrap_or_default();
    if let Some(view) = value.get("post").filter(|post| post.is_object()) {
        match value.get("reason").filter(|reason| words(reason, &["$type"]).is_some_and(|kind| kind.ends_with("reasonRepost"))) {
            Some(reason) => post::repost(view, reason, harvest),
            None => post::view(view, words(value, &["reason", "$type"]).is_some_and(|kind| kind.ends_with("reasonPin")), harvest),
        }
    } else if value.get("notFound").is_some() || value.get("blocked").is_some() {
        harvest.leave("withheld", uri());
    } else if let Some(commit) = value.get("commit") {
        line(value, commit, harvest);
    } else if value.get("record").is_some() && value.get("author").is_some() {
        post::view(value, false, harvest);
    } else if let Some(record) = value.get("value").filter(|record| record.get("text").is_some()) {
        let uri = words(value, &["uri"]);
        post::record(record, uri, uri.and_then(did), harvest);
    } else if words(value, &["$type"]) == Some(COLLECTION) {
        post::record(value, None, None, harvest);
    } else {
        harvest.leave("not_data", words(value, &["kind"]).map_or_else(uri, str::to_owned));
    }
}

/// A line of the stream: what an account did.
fn line(value: &Value, commit: &Value, harvest: &mut Harvest) {
    let (did, collection) = (words(value, &["did"]).unwrap_or_default(), words(commit, &["collection"]).unwrap_or_default());
    let uri = format!("at://{did}/{collection}/{}", words(commit, &["rkey"]).unwrap_or_default());
    match commit.get("record").filter(|_| collection == COLLECTION) {
        Some(record) => post::record(record, Some(&uri), Some(did), harvest),
        None => harvest.leave("not_data", uri),
    }
}

/// The account that a record belongs to, by its address.
fn did(uri: &str) -> Option<&str> {
    uri.strip_prefix("at://")?.split('/').next()
}
