//! Saved pages: the post and what people wrote under it, topics of forums, and pages that nobody wrote under.

use serde_json::json;

use super::{fixture, read, read_as, read_bytes, survives};

#[test]
fn a_post_of_wordpress_and_its_comments() {
    let contents = read(&fixture("wordpress.html")).expect("read");
    assert_eq!(contents.seen.name(), "page");
    assert_eq!(contents.seen.told, ["<!doctype html", "WordPress (5)"]);
    let page = "https://carnet-de-cafe.example.org/2024/03/la-capsule-et-le-geste/";
    let (c101, c102) = (format!("{page}#comment-101"), format!("{page}#comment-102"));
    let at = |time: &str| Some(format!("2024-03-{time}Z"));
    assert_eq!(
        contents.course(),
        [
            (Some("Marc Delain"), None, at("02T07:30")),
            (Some("Lina R."), Some(page), at("02T09:05")),
            (Some("Marc Delain"), Some(c101.as_str()), at("02T10:00")),
            (Some("Lina R."), Some(c102.as_str()), at("03T06:15")),
            (Some("Théo"), Some(format!("{page}#comment-104").as_str()), at("02T11:00")),
            (None, Some(page), None),
        ]
    );
    assert_eq!(
        contents.texts(),
        [
            "La capsule et le geste\nOn m’a offert une machine à capsules. Le café est bon, le geste a disparu.\n\n« Le temps gagné est du temps pour vous », dit la notice.\n\nDu temps pour quoi\u{A0}?",
            "Chez nous, la cafetière siffle.\nC’est elle qui réveille.",
            "Un réveil qui sent bon <3",
            "Exactement.",
            "@Lina R. Et le bruit de la machine, on en parle\u{A0}?",
            "Ping : Gestes perdus – Autre carnet",
        ]
    );
    let post = &contents.records[0];
    assert_eq!((post.id.as_deref(), post.title.as_deref(), post.lang.as_deref()), (Some(page), Some("La capsule et le geste"), Some("fr")));
    assert_eq!((post.venue.as_deref(), post.space), (Some("carnet-de-cafe.example.org"), Some(livisible_core::corpus::lists::Space::Blog)));
    assert_eq!(
        json!(post.attributes),
        json!({"categories": "Rituels, Objets", "tags": "café, capsule", "site": "Carnet de café", "replies": 5})
    );
    let within = format!("page:{page}");
    assert!(contents.records.iter().all(|record| record.within.as_deref() == Some(within.as_str())));
    assert_eq!(json!(contents.records[2].attributes), json!({"page": "La capsule et le geste", "is_author": true}));
    assert_eq!(json!(contents.records[5].attributes), json!({"page": "La capsule et le geste", "is_pingback": true}));
    // Théo says to whom by a name: a conclusion, marked as such.
    assert_eq!(contents.records.iter().map(|record| record.inferred).collect::<Vec<_>>(), [false, false, false, false, true, false]);
    assert_eq!(contents.records[1].url.as_deref(), Some(c101.as_str()));
    assert_eq!(contents.warnings, ["inferred_parents: 1 (#5)"]);
}

#[test]
fn a_post_of_blogger_and_its_comments() {
    let contents = read(&fixture("blogger.html")).expect("read");
    let page = "http://slowcups.example.com/2012/04/paper-filters.html";
    let c501 = format!("{page}#c501");
    let at = |time: &str| Some(format!("2012-04-{time}Z"));
    assert_eq!(
        contents.course(),
        [
            (Some("Ann Lee"), None, at("07T16:30")),
            (Some("Bo"), Some(page), at("07T10:30")),
            (Some("Ann Lee"), Some(c501.as_str()), at("07T11:00")),
            (Some("Cy"), Some(c501.as_str()), at("08T20:00")),
            (Some("Anonymous"), Some(page), at("09T00:15")),
        ]
    );
    assert_eq!(
        contents.texts(),
        [
            "Paper filters\nI bleach nothing.\n\nThe paper tastes of paper, R&D says.",
            "Rinse it twice.\nThen again.",
            "Twice is my limit.",
            "This comment has been removed by the author.",
            "Metal filters forever",
        ]
    );
    assert_eq!(contents.records[0].attributes["tags"], "filters, paper");
    assert_eq!(json!(contents.records[2].attributes), json!({"page": "Paper filters", "is_author": true}));
    assert_eq!(json!(contents.records[3].attributes), json!({"page": "Paper filters", "deleted": true}));
    assert_eq!(contents.records[3].id.as_deref(), Some("http://slowcups.example.com/2012/04/paper-filters.html#c503"));
    assert_eq!(contents.warnings, ["dates_without_zone: 4 (#2)"]);
}

