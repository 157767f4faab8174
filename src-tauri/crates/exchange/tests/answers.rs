//! What makes a table a survey, and what the analyst says over it; every answer is accounted for.

#[path = "surveys/reading.rs"]
mod reading;

use std::path::PathBuf;

use livisible_exchange::rehearse::rehearse;
use livisible_exchange::write::xlsx::{Sheet, xlsx};
use livisible_exchange::{Field, Plan, open};
use proptest::prelude::*;
use serde_json::{Value, json};

use self::reading::{Survey, fixture};

#[test]
fn the_analyst_overrides_what_was_judged() {
    let said = |field: Field, column: &str| (field, column.to_owned());
    let map = vec![
        said(Field::Attribute, "Q3_7_TEXT"),
        said(Field::Answer, "q4"),
        said(Field::Attribute, "RecipientFirstName"),
        said(Field::Attribute, "poids"),
    ];
    let survey = Survey::read(&fixture("qualtrics.csv"), &Plan { map, ..Plan::default() });
    assert_eq!(survey.questions().iter().map(|(id, _)| *id).collect::<Vec<_>>(), ["Q2", "Q4"]);
    assert_eq!(survey.records.len() + survey.blanks.len(), 6);
    assert_eq!((&survey.who(0).2["RecipientFirstName"], survey.who(0).1), (&json!("Léa"), None));
    // What was asked for is no longer said to be left out.
    assert_eq!(
        survey.warnings(),
        [("personal_left_out", "IPAddress, RecipientLastName, RecipientEmail, LocationLatitude, LocationLongitude")]
    );
}

#[test]
fn any_table_is_a_survey_when_the_analyst_says_so() {
    let said = |field: Field, column: &str| (field, column.to_owned());
    let map = vec![
        said(Field::Respondent, "who"),
        said(Field::Answer, "what I like"),
        said(Field::Answer, "what I hate"),
        said(Field::Weight, "w"),
    ];
    let survey = Survey::read(&fixture("plain.csv"), &Plan { map, ..Plan::default() });
    assert_eq!(survey.seen.name(), "csv");
    assert_eq!(
        survey.answers(),
        [
            ("p1", "what I like", "the smell"),
            ("p2", "what I hate", "the price"),
            ("p1", "what I like", "the taste"),
            ("p1", "what I hate", "the smell"),
        ]
    );
    assert_eq!(survey.blanks(), [("p1", "what I hate"), ("p2", "what I like"), ("p3", "what I like"), ("p3", "what I hate")]);
    assert_eq!(survey.skipped, [(5, "empty_row".to_owned(), String::new())]);
    // What is no weight is not lost.
    assert_eq!(survey.who(0), ("p1", Some(1.5), json!({"wave": 1})));
    assert_eq!(survey.who(1), ("p2", None, json!({"wave": 1, "w": "abc"})));
    // The first respondent came back: the second row keeps its own ids, and what it says beside, its weight too.
    assert_eq!(survey.who(3), ("p1", None, json!({})));
    assert_eq!(survey.records[2].id.as_deref(), Some("p1:q8dd8a30a:2"));
    assert_eq!(Value::Object(survey.records[2].attributes.clone()), json!({"wave": 2, "w": 2}));
    assert_eq!(survey.warnings(), [("respondents_met_again", "1 (#8)")]);
}

/// Real surveys of another tool's making, where the folder is: numbers were counted beside, from the files alone.
#[test]
fn real_surveys() {
    let Some(folder) = std::env::var_os("LIVISIBLE_CORPORA").map(|folder| PathBuf::from(folder).join("reviews/fivethirtyeight-surveys"))
    else {
        return;
    };
    if !folder.is_dir() {
        return;
    }
    // Questions in full, and the tool's long numbers.
    for name in ["comma-survey.csv", "thanksgiving-2015-poll-data.csv"] {
        let source = livisible_exchange::recognise(&folder.join(name), None).expect("recognised").source;
        assert_eq!(source, Some("surveymonkey"), "{name}");
    }
    // Two rows of header.
    let survey = Survey::read(&folder.join("StarWars.csv"), &Plan::default());
    assert_eq!(survey.seen.name(), "surveymonkey");
    assert_eq!(survey.respondents.len(), 1186);
    assert_eq!(survey.records.len() + survey.blanks.len(), 1186);
    assert_eq!(survey.respondents[0].id, "3292879998");
    assert!(survey.warnings.iter().any(|(code, _)| code == "second_header"));
    assert!(survey.warnings.iter().any(|(code, _)| code == "no_open_question"));
}

