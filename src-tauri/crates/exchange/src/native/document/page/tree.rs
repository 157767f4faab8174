//! A page as a tree of elements, and the words that people read in a part of it.

use rustc_hash::FxHashMap;
use scraper::{ElementRef, Html, Selector};

use crate::html;

/// Elements nested deeper than this are no page of people: the parser would take the square of it.
const DEEPEST: usize = 600;
/// Marks such as `<b>` that are never closed are opened anew in every paragraph.
const MARKS: usize = 60;

/// What nobody reads, wherever it stands.
const UNREAD: &[&str] = &[
    "script", "style", "noscript", "template", "svg", "iframe", "object", "canvas", "audio", "video", "head", "button", "select", "input",
    "textarea", "link", "meta",
];

/// The tree of a page, unless it is made to break parsers: then it is read without one.
pub(super) fn parse(text: &str) -> Option<Html> {
    is_sound(text).then(|| Html::parse_document(text))
}

/// Whether a page is nested as pages are.
fn is_sound(text: &str) -> bool {
    let bytes = text.as_bytes();
    let (mut stack, mut marks): (Vec<&str>, FxHashMap<String, usize>) = (Vec::new(), FxHashMap::default());
    let mut at = 0;
    while let Some(found) = memchr::memchr(b'<', &bytes[at..]) {
        at += found + 1;
        let rest = &text[at..];
        if let Some(comment) = rest.strip_prefix("!--") {
            at += comment.find("-->").map_or(rest.len(), |end| end + 6);
            continue;
        }
        let closing = rest.starts_with('/');
        let name = &rest[usize::from(closing)..];
        let name = &name[..name.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b':')).count()];
        let is = |names: &[&str]| names.iter().any(|known| known.eq_ignore_ascii_case(name));
        let foreign = stack.iter().any(|open| open.eq_ignore_ascii_case("svg") || open.eq_ignore_ascii_case("math"));
        let void = ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "param"];
        let implied = ["p", "li", "dt", "dd", "tr", "td", "th", "tbody", "thead", "tfoot", "option", "rt", "rp"];
        if name.is_empty() || is(&void) || (!foreign && is(&implied)) {
            continue;
        }
        if closing {
            if let Some(open) = stack.iter().rposition(|open| open.eq_ignore_ascii_case(name)) {
                stack.truncate(open);
            }
            if let Some(open) = marks.get_mut(&name.to_ascii_lowercase()) {
                *open = open.saturating_sub(1);
            }
            continue;
        }
        if is(&["script", "style", "textarea", "title", "noscript"]) {
            let end = format!("</{}", name.to_ascii_lowercase());
            let inside = &bytes[at..];
            let close = memchr::memchr_iter(b'<', inside)
                .find(|close| inside.get(*close..close + end.len()).is_some_and(|here| here.eq_ignore_ascii_case(end.as_bytes())));
            at += close.map_or(inside.len(), |close| close + end.len());
            continue;
        }
        stack.push(name);
        if is(&["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"]) {
            *marks.entry(name.to_ascii_lowercase()).or_default() += 1;
        }
        if stack.len() > DEEPEST || marks.values().sum::<usize>() > MARKS {
            return false;
        }
    }
    true
}

/// Selectors, in the order in which they are tried; one that is none is left out.
pub(super) fn selectors(written: &[&str]) -> Vec<Selector> {
    written.iter().filter_map(|selector| Selector::parse(selector).ok()).collect()
}

/// Whether an element is of one of these.
pub(super) fn is_one(element: &ElementRef<'_>, of: &[Selector]) -> bool {
    of.iter().any(|selector| selector.matches(element))
}

/// The words of an element as its readers see them, without the parts that `left_out` tells.
///
/// White space is what browsers make of it: one space, none at the ends of lines, but in `<pre>`.
pub(super) fn words(element: ElementRef<'_>, left_out: &dyn Fn(&ElementRef<'_>) -> bool) -> String {
    let (mut out, mut pre, mut has_pre) = (String::new(), 0_usize, false);
    let mut node = *element;
    loop {
        let mut inside = false;
        if let Some(text) = node.value().as_text() {
            match pre {
                0 => push_spaced(&mut out, text),
                _ => push_escaped(&mut out, text),
            }
        } else if let Some(here) = ElementRef::wrap(node) {
            let name = here.value().name();
            if !UNREAD.contains(&name) && !left_out(&here) && !is_hidden(&here) {
                inside = true;
                if name == "pre" {
                    pre += 1;
                    has_pre = true;
                }
                tag(&mut out, &here, name);
            }
        }
        if inside && let Some(child) = node.first_child() {
            node = child;
            continue;
        }
        if inside {
            close(&mut out, &mut pre, ElementRef::wrap(node));
        }
        loop {
            if node.id() == element.id() {
                let text = html::render(&out).into_owned();
                return if has_pre { text } else { trimmed(&text) };
            }
            if let Some(next) = node.next_sibling() {
                node = next;
                break;
            }
            let Some(parent) = node.parent() else { return trimmed(&html::render(&out)) };
            node = parent;
            close(&mut out, &mut pre, ElementRef::wrap(node));
        }
    }
}

