//! Brandwatch: mentions, under a block that says what was asked. Columns of 0 and 1 are the client's categories.

use super::{Draft, Family, Source};
use crate::table::field::Field;

/// Bulk download of mentions.
pub(super) static SOURCE: Source = Source {
    name: "brandwatch",
    family: Family::Listening,
    needs: &["Date", "Url"],
    some: &[
        "Query Id",
        "Query Name",
        "Page Type",
        "Full Text",
        "Snippet",
        "Mention Id",
        "Resource Id",
        "Content Source Name",
        "Account Type",
        "Category Details",
        "Continent Code",
        "Mentioned Authors",
        "Thread Author",
        "Thread Entry Type",
        "X Author ID",
        "Twitter Author ID",
        "Engagement Score",
    ],
    enough: 3,
    roles: &[
        (Field::Id, &["Resource Id", "Mention Id"]),
        (Field::Text, &["Full Text", "Snippet"]),
        (Field::Title, &["Title"]),
        (Field::Thread, &["Thread Id"]),
        (Field::Account, &["Author"]),
        (Field::Posted, &["Date"]),
        (Field::Lang, &["Language"]),
        (Field::Url, &["Url", "Original Url"]),
        (Field::Space, &["Page Type", "Content Source Name"]),
        (Field::Venue, &["Domain"]),
    ],
    space: None,
    venue: None,
    people: &[
        "Author",
        "Full Name",
        "Avatar",
        "X Author ID",
        "Twitter Author ID",
        "Facebook Author ID",
        "Instagram Author ID",
        "Mentioned Authors",
        "Thread Author",
        "X Reply to",
        "Twitter Reply to",
        "X Retweet of",
        "Twitter Retweet of",
    ],
    proof: None,
    settle,
};

fn settle(draft: &mut Draft<'_>) {
    draft.listening("Snippet");
}
