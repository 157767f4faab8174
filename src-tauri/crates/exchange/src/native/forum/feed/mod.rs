//! Feeds: RSS 2.0 and older, RSS 1.0 (RDF), Atom, and the Atom that Blogger keeps blogs in.
//!
//! An entry is a message; the feed of the comments of a page gives them under that page.

mod entry;

use livisible_core::corpus::lists::Space;
use livisible_core::corpus::record::{Posted, Record, Warning};
use rustc_hash::FxHashMap;

use self::entry::Entry;
use super::items::{ItemTurns, Items};
use super::{Dates, add, add_number, add_some, beginning, host};
use crate::fault::Fault;
use crate::native::xml::{self, Element};
use crate::native::{Look, Native, Opening, Told, Turn, Turns};
use crate::source::Family;
use crate::values::platforms;

pub(in crate::native) static FORMAT: Native = Native {
    name: "feed",
    family: Family::Forum,
    lasting: false,
    extensions: &["xml", "rss", "atom", "rdf"],
    space: Some(Space::Blog),
    venue: None,
    personal: &["author_url"],
    tell,
    open,
};

fn tell(look: &Look<'_>) -> Option<Told> {
    let first = xml::first(look.text, 3);
    let root = first.first()?;
    let is_feed = match root.name.as_str() {
        "rss" | "atom:feed" => true,
        "rdf:RDF" => first.get(1).is_some_and(|channel| matches!(channel.name.as_str(), "channel" | "item")),
        // A feed that forgot to say what language it is in.
        "feed" => {
            first.iter().skip(1).all(|element| matches!(element.name.as_str(), "title" | "id" | "link" | "updated" | "entry" | "subtitle"))
        }
        _ => false,
    };
    is_feed.then(|| Told::by("native_markup", first.iter().map(|element| element.name.as_str())))?
}

fn open(opening: &Opening<'_>) -> Result<Box<dyn Turns>, Fault> {
    let walker = xml::open(opening.path, opening.charset)?;
    Ok(Box::new(ItemTurns::new(walker, Feed::default())))
}

/// What a feed says of itself, and of the entries that were read.
#[derive(Default)]
struct Feed {
    title: Option<String>,
    link: Option<String>,
    lang: Option<String>,
    author: Option<String>,
    /// What entries were said in, by their id: what answers them was said there too.
    within: FxHashMap<String, String>,
    dates: Dates,
}

impl Items for Feed {
    fn takes(&self, opened: &Element, depth: usize) -> bool {
        let name = opened.name.as_str();
        matches!(name, "item" | "atom:entry" | "entry")
            || (2..=3).contains(&depth)
                && matches!(
                    name,
                    "title" | "link" | "language" | "dc:language" | "atom:title" | "atom:link" | "atom:author" | "image" | "textinput"
                )
    }

    fn take(&mut self, element: &Element, out: &mut Vec<Turn>) {
        let text = element.text();
        let said = Some(text.trim()).filter(|said| !said.is_empty()).map(str::to_owned);
        match element.name.as_str() {
            "item" | "atom:entry" | "entry" => {
                self.dates.next();
                let turn = self.entry(&Entry::of(element));
                out.push(turn);
            }
            // The first of a kind is the feed's own.
            "title" | "atom:title" => self.title = self.title.take().or(said),
            "language" | "dc:language" => self.lang = said,
            "atom:author" => self.author = element.value("atom:name"),
            "link" => self.link = self.link.take().or(said),
            "atom:link" if matches!(element.attribute("rel"), None | Some("alternate")) => {
                self.link = self.link.take().or_else(|| element.attribute("href").map(str::to_owned));
            }
            _ => {}
        }
    }

    fn warnings(&self) -> Vec<Warning> {
        self.dates.warnings()
    }
}

impl Feed {
    fn entry(&mut self, entry: &Entry<'_>) -> Turn {
        let text = entry.text();
        let title = entry.title();
        let named = |what: &str| format!("{what}: {}", beginning(title.as_deref().unwrap_or(&text)));
        if let Some(kind) = entry.technical() {
            return Turn::Left("not_data", named(&kind));
        }
        if entry.is_spam() {
            return Turn::Left("spam", named("spam"));
        }
        if entry.is_draft() {
            return Turn::Left("unpublished", named("draft"));
        }
        let link = entry.link();
        let site = link.as_deref().and_then(host).or_else(|| self.link.as_deref().and_then(host));
        let mut record = Record { id: entry.id(site.as_deref()), text, ..Record::default() };
        record.url = link.clone();
        record.parent = entry.answers(record.id.as_deref());
        let comment = entry.is_comment();
        record.within = self.said_in(&record, link.as_deref(), entry.page());
        match comment {
            // « By: Zoé » or « Comment on Soap by Zoé » are words of the program.
            true => add_some(&mut record, "headline", title),
            false => record.title = title,
        }
        let platform = site.as_deref().and_then(platforms::of);
        record.space = platform.map(|platform| platform.space).or(entry.rating().map(|_| Space::Review));
        record.venue = platform.map(|platform| platform.name.to_owned()).or(site);
        record.rating = entry.rating();
        record.lang = entry.lang().or_else(|| self.lang.clone());
        let (account, address) = entry.author();
        // Reddit writes `/u/zoe` here, and `zoe` everywhere else.
        let account = account.map(|account| account.strip_prefix("/u/").map(str::to_owned).unwrap_or(account));
        record.account = account.or_else(|| self.author.clone().filter(|_| !comment));
        add_some(&mut record, "author_url", address);
        let (posted, edited) = entry.dates();
        record.posted = self.posted(posted, edited.as_deref(), &mut record);
        add_some(&mut record, "feed", self.title.clone());
        let categories = entry.categories();
        if !categories.is_empty() {
            add(&mut record, "categories", categories.join(", "));
        }
        add_number(&mut record, "reply_count", entry.replies().as_deref());
        let media = entry.media();
        if !media.is_empty() {
            add(&mut record, "media", media.join(", "));
        }
        if entry.is_deleted() {
            add(&mut record, "deleted", true);
        }
        if let (Some(id), Some(within)) = (&record.id, &record.within) {
            self.within.insert(id.clone(), within.clone());
        }
        record.into()
    }

    /// When it was published; where only the last change is dated, that.
    fn posted(&mut self, posted: Option<String>, edited: Option<&str>, record: &mut Record) -> Option<Posted> {
        match posted {
            Some(posted) => {
                // Feeds give the time of publication twice, as often as not.
                add_some(record, "edited", edited.filter(|edited| *edited != posted));
                self.dates.posted(Some(&posted))
            }
            None => self.dates.posted(edited),
        }
    }

    /// The page under which it was said: that of what it answers, the page of a comment, or the entry itself.
    fn said_in(&self, record: &Record, link: Option<&str>, page: Option<String>) -> Option<String> {
        let above = record.parent.as_ref();
        let known = above.and_then(|parent| self.within.get(parent)).cloned();
        let of = || page.or_else(|| above.cloned()).or_else(|| link.map(|link| bare(link).to_owned())).or_else(|| record.id.clone());
        known.or_else(|| of().map(|of| if of.starts_with("reddit:") { of } else { format!("feed:{of}") }))
    }
}

/// An address without its fragment: that of the page.
fn bare(address: &str) -> &str {
    address.split('#').next().unwrap_or(address)
}
