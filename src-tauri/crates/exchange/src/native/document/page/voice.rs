//! What people say under a page: each voice with its author, its date, its words and what it answers.

use rustc_hash::FxHashMap;
use scraper::{ElementRef, Html};

use super::shape::{Order, Places, SHAPES, Shape};
use super::tree::{attribute, is_one, line, selectors, words};
use crate::native::document::signature;

/// One voice under a page.
#[derive(Debug, Clone, Default)]
pub(super) struct Voice {
    /// What the page calls it: `comment-12`.
    pub anchor: Option<String>,
    /// The place, among the voices, of the one that it answers.
    pub parent: Option<usize>,
    /// The parent was concluded from a name or from a quote.
    pub inferred: bool,
    /// The voices that it quotes, by their anchor.
    pub quotes: Vec<String>,
    /// Who is quoted first.
    pub quoted: Option<String>,
    pub author: Option<String>,
    pub date: Option<String>,
    pub title: Option<String>,
    pub text: String,
    pub link: Option<String>,
    pub likes: Option<u64>,
    /// Written by who wrote the page.
    pub is_author: bool,
    pub is_moderator: bool,
    /// A mention by another site.
    pub is_pingback: bool,
    /// What was said is gone; the words are those in its place.
    pub deleted: bool,
}

/// The voices of a page, and the shape that they are in.
pub(super) fn find(page: &Html) -> Option<(&'static Shape, Vec<Voice>)> {
    let places = Places::new();
    SHAPES.iter().find_map(|shape| {
        let voices = of_shape(page, shape, &places);
        (!voices.is_empty()).then_some((shape, voices))
    })
}

/// Whether an element holds a voice of some shape: such are no part of the page's own words.
pub(super) fn holders() -> Vec<scraper::Selector> {
    SHAPES.iter().flat_map(|shape| selectors(shape.items)).collect()
}

fn of_shape(page: &Html, shape: &Shape, places: &Places) -> Vec<Voice> {
    let holds = selectors(shape.items);
    let all: Vec<ElementRef<'_>> = page.root_element().descendent_elements().filter(|element| is_one(element, &holds)).collect();
    if all.is_empty() {
        return Vec::new();
    }
    let mut owners: FxHashMap<_, usize> = all.iter().enumerate().map(|(place, element)| (element.id(), place)).collect();
    let mut read: Vec<Option<Voice>> = Vec::new();
    for (place, element) in all.iter().enumerate() {
        let owns = |inner: &ElementRef<'_>| {
            inner.ancestors().find_map(|above| owners.get(&above.id()).copied()).is_none_or(|owner| owner == place)
        };
        let is_other = |inner: &ElementRef<'_>| inner.id() != element.id() && owners.contains_key(&inner.id());
        let voice = voice(*element, shape, places, &owns, &is_other);
        let says = voice.author.is_some() || voice.date.is_some() || voice.is_pingback;
        read.push((says && !(voice.text.trim().is_empty() && voice.author.is_none())).then_some(voice));
    }
    // An element that only holds other ones is no voice.
    for (place, element) in all.iter().enumerate() {
        if read[place].is_none() {
            owners.remove(&element.id());
        }
    }
    let mut places_kept = vec![0; all.len()];
    let mut voices: Vec<Voice> = Vec::new();
    let mut open: Vec<(u64, usize)> = Vec::new();
    for (place, element) in all.iter().enumerate() {
        let Some(mut voice) = read[place].take() else { continue };
        places_kept[place] = voices.len();
        voice.parent = match shape.order {
            Order::Nested => element.ancestors().find_map(|above| owners.get(&above.id()).map(|owner| places_kept[*owner])),
            Order::Indented => {
                let depth = indent(*element);
                open.retain(|(above, _)| *above < depth);
                let parent = open.last().map(|(_, place)| *place);
                open.push((depth, voices.len()));
                parent
            }
            Order::Topic => None,
        };
        voices.push(voice);
    }
    conclude(&mut voices, shape.order);
    voices
}

/// How far to the right a voice stands.
fn indent(element: ElementRef<'_>) -> u64 {
    let cell =
        element.descendent_elements().find(|inner| inner.value().name() == "td" && inner.value().classes().any(|class| class == "ind"));
    let image = || element.descendent_elements().find(|inner| inner.value().name() == "img").and_then(|image| number(image.attr("width")?));
    cell.and_then(|cell| number(cell.attr("indent")?)).or_else(image).unwrap_or(0)
}

