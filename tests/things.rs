//! Codes and memos on what is no text: replies, silences, accounts, persons, conversations.

use acceptance::{Desk, bring, noon};
use livisible_core::Study;
use livisible_core::coding::thing::{Kind, Thing};
use livisible_core::error::Error;
use livisible_core::memo::{NewMemo, Subject};
use livisible_core::search::find::Request;
use serde_json::{Value, json};

fn row(study: &Study, ext: &str) -> i64 {
    study.message_id(ext).unwrap().unwrap()
}

fn code(study: &Study, ext: &str) -> i64 {
    study.codebook().unwrap().codes.iter().find(|code| code.ext == ext).unwrap().id
}

/// The thing of this kind that a message names.
fn thing(study: &Study, kind: Kind, ext: &str) -> Thing {
    let columns = study.columns().unwrap();
    let message = row(study, ext);
    let at = columns.ordinal(message).unwrap();
    let id = match kind {
        Kind::Reply | Kind::Silence => message,
        Kind::Conversation => columns.root[at],
        Kind::Account => columns.account[at],
        Kind::Person => columns.person[at],
    };
    Thing { kind, id }
}

fn written(study: &Study) -> Value {
    serde_json::to_value(study.document(None).unwrap()).unwrap()
}

#[track_caller]
fn sound(study: &Study) {
    assert_eq!(study.check().unwrap().findings, vec![]);
}

/// V03 answers V02, V05 answers V04; P03 wrote V03 and V05 in the forum.
#[test]
fn a_researcher_codes_what_lies_between_the_messages() {
    let desk = Desk::new();
    let mut study = desk.velmoka();
    let (critique, ludic) = (code(&study, "FL.CRI"), code(&study, "FL.LUD"));
    let before = written(&study);
    let messages = |study: &Study| study.search(&Request { query: "code:FL.CRI".to_owned(), ..Request::default() }).unwrap().total;
    let (found, coded) = (messages(&study), study.code_counts(&study.codebook().unwrap()).unwrap());
    for kind in Kind::ALL {
        let on = thing(&study, *kind, "V05");
        assert_eq!(study.code_thing(&[critique, ludic], on, noon()).unwrap().value.len(), 2);
        // A second time is none.
        assert_eq!(study.code_thing(&[critique], on, noon()).unwrap().op, None);
        study.add_memo(&NewMemo::on(kind.subject(), on.id, None, "Pourquoi ?"), noon()).unwrap();
    }
    sound(&study);
    // They are of the conversation, and of no message: no figure and no search counts them.
    assert_eq!(study.things_of(thing(&study, Kind::Conversation, "V05").id).unwrap().len(), 10);
    assert_eq!(study.thing_counts().unwrap(), [(critique, 5), (ludic, 5)].into_iter().collect());
    assert_eq!(study.code_counts(&study.codebook().unwrap()).unwrap(), coded);
    assert_eq!(messages(&study), found);
    let out = written(&study);
    let on = |kind: &str, id: &str| json!({ "code": "FL.CRI", "on": { "kind": kind, "id": id }, "coder": "A", "memo": null });
    // The account and the person by the first message that they wrote: V03.
    let all = out["thing_codings"].as_array().unwrap();
    assert_eq!(
        all.iter().filter(|one| one["code"] == "FL.CRI").cloned().collect::<Vec<_>>(),
        vec![on("reply", "V05"), on("silence", "V05"), on("account", "V03"), on("person", "V03"), on("conversation", "V02"),]
    );
    // Each step can be taken back: the codes, then the memos, five times.
    for _ in 0..10 {
        study.undo().unwrap();
    }
    assert_eq!(written(&study), before);
    sound(&study);
}

#[test]
fn what_cannot_bear_a_code_is_refused() {
    let desk = Desk::new();
    let mut study = desk.velmoka();
    let critique = code(&study, "FL.CRI");
    // V02 answers nothing: there is no reply.
    let root = row(&study, "V02");
    for on in [
        Thing { kind: Kind::Reply, id: root },
        Thing { kind: Kind::Account, id: 999 },
        Thing { kind: Kind::Person, id: -999 },
        Thing { kind: Kind::Silence, id: 999 },
    ] {
        assert!(matches!(study.code_thing(&[critique], on, noon()), Err(Error::UnknownObject { .. })), "{on:?}");
    }
    let on = thing(&study, Kind::Silence, "V06");
    assert!(matches!(study.code_thing(&[999], on, noon()), Err(Error::UnknownCode { .. })));
    assert!(study.thing_codings().unwrap().is_empty());
}

