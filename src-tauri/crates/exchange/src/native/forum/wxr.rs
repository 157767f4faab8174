//! The export of a WordPress site (WXR): posts and pages with the comments under them, and the forums of bbPress.
//!
//! An item is what its comments were said in. Drafts, and comments that nobody let through, were never said in public: they
//! are left out by name, as are the menus, styles and files that an export also holds.

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
    name: "wordpress",
    family: Family::Forum,
    lasting: false,
    extensions: &["xml"],
    space: Some(Space::Blog),
    venue: None,
    personal: &["author_name"],
    tell,
    open,
};

/// Elements that no other feed has.
const TELLING: [&str; 4] = ["wp:wxr_version", "wp:post_id", "wp:post_type", "wp:comment"];

fn tell(look: &Look<'_>) -> Option<Told> {
    let first = xml::first(look.text, 1000);
    let root = first.first().filter(|root| root.name == "rss")?;
    let found = first.iter().find(|element| TELLING.contains(&element.name.as_str()))?;
    Told::by("native_markup", [root.name.as_str(), found.name.as_str()])
}

fn open(opening: &Opening<'_>) -> Result<Box<dyn Turns>, Fault> {
    let walker = xml::open(opening.path, opening.charset)?;
    Ok(Box::new(ItemTurns::new(walker, Wxr { dates: Dates::in_utc(), ..Wxr::default() })))
}

/// A registered author.
#[derive(Debug, Clone)]
struct Author {
    login: String,
    shown: Option<String>,
}

#[derive(Default)]
struct Wxr {
    site: Option<String>,
    lang: Option<String>,
    /// Authors by their number, which comments give, and by their login, which items give.
    numbers: FxHashMap<String, Author>,
    logins: FxHashMap<String, Author>,
    dates: Dates,
    /// Dates that are those of the site's clock.
    local: Dates,
}

/// What comments need of the item they stand under.
struct Page {
    id: String,
    within: String,
    title: Option<String>,
    link: Option<String>,
    creator: Option<String>,
}

impl Items for Wxr {
    fn takes(&self, opened: &Element, depth: usize) -> bool {
        depth == 3 && matches!(opened.name.as_str(), "item" | "link" | "language" | "wp:base_blog_url" | "wp:author")
    }

    fn take(&mut self, element: &Element, out: &mut Vec<Turn>) {
        match element.name.as_str() {
            "item" => self.item(element, out),
            "wp:author" => self.author(element),
            "language" => self.lang = Some(element.text().trim().to_owned()).filter(|lang| !lang.is_empty()),
            _ => self.site = host(&element.text()).or(self.site.take()),
        }
    }

    fn warnings(&self) -> Vec<Warning> {
        let unreadable = self.dates.warnings();
        unreadable.into_iter().chain(self.local.warnings()).collect()
    }
}

impl Wxr {
    fn author(&mut self, element: &Element) {
        let Some(login) = element.value("wp:author_login") else { return };
        let author = Author { shown: element.value("wp:author_display_name").filter(|shown| *shown != login), login };
        if let Some(number) = element.value("wp:author_id") {
            self.numbers.insert(number, author.clone());
        }
        self.logins.insert(author.login.clone(), author);
    }

    fn item(&mut self, element: &Element, out: &mut Vec<Turn>) {
        let kind = element.value("wp:post_type").unwrap_or_else(|| "post".to_owned());
        let number = element.value("wp:post_id");
        let link = element.value("link").filter(|link| !link.is_empty());
        let title = element.words("title").map(|title| html::render(&title).into_owned());
        let of = number.clone().or_else(|| link.clone()).or_else(|| element.value("guid")).unwrap_or_default();
        let id = self.id("post", &of);
        let page = Page { within: format!("wordpress:{id}"), id, title, link, creator: element.value("dc:creator") };
        self.dates.next();
        self.local.next();
        out.push(self.said(element, &kind, &page));
        for comment in element.all("wp:comment") {
            self.dates.next();
            self.local.next();
            let turn = self.comment(comment, &page);
            out.push(turn);
        }
    }

    /// The item itself: a message, or the reason why it is none.
    fn said(&mut self, element: &Element, kind: &str, page: &Page) -> Turn {
        let named = |what: &str| format!("{what}: {}", beginning(page.title.as_deref().unwrap_or(&page.id)));
        if is_technical(kind) {
            return Turn::Left("not_data", named(kind));
        }
        let status = element.value("wp:status").unwrap_or_else(|| "publish".to_owned());
        match status.as_str() {
            "publish" | "closed" => {}
            "spam" => return Turn::Left("spam", named(kind)),
            "trash" => {}
            _ => return Turn::Left("unpublished", named(&status)),
        }
        let content = without_blocks(&element.words("content:encoded").unwrap_or_default());
        let mut record = Record { id: Some(page.id.clone()), text: rendered(&content), ..Record::default() };
        record.within = Some(page.within.clone());
        record.title = page.title.clone();
        record.url = page.link.clone();
        // A topic of bbPress stands in its forum, a reply in its topic and under what it answers.
        let above = element.value("wp:post_parent").filter(|above| above != "0");
        if kind == "reply"
            && let Some(topic) = &above
        {
            let topic = self.id("post", topic);
            record.within = Some(format!("wordpress:{topic}"));
            record.parent = meta(element, "_bbp_reply_to").filter(|to| to != "0").map(|to| self.id("post", &to)).or(Some(topic));
        }
        if matches!(kind, "topic" | "reply") {
            record.space = Some(Space::Forum);
            // The title of a reply is « Reply To: » and that of its topic.
            if kind == "reply" {
                record.title = None;
            }
        }
        self.common(&mut record);
        let known = page.creator.as_ref().and_then(|creator| self.logins.get(creator));
        record.account = page.creator.clone();
        add_some(&mut record, "author_name", known.and_then(|author| author.shown.clone()));
        record.posted = match element.value("wp:post_date_gmt").filter(|date| !date.starts_with("0000")) {
            Some(date) => self.dates.posted(Some(&date)),
            None => match element.value("wp:post_date").filter(|date| !date.starts_with("0000")) {
                Some(date) => self.local.posted(Some(&date)),
                None => self.local.posted(element.value("pubDate").as_deref()),
            },
        };
        if kind != "post" {
            add(&mut record, "post_type", kind);
        }
        if status == "trash" {
            add(&mut record, "deleted", true);
        }
        if element.says("wp:is_sticky") {
            add(&mut record, "is_pinned", true);
        }
        for (name, domain) in [("categories", "category"), ("tags", "post_tag")] {
            let named = element.all("category").filter(|said| said.attribute("domain").unwrap_or("category") == domain);
            let named: Vec<String> =
                named.map(|said| html::render(said.text().trim()).into_owned()).filter(|said| !said.is_empty()).collect();
            if !named.is_empty() {
                add(&mut record, name, named.join(", "));
            }
        }
        record.into()
    }

