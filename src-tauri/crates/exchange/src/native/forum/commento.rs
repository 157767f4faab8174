//! Commento: the comments under the pages of a site, and who wrote them.

use livisible_core::corpus::lists::Space;
use livisible_core::corpus::record::Record;
use rustc_hash::FxHashMap;
use serde_json::Value;

use crate::fault::Fault;
use crate::html;
use crate::json::Records;
use crate::native::objects::fields::{Keep, at, count, words, yes};
use crate::native::objects::{Harvest, Objects, Values, first_under, head, under};
use crate::native::{Look, Native, Opening, Told, Turns};
use crate::source::Family;

/// Commento.
pub(in crate::native) static FORMAT: Native = Native {
    name: "commento",
    family: Family::Forum,
    lasting: true,
    extensions: &["json"],
    space: Some(Space::Blog),
    venue: None,
    personal: &["author_name", "author_url"],
    tell,
    open,
};

const KEYS: &[&str] = &["commentHex", "commenterHex", "parentHex"];

fn tell(look: &Look<'_>) -> Option<Told> {
    if !look.start().starts_with('{') {
        return None;
    }
    let first = first_under(look.text, &["comments"])?;
    if KEYS.iter().all(|key| first.get(*key).is_some()) { Told::by("native_keys", KEYS.iter().copied()) } else { None }
}

fn open(opening: &Opening<'_>) -> Result<Box<dyn Turns>, Fault> {
    // Who wrote stands after what was written.
    let mut authors = FxHashMap::default();
    if head(opening.path, opening.charset)?.trim_start().starts_with('{')
        && let Ok(mut commenters) = Records::open(opening.path, opening.charset, &under(&["commenters"]))
    {
        while let Some(commenter) = commenters.value()? {
            let Ok(said) = commenter else { continue };
            if let Some(hex) = words(&said, &["commenterHex"]) {
                let kept = |key| words(&said, &[key]).filter(|said| *said != "undefined").map(str::to_owned);
                authors.insert(hex.to_owned(), Author { name: kept("name"), url: kept("link"), moderates: yes(&said, &["isModerator"]) });
            }
        }
    }
    Ok(Box::new(Objects::open(opening, &under(&["comments"]), Commento { authors })?))
}

/// Who wrote.
struct Author {
    name: Option<String>,
    url: Option<String>,
    moderates: bool,
}

/// Reads comments.
struct Commento {
    authors: FxHashMap<String, Author>,
}

impl Values for Commento {
    fn read(&mut self, text: &str, harvest: &mut Harvest) -> serde_json::Result<()> {
        let said: Value = serde_json::from_str(text)?;
        let id = words(&said, &["commentHex"]);
        let state = words(&said, &["state"]);
        if state == Some("flagged") || id.is_none() {
            harvest.leave(if id.is_some() { "spam" } else { "not_data" }, id.unwrap_or_default());
            return Ok(());
        }
        let (domain, page) = (words(&said, &["domain"]).unwrap_or_default(), words(&said, &["url"]).unwrap_or_default());
        let hex = words(&said, &["commenterHex"]).filter(|hex| *hex != "anonymous");
        let rendered = || words(&said, &["html"]).map(|text| html::render(text).into_owned());
        let mut record = Record {
            id: id.map(str::to_owned),
            parent: words(&said, &["parentHex"]).filter(|parent| *parent != "root").map(str::to_owned),
            within: Some(format!("commento:{domain}{page}")),
            account: hex.map(str::to_owned),
            venue: Some(domain.to_owned()),
            posted: harvest.date(at(&said, &["creationDate"])),
            url: (!domain.is_empty()).then(|| format!("https://{domain}{page}")),
            text: words(&said, &["markdown"]).map(str::to_owned).or_else(rendered).unwrap_or_default(),
            ..Record::default()
        };
        if let Some(author) = hex.and_then(|hex| self.authors.get(hex)) {
            record.keep("author_name", author.name.clone());
            record.keep("author_url", author.url.clone());
            record.flag("is_moderator", author.moderates);
        }
        record.keep("page", Some(page));
        record.keep("score", count(&said, &["score"]));
        record.keep("state", state.filter(|state| *state != "approved"));
        record.flag("deleted", yes(&said, &["deleted"]));
        harvest.say(record);
        Ok(())
    }
}
