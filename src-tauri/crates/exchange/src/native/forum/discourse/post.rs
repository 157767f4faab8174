//! A post of a topic, as a message.

use livisible_core::corpus::record::{Link, LinkKind, Record};
use serde_json::{Number, Value};

use super::quotes;
use crate::native::objects::Harvest;
use crate::native::objects::fields::{Keep, at, count, id, list, words, yes};

/// What posts need to know of their topic.
#[derive(Default)]
pub struct Topic {
    id: Option<String>,
    title: Option<String>,
    tags: Vec<String>,
    category: Option<Number>,
}

impl Topic {
    /// The topic that this object tells of.
    pub fn of(said: &Value) -> Self {
        // Newer versions say more of a tag than its name.
        let name = |tag: &Value| tag.as_str().or_else(|| words(tag, &["name"])).map(str::to_owned);
        Topic {
            id: id(said, &["id"]),
            title: words(said, &["title"]).map(str::to_owned),
            tags: list(said, &["tags"]).filter_map(name).collect(),
            category: count(said, &["category_id"]),
        }
    }
}

/// Kinds of posts that nobody wrote: “closed this topic”, “split this topic”.
const SMALL_ACTION: u64 = 3;

/// The action of a reader that is a like.
const LIKE: u64 = 2;

/// Reads a post.
pub fn say(said: &Value, topic: &Topic, harvest: &mut Harvest) {
    let number = id(said, &["post_number"]);
    let topic_id = id(said, &["topic_id"]).or_else(|| topic.id.clone());
    let (Some(number), Some(topic_id)) = (number, topic_id) else {
        return harvest.leave("not_data", id(said, &["id"]).unwrap_or_default());
    };
    if count(said, &["post_type"]).and_then(|kind| kind.as_u64()) == Some(SMALL_ACTION) {
        return harvest.leave("system_line", words(said, &["action_code"]).or_else(|| words(said, &["raw"])).unwrap_or_default());
    }
    let words_of = match words(said, &["raw"]) {
        Some(raw) => quotes::of_markdown(raw),
        None => quotes::of_html(words(said, &["cooked"]).unwrap_or_default()),
    };
    let title = topic.title.as_deref().or_else(|| words(said, &["topic_title"]));
    let mut record = Record {
        id: Some(format!("{topic_id}/{number}")),
        parent: id(said, &["reply_to_post_number"]).map(|answered| format!("{topic_id}/{answered}")),
        within: Some(format!("discourse:{topic_id}")),
        account: words(said, &["username"]).map(str::to_owned),
        posted: harvest.date(at(said, &["created_at"])),
        title: title.filter(|_| number == "1").map(str::to_owned),
        text: words_of.text,
        ..Record::default()
    };
    for (topic, post) in words_of.quoted {
        let to = format!("{}/{post}", topic.as_deref().unwrap_or(&topic_id));
        if !record.links.iter().any(|link| link.to == to) {
            record.links.push(Link { kind: LinkKind::Quote, to });
        }
    }
    record.keep("topic", title);
    record.keep("author_name", words(said, &["name"]).filter(|name| record.account.as_deref() != Some(name)));
    record.flag("is_moderator", yes(said, &["moderator"]));
    record.flag("is_admin", yes(said, &["admin"]));
    record.flag("is_staff", yes(said, &["staff"]));
    let likes = list(said, &["actions_summary"]).find(|action| at(action, &["id"]).and_then(Value::as_u64) == Some(LIKE));
    record.keep("likes", likes.and_then(|action| count(action, &["count"])));
    reactions(said, &mut record);
    for (name, key) in [("replies", "reply_count"), ("quotes", "quote_count"), ("views", "reads")] {
        record.keep(name, count(said, &[key]));
    }
    let is_edited = count(said, &["version"]).and_then(|version| version.as_u64()).is_some_and(|version| version > 1);
    record.edited(at(said, &["updated_at"]).filter(|_| is_edited));
    if number == "1" {
        record.join("tags", topic.tags.iter().map(String::as_str));
    }
    record.keep("category_id", topic.category.clone().or_else(|| count(said, &["category_id"])));
    record.flag("is_answer", yes(said, &["accepted_answer"]));
    record.flag("hidden", yes(said, &["hidden"]));
    record.flag("deleted", at(said, &["deleted_at"]).is_some() || yes(said, &["user_deleted"]));
    harvest.say(record);
}

/// Reactions, where the forum has them beside likes.
fn reactions(said: &Value, record: &mut Record) {
    let each: Vec<(&str, u64)> = list(said, &["reactions"])
        .filter_map(|reaction| Some((words(reaction, &["id"])?, count(reaction, &["count"])?.as_u64()?)))
        .collect();
    let by_kind: Vec<String> = each.iter().map(|(kind, times)| format!("{kind} {times}")).collect();
    record.join("reactions_by_kind", by_kind.iter().map(String::as_str));
    record.keep("reactions", (!each.is_empty()).then(|| each.iter().fold(0_u64, |all, (_, times)| all.saturating_add(*times))));
}
