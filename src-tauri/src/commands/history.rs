//! The journal: its lines, undo and redo.

use livisible_core::error::Error;
use livisible_core::study::Study;
use tauri::State;

use super::PAGE;
use crate::desk::{Answer, Desk};
use crate::wire::{HistoryLine, HistoryPage, StudySummary};

/// A page of the journal, latest first.
#[tauri::command]
pub async fn history(desk: State<'_, Desk>, offset: u64, limit: u64) -> Answer<HistoryPage> {
    desk.look(move |open, lang| {
        let (total, lines) = open.study.history(offset.cast_signed(), limit.min(PAGE).cast_signed())?;
        Ok(HistoryPage { total: total.cast_unsigned(), lines: lines.into_iter().map(|line| HistoryLine::of(open, line, lang)).collect() })
    })
    .await
}

/// Takes the last operation back.
#[tauri::command]
pub async fn undo(desk: State<'_, Desk>) -> Answer<StudySummary> {
    stepped(&desk, |study| study.undo().map(drop)).await
}

/// Undoes or redoes until this operation is the last in force.
#[tauri::command]
pub async fn history_to(desk: State<'_, Desk>, op: i64) -> Answer<StudySummary> {
    stepped(&desk, move |study| study.step_to(op).map(drop)).await
}

/// Brings back what was taken back.
#[tauri::command]
pub async fn redo(desk: State<'_, Desk>) -> Answer<StudySummary> {
    stepped(&desk, |study| study.redo().map(drop)).await
}

/// Steps through the journal, and tells the study as it is then; an import that came or went leaves the index stale.
async fn stepped(desk: &Desk, step: impl FnOnce(&mut Study) -> Result<(), Error> + Send + 'static) -> Answer<StudySummary> {
    desk.study(|open, _| {
        let stepped = step(&mut open.study);
        open.refresh_index();
        Ok(stepped?)
    })
    .await?;
    desk.summary().await
}
