//! Saved pages of the web: with what people wrote under them, and without.
//!
//! A post and its comments, or a topic of a forum, are one conversation. Who answers whom is read in how comments are nested;
//! a quote or a name at the beginning of a comment tells it too, and is marked as a conclusion.

mod address;
mod article;
mod linked;
mod shape;
mod source;
mod tree;
mod voice;

use livisible_core::corpus::lists::Space;
use livisible_core::corpus::record::{Link, LinkKind, Record};
use scraper::Html;
use serde_json::{Map, Value};
use xxhash_rust::xxh3::xxh3_64;

use self::article::Article;
use self::linked::Linked;
use self::shape::{Order, Shape};
use self::voice::Voice;
use super::Dates;
use crate::fault::Fault;
use crate::html;
use crate::native::{Look, Native, Opening, Ready, Told, Turn, Turns};
use crate::source::Family;
use crate::values::{is_blank, platforms};

/// A page with what people wrote under it.
pub(in crate::native) static PAGE: Native = Native {
    name: "page",
    family: Family::Forum,
    lasting: true,
    extensions: &["html", "htm", "xhtml", "mhtml", "mht"],
    space: None,
    venue: None,
    personal: &["author_name"],
    tell: |look| told(look, true),
    open: |opening| open(opening, true),
};

/// A page that nobody wrote under.
pub(in crate::native) static HTML: Native = Native {
    name: "html",
    family: Family::Document,
    lasting: false,
    extensions: &["html", "htm", "xhtml", "mhtml", "mht"],
    space: None,
    venue: None,
    personal: &["author_name"],
    tell: |look| told(look, false),
    open: |opening| open(opening, false),
};

/// The beginning of a page: behind comments and declarations, an element of pages.
fn begins_a_page(text: &str) -> Option<&'static str> {
    let mut rest = text.trim_start();
    for _ in 0..8 {
        let start = rest[..rest.floor_char_boundary(16)].to_ascii_lowercase();
        if let Some(found) = ["<!doctype html", "<html", "<head", "<body"].into_iter().find(|mark| start.starts_with(mark)) {
            return Some(found);
        }
        rest = if start.starts_with("<!--") {
            rest.split_once("-->")?.1.trim_start()
        } else if start.starts_with("<?xml") {
            rest.split_once("?>")?.1.trim_start()
        } else {
            return None;
        };
    }
    None
}

fn told(look: &Look<'_>, with_voices: bool) -> Option<Told> {
    let mark = begins_a_page(look.text).or_else(|| source::is_archive(look.bytes).then_some("multipart/related"))?;
    let opening = Opening { path: look.path, shown: look.shown, charset: look.charset, asked: false };
    let only_a_page = || if with_voices { None } else { Told::by("native_markup", [mark]) };
    let source = match source::read(&opening) {
        Ok((source, _, _)) => source,
        // It is one, and is refused as one.
        Err(Fault::TooLarge { .. }) => return only_a_page(),
        Err(_) => return None,
    };
    let Some(page) = tree::parse(&source) else { return only_a_page() };
    let linked = linked::read(&page);
    let found = voices(&page, &linked);
    match (with_voices, found) {
        (true, Some((name, voices, _))) => {
            let count = format!("{name} ({})", voices.len());
            Told::by("native_markup", [mark, &count])
        }
        (false, None) if !is_only_a_table(&page) => Told::by("native_markup", [mark]),
        _ => None,
    }
}

/// What people wrote: as the page says to machines where that is all of it, else as it is written for readers.
fn voices(page: &Html, linked: &Linked) -> Option<(&'static str, Vec<Voice>, Order)> {
    let found = voice::find(page);
    let seen = found.as_ref().map_or(0, |(_, voices)| voices.len());
    if linked.voices.len() > seen
        || (seen > 0 && linked.voices.len() == seen && found.as_ref().is_some_and(|(shape, _)| shape.order == Order::Nested))
    {
        return Some(("JSON-LD", linked.voices.clone(), Order::Nested));
    }
    found.map(|(shape, voices): (&Shape, Vec<Voice>)| (shape.name, voices, shape.order))
}

