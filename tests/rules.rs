use acceptance::{Desk, bring, noon};
use livisible_core::Study;
use livisible_core::coding::add::NewCoding;
use livisible_core::coding::{Origin, Review};
use livisible_core::figures::Ask as FigureAsk;
use livisible_core::rule::change::NewRule;
use livisible_core::rule::decide::{Decision, Verdict};
use livisible_core::rule::measure::Part;
use livisible_core::rule::place::Fate;
use livisible_core::rule::preview::{Ask, Preview};
use livisible_core::rule::{Draft, Reach};
use livisible_core::search::find::Request;

fn draft(query: &str, reach: Reach) -> Draft {
    Draft { id: None, query: query.to_owned(), reach }
}

fn preview(study: &Study, code: &str, rules: &[Draft], fate: Option<Fate>) -> Preview {
    let code = study.find_code(code).unwrap().id;
    study.preview_rules(&Ask { code, rules: rules.to_vec(), fate, offset: 0, limit: 100 }).unwrap()
}

fn n(preview: &Preview, fate: Fate) -> usize {
    preview.counts.iter().find(|(one, _)| *one == fate).unwrap().1
}

fn exts(study: &Study, preview: &Preview) -> Vec<String> {
    preview.rows.iter().map(|row| study.message_ext(row.message).unwrap()).collect()
}

fn place(study: &Study, preview: &Preview, ext: &str) -> Decision {
    let row = preview.rows.iter().find(|row| study.message_ext(row.message).unwrap() == ext).unwrap();
    Decision { message: row.message, range: row.places[0].range.clone(), rule: row.places[0].rule }
}

/// Codings of FL.CRI that the figures count.
fn counted(study: &Study) -> u64 {
    study.figure("codes", &FigureAsk { brand_speech: true, ..FigureAsk::default() }).unwrap().data["FL.CRI"]["codings"].as_u64().unwrap()
}

#[test]
fn a_preview_stands_beside_what_people_coded_and_writes_nothing() {
    let desk = Desk::new();
    let mut study = desk.velmoka();
    let before = study.history(0, 10).unwrap().0;
    // `capsule*` is in V01, V03, V05, V07, V08, V10 and V11; people put FL.CRI on V01, V03, V04, V05 and V14, and coded all.
    let words = preview(&study, "FL.CRI", &[draft("capsule*", Reach::Match)], None);
    assert_eq!(exts(&study, &words), ["V01", "V03", "V05", "V07", "V08", "V10", "V11"]);
    let counts =
        [Fate::New, Fate::Proposed, Fate::Otherwise, Fate::Refused, Fate::Agrees, Fate::Accepted, Fate::Missed].map(|fate| n(&words, fate));
    // In V01 the words of the rule stand beside the words that were coded.
    assert_eq!(counts, [1, 0, 4, 0, 2, 0, 2]);
    assert_eq!((words.measures.precision, words.measures.recall, words.measures.judged), (Part { n: 3, of: 7 }, Part { n: 3, of: 5 }, 14));
    let missed = preview(&study, "FL.CRI", &[draft("capsule*", Reach::Match)], Some(Fate::Missed));
    assert_eq!((exts(&study, &missed), missed.total), (vec!["V04".to_owned(), "V14".to_owned()], 2));
    let whole = preview(&study, "FL.CRI", &[draft("capsule*", Reach::Message)], None);
    assert_eq!((n(&whole, Fate::New), n(&whole, Fate::Agrees), n(&whole, Fate::Otherwise)), (0, 3, 4));
    // Pages are cut from the same order, and the totals stay exact.
    let code = study.find_code("FL.CRI").unwrap().id;
    let ask = Ask { code, rules: vec![draft("capsule*", Reach::Match)], fate: Some(Fate::Otherwise), offset: 1, limit: 2 };
    let page = study.preview_rules(&ask).unwrap();
    assert_eq!((exts(&study, &page), page.total, page.found), (vec!["V08".to_owned(), "V10".to_owned()], 4, 7));
    assert_eq!(study.history(0, 10).unwrap().0, before, "nothing was written");
    // A query that means nothing is refused with its reason.
    for (query, reach, why) in [
        ("code:NON", Reach::Message, "unknown_code"),
        ("space:forum", Reach::Match, "no_words_to_code"),
        ("\"ouvert", Reach::Match, "unclosed_quote"),
    ] {
        let said = study.add_rule(&NewRule { code, query: query.into(), reach, note: None }, noon()).unwrap_err().to_string();
        assert!(said.contains(why), "{query}: {said}");
    }
}

