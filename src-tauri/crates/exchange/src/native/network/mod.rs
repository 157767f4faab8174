//! Networks and microblogs, in the JSON of their archives and of their interfaces, and of the collectors that keep it whole.

pub(super) mod bluesky;
pub(super) mod mastodon;
pub(super) mod reddit;
pub(super) mod x;
pub(super) mod yt_dlp;
