//! What Meta writes into its downloads: each byte of UTF-8 as a character of its own.

use serde_json::Value;

/// Puts a text right, where it round-trips: all its characters are bytes, and the bytes are UTF-8. Any other is left alone.
pub(super) fn repair(text: &str) -> Option<String> {
    if text.is_ascii() {
        return None;
    }
    let bytes: Option<Vec<u8>> = text.chars().map(|c| u8::try_from(u32::from(c)).ok()).collect();
    String::from_utf8(bytes?).ok()
}

/// Puts every text of a value right. The depth is that of the parser, which is bounded.
pub(super) fn repair_all(value: &mut Value) {
    let mut left = vec![value];
    while let Some(value) = left.pop() {
        match value {
            Value::String(text) => {
                if let Some(right) = repair(text) {
                    *text = right;
                }
            }
            Value::Array(values) => left.extend(values.iter_mut()),
            Value::Object(members) => left.extend(members.values_mut()),
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_round_trips() {
        assert_eq!(repair("\u{c3}\u{a9}t\u{c3}\u{a9}").as_deref(), Some("été"));
        assert_eq!(repair("\u{f0}\u{9f}\u{98}\u{80}").as_deref(), Some("😀"));
        for text in ["été", "plain", "Ã© €", "Ã"] {
            assert_eq!(repair(text), None, "{text}");
        }
    }
}
