use acceptance::{Desk, bring, noon, sample};
use livisible_core::Error;
use livisible_core::Study;
use livisible_core::codebook::Code;
use livisible_core::coding::Voice;
use livisible_core::coding::add::NewCoding;
use livisible_core::coding::change::Change;
use livisible_core::locale::Lang;
use livisible_core::memo::{NewMemo, Subject};
use serde_json::{Value, json};

fn state(study: &Study) -> String {
    serde_json::to_string(&study.document(None).unwrap()).unwrap()
}

fn code(ext: &str, label: &str) -> Code {
    let texts = |v: Value| v.as_object().unwrap().clone();
    Code {
        id: 0,
        ext: ext.into(),
        parent: None,
        label: texts(json!({ "fr": label })),
        definition: texts(json!({})),
        include: texts(json!({})),
        exclude: texts(json!({})),
        example: None,
        color: None,
        number: None,
        exclusive: false,
        ..Code::default()
    }
}

#[test]
fn the_journal_is_taken_back_to_any_line_and_forth() {
    let desk = Desk::new();
    let mut study = desk.study("s.livi");
    let mut ops = vec![];
    for name in ["A", "B", "C", "D"] {
        ops.push((study.add_code(&code(name, name), noon()).unwrap().op.unwrap(), state(&study)));
    }
    assert_eq!(study.step_to(ops[0].0).unwrap(), 3);
    assert_eq!(state(&study), ops[0].1);
    assert_eq!(study.step_to(ops[2].0).unwrap(), 2);
    assert_eq!(state(&study), ops[2].1);
    assert_eq!(study.step_to(ops[2].0).unwrap(), 0, "it is the last in force already");
    study.forgo_redo().unwrap();
    assert!(matches!(study.redo(), Err(Error::NothingToRedo)));
    assert!(matches!(study.step_to(ops[3].0), Err(Error::UnknownObject { .. })), "overtaken");
    assert!(matches!(study.step_to(9_999), Err(Error::UnknownObject { .. })));
    assert_eq!(state(&study), ops[2].1, "a refusal changes nothing");
}

#[test]
fn codes_take_their_place_among_their_siblings() {
    let desk = Desk::new();
    let mut study = desk.study("s.livi");
    let ids: Vec<i64> = ["A", "B", "C"].iter().map(|name| study.add_code(&code(name, name), noon()).unwrap().value).collect();
    let order = |study: &Study| study.codebook().unwrap().tree().iter().map(|(code, _)| code.ext.clone()).collect::<Vec<_>>().join(" ");
    study.move_code(ids[2], None, Some(ids[0]), noon()).unwrap();
    assert_eq!(order(&study), "C A B");
    study.move_code(ids[2], Some(ids[1]), None, noon()).unwrap();
    assert_eq!(order(&study), "A B C");
    assert!(matches!(study.move_code(ids[0], None, Some(ids[2]), noon()), Err(Error::UnknownCode { .. })), "no sibling of its");
    assert!(matches!(study.move_code(ids[1], Some(ids[2]), None, noon()), Err(Error::CodeCycle { .. })));
    let numbers: Vec<_> = study.codebook().unwrap().codes.iter().map(|code| code.number).collect();
    assert_eq!(numbers, [Some(1), Some(2), Some(3)], "a code made by hand has a number to be typed");
}

