use acceptance::{Desk, bring, noon};
use chrono::Duration;
use livisible_core::codebook::Code;
use livisible_core::codebook::book::Book;
use livisible_core::codebook::relation::RelationKind;
use livisible_core::codebook::split::Part;
use livisible_core::coding::Voice;
use livisible_core::coding::add::NewCoding;
use livisible_core::memo::{NewMemo, Subject};
use livisible_core::{Error, Study};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

fn texts(value: Value) -> Map<String, Value> {
    value.as_object().unwrap().clone()
}

fn state(study: &Study) -> String {
    serde_json::to_string(&study.document(None).unwrap()).unwrap()
}

fn add(study: &mut Study, ext: &str, parent: Option<i64>) -> i64 {
    let code = Code { ext: ext.into(), parent, label: texts(json!({ "fr": ext })), ..Code::default() };
    study.add_code(&code, noon()).unwrap().value
}

/// Three messages of two people, and codes A, B, C.
fn small(desk: &Desk) -> (Study, Vec<i64>, [i64; 3]) {
    let mut study = desk.study("s.livi");
    bring(
        &mut study,
        &desk.file("m.csv", "id,author,text\nM1,lina,Trop cher et trop lent\nM2,lina,Trop cher encore\nM3,omar,Lent mais pas cher\n"),
    );
    let messages = study.message_ids().unwrap();
    let codes = ["A", "B", "C"].map(|ext| add(&mut study, ext, None));
    (study, messages, codes)
}

fn put(
    study: &mut Study,
    code: i64,
    message: i64,
    range: std::ops::Range<usize>,
    memo: Option<&str>,
    change: impl FnOnce(&mut NewCoding),
) -> i64 {
    let mut new = NewCoding { memo: memo.map(str::to_owned), ..NewCoding::by_hand(code, message, Some(range), "A") };
    change(&mut new);
    study.code(&new, noon()).unwrap().value.unwrap()
}

fn sound(study: &Study) {
    assert!(study.check().unwrap().findings.is_empty());
}

