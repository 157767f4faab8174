//! Tables as people bring them: what a researcher sees before an import is what the import then reads.

use std::path::{Path, PathBuf};

use livisible_core::corpus::lists::Space;
use livisible_core::corpus::record::{Item, Precision, Reader, Record};
use livisible_exchange::write::csv::csv;
use livisible_exchange::write::xlsx::{Sheet, xlsx};
use livisible_exchange::{Fault, Field, Format, Plan, open, recognise};
use proptest::prelude::*;

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/fixtures/tables").join(name)
}

/// Everything in a file: its records, why the others were left out, and what was noticed.
#[derive(Debug, Default)]
struct Contents {
    records: Vec<Record>,
    skipped: Vec<(u64, String)>,
    warnings: Vec<String>,
}

impl Contents {
    fn texts(&self) -> Vec<&str> {
        self.records.iter().map(|record| record.text.as_str()).collect()
    }
}

fn drain(mut reader: Box<dyn Reader>) -> Contents {
    let (mut contents, mut batch) = (Contents::default(), Vec::new());
    while reader.next_batch(&mut batch).expect("readable") {}
    let records = batch.into_iter().filter(|item| !matches!(item, Item::Respondent(_)));
    for (place, item) in records.enumerate() {
        match item {
            Item::Record(record) => {
                assert_eq!(record.number, place as u64 + 1);
                contents.records.push(*record);
            }
            Item::Skipped(skipped) | Item::Blank { skipped, .. } => {
                assert_eq!(skipped.record, place as u64 + 1);
                contents.skipped.push((skipped.record, skipped.reason));
            }
            Item::Respondent(_) => {}
        }
    }
    contents.warnings = reader.warnings().into_iter().map(|warning| warning.code).collect();
    contents
}

fn read_with(name: &str, plan: &Plan) -> Contents {
    drain(open(&fixture(name), plan).expect("opened").reader.expect("a reader"))
}

fn read(name: &str) -> Contents {
    read_with(name, &Plan::default())
}

fn roles(name: &str) -> Vec<(String, &'static str)> {
    recognise(&fixture(name), None).expect("recognised").columns.into_iter().map(|column| (column.name, column.role.word())).collect()
}

fn at(record: &Record) -> String {
    record.posted.as_ref().and_then(|posted| posted.instant).map_or_else(String::new, |instant| instant.to_rfc3339())
}

#[test]
fn french_reviews_from_excel() {
    let seen = recognise(&fixture("avis-cp1252.csv"), None).expect("recognised");
    assert_eq!(
        (seen.format, seen.encoding.as_deref(), seen.delimiter, seen.header_row),
        (Format::Csv, Some("windows-1252"), Some(';'), Some(1))
    );
    assert_eq!(seen.preview[1][3], "Déçu : le colis\r\nétait ouvert");
    let contents = read("avis-cp1252.csv");
    assert_eq!(contents.texts(), ["Très bien, livré à l’heure ; rien à redire", "Déçu : le colis\nétait ouvert"]);
    assert_eq!(contents.skipped, [(3, "empty_text".to_owned())]);
    assert_eq!(at(&contents.records[0]), "2024-03-02T10:05:00+00:00");
    assert_eq!(
        (contents.records[1].rating, contents.records[1].lang.as_deref(), contents.records[1].account.as_deref()),
        (Some(1.5), Some("fr"), None)
    );
    assert_eq!(contents.warnings, ["dates_without_zone"]);
}

#[test]
fn a_tracker_in_utf16_with_tabs() {
    let seen = recognise(&fixture("tracker-utf16.csv"), None).expect("recognised");
    assert_eq!((seen.encoding.as_deref(), seen.delimiter), (Some("UTF-16LE"), Some('\t')));
    let contents = read("tracker-utf16.csv");
    assert_eq!(contents.texts(), ["Capsules\nL'odeur du café", "The capsule is not compostable"]);
    assert_eq!(at(&contents.records[1]), "2024-03-02T11:30:00+00:00");
    assert_eq!(contents.records[0].posted.as_ref().map(|posted| posted.precision), Some(Precision::Minute));
}

#[test]
fn verbatims_without_a_header() {
    assert_eq!(roles("verbatims-sans-entete.csv"), [("column 1".to_owned(), "attribute"), ("column 2".to_owned(), "text")]);
    let contents = read("verbatims-sans-entete.csv");
    assert_eq!(contents.records.len(), 3);
    assert_eq!(contents.records[0].attributes["column 1"], 12);
}

