use acceptance::{Desk, noon};
use chrono::{Duration, TimeZone, Utc};
use livisible_core::Study;
use livisible_core::codebook::relation::RelationKind;
use livisible_core::coding::change::Change;
use livisible_core::memo::{NewMemo, Subject};
use livisible_core::search::notes::Source;
use livisible_core::text::offset;

/// The worked study with memos on a message, a code and the study, and reasons of a coding and of a relation.
fn noted(desk: &Desk) -> Study {
    let mut study = desk.velmoka();
    let code = |study: &Study, ext: &str| study.find_code(ext).unwrap().id;
    let (cri, pra) = (code(&study, "FL.CRI"), code(&study, "FL.PRA"));
    let v05 = study.message_id("V05").unwrap().unwrap();
    let at = |hours| noon() + Duration::hours(hours);
    study
        .add_memo(&NewMemo::on(Subject::Code, cri, Some("Les prix"), "Quand on compare les prix, on n’est pas dupe 🙂 du prix."), at(1))
        .unwrap();
    study.add_memo(&NewMemo::on(Subject::Message, v05, None, "La cérémonie n’a pas de prix."), at(2)).unwrap();
    study.coder = "B".to_owned();
    study.add_memo(&NewMemo::on(Subject::Study, 1, None, "The refills cost nothing here, and they are not cheap."), at(3)).unwrap();
    let coding = study.codings_of(v05).unwrap().into_iter().find(|coding| coding.code == cri).unwrap();
    let change = Change { memo: Some(Some("prix implicite".into())), ..Change::default() };
    study.change_coding(coding.id, &change, at(4)).unwrap();
    study.relate(cri, RelationKind::Opposes, pra, Some("Le prix contre l’usage"), at(5)).unwrap();
    study
}

/// The bodies that a query finds, their beginnings, the latest first.
fn bodies(study: &Study, query: &str) -> Vec<String> {
    let found = study.search_notes(query).unwrap();
    assert_eq!(found.problems, [], "{query}");
    found.memos.into_iter().map(|found| found.memo.body.chars().take(12).collect()).collect()
}

fn codes(study: &Study, query: &str) -> Vec<String> {
    let found = study.search_notes(query).unwrap();
    assert_eq!(found.problems, [], "{query}");
    found.codes.into_iter().map(|found| found.code.ext).collect()
}

fn problems(study: &Study, query: &str) -> Vec<(usize, usize, String)> {
    study.search_notes(query).unwrap().problems.into_iter().map(|problem| (problem.start, problem.end, problem.code)).collect()
}

#[test]
fn memos_and_reasons_are_found_as_messages_are() {
    let desk = Desk::new();
    let study = noted(&desk);
    let (dearly, priceless, english, levelling) = ("Quand on com", "La cérémonie", "The refills ", "De V07 à V08");
    let (implied, against) = ("prix implici", "Le prix cont");
    for (query, expected) in [
        ("in:memo prix", vec![against, implied, priceless, dearly]),
        ("in:memo PRIX -implicite", vec![against, priceless, dearly]),
        // Any form, in the language of each memo; without accents too.
        ("in:mémos comparaient", vec![dearly]),
        ("in:memo ceremonie", vec![priceless]),
        ("in:memo refilled", vec![english]),
        ("in:memo =prix compare*", vec![dearly]),
        ("in:memo \"n'est pas dupe\"", vec![dearly]),
        ("in:memo \"pas prix\"", vec![]),
        // Over the title and the body.
        ("nivellement rumeur velmoka in:memo", vec![levelling]),
        ("in:memo (cérémonie OR rumeur)", vec![priceless, levelling]),
        ("in:memo code:FL.CRI", vec![against, implied, dearly]),
        ("in:memo code=FL.PRA", vec![against]),
        ("in:memo code:FL.CRI -prix", vec![]),
        ("in:memo code:none", vec![english, priceless, levelling]),
        ("in:memo coder:b -refills", vec![against]),
        ("in:memo date:2026-03-02 prix", vec![against, implied, priceless, dearly]),
        ("in:memo date:>2026-03-02", vec![]),
        ("in:memo", vec![against, implied, english, priceless, dearly, levelling]),
    ] {
        let mut expected = expected;
        // The reason of a coding bears the day of the coding.
        let mut found = bodies(&study, query);
        expected.sort_unstable();
        found.sort();
        assert_eq!(found, expected, "{query}");
    }
    let found = study.search_notes("in:memo prix").unwrap();
    let dear = found.memos.iter().find(|found| found.memo.title.is_some()).unwrap();
    let said = |text: &str, ranges: &[std::ops::Range<usize>]| -> Vec<String> {
        ranges.iter().map(|range| offset::slice(text, range.clone()).unwrap().to_owned()).collect()
    };
    assert_eq!(said("Les prix", &dear.title), ["prix"]);
    assert_eq!(said(&dear.memo.body, &dear.body), ["prix", "prix"], "code points, beyond an emoji");
    let source = |beginning: &str| found.memos.iter().find(|found| found.memo.body.starts_with(beginning)).unwrap().source;
    assert_eq!((source(implied), source(against), source(priceless)), (Source::Coding, Source::Relation, Source::Memo));
    assert!(study.search_notes("in:memo -prix").unwrap().memos.iter().all(|found| found.body.is_empty()), "nothing is marked under NOT");
}

