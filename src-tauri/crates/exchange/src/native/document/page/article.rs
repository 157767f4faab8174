//! What a page itself says: its words without the furniture, and what it tells of its author, its date and its place.

use scraper::{ElementRef, Html, Selector};

use super::address;
use super::linked::Linked;
use super::tree::{attribute, is_one, line, selectors, words};
use super::voice::{holders, value_of};
use crate::native::document::signature;

/// A page without the voices under it.
#[derive(Debug, Clone, Default)]
pub(super) struct Article {
    pub address: Option<String>,
    pub title: Option<String>,
    /// The title of the window, where the page has no other.
    pub name: Option<String>,
    pub site: Option<String>,
    pub author: Option<String>,
    pub date: Option<String>,
    pub lang: Option<String>,
    pub categories: Vec<String>,
    pub tags: Vec<String>,
    pub text: String,
}

/// What stands around the words of a page on all pages of a site.
const FURNITURE: &[&str] = &[
    "nav",
    "header",
    "footer",
    "aside",
    "form",
    "dialog",
    "#comments",
    "#comment",
    "#disqus_thread",
    "#respond",
    ".comments-area",
    ".comments",
    ".comment-respond",
    ".commentlist",
    ".comment-list",
    "#sidebar",
    ".sidebar",
    ".widget",
    ".widget-area",
    ".navigation",
    ".nav-links",
    ".breadcrumb",
    ".breadcrumbs",
    ".share",
    ".sharing",
    ".social-share",
    ".sharedaddy",
    ".addtoany_share_save_container",
    ".jp-relatedposts",
    ".related-posts",
    ".related",
    ".post-navigation",
    ".skip-link",
    ".cookie-banner",
    "#cookie-notice",
    "[role='navigation']",
    "[role='banner']",
    "[role='contentinfo']",
    "[role='search']",
    "[role='complementary']",
    "[aria-hidden='true']",
];

/// Where the words of one post stand.
const BODIES: &[&str] = &[
    "[itemprop~='articleBody']",
    ".entry-content",
    ".post-body",
    ".entry-body",
    ".post-content",
    ".postcontent",
    ".article-body",
    ".article-content",
    ".article__content",
    ".post__content",
    ".field--name-body",
    ".field-name-body",
    ".available-content",
    ".toptext",
];

