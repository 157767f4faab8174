use std::collections::HashSet;

use acceptance::{Desk, bring, noon};
use chrono::Duration;
use livisible_core::draw::Pool;
use livisible_core::draw::far::Tie;
use livisible_core::locale::Lang;
use livisible_core::rule::Reach;
use livisible_core::rule::change::NewRule;
use livisible_core::search::find::Request;
use livisible_core::set::change::SetSaid;
use livisible_core::set::sample::{Allocation, How, SampleAsk};
use livisible_core::{Error, Study};
use serde_json::{Value, json};

fn said(name: &str, query: &str) -> SetSaid {
    SetSaid { name: name.to_owned(), query: (!query.is_empty()).then(|| query.to_owned()), note: None }
}

fn row(study: &Study, ext: &str) -> i64 {
    study.message_id(ext).unwrap().unwrap()
}

fn exts(study: &Study, rows: &[i64]) -> Vec<String> {
    rows.iter().map(|&id| study.message_ext(id).unwrap()).collect()
}

/// Ids of what a query finds, in the order of the corpus.
fn found(study: &Study, query: &str) -> Vec<String> {
    exts(study, &study.matching(query).unwrap())
}

fn problem(study: &Study, query: &str) -> String {
    study.search(&Request { query: query.to_owned(), limit: 5, ..Request::default() }).unwrap().problems[0].code.clone()
}

fn ask(how: How, size: usize, by: Option<&str>, allocation: Allocation, seed: u64) -> SampleAsk {
    SampleAsk { how, size, by: by.map(str::to_owned), allocation, seed }
}

#[test]
fn a_query_kept_stays_live_and_stands_in_queries() {
    let desk = Desk::new();
    let mut study = desk.velmoka();
    let critique = study.save_query(&said("Critique été", "code:FL.CRI"), noon()).unwrap();
    assert_eq!(found(&study, "set:\"critique ete\""), ["V01", "V03", "V04", "V05", "V14"]);
    assert_eq!(found(&study, "set:\"CRITIQUE ÉTÉ\" -space:forum"), ["V01", "V14"]);
    study.save_query(&said("anglais", "set:\"critique été\" lang:en"), noon()).unwrap();
    assert_eq!(found(&study, "set:anglais"), ["V04", "V14"], "a set in a set");
    // It is live: what is coded since is in it, what is taken off is not.
    let code = study.find_code("FL.CRI").unwrap().id;
    study.put(code, row(&study, "V09"));
    assert_eq!(found(&study, "set:anglais"), ["V04", "V09", "V14"]);
    study.undo().unwrap();

    // Names are one whatever their case and accents; a circle is refused.
    assert!(matches!(study.save_query(&said("CRITIQUE ete", "prix"), noon()), Err(Error::SetExists { .. })));
    let into = said("Critique été", "set:anglais");
    assert!(matches!(study.edit_set(critique.value, &into, noon()), Err(Error::SetCycle { .. })));
    assert!(matches!(study.save_query(&said("moi", "set:Moi"), noon()), Err(Error::SetCycle { .. })));
    assert!(matches!(study.save_query(&said("x", "set:nulle"), noon()), Err(Error::BadQuery { .. })));
    assert!(matches!(study.save_query(&said(" ", "prix"), noon()), Err(Error::BadParameter { .. })));
    assert_eq!(problem(&study, "set:nulle"), "unknown_set");

    // Renamed, it is renamed where it is used: in sets and in rules.
    study.add_rule(&NewRule { code, query: "capsule* set:anglais".into(), reach: Reach::Match, note: None }, noon()).unwrap();
    let anglais = study.find_set("anglais").unwrap();
    study.edit_set(anglais.id, &SetSaid { name: "En anglais".into(), query: None, note: Some("pour voir".into()) }, noon()).unwrap();
    assert_eq!(study.rules().unwrap()[0].query, "capsule* set:\"En anglais\"");
    study.edit_set(critique.value, &said("critique", "code:FL.CRI"), noon()).unwrap();
    assert_eq!(study.find_set("en anglais").unwrap().query.as_deref(), Some("set:critique lang:en"));
    assert_eq!(study.history(0, 1).unwrap().1[0].describe(Lang::En), "Set “Critique été” renamed to “critique”");

    // In use, it stays; and says by what.
    let Err(Error::SetUsed { by, .. }) = study.delete_set(critique.value, noon()) else { panic!("it is used") };
    assert_eq!(by, "En anglais");
    let Err(Error::SetUsed { by, .. }) = study.delete_set(anglais.id, noon()) else { panic!("it is used") };
    assert_eq!(by, "FL.CRI");

    // A code that is deleted breaks it: it is told, it finds nothing, and it is not lost.
    study.delete_code(code, noon()).unwrap();
    assert_eq!(problem(&study, "set:critique"), "broken_set");
    assert_eq!(study.members_of(&study.find_set("critique").unwrap()).unwrap(), Err("broken_set"));
    assert!(study.matching("set:critique").is_err());
    study.undo().unwrap();
    assert_eq!(found(&study, "set:critique").len(), 5);

    // Figures take it, and all of it can be undone.
    let figure = study
        .figure("corpus", &livisible_core::figures::Ask { filter: Some("set:critique".into()), brand_speech: true, ..Default::default() })
        .unwrap();
    assert_eq!(figure.data["messages"], 5);
    while study.undo().is_ok() && !study.sets().unwrap().is_empty() {}
    assert!(study.sets().unwrap().is_empty());
    assert_eq!(study.check().unwrap().findings, vec![]);
}

