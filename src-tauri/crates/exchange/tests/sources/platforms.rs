//! 4CAT, platform by platform.

use serde_json::json;

use super::read;

#[test]
fn instagram() {
    let contents = read("4cat-instagram.csv");
    assert_eq!(
        contents.fields(0),
        json!({
            "id": "C4aB", "thread": "C4aB", "account": "lea.brode", "space": "social", "venue": "Instagram",
            "posted": "2024-03-05T10:11:12+00:00", "precision": "second", "url": "https://www.instagram.com/p/C4aB",
            "text": "Pause café ☕️ chez Velmoka\n#velmoka, enfin !"
        })
    );
    assert_eq!(
        contents.attributes(0),
        json!({
            "collected_from_url": "https://www.instagram.com/explore/tags/velmoka/", "timestamp": "2024-03-05 10:11:12", "author_id": 991,
            "author_fullname": "Léa Brode", "verified": "False", "media_type": "photo", "num_media": 1, "hashtags": "velmoka",
            "num_likes": 1204, "num_comments": 7, "location_city": "Lyon"
        })
    );
    assert_eq!(contents.skipped, [(2, "empty_text".to_owned(), "body".to_owned())]);
    assert_eq!(contents.warnings, [""; 0]);
}

#[test]
fn tiktok_and_its_comments() {
    let videos = read("4cat-tiktok.csv");
    assert_eq!(
        videos.fields(0),
        json!({
            "id": "7340000000000000001", "thread": "7340000000000000001", "account": "velvetmug", "space": "social", "venue": "TikTok",
            "posted": "2024-03-05T10:11:12+00:00", "precision": "second",
            "url": "https://tiktok.com/@velvetmug/video/7340000000000000001", "text": "POV: the capsule leaks again 😭"
        })
    );
    assert_eq!(videos.attributes(0)["plays"], 9000);
    let comments = read("4cat-tiktok-comments.csv");
    assert_eq!(
        comments.fields(0),
        json!({
            "id": "81", "thread": "7340", "account": "zoe_k", "space": "social", "venue": "TikTok", "lang": "fr",
            "posted": "2024-03-05T10:11:12+00:00", "precision": "second", "url": "https://m.tiktok.com/v/7340.html?c=81",
            "text": "Même problème chez moi 😤"
        })
    );
    assert_eq!((comments.records[1].id.as_deref(), comments.records[1].parent.as_deref()), (Some("82"), Some("81")));
    assert_eq!((comments.records[1].thread.as_deref(), comments.records[1].text.as_str()), (Some("7340"), "Same here, \"solidarity\""));
    // What a comment on the post answers is the post: kept, though no message.
    assert_eq!((&comments.attributes(0)["thread_id"], comments.attributes(1).get("thread_id")), (&json!(7340), None));
    assert_eq!((comments.skipped.len(), comments.warnings.len()), (0, 0));
}

#[test]
fn facebook_and_threads() {
    let facebook = read("4cat-facebook.csv");
    assert_eq!(
        facebook.fields(0),
        json!({
            "id": "1022", "account": "jeanne.pil", "space": "social", "venue": "Facebook", "posted": "2024-03-05T10:11:12+00:00",
            "precision": "second", "url": "https://www.facebook.com/groups/cafe/posts/1022", "text": "Quelqu’un a testé la Velmoka 2 ?"
        })
    );
    assert_eq!((&facebook.attributes(0)["group_name"], facebook.records[1].text.as_str()), (&json!("cafe"), "New colours are here ✨"));
    let threads = read("4cat-threads.csv");
    assert_eq!(
        threads.fields(0),
        json!({
            "id": "C5x", "thread": "C5x", "account": "zoe.k", "space": "microblog", "venue": "Threads",
            "posted": "2024-03-05T10:11:12+00:00", "precision": "second", "url": "https://www.threads.com/@zoe.k/post/C5x",
            "text": "unpopular opinion: capsules are fine"
        })
    );
}

