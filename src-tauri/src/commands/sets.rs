//! Sets of messages, samples, and Rencontre.

use chrono::Utc;
use tauri::State;

use super::ANY_WORD;
use crate::desk::{Answer, Desk};
use crate::wire::grid::places;
use crate::wire::{DrawAsk, DrawView, GridAsk, GridRange, MessageView, SampleOrder, SampleView, SetDraft, SetView, Stroke};

/// Every set with how many messages it holds now.
#[tauri::command]
pub async fn sets(desk: State<'_, Desk>) -> Answer<Vec<SetView>> {
    let ready = desk.look(|open, _| {
        // Who reads the index must not be the one who makes it.
        Ok(!open.awaits_index(ANY_WORD).unwrap_or(true) && open.study.index().is_ok())
    });
    let (ready, blind) = (ready.await?, desk.memory().preferences().blind);
    desk.read(None, move |study, lang| SetView::all(&study, blind, ready, lang)).await
}

/// Keeps a query: what it finds stays live.
#[tauri::command]
pub async fn save_set(desk: State<'_, Desk>, draft: SetDraft) -> Answer<Stroke> {
    desk.study(move |open, lang| {
        let done = open.study.save_query(&draft.settle(), Utc::now())?;
        Ok(Stroke::of(open, &done, &[], lang)?.making(Some(done.value)))
    })
    .await
}

/// Makes a set of these messages, and of what the query of the draft finds now.
#[tauri::command]
pub async fn add_set(desk: State<'_, Desk>, draft: SetDraft, messages: Vec<i64>) -> Answer<Stroke> {
    desk.study(move |open, lang| {
        let mut messages = messages;
        if let Some(query) = draft.query.as_deref().filter(|query| !query.trim().is_empty()) {
            // The index is made ready first: who codes blind cannot make it.
            let (reader, _) = open.reader(Some(query))?;
            messages.extend(reader.matching(query)?);
        }
        let done = open.study.add_set(&draft.settle(), &messages, Utc::now())?;
        Ok(Stroke::of(open, &done, &[], lang)?.making(Some(done.value)))
    })
    .await
}

/// Says a set otherwise; the queries that name it follow.
#[tauri::command]
pub async fn edit_set(desk: State<'_, Desk>, id: i64, draft: SetDraft) -> Answer<Stroke> {
    desk.study(move |open, lang| {
        let done = open.study.edit_set(id, &draft.settle(), Utc::now())?;
        Stroke::of(open, &done, &[], lang)
    })
    .await
}

/// Deletes a set; its messages stay.
#[tauri::command]
pub async fn delete_set(desk: State<'_, Desk>, id: i64) -> Answer<Stroke> {
    desk.study(move |open, lang| {
        let done = open.study.delete_set(id, Utc::now())?;
        Stroke::of(open, &done, &[], lang)
    })
    .await
}

/// Puts messages into a set by hand and takes others out; answers how many changed in the place of what was made.
#[tauri::command]
pub async fn change_set(desk: State<'_, Desk>, id: i64, put: Vec<i64>, take: Vec<i64>) -> Answer<Stroke> {
    desk.study(move |open, lang| {
        let done = open.study.change_members(id, &put, &take, Utc::now())?;
        Ok(Stroke::of(open, &done, &[], lang)?.making(i64::try_from(done.value).ok()))
    })
    .await
}

/// Row ids of the messages of some places of the grid.
#[tauri::command]
pub async fn grid_messages(desk: State<'_, Desk>, ask: GridAsk, ranges: Vec<GridRange>) -> Answer<Vec<i64>> {
    let blind = desk.memory().preferences().blind;
    desk.look(move |open, _| {
        let ask = ask.settle(blind.then(|| open.study.coder.clone()))?;
        Ok(open.grid(&ask, false)?.messages(&places(&ranges)))
    })
    .await
}

/// The sets by hand that hold a message.
#[tauri::command]
pub async fn sets_of(desk: State<'_, Desk>, message: i64) -> Answer<Vec<i64>> {
    desk.look(move |open, _| Ok(open.study.sets_of(message)?)).await
}

/// What a sample would be. Nothing is kept.
#[tauri::command]
pub async fn preview_sample(desk: State<'_, Desk>, order: SampleOrder) -> Answer<SampleView> {
    desk.read(Some(order.query.clone()), move |study, lang| {
        let sample = study.sample(&study.matching(&order.query)?, &order.settle())?;
        Ok(SampleView::of(&sample.messages, &sample.drawn, lang))
    })
    .await
}

/// Draws a sample and keeps it.
#[tauri::command]
pub async fn keep_sample(desk: State<'_, Desk>, draft: SetDraft, order: SampleOrder) -> Answer<Stroke> {
    let query = order.query.clone();
    // Drawn away from the thread that writes: as unlike as can be takes its time.
    let drawn = desk.read(Some(query), move |study, _| Ok(study.sample(&study.matching(&order.query)?, &order.settle())?));
    let sample = drawn.await?;
    desk.study(move |open, lang| {
        let done = open.study.keep_sample(&draft.settle(), &sample, Utc::now())?;
        Ok(Stroke::of(open, &done, &[], lang)?.making(Some(done.value)))
    })
    .await
}

/// Draws a message that was not met since the study was opened.
#[tauri::command]
pub async fn draw_message(desk: State<'_, Desk>, ask: DrawAsk) -> Answer<DrawView> {
    let met = desk.look(|open, _| Ok(open.met.clone())).await?;
    let drawing = desk.read(Some(ANY_WORD.to_owned()), move |study, lang| ask.draw(&study, &met, lang)).await?;
    desk.look(move |open, _| {
        let Some(id) = drawing.draw.message else { return Ok(DrawView::of(drawing, None, None)) };
        open.met.insert(id);
        let views = open.views()?;
        let eyes = open.eyes()?;
        let at = views.columns.ordinal(id);
        let message = at.map(|at| MessageView::of(&eyes, &views, at, 0)).transpose()?;
        Ok(DrawView::of(drawing, message, at.map(|at| views.columns.root[at])))
    })
    .await
}

/// Notes that these messages were read.
#[tauri::command]
pub async fn seen(desk: State<'_, Desk>, messages: Vec<i64>) -> Answer<()> {
    desk.look(move |open, _| {
        open.study.note_seen(&messages, Utc::now())?;
        open.met.extend(messages);
        Ok(())
    })
    .await
}
