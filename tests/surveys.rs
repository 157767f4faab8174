//! A survey: who was asked, what each answered, what was left blank; in the study, in its open form, and in the files that leave.

use acceptance::{Desk, accounted, noon};
use livisible_exchange::import::import;
use livisible_exchange::{Field, Plan};
use serde_json::json;

const ANSWERS: &str = "numero,region,poids,q1,q2\n\
    r01,Nord,1.5,Le goût surtout,Rien à dire\n\
    r02,Sud,0.5,,Trop cher 😬\n\
    r03,Nord,1,\"Le prix,\net le goût\",\n";

fn plan() -> Plan {
    let map = [(Field::Respondent, "numero"), (Field::Weight, "poids"), (Field::Answer, "q1"), (Field::Answer, "q2")];
    let space = livisible_core::corpus::lists::Space::Survey;
    Plan {
        map: map.map(|(field, column)| (field, column.to_owned())).to_vec(),
        space: Some(space),
        lang: Some("fr".into()),
        ..Plan::default()
    }
}

#[test]
fn answers_are_messages_and_blanks_are_in_the_base() {
    let desk = Desk::new();
    let mut study = desk.study("s.livi");
    let imported = import(&mut study, &desk.file("vague.csv", ANSWERS), &plan(), noon(), &mut |_| true).unwrap();
    accounted(&imported);
    let report = &imported.report;
    assert_eq!((report.records, report.messages, report.skipped.len(), report.accounts), (6, 4, 2, 3), "three respondents, two questions");
    assert!(report.skipped.iter().all(|one| one.reason == "blank_answer"));
    let bases: Vec<_> = study.questions().unwrap().into_iter().map(|q| (q.id, q.asked, q.answered, q.coded)).collect();
    assert_eq!(bases, [("q1".to_owned(), 3, 2, 0), ("q2".to_owned(), 3, 2, 0)]);
    let one = study.message(study.message_id("r02:q2").unwrap().unwrap()).unwrap();
    assert_eq!(
        (one.text.as_str(), one.respondent.as_deref(), one.question.as_deref(), one.weight),
        ("Trop cher 😬", Some("r02"), Some("q2"), Some(0.5))
    );
    assert_eq!((one.account.as_deref(), &one.attributes["region"]), (Some("r02"), &json!("Sud")));
    assert_eq!(study.matching("attr.region:Nord").unwrap().len(), 3, "what a respondent says of itself holds for its answers");
    assert_eq!(study.matching("question:q1").unwrap().len(), 2);
    assert_eq!(study.matching("respondent:r01").unwrap().len(), 2);
    assert_eq!(study.summary().unwrap().persons, 3);

    // The next wave has everyone again, an answer that was blank, and one more respondent.
    let wave = ANSWERS.replace("r02,Sud,0.5,,", "r02,Sud,0.5,La marque,") + "r04,Est,1,Le décor,\n";
    let second = import(&mut study, &desk.file("vague-2.csv", wave), &plan(), noon(), &mut |_| true).unwrap();
    accounted(&second);
    assert_eq!((second.report.records, second.report.messages, second.report.duplicates, second.report.skipped.len()), (8, 2, 4, 2));
    let bases: Vec<_> = study.questions().unwrap().into_iter().map(|q| (q.asked, q.answered)).collect();
    assert_eq!(bases, [(4, 4), (4, 2)]);
    assert_eq!(study.check().unwrap().findings, vec![]);
    study.undo().unwrap();
    study.undo().unwrap();
    assert_eq!((study.respondents().unwrap(), study.questions().unwrap().len()), (0, 0));
}

#[test]
fn a_survey_comes_back_from_its_open_form() {
    let desk = Desk::new();
    let mut study = desk.study("s.livi");
    import(&mut study, &desk.file("vague.csv", ANSWERS), &plan(), noon(), &mut |_| true).unwrap();
    let document = study.document(None).unwrap();
    assert_eq!(document.respondents.len(), 3);
    assert_eq!(document.respondents[1].blank, ["q1"]);
    assert!(document.messages.iter().all(|message| message.attributes.is_empty()), "said once, with the respondent");
    drop(study);
    desk.livi(&["export", "s.livi", "open.json"]);
    desk.livi(&["import", "t.livi", "open.json"]);
    desk.livi(&["export", "t.livi", "again.json"]);
    let read = |name: &str| std::fs::read_to_string(desk.path(name)).unwrap();
    assert_eq!(read("open.json"), read("again.json"));
    let again = desk.json(&["import", "t.livi", "open.json"]);
    assert_eq!((again[0]["messages"].as_u64(), again[0]["duplicates"].as_u64()), (Some(0), Some(4)));
    let other = read("open.json").replace("\"Nord\"", "\"Ouest\"");
    assert!(desk.fails(1, &["import", "t.livi", desk.file("other.json", other).to_str().unwrap()]).contains("respondents[0]"));
}

#[test]
fn a_survey_leaves_with_its_respondents_and_weights() {
    let desk = Desk::new();
    let mut study = desk.study("s.livi");
    import(&mut study, &desk.file("vague.csv", ANSWERS), &plan(), noon(), &mut |_| true).unwrap();
    drop(study);
    desk.livi(&["export", "s.livi", "kept.csv", "--identities", "keep", "--lang", "en"]);
    let kept = std::fs::read_to_string(desk.path("kept.csv")).unwrap();
    let head = kept.lines().next().unwrap();
    assert!(head.contains("Respondent,Question,Weight") && head.contains("region"), "{head}");
    assert!(kept.contains("r02,q2,0.5"), "{kept}");
    desk.livi(&["export", "s.livi", "masked.csv"]);
    let masked = std::fs::read_to_string(desk.path("masked.csv")).unwrap();
    assert!(!masked.contains("r02"), "{masked}");
    desk.livi(&["export", "s.livi", "masked.json", "--identities", "pseudonyms"]);
    assert!(!std::fs::read_to_string(desk.path("masked.json")).unwrap().contains("r02"));
}

