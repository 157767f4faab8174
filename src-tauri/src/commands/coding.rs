//! Coding by hand, and memos.

use chrono::Utc;
use livisible_core::codebook::Code;
use livisible_core::coding::Voice;
use livisible_core::coding::add::NewCoding;
use livisible_core::error::Error;
use livisible_core::memo::Subject;
use tauri::State;

use crate::desk::{Answer, Desk};
use crate::wire::coding::{new_coding, worded};
use crate::wire::{CodeDraft, CodingEdit, Memo, MemoDraft, MessageMarks, Spot, Stroke, ThingMarks};

/// The most messages whose marks are asked for at once.
const MOST: usize = 500;

/// Puts a code on a span, or on the whole message.
#[tauri::command]
pub async fn code_span(desk: State<'_, Desk>, message: i64, code: i64, start: Option<u32>, end: Option<u32>) -> Answer<Stroke> {
    desk.study(move |open, lang| {
        let new = new_coding(open, code, message, start, end)?;
        let done = open.study.code(&new, Utc::now())?;
        Ok(Stroke::of(open, &done, &[message], lang)?.making(done.value))
    })
    .await
}

/// Makes a code and puts it, as one step.
#[tauri::command]
pub async fn code_new(desk: State<'_, Desk>, message: i64, draft: CodeDraft, start: Option<u32>, end: Option<u32>) -> Answer<Stroke> {
    desk.study(move |open, lang| {
        let new = new_coding(open, 0, message, start, end)?;
        let done = open.study.code_with_new(&draft.settle(Code::default()), &new, Utc::now())?;
        Ok(Stroke::of(open, &done, &[message], lang)?.making(Some(done.value.1)).in_codebook())
    })
    .await
}

/// Takes a coding off.
#[tauri::command]
pub async fn uncode(desk: State<'_, Desk>, coding: i64) -> Answer<Stroke> {
    desk.study(move |open, lang| {
        // Who codes blind does not take off what they cannot see.
        let seen = open.eyes()?.coding(coding)?.id;
        let done = open.study.uncode(seen, Utc::now())?;
        Stroke::of(open, &done, &[done.value.message], lang)
    })
    .await
}

/// Changes a coding's ends, code, voice or memo.
#[tauri::command]
pub async fn change_coding(desk: State<'_, Desk>, coding: i64, edit: CodingEdit) -> Answer<Stroke> {
    desk.study(move |open, lang| {
        let message = open.eyes()?.coding(coding)?.message;
        let change = edit.change(open, coding)?;
        let done = open.study.change_coding(coding, &change, Utc::now())?;
        Stroke::of(open, &done, &[message], lang)
    })
    .await
}

/// The codings and memos of some messages, anew.
#[tauri::command]
pub async fn message_marks(desk: State<'_, Desk>, ids: Vec<i64>) -> Answer<Vec<MessageMarks>> {
    desk.look(move |open, _| {
        let eyes = open.eyes()?;
        ids.iter().take(MOST).map(|&id| MessageMarks::of(&eyes, id)).collect()
    })
    .await
}

/// The memos on a thing.
#[tauri::command]
pub async fn memos(desk: State<'_, Desk>, kind: Subject, on: i64) -> Answer<Vec<Memo>> {
    desk.look(move |open, _| Memo::on(open, kind, on)).await
}

/// The messages whose marks a memo on this thing changes.
fn touched(on: Subject, id: i64) -> Vec<i64> {
    if on == Subject::Message { vec![id] } else { vec![] }
}

/// Puts several codes on a span, or on the whole message, in this voice, as one step.
#[tauri::command]
pub async fn code_several(
    desk: State<'_, Desk>,
    message: i64,
    codes: Vec<i64>,
    start: Option<u32>,
    end: Option<u32>,
    voice: String,
) -> Answer<Stroke> {
    desk.study(move |open, lang| {
        let voice = Voice::from_word(&voice).ok_or(Error::BadParameter { name: "voice".into(), value: voice })?;
        let new = NewCoding { voice, ..new_coding(open, 0, message, start, end)? };
        let done = open.study.code_several(&new, &codes, Utc::now())?;
        Ok(Stroke::of(open, &done, &[message], lang)?.making(done.value.last().copied()))
    })
    .await
}

/// Writes a memo.
#[tauri::command]
pub async fn add_memo(desk: State<'_, Desk>, draft: MemoDraft) -> Answer<Stroke> {
    desk.study(move |open, lang| {
        let new = draft.settle(open)?;
        let done = open.study.add_memo(&new, Utc::now())?;
        let things = ThingMarks::about(open, new.on, new.on_id)?;
        Ok(Stroke::of(open, &done, &touched(new.on, new.on_id), lang)?.making(Some(done.value)).on_things(things))
    })
    .await
}

/// Rewrites a memo.
#[tauri::command]
pub async fn edit_memo(desk: State<'_, Desk>, id: i64, title: Option<String>, body: String) -> Answer<Stroke> {
    desk.study(move |open, lang| {
        let memo = open.eyes()?.memo(id)?;
        let done = open.study.edit_memo(id, worded(title).as_deref(), &body, Utc::now())?;
        let things = ThingMarks::about(open, memo.on, memo.on_id)?;
        Ok(Stroke::of(open, &done, &touched(memo.on, memo.on_id), lang)?.on_things(things))
    })
    .await
}

/// Deletes a memo.
#[tauri::command]
pub async fn delete_memo(desk: State<'_, Desk>, id: i64) -> Answer<Stroke> {
    desk.study(move |open, lang| {
        let memo = open.eyes()?.memo(id)?;
        let done = open.study.delete_memo(id, Utc::now())?;
        let things = ThingMarks::about(open, memo.on, memo.on_id)?;
        Ok(Stroke::of(open, &done, &touched(memo.on, memo.on_id), lang)?.on_things(things))
    })
    .await
}

/// The next message without a coding, as they are read.
#[tauri::command]
pub async fn next_uncoded(desk: State<'_, Desk>, after: Option<i64>) -> Answer<Option<Spot>> {
    desk.look(move |open, _| {
        let views = open.views()?;
        let Some(message) = open.eyes()?.next_uncoded(&views, after)? else { return Ok(None) };
        Ok(Some(Spot { conversation: open.study.root_of(message)?, message }))
    })
    .await
}
