//! The comments of one's own YouTube account, as Google Takeout gives them: the text is JSON in a cell.

use std::borrow::Cow;

use livisible_core::corpus::lists::Space;
use serde_json::Value;

use super::{Draft, Family, Source};
use crate::table::field::Field;

/// `comments.csv` of Google Takeout.
pub(super) static SOURCE: Source = Source {
    name: "youtube-takeout",
    family: Family::Collector,
    needs: &["Comment ID", "Comment Text"],
    some: &["Channel ID", "Comment Create Timestamp", "Video ID", "Post ID", "Parent Comment ID", "Top-Level Comment ID", "Price"],
    enough: 3,
    roles: &[
        (Field::Id, &["Comment ID"]),
        (Field::Text, &["Comment Text"]),
        (Field::Parent, &["Parent Comment ID"]),
        (Field::Thread, &["Video ID", "Post ID"]),
        (Field::Account, &["Channel ID"]),
        (Field::Posted, &["Comment Create Timestamp"]),
    ],
    space: Some(Space::Social),
    venue: Some("YouTube"),
    people: &["Channel ID"],
    proof: None,
    settle,
};

fn settle(draft: &mut Draft<'_>) {
    draft.forget_guesses(&[]);
    draft.clean(&["Comment Text"], text_of);
}

/// The words of `{"text":"…"}`, of several such objects after each other, or of `{"takeoutSegments":[…]}`. A cell that is
/// anything else is the text itself.
fn text_of(cell: &str) -> Cow<'_, str> {
    if !cell.trim_start().starts_with('{') {
        return Cow::Borrowed(cell);
    }
    // Objects after each other are separated by commas: as a list they are JSON again.
    let Ok(Value::Array(fragments)) = serde_json::from_str(&format!("[{cell}]")) else { return Cow::Borrowed(cell) };
    let mut words = String::new();
    for fragment in &fragments {
        let whole = std::slice::from_ref(fragment);
        let segments = fragment.get("takeoutSegments").and_then(Value::as_array).map_or(whole, Vec::as_slice);
        for segment in segments {
            match segment.get("text").and_then(Value::as_str) {
                Some(text) => words.push_str(text),
                None => return Cow::Borrowed(cell),
            }
        }
    }
    Cow::Owned(words)
}

#[cfg(test)]
mod tests {
    use super::text_of;
    use proptest::prelude::*;

    #[test]
    fn fragments_become_words() {
        assert_eq!(text_of(r#"{"text":"Merci 🙏 "},{"text":"@zoe"}"#), "Merci 🙏 @zoe");
        assert_eq!(text_of(r#"{"takeoutSegments":[{"text":"un\ndeux"},{"text":" trois"}]}"#), "un\ndeux trois");
        for cell in ["plain, as before", "", "{curly", r#"{"video":"x"}"#, r#"{"text":"a"} and more"#] {
            assert_eq!(text_of(cell), cell);
        }
    }

    proptest! {
        #[test]
        fn any_words_come_back(words in "\\PC*") {
            let cell = serde_json::json!({"takeoutSegments": [{"text": words}]}).to_string();
            prop_assert_eq!(text_of(&cell), words.as_str());
        }
    }
}
