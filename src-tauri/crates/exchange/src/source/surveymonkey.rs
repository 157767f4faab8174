//! SurveyMonkey: questions over options, or each question with its option in one row; a number tells the respondent.

use super::survey;
use super::{Draft, Family, Source};
use crate::table::field::Field;

/// Exports of SurveyMonkey surveys.
pub const SURVEYMONKEY: Source = Source {
    name: "surveymonkey",
    family: Family::Survey,
    needs: &["Respondent ID"],
    // Dates and addresses are those of any panel.
    some: &["Collector ID", "Custom Data 1"],
    enough: 0,
    roles: &[
        (Field::Respondent, &["Respondent ID", "Identifiant du répondant", "ID du répondant"]),
        (Field::Posted, &["End Date", "date_modified", "Date de fin", "Start Date", "date_created", "Date de début"]),
    ],
    space: Some(livisible_core::corpus::lists::Space::Survey),
    venue: None,
    settle,
};

fn settle(draft: &mut Draft<'_>) {
    survey::name_by_questions(draft);
    survey::settle(draft, &[]);
}
