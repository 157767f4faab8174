//! Meltwater: UTF-16 and tabs under the name of a CSV, ids in quotes of their own.

use std::borrow::Cow;

use super::{Draft, Family, Source};
use crate::table::field::Field;
use crate::values::number::without_thousands;

/// Exports of Meltwater, of both layouts.
pub(super) static SOURCE: Source = Source {
    name: "meltwater",
    family: Family::Listening,
    needs: &["Date", "URL", "Hit Sentence"],
    some: &[
        "Opening Text",
        "Influencer",
        "Input Name",
        "Desktop Reach",
        "National Viewership",
        "AVE",
        "Key Phrases",
        "Keyphrases",
        "Document ID",
        "Information Type",
        "Author Handle",
        "Social Echo",
    ],
    enough: 3,
    roles: &[
        (Field::Id, &["Document ID", "Tweet Id"]),
        (Field::Text, &["Hit Sentence", "Opening Text"]),
        (Field::Title, &["Headline", "Title"]),
        (Field::Posted, &["Date"]),
        (Field::Lang, &["Language"]),
        (Field::Url, &["URL"]),
        (Field::Venue, &["Source", "Source Name"]),
        (Field::Space, &["Source Type"]),
    ],
    space: None,
    venue: None,
    people: &["Influencer", "Author Name", "Author Handle", "Twitter Id", "User Profile Url"],
    proof: None,
    settle,
};

fn settle(draft: &mut Draft<'_>) {
    draft.listening("Opening Text");
    draft.give_fullest(Field::Account, &["Influencer", "Author Handle", "Author Name"]);
    draft.clean(&["Document ID", "Tweet Id", "Twitter Id", "Parent Document ID"], unquoted);
    draft.clean(&["Reach", "Desktop Reach", "Mobile Reach", "National Viewership", "Engagement"], without_thousands);
}

/// An id without the quotes that keep spreadsheets from rounding it.
fn unquoted(cell: &str) -> Cow<'_, str> {
    let bare = cell.trim();
    Cow::Borrowed(bare.strip_prefix('"').and_then(|bare| bare.strip_suffix('"')).unwrap_or(bare))
}
