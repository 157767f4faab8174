//! Persons: accounts said to be of one, and taken apart again; roles corrected; masks put and worn.

use acceptance::{Desk, bring, noon};
use livisible_core::corpus::lists::Role;
use livisible_core::person::{MaskEdit, PersonAsk, PersonSort, Persons};
use livisible_core::study::touched::Names;
use livisible_core::{Error, Study, locale::Lang};
use serde_json::Value;

/// The person who wrote a message, as the columns know it.
fn who(study: &Study, ext: &str) -> i64 {
    study.speaks_in(study.message_id(ext).unwrap().unwrap()).unwrap()
}

/// The account that wrote a message.
fn account(study: &Study, ext: &str) -> i64 {
    let columns = study.columns().unwrap();
    columns.account[columns.ordinal(study.message_id(ext).unwrap().unwrap()).unwrap()]
}

fn persons(study: &Study) -> i64 {
    study.summary().unwrap().persons
}

fn json(study: &Study) -> Value {
    serde_json::to_value(study.document(None).unwrap()).unwrap()
}

/// The worked example with lina_r, Lina Roux, CafeNoir75 and cafenoir each a person of its own: twelve persons.
fn parted(desk: &Desk) -> Study {
    let mut study = desk.velmoka();
    assert_eq!(persons(&study), 10);
    study.unlink_account(account(&study, "V11"), noon()).unwrap();
    assert_eq!(persons(&study), 11);
    study.unlink_account(account(&study, "V08"), noon()).unwrap();
    assert_eq!(persons(&study), 12);
    study
}

#[test]
fn accounts_are_said_to_be_of_one_person_and_taken_apart() {
    let desk = Desk::new();
    let mut study = parted(&desk);
    assert_ne!(who(&study, "V02"), who(&study, "V11"));
    let before = json(&study);

    let lina = [who(&study, "V02"), who(&study, "V11")];
    let linked = study.link_persons(&lina, "Même fille, même machine cuivrée", 3, noon()).unwrap();
    assert!(linked.op.is_some());
    assert_eq!(persons(&study), 11);
    assert_eq!(who(&study, "V02"), who(&study, "V11"), "figures count them as one at once");
    let cafe = [who(&study, "V03"), who(&study, "V08")];
    study.link_persons(&cafe, "Se cite lui-même", 2, noon()).unwrap();
    assert_eq!(persons(&study), 10);

    let card = study.person_card(who(&study, "V11")).unwrap();
    let spaces: Vec<(&str, usize)> = card.spaces.iter().map(|one| (one.space.word(), one.messages)).collect();
    assert_eq!(spaces, [("forum", 2), ("social", 1)], "V02 and V06 on the forum, V11 on the network");
    let said: Vec<(String, u8)> =
        card.spaces[1].accounts[0].links.iter().map(|link| (link.justification.clone(), link.confidence)).collect();
    assert_eq!(said, [("Même fille, même machine cuivrée".to_owned(), 3)]);

    study.undo().unwrap();
    study.undo().unwrap();
    assert_eq!(persons(&study), 12, "undo takes both back");
    assert_eq!(json(&study), before);
    study.redo().unwrap();
    study.redo().unwrap();
    assert_eq!(persons(&study), 10);
    let mut study = desk.reopen(study);
    assert_eq!(persons(&study), 10);
    assert_eq!(study.check().unwrap().findings, vec![]);
    study.unlink_account(account(&study, "V08"), noon()).unwrap();
    assert_eq!(persons(&study), 11);
    assert_eq!(study.check().unwrap().findings, vec![]);
}

#[test]
fn codes_stand_by_space_and_what_is_only_said_stands_apart() {
    let desk = Desk::new();
    let study = desk.velmoka();
    let card = study.person_card(who(&study, "V05")).unwrap();
    let code = |ext: &str| study.find_code(ext).unwrap().id;
    let forum = &card.spaces[0];
    let borne = |ext: &str| forum.codes.iter().find(|one| one.code == code(ext)).map(|one| (one.assumed, one.said));
    // V03 bears PRA, CRI, COM; V05 LUD (echoed), CRI, COMPOST.
    assert_eq!(borne("FL.CRI"), Some((2, 0)));
    assert_eq!(borne("FL.LUD"), Some((0, 1)));
    assert_eq!(borne("FL.PRA"), Some((1, 0)));
    assert_eq!(card.spaces[1].codes.iter().map(|one| (one.code, one.assumed)).collect::<Vec<_>>().len(), 2, "V08: UTO and BLOCAGE");
    assert_eq!((card.row.messages, card.row.accounts), (3, 2));
}

#[test]
fn a_link_without_a_reason_or_with_nobody_is_refused() {
    let desk = Desk::new();
    let mut study = desk.velmoka();
    let two = [who(&study, "V01"), who(&study, "V04")];
    assert!(matches!(study.link_persons(&two, "  ", 2, noon()), Err(Error::Unargued)));
    assert!(matches!(study.link_persons(&two, "Oui", 4, noon()), Err(Error::BadParameter { .. })));
    assert!(matches!(study.link_persons(&two[..1], "Oui", 2, noon()), Err(Error::BadParameter { .. })));
    assert!(matches!(study.link_persons(&[two[0], 987_654], "Oui", 2, noon()), Err(Error::UnknownObject { .. })));
    assert!(matches!(study.unlink_account(account(&study, "V01"), noon()), Err(Error::UnknownObject { .. })), "it is alone");
    assert_eq!(persons(&study), 10);
}

