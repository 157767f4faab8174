//! WordPress.

use serde_json::json;

use super::{read, stands_anything};

#[test]
fn comments_stand_under_their_post() {
    let read = read("wordpress.xml");
    assert_eq!((read.seen.name(), &read.seen.told[..]), ("wordpress", &["rss", "wp:wxr_version"].map(str::to_owned)[..]));
    assert_eq!(
        read.tree(),
        [
            ("savons.example/post/12", None),
            ("savons.example/comment/4", Some("savons.example/post/12")),
            ("savons.example/comment/5", Some("savons.example/comment/4")),
            ("savons.example/comment/9", Some("savons.example/comment/5")),
            ("savons.example/post/20", None),
            ("savons.example/post/21", Some("savons.example/post/20")),
            ("savons.example/post/22", Some("savons.example/post/21")),
        ]
    );
    assert_eq!(
        read.skipped(),
        [
            (4, "spam", "Montres"),
            (5, "unpublished", "En attente"),
            (6, "pingback", "[…] savon […]"),
            (8, "unpublished", "draft: Brouillon"),
            (9, "not_data", "attachment: photo"),
        ]
    );
    // Record 7 is the comment whose date in UTC is missing.
    assert_eq!(read.warnings, ["dates_without_zone: 1 (#7)"]);
    assert_eq!(
        read.fields(0),
        json!({
            "id": "savons.example/post/12", "within": "wordpress:savons.example/post/12", "account": "lea", "space": "blog",
            "venue": "savons.example", "posted": "2020-03-01T08:30:00+00:00", "original": "2020-03-01 08:30:00", "lang": "fr",
            "title": "Savon & cendre", "url": "https://www.savons.example/savon-cendre/",
            "text": "Savon & cendre\nIl nettoie bien.\n\nL’odeur reste.",
        })
    );
    assert_eq!(
        read.attributes(0),
        json!({"author_name": "Léa B.", "is_pinned": true, "categories": "Essais", "tags": "cendre, huile d'olive"})
    );
    assert_eq!(
        read.fields(1),
        json!({
            "id": "savons.example/comment/4", "parent": "savons.example/post/12", "within": "wordpress:savons.example/post/12",
            "account": "Nour", "space": "blog", "venue": "savons.example", "posted": "2020-03-01T10:00:00+00:00",
            "original": "2020-03-01 10:00:00", "lang": "fr", "url": "https://www.savons.example/savon-cendre/#comment-4",
            "text": "Chez moi il pique.\n\nEt il coûte 5 €.",
        })
    );
    assert_eq!(read.attributes(1), json!({"page": "Savon & cendre"}));
    assert_eq!(read.records[2].account.as_deref(), Some("lea"), "the account that the post has too");
    assert_eq!(read.records[2].text, "Rincez mieux :)");
    assert_eq!(read.attributes(2), json!({"author_name": "Léa B.", "page": "Savon & cendre", "is_author": true}));
    assert_eq!(read.attributes(3), json!({"page": "Savon & cendre", "deleted": true}));
}

#[test]
fn a_forum_of_bbpress_is_topics_and_replies() {
    let read = read("wordpress.xml");
    let within: Vec<_> = read.records[4..].iter().map(|record| record.within.as_deref().unwrap_or("")).collect();
    assert_eq!(within, ["wordpress:savons.example/post/20"; 3]);
    assert_eq!(read.fields(4)["space"], "forum");
    assert_eq!(read.records[4].text, "Où trouver de la cendre ?\nJe cherche.");
    assert_eq!((read.records[5].text.as_str(), read.records[6].text.as_str()), ("Au four du village.", "Merci !"));
    assert_eq!(read.attributes(5), json!({"author_name": "Léa B.", "post_type": "reply"}));
}

#[test]
fn nothing_of_an_address_comes_in() {
    let read = read("wordpress.xml");
    for at in 0..read.records.len() {
        let all = format!("{} {}", read.fields(at), read.attributes(at));
        assert!(!all.contains("203.0.113") && !all.contains('@') && !all.contains("nour.example"), "{all}");
    }
}

#[test]
fn a_file_that_is_cut_or_broken_is_accounted_for() {
    stands_anything("wordpress.xml");
}
