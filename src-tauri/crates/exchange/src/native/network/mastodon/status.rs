//! A status, as the interface of a server gives it. Its ids are those of that server.

use livisible_core::corpus::record::{Link, LinkKind, Record};
use serde_json::Value;

use crate::html;
use crate::native::objects::Harvest;
use crate::native::objects::fields::{Keep, at, count, host, id, list, words, yes};

/// Reads a status.
pub fn read(status: &Value, harvest: &mut Harvest) {
    let (status_url, account) = (words(status, &["url"]).or_else(|| words(status, &["uri"])), status.get("account"));
    if account.is_none() && status.get("content").is_none() {
        return harvest.leave("not_data", id(status, &["id"]).unwrap_or_default());
    }
    if let Some(original) = at(status, &["reblog"]) {
        let to = words(original, &["url"]).or_else(|| words(original, &["uri"]));
        return harvest.leave("repost_without_text", to.unwrap_or_default());
    }
    let mut record = Record {
        id: id(status, &["id"]),
        parent: id(status, &["in_reply_to_id"]),
        account: account.and_then(|account| handle(account, status_url)),
        posted: harvest.date(at(status, &["created_at"])),
        lang: words(status, &["language"]).map(str::to_owned),
        url: status_url.map(str::to_owned),
        text: html::render(words(status, &["content"]).unwrap_or_default()).into_owned(),
        ..Record::default()
    };
    if let Some(to) = id(status, &["quote", "quoted_status", "id"]).or_else(|| id(status, &["quote_id"])) {
        record.links.push(Link { kind: LinkKind::Quote, to });
    }
    record.keep("author_name", words(status, &["account", "display_name"]));
    record.flag("is_bot", yes(status, &["account", "bot"]));
    record.keep("content_warning", words(status, &["spoiler_text"]));
    record.flag("sensitive", yes(status, &["sensitive"]));
    record.keep("visibility", words(status, &["visibility"]));
    record.edited(at(status, &["edited_at"]));
    record.join("tags", list(status, &["tags"]).filter_map(|tag| words(tag, &["name"])));
    let mentions: Vec<String> =
        list(status, &["mentions"]).filter_map(|one| words(one, &["acct"])).map(|acct| format!("@{acct}")).collect();
    record.join("mentions", mentions.iter().map(String::as_str));
    record.join("poll", list(status, &["poll", "options"]).filter_map(|choice| words(choice, &["title"])));
    record.join("media", list(status, &["media_attachments"]).filter_map(|media| words(media, &["type"])));
    record.join("alt_text", list(status, &["media_attachments"]).filter_map(|media| words(media, &["description"])));
    if record.text.is_empty() {
        let name =
            |media: &'_ Value| words(media, &["description"]).or_else(|| words(media, &["url"])?.rsplit('/').next()).map(str::to_owned);
        record.text = list(status, &["media_attachments"]).filter_map(name).collect::<Vec<_>>().join("\n");
    }
    for (name, key) in [("likes", "favourites_count"), ("shares", "reblogs_count"), ("replies", "replies_count")] {
        record.keep(name, count(status, &[key]));
    }
    harvest.say(record);
}

/// The handle with its server: the interface leaves that out where it is its own.
fn handle(account: &Value, status_url: Option<&str>) -> Option<String> {
    let acct = words(account, &["acct"]).or_else(|| words(account, &["username"]))?;
    if acct.contains('@') {
        return Some(format!("@{acct}"));
    }
    let server = words(account, &["url"]).or(status_url).and_then(host);
    Some(server.map_or_else(|| acct.to_owned(), |server| format!("@{acct}@{server}")))
}
