//! Conversations that their sources name: chats that grow, threads met in pieces, answers concluded, words quoted and passed on.

use std::collections::HashMap;

use acceptance::{Desk, bring, noon};
use livisible_core::Study;
use livisible_core::corpus::import::Intake;
use livisible_core::corpus::record::{Item, Link, LinkKind, Posted, Precision, ReadFault, Reader, Record, Warning};
use livisible_core::figures::Ask;
use livisible_core::locale::Lang;
use livisible_core::memo::{NewMemo, Subject};
use livisible_core::search::find::Request;
use proptest::prelude::*;
use serde_json::{Value, json};

/// Records as a file would give them.
struct Given(Vec<Record>);

impl Reader for Given {
    fn next_batch(&mut self, out: &mut Vec<Item>) -> Result<bool, ReadFault> {
        out.extend(self.0.drain(..).map(|record| Item::Record(Box::new(record))));
        Ok(false)
    }

    fn bytes_read(&self) -> u64 {
        0
    }

    fn warnings(&mut self) -> Vec<Warning> {
        vec![]
    }
}

/// A message of a chat, in answer to another or to none.
fn said(id: &str, within: &str, parent: Option<&str>) -> Record {
    Record {
        id: Some(id.to_owned()),
        parent: parent.map(str::to_owned),
        within: (!within.is_empty()).then(|| within.to_owned()),
        account: Some(format!("by {id}")),
        text: format!("words of {id}"),
        ..Record::default()
    }
}

/// Imports these records as a file of this name; answers the row of the import.
fn take(study: &mut Study, file: &str, records: Vec<Record>) -> i64 {
    let intake = Intake { file: file.to_owned(), format: "test".to_owned(), ..Intake::default() };
    study.import(&intake, Box::new(Given(records)), noon(), &mut |_| true).unwrap().value.import
}

/// The conversations, each as the ids of its messages.
fn conversations(study: &Study) -> Vec<Vec<String>> {
    let views = study.views().unwrap();
    let called = |&member: &u32| study.message(views.columns.ids[member as usize]).unwrap().ext;
    (0..views.conversations.len()).map(|at| views.conversations.members(at).iter().map(called).collect()).collect()
}

#[track_caller]
fn sound(study: &Study) {
    let checked = study.check().unwrap();
    assert!(checked.findings.is_empty(), "{:?}", checked.findings);
}

#[test]
fn a_chat_is_one_conversation_and_grows_with_each_export() {
    let desk = Desk::new();
    let mut study = desk.study("chat.livi");
    let march = take(&mut study, "march", vec![said("a1", "chat:a", None), said("b1", "chat:b", None), said("a2", "chat:a", None)]);
    assert_eq!(conversations(&study), [vec!["a1", "a2"], vec!["b1"]]);
    take(&mut study, "april", vec![said("a2", "chat:a", None), said("a3", "chat:a", Some("a1")), said("a4", "chat:a", None)]);
    assert_eq!(conversations(&study), [vec!["a1", "a2", "a3", "a4"], vec!["b1"]]);
    sound(&study);
    study.undo().unwrap();
    assert_eq!(conversations(&study), [vec!["a1", "a2"], vec!["b1"]]);
    study.redo().unwrap();
    study.remove_import(march, noon()).unwrap();
    assert_eq!(conversations(&study), [["a3", "a4"]], "what is left of the chat is one conversation still");
    sound(&study);
    study.undo().unwrap();
    assert_eq!(conversations(&study), [vec!["a1", "a2", "a3", "a4"], vec!["b1"]]);
    sound(&study);
}

#[test]
fn a_chat_that_begins_with_an_answer_stays_whole_when_what_it_answers_comes() {
    let desk = Desk::new();
    let mut study = desk.study("late.livi");
    take(&mut study, "newest first", vec![said("3", "chat", Some("2")), said("2", "chat", Some("1")), said("9", "chat", None)]);
    assert_eq!(conversations(&study), [["3", "2", "9"]]);
    take(&mut study, "older", vec![said("1", "chat", None), said("0", "", None)]);
    assert_eq!(conversations(&study), [vec!["3", "2", "9", "1"], vec!["0"]]);
    let two = study.message(study.message_id("2").unwrap().unwrap()).unwrap();
    assert_eq!(two.parent, study.message_id("1").unwrap(), "the orphan found its parent");
    sound(&study);
}

