//! Documents that are texts: rich text and Markdown.

use serde_json::json;

use super::read_bytes;

const RICH: &str = r"{\rtf1\ansi\ansicpg1252\uc1{\fonttbl{\f0 Calibri;}}{\info{\title Le silence}{\author Zo\'e9 Blanc}{\creatim\yr2024\mo3\dy2\hr9\min5}}
{\header Confidentiel\par}\pard Les caddies\footnote : }";

#[test]
fn rich_text_with_a_note_and_an_annotation() {
    let body = r"{\*\atnid ZB}{\*\atnauthor In\'e8s}\chatn{\*\annotation{\*\atndate 130224709}\pard Un signe ?}";
    let text = RICH.replace(r"\footnote : }", &format!(r"{{\footnote\pard au pied}} se taisent{body}.\par{{\deleted mot}}\par}}"));
    let contents = read_bytes("Silence.rtf", text.as_bytes()).expect("read");
    assert_eq!((contents.seen.name(), contents.seen.reason), ("rtf", "native_head"));
    assert_eq!(contents.texts(), ["Les caddies[1] se taisent.\n\n[1] au pied", "Un signe ?"]);
    // 130224709 = 124 << 20 | 3 << 16 | 2 << 11 | 9 << 6 | 5.
    assert_eq!(
        contents.course(),
        [(None, None, Some("2024-03-02T09:05Z".to_owned())), (Some("Inès"), Some("rtf:Silence"), Some("2024-03-02T09:05Z".to_owned()))]
    );
    assert_eq!(json!(contents.records[0].attributes), json!({"document_title": "Le silence", "document_author": "Zoé Blanc"}));
    assert_eq!(contents.warnings, ["deletions_left_out: 1", "headers_left_out: Confidentiel", "dates_without_zone: 2 (#1)"]);
}

#[test]
fn rich_text_made_to_break_readers() {
    let deep = format!("{{\\rtf1 {}words", "{".repeat(1_000_000));
    let contents = read_bytes("deep.rtf", deep.as_bytes()).expect("read");
    assert_eq!((contents.texts(), contents.warnings.concat()), (vec!["words"], "document_damaged: }".to_owned()));
    for end in 0..RICH.len() {
        if RICH.is_char_boundary(end) {
            let _ = read_bytes("cut.rtf", &RICH.as_bytes()[..end]);
        }
    }
    let closed = read_bytes("more.rtf", format!("{{\\rtf1 a}}{}", "\u{0}}}{{".repeat(100)).as_bytes()).expect("read");
    assert_eq!(closed.texts(), ["a"]);
}

#[test]
fn markdown_word_for_word() {
    let body = "# Le silence\n\nLes **caddies** se _taisent_ :\n\n- un\n- deux\n";
    let text = format!(
        "---\ntitle: \"Le silence\"\nauthor: Zoé Blanc\ndate: 2024-03-02\ntags: [caddie, 'silence']\ncategories:\n  - Rayons\n  - Signes\ndraft: false\n---\n{body}"
    );
    let contents = read_bytes("silence.md", text.as_bytes()).expect("read");
    assert_eq!((contents.seen.name(), contents.seen.reason, contents.texts()), ("markdown", "native_lines", vec![body]));
    let record = &contents.records[0];
    assert_eq!(record.account.as_deref(), Some("Zoé Blanc"));
    assert_eq!(record.posted.as_ref().map(|posted| posted.original.as_str()), Some("2024-03-02"));
    assert_eq!(
        json!(record.attributes),
        json!({"document_title": "Le silence", "tags": "caddie, silence", "categories": "Rayons, Signes"})
    );
    // Without front matter nothing is taken off; without marks, or under another name, it is a text.
    for (name, text, format) in [
        ("a.md", body, "markdown"),
        ("a.txt", body, "text"),
        ("a.md", "Only words\n", "text"),
        ("a.md", "---\nwords\n---\n# x\n", "markdown"),
    ] {
        let contents = read_bytes(name, text.as_bytes()).expect("read");
        assert_eq!((contents.seen.name(), contents.texts()), (format, vec![text]), "{name}");
    }
}
