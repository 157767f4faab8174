//! Google Forms: the time of each answer, then the questions. Nothing tells who answered but the whole row.

use super::survey;
use super::{Draft, Family, Source};
use crate::table::field::Field;

/// Answers to a Google form, as the form or its spreadsheet saves them.
pub const GOOGLE_FORMS: Source = Source {
    name: "google-forms",
    family: Family::Survey,
    needs: &[],
    some: TIMES,
    enough: 1,
    roles: &[(Field::Posted, TIMES)],
    space: Some(livisible_core::corpus::lists::Space::Survey),
    venue: None,
    people: &[],
    proof: None,
    settle,
};

/// The first column, in the languages of the form.
const TIMES: &[&str] =
    &["Timestamp", "Horodateur", "Zeitstempel", "Marca temporal", "Carimbo de data/hora", "Informazioni cronologiche", "Tijdstempel"];

fn settle(draft: &mut Draft<'_>) {
    survey::name_by_questions(draft);
    survey::settle(draft, &[]);
}
