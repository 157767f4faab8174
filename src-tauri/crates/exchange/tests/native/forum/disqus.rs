//! Disqus.

use serde_json::json;

use super::{read, read_bytes, stands_anything};

#[test]
fn comments_stand_under_their_page() {
    let read = read("disqus.xml");
    assert_eq!((read.seen.name(), &read.seen.told[..]), ("disqus", &["disqus", "category", "forum"].map(str::to_owned)[..]));
    assert_eq!(
        read.tree(),
        [
            ("thread/1000002", None),
            ("2000001", None),
            ("2000002", Some("2000001")),
            ("2000004", Some("2000002")),
            ("2000005", Some("thread/1000002")),
        ]
    );
    assert_eq!(read.skipped(), [(4, "spam", "Achetez des montres")]);
    assert_eq!(read.warnings, [""; 0]);
    assert_eq!(read.personal, ["author_name"]);
    assert_eq!(
        read.fields(0),
        json!({
            "id": "thread/1000002", "within": "disqus:1000002", "account": "Old name", "space": "blog", "venue": "forum.savons.example",
            "posted": "2019-04-01T08:00:00+00:00", "original": "2019-04-01T08:00:00Z", "title": "Vos lessives ?",
            "url": "https://forum.savons.example/t/2", "text": "Vos lessives ?\nQuelle lessive\npour la laine\u{A0}?",
        })
    );
    assert_eq!(read.attributes(0), json!({"deleted": true, "closed": true, "forum": "savons"}));
    assert_eq!(
        read.fields(1),
        json!({
            "id": "2000001", "within": "disqus:1000001", "account": "Nour", "space": "blog", "venue": "savons.example",
            "posted": "2019-03-08T09:00:00+00:00", "original": "2019-03-08T09:00:00Z",
            "url": "http://www.savons.example/p/olive/#comment-2000001", "text": "Il sent la cendre !\n\nEt 5 < 6 😀",
        })
    );
    assert_eq!(read.attributes(1), json!({"page": "Savon d’olive & cendre", "category": "Essais", "forum": "savons"}));
    assert_eq!(
        read.attributes(2),
        json!({"page": "Savon d’olive & cendre", "author_name": "Léa B.", "category": "Essais", "forum": "savons", "is_author": true})
    );
    assert_eq!(read.attributes(3)["deleted"], true);
    assert_eq!(read.records[3].text, "Je retire.");
    assert_eq!(read.attributes(4)["page_deleted"], true);
    assert_eq!(read.records[4].text, "sans balise, simple");
}

#[test]
fn nothing_of_an_address_comes_in() {
    let read = read("disqus.xml");
    for (at, record) in read.records.iter().enumerate() {
        let all = format!("{} {} {:?}", read.fields(at), read.attributes(at), record.account);
        assert!(!all.contains("203.0.113") && !all.contains('@'), "{all}");
    }
}

#[test]
fn a_file_that_is_cut_or_broken_is_accounted_for() {
    stands_anything("disqus.xml");
    let bytes = std::fs::read(super::fixture("disqus.xml")).expect("read");
    let text = String::from_utf8(bytes).expect("a text");
    // Cut inside the words of the second comment: the page and the first comment are whole.
    let (before, _) = text.split_once("je le note").expect("there");
    let cut = read_bytes("cut.xml", before.as_bytes()).expect("read");
    assert_eq!(cut.tree(), [("thread/1000002", None), ("2000001", None)]);
    assert_eq!(cut.skipped(), [(3, "truncated", "post 2000002")]);
    // Nothing whole at all.
    let (before, _) = text.split_once("<category").expect("there");
    assert_eq!(read_bytes("none.xml", before.as_bytes()).err().as_deref(), Some("cut_short"));
    let broken = text.replacen("<post dsq:id=\"2000004\">", "<!post>", 1);
    let broken = read_bytes("broken.xml", broken.as_bytes()).expect("read");
    assert_eq!(broken.records.len(), 3);
    assert_eq!(broken.skipped[1].1, "malformed");
}
