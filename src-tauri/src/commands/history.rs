//! The journal: its lines, undo and redo.

use tauri::State;

use super::PAGE;
use crate::desk::{Answer, Desk};
use crate::wire::{HistoryLine, HistoryPage, StudySummary};

/// A page of the journal, latest first.
#[tauri::command]
pub async fn history(desk: State<'_, Desk>, offset: u64, limit: u64) -> Answer<HistoryPage> {
    desk.look(move |open, lang| {
        let (total, lines) = open.study.history(offset.cast_signed(), limit.min(PAGE).cast_signed())?;
        Ok(HistoryPage { total: total.cast_unsigned(), lines: lines.into_iter().map(|line| HistoryLine::of(line, lang)).collect() })
    })
    .await
}

/// Takes the last operation back.
#[tauri::command]
pub async fn undo(desk: State<'_, Desk>) -> Answer<StudySummary> {
    desk.study(|open, _| {
        open.study.undo()?;
        open.refresh_index();
        Ok(())
    })
    .await?;
    desk.summary().await
}

/// Undoes or redoes until this operation is the last in force.
#[tauri::command]
pub async fn history_to(desk: State<'_, Desk>, op: i64) -> Answer<StudySummary> {
    desk.study(move |open, _| {
        let stepped = open.study.step_to(op).map(drop);
        open.refresh_index();
        Ok(stepped?)
    })
    .await?;
    desk.summary().await
}

/// Brings back what was taken back.
#[tauri::command]
pub async fn redo(desk: State<'_, Desk>) -> Answer<StudySummary> {
    desk.study(|open, _| {
        open.study.redo()?;
        open.refresh_index();
        Ok(())
    })
    .await?;
    desk.summary().await
}
