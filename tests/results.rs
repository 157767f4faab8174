//! What a query finds, in every shape: the search of the look's picture counted by hand, then generated corpora counted again by brute force.

use std::collections::BTreeMap;
use std::sync::atomic::AtomicBool;

use acceptance::{Desk, bring};
use livisible_core::Study;
use livisible_core::search::find::{Request, Sort};
use livisible_core::search::kwic::Order;
use livisible_core::search::time::Unit;
use livisible_core::search::words::{fold, stemmer, words};
use proptest::prelude::*;
use serde_json::{Value, json};

/// The search of the picture.
const PICTURE: &str = "capsule OR refills -role:brand date:2024-03-02..2024-03-09";

fn facet(study: &Study, query: &str, field: &str) -> Vec<(String, usize)> {
    study.results(query).unwrap().facet(field).unwrap().into_iter().map(|one| (one.value, one.messages)).collect()
}

fn pairs(all: &[(&str, usize)]) -> Vec<(String, usize)> {
    all.iter().map(|(value, n)| ((*value).to_owned(), *n)).collect()
}

fn lines(study: &Study, query: &str, order: Order) -> Vec<(String, String)> {
    let all = study.results(query).unwrap().concordance(order, &AtomicBool::new(false)).unwrap();
    study.lines(&all.places, 20).unwrap().into_iter().map(|line| (line.message.ext, line.word)).collect()
}

fn of(lines: &[(String, String)]) -> Vec<&str> {
    lines.iter().map(|(ext, _)| ext.as_str()).collect()
}

#[test]
fn the_picture_of_the_search_room_is_counted_by_hand() {
    let desk = Desk::new();
    let study = desk.velmoka();
    let results = study.results(PICTURE).unwrap();
    let reach = results.reach().unwrap();
    assert_eq!((reach.messages, reach.codings, reach.persons, reach.spaces), (8, 23, 6, 5));
    assert_eq!(facet(&study, PICTURE, "space"), pairs(&[("forum", 3), ("microblog", 2), ("blog", 1), ("ecommerce", 1), ("social", 1)]));
    assert_eq!(
        facet(&study, PICTURE, "code")[..6],
        pairs(&[("TH.BLOCAGE", 5), ("FL.CRI", 4), ("FL.PRA", 3), ("FL.LUD", 2), ("NM.SAN", 2), ("TH.COMPOST", 2)])
    );
    assert_eq!(facet(&study, PICTURE, "lang"), pairs(&[("fr", 6), ("en", 2)]));
    assert_eq!(facet(&study, PICTURE, "date"), pairs(&[("2024-03", 8)]));
    assert_eq!(facet(&study, PICTURE, "coder"), pairs(&[("A", 8)]));
    let persons = facet(&study, PICTURE, "person");
    assert_eq!(persons.iter().map(|(_, n)| *n).collect::<Vec<_>>(), [3, 1, 1, 1, 1, 1]);
    // Each value finds, as queries name it, what it counts.
    for (field, values) in ["space", "code", "lang", "date", "coder", "person", "venue", "role"].map(|f| (f, facet(&study, PICTURE, f))) {
        for (value, n) in values.into_iter().filter(|(value, _)| !value.is_empty()) {
            assert_eq!(study.matching(&format!("({PICTURE}) {field}:\"{value}\"")).unwrap().len(), n, "{field}:{value}");
        }
    }
    let time = results.histogram().unwrap();
    let bars: Vec<(usize, usize)> = time.bars.iter().map(|bar| (bar.messages, bar.of)).collect();
    assert_eq!((time.unit, time.undated), (Unit::Day, 0));
    assert_eq!(bars, [(1, 1), (0, 0), (3, 6), (3, 4), (0, 1), (0, 1), (0, 0), (1, 1)]);
    assert_eq!((time.bars[0].from.to_string(), time.bars[7].to.to_string()), ("2024-03-02".into(), "2024-03-09".into()));

    let found = results.neighbours().unwrap();
    let side = |words: &[livisible_core::search::neighbour::Neighbour], most: usize| -> Vec<(String, u64)> {
        words.iter().take(most).map(|word| (word.form.clone(), word.times)).collect()
    };
    assert_eq!(side(&found.left, 3), [("bloque".into(), 2), ("la".into(), 2), ("les".into(), 2)]);
    assert!(found.left.iter().any(|word| word.form == "mes" && word.times == 1));
    assert_eq!(side(&found.right, 4), [("rechargeables".into(), 3), ("compostable".into(), 2), ("en".into(), 2), ("mais".into(), 2)]);
    assert_eq!((found.looked_at, found.bounded), (8, false));
    let rows = results.conversations(Sort::Thread).unwrap();
    let views = study.views().unwrap();
    let exts = |ids: &[i64]| ids.iter().map(|&id| study.message_ext(id).unwrap()).collect::<Vec<_>>();
    assert_eq!(exts(&rows), ["V01", "V02", "V08", "V10", "V14"]);
    assert_eq!(exts(&results.in_thread(&views, rows[1]).found), ["V03", "V05", "V07"]);
}

