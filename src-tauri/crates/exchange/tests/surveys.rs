//! Surveys as their tools export them: who answered, what was asked, what was left blank, and what stays out.

#[path = "surveys/reading.rs"]
mod reading;

use livisible_core::corpus::lists::Space;
use serde_json::json;

use self::reading::{Survey, read};

const LEFT_OUT_BY_QUALTRICS: &str = "IPAddress, RecipientLastName, RecipientFirstName, RecipientEmail, LocationLatitude, LocationLongitude";

fn check_qualtrics(survey: &Survey) {
    assert_eq!((survey.seen.name(), survey.seen.reason, survey.seen.space), ("qualtrics", "source_columns", Some(Space::Survey)));
    assert_eq!(
        survey.questions(),
        [("Q2", "Qu’avez-vous pensé de la capsule ? Dites-le avec vos mots."), ("Q3_7_TEXT", "Quelles marques ? - Autre - Texte")]
    );
    assert_eq!(
        survey.answers(),
        [
            ("R_1aa", "Q2", "J’adore l’odeur ☕️\nmais c’est cher"),
            ("R_1aa", "Q3_7_TEXT", "Gamma"),
            ("R_2bb", "Q2", "The capsule is not compostable, is it?"),
        ]
    );
    assert_eq!(survey.blanks(), [("R_2bb", "Q3_7_TEXT"), ("R_3cc", "Q2"), ("R_3cc", "Q3_7_TEXT")]);
    assert_eq!(survey.records[1].id.as_deref(), Some("R_1aa:Q3_7_TEXT"));
    assert_eq!(survey.records.iter().map(|record| record.lang.as_deref()).collect::<Vec<_>>(), [Some("fr"), Some("fr"), Some("en")]);
    assert!(survey.records.iter().all(|record| record.space == Some(Space::Survey) && record.venue.is_none()));
    // Paris is one hour ahead in March, two in July.
    assert_eq!(survey.at(0).as_deref(), Some("2024-03-02T09:05:00+00:00"));
    assert_eq!(survey.at(2).as_deref(), Some("2024-07-14T19:30:00+00:00"));
    assert_eq!(survey.respondents.len(), 3);
    assert_eq!(survey.respondents.iter().map(|who| who.weight).collect::<Vec<_>>(), [Some(1.25), Some(0.8), Some(1.0)]);
    assert_eq!(survey.warnings(), [("personal_left_out", LEFT_OUT_BY_QUALTRICS)]);
}

#[test]
fn qualtrics_with_three_rows_of_header() {
    let survey = read("qualtrics.csv");
    check_qualtrics(&survey);
    assert_eq!(
        survey.skipped,
        [(7, "survey_preview".to_owned(), "Survey Preview".to_owned()), (8, "survey_preview".to_owned(), "Survey Test".to_owned())]
    );
    assert_eq!(
        survey.who(0),
        (
            "R_1aa",
            Some(1.25),
            json!({
                "StartDate": "2024-03-02 09:58:11", "Status": "IP Address", "Progress": 100, "Duration (in seconds)": 409,
                "Finished": "True", "RecordedDate": "2024-03-02 10:05:01", "DistributionChannel": "anonymous",
                "Q1": 34, "Q3_1": "Alpha", "Q3_7": "Autre", "Q4": "Oui",
            })
        )
    );
    // An unfinished response stays, and says so.
    assert_eq!((&survey.who(2).2["Finished"], &survey.who(2).2["Progress"]), (&json!("False"), &json!(40)));
    assert_eq!(
        survey.labels(),
        [
            ("Status", "Response Type"),
            ("ExternalReference", "External Data Reference"),
            ("Q1", "Quel âge avez-vous ?"),
            ("Q3_1", "Quelles marques ? - Selected Choice - Alpha"),
            ("Q3_2", "Quelles marques ? - Selected Choice - Bêta"),
            ("Q3_7", "Quelles marques ? - Selected Choice - Autre"),
            ("Q4", "Recommanderiez-vous la marque ?"),
        ]
    );
}

#[test]
fn qualtrics_in_utf16_with_tabs_and_numbers() {
    let survey = read("qualtrics-utf16.tsv");
    assert_eq!((survey.seen.encoding.as_deref(), survey.seen.delimiter), (Some("UTF-16LE"), Some('\t')));
    check_qualtrics(&survey);
    assert_eq!(survey.skipped.iter().map(|(_, _, detail)| detail.as_str()).collect::<Vec<_>>(), ["1", "2"]);
}

