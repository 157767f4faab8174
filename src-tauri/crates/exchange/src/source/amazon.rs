//! Reviews of Amazon: of browser extensions that save what a page shows, and of the two research collections.

use livisible_core::corpus::lists::Space;

use super::{Draft, Family, Source};
use crate::table::field::Field;
use crate::values::number::without_thousands;

/// Reviews of Amazon.
pub(super) static SOURCE: Source = Source {
    name: "amazon",
    family: Family::Reviews,
    needs: &[],
    some: &[
        // Saved pages.
        "Verified",
        "Helpful",
        "Variation",
        "Style",
        // The collections of 2023 and of 2018.
        "asin",
        "parent_asin",
        "helpful_vote",
        "verified_purchase",
        "reviewerID",
        "reviewText",
        "unixReviewTime",
    ],
    enough: 3,
    roles: &[
        (Field::Account, &["Author", "user_id", "reviewerID"]),
        (Field::Title, &["Title", "summary"]),
        (Field::Text, &["Body", "text", "reviewText"]),
        (Field::Rating, &["Rating", "overall"]),
        (Field::Posted, &["Date", "timestamp", "unixReviewTime"]),
        (Field::Url, &["URL"]),
    ],
    space: Some(Space::Ecommerce),
    venue: Some("Amazon"),
    settle,
};

fn settle(draft: &mut Draft<'_>) {
    draft.forget_guesses(&[Field::Id, Field::Lang]);
    draft.clean(&["Helpful", "helpful_vote", "vote"], without_thousands);
}
