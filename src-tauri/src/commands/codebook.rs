//! The codebook: reading it, changing it, starter codebooks, codebook files.

use std::path::PathBuf;

use chrono::Utc;
use livisible_core::codebook::Code;
use livisible_core::corpus::record::ReadFault;
use livisible_core::error::Error;
use livisible_exchange::import::refused;
use tauri::{AppHandle, Runtime, State};

use crate::desk::{Answer, Desk};
use crate::dialogs::{self, Kind};
use crate::fault::Fault;
use crate::wire::{CodeDraft, CodeTakes, CodeView, Stroke, Template};

/// Every code, in tree order, with its counts.
#[tauri::command]
pub async fn codebook(desk: State<'_, Desk>) -> Answer<Vec<CodeView>> {
    desk.look(|open, _| CodeView::all(open)).await
}

/// Adds a code.
#[tauri::command]
pub async fn add_code(desk: State<'_, Desk>, draft: CodeDraft) -> Answer<Stroke> {
    desk.study(move |open, lang| {
        let done = open.study.add_code(&draft.settle(Code::default()), Utc::now())?;
        Ok(Stroke::of(open, &done, &[], lang)?.making(Some(done.value)).in_codebook())
    })
    .await
}

/// Changes what a code says; its place stays.
#[tauri::command]
pub async fn edit_code(desk: State<'_, Desk>, id: i64, draft: CodeDraft) -> Answer<Stroke> {
    desk.study(move |open, lang| {
        let before = open.study.code_by_row(id)?;
        let done = open.study.edit_code(&draft.settle(before), Utc::now())?;
        Ok(Stroke::of(open, &done, &[], lang)?.in_codebook())
    })
    .await
}

/// Puts a code elsewhere in the tree.
#[tauri::command]
pub async fn move_code(desk: State<'_, Desk>, id: i64, parent: Option<i64>, before: Option<i64>) -> Answer<Stroke> {
    desk.study(move |open, lang| {
        let done = open.study.move_code(id, parent, before, Utc::now())?;
        Ok(Stroke::of(open, &done, &[], lang)?.in_codebook())
    })
    .await
}

/// What deleting a code would take along.
#[tauri::command]
pub async fn code_takes(desk: State<'_, Desk>, id: i64) -> Answer<CodeTakes> {
    desk.look(move |open, _| Ok(open.study.code_takes(id)?.into())).await
}

/// Deletes a code, those below it, and their codings.
#[tauri::command]
pub async fn delete_code(desk: State<'_, Desk>, id: i64) -> Answer<Stroke> {
    desk.study(move |open, lang| {
        let done = open.study.delete_code(id, Utc::now())?;
        Ok(Stroke::of(open, &done, &[], lang)?.in_codebook())
    })
    .await
}

/// The starter codebooks.
#[tauri::command]
pub async fn templates(desk: State<'_, Desk>) -> Answer<Vec<Template>> {
    desk.look(|open, _| Template::all(open)).await
}

/// Copies a starter codebook in.
#[tauri::command]
pub async fn copy_template(desk: State<'_, Desk>, id: String) -> Answer<Stroke> {
    desk.study(move |open, lang| {
        let done = open.study.copy_template(&id, Utc::now())?;
        Ok(Stroke::of(open, &done, &[], lang)?.in_codebook())
    })
    .await
}

/// Asks for a codebook file.
#[tauri::command]
pub async fn pick_codebook<R: Runtime>(app: AppHandle<R>, desk: State<'_, Desk>) -> Answer<Option<String>> {
    Ok(dialogs::open(&app, desk.lang(), Kind::Codebook).await)
}

/// Adds the codes of a file.
#[tauri::command]
pub async fn import_codebook(desk: State<'_, Desk>, path: String) -> Answer<Stroke> {
    desk.study(move |open, lang| {
        let path = PathBuf::from(path);
        let rows = livisible_exchange::codebook::read(&path).map_err(|fault| Fault::Core(refused(fault)))?;
        let book = rows.settle(lang);
        if book.codes.is_empty() {
            return Err(Error::Read(ReadFault { code: "no_codes".into(), detail: path.display().to_string() }).into());
        }
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let done = open.study.add_book(&name, &book, Utc::now())?;
        Ok(Stroke::of(open, &done, &[], lang)?.in_codebook())
    })
    .await
}
