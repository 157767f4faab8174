//! Facets: which bytes of a text are a mention, a link or a tag. Their offsets count the bytes of UTF-8.

use serde_json::Value;

use crate::native::objects::fields::{at, list, words};

/// What the facets of a post say.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Facets<'v> {
    /// Handles, as the text writes them.
    pub mentions: Vec<&'v str>,
    /// Addresses.
    pub links: Vec<&'v str>,
    /// Tags, without their hash.
    pub tags: Vec<&'v str>,
}

/// Reads the facets of a record.
pub fn facets<'v>(record: &'v Value, text: &'v str) -> Facets<'v> {
    let mut all = Facets::default();
    for facet in list(record, &["facets"]) {
        let offset = |key| at(facet, &["index", key]).and_then(Value::as_u64).and_then(|offset| usize::try_from(offset).ok());
        // Offsets between the bytes of a character are those of a faulty program: they are no words.
        let said = offset("byteStart").zip(offset("byteEnd")).and_then(|(start, end)| text.get(start..end)).filter(|said| !said.is_empty());
        for feature in list(facet, &["features"]) {
            let kind = words(feature, &["$type"]).and_then(|kind| kind.rsplit('#').next()).unwrap_or_default();
            match kind {
                "mention" => all.mentions.extend(said.or_else(|| words(feature, &["did"]))),
                "link" => all.links.extend(words(feature, &["uri"])),
                "tag" => all.tags.extend(words(feature, &["tag"])),
                _ => {}
            }
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    #[test]
    fn offsets_count_bytes() {
        // ☕ takes three bytes, 👩‍🍳 eleven: @ann starts at byte 15 and ends before byte 19.
        let text = "☕👩‍🍳 @ann #café";
        let index = |start: u64, end: u64| json!({ "byteStart": start, "byteEnd": end });
        let record = json!({ "facets": [
            { "index": index(15, 19), "features": [{ "$type": "app.bsky.richtext.facet#mention", "did": "did:plc:ann" }] },
            { "index": index(20, 26), "features": [{ "$type": "app.bsky.richtext.facet#tag", "tag": "café" }] },
            { "index": index(1, 2), "features": [{ "$type": "app.bsky.richtext.facet#mention", "did": "did:plc:cut" }] },
        ] });
        assert_eq!(facets(&record, text), Facets { mentions: vec!["@ann", "did:plc:cut"], links: vec![], tags: vec!["café"] });
    }

    proptest! {
        #[test]
        fn a_mention_is_found_wherever_it_stands(before in "(\\PC|[☕🎉é]|👩‍🍳){0,20}", handle in "@[a-z☕]{1,10}", after in "\\PC{0,10}") {
            let text = format!("{before}{handle}{after}");
            let (start, end) = (before.len(), before.len() + handle.len());
            let record = json!({ "facets": [{ "index": { "byteStart": start, "byteEnd": end }, "features": [{ "$type": "x#mention", "did": "d" }] }] });
            prop_assert_eq!(facets(&record, &text).mentions, vec![handle.as_str()]);
        }

        #[test]
        fn any_offsets_have_an_answer(text in "\\PC{0,20}", start in any::<i64>(), end in 0u64..40) {
            let record = json!({ "facets": [{ "index": { "byteStart": start, "byteEnd": end }, "features": [{ "$type": "x#mention", "did": "d" }] }] });
            facets(&record, &text);
        }
    }
}