#[test]
fn a_post_of_typepad_in_latin_1_signed_in_words() {
    let contents = read(&fixture("typepad.html")).expect("read");
    let page = "http://rayons.example.net/2012/04/caddies.html";
    assert_eq!(contents.seen.name(), "page");
    assert_eq!(
        contents.course(),
        [
            (Some("Zéo Blanc"), None, Some("2012-04-07T00:00Z".to_owned())),
            (Some("Paul"), Some(page), Some("2012-04-08T09:12Z".to_owned())),
            (Some("Inès le Goff"), Some(format!("{page}#comment-6a0168e1").as_str()), Some("2012-04-09T18:40Z".to_owned())),
        ]
    );
    assert_eq!(
        contents.texts(),
        ["Le bruit des caddies\nUn hypermarché a sa musique.", "La roue qui grince, toujours la mienne.", "@Paul\u{A0}: pareil."]
    );
    assert_eq!(contents.records[0].attributes["categories"], "Rayons");
    assert!(contents.records[2].inferred && !contents.records[1].inferred);
    // The page says where it comes from in a link to itself alone.
    assert_eq!(contents.records[0].venue.as_deref(), Some("rayons.example.net"));
    assert_eq!(contents.records[2].posted.as_ref().map(|posted| posted.original.as_str()), Some("09 avril 2012 à 18:40"));
}

#[test]
fn a_topic_of_phpbb() {
    let contents = read(&fixture("phpbb.html")).expect("read");
    assert_eq!(contents.seen.told, ["<!doctype html", "phpBB (3)"]);
    let p902 = "https://forum.example.org/viewtopic.php?t=77#p902";
    let at = |time: &str| Some(format!("2021-05-{time}Z"));
    assert_eq!(
        contents.course(),
        [(Some("moka_75"), None, at("04T18:22")), (Some("Admin Luc"), None, at("04T19:00")), (Some("moka_75"), Some(p902), at("05T06:10")),]
    );
    assert_eq!(contents.texts()[..2], ["Quel moulin choisir\u{A0}?\nBudget 200 €.\nManuel ou électrique ?", "Manuel, sans hésiter."]);
    assert!(contents.texts()[2].ends_with("Manuel, sans hésiter.\nMême le matin ?"));
    let last = &contents.records[2];
    assert!(last.inferred && last.links.len() == 1 && last.links[0].to == p902);
    assert_eq!(
        (last.space, last.within.as_deref()),
        (Some(livisible_core::corpus::lists::Space::Forum), Some("page:https://forum.example.org/viewtopic.php?t=77"))
    );
    assert_eq!(last.url.as_deref(), Some("https://forum.example.org/viewtopic.php?p=903#p903"));
}

#[test]
fn a_topic_of_discourse() {
    let contents = read(&fixture("discourse.html")).expect("read");
    let topic = "https://talk.example.com/t/kettle-with-a-swan-neck/418";
    assert_eq!(
        contents.course(),
        [
            (Some("june"), None, Some("2023-01-10T08:00Z".to_owned())),
            (Some("kit"), Some(format!("{topic}#post_1").as_str()), Some("2023-01-10T09:30Z".to_owned())),
        ]
    );
    assert_eq!(contents.texts()[0], "Kettle with a swan neck\nIs the slow pour real?");
    assert!(contents.texts()[1].ends_with("Is the slow pour real?\n\nYes. Your wrist will know."));
    assert!(contents.records[1].inferred && contents.records[1].links[0].to == format!("{topic}#post_1"));
}

