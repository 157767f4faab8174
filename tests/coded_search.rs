use std::collections::BTreeSet;

use acceptance::{Desk, Draw, noon, root};
use livisible_core::Study;
use livisible_core::codebook::Code;
use livisible_core::coding::add::NewCoding;
use livisible_core::coding::{Review, Voice};
use livisible_core::locale::{self, Lang};
use livisible_core::search::filter::FIELDS;
use livisible_core::search::find::Request;

#[track_caller]
fn finds(study: &Study, query: &str, expected: &[&str]) {
    let found = study.matching(query).unwrap_or_else(|fault| panic!("{query}: {fault}"));
    let mut found: Vec<String> = found.into_iter().map(|id| study.message_ext(id).unwrap()).collect();
    found.sort();
    assert_eq!(found, expected, "{query}");
}

/// The codes of the problems of a query, each of which has a sentence in both languages.
#[track_caller]
fn problems(study: &Study, query: &str) -> Vec<String> {
    let found = study.search(&Request { query: query.to_owned(), limit: 1, ..Request::default() }).unwrap();
    for problem in &found.problems {
        for lang in [Lang::Fr, Lang::En] {
            assert!(locale::has(lang, &format!("problem-{}", problem.code.replace('_', "-"))), "{}", problem.code);
        }
    }
    found.problems.into_iter().map(|problem| problem.code).collect()
}

#[test]
fn what_the_worked_study_promises() {
    let desk = Desk::new();
    let study = desk.velmoka();
    for (query, expected) in [
        ("code:FL.CRI code:FL.LUD", &["V04", "V05"][..]),
        ("overlap(code:FL.CRI code:FL.LUD)", &[]),
        ("code:FL.PRA -role:brand", &["V02", "V03", "V09", "V14"]),
        ("thymic:dysphoria code:TH.BLOCAGE", &["V07", "V08", "V09", "V12"]),
        ("overlap(code:NM.PER code:FL.PRA code:TH.BLOCAGE)", &["V14"]),
        ("reply(code:FL.PRA -> code:FL.CRI)", &["V03", "V04"]),
        ("thread(code:FL.UTO code:FL.LUD) is:root", &["V02"]),
        ("status:illusory", &["V05", "V10", "V12", "V13", "V14"]),
        ("status:true", &["V08"]),
        ("status:false", &["V11"]),
        ("status:secret", &["V01"]),
        ("status:undecided", &["V07", "V09"]),
        // Uptake: who takes up what is answered (6.3).
        ("reply(code:TH.BLOCAGE -> code:TH.BLOCAGE)", &["V09", "V11"]),
        ("reply(code:FL.PRA -> code:FL.PRA)", &["V03"]),
        ("reply(code:FL.CRI -> code:FL.CRI)", &["V04", "V05"]),
        // The square, term by term.
        ("square:floch.s1", &["V02", "V03", "V09", "V10", "V14"]),
        ("square:floch.s2", &["V06", "V08", "V13"]),
        ("square:floch.not_s1", &["V04", "V05", "V11"]),
        ("square:floch.not_s2", &["V01", "V03", "V04", "V05", "V14"]),
        ("square:floch.positive_deixis", &["V03"]),
        ("square:floch.neutral", &[]),
        ("-square:floch", &["V07", "V12"]),
        ("square:floch.not_s2 -square:floch.s1 -square:floch.not_s1", &["V01"]),
        // Thymic values.
        ("thymic:euphoria", &["V02", "V03", "V04", "V06", "V10", "V11", "V14"]),
        ("thymic:phoria", &["V09"]),
        ("thymic:aphoria", &["V02"]),
        ("thymic:euphoria thymic:dysphoria", &["V03"]),
        ("entity:mise_a_jour thymic:dysphoria", &["V07", "V09"]),
        ("object:\"la mise à jour 2.1\" space:forum", &["V07"]),
        ("object:*capsule*", &["V01", "V03", "V05"]),
        // Actants.
        ("actant:receiver", &["V06"]),
        ("actant:opponent", &["V03", "V07", "V08", "V13"]),
        ("quest:Q3 actant:opponent", &["V07", "V08"]),
        ("quest:\"Consommer sans nuire\"", &["V01", "V05", "V06"]),
        ("actor:\"mise à jour 2.1\"", &["V07", "V10"]),
        ("observer:gaby_pro", &["V07"]),
        // Isotopies, insights, what is there.
        ("seme:/rituel/", &["V04", "V05", "V11"]),
        ("seme:rituel lang:en", &["V04"]),
        ("seme:poss*", &["V08", "V11"]),
        ("insight:I1", &["V01", "V05", "V06", "V08", "V09", "V11", "V13", "V14"]),
        ("insight:I1.for", &["V01", "V05", "V08", "V09", "V13"]),
        ("insight:I1.against", &["V11", "V14"]),
        ("insight:I1.nuance", &["V06"]),
        ("memo:\"ne vous appartient\"", &["V08"]),
        ("memo:nivel* space:microblog", &["V08"]),
        ("memo:cérémonie", &[]),
        ("has:memo", &["V08"]),
        ("has:position", &["V03"]),
        ("has:seme -has:thymic", &[]),
        ("-has:code", &[]),
        ("coder:A -code:TH.BLOCAGE -code:FL.*", &[]),
        ("voice:echoed", &["V05"]),
        ("review:proposed", &[]),
        ("code=TH.COMPOST", &["V01", "V05", "V06"]),
        ("code:none", &[]),
        ("code:TH.* -code:TH.BLOCAGE", &["V01", "V05", "V06"]),
    ] {
        finds(&study, query, expected);
    }
}

