//! Documents of Word and of OpenDocument: their words, their notes, and who commented what in their margin.

use std::io::{Cursor, Write};

use serde_json::json;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{Contents, read_bytes};

fn archive(entries: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in entries {
        let method = if *name == "mimetype" { zip::CompressionMethod::Stored } else { zip::CompressionMethod::Deflated };
        writer.start_file(*name, SimpleFileOptions::default().compression_method(method)).expect("started");
        writer.write_all(content.as_bytes()).expect("written");
    }
    writer.finish().expect("finished").into_inner()
}

const W: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006""#;

fn docx(body: &str, more: &[(&str, &str)]) -> Vec<u8> {
    let document = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><w:document {W}><w:body>{body}<w:sectPr><w:pgSz/></w:sectPr></w:body></w:document>"
    );
    let mut entries = vec![("[Content_Types].xml", "<Types/>"), ("word/document.xml", document.as_str())];
    entries.extend_from_slice(more);
    archive(&entries)
}

fn odt(body: &str, more: &[(&str, &str)]) -> Vec<u8> {
    let content = format!(
        r#"<?xml version="1.0"?><office:document-content xmlns:office="o" xmlns:text="t" xmlns:table="b" xmlns:dc="d" xmlns:loext="l"><office:automatic-styles><text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1"/></text:list-style><text:list-style style:name="L2"><text:list-level-style-bullet text:level="1"/></text:list-style></office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>"#
    );
    let mut entries = vec![("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", content.as_str())];
    entries.extend_from_slice(more);
    archive(&entries)
}

fn read(name: &str, content: &[u8]) -> Contents {
    read_bytes(name, content).expect("read")
}

/// One paragraph of one run.
fn p(words: &str) -> String {
    format!("<w:p><w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r></w:p>")
}

#[test]
fn words_of_word_as_its_readers_see_them() {
    let body = [
        p("Le titre"),
        "<w:p/>".to_owned(),
        r#"<w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs><w:rPr><w:ins w:id="9"/></w:rPr></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>Un</w:t></w:r><w:r><w:tab/><w:t xml:space="preserve"> mot &amp; &#233;t&#xE9;</w:t><w:br/><w:t>suite</w:t></w:r></w:p>"#.to_owned(),
        r#"<w:p><w:r><w:t xml:space="preserve">On a </w:t></w:r><w:ins w:id="1" w:author="Z"><w:r><w:t>ajouté</w:t></w:r></w:ins><w:del w:id="2" w:author="Z"><w:r><w:delText>ôté</w:delText></w:r></w:del><w:r><w:fldChar/><w:instrText>PAGE</w:instrText><w:t>.</w:t></w:r></w:p>"#.to_owned(),
        r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr></w:pPr><w:r><w:t>premier</w:t></w:r></w:p><w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr></w:pPr><w:r><w:t>second</w:t></w:r></w:p><w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="4"/></w:numPr></w:pPr><w:r><w:t>point</w:t></w:r></w:p>"#.to_owned(),
        format!("<w:tbl><w:tr><w:tc>{}{}</w:tc><w:tc>{}</w:tc></w:tr><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>", p("a"), p("b"), p("c"), p("d"), p("e")),
        r#"<w:p><w:r><w:t>Note</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t>, fin</w:t></w:r><w:r><w:endnoteReference w:id="2"/></w:r></w:p>"#.to_owned(),
        format!("<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>{}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>{}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>", p("En marge"), p("En marge")),
    ]
    .concat();
    let note = |kind: &str, words: &str| format!("<w:{kind}s {W}><w:{kind} w:id=\"2\">{}</w:{kind}></w:{kind}s>", p(words));
    let content = docx(
        &body,
        &[
            (
                "word/numbering.xml",
                &format!(
                    "<w:numbering {W}><w:abstractNum w:abstractNumId=\"7\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"decimal\"/></w:lvl></w:abstractNum><w:num w:numId=\"3\"><w:abstractNumId w:val=\"7\"/></w:num></w:numbering>"
                ),
            ),
            ("word/footnotes.xml", &note("footnote", "au pied")),
            ("word/endnotes.xml", &note("endnote", "à la fin")),
            ("word/header1.xml", &format!("<w:hdr {W}>{}</w:hdr>", p("Confidentiel"))),
            (
                "docProps/core.xml",
                r#"<cp:coreProperties xmlns:cp="c" xmlns:dc="d" xmlns:dcterms="t"><dc:title>Entretien &amp; suite</dc:title><dc:creator>Zoé Blanc</dc:creator><dcterms:created>2024-03-02T09:00:00Z</dcterms:created><dc:language>fr-FR</dc:language></cp:coreProperties>"#,
            ),
        ],
    );
    let contents = read("Note.docx", &content);
    assert_eq!((contents.seen.name(), contents.seen.reason), ("docx", "native_parts"));
    assert_eq!(
        contents.texts(),
        [
            "Le titre\n\nUn\t mot & été\nsuite\nOn a ajouté.\n1. premier\n2. second\n- point\na b\tc\nd\te\nNote[1], fin[2]\nEn marge\n\n\n[1] au pied\n[2] à la fin"
        ]
    );
    let document = &contents.records[0];
    assert_eq!(json!(document.attributes), json!({"document_title": "Entretien & suite", "document_author": "Zoé Blanc"}));
    assert_eq!((document.lang.as_deref(), document.account.as_deref(), document.id.as_deref()), (Some("fr"), None, None));
    assert_eq!(
        document.posted.as_ref().and_then(|posted| posted.instant).map(|at| at.to_rfc3339()).as_deref(),
        Some("2024-03-02T09:00:00+00:00")
    );
    assert_eq!(contents.warnings, ["deletions_left_out: 1", "headers_left_out: Confidentiel"]);
}