#[test]
fn a_page_of_hacker_news_by_its_indents() {
    let contents = read(&fixture("hn.html")).expect("read");
    let page = "https://news.ycombinator.com/item?id=1000";
    let first = format!("{page}#1001");
    let at = |time: &str| Some(format!("2023-06-01T{time}Z"));
    assert_eq!(
        contents.course(),
        [
            (Some("ada"), None, at("12:00")),
            (Some("bob"), Some(page), at("12:10")),
            (Some("ada"), Some(first.as_str()), at("12:20")),
            (Some("eve"), Some(first.as_str()), at("12:30")),
            (Some("cy"), Some(page), at("12:40")),
        ]
    );
    assert_eq!(
        contents.texts(),
        ["Show HN: A timer for tea\nIt counts up.", "Why up?\n\nTea is patient.", "So am I.", "Not me.", "[flagged]"]
    );
    assert_eq!(contents.records[4].attributes["deleted"], true);
}

#[test]
fn what_a_page_says_to_machines() {
    let page = r#"<!DOCTYPE html><html lang="en"><head><title>Prices</title><link rel="canonical" href="https://news.example.com/prices">
        <script type="application/ld+json">{"@type":"NewsArticle","headline":"Prices rise","author":[{"@type":"Person","name":"Ann Lee"},{"name":"Bo"}],
        "datePublished":"2024-01-05T10:00:00Z","articleSection":"Economy","comment":[{"@type":"Comment","url":"https://news.example.com/prices#c1",
        "author":{"name":"Cy"},"datePublished":"2024-01-05T11:00:00Z","text":"Again &amp; again","upvoteCount":4,
        "comment":[{"@type":"Comment","author":{"name":"Di"},"text":"Yes"}]}]}</script></head><body><main><h1>Prices rise</h1><p>They do.</p></main></body></html>"#;
    let contents = read_bytes("prices.html", page.as_bytes()).expect("read");
    let post = "https://news.example.com/prices";
    assert_eq!(
        contents.course(),
        [
            (Some("Ann Lee, Bo"), None, Some("2024-01-05T10:00Z".to_owned())),
            (Some("Cy"), Some(post), Some("2024-01-05T11:00Z".to_owned())),
            (Some("Di"), Some("https://news.example.com/prices#c1"), None),
        ]
    );
    assert_eq!(contents.texts(), ["Prices rise\n\nThey do.", "Again & again", "Yes"]);
    assert_eq!(
        (contents.records[1].attributes["likes"].as_u64(), contents.records[0].space),
        (Some(4), Some(livisible_core::corpus::lists::Space::Media))
    );
}

#[test]
fn a_page_that_a_browser_put_into_one_file() {
    let page = std::fs::read_to_string(fixture("wordpress.html")).expect("readable");
    let plain = page.replace("<link rel=\"canonical\"", "<link rel=\"other\"");
    let quoted: String = plain
        .bytes()
        .map(|byte| {
            if byte == b'\n' {
                "\r\n".to_owned()
            } else if byte == b'=' || !byte.is_ascii() {
                format!("={byte:02X}")
            } else {
                char::from(byte).to_string()
            }
        })
        .collect();
    let archive = format!(
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://carnet-de-cafe.example.org/2024/03/la-capsule-et-le-geste/\r\nSubject: x\r\nMIME-Version: 1.0\r\n\
        Content-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"--Bound--\"\r\n\r\n\r\n----Bound--\r\nContent-Type: text/html; charset=utf-8\r\n\
        Content-Transfer-Encoding: quoted-printable\r\nContent-Location: https://carnet-de-cafe.example.org/\r\n\r\n{quoted}\r\n----Bound--\r\n\
        Content-Type: text/css\r\n\r\np {{}}\r\n----Bound----\r\n"
    );
    let (archived, alone) = (read_bytes("page.mhtml", archive.as_bytes()).expect("read"), read(&fixture("wordpress.html")).expect("read"));
    assert_eq!((archived.seen.name(), archived.course(), archived.texts()), ("page", alone.course(), alone.texts()));
    assert_eq!(archived.seen.told[0], "multipart/related");
    for end in (0..archive.len()).step_by(501) {
        let _ = read_bytes("page.mhtml", &archive.as_bytes()[..end]);
    }
}