#[test]
fn respondents_of_two_surveys_that_count_from_one_are_not_the_same() {
    let desk = Desk::new();
    let mut study = desk.study("s.livi");
    import(&mut study, &desk.file("avril.csv", ANSWERS), &plan(), noon(), &mut |_| true).unwrap();
    let other = "numero,region,q9\nr01,Est,Le service\nr02,Ouest,Rien à dire\n";
    let map = [(Field::Respondent, "numero"), (Field::Answer, "q9")].map(|(field, column)| (field, column.to_owned())).to_vec();
    let done =
        import(&mut study, &desk.file("mai.csv", other), &Plan { map: map.clone(), ..Plan::default() }, noon(), &mut |_| true).unwrap();
    accounted(&done);
    assert_eq!((done.report.messages, study.respondents().unwrap(), study.summary().unwrap().persons), (2, 5, 5));
    let one = study.message(study.message_id("mai:r01:q9").unwrap().unwrap()).unwrap();
    assert_eq!((one.respondent.as_deref(), &one.attributes["region"]), (Some("mai:r01"), &json!("Est")));
    // Its next wave knows them again, and what they say of themselves is brought up to date.
    let next = "numero,region,age,q9\nr01,Est,44,Le service\nr02,Ouest,51,Rien à dire\nr03,Nord,20,Tout\n";
    let done = import(&mut study, &desk.file("juin.csv", next), &Plan { map, ..Plan::default() }, noon(), &mut |_| true).unwrap();
    accounted(&done);
    assert_eq!((done.report.messages, done.report.duplicates, study.respondents().unwrap()), (1, 2, 6));
    assert_eq!(study.message(study.message_id("mai:r01:q9").unwrap().unwrap()).unwrap().attributes["age"], 44);
    study.undo().unwrap();
    assert_eq!(study.message(study.message_id("mai:r01:q9").unwrap().unwrap()).unwrap().attributes.get("age"), None);
}

#[test]
fn another_month_of_other_people_is_no_wave_of_the_same() {
    let desk = Desk::new();
    let mut study = desk.study("s.livi");
    import(&mut study, &desk.file("mai.csv", ANSWERS), &plan(), noon(), &mut |_| true).unwrap();
    let june = "numero,region,poids,q1,q2\nr01,Nord,1,La couleur,Un peu long\nr02,Sud,1,Le service,Bien\nr03,Nord,1,Tout,Parfait\n";
    let done = import(&mut study, &desk.file("juin.csv", june), &plan(), noon(), &mut |_| true).unwrap();
    accounted(&done);
    assert_eq!((done.report.messages, done.report.duplicates, study.respondents().unwrap()), (6, 0, 6));
    let bases: Vec<_> = study.questions().unwrap().into_iter().map(|q| (q.id, q.asked, q.answered)).collect();
    assert_eq!(bases, [("q1".to_owned(), 6, 5), ("q2".to_owned(), 6, 5)], "the questions are the same");
    assert!(study.message_id("juin:r01:q1").unwrap().is_some());
}

#[test]
fn a_wave_outlives_the_one_that_first_told_of_its_people() {
    let desk = Desk::new();
    let mut study = desk.study("s.livi");
    let first = import(&mut study, &desk.file("vague.csv", ANSWERS), &plan(), noon(), &mut |_| true).unwrap();
    let wave = ANSWERS.replace("r02,Sud,0.5,,", "r02,Sud,0.7,La marque,");
    import(&mut study, &desk.file("vague-2.csv", wave), &plan(), noon(), &mut |_| true).unwrap();
    assert_eq!(study.message(study.message_id("r02:q1").unwrap().unwrap()).unwrap().weight, Some(0.7), "a weight that came later");
    study.remove_import(first.report.import, noon()).unwrap();
    let document = study.document(None).unwrap();
    assert_eq!(document.respondents.iter().map(|one| one.id.as_str()).collect::<Vec<_>>(), ["r02"]);
    assert_eq!(document.questions.len(), 1);
    assert_eq!(study.message(study.message_id("r02:q1").unwrap().unwrap()).unwrap().weight, Some(0.7));
    assert_eq!(study.check().unwrap().findings, vec![]);
    study.undo().unwrap();
    assert_eq!(study.document(None).unwrap().respondents.len(), 3);
}

#[test]
fn a_document_that_refers_to_nobody_is_refused_by_its_path() {
    let desk = Desk::new();
    let head = r#"{"format":"livisible-study","version":1,"study":{"title":"","lang":"fr"},"messages":[{"id":"a","text":"Oui","respondent":"r1","question":"q1"}]"#;
    for (tail, path) in [
        (r#","questions":[{"id":"q1","label":"Q"}]}"#, "$.messages[0].respondent"),
        (r#","respondents":[{"id":"r1"}]}"#, "$.messages[0].question"),
        (r#","respondents":[{"id":"r1"},{"id":"r1"}],"questions":[{"id":"q1","label":"Q"}]}"#, "$.respondents[1].id"),
        (r#","respondents":[{"id":"r1","blank":["q9"]}],"questions":[{"id":"q1","label":"Q"}]}"#, "$.respondents[0].blank[0]"),
    ] {
        let file = desk.file("d.json", format!("{head}{tail}"));
        let said = desk.fails(1, &["import", "s.livi", file.to_str().unwrap()]);
        assert!(said.contains(path), "{said}");
    }
}
