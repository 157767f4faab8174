//! Qualtrics: codes, questions and one JSON object a column above the answers; its earlier exports have two rows.
//!
//! Facts: the pages « Understanding your dataset » of its support.

use std::sync::Arc;

use super::survey;
use super::{Draft, Family, Source};
use crate::table::field::{Field, RoleReason};
use crate::values::fold::fold;

/// Exports of Qualtrics surveys.
pub const QUALTRICS: Source = Source {
    name: "qualtrics",
    family: Family::Survey,
    needs: &["ResponseId"],
    some: &[
        "StartDate",
        "EndDate",
        "Status",
        "Progress",
        "Duration (in seconds)",
        "Finished",
        "RecordedDate",
        "DistributionChannel",
        "UserLanguage",
        "ResponseSet",
        "ExternalReference",
        "ExternalDataReference",
        "RecipientEmail",
        "LocationLatitude",
    ],
    enough: 2,
    roles: &[
        (Field::Respondent, &["ResponseId"]),
        (Field::Posted, &["EndDate", "RecordedDate", "StartDate"]),
        (Field::Lang, &["UserLanguage"]),
    ],
    space: Some(livisible_core::corpus::lists::Space::Survey),
    venue: None,
    people: &[
        "RecipientEmail",
        "RecipientFirstName",
        "RecipientLastName",
        "IPAddress",
        "ExternalReference",
        "ExternalDataReference",
        "LocationLatitude",
        "LocationLongitude",
    ],
    proof: None,
    settle,
};

fn settle(draft: &mut Draft<'_>) {
    let status = draft.column("Status").or_else(|| draft.column("Response Type"));
    survey::name_by_codes(draft);
    // Seen and left unanswered: what the tool writes unless told otherwise.
    survey::settle(draft, &["-99"]);
    if let Some(at) = status {
        draft.quirks.sieve = Some(Arc::new(move |row| {
            let cell = row.get(at).unwrap_or_default();
            is_trial(cell).then(|| ("survey_preview", cell.trim().to_owned()))
        }));
    }
    draft.quirks.zone = zone(draft);
    draft.quirks.utc = draft.quirks.zone.is_none() && said_zone(draft).is_some_and(|zone| zone == "Z");
}

/// Whether a response was made to try the survey out.
fn is_trial(status: &str) -> bool {
    let folded = fold(status);
    match folded.parse::<u32>() {
        // 1 a preview, 2 a test, 9 spam of a preview, 17 a preview in the offline application.
        Ok(code) => matches!(code, 1 | 2 | 9 | 17),
        Err(_) => ["preview", "test", "apercu", "previsualisation", "vorschau", "vistaprevia"].iter().any(|word| folded.contains(word)),
    }
}

/// The zone that the third row of the header gives to the column of dates.
fn said_zone(draft: &Draft<'_>) -> Option<String> {
    let at = draft.columns.iter().position(|column| column.role == Field::Posted && column.why == RoleReason::Source)?;
    let import: serde_json::Value = serde_json::from_str(draft.headings[at].import_id()?).ok()?;
    Some(import.get("timeZone")?.as_str()?.to_owned())
}

/// The same, where it is one of the world's.
fn zone(draft: &Draft<'_>) -> Option<chrono_tz::Tz> {
    said_zone(draft)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::is_trial;

    #[test]
    fn trials_are_told_in_three_languages_and_in_numbers() {
        for status in [
            "Survey Preview",
            "Survey Test",
            "Aperçu de l’enquête",
            "Test d'enquête",
            "Umfragevorschau",
            "Umfragetest",
            "1",
            "2",
            "9",
            "17",
        ] {
            assert!(is_trial(status), "{status}");
        }
        for status in ["IP Address", "Adresse IP", "IP-Adresse", "Imported", "Spam", "Offline Survey Response", "0", "4", "8", "16", ""] {
            assert!(!is_trial(status), "{status}");
        }
    }
}
