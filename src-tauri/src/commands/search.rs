//! Searching.

use tauri::State;

use super::PAGE;
use crate::desk::{Answer, Desk};
use crate::wire::{FoundNotes, SearchPage, SearchSort};

/// A page of what a query finds, with the exact total.
#[tauri::command]
pub async fn search(desk: State<'_, Desk>, query: String, offset: u64, limit: u64, sort: SearchSort) -> Answer<SearchPage> {
    desk.look(move |open, lang| SearchPage::of(open, query, offset, limit.min(PAGE), sort, lang)).await
}

/// What a query with `in:memo` or `in:codebook` finds.
#[tauri::command]
pub async fn search_notes(desk: State<'_, Desk>, query: String) -> Answer<FoundNotes> {
    desk.look(move |open, lang| FoundNotes::of(open, &query, lang)).await
}
