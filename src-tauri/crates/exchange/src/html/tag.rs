//! One tag, told from what only looks like one: its name is of a closed list, its attributes are attributes.

/// A tag of HTML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tag<'t> {
    /// Its name, in small letters.
    pub name: &'static str,
    /// What it does to the text.
    pub sort: Sort,
    /// Whether it is an end, `</p>`.
    pub closing: bool,
    /// Whether nobody would write it but in HTML: `</b>`, `<br>`, `<a href="…">`, where `<title>` may be a word in a text.
    pub telling: bool,
    /// The words that stand for an image, entities not decoded.
    pub alt: Option<&'t str>,
}

/// What a tag does to a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// Nothing.
    Inline,
    /// It ends the line.
    Break,
    /// It begins a line.
    Block,
    /// It leaves a line empty.
    Paragraph,
    /// It is an image.
    Image,
}

/// Tags of the HTML standard, those out of use included, and what word processors leave.
const INLINE: &str = "a abbr acronym applet area audio b base basefont bdi bdo bgsound big blink body button canvas cite code col colgroup \
    data datalist del dfn em embed font head html i iframe input ins kbd label link map mark marquee meta meter nobr \
    noscript o:p object output param picture progress q rp rt ruby s samp script select slot small source span strike \
    strong style sub sup svg template textarea time title track tt u var video wbr";
const BLOCK: &str = "address article aside blockquote caption center dd details dialog dir div dl dt fieldset figcaption figure footer \
    form header hgroup hr legend li main menu nav ol optgroup option pre search section summary table tbody td tfoot th \
    thead tr ul";
const PARAGRAPH: &str = "h1 h2 h3 h4 h5 h6 p";

/// Tags that need no end, so that one alone tells HTML.
const ALONE: &str = "br dd dt hr img li p td th tr wbr";

/// Attributes that have no value.
const BARE: &str = "allowfullscreen async autofocus autoplay checked compact controls default defer disabled download hidden ismap \
    itemscope loop multiple muted nofollow noshade novalidate nowrap open playsinline readonly required reversed selected";

/// The tag that a text begins with, and its length in bytes; `a < b`, `<3` and `<lol>` are none.
pub(super) fn read(text: &str) -> Option<(Tag<'_>, usize)> {
    let inside = text.strip_prefix('<')?;
    let (closing, inside) = inside.strip_prefix('/').map_or((false, inside), |inside| (true, inside));
    let end = inside.find(|c: char| !(c.is_ascii_alphanumeric() || c == ':'))?;
    let (name, sort) = known(&inside[..end])?;
    let mut rest = &inside[end..];
    let mut tag = Tag { name, sort, closing, telling: closing || among(ALONE, name).is_some(), alt: None };
    let mut valued = false;
    loop {
        let spaced = rest.trim_start_matches(|c: char| c.is_ascii_whitespace());
        if let Some(after) = spaced.strip_prefix('>') {
            return Some((tag, text.len() - after.len()));
        }
        if closing {
            return None;
        }
        if let Some(after) = spaced.strip_prefix('/') {
            tag.telling |= after.starts_with('>');
            rest = after;
            continue;
        }
        let Some((attribute, value, after)) = attribute(spaced) else {
            // Tools that take quotes off leave `style=MARGIN: 0pt`: after a value, what follows is of it.
            rest = valued.then(|| spaced.trim_start_matches(|c: char| !(c.is_ascii_whitespace() || matches!(c, '<' | '>'))))?;
            if rest.is_empty() || rest.starts_with('<') {
                return None;
            }
            continue;
        };
        valued |= value.is_some();
        tag.telling |= valued;
        if sort == Sort::Image && tag.alt.is_none() && attribute.eq_ignore_ascii_case("alt") {
            tag.alt = value;
        }
        rest = after;
    }
}

/// The name and the sort of a tag that is known, in any case.
fn known(name: &str) -> Option<(&'static str, Sort)> {
    // The longest names have ten letters.
    if name.is_empty() || name.len() > 10 {
        return None;
    }
    let sorts = [(INLINE, Sort::Inline), (BLOCK, Sort::Block), (PARAGRAPH, Sort::Paragraph), ("br", Sort::Break), ("img", Sort::Image)];
    sorts.into_iter().find_map(|(names, sort)| Some((among(names, name)?, sort)))
}

/// The name of a list, in small letters, that this one is in any case.
fn among(names: &'static str, name: &str) -> Option<&'static str> {
    names.split(' ').find(|known| known.eq_ignore_ascii_case(name))
}

/// The attribute that a text begins with: its name, its value, and what follows it.
fn attribute(text: &str) -> Option<(&str, Option<&str>, &str)> {
    let end = text.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':' | '.' | '@')))?;
    let (name, rest) = text.split_at(end);
    if name.is_empty() {
        return None;
    }
    let Some(value) = rest.trim_start().strip_prefix('=') else {
        // `<b and c>` is no tag of anybody's.
        let is_bare = name.starts_with("data-") || among(BARE, name).is_some();
        return is_bare.then_some((name, None, rest));
    };
    let value = value.trim_start();
    for quote in ['"', '\''] {
        if let Some(quoted) = value.strip_prefix(quote) {
            let end = quoted.find(quote)?;
            return Some((name, Some(&quoted[..end]), &quoted[end + 1..]));
        }
    }
    let end = value.find(|c: char| c.is_ascii_whitespace() || matches!(c, '<' | '>'))?;
    (end > 0 && !value[end..].starts_with('<')).then(|| (name, Some(&value[..end]), &value[end..]))
}
