//! Mastodon: the outbox of an archive, and statuses of the interface.

use serde_json::json;

use super::read;

#[test]
fn an_outbox() {
    let contents = read("network/outbox.json");
    assert_eq!(
        contents.fields("https://social.example/users/ann/statuses/1"),
        json!({
            "id": "https://social.example/users/ann/statuses/1", "account": "@ann@social.example", "space": "microblog", "venue": "Mastodon",
            "within": "mastodon:tag:social.example,2024-03-02:objectId=7:objectType=Conversation",
            "posted": "2024-03-02T09:00:00+00:00", "precision": "second", "original": "2024-03-02T09:00:00Z", "lang": "en",
            "url": "https://social.example/@ann/1", "text": "@bob Filter > espresso\nSee https://beans.example/long/path\n\n#Coffee",
        })
    );
    assert_eq!(
        contents.attributes("https://social.example/users/ann/statuses/1"),
        json!({
            "content_warning": "Coffee", "sensitive": true, "visibility": "public", "edited": "2024-03-02T10:00:00Z", "tags": "coffee",
            "mentions": "@bob@other.example", "media": "image", "alt_text": "A cup",
        })
    );
    let picture = contents.fields("https://social.example/users/ann/statuses/3");
    assert_eq!(
        (&picture["parent"], &picture["links"], &picture["text"]),
        (
            &json!("https://other.example/users/bob/statuses/8"),
            &json!("quote https://other.example/users/bob/statuses/7"),
            &json!("beans.png")
        )
    );
    assert_eq!(contents.attributes("https://social.example/users/ann/statuses/3"), json!({ "visibility": "direct", "media": "image" }));
    assert_eq!(contents.skipped, ["2 repost_without_text https://other.example/users/bob/statuses/9", "4 not_data Delete"]);
}

#[test]
fn statuses_of_the_interface() {
    let contents = read("network/statuses.json");
    assert_eq!(contents.tree(), ["111 <- - @ -", "112 <- 111 @ -"]);
    assert_eq!(
        contents.fields("112"),
        json!({
            "id": "112", "parent": "111", "account": "@bob@other.example", "space": "microblog", "venue": "Mastodon",
            "posted": "2024-03-02T09:05:00+00:00", "precision": "second", "original": "2024-03-02T09:05:00.000Z", "lang": "fr",
            "url": "https://other.example/@bob/5", "text": "@ann Oui",
        })
    );
    assert_eq!(
        contents.attributes("112"),
        json!({
            "is_bot": true, "visibility": "unlisted", "edited": "2024-03-02T09:06:00.000Z", "mentions": "@ann", "media": "image",
            "alt_text": "Une tasse", "likes": 0,
        })
    );
    // Its own server is left out of a handle.
    assert_eq!(contents.record("111").account.as_deref(), Some("@ann@social.example"));
    assert_eq!(contents.skipped, ["3 repost_without_text https://social.example/@ann/111"]);
}
