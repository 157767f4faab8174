//! Reviews of Google Play as the developer of the application downloads them: without authors, in UTF-16.

use livisible_core::corpus::lists::Space;

use super::{Derived, Draft, Family, Source};
use crate::table::field::Field;

/// The monthly reports of Google Play Console.
pub(super) static SOURCE: Source = Source {
    name: "google-play-console",
    family: Family::Reviews,
    needs: &["Package Name", "Star Rating", "Review Text"],
    some: &[
        "App Version Code",
        "App Version Name",
        "Reviewer Language",
        "Review Submit Date and Time",
        "Review Submit Millis Since Epoch",
        "Developer Reply Text",
        "Review Link",
    ],
    enough: 2,
    roles: &[
        (Field::Text, &["Review Text"]),
        (Field::Title, &["Review Title"]),
        (Field::Rating, &["Star Rating"]),
        (Field::Posted, &["Review Submit Millis Since Epoch", "Review Submit Date and Time"]),
        (Field::Lang, &["Reviewer Language"]),
        (Field::Url, &["Review Link"]),
        (Field::Reply, &["Developer Reply Text"]),
        (Field::Replied, &["Developer Reply Millis Since Epoch", "Developer Reply Date and Time"]),
    ],
    space: Some(Space::Review),
    venue: Some("Google Play"),
    people: &[],
    proof: None,
    settle,
};

fn settle(draft: &mut Draft<'_>) {
    draft.forget_guesses(&[]);
    draft.quirks.reply_account = Some("developer");
    if let Some(link) = draft.column("Review Link") {
        draft.quirks.id = Some(Derived::new("Review Link", move |row| review_of(row.get(link)?)));
    }
}

/// The id of the review in its address: `…?reviewId=gp%3AAOq…&corpus=…`.
fn review_of(link: &str) -> Option<String> {
    let (_, id) = link.split_once("reviewId=").or_else(|| link.split_once("reviewid="))?;
    let id = id.split(['&', '#']).next()?.trim();
    (!id.is_empty()).then(|| id.replace("%3A", ":"))
}

#[cfg(test)]
mod tests {
    use super::review_of;

    #[test]
    fn the_id_is_in_the_link() {
        assert_eq!(review_of("https://play.google.com/x?reviewId=gp%3AAOqp&corpus=PUBLIC").as_deref(), Some("gp:AOqp"));
        assert_eq!(review_of("http://play.google.com/console/reviews?reviewId=review-1").as_deref(), Some("review-1"));
        assert_eq!((review_of(""), review_of("https://x/?reviewId=&a=b")), (None, None));
    }
}
