//! Searching.

use tauri::State;

use super::PAGE;
use crate::desk::{Answer, Desk};
use crate::wire::{SearchPage, SearchSort};

/// A page of what a query finds, with the exact total.
#[tauri::command]
pub async fn search(desk: State<'_, Desk>, query: String, offset: u64, limit: u64, sort: SearchSort) -> Answer<SearchPage> {
    desk.look(move |open, lang| SearchPage::of(open, query, offset, limit.min(PAGE), sort, lang)).await
}
