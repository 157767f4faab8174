//! X: the archive of an account, packed and not, and tweets of both versions of the interface.

use std::io::Write;

use livisible_exchange::{Plan, open};
use serde_json::json;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{Contents, fixture, read, read_path, read_text};

const ACCOUNT: &str =
    r#"window.YTD.account.part0 = [{"account":{"email":"a@example.org","username":"ann","accountId":"1","accountDisplayName":"Ann"}}]"#;
const NOTES: &str = r#"window.YTD.note_tweet.part0 = [
 {"noteTweet":{"noteTweetId":"77","createdAt":"2024-03-02T11:00:00.000Z","core":{"text":"A long story begins here and ends a little further on","urls":[]}}},
 {"noteTweet":{"noteTweetId":"78","createdAt":"2024-03-02T12:00:00.000Z","core":{"text":"A story of which no tweet is left"}}}]"#;
const PART: &str =
    r#"window.YTD.tweets.part1 = [{"tweet":{"id_str":"5","created_at":"Sat Mar 02 13:00:00 +0000 2024","full_text":"More"}}]"#;
const DELETED: &str =
    r#"window.YTD.deleted_tweets.part0 = [{"tweet":{"id_str":"6","created_at":"Sat Mar 02 14:00:00 +0000 2024","full_text":"Gone"}}]"#;
const LIKES: &str = r#"window.YTD.like.part0 = [{"like":{"tweetId":"9","fullText":"Somebody else's words"}}]"#;

fn packed(entries: &[(&str, &str)]) -> Contents {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("twitter-2024-03-03.zip");
    let mut writer = ZipWriter::new(std::fs::File::create(&path).expect("created"));
    for (name, content) in entries {
        writer.start_file(*name, SimpleFileOptions::default()).expect("started");
        writer.write_all(content.as_bytes()).expect("written");
    }
    writer.finish().expect("finished");
    read_path(&path, &Plan::default())
}

#[test]
fn an_archive_as_it_is_packed() {
    let tweets = std::fs::read_to_string(fixture("network/x-tweets.js")).expect("readable");
    let contents = packed(&[
        ("data/account.js", ACCOUNT),
        ("data/deleted-tweets.js", DELETED),
        ("data/like.js", LIKES),
        ("data/note-tweet.js", NOTES),
        ("data/tweets-part1.js", PART),
        ("data/tweets.js", &tweets),
        ("data/tweets_media/a.jpg", "no JavaScript"),
        ("Your archive.html", "<html></html>"),
    ]);
    assert_eq!((contents.seen.name(), contents.seen.reason), ("x-archive", "native_parts"));
    let ids: Vec<&str> = contents.records.iter().filter_map(|record| record.id.as_deref()).collect();
    assert_eq!(ids, ["6", "5", "1764000000000000001", "1764000000000000002", "1764000000000000003", "note/78"]);
    assert_eq!(
        contents.fields("1764000000000000001"),
        json!({
            "id": "1764000000000000001", "parent": "1763000000000000001", "links": "quote 1763000000000000009", "account": "ann",
            "space": "microblog", "venue": "X", "posted": "2024-03-02T09:00:00+00:00", "precision": "second",
            "original": "Sat Mar 02 09:00:00 +0000 2024", "lang": "en", "url": "https://x.com/ann/status/1764000000000000001",
            "text": "@bob Filter > espresso #coffee https://t.co/abc",
        })
    );
    assert_eq!(
        contents.attributes("1764000000000000001"),
        json!({
            "likes": 3, "shares": 1, "tags": "coffee", "mentions": "bob", "links": "https://twitter.com/cy/status/1763000000000000009",
            "media": "photo, video", "client": "Twitter Web App", "author_name": "Ann",
        })
    );
    assert_eq!(contents.attributes("1764000000000000002"), json!({ "is_repost": true, "likes": 0, "author_name": "Ann" }));
    assert_eq!(contents.record("1764000000000000003").text, "A long story begins here and ends a little further on");
    assert_eq!(contents.record("note/78").text, "A story of which no tweet is left");
    assert_eq!(contents.attributes("6")["deleted"], json!(true));
    assert_eq!((contents.skipped.len(), contents.warnings), (0, vec!["left_aside: like.js".to_owned()]));
}

#[test]
fn a_file_of_an_archive_alone_and_beside_the_others() {
    let alone = read("network/x-tweets.js");
    assert_eq!((alone.records.len(), alone.records[0].account.as_deref(), alone.records[0].url.as_deref()), (3, None, None));
    let folder = tempfile::tempdir().expect("a temporary folder");
    std::fs::copy(fixture("network/x-tweets.js"), folder.path().join("tweets.js")).expect("copied");
    std::fs::write(folder.path().join("account.js"), ACCOUNT).expect("written");
    let beside = read_path(&folder.path().join("tweets.js"), &Plan::default());
    assert_eq!(beside.records[0].account.as_deref(), Some("ann"));
    // Of before 2020: no object around a tweet, and another name.
    let old = read_text(
        "tweet.js",
        r#"window.YTD.tweet.part0 = [ {"id_str":"1","created_at":"Sat Mar 02 09:00:00 +0000 2019","full_text":"Old"} ]"#,
    );
    assert_eq!((old.seen.name(), old.records.len()), ("x-archive", 1));
    let older = read_text(
        "2013_01.js",
        "Grailbird.data.tweets_2013_01 =\n [ {\"id_str\":\"1\",\"text\":\"Older\",\"created_at\":\"2013-01-02 09:00:00 +0000\",\"user\":{\"screen_name\":\"ann\",\"name\":\"Ann\"}} ]",
    );
    assert_eq!((older.records[0].text.as_str(), older.records[0].account.as_deref()), ("Older", Some("ann")));
}

