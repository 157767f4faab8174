//! Speech and talk written down: captions, transcripts, the chat of a meeting, interviews, threads pasted into a text.
//!
//! The unit is the turn of speech, whatever the file cuts it into. A turn has an id made of its file and of its place there:
//! without one, the “Yes.” of a second interview would be taken for that of the first.

mod blocks;
mod captions;
mod clock;
mod cue;
pub(in crate::native) mod interview;
mod labels;
mod lines;
mod markup;
mod names;
mod profile;
mod recording;
mod sbv;
mod speech;
mod srt;
mod textgrid;
mod thread;
mod webvtt;
mod zoom_chat;

pub(super) use interview::FORMAT as INTERVIEW;
pub(super) use sbv::FORMAT as SBV;
pub(super) use srt::FORMAT as SRT;
pub(super) use textgrid::FORMAT as TEXTGRID;
pub(super) use thread::FORMAT as THREAD;
pub(super) use webvtt::FORMAT as WEBVTT;
pub(super) use zoom_chat::FORMAT as ZOOM_CHAT;