    fn comment(&mut self, element: &Element, page: &Page) -> Turn {
        let text = rendered(&element.words("wp:comment_content").unwrap_or_default());
        let kind = element.value("wp:comment_type").unwrap_or_default();
        let approved = element.value("wp:comment_approved").unwrap_or_else(|| "1".to_owned());
        match approved.as_str() {
            "spam" => return Turn::Left("spam", beginning(&text)),
            "0" | "hold" => return Turn::Left("unpublished", beginning(&text)),
            _ => {}
        }
        match kind.as_str() {
            "pingback" | "trackback" => return Turn::Left("pingback", beginning(&text)),
            "order_note" | "action_log" | "webhook_delivery" => return Turn::Left("not_data", kind),
            _ => {}
        }
        let number = element.value("wp:comment_id");
        let mut record = Record { text, ..Record::default() };
        record.id = number.as_deref().map(|number| self.id("comment", number));
        record.within = Some(page.within.clone());
        let above = element.value("wp:comment_parent").filter(|above| above != "0");
        record.parent = Some(above.map_or_else(|| page.id.clone(), |above| self.id("comment", &above)));
        if let (Some(link), Some(number)) = (&page.link, number) {
            record.url = Some(format!("{link}#comment-{number}"));
        }
        self.common(&mut record);
        let shown = element.value("wp:comment_author").map(|name| html::render(&name).into_owned());
        match element.value("wp:comment_user_id").and_then(|number| self.numbers.get(&number)) {
            Some(author) => {
                record.account = Some(author.login.clone());
                add_some(&mut record, "author_name", shown.filter(|shown| *shown != author.login));
            }
            None => record.account = shown,
        }
        record.posted = match element.value("wp:comment_date_gmt").filter(|date| !date.starts_with("0000")) {
            Some(date) => self.dates.posted(Some(&date)),
            None => self.local.posted(element.value("wp:comment_date").as_deref()),
        };
        add_some(&mut record, "page", page.title.clone());
        if record.account.is_some() && record.account == page.creator {
            add(&mut record, "is_author", true);
        }
        if approved.ends_with("trash") || approved.ends_with("trashed") {
            add(&mut record, "deleted", true);
        }
        if !matches!(kind.as_str(), "" | "comment") {
            add(&mut record, "comment_type", kind);
        }
        let rating = element.all("wp:commentmeta").find(|meta| meta.value("wp:meta_key").as_deref() == Some("rating"));
        record.rating = rating.and_then(|meta| meta.value("wp:meta_value")).and_then(|stars| stars.parse().ok());
        if record.rating.is_some() {
            record.space = Some(Space::Review);
        }
        record.into()
    }

    fn common(&self, record: &mut Record) {
        record.venue = self.site.clone();
        record.lang = self.lang.clone();
    }

    /// Posts and comments are numbered from 1, each in every site.
    fn id(&self, kind: &str, number: &str) -> String {
        match &self.site {
            Some(site) => format!("{site}/{kind}/{number}"),
            None => format!("{kind}/{number}"),
        }
    }
}

/// What WordPress and its themes keep as items, and nobody says.
fn is_technical(kind: &str) -> bool {
    matches!(
        kind,
        "attachment" | "nav_menu_item" | "revision" | "custom_css" | "customize_changeset" | "oembed_cache" | "user_request" | "forum"
    ) || kind.starts_with("wp_")
        || kind.starts_with("acf-")
}

/// What an item keeps under a name of its own.
fn meta(element: &Element, key: &str) -> Option<String> {
    element.all("wp:postmeta").find(|meta| meta.value("wp:meta_key").as_deref() == Some(key))?.value("wp:meta_value")
}

/// A text without the lines in which the editor notes where its blocks begin and end.
fn without_blocks(content: &str) -> String {
    let is_note = |line: &str| {
        let line = line.trim();
        (line.starts_with("<!-- wp:") || line.starts_with("<!-- /wp:")) && line.find("-->") == Some(line.len() - 3)
    };
    content.split_inclusive('\n').filter(|line| !is_note(line)).collect()
}