trait Codes {
    fn put(&mut self, code: i64, message: i64);
}

impl Codes for Study {
    fn put(&mut self, code: i64, message: i64) {
        use livisible_core::coding::add::NewCoding;
        self.code(&NewCoding::by_hand(code, message, None, "A"), noon()).unwrap();
    }
}

#[test]
fn messages_are_put_into_a_set_by_hand_and_taken_out() {
    let desk = Desk::new();
    let mut study = desk.velmoka();
    let (v1, v5, v9) = (row(&study, "V01"), row(&study, "V05"), row(&study, "V09"));
    let set = study.add_set(&said("À citer", ""), &[v5, v1, v5], noon()).unwrap().value;
    assert_eq!(found(&study, "set:\"a citer\""), ["V01", "V05"], "each once");
    assert_eq!(study.change_members(set, &[v5, v9], &[v1], noon()).unwrap().value, 2);
    assert_eq!(found(&study, "set:\"à citer\" lang:en"), ["V09"]);
    assert_eq!((study.sets_of(v9).unwrap(), study.sets_of(v1).unwrap()), (vec![set], vec![]));
    study.undo().unwrap();
    assert_eq!(found(&study, "set:\"à citer\""), ["V01", "V05"]);
    study.redo().unwrap();
    assert!(matches!(study.change_members(set, &[999], &[], noon()), Err(Error::UnknownMessage { .. })));
    let kept = study.save_query(&said("prix", "prix"), noon()).unwrap().value;
    assert!(matches!(study.change_members(kept, &[v1], &[], noon()), Err(Error::NotByHand { .. })));

    // The import that brought its messages takes them along, and brings them back.
    let import = study.imports(false).unwrap()[0].id;
    study.remove_import(import, noon()).unwrap();
    assert!(found(&study, "set:\"à citer\"").is_empty());
    assert_eq!(study.check().unwrap().findings, vec![], "nothing dangles");
    study.undo().unwrap();
    assert_eq!(found(&study, "set:\"à citer\""), ["V05", "V09"]);
    study.delete_set(set, noon()).unwrap();
    assert_eq!(problem(&study, "set:\"à citer\""), "unknown_set");
}

