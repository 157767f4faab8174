//! Discourse and Commento.

use serde_json::json;

use super::read;

#[test]
fn a_topic_of_discourse() {
    let contents = read("forum/discourse-topic.json");
    assert_eq!(contents.tree(), ["5/1 <- - @ discourse:5", "5/2 <- 5/1 @ discourse:5", "5/4 <- 5/2 @ discourse:5"]);
    assert_eq!(
        contents.fields("5/1"),
        json!({
            "id": "5/1", "within": "discourse:5", "account": "ann", "space": "forum", "posted": "2024-03-02T09:00:00+00:00",
            "precision": "second", "original": "2024-03-02T09:00:00.000Z", "title": "Which beans?", "text": "Which beans?\nFilter > espresso?",
        })
    );
    assert_eq!(
        contents.attributes("5/1"),
        json!({
            "topic": "Which beans?", "author_name": "Ann", "is_admin": true, "is_staff": true, "likes": 3, "replies": 1, "quotes": 0, "views": 12,
            "edited": "2024-03-02T10:00:00.000Z", "tags": "coffee, filter", "category_id": 4,
        })
    );
    let answer = contents.fields("5/2");
    assert_eq!((&answer["links"], &answer["text"]), (&json!("quote 5/1"), &json!("> Filter\n\nAlways, see @cy")));
    assert_eq!(
        contents.attributes("5/2"),
        json!({ "topic": "Which beans?", "reactions_by_kind": "heart 2, laughing 1", "reactions": 3, "views": 10, "category_id": 4, "is_answer": true })
    );
    assert_eq!(contents.attributes("5/4")["deleted"], json!(true));
    assert_eq!(
        (contents.skipped, contents.warnings),
        (vec!["3 system_line closed.enabled".to_owned()], vec!["not_in_file: 2 (#5)".to_owned()])
    );
}

#[test]
fn the_latest_posts_of_discourse() {
    let contents = read("forum/discourse-posts.json");
    assert_eq!(
        contents.fields("9/7"),
        json!({
            "id": "9/7", "parent": "9/6", "within": "discourse:9", "links": "quote 5/2", "account": "eve", "space": "forum",
            "posted": "2024-03-02T09:00:00+00:00", "precision": "second", "original": "2024-03-02T09:00:00.000Z",
            "text": "[quote=\"bob, post:2, topic:5\"]\nAlways\n[/quote]\n\n*Never.*",
        })
    );
    assert_eq!(contents.attributes("9/7"), json!({ "topic": "Mugs", "category_id": 4 }));
}

#[test]
fn comments_of_commento() {
    let contents = read("forum/commento.json");
    assert_eq!(
        contents.tree(),
        [
            "aa01 <- - @ commento:blog.example/post/1",
            "aa02 <- aa01 @ commento:blog.example/post/1",
            "aa04 <- - @ commento:blog.example/post/2",
        ]
    );
    assert_eq!(
        contents.fields("aa01"),
        json!({
            "id": "aa01", "within": "commento:blog.example/post/1", "account": "c1c1", "space": "blog", "venue": "blog.example",
            "posted": "2024-03-02T09:00:00.123456+00:00", "precision": "second", "original": "2024-03-02T09:00:00.123456Z",
            "url": "https://blog.example/post/1", "text": "Lovely *post* &amp; so on",
        })
    );
    assert_eq!(contents.attributes("aa01"), json!({ "author_name": "Ann", "is_moderator": true, "page": "/post/1", "score": 2 }));
    let anonymous = contents.record("aa02");
    assert_eq!((anonymous.account.as_deref(), anonymous.text.as_str()), (None, "Indeed & well"));
    assert_eq!(contents.attributes("aa02"), json!({ "page": "/post/1", "score": 0, "state": "unapproved" }));
    assert_eq!(contents.attributes("aa04"), json!({ "author_name": "Ann", "is_moderator": true, "page": "/post/2", "deleted": true }));
    assert_eq!(contents.skipped, ["3 spam aa03"]);
}
