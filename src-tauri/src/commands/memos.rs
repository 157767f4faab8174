//! Memos all together, and what links in them lead to. Writing one is with the codings.

use chrono::Utc;
use livisible_core::memo::{Kind, Subject};
use tauri::State;

use super::PAGE;
use crate::desk::{Answer, Desk};
use crate::wire::{LinkTarget, LinkWord, MemoAsk, MemoRow, MemoShelf, Stroke, ThingMarks};

/// A page of the shelf of memos.
#[tauri::command]
pub async fn memo_shelf(desk: State<'_, Desk>, ask: MemoAsk) -> Answer<MemoShelf> {
    desk.look(move |open, lang| MemoShelf::of(open, ask, PAGE, lang)).await
}

/// One memo, with what it is on.
#[tauri::command]
pub async fn memo_one(desk: State<'_, Desk>, id: i64) -> Answer<MemoRow> {
    desk.look(move |open, lang| {
        let views = open.views()?;
        let memo = open.eyes()?.memo(id)?;
        MemoRow::of(open, &views, memo, lang)
    })
    .await
}

/// Says what a memo is for, or that a thing to do is done.
#[tauri::command]
pub async fn change_memo(desk: State<'_, Desk>, id: i64, kind: Option<Kind>, done: Option<bool>) -> Answer<Stroke> {
    desk.study(move |open, lang| {
        let memo = open.eyes()?.memo(id)?;
        let changed = open.study.change_memo(id, kind, done, Utc::now())?;
        let touched: &[i64] = if memo.on == Subject::Message { &[memo.on_id] } else { &[] };
        let things = ThingMarks::about(open, memo.on, memo.on_id)?;
        Ok(Stroke::of(open, &changed, touched, lang)?.on_things(things))
    })
    .await
}

/// The memos that link to a message, a code or a memo.
#[tauri::command]
pub async fn mentions(desk: State<'_, Desk>, kind: String, on: i64) -> Answer<Vec<MemoRow>> {
    desk.look(move |open, lang| MemoRow::mentions(open, &kind, on, lang)).await
}

/// Where a link leads; nothing where nothing is called so.
#[tauri::command]
pub async fn follow_link(desk: State<'_, Desk>, target: String) -> Answer<Option<LinkTarget>> {
    desk.look(move |open, _| LinkTarget::of(open, &target)).await
}

/// What a link that begins so could lead to.
#[tauri::command]
pub async fn link_words(desk: State<'_, Desk>, beginning: String) -> Answer<Vec<LinkWord>> {
    desk.look(move |open, lang| LinkWord::all(open, &beginning, lang)).await
}
