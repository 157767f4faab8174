//! A tweet as version 1.1 of the interface gave it, and as the archive of an account has it.

use livisible_core::corpus::record::{Link, LinkKind, Record};
use serde_json::Value;

use crate::html;
use crate::native::objects::Harvest;
use crate::native::objects::fields::{Keep, at, count, host, id, list, unescaped, words, yes};

/// Reads a tweet of the interface.
pub fn read(tweet: &Value, harvest: &mut Harvest) {
    match of(tweet, harvest) {
        Some(mut record) => {
            address(&mut record);
            harvest.say(record);
        }
        None => harvest.leave("not_data", id(tweet, &["id_str"]).unwrap_or_default()),
    }
}

/// What a tweet says; `None` where it is none.
pub fn of(tweet: &Value, harvest: &mut Harvest) -> Option<Record> {
    let text = text(tweet)?;
    let mut record = Record {
        id: id(tweet, &["id_str"]).or_else(|| id(tweet, &["id"])),
        parent: id(tweet, &["in_reply_to_status_id_str"]).or_else(|| id(tweet, &["in_reply_to_status_id"])),
        account: words(tweet, &["user", "screen_name"]).map(str::to_owned),
        posted: harvest.date(at(tweet, &["created_at"])),
        lang: words(tweet, &["lang"]).map(str::to_owned),
        text: unescaped(text),
        ..Record::default()
    };
    if let Some(original) = at(tweet, &["retweeted_status"]) {
        passed_on(&mut record, id(original, &["id_str"]), words(original, &["user", "screen_name"]), self::text(original));
    }
    record.flag("is_repost", text.starts_with("RT @"));
    if let Some(to) = id(tweet, &["quoted_status_id_str"]).or_else(|| id(tweet, &["quoted_status_id"])) {
        record.links.push(Link { kind: LinkKind::Quote, to });
        record.keep("quoted_author", words(tweet, &["quoted_status", "user", "screen_name"]));
        record.keep("quoted_text", at(tweet, &["quoted_status"]).and_then(self::text).map(unescaped));
    }
    record.keep("author_name", words(tweet, &["user", "name"]));
    record.flag("is_verified", yes(tweet, &["user", "verified"]));
    for (name, key) in [("likes", "favorite_count"), ("shares", "retweet_count"), ("replies", "reply_count"), ("quotes", "quote_count")] {
        record.keep(name, count(tweet, &[key]));
    }
    let entities = tweet.get("extended_tweet").unwrap_or(tweet);
    record.join("tags", list(entities, &["entities", "hashtags"]).filter_map(|tag| words(tag, &["text"])));
    record.join("mentions", list(entities, &["entities", "user_mentions"]).filter_map(|user| words(user, &["screen_name"])));
    record.join("links", list(entities, &["entities", "urls"]).filter_map(|url| words(url, &["expanded_url"])));
    let media = ["extended_entities", "entities"].into_iter().find(|key| list(entities, &[key, "media"]).next().is_some());
    record.join("media", media.into_iter().flat_map(|key| list(entities, &[key, "media"])).filter_map(|media| words(media, &["type"])));
    record.keep("place", words(tweet, &["place", "full_name"]));
    record.keep("client", words(tweet, &["source"]).map(|source| html::render(source).into_owned()));
    record.flag("sensitive", yes(tweet, &["possibly_sensitive"]));
    record.flag("edited", ["initial", "edit"].iter().any(|kind| list(tweet, &["edit_info", kind, "editTweetIds"]).count() > 1));
    Some(record)
}

/// The words of a tweet, whole where they are.
fn text(tweet: &Value) -> Option<&str> {
    let whole = words(tweet, &["extended_tweet", "full_text"]).or_else(|| words(tweet, &["full_text"]));
    whole.or_else(|| tweet.get("text")?.as_str()).or_else(|| tweet.get("full_text")?.as_str())
}

/// A tweet that passes on another one. Its own text is cut where that is long: then the words are those of the original.
pub fn passed_on(record: &mut Record, to: Option<String>, author: Option<&str>, words: Option<&str>) {
    if let (true, Some(author), Some(words)) = (record.text.ends_with('…'), author, words) {
        record.text = format!("RT @{author}: {}", unescaped(words));
    }
    record.links.extend(to.map(|to| Link { kind: LinkKind::Repost, to }));
    record.flag("is_repost", true);
}

/// Where a tweet is to be seen.
pub fn address(record: &mut Record) {
    if let (Some(account), Some(id)) = (&record.account, &record.id) {
        record.url = Some(format!("https://x.com/{account}/status/{id}"));
    }
}

/// The id of the tweet that an address leads to.
pub fn of_address(url: &str) -> Option<&str> {
    let host = host(url)?;
    let known = matches!(host, "twitter.com" | "x.com" | "mobile.twitter.com" | "mobile.x.com");
    let (_, rest) = url.split_once("/status/").filter(|_| known)?;
    let id = rest.split(['/', '?', '#']).next()?;
    (!id.is_empty() && id.bytes().all(|byte| byte.is_ascii_digit())).then_some(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_tweets() {
        assert_eq!(of_address("https://twitter.com/ann/status/123?s=20"), Some("123"));
        assert_eq!(of_address("https://x.com/i/web/status/123"), Some("123"));
        assert_eq!(of_address("https://example.org/ann/status/123"), None);
        assert_eq!(of_address("https://x.com/ann/status/"), None);
        assert_eq!(of_address("https://x.com/ann"), None);
    }
}
