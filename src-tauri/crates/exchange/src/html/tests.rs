//! What people read in HTML, case by case.

use std::borrow::Cow;

use proptest::prelude::*;

use super::render;

fn renders(cases: &[(&str, &str)]) {
    for (html, text) in cases {
        assert_eq!(render(html), *text, "{html:?}");
    }
}

#[test]
fn entities_are_characters() {
    renders(&[
        ("it&#39;s &quot;fine&quot; &amp; &lt;3", "it's \"fine\" & <3"),
        ("d&eacute;&ccedil;u&nbsp;! &euro; &hellip;", "déçu\u{A0}! € …"),
        ("&#128512; &#x1F600; &#X1f600;", "😀 😀 😀"),
        ("a&#0;b &#xD800; &#x110000;", "a\u{FFFD}b \u{FFFD} \u{FFFD}"),
        // Windows-1252, as browsers read it.
        ("l&#146;odeur", "l’odeur"),
        // One turn and no more: what was escaped twice shows its entity.
        ("&amp;amp; &amp;lt;b&amp;gt;", "&amp; &lt;b&gt;"),
        // What an entity makes is no tag.
        ("&lt;b&gt;bold&lt;/b&gt;", "<b>bold</b>"),
        // Without `;`: those of old, where no word goes on.
        ("2024 &copy me &eacute", "2024 © me é"),
        ("?a=1&copy=2&region=fr&lt=3", "?a=1&copy=2&region=fr&lt=3"),
        ("AT&T, R&D, &hearts, &unknown; & &; &#; &#x;", "AT&T, R&D, &hearts, &unknown; & &; &#; &#x;"),
    ]);
}

#[test]
fn tags_go_and_words_stay() {
    renders(&[
        ("so <b>good</b> and <I CLASS=x>bad</I >", "so good and bad"),
        ("<a class=\"x>y\" href='http://x.y/?a=1&amp;b'>see</a> it", "see it"),
        ("<input disabled value = 3 data-x>in", "in"),
        ("<p style=MARGIN: 0in 0pt class=x>one <font face=Book Antiqua, serif; >two</font>", "one two"),
        ("hi<!-- <b>not</b> read --> you<!DOCTYPE html>", "hi you"),
        ("<?xml:namespace prefix = o ns = \"urn:x\" /><o:p></o:p>Word", "Word"),
        ("a<script type=\"x\">if (a < b) { alert('</b>') }</SCRIPT >b<style>p { }</style>c", "abc"),
        ("great <img src=\"x.png\" alt=\"&#128512;\"> day <img src=x>", "great 😀 day "),
        (" two  spaces\tand\u{A0}more <i></i> ", " two  spaces\tand\u{A0}more  "),
    ]);
}

#[test]
fn what_is_no_tag_stays() {
    for text in [
        "<3 a < b > c <lol> </lol> <T> Vec<String> <>",
        "<b and c> <a, b> <a=1> <b",
        "cut <br",
        "cut <a href=\"http://x",
        "cut <a title=x y",
        "cut <a title=x; <",
        "<!-- never closed",
        "<![CDATA[x]]>",
        "</b x>",
        "<ſcript>",
        "<é>",
        "<",
    ] {
        assert!(matches!(render(text), Cow::Borrowed(same) if same == text), "{text:?} gives {:?}", render(text));
    }
    // Without its end a script is a tag: what follows may be what somebody wrote.
    assert_eq!(render("<script>use me"), "use me");
    assert_eq!(render("<scr<b>ipt>"), "<script>");
}

#[test]
fn blocks_begin_lines() {
    renders(&[
        ("one<br>two<br/>three<BR />four", "one\ntwo\nthree\nfour"),
        ("one<br><br>two<br><br><br>three", "one\n\ntwo\n\nthree"),
        ("<p>one</p><p>two</p>", "one\n\ntwo"),
        ("one<p>two<p>three", "one\n\ntwo\n\nthree"),
        ("<div><div>one</div></div><div>two</div>three", "one\ntwo\nthree"),
        ("<h2>Title</h2><ul><li>one</li><li>two</li></ul>", "Title\n\none\ntwo"),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "a\nb"),
        ("<br><br>one<br><br>", "one"),
        ("<p>one</p> <br> ", "one  "),
        ("one<br>\u{FEFF}", "one\u{FEFF}"),
    ]);
}

#[test]
fn line_ends_of_the_text_count() {
    renders(&[
        // As PHP's nl2br writes them.
        ("one<br />\ntwo<br />\r\n<br />\r\nthree", "one\ntwo\r\n\r\nthree"),
        ("<p>one</p>\n<p>two</p>\n\n<p>three</p>", "one\n\ntwo\n\nthree"),
        ("one\n\n\n\ntwo<br>three", "one\n\n\n\ntwo\nthree"),
        ("one\n\n\n<br>two", "one\n\n\ntwo"),
        ("one<br> <b>\ntwo</b>", "one \ntwo"),
        ("one <br> two", "one \n two"),
    ]);
}

/// Pieces of HTML that is well formed.
fn well_formed() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-zé😀 \n\u{A0}]{1,6}",
        prop::sample::select(vec!["<br>", "<p>", "</p>", "<b>", "</b>", "<div class='x'>", "</div>", "<!-- x -->", "<li>", "<h1>", "\r\n"])
            .prop_map(str::to_owned),
    ];
    proptest::collection::vec(piece, 0..20).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn a_text_without_marks_is_not_touched(text in "[^<&]{0,60}") {
        prop_assert!(matches!(render(&text), Cow::Borrowed(same) if same == text));
    }

    #[test]
    fn what_was_rendered_is_rendered(html in well_formed()) {
        let text = render(&html).into_owned();
        prop_assert!(!text.contains('<'), "{html:?} gives {text:?}");
        prop_assert_eq!(render(&text), text.as_str());
    }

    #[test]
    fn words_are_all_there(html in well_formed()) {
        // Tags taken off by hand: every other character is there, in order, beside line ends.
        let mut rest = html.as_str();
        let mut words = String::new();
        while let Some(open) = rest.find('<') {
            words.push_str(&rest[..open]);
            rest = rest[open..].find('>').map_or("", |close| &rest[open + close + 1..]);
        }
        words.push_str(rest);
        let kept = |text: &str| text.chars().filter(|c| *c != '\n').collect::<String>();
        prop_assert_eq!(kept(&render(&html)), kept(&words));
    }

    #[test]
    fn escaped_text_comes_back(text in "[a-z<>&;#\"'0-9 /é😀]{0,40}") {
        let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace('\'', "&#39;");
        prop_assert_eq!(render(&escaped), text.as_str());
    }

    #[test]
    fn anything_ends_and_is_no_longer(html in "([<>&;#=\"'/! a-z\n\r\0-]|<br>|</p>|<script|</script>|<!--|-->|&#x?[0-9]{1,9};?|&[a-zA-Z]{2,4};?|\\PC){0,60}") {
        prop_assert!(render(&html).chars().count() <= html.chars().count(), "{html:?} gives {:?}", render(&html));
    }
}
