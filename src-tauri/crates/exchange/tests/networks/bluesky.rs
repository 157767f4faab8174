//! Bluesky: feeds, threads, records and lines of the stream.

use livisible_exchange::{Plan, open};
use serde_json::json;

use super::{read, read_text};

#[test]
fn a_feed() {
    let contents = read("network/bluesky-feed.json");
    assert_eq!(
        contents.fields("at://did:plc:ann/app.bsky.feed.post/3k1"),
        json!({
            "id": "at://did:plc:ann/app.bsky.feed.post/3k1", "within": "bluesky:at://did:plc:ann/app.bsky.feed.post/3k1",
            "links": "quote at://did:plc:cy/app.bsky.feed.post/3k0", "account": "ann.example", "space": "microblog", "venue": "Bluesky",
            "posted": "2024-03-02T09:00:00+00:00", "precision": "second", "original": "2024-03-02T09:00:00.000Z", "lang": "fr",
            "url": "https://bsky.app/profile/ann.example/post/3k1", "text": "☕ @bob.example voyez",
        })
    );
    assert_eq!(
        contents.attributes("at://did:plc:ann/app.bsky.feed.post/3k1"),
        json!({
            "mentions": "@bob.example", "tags": "café", "links": "https://beans.example", "media": "image", "alt_text": "Une tasse",
            "labels": "graphic-media, spam", "author_name": "Ann", "author_id": "did:plc:ann", "likes": 3, "shares": 1, "replies": 0, "quotes": 0,
        })
    );
    // Passed on: the words of Cy, by Ann, on the day when she did.
    let repost = contents.fields("did:plc:ann/at://did:plc:cy/app.bsky.feed.post/3k0");
    assert_eq!(
        repost,
        json!({
            "id": "did:plc:ann/at://did:plc:cy/app.bsky.feed.post/3k0", "links": "repost at://did:plc:cy/app.bsky.feed.post/3k0",
            "account": "ann.example", "space": "microblog", "venue": "Bluesky", "posted": "2024-03-02T10:00:00+00:00", "precision": "second",
            "original": "2024-03-02T10:00:00.000Z", "text": "Bonjour",
        })
    );
    let page = contents.fields("at://did:plc:ann/app.bsky.feed.post/3k2");
    assert_eq!(
        (&page["text"], &page["parent"], &page["within"]),
        (
            &json!("Beans\nhttps://beans.example"),
            &json!("at://did:plc:bob/app.bsky.feed.post/3j1"),
            &json!("bluesky:at://did:plc:bob/app.bsky.feed.post/3j0")
        )
    );
    assert_eq!((contents.records.len(), contents.skipped.len()), (3, 0));
}

#[test]
fn a_thread_from_its_root_to_its_leaves() {
    let contents = read("network/bluesky-thread.json");
    let within = "bluesky:at://did:plc:ann/app.bsky.feed.post/1";
    assert_eq!(
        contents.tree(),
        [
            format!("at://did:plc:ann/app.bsky.feed.post/1 <- - @ {within}"),
            format!("at://did:plc:bob/app.bsky.feed.post/2 <- at://did:plc:ann/app.bsky.feed.post/1 @ {within}"),
            format!("at://did:plc:cy/app.bsky.feed.post/3 <- at://did:plc:bob/app.bsky.feed.post/2 @ {within}"),
        ]
    );
    // A handle that is not proved is none.
    assert_eq!(contents.record("at://did:plc:bob/app.bsky.feed.post/2").account.as_deref(), Some("did:plc:bob"));
    assert_eq!(contents.skipped, ["4 withheld at://did:plc:dee/app.bsky.feed.post/4", "5 withheld at://did:plc:eve/app.bsky.feed.post/5"]);
}

#[test]
fn lines_of_the_stream_and_records() {
    let contents = read("network/bluesky-stream.ndjson");
    assert_eq!(
        contents.fields("at://did:plc:ann/app.bsky.feed.post/3k9"),
        json!({
            "id": "at://did:plc:ann/app.bsky.feed.post/3k9", "within": "bluesky:at://did:plc:ann/app.bsky.feed.post/3k9", "account": "did:plc:ann",
            "space": "microblog", "venue": "Bluesky", "posted": "2024-03-02T09:00:00+00:00", "precision": "second",
            "original": "2024-03-02T09:00:00.000Z", "lang": "en", "url": "https://bsky.app/profile/did:plc:ann/post/3k9", "text": "From the stream",
        })
    );
    let alone = r#"{"$type":"app.bsky.feed.post","text":"Alone","createdAt":"2024-03-02T09:00:00Z","reply":{"root":{"uri":"at://did:plc:a/app.bsky.feed.post/1"},"parent":{"uri":"at://did:plc:a/app.bsky.feed.post/2"}}}"#;
    let alone = read_text("records.ndjson", &format!("{alone}\n{alone}\n"));
    assert_eq!(alone.tree()[0], "- <- at://did:plc:a/app.bsky.feed.post/2 @ bluesky:at://did:plc:a/app.bsky.feed.post/1");
    assert_eq!(contents.record("at://did:plc:bob/app.bsky.feed.post/7").account.as_deref(), Some("did:plc:bob"));
    assert_eq!(
        contents.skipped,
        ["2 not_data at://did:plc:ann/app.bsky.feed.like/3l0", "3 not_data at://did:plc:ann/app.bsky.feed.post/3k8", "4 not_data identity",]
    );
}

#[test]
fn an_archive_of_a_repository_is_refused_by_name() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("repo.car");
    std::fs::write(&path, b"\x3A\xA2eroots\x81\xD8\x2A\x58\x25\x00\x01\x71\x12\x20and so on\x00\x01").expect("written");
    let fault = open(&path, &Plan::default()).err().expect("a fault");
    assert_eq!((fault.code(), fault.to_string().contains("CAR")), ("format_not_yet", true));
}
