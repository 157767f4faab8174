//! The shell: the window, its menu, its dialogs, and commands of three lines each over the core.
//! It is the only crate that knows Tauri, and it decides nothing about a study:
//! what can be tested without a window belongs to the core.

mod commands;
mod desk;
mod dialogs;
mod fault;
mod indexing;
mod menu;
mod open;
mod places;
mod preferences;
mod sample;
mod scratch;
mod seek;
mod window;
pub mod wire;
mod worker;

use std::path::{Path, PathBuf};

use tauri::{Builder, Manager, Runtime};
use tauri_plugin_window_state::StateFlags;

pub use desk::Desk;
pub use places::Places;

/// The builder with every command and the state that they need: the same for the window and for its tests.
pub fn build<R: Runtime>(builder: Builder<R>, desk: Desk) -> Builder<R> {
    builder.manage(desk).plugin(tauri_plugin_dialog::init()).invoke_handler(tauri::generate_handler![
        commands::preferences::start_page,
        commands::preferences::save_preferences,
        commands::preferences::remember,
        commands::preferences::pick_study,
        commands::preferences::pick_new_study,
        commands::study::study_open,
        commands::study::study_sample,
        commands::study::study_new,
        commands::study::study_close,
        commands::study::leave,
        commands::study::study_summary,
        commands::conversations::conversations,
        commands::conversations::conversation,
        commands::conversations::message_records,
        commands::codebook::codebook,
        commands::search::search,
        commands::search::search_notes,
        commands::index::index_state,
        commands::index::index_build,
        commands::index::index_stop,
        commands::index::index_remove,
        commands::search::search_complete,
        commands::search::search_parts,
        commands::search::search_facets,
        commands::search::search_refine,
        commands::search::search_conversations,
        commands::search::search_keyness,
        commands::search::search_neighbours,
        commands::search::kwic,
        commands::search::kwic_export,
        commands::search::code_places,
        commands::history::history,
        commands::history::undo,
        commands::history::redo,
        commands::coding::code_span,
        commands::coding::code_new,
        commands::coding::uncode,
        commands::coding::change_coding,
        commands::coding::message_marks,
        commands::coding::memos,
        commands::coding::add_memo,
        commands::coding::edit_memo,
        commands::coding::delete_memo,
        commands::coding::next_uncoded,
        commands::grid::grid,
        commands::grid::grid_base,
        commands::grid::grid_page,
        commands::grid::grid_text,
        commands::grid::grid_open,
        commands::grid::grid_at,
        commands::grid::grid_uncoded,
        commands::grid::grid_codes,
        commands::grid::grid_rows,
        commands::grid::grid_put,
        commands::grid::grid_take,
        commands::grid::grid_recode,
        commands::coding::code_several,
        commands::thing::code_thing,
        commands::thing::uncode_thing,
        commands::thing::change_thing,
        commands::thing::thing_marks,
        commands::codebook::add_code,
        commands::codebook::edit_code,
        commands::codebook::move_code,
        commands::codebook::code_takes,
        commands::codebook::delete_code,
        commands::codebook::templates,
        commands::codebook::copy_template,
        commands::codebook::pick_codebook,
        commands::codebook::import_codebook,
        commands::book::book,
        commands::book::merge_preview,
        commands::book::merge_codes,
        commands::book::split_code,
        commands::book::renumber_codes,
        commands::book::set_example,
        commands::book::add_net,
        commands::book::rename_net,
        commands::book::move_net,
        commands::book::delete_net,
        commands::book::set_in_net,
        commands::book::relate,
        commands::book::explain_relation,
        commands::book::unrelate,
        commands::book::versions,
        commands::book::keep_version,
        commands::book::version_difference,
        commands::book::segments,
        commands::book::pick_codebook_export,
        commands::book::export_codebook,
        commands::import::pick_imports,
        commands::import::pick_import_folder,
        commands::import::import_gather,
        commands::import::import_preview,
        commands::import::import_run,
        commands::import::import_cancel,
        commands::import::import_formats,
        commands::import::imports,
        commands::import::import_report,
        commands::import::import_takes,
        commands::import::import_remove,
        commands::output::figure,
        commands::output::pick_figure,
        commands::output::export_figure,
        commands::output::report_preview,
        commands::output::pick_report,
        commands::output::export_report,
        commands::output::pick_export,
        commands::output::export_data,
        commands::history::history_to,
        commands::rules::rules,
        commands::rules::add_rule,
        commands::rules::edit_rule,
        commands::rules::move_rule,
        commands::rules::delete_rule,
        commands::rules::rule_said,
        commands::rules::preview_rules,
        commands::rules::decide_rule,
        commands::rules::decide_rules,
        commands::rules::review_codings,
        commands::memos::memo_shelf,
        commands::memos::memo_one,
        commands::memos::change_memo,
        commands::memos::mentions,
        commands::memos::follow_link,
        commands::memos::link_words,
        commands::history::history_facets,
        commands::history::history_steps,
        commands::history::touched,
        commands::sets::sets,
        commands::sets::save_set,
        commands::sets::add_set,
        commands::sets::edit_set,
        commands::sets::delete_set,
        commands::sets::change_set,
        commands::sets::grid_messages,
        commands::sets::sets_of,
        commands::sets::preview_sample,
        commands::sets::keep_sample,
        commands::sets::draw_message,
        commands::sets::seen,
        commands::people::people,
        commands::people::person,
        commands::people::link_persons,
        commands::people::unlink_account,
        commands::people::set_role,
        commands::people::masks_at_hand,
        commands::people::masks_worn,
        commands::people::add_mask,
        commands::people::edit_mask,
        commands::people::delete_mask,
        commands::people::wear_mask,
        commands::people::lift,
        commands::preferences::zoom,
        commands::preferences::forget_recent,
    ])
}