#[test]
fn a_respondents_number_alone_proves_no_tool() {
    let recognised = |table: &str| {
        let file = tempfile::Builder::new().suffix(".csv").tempfile().expect("a file");
        std::fs::write(file.path(), table).expect("written");
        livisible_exchange::recognise(file.path(), None).expect("recognised").source
    };
    let panel = "Respondent ID,Age,Pourquoi avez-vous choisi cette marque ?\n1,34,Le prix surtout\n2,51,Par habitude\n";
    assert_eq!(recognised(panel), None);
    let long =
        "RespondentID,Which side dish do you like?,Why do you like it?\n4337954960,Corn,It is sweet\n4337951949,Peas,They are green\n";
    assert_eq!(recognised(long), Some("surveymonkey"));
}

#[test]
fn a_closed_survey_steps_back_when_a_question_is_named() {
    let file = tempfile::Builder::new().suffix(".csv").tempfile().expect("a file");
    std::fs::write(
        file.path(),
        "RespondentID,CollectorID,Do you come here often?,Which one do you like best?,Why is that your favourite one?\n1,7,Yes,Alpha one,x\n2,7,No,Beta two,y\n3,7,Yes,Alpha one,x\n4,7,No,Alpha one,x\n",
    )
    .expect("written");
    let survey = Survey::read(file.path(), &Plan::default());
    assert_eq!(survey.questions().len(), 1);
    assert_eq!(survey.warnings(), [("no_open_question", "Which one do you like best?")]);
    let plan = Plan { map: vec![(Field::Answer, "Why is that your favourite one?".to_owned())], ..Plan::default() };
    let survey = Survey::read(file.path(), &plan);
    assert_eq!(survey.answers()[1], ("2", "Why is that your favourite one?", "y"));
    assert_eq!((survey.questions().len(), survey.records.len()), (1, 4));
    assert_eq!(survey.who(0).2["Which one do you like best?"], json!("Alpha one"));
    assert_eq!(survey.warnings(), []);
}

#[test]
fn tables_of_messages_are_no_surveys() {
    for text in [
        "id,author,body,timestamp\n1,ann,Is this a survey? Not at all,2024-03-02 10:00:00\n",
        "timestamp,author,body\n2024-03-02 10:00:00,ann,Hello there\n",
        "respondent_id,age,verbatim\n1,32,Hello there my friend\n2,44,Goodbye my friend\n",
        "respondent_id,start_date,verbatim\n1,2024-03-02,Hello there my friend\n2,2024-03-02,Goodbye my friend\n",
        "date,seed,text\n2024-03-02,12,Hello there\n",
    ] {
        let file = tempfile::Builder::new().suffix(".csv").tempfile().expect("a file");
        std::fs::write(file.path(), text).expect("written");
        let opened = open(file.path(), &Plan::default()).expect("opened");
        assert_eq!(opened.recognised.name(), "csv", "{text}");
        assert_eq!(opened.recognised.columns.iter().filter(|column| column.role == Field::Text).count(), 1, "{text}");
    }
}

proptest! {
    /// Whatever tool a table is said to be of, its rows are read and numbered from one.
    #[test]
    fn any_table_can_be_said_to_be_of_a_tool(
        text in "([a-zA-Z0-9 é,;?{}<&\"\n_.\\-\\[\\]]|ResponseId|RespondentID|Timestamp|_TEXT|id\\. |Email|\\{\"ImportId\"){0,60}",
        tool in 0usize..4,
    ) {
        let file = written(&text);
        let tool = ["qualtrics", "surveymonkey", "limesurvey", "google-forms"][tool];
        let plan = Plan { format: Some(tool.to_owned()), ..Plan::default() };
        if open(file.path(), &plan).is_ok_and(|opened| opened.reader.is_some()) {
            prop_assert_eq!(Survey::read(file.path(), &plan).seen.name(), tool);
        }
    }

    /// Each respondent and each question make one record, one blank, and nothing else.
    #[test]
    fn every_cell_is_accounted_for(
        rows in proptest::collection::vec(proptest::collection::vec("[a-zé😀,\" \n-]{0,12}", 3), 1..40),
        questions in 1usize..4,
    ) {
        let mut text = String::from("who,Q1,Q2,Q3\n");
        for (at, cells) in rows.iter().enumerate() {
            let cells: Vec<String> = cells.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect();
            text.push_str(&format!("p{at},{}\n", cells.join(",")));
        }
        let file = tempfile::Builder::new().suffix(".csv").tempfile().expect("a file");
        std::fs::write(file.path(), &text).expect("written");
        let mut map = vec![(Field::Respondent, "who".to_owned())];
        map.extend((1..=3).map(|at| (if at <= questions { Field::Answer } else { Field::Attribute }, at.to_string()))
            .map(|(field, at)| (field, format!("Q{at}"))));
        let survey = Survey::read(file.path(), &Plan { map, delimiter: Some(','), ..Plan::default() });
        prop_assert_eq!(survey.respondents.len(), rows.len());
        prop_assert_eq!(survey.records.len() + survey.skipped.len() + survey.blanks.len(), rows.len() * questions);
        let written = rows.iter().flat_map(|cells| &cells[..questions]).filter(|cell| !cell.trim().is_empty()).count();
        prop_assert_eq!(survey.records.len(), written);
    }
}

