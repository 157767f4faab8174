//! Reddit: the dumps and the interface.

use serde_json::json;

use super::{read, read_text};

#[test]
fn dumps_of_submissions_and_comments() {
    let contents = read("network/reddit-dump.ndjson");
    assert_eq!(
        contents.tree(),
        [
            "t3_1b4xyz <- - @ reddit:t3_1b4xyz",
            "t1_ktzaaa <- t3_1b4xyz @ reddit:t3_1b4xyz",
            "t1_ktzaab <- t1_ktzaaa @ reddit:t3_1b4xyz",
            "t1_ktzaac <- t1_ktzaaa @ reddit:t3_1b4xyz",
            "t3_1b4xz0 <- - @ reddit:t3_1b4xz0",
            "t3_1b4xz1 <- - @ reddit:t3_1b4xz1",
            "t3_1b4xz2 <- - @ reddit:t3_1b4xz2",
        ]
    );
    assert_eq!(
        contents.fields("t3_1b4xyz"),
        json!({
            "id": "t3_1b4xyz", "within": "reddit:t3_1b4xyz", "account": "ann", "space": "forum", "venue": "Reddit",
            "posted": "2024-03-02T09:00:00+00:00", "precision": "second", "original": "1709370000", "title": "Which beans & why",
            "url": "https://www.reddit.com/r/cafe/comments/1b4xyz/which_beans/",
            "text": "Which beans & why\nFilter > espresso?\n\n*Discuss.*",
        })
    );
    assert_eq!(
        contents.attributes("t3_1b4xyz"),
        json!({
            "replies": 2, "upvote_ratio": 0.93, "flair": "Beans & more", "subreddit": "cafe", "score": 12, "author_flair": "Barista",
            "edited": "2024-03-02T10:00:00Z", "is_pinned": true,
        })
    );
    let bob = contents.record("t1_ktzaaa");
    assert_eq!((bob.text.as_str(), bob.posted.as_ref().map(|posted| posted.original.as_str())), ("Filter, always ☕", Some("1709370060")));
    assert_eq!(contents.attributes("t1_ktzaaa"), json!({ "subreddit": "cafe", "score": -3, "is_moderator": true, "controversial": true }));
    assert_eq!(
        contents.attributes("t1_ktzaab"),
        json!({ "is_author": true, "subreddit": "cafe", "score": 1, "deleted_later": true, "removal_type": "deleted" })
    );
    let gone = contents.record("t1_ktzaac");
    assert_eq!((gone.account.as_deref(), gone.text.as_str()), (None, "[removed]"));
    assert_eq!(gone.attributes["deleted"], json!(true));
    assert_eq!(contents.skipped, ["8 malformed {\"author\":\"fay\",\"body\":", "9 not_data t5_2qh1"]);
    assert_eq!(contents.warnings, [""; 0]);
}

#[test]
fn answers_of_dumps_that_number_them() {
    // 44,659 is 34 × 36² + 16 × 36 + 19: « ygj ».
    let comment = |id: &str, parent: &str| {
        format!(r#"{{"id":"{id}","link_id":"t3_1b4xyz",{parent}"body":"oui","author":"ann","subreddit":"cafe","created_utc":1709370000}}"#)
    };
    let lines = [
        comment("a", r#""parent_id":"t1_b","#),
        comment("b", r#""parent_id":44659,"#),
        comment("c", r#""parent_id":null,"#),
        comment("d", r#""parent_id":"1b4xyz","#),
        comment("e", r#""parent_id":-1.5,"#),
    ];
    let contents = read_text("dump.ndjson", &lines.join("\n"));
    let said: Vec<(&str, bool)> = contents.records.iter().map(|one| (one.parent.as_deref().unwrap_or(""), one.inferred)).collect();
    assert_eq!(said, [("t1_b", false), ("t1_ygj", false), ("t3_1b4xyz", true), ("t3_1b4xyz", false), ("t3_1b4xyz", true)]);
}

#[test]
fn links_and_crossposts() {
    let contents = read("network/reddit-dump.ndjson");
    let cup = contents.record("t3_1b4xz0");
    assert_eq!((cup.text.as_str(), cup.links.len()), ("My cup\nhttps://i.redd.it/cup.jpg?a=1&b=2", 0));
    assert_eq!(
        contents.attributes("t3_1b4xz0"),
        json!({ "link": "https://i.redd.it/cup.jpg?a=1&b=2", "domain": "i.redd.it", "replies": 0, "media": "image", "subreddit": "cafe", "score": 5 })
    );
    assert_eq!(contents.fields("t3_1b4xz1")["links"], json!("repost t3_1b4xz0"));
    assert_eq!(contents.fields("t3_1b4xz2")["links"], json!("quote t3_1b4xz0"));
}

#[test]
fn a_thread_in_the_order_in_which_people_read_it() {
    let contents = read("network/reddit-thread.json");
    assert_eq!(
        contents.tree(),
        [
            "t3_92dd8 <- - @ reddit:t3_92dd8",
            "t1_c1 <- t3_92dd8 @ reddit:t3_92dd8",
            "t1_c2 <- t1_c1 @ reddit:t3_92dd8",
            "t1_c3 <- t1_c1 @ reddit:t3_92dd8",
            "t1_c4 <- t3_92dd8 @ reddit:t3_92dd8",
        ]
    );
    // Three comments behind one button, and the rest of the thread behind another.
    assert_eq!((contents.warnings, contents.skipped.len()), (vec!["not_in_file: 4 (#4)".to_owned()], 0));
    let first = &contents.records[0];
    let posted = first.posted.as_ref().expect("a date");
    assert_eq!((posted.original.as_str(), posted.instant.map(|at| at.timestamp())), ("1247932861.0", Some(1_247_932_861)));
}

#[test]
fn a_page_of_an_archive_and_one_listing() {
    let object =
        r#"{"id":"1b4xz0","title":"My cup","author":"cy","subreddit":"cafe","created_utc":1709370240,"num_comments":0,"selftext":"Words"}"#;
    let page = format!(r#"{{"data":[{object},{object}],"error":null}}"#);
    let contents = read_text("page.json", &page);
    assert_eq!((contents.seen.name(), contents.records.len()), ("reddit", 2));
    let listing = format!(r#"{{"data":{{"children":[{{"data":{object},"kind":"t3"}}],"after":"x"}},"kind":"Listing"}}"#);
    let contents = read_text("listing.json", &listing);
    assert_eq!((contents.seen.name(), contents.records.len()), ("reddit", 1));
    let things = format!("{{\"data\":{object},\"kind\":\"t3\"}}\n{{\"data\":{object},\"kind\":\"t3\"}}\n");
    let contents = read_text("things.ndjson", &things);
    assert_eq!((contents.seen.name(), contents.records.len(), contents.skipped.len()), ("reddit", 2, 0));
}
