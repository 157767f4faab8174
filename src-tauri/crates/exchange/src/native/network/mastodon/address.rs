//! Accounts and audiences, by their addresses.

use serde_json::Value;

use crate::native::objects::fields::host;

/// The handle behind an actor's address: `https://example.org/users/ann` is `@ann@example.org`. One that tells no name stays
/// as it is.
pub fn handle(actor: &str) -> String {
    let named = || {
        let host = host(actor)?;
        let (_, path) = actor.split_once("://")?.1.split_once('/')?;
        let name = path.strip_prefix("users/").or_else(|| path.strip_prefix('@'))?;
        let name = name.trim_end_matches('/');
        (!name.is_empty() && !name.contains(['/', '@', '?', '#'])).then(|| format!("@{name}@{host}"))
    };
    named().unwrap_or_else(|| actor.to_owned())
}

/// The address that a value is, or that stands under its `id`: actors and objects are written both ways.
pub fn address(value: Option<&Value>) -> Option<&str> {
    match value? {
        Value::String(address) => Some(address),
        Value::Array(all) => address(all.first()),
        value => value.get("id")?.as_str(),
    }
}

/// Who may read a note, by those whom it is addressed to.
pub fn visibility(note: &Value) -> Option<&'static str> {
    let to = |key: &str, wanted: &dyn Fn(&str) -> bool| match note.get(key) {
        Some(Value::String(one)) => wanted(one),
        Some(Value::Array(all)) => all.iter().filter_map(Value::as_str).any(wanted),
        _ => false,
    };
    let all = |address: &str| matches!(address, "https://www.w3.org/ns/activitystreams#Public" | "as:Public" | "Public");
    let followers = |address: &str| address.ends_with("/followers");
    match () {
        () if note.get("to").is_none() && note.get("cc").is_none() => None,
        () if to("to", &all) => Some("public"),
        () if to("cc", &all) => Some("unlisted"),
        () if to("to", &followers) || to("cc", &followers) => Some("private"),
        () => Some("direct"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn handles() {
        for (actor, said) in [
            ("https://example.org/users/ann", "@ann@example.org"),
            ("https://example.org/@ann/", "@ann@example.org"),
            ("https://example.org/ap/users/115", "https://example.org/ap/users/115"),
            ("https://example.org/users/ann/statuses/1", "https://example.org/users/ann/statuses/1"),
            ("ann", "ann"),
        ] {
            assert_eq!(handle(actor), said);
        }
    }

    #[test]
    fn who_may_read() {
        let public = "https://www.w3.org/ns/activitystreams#Public";
        assert_eq!(visibility(&json!({ "to": [public], "cc": [] })), Some("public"));
        assert_eq!(visibility(&json!({ "to": "https://e.org/users/a/followers", "cc": public })), Some("unlisted"));
        assert_eq!(visibility(&json!({ "to": ["https://e.org/users/a/followers"], "cc": [] })), Some("private"));
        assert_eq!(visibility(&json!({ "to": ["https://e.org/users/b"], "cc": [] })), Some("direct"));
        assert_eq!(visibility(&json!({})), None);
    }
}
