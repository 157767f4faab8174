//! Chats and channels, as the applications that people talk in write them out.

mod calendar;
mod lines;
mod sentence;
mod stamp;
pub(super) mod whatsapp;
