//! Figures, the report, exports: read on a reader of the study, away from the thread that writes.

use std::path::{Path, PathBuf};

use chrono::Local;
use livisible_core::corpus::mask::Mask;
use livisible_core::error::Error;
use livisible_core::locale::Lang;
use livisible_core::study::Study;
use livisible_exchange::export;
use livisible_exchange::write::{Cell, csv};
use livisible_report::figure::{Drawing, Drawn, Theme, draw};
use tauri::{AppHandle, Runtime, State};

use crate::desk::{Answer, Desk};
use crate::dialogs::{self, Kind};
use crate::fault::Fault;
use crate::wire::{ExportKind, ExportOrder, Exported, FigureAsk, FigureView, ReportOrder};

/// Computes and draws a figure.
#[tauri::command]
pub async fn figure(desk: State<'_, Desk>, ask: FigureAsk) -> Answer<FigureView> {
    desk.read(move |study, lang| {
        let theme = if ask.dark { Theme::Dark } else { Theme::Light };
        Ok(FigureView::of(ask.name, drawn(&study, &ask, lang, theme)?))
    })
    .await
}

fn drawn(study: &Study, ask: &FigureAsk, lang: Lang, theme: Theme) -> Result<Drawn, Fault> {
    Ok(draw(study, &Drawing { name: ask.name.word(), ask: ask.ask(), lang, theme })?)
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

/// Writes a figure: its drawing, its tables or its data, as the file's ending says.
#[tauri::command]
pub async fn export_figure(desk: State<'_, Desk>, path: String, ask: FigureAsk) -> Answer<Exported> {
    desk.read(move |study, lang| {
        let file = PathBuf::from(&path);
        let ending = file.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
        let rows = match ending.as_str() {
            "svg" => {
                let svg = drawn(&study, &ask, lang, Theme::Print)?.svg;
                write(&file, svg.unwrap_or_default().as_bytes())?;
                1
            }
            "json" => {
                let figure = study.figure(ask.name.word(), &ask.ask())?;
                write(&file, &serde_json::to_vec_pretty(&figure).map_err(Error::from)?)?;
                1
            }
            _ => tables(&file, drawn(&study, &ask, lang, Theme::Print)?)?,
        };
        Ok(Exported { path, rows, cut: 0 })
    })
    .await
}

/// The tables of a figure, one after the other under their titles.
fn tables(file: &Path, drawn: Drawn) -> Result<u64, Fault> {
    let mut out = vec![];
    let mut rows = 0;
    for (at, table) in drawn.tables.into_iter().enumerate() {
        if at > 0 {
            out.extend(b"\r\n");
        }
        let cells = table.rows.into_iter().map(|row| row.into_iter().map(|cell| Cell::from(cell.text.as_str())).collect());
        let mut header = table.columns;
        if let Some(first) = header.first_mut().filter(|first| first.is_empty()) {
            *first = table.title;
        }
        let mut one = vec![];
        rows += csv::csv(&mut one, &header, cells).map_err(|error| Error::io(file, &error))?;
        // The mark of the encoding stands once, at the beginning.
        out.extend(if at > 0 { one.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&one) } else { &one });
    }
    write(file, &out)?;
    Ok(rows)
}

/// Written beside, then put in its place: a file is there whole or not at all.
fn write(file: &Path, bytes: &[u8]) -> Result<(), Fault> {
    let mut name = file.file_name().map(std::ffi::OsStr::to_owned).unwrap_or_default();
    name.push(".partial");
    let partial = file.with_file_name(name);
    let written = std::fs::write(&partial, bytes).and_then(|()| std::fs::rename(&partial, file));
    Ok(written.map_err(|error| Error::io(file, &error))?)
}

/// The report as one HTML document.
#[tauri::command]
pub async fn report_preview(desk: State<'_, Desk>, order: ReportOrder) -> Answer<String> {
    desk.read(move |study, _| Ok(livisible_report::render(&study, &order.order(today()))?)).await
}

/// Asks where to write the report.
#[tauri::command]
pub async fn pick_report<R: Runtime>(app: AppHandle<R>, desk: State<'_, Desk>, suggested: String) -> Answer<Option<String>> {
    Ok(dialogs::save(&app, desk.lang(), Kind::Html, &suggested).await)
}

/// Writes the report.
#[tauri::command]
pub async fn export_report(desk: State<'_, Desk>, path: String, order: ReportOrder) -> Answer<Exported> {
    desk.read(move |study, _| {
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
        _ => Kind::Json,
    };
    Ok(dialogs::save(&app, desk.lang(), kind, &suggested).await)
}

/// Writes data.
#[tauri::command]
pub async fn export_data(desk: State<'_, Desk>, path: String, order: ExportOrder) -> Answer<Exported> {
    desk.read(move |study, lang| {
        let query = order.query.filter(|query| !query.trim().is_empty());
        let only = query.map(|query| study.matching(&query)).transpose()?;
        let mask = if order.identities { Mask::none() } else { study.mask()? };
        let written = export::export(&study, Path::new(&path), order.kind.into(), only.as_deref(), &mask, lang)?;
        Ok(Exported::of(path, written))
    })
    .await
}
