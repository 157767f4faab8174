//! The journal: its lines, undo and redo.

use livisible_core::error::Error;
use livisible_core::study::Study;
use tauri::State;

use super::PAGE;
use crate::desk::{Answer, Desk};
use crate::wire::{HistoryAsk, HistoryFacets, HistoryLine, HistoryPage, StudySummary, TouchedPage};

/// A page of the journal, latest first.
#[tauri::command]
pub async fn history(desk: State<'_, Desk>, ask: Option<HistoryAsk>, offset: u64, limit: u64) -> Answer<HistoryPage> {
    desk.look(move |open, lang| {
        let ids = open.found(&ask.unwrap_or_default().settle(), lang)?;
        let total = ids.len();
        let from = usize::try_from(offset).unwrap_or(usize::MAX).min(total);
        let to = from.saturating_add(usize::try_from(limit.min(PAGE)).unwrap_or(0)).min(total);
        let ids = ids[from..to].to_vec();
        let lines =
            ids.into_iter().map(|id| Ok(HistoryLine::of(open, open.study.journal_line(id)?, lang))).collect::<Result<_, Error>>()?;
        Ok(HistoryPage { total: total as u64, lines, latest: open.study.next_undo()?.map(|line| line.id) })
    })
    .await
}

/// Who did what.
#[tauri::command]
pub async fn history_facets(desk: State<'_, Desk>) -> Answer<HistoryFacets> {
    desk.look(|open, _| HistoryFacets::of(open)).await
}

/// How many steps going to an operation takes.
#[tauri::command]
pub async fn history_steps(desk: State<'_, Desk>, op: i64) -> Answer<u64> {
    desk.look(move |open, _| Ok(open.study.steps_to(op)? as u64)).await
}

/// What an operation touched.
#[tauri::command]
pub async fn touched(desk: State<'_, Desk>, op: i64, offset: u64, limit: u64) -> Answer<TouchedPage> {
    desk.look(move |open, lang| TouchedPage::of(open, op, offset, limit.min(PAGE), lang)).await
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
