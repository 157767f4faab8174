//! Rules: written, previewed, decided upon.

use chrono::Utc;
use livisible_core::rule::decide::{Decided, Verdict};
use livisible_core::rule::place::Fate;
use livisible_core::study::Output;
use tauri::State;

use super::PAGE;
use crate::desk::{Answer, Desk};
use crate::wire::{RuleAsk, RuleDraft, RulePick, RulePreview, RuleSaid, RuleView, Stroke};

/// The most messages whose marks a decision answers: a page shows no more, and the rest is read when it is looked at.
const SHOWN: usize = 200;

/// The rules of a code, or all of them.
#[tauri::command]
pub async fn rules(desk: State<'_, Desk>, code: Option<i64>) -> Answer<Vec<RuleView>> {
    desk.look(move |open, _| {
        let rules = match code {
            Some(code) => open.study.rules_of(code)?,
            None => open.study.rules()?,
        };
        Ok(rules.into_iter().map(RuleView::from).collect())
    })
    .await
}

/// Adds a rule to a code.
#[tauri::command]
pub async fn add_rule(desk: State<'_, Desk>, code: i64, draft: RuleDraft) -> Answer<Stroke> {
    desk.study(move |open, lang| {
        let done = open.study.add_rule(&draft.settle(code), Utc::now())?;
        Ok(Stroke::of(open, &done, &[], lang)?.making(Some(done.value)))
    })
    .await
}

/// Says a rule otherwise.
#[tauri::command]
pub async fn edit_rule(desk: State<'_, Desk>, id: i64, draft: RuleDraft) -> Answer<Stroke> {
    desk.study(move |open, lang| {
        let new = draft.settle(0);
        let done = open.study.edit_rule(id, &new.query, new.reach, new.note.as_deref(), Utc::now())?;
        Stroke::of(open, &done, &[], lang)
    })
    .await
}

/// Puts a rule before another one of its code, or last.
#[tauri::command]
pub async fn move_rule(desk: State<'_, Desk>, id: i64, before: Option<i64>) -> Answer<Stroke> {
    desk.study(move |open, lang| {
        let done = open.study.move_rule(id, before, Utc::now())?;
        Stroke::of(open, &done, &[], lang)
    })
    .await
}

/// Deletes a rule; what it suggested stays as it was decided.
#[tauri::command]
pub async fn delete_rule(desk: State<'_, Desk>, id: i64) -> Answer<Stroke> {
    desk.study(move |open, lang| {
        let done = open.study.delete_rule(id, Utc::now())?;
        Stroke::of(open, &done, &[], lang)
    })
    .await
}

/// What a rule asks, or asked before it was taken away.
#[tauri::command]
pub async fn rule_said(desk: State<'_, Desk>, id: i64) -> Answer<Option<RuleSaid>> {
    desk.look(move |open, _| Ok(open.study.rule_said(id)?.map(|(query, stands)| RuleSaid { query, stands }))).await
}

/// What rules would code. Nothing is written.
#[tauri::command]
pub async fn preview_rules(desk: State<'_, Desk>, ask: RuleAsk) -> Answer<RulePreview> {
    desk.look(move |open, _| RulePreview::of(open, ask, PAGE)).await
}

fn decided(open: &crate::open::Open, done: &Output<Decided>, lang: livisible_core::locale::Lang) -> Result<Stroke, crate::fault::Fault> {
    let shown = &done.value.messages[..done.value.messages.len().min(SHOWN)];
    Ok(Stroke::of(open, done, shown, lang)?.making(i64::try_from(done.value.places).ok()))
}

/// Decides upon places, as one step; answers how many changed in the place of what was made.
#[tauri::command]
pub async fn decide_rule(desk: State<'_, Desk>, code: i64, places: Vec<RulePick>, verdict: Verdict) -> Answer<Stroke> {
    desk.study(move |open, lang| {
        let places = places.into_iter().map(|place| place.settle(open)).collect::<Result<Vec<_>, _>>()?;
        let done = open.study.decide(code, &places, verdict, Utc::now())?;
        decided(open, &done, lang)
    })
    .await
}

/// Decides upon every place that stands so, as one step.
#[tauri::command]
pub async fn decide_rules(desk: State<'_, Desk>, ask: RuleAsk, fate: Fate, verdict: Verdict) -> Answer<Stroke> {
    desk.study(move |open, lang| {
        let drafts: Vec<_> = ask.rules.into_iter().map(RuleDraft::draft).collect();
        let done = open.study.decide_all(ask.code, &drafts, fate, verdict, Utc::now())?;
        decided(open, &done, lang)
    })
    .await
}

/// Accepts or refuses suggestions where they stand in the text.
#[tauri::command]
pub async fn review_codings(desk: State<'_, Desk>, codings: Vec<i64>, accept: bool) -> Answer<Stroke> {
    desk.study(move |open, lang| {
        let done = open.study.review_codings(&codings, accept, Utc::now())?;
        decided(open, &done, lang)
    })
    .await
}
