//! Zeeschuimer: what a browser was shown, as the platforms sent it, one JSON object a post. Its table has 4CAT's columns.
//!
//! LinkedIn only says how long ago a post was published: it has no date here, rather than that of its collection.

use super::{Derived, Draft, Family, Source};
use crate::table::field::Field;

/// Zeeschuimer, and what 4CAT keeps of its files.
pub(super) static SOURCE: Source = Source {
    name: "zeeschuimer",
    family: Family::Collector,
    needs: &[],
    some: &[
        "source_platform",
        "source_platform_url",
        "timestamp_collected",
        "item_id",
        "nav_index",
        "user_agent",
        "__import_meta.source_platform",
        "__import_meta.source_platform_url",
        "__import_meta.timestamp_collected",
        "__import_meta.item_id",
    ],
    enough: 3,
    roles: &[
        // What the page wrote comes first: numbers of so many digits were rounded by the browser.
        (Field::Id, &["data.rest_id", "rest_id", "data.cid", "cid", "item_id", "__import_meta.item_id", "id"]),
        (
            Field::Text,
            &[
                "data.legacy.full_text",
                "legacy.full_text",
                "data.desc",
                "desc",
                "data.caption.text",
                "caption.text",
                "data.commentary.text.text",
                "commentary.text.text",
                "data.comet_sections.content.story.message.text",
                "comet_sections.content.story.message.text",
                "data.text",
                "text",
                "body",
            ],
        ),
        (
            Field::Account,
            &[
                "data.core.user_results.result.legacy.screen_name",
                "core.user_results.result.legacy.screen_name",
                "data.core.user_results.result.core.screen_name",
                "core.user_results.result.core.screen_name",
                "data.author.uniqueId",
                "author.uniqueId",
                "data.user.username",
                "user.username",
                "data.user.screen_name",
                "user.screen_name",
                "data.user.unique_id",
                "user.unique_id",
                "data.actor.name.text",
                "actor.name.text",
                "data.author",
                "author",
            ],
        ),
        (
            Field::Posted,
            &[
                "unix_timestamp",
                "data.createTime",
                "createTime",
                "data.create_time",
                "create_time",
                "data.taken_at",
                "taken_at",
                "data.legacy.created_at",
                "legacy.created_at",
                "timestamp",
            ],
        ),
        (
            Field::Thread,
            &["data.legacy.conversation_id_str", "legacy.conversation_id_str", "data.aweme_id", "aweme_id", "data.thread_id", "thread_id"],
        ),
        (
            Field::Parent,
            &[
                "data.legacy.in_reply_to_status_id_str",
                "legacy.in_reply_to_status_id_str",
                "data.reply_id",
                "reply_id",
                "data.parent_comment_id",
                "parent_comment_id",
            ],
        ),
        (
            Field::Lang,
            &["data.legacy.lang", "legacy.lang", "data.textLanguage", "textLanguage", "data.comment_language", "comment_language"],
        ),
        (Field::Url, &["data.share_info.url", "share_info.url", "data.post_url", "url", "link", "tiktok_url", "post_url"]),
    ],
    space: None,
    venue: None,
    people: super::four_cat::PEOPLE,
    proof: None,
    settle,
};

fn settle(draft: &mut Draft<'_>) {
    draft.forget_guesses(&[]);
    draft.space = None;
    let platform = ["source_platform", "__import_meta.source_platform"].iter().find_map(|name| draft.column(name));
    if let Some(at) = platform {
        draft.written_as_rows_say(move |row| row.get(at).map(str::to_owned));
    }
    // A comment that answers the post itself answers comment 0.
    if let Some(at) = ["data.reply_id", "reply_id"].iter().find_map(|name| draft.column(name)) {
        let name = draft.columns[at].name.clone();
        draft.quirks.parent = Some(Derived::new(name, move |row| {
            row.get(at).map(str::trim).filter(|cell| !cell.is_empty() && *cell != "0").map(str::to_owned)
        }));
    }
}