#[test]
fn a_rehearsal_knows_the_bases_of_each_question() {
    let folder = tempfile::tempdir().expect("a folder");
    let now = chrono::DateTime::from_timestamp(1_700_000_000, 0).expect("a time");
    let rehearsal = rehearse(&fixture("qualtrics.csv"), &Plan::default(), folder.path(), now, 7).expect("rehearsed");
    let report = rehearsal.report.expect("a report");
    // Three respondents with two questions each, of which three answered; two trials.
    assert_eq!((report.records, report.messages, report.duplicates, report.skipped.len()), (8, 3, 0, 5));
    let questions = rehearsal.study.expect("a study").questions().expect("questions");
    let bases: Vec<(&str, &str, u64, u64)> =
        questions.iter().map(|question| (question.id.as_str(), question.label.as_str(), question.asked, question.answered)).collect();
    assert_eq!(
        bases,
        [
            ("Q2", "Qu’avez-vous pensé de la capsule ? Dites-le avec vos mots.", 3, 2),
            ("Q3_7_TEXT", "Quelles marques ? - Autre - Texte", 3, 1)
        ]
    );
}

fn written(text: &str) -> tempfile::NamedTempFile {
    let file = tempfile::Builder::new().prefix("s").suffix(".csv").tempfile().expect("a file");
    std::fs::write(file.path(), text).expect("written");
    file
}

#[test]
fn a_workbook_of_qualtrics_has_two_rows_of_header() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("export.xlsx");
    let header = ["EndDate", "Status", "Finished", "ResponseId", "Q1", "Q2"].map(str::to_owned).to_vec();
    let rows = [
        ["End Date", "Response Type", "Finished", "Response ID", "How old are you?", "Why do you come back, in your own words?"],
        ["2024-03-02 10:00:00", "IP Address", "True", "R_1", "30", "Because the bread is warm until noon 🥖"],
        ["2024-03-02 11:00:00", "IP Address", "True", "R_2", "41", ""],
    ];
    let rows = rows.into_iter().map(|row| row.into_iter().map(Into::into).collect());
    xlsx(&path, vec![Sheet { name: "Sheet0".to_owned(), header, rows: Box::new(rows) }]).expect("written");
    let survey = Survey::read(&path, &Plan::default());
    assert_eq!(survey.seen.name(), "qualtrics");
    assert_eq!(survey.answers(), [("R_1", "Q2", "Because the bread is warm until noon 🥖")]);
    assert_eq!(survey.blanks(), [("R_2", "Q2")]);
    assert_eq!(survey.labels(), [("Status", "Response Type"), ("Q1", "How old are you?")]);
    assert_eq!(survey.warnings(), [("dates_without_zone", "2 (#1)")]);
}

#[test]
fn the_third_row_alone_tells_qualtrics() {
    let file = written(
        "Q1,Q2\nHow old?,What else?\n\"{\"\"ImportId\"\":\"\"QID1\"\"}\",\"{\"\"ImportId\"\":\"\"QID2_TEXT\"\"}\"\n30,No\n41,-99\n",
    );
    let survey = Survey::read(file.path(), &Plan::default());
    assert_eq!(survey.seen.name(), "qualtrics");
    assert_eq!(survey.questions(), [("Q2", "What else?")]);
    assert_eq!((survey.records.len(), survey.records[0].text.as_str(), survey.blanks.len()), (1, "No", 1));
    assert!(survey.records[0].respondent.as_deref().is_some_and(reading::is_of_a_row));
    assert_eq!(survey.who(0).2, json!({"Q1": 30}));
}

#[test]
fn surveymonkey_condensed_has_nothing_in_its_second_row() {
    let file = written(
        "Respondent ID,Collector ID,Start Date,How did you hear of us?,Why did you choose us that day?\n,,,,\n1001,C1,2024-01-01,Email,They were the only ones still open at nine\n1002,C1,2024-01-01,Email,\n1003,C1,2024-01-01,Phone,It was on my way home from the station\n",
    );
    let survey = Survey::read(file.path(), &Plan::default());
    assert_eq!(survey.seen.name(), "surveymonkey");
    assert_eq!((survey.respondents.len(), survey.records.len(), survey.blanks.len(), survey.skipped.len()), (3, 2, 1, 0));
    assert_eq!(survey.who(0).2["How did you hear of us?"], json!("Email"));
    assert_eq!(survey.warnings(), []);
}

