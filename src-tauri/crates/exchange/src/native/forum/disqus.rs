//! Disqus: the export of a forum, every comment under every page.
//!
//! A page (`thread`) is what its comments were said in; it speaks itself only where it has words of its own. Electronic
//! addresses and IP addresses are in the file, and are not read.

use livisible_core::corpus::lists::Space;
use livisible_core::corpus::record::{Record, Warning};
use rustc_hash::FxHashMap;

use super::items::{ItemTurns, Items};
use super::{Dates, add, add_some, beginning, host, rendered};
use crate::fault::Fault;
use crate::html;
use crate::native::xml::{self, Element};
use crate::native::{Look, Native, Opening, Told, Turn, Turns};
use crate::source::Family;

pub(in crate::native) static FORMAT: Native = Native {
    name: "disqus",
    family: Family::Forum,
    lasting: true,
    extensions: &["xml"],
    space: Some(Space::Blog),
    venue: None,
    personal: &["author_name"],
    tell,
    open,
};

fn tell(look: &Look<'_>) -> Option<Told> {
    let first = xml::first(look.text, 3);
    let root = first.first().filter(|root| root.name == "disqus")?;
    let rest = first.iter().skip(1).map(|element| element.name.as_str());
    Told::by("native_markup", [root.name.as_str()].into_iter().chain(rest))
}

fn open(opening: &Opening<'_>) -> Result<Box<dyn Turns>, Fault> {
    let walker = xml::open(opening.path, opening.charset)?;
    Ok(Box::new(ItemTurns::new(walker, Disqus { dates: Dates::in_utc(), ..Disqus::default() })))
}

/// A page that people comment.
#[derive(Debug, Default)]
struct Page {
    title: Option<String>,
    link: Option<String>,
    category: Option<String>,
    forum: Option<String>,
    author: Option<String>,
    deleted: bool,
    /// It has words of its own, and is the first message.
    speaks: bool,
}

#[derive(Default)]
struct Disqus {
    categories: FxHashMap<String, String>,
    pages: FxHashMap<String, Page>,
    dates: Dates,
}

impl Items for Disqus {
    fn takes(&self, opened: &Element, depth: usize) -> bool {
        depth == 2 && matches!(opened.name.as_str(), "category" | "thread" | "post")
    }

    fn take(&mut self, element: &Element, out: &mut Vec<Turn>) {
        match element.name.as_str() {
            "category" => {
                let title = element.value("title").filter(|title| title != "General");
                if let (Some(id), Some(title)) = (id(element), title) {
                    self.categories.insert(id, title);
                }
            }
            "thread" => self.page(element, out),
            _ => self.post(element, out),
        }
    }

    fn warnings(&self) -> Vec<Warning> {
        self.dates.warnings()
    }
}

impl Disqus {
    fn page(&mut self, element: &Element, out: &mut Vec<Turn>) {
        let Some(id) = id(element) else {
            // Nothing can be said under a page without an id.
            return out.push(Turn::Left("malformed", "thread".to_owned()));
        };
        let message = element.words("message").unwrap_or_default();
        let page = Page {
            title: element.value("title").map(|title| html::render(&title).into_owned()),
            link: element.value("link"),
            category: element.first("category").and_then(self::id).and_then(|id| self.categories.get(&id).cloned()),
            forum: element.value("forum"),
            author: account(element).0,
            deleted: element.says("isDeleted"),
            speaks: !message.is_empty(),
        };
        if page.speaks {
            self.dates.next();
            let mut record = Record { id: Some(format!("thread/{id}")), text: rendered(&message), ..Record::default() };
            record.title = page.title.clone();
            record.url = page.link.clone();
            if page.deleted {
                add(&mut record, "deleted", true);
            }
            if element.says("isClosed") {
                add(&mut record, "closed", true);
            }
            self.common(&mut record, element, &id, &page);
            out.push(record.into());
        }
        self.pages.insert(id, page);
    }

    fn post(&mut self, element: &Element, out: &mut Vec<Turn>) {
        self.dates.next();
        let message = element.words("message").unwrap_or_default();
        let text = rendered(&message);
        if element.says("isSpam") {
            return out.push(Turn::Left("spam", beginning(&text)));
        }
        let mut record = Record { id: id(element), text, ..Record::default() };
        record.parent = element.first("parent").and_then(self::id);
        if element.says("isDeleted") {
            add(&mut record, "deleted", true);
        }
        let of = element.first("thread").and_then(self::id).unwrap_or_default();
        let unknown = Page::default();
        let pages = std::mem::take(&mut self.pages);
        let page = pages.get(&of).unwrap_or(&unknown);
        // What answers no comment answers the page, where the page has said something.
        if record.parent.is_none() && page.speaks {
            record.parent = Some(format!("thread/{of}"));
        }
        if let (Some(link), Some(id)) = (&page.link, &record.id) {
            record.url = Some(format!("{link}#comment-{id}"));
        }
        add_some(&mut record, "page", page.title.clone());
        if page.deleted {
            add(&mut record, "page_deleted", true);
        }
        self.common(&mut record, element, &of, page);
        if record.account.is_some() && record.account == page.author {
            add(&mut record, "is_author", true);
        }
        self.pages = pages;
        out.push(record.into());
    }

    /// What a page and a comment say alike.
    fn common(&mut self, record: &mut Record, element: &Element, of: &str, page: &Page) {
        record.within = (!of.is_empty()).then(|| format!("disqus:{of}"));
        record.venue = page.link.as_deref().and_then(host);
        record.posted = self.dates.posted(element.value("createdAt").as_deref());
        let (account, name) = account(element);
        record.account = account;
        add_some(record, "author_name", name);
        add_some(record, "category", page.category.clone());
        add_some(record, "forum", page.forum.clone());
    }
}

/// The id, which stands in an attribute: the element of the same name is that of the site, and often empty.
fn id(element: &Element) -> Option<String> {
    element.attribute("dsq:id").map(str::trim).filter(|id| !id.is_empty()).map(str::to_owned)
}

/// Who wrote: the name of the account, else the name that an anonymous person gave; and the name shown, where it is another.
fn account(element: &Element) -> (Option<String>, Option<String>) {
    let Some(author) = element.first("author") else { return (None, None) };
    let name = author.value("name");
    match author.value("username") {
        Some(username) => {
            let shown = name.filter(|name| *name != username);
            (Some(username), shown)
        }
        None => (name, None),
    }
}