/// A page that is a table would be a poor text: a table is to be saved as one.
fn is_only_a_table(page: &Html) -> bool {
    let (mut tables, mut prose) = (false, false);
    for element in page.root_element().descendent_elements() {
        match element.value().name() {
            "table" => tables = true,
            "p" | "br" | "h1" | "h2" | "h3" | "h4" | "li" | "article" | "main" | "blockquote" | "pre" => prose = true,
            _ => {}
        }
    }
    tables && !prose
}

fn open(opening: &Opening<'_>, with_voices: bool) -> Result<Box<dyn Turns>, Fault> {
    let (source, bytes, mut warnings) = source::read(opening)?;
    let Some(page) = tree::parse(&source) else {
        let record = Record { text: html::render(&source).into_owned(), ..Record::default() };
        return Ok(Ready::boxed(vec![record.into()], bytes, warnings));
    };
    let linked = linked::read(&page);
    let article = article::read(&page, &linked, &source);
    let found = voices(&page, &linked).filter(|_| with_voices || opening.asked);
    let mut dates = Dates::of(article.lang.as_deref());
    let said = found.iter().flat_map(|(_, voices, _)| voices).filter_map(|voice| voice.date.as_deref());
    dates.learn(article.date.as_deref().into_iter().chain(said));
    let turns = turns(opening, &article, &linked, found, &mut dates);
    warnings.extend(dates.warnings());
    Ok(Ready::boxed(turns, bytes, warnings))
}

fn turns(
    opening: &Opening<'_>,
    article: &Article,
    linked: &Linked,
    found: Option<(&str, Vec<Voice>, Order)>,
    dates: &mut Dates,
) -> Vec<Turn> {
    let scope = article.address.as_deref().map_or_else(|| made_scope(opening.stem(), article, linked, found.as_ref()), address::plain);
    let within = found.is_some().then(|| format!("page:{scope}"));
    let venue = article.address.as_deref().and_then(|address| {
        let host = address::host(address)?;
        let platform =
            platforms::of(&host).filter(|platform| matches!(platform.space, Space::Forum | Space::Microblog | Space::Social | Space::Qa));
        Some(platform.map_or(host, |platform| platform.name.to_owned()))
    });
    let is_topic = found.as_ref().is_some_and(|(_, _, order)| *order == Order::Topic);
    let is_news = linked.kind.as_deref().is_some_and(|kind| kind.contains("News"));
    let space = match () {
        () if is_topic || found.as_ref().is_some_and(|(name, _, _)| *name == "Hacker News") => Some(Space::Forum),
        () if linked.kind.as_deref() == Some("Question") => Some(Space::Qa),
        () if linked.kind.as_deref() == Some("DiscussionForumPosting") => Some(Space::Forum),
        () if is_news => Some(Space::Media),
        () if found.is_some() || linked.kind.as_deref() == Some("BlogPosting") => Some(Space::Blog),
        () => None,
    };
    let page_name = article.title.clone().or_else(|| article.name.clone());
    let mut turns: Vec<Turn> = Vec::new();
    // What has no words is no turn: nothing answers it.
    let mut opens = false;
    if !is_topic {
        let mut attributes = Map::new();
        let mut put = |name: &str, said: String| attributes.insert(name.to_owned(), Value::String(said));
        for (name, said) in [
            ("categories", article.categories.join(", ")),
            ("tags", article.tags.join(", ")),
            ("site", article.site.clone().unwrap_or_default()),
        ] {
            if !said.is_empty() {
                put(name, said);
            }
        }
        if article.title.is_none()
            && let Some(name) = &article.name
        {
            attributes.insert("page".to_owned(), name.as_str().into());
        }
        if let Some(count) = linked.count {
            attributes.insert("replies".to_owned(), count.into());
        }
        let text = if is_blank(&article.text) { linked.text.clone().unwrap_or_default() } else { article.text.clone() };
        opens = !is_blank(&text) || article.title.as_deref().is_some_and(|title| !is_blank(title));
        turns.push(
            Record {
                id: within.as_ref().map(|_| scope.clone()).or_else(|| article.address.as_deref().map(address::plain)),
                within: within.clone(),
                account: article.author.clone(),
                posted: article.date.as_deref().and_then(|date| dates.posted(date, 1)),
                title: article.title.clone(),
                lang: article.lang.clone(),
                url: article.address.clone(),
                space,
                venue: venue.clone(),
                attributes,
                text,
                ..Record::default()
            }
            .into(),
        );
    }
    let Some((_, voices, _)) = found else { return turns };
    let mut answered = vec![false; voices.len()];
    for parent in voices.iter().filter_map(|voice| voice.parent) {
        if let Some(answered) = answered.get_mut(parent) {
            *answered = true;
        }
    }
    let ids: Vec<Option<String>> = voices.iter().zip(&answered).map(|(voice, answered)| id(voice, &scope, *answered)).collect();
    let is_first_page = article.address.as_deref().is_none_or(|address| {
        !address.contains("start=")
            && address::plain(address).trim_end_matches('/') == address.split('#').next().unwrap_or_default().trim_end_matches('/')
    });
    for (place, voice) in voices.into_iter().enumerate() {
        let number = turns.len() as u64 + 1;
        let parent = match voice.parent {
            Some(parent) => ids.get(parent).cloned().flatten(),
            None => opens.then(|| scope.clone()),
        };
        let title = if is_topic && place == 0 && is_first_page { page_name.clone() } else { voice.title.clone() };
        let base = article.address.as_deref().unwrap_or_default();
        let url = voice.link.as_deref().and_then(|link| address::joined(base, link)).or_else(|| {
            let anchor = voice.anchor.as_deref()?;
            article.address.as_ref().map(|address| format!("{}#{anchor}", address.split('#').next().unwrap_or_default()))
        });
        let links = voice.quotes.iter().map(|anchor| Link { kind: LinkKind::Quote, to: format!("{scope}#{anchor}") }).collect();
        turns.push(
            Record {
                id: ids.get(place).cloned().flatten(),
                parent,
                within: within.clone(),
                inferred: voice.inferred,
                links,
                account: voice.author.clone(),
                posted: voice.date.as_deref().and_then(|date| dates.posted(date, number)),
                title,
                url,
                space,
                venue: venue.clone(),
                attributes: attributes(&voice, page_name.as_deref()),
                text: voice.text,
                ..Record::default()
            }
            .into(),
        );
    }
    turns
}

