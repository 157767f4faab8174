//! A video, as what its channel says of it: the title, and the description below.

use livisible_core::corpus::lists::Space;
use livisible_core::corpus::record::Record;
use serde_json::Value;

use crate::native::objects::Harvest;
use crate::native::objects::fields::{Keep, at, count, host, id, list, words, yes};
use crate::values::platforms;

/// What comments need to know of their video.
pub struct Video {
    /// Its id on the site.
    pub id: Option<String>,
    /// The conversation below it.
    pub within: Option<String>,
    /// The site.
    pub venue: Option<String>,
    /// The type of space of the site.
    pub space: Option<Space>,
    /// Whether the site says how long ago a comment was written, and never when.
    pub estimates: bool,
}

impl Video {
    /// The video that this object tells of.
    pub fn of(said: &Value) -> Self {
        let extractor = words(said, &["extractor_key"]).or_else(|| words(said, &["extractor"])).unwrap_or_default();
        let page = words(said, &["webpage_url"]).unwrap_or_default();
        let platform = platforms::of(extractor).or_else(|| platforms::of(page));
        let site = platform.map(|platform| platform.name).or_else(|| host(page));
        let id = id(said, &["id"]);
        Video {
            within: id.as_ref().map(|id| format!("{}:{id}", site.unwrap_or("video").to_lowercase())),
            id,
            venue: site.map(str::to_owned),
            space: platform.map(|platform| platform.space),
            estimates: platform.is_some_and(|platform| platform.name == "YouTube"),
        }
    }

    /// What the channel says of it.
    pub fn say(&self, said: &Value, harvest: &mut Harvest) {
        let name = words(said, &["channel"]).or_else(|| words(said, &["uploader"]));
        let mut record = Record {
            id: self.id.clone(),
            within: self.within.clone(),
            account: handle(said, &["uploader_id"], &["channel_id"]).or_else(|| name.map(str::to_owned)),
            space: self.space,
            venue: self.venue.clone(),
            posted: harvest.date(at(said, &["timestamp"])).or_else(|| harvest.date(at(said, &["upload_date"]))),
            lang: words(said, &["language"]).map(str::to_owned),
            title: words(said, &["fulltitle"]).or_else(|| words(said, &["title"])).map(str::to_owned),
            url: words(said, &["webpage_url"]).map(str::to_owned),
            text: words(said, &["description"]).unwrap_or_default().to_owned(),
            ..Record::default()
        };
        record.keep("author_name", name.filter(|name| record.account.as_deref() != Some(name)));
        record.flag("is_verified", yes(said, &["channel_is_verified"]));
        record.keep("media", (words(said, &["_type"]) != Some("playlist")).then_some("video"));
        for (name, key) in [
            ("views", "view_count"),
            ("likes", "like_count"),
            ("dislikes", "dislike_count"),
            ("replies", "comment_count"),
            ("followers", "channel_follower_count"),
            ("duration", "duration"),
        ] {
            record.keep(name, count(said, &[key]));
        }
        record.join("tags", list(said, &["tags"]).filter_map(Value::as_str));
        record.join("categories", list(said, &["categories"]).filter_map(Value::as_str));
        harvest.say(record);
    }
}

/// The handle of an account where the file says it, else its id: names are not unique.
pub fn handle(said: &Value, handle: &[&str], other: &[&str]) -> Option<String> {
    let handle = id(said, handle);
    if handle.as_ref().is_some_and(|handle| handle.starts_with('@')) { handle } else { id(said, other).or(handle) }
}
