//! SurveyMonkey: questions over options, or each question with its option in one row; a number tells the respondent.
//!
//! That number alone is no proof: tables of many makers call it so.

use super::survey;
use super::{Draft, Family, Source, place};
use crate::table::Row;
use crate::table::field::Field;
use crate::table::header::Layout;

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
    people: &["IP Address", "Email Address", "First Name", "Last Name"],
    proof: Some(is_surveymonkeys),
    settle,
};

fn settle(draft: &mut Draft<'_>) {
    survey::name_by_questions(draft);
    survey::settle(draft, &[]);
}

/// Whether a column of the tool's own stands beside the respondent's number, options stand under the questions, or the number
/// is the long one that the tool gives and most columns are questions put in full.
fn is_surveymonkeys(layout: &Layout, sample: &[Row]) -> bool {
    let own = SURVEYMONKEY.some.iter().any(|name| place(&layout.headings, name).is_some());
    layout.header_rows >= 2 || own || (asks(layout) && has_long_numbers(layout, sample))
}

fn asks(layout: &Layout) -> bool {
    let asking = layout.headings.iter().filter(|heading| heading.name.contains('?') && heading.name.contains(' '));
    asking.count() * 2 >= layout.headings.len()
}

/// Respondents have numbers of ten digits or more.
fn has_long_numbers(layout: &Layout, sample: &[Row]) -> bool {
    let Some(at) = place(&layout.headings, "Respondent ID") else { return false };
    let mut numbers = sample.iter().filter_map(|row| row.get(at)).map(str::trim).filter(|cell| !cell.is_empty()).peekable();
    let is_long = |cell: &str| cell.len() >= 10 && cell.bytes().all(|byte| byte.is_ascii_digit());
    numbers.peek().is_some() && numbers.all(is_long)
}