#[test]
fn a_survey_with_two_rows_of_header() {
    let contents = read("enquete-deux-entetes.csv");
    assert_eq!(contents.texts(), ["Le service est rapide mais le prix a augmenté", "Je ne connais pas vraiment cette enseigne"]);
    assert_eq!(contents.skipped, [(3, "blank_answer".to_owned())]);
    // What the closed questions say is the respondent's.
    assert_eq!(contents.records[0].respondent.as_deref(), Some("1001"));
    assert!(contents.records[0].attributes.is_empty());
    assert_eq!(contents.warnings, ["second_header"]);
}

#[test]
fn titles_above_the_header() {
    let seen = recognise(&fixture("preamble.csv"), None).expect("recognised");
    assert_eq!((seen.preamble, seen.header_row), (3, Some(4)));
    let contents = read("preamble.csv");
    assert_eq!(contents.warnings, ["preamble"]);
    assert_eq!(contents.texts(), ["Hello\nFirst mention", "Second mention"]);
    assert_eq!((contents.records[0].title.as_deref(), contents.records[1].title.as_deref()), (Some("Hello"), None));
}

#[test]
fn line_ends_of_old_and_broken_rows() {
    assert_eq!(read("cr-only.csv").texts(), ["first", "two\nlines"]);
    let contents = read("ragged-nul-quote.csv");
    assert_eq!(contents.texts(), ["short", "longer", "nul\u{FFFD}inside", "never closed,Nice\n5,swallowed,Metz\n"]);
    assert_eq!(contents.skipped, [(4, "empty_row".to_owned())]);
    assert_eq!(contents.records[1].attributes["column 4"], "extra");
    assert_eq!(contents.warnings, ["open_quote", "ragged_rows", "nul_replaced"]);
}

#[test]
fn a_text_is_one_message() {
    let contents = read("message.txt");
    assert_eq!(contents.texts(), ["J’ai attendu trois semaines.\nPuis, un matin, le colis était là.\n"]);
    assert_eq!(contents.records[0].id, None);
}

#[test]
fn what_the_analyst_says_wins() {
    let plan = Plan {
        map: vec![(Field::Text, "city".to_owned()), (Field::Ignore, "1".to_owned())],
        space: Some(Space::Chat),
        venue: Some("Boutique".to_owned()),
        lang: Some("fr".to_owned()),
        ..Plan::default()
    };
    let contents = read_with("ragged-nul-quote.csv", &plan);
    let first = &contents.records[0];
    assert_eq!(
        (first.text.as_str(), first.id.as_deref(), first.space, first.venue.as_deref(), first.lang.as_deref()),
        ("Lyon", None, Some(Space::Chat), Some("Boutique"), Some("fr"))
    );
    let fault = |plan: Plan| open(&fixture("cr-only.csv"), &plan).err().map(|fault| fault.code());
    assert_eq!(fault(Plan { map: vec![(Field::Text, "corps".to_owned())], ..Plan::default() }), Some("unknown_column"));
    assert_eq!(fault(Plan { format: Some("pptx".to_owned()), ..Plan::default() }), Some("unknown_format"));
    assert_eq!(fault(Plan { encoding: Some("klingon".to_owned()), ..Plan::default() }), Some("unknown_encoding"));
    assert_eq!(fault(Plan { format: Some("xlsx".to_owned()), ..Plan::default() }), Some("not_a_workbook"));
    assert_eq!(recognise(Path::new("/nowhere/at.all"), None).err().map(|fault| fault.code()), Some("missing"));
    assert_eq!(recognise(&fixture(""), None).err().map(|fault| fault.code()), Some("folder"));
    assert_eq!(read_with("cr-only.csv", &Plan { format: Some("text".to_owned()), ..Plan::default() }).records.len(), 1);
}

#[test]
fn a_study_is_recognised_and_left_to_the_core() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("study.txt");
    std::fs::write(&path, "\u{FEFF}{\n  \"format\" : \"livisible-study\", \"version\": 1}").expect("written");
    let opened = open(&path, &Plan::default()).expect("opened");
    assert!(opened.recognised.format == Format::Study && opened.reader.is_none());
    std::fs::write(&path, "{\"format\": \"other\"}").expect("written");
    assert_eq!(open(&path, &Plan::default()).err(), Some(Fault::NoRecords));
}