#[test]
fn comments_in_the_margin_of_word() {
    let body = r#"<w:p><w:r><w:t xml:space="preserve">Le </w:t></w:r><w:commentRangeStart w:id="0"/><w:r><w:t>silence</w:t></w:r><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r><w:r><w:t> des caddies.</w:t></w:r></w:p>"#;
    let comments = format!(
        r#"<w:comments {W}><w:comment w:id="0" w:author="Inès" w:date="2024-03-02T09:00:00Z" w:initials="I"><w:p w14:paraId="0A"><w:r><w:t>Un signe ?</w:t></w:r></w:p></w:comment><w:comment w:id="1" w:author="Paul" w:date="2024-03-02T10:00:00Z"><w:p w14:paraId="0B"><w:r><w:t>Oui.</w:t></w:r></w:p><w:p w14:paraId="0C"><w:r><w:t>Je crois.</w:t></w:r></w:p></w:comment></w:comments>"#
    );
    let extended = format!(
        r#"<w15:commentsEx {W}><w15:commentEx w15:paraId="0A" w15:done="1"/><w15:commentEx w15:paraId="0C" w15:paraIdParent="0A" w15:done="0"/></w15:commentsEx>"#
    );
    let contents = read("Silence.docx", &docx(body, &[("word/comments.xml", &comments), ("word/commentsExtended.xml", &extended)]));
    let at = |time: &str| Some(format!("2024-03-02T{time}Z"));
    assert_eq!(
        contents.course(),
        [
            (None, None, None),
            (Some("Inès"), Some("docx:Silence"), at("09:00")),
            (Some("Paul"), Some("docx:Silence/comment-0"), at("10:00")),
        ]
    );
    assert_eq!(contents.texts(), ["Le silence des caddies.", "Un signe ?", "Oui.\nJe crois."]);
    assert_eq!(json!(contents.records[1].attributes), json!({"about": "silence", "resolved": true}));
    assert!(contents.records.iter().all(|record| record.within.as_deref() == Some("docx:Silence")));
}

#[test]
fn words_of_opendocument_and_its_annotations() {
    let body = r#"<text:tracked-changes><text:changed-region><text:deletion><text:p>parti</text:p></text:deletion></text:changed-region></text:tracked-changes><text:h>Le   titre</text:h><text:p/><text:p>Un<text:s text:c="3"/>mot &amp; un<text:tab/>autre
        <text:span>bout</text:span><text:line-break/>suite<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>au pied</text:p></text:note-body></text:note></text:p><text:list text:style-name="L1"><text:list-item><text:p>premier</text:p></text:list-item><text:list-item><text:p>second</text:p><text:p>encore</text:p></text:list-item></text:list><text:list text:style-name="L2"><text:list-item><text:p>point</text:p></text:list-item></text:list><table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table><text:p>Le <office:annotation office:name="__1" loext:resolved="false"><dc:creator>Inès</dc:creator><dc:date>2024-03-02T09:00:00.12</dc:date><text:p>Un signe ?</text:p></office:annotation>silence<office:annotation-end office:name="__1"/>.</text:p>"#;
    let meta = r#"<office:document-meta><office:meta><meta:initial-creator>Zoé</meta:initial-creator><dc:creator>Paul</dc:creator><dc:title>Notes</dc:title><meta:creation-date>2024-03-01T08:00:00</meta:creation-date><meta:keyword>x</meta:keyword><meta:keyword>y</meta:keyword></office:meta></office:document-meta>"#;
    let styles = r#"<office:document-styles><office:master-styles><style:master-page><style:footer><text:p>Page 1</text:p></style:footer></style:master-page></office:master-styles></office:document-styles>"#;
    let contents = read("Silence.odt", &odt(body, &[("meta.xml", meta), ("styles.xml", styles)]));
    assert_eq!(contents.seen.name(), "odt");
    assert_eq!(
        contents.texts(),
        [
            "Le titre\n\nUn   mot & un\tautre bout\nsuite[1]\n1. premier\n2. second\nencore\n- point\na\tb\nLe silence.\n\n[1] au pied",
            "Un signe ?"
        ]
    );
    assert_eq!(
        contents.course(),
        [(None, None, Some("2024-03-01T08:00Z".to_owned())), (Some("Inès"), Some("odt:Silence"), Some("2024-03-02T09:00Z".to_owned()))]
    );
    assert_eq!(json!(contents.records[0].attributes), json!({"document_title": "Notes", "document_author": "Zoé", "tags": "x, y"}));
    assert_eq!(json!(contents.records[1].attributes), json!({"about": "silence"}));
    assert_eq!(contents.warnings, ["deletions_left_out: 1", "headers_left_out: Page 1", "dates_without_zone: 2 (#1)"]);
}