/// One long story: each step is undone and redone through closings, and the study is each time what it was.
#[test]
fn everything_can_be_undone_and_redone_across_restarts() {
    let desk = Desk::new();
    let mut study = desk.study("s.livi");
    let mut states = vec![state(&study)];
    bring(&mut study, &sample());
    states.push(state(&study));
    let message = study.message_id("V12").unwrap().unwrap();
    let parent = study.add_code(&code("", "Prix"), noon()).unwrap().value;
    states.push(state(&study));
    let child = study.add_code(&Code { parent: Some(parent), ..code("PX.1", "Trop cher") }, noon()).unwrap().value;
    states.push(state(&study));
    let coding = study.code(&NewCoding::by_hand(child, message, Some(0..5), "A"), noon()).unwrap().value.unwrap();
    states.push(state(&study));
    study.code(&NewCoding::by_hand(parent, message, None, "A"), noon()).unwrap();
    states.push(state(&study));
    study
        .change_coding(
            coding,
            &Change { range: Some(2..9), voice: Some(Voice::Denied), memo: Some(Some("ironie".into())), ..Change::default() },
            noon(),
        )
        .unwrap();
    states.push(state(&study));
    study.add_memo(&NewMemo::on(Subject::Message, message, Some("À relire"), "Pourquoi si sec ?"), noon()).unwrap();
    states.push(state(&study));
    let on_words = NewMemo { range: Some(3..8), ..NewMemo::on(Subject::Message, message, None, "Ces mots-là") };
    let memo = study.add_memo(&on_words, noon()).unwrap().value;
    states.push(state(&study));
    study.delete_memo(memo, noon()).unwrap();
    states.push(state(&study));
    study.code_with_new(&code("", "Né d'un geste"), &NewCoding::by_hand(0, message, Some(0..4), "A"), noon()).unwrap();
    states.push(state(&study));
    study.move_code(child, None, Some(parent), noon()).unwrap();
    states.push(state(&study));
    study.delete_code(study.find_code("FL.CRI").unwrap().id, noon()).unwrap();
    states.push(state(&study));
    study.uncode(coding, noon()).unwrap();
    states.push(state(&study));
    study.copy_template("PR", noon()).unwrap();
    states.push(state(&study));
    study.revise_text(message, "Un tout autre texte.", noon()).unwrap();
    states.push(state(&study));
    let csv = desk.file("wave.csv", "id,parent,author,text\nw1,V12,zoe,\"Et moi, je suis d'accord avec vous\"\nw2,w1,ana_k,Merci !\n");
    bring(&mut study, &csv);
    states.push(state(&study));

    for back in (0..states.len() - 1).rev() {
        study.undo().unwrap();
        assert_eq!(state(&study), states[back], "undo down to {back}");
        assert_eq!(study.check().unwrap().findings, vec![]);
        study = desk.reopen(study);
    }
    assert!(matches!(study.undo(), Err(Error::NothingToUndo)));
    for (forth, expected) in states.iter().enumerate().skip(1) {
        study.redo().unwrap();
        assert_eq!(&state(&study), expected, "redo up to {forth}");
        study = desk.reopen(study);
    }
    assert!(matches!(study.redo(), Err(Error::NothingToRedo)));

    // A new operation ends what could be redone, and the journal keeps the trace.
    study.undo().unwrap();
    study.add_code(&code("Z", "Autre"), noon()).unwrap();
    assert!(matches!(study.redo(), Err(Error::NothingToRedo)));
    let (total, lines) = study.history(0, 100).unwrap();
    assert_eq!(total as usize, lines.len());
    assert_eq!(lines.iter().filter(|line| line.state == "dropped").count(), 1);
    for line in &lines {
        for lang in [Lang::Fr, Lang::En] {
            let said = line.describe(lang);
            assert!(!said.starts_with("history-") && !said.contains('{'), "{said}");
        }
        assert_eq!(line.author, "A");
    }
}

#[test]
fn what_was_undone_and_dropped_leaves_room_for_the_same_file() {
    let desk = Desk::new();
    let mut study = desk.study("s.livi");
    let csv = desk.file("a.csv", "id,text\n1,Premier message de la liste\n2,Second message de la liste\n");
    assert_eq!(bring(&mut study, &csv).report.messages, 2);
    study.undo().unwrap();
    let again = bring(&mut study, &csv);
    assert_eq!((again.report.messages, again.report.duplicates), (2, 0));
    let mut study = desk.reopen(study);
    assert_eq!(study.check().unwrap().findings, vec![]);
    assert_eq!(study.matching("liste").unwrap().len(), 2);
    assert_eq!(bring(&mut study, &csv).report.duplicates, 2);
}

#[test]
fn a_corrected_text_keeps_its_spans_or_puts_them_up_for_review() {
    let desk = Desk::new();
    let mut study = desk.velmoka();
    let message = study.message_id("V05").unwrap().unwrap();
    let old = study.text(message).unwrap();
    let new = format!("Ah ! {}", old.replace("nulle part", "jamais"));
    let revision = study.revise_text(message, &new, noon()).unwrap().value;
    assert!(revision.kept > 0 && !revision.lost.is_empty());
    for coding in study.codings_of(message).unwrap().iter().filter(|c| !c.lost) {
        let quote: String = new.chars().skip(coding.start).take(coding.stop - coding.start).collect();
        assert_eq!(quote, coding.quote);
    }
    assert_eq!(study.check().unwrap().to_review, revision.lost.len() as u64);
    assert_eq!(study.matching("jamais code:any").unwrap(), vec![message]);
    study.undo().unwrap();
    assert_eq!(study.text(message).unwrap(), old);
    assert_eq!(study.matching("\"nulle part\"").unwrap(), vec![message]);
}

#[test]
fn a_cancelled_import_leaves_nothing() {
    let desk = Desk::new();
    let mut study = desk.velmoka();
    let before = state(&study);
    let rows: String = (0..9000).map(|n| format!("{n},auteur {n},Un message assez banal numéro {n}\n")).collect();
    let csv = desk.file("long.csv", format!("id,author,text\n{rows}"));
    let mut asked = 0;
    let stopped = livisible_exchange::import::import(&mut study, &csv, &Default::default(), noon(), &mut |_| {
        asked += 1;
        asked < 3
    });
    assert!(matches!(stopped, Err(Error::Cancelled)));
    assert_eq!(state(&study), before);
    assert_eq!(study.history(0, 10).unwrap().0, 1);
    let study = desk.reopen(study);
    assert_eq!(study.check().unwrap().messages, 14);
    assert_eq!(study.matching("banal").unwrap(), Vec::<i64>::new());
}