#[test]
fn merged_codes_lose_no_word() {
    let desk = Desk::new();
    let (mut study, m, [a, b, c]) = small(&desk);
    let mut code = study.code_by_row(b).unwrap();
    code.definition = texts(json!({ "fr": "ce qui coûte" }));
    code.exclude = texts(json!({ "fr": "les promesses" }));
    code.example = Some("hors de prix".into());
    study.edit_code(&code, noon()).unwrap();
    let below = add(&mut study, "B1", Some(b));
    // « Trop cher et trop lent »: A on 0..9, B on 5..15 and on 16..20; on M2 the same words in two voices.
    let first = put(&mut study, a, m[0], 0..9, Some("dit A"), |_| {});
    let second = put(&mut study, b, m[0], 5..15, Some("dit B"), |_| {});
    let apart = put(&mut study, b, m[0], 16..20, None, |_| {});
    put(&mut study, a, m[1], 0..9, None, |_| {});
    let new = NewCoding {
        voice: Voice::Reported,
        weight: Some(2),
        memo: Some("elle cite".into()),
        ..NewCoding::by_hand(b, m[1], Some(0..9), "A")
    };
    study.code(&new, noon() + Duration::hours(1)).unwrap();
    // Another coder's words stay another coder's.
    put(&mut study, b, m[0], 0..9, None, |new| new.coder = "Zoé".into());
    study.add_memo(&NewMemo::on(Subject::Coding, second, None, "sur le codage"), noon()).unwrap();
    study.add_memo(&NewMemo::on(Subject::Code, b, None, "sur le code"), noon()).unwrap();
    study.relate(b, RelationKind::Consequence, c, Some("du prix"), noon()).unwrap();
    study.relate(a, RelationKind::Consequence, c, Some("aussi"), noon()).unwrap();
    study.relate(a, RelationKind::Opposes, b, Some("pas le même"), noon()).unwrap();
    let net = study.add_net(&texts(json!({ "fr": "Freins" })), &[a, b], noon()).unwrap().value;

    let before = state(&study);
    let preview = study.merge_preview(a, &[b]).unwrap();
    assert_eq!((preview.codes, preview.codings, preview.overlaps, preview.messages, preview.children, preview.memos), (1, 4, 2, 2, 1, 2));
    let done = study.merge_codes(a, &[b], Some("la même chose"), noon()).unwrap();
    assert_eq!(done.value, preview);

    let codings = study.codings_of(m[0]).unwrap();
    let told: Vec<(usize, usize, &str, Option<&str>)> =
        codings.iter().map(|one| (one.start, one.stop, one.coder.as_str(), one.memo.as_deref())).collect();
    assert_eq!(told, [(0, 15, "A", Some("dit A\n\ndit B")), (0, 9, "Zoé", None), (16, 20, "A", None)]);
    assert!(codings.iter().all(|one| one.code == a));
    assert_eq!((codings[0].id, codings[2].id), (first, apart));
    assert_eq!(study.memos_on(Subject::Coding, first).unwrap()[0].body, "sur le codage");
    let same = &study.codings_of(m[1]).unwrap();
    assert_eq!((same.len(), same[0].voice, same[0].weight), (1, Voice::Reported, Some(2)), "the newest says it");
    assert_eq!(same[0].memo.as_deref(), Some("elle cite\n\nCodé aussi\u{a0}: voix assumée"));

    let kept = study.code_by_row(a).unwrap();
    assert_eq!(kept.include["fr"], "B: ce qui coûte");
    assert_eq!((kept.exclude["fr"].as_str(), kept.example.as_deref()), (Some("les promesses"), Some("hors de prix")));
    assert_eq!(study.code_by_row(below).unwrap().parent, Some(a));
    let memos: Vec<String> = study.memos_on(Subject::Code, a).unwrap().into_iter().map(|memo| memo.body).collect();
    assert_eq!(memos, ["sur le code", "pas le même"], "what was written on a relation to itself is a memo");
    let relations = study.relations().unwrap();
    assert_eq!(relations.len(), 1);
    assert_eq!((relations[0].from, relations[0].memo.as_deref()), (a, Some("du prix\n\naussi")));
    assert_eq!(study.net(net).unwrap().codes, [a]);
    assert!(study.history(0, 1).unwrap().1[0].describe(study.identity().unwrap().lang).ends_with("la même chose"));
    sound(&study);
    let after = state(&study);
    study.undo().unwrap();
    assert_eq!(state(&study), before);
    study.redo().unwrap();
    assert_eq!(state(&study), after);
    sound(&study);
    assert!(matches!(study.merge_codes(a, &[a], None, noon()), Err(Error::NothingToMerge { .. })));
}

#[test]
fn a_code_merged_with_what_it_stands_under_takes_its_place() {
    let desk = Desk::new();
    let (mut study, _, [a, ..]) = small(&desk);
    let middle = add(&mut study, "AA", Some(a));
    let low = add(&mut study, "AAA", Some(middle));
    study.merge_codes(low, &[a], None, noon()).unwrap();
    assert_eq!(study.code_by_row(low).unwrap().parent, None);
    assert_eq!(study.code_by_row(middle).unwrap().parent, Some(low));
    sound(&study);
}

#[test]
fn a_code_is_split_by_reading_its_codings_again() {
    let desk = Desk::new();
    let (mut study, m, [a, b, _]) = small(&desk);
    let one = put(&mut study, a, m[0], 0..9, None, |_| {});
    let two = put(&mut study, a, m[0], 13..22, None, |_| {});
    let three = put(&mut study, a, m[1], 0..9, Some("ici"), |_| {});
    put(&mut study, b, m[1], 5..16, Some("là"), |_| {});
    let before = state(&study);
    let slow = Code { label: texts(json!({ "fr": "Lenteur" })), parent: Some(a), ..Code::default() };
    let parts = [Part::New(Box::new(slow)), Part::Known(b)];
    let made = study.split_code(a, &parts, &[(two, 0), (three, 1)], noon()).unwrap().value;
    assert_eq!(study.coding(one).unwrap().code, a, "what is not sent stays");
    assert_eq!(study.coding(two).unwrap().code, made[0]);
    assert_eq!(study.code_by_row(made[0]).unwrap().number, Some(4));
    let there = study.codings_of(m[1]).unwrap();
    assert_eq!((there.len(), there[0].code, there[0].start, there[0].stop, there[0].memo.as_deref()), (1, b, 0, 16, Some("ici\n\nlà")));
    sound(&study);
    study.undo().unwrap();
    assert_eq!(state(&study), before);
    let foreign = study.codings_of(m[1]).unwrap().into_iter().find(|coding| coding.code == b).unwrap().id;
    assert!(matches!(study.split_code(a, &parts, &[(foreign, 0)], noon()), Err(Error::UnknownObject { .. })));
    assert!(matches!(study.split_code(a, &[Part::Known(a)], &[], noon()), Err(Error::BadParameter { .. })));
}

