//! What the walk gives of any XML, and of what is none.

use std::path::Path;

use proptest::prelude::*;

use super::*;

fn walk(text: &[u8]) -> Walker<&[u8]> {
    Walker::new(text, Path::new(""))
}

/// The root whole, and how it ended.
fn root(text: &str) -> (Element, Option<Step>) {
    let mut walker = walk(text.as_bytes());
    loop {
        match walker.step().expect("no fault") {
            Step::Open(opened) => return walker.whole(opened).expect("no fault"),
            Step::Words => {}
            end => panic!("{end:?}"),
        }
    }
}

#[test]
fn junk_marks_and_comments_above_the_root_are_passed() {
    let (found, end) = root("`\u{FEFF}<?xml version=\"1.0\"?>\n<!-- c --><a x='1'>é<b/>f</a>");
    assert!(end.is_none());
    assert_eq!((found.name.as_str(), found.attribute("x"), found.text().as_str()), ("a", Some("1"), "éf"));
    assert!(first("no < xml", 1).is_empty());
    assert!(first("id,text\n1,I <3 you", 1).is_empty());
    assert_eq!(first("<a><b/></a>", 9).len(), 2);
}

#[test]
fn names_carry_the_customary_prefix() {
    let (found, _) = root(
        "<x:feed xmlns:x='http://www.w3.org/2005/Atom' xmlns:y='http://purl.org/dc/elements/1.1/'>\
         <x:entry x:a='1' b='2'><y:creator>Zoé</y:creator><z:k/></x:entry><entry xmlns='http://disqus.com'/><entry/></x:feed>",
    );
    let names: Vec<&str> = found.elements().map(|element| element.name.as_str()).collect();
    assert_eq!((found.name.as_str(), names), ("atom:feed", vec!["atom:entry", "entry", "entry"]));
    let entry = found.first("atom:entry").expect("an entry");
    assert_eq!((entry.attribute("atom:a"), entry.attribute("b")), (Some("1"), Some("2")));
    assert_eq!(entry.value("dc:creator").as_deref(), Some("Zoé"));
    assert!(entry.first("z:k").is_some(), "a prefix that nothing binds stays");
}

#[test]
fn five_entities_and_characters_and_no_others() {
    let (found, _) = root("<a t='&lt;i&gt;&#xA;&nope;&#0;'>&amp;&lt;&gt;&quot;&apos;&#233;&#xE9;&nbsp;&#xD800;A&B &; C</a>");
    assert_eq!(found.text(), "&<>\"'éé&nbsp;&#xD800;A&B &; C");
    assert_eq!(found.attribute("t"), Some("<i>\n&nope;&#0;"));
}

#[test]
fn a_document_type_defines_nothing() {
    let mut laughs = "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY l0 \"ha\"><!ENTITY f SYSTEM \"file:///etc/passwd\">".to_owned();
    for n in 1..20 {
        laughs.push_str(&format!("<!ENTITY l{n} \"{}\">", format!("&l{};", n - 1).repeat(10)));
    }
    laughs.push_str("]><a b=\"&l19;\">&l19;&f;</a>");
    let (found, end) = root(&laughs);
    assert!(end.is_none());
    assert_eq!((found.attribute("b"), found.text().as_str()), (Some("&l19;"), "&l19;&f;"));
}

#[test]
fn what_is_not_closed_ends_with_what_is_around_it() {
    let (found, end) = root("<a><p>one<p>two</p></x></q><s>I <3 you</s><b>three</a>");
    assert!(end.is_none());
    assert_eq!(found.markup(), "<p>one<p>two</p><s>I &lt;3 you&lt;/s&gt;<b>three</b></s></p>");
}

#[test]
fn cdata_stands_without_its_layout() {
    let (found, _) = root("<a>\n  <m>\n <![CDATA[<p>x</p>]]>\n </m><n> a <![CDATA[b]]]]><![CDATA[>c]]> d</n></a>");
    assert_eq!(found.words("m").as_deref(), Some("<p>x</p>"));
    assert_eq!(found.words("n").as_deref(), Some(" a b]]>c d"));
}