#[test]
fn they_go_out_and_come_back() {
    let desk = Desk::new();
    let mut study = desk.velmoka();
    let critique = code(&study, "FL.CRI");
    for kind in Kind::ALL {
        let on = thing(&study, *kind, "V08");
        if *kind == Kind::Reply {
            continue; // V08 opens its conversation.
        }
        study.code_thing(&[critique], on, noon()).unwrap();
        study.add_memo(&NewMemo::on(kind.subject(), on.id, Some("Titre"), "Corps"), noon()).unwrap();
    }
    let out = written(&study);
    let file = desk.file("dehors.json", out.to_string());
    let mut other = desk.study("autre.livi");
    bring(&mut other, &file);
    assert_eq!(written(&other), out);
    sound(&other);
    // Again: nothing is there twice, even where another message names the account.
    let mut again = out.clone();
    let of_person: Vec<String> = {
        let columns = study.columns().unwrap();
        let person = thing(&study, Kind::Person, "V08").id;
        (0..columns.len()).filter(|&at| columns.person[at] == person).map(|at| study.message_ext(columns.ids[at]).unwrap()).collect()
    };
    for one in again["thing_codings"].as_array_mut().unwrap().iter_mut().chain([]) {
        if one["on"]["kind"] == "person" {
            one["on"]["id"] = json!(of_person.last().unwrap());
        }
    }
    bring(&mut other, &desk.file("encore.json", again.to_string()));
    assert_eq!(written(&other), out);
}

#[test]
fn a_file_that_names_no_message_is_refused() {
    let desk = Desk::new();
    let mut study = desk.velmoka();
    for (on, path) in [
        (json!({ "kind": "reply", "id": "nowhere" }), "$.thing_codings[0].on.id"),
        (json!({ "kind": "message", "id": "V02" }), "$.thing_codings[0].on.kind"),
    ] {
        let mut out = written(&study);
        out["thing_codings"] = json!([{ "code": "FL.CRI", "on": on }]);
        let file = desk.file("faux.json", out.to_string());
        let fault = livisible_exchange::import::import(&mut study, &file, &livisible_exchange::Plan::default(), noon(), &mut |_| true);
        assert!(fault.unwrap_err().to_string().contains(path));
    }
}

#[test]
fn a_masked_file_names_nobody() {
    let desk = Desk::new();
    let mut study = desk.velmoka();
    let critique = code(&study, "FL.CRI");
    let handle = study.message(row(&study, "V05")).unwrap().account.unwrap();
    for kind in Kind::ALL {
        let on = thing(&study, *kind, "V05");
        let made = study.code_thing(&[critique], on, noon()).unwrap().value[0];
        let memo = Some(Some(format!("{handle} insiste")));
        study.change_thing(made, &livisible_core::coding::thing::ThingChange { memo, code: None }, noon()).unwrap();
        study.add_memo(&NewMemo::on(kind.subject(), on.id, None, &format!("Voir {handle}")), noon()).unwrap();
    }
    let masked = serde_json::to_value(study.masked_document(None, &study.mask().unwrap()).unwrap()).unwrap();
    assert!(!masked.to_string().contains(&handle));
    assert_eq!(masked["thing_codings"].as_array().unwrap().len(), 5);
    assert!(masked["thing_codings"].as_array().unwrap().iter().all(|one| one["on"]["id"].as_str().unwrap().starts_with('M')));
    // It reads again: the pseudonyms name messages of the same file.
    let mut other = desk.study("masque.livi");
    bring(&mut other, &desk.file("masque.json", masked.to_string()));
    sound(&other);
    assert_eq!(other.thing_codings().unwrap().len(), 5);
}

#[test]
fn a_code_that_goes_takes_them_along() {
    let desk = Desk::new();
    let mut study = desk.velmoka();
    let critique = code(&study, "FL.CRI");
    let takes = study.code_takes(critique).unwrap();
    let on = thing(&study, Kind::Silence, "V06");
    study.code_thing(&[critique], on, noon()).unwrap();
    assert_eq!(study.code_takes(critique).unwrap().codings, takes.codings + 1);
    let full = written(&study);
    study.delete_code(critique, noon()).unwrap();
    assert!(study.thing_codings().unwrap().is_empty());
    sound(&study);
    study.undo().unwrap();
    assert_eq!(written(&study), full);
}

#[test]
fn an_import_taken_out_takes_them_along() {
    let desk = Desk::new();
    let mut study = desk.study("deux.livi");
    let csv = |name: &str, rows: &str| desk.file(name, format!("id;auteur;texte\n{rows}"));
    bring(&mut study, &csv("un.csv", "a1;ana;Le café est bon ce matin\na2;bob;Le café est trop cher"));
    study
        .add_code(
            &livisible_core::codebook::Code {
                label: [("fr".to_owned(), json!("Prix"))].into_iter().collect(),
                ext: "PRIX".to_owned(),
                ..Default::default()
            },
            noon(),
        )
        .unwrap();
    let price = code(&study, "PRIX");
    for kind in [Kind::Silence, Kind::Account, Kind::Person, Kind::Conversation] {
        let on = thing(&study, kind, "a1");
        study.code_thing(&[price], on, noon()).unwrap();
        study.add_memo(&NewMemo::on(kind.subject(), on.id, None, "Noté"), noon()).unwrap();
    }
    study.add_memo(&NewMemo::on(Subject::Study, 1, None, "Reste"), noon()).unwrap();
    let before = written(&study);
    let import = study.imports(false).unwrap()[0].id;
    let takes = study.import_takes(import).unwrap();
    assert_eq!((takes.codings, takes.memos), (4, 4));
    study.remove_import(import, noon()).unwrap();
    assert!(study.thing_codings().unwrap().is_empty());
    assert_eq!(study.memos().unwrap().len(), 1);
    sound(&study);
    study.undo().unwrap();
    assert_eq!(written(&study), before);
    sound(&study);
}