#[test]
fn qualtrics_before_the_third_row() {
    let survey = read("qualtrics-legacy.csv");
    assert_eq!(survey.seen.name(), "qualtrics");
    assert_eq!(survey.questions(), [("Q1_TEXT", "How often do you come?-TEXT")]);
    assert_eq!(survey.answers(), [("R_old1", "Q1_TEXT", "Only when it rains")]);
    assert_eq!(survey.blanks(), [("R_old2", "Q1_TEXT")]);
    assert_eq!(survey.skipped, [(3, "survey_preview".to_owned(), "1".to_owned())]);
    assert_eq!(survey.at(0).as_deref(), Some("2014-05-06T14:09:30+00:00"));
    assert_eq!(survey.who(1).2["Q1"], json!("Never"));
    assert_eq!(survey.who(1).2["V10"], json!(0));
    assert_eq!(survey.warnings(), [("personal_left_out", "V3, V5, V6"), ("dates_without_zone", "2 (#1)")]);
}

#[test]
fn surveymonkey_with_options_under_questions() {
    let survey = read("surveymonkey.csv");
    assert_eq!(survey.seen.name(), "surveymonkey");
    let (other, likes, change) =
        ("Quelles marques connaissez-vous ? – Autre (veuillez préciser)", "Qu’est-ce qui vous plaît ?", "What would you change?");
    // The name is the question: nothing explains it further.
    assert_eq!(survey.questions(), [(other, other), (likes, likes), (change, change)]);
    assert_eq!(survey.labels(), []);
    assert_eq!(
        survey.answers(),
        [
            ("118052219061", likes, "Le goût, et rien d’autre"),
            ("118052219061", change, "Nothing 👍"),
            ("118052219062", other, "Delta"),
            ("118052219062", likes, "Bof"),
        ]
    );
    assert_eq!(
        survey.blanks(),
        [("118052219061", other), ("118052219062", change), ("118052219063", other), ("118052219063", likes), ("118052219063", change),]
    );
    assert_eq!(
        survey.who(1),
        (
            "118052219062",
            None,
            json!({
                "Collector ID": 446_111_201, "Start Date": "06/23/2022 07:48:07 AM", "Custom Data 1": "panel B",
                "Êtes-vous client ?": "Non", "Quelles marques connaissez-vous ? – Bêta": "Bêta",
            })
        )
    );
    // The 23rd tells that the month comes first.
    assert_eq!(survey.at(0).as_deref(), Some("2022-06-10T08:09:25+00:00"));
    assert_eq!(survey.at(2).as_deref(), Some("2022-06-23T13:09:25+00:00"));
    assert_eq!(
        survey.warnings(),
        [
            ("personal_left_out", "IP Address, Email Address, First Name, Last Name"),
            ("second_header", "2"),
            ("dates_without_zone", "3 (#1)"),
        ]
    );
}

#[test]
fn limesurvey_by_codes() {
    let survey = read("results-survey123456.csv");
    assert_eq!(survey.seen.name(), "limesurvey");
    assert_eq!(
        survey.answers(),
        [
            ("1", "G1Q2[other]", "Epsilon"),
            ("1", "G2Q1", "Le café est trop amer à mon goût, « imbuvable » même"),
            ("2", "G2Q1", "I like the ritual of the morning, every single day"),
            ("2", "G2Q1comment[comment]", "See\nabove"),
            // Typed by somebody: the tool writes it for closed questions only.
            ("4", "G1Q2[other]", "N/A"),
            ("4", "G2Q1", "Rien à dire de plus que la dernière fois"),
        ]
    );
    assert_eq!(
        survey.blanks(),
        [
            ("1", "G2Q1comment[comment]"),
            ("2", "G1Q2[other]"),
            ("3", "G1Q2[other]"),
            ("3", "G2Q1"),
            ("3", "G2Q1comment[comment]"),
            ("4", "G2Q1comment[comment]"),
        ]
    );
    // 1980 is no date: it says that somebody finished, and stays with the respondent.
    assert!(survey.records[0].posted.is_none());
    assert_eq!(survey.at(2).as_deref(), Some("2024-03-04T18:00:00+00:00"));
    assert_eq!(
        survey.who(0),
        (
            "1",
            Some(0.75),
            json!({
                "submitdate": "1980-01-01 00:00:00", "lastpage": 3, "seed": 483_920, "token": "tok1",
                "startdate": "2024-03-02 09:00:00", "datestamp": "2024-03-02 09:09:00", "refurl": "https://exemple.fr",
                "G1Q1": "A2", "G1Q2[SQ001]": "Y",
            })
        )
    );
    assert_eq!(survey.who(2).2["lastpage"], json!(1));
    assert_eq!(survey.records[2].lang.as_deref(), Some("en"));
    assert_eq!(survey.warnings(), [("personal_left_out", "ipaddr"), ("dates_without_zone", "1 (#4)")]);
}