#[test]
fn depth_is_bounded() {
    let text = format!("<r>{}x{}<after>y</after></r>", "<d>".repeat(1000), "</d>".repeat(1000));
    let (found, end) = root(&text);
    assert!(end.is_none() && found.too_deep);
    assert_eq!(found.value("after").as_deref(), Some("y"));
    let mut walker = walk(b"");
    assert!(matches!(walker.step(), Ok(Step::Ended)));
    let endless = "<d>".repeat(100_000);
    let mut walker = walk(endless.as_bytes());
    let end = loop {
        match walker.step().expect("no fault") {
            Step::Open(_) => {}
            end => break end,
        }
    };
    assert!(matches!(end, Step::Broken(_)), "{end:?}");
}

#[test]
fn cut_anywhere_it_ends() {
    let text = "<?xml version=\"1.0\"?><r><i a=\"1\">x<![CDATA[y]]></i><!-- c --><i>z&amp;</i></r>";
    for cut in 22..text.len() - 1 {
        let mut walker = walk(&text.as_bytes()[..cut]);
        let end = loop {
            match walker.step().expect("no fault") {
                Step::Open(_) | Step::Words | Step::Close => {}
                end => break end,
            }
        };
        assert!(matches!(end, Step::Cut), "{cut}: {end:?}");
        assert!(matches!(walker.step(), Ok(Step::Cut)), "it stays cut");
    }
}

#[test]
fn one_element_has_an_allowance() {
    let large = format!("<r><i>{}</i></r>", "x".repeat(crate::table::rows::LARGEST_RECORD as usize + 200_000));
    let mut walker = walk(large.as_bytes());
    let fault = loop {
        match walker.step() {
            Ok(Step::Open(opened)) if opened.name == "i" => break walker.whole(opened).expect_err("too large"),
            Ok(_) => {}
            Err(fault) => break fault,
        }
    };
    assert!(matches!(fault, Fault::OversizedRecord { .. }), "{fault:?}");
}

#[test]
fn the_declaration_is_better_than_a_guess() {
    let file = |bytes: &[u8]| {
        let file = tempfile::NamedTempFile::new().expect("a temporary file");
        std::fs::write(file.path(), bytes).expect("written");
        file
    };
    let koi = [b"<?xml version='1.0' encoding='koi8-r'?><a>".as_slice(), b"\xF0\xD2\xC9\xD7\xC5\xD4", b"</a>"].concat();
    let koi = file(&koi);
    let sniffed = sniff(koi.path(), None).expect("sniffed").charset;
    assert_eq!(declared(koi.path(), sniffed).expect("read").name(), "KOI8-R");
    // What the analyst says stands, and what is UTF-8 is not what its declaration says.
    let said = Charset::from_label("windows-1250").expect("an encoding");
    assert_eq!(declared(koi.path(), said).expect("read"), said);
    let utf = file("<?xml version='1.0' encoding='iso-8859-1'?><a>déçu</a>".as_bytes());
    let sniffed = sniff(utf.path(), None).expect("sniffed").charset;
    let mut walker = open(utf.path(), sniffed).expect("opened");
    let Ok(Step::Open(opened)) = walker.step() else { panic!("an element") };
    assert_eq!(walker.whole(opened).expect("whole").0.text(), "déçu");
}

proptest! {
    #[test]
    fn any_text_comes_back(text in "[^\0\r]*", name in "[a-z]{1,8}") {
        let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;");
        let (found, end) = root(&format!("<{name} t=\"{escaped}\"><{name}>{escaped}</{name}></{name}>"));
        prop_assert!(end.is_none());
        prop_assert_eq!(found.attribute("t"), Some(text.as_str()));
        prop_assert_eq!(found.first(&name).map(Element::text), Some(text));
    }

    #[test]
    fn anything_ends(pieces in proptest::collection::vec(
        prop_oneof![Just("<a>"), Just("</a>"), Just("<b x='"), Just("'>"), Just("<![CDATA["), Just("]]>"), Just("<!--"), Just("&amp;"), Just("<"), Just("é"),
            Just("<!DOCTYPE a ["), Just("?>"), Just("<?x"), Just("/>")], 0..40)) {
        let text = pieces.concat();
        let mut walker = walk(text.as_bytes());
        let ends = (0..1000).any(|_| match walker.step().expect("no fault") {
            Step::Open(opened) => {
                walker.whole(opened).expect("no fault");
                false
            }
            Step::Words | Step::Close => false,
            Step::Cut | Step::Broken(_) | Step::Ended => true,
        });
        prop_assert!(ends);
    }
}
