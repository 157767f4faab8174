//! Opening, making and closing studies.

use std::path::PathBuf;

use chrono::Utc;
use livisible_core::study::Study;
use tauri::{AppHandle, Runtime, State};

use crate::desk::{Answer, Desk, Found};
use crate::sample;
use crate::wire::{Lang, StudySummary};

/// Opens a study in place of the open one.
#[tauri::command]
pub async fn study_open(desk: State<'_, Desk>, path: String) -> Answer<StudySummary> {
    desk.open(move |_| Ok(Found::At(PathBuf::from(path)))).await
}

/// Opens the sample study; makes its working copy at the first time.
#[tauri::command]
pub async fn study_sample(desk: State<'_, Desk>) -> Answer<StudySummary> {
    desk.open(|places| sample::prepare(places).map(Found::At)).await
}

/// Makes an empty study and opens it.
#[tauri::command]
pub async fn study_new(desk: State<'_, Desk>, path: String, title: String, lang: Lang) -> Answer<StudySummary> {
    let seed = uuid::Uuid::new_v4().as_u128();
    desk.open(move |_| Ok(Found::Made(Box::new(Study::create(&PathBuf::from(path), &title, lang.into(), Utc::now(), seed)?)))).await
}

/// Closes the study.
#[tauri::command]
pub async fn study_close(desk: State<'_, Desk>) -> Answer<()> {
    desk.close().await
}

/// Ends the program, the page having kept its drafts: what is open is left in order.
#[tauri::command]
pub async fn leave<R: Runtime>(app: AppHandle<R>, desk: State<'_, Desk>) -> Answer<()> {
    desk.leave().await;
    app.exit(0);
    Ok(())
}

/// The open study in numbers.
#[tauri::command]
pub async fn study_summary(desk: State<'_, Desk>) -> Answer<StudySummary> {
    desk.summary().await
}