/// What a page without an address is known by. Saved pages are all called `index.html`: the title and the words of the
/// article, else the first that somebody wrote, tell one from another.
fn made_scope(stem: &str, article: &Article, linked: &Linked, found: Option<&(&str, Vec<Voice>, Order)>) -> String {
    let title = article.title.as_deref().or(article.name.as_deref()).unwrap_or_default();
    let first = || found.and_then(|(_, voices, _)| voices.first()).map_or("", |voice| voice.text.as_str());
    let words = if is_blank(&article.text) { linked.text.as_deref().unwrap_or_default() } else { &article.text };
    let words = if is_blank(words) { first() } else { words };
    format!("{stem}~{:016x}", xxh3_64(format!("{title}\u{1F}{words}").as_bytes()))
}

/// The id of a voice: its address, or one made of it where it has none and something answers it.
fn id(voice: &Voice, scope: &str, answered: bool) -> Option<String> {
    let made = || {
        let said = [voice.author.as_deref().unwrap_or_default(), voice.date.as_deref().unwrap_or_default(), &voice.text].join("\u{1F}");
        answered.then(|| format!("{scope}#{:016x}", xxh3_64(said.as_bytes())))
    };
    voice.anchor.as_ref().map(|anchor| format!("{scope}#{anchor}")).or_else(made)
}

fn attributes(voice: &Voice, page: Option<&str>) -> Map<String, Value> {
    let mut attributes = Map::new();
    if let Some(page) = page {
        attributes.insert("page".to_owned(), page.into());
    }
    if let Some(likes) = voice.likes {
        attributes.insert("likes".to_owned(), likes.into());
    }
    for (name, holds) in [
        ("is_author", voice.is_author),
        ("is_moderator", voice.is_moderator),
        ("is_pingback", voice.is_pingback),
        ("deleted", voice.deleted),
    ] {
        if holds {
            attributes.insert(name.to_owned(), true.into());
        }
    }
    attributes
}