/// Opens the window and returns when it is closed. `livisible [STUDY.livi | --sample]`.
pub fn run() {
    let places = Places::of_system();
    let argument = argument(&places, std::env::args_os().nth(1).map(PathBuf::from));
    let desk = match Desk::set(places, argument) {
        Ok(desk) => desk,
        Err(error) => return refused(&error.to_string()),
    };
    // Where the window stood and how large it was; whether it is shown stays the page's to say.
    let stood = tauri_plugin_window_state::Builder::default()
        .with_state_flags(StateFlags::POSITION | StateFlags::SIZE | StateFlags::MAXIMIZED | StateFlags::FULLSCREEN)
        .build();
    let app = build(Builder::default(), desk)
        .plugin(stood)
        .setup(|app| {
            let (lang, preferences) = {
                let desk = app.state::<Desk>();
                let memory = desk.memory();
                (memory.lang(), memory.preferences())
            };
            let theme = preferences.theme;
            menu::install(app.handle(), lang, &preferences.keys)?;
            app.on_menu_event(|app, event| menu::chosen(app, event.id().as_ref()));
            window::open(app, theme)?;
            Ok(())
        })
        .build(tauri::generate_context!());
    match app {
        Ok(app) => app.run(|_, _| {}),
        Err(error) => refused(&error.to_string()),
    }
}

/// The study that the command line names.
fn argument(places: &Places, first: Option<PathBuf>) -> Option<PathBuf> {
    match first {
        Some(word) if word == Path::new("--sample") => {
            // Without it the window still opens; its Start room offers the sample, and tells what is wrong with it.
            sample::prepare(places).ok()
        }
        // The page opens it by its path, which must hold wherever the page looks from.
        Some(path) => Some(std::path::absolute(&path).unwrap_or(path)),
        None => None,
    }
}

/// There is no window to say it in.
fn refused(why: &str) {
    eprintln!("livisible: {why}");
}