#[test]
fn lines_come_in_five_orders() {
    let desk = Desk::new();
    let study = desk.velmoka();
    assert_eq!(of(&lines(&study, PICTURE, Order::Thread)), ["V01", "V03", "V05", "V07", "V08", "V09", "V11", "V14"]);
    // descale | la | la 52 | les bloque 1 | les bloque velmoka | mes | takes | une
    assert_eq!(of(&lines(&study, PICTURE, Order::Left)), ["V14", "V01", "V03", "V07", "V08", "V11", "V09", "V05"]);
    // capsule compostable | capsule en | capsule je | capsules … a | … avec | … restent | refills if | refills work
    assert_eq!(of(&lines(&study, PICTURE, Order::Right)), ["V01", "V05", "V03", "V07", "V08", "V11", "V09", "V14"]);
    assert_eq!(of(&lines(&study, PICTURE, Order::Date)), ["V01", "V03", "V05", "V07", "V08", "V09", "V11", "V14"]);
    assert_eq!(of(&lines(&study, PICTURE, Order::Account)), ["V01", "V11", "V03", "V05", "V08", "V07", "V09", "V14"]);
    // Without words: the segments that the code is put on, and no other.
    let coded = lines(&study, "code:TH.COMPOST", Order::Thread);
    let mut segments: Vec<(i64, usize, usize)> = vec![];
    let code = study.find_code("TH.COMPOST").unwrap().id;
    for coding in study.codings().unwrap().into_iter().filter(|coding| coding.code == code) {
        segments.push((coding.message, coding.start, coding.stop));
    }
    assert_eq!(coded.len(), segments.len());
    for (ext, word) in &coded {
        let message = study.message(study.message_id(ext).unwrap().unwrap()).unwrap();
        assert!(message.text.contains(word.as_str()));
    }
    let stop = AtomicBool::new(true);
    assert!(study.results("capsule").unwrap().concordance(Order::Thread, &stop).is_err(), "given up");
}

#[test]
fn lines_of_codes_are_the_segments_that_answer() {
    let desk = Desk::new();
    let study = desk.velmoka();
    let of = |query: &str| lines(&study, query, Order::Thread);
    let coded = of("code:TH.COMPOST");
    assert_eq!(of("code:TH.COMPOST -imaginaire"), coded, "what is left out marks nothing");
    assert_eq!(of("code:TH.COMPOST thread(capsule)"), coded, "nor do words of the conversation");
    assert!(of("coder:a code:FL.LUD").len() >= 3);
    assert_eq!(of("coder:a code:FL.LUD"), of("coder:A code:FL.LUD"), "names are compared as filters do");
    let met = of("overlap(code:NM.PER code:FL.PRA code:TH.BLOCAGE)");
    assert!(!met.is_empty() && met.iter().all(|(ext, _)| ext == "V14"), "{met:?}");
    assert!(of("status:illusory").iter().any(|(ext, _)| ext == "V05"), "records of models have words too");
}