#[test]
fn what_is_accepted_counts_what_is_refused_or_proposed_does_not() {
    let desk = Desk::new();
    let mut study = desk.velmoka();
    let code = study.find_code("FL.CRI").unwrap().id;
    let rule = study.add_rule(&NewRule { code, query: "capsule*".into(), reach: Reach::Match, note: None }, noon()).unwrap().value;
    let rules: Vec<Draft> = study.rules_of(code).unwrap().into_iter().map(Draft::from).collect();
    let found = preview(&study, "FL.CRI", &rules, None);
    assert_eq!(counted(&study), 5);

    // Refused: it is nowhere to be seen, and is not proposed again.
    let refused = place(&study, &found, "V07");
    study.decide(code, std::slice::from_ref(&refused), Verdict::Reject, noon()).unwrap();
    let proposed = place(&study, &found, "V08");
    study.decide(code, std::slice::from_ref(&proposed), Verdict::Propose, noon()).unwrap();
    let now = preview(&study, "FL.CRI", &rules, None);
    assert_eq!((n(&now, Fate::Refused), n(&now, Fate::Proposed), n(&now, Fate::Otherwise)), (1, 1, 2));
    assert_eq!(counted(&study), 5);
    assert_eq!(study.search(&Request { query: "code:FL.CRI".into(), limit: 20, ..Request::default() }).unwrap().total, 5);
    assert_eq!(study.search(&Request { query: "origin:rule".into(), limit: 20, ..Request::default() }).unwrap().total, 0);
    let twice = study.decide_all(code, &rules, Fate::Refused, Verdict::Propose, noon()).unwrap();
    assert_eq!((twice.op, twice.value.left), (None, 1), "what was refused stays refused");

    // Accepted, one by one and all that is new.
    let coding = study.codings_of(proposed.message).unwrap().into_iter().find(|one| one.review == Review::Proposed).unwrap();
    study.review_codings(&[coding.id], true, noon()).unwrap();
    let all = study.decide_all(code, &rules, Fate::New, Verdict::Accept, noon()).unwrap();
    assert_eq!(all.value.places, 1, "V01");
    assert_eq!(counted(&study), 7);
    let made = study.codings_of(all.value.messages[0]).unwrap().into_iter().find(|one| one.origin == Origin::Rule).unwrap();
    assert_eq!((made.rule, made.review, made.quote.as_str()), (Some(rule), Review::Accepted, "capsule"));
    assert_eq!(made.reviewed.as_ref().map(|(who, _)| who.as_str()), Some("A"));

    // A coding by hand is never touched, neither is it doubled.
    let agreed = place(&study, &found, "V03");
    let left = study.decide(code, &[agreed], Verdict::Reject, noon()).unwrap();
    assert_eq!((left.op, left.value.left, counted(&study)), (None, 1, 7));

    // Where a rule was refused, a hand may still put the code.
    let by_hand = NewCoding::by_hand(code, refused.message, Some(refused.range.clone()), "A");
    assert!(study.code(&by_hand, noon()).unwrap().value.is_some());
    assert_eq!(n(&preview(&study, "FL.CRI", &rules, None), Fate::Refused), 0);
    study.undo().unwrap();

    // Reconsidered, it is as if it had never been judged.
    study.decide(code, &[refused], Verdict::Reconsider, noon()).unwrap();
    assert_eq!(n(&preview(&study, "FL.CRI", &rules, None), Fate::Refused), 0);

    // The rule goes; what it made stays, and still says what it asked.
    study.delete_rule(rule, noon()).unwrap();
    assert_eq!(study.rule_said(rule).unwrap(), Some(("capsule*".to_owned(), false)));
    assert_eq!(counted(&study), 7);
    // Everything is taken back, step by step, and the study is sound.
    while study.next_undo().unwrap().is_some_and(|line| line.kind != "import-study") {
        study.undo().unwrap();
    }
    assert_eq!((counted(&study), study.rules().unwrap().len()), (5, 0));
    assert_eq!(study.check().unwrap().findings, []);
}