/// Reads the page.
pub(super) fn read(page: &Html, linked: &Linked, source: &str) -> Article {
    let holds = holders();
    let around = selectors(FURNITURE);
    let under = |element: &ElementRef<'_>| is_one(element, &holds) || element.attr("id") == Some("comments");
    // What the voices say of themselves is not said of the page.
    let of_page = |element: &ElementRef<'_>| {
        !under(element)
            && !element
                .ancestors()
                .filter_map(ElementRef::wrap)
                .any(|above| under(&above) || matches!(above.value().name(), "nav" | "aside"))
    };
    let all = |written: &str| -> Vec<ElementRef<'_>> {
        let Ok(selector) = Selector::parse(written) else { return Vec::new() };
        page.select(&selector).filter(|element| of_page(element)).collect()
    };
    let first = |written: &[&str]| {
        written.iter().find_map(|selector| {
            all(selector).into_iter().find_map(|element| value_of(&element).or_else(|| Some(line(element)).filter(|said| !said.is_empty())))
        })
    };
    let meta = |names: &[&str]| {
        names.iter().find_map(|name| {
            let selector = Selector::parse(&format!("meta[name='{name}'], meta[property='{name}'], meta[itemprop='{name}']")).ok()?;
            page.select(&selector).find_map(|element| attribute(&element, "content")).map(str::to_owned)
        })
    };
    let link = Selector::parse("link[rel~='canonical']")
        .ok()
        .and_then(|selector| page.select(&selector).find_map(|element| attribute(&element, "href")));
    let told =
        link.map(str::to_owned).filter(|link| address::is_one(link)).or_else(|| meta(&["og:url"])).filter(|link| address::is_one(link));
    // Older blogs say it in the link to the post alone.
    let told = told.or_else(|| {
        let links = [
            "a[rel~='bookmark'][href^='http']",
            "a.permalink[href^='http']",
            ".entry-header a[href^='http']",
            ".post-title a[href^='http']",
        ];
        let found = links.iter().map(|selector| all(selector)).find(|found| !found.is_empty())?;
        let first = found.first()?.attr("href")?;
        found.iter().all(|link| link.attr("href") == Some(first)).then(|| first.to_owned()).filter(|link| address::is_one(link))
    });
    let name =
        Selector::parse("title").ok().and_then(|selector| page.select(&selector).next()).map(|title| title.text().collect::<String>());
    let name = name.map(|name| name.split_ascii_whitespace().collect::<Vec<_>>().join(" ")).filter(|name| !name.is_empty());
    let headings = [
        ".entry-title",
        ".post-title",
        "[itemprop~='headline']",
        ".entry-header",
        "#topic-title h1",
        ".topic-title",
        ".titleline > a",
        ".p-title-value",
        "h1",
    ];
    // An index has many titles, and is no post.
    let title = headings
        .iter()
        .find_map(|selector| Some(all(selector)).filter(|found| found.len() == 1))
        .and_then(|found| found.first().copied())
        .map(line);
    let body =
        BODIES.iter().find_map(|selector| Some(all(selector)).filter(|found| found.len() == 1)).and_then(|found| found.first().copied());
    let whole = ["main", "[role='main']", "article"]
        .iter()
        .find_map(|selector| Some(all(selector)).filter(|found| found.len() == 1))
        .and_then(|found| found.first().copied());
    let text = body.or(whole).map_or_else(
        || words(page.root_element(), &|element| under(element) || is_one(element, &around)),
        |body| {
            words(body, &|element| {
                under(element) || (element.id() != body.id() && is_one(element, &around) && element.value().name() != "header")
            })
        },
    );
    let signed = || {
        let footers = [
            ".post-footer",
            ".entry-footer",
            ".post-footers",
            ".entry-meta",
            ".postmetadata",
            ".post-meta",
            ".submitted",
            ".byline",
            ".posted",
        ];
        footers.iter().flat_map(|selector| all(selector)).find_map(|element| signature::read(&line(element)))
    };
    let linked_author = linked.author.clone();
    let author = linked_author
        .or_else(|| {
            first(&[
                ".entry-author .fn",
                ".byline .author .fn",
                ".byline .fn",
                ".post-author .fn",
                ".author .fn",
                ".fn",
                "[itemprop~='author'] [itemprop~='name']",
                ".subtext .hnuser",
                ".author vcard",
                "[rel~='author']",
                ".entry-author",
                ".post-author",
                ".byline-author",
                ".author-name",
                ".byline .author",
            ])
        })
        .or_else(|| meta(&["author", "article:author", "dc.creator", "DC.creator"]).filter(|author| !address::is_one(author)));
    let signed = signed();
    let author = author.map(|author| signature::read(&author).map_or_else(|| signature::name(&author).to_owned(), |signed| signed.author));
    let author = author.or_else(|| signed.as_ref().map(|signed| signed.author.clone())).filter(|author| author.chars().count() <= 120);
    let date = linked
        .date
        .clone()
        .or_else(|| meta(&["article:published_time", "datePublished", "date", "dc.date", "DC.date.issued", "pubdate"]))
        .or_else(|| {
            first(&[
                "time.entry-date[datetime]",
                "time.published[datetime]",
                "time[pubdate]",
                "[itemprop~='datePublished']",
                "abbr.published",
                "article time[datetime]",
                ".subtext .age",
                "time[datetime]",
                ".entry-date",
                ".post-date",
                ".published",
                ".date-header",
                ".article-date",
                ".postdate",
                ".date",
            ])
        });
    let date = date.or_else(|| signed.as_ref().and_then(|signed| signed.date.clone()));
    let many = |written: &[&str]| -> Vec<String> {
        let mut found: Vec<String> = written
            .iter()
            .flat_map(|selector| all(selector))
            .map(line)
            .filter(|name| !name.is_empty() && name.chars().count() <= 80)
            .collect();
        let mut known = std::collections::HashSet::new();
        found.retain(|name| known.insert(name.clone()));
        found
    };
    let mut categories =
        many(&["a[rel~='category']", ".cat-links a", ".entry-categories a", ".badge-category", "[itemprop~='articleSection']"]);
    if categories.is_empty() {
        categories = linked
            .section
            .clone()
            .or_else(|| meta(&["article:section"]))
            .or_else(|| signed.as_ref().and_then(|signed| signed.categories.clone()))
            .into_iter()
            .collect();
    }
    let mut tags = many(&["a[rel~='tag']", ".post-labels a", ".tags-links a", ".entry-tags a", ".discourse-tag", ".post-tags a"]);
    tags.retain(|tag| !categories.contains(tag));
    if tags.is_empty() {
        tags = linked.tags.clone().into_iter().collect();
    }
    Article {
        address: told.or_else(|| saved_from(source)),
        title: title.or_else(|| linked.title.clone()).or_else(|| meta(&["og:title"])),
        name,
        site: meta(&["og:site_name"]),
        author,
        date,
        lang: page
            .root_element()
            .attr("lang")
            .or_else(|| page.root_element().attr("xml:lang"))
            .map(str::to_owned)
            .or_else(|| meta(&["og:locale"])),
        categories,
        tags,
        text,
    }
}

/// The address that browsers write into what they save.
fn saved_from(source: &str) -> Option<String> {
    let start = &source[..source.floor_char_boundary(4096)];
    let found = ["saved from url=(", " url: "].iter().find_map(|mark| start.split_once(mark)).map(|(_, rest)| rest)?;
    let found =
        found.split_once(')').filter(|(length, _)| length.bytes().all(|byte| byte.is_ascii_digit())).map_or(found, |(_, rest)| rest);
    let found = found.split([' ', '\n', '\r', '>']).next()?.trim();
    address::is_one(found).then(|| found.to_owned())
}
