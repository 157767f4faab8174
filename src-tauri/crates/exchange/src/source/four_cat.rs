//! 4CAT: one table a platform, over the same few columns. Zeeschuimer's own table has the same.

use super::{Derived, Draft, Family, Source};
use crate::table::field::Field;
use crate::values::platforms;

/// 4CAT, of the Digital Methods Initiative.
pub(super) static SOURCE: Source = Source {
    name: "4cat",
    family: Family::Collector,
    needs: &["id", "author", "body", "timestamp"],
    some: &[
        "unix_timestamp",
        "thread_id",
        "author_fullname",
        "author_full",
        "language_guess",
        "collected_from_url",
        "num_media",
        "tiktok_url",
        "is_duet",
        "is_comment_on_comment",
        "is_in_group",
        "timestamp_ago",
        "timestamp_collected",
        "impression_count",
        "is_quote_tweet",
        "replied_to_post",
        "author_display_name",
        "author_is_verified",
        "author_forwarded_from_name",
        "body_markdown",
        "image_md5",
        "missing_fields",
    ],
    enough: 2,
    roles: &[
        (Field::Id, &["id"]),
        (Field::Text, &["body"]),
        (Field::Thread, &["thread_id"]),
        (Field::Parent, &["parent_id", "reply_to", "replied_to_post", "parent"]),
        (Field::Account, &["author", "author_username", "username", "author_id"]),
        // The other has no zone, and may be that of the server.
        (Field::Posted, &["unix_timestamp", "timestamp", "created_at"]),
        (Field::Lang, &["language_guess", "languages"]),
        (Field::Url, &["url", "link", "comment_url", "tiktok_url", "post_url"]),
        (Field::Title, &["subject", "title"]),
        (Field::Rating, &["rating"]),
    ],
    space: None,
    venue: None,
    people: PEOPLE,
    proof: None,
    settle,
};

/// Columns of any platform that identify people, as 4CAT calls them and as Zeeschuimer has them of the platforms.
pub(super) const PEOPLE: &[&str] = &[
    "author",
    "author_full",
    "author_fullname",
    "author_id",
    "author_name",
    "author_username",
    "author_display_name",
    "author_description",
    "author_forwarded_from_id",
    "author_forwarded_from_name",
    "author_forwarded_from_username",
    "author_mentions",
    "username",
    "name",
    "coauthors",
    "coauthor_fullnames",
    "coauthor_ids",
    "usertags",
    "mentions",
    "entities_mentioned",
    "replied_author",
    "replied_to_user",
    "retweeted_user",
    "quote_author",
    "author.*",
    "user.*",
    "actor.*",
    "core.user_results.*",
    "data.author",
    "data.author.*",
    "data.user.*",
    "data.actor.*",
    "data.core.user_results.*",
];

/// Columns that tell a platform, and its name. All of them must be there.
const PLATFORMS: &[(&[&str], &str)] = &[
    (&["is_comment_on_comment"], "TikTok"),
    (&["tiktok_url"], "TikTok"),
    (&["num_media", "num_likes"], "Instagram"),
    (&["usertags", "num_likes"], "Instagram"),
    (&["is_in_group"], "Facebook"),
    (&["timestamp_ago"], "LinkedIn"),
    (&["retweet_count"], "X"),
    (&["replied_to_post"], "Bluesky"),
    (&["reposts", "quotes"], "Threads"),
    (&["chat", "reply_to"], "Telegram"),
    (&["subreddit"], "Reddit"),
];

fn settle(draft: &mut Draft<'_>) {
    draft.forget_guesses(&[]);
    let platform = PLATFORMS.iter().find(|(columns, _)| draft.has(columns)).and_then(|(_, name)| platforms::of(name));
    match platform {
        Some(platform) => draft.written_on(platform),
        None if !draft.columns.iter().any(|column| column.role == Field::Rating) => draft.space = None,
        None => {}
    }
    match platform.map(|platform| platform.name) {
        Some("TikTok") if draft.has(&["is_comment_on_comment"]) => tiktok_comments(draft),
        Some("LinkedIn") => draft.estimated("timestamp_ago"),
        Some("Bluesky") => bluesky(draft),
        Some("Telegram") => telegram(draft),
        Some("Reddit") => draft.give_fullest(Field::Venue, &["subreddit"]),
        _ => {}
    }
}

/// The thread of a reply is the comment that it answers, and that of a comment the post.
fn tiktok_comments(draft: &mut Draft<'_>) {
    let (Some(answers), Some(nested), Some(post)) =
        (draft.column("thread_id"), draft.column("is_comment_on_comment"), draft.column("post_id"))
    else {
        return;
    };
    draft.give(answers, Field::Parent);
    draft.give(post, Field::Thread);
    draft.quirks.parent = Some(Derived::new("thread_id", move |row| {
        let is_reply = row.get(nested).is_some_and(|cell| cell.trim().eq_ignore_ascii_case("yes"));
        row.get(answers).filter(|cell| is_reply && !cell.trim().is_empty()).map(|cell| cell.trim().to_owned())
    }));
}

/// Ids are addresses of the protocol, and what a post answers is an address of the site: the last part of both is the same key.
fn bluesky(draft: &mut Draft<'_>) {
    let key_of = |at: usize| {
        move |row: &crate::table::Row| {
            let cell = row.get(at)?.trim().trim_end_matches('/');
            let key = cell.rsplit('/').next().unwrap_or(cell);
            (!key.is_empty()).then(|| key.to_owned())
        }
    };
    draft.quirks.id = draft.column("id").map(|at| Derived::new("id", key_of(at)));
    draft.quirks.parent = draft.column("replied_to_post").map(|at| Derived::new("replied_to_post", key_of(at)));
}

/// Messages are counted in each chat: their numbers come back in another, which may first come far down the file or in the
/// next one. So the chat is part of every id.
fn telegram(draft: &mut Draft<'_>) {
    draft.give_fullest(Field::Venue, &["chat"]);
    let Some(chat) = draft.column("chat") else { return };
    let within = |at: usize| {
        move |row: &crate::table::Row| {
            let (number, chat) = (row.get(at)?.trim(), row.get(chat).unwrap_or_default().trim());
            (!number.is_empty()).then(|| if chat.is_empty() { number.to_owned() } else { format!("{chat}/{number}") })
        }
    };
    draft.quirks.id = draft.column("id").map(|at| Derived::new("id", within(at)));
    draft.quirks.parent = draft.column("reply_to").map(|at| Derived::new("reply_to", within(at)));
}