#[test]
fn more_like_this_is_the_cosine_of_rare_words() {
    let desk = Desk::new();
    let study = desk.velmoka();
    let ids = study.message_ids().unwrap();
    let terms: Vec<BTreeMap<String, f64>> = ids
        .iter()
        .map(|&id| {
            let message = study.message(id).unwrap();
            let mut counts = BTreeMap::new();
            for word in words(&message.text) {
                let written = &message.text[word.start..word.stop];
                *counts.entry(fold(written)).or_insert(0.0) += 1.0;
                let lang = message.lang.clone().unwrap();
                let stem = fold(&stemmer(&lang).unwrap().stem(&written.to_lowercase()));
                if !word.emoji && stem != fold(written) {
                    *counts.entry(format!("{lang}:{stem}")).or_insert(0.0) += 1.0;
                }
            }
            counts
        })
        .collect();
    let weight = |term: &str, times: f64| {
        let holding = terms.iter().filter(|all| all.contains_key(term)).count() as f64;
        (1.0 + f64::ln(times)) * f64::ln(terms.len() as f64 / holding)
    };
    let weighed: Vec<BTreeMap<&str, f64>> =
        terms.iter().map(|all| all.iter().map(|(term, n)| (term.as_str(), weight(term, *n))).collect()).collect();
    let norm = |all: &BTreeMap<&str, f64>| all.values().map(|w| w * w).sum::<f64>().sqrt();
    let own = ids.iter().position(|&id| study.message_ext(id).unwrap() == "V07").unwrap();
    let mut expected: Vec<(f64, String)> = (0..ids.len())
        .filter(|&at| at != own)
        .map(|at| {
            let dot: f64 = weighed[own].iter().filter_map(|(term, w)| Some(w * weighed[at].get(term)?)).sum();
            (dot / norm(&weighed[own]) / norm(&weighed[at]), study.message_ext(ids[at]).unwrap())
        })
        .filter(|(score, _)| *score > 0.0)
        .collect();
    expected.sort_by(|a, b| b.0.total_cmp(&a.0));
    let found = study.search(&Request { query: "like:V07".into(), limit: 100, ..Request::default() }).unwrap();
    let exts: Vec<String> = found.hits.into_iter().map(|hit| hit.message.ext).collect();
    assert_eq!(exts, expected.into_iter().map(|(_, ext)| ext).collect::<Vec<_>>());
    let narrowed = study.matching("like:V07 -role:brand space:microblog").unwrap();
    assert!(!narrowed.is_empty() && narrowed.len() <= 2);
    assert_eq!(study.results("like:NON").unwrap().problems[0].code, "unknown_value");
}

#[test]
fn the_command_line_tells_every_shape() {
    let desk = Desk::new();
    drop(desk.velmoka());
    let all =
        ["search", "velmoka.livi", PICTURE, "--limit", "2", "--facets", "space,month,person", "--histogram", "--keyness", "--neighbours"];
    let found = desk.json(&all);
    assert_eq!(found["counts"], json!({ "messages": 8, "persons": 6, "spaces": 5, "codings": 23 }));
    assert_eq!(found["facets"]["month"], json!({ "2024-03": 8 }));
    assert_eq!(found["facets"]["person"]["P03"], 3);
    assert_eq!((&found["histogram"]["unit"], found["histogram"]["bars"].as_array().unwrap().len()), (&json!("day"), 8));
    assert_eq!(found["neighbours"]["right"][0]["form"], "rechargeables");
    let query = found["neighbours"]["right"][0]["query"].as_str().unwrap();
    assert!(query.contains("=rechargeables NEAR/4"), "{query}");
    assert!(found["keyness"]["terms"].as_array().unwrap().iter().all(|term| term["score"].as_f64().unwrap().abs() > 3.8));
    let by = desk.json(&["search", "velmoka.livi", PICTURE, "--by", "conversation", "--sort", "thread"]);
    assert_eq!(by["conversations"]["total"], 5);
    assert_eq!(by["conversations"]["rows"][1], json!({ "conversation": "V02", "found": ["V03", "V05", "V07"] }));
    assert_eq!(by["messages"], json!([]));
    let lined = desk.json(&["search", "velmoka.livi", PICTURE, "--kwic", "12", "--sort", "left", "--limit", "3"]);
    assert_eq!(lined["lines"]["total"], 8);
    let rows: Vec<&Value> = lined["lines"]["rows"].as_array().unwrap().iter().map(|row| &row["message"]).collect();
    assert_eq!(rows, ["V14", "V01", "V03"]);
    let file = desk.path("lines.csv");
    desk.livi(&["search", "velmoka.livi", PICTURE, "--sort", "right", "--csv", file.to_str().unwrap()]);
    let text = std::fs::read_to_string(&file).unwrap();
    assert_eq!(text.lines().count(), 9);
    assert!(!text.contains("CafeNoir") && text.contains("P03"), "pseudonyms: {text}");
    desk.fails(1, &["search", "velmoka.livi", "prix", "--facets", "colour"]);
}