#[test]
fn linkedin_says_that_its_dates_were_reckoned() {
    let contents = read("4cat-linkedin.csv");
    assert_eq!(
        contents.fields(0),
        json!({
            "id": "6960", "thread": "6960", "account": "in/ines-tor", "space": "social", "venue": "LinkedIn",
            "posted": "2024-03-05T10:11:12+00:00", "precision": "second",
            "url": "https://www.linkedin.com/feed/update/urn:li:activity:6960", "text": "Ravie d’annoncer notre capsule compostable 🌱"
        })
    );
    assert_eq!(contents.warnings, ["estimated_dates: timestamp_ago"]);
}

#[test]
fn x() {
    let contents = read("4cat-x.csv");
    assert_eq!(
        contents.fields(0),
        json!({
            "id": "1764900000000000001", "thread": "1764900000000000001", "account": "omar_b", "space": "microblog", "venue": "X",
            "posted": "2024-03-05T10:11:12+00:00", "precision": "second", "lang": "fr",
            "url": "https://x.com/omar_b/status/1764900000000000001", "text": "@velmoka trois semaines sans réponse…"
        })
    );
    // Entities are read as the characters they stand for, and the program of a tweet is no venue.
    assert_eq!(contents.records[1].text, "@omar_b DM us & we fix it");
    assert_eq!((&contents.attributes(1)["source"], &contents.attributes(1)["impression_count"]), (&json!("Twitter Web App"), &json!(77)));
}

#[test]
fn bluesky_answers_by_the_key_of_its_posts() {
    let contents = read("4cat-bluesky.csv");
    let root = "at://did:plc:aaa/app.bsky.feed.post/3kmaa";
    assert_eq!(
        contents.fields(0),
        json!({
            "id": "3kmaa", "thread": root, "account": "nina.bsky.social", "space": "microblog", "venue": "Bluesky",
            "posted": "2024-03-05T10:11:12+00:00", "precision": "second", "lang": "fr",
            "url": "https://bsky.app/profile/nina.bsky.social/post/3kmaa", "text": "La Velmoka fuit. Encore."
        })
    );
    assert_eq!(
        contents.fields(1),
        json!({
            "id": "3kmab", "parent": "3kmaa", "thread": root, "account": "tom.bsky.social", "space": "microblog", "venue": "Bluesky",
            "posted": "2024-03-05T10:12:12+00:00", "precision": "second",
            "url": "https://bsky.app/profile/tom.bsky.social/post/3kmab", "text": "Mine too 🫠"
        })
    );
    assert_eq!(contents.attributes(0)["id"], root);
    // Two languages are not one.
    assert_eq!(contents.attributes(1)["languages"], "en,fr");
}

#[test]
fn telegram_counts_its_messages_chat_by_chat() {
    let contents = read("4cat-telegram.csv");
    assert_eq!(
        contents.fields(1),
        json!({
            "id": "cafefr/8", "parent": "cafefr/7", "thread": "cafefr", "account": "502", "space": "chat", "venue": "cafefr",
            "posted": "2024-03-05T10:12:12+00:00", "precision": "second", "text": "Moi 🙋\nelle marche bien"
        })
    );
    let ids: Vec<Option<&str>> = contents.records.iter().map(|record| record.id.as_deref()).collect();
    assert_eq!(ids, [Some("cafefr/7"), Some("cafefr/8"), Some("coffee_en/7")]);
    assert_eq!(contents.skipped, [(4, "empty_text".to_owned(), "body".to_owned())]);
}

#[test]
fn a_channel_of_discord() {
    let contents = read("discord - général [123456789].csv");
    assert_eq!(
        contents.fields(0),
        json!({
            "account": "zoe", "space": "chat", "venue": "Discord", "posted": "2024-04-01T10:01:00.250+00:00",
            "precision": "second", "text": "Bonjour\nà tous"
        })
    );
    assert_eq!(contents.attributes(0), json!({"AuthorID": 10, "Reactions": "👍 (3)"}));
    assert_eq!(contents.records[1].text, "https://cdn.discordapp.com/a.png");
    assert_eq!(contents.warnings, [""; 0]);
}