fn number(said: &str) -> Option<u64> {
    let digits: String = said.chars().filter(char::is_ascii_digit).collect();
    digits.parse().ok()
}

/// What the page does not say of who answers whom, and that a quote or a name at the beginning does.
fn conclude(voices: &mut [Voice], order: Order) {
    if order == Order::Indented {
        return;
    }
    // The last voice of each name, and the place of each anchor, among those before.
    let (mut names, mut anchors): (FxHashMap<String, usize>, FxHashMap<String, usize>) = Default::default();
    for (place, voice) in voices.iter_mut().enumerate() {
        if voice.parent.is_none() {
            let quoted = voice.quotes.first().and_then(|anchor| anchors.get(anchor)).copied();
            let by_name = || names.get(&voice.quoted.as_ref()?.to_lowercase()).copied();
            voice.parent = quoted.or_else(by_name).or_else(|| addressed(&voice.text, &names));
            voice.inferred = voice.parent.is_some();
        }
        if let Some(author) = &voice.author {
            names.insert(author.to_lowercase(), place);
        }
        if let Some(anchor) = &voice.anchor {
            anchors.entry(anchor.clone()).or_insert(place);
        }
    }
}

/// The voice whose name words begin with, `@Ann Lee: …`; the longest of the names of four words at most.
fn addressed(text: &str, names: &FxHashMap<String, usize>) -> Option<usize> {
    let named = text.trim_start().strip_prefix('@')?.trim_start();
    let ends = named.char_indices().filter(|(_, c)| !c.is_alphanumeric()).map(|(at, _)| at).take(8).chain([named.len()]);
    let mut ends: Vec<usize> = ends.filter(|end| *end > 0 && *end <= 120).collect();
    ends.sort_unstable();
    ends.iter().rev().find_map(|end| names.get(&named.get(..*end)?.to_lowercase()).copied())
}

/// Reads one voice. `owns` tells which elements are its own, `is_other` which hold another voice.
fn voice(
    element: ElementRef<'_>,
    shape: &Shape,
    places: &Places,
    owns: &dyn Fn(&ElementRef<'_>) -> bool,
    is_other: &dyn Fn(&ElementRef<'_>) -> bool,
) -> Voice {
    // Old Blogger writes a voice as a term and the definitions after it.
    let mut parts = vec![element];
    if element.value().name() == "dt" {
        parts.extend(
            element
                .next_siblings()
                .filter_map(ElementRef::wrap)
                .take_while(|next| next.value().name() != "dt")
                .filter(|next| next.value().name() == "dd"),
        );
    }
    // The row of Hacker News has its words in itself; phpBB and others too.
    let first = |of: &[scraper::Selector], says: &dyn Fn(&ElementRef<'_>) -> bool| {
        of.iter().find_map(|selector| {
            parts.iter().find_map(|part| {
                let itself = std::iter::once(*part).filter(|part| matches!(part.value().name(), "dd" | "dt") && selector.matches(part));
                itself.chain(part.select(selector).filter(|found| owns(found))).find(|found| says(found))
            })
        })
    };
    let quote_of = |found: &ElementRef<'_>| found.ancestors().filter_map(ElementRef::wrap).any(|above| is_one(&above, &places.quotes));
    let says = |found: &ElementRef<'_>| !quote_of(found) && (!line(*found).is_empty() || value_of(found).is_some());
    let mut voice = Voice { anchor: anchor(element, &parts), ..Voice::default() };
    let body = first(&places.body, &|found| !quote_of(found));
    let in_body =
        |found: &ElementRef<'_>| body.is_some_and(|body| found.id() == body.id() || found.ancestors().any(|above| above.id() == body.id()));
    let said = first(&places.author, &|found| says(found) && !in_body(found));
    voice.author = attribute(&element, "data-author").map(str::to_owned).or_else(|| {
        let found = said?;
        let name = value_of(&found).filter(|_| found.value().name() == "meta").unwrap_or_else(|| line(found));
        let name = signature::read(&name).map_or_else(|| signature::name(&name).to_owned(), |signed| signed.author);
        (!name.is_empty() && name.chars().count() <= 120).then_some(name)
    });
    let dated = |found: &ElementRef<'_>| {
        says(found) && !in_body(found) && (value_of(found).is_some() || line(*found).contains(|c: char| c.is_ascii_digit()))
    };
    voice.date = first(&places.date, &dated).and_then(|found| value_of(&found).or_else(|| Some(line(found))));
    if voice.author.is_none() || voice.date.is_none() {
        sign(&mut voice, &parts, owns, &in_body);
    }
    let furniture = |inner: &ElementRef<'_>| is_other(inner) || is_one(inner, &places.furniture);
    voice.text = match body {
        Some(body) => words(body, &|inner| is_other(inner) || (inner.id() != body.id() && is_notice(inner))),
        None => words(element, &furniture),
    };
    if shape.order != Order::Topic {
        voice.title = first(&places.title, &|found| says(found) && !in_body(found)).map(line);
    }
    if voice.anchor.is_none() && shape.name == "Hacker News" {
        voice.anchor = attribute(&element, "id").map(str::to_owned);
    }
    let anchor = voice.anchor.clone().unwrap_or_default();
    let points = |found: &&ElementRef<'_>| {
        found.attr("href").and_then(|href| href.rsplit_once('#')).is_some_and(|(_, end)| !anchor.is_empty() && bare(end) == bare(&anchor))
    };
    let links: Vec<ElementRef<'_>> =
        parts.iter().flat_map(|part| part.descendent_elements()).filter(|found| owns(found) && !in_body(found)).collect();
    voice.link = links.iter().find(points).and_then(|found| found.attr("href")).map(str::to_owned);
    voice.likes = first(&places.likes, &says).and_then(|found| number(&value_of(&found).unwrap_or_else(|| line(found))));
    let classes: Vec<&str> = parts.iter().chain(&links).flat_map(|found| found.value().classes()).collect();
    let own: Vec<&str> = element.value().classes().collect();
    voice.is_author = own.iter().any(|class| matches!(*class, "bypostauthor" | "by-post-author" | "author-comment" | "byauthor"))
        || classes.iter().any(|class| matches!(*class, "blog-author"));
    voice.is_moderator = classes.iter().any(|class| matches!(*class, "moderator" | "username--moderator" | "username--staff"));
    voice.is_pingback = own.iter().any(|class| matches!(*class, "pingback" | "trackback"));
    voice.deleted = classes.iter().any(|class| class.contains("deleted"))
        || is_gone(&voice.text)
        || body.is_some_and(|body| body.descendent_elements().any(|inner| inner.value().classes().any(|class| class == "deleted-comment")));
    if let Some(body) = body {
        quotes(&mut voice, body, places);
    }
    voice
}

