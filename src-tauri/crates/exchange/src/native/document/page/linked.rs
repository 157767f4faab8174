//! What a page says of itself to machines: JSON-LD, in the words of schema.org.

use scraper::{Html, Selector};
use serde_json::{Map, Value};

use super::voice::Voice;
use crate::html;

/// What the page is, as it says itself.
#[derive(Debug, Clone, Default)]
pub(super) struct Linked {
    /// The type of schema.org: `BlogPosting`, `NewsArticle`.
    pub kind: Option<String>,
    pub title: Option<String>,
    pub author: Option<String>,
    pub date: Option<String>,
    pub text: Option<String>,
    pub section: Option<String>,
    pub tags: Option<String>,
    pub count: Option<u64>,
    /// What people said, where it is written there.
    pub voices: Vec<Voice>,
}

/// Things that are pages with an author.
const KINDS: &[&str] = &[
    "BlogPosting",
    "NewsArticle",
    "ReportageNewsArticle",
    "OpinionNewsArticle",
    "Article",
    "DiscussionForumPosting",
    "SocialMediaPosting",
    "Question",
    "TechArticle",
    "Report",
    "Review",
];

/// More voices than this in one script are none of people.
const MOST: usize = 100_000;

/// Reads what a page says of itself.
pub(super) fn read(page: &Html) -> Linked {
    let mut linked = Linked::default();
    let Ok(scripts) = Selector::parse("script[type='application/ld+json']") else { return linked };
    for script in page.select(&scripts) {
        let text: String = script.text().collect();
        let Ok(value) = serde_json::from_str::<Value>(text.trim()) else { continue };
        // Things stand in lists, in graphs, and in what a page is about.
        let mut waiting = vec![&value];
        while let Some(value) = waiting.pop() {
            match value {
                Value::Array(list) => waiting.extend(list.iter().rev()),
                Value::Object(thing) => {
                    waiting.extend(["mainEntity", "@graph"].iter().filter_map(|key| thing.get(*key)));
                    if let Some(kind) = kind(thing).filter(|_| linked.kind.is_none()) {
                        of_thing(&mut linked, kind, thing);
                    }
                }
                _ => {}
            }
        }
    }
    linked
}

fn kind(thing: &Map<String, Value>) -> Option<&'static str> {
    let is = |value: &Value| KINDS.iter().copied().find(|kind| value.as_str() == Some(kind));
    match thing.get("@type")? {
        Value::Array(list) => list.iter().find_map(is),
        value => is(value),
    }
}

fn of_thing(linked: &mut Linked, kind: &str, thing: &Map<String, Value>) {
    linked.kind = Some(kind.to_owned());
    linked.title = said(thing.get("headline").or_else(|| thing.get("name")));
    linked.author = said(thing.get("author"));
    linked.date = said(thing.get("datePublished").or_else(|| thing.get("dateCreated")));
    linked.text = said(thing.get("articleBody").or_else(|| thing.get("text"))).map(|text| html::render(&text).into_owned());
    linked.section = said(thing.get("articleSection"));
    linked.tags = said(thing.get("keywords"));
    linked.count = thing.get("commentCount").or_else(|| thing.get("answerCount")).and_then(count);
    let mut waiting: Vec<(Option<usize>, &Value)> = Vec::new();
    for key in ["suggestedAnswer", "acceptedAnswer", "comment"] {
        waiting.extend(thing.get(key).map(|value| (None, value)));
    }
    while let Some((parent, value)) = waiting.pop() {
        match value {
            Value::Array(list) => waiting.extend(list.iter().rev().map(|value| (parent, value))),
            Value::Object(thing) if linked.voices.len() < MOST => {
                let place = linked.voices.len();
                linked.voices.push(voice(thing, parent));
                waiting.extend(thing.get("comment").map(|value| (Some(place), value)));
            }
            _ => {}
        }
    }
}

fn voice(thing: &Map<String, Value>, parent: Option<usize>) -> Voice {
    let link = said(thing.get("url").or_else(|| thing.get("@id")));
    let anchor = link.as_deref().and_then(|link| link.rsplit_once('#')).map(|(_, name)| name.to_owned());
    Voice {
        anchor: anchor.or_else(|| said(thing.get("identifier"))),
        parent,
        author: said(thing.get("author").or_else(|| thing.get("creator"))),
        date: said(thing.get("datePublished").or_else(|| thing.get("dateCreated"))),
        text: said(thing.get("text").or_else(|| thing.get("articleBody"))).map(|text| html::render(&text).into_owned()).unwrap_or_default(),
        link,
        likes: thing.get("upvoteCount").and_then(count),
        ..Voice::default()
    }
}

/// The words of a value: itself, its name, or those of a list.
fn said(value: Option<&Value>) -> Option<String> {
    let one = |value: &Value| match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Object(thing) => thing.get("name").and_then(Value::as_str).map(str::to_owned),
        _ => None,
    };
    let text = match value? {
        Value::Array(list) => list.iter().filter_map(one).collect::<Vec<_>>().join(", "),
        value => one(value)?,
    };
    Some(text).filter(|text| !text.trim().is_empty())
}

fn count(value: &Value) -> Option<u64> {
    value.as_u64().or_else(|| value.as_str()?.trim().parse().ok())
}