/// Writes the beginning of an element: its name, which tells the converter what it does to lines.
fn tag(out: &mut String, element: &ElementRef<'_>, name: &str) {
    out.push('<');
    out.push_str(name);
    if let Some(alt) = element.attr("alt").filter(|_| name == "img") {
        out.push_str(" alt=\"");
        push_escaped(out, alt);
        out.push('"');
    }
    out.push('>');
}

fn close(out: &mut String, pre: &mut usize, element: Option<ElementRef<'_>>) {
    let Some(element) = element else { return };
    let name = element.value().name();
    if name == "pre" {
        *pre = pre.saturating_sub(1);
    }
    if !matches!(name, "br" | "img" | "hr" | "wbr") {
        out.push_str("</");
        out.push_str(name);
        out.push('>');
    }
}

/// Whether an element says of itself that it is not seen.
fn is_hidden(element: &ElementRef<'_>) -> bool {
    element.attr("hidden").is_some()
        || element.attr("style").is_some_and(|style| style.replace(' ', "").to_ascii_lowercase().contains("display:none"))
}

/// Text whose white space is one space; NBSP is a character.
fn push_spaced(out: &mut String, text: &str) {
    let mut spaced = out.ends_with(' ');
    for c in text.chars() {
        match c {
            ' ' | '\t' | '\n' | '\r' | '\u{C}' if spaced => {}
            ' ' | '\t' | '\n' | '\r' | '\u{C}' => {
                out.push(' ');
                spaced = true;
            }
            _ => {
                push_char(out, c);
                spaced = false;
            }
        }
    }
}

fn push_escaped(out: &mut String, text: &str) {
    text.chars().for_each(|c| push_char(out, c));
}

fn push_char(out: &mut String, c: char) {
    match c {
        '&' => out.push_str("&amp;"),
        '<' => out.push_str("&lt;"),
        '>' => out.push_str("&gt;"),
        '"' => out.push_str("&quot;"),
        c => out.push(c),
    }
}

/// Lines without the spaces that markup leaves at their ends, and without blank lines before and after; two in a row are one.
fn trimmed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut blank = 0;
    for line in text.split('\n').map(|line| line.trim_matches(' ')) {
        if line.is_empty() {
            blank += 1;
            continue;
        }
        if !out.is_empty() {
            out.push_str(if blank > 0 { "\n\n" } else { "\n" });
        }
        blank = 0;
        out.push_str(line);
    }
    out
}

/// The words of an element on one line.
pub(super) fn line(element: ElementRef<'_>) -> String {
    words(element, &|_| false).split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

/// The value of an attribute, where it says something.
pub(super) fn attribute<'a>(element: &ElementRef<'a>, name: &str) -> Option<&'a str> {
    element.attr(name).map(str::trim).filter(|value| !value.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(page: &str) -> Option<String> {
        Some(words(parse(page)?.root_element(), &|_| false))
    }

    #[test]
    fn words_as_a_browser_shows_them() {
        let page = "<html><head><title>No</title><style>p{}</style></head><body>\n  <p>One\n   <b>two</b> &lt;3</p>\n  <p>a<br>b</p>\
            <div style='display: none'>hidden</div><script>if (a < b) {}</script><ul>\n<li>x</li>\n<li>y</li></ul></body></html>";
        assert_eq!(read(page).as_deref(), Some("One two <3\n\na\nb\n\nx\ny"));
        assert_eq!(read("<pre>a\n  b</pre>").as_deref(), Some("a\n  b"));
        assert_eq!(read("<p>R&amp;D <img alt=':)' src=x>&nbsp;!</p>").as_deref(), Some("R&D :)\u{A0}!"));
    }

    #[test]
    fn what_is_made_to_break_parsers_is_told() {
        assert!(!is_sound(&"<div>".repeat(100_000)));
        assert!(!is_sound(&"<p><font color=1>".repeat(100_000)));
        assert!(!is_sound(&format!("<svg>{}", "<td>".repeat(100_000))));
        assert!(is_sound(&"<p>one<li>two<br><div>three</div>".repeat(10_000)));
        assert!(is_sound("<script>document.write('<div>'.repeat(9))</script><!-- <div><div> --><textarea><div></textarea>"));
        assert!(is_sound("< <3 </ <!-- <script>"));
    }

    proptest::proptest! {
        #[test]
        fn any_page_is_read(page in "(<(div|p|b|pre|ul|li|td|table|script|a href=x|img alt='y'|/div|/p|/b|/pre|br|!-- )>|[a-z&;< >é\n]{0,6}){0,60}") {
            read(&page);
        }
    }
}
