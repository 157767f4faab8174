//! Reviews of Google Play, as google-play-scraper gives them.

use livisible_core::corpus::lists::Space;

use super::{Draft, Family, Source};
use crate::table::field::Field;

/// google-play-scraper.
pub(super) static SOURCE: Source = Source {
    name: "google-play",
    family: Family::Reviews,
    needs: &["reviewId", "content", "score", "at"],
    some: &["userName", "userImage", "thumbsUpCount", "reviewCreatedVersion", "replyContent", "repliedAt", "appVersion"],
    enough: 3,
    roles: &[
        (Field::Id, &["reviewId"]),
        (Field::Account, &["userName"]),
        (Field::Text, &["content"]),
        (Field::Rating, &["score"]),
        (Field::Posted, &["at"]),
        (Field::Reply, &["replyContent"]),
        (Field::Replied, &["repliedAt"]),
    ],
    space: Some(Space::Review),
    venue: Some("Google Play"),
    people: &["userName", "userImage"],
    proof: None,
    settle,
};

fn settle(draft: &mut Draft<'_>) {
    draft.forget_guesses(&[Field::Lang, Field::Url]);
    draft.quirks.reply_account = Some("developer");
}