#[test]
fn nets_count_everybody_once() {
    let desk = Desk::new();
    let (mut study, m, [a, b, c]) = small(&desk);
    let below = add(&mut study, "B1", Some(b));
    put(&mut study, a, m[0], 0..9, None, |_| {});
    put(&mut study, below, m[0], 13..22, None, |_| {});
    put(&mut study, b, m[1], 0..9, None, |_| {});
    put(&mut study, c, m[2], 0..4, None, |_| {});
    let net = study.add_net(&texts(json!({ "fr": "Freins" })), &[a, b], noon()).unwrap().value;
    let counts = study.net_counts(&study.codebook().unwrap(), &study.nets().unwrap()).unwrap()[&net];
    assert_eq!((counts.messages, counts.persons, counts.respondents), (2, 1, 0), "one person wrote both");
    study.set_in_net(net, c, true, noon()).unwrap();
    assert_eq!(study.set_in_net(net, c, true, noon()).unwrap().op, None, "it is there already");
    let counts = study.net_counts(&study.codebook().unwrap(), &study.nets().unwrap()).unwrap()[&net];
    assert_eq!((counts.messages, counts.persons), (3, 2));
    drop(study);
    desk.livi(&["export", "s.livi", "m.csv", "--as", "matrix"]);
    let matrix = std::fs::read_to_string(desk.path("m.csv")).unwrap();
    assert!(matrix.lines().next().unwrap().ends_with("A,B,B1,C,Freins"), "{matrix}");
    assert!(matrix.lines().nth(1).unwrap().ends_with("1,1,1,0,1"), "{matrix}");
    assert_eq!(desk.json(&["codes", "s.livi", "--nets"])[0]["messages"], 3);
    let mut study = Study::open(&desk.path("s.livi")).unwrap();
    study.delete_code(b, noon()).unwrap();
    assert_eq!(study.net(net).unwrap().codes, [a, c]);
    study.delete_net(net, noon()).unwrap();
    sound(&study);
}

#[test]
fn a_number_stands_for_one_code() {
    let desk = Desk::new();
    let (mut study, _, [a, b, c]) = small(&desk);
    let mut code = study.code_by_row(b).unwrap();
    code.number = Some(1);
    let refused = study.edit_code(&code, noon()).unwrap_err();
    assert!(livisible_core::locale::error(livisible_core::locale::Lang::Fr, &refused).contains("A (A)"), "{refused}");
    study.move_code(c, Some(a), None, noon()).unwrap();
    assert_eq!(study.renumber(noon()).unwrap().value, 2);
    let numbers: Vec<Option<i64>> = [a, c, b].iter().map(|&id| study.code_by_row(id).unwrap().number).collect();
    assert_eq!(numbers, [Some(1), Some(2), Some(3)]);
    assert_eq!(study.renumber(noon()).unwrap().op, None);
}

#[test]
fn an_example_outlives_the_coding_it_was_taken_from() {
    let desk = Desk::new();
    let (mut study, m, [a, b, _]) = small(&desk);
    let coding = put(&mut study, a, m[2], 10..18, None, |_| {});
    study.set_example(a, coding, noon()).unwrap();
    study.uncode(coding, noon()).unwrap();
    assert_eq!(study.example(a).unwrap().unwrap().quote, "pas cher");
    let document = study.document(None).unwrap();
    assert_eq!(serde_json::to_value(&document.codes[0]).unwrap()["example_at"], json!({ "message": "M3", "start": 10, "end": 18 }));
    sound(&study);
    // A merged code leaves its example as words.
    study.merge_codes(b, &[a], None, noon()).unwrap();
    assert_eq!(study.code_by_row(b).unwrap().example.as_deref(), Some("pas cher"));
    sound(&study);
    study.undo().unwrap();
    study.remove_import(1, noon()).unwrap();
    assert_eq!(study.example(a).unwrap(), None);
    sound(&study);
}

