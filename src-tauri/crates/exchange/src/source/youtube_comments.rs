//! Comments of YouTube videos in the columns of the spam collection of UCI, which others have taken up.

use super::{Draft, Family, Source};
use crate::table::field::Field;
use crate::values::platforms;

/// `COMMENT_ID,AUTHOR,DATE,CONTENT` and a class.
pub(super) static SOURCE: Source = Source {
    name: "youtube-comments",
    family: Family::Collector,
    needs: &["COMMENT_ID", "AUTHOR", "DATE", "CONTENT"],
    some: &["CLASS", "label"],
    enough: 1,
    roles: &[(Field::Id, &["COMMENT_ID"]), (Field::Account, &["AUTHOR"]), (Field::Posted, &["DATE"]), (Field::Text, &["CONTENT"])],
    space: None,
    venue: None,
    settle,
};

fn settle(draft: &mut Draft<'_>) {
    draft.forget_guesses(&[]);
    draft.space = None;
    // The names are those of many tables; the ids are YouTube's own.
    let of_youtube = |cell: &str| {
        let key = cell.trim();
        key.len() >= 20 && ["z1", "Ug", "LZQ"].iter().any(|beginning| key.starts_with(beginning))
    };
    if let Some(at) = draft.column("COMMENT_ID")
        && draft.sample.iter().filter_map(|row| row.get(at)).any(of_youtube)
        && let Some(platform) = platforms::of("YouTube")
    {
        draft.written_on(platform);
    }
}
