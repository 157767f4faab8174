//! Codes on things: replies, silences, accounts, persons, conversations.

use chrono::Utc;
use livisible_core::coding::thing::{Kind, Thing};
use tauri::State;

use crate::desk::{Answer, Desk};
use crate::wire::{Stroke, ThingEdit, ThingMarks};

/// Puts codes on a thing, as one step.
#[tauri::command]
pub async fn code_thing(desk: State<'_, Desk>, kind: Kind, on: i64, codes: Vec<i64>) -> Answer<Stroke> {
    desk.study(move |open, lang| {
        let on = open.study.thing(Thing { kind, id: on })?;
        let done = open.study.code_thing(&codes, on, Utc::now())?;
        let made = done.value.first().copied();
        Ok(Stroke::of(open, &done, &[], lang)?.making(made).on_things(vec![ThingMarks::on(open, on)?]))
    })
    .await
}

/// Takes a code off a thing.
#[tauri::command]
pub async fn uncode_thing(desk: State<'_, Desk>, id: i64) -> Answer<Stroke> {
    desk.study(move |open, lang| {
        let done = open.study.uncode_thing(id, Utc::now())?;
        Ok(Stroke::of(open, &done, &[], lang)?.on_things(vec![ThingMarks::on(open, done.value.on)?]))
    })
    .await
}

/// Changes a code on a thing, or its memo.
#[tauri::command]
pub async fn change_thing(desk: State<'_, Desk>, id: i64, edit: ThingEdit) -> Answer<Stroke> {
    desk.study(move |open, lang| {
        let done = open.study.change_thing(id, &edit.into(), Utc::now())?;
        Ok(Stroke::of(open, &done, &[], lang)?.on_things(vec![ThingMarks::on(open, done.value.on)?]))
    })
    .await
}

/// The codes and memos on a thing.
#[tauri::command]
pub async fn thing_marks(desk: State<'_, Desk>, kind: Kind, on: i64) -> Answer<ThingMarks> {
    desk.look(move |open, _| {
        let on = open.study.thing(Thing { kind, id: on })?;
        ThingMarks::on(open, on)
    })
    .await
}
