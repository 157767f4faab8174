//! Reviews of Amazon: of browser extensions that save what a page shows, and of the two research collections.

use livisible_core::corpus::lists::Space;

use super::{Draft, Family, Source, cells, place};
use crate::table::Row;
use crate::table::field::Field;
use crate::table::header::Layout;
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
    people: &["Author", "user_id", "reviewerID", "reviewerName"],
    proof: Some(is_amazons),
    settle,
};

fn settle(draft: &mut Draft<'_>) {
    draft.forget_guesses(&[Field::Id, Field::Lang]);
    draft.clean(&["Helpful", "helpful_vote", "vote"], without_thousands);
}

/// Whether the columns or the cells are Amazon's own: `Verified`, `Helpful` and `Style` are those of any shop.
fn is_amazons(layout: &Layout, sample: &[Row]) -> bool {
    ["asin", "parent_asin", "reviewerID"].iter().any(|name| place(&layout.headings, name).is_some())
        || cells(layout, sample, "Rating").any(is_rated)
        || cells(layout, sample, "Date").any(|cell| DATED.iter().any(|beginning| cell.starts_with(beginning)))
        || cells(layout, sample, "URL").any(|cell| cell.starts_with("https://www.amazon."))
}

/// How the pages of Amazon begin the date of a review.
const DATED: &[&str] =
    &["Reviewed in ", "Avis laissé en ", "Commenté en ", "Évalué en ", "Rezension aus ", "Revisado en ", "Recensito in "];

/// Whether a rating is written as on the pages of Amazon: `5.0 out of 5 stars`, `1,0 sur 5 étoiles`.
fn is_rated(cell: &str) -> bool {
    let Some((number, scale)) = cell.split_once(' ') else { return false };
    let is_decimal = number.len() == 3 && number.ends_with(".0") | number.ends_with(",0");
    is_decimal && ["out of 5 stars", "sur 5 étoiles", "von 5 Sternen", "de 5 estrellas", "su 5 stelle"].contains(&scale)
}