#[test]
fn a_second_writer_is_refused_and_a_reader_is_not() {
    let desk = Desk::new();
    let study = desk.velmoka();
    assert!(matches!(Study::open(study.path()), Err(Error::Locked { .. })));
    let mut reader = Study::open_read_only(study.path()).unwrap();
    assert_eq!(reader.summary().unwrap().messages, 14);
    assert!(matches!(reader.undo(), Err(Error::ReadOnly)));
}

#[test]
fn backups_are_whole_and_few() {
    let desk = Desk::new();
    let study = desk.velmoka();
    for day in 0..8 {
        study.backup(noon() + chrono::TimeDelta::days(day)).unwrap();
    }
    let backups = livisible_core::study::backup::list(study.path());
    assert_eq!(backups.len(), livisible_core::study::backup::KEPT);
    let copy = Study::open_read_only(backups.last().unwrap()).unwrap();
    assert_eq!(state(&copy), state(&study));
    assert_eq!(study.backup_if_due(noon() + chrono::TimeDelta::days(30)).unwrap(), None, "nothing was done since");
}

#[test]
fn undo_goes_on_after_a_hidden_import_was_purged() {
    let desk = Desk::new();
    let mut study = desk.study("s.livi");
    let file = |name: &str, row: &str| desk.file(name, format!("id,parent_id,author,text\n{row}\n"));
    bring(&mut study, &file("a.csv", "c,p,ana,Une réponse à un absent du fil"));
    bring(&mut study, &file("c.csv", "r,c,bob,Une réponse à cette réponse-là"));
    study.undo().unwrap();
    bring(&mut study, &file("b.csv", "p,,zoe,Le message que l'on attendait tant"));
    // Opening again purges what can no longer be redone.
    study = desk.reopen(study);
    study.undo().unwrap();
    study.undo().unwrap();
    assert!(matches!(study.undo(), Err(Error::NothingToUndo)));
    study.redo().unwrap();
    study.redo().unwrap();
    assert_eq!(study.check().unwrap().findings, vec![]);
}

#[test]
fn one_file_may_bring_the_parents_of_a_whole_chain() {
    let desk = Desk::new();
    let mut study = desk.study("s.livi");
    let file = |name: &str, rows: &str| desk.file(name, format!("id,parent_id,author,text\n{rows}"));
    bring(&mut study, &file("a.csv", "c1,z,ana,Une réponse à un premier absent\nc2,a,bob,Une réponse à un second absent\n"));
    bring(&mut study, &file("b.csv", "z,c2,zoe,Un message qui répond au second\na,,lea,La racine de tout ce fil-là\n"));
    assert_eq!(study.summary().unwrap().conversations, 1);
    assert_eq!(study.check().unwrap().findings, vec![]);
    study.undo().unwrap();
    assert_eq!(study.summary().unwrap().conversations, 2);
    assert_eq!(study.check().unwrap().findings, vec![]);
}

#[test]
fn a_copied_study_has_an_index_of_its_own() {
    let desk = Desk::new();
    let mut one = desk.velmoka();
    one.settle().unwrap();
    std::fs::copy(one.path(), desk.path("copy.livi")).unwrap();
    let mut other = Study::open(&desk.path("copy.livi")).unwrap();
    other.set_cache(&desk.path("cache"));
    bring(&mut one, &desk.file("x.csv", "id,text\nx1,Une girafe est passée par ici\n"));
    bring(&mut other, &desk.file("y.csv", "id,text\ny1,Un hippopotame est passé par ici\n"));
    assert_eq!((one.matching("girafe").unwrap().len(), one.matching("hippopotame").unwrap().len()), (1, 0));
    assert_eq!((other.matching("girafe").unwrap().len(), other.matching("hippopotame").unwrap().len()), (0, 1));
    // A backup put back in place, then another import.
    let backup = one.backup(noon()).unwrap();
    bring(&mut one, &desk.file("z.csv", "id,text\nz1,Un zèbre est passé par ici\n"));
    let path = one.path().to_owned();
    drop(one);
    std::fs::copy(backup, &path).unwrap();
    for suffix in ["-wal", "-shm"] {
        std::fs::remove_file(desk.path(&format!("velmoka.livi{suffix}"))).ok();
    }
    let mut one = Study::open(&path).unwrap();
    one.set_cache(&desk.path("cache"));
    bring(&mut one, &desk.file("t.csv", "id,text\nt1,Un tapir est passé par ici\n"));
    assert_eq!((one.matching("zèbre").unwrap().len(), one.matching("tapir").unwrap().len()), (0, 1));
}