#[test]
fn rules_are_ordered_and_go_with_their_code() {
    let desk = Desk::new();
    let mut study = desk.velmoka();
    let code = study.find_code("TH.COMPOST").unwrap().id;
    let mut add =
        |query: &str| study.add_rule(&NewRule { code, query: query.into(), reach: Reach::Sentence, note: None }, noon()).unwrap().value;
    let (first, second) = (add("composte*"), add("plastique"));
    study.move_rule(second, Some(first), noon()).unwrap();
    assert_eq!(study.rules_of(code).unwrap().iter().map(|rule| rule.id).collect::<Vec<_>>(), [second, first]);
    // The sentence around the words, in V05: the last one, « Belle façade. », is left out.
    let found = preview(&study, "TH.COMPOST", &[draft("plastique", Reach::Sentence)], None);
    let text = study.text(found.rows[0].message).unwrap();
    let words: String = text.chars().skip(found.rows[0].places[0].range.start).take(found.rows[0].places[0].range.len()).collect();
    assert!(words.ends_with("nulle part."), "{words}");
    study.decide_all(code, &[draft("capsule*", Reach::Match)], Fate::Otherwise, Verdict::Reject, noon()).unwrap();
    study.delete_code(code, noon()).unwrap();
    assert_eq!((study.rules().unwrap().len(), study.check().unwrap().findings.len()), (0, 0));
    study.undo().unwrap();
    assert_eq!(study.rules_of(code).unwrap().len(), 2);
}

#[test]
fn rules_and_what_was_decided_go_out_and_come_back() {
    let desk = Desk::new();
    let mut study = desk.velmoka();
    let code = study.find_code("FL.CRI").unwrap().id;
    let mut add = |query: &str, note: &str| {
        study
            .add_rule(
                &NewRule {
                    code,
                    query: query.into(),
                    reach: if query.contains(':') { Reach::Message } else { Reach::Match },
                    note: Some(note.into()),
                },
                noon(),
            )
            .unwrap()
    };
    add("capsule*", "ce que dit lina_r");
    add("façade lina_r", "");
    add("twin:V05 -twin:\"V06\"", "");
    let rules: Vec<Draft> = study.rules_of(code).unwrap().into_iter().map(Draft::from).collect();
    study.decide_all(code, &rules, Fate::New, Verdict::Accept, noon()).unwrap();
    study.decide_all(code, &rules, Fate::Otherwise, Verdict::Reject, noon()).unwrap();
    drop(study);
    desk.livi(&["export", "velmoka.livi", "out.json"]);
    desk.livi(&["import", "again.livi", "out.json"]);
    desk.livi(&["export", "again.livi", "again.json"]);
    let read = |name: &str| std::fs::read_to_string(desk.path(name)).unwrap();
    assert_eq!(read("out.json"), read("again.json"));
    assert!(read("out.json").contains("\"rule\": \"capsule*\""));
    // Met again, it is all known; and what was refused is not proposed there either.
    desk.livi(&["import", "again.livi", "out.json"]);
    desk.livi(&["export", "again.livi", "again.json"]);
    assert_eq!(read("out.json"), read("again.json"));
    let told = desk.livi(&["rules", "again.livi", "FL.CRI", "--preview", "--lang", "en"]);
    assert!(told.contains("0 new") && told.contains("4 refused"), "{told}");
    // What was refused leaves with no table, and no name leaves where identities are hidden.
    desk.livi(&["export", "velmoka.livi", "codings.csv", "--as", "codings"]);
    assert!(!read("codings.csv").contains("rejected"));
    desk.livi(&["export", "velmoka.livi", "masked.json", "--identities", "pseudonyms"]);
    assert!(!read("masked.json").contains("lina_r"), "{}", read("masked.json"));
    let mut other = desk.study("other.livi");
    bring(&mut other, &desk.path("masked.json"));
    assert_eq!(other.rules().unwrap().len(), 3);
    assert!(!read("masked.json").contains("twin:V0") && !read("masked.json").contains("twin:\\\"V0"));
    // A coding cannot name a rule that is not there.
    desk.file("bad.json", read("out.json").replace("\"rule\": \"capsule*\"", "\"rule\": \"rien\""));
    assert!(desk.fails(1, &["import", "bad.livi", "bad.json"]).contains(".rule"));
}
