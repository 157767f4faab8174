//! An entry, under the names that each language of feeds has for the same thing.

use std::borrow::Cow;

use super::super::{host, rendered};
use super::bare;
use crate::html;
use crate::native::xml::Element;

/// What a comment begins with in a feed of WordPress where it answers another: a link to it.
const IN_REPLY_TO: [&str; 2] = ["In reply to <a href=\"", "En réponse à <a href=\""];

/// An entry of a feed.
pub(super) struct Entry<'a>(&'a Element);

impl<'a> Entry<'a> {
    /// Of this element.
    pub fn of(element: &'a Element) -> Self {
        Entry(element)
    }

    /// The first of these elements that says something.
    fn value(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| self.0.value(name))
    }

    /// Its id: unique everywhere, or made so by the name of the site.
    pub fn id(&self, site: Option<&str>) -> Option<String> {
        let said = self.value(&["guid", "atom:id", "id"]).or_else(|| self.0.attribute("rdf:about").map(str::to_owned));
        let said = said.or_else(|| self.link())?;
        // Numbers and short words are only unique in their site; those of Reddit say what they are.
        let is_unique = said.contains(':') || said.len() >= 20 || said.starts_with("t1_") || said.starts_with("t3_");
        Some(match site.filter(|_| !is_unique) {
            Some(site) => format!("{site}/{said}"),
            None => said,
        })
    }

    /// The address of its page.
    pub fn link(&self) -> Option<String> {
        let of_atom = || {
            let links = || self.0.elements().filter(|element| matches!(element.name.as_str(), "atom:link" | "link"));
            let alternate =
                links().find(|link| matches!(link.attribute("rel"), None | Some("alternate")) && link.attribute("href").is_some());
            alternate.and_then(|link| link.attribute("href")).map(str::to_owned)
        };
        let permalink = || {
            let guid = self.0.first("guid")?;
            let said = guid.text().trim().to_owned();
            (guid.attribute("isPermaLink") != Some("false") && said.starts_with("http")).then_some(said)
        };
        self.value(&["link"]).or_else(of_atom).or_else(permalink)
    }

    /// Its title, as words.
    pub fn title(&self) -> Option<String> {
        let title = self.0.first("title").or_else(|| self.0.first("atom:title"))?;
        Some(words(title)).filter(|title| !title.trim().is_empty())
    }

    /// What it says: the whole text where the feed gives it, else its summary.
    pub fn text(&self) -> String {
        let names = ["content:encoded", "atom:content", "content", "description", "atom:summary", "summary", "itunes:summary"];
        let described = || self.0.first("media:group").unwrap_or(self.0).first("media:description").map(words);
        let said = names.iter().filter_map(|name| self.0.first(name)).map(words).find(|text| !text.trim().is_empty());
        said.or_else(described).unwrap_or_default()
    }

    /// The markup of what it says, of a feed of comments.
    fn markup(&self) -> Cow<'_, str> {
        let element = ["content:encoded", "atom:content", "description"].iter().find_map(|name| self.0.first(name));
        element.map_or(Cow::Borrowed(""), |element| Cow::Owned(element.text()))
    }

    /// Who wrote it, and the address that it gives of itself.
    pub fn author(&self) -> (Option<String>, Option<String>) {
        if let Some(author) = self.0.first("atom:author") {
            return (author.value("atom:name"), author.value("atom:uri"));
        }
        let said = self.value(&["dc:creator", "author", "itunes:author"]).map(|said| html::render(&said).into_owned());
        // « zoe@mail.example (Zoé) »: the name is the account, the address is nobody's business.
        let name = said.map(|said| match said.split_once('(') {
            Some((before, name)) if before.contains('@') => name.trim_end_matches(')').trim().to_owned(),
            _ => said,
        });
        (name, None)
    }

    /// When it was published, and when it was changed last.
    pub fn dates(&self) -> (Option<String>, Option<String>) {
        let posted = self.value(&["pubDate", "atom:published", "published", "dc:date", "atom:issued", "dcterms:created"]);
        (posted, self.value(&["atom:updated", "updated", "atom:modified", "dcterms:modified"]))
    }

    /// The language of the entry alone.
    pub fn lang(&self) -> Option<String> {
        self.value(&["dc:language"]).or_else(|| self.0.attribute("xml:lang").map(str::to_owned))
    }

    /// A rating that a feed of reviews gives.
    pub fn rating(&self) -> Option<f64> {
        self.value(&["im:rating"])?.parse().ok()
    }

    /// What it is filed under.
    pub fn categories(&self) -> Vec<String> {
        let named = self.0.elements().filter(|element| matches!(element.name.as_str(), "category" | "atom:category" | "dc:subject"));
        let named = named.filter(|category| !category.attribute("scheme").is_some_and(|scheme| scheme.ends_with("#kind")));
        let words = named.map(|category| match category.attribute("term") {
            Some(term) => category.attribute("label").unwrap_or(term).to_owned(),
            None => html::render(category.text().trim()).into_owned(),
        });
        words.filter(|word| !word.trim().is_empty()).collect()
    }

    /// How many comments it has.
    pub fn replies(&self) -> Option<String> {
        self.value(&["slash:comments", "thr:total"])
    }

    /// Names of the files that come with it.
    pub fn media(&self) -> Vec<String> {
        let attached = self.0.elements().filter(|element| match element.name.as_str() {
            "enclosure" => true,
            "atom:link" => element.attribute("rel") == Some("enclosure"),
            _ => false,
        });
        let address = attached.filter_map(|element| element.attribute("url").or_else(|| element.attribute("href")));
        address
            .filter_map(|address| Some(bare(address).split('?').next()?.rsplit('/').next()?.to_owned()))
            .filter(|name| !name.is_empty())
            .collect()
    }

    /// What it answers, by its id, where the feed says so.
    pub fn answers(&self, own: Option<&str>) -> Option<String> {
        if let Some(above) = self.0.value("blogger:parent") {
            return Some(above);
        }
        if let Some(above) = self.0.first("thr:in-reply-to") {
            return above.attribute("ref").or_else(|| above.attribute("href")).map(str::to_owned);
        }
        let markup = self.markup();
        let start = markup.trim_start();
        let start = start.strip_prefix("<p>").unwrap_or(start);
        let address = IN_REPLY_TO.iter().find_map(|words| start.strip_prefix(words))?.split('"').next()?;
        let (_, number) = address.split_once("#comment-")?;
        let (page, _) = own?.split_once("#comment-")?;
        Some(format!("{page}#comment-{number}"))
    }

    /// Whether it is a comment, by its address or its kind.
    pub fn is_comment(&self) -> bool {
        let at_comment = |said: Option<String>| said.is_some_and(|said| said.contains("#comment") || said.starts_with("t1_"));
        self.blogger().as_deref() == Some("comment")
            || self.0.first("thr:in-reply-to").is_some()
            || at_comment(self.link())
            || at_comment(self.value(&["guid", "atom:id"]))
    }

    /// The page of a comment.
    pub fn page(&self) -> Option<String> {
        if let Some(post) = self.link().as_deref().and_then(post_of_reddit) {
            return Some(post);
        }
        let link = self.link().filter(|link| self.is_comment() && host(link).is_some())?;
        Some(bare(&link).to_owned())
    }

    /// The kind that Blogger says, in small letters: `post`, `comment`, `page`, `settings`, `template`.
    fn blogger(&self) -> Option<String> {
        let kind = || {
            let kinds =
                self.0.all("atom:category").filter(|category| category.attribute("scheme").is_some_and(|scheme| scheme.ends_with("#kind")));
            kinds.filter_map(|category| category.attribute("term")?.rsplit_once("kind#").map(|(_, kind)| kind.to_owned())).next()
        };
        self.0.value("blogger:type").or_else(kind).map(|kind| kind.to_lowercase())
    }

    /// What Blogger keeps beside what people wrote.
    pub fn technical(&self) -> Option<String> {
        self.blogger().filter(|kind| matches!(kind.as_str(), "settings" | "template"))
    }

    /// Whether it was never published.
    pub fn is_draft(&self) -> bool {
        let status = self.0.value("blogger:status").unwrap_or_default();
        let control = self.0.elements().find(|element| element.name.ends_with(":control"));
        let draft =
            control.is_some_and(|control| control.elements().any(|draft| draft.name.ends_with(":draft") && draft.text().trim() == "yes"));
        draft || matches!(status.as_str(), "DRAFT" | "PENDING")
    }

    /// Whether the platform took it for spam.
    pub fn is_spam(&self) -> bool {
        self.0.value("blogger:status").is_some_and(|status| status.starts_with("SPAM"))
    }

    /// Whether it was taken away.
    pub fn is_deleted(&self) -> bool {
        self.0.value("blogger:trashed").is_some()
    }
}

/// The words of an element, by the type that it says it is of; HTML where it says none, as feeds do.
fn words(element: &Element) -> String {
    match element.attribute("type") {
        Some("xhtml") => rendered(&element.markup()),
        Some("text" | "text/plain") => element.text(),
        Some("application/xhtml+xml") if element.attribute("mode") != Some("escaped") => rendered(&element.markup()),
        // An Atom text without a type is plain.
        None if element.name == "atom:title" && !element.text().contains('&') => element.text(),
        _ if element.elements().next().is_some() => rendered(&element.markup()),
        _ => rendered(&element.text()),
    }
}

/// The post of Reddit that an address is of, or under.
fn post_of_reddit(address: &str) -> Option<String> {
    let site = host(address)?;
    let id = address.split_once("/comments/")?.1.split('/').next().filter(|id| !id.is_empty())?;
    (site == "reddit.com" || site.ends_with(".reddit.com")).then(|| format!("reddit:t3_{id}"))
}
