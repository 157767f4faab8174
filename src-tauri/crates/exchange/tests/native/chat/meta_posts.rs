//! Posts and comments of downloads of Meta.

use super::{read, torture, written};

#[test]
fn posts_of_facebook() {
    let contents = read("your_posts_1.json");
    assert_eq!((contents.seen.name(), contents.seen.venue.as_deref()), ("meta-posts", Some("Facebook")));
    assert_eq!(contents.said(), [("-", "Déjà mars"), ("-", "Au café"), ("-", "https://e.org/a")]);
    assert_eq!(contents.dates()[0], "2024-03-01T09:01:00+00:00");
    for (at, name, value) in
        [(0, "activity", "Ann A updated her status."), (0, "tags", "Bob"), (1, "media", "1.jpg"), (2, "link", "https://e.org/a")]
    {
        assert_eq!(contents.attribute(at, name), value, "{at} {name}");
    }
    assert_eq!(contents.skipped, [("not_data".to_owned(), "Ann A changed something.".to_owned())]);
    assert!(contents.personal.contains(&"activity".to_owned()));
}

#[test]
fn comments_in_groups() {
    let contents = read("comments.json");
    assert_eq!(contents.seen.name(), "meta-posts");
    assert_eq!(contents.said(), [("Ann A", "Très bon")]);
    assert_eq!(contents.attribute(0, "group"), "Cafés de Lyon");
}

#[test]
fn instagram_and_threads() {
    let posts = r#"[{"media":[{"uri":"media/posts/1.jpg","creation_timestamp":1709283660,"title":"Bonjour \u00c3\u00a9t\u00c3\u00a9"}]},
        {"media":[{"uri":"media/posts/2.jpg","creation_timestamp":1,"title":""},{"uri":"media/posts/3.jpg","creation_timestamp":2}],"title":"Deux","creation_timestamp":1709283720}]"#;
    let contents = written("posts_1.json", posts.as_bytes()).expect("read");
    assert_eq!((contents.seen.name(), contents.seen.venue.as_deref()), ("meta-posts", Some("Instagram")));
    assert_eq!(contents.said(), [("-", "Bonjour été"), ("-", "Deux")]);
    assert_eq!(contents.dates(), ["2024-03-01T09:01:00+00:00", "2024-03-01T09:02:00+00:00"]);
    let comments = r#"[{"media_list_data":[{"uri":""}],"string_map_data":{"Comment":{"value":"oui"},"Media Owner":{"value":"bob"},"Time":{"timestamp":1709283660}}}]"#;
    let contents = written("post_comments_1.json", comments.as_bytes()).expect("read");
    assert_eq!((contents.seen.name(), contents.said()), ("meta-posts", vec![("-", "oui")]));
    assert_eq!((contents.attribute(0, "media_owner"), contents.dates()[0].as_str()), ("bob".to_owned(), "2024-03-01T09:01:00+00:00"));
    let threads = r#"{"text_post_app_text_posts":[{"media":[{"uri":"","creation_timestamp":1709283660,"title":"fil"}]}]}"#;
    let contents = written("threads_and_replies.json", threads.as_bytes()).expect("read");
    assert_eq!((contents.seen.venue.as_deref(), contents.said()), (Some("Threads"), vec![("-", "fil")]));
}

#[test]
fn other_lists_are_tables() {
    for text in [
        r#"[{"timestamp":1,"data":[1],"title":"x"}]"#,
        r#"[{"string_map_data":{"Time":{"timestamp":1}},"title":"x"}]"#,
        r#"[{"media":[],"text":"x"}]"#,
    ] {
        assert_ne!(written("a.json", text.as_bytes()).expect("read").seen.name(), "meta-posts", "{text}");
    }
}

#[test]
fn whatever_is_done_to_it_it_is_accounted_for() {
    torture("your_posts_1.json", "meta-posts");
    torture("comments.json", "meta-posts");
}