/// Exports of 4CAT, Qualtrics and shops, as their columns come.
#[test]
fn columns_of_well_known_tools() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let roles = |table: &str| {
        let path = folder.path().join("export.csv");
        std::fs::write(&path, table).expect("written");
        let columns = recognise(&path, None).expect("recognised").columns;
        columns
            .into_iter()
            .filter(|column| column.role != Field::Attribute)
            .map(|column| format!("{}={}", column.role.word(), column.name))
            .collect::<Vec<_>>()
            .join(" ")
    };
    assert_eq!(
        roles("id,thread_id,author,body,timestamp,unix_timestamp\n9,7,ann,Some words here,2024-03-02 09:00:00,1709370000\n"),
        "id=id thread=thread_id account=author text=body posted=unix_timestamp"
    );
    assert_eq!(
        roles(
            "id,replyCount,likeCount,publishedAt,authorName,text,authorChannelId,authorChannelUrl,isReply,isReplyTo,isReplyToName\nUg1,0,3,2024-03-02T09:00:00Z,Ann,So good,UC1,http://y/1,0,,\nUg2,0,0,2024-03-03T09:00:00Z,Bob,So bad indeed,UC2,http://y/2,1,Ug1,Ann\n"
        ),
        "id=id posted=publishedAt account=authorName text=text parent=isReplyTo"
    );
    assert_eq!(
        roles(
            "reviewId,userName,userImage,content,score,thumbsUpCount,reviewCreatedVersion,at,replyContent,repliedAt\ngp1,Ann,http://i/1,Very good app,5,0,1.0,2024-03-02 09:00:00,,\ngp2,Bob,http://i/2,Crashes all day,1,2,1.0,2024-03-03 09:00:00,Sorry!,2024-03-04 09:00:00\n"
        ),
        "id=reviewId account=userName text=content rating=score posted=at reply=replyContent replied=repliedAt"
    );
    assert_eq!(
        roles(
            "Horodateur,Votre âge,Que pensez-vous de nos magasins ?\n02/03/2024 09:00:00,25-34,Trop chers mais agréables\n03/03/2024 10:00:00,35-49,Le personnel est aimable\n"
        ),
        "posted=Horodateur text=Que pensez-vous de nos magasins ?"
    );
    assert_eq!(
        roles(
            "Report:,Bulk Mentions Download,,,,,,\nBrand:,Velmoka,,,,,,\nQuery Name,Date,Title,Snippet,Url,Author,Language,Full Text\nQ,2024-03-02 09:00:00.0,T,Sn,https://e.org/1,ann,fr,Le texte entier du message\n"
        ),
        "posted=Date title=Title url=Url account=Author lang=Language text=Full Text"
    );
}

/// Some collectors put a backslash before the quotes of a text, and write its own backslashes as they are.
#[test]
fn quotes_behind_a_backslash() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("videoinfo_abc_comments.csv");
    let table = concat!(
        "id,likeCount,publishedAt,authorName,text\n",
        "\"Ug1\",3,\"2024-03-02T09:00:00Z\",\"Ann\",\"He said \\\"never again\\\", twice ¯\\_(ツ)_/¯\"\n",
        "\"Ug2\",0,\"2024-03-03T09:00:00Z\",\"Bob\",\"It sits in C:\\new\"\n",
    );
    std::fs::write(&path, table).expect("written");
    let contents = drain(open(&path, &Plan::default()).expect("opened").reader.expect("a reader"));
    assert_eq!(contents.texts(), ["He said \"never again\", twice ¯\\_(ツ)_/¯", "It sits in C:\\new"]);
    assert_eq!(contents.warnings, [""; 0]);
}

/// A file in order of time whose first rows are all in the first days of a month.
#[test]
fn the_order_of_day_and_month_may_stand_far_down() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("dates.csv");
    let mut table = "id,date,text\n".to_owned();
    for id in 0..5000 {
        table.push_str(&format!("{id},03/{:02}/2024,some words\n", if id == 4999 { 28 } else { id % 12 + 1 }));
    }
    std::fs::write(&path, table).expect("written");
    let contents = drain(open(&path, &Plan::default()).expect("opened").reader.expect("a reader"));
    assert_eq!(at(&contents.records[0]), "2024-03-01T00:00:00+00:00");
    assert_eq!(contents.warnings, [""; 0]);
}