/// Author and date out of a line that signs, `Posted by: Ann | March 2, 2012`.
fn sign(voice: &mut Voice, parts: &[ElementRef<'_>], owns: &dyn Fn(&ElementRef<'_>) -> bool, in_body: &dyn Fn(&ElementRef<'_>) -> bool) {
    let signed = parts.iter().flat_map(|part| part.descendent_elements()).filter(|found| owns(found) && !in_body(found));
    // A line that signs is short, and the shortest element that holds it holds nothing else.
    let is_short = |found: &ElementRef<'_>| {
        let mut length = 0;
        found.text().all(|text| {
            length += text.len();
            length <= 400
        })
    };
    let signed = signed
        .filter(|found| matches!(found.value().name(), "p" | "div" | "span" | "footer" | "small" | "em" | "li") && is_short(found))
        .map(line)
        .filter_map(|line| Some((line.len(), signature::read(&line)?)))
        .min_by_key(|(length, _)| *length);
    let Some((_, signed)) = signed else { return };
    voice.author = voice.author.take().or(Some(signed.author));
    voice.date = voice.date.take().or(signed.date);
}

/// What an element says without words: the date of a machine, the content of a `<meta>`.
pub(super) fn value_of(element: &ElementRef<'_>) -> Option<String> {
    let said = ["datetime", "content", "data-time", "data-timestamp"].into_iter().find_map(|name| attribute(element, name));
    let classes = || element.value().classes();
    let title = || {
        let told = element.value().name() == "abbr" || classes().any(|class| matches!(class, "age" | "time-ago"));
        attribute(element, "title").filter(|_| told)
    };
    let said = said.or_else(title)?;
    // Hacker News writes the date, then the same as a number.
    let said = said
        .split_once(' ')
        .filter(|(date, number)| date.contains('T') && number.bytes().all(|byte| byte.is_ascii_digit()))
        .map_or(said, |(date, _)| date);
    Some(said.to_owned())
}

