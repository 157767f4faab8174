//! Reviews of several shops in one table, as app-reviews-extractor and others like it write them.

use livisible_core::corpus::lists::Space;

use super::{Draft, Family, Source};
use crate::table::field::Field;

/// app-reviews-extractor.
pub(super) static SOURCE: Source = Source {
    name: "app-reviews",
    family: Family::Reviews,
    needs: &["review_date", "star_rating", "review_text", "platform"],
    some: &[],
    enough: 0,
    roles: &[
        (Field::Account, &["reviewer_anonymized", "reviewer"]),
        (Field::Text, &["review_text"]),
        (Field::Rating, &["star_rating"]),
        (Field::Posted, &["review_date"]),
        (Field::Venue, &["platform"]),
    ],
    space: None,
    venue: None,
    people: &["reviewer", "reviewer_anonymized"],
    proof: None,
    settle,
};

fn settle(draft: &mut Draft<'_>) {
    draft.forget_guesses(&[Field::Id, Field::Title, Field::Lang, Field::Url]);
    // A shop or an application shop: both are named, and both are reviews of what was bought.
    draft.space = Some(Space::Review);
}