#[test]
fn the_same_in_french() {
    let desk = Desk::new();
    let study = desk.velmoka();
    for (french, english) in [
        ("thymic:dysphorie", "thymic:dysphoria"),
        ("thymic:Euphorie", "thymic:EUP"),
        ("status:illusoire", "status:illusory"),
        ("status:vrai", "status:true"),
        ("status:faux", "status:false"),
        ("status:indécidé", "status:undecided"),
        ("status:indécidable", "status:undecided"),
        ("actant:adjuvant", "actant:helper"),
        ("actant:destinateur", "actant:sender"),
        ("actant:OPP", "actant:opponent"),
        ("voice:écho", "voice:echoed"),
        ("voice:assumée", "voice:assumed"),
        ("origin:humain", "origin:human"),
        ("review:accepté", "review:accepted"),
        ("square:floch.non-S2", "square:floch.not_s2"),
        ("square:floch.critique", "square:floch.not_s2"),
        ("square:\"floch.deixis positive\"", "square:floch.positive_deixis"),
        ("insight:I1.contre", "insight:I1.against"),
        ("code:Critique", "code:FL.CRI"),
        ("role:marque", "role:brand"),
        ("lang:anglais", "lang:en"),
        ("is:réponse", "is:reply"),
        ("is:racine", "is:root"),
        ("has:véridiction", "has:veridictory"),
        ("overlap(thymic:euphorie code:Ludique*)", "overlap(thymic:euphoria code:FL.LUD)"),
    ] {
        let (one, other) = (study.matching(french).unwrap(), study.matching(english).unwrap());
        assert!(!one.is_empty(), "{french}");
        assert_eq!(one, other, "{french}");
    }
}

