//! Markdown, word for word: its marks are part of what was written. The front matter says who wrote it, and when.

use livisible_core::corpus::record::Record;
use serde_json::{Map, Value};

use super::{Dates, LARGEST, bytes_of, decoded};
use crate::fault::Fault;
use crate::native::{Look, Native, Opening, Ready, Told, Turns};
use crate::source::Family;
use crate::values::is_blank;

/// Texts in Markdown.
pub(in crate::native) static MARKDOWN: Native = Native {
    name: "markdown",
    family: Family::Document,
    lasting: false,
    extensions: &["md", "markdown", "mdown", "mkd"],
    space: None,
    venue: None,
    personal: &[],
    tell,
    open,
};

/// The name of the file, and in it what only Markdown has: the name alone may be that of anything.
fn tell(look: &Look<'_>) -> Option<Told> {
    let is_called = MARKDOWN.extensions.contains(&look.extension().as_str());
    if !is_called || look.bytes.contains(&0) || look.start().starts_with(['{', '<']) {
        return None;
    }
    let mark = if front(look.text).is_some() { Some("---") } else { look.text.lines().find(|line| is_marked(line)) };
    let mark = mark.or_else(|| ["](", "**", "`"].into_iter().find(|mark| look.text.contains(mark)))?;
    Told::by("native_lines", [&mark[..mark.floor_char_boundary(60)]])
}

/// Whether a line is marked as headings, quotes, items and fences are.
fn is_marked(line: &str) -> bool {
    let hashes = line.bytes().take_while(|byte| *byte == b'#').count();
    let is_heading = (1..=6).contains(&hashes) && line[hashes..].starts_with(' ');
    is_heading || ["> ", "- ", "* ", "1. ", "```", "~~~"].iter().any(|mark| line.starts_with(mark))
}

/// The lines of the front matter, and what follows it.
fn front(text: &str) -> Option<(&str, &str)> {
    let rest = text.strip_prefix("---")?;
    let rest = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix('\n'))?;
    let mut at = 0;
    for line in rest.split_inclusive('\n') {
        if matches!(line.trim_end(), "---" | "...") {
            let said = &rest[..at];
            // A rule between two paragraphs is none.
            let is_one = said.lines().any(|line| line.split_once(':').is_some_and(|(key, _)| is_key(key)));
            return is_one.then(|| (said, &rest[at + line.len()..]));
        }
        at += line.len();
    }
    None
}

fn is_key(key: &str) -> bool {
    !key.is_empty() && key.len() <= 40 && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
}

/// What the front matter says: keys in small letters, lists joined.
fn said(front: &str) -> Vec<(String, String)> {
    let mut said: Vec<(String, String)> = Vec::new();
    let plain = |value: &str| value.trim().trim_matches(['"', '\'']).to_owned();
    for line in front.lines() {
        if let Some(item) = line.trim_start().strip_prefix("- ") {
            if let Some((_, value)) = said.last_mut() {
                let lead = if value.is_empty() { "" } else { ", " };
                value.push_str(&format!("{lead}{}", plain(item)));
            }
        } else if let Some((key, value)) = line.split_once(':').filter(|(key, _)| is_key(key)) {
            let value = value.trim();
            let listed = value.strip_prefix('[').and_then(|value| value.strip_suffix(']'));
            let value = listed.map_or_else(|| plain(value), |list| list.split(',').map(plain).collect::<Vec<_>>().join(", "));
            said.push((key.to_ascii_lowercase(), value));
        }
    }
    said.retain(|(_, value)| !is_blank(value));
    said
}

fn open(opening: &Opening<'_>) -> Result<Box<dyn Turns>, Fault> {
    let bytes = bytes_of(opening, LARGEST)?;
    let (text, malformed) = decoded(&bytes, opening.charset);
    let mut warnings: Vec<_> = malformed.into_iter().collect();
    let (head, body) = front(&text).map_or((Vec::new(), text.as_str()), |(head, body)| (said(head), body));
    let mut record = Record { text: body.to_owned(), ..Record::default() };
    let (mut attributes, mut dates) = (Map::new(), Dates::default());
    for (key, value) in head {
        match key.as_str() {
            "author" | "authors" | "auteur" => record.account = Some(value),
            "date" | "published" => record.posted = dates.posted(&value, 1),
            "lang" | "language" => record.lang = Some(value),
            "title" | "titre" => {
                attributes.insert("document_title".to_owned(), Value::String(value));
            }
            "tags" | "categories" => {
                attributes.insert(key, Value::String(value));
            }
            "tag" | "keywords" => {
                attributes.entry("tags").or_insert(Value::String(value));
            }
            "category" => {
                attributes.entry("categories").or_insert(Value::String(value));
            }
            _ => {}
        }
    }
    record.attributes = attributes;
    warnings.extend(dates.warnings());
    Ok(Ready::boxed(vec![record.into()], bytes.len() as u64, warnings))
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn any_text_is_cut_in_two(text in "(---\\r?\\n)?([a-z]{0,5}:? ?[a-z\\[\\],\"]{0,8}\\r?\\n|---\\n|- [a-z]{1,3}\\n){0,10}") {
            if let Some((head, body)) = front(&text) {
                proptest::prop_assert!(text.contains(head) && text.ends_with(body));
                said(head);
            }
        }
    }
}
