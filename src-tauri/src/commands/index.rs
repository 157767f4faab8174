//! The index of words: its state, its building, its removal.

use tauri::State;

use crate::desk::{Answer, Desk};
use crate::wire::IndexView;

/// What becomes of the index.
#[tauri::command]
pub async fn index_state(desk: State<'_, Desk>) -> Answer<IndexView> {
    desk.look(|open, _| IndexView::of(open)).await
}

/// Builds it anew; a large one beside the work.
#[tauri::command]
pub async fn index_build(desk: State<'_, Desk>) -> Answer<IndexView> {
    desk.study(|open, _| {
        open.build_index()?;
        IndexView::of(open)
    })
    .await
}

/// Stops its building.
#[tauri::command]
pub async fn index_stop(desk: State<'_, Desk>) -> Answer<IndexView> {
    desk.study(|open, _| {
        open.stop_index();
        IndexView::of(open)
    })
    .await
}

/// Removes it; the next search of words builds it.
#[tauri::command]
pub async fn index_remove(desk: State<'_, Desk>) -> Answer<IndexView> {
    desk.study(|open, _| {
        open.remove_index()?;
        IndexView::of(open)
    })
    .await
}
