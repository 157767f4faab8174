//! A submission or a comment, as a message.

use livisible_core::corpus::record::{Link, LinkKind, Record};
use serde_json::Value;

use crate::native::objects::Harvest;
use crate::native::objects::fields::{Keep, at, count, id, list, unescaped, words, yes};

/// What Reddit writes where an author, or what was said, is gone.
const DELETED: &str = "[deleted]";
const REMOVED: &str = "[removed]";

/// Reads a submission or a comment.
pub fn read(said: &Value, harvest: &mut Harvest) {
    let is_comment = said.get("body").is_some() || said.get("link_id").is_some();
    if !is_comment && said.get("title").is_none() && said.get("selftext").is_none() {
        return harvest.leave("not_data", id(said, &["name"]).or_else(|| id(said, &["id"])).unwrap_or_default());
    }
    let mut record = Record {
        account: words(said, &["author"]).filter(|author| !matches!(*author, DELETED | REMOVED)).map(str::to_owned),
        posted: harvest.date(at(said, &["created_utc"])),
        ..Record::default()
    };
    if let Some(path) = words(said, &["permalink"]) {
        record.url = Some(if path.starts_with('/') { format!("https://www.reddit.com{path}") } else { path.to_owned() });
    }
    if is_comment {
        comment(said, &mut record)
    } else {
        submission(said, &mut record)
    }
    shared(said, &mut record);
    harvest.say(record);
}

/// The full name of a thing, its kind before its id.
fn full_name(said: &Value, keys: &[&str], kind: &str) -> Option<String> {
    let id = id(said, keys)?;
    let is_full = id.as_bytes().get(2) == Some(&b'_') && id.starts_with('t');
    Some(if is_full { id } else { format!("{kind}_{id}") })
}

fn comment(said: &Value, record: &mut Record) {
    record.id = full_name(said, &["id"], "t1").or_else(|| full_name(said, &["name"], "t1"));
    let link = full_name(said, &["link_id"], "t3");
    record.parent = parent(said, link.as_deref()).or_else(|| link.clone());
    // Every comment stands under a submission, and answers it where nothing tells what else.
    record.inferred = record.parent.is_some() && parent(said, link.as_deref()).is_none();
    record.within = link.map(|link| format!("reddit:{link}"));
    record.text = unescaped(words(said, &["body"]).unwrap_or_default());
    record.flag("is_author", yes(said, &["is_submitter"]));
}

/// What a comment answers. Some dumps have the number that its id stands for, and leave out of what kind it is.
fn parent(said: &Value, link: Option<&str>) -> Option<String> {
    let id = match at(said, &["parent_id"])? {
        Value::Number(number) => base_36(number.as_u64()?),
        _ => words(said, &["parent_id"])?.to_owned(),
    };
    let is_full = id.as_bytes().get(2) == Some(&b'_') && id.starts_with('t');
    let is_link = link.and_then(|link| link.strip_prefix("t3_")) == Some(id.as_str());
    Some(if is_full { id } else { format!("{}_{id}", if is_link { "t3" } else { "t1" }) })
}

/// A number as Reddit writes its ids.
fn base_36(mut number: u64) -> String {
    let mut digits = Vec::new();
    while number > 0 || digits.is_empty() {
        digits.extend(u32::try_from(number % 36).ok().and_then(|digit| char::from_digit(digit, 36)));
        number /= 36;
    }
    digits.iter().rev().collect()
}

fn submission(said: &Value, record: &mut Record) {
    record.id = full_name(said, &["id"], "t3").or_else(|| full_name(said, &["name"], "t3"));
    record.within = record.id.as_ref().map(|id| format!("reddit:{id}"));
    record.title = words(said, &["title"]).map(unescaped);
    record.text = unescaped(words(said, &["selftext"]).unwrap_or_default());
    let own_words = !record.text.is_empty();
    // The picture or the page that the submission is about is all that it says beside its title.
    let link = words(said, &["url"]).filter(|_| !yes(said, &["is_self"])).map(unescaped);
    if let Some(link) = link {
        if !own_words {
            record.text.clone_from(&link);
        }
        record.keep("link", Some(link));
        record.keep("domain", words(said, &["domain"]));
    }
    if let Some(to) = words(said, &["crosspost_parent"]) {
        let title = list(said, &["crosspost_parent_list"]).next().and_then(|original| words(original, &["title"]));
        let same = !own_words && title.is_none_or(|title| words(said, &["title"]) == Some(title));
        let kind = if same { LinkKind::Repost } else { LinkKind::Quote };
        record.flag("is_repost", same);
        record.links.push(Link { kind, to: to.to_owned() });
    }
    record.keep("replies", count(said, &["num_comments"]));
    record.keep("upvote_ratio", count(said, &["upvote_ratio"]));
    record.keep("flair", words(said, &["link_flair_text"]).map(unescaped));
    record.keep("removed_by", words(said, &["removed_by_category"]));
    record.flag("over_18", yes(said, &["over_18"]));
    let media = [
        ("video", yes(said, &["is_video"])),
        ("gallery", yes(said, &["is_gallery"])),
        ("image", words(said, &["post_hint"]) == Some("image")),
        ("video", words(said, &["post_hint"]).is_some_and(|hint| hint.ends_with("video"))),
    ];
    record.join("media", media.into_iter().filter_map(|(kind, is)| is.then_some(kind)));
}

/// What submissions and comments say alike.
fn shared(said: &Value, record: &mut Record) {
    record.keep("subreddit", words(said, &["subreddit"]));
    record.keep("score", count(said, &["score"]));
    record.keep("author_flair", words(said, &["author_flair_text"]).map(unescaped));
    record.edited(at(said, &["edited"]));
    record.flag("is_moderator", words(said, &["distinguished"]) == Some("moderator"));
    record.flag("is_admin", words(said, &["distinguished"]) == Some("admin"));
    record.flag("is_pinned", yes(said, &["stickied"]));
    record.flag("controversial", count(said, &["controversiality"]).and_then(|count| count.as_i64()) == Some(1));
    record.flag("deleted", matches!(record.text.as_str(), DELETED | REMOVED) || record.attributes.contains_key("removed_by"));
    // What the archive learned when it came back.
    record.flag("deleted_later", yes(said, &["_meta", "was_deleted_later"]));
    record.keep("removal_type", words(said, &["_meta", "removal_type"]));
}