#[test]
fn the_list_is_filtered_and_sorted() {
    let desk = Desk::new();
    let study = desk.velmoka();
    let views = study.views().unwrap();
    let all = Persons::of(&views.columns);
    let names = |ask: &PersonAsk| -> String {
        all.order(ask, |person| views.person(person))
            .iter()
            .map(|&at| views.person(all.rows[at as usize].person))
            .collect::<Vec<_>>()
            .join(" ")
    };
    assert_eq!(names(&PersonAsk::default()), "P01 P02 P03 P04 P05 P06 P07 P08 P09 P10");
    assert_eq!(names(&PersonAsk { many: true, ..PersonAsk::default() }), "P02 P03");
    assert_eq!(names(&PersonAsk { role: Some(Role::Brand), ..PersonAsk::default() }), "P07");
    let ask = PersonAsk { sort: PersonSort::Messages, descending: true, ..PersonAsk::default() };
    assert!(names(&ask).starts_with("P03 P02") || names(&ask).starts_with("P02 P03"), "three messages each: {}", names(&ask));
    assert_eq!(names(&PersonAsk { name: "p1".into(), ..PersonAsk::default() }), "P10");
}

#[test]
fn the_number_of_a_person_finds_its_messages_and_no_others() {
    let desk = Desk::new();
    let study = parted(&desk);
    let views = study.views().unwrap();
    for at in 0..views.columns.len() {
        let person = views.columns.person[at];
        let query = study.person_query(person, &views.pseudonyms).unwrap();
        let found = study.matching(&query).unwrap().len();
        let theirs = views.columns.person.iter().filter(|one| **one == person).count();
        assert_eq!(found, theirs, "{query}");
    }
}

#[test]
fn a_role_is_corrected_and_brand_speech_follows() {
    let desk = Desk::new();
    let mut study = desk.velmoka();
    assert_eq!(study.summary().unwrap().brand_messages, 1);
    study.set_account_role(&[account(&study, "V07")], Role::Employee, noon()).unwrap();
    assert_eq!(study.summary().unwrap().brand_messages, 2, "an employee speaks for the brand");
    study.undo().unwrap();
    assert_eq!(study.summary().unwrap().brand_messages, 1);
}

#[test]
fn masks_are_worn_and_go_out_and_come_back() {
    let desk = Desk::new();
    let mut study = parted(&desk);
    let row = |study: &Study, ext: &str| study.message_id(ext).unwrap().unwrap();
    let person = who(&study, "V02");
    let said = MaskEdit { label: "la mère engagée, dit tom_b".into(), ethos_shown: Some("Simple".into()), ethos_told: Some(" ".into()) };
    let on = [row(&study, "V06")];
    let mask = study.add_mask(person, &said, &on, noon()).unwrap().value;
    let message = row(&study, "V02");
    study.wear_mask(mask, message, true, noon()).unwrap();
    let second = MaskEdit { label: "la pressée".into(), ..MaskEdit::default() };
    study.add_mask(person, &second, &[message], noon()).unwrap();
    assert_eq!(study.worn_by(message).unwrap().len(), 2, "a message may wear several");
    let theirs = row(&study, "V11");
    assert!(matches!(study.wear_mask(mask, theirs, true, noon()), Err(Error::OtherSpeaker { .. })));
    assert!(matches!(study.add_mask(person, &MaskEdit::default(), &[], noon()), Err(Error::BadParameter { .. })), "a mask has a name");
    let both = [person, who(&study, "V11")];
    study.link_persons(&both, "Même voix que lina_r", 2, noon()).unwrap();
    study.wear_mask(mask, theirs, true, noon()).unwrap();

    let document = study.document(None).unwrap();
    assert_eq!((document.persons.len(), document.masks.len()), (1, 2));
    assert_eq!(document.masks[0].messages, ["V02", "V06", "V11"]);
    let path = desk.file("out.json", serde_json::to_string(&document).unwrap());
    let mut again = desk.study("again.livi");
    bring(&mut again, &path);
    assert_eq!(json(&again), serde_json::to_value(&document).unwrap());
    assert_eq!(again.check().unwrap().findings, vec![]);
    bring(&mut again, &path);
    assert_eq!(json(&again), serde_json::to_value(&document).unwrap(), "what is there already comes in once");

    let masked = study.masked_document(None, &study.mask().unwrap()).unwrap();
    let out = serde_json::to_string(&masked).unwrap();
    for name in ["lina_r", "Lina Roux", "tom_b", "CafeNoir75", "Même voix"] {
        assert!(!out.contains(name), "{name}");
    }
    assert!(out.contains("la mère engagée"));

    let import = study.imports(false).unwrap()[0].id;
    study.remove_import(import, noon()).unwrap();
    assert_eq!(study.check().unwrap().findings, vec![], "nothing dangles");
    study.undo().unwrap();
    assert_eq!(json(&study), serde_json::to_value(&document).unwrap());
}

#[test]
fn the_journal_says_what_an_operation_touched() {
    let desk = Desk::new();
    let mut study = parted(&desk);
    let op = study.link_persons(&[who(&study, "V02"), who(&study, "V11")], "Même fille", 3, noon()).unwrap().op.unwrap();
    let (account, person) = (|id: i64| format!("account {id}"), |_: i64| "somebody".to_owned());
    let names = Names { account: &account, person: &person };
    let touched = study.touched(op, 0, 10, Lang::En, &names).unwrap();
    let mut kinds: Vec<&str> = touched.counts.iter().map(|(kind, _)| *kind).collect();
    kinds.sort_unstable();
    assert_eq!((kinds, touched.total), (vec!["account", "link"], 2));
    let link = touched.rows.iter().find(|row| row.what == "link").unwrap();
    assert_eq!(link.changes[0].after.as_deref(), Some("Même fille"));
    assert!(matches!(study.touched(9_999, 0, 10, Lang::En, &names), Err(Error::UnknownObject { .. })));
}
