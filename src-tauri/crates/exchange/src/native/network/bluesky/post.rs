//! A post, as a message.

use livisible_core::corpus::record::{Link, LinkKind, Record};
use serde_json::Value;

use super::COLLECTION;
use super::facets::facets;
use crate::native::objects::Harvest;
use crate::native::objects::fields::{Keep, at, count, list, words};

/// Reads a post with its author, as the interface shows it.
pub fn view(view: &Value, is_pinned: bool, harvest: &mut Harvest) {
    let Some(mut record) = view.get("record").and_then(|said| message(said, words(view, &["uri"]), harvest)) else {
        return harvest.leave("withheld", words(view, &["uri"]).unwrap_or_default());
    };
    author(view.get("author"), &mut record);
    for (name, key) in [
        ("likes", "likeCount"),
        ("shares", "repostCount"),
        ("replies", "replyCount"),
        ("quotes", "quoteCount"),
        ("bookmarks", "bookmarkCount"),
    ] {
        record.keep(name, count(view, &[key]));
    }
    labels(view, &mut record);
    record.flag("is_pinned", is_pinned);
    harvest.say(record);
}

/// Reads a post that somebody else passed on: the words are those of the post, the act is theirs.
pub fn repost(view: &Value, reason: &Value, harvest: &mut Harvest) {
    let uri = words(view, &["uri"]);
    let Some(mut record) = view.get("record").and_then(|said| message(said, uri, harvest)) else {
        return harvest.leave("withheld", uri.unwrap_or_default());
    };
    let by = words(reason, &["by", "did"]).or_else(|| words(reason, &["by", "handle"])).unwrap_or_default();
    // Newer answers name the act itself.
    record.id = words(reason, &["uri"]).map(str::to_owned).or_else(|| uri.map(|uri| format!("{by}/{uri}")));
    (record.parent, record.within, record.url) = (None, None, None);
    record.links = uri.map(|to| Link { kind: LinkKind::Repost, to: to.to_owned() }).into_iter().collect();
    record.posted = harvest.date(at(reason, &["indexedAt"]));
    record.keep("reposted_from", words(view, &["author", "handle"]));
    record.flag("is_repost", true);
    author(reason.get("by"), &mut record);
    harvest.say(record);
}

/// Reads a post as its repository has it: its author is an id alone.
pub fn record(said: &Value, uri: Option<&str>, did: Option<&str>, harvest: &mut Harvest) {
    match message(said, uri, harvest) {
        Some(mut record) => {
            record.account = did.map(str::to_owned);
            record.url = address(uri, did);
            harvest.say(record);
        }
        None => harvest.leave("not_data", uri.unwrap_or_default()),
    }
}

/// What a record says.
fn message(said: &Value, uri: Option<&str>, harvest: &mut Harvest) -> Option<Record> {
    let text = said.get("text")?.as_str()?;
    let root = words(said, &["reply", "root", "uri"]).or(uri);
    let mut record = Record {
        id: uri.map(str::to_owned),
        parent: words(said, &["reply", "parent", "uri"]).map(str::to_owned),
        within: root.map(|root| format!("bluesky:{root}")),
        posted: harvest.date(at(said, &["createdAt"])),
        lang: list(said, &["langs"]).next().and_then(Value::as_str).map(str::to_owned),
        text: text.to_owned(),
        ..Record::default()
    };
    // A post is quoted alone, or beside pictures.
    let quoted = words(said, &["embed", "record", "uri"]).or_else(|| words(said, &["embed", "record", "record", "uri"]));
    if let Some(to) = quoted.filter(|uri| uri.contains(COLLECTION)) {
        record.links.push(Link { kind: LinkKind::Quote, to: to.to_owned() });
    }
    let facets = facets(said, text);
    record.join("mentions", facets.mentions);
    record.join("tags", facets.tags.into_iter().chain(list(said, &["tags"]).filter_map(Value::as_str)));
    let card = |key: &'static str| words(said, &["embed", "external", key]).or_else(|| words(said, &["embed", "media", "external", key]));
    record.join("links", facets.links.into_iter().chain(card("uri")));
    record.keep("link_title", card("title"));
    record.keep("link_description", card("description"));
    let embeds = || [said.get("embed"), at(said, &["embed", "media"])].into_iter().flatten();
    let images = embeds().flat_map(|embed| list(embed, &["images"]).map(|_| "image"));
    record.join("media", images.chain(embeds().filter(|embed| embed.get("video").is_some()).map(|_| "video")));
    let alts = || embeds().flat_map(|embed| list(embed, &["images"]).chain([embed])).filter_map(|image| words(image, &["alt"]));
    record.join("alt_text", alts());
    labels(said, &mut record);
    if text.is_empty() {
        // A picture or a page alone says what was written for it.
        record.text = alts().chain(card("title")).chain(card("uri")).collect::<Vec<_>>().join("\n");
        let shown = record.attributes.get("media").and_then(Value::as_str).map(str::to_owned);
        if record.text.is_empty() {
            record.text = shown.unwrap_or_default();
        }
    }
    Some(record)
}

fn author(author: Option<&Value>, record: &mut Record) {
    let Some(author) = author else { return };
    let (handle, did) = (words(author, &["handle"]).filter(|handle| *handle != "handle.invalid"), words(author, &["did"]));
    record.account = handle.or(did).map(str::to_owned);
    record.keep("author_name", words(author, &["displayName"]));
    record.keep("author_id", did.filter(|_| handle.is_some()));
    if !record.attributes.contains_key("is_repost") {
        record.url = address(record.id.as_deref(), handle.or(did));
    }
}

/// Where a post is to be seen.
fn address(uri: Option<&str>, account: Option<&str>) -> Option<String> {
    let key = uri?.rsplit_once(COLLECTION)?.1.strip_prefix('/')?;
    Some(format!("https://bsky.app/profile/{}/post/{key}", account?))
}

/// What is said of a post by its author and by moderation, such as `porn` or `spam`.
fn labels(said: &Value, record: &mut Record) {
    let all = list(said, &["labels"]).chain(list(said, &["labels", "values"])).filter_map(|label| words(label, &["val"]));
    let before = record.attributes.get("labels").and_then(Value::as_str).map(str::to_owned);
    record.join("labels", before.iter().flat_map(|all| all.split(", ")).chain(all));
}