#[test]
fn who_people_are_stays_out_and_what_they_tick_stays_in() {
    let file = written(
        "Respondent ID,Collector ID,How did you hear of us?,,Contact details,,How can we reach you for the next survey?,And?\n,,Email,Phone,Name,Phone,Open-Ended Response,Open-Ended Response\n1,9,Email,,Ann Lee,0102,ann@example.org,Nice\n2,9,,Phone,Bob Ray,0304,bob@example.org,\n3,9,Email,,Cid Roy,0506,,Nice\n",
    );
    let survey = Survey::read(file.path(), &Plan::default());
    assert_eq!(
        survey.warnings()[0],
        ("personal_left_out", "Contact details – Name, Contact details – Phone, How can we reach you for the next survey?")
    );
    assert_eq!(survey.who(0).2, json!({"Collector ID": 9, "How did you hear of us? – Email": "Email"}));
    let everything = format!("{:?} {:?}", survey.respondents, survey.records);
    assert!(!["Ann Lee", "0102", "ann@example.org"].iter().any(|secret| everything.contains(secret)));
    let file = written(
        "id,lastpage,startlanguage,Vos coordonnées [Nom],Par quel canal ? [E-mail],Vos coordonnées - Prénom,verbatim\n1,2,fr,Durand,Oui,Zoé,Bof\n2,2,fr,Morel,Oui,Max,Trop cher\n3,2,fr,,Oui,,\n",
    );
    let survey = Survey::read(file.path(), &Plan::default());
    assert_eq!(survey.warnings(), [("personal_left_out", "Vos coordonnées [Nom], Vos coordonnées - Prénom")]);
    assert_eq!(survey.answers(), [("1", "verbatim", "Bof"), ("2", "verbatim", "Trop cher")]);
}

#[test]
fn a_second_row_without_answers_keeps_what_it_says() {
    let file = written("who,wave,w,why\np1,1,1.5,the smell\np1,2,0.5,\np2,1,1,the price\np1,3,2,<br>\np1,4,3,the taste\n");
    let said = |field: Field, column: &str| (field, column.to_owned());
    let map = vec![said(Field::Respondent, "who"), said(Field::Answer, "why"), said(Field::Weight, "w")];
    let survey = Survey::read(file.path(), &Plan { map, html: Some(true), ..Plan::default() });
    assert_eq!(
        (0..5).map(|at| survey.who(at)).collect::<Vec<_>>(),
        [
            ("p1", Some(1.5), json!({"wave": 1})),
            ("p1:2", Some(0.5), json!({"wave": 2})),
            ("p2", Some(1.0), json!({"wave": 1})),
            ("p1:3", Some(2.0), json!({"wave": 3})),
            ("p1", None, json!({})),
        ]
    );
    assert_eq!(survey.blanks(), [("p1:2", "why"), ("p1:3", "why")]);
    assert_eq!(Value::Object(survey.records[2].attributes.clone()), json!({"wave": 4, "w": 3}));
    assert!(survey.warnings().contains(&("respondents_met_again", "3 (#2)")));
}

#[test]
fn respondents_without_an_id_are_known_by_their_row_wherever_it_stands() {
    let header = "Timestamp,Your age?,What could we do better for you?\n";
    let (ann, bob, cid) = (
        "3/14/2024 10:00:00,31,Answer the phone before the third day\n",
        "3/15/2024 10:00:00,44,Open on Sundays too please\n",
        "3/16/2024 10:00:00,27,\n",
    );
    let ids = |rows: &[&str]| -> Vec<String> {
        let file = written(&format!("{header}{}", rows.concat()));
        let survey = Survey::read(file.path(), &Plan::default());
        assert_eq!(survey.seen.name(), "google-forms");
        survey.respondents.into_iter().map(|who| who.id).collect()
    };
    // Ann answered twice, in the same words in the same second.
    let first = ids(&[ann, bob, ann]);
    assert!(first.iter().all(|id| reading::is_of_a_row(id)), "{first:?}");
    assert!(first[0] != first[1] && first[0] != first[2] && first[1] != first[2]);
    // The next export has them in another order, and one more.
    let next = ids(&[cid, bob, ann, ann]);
    assert_eq!(next[1..], [first[1].clone(), first[0].clone(), first[2].clone()]);
    assert!(!first.contains(&next[0]));
}
