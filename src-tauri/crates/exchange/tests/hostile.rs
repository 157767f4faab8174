//! Files that are broken, or made to break: each is answered in bounded time and memory, in words that people read.

use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};

use livisible_core::Error;
use livisible_core::corpus::record::Item;
use livisible_core::locale::{self, Lang};
use livisible_exchange::gather::gather;
use livisible_exchange::import::{read_study, refused};
use livisible_exchange::{Fault, Plan, formats, open};
use proptest::prelude::*;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn written(folder: &Path, name: &str, content: &[u8]) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, content).expect("written");
    path
}

/// How a file was answered: the code of its fault, or how many records it has and how many bytes of text.
fn answer(path: &Path) -> Result<(usize, usize), String> {
    let opened = open(path, &Plan::default()).map_err(|fault| fault.code().to_owned())?;
    let Some(mut reader) = opened.reader else { return Ok((0, 0)) };
    let (mut items, mut number, mut bytes) = (Vec::new(), 0, 0);
    loop {
        let more = reader.next_batch(&mut items).map_err(|fault| fault.code)?;
        for item in items.drain(..) {
            let (at, length) = match item {
                Item::Record(record) => (record.number, record.text.len()),
                Item::Skipped(skipped) | Item::Blank { skipped, .. } => (skipped.record, 0),
                Item::Respondent(_) => continue,
            };
            number += 1;
            bytes += length;
            assert_eq!(at, number as u64);
        }
        if !more {
            return Ok((number, bytes));
        }
    }
}

fn archive(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in entries {
        writer.start_file(*name, SimpleFileOptions::default()).expect("started");
        writer.write_all(content).expect("written");
    }
    writer.finish().expect("finished").into_inner()
}

/// A workbook of one sheet of two cells, the second at this place, whose strings are these.
fn workbook(strings: &str, second: &str) -> Vec<u8> {
    let sheet = format!(
        r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2"><c r="{second}" t="s"><v>1</v></c></row></sheetData></worksheet>"#
    );
    archive(&[
        (
            "[Content_Types].xml",
            br#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>"#,
        ),
        (
            "_rels/.rels",
            br#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
        ),
        (
            "xl/workbook.xml",
            br#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>"#,
        ),
        (
            "xl/_rels/workbook.xml.rels",
            br#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#,
        ),
        ("xl/sharedStrings.xml", strings.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}

const STRINGS: &str =
    r#"<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>text</t></si><si><t>some words</t></si></sst>"#;

#[test]
fn entities_of_a_workbook_do_not_multiply() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut doctype = String::from("<!DOCTYPE sst [<!ENTITY e0 \"lol\">");
    for n in 1..30 {
        doctype.push_str(&format!("<!ENTITY e{n} \"{}\">", format!("&e{};", n - 1).repeat(10)));
    }
    let strings = format!(
        "<?xml version=\"1.0\"?>{doctype}]><sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><si><t>text</t></si><si><t>&e29;</t></si></sst>"
    );
    let bomb = answer(&written(folder.path(), "bomb.xlsx", &workbook(&strings, "A2")));
    assert!(bomb.as_ref().map_or_else(|code| code == "not_a_workbook", |(_, bytes)| *bytes < 1000), "{bomb:?}");
    assert_eq!(answer(&written(folder.path(), "plain.xlsx", &workbook(STRINGS, "A2"))), Ok((1, "some words".len())));
}

#[test]
fn a_cell_beyond_every_column_fills_no_memory() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let far = workbook(STRINGS, "ZZZZZZ2");
    assert_eq!(answer(&written(folder.path(), "far.xlsx", &far)), Err("not_a_workbook".to_owned()));
    let repeated = archive(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        (
            "content.xml",
            br#"<office:document-content><office:body><office:spreadsheet><table:table table:name="S"><table:table-row table:number-rows-repeated="1000000"><table:table-cell office:value-type="string" table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"#,
        ),
    ]);
    assert!(answer(&written(folder.path(), "repeated.ods", &repeated)).is_err());
}

#[test]
fn workbooks_cut_short_or_of_nothing() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let ods = archive(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", b"<?xml version=\"1.0\"?><office:document-content><office:body><office:spreadsheet><table:table table:name=\"S\"><table:table-row><table:ta"),
    ]);
    assert!(answer(&written(folder.path(), "cut.ods", &ods)).is_err());
    assert_eq!(answer(&written(folder.path(), "half.ods", &ods[..ods.len() / 2])), Err("cut_short".to_owned()));
    let xls = [&b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"[..], &[0; 10_000]].concat();
    assert_eq!(answer(&written(folder.path(), "nothing.xls", &xls)), Err("not_a_workbook".to_owned()));
}

#[test]
fn nothing_at_all_is_told_and_a_header_alone_is_a_table() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for name in ["a.csv", "a.txt", "a.json", "a.xlsx", "a"] {
        assert_eq!(answer(&written(folder.path(), name, b"")), Err("empty".to_owned()), "{name}");
        assert_eq!(answer(&written(folder.path(), name, b"\xEF\xBB\xBF \r\n\r\n\t")), Err("empty".to_owned()), "{name}");
    }
    assert_eq!(answer(&written(folder.path(), "header.csv", b"id,text,date\n")), Ok((0, 0)));
}

