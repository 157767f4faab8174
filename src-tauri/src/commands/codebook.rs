//! The codebook.

use tauri::State;

use crate::desk::{Answer, Desk};
use crate::wire::CodeView;

/// Every code, in tree order, with its counts.
#[tauri::command]
pub async fn codebook(desk: State<'_, Desk>) -> Answer<Vec<CodeView>> {
    desk.study(|open, _| CodeView::all(open)).await
}
