//! Feeds.

use serde_json::json;

use super::{read, read_bytes, stands_anything};

#[test]
fn an_item_of_rss_is_a_message() {
    let read = read("rss.xml");
    assert_eq!(read.seen.name(), "feed");
    assert_eq!(
        read.fields(0),
        json!({
            "id": "https://www.savons.example/?p=12", "within": "feed:https://www.savons.example/savon-cendre/", "account": "Léa B.",
            "space": "blog", "venue": "savons.example", "posted": "2020-03-01T08:30:00+00:00", "original": "Sun, 01 Mar 2020 09:30:00 +0100",
            "lang": "fr", "title": "Savon & cendre", "url": "https://www.savons.example/savon-cendre/",
            "text": "Savon & cendre\nIl nettoie bien.",
        })
    );
    assert_eq!(
        read.attributes(0),
        json!({"feed": "Carnet de savons", "categories": "Essais, Cendre", "reply_count": 2, "media": "essai.mp3"})
    );
    let second = &read.records[1];
    assert_eq!((second.id.as_deref(), second.account.as_deref()), (Some("savons.example/17"), Some("Zoé")));
    assert_eq!(second.text, "Deux\nUn mot.");
    assert_eq!(second.posted.as_ref().map(|posted| (posted.instant, posted.original.as_str())), Some((None, "hier")));
    assert_eq!(read.warnings, ["unreadable_dates: 1 (#2)"]);
}

#[test]
fn a_feed_of_comments_stands_under_its_page() {
    let read = read("comments-feed.xml");
    assert_eq!(
        read.tree(),
        [
            ("https://www.savons.example/?p=12#comment-4", None),
            ("https://www.savons.example/?p=12#comment-5", Some("https://www.savons.example/?p=12#comment-4")),
        ]
    );
    for record in &read.records {
        assert_eq!(record.within.as_deref(), Some("feed:https://www.savons.example/savon-cendre/"), "as the page in its own feed");
        assert_eq!(record.title, None, "« By: » is no word of theirs");
    }
    assert_eq!(read.records[0].text, "Chez moi il pique.");
    assert_eq!(read.attributes(1)["headline"], "By: Léa B.");
}

#[test]
fn posts_and_comments_of_blogger() {
    let read = read("atom.xml");
    let post = "tag:blogger.com,1999:blog-1.post-22";
    let comment = "tag:blogger.com,1999:blog-1.post-23";
    assert_eq!(read.tree(), [(post, None), (comment, Some(post)), ("urn:x:26", Some(comment))]);
    assert_eq!(read.skipped(), [(3, "unpublished", "draft: Later"), (4, "spam", "spam: Watches")]);
    assert_eq!(
        read.fields(0),
        json!({
            "id": post, "within": "feed:https://soap.blogspot.example/ash.html", "account": "Ann", "space": "blog",
            "venue": "soap.blogspot.example", "posted": "2020-03-01T08:30:00+00:00", "original": "2020-03-01T08:30:00Z",
            "title": "Ash & olive", "url": "https://soap.blogspot.example/ash.html", "text": "Ash & olive\nIt foams & rinses.",
        })
    );
    assert_eq!(read.attributes(0), json!({"edited": "2020-03-02T08:30:00Z", "feed": "Soap notes", "categories": "soap"}));
    assert_eq!((read.records[1].account.as_deref(), read.records[1].text.as_str()), (Some("Bob"), "It stings!\nReally."));
    assert_eq!(read.records[1].within, read.records[0].within);
    assert_eq!(read.records[2].within, read.records[0].within, "what answers a comment is under the same post");
    assert_eq!(read.records[2].text, "One & two.\n\nThree.");
    assert_eq!(read.attributes(2)["headline"], "5 < 6");
    assert_eq!(read.fields(2)["posted"], "2020-03-01T09:30:00+00:00");
    assert_eq!(read.personal, ["author_url"]);
}

#[test]
fn rss_of_rdf_under_any_prefix() {
    let read = read("rdf.xml");
    assert_eq!(
        read.fields(0),
        json!({
            "id": "http://savons.example/1", "within": "feed:http://savons.example/1", "account": "zoe", "space": "blog",
            "venue": "savons.example", "posted": "2003-05-01T08:00:00+00:00", "original": "2003-05-01T10:00+02:00", "title": "Un",
            "url": "http://savons.example/1", "text": "Un\nTexte.",
        })
    );
    assert_eq!(read.attributes(0), json!({"feed": "Journal", "categories": "essais"}));
}

#[test]
fn a_feed_of_reddit_has_its_names() {
    let file = br#"<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>soap</title>
        <link rel="alternate" href="https://www.reddit.com/r/soap/comments/abc12/lye/"/>
        <entry><author><name>/u/zoe</name><uri>https://www.reddit.com/user/zoe</uri></author><id>t1_xyz</id>
        <link href="https://www.reddit.com/r/soap/comments/abc12/lye/xyz/"/><updated>2024-01-02T03:04:05+00:00</updated>
        <title>/u/zoe on Lye</title><content type="html">&lt;div class="md"&gt;&lt;p&gt;Wear gloves&lt;/p&gt; &lt;/div&gt;</content></entry></feed>"#;
    let read = read_bytes("comments.rss", file).expect("read");
    let record = &read.records[0];
    assert_eq!((record.id.as_deref(), record.account.as_deref(), record.venue.as_deref()), (Some("t1_xyz"), Some("zoe"), Some("Reddit")));
    assert_eq!(record.within.as_deref(), Some("reddit:t3_abc12"));
    assert_eq!(record.title, None);
}

#[test]
fn what_is_no_feed_is_left_alone() {
    for file in [
        "<?xml version=\"1.0\"?><feed><item/></feed>".as_bytes(),
        b"<?xml version=\"1.0\"?><opml version=\"1.0\"><body><outline text=\"rss\"/></body></opml>",
        b"<?xml version=\"1.0\"?><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description/></rdf:RDF>",
    ] {
        assert_eq!(read_bytes("x.xml", file).err().as_deref(), Some("format_not_yet"));
    }
    let page = b"<html><body><p>How to write a feed</p><rss><channel/></rss></body></html>";
    assert_eq!(read_bytes("x.html", page).map(|read| read.seen.name()), Ok("html"));
    let talk = "id,text\n1,\"I like <rss> and <feed>\"\n2,<disqus> too\n";
    assert_eq!(read_bytes("talk.csv", talk.as_bytes()).map(|read| read.seen.name()), Ok("csv"));
}

#[test]
fn a_file_that_is_cut_or_broken_is_accounted_for() {
    for name in ["rss.xml", "comments-feed.xml", "atom.xml", "rdf.xml"] {
        stands_anything(name);
    }
}
