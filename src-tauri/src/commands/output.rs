//! Figures, the report, exports: read on a reader of the study, away from the thread that writes.

use std::path::{Path, PathBuf};

use chrono::Local;
use livisible_core::corpus::mask::Mask;
use livisible_core::error::Error;
use livisible_core::study::Study;
use livisible_core::whole;
use livisible_exchange::export;
use livisible_exchange::write::sections::sections;
use livisible_report::figure::{Drawing, Drawn, Theme, draw, publish};
use serde_json::{Map, Value};
use tauri::{AppHandle, Runtime, State};

use crate::desk::{Answer, Desk};
use crate::dialogs::{self, Kind};
use crate::fault::Fault;
use crate::wire::{ExportKind, ExportOrder, Exported, FigureAsk, FigureView, ReportOrder};

/// Computes and draws a figure.
#[tauri::command]
pub async fn figure(desk: State<'_, Desk>, ask: FigureAsk) -> Answer<FigureView> {
    desk.read(ask.filter.clone(), move |study, lang| {
        let theme = if ask.dark { Theme::Dark } else { Theme::Light };
        let drawing = Drawing { name: ask.name.word(), ask: ask.ask(), lang, theme };
        Ok(FigureView::of(ask.name, draw(&study, &drawing)?))
    })
    .await
}

/// Asks where to write a figure.
#[tauri::command]
pub async fn pick_figure<R: Runtime>(app: AppHandle<R>, desk: State<'_, Desk>, name: String, ending: String) -> Answer<Option<String>> {
    let kind = match ending.as_str() {
        "csv" => Kind::Csv,
        "json" => Kind::Json,
        _ => Kind::Svg,
    };
    Ok(dialogs::save(&app, desk.lang(), kind, &name).await)
}

/// Writes a figure as a file that leaves the house: its drawing, its tables or its data, as the file's ending says.
#[tauri::command]
pub async fn export_figure(desk: State<'_, Desk>, path: String, ask: FigureAsk) -> Answer<Exported> {
    desk.read(ask.filter.clone(), move |study, lang| {
        let file = PathBuf::from(&path);
        let ending = file.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
        let (bytes, rows) = match ending.as_str() {
            "json" => {
                let mut figure = study.figure(ask.name.word(), &ask.ask())?;
                hide(&mut figure.data, &study, &study.mask()?)?;
                (serde_json::to_vec_pretty(&figure).map_err(Error::from)?, 1)
            }
            ending => {
                let drawing = Drawing { name: ask.name.word(), ask: ask.ask(), lang, theme: Theme::Print };
                let drawn = publish(&study, &drawing)?;
                match ending {
                    "svg" => (drawn.svg.ok_or(Fault::NothingToDraw { base: drawn.base_line })?.into_bytes(), 1),
                    _ => tables(drawn).map_err(|error| Error::io(&file, &error))?,
                }
            }
        };
        whole::put_bytes(&file, &bytes)?;
        Ok(Exported { path, rows, cut: 0 })
    })
    .await
}

/// The tables of a figure under their titles, its base line below.
fn tables(drawn: Drawn) -> std::io::Result<(Vec<u8>, u64)> {
    sections([(drawn.tables.into_iter().map(|table| table.words().into()).collect(), drawn.base_line)])
}

/// Puts pseudonyms in place of the names of people and of messages, in the keys as in the values.
fn hide(data: &mut Value, study: &Study, mask: &Mask) -> Result<(), Fault> {
    let said = |text: &str| -> Result<String, Fault> {
        if text.contains(" → ") {
            return Ok(text.split(" → ").map(|name| mask.name(name)).collect::<Vec<_>>().join(" → "));
        }
        Ok(study.message_id(text)?.map_or_else(|| text.to_owned(), |row| mask.message_id(row, text)))
    };
    match data {
        Value::String(text) => *text = said(text)?,
        Value::Array(all) => all.iter_mut().try_for_each(|one| hide(one, study, mask))?,
        Value::Object(entries) => {
            let mut hidden = Map::new();
            for (key, mut value) in std::mem::take(entries) {
                hide(&mut value, study, mask)?;
                hidden.insert(said(&key)?, value);
            }
            *entries = hidden;
        }
        _ => {}
    }
    Ok(())
}

/// The report as one HTML document.
#[tauri::command]
pub async fn report_preview(desk: State<'_, Desk>, order: ReportOrder) -> Answer<String> {
    desk.read(None, move |study, _| Ok(livisible_report::render(&study, &order.order(today()))?)).await
}

/// Asks where to write the report.
#[tauri::command]
pub async fn pick_report<R: Runtime>(app: AppHandle<R>, desk: State<'_, Desk>, suggested: String) -> Answer<Option<String>> {
    Ok(dialogs::save(&app, desk.lang(), Kind::Html, &suggested).await)
}

/// Writes the report.
#[tauri::command]
pub async fn export_report(desk: State<'_, Desk>, path: String, order: ReportOrder) -> Answer<Exported> {
    desk.read(None, move |study, _| {
        livisible_report::write(&study, Path::new(&path), &order.order(today()))?;
        Ok(Exported { path, rows: study.columns()?.len() as u64, cut: 0 })
    })
    .await
}

fn today() -> String {
    Local::now().format("%Y-%m-%d").to_string()
}

/// Asks where to write data.
#[tauri::command]
pub async fn pick_export<R: Runtime>(
    app: AppHandle<R>,
    desk: State<'_, Desk>,
    kind: ExportKind,
    suggested: String,
) -> Answer<Option<String>> {
    let kind = match kind.ending() {
        "csv" => Kind::Csv,
        "xlsx" => Kind::Workbook,
        "md" => Kind::Markdown,
        _ => Kind::Json,
    };
    Ok(dialogs::save(&app, desk.lang(), kind, &suggested).await)
}

/// Writes data.
#[tauri::command]
pub async fn export_data(desk: State<'_, Desk>, path: String, order: ExportOrder) -> Answer<Exported> {
    desk.read(order.query.clone(), move |study, lang| {
        let query = order.query.filter(|query| !query.trim().is_empty());
        let only = query.map(|query| study.matching(&query)).transpose()?;
        let mask = if order.identities { Mask::none() } else { study.mask()? };
        let written = export::export(&study, Path::new(&path), order.kind.into(), only.as_deref(), &mask, lang)?;
        Ok(Exported::of(path, written))
    })
    .await
}