#[test]
fn a_conversation_opens_with_what_answers_nothing_whatever_comes_first() {
    let desk = Desk::new();
    let mut study = desk.study("opening.livi");
    let root = |study: &Study| study.message(study.columns().unwrap().root[0]).unwrap().ext;
    take(&mut study, "comments", vec![said("c1", "post", Some("s")), said("c2", "post", Some("c1")), said("x1", "other", Some("c2"))]);
    assert_eq!(root(&study), "c1", "of what there is");
    let first = study.message_id("c1").unwrap().unwrap();
    study.add_memo(&NewMemo::on(Subject::Conversation, first, None, "Une rumeur"), noon()).unwrap();
    take(&mut study, "submissions", vec![said("s", "post", None)]);
    assert_eq!(root(&study), "s");
    assert_eq!(conversations(&study), [vec!["c1", "c2", "s"], vec!["x1"]], "an answer to another chat stays in its own");
    let memo = study.memos().unwrap().remove(0);
    assert_eq!(memo.on_id, study.message_id("s").unwrap().unwrap(), "what was noted on the conversation follows");
    let threads = study.figure("threads", &Ask::default()).unwrap().data;
    assert_eq!(threads["depth"], json!({"c1": 1, "c2": 2, "x1": 0, "s": 0}));
    sound(&study);
    study.undo().unwrap();
    assert_eq!((root(&study).as_str(), study.memos().unwrap()[0].on_id), ("c1", first));
    study.redo().unwrap();
    assert_eq!(root(&study), "s");
}

#[test]
fn orphans_stay_in_the_thread_that_their_source_names() {
    let desk = Desk::new();
    let mut study = desk.study("thread.livi");
    take(&mut study, "half", vec![said("c4", "post", Some("c2")), said("c5", "post", Some("c4")), said("c6", "post", Some("c3"))]);
    assert_eq!(conversations(&study), [["c4", "c5", "c6"]]);
    assert!(study.columns().unwrap().orphan.iter().filter(|orphan| **orphan).count() == 2, "and are told as orphans");
}

#[test]
fn what_was_concluded_is_marked_and_goes_out_and_comes_back() {
    let desk = Desk::new();
    let mut study = desk.study("links.livi");
    let about = Posted { estimated: true, precision: Precision::Month, ..study_date() };
    let records = vec![
        said("v1", "page:one", None),
        Record { inferred: true, posted: Some(about), ..said("v2", "page:one", Some("v1")) },
        Record { links: vec![link(LinkKind::Quote, "v1"), link(LinkKind::Repost, "elsewhere")], ..said("v3", "", None) },
    ];
    take(&mut study, "page", records);
    let row = |study: &Study, ext: &str| study.message_id(ext).unwrap().unwrap();
    let second = study.message(row(&study, "v2")).unwrap();
    assert!(second.inferred && second.estimated);
    assert!(!study.message(row(&study, "v1")).unwrap().inferred);
    for (query, found) in [("is:inferred", "v2"), ("is:estimated", "v2"), ("is:quote", "v3"), ("is:repost", "v3")] {
        let hits = study.search(&Request { query: query.to_owned(), limit: 2, ..Request::default() }).unwrap();
        assert_eq!((hits.total, hits.hits[0].message.id), (1, row(&study, found)), "{query}");
    }
    let taken = study.taken_up(row(&study, "v3")).unwrap();
    let taken: Vec<_> = taken[&row(&study, "v3")].iter().map(|one| (one.kind, one.to.as_str(), one.row)).collect();
    assert_eq!(taken, [(LinkKind::Quote, "v1", Some(row(&study, "v1"))), (LinkKind::Repost, "elsewhere", None)]);

    let written = serde_json::to_value(study.document(None).unwrap()).unwrap();
    assert_eq!(written["links"], json!([{"from": "v3", "to": "v1", "kind": "quote"}, {"from": "v3", "to": "elsewhere", "kind": "repost"}]));
    assert_eq!((&written["messages"][1]["inferred"], &written["messages"][1]["estimated"]), (&json!(true), &json!(true)));
    assert_eq!(written["messages"][0]["within"], json!("page:one"));
    assert_eq!(written["messages"][0].get("inferred"), None, "what is at its default is left out");
    let mut again = desk.study("again.livi");
    bring(&mut again, &desk.file("out.json", serde_json::to_vec(&written).unwrap()));
    assert_eq!(serde_json::to_value(again.document(None).unwrap()).unwrap()["messages"], written["messages"]);
    assert_eq!(serde_json::to_value(again.document(None).unwrap()).unwrap()["links"], written["links"]);
    assert_eq!(conversations(&again), conversations(&study));
    bring(&mut again, &desk.file("twice.json", serde_json::to_vec(&written).unwrap()));
    assert_eq!(again.links().unwrap().len(), 2, "a link that stands already is not put twice");

    let mask = study.mask().unwrap();
    let masked = serde_json::to_string(&study.masked_document(None, &mask).unwrap()).unwrap();
    assert!(!masked.contains("page:one") && !masked.contains("elsewhere"), "{masked}");
    let masked: Value = serde_json::from_str(&masked).unwrap();
    assert_eq!(masked["messages"][0]["within"], masked["messages"][1]["within"]);
    sound(&again);
}

