//! LimeSurvey: one row of codes, of questions, or of both (`Q1[SQ001]. How was it?`).
//!
//! Facts: its own export, `application/helpers/admin/export`. `N/A` is only ever written for closed questions.

use std::borrow::Cow;

use super::survey;
use super::{Draft, Family, Source};
use crate::table::field::{Field, RoleReason};

/// Exports of LimeSurvey surveys.
pub const LIMESURVEY: Source = Source {
    name: "limesurvey",
    family: Family::Survey,
    needs: &[],
    some: &[
        // Codes, and their English words.
        "lastpage",
        "startlanguage",
        "submitdate",
        "Date submitted",
        "Dernière page",
        "Langue de départ",
        "Langue initiale",
        "Date de soumission",
        "Letzte Seite",
        "Start-Sprache",
        "Datum Abgeschickt",
    ],
    enough: 2,
    roles: &[
        (Field::Respondent, &["id", "Response ID", "ID de la réponse", "Antwort ID", "token", "Access code"]),
        (Field::Posted, &["submitdate", "Date submitted", "Date de soumission", "Datum Abgeschickt"]),
        (Field::Lang, &["startlanguage", "Langue de départ", "Langue initiale", "Start-Sprache"]),
    ],
    space: Some(livisible_core::corpus::lists::Space::Survey),
    venue: None,
    people: &["ipaddr", "token"],
    proof: None,
    settle,
};

fn settle(draft: &mut Draft<'_>) {
    if draft.headings.iter().any(|heading| heading.is_joined()) {
        survey::name_by_codes(draft);
    } else {
        survey::name_by_questions(draft);
    }
    survey::settle(draft, &[]);
    let posted = draft.columns.iter().position(|column| column.role == Field::Posted && column.why == RoleReason::Source);
    draft.quirks.clean.extend(posted.map(|at| (at, without_epoch as super::Clean)));
}

/// A survey that keeps no dates writes this one for whoever finished.
fn without_epoch(cell: &str) -> Cow<'_, str> {
    if cell.trim().starts_with("1980-01-01") { Cow::Borrowed("") } else { Cow::Borrowed(cell) }
}