#[test]
fn a_workbook_reads_as_the_table_it_was_made_from() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("reviews.dat");
    let header = ["id", "date", "text", "note"].map(str::to_owned).to_vec();
    let rows = (0..3000i64)
        .map(|id| vec![format!("r{id}").into(), "2024-03-02".into(), format!("Verbatim n° {id} 😀\nsuite").into(), (id % 5 + 1).into()]);
    let notes = Sheet { name: "Notes".to_owned(), header: vec!["x".to_owned()], rows: Box::new(std::iter::once(vec!["y".into()])) };
    let empty = Sheet { name: "Empty".to_owned(), header: vec![], rows: Box::new(std::iter::empty()) };
    let written = folder.path().join("reviews.xlsx");
    xlsx(&written, vec![empty, Sheet { name: "Reviews".to_owned(), header, rows: Box::new(rows) }, notes]).expect("written");
    std::fs::rename(&written, &path).expect("renamed");
    let opened = open(&path, &Plan::default()).expect("opened");
    assert_eq!((opened.recognised.format, opened.recognised.sheet.as_deref()), (Format::Xlsx, Some("Reviews")));
    let contents = drain(opened.reader.expect("a reader"));
    assert_eq!((contents.records.len(), contents.records[2999].text.as_str()), (3000, "Verbatim n° 2999 😀\nsuite"));
    assert_eq!(
        (contents.records[7].id.as_deref(), contents.records[7].rating, at(&contents.records[7]).as_str()),
        (Some("r7"), Some(3.0), "2024-03-02T00:00:00+00:00")
    );
    assert_eq!(contents.warnings, ["other_sheets"]);
    let other = open(&path, &Plan { sheet: Some("notes".to_owned()), ..Plan::default() }).expect("opened");
    assert_eq!(other.recognised.sheet.as_deref(), Some("Notes"));
    assert_eq!(
        open(&path, &Plan { sheet: Some("gone".to_owned()), ..Plan::default() }).err().map(|fault| fault.code()),
        Some("unknown_sheet")
    );
}

#[test]
fn a_broken_workbook_is_a_fault() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("broken.xlsx");
    let sheet = Sheet {
        name: "S".to_owned(),
        header: vec!["text".to_owned()],
        rows: Box::new((0..500i64).map(|n| vec![format!("row {n} {}", n * 7919).into()])),
    };
    xlsx(&path, vec![sheet]).expect("written");
    let whole = std::fs::read(&path).expect("read");
    for cut in [30, whole.len() / 2, whole.len() - 10] {
        std::fs::write(&path, &whole[..cut]).expect("written");
        assert_eq!(open(&path, &Plan::default()).err().map(|fault| fault.code()), Some("cut_short"), "{cut}");
    }
}

/// Whatever a file holds, under any name and any plan: an answer, an end, and records numbered from one.
fn survives(bytes: &[u8], name: &str, plan: &Plan) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).expect("written");
    let Ok(opened) = open(&path, plan) else { return };
    let Some(mut reader) = opened.reader else { return };
    let mut batch = Vec::new();
    while reader.next_batch(&mut batch) == Ok(true) {}
    let numbers = batch.iter().filter_map(|item| match item {
        Item::Record(record) => Some(record.number),
        Item::Skipped(skipped) | Item::Blank { skipped, .. } => Some(skipped.record),
        Item::Respondent(_) => None,
    });
    for (place, number) in numbers.enumerate() {
        assert_eq!(number, place as u64 + 1);
    }
    assert_eq!(reader.next_batch(&mut Vec::new()), Ok(false));
    reader.warnings();
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_bytes_have_an_answer(
        bytes in proptest::collection::vec(prop_oneof![4 => Just(b','), 2 => Just(b'"'), 4 => Just(b'\n'), 1 => Just(b'\r'), 2 => Just(b';'), 1 => Just(0u8), 10 => b'0'..b'z', 2 => any::<u8>()], 0..400),
        start in prop_oneof![Just(&b""[..]), Just(&b"id,text,date\n"[..]), Just(&b"PK\x03\x04"[..]), Just(&b"\xFF\xFE"[..]), Just(&b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"[..]), Just(&b"{\"format\""[..])],
        name in prop_oneof![Just("a.csv"), Just("a.txt"), Just("a.xlsx"), Just("a")],
        format in prop_oneof![Just(None), Just(Some("csv".to_owned())), Just(Some("text".to_owned())), Just(Some("xlsx".to_owned()))],
    ) {
        survives(&[start, &bytes].concat(), name, &Plan { format, ..Plan::default() });
    }

    #[test]
    fn texts_that_go_out_come_back(texts in proptest::collection::vec("[a-zéà ,;\"'\n=😀]{0,40}", 1..30)) {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("out.csv");
        let mut out = Vec::new();
        let header = ["id", "text"].map(str::to_owned);
        csv(&mut out, &header, texts.iter().enumerate().map(|(at, text)| vec![format!("m{at}").into(), text.as_str().into()])).expect("in memory");
        std::fs::write(&path, out).expect("written");
        let plan = Plan { map: vec![(Field::Text, "text".to_owned())], delimiter: Some(','), ..Plan::default() };
        let contents = drain(open(&path, &plan).expect("opened").reader.expect("a reader"));
        let expected: Vec<String> = texts.iter().filter(|text| !text.trim().is_empty()).map(|text| if text.starts_with('=') { format!("'{text}") } else { text.clone() }).collect();
        prop_assert_eq!(contents.texts(), expected);
        prop_assert_eq!(contents.records.len() + contents.skipped.len(), texts.len());
    }
}
