//! Words of others in a post: what is quoted is told from what is said, each line of it after `>`, and leads to its post.

use crate::html;

/// The words of a post, and the posts that they quote: a topic where it is another one, and a number in it.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// As a text.
    pub text: String,
    /// What is quoted.
    pub quoted: Vec<(Option<String>, String)>,
}

/// The words of a post in Markdown, where quotations stand in `[quote="ann, post:2, topic:5"]`. The text is as it was written.
pub fn of_markdown(raw: &str) -> Words {
    let mut quoted = Vec::new();
    for (at, _) in raw.match_indices("[quote=") {
        let said = raw[at..].split(']').next().unwrap_or_default();
        let named = |key: &str| {
            let rest = said.split_once(key)?.1.trim_start();
            let digits = &rest[..rest.bytes().take_while(u8::is_ascii_digit).count()];
            (!digits.is_empty()).then(|| digits.to_owned())
        };
        quoted.extend(named("post:").map(|post| (named("topic:"), post)));
    }
    Words { text: raw.to_owned(), quoted }
}

/// The words of a post in HTML, where quotations stand in `<aside class="quote" data-post="2" data-topic="5">`.
pub fn of_html(cooked: &str) -> Words {
    let mut words = Words::default();
    let mut rest = cooked;
    while let Some((before, aside, after)) = next_quote(rest) {
        push(&mut words.text, &html::render(before));
        let open = &aside[..aside.find('>').unwrap_or(aside.len())];
        words.quoted.extend(attribute(open, "data-post").map(|post| (attribute(open, "data-topic"), post)));
        // The name above the quotation is the link's, not the words'.
        let inside = aside.find("<blockquote").map_or(aside, |at| &aside[at..]);
        let inside = inside.rfind("</blockquote>").map_or(inside, |at| &inside[..at]);
        let lines: Vec<String> = html::render(inside).trim().lines().map(|line| format!("> {line}")).collect();
        push(&mut words.text, &lines.join("\n"));
        rest = after;
    }
    push(&mut words.text, &html::render(rest));
    words
}

/// One piece below the other, with a blank line between: line ends where HTML was cut are those of its source.
fn push(text: &mut String, piece: &str) {
    if !piece.trim().is_empty() {
        if !text.is_empty() {
            text.truncate(text.trim_end_matches('\n').len());
            text.push_str("\n\n");
        }
        text.push_str(if text.is_empty() { piece } else { piece.trim_start_matches('\n') });
    }
}

/// What stands before a quotation, the quotation with those in it, and what follows it. One that is not closed goes to the end.
fn next_quote(cooked: &str) -> Option<(&str, &str, &str)> {
    let is_quote = |at: &usize| cooked[*at..].split('>').next().is_some_and(|tag| tag.contains("quote"));
    let start = cooked.match_indices("<aside").map(|(at, _)| at).find(is_quote)?;
    let (mut depth, mut end) = (0_usize, cooked.len());
    for (at, tag) in cooked[start..].match_indices("aside") {
        let before = &cooked[start..start + at];
        if before.ends_with('<') {
            depth += 1;
        } else if before.ends_with("</") {
            depth -= 1;
            if depth == 0 {
                let close = start + at + tag.len();
                end = cooked[close..].find('>').map_or(cooked.len(), |after| close + after + 1);
                break;
            }
        }
    }
    Some((&cooked[..start], &cooked[start..end], &cooked[end..]))
}

/// The digits of an attribute of a tag.
fn attribute(tag: &str, name: &str) -> Option<String> {
    let value = tag.split_once(&format!("{name}=\""))?.1.split('"').next()?;
    (!value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit())).then(|| value.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn quotations_in_html() {
        let cooked = r#"<p>Before</p><aside class="quote no-group" data-username="bob" data-post="2" data-topic="5"><div class="title">bob:</div><blockquote><p>Filter<br>always</p><aside class="quote" data-post="1"><blockquote><p>Why</p></blockquote></aside></blockquote></aside><p>I agree</p>"#;
        let words = of_html(cooked);
        assert_eq!(words.quoted, [(Some("5".to_owned()), "2".to_owned())]);
        assert!(words.text.starts_with("Before\n\n> Filter\n> always\n") && words.text.ends_with("> Why\n\nI agree"), "{}", words.text);
        assert_eq!(of_html("<aside class=\"onebox\"><p>A page</p></aside>").text, "A page");
        assert_eq!(of_html("<p>a</p><aside class=\"quote\" data-post=\"7\"><p>cut").quoted, [(None, "7".to_owned())]);
    }

    #[test]
    fn quotations_in_markdown() {
        let raw = "[quote=\"bob, post:2, topic:5, full:true\"]\nFilter\n[/quote]\nI agree";
        assert_eq!(of_markdown(raw), Words { text: raw.to_owned(), quoted: vec![(Some("5".to_owned()), "2".to_owned())] });
        assert_eq!(of_markdown("[quote=\"bob\"]a[/quote]").quoted, []);
    }

    proptest! {
        #[test]
        fn any_text_has_its_words(text in "(<aside class=\"quote\" data-post=\"1\">|</aside>|<blockquote>|</blockquote>|\\PC|aside|<){0,30}") {
            of_html(&text);
            of_markdown(&text);
        }
    }
}
