//! Conversations, messages, and what is recorded of a message.

use tauri::State;

use super::PAGE;
use crate::desk::{Answer, Desk};
use crate::wire::{ConversationPage, ConversationView, MessageRecords};

/// A page of the conversations, in the order of the corpus.
#[tauri::command]
pub async fn conversations(desk: State<'_, Desk>, offset: u64, limit: u64) -> Answer<ConversationPage> {
    desk.look(move |open, _| ConversationPage::of(open, offset, limit.min(PAGE))).await
}

/// The conversation in which a message stands.
#[tauri::command]
pub async fn conversation(desk: State<'_, Desk>, id: i64) -> Answer<ConversationView> {
    desk.look(move |open, _| ConversationView::of(open, id)).await
}

/// What the models, the insights and the memos say of a message.
#[tauri::command]
pub async fn message_records(desk: State<'_, Desk>, id: i64) -> Answer<MessageRecords> {
    desk.look(move |open, lang| MessageRecords::of(open, id, lang)).await
}
