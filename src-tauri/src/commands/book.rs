//! The codebook across its tree: merging and splitting, nets, relations, examples, versions, segments, codebook files out.

use std::path::PathBuf;

use chrono::Utc;
use livisible_core::study::Output;
use livisible_exchange::export::export_codebook as write_codebook;
use serde_json::Map;
use tauri::{AppHandle, Runtime, State};

use crate::desk::{Answer, Desk};
use crate::dialogs::{self, Kind};
use crate::fault::Fault;
use crate::open::Open;
use crate::wire::book::{net_label, relation_kind, version};
use crate::wire::{BookView, Exported, Localised, MergeView, SegmentOrder, SegmentPage, SplitPart, Stroke, VersionDifference, VersionView};
use livisible_core::locale::Lang;

fn stroke<T>(open: &Open, done: &Output<T>, lang: Lang) -> Result<Stroke, Fault> {
    Ok(Stroke::of(open, done, &[], lang)?.in_codebook())
}

/// The nets and the relations.
#[tauri::command]
pub async fn book(desk: State<'_, Desk>) -> Answer<BookView> {
    desk.look(|open, _| BookView::of(open)).await
}

/// What merging codes would do.
#[tauri::command]
pub async fn merge_preview(desk: State<'_, Desk>, into: i64, from: Vec<i64>) -> Answer<MergeView> {
    desk.look(move |open, _| Ok(open.study.merge_preview(into, &from)?.into())).await
}

/// Merges codes into another one.
#[tauri::command]
pub async fn merge_codes(desk: State<'_, Desk>, into: i64, from: Vec<i64>, reason: Option<String>) -> Answer<Stroke> {
    desk.study(move |open, lang| {
        let done = open.study.merge_codes(into, &from, reason.as_deref(), Utc::now())?;
        stroke(open, &done, lang)
    })
    .await
}

/// Splits a code: `sent` tells for codings the place of their part.
#[tauri::command]
pub async fn split_code(desk: State<'_, Desk>, code: i64, parts: Vec<SplitPart>, sent: Vec<(i64, usize)>) -> Answer<Stroke> {
    desk.study(move |open, lang| {
        let parts: Vec<_> = parts.into_iter().map(|part| part.settle(code, lang)).collect::<Result<_, _>>()?;
        let done = open.study.split_code(code, &parts, &sent, Utc::now())?;
        stroke(open, &done, lang)
    })
    .await
}

/// Numbers every code anew, in tree order.
#[tauri::command]
pub async fn renumber_codes(desk: State<'_, Desk>) -> Answer<Stroke> {
    desk.study(|open, lang| {
        let done = open.study.renumber(Utc::now())?;
        stroke(open, &done, lang)
    })
    .await
}

/// Takes the words of a coding as the example of a code; none takes the example off.
#[tauri::command]
pub async fn set_example(desk: State<'_, Desk>, code: i64, coding: Option<i64>) -> Answer<Stroke> {
    desk.study(move |open, lang| {
        let done = match coding {
            Some(coding) => open.study.set_example(code, coding, Utc::now())?,
            None => open.study.drop_example(code, Utc::now())?,
        };
        stroke(open, &done, lang)
    })
    .await
}

/// Makes a net.
#[tauri::command]
pub async fn add_net(desk: State<'_, Desk>, label: Localised, codes: Vec<i64>) -> Answer<Stroke> {
    desk.study(move |open, lang| {
        let done = open.study.add_net(&net_label(label, Map::new()), &codes, Utc::now())?;
        Ok(stroke(open, &done, lang)?.making(Some(done.value)))
    })
    .await
}

/// Names a net otherwise.
#[tauri::command]
pub async fn rename_net(desk: State<'_, Desk>, id: i64, label: Localised) -> Answer<Stroke> {
    desk.study(move |open, lang| {
        let label = net_label(label, open.study.net(id)?.label);
        let done = open.study.rename_net(id, &label, Utc::now())?;
        stroke(open, &done, lang)
    })
    .await
}

/// Puts a net before another one, or last.
#[tauri::command]
pub async fn move_net(desk: State<'_, Desk>, id: i64, before: Option<i64>) -> Answer<Stroke> {
    desk.study(move |open, lang| {
        let done = open.study.move_net(id, before, Utc::now())?;
        stroke(open, &done, lang)
    })
    .await
}