#[test]
fn versions_tell_what_changed() {
    let desk = Desk::new();
    let (mut study, m, [a, b, c]) = small(&desk);
    assert_eq!(study.codebook_version().unwrap(), 1);
    study.keep_version("Première", Some("avant l’atelier"), noon()).unwrap();
    assert_eq!(study.codebook_version().unwrap(), 1);
    let mut code = study.code_by_row(a).unwrap();
    (code.label, code.definition) = (texts(json!({ "fr": "Prix" })), texts(json!({ "fr": "ce que cela coûte" })));
    study.edit_code(&code, noon()).unwrap();
    assert_eq!(study.codebook_version().unwrap(), 2);
    study.move_code(c, Some(a), None, noon()).unwrap();
    put(&mut study, b, m[0], 0..9, None, |_| {});
    // A coding is no change of the codebook, a merge keeps it as it stood.
    study.merge_codes(a, &[b], Some("doublon"), noon()).unwrap();
    assert_eq!(
        study.codebook_versions().unwrap().iter().map(|v| (v.number, v.name.is_some())).collect::<Vec<_>>(),
        [(1, true), (2, false)]
    );
    let difference = study.difference(&study.find_version("Première").unwrap(), &study.find_version("now").unwrap()).unwrap();
    let told: Vec<(&str, &str, Option<&str>)> =
        difference.changes.iter().map(|one| (one.kind.word(), one.id.as_str(), one.after.as_deref())).collect();
    assert_eq!(
        told,
        [
            ("removed", "B", None),
            ("renamed", "A", Some("Prix")),
            ("definition", "A", None),
            ("include", "A", None),
            ("moved", "C", Some("Prix"))
        ]
    );
    assert_eq!(
        difference.changes[2].words.iter().map(|word| (word.kind, word.text.as_str())).collect::<Vec<_>>(),
        [("new", "ce que cela coûte")]
    );
    assert_eq!(difference.lines.iter().map(|line| line.kind.as_str()).collect::<Vec<_>>(), ["merge-codes-why"]);
    study.undo().unwrap();
    assert_eq!(study.codebook_versions().unwrap().len(), 1, "what was kept for the merge goes with it");
    drop(study);
    let text = desk.livi(&["codes", "s.livi", "--diff", "1", "now", "--lang", "fr"]);
    assert!(text.contains("Renommé: Prix  A → Prix"), "{text}");
    assert!(desk.fails(1, &["codes", "s.livi", "--diff", "7", "now"]).contains('7'));
}

#[test]
fn the_document_takes_all_of_it_along() {
    let desk = Desk::new();
    let (mut study, m, [a, b, c]) = small(&desk);
    let mut code = study.code_by_row(a).unwrap();
    code.origin = Some(livisible_core::codebook::CodeOrigin::InVivo);
    (code.one_of, code.anti_example) = (true, Some("comme dit lina".into()));
    study.edit_code(&code, noon()).unwrap();
    let coding = put(&mut study, a, m[0], 5..9, None, |_| {});
    study.set_example(a, coding, noon()).unwrap();
    study.relate(a, RelationKind::Condition, c, Some("lina le dit"), noon()).unwrap();
    study.add_net(&texts(json!({ "fr": "lina et Freins" })), &[c, b], noon()).unwrap();
    study.keep_version("lina", Some("note de lina"), noon()).unwrap();
    let before = state(&study);
    drop(study);
    desk.livi(&["export", "s.livi", "o.json"]);
    desk.livi(&["new", "t.livi", "--lang", "fr"]);
    desk.livi(&["import", "t.livi", "o.json"]);
    let mut again = Study::open(&desk.path("t.livi")).unwrap();
    assert_eq!(state(&again), before);
    sound(&again);
    assert_eq!(bring(&mut again, &desk.path("o.json")).report.messages, 0, "the same again brings nothing");
    assert_eq!(state(&again), before);
    desk.livi(&["export", "s.livi", "masked.json", "--identities", "pseudonyms"]);
    let text = std::fs::read_to_string(desk.path("masked.json")).unwrap();
    assert!(!text.contains("lina"), "{text}");
    assert!(text.contains("\"example_at\"") && text.contains("\"anti_example\"") && text.contains("\"versions\""));
    let mut broken: Value = serde_json::from_str(&before).unwrap();
    broken["relations"][0]["to"] = json!("Z");
    desk.file("bad.json", broken.to_string());
    desk.livi(&["new", "u.livi"]);
    assert!(desk.fails(1, &["import", "u.livi", "bad.json"]).contains("relations[0].to"));
}

