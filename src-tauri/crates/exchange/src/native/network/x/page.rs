//! Tweets of version 2 of the interface: a page with what its tweets refer to beside them, or tweets that a collector
//! (twarc) put together one a line.

use livisible_core::corpus::record::{Link, LinkKind, Record};
use rustc_hash::FxHashMap;
use serde_json::Value;

use super::tweet::{address, passed_on};
use crate::native::objects::Harvest;
use crate::native::objects::fields::{Keep, at, count, id, list, unescaped, words, yes};

/// What tweets refer to, by kind and id.
#[derive(Default)]
struct Includes<'v>(FxHashMap<(&'static str, &'v str), &'v Value>);

impl<'v> Includes<'v> {
    fn of(page: &'v Value) -> Self {
        let mut all = FxHashMap::default();
        for (kind, key) in [("users", "id"), ("tweets", "id"), ("media", "media_key"), ("places", "id")] {
            for value in list(page, &["includes", kind]) {
                all.extend(words(value, &[key]).map(|id| ((kind, id), value)));
            }
        }
        Includes(all)
    }

    fn get(&self, kind: &'static str, id: Option<&'v str>) -> Option<&'v Value> {
        self.0.get(&(kind, id?)).copied()
    }
}

/// Reads a page, or one tweet.
pub fn read(value: &Value, harvest: &mut Harvest) {
    let includes = Includes::of(value);
    match value.get("data") {
        Some(Value::Array(tweets)) => tweets.iter().for_each(|tweet| say(tweet, &includes, harvest)),
        Some(tweet @ Value::Object(_)) => say(tweet, &includes, harvest),
        // A page without any tweet has its count alone.
        None if value.get("meta").is_some() && value.get("id").is_none() => {}
        _ => say(value, &includes, harvest),
    }
}

fn say<'v>(tweet: &'v Value, includes: &Includes<'v>, harvest: &mut Harvest) {
    let Some(text) = words(tweet, &["note_tweet", "text"]).or_else(|| words(tweet, &["text"])) else {
        return harvest.leave("not_data", id(tweet, &["id"]).unwrap_or_default());
    };
    // A collector puts the author into the tweet.
    let author = |tweet: &'v Value| tweet.get("author").or_else(|| includes.get("users", words(tweet, &["author_id"])));
    let user = author(tweet);
    let mut record = Record {
        id: id(tweet, &["id"]),
        within: id(tweet, &["conversation_id"]).map(|id| format!("x:{id}")),
        account: user.and_then(|user| words(user, &["username"])).or_else(|| words(tweet, &["author_id"])).map(str::to_owned),
        posted: harvest.date(at(tweet, &["created_at"])),
        lang: words(tweet, &["lang"]).map(str::to_owned),
        text: unescaped(text),
        ..Record::default()
    };
    for reference in list(tweet, &["referenced_tweets"]) {
        let Some(to) = id(reference, &["id"]) else { continue };
        let original = includes.get("tweets", words(reference, &["id"])).unwrap_or(reference);
        let words_of = words(original, &["note_tweet", "text"]).or_else(|| words(original, &["text"]));
        let author = author(original).and_then(|user| words(user, &["username"]));
        match words(reference, &["type"]) {
            Some("replied_to") => record.parent = Some(to),
            Some("retweeted") => passed_on(&mut record, Some(to), author, words_of),
            Some("quoted") => {
                record.links.push(Link { kind: LinkKind::Quote, to });
                record.keep("quoted_author", author);
                record.keep("quoted_text", words_of.map(unescaped));
            }
            _ => {}
        }
    }
    if let Some(user) = user {
        record.keep("author_name", words(user, &["name"]));
        record.flag("is_verified", yes(user, &["verified"]));
        address(&mut record);
    }
    for (name, key) in [
        ("likes", "like_count"),
        ("shares", "retweet_count"),
        ("replies", "reply_count"),
        ("quotes", "quote_count"),
        ("views", "impression_count"),
        ("bookmarks", "bookmark_count"),
    ] {
        record.keep(name, count(tweet, &["public_metrics", key]));
    }
    record.join("tags", list(tweet, &["entities", "hashtags"]).filter_map(|tag| words(tag, &["tag"])));
    record.join("mentions", list(tweet, &["entities", "mentions"]).filter_map(|user| words(user, &["username"])));
    record.join("links", list(tweet, &["entities", "urls"]).filter_map(|url| words(url, &["expanded_url"])));
    let keyed = list(tweet, &["attachments", "media_keys"]).filter_map(|key| includes.get("media", key.as_str()));
    let media = keyed.chain(list(tweet, &["attachments", "media"]));
    record.join("media", media.filter_map(|media| words(media, &["type"])));
    let place = tweet.get("geo").filter(|geo| geo.get("full_name").is_some());
    let place = place.or_else(|| includes.get("places", words(tweet, &["geo", "place_id"])));
    record.keep("place", place.and_then(|place| words(place, &["full_name"])));
    record.keep("client", words(tweet, &["source"]));
    record.flag("sensitive", yes(tweet, &["possibly_sensitive"]));
    record.flag("edited", list(tweet, &["edit_history_tweet_ids"]).count() > 1);
    harvest.say(record);
}
