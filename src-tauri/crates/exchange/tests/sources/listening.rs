//! The suites that listen to the web for brands.

use serde_json::json;

use super::read;

#[test]
fn brandwatch_under_its_block() {
    let contents = read("brandwatch.csv");
    assert_eq!((contents.seen.preamble, contents.seen.header_row), (5, Some(6)));
    assert_eq!(
        contents.fields(0),
        json!({
            "id": "r1", "thread": "t1", "account": "Ida", "space": "blog", "venue": "blog-cafe.example",
            "posted": "2024-03-05T10:11:12+00:00", "precision": "second", "lang": "fr", "title": "La Velmoka 2 à l’essai",
            "url": "https://blog-cafe.example/velmoka",
            "text": "La Velmoka 2 à l’essai\nOn a testé la Velmoka 2 : la machine fuit dès la 3e tasse ☕️."
        })
    );
    assert_eq!(
        contents.fields(1),
        json!({
            "id": "r2", "thread": "t2", "account": "omar_b", "space": "microblog", "venue": "x.com",
            "posted": "2024-03-05T11:11:12+00:00", "precision": "second", "lang": "en", "url": "https://x.com/omar_b/status/17649",
            "text": "leaks, again"
        })
    );
    let attributes = contents.attributes(1);
    assert_eq!((&attributes["Défauts - Fuite"], &attributes["Défauts - Bruit"], &attributes["Likes"]), (&json!(1), &json!(0), &json!(3)));
    assert_eq!((&attributes["Page Type"], &attributes["X Author ID"]), (&json!("twitter"), &json!(55)));
    assert_eq!(contents.skipped, [(3, "empty_text".to_owned(), "Full Text".to_owned())]);
    assert_eq!(contents.warnings, ["preamble: 5", "dates_without_zone: 3 (#1)"]);
}

#[test]
fn talkwalker_in_the_paths_of_its_json() {
    let contents = read("talkwalker.csv");
    assert_eq!(
        contents.fields(0),
        json!({
            "account": "omar_b", "space": "microblog", "venue": "x.com", "posted": "2024-03-05T10:11:12+00:00", "precision": "second",
            "lang": "fr", "url": "https://x.com/omar_b/status/17649", "text": "Trois semaines sans réponse de Velmoka 😤"
        })
    );
    assert_eq!(
        contents.fields(1),
        json!({
            "account": "desk", "space": "media", "venue": "presse.example", "posted": "2024-03-05T11:11:12+00:00", "precision": "second",
            "lang": "en", "title": "Velmoka rappelle 3 000 machines", "url": "https://presse.example/velmoka",
            "text": "Velmoka rappelle 3 000 machines\n… the machines « may leak » …"
        })
    );
    let attributes = contents.attributes(0);
    assert_eq!((&attributes["source_type"], &attributes["sentiment"]), (&json!("SOCIALMEDIA, SOCIALMEDIA_TWITTER"), &json!(-5)));
    assert_eq!((contents.skipped.len(), contents.warnings.len()), (0, 0));
}

#[test]
fn meltwater_in_utf16_and_tabs() {
    let contents = read("meltwater.csv");
    assert_eq!((contents.seen.encoding.as_deref(), contents.seen.delimiter), (Some("UTF-16LE"), Some('\t')));
    assert_eq!(
        contents.fields(0),
        json!({
            "id": "1764900000000000001", "account": "@omar_b", "space": "microblog", "venue": "Twitter",
            "posted": "2024-03-05T10:11:00+00:00", "precision": "minute", "lang": "fr",
            "url": "http://twitter.com/omar_b/statuses/1764900000000000001", "text": "Trois semaines sans réponse de @velmoka 😤"
        })
    );
    assert_eq!(
        contents.fields(1),
        json!({
            "account": "Jane Roe", "venue": "The Daily Press", "posted": "2024-03-05T14:30:00+00:00", "precision": "minute", "lang": "en",
            "title": "Velmoka recalls machines", "url": "https://press.example/velmoka",
            "text": "Velmoka recalls machines\nThe maker said on Tuesday…"
        })
    );
    assert_eq!((&contents.attributes(0)["Twitter Id"], &contents.attributes(1)["Reach"]), (&json!(55), &json!(1_200_000)));
    assert_eq!((contents.skipped.len(), contents.warnings), (0, vec!["dates_without_zone: 2 (#1)".to_owned()]));
}
