//! Reviews of Trustpilot, as its pages hold them and as scrapers flatten them.

use livisible_core::corpus::lists::Space;

use super::{Draft, Family, Source};
use crate::table::field::Field;

/// The reviews of a page of Trustpilot.
pub(super) static SOURCE: Source = Source {
    name: "trustpilot",
    family: Family::Reviews,
    needs: &["rating", "text"],
    some: &[
        "consumer.displayName",
        "consumer.id",
        "consumer.countryCode",
        "dates.publishedDate",
        "dates.experiencedDate",
        "reply.message",
        "labels.verification.isVerified",
    ],
    enough: 2,
    roles: &[
        (Field::Id, &["id"]),
        (Field::Account, &["consumer.displayName", "consumer.id"]),
        (Field::Title, &["title"]),
        (Field::Text, &["text"]),
        (Field::Rating, &["rating"]),
        (Field::Posted, &["dates.publishedDate"]),
        (Field::Lang, &["language"]),
        (Field::Url, &["url", "link"]),
        (Field::Reply, &["reply.message"]),
        (Field::Replied, &["reply.publishedDate"]),
    ],
    space: Some(Space::Review),
    venue: Some("Trustpilot"),
    people: &["consumer.displayName", "consumer.id", "consumer.imageUrl"],
    proof: None,
    settle,
};

fn settle(draft: &mut Draft<'_>) {
    draft.forget_guesses(&[]);
    draft.quirks.reply_account = Some("company");
}