/// A line of a dump of Reddit.
fn comment(id: &str, parent: &str, author: &str, body: &str) -> String {
    format!(
        r#"{{"author":"{author}","body":"{body}","created_utc":1709280000,"id":"{id}","link_id":"t3_p","parent_id":"{parent}","score":1,"subreddit":"cafe"}}"#
    ) + "\n"
}

#[test]
fn what_was_taken_back_since_was_said_all_the_same() {
    let desk = Desk::new();
    let mut study = desk.study("deleted.livi");
    bring(
        &mut study,
        &desk.file("march.ndjson", comment("k1", "t3_p", "bob", "La capsule bloque") + &comment("k2", "t1_k1", "ana", "Chez moi aussi")),
    );
    let newer = comment("k1", "t3_p", "[deleted]", "[deleted]")
        + &comment("k2", "t1_k1", "ana", "Chez moi aussi")
        + &comment("k3", "t1_k1", "zoe", "Et chez moi");
    let report = bring(&mut study, &desk.file("april.ndjson", newer)).report;
    assert_eq!((report.messages, report.duplicates), (1, 2), "{:?}", report.warnings);
    let first = study.message(study.message_id("t1_k1").unwrap().unwrap()).unwrap();
    assert_eq!((first.text.as_str(), first.account.as_deref()), ("La capsule bloque", Some("bob")));
    assert_eq!(first.attributes["deleted"], json!(true));
    assert_eq!(study.message(study.message_id("t1_k3").unwrap().unwrap()).unwrap().parent, Some(first.id));
    sound(&study);
}

#[test]
fn a_newer_export_may_say_whom_a_message_quotes() {
    let desk = Desk::new();
    let mut study = desk.study("quoted.livi");
    let quoting = || Record { links: vec![link(LinkKind::Quote, "v1")], ..said("v2", "", None) };
    take(&mut study, "first", vec![said("v1", "", None), said("v2", "", None)]);
    take(&mut study, "newer", vec![quoting()]);
    take(&mut study, "newest", vec![quoting()]);
    assert_eq!(study.links().unwrap().len(), 1, "said twice, put once");
    study.undo().unwrap();
    study.undo().unwrap();
    assert_eq!(study.links().unwrap().len(), 0);
}

#[test]
fn ids_of_one_platform_say_nothing_of_another() {
    let desk = Desk::new();
    let mut study = desk.study("platforms.livi");
    bring(&mut study, &desk.file("shop.csv", "id,author,date,text\nt1_k1,zoe,2024-03-02,La boutique était fermée\n"));
    let report = bring(
        &mut study,
        &desk.file("dump.ndjson", comment("k1", "t3_p", "bob", "La capsule bloque") + &comment("k2", "t1_k1", "ana", "Oui")),
    )
    .report;
    assert_eq!((report.messages, report.duplicates), (2, 0));
    assert_eq!(study.text(study.message_id("t1_k1").unwrap().unwrap()).unwrap(), "La boutique était fermée");
}

#[test]
fn dates_that_a_source_reckons_again_make_no_other_message() {
    let desk = Desk::new();
    let mut study = desk.study("estimated.livi");
    let about = |text: &str, months: i64| Record {
        posted: Some(Posted { instant: Some(noon() - chrono::TimeDelta::days(30 * months)), ..study_date() }),
        text: text.to_owned(),
        ..said("Ugzk", "video", None)
    };
    let estimated = |mut record: Record| {
        record.posted.iter_mut().for_each(|posted| posted.estimated = true);
        record
    };
    take(&mut study, "march", vec![estimated(about("Trop cher", 2))]);
    take(&mut study, "april", vec![estimated(about("Trop cher", 3))]);
    assert_eq!(conversations(&study), [["Ugzk"]]);
}