#[test]
fn samples_are_drawn_again_the_same_and_strata_have_their_share() {
    let desk = Desk::new();
    let mut study = desk.velmoka();
    let all = study.message_ids().unwrap();
    let random = |seed| study.sample(&all, &ask(How::Random, 5, None, Allocation::Proportional, seed)).unwrap();
    assert_eq!(random(42), random(42));
    assert_eq!(random(42).messages.len(), 5);
    assert!((0..20).any(|seed| random(seed).messages != random(42).messages));
    // A larger sample of the same seed holds the smaller one: it can be drawn on.
    let larger = study.sample(&all, &ask(How::Random, 8, None, Allocation::Proportional, 42)).unwrap();
    assert_eq!(larger.messages[..5], random(42).messages);

    // 6 of forum, 2 of microblog and social, 1 of blog, e-commerce, media, review: of seven, 3, 1, 1 and four halves, of which two have one.
    let by = |allocation, size| study.sample(&all, &ask(How::Stratified, size, Some("space"), allocation, 1)).unwrap().drawn;
    let shares = |drawn: &livisible_core::set::sample::Drawn| -> Vec<(String, usize, usize)> {
        drawn.strata.iter().map(|one| (one.value.clone(), one.of, one.drawn)).collect()
    };
    let expected =
        [("forum", 6, 3), ("microblog", 2, 1), ("social", 2, 1), ("blog", 1, 1), ("ecommerce", 1, 1), ("media", 1, 0), ("review", 1, 0)];
    assert_eq!(shares(&by(Allocation::Proportional, 7)), expected.map(|(value, of, n)| (value.to_owned(), of, n)));
    let equal: Vec<usize> = shares(&by(Allocation::Equal, 10)).into_iter().map(|(_, _, n)| n).collect();
    assert_eq!(equal, [2, 2, 2, 1, 1, 1, 1]);
    for by in ["venue", "role", "lang", "person", "month", "code"] {
        let sample = study.sample(&all, &ask(How::Stratified, 6, Some(by), Allocation::Equal, 3)).unwrap();
        assert_eq!(sample.messages.len(), 6, "{by}");
        assert_eq!(sample.drawn.strata.iter().map(|one| one.of).sum::<usize>(), 14, "{by}: each message in one stratum");
    }
    let varied = study.sample(&all, &ask(How::Variation, 4, None, Allocation::Equal, 9)).unwrap();
    let spaces: std::collections::BTreeSet<String> =
        varied.messages.iter().map(|&id| study.message(id).unwrap().space.word().to_owned()).collect();
    assert_eq!(spaces.len(), 4, "four messages, four types of space");
    for bad in [ask(How::Random, 0, None, Allocation::Equal, 1), ask(How::Stratified, 3, Some("colour"), Allocation::Equal, 1)] {
        assert!(matches!(study.sample(&all, &bad), Err(Error::BadParameter { .. })));
    }

    let among = study.matching("-role:brand").unwrap();
    let sample = study.sample(&among, &ask(How::Stratified, 4, Some("lang"), Allocation::Equal, 5)).unwrap();
    study.keep_sample(&said("tirage", "-role:brand"), &sample, noon()).unwrap();
    let kept = study.find_set("Tirage").unwrap();
    let mut drawn = exts(&study, &sample.messages);
    drawn.sort();
    assert_eq!(found(&study, "set:tirage"), drawn);
    assert_eq!(kept.drawn.as_ref().unwrap().tell(Lang::En), "4 of 13, by language, as many of each, seed 5");
    // What was said of it is enough to draw it again.
    let Some(how) = kept.drawn else { panic!("how it was drawn") };
    let again = ask(how.how, how.size, how.by.as_deref(), how.allocation.unwrap(), how.seed);
    let among = study.matching(kept.query.as_deref().unwrap()).unwrap();
    assert_eq!(study.sample(&among, &again).unwrap(), sample);
}