/// What a format says of a codebook, to be compared.
fn said(study: &Study, both: bool) -> Value {
    let snapshot = study.snapshot().unwrap();
    let in_fr = |texts: &Map<String, Value>| texts.get("fr").cloned();
    let all = |texts: &Map<String, Value>| if both { Some(Value::Object(texts.clone())) } else { in_fr(texts) };
    let name = |ext: &str| snapshot.codes.iter().find(|code| code.id == ext).and_then(|code| in_fr(&code.label));
    let codes: Vec<Value> = snapshot
        .codes
        .iter()
        .map(|code| {
            json!([
                all(&code.label),
                all(&code.definition),
                all(&code.include),
                all(&code.exclude),
                code.example,
                code.anti_example,
                code.color,
                code.parent.as_deref().and_then(name),
                both.then(|| json!([code.id, code.number, code.exclusive, code.one_of, code.origin])),
            ])
        })
        .collect();
    let nets: Vec<Value> =
        snapshot.nets.iter().map(|net| json!([in_fr(&net.label), net.codes.iter().map(|code| name(code)).collect::<Vec<_>>()])).collect();
    let relations: Vec<Value> = snapshot.relations.iter().map(|one| json!([name(&one.from), one.kind, name(&one.to)])).collect();
    json!([codes, nets, both.then_some(relations)])
}

#[test]
fn a_codebook_goes_through_each_format() {
    let desk = Desk::new();
    let (mut study, m, [a, b, c]) = small(&desk);
    study.copy_template("FL", noon()).unwrap();
    let mut code = study.code_by_row(a).unwrap();
    code.definition = texts(json!({ "fr": "ce qui <coûte> & \"pèse\"\n\nune suite", "en": "what it costs" }));
    code.include = texts(json!({ "fr": "les tarifs" }));
    code.exclude = texts(json!({ "fr": "les délais" }));
    (code.example, code.anti_example) = (Some("trop cher".into()), Some("trop lent".into()));
    (code.exclusive, code.color) = (true, Some("#2C8DEA".into()));
    study.edit_code(&code, noon()).unwrap();
    study.move_code(c, Some(a), None, noon()).unwrap();
    put(&mut study, a, m[0], 0..9, None, |_| {});
    study.relate(a, RelationKind::Opposes, b, None, noon()).unwrap();
    study.add_net(&texts(json!({ "fr": "Freins" })), &[a, c], noon()).unwrap();
    study.add_net(&texts(json!({ "fr": "Moteurs" })), &[c, b], noon()).unwrap();
    for (file, both) in [("b.csv", true), ("b.xlsx", true), ("b.json", true), ("b.qdc", false)] {
        desk.livi(&["export", "s.livi", file, "--as", "codebook", "--identities", "keep", "--lang", "fr"]);
        let other = format!("{file}.livi");
        desk.livi(&["new", &other, "--lang", "fr"]);
        desk.livi(&["codes", &other, "--import", file, "--lang", "fr"]);
        let again = Study::open(&desk.path(&other)).unwrap();
        let order = |value: Value| {
            let mut codes = value[0].as_array().unwrap().clone();
            codes.sort_by_key(ToString::to_string);
            json!([codes, value[1], value[2]])
        };
        assert_eq!(order(said(&again, both)), order(said(&study, both)), "{file}");
        sound(&again);
    }
    let qdc = std::fs::read_to_string(desk.path("b.qdc")).unwrap();
    assert!(qdc.contains("<CodeBook xmlns=\"urn:QDA-XML:codebook:1.0\"") && qdc.contains("&lt;coûte&gt; &amp; &quot;pèse&quot;"), "{qdc}");
    desk.livi(&["export", "s.livi", "again.qdc", "--identities", "keep", "--lang", "fr"]);
    assert_eq!(std::fs::read_to_string(desk.path("again.qdc")).unwrap(), qdc, "GUIDs do not change");
}

