//! Talkwalker: results, whose columns are the paths of its JSON.

use super::{Draft, Family, Source};
use crate::table::field::Field;

/// Results of Talkwalker.
pub(super) static SOURCE: Source = Source {
    name: "talkwalker",
    family: Family::Listening,
    needs: &["url", "published"],
    some: &[
        "content_snippet",
        "title_snippet",
        "search_indexed",
        "source_type",
        "post_type",
        "domain_url",
        "host_url",
        "root_url",
        "matched_profile",
        "nsfw_level",
        "extra_author_attributes.name",
        "extra_author_attributes.short_name",
        "extra_source_attributes.name",
        "extra_source_attributes.world_data.country",
    ],
    enough: 4,
    roles: &[
        (Field::Text, &["content", "content_snippet"]),
        (Field::Title, &["title", "title_snippet"]),
        (Field::Posted, &["published"]),
        (Field::Lang, &["lang"]),
        (Field::Url, &["url"]),
        (Field::Space, &["source_type", "post_type"]),
        (Field::Venue, &["extra_source_attributes.name", "host_url", "domain_url", "root_url"]),
    ],
    space: None,
    venue: None,
    people: &["extra_author_attributes.*"],
    proof: None,
    settle,
};

fn settle(draft: &mut Draft<'_>) {
    draft.listening("content_snippet");
    draft.give_fullest(
        Field::Account,
        &["extra_author_attributes.short_name", "extra_author_attributes.name", "extra_author_attributes.id"],
    );
}