#[test]
fn limesurvey_by_questions() {
    let survey = read("limesurvey-full.csv");
    assert_eq!(survey.seen.name(), "limesurvey");
    assert_eq!(survey.answers(), [("7", "Quelles marques\u{A0}? [Autre]", "Zêta")]);
    assert_eq!(survey.blanks(), [("8", "Quelles marques\u{A0}? [Autre]")]);
    assert_eq!(
        survey.who(0),
        ("7", None, json!({"Dernière page": 2, "Êtes-vous client\u{A0}?": "Oui", "Quelles marques\u{A0}? [Alpha]": "Oui"}))
    );
    assert_eq!(survey.at(0).as_deref(), Some("2024-03-02T09:00:00+00:00"));
}

#[test]
fn limesurvey_by_codes_and_questions() {
    let survey = read("limesurvey-codetext.csv");
    assert_eq!(survey.seen.name(), "limesurvey");
    assert_eq!(survey.questions(), [("Q1[other]", "How was it? [Other]")]);
    // What only says its code again explains nothing.
    assert_eq!(survey.labels(), [("Q1", "How was it?")]);
    assert_eq!(survey.answers(), [("11", "Q1[other]", "A bit too bitter")]);
    assert_eq!(survey.who(1), ("12", None, json!({"lastpage": 2, "Q1": "Bad"})));
    assert_eq!(survey.warnings(), [("dates_without_zone", "2 (#1)")]);
}

#[test]
fn google_forms_tells_nobody_apart_but_by_their_rows() {
    let survey = read("votre-avis.csv");
    let who: Vec<&str> = survey.respondents.iter().map(|who| who.id.as_str()).collect();
    assert!(who.len() == 5 && who.iter().all(|id| reading::is_of_a_row(id)), "{who:?}");
    assert_eq!((survey.seen.name(), survey.seen.space), ("google-forms", Some(Space::Survey)));
    let change = "Que changeriez-vous dans le magasin ?";
    assert_eq!(survey.questions(), [(change, change)]);
    assert_eq!(
        survey.answers(),
        [
            (who[0], change, "Les caisses, toujours trop longues le samedi"),
            (who[2], change, "Rien du tout, j’y vais pour l’accueil 😊"),
            (who[3], change, "Un rayon vrac digne de ce nom"),
            (who[4], change, "Je mettrais\ndes bancs près de l’entrée"),
        ]
    );
    assert_eq!(survey.blanks(), [(who[1], change)]);
    assert!(survey.records.iter().all(|record| record.id.is_none()));
    assert_eq!(survey.at(0).as_deref(), Some("2024-03-02T09:15:23+00:00"));
    assert_eq!(
        survey.who(3),
        (
            who[3],
            Some(1.0),
            json!({
                "Quel âge avez-vous ?": "25-34 ans",
                "Quelles marques achetez-vous ? (plusieurs réponses possibles)": "Alpha, Bêta, Gamma",
            })
        )
    );
    assert_eq!(survey.warnings(), [("personal_left_out", "Adresse e-mail")]);
}

#[test]
fn google_forms_in_english() {
    let survey = read("google-forms-en.csv");
    assert_eq!(survey.seen.name(), "google-forms");
    let better = "What could we do better for you?";
    assert_eq!(survey.answers(), [(survey.who(0).0, better, "Answer the phone before the third day, please")]);
    assert_eq!(survey.blanks(), [(survey.who(1).0, better)]);
    assert_eq!(survey.at(0).as_deref(), Some("2024-03-14T10:00:00+00:00"));
    assert_eq!(survey.who(0).2, json!({"How satisfied are you with us?": 5}));
}
