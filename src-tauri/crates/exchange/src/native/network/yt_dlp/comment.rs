//! A comment below a video.

use livisible_core::corpus::record::{Posted, Precision, Record};
use serde_json::Value;

use super::video::{Video, handle};
use crate::html;
use crate::native::objects::Harvest;
use crate::native::objects::fields::{Keep, at, count, id, words, yes};

/// Reads a comment of this video.
pub fn say(said: &Value, video: &Video, harvest: &mut Harvest) {
    if !said.is_object() {
        return harvest.leave("not_data", said.to_string().chars().take(80).collect::<String>());
    }
    let parent = id(said, &["parent"]).filter(|parent| parent != "root");
    let text = words(said, &["text"]).map(str::to_owned);
    let mut record = Record {
        id: id(said, &["id"]),
        parent: parent.or_else(|| video.id.clone()),
        within: video.within.clone(),
        account: handle(said, &["author"], &["author_id"]),
        space: video.space,
        venue: video.venue.clone(),
        url: words(said, &["url"]).map(str::to_owned),
        posted: posted(said, video.estimates, harvest),
        text: text.or_else(|| words(said, &["html"]).map(|text| html::render(text).into_owned())).unwrap_or_default(),
        ..Record::default()
    };
    record.keep("author_name", words(said, &["author"]).filter(|name| record.account.as_deref() != Some(name)));
    record.keep("author_url", words(said, &["author_url"]));
    record.keep("likes", count(said, &["like_count"]));
    record.keep("dislikes", count(said, &["dislike_count"]));
    record.flag("is_author", yes(said, &["author_is_uploader"]));
    record.flag("is_verified", yes(said, &["author_is_verified"]));
    record.flag("is_pinned", yes(said, &["is_pinned"]));
    record.flag("favorited", yes(said, &["is_favorited"]));
    record.flag("edited", ago(said).is_some_and(|ago| ago.contains('(')));
    harvest.say(record);
}

/// What the page said instead of a date.
fn ago(said: &Value) -> Option<&str> {
    words(said, &["_time_text"]).or_else(|| words(said, &["time_text"]))
}

/// When it was written: where the page said how long ago, the program reckoned a time from it.
fn posted(said: &Value, estimates: bool, harvest: &mut Harvest) -> Option<Posted> {
    let mut posted = harvest.date(at(said, &["timestamp"]))?;
    match ago(said) {
        Some(ago) => {
            posted.estimated = true;
            posted.precision = precision(ago);
            posted.original = ago.to_owned();
        }
        // Without the words, nothing tells a minute from a year.
        None if estimates => (posted.estimated, posted.precision) = (true, Precision::Year),
        None => {}
    }
    Some(posted)
}

/// How much of a date “2 months ago” says: the next unit above it would be wrong, its own is rounded.
fn precision(ago: &str) -> Precision {
    let says = |units: &[&str]| units.iter().any(|unit| ago.contains(unit));
    match () {
        () if says(&["second", "minute"]) => Precision::Minute,
        () if says(&["hour", "day"]) => Precision::Day,
        () if says(&["week", "month"]) => Precision::Month,
        () => Precision::Year,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_much_of_a_date_is_said() {
        for (ago, said) in [
            ("1 minute ago", Precision::Minute),
            ("3 hours ago", Precision::Day),
            ("2 weeks ago (edited)", Precision::Month),
            ("2 months ago", Precision::Month),
            ("1 year ago", Precision::Year),
            ("il y a 2 ans", Precision::Year),
        ] {
            assert_eq!(precision(ago), said, "{ago}");
        }
    }
}
