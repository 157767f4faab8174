//! CrowdTangle: posts of Facebook pages and groups, and of Instagram. The tool is closed; its files remain.

use livisible_core::corpus::lists::Space;

use super::{Derived, Draft, Family, Source};
use crate::table::field::Field;
use crate::values::number::without_thousands;

/// CrowdTangle.
pub(super) static SOURCE: Source = Source {
    name: "crowdtangle",
    family: Family::Collector,
    needs: &["User Name", "URL", "Likes", "Comments"],
    some: &[
        "Post Created",
        "Followers at Posting",
        "Likes at Posting",
        "Facebook Id",
        "Page Category",
        "Page Admin Top Country",
        "Total Interactions",
        "Final Link",
        "Image Text",
        "Sponsor Id",
        "Account",
        "Photo",
    ],
    enough: 4,
    roles: &[
        (Field::Text, &["Message", "Description"]),
        (Field::Account, &["User Name", "Page Name", "Account"]),
        (Field::Posted, &["Post Created", "Created"]),
        (Field::Url, &["URL"]),
        (Field::Title, &["Title"]),
    ],
    space: Some(Space::Social),
    venue: None,
    people: &["User Name", "Page Name", "Account", "Facebook Id", "Sponsor Id", "Sponsor Name"],
    proof: None,
    settle,
};

/// Counts, which have commas at their thousands.
const COUNTS: &[&str] = &[
    "Total Interactions",
    "Likes",
    "Comments",
    "Shares",
    "Views",
    "Love",
    "Wow",
    "Haha",
    "Sad",
    "Angry",
    "Care",
    "Likes at Posting",
    "Followers at Posting",
    "Post Views",
    "Total Views",
    "Total Views For All Crossposts",
];

fn settle(draft: &mut Draft<'_>) {
    draft.forget_guesses(&[]);
    draft.clean(COUNTS, without_thousands);
    draft.venue = Some(if draft.has(&["Facebook Id"]) { "Facebook" } else { "Instagram" }.to_owned());
    if let (Some(group), Some(user)) = (draft.column("Group Name"), draft.column("User Name")) {
        // What members of a group wrote has no author here: the handle is the group's.
        draft.give(group, Field::Venue);
        draft.columns[user].role = Field::Attribute;
    }
    if let Some(url) = draft.column("URL") {
        draft.quirks.id = Some(Derived::new("URL", move |row| {
            let last = row.get(url)?.trim().trim_end_matches('/').rsplit('/').next()?;
            (!last.is_empty()).then(|| last.to_owned())
        }));
    }
}