#[test]
fn rencontre_draws_nothing_twice_before_all_was_met() {
    let desk = Desk::new();
    let mut study = desk.velmoka();
    let avis = "id,text\nA1,Zeugmatique expérience\nA2,Une autre\nA3,Encore un avis\n";
    bring(&mut study, &desk.file("avis.csv", avis));
    let all = study.message_ids().unwrap();
    let uncoded = study.drawing_order(&all, Pool::Uncoded, 42).unwrap();
    let mut names = exts(&study, &uncoded);
    names.sort();
    assert_eq!(names, ["A1", "A2", "A3"]);
    assert_eq!(study.drawing_order(&all, Pool::Uncoded, 42).unwrap(), uncoded, "the same seed draws the same");

    // Message by message, what was met is not drawn; then the order begins again.
    let mut met = HashSet::new();
    let mut drawn = vec![];
    for place in 0..3 {
        let draw = study.draw(&all, Pool::Uncoded, 42, &met, None).unwrap();
        assert_eq!((draw.met, draw.of, draw.again), (place, 3, false));
        met.extend(draw.message);
        drawn.extend(draw.message);
    }
    assert_eq!(drawn, uncoded);
    let after = study.draw(&all, Pool::Uncoded, 42, &met, drawn.last().copied()).unwrap();
    assert_eq!((after.message, after.met, after.again), (Some(drawn[0]), 3, true));
    assert_eq!(study.draw(&[], Pool::Uncoded, 42, &met, None).unwrap().message, None);

    // Neglected: what was never read comes before what was read, and that of long ago before that of today. Forum is the commonest.
    study.note_seen(&all, noon()).unwrap();
    study.note_seen(&[row(&study, "V02"), row(&study, "V03")], noon() + Duration::days(3)).unwrap();
    let neglected = exts(&study, &study.drawing_order(&all, Pool::Neglected, 1).unwrap());
    let place = |ext: &str| neglected.iter().position(|one| one == ext).unwrap();
    assert_eq!(neglected.len(), 17);
    assert!(["V04", "V05", "V06", "V07"].iter().all(|ext| place(ext) < place("V02") && place(ext) < place("V03")));
    assert!(place("A1") < place("A2") && place("A1") < place("A3"), "rare words first");
    assert_eq!(study.rare_words(row(&study, "A1")).unwrap(), ["Zeugmatique", "expérience"]);
    assert_eq!(study.history(0, 100).unwrap().0, 2, "reading is no operation");

    // Far: the isotopy of V05 elsewhere or in another language; the codes of V02, which bears none.
    let far = |ext: &str| {
        let mut far = exts(&study, &study.drawing_order(&all, Pool::Far(row(&study, ext)), 7).unwrap());
        far.sort();
        far
    };
    assert_eq!(far("V05"), ["V04", "V11"]);
    assert_eq!(far("V02"), ["V09", "V10", "V13", "V14"]);
    assert_eq!(study.ties(row(&study, "V05"), row(&study, "V11")).unwrap(), [Tie::Seme("/rituel/".into())]);
    let code = study.find_code("FL.PRA").unwrap().id;
    assert_eq!(study.ties(row(&study, "V02"), row(&study, "V09")).unwrap(), [Tie::Code(code)]);
    // Read only, nothing is remembered, and nothing is refused.
    let path = study.path().to_owned();
    let before = study.seen().unwrap();
    drop(study);
    let reader = Study::open_read_only(&path).unwrap();
    reader.note_seen(&all, noon() + Duration::days(9)).unwrap();
    assert_eq!(reader.seen().unwrap(), before);
}

#[test]
fn sets_go_out_and_come_back_and_name_nobody_where_names_are_hidden() {
    let desk = Desk::new();
    let mut study = desk.velmoka();
    study.save_query(&said("de marc_delain", "account:marc_delain OR twin:V05"), noon()).unwrap();
    study.save_query(&said("autour", "-set:\"de marc_delain\" lang:fr"), noon()).unwrap();
    let two = [row(&study, "V02"), row(&study, "V09")];
    study.add_set(&SetSaid { note: Some("dit lina_r".into()), ..said("main", "") }, &two, noon()).unwrap();
    let all = study.message_ids().unwrap();
    let sample = study.sample(&all, &ask(How::Stratified, 3, Some("space"), Allocation::Equal, 5)).unwrap();
    study.keep_sample(&said("tirage", "lang:fr OR lang:en"), &sample, noon()).unwrap();

    let json = |study: &Study| serde_json::to_value(study.document(None).unwrap()).unwrap();
    let document = json(&study);
    assert_eq!(document["sets"][2]["messages"], json!(["V02", "V09"]));
    assert_eq!(document["sets"][3]["drawn"]["strata"][0], json!({ "value": "forum", "of": 6, "drawn": 1 }));
    let path = desk.file("out.json", document.to_string());
    let mut again = desk.study("again.livi");
    bring(&mut again, &path);
    assert_eq!(json(&again), document);
    bring(&mut again, &path);
    assert_eq!(json(&again), document, "what is there already comes in once");
    assert_eq!(again.check().unwrap().findings, vec![]);

    // A part of the study takes a part of its sets.
    let part = study.document(Some(&[two[0]])).unwrap();
    assert_eq!(part.sets[2].messages, ["V02"]);

    let masked = study.masked_document(None, &study.mask().unwrap()).unwrap();
    let out = serde_json::to_string(&masked.sets).unwrap();
    for name in ["marc_delain", "lina_r", "V05", "V02"] {
        assert!(!out.contains(name), "{name}: {out}");
    }
    assert_eq!(masked.sets[2].messages.len(), 2);

    // Sets that cannot be are refused with their place.
    for (broken, path) in [
        (json!([{ "id": "a", "kind": "query" }]), "$.sets[0].query"),
        (json!([{ "id": "a", "kind": "hand" }, { "id": "Á", "kind": "hand" }]), "$.sets[1].id"),
        (json!([{ "id": "a", "kind": "hand", "messages": ["V99"] }]), "$.sets[0].messages[0]"),
    ] {
        let mut bad = document.clone();
        bad["sets"] = broken;
        let file = desk.file("bad.json", bad.to_string());
        let mut other = desk.study(&format!("bad{}.livi", path.len()));
        let plan = livisible_exchange::Plan::default();
        let fault = livisible_exchange::import::import(&mut other, &file, &plan, noon(), &mut |_| true).unwrap_err().to_string();
        assert!(fault.contains(path), "{fault}");
    }
}

