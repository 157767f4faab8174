//! Searching.

use tauri::State;

use super::PAGE;
use crate::desk::{Answer, Desk};
use crate::wire::field::Field;
use crate::wire::{FieldCompletion, FieldParts, FoundNotes, SearchPage, SearchSort};

/// A page of what a query finds, with the exact total.
#[tauri::command]
pub async fn search(desk: State<'_, Desk>, query: String, offset: u64, limit: u64, sort: SearchSort) -> Answer<SearchPage> {
    desk.look(move |open, lang| SearchPage::of(open, query, offset, limit.min(PAGE), sort, lang)).await
}

/// What may be written at a place (UTF-16) of a query. Away from the thread that writes: some values take long to gather once.
#[tauri::command]
pub async fn search_complete(desk: State<'_, Desk>, text: String, at: u32) -> Answer<FieldCompletion> {
    let field = desk.look(|open, _| Field::of(open)).await?;
    desk.read(None, move |study, lang| field.complete(&study, &text, at, lang)).await
}

/// The parts of a query, as chips and words.
#[tauri::command]
pub async fn search_parts(desk: State<'_, Desk>, query: String) -> Answer<FieldParts> {
    desk.look(move |open, lang| {
        let field = Field::of(open)?;
        field.parts(&*open.eyes()?, &query, lang)
    })
    .await
}

/// What a query with `in:memo` or `in:codebook` finds.
#[tauri::command]
pub async fn search_notes(desk: State<'_, Desk>, query: String) -> Answer<FoundNotes> {
    desk.look(move |open, lang| FoundNotes::of(open, &query, lang)).await
}