#[test]
fn a_page_that_nobody_wrote_under_is_a_document() {
    let page = "<html lang='en'><head><title>About tea</title><meta name='author' content='Ann Lee'></head><body><nav>Home</nav>\
        <header>The site</header><p>Tea is a leaf.</p><p>Water is hot.</p><footer>Legal</footer></body></html>";
    let contents = read_bytes("tea.html", page.as_bytes()).expect("read");
    assert_eq!((contents.seen.name(), contents.texts()), ("html", vec!["Tea is a leaf.\n\nWater is hot."]));
    assert_eq!((contents.records[0].account.as_deref(), contents.records[0].within.as_deref()), (Some("Ann Lee"), None));
    let table = "<html><body><table><tr><td>a</td><td>1</td></tr><tr><td>b</td><td>2</td></tr></table></body></html>";
    assert_eq!(read_bytes("table.html", table.as_bytes()).err().as_deref(), Some("format_not_yet"));
    let named = read_as(&fixture("wordpress.html"), Some("html")).expect("read");
    assert_eq!(named.seen.reason, "asked");
}

#[test]
fn pages_of_one_name_are_told_apart_and_answers_need_words() {
    let page = |title: &str, words: &str| {
        let comment = |who: &str, said: &str| {
            format!(
                "<li id=\"comment-{said}\" class=\"comment\"><article id=\"div-comment-{said}\" class=\"comment-body\">\
                 <footer class=\"comment-meta\"><div class=\"comment-author vcard\"><b class=\"fn\">{who}</b></div>\
                 <div class=\"comment-metadata\"><time datetime=\"2024-03-02T10:05:00+01:00\">2 mars</time></div></footer>\
                 <div class=\"comment-content\"><p>Dit {said}.</p></div></article></li>"
            )
        };
        let html = format!(
            "<!doctype html><html><head><title>{title}</title></head><body><article><h1 class=\"entry-title\">{title}</h1>\
             <div class=\"entry-content\"><p>{words}</p></div></article><ol class=\"comment-list\">{}{}</ol></body></html>",
            comment("Ana", "1"),
            comment("Bo", "2")
        );
        read_bytes("index.html", html.as_bytes()).expect("read").records
    };
    let (one, other) = (page("Journal", "Le savon."), page("Journal", "Le bar."));
    let ids = |records: &[livisible_core::corpus::record::Record]| records.iter().filter_map(|one| one.id.clone()).collect::<Vec<_>>();
    assert_eq!((ids(&one).len(), ids(&one)), (3, ids(&page("Journal", "Le savon."))));
    assert!(ids(&one).iter().all(|id| !ids(&other).contains(id)) && one[0].within != other[0].within);
    assert_eq!(one[1].parent, one[0].id);
    let wordless = page("", "");
    let parents = wordless.iter().filter(|one| one.text.starts_with("Dit")).map(|one| one.parent.clone()).collect::<Vec<_>>();
    assert_eq!(parents, [None, None], "nothing above them is a turn");
}

#[test]
fn pages_made_to_break_readers() {
    for name in ["wordpress.html", "blogger.html", "typepad.html", "phpbb.html", "discourse.html", "hn.html"] {
        survives(name);
    }
    let deep = format!("<html><body>{}words", "<div class=comment>".repeat(100_000));
    assert_eq!(read_bytes("deep.html", deep.as_bytes()).expect("read").texts(), ["words"]);
    let marks = format!("<html><body>{}", "<font color=1><p>words".repeat(20_000));
    assert_eq!(read_bytes("marks.html", marks.as_bytes()).expect("read").records.len(), 1);
    let many = format!("<html><body>{}", "<li class=comment><b class=fn>ann</b><div class=comment-content>@ann words</div>".repeat(5_000));
    assert_eq!(read_bytes("many.html", many.as_bytes()).expect("read").records.len(), 5_000);
}
