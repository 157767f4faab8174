//! What an account did: notes that it wrote, and those of others that it passed on, which have no words here.

use livisible_core::corpus::record::{Link, LinkKind, Record};
use serde_json::Value;

use super::address::{address, handle, visibility};
use crate::html;
use crate::native::objects::Harvest;
use crate::native::objects::fields::{Keep, at, count, list, words, yes};

/// What a note says of another one that it quotes, by the names that servers give it.
const QUOTES: &[&str] = &["quote", "quoteUri", "quoteUrl", "_misskey_quote"];

/// Reads an activity, or a note that stands alone.
pub fn read(activity: &Value, harvest: &mut Harvest) {
    let kind = words(activity, &["type"]).unwrap_or_default();
    let object = activity.get("object");
    match kind {
        "Announce" => harvest.leave("repost_without_text", address(object).unwrap_or_default()),
        "Create" | "Update" => match object.filter(|object| object.is_object()) {
            Some(note) => say(note, activity, harvest),
            None => harvest.leave("withheld", address(object).unwrap_or_default()),
        },
        _ if activity.get("content").is_some() => say(activity, activity, harvest),
        _ => harvest.leave("not_data", kind),
    }
}

fn say(note: &Value, activity: &Value, harvest: &mut Harvest) {
    let actor = address(note.get("attributedTo")).or_else(|| address(activity.get("actor")));
    let by_lang = at(note, &["contentMap"]).and_then(Value::as_object);
    let content = words(note, &["content"]).or_else(|| by_lang?.values().find_map(Value::as_str));
    let mut record = Record {
        id: words(note, &["id"]).map(str::to_owned),
        parent: address(at(note, &["inReplyTo"])).map(str::to_owned),
        within: words(note, &["conversation"]).or_else(|| words(note, &["context"])).map(|within| format!("mastodon:{within}")),
        account: actor.map(handle),
        posted: harvest.date(at(note, &["published"]).or_else(|| at(activity, &["published"]))),
        lang: by_lang.filter(|map| map.len() == 1).and_then(|map| map.keys().next().cloned()),
        title: words(note, &["name"]).map(str::to_owned),
        url: address(at(note, &["url"])).map(str::to_owned),
        text: html::render(content.unwrap_or_default()).into_owned(),
        ..Record::default()
    };
    for to in QUOTES.iter().filter_map(|key| address(at(note, &[key]))).take(1) {
        record.links.push(Link { kind: LinkKind::Quote, to: to.to_owned() });
    }
    record.keep("content_warning", words(note, &["summary"]));
    record.flag("sensitive", yes(note, &["sensitive"]));
    record.keep("visibility", visibility(note));
    record.edited(at(note, &["updated"]));
    let named = |kind: &'static str| {
        list(note, &["tag"]).filter(move |tag| words(tag, &["type"]) == Some(kind)).filter_map(|tag| words(tag, &["name"]))
    };
    record.join("tags", named("Hashtag").map(|tag| tag.trim_start_matches('#')));
    record.join("mentions", named("Mention"));
    let poll = list(note, &["oneOf"]).chain(list(note, &["anyOf"]));
    record.join("poll", poll.filter_map(|choice| words(choice, &["name"])));
    media(note, &mut record);
    for (name, keys) in [("likes", ["likes", "totalItems"]), ("shares", ["shares", "totalItems"])] {
        record.keep(name, count(note, &keys));
    }
    harvest.say(record);
}

/// Pictures and sounds: their kinds, and what was written for those who do not see them. A note of a picture alone says that.
fn media(note: &Value, record: &mut Record) {
    let attached = || list(note, &["attachment"]);
    let kind = |media: &'_ Value| words(media, &["mediaType"]).and_then(|kind| kind.split('/').next()).unwrap_or("file").to_owned();
    let kinds: Vec<String> = attached().map(kind).collect();
    record.join("media", kinds.iter().map(String::as_str));
    record.join("alt_text", attached().filter_map(|media| words(media, &["name"])));
    if record.text.is_empty() {
        let name = |media: &'_ Value| words(media, &["name"]).or_else(|| words(media, &["url"])?.rsplit('/').next()).map(str::to_owned);
        record.text = attached().filter_map(name).collect::<Vec<_>>().join("\n");
    }
}
