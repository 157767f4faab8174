//! yt-dlp: a video with what its channel says of it, and the comments below.
//!
//! All of it is one object, and may be large: what the video is stands around its comments, which are read one by one.

mod comment;
mod video;

use livisible_core::corpus::lists::Space;
use serde_json::{Map, Value};

use crate::encoding::Decoder;
use crate::fault::Fault;
use crate::json::Shape;
use crate::json::cut::Cutter;
use crate::json::scan;
use crate::native::objects::{Harvest, Objects, Values, head, shape, under};
use crate::native::{Look, Native, Opening, Told, Turns};
use crate::source::Family;
use video::Video;

/// yt-dlp.
pub(in crate::native) static FORMAT: Native = Native {
    name: "yt-dlp",
    family: Family::Network,
    lasting: true,
    extensions: &["info.json", "json"],
    space: Some(Space::Media),
    venue: None,
    personal: &["author_name", "author_url"],
    tell,
    open,
};

/// What is kept of a video: everything else that is large is passed over.
const KEYS: &[&str] = &[
    "id",
    "title",
    "fulltitle",
    "description",
    "uploader",
    "uploader_id",
    "uploader_url",
    "channel",
    "channel_id",
    "channel_url",
    "channel_follower_count",
    "channel_is_verified",
    "upload_date",
    "timestamp",
    "webpage_url",
    "extractor",
    "extractor_key",
    "view_count",
    "like_count",
    "dislike_count",
    "comment_count",
    "duration",
    "tags",
    "categories",
    "language",
    "live_status",
    "_type",
];

fn tell(look: &Look<'_>) -> Option<Told> {
    by_keys(look.object()?, look.stem().ends_with(".info"))
}

fn by_keys(object: &Map<String, Value>, is_called_so: bool) -> Option<Told> {
    let has = |keys: &[&str]| keys.iter().all(|key| object.contains_key(*key));
    // What comes after the formats may lie beyond the beginning of the file.
    let told: &[&str] = match () {
        () if !has(&["id", "title"]) => return None,
        () if has(&["extractor_key", "webpage_url"]) => &["id", "title", "extractor_key", "webpage_url"],
        () if has(&["formats", "thumbnails"]) => &["id", "title", "formats", "thumbnails"],
        () if has(&["formats"]) && is_called_so => &["id", "title", "formats"],
        () => return None,
    };
    Told::by("native_keys", told.iter().copied())
}

fn open(opening: &Opening<'_>) -> Result<Box<dyn Turns>, Fault> {
    let head = head(opening.path, opening.charset)?;
    match shape(&head) {
        Shape::Stream => {}
        // One video a line, as `--dump-json` writes them.
        many => return Ok(Box::new(Objects::open(opening, &many, Videos)?)),
    }
    let (said, has_comments) = around(opening)?;
    let mut harvest = Harvest::default();
    let video = Video::of(&said);
    video.say(&said, &mut harvest);
    if !has_comments {
        return Ok(Box::new(harvest));
    }
    let comments = Comments { video };
    Ok(Box::new(Objects::open(opening, &under(&["comments"]), comments)?.after(harvest)))
}

/// The keys of the outermost object that tell of the video, and whether it has comments.
fn around(opening: &Opening<'_>) -> Result<(Value, bool), Fault> {
    let fault = |error| Fault::io(opening.path, &error);
    let mut cutter = Cutter::new(Decoder::of_file(opening.path, opening.charset).map_err(fault)?);
    let (mut said, mut has_comments, mut out) = (Map::new(), false, Vec::new());
    cutter.pass_blanks(false).map_err(fault)?;
    if !cutter.eat(b'{').map_err(fault)? {
        return Err(Fault::NoRecords);
    }
    while cutter.pass_blanks(true).map_err(fault)? == Some(b'"') {
        out.clear();
        cutter.value(&mut out).map_err(fault)?;
        let Some(key) = scan::key(&out) else { break };
        cutter.pass_blanks(false).map_err(fault)?;
        if !cutter.eat(b':').map_err(fault)? {
            break;
        }
        let next = cutter.pass_blanks(false).map_err(fault)?;
        if KEYS.contains(&key.as_str()) {
            out.clear();
            let is_whole = cutter.value(&mut out).map_err(fault)?;
            if let Some(value) = is_whole.then(|| serde_json::from_slice(&out).ok()).flatten() {
                said.insert(key, value);
            }
        } else {
            has_comments |= key == "comments" && next == Some(b'[');
            cutter.pass_value().map_err(fault)?;
        }
    }
    if said.is_empty() && !has_comments { Err(Fault::NoRecords) } else { Ok((Value::Object(said), has_comments)) }
}

/// The comments of a video.
struct Comments {
    video: Video,
}

impl Values for Comments {
    fn read(&mut self, text: &str, harvest: &mut Harvest) -> serde_json::Result<()> {
        comment::say(&serde_json::from_str(text)?, &self.video, harvest);
        Ok(())
    }
}

/// Videos, each with its comments.
struct Videos;

impl Values for Videos {
    fn read(&mut self, text: &str, harvest: &mut Harvest) -> serde_json::Result<()> {
        let said: Value = serde_json::from_str(text)?;
        let video = Video::of(&said);
        video.say(&said, harvest);
        for one in crate::native::objects::fields::list(&said, &["comments"]) {
            comment::say(one, &video, harvest);
        }
        Ok(())
    }
}