#[test]
fn codes_are_found_by_what_they_say() {
    let desk = Desk::new();
    let study = noted(&desk);
    for (query, expected) in [
        ("in:codebook rapport qualité prix", vec!["FL.CRI"]),
        ("in:codes PRIX", vec!["FL.CRI"]),
        ("in:codebook \"value for money\"", vec!["FL.CRI"]),
        ("in:codebook comparisons", vec!["FL.CRI"]),
        ("in:codebook rumeur", vec!["TH.BLOCAGE"]),
        ("in:codebook tiede", vec!["NM.PER"]),
        ("in:codebook rumeur prix", vec![]),
        ("in:codebook code:FL.PRA", vec!["FL.PRA"]),
        ("in:codebook has:memo", vec!["FL.CRI"]),
        ("in:codebook rumeur has:example", vec![]),
    ] {
        assert_eq!(codes(&study, query), expected, "{query}");
    }
    let found = study.search_notes("in:codebook prix").unwrap();
    let parts: Vec<_> = found.codes[0].parts.iter().map(|part| (part.part, part.lang.as_str(), part.matches.len())).collect();
    assert_eq!(parts, [("definition", "fr", 1)]);
    let both = study.search_notes("in:notes rumeur").unwrap();
    assert_eq!((both.memos.len(), both.codes.len()), (1, 1));
}

#[test]
fn what_makes_no_sense_there_is_told_and_finds_nothing() {
    let desk = Desk::new();
    let study = noted(&desk);
    let one = |start, end, code: &str| vec![(start, end, code.to_owned())];
    assert_eq!(problems(&study, "in:memo space:forum prix"), one(8, 19, "not_in_notes"));
    assert!(study.search_notes("in:memo space:forum prix").unwrap().memos.is_empty());
    assert_eq!(problems(&study, "in:tiroir"), one(0, 9, "unknown_value"));
    assert_eq!(problems(&study, "in:memo (prix OR in:codebook)"), one(17, 28, "in_stands_alone"));
    assert_eq!(problems(&study, "in:memo code:NON"), one(8, 16, "unknown_code"));
    assert_eq!(problems(&study, "in:memo date:jamais"), one(8, 19, "bad_date"));
    assert_eq!(problems(&study, "in:codebook coder:A"), one(12, 19, "not_in_notes"));
    assert!(study.search_notes("in:memo -space:forum").unwrap().memos.is_empty(), "never more than was asked");
    // Where messages are wanted, it chooses none.
    assert!(study.matching("in:memo prix").is_err());
}

#[test]
fn who_codes_blind_finds_the_notes_of_nobody_else() {
    let desk = Desk::new();
    let mut study = noted(&desk);
    study.coder = "A".to_owned();
    let eyes = study.alone().unwrap();
    let found: Vec<String> = eyes.search_notes("in:memo prix").unwrap().memos.into_iter().map(|found| found.memo.author).collect();
    // The codebook is shared, and so is what is written on codes and between them.
    assert_eq!(found, ["B", "A", "A", "A"].map(str::to_owned));
    study.coder = "C".to_owned();
    let eyes = study.alone().unwrap();
    let found = eyes.search_notes("in:memo prix").unwrap();
    let mut sources: Vec<_> = found.memos.iter().map(|found| (found.source, found.memo.on)).collect();
    sources.sort_by_key(|(source, _)| source.word());
    assert_eq!(sources, [(Source::Memo, Subject::Code), (Source::Relation, Subject::Code)]);
}

#[test]
fn at_the_command_line() {
    let desk = Desk::new();
    drop(noted(&desk));
    let found = desk.json(&["search", "velmoka.livi", "in:notes prix"]);
    let keys: Vec<&str> = found.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(keys, ["query", "problems", "total", "memos", "codes"]);
    assert_eq!(found["total"], 5);
    let on: Vec<&serde_json::Value> = found["memos"].as_array().unwrap().iter().map(|memo| &memo["on"]).collect();
    assert!(
        on.contains(&&serde_json::json!({ "kind": "code", "id": "FL.CRI" }))
            && on.contains(&&serde_json::json!({ "kind": "message", "id": "V05" }))
    );
    assert_eq!(found["codes"][0]["found"][0]["part"], "definition");
    let page = desk.json(&["search", "velmoka.livi", "in:notes prix", "--offset", "3", "--limit", "2"]);
    assert_eq!((page["memos"].as_array().unwrap().len(), page["codes"].as_array().unwrap().len()), (1, 1));
    assert!(desk.livi(&["search", "velmoka.livi", "in:memo prix"]).starts_with("Memos: 4. Codes: 0."));
    let day = Utc.with_ymd_and_hms(2026, 3, 2, 0, 0, 0).unwrap().format("%Y-%m-%d").to_string();
    assert!(desk.livi(&["search", "velmoka.livi", "in:memo cérémonie"]).contains(&day));
}