#[test]
fn what_means_nothing_is_told_and_finds_nothing() {
    let desk = Desk::new();
    let study = desk.velmoka();
    for (query, code) in [
        ("thymic:joie", "unknown_value"),
        ("status:peut-être", "unknown_value"),
        ("actant:hero", "unknown_value"),
        ("voice:forte", "unknown_voice"),
        ("origin:lune", "unknown_origin"),
        ("review:vue", "unknown_review"),
        ("weight:lourd", "bad_number"),
        ("net:rien", "unknown_net"),
        ("square:greimas", "unknown_square"),
        ("square:floch.s3", "unknown_term"),
        ("quest:Q9", "unknown_quest"),
        ("insight:I9", "unknown_insight"),
        ("insight:I1.beside", "unknown_value"),
        ("mask:arlequin", "unknown_mask"),
        ("has:wings", "unknown_value"),
        ("is:round", "unknown_value"),
        ("coding(code:NON)", "unknown_code"),
        ("coding(prix)", "not_a_segment"),
        ("coding(code:none)", "not_a_segment"),
        ("overlap(code:FL.CRI space:forum)", "not_a_segment"),
        ("overlap(code:FL.CRI square:floch.s1)", "not_a_segment"),
        ("coding(code:FL.CRI thymic:dysphoria)", "not_a_segment"),
        ("overlap(code:any code:any code:any code:any code:any code:any code:any code:any code:any)", "overlap_too_many"),
    ] {
        let found = study.search(&Request { query: query.to_owned(), limit: 1, ..Request::default() }).unwrap();
        assert_eq!(found.total, 0, "{query}");
        assert_eq!(problems(&study, query), [code], "{query}");
    }
    // A coding that is not so, a message without it: both are said, and neither is a problem.
    assert!(problems(&study, "overlap(-code:FL.CRI thymic:dysphoria) OR coding(code:FL.* -voice:echoed)").is_empty());
}

#[test]
fn one_coding_is_all_of_it() {
    let desk = Desk::new();
    let mut study = desk.velmoka();
    // V05 has a ludic coding that is echoed and a critical one that is assumed.
    finds(&study, "code:FL.CRI voice:echoed", &["V05"]);
    finds(&study, "coding(code:FL.CRI voice:echoed)", &[]);
    finds(&study, "coding(code:FL.* voice:echoed)", &["V05"]);
    finds(&study, "coding(code:FL.LUD -voice:echoed)", &["V04", "V11"]);
    finds(&study, "coding((code:FL.LUD OR code:FL.UTO) coder:A)", &["V04", "V05", "V06", "V08", "V11", "V13"]);
    // One record of a model, in the same way.
    finds(&study, "coding(actant:helper quest:Q3)", &["V10"]);
    finds(&study, "actant:subject quest:Q2 observer:lina_r", &["V06"]);
    // A proposal counts nowhere, but where reviews are asked.
    let critique = study.find_code("FL.CRI").unwrap().id;
    let message = study.message_id("V12").unwrap().unwrap();
    let proposed = NewCoding {
        review: Review::Proposed,
        voice: Voice::Denied,
        weight: Some(3),
        ..NewCoding::by_hand(critique, message, Some(0..7), "B")
    };
    study.code(&proposed, noon()).unwrap();
    for nothing in ["code:FL.CRI space:media", "coder:B", "voice:denied", "weight:>=2", "coding(coder:B)", "overlap(coder:B code:TH.*)"] {
        finds(&study, nothing, &[]);
    }
    finds(&study, "review:proposed", &["V12"]);
    finds(&study, "coding(code:FL.CRI review:proposed coder:B weight:3)", &["V12"]);
    let accepted = NewCoding { range: Some(8..20), review: Review::Accepted, ..proposed };
    study.code(&accepted, noon()).unwrap();
    finds(&study, "weight:>=2", &["V12"]);
    finds(&study, "weight:<3", &[]);
    finds(&study, "overlap(coder:B code:TH.BLOCAGE)", &["V12"]);
    study.undo().unwrap();
    finds(&study, "weight:>=2", &[]);
}

#[test]
fn the_segments_that_answer() {
    let desk = Desk::new();
    let study = desk.velmoka();
    let quoted = |query: &str, ext: &str| -> Vec<String> {
        let id = study.message_id(ext).unwrap().unwrap();
        let text: Vec<char> = study.text(id).unwrap().chars().collect();
        study.segments_found(query, id).unwrap().into_iter().map(|range| text[range].iter().collect()).collect()
    };
    assert_eq!(
        quoted("overlap(code:NM.PER code:FL.PRA code:TH.BLOCAGE)", "V14"),
        ["refills work fine even after update 2.1", "refills work fine even after update 2.1, so ignore the rumours"]
    );
    assert_eq!(quoted("coding(code:FL.* voice:echoed)", "V05"), ["Une cérémonie…"]);
    assert_eq!(quoted("code:NM.SAN capsule", "V13"), ["2 étoiles"]);
    assert_eq!(quoted("overlap(code:FL.CRI code:FL.LUD)", "V05"), Vec::<String>::new());
}

