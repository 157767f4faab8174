//! Chats and channels, as the applications that people talk in write them out.

mod calendar;
pub(super) mod discord;
mod fields;
mod lines;
pub(super) mod messenger;
pub(super) mod meta_posts;
mod mojibake;
mod sentence;
pub(super) mod signal;
pub(super) mod slack;
mod stamp;
mod stream;
pub(super) mod telegram;
pub(super) mod whatsapp;