#[test]
fn a_line_without_end_is_refused_before_it_fills_the_memory() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, start) in [
        ("line.csv", "id,text\n1,\""),
        ("line.json", "[{\"text\": \""),
        ("line.ndjson", "{\"text\": \"first\"}\n{\"text\": \"last\"}\n{\"text\": \""),
    ] {
        let path = folder.path().join(name);
        let mut file = std::fs::File::create(&path).expect("created");
        file.write_all(start.as_bytes()).expect("written");
        let words = vec![b'a'; 1024 * 1024];
        (0..66).for_each(|_| file.write_all(&words).expect("written"));
        drop(file);
        assert_eq!(answer(&path), Err("oversized_record".to_owned()), "{name}");
        std::fs::remove_file(&path).expect("removed");
    }
}

#[test]
fn a_study_that_is_no_json_is_told_in_words() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let code = |content: &[u8]| match read_study(&written(folder.path(), "study.json", content)) {
        Err(Error::Read(fault)) => format!("{} {}", fault.code, fault.detail),
        other => format!("{other:?}"),
    };
    assert_eq!(code(b"{\"format\": \"livisible-study\", \"version\": 1, \"stu"), "cut_short ");
    assert_eq!(code(b"{\"format\":\n \"livisible-study\",,"), "malformed_json 2:20");
}

#[cfg(unix)]
#[test]
fn a_pipe_is_never_waited_for() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("socket.csv");
    let _held = std::os::unix::net::UnixListener::bind(&path).expect("bound");
    assert_eq!(answer(&path), Err("not_a_file".to_owned()));
    let gathered = gather(&[folder.path().to_owned()], &folder.path().join("scratch"));
    assert_eq!(gathered.len(), 1);
}

#[test]
fn every_refusal_is_a_sentence_in_both_languages() {
    let word = || "§".to_owned();
    let faults = [
        Fault::Missing { path: word() },
        Fault::Folder { path: word() },
        Fault::NotAFile { path: word() },
        Fault::Denied { path: word() },
        Fault::Io { path: word(), number: Some(5) },
        Fault::Empty,
        Fault::NoRecords,
        Fault::CutShort,
        Fault::MalformedJson { line: 1, column: 2 },
        Fault::DamagedArchive { entry: word() },
        Fault::TooManyFiles { limit: 10_000 },
        Fault::UnknownFormat { name: word(), known: word() },
        Fault::FormatNotYet { what: word() },
        Fault::Binary { detail: "1 / 2".to_owned() },
        Fault::UnknownEncoding { label: word() },
        Fault::UnknownField { field: word(), known: word() },
        Fault::UnknownColumn { column: word(), columns: word() },
        Fault::UnknownSheet { sheet: word(), sheets: word() },
        Fault::Encrypted,
        Fault::NoSheets,
        Fault::NoTextLayer,
        Fault::NotAWorkbook { detail: "in English".to_owned() },
        Fault::TooLarge { bytes: 1 },
        Fault::OversizedRecord { record: 1, limit: 2 },
        Fault::NotACodebook { detail: word() },
        Fault::Write { detail: "in English".to_owned() },
    ];
    for fault in faults {
        for lang in [Lang::Fr, Lang::En] {
            assert!(locale::has(lang, &format!("read-{}", fault.code().replace('_', "-"))), "{}", fault.code());
            let sentence = locale::error(lang, &refused(fault.clone()));
            assert!(!sentence.contains("English") && sentence.ends_with('.'), "{sentence}");
        }
    }
    for code in ["malformed", "too-deep", "truncated", "empty-row", "empty-text"] {
        assert!([Lang::Fr, Lang::En].iter().all(|lang| locale::has(*lang, &format!("skipped-{code}"))), "{code}");
    }
    for info in formats::all() {
        for key in [format!("format-name-{}", info.name), format!("format-{}", info.what.replace('_', "-"))] {
            assert!([Lang::Fr, Lang::En].iter().all(|lang| locale::has(*lang, &key)), "{key}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_bytes_under_any_name_have_an_answer(
        bytes in proptest::collection::vec(prop_oneof![4 => proptest::sample::select(&b"{}[]\",:\\ \n"[..]), 2 => b'0'..b'z', 2 => any::<u8>()], 0..300),
        start in proptest::sample::select(vec![&b""[..], b"[{\"a\":", b"{\"a\":[{\"b\":1},", b"{\"a\":1}\n{\"a\":2}\n", b"PK\x03\x04", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", b"\xFF\xFE", b"'a','b'\n"]),
        extension in proptest::sample::select(formats::all().iter().flat_map(|info| info.extensions).chain(&["zip", "docx", ""]).copied().collect::<Vec<_>>()),
    ) {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = written(folder.path(), &format!("a.{extension}"), &[start, &bytes].concat());
        let _ = answer(&path);
        let gathered = gather(&[path], &folder.path().join("scratch"));
        prop_assert!(!gathered.is_empty());
    }

    #[test]
    fn any_change_to_an_archive_has_an_answer(changes in proptest::collection::vec((any::<proptest::sample::Index>(), any::<u8>()), 0..8), cut in any::<proptest::sample::Index>(), is_cut in any::<bool>()) {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let inner = archive(&[("b.csv", b"id,text\n1,words\n")]);
        let mut bytes = archive(&[("a/one.csv", b"id,text\n1,words and words and words\n"), ("in.zip", &inner), ("c.json", b"[{\"text\":\"words\"}]")]);
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if is_cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        let scratch = folder.path().join("scratch");
        let gathered = gather(&[written(folder.path(), "a.zip", &bytes)], &scratch);
        for file in gathered {
            prop_assert!(file.fault.is_some() || file.path.starts_with(folder.path()));
            let _ = answer(&file.path);
        }
    }
}
