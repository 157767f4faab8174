use acceptance::{Desk, bring, noon, sample};
use livisible_core::Study;
use livisible_core::coding::add::NewCoding;
use livisible_core::figures::Ask;
use livisible_core::memo::{Kind, NewMemo, Subject};
use livisible_core::search::find::Request;

fn coders(study: &Study) -> Vec<String> {
    let mut coders: Vec<String> = study.codings().unwrap().into_iter().map(|coding| coding.coder).collect();
    coders.sort();
    coders.dedup();
    coders
}

fn found(study: &Study, query: &str) -> usize {
    study.search(&Request { query: query.into(), ..Request::default() }).unwrap().total
}

/// The worked study was coded by A; B begins anew on the same messages, and sees nothing of what A did.
#[test]
fn who_codes_blind_is_alone_in_the_study() {
    let desk = Desk::new();
    let mut study = desk.study("s.livi");
    bring(&mut study, &sample());
    let first = study.codings().unwrap()[0].clone();
    study.coder = "B".into();
    study.code(&NewCoding::by_hand(first.code, first.message, None, "B"), noon()).unwrap();
    let memo = |on, on_id| NewMemo { on, on_id, range: None, kind: Kind::Note, title: None, body: "what I think".into() };
    study.add_memo(&memo(Subject::Message, first.message), noon()).unwrap();
    study.coder = "A".into();
    study.add_memo(&memo(Subject::Message, first.message), noon()).unwrap();
    study.add_memo(&memo(Subject::Code, first.code), noon()).unwrap();
    study.coder = "B".into();
    study.index().unwrap();

    let alone = study.alone().unwrap();
    assert_eq!((coders(&study), coders(&alone)), (vec!["A".to_owned(), "B".into()], vec!["B".to_owned()]));
    assert_eq!(alone.summary().unwrap().codings, 1);
    assert_eq!(alone.summary().unwrap().coded_messages, 1);
    assert_eq!(alone.coded_messages().unwrap().len(), 1);
    assert_eq!((found(&alone, "code:any"), found(&alone, "coder:A"), found(&alone, "coder:B")), (1, 0, 1));
    assert!(found(&study, "code:any") > 1);
    let counts = alone.code_counts(&alone.codebook().unwrap()).unwrap();
    assert_eq!(counts[&first.code], (1, 1));
    assert!(counts.values().all(|&count| count == (1, 1)), "only this code, and those above it");
    assert_eq!(alone.figure("codes", &Ask::default()).unwrap().base.codings, 1);
    assert_eq!(alone.memos_on(Subject::Message, first.message).unwrap().iter().filter(|memo| memo.body == "what I think").count(), 1);
    assert_eq!(alone.memos_on(Subject::Code, first.code).unwrap().len(), 1, "what is said of a code is for all");

    // What is put afterwards is seen at once; and nothing of the others' was lost.
    let second = study.codings().unwrap().into_iter().find(|coding| coding.message != first.message).unwrap();
    study.code(&NewCoding::by_hand(second.code, second.message, None, "B"), noon()).unwrap();
    assert_eq!(alone.codings().unwrap().len(), 2);
    assert!(study.codings().unwrap().len() > 10);
}