#[test]
fn a_long_tweet_ends_the_one_that_is_cut_and_no_other() {
    let note = |id: u32, text: &str| {
        format!(r#"{{"noteTweet":{{"noteTweetId":"{id}","createdAt":"2024-03-02T11:00:00.000Z","core":{{"text":"{text}"}}}}}}"#)
    };
    let tweet = |id: u32, text: &str| {
        format!(r#"{{"tweet":{{"id_str":"{id}","created_at":"Sat Mar 02 11:00:00 +0000 2024","full_text":"{text}"}}}}"#)
    };
    let notes = [
        note(71, "A long story begins here, and then goes left"),
        note(72, "A long story begins here, and then goes right"),
        note(73, "So it ends after all that was said of it"),
    ];
    let tweets = [
        tweet(1, "https://t.co/picture"),
        tweet(2, "A long story begins here"),
        tweet(3, "A long story begins here, and then goes r… https://t.co/abc"),
        tweet(4, "A long story begins here, and then…"),
        tweet(5, "So it ends…"),
    ];
    let contents = packed(&[
        ("data/account.js", ACCOUNT),
        ("data/note-tweet.js", &format!("window.YTD.note_tweet.part0 = [{}]", notes.join(","))),
        ("data/tweets.js", &format!("window.YTD.tweets.part0 = [{}]", tweets.join(","))),
    ]);
    let said: Vec<(&str, &str)> = contents.records.iter().map(|one| (one.id.as_deref().unwrap_or(""), one.text.as_str())).collect();
    assert_eq!(
        said,
        [
            ("1", "https://t.co/picture"),
            ("2", "A long story begins here"),
            ("3", "A long story begins here, and then goes right"),
            ("4", "A long story begins here, and then goes left"),
            ("5", "So it ends…"),
            ("note/73", "So it ends after all that was said of it"),
        ]
    );
}

#[test]
fn what_holds_no_words_of_the_owner_is_refused_alone() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("like.js");
    std::fs::write(&path, LIKES).expect("written");
    assert_eq!(open(&path, &Plan::default()).err().map(|fault| fault.code()), Some("format_not_yet"));
}

#[test]
fn pages_of_the_second_version_and_tweets_put_together() {
    let contents = read("network/x-pages.jsonl");
    assert_eq!(
        contents.fields("1764000000000000011"),
        json!({
            "id": "1764000000000000011", "parent": "1764000000000000010", "within": "x:1764000000000000010", "links": "quote 1763000000000000001",
            "account": "ann", "space": "microblog", "venue": "X", "posted": "2024-03-02T09:00:00+00:00", "precision": "second",
            "original": "2024-03-02T09:00:00.000Z", "lang": "en", "url": "https://x.com/ann/status/1764000000000000011",
            "text": "@bob Filter > espresso, and that is all there is to say",
        })
    );
    assert_eq!(
        contents.attributes("1764000000000000011"),
        json!({
            "quoted_author": "cy", "quoted_text": "Espresso & no more", "author_name": "Ann", "is_verified": true, "likes": 3, "shares": 1,
            "replies": 2, "quotes": 4, "views": 5, "bookmarks": 6, "tags": "coffee", "mentions": "bob", "links": "https://beans.example",
            "media": "photo", "place": "Lyon, France", "client": "Twitter Web App", "sensitive": true, "edited": true,
        })
    );
    let again = contents.fields("1764000000000000012");
    assert_eq!(
        (&again["text"], &again["links"]),
        (&json!("RT @cy: A long story begins here and ends there"), &json!("repost 1763000000000000002"))
    );
    assert_eq!(again.get("lang"), None);
    let together = contents.fields("1764000000000000013");
    assert_eq!((&together["account"], &together["links"]), (&json!("ann"), &json!("quote 1763000000000000002")));
    assert_eq!(contents.attributes("1764000000000000013")["quoted_author"], json!("cy"));
    assert_eq!(contents.skipped, ["4 not_data 9"]);
}

#[test]
fn tweets_of_the_first_version() {
    let contents = read("network/x-first.ndjson");
    let again = contents.fields("1764000000000000021");
    assert_eq!(
        (&again["text"], &again["links"]),
        (&json!("RT @cy: A long story begins here and ends there"), &json!("repost 1763000000000000002"))
    );
    assert_eq!(
        contents.attributes("1764000000000000021"),
        json!({ "is_repost": true, "author_name": "Ann", "is_verified": true, "likes": 0, "shares": 1 })
    );
    let look = contents.fields("1764000000000000022");
    assert_eq!(
        (&look["text"], &look["parent"], &look["links"]),
        (&json!("Look at this & at that"), &json!("1764000000000000021"), &json!("quote 1763000000000000001"))
    );
    assert_eq!(contents.attributes("1764000000000000022"), json!({ "quoted_author": "cy", "quoted_text": "Espresso", "tags": "cup" }));
    assert_eq!(contents.skipped, ["3 not_data "]);
}