#[test]
fn an_interchange_codebook_of_another_tool_comes_in() {
    let desk = Desk::new();
    let xml = "\u{FEFF}<?xml version=\"1.0\"?>\n<CodeBook xmlns=\"urn:QDA-XML:codebook:1.0\" origin=\"Other 1\"><Codes>\
        <Code guid=\"{85d17f60-7bb0-481e-b742-b4861dd669df}\" name=\"Prix\" isCodable=\"false\"><Description>Ce qui se paie &amp; pèse</Description>\
        <Code guid=\"0F8A1907-7E42-4739-8610-A676B4D1B69F\" name=\"Trop cher\" isCodable=\"true\" color=\"#f08\"/></Code>\
        <Code guid=\"D2C1E38E-5220-42FA-A442-908471CC7964\" name=\"Prix\" isCodable=\"true\"/></Codes>\
        <Sets><Set guid=\"0F8A1907-7E42-4739-8610-A676B4D1B69A\" name=\"Freins\"><MemberCode guid=\"85D17F60-7BB0-481E-B742-B4861DD669DF\"/></Set></Sets></CodeBook>";
    desk.file("o.qdc", xml);
    desk.livi(&["new", "s.livi", "--lang", "fr"]);
    desk.livi(&["codes", "s.livi", "--import", "o.qdc", "--lang", "fr"]);
    let study = Study::open(&desk.path("s.livi")).unwrap();
    let codes = study.codebook().unwrap().codes;
    assert_eq!(codes.iter().map(|code| code.ext.as_str()).collect::<Vec<_>>(), ["C1", "C2", "C3"], "two codes of one name are two codes");
    assert_eq!(codes[0].definition["fr"], "Ce qui se paie & pèse");
    assert_eq!((codes[1].parent, codes[1].color.as_deref()), (Some(codes[0].id), Some("#ff0088")));
    assert_eq!(study.nets().unwrap()[0].codes, [codes[0].id]);
    drop(study);
    desk.file("broken.qdc", "<CodeBook><Codes>");
    assert!(!desk.fails(1, &["codes", "s.livi", "--import", "broken.qdc"]).is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    /// Whatever stands on the codes, a merge that is undone never was, and one that stands leaves no two codings of one coder
    /// on the same words.
    #[test]
    fn a_merge_undone_never_was(codings in proptest::collection::vec((0usize..3, 0usize..3, 0usize..12, 1usize..8, 0usize..2, 0usize..3), 0..16), into in 0usize..3) {
        let desk = Desk::new();
        let (mut study, m, codes) = small(&desk);
        for (code, message, start, length, coder, voice) in codings {
            let text = study.text(m[message]).unwrap().chars().count();
            let range = start..(start + length).min(text);
            let new = NewCoding { voice: Voice::ALL[voice], ..NewCoding::by_hand(codes[code], m[message], Some(range), ["A", "B"][coder]) };
            study.code(&new, noon()).unwrap();
        }
        let before = state(&study);
        let from: Vec<i64> = codes.iter().copied().filter(|&code| code != codes[into]).collect();
        let preview = study.merge_preview(codes[into], &from).unwrap();
        let count = study.codings().unwrap().len() as u64;
        study.merge_codes(codes[into], &from, None, noon()).unwrap();
        prop_assert_eq!(study.codings().unwrap().len() as u64, count - preview.overlaps);
        let mut seen = std::collections::HashSet::new();
        for one in study.codings().unwrap() {
            prop_assert!(seen.insert((one.message, one.start, one.stop, one.coder.clone())));
        }
        prop_assert!(study.check().unwrap().findings.is_empty());
        study.undo().unwrap();
        prop_assert_eq!(state(&study), before);
    }
}

#[test]
fn a_book_that_does_not_fit_adds_nothing() {
    let desk = Desk::new();
    let (mut study, ..) = small(&desk);
    let before = state(&study);
    let new = Code { ext: "N".into(), label: texts(json!({ "fr": "N" })), number: Some(1), ..Code::default() };
    let book = Book { codes: vec![livisible_core::codebook::book::NewCode { code: new, key: None, parent: None }], ..Book::default() };
    assert!(matches!(study.add_book("x", &book, noon()), Err(Error::NumberTaken { .. })));
    assert_eq!(state(&study), before);
}
