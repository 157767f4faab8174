//! Importing files.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use chrono::Utc;
use livisible_core::error::Error;
use livisible_core::locale::Lang;
use tauri::ipc::Channel;
use tauri::{AppHandle, Runtime, State};

use crate::desk::{Answer, Desk};
use crate::dialogs;
use crate::fault::Fault;
use crate::open::Open;
use crate::scratch::Scratch;
use crate::wire::import::preview;
use crate::wire::{
    Gathered, ImportDone, ImportFormat, ImportJob, ImportOutcome, ImportPlan, ImportPreview, ImportReport, ImportRow, ImportStep,
    ImportTaken, StudySummary,
};

/// A window is told of progress ten times a second at most.
const TOLD_EVERY: Duration = Duration::from_millis(100);

/// Asks for files to import.
#[tauri::command]
pub async fn pick_imports<R: Runtime>(app: AppHandle<R>, desk: State<'_, Desk>) -> Answer<Vec<String>> {
    Ok(dialogs::open_several(&app, desk.lang()).await)
}

/// Asks for a folder of files to import.
#[tauri::command]
pub async fn pick_import_folder<R: Runtime>(app: AppHandle<R>, desk: State<'_, Desk>) -> Answer<Vec<String>> {
    Ok(dialogs::open_folder(&app, desk.lang()).await)
}

/// Opens folders and archives: every file in them, as people see it.
#[tauri::command]
pub async fn import_gather(desk: State<'_, Desk>, paths: Vec<String>) -> Answer<Vec<Gathered>> {
    let (scratch, lang) = (desk.scratch(), desk.lang());
    let paths: Vec<PathBuf> = paths.into_iter().map(PathBuf::from).collect();
    desk.beside(move || Ok(scratch.gather(&paths)?.into_iter().map(|one| Gathered::of(one, lang)).collect())).await
}

/// Reads the beginning of a file as an import would; nothing enters the study.
#[tauri::command]
pub async fn import_preview(desk: State<'_, Desk>, path: String, plan: ImportPlan) -> Answer<ImportPreview> {
    let lang = desk.lang();
    // What the study knows already, and how earlier waves were read, is asked of a reader of it.
    let held = desk.look(|open, _| Ok(open.study.reader()?)).await.ok();
    let shown = desk.scratch().shown(Path::new(&path));
    desk.beside(move || preview(Path::new(&path), shown, plan, held.as_ref(), lang)).await
}

/// The formats and tools that files are read from.
#[tauri::command]
pub async fn import_formats(desk: State<'_, Desk>) -> Answer<Vec<ImportFormat>> {
    Ok(ImportFormat::all(desk.lang()))
}

/// The imports of the study, the latest first.
#[tauri::command]
pub async fn imports(desk: State<'_, Desk>) -> Answer<Vec<ImportRow>> {
    desk.look(|open, lang| Ok(open.study.imports(true)?.iter().map(|line| ImportRow::of(line, lang)).collect())).await
}

/// The report of an import, as the study keeps it.
#[tauri::command]
pub async fn import_report(desk: State<'_, Desk>, id: i64) -> Answer<ImportReport> {
    desk.look(move |open, lang| ImportReport::of(&open.study, id, lang)).await
}

/// What taking an import out would take along.
#[tauri::command]
pub async fn import_takes(desk: State<'_, Desk>, id: i64) -> Answer<ImportTaken> {
    desk.look(move |open, _| Ok(open.study.import_takes(id)?.into())).await
}

/// Takes an import out, with what stands on its messages.
#[tauri::command]
pub async fn import_remove(desk: State<'_, Desk>, id: i64) -> Answer<StudySummary> {
    desk.study(move |open, _| {
        let removed = open.study.remove_import(id, Utc::now());
        open.refresh_index();
        removed?;
        Ok(())
    })
    .await?;
    desk.summary().await
}

/// Imports files one after the other. A file that is refused does not hold up the others; a stop takes back all of them.
#[tauri::command]
pub async fn import_run(desk: State<'_, Desk>, jobs: Vec<ImportJob>, steps: Channel<ImportStep>) -> Answer<ImportOutcome> {
    let stop = desk.begin_import();
    let scratch = desk.scratch();
    desk.hold(move |open, lang| {
        let before = open.study.next_undo()?.map(|line| line.id);
        let mut files = vec![];
        let mut cancelled = false;
        let course = Course { scratch: &scratch, steps: &steps, stop: &stop, lang };
        for (at, job) in jobs.into_iter().enumerate() {
            let begun = Instant::now();
            let path = PathBuf::from(&job.path);
            match one(open, at, job, begun, &course) {
                Ok(done) => files.push(done),
                Err(Fault::Core(Error::Cancelled)) => {
                    cancelled = true;
                    break;
                }
                Err(fault) => files.push(ImportDone::refused(&path, fault.tell(lang), begun.elapsed().as_secs_f64())),
            }
        }
        if cancelled {
            files.clear();
            let mut undone = false;
            while open.study.next_undo()?.map(|line| line.id) != before {
                open.study.undo()?;
                undone = true;
            }
            if undone {
                open.study.forgo_redo()?;
            }
        }
        open.refresh_index();
        Ok(ImportOutcome { cancelled, files, summary: StudySummary::of(open, lang)? })
    })
    .await
}

/// Stops the import under way.
#[tauri::command]
pub async fn import_cancel(desk: State<'_, Desk>) -> Answer<()> {
    desk.stop_import();
    Ok(())
}

/// What every file of one import has in common.
struct Course<'a> {
    scratch: &'a Scratch,
    steps: &'a Channel<ImportStep>,
    stop: &'a AtomicBool,
    lang: Lang,
}

fn one(open: &mut Open, at: usize, job: ImportJob, begun: Instant, course: &Course<'_>) -> Result<ImportDone, Fault> {
    let path = PathBuf::from(job.path);
    let follow = job.plan.follow;
    let mut plan = job.plan.settle()?;
    if follow {
        plan.recipes = livisible_exchange::recipe::of(&open.study)?;
    }
    plan.shown = course.scratch.shown(&path);
    let total = path.metadata().map_or(0, |metadata| metadata.len());
    let mut told: Option<Instant> = None;
    let mut progress = |progress| {
        let step = ImportStep::of(at, progress, total, begun.elapsed().as_secs_f64());
        if step.indexing || told.is_none_or(|last| last.elapsed() >= TOLD_EVERY) {
            told = Some(Instant::now());
            // A window that no longer listens does not stop an import.
            course.steps.send(step).ok();
        }
        !course.stop.load(Ordering::SeqCst)
    };
    let imported = livisible_exchange::import::import(&mut open.study, &path, &plan, Utc::now(), &mut progress)?;
    ImportDone::of(imported, &path, &open.study, begun.elapsed().as_secs_f64(), course.lang)
}