/// What a site says of a voice inside it: that it waits, that it was edited.
fn is_notice(element: &ElementRef<'_>) -> bool {
    element.value().classes().any(|class| {
        matches!(
            class,
            "comment-awaiting-moderation"
                | "signature"
                | "reply"
                | "comment-reply-link"
                | "bbCodeBlock-expandLink"
                | "lightbox-info"
                | "quote-controls"
                | "js-selectToQuoteEnd"
        )
    })
}

/// The name that a page gives to a voice.
fn anchor(element: ElementRef<'_>, parts: &[ElementRef<'_>]) -> Option<String> {
    let own = ["id", "data-content", "data-comment-id", "data-post-id"].into_iter().find_map(|name| attribute(&element, name));
    let inner = || {
        parts.iter().flat_map(|part| part.descendent_elements()).find_map(|inner| {
            let named = attribute(&inner, "id").or_else(|| attribute(&inner, "name"))?;
            let is_name = ["comment-", "comment_", "c", "p", "post", "msg_"].iter().any(|start| {
                named.strip_prefix(start).is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit()))
            });
            is_name.then_some(named)
        })
    };
    // Drupal puts the name before.
    let before = || {
        let before = element.prev_siblings().find_map(ElementRef::wrap).filter(|before| before.value().name() == "a")?;
        attribute(&before, "id").or_else(|| attribute(&before, "name")).filter(|name| name.starts_with("comment-"))
    };
    let name = own.filter(|name| name.contains(|c: char| c.is_ascii_digit())).or_else(inner).or_else(before)?;
    Some(strip(name).to_owned())
}

/// An id without what scripts and lists put before it.
fn strip(id: &str) -> &str {
    ["div-", "li-", "js-"].iter().fold(id, |id, lead| id.strip_prefix(lead).unwrap_or(id))
}

/// The number at the end of an anchor.
fn bare(anchor: &str) -> &str {
    anchor.trim_start_matches(|c: char| !c.is_ascii_digit())
}

/// The voices that a voice quotes.
fn quotes(voice: &mut Voice, body: ElementRef<'_>, places: &Places) {
    let prefix = voice.anchor.as_deref().map(|anchor| anchor.trim_end_matches(|c: char| c.is_ascii_digit()).to_owned()).unwrap_or_default();
    for quote in body.descendent_elements().filter(|element| is_one(element, &places.quotes)) {
        // What a quote quotes was said to its author.
        if quote
            .ancestors()
            .filter_map(ElementRef::wrap)
            .take_while(|above| above.id() != body.id())
            .any(|above| is_one(&above, &places.quotes))
        {
            continue;
        }
        let inner = || std::iter::once(quote).chain(quote.descendent_elements());
        let id = inner().find_map(|element| {
            let said = attribute(&element, "data-post-id")
                .or_else(|| attribute(&element, "data-source"))
                .or_else(|| attribute(&element, "data-post"));
            said.map(str::to_owned).or_else(|| Some(attribute(&element, "href")?.rsplit_once("#p")?.1.to_owned()))
        });
        if let Some(number) =
            id.as_deref().map(bare).filter(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
        {
            let name = format!("{prefix}{number}");
            if !voice.quotes.contains(&name) {
                voice.quotes.push(name);
            }
        }
        if voice.quoted.is_none() {
            let said = inner().find_map(|element| attribute(&element, "data-username").or_else(|| attribute(&element, "data-quote")));
            let cite = || quote.descendent_elements().find(|inner| inner.value().name() == "cite").map(line);
            voice.quoted = said.map(str::to_owned).or_else(cite).map(|name| signature::name(name.trim_end_matches(['↑', ' '])).to_owned());
        }
    }
}

/// Whether words stand in the place of what was said.
fn is_gone(text: &str) -> bool {
    let text = text.trim().trim_matches(['[', ']', '.']).to_lowercase();
    let gone = [
        "deleted",
        "flagged",
        "removed",
        "supprimé",
        "this comment has been removed by the author",
        "this comment has been removed by a blog administrator",
        "this comment was deleted",
        "this comment has been deleted",
        "this comment was removed",
        "this post has been removed",
        "ce commentaire a été supprimé",
        "ce commentaire a été supprimé par l'auteur",
        "ce commentaire a été supprimé par son auteur",
        "ce commentaire a été supprimé par un administrateur du blog",
        "message supprimé",
        "commentaire supprimé",
        "comment deleted",
    ];
    gone.contains(&text.replace('’', "'").as_str())
}