#[test]
fn livi_keeps_draws_and_tells() {
    let desk = Desk::new();
    drop(desk.velmoka());
    let sets = |words: &[&str]| desk.json(&[&["sets", "velmoka.livi"], words].concat());
    assert_eq!(sets(&[]), json!([]));
    let kept = sets(&["--save", "Critique", "--query", "code:FL.CRI", "--note", "à relire"]);
    assert_eq!(
        (&kept[0]["id"], &kept[0]["kind"], &kept[0]["total"], &kept[0]["note"]),
        (&json!("Critique"), &json!("query"), &json!(5), &json!("à relire"))
    );
    let drawn = sets(&["--sample", "Tirage", "--query", "set:critique", "--size", "2", "--by", "lang", "--equal", "--seed", "3"]);
    assert_eq!((&drawn[1]["total"], &drawn[1]["drawn"]["how"], &drawn[1]["drawn"]["of"]), (&json!(2), &json!("stratified"), &json!(5)));
    let made = sets(&["--add", "Main", "V01", "V02"]);
    assert_eq!(made[2]["messages"], json!(["V01", "V02"]));
    assert_eq!(sets(&["--drop", "main", "V01"])[2]["messages"], json!(["V02"]));
    assert_eq!(sets(&["--rename", "main", "À la main"])[2]["id"], "À la main");
    assert_eq!(sets(&["--delete", "tirage"]).as_array().unwrap().len(), 2);
    assert!(desk.fails(1, &["sets", "velmoka.livi", "--save", "critique", "--query", "set:critique"]).contains("lead back"));
    assert!(desk.fails(1, &["search", "velmoka.livi", "", "--rencontre", "1", "--pool", "far:V99"]).contains("V99"));
    let far = |offset: &str| {
        desk.json(&["search", "velmoka.livi", "", "--rencontre", "1", "--pool", "far:V05", "--limit", "1", "--offset", offset])["messages"]
            [0]["id"]
            .clone()
    };
    let mut both: Vec<Value> = vec![far("0"), far("1")];
    both.sort_by_key(Value::to_string);
    assert_eq!(both, ["V04", "V11"]);
    assert_eq!(far("2"), Value::Null);
}

#[test]
fn a_report_says_how_samples_were_drawn() {
    let desk = Desk::new();
    drop(desk.velmoka());
    desk.livi(&["sets", "velmoka.livi", "--sample", "Tirage", "--query", "lang:en", "--size", "2", "--seed", "9"]);
    desk.livi(&["report", "velmoka.livi", "out.html", "--lang", "en"]);
    let page = std::fs::read_to_string(desk.path("out.html")).unwrap();
    assert!(page.contains("Tirage: 2 of 3, at random, seed 9"));
}