/// Deletes a net; its codes stay.
#[tauri::command]
pub async fn delete_net(desk: State<'_, Desk>, id: i64) -> Answer<Stroke> {
    desk.study(move |open, lang| {
        let done = open.study.delete_net(id, Utc::now())?;
        stroke(open, &done, lang)
    })
    .await
}

/// Puts a code in a net, or takes it out.
#[tauri::command]
pub async fn set_in_net(desk: State<'_, Desk>, net: i64, code: i64, within: bool) -> Answer<Stroke> {
    desk.study(move |open, lang| {
        let done = open.study.set_in_net(net, code, within, Utc::now())?;
        stroke(open, &done, lang)
    })
    .await
}

/// Relates a code to another.
#[tauri::command]
pub async fn relate(desk: State<'_, Desk>, from: i64, kind: String, to: i64, memo: Option<String>) -> Answer<Stroke> {
    desk.study(move |open, lang| {
        let done = open.study.relate(from, relation_kind(&kind)?, to, memo.as_deref(), Utc::now())?;
        stroke(open, &done, lang)
    })
    .await
}

/// Says why two codes are related.
#[tauri::command]
pub async fn explain_relation(desk: State<'_, Desk>, id: i64, memo: Option<String>) -> Answer<Stroke> {
    desk.study(move |open, lang| {
        let done = open.study.explain_relation(id, memo.as_deref(), Utc::now())?;
        stroke(open, &done, lang)
    })
    .await
}

/// Takes a relation back.
#[tauri::command]
pub async fn unrelate(desk: State<'_, Desk>, id: i64) -> Answer<Stroke> {
    desk.study(move |open, lang| {
        let done = open.study.unrelate(id, Utc::now())?;
        stroke(open, &done, lang)
    })
    .await
}

/// The versions of the codebook, the eldest first.
#[tauri::command]
pub async fn versions(desk: State<'_, Desk>) -> Answer<Vec<VersionView>> {
    desk.look(|open, _| Ok(open.study.codebook_versions()?.into_iter().map(VersionView::from).collect())).await
}

/// Keeps the codebook as it is under a name.
#[tauri::command]
pub async fn keep_version(desk: State<'_, Desk>, name: String, note: Option<String>) -> Answer<Stroke> {
    desk.study(move |open, lang| {
        let done = open.study.keep_version(&name, note.as_deref(), Utc::now())?;
        stroke(open, &done, lang)
    })
    .await
}

/// What changed between two versions; none is the codebook of now.
#[tauri::command]
pub async fn version_difference(desk: State<'_, Desk>, before: Option<i64>, after: Option<i64>) -> Answer<VersionDifference> {
    desk.look(move |open, lang| {
        let (before, after) = (version(open, before)?, version(open, after)?);
        Ok(VersionDifference::of(open.study.difference(&before, &after)?, lang))
    })
    .await
}

/// A page of the segments of a code.
#[tauri::command]
pub async fn segments(desk: State<'_, Desk>, order: SegmentOrder, offset: u64, limit: u64) -> Answer<SegmentPage> {
    desk.look(move |open, _| SegmentPage::of(open, order, offset, limit)).await
}

/// Asks where to write a codebook in a format, named by its ending.
#[tauri::command]
pub async fn pick_codebook_export<R: Runtime>(
    app: AppHandle<R>,
    desk: State<'_, Desk>,
    ending: String,
    suggested: String,
) -> Answer<Option<String>> {
    let kind = match ending.as_str() {
        "csv" => Kind::Csv,
        "xlsx" => Kind::Workbook,
        "json" => Kind::Json,
        _ => Kind::Interchange,
    };
    Ok(dialogs::save(&app, desk.lang(), kind, &suggested).await)
}

/// Writes the codebook of now, or a version, in the format that the file's ending says. Names of people are taken out of its texts.
#[tauri::command]
pub async fn export_codebook(desk: State<'_, Desk>, path: String, version: Option<i64>) -> Answer<Exported> {
    desk.look(move |open, lang| {
        let book = crate::wire::book::version(open, version)?.snapshot.masked(&*open.mask()?);
        let written = write_codebook(&open.study, &PathBuf::from(&path), book, lang)?;
        Ok(Exported::of(path, written))
    })
    .await
}