#[test]
fn an_interview_typed_in_word_is_read_by_turns() {
    let body = [
        "Entretien du 12 mars",
        "Enquêtrice : Racontez-moi votre dernier café.",
        "Nadia : C’était dimanche. Le dimanche, je prends le temps.",
        "La belle tasse, tout ça.",
        "Enquêtrice : Et en semaine ?",
        "Nadia : En semaine, je prends de la caféine.",
        "Enquêtrice : Pourquoi ?",
        "Nadia : Parce qu’il faut bien.",
    ];
    let body: String = body.into_iter().map(p).collect();
    let note = r#"<w:comments xmlns:w="x"><w:comment w:id="0" w:author="Ana"><w:p><w:r><w:t>Le mot est fort.</w:t></w:r></w:p></w:comment></w:comments>"#;
    let body = body.replace("je prends de la caféine.", "je prends de la </w:t></w:r><w:commentRangeStart w:id=\"0\"/><w:r><w:t>caféine</w:t></w:r><w:commentRangeEnd w:id=\"0\"/><w:r><w:t>.");
    let read = read("nadia.docx", &docx(&body, &[("word/comments.xml", note)]));
    let said: Vec<(Option<&str>, &str)> = read.records.iter().map(|record| (record.account.as_deref(), record.text.as_str())).collect();
    assert_eq!(
        said,
        [
            (None, "Entretien du 12 mars"),
            (Some("Enquêtrice"), "Racontez-moi votre dernier café."),
            (Some("Nadia"), "C’était dimanche. Le dimanche, je prends le temps.\nLa belle tasse, tout ça."),
            (Some("Enquêtrice"), "Et en semaine ?"),
            (Some("Nadia"), "En semaine, je prends de la caféine."),
            (Some("Enquêtrice"), "Pourquoi ?"),
            (Some("Nadia"), "Parce qu’il faut bien."),
            (Some("Ana"), "Le mot est fort."),
        ]
    );
    assert!(read.records.iter().all(|record| record.within.as_deref() == Some("docx:nadia")), "one conversation");
    assert_eq!(read.records[7].parent, read.records[4].id, "a comment answers the turn that it is about");
    assert!(read.records[..7].iter().all(|record| record.space == Some(livisible_core::corpus::lists::Space::Interview)));
}

#[test]
fn documents_closed_broken_or_made_to_break() {
    let closed = odt("<text:p>x</text:p>", &[("META-INF/manifest.xml", "<manifest:encryption-data/>")]);
    assert_eq!(read_bytes("closed.odt", &closed).err().as_deref(), Some("encrypted"));
    let compound: Vec<u8> = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
        .into_iter()
        .chain("....EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    assert_eq!(read_bytes("closed.docx", &compound).err().as_deref(), Some("encrypted"));
    let doc: Vec<u8> = compound[..8].iter().copied().chain("WordDocument".encode_utf16().flat_map(u16::to_le_bytes)).collect();
    assert_eq!(read_bytes("old.doc", &doc).err().as_deref(), Some("format_not_yet"));
    let whole = docx(&p("words"), &[]);
    for end in (0..whole.len()).step_by(7) {
        assert!(read_bytes("cut.docx", &whole[..end]).is_err());
    }
    let mut longer = whole.clone();
    longer.extend([b'x'; 300]);
    let _ = read_bytes("longer.docx", &longer);
    assert_eq!(read("renamed.csv", &whole).texts(), ["words"]);
    // Deep, unclosed, and with entities that would multiply.
    let deep = format!("{}{}", "<w:tbl><w:tr><w:tc><w:p>".repeat(50_000), p("words"));
    let contents = read("deep.docx", &docx(&deep, &[]));
    assert!(
        contents.texts()[0].trim().ends_with("words") && contents.warnings.iter().any(|warning| warning.starts_with("document_damaged"))
    );
    let lol = r#"<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]><x><w:p><w:r><w:t>&b;</w:t></w:r></w:p></x>"#;
    assert_eq!(read("lol.docx", &archive(&[("word/document.xml", lol)])).texts(), ["&b;"]);
    let deep = format!("{}words", "<text:list><text:list-item><text:p><office:annotation>".repeat(50_000));
    assert!(read("deep.odt", &odt(&deep, &[])).warnings.iter().any(|warning| warning.starts_with("document_damaged")));
    // Nothing but zeros: a bomb by its directory.
    let bomb = docx(&" ".repeat(110 * 1024 * 1024), &[]);
    assert_eq!(read_bytes("bomb.docx", &bomb).err().as_deref(), Some("too_large"));
}
