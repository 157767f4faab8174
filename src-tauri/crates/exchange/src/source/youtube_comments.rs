//! Comments of YouTube videos in the columns of the spam collection of UCI, which others have taken up.

use super::{Draft, Family, Source, cells};
use crate::table::Row;
use crate::table::field::Field;
use crate::table::header::Layout;
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
    people: &["AUTHOR"],
    proof: Some(is_youtubes),
    settle,
};

fn settle(draft: &mut Draft<'_>) {
    if let Some(platform) = platforms::of("YouTube") {
        draft.written_on(platform);
    }
}

/// Whether most ids are YouTube's: the names are those of many tables.
fn is_youtubes(layout: &Layout, sample: &[Row]) -> bool {
    let ids = || cells(layout, sample, "COMMENT_ID");
    let of_youtube = |key: &&str| key.len() >= 20 && ["z1", "Ug", "LZQ"].iter().any(|beginning| key.starts_with(beginning));
    let known = ids().filter(of_youtube).count();
    known > 0 && known * 2 >= ids().count()
}
