//! Posts and comments of a download of Meta: what the owner of the account wrote on Facebook, in its groups, on Instagram and
//! Threads. The download does not say who the owner is, but for comments on Facebook: such posts have no author.

use livisible_core::corpus::lists::Space;
use livisible_core::corpus::record::{Record, Warning};
use serde_json::Value;

use super::fields::{Attributes, Dates, list, text, word};
use super::mojibake::repair_all;
use super::stream::{Event, Stream, Want};
use crate::fault::Fault;
use crate::native::{Look, Native, Opening, Told, Turn, Turns};
use crate::source::Family;

pub(in crate::native) static FORMAT: Native = Native {
    name: "meta-posts",
    family: Family::Network,
    lasting: false,
    extensions: &["json"],
    space: Some(Space::Social),
    venue: None,
    personal: &["activity", "media_owner", "tags"],
    tell,
    open,
};

/// Turns of one reading.
const AT_ONCE: usize = 500;

/// Lists that stand under a key, and where they were written.
const LISTS: [(&str, &str); 7] = [
    ("comments_v2", "Facebook"),
    ("group_comments_v2", "Facebook"),
    ("group_posts_v2", "Facebook"),
    ("text_post_app_text_posts", "Threads"),
    ("comments_reels_comments", "Instagram"),
    ("comments_media_comments", "Instagram"),
    ("ig_other_media", "Instagram"),
];

fn tell(look: &Look<'_>) -> Option<Told> {
    let object = look.object()?;
    let told = |venue: &str, keys: &[&'static str]| {
        Told::by("native_keys", keys.iter().copied()).map(|told| Told { venue: Some(venue.to_owned()), ..told })
    };
    if let Some((list, venue)) = LISTS.iter().find(|(list, _)| object.get(*list).is_some_and(Value::is_array)) {
        return told(venue, &[list]);
    }
    if !look.start().starts_with('[') {
        return None;
    }
    let is_post = object.get("timestamp").is_some_and(Value::is_u64)
        && object.get("data").is_some_and(Value::is_array)
        && ["title", "attachments"].iter().any(|key| object.contains_key(*key))
        && ["post", "update_timestamp", "comment"].iter().any(|key| look.text.contains(&format!("\"{key}\"")));
    if is_post {
        return told("Facebook", &["timestamp", "data", "title"]);
    }
    let first = object.get("media").and_then(Value::as_array).and_then(|media| media.first());
    if first.is_some_and(|media| media.get("uri").is_some() && media.get("creation_timestamp").is_some()) {
        return told("Instagram", &["media", "creation_timestamp"]);
    }
    let is_comment =
        object.get("string_map_data").is_some_and(|map| labelled(map, "omment").is_some() || labelled(map, "omentario").is_some());
    is_comment.then(|| told("Instagram", &["string_map_data", "Comment"]))?
}

/// The value under a label, which is in the language of the account.
fn labelled<'v>(map: &'v Value, part: &str) -> Option<&'v str> {
    let (_, said) = map.as_object()?.iter().find(|(label, _)| label.contains(part))?;
    text(said, "value")
}

fn open(opening: &Opening<'_>) -> Result<Box<dyn Turns>, Fault> {
    Ok(Box::new(Posts { stream: Stream::open(opening.path, opening.charset)?, dates: Dates::default() }))
}

struct Posts {
    stream: Stream,
    dates: Dates,
}

impl Posts {
    fn turn(&mut self, entry: &Value) -> Turn {
        let nothing = Value::Null;
        let data = list(entry, "data");
        let comment = data.iter().find_map(|one| one.get("comment")).unwrap_or(&nothing);
        let post = data.iter().find_map(|one| text(one, "post"));
        let map = entry.get("string_map_data").unwrap_or(&nothing);
        let labelled_comment = ["omment", "omentario"].iter().find_map(|part| labelled(map, part));
        let attached: Vec<&Value> = list(entry, "attachments").iter().flat_map(|one| list(one, "data")).collect();
        let media: Vec<&Value> = attached.iter().filter_map(|one| one.get("media")).chain(list(entry, "media")).collect();
        let context = attached.iter().filter_map(|one| one.get("external_context")).find(|context| context.is_object()).unwrap_or(&nothing);
        let own_title = text(entry, "title").filter(|_| !list(entry, "media").is_empty());
        let mut put = Attributes::default();
        put.put("activity", text(entry, "title").filter(|_| own_title.is_none()));
        put.put("group", text(comment, "group"));
        put.put("link", text(context, "url"));
        put.put("link_title", text(context, "name"));
        put.put("place", attached.iter().filter_map(|one| one.get("place")).find_map(|place| text(place, "name")));
        let owner = map.as_object().into_iter().flatten().find(|(label, _)| label.contains("Owner"));
        put.put("media_owner", owner.and_then(|(_, said)| text(said, "value")));
        let named = |file: &&Value| text(file, "uri").map(|uri| uri.rsplit('/').next().unwrap_or(uri).to_owned());
        let files: Vec<String> = media.iter().filter_map(named).collect();
        put.list("media", &files);
        let tags: Vec<String> =
            list(entry, "tags").iter().filter_map(|tag| text(tag, "name").or(tag.as_str())).map(str::to_owned).collect();
        put.list("tags", &tags);
        let described = media
            .iter()
            .find_map(|file| text(file, "description").or(text(file, "title").filter(|_| own_title.is_none() && data.is_empty())));
        let words = [post, text(comment, "comment"), labelled_comment, own_title, described, text(context, "name"), text(context, "url")];
        let words = words.into_iter().flatten().find(|words| !words.trim().is_empty()).map_or_else(|| files.join(", "), str::to_owned);
        if words.is_empty() {
            // The download also lists what was changed, saved or shared without a word.
            let seen = text(entry, "title").map_or_else(|| entry.to_string().chars().take(80).collect(), str::to_owned);
            return Turn::Left("not_data", seen);
        }
        let stamped = map.as_object().into_iter().flatten().find_map(|(_, said)| word(said, "timestamp"));
        let of_media = || media.iter().find_map(|file| word(file, "creation_timestamp"));
        let at = word(entry, "timestamp").or_else(|| word(entry, "creation_timestamp")).or(stamped).or_else(of_media);
        Turn::from(Record {
            account: text(comment, "author").map(str::to_owned),
            space: self.stream.place().starts_with("text_post_app").then_some(Space::Microblog),
            posted: at.map(|at| self.dates.seconds(&at, None)),
            attributes: put.0,
            text: words,
            ..Record::default()
        })
    }
}

/// The lists of a file, and what stands in them.
fn want(place: &str) -> Want {
    match place.split_once('/') {
        None if place == "*" => Want::Read,
        None if LISTS.iter().any(|(list, _)| *list == place) => Want::Enter,
        Some((list, "*")) if LISTS.iter().any(|(known, _)| *known == list) => Want::Read,
        _ => Want::Pass,
    }
}

impl Turns for Posts {
    fn next(&mut self, out: &mut Vec<Turn>) -> Result<bool, Fault> {
        while out.len() < AT_ONCE {
            match self.stream.next(want)? {
                Event::Ended => return Ok(false),
                Event::Bad(code, beginning) => out.push(Turn::Left(code, beginning)),
                Event::Entered | Event::Left => {}
                Event::Value(mut entry) => {
                    repair_all(&mut entry);
                    let turn = self.turn(&entry);
                    out.push(turn);
                }
            }
        }
        Ok(true)
    }

    fn bytes_read(&self) -> u64 {
        self.stream.bytes_read()
    }

    fn warnings(&mut self) -> Vec<Warning> {
        self.dates.warnings(self.stream.malformed())
    }
}