#[test]
fn the_same_words_in_two_chats_are_two_messages() {
    let desk = Desk::new();
    let mut study = desk.study("chats.livi");
    let chat = |with: &str| format!("3/2/24, 09:00 - {with}: Tu viens ?\n3/2/24, 09:01 - Ana: ok\n3/2/24, 09:01 - Ana: ok\n");
    for with in ["Bob", "Carol"] {
        let report = bring(&mut study, &desk.file(&format!("WhatsApp Chat with {with}.txt"), chat(with))).report;
        assert_eq!((report.messages, report.duplicates), (3, 0), "{with}");
    }
    let again = bring(&mut study, &desk.path("WhatsApp Chat with Bob.txt")).report;
    assert_eq!((again.messages, again.duplicates), (0, 3));
}

#[test]
fn people_are_hidden_by_every_name_that_they_are_called() {
    let desk = Desk::new();
    let mut study = desk.study("names.livi");
    let with = |name: &str, value: &str, record: Record| {
        let mut record = record;
        record.attributes.insert(name.to_owned(), value.into());
        record
    };
    let ann = Record { account: Some("@annmartin@ex.org".to_owned()), text: "Bonjour".to_owned(), ..said("1", "", None) };
    let bob = Record {
        account: Some("bob33".to_owned()),
        text: "Merci @annmartin et Anne Martin, demandez à @stranger".to_owned(),
        ..said("2", "", None)
    };
    take(&mut study, "posts", vec![with("author_name", "Anne Martin", ann), with("mentions", "@annmartin@ex.org, @stranger", bob)]);
    let masked = study.mask().unwrap().text("Merci @annmartin et Anne Martin, demandez à @stranger et à bob33");
    assert_eq!(masked, "Merci P01 et P01, demandez à P? et à P02");
}

fn link(kind: LinkKind, to: &str) -> Link {
    Link { kind, to: to.to_owned() }
}

fn study_date() -> Posted {
    let instant = Some(noon());
    Posted { instant, precision: Precision::Day, original: "two months ago".to_owned(), estimated: false }
}

/// Any messages: the container of each, and what it answers among those that were, those that will be and those that never are.
fn corpus() -> impl Strategy<Value = Vec<(usize, Option<usize>)>> {
    proptest::collection::vec((0usize..4, proptest::option::of(0usize..14)), 1..12)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    /// However a corpus comes in pieces, and whichever piece goes again, its conversations are sound: each has one root that is
    /// there, answers stand with what they answer, and what a source names as one is one.
    #[test]
    fn conversations_are_sound_however_the_pieces_come(all in corpus(), cuts in (0usize..12, 0usize..12), gone in 0usize..3) {
        let desk = Desk::new();
        let mut study = Study::create(&desk.path("any.livi"), "", Lang::En, noon(), 7).unwrap();
        let record = |(at, (whole, parent)): (usize, &(usize, Option<usize>))| {
            let within = if *whole == 0 { String::new() } else { format!("w{whole}") };
            said(&format!("m{at}x"), &within, parent.filter(|parent| *parent != at).map(|parent| format!("m{parent}x")).as_deref())
        };
        let records: Vec<Record> = all.iter().enumerate().map(record).collect();
        let (first, second) = (cuts.0.min(cuts.1).min(records.len()), cuts.0.max(cuts.1).min(records.len()));
        let imports: Vec<i64> = [&records[..first], &records[first..second], &records[second..]]
            .into_iter()
            .enumerate()
            .map(|(at, part)| take(&mut study, &format!("part {at}"), part.to_vec()))
            .collect();
        sound(&study);
        one_where_named(&study, &all)?;
        let before = conversations(&study);
        study.remove_import(imports[gone], noon()).unwrap();
        sound(&study);
        one_where_named(&study, &all)?;
        study.undo().unwrap();
        prop_assert_eq!(conversations(&study), before);
    }
}

/// Messages of one whole stand in one conversation, whatever they answer.
fn one_where_named(study: &Study, all: &[(usize, Option<usize>)]) -> Result<(), TestCaseError> {
    let columns = study.columns().unwrap();
    let mut roots: HashMap<String, i64> = HashMap::new();
    for (at, _) in all.iter().enumerate() {
        let Some(row) = study.message_id(&format!("m{at}x")).unwrap() else { continue };
        let message = study.message(row).unwrap();
        if let Some(within) = message.within {
            let root = columns.root[columns.ordinal(row).unwrap()];
            prop_assert_eq!(*roots.entry(within.clone()).or_insert(root), root, "{}", within);
        }
    }
    Ok(())
}