/// A corpus of these texts, each of one of three sites and dated on one of these days.
fn corpus(desk: &Desk, rows: &[(String, u8, u8)]) -> Study {
    let mut text = "id,text,venue,date\n".to_owned();
    for (at, (words, venue, day)) in rows.iter().enumerate() {
        text.push_str(&format!("m{at:03},{words},site {venue},2024-03-{:02}\n", day + 1));
    }
    let mut study = desk.study("made.livi");
    bring(&mut study, &desk.file("made.csv", text));
    study
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    /// Counted again by cutting every text.
    #[test]
    fn counts_are_those_of_brute_force(
        rows in proptest::collection::vec(("(prix|cher|café|livraison|retard)( (prix|cher|café|livraison|retard|#prix)){0,6}", 0u8..3, 0u8..28), 2..30)
    ) {
        let desk = Desk::new();
        let study = corpus(&desk, &rows);
        let results = study.results("=prix").unwrap();
        let found = |text: &str| words(text).any(|w| fold(&text[w.start..w.stop]) == "prix");
        let mut sides: BTreeMap<String, [u64; 2]> = BTreeMap::new();
        let (mut totals, mut places) = ([0u64; 2], 0);
        let mut venues: BTreeMap<String, usize> = BTreeMap::new();
        for (text, venue, _) in &rows {
            let is_found = found(text);
            *venues.entry(format!("site {venue}")).or_default() += usize::from(is_found);
            for word in words(text) {
                let form = fold(&text[word.start..word.stop]);
                places += usize::from(form == "prix");
                sides.entry(form).or_default()[usize::from(!is_found)] += 1;
                totals[usize::from(!is_found)] += 1;
            }
        }
        venues.retain(|_, n| *n > 0);
        prop_assert_eq!(facet(&study, "=prix", "venue").into_iter().collect::<BTreeMap<_, _>>(), venues);
        let keyness = results.keyness(&AtomicBool::new(false)).unwrap();
        prop_assert_eq!([keyness.found, keyness.rest], totals);
        for term in &keyness.terms {
            prop_assert_eq!([term.found, term.rest], sides[&term.form]);
            // G² from the four cells of the table: 2 Σ O ln(O / E), its first row alone, as Rayson and Garside write it.
            let [n1, n2] = totals.map(|n| n as f64);
            let both = (term.found + term.rest) as f64;
            let cell = |o: u64, n: f64| if o == 0 { 0.0 } else { o as f64 * (o as f64 * (n1 + n2) / (n * both)).ln() };
            let expected = 2.0 * (cell(term.found, n1) + cell(term.rest, n2));
            prop_assert!((term.score.abs() - expected).abs() < 1e-6);
            prop_assert_eq!(term.score > 0.0, term.found as f64 / n1 > term.rest as f64 / n2);
        }
        let all = results.concordance(Order::Left, &AtomicBool::new(false)).unwrap();
        prop_assert_eq!(all.places.len(), places);
        let time = results.histogram();
        if let Some(time) = time {
            prop_assert_eq!(time.bars.iter().map(|bar| bar.messages).sum::<usize>() + time.undated, results.total());
        }
    }
}
