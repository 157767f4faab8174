//! YouTube Data Tools: the comments of one video, whose id stands in the name of the file only, and lists of videos.

use livisible_core::corpus::lists::Space;

use super::{Draft, Family, Source};
use crate::table::field::Field;

/// YouTube Data Tools.
pub(super) static SOURCE: Source = Source {
    name: "youtube-data-tools",
    family: Family::Collector,
    needs: &["publishedAt", "likeCount"],
    some: &[
        "isReply",
        "isReplyTo",
        "isReplyToId",
        "isReplyToName",
        "replyCount",
        "authorChannelUrl",
        "publishedAtSQL",
        "videoTitle",
        "videoDescription",
        "videoCategoryLabel",
        "topicCategories",
        "durationSec",
        "licensedContent",
        "favoriteCount",
        "defaultLAudioLanguage",
    ],
    enough: 3,
    roles: &[
        (Field::Id, &["id", "videoId"]),
        (Field::Text, &["text", "videoDescription"]),
        (Field::Title, &["videoTitle"]),
        (Field::Parent, &["isReplyTo", "isReplyToId"]),
        (Field::Account, &["authorName", "authorChannelId", "channelTitle", "channelId"]),
        (Field::Posted, &["publishedAt", "publishedAtSQL"]),
        (Field::Lang, &["defaultLanguage", "defaultLAudioLanguage"]),
    ],
    space: Some(Space::Social),
    venue: Some("YouTube"),
    people: &["authorName", "authorChannelId", "authorChannelUrl", "isReplyToName", "channelId", "channelTitle"],
    proof: None,
    settle,
};

fn settle(draft: &mut Draft<'_>) {
    draft.forget_guesses(&[]);
    // The interface of YouTube writes UTC; the tool takes the letters off.
    draft.quirks.utc = true;
    if let Some(at) = draft.column("isReply") {
        // Replies are written under the header of the first comment: their place is sure, the name is not.
        if !draft.columns.iter().any(|column| column.role == Field::Parent) && at + 1 < draft.columns.len() {
            draft.give(at + 1, Field::Parent);
        }
        draft.quirks.thread = video_of(draft.stem).map(str::to_owned);
    }
}

/// The id of the video in `videoinfo_ID_DATE_comments`; ids have eleven characters, and `_` is one of theirs.
fn video_of(stem: &str) -> Option<&str> {
    let (id, rest) = stem.strip_prefix("videoinfo_")?.split_at_checked(11)?;
    let is_id = id.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'));
    (is_id && (rest.is_empty() || rest.starts_with('_'))).then_some(id)
}

#[cfg(test)]
mod tests {
    use super::video_of;

    #[test]
    fn the_video_is_in_the_name_of_the_file() {
        assert_eq!(video_of("videoinfo_dQw4w9WgXcQ_2024_03_05-10_11_12_comments"), Some("dQw4w9WgXcQ"));
        assert_eq!(video_of("videoinfo_a_b-c_d_e_f_2024_03_05_comments"), Some("a_b-c_d_e_f"));
        for stem in ["comments", "videoinfo_court_2024", "videoinfo_dQw4w9WgXcQs_2024", "videoinfo_dQw4w9WgXé"] {
            assert_eq!(video_of(stem), None, "{stem}");
        }
    }
}
