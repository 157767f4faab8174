//! Reviews of Apple's App Store: of app_store_scraper, and of the feed that Apple publishes.

use std::sync::Arc;

use livisible_core::corpus::lists::Space;

use super::{Draft, Family, Source};
use crate::table::Row;
use crate::table::field::Field;
use crate::values::is_blank;

/// app_store_scraper, or the feed of customer reviews.
pub(super) static SOURCE: Source = Source {
    name: "app-store",
    family: Family::Reviews,
    needs: &[],
    some: &[
        "userName",
        "review",
        "isEdited",
        "developerResponse",
        "developerResponse.body",
        "im:rating.label",
        "im:version.label",
        "content.label",
        "author.name.label",
        "updated.label",
    ],
    enough: 3,
    roles: &[
        (Field::Id, &["id.label"]),
        (Field::Account, &["userName", "author.name.label"]),
        (Field::Title, &["title", "title.label"]),
        (Field::Text, &["review", "content.label"]),
        (Field::Rating, &["rating", "im:rating.label"]),
        (Field::Posted, &["date", "updated.label"]),
        (Field::Url, &["link.attributes.href"]),
        (Field::Reply, &["developerResponse.body"]),
        (Field::Replied, &["developerResponse.modified"]),
    ],
    space: Some(Space::Review),
    venue: Some("App Store"),
    people: &["userName", "author.*"],
    proof: None,
    settle,
};

fn settle(draft: &mut Draft<'_>) {
    draft.forget_guesses(&[Field::Lang]);
    // app_store_scraper reads times in UTC and writes them without saying so.
    draft.quirks.utc = true;
    draft.quirks.reply_account = Some("developer");
    if let Some(rating) = draft.column("im:rating.label") {
        // The first entry of the feed is the application.
        draft.quirks.sieve =
            Some(Arc::new(move |row: &Row| row.get(rating).is_none_or(is_blank).then(|| ("not_data", "im:rating".to_owned()))));
    }
}
