//! yt-dlp: a video and the comments below.

use livisible_core::corpus::record::Precision;
use serde_json::json;

use super::{read, read_text};

#[test]
fn a_video_and_the_comments_below() {
    let contents = read("network/video.info.json");
    assert_eq!(
        contents.tree(),
        [
            "dQw4w9WgXcQ <- - @ youtube:dQw4w9WgXcQ",
            "Ugx1 <- dQw4w9WgXcQ @ youtube:dQw4w9WgXcQ",
            "Ugx1.a <- Ugx1 @ youtube:dQw4w9WgXcQ",
            "Ugx2 <- dQw4w9WgXcQ @ youtube:dQw4w9WgXcQ",
        ]
    );
    assert_eq!(
        contents.fields("dQw4w9WgXcQ"),
        json!({
            "id": "dQw4w9WgXcQ", "within": "youtube:dQw4w9WgXcQ", "account": "@anncafe", "space": "social", "venue": "YouTube",
            "posted": "2024-01-01T11:00:00+00:00", "precision": "second", "original": "1704106800", "title": "My coffee",
            "url": "https://www.youtube.com/watch?v=dQw4w9WgXcQ", "text": "My coffee\nHow I make it.\nEvery day.",
        })
    );
    assert_eq!(
        contents.attributes("dQw4w9WgXcQ"),
        json!({
            "author_name": "Ann's café", "media": "video", "views": 5000, "likes": 70, "replies": 4, "duration": 212,
            "tags": "coffee, filter", "categories": "Howto",
        })
    );
    assert_eq!(
        contents.fields("Ugx1"),
        json!({
            "id": "Ugx1", "parent": "dQw4w9WgXcQ", "within": "youtube:dQw4w9WgXcQ", "account": "@bob", "space": "social", "venue": "YouTube",
            "posted": "2024-01-03T00:00:00+00:00", "precision": "month", "original": "2 months ago (edited)", "estimated": true, "text": "Lovely ☕",
        })
    );
    assert_eq!(
        contents.attributes("Ugx1"),
        json!({ "author_url": "https://www.youtube.com/@bob", "likes": 3, "is_pinned": true, "favorited": true, "edited": true })
    );
    // The channel answers under the account of its video.
    let answer = contents.record("Ugx1.a");
    assert_eq!(
        (answer.account.as_deref(), answer.posted.as_ref().map(|posted| posted.precision)),
        (Some("@anncafe"), Some(Precision::Day))
    );
    assert_eq!(contents.attributes("Ugx1.a"), json!({ "likes": 0, "is_author": true, "is_verified": true }));
    let before = contents.record("Ugx2");
    assert_eq!((before.account.as_deref(), before.attributes["author_name"].as_str()), (Some("UCcy"), Some("Cy from before handles")));
    assert!(before.posted.as_ref().is_some_and(|posted| posted.estimated && posted.precision == Precision::Year));
    assert_eq!((contents.skipped, contents.warnings), (vec!["5 empty_text @dee".to_owned()], vec!["estimated_dates: 3 (#2)".to_owned()]));
}

#[test]
fn other_sites_lines_and_a_video_alone() {
    let alone = r#"{"id":"42","title":"A talk","description":null,"uploader":"Ann","webpage_url":"https://video.example.org/w/42","extractor_key":"PeerTube","upload_date":"20240302","comments":null}"#;
    let contents = read_text("a.info.json", alone);
    assert_eq!(
        contents.fields("42"),
        json!({
            "id": "42", "within": "video.example.org:42", "account": "Ann", "space": "media", "venue": "video.example.org",
            "posted": "2024-03-02T00:00:00+00:00", "precision": "day", "original": "20240302", "title": "A talk",
            "url": "https://video.example.org/w/42", "text": "A talk",
        })
    );
    let with =
        alone.replace("null}", r#"[{"id":7,"parent":"root","html":"<p>Good &amp; short</p>","timestamp":1709370000,"author":"bob"}]}"#);
    let contents = read_text("b.json", &format!("{alone}\n{with}\n").replacen("\"42\"", "\"41\"", 1));
    assert_eq!(contents.tree(), ["41 <- - @ video.example.org:41", "42 <- - @ video.example.org:42", "7 <- 42 @ video.example.org:42"]);
    let comment = contents.record("7");
    assert_eq!((comment.text.as_str(), comment.posted.as_ref().map(|posted| posted.estimated)), ("Good & short", Some(false)));
}

#[test]
fn a_video_with_more_comments_than_are_looked_at() {
    let comments: Vec<String> =
        (0..5000).map(|n| format!(r#"{{"id":"c{n}","parent":"root","text":"Some words, number {n}, and so on and on","author":"@a{n}","timestamp":1709370000}}"#)).collect();
    let text = format!(
        r#"{{"id":"v","title":"Long","formats":[],"thumbnails":[],"comments":[{}],"webpage_url":"https://youtu.be/v","extractor":"youtube"}}"#,
        comments.join(",")
    );
    let contents = read_text("v.info.json", &text);
    assert_eq!(
        (contents.records.len(), contents.records[5000].parent.as_deref(), contents.records[5000].venue.as_deref()),
        (5001, Some("v"), Some("YouTube"))
    );
    // Cut: what is whole, and the one that is not.
    let contents = read_text("v.info.json", &text[..text.len() / 2]);
    assert!(contents.records.len() > 2000 && contents.skipped.len() == 1, "{:?}", contents.skipped);
    assert!(contents.skipped[0].contains(" truncated "));
}