#[test]
fn a_segment_of_its_own_for_each_part() {
    let desk = Desk::new();
    let mut study = desk.velmoka();
    // Every coding here is by A: a coding does not meet itself.
    finds(&study, "overlap(code:NM.COM coder:A)", &["V03"]);
    finds(&study, "overlap(code:FL.LUD coder:A)", &[]);
    finds(&study, "overlap(code:FL.LUD code:FL.LUD)", &[]);
    let ludic = study.find_code("FL.LUD").unwrap().id;
    let message = study.message_id("V11").unwrap().unwrap();
    study.code(&NewCoding::by_hand(ludic, message, Some(45..60), "B"), noon()).unwrap();
    finds(&study, "overlap(code:FL.LUD code:FL.LUD)", &["V11"]);
    finds(&study, "overlap:inside(coder:B coder:A)", &["V11"]);
    finds(&study, "overlap:exact(coder:B coder:A)", &[]);
}

/// A coding as a test reads it: message, start, stop, code, coder.
type Placed = (i64, usize, usize, i64, String);

/// What one segment is asked to be.
type Says<'a> = &'a dyn Fn(&Placed) -> bool;

/// Every choice of one segment a part, tried.
fn by_products(codings: &[Placed], parts: &[Says<'_>], how: &str) -> BTreeSet<i64> {
    fn choose(of: &[&Placed], parts: &[Says<'_>], how: &str, chosen: &mut Vec<usize>) -> bool {
        let Some(part) = parts.get(chosen.len()) else {
            let of: Vec<(usize, usize)> = chosen.iter().map(|&at| (of[at].1, of[at].2)).collect();
            let shared = of.iter().map(|one| one.0).max() < of.iter().map(|one| one.1).min();
            return match how {
                "" => shared,
                ":exact" => of.windows(2).all(|two| two[0] == two[1]),
                ":inside" => of.windows(2).all(|two| two[1].0 <= two[0].0 && two[0].1 <= two[1].1),
                _ => {
                    let beyond = |a: (usize, usize), b: (usize, usize)| a.0 < b.0 || a.1 > b.1;
                    shared && (0..of.len()).all(|a| (0..of.len()).all(|b| a == b || beyond(of[a], of[b])))
                }
            };
        };
        (0..of.len()).any(|at| {
            !chosen.contains(&at) && part(of[at]) && {
                chosen.push(at);
                let met = choose(of, parts, how, chosen);
                chosen.pop();
                met
            }
        })
    }
    let messages: BTreeSet<i64> = codings.iter().map(|one| one.0).collect();
    let meets = |message: &i64| choose(&codings.iter().filter(|one| one.0 == *message).collect::<Vec<_>>(), parts, how, &mut vec![]);
    messages.into_iter().filter(meets).collect()
}

#[test]
fn codings_meet_as_every_choice_tried_says() {
    for seed in [3, 11, 29] {
        let desk = Desk::new();
        let rows: String = (0..25).map(|at| format!("{at};{}\n", "le mot et la chose ".repeat(3))).collect();
        let path = desk.file("textes.csv", format!("id;texte\n{rows}"));
        let mut study = desk.study("hasard.livi");
        acceptance::bring(&mut study, &path);
        let codes: Vec<i64> = ["W", "X", "Y", "Z"]
            .iter()
            .map(|ext| {
                let label = serde_json::json!({ "fr": ext }).as_object().unwrap().clone();
                study.add_code(&Code { ext: (*ext).to_owned(), label, ..Code::default() }, noon()).unwrap().value
            })
            .collect();
        let mut draw = Draw::new(seed);
        let messages = study.matching("").unwrap();
        for &message in &messages {
            for _ in 0..draw.under(9) {
                let start = draw.under(30) as usize;
                let stop = start + 1 + draw.under(14) as usize;
                let (code, coder) = (codes[draw.under(4) as usize], ["A", "B"][draw.under(2) as usize]);
                study.code(&NewCoding::by_hand(code, message, Some(start..stop), coder), noon()).unwrap();
            }
        }
        let codings: Vec<Placed> =
            study.codings().unwrap().into_iter().map(|one| (one.message, one.start, one.stop, one.code, one.coder)).collect();
        let code = |at: usize| move |one: &Placed| one.3 == codes_at(at);
        // Codes are numbered in the order in which they were made.
        fn codes_at(at: usize) -> i64 {
            at as i64 + 1
        }
        assert_eq!(codes, [1, 2, 3, 4]);
        let (w, x, y, z) = (code(0), code(1), code(2), code(3));
        let (a, b) = (|one: &Placed| one.4 == "A", |one: &Placed| one.4 == "B");
        let either = |one: &Placed| (one.3 == 1 || one.3 == 2) && one.4 != "A";
        let asked: [(&str, Vec<Says<'_>>); 7] = [
            ("code:W code:X", vec![&w, &x]),
            ("code:X code:X", vec![&x, &x]),
            ("coder:A coder:B", vec![&a, &b]),
            ("code:Y coder:B code:Z", vec![&y, &b, &z]),
            ("code:any coder:A coder:A", vec![&|_| true, &a, &a]),
            ("((code:W OR code:X) -coder:A) code:Y", vec![&either, &y]),
            ("code:W code:X code:Y code:Z", vec![&w, &x, &y, &z]),
        ];
        let mut found = 0;
        for (parts, said) in &asked {
            for how in ["", ":exact", ":inside", ":crossing"] {
                let query = format!("overlap{how}({parts})");
                let met: BTreeSet<i64> = study.matching(&query).unwrap().into_iter().collect();
                assert_eq!(met, by_products(&codings, said, how), "{query}, seed {seed}");
                found += met.len();
            }
        }
        assert!(found > 50, "the draw tells something: {found}");
    }
}

#[test]
fn at_the_command_line() {
    let desk = Desk::new();
    drop(desk.velmoka());
    let found = |query: &str| -> Vec<String> {
        let found = desk.json(&["search", "velmoka.livi", query]);
        let mut ids: Vec<String> =
            found["messages"].as_array().unwrap().iter().map(|message| message["id"].as_str().unwrap().to_owned()).collect();
        ids.sort();
        ids
    };
    assert_eq!(found("overlap(code:NM.PER code:FL.PRA code:TH.BLOCAGE)"), ["V14"]);
    assert_eq!(found("thymic:dysphorie code:TH.BLOCAGE"), ["V07", "V08", "V09", "V12"]);
    assert_eq!(found("capsule status:illusoire"), ["V05", "V10"]);
    let told = desk.livi(&["search", "velmoka.livi", "square:floch.s3"]);
    assert!(told.starts_with("The square has no such term") && told.ends_with("0 messages\n"), "{told}");
}

#[test]
fn every_field_of_the_page_finds_what_it_says() {
    let desk = Desk::new();
    let study = desk.velmoka();
    let page = std::fs::read_to_string(root().join("docs/cli.md")).unwrap();
    let page = page.split("### Every field").nth(1).unwrap().split("\n##").next().unwrap();
    for field in FIELDS {
        // Sets, likeness and notes have pages of their own.
        let elsewhere = ["set", "like", "in"].contains(field);
        assert!(elsewhere || page.contains(&format!("| `{field}:` |")), "docs/cli.md does not tell of {field}:");
    }
    let mut run = 0;
    for row in page.lines().filter(|line| line.starts_with("| `")) {
        let cells: Vec<&str> = row.trim_matches('|').split(" | ").map(str::trim).collect();
        let (query, found) = (cells[2].trim_matches('`'), cells[3]);
        match found {
            "" => {}
            "nothing" => finds(&study, query, &[]),
            ids => finds(&study, query, &ids.split(", ").collect::<Vec<_>>()),
        }
        run += usize::from(!found.is_empty());
    }
    assert!(run > 35, "{run} examples");
}
