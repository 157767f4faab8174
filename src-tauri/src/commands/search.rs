//! Searching, and what is found in every shape.

use std::path::PathBuf;

use chrono::Utc;
use livisible_core::search::refine;
use livisible_exchange::export;
use tauri::State;

use super::{ANY_WORD, PAGE};
use crate::desk::{Answer, Desk};
use crate::fault::Fault;
use crate::wire::coding::range;
use crate::wire::field::Field;
use crate::wire::{
    Exported, FacetChoice, FieldCompletion, FieldParts, FoundConversations, FoundNotes, Keyness, KwicAsk, KwicPage, Neighbours,
    SearchFacets, SearchPage, SearchSort, Stroke, TextPlace,
};

/// The most messages whose marks a stroke answers; beyond, the window asks for those in sight.
const MARKED: usize = 500;

/// A page of what a query finds, with the exact total.
#[tauri::command]
pub async fn search(desk: State<'_, Desk>, query: String, offset: u64, limit: u64, sort: SearchSort) -> Answer<SearchPage> {
    desk.look(move |open, lang| SearchPage::of(open, query, offset, limit.min(PAGE), sort, lang)).await
}

/// What may be written at a place (UTF-16) of a query. Away from the thread that writes: some values take long to gather once.
#[tauri::command]
pub async fn search_complete(desk: State<'_, Desk>, text: String, at: u32) -> Answer<FieldCompletion> {
    let field = desk.look(|open, _| Field::of(open)).await?;
    desk.read(None, move |study, lang| field.complete(&study, &text, at, lang)).await
}

/// The parts of a query, as chips and words.
#[tauri::command]
pub async fn search_parts(desk: State<'_, Desk>, query: String) -> Answer<FieldParts> {
    desk.look(move |open, lang| {
        let field = Field::of(open)?;
        field.parts(&*open.eyes()?, &query, lang)
    })
    .await
}

/// What a query with `in:memo` or `in:codebook` finds.
#[tauri::command]
pub async fn search_notes(desk: State<'_, Desk>, query: String) -> Answer<FoundNotes> {
    desk.look(move |open, lang| FoundNotes::of(open, &query, lang)).await
}

/// What a query finds, counted: facets, and messages over time.
#[tauri::command]
pub async fn search_facets(desk: State<'_, Desk>, query: String) -> Answer<SearchFacets> {
    let asked = query.clone();
    let found = desk.seek(query.clone(), move |reader| SearchFacets::of(&reader.study, &reader.views, &asked, reader.lang));
    Ok(found.await?.unwrap_or_else(|| SearchFacets::building(query)))
}

/// The query with a value of a facet alone, without it, or no longer named.
#[tauri::command]
pub fn search_refine(query: String, field: String, value: String, choice: Option<FacetChoice>) -> String {
    refine::refine(&query, &field, &value, choice.map(Into::into))
}

/// The conversations in which a query finds something, with the first messages found in each.
#[tauri::command]
pub async fn search_conversations(desk: State<'_, Desk>, query: String, offset: u64, limit: u64) -> Answer<FoundConversations> {
    let asked = query.clone();
    let of = move |reader: crate::seek::Reader| FoundConversations::of(&reader.study, &reader.views, &asked, offset, limit.min(PAGE));
    Ok(desk.seek(query, of).await?.unwrap_or_else(FoundConversations::building))
}

/// The words that tell what a query finds from the rest. Asked again, the one before gives way.
#[tauri::command]
pub async fn search_keyness(desk: State<'_, Desk>, query: String) -> Answer<Keyness> {
    let stop = desk.seeking().words();
    // Forms are the index's, whatever the query asks.
    let asked = query;
    let found = desk.seek(ANY_WORD.to_owned(), move |reader| Ok(reader.study.results(&asked)?.keyness(&stop)?.into()));
    found.await?.ok_or_else(|| desk.tell(Fault::Indexing))
}

/// The words that stand beside what a query finds.
#[tauri::command]
pub async fn search_neighbours(desk: State<'_, Desk>, query: String) -> Answer<Neighbours> {
    let asked = query.clone();
    let found = desk.seek(query, move |reader| Ok(reader.study.results(&asked)?.neighbours()?.into()));
    found.await?.ok_or_else(|| desk.tell(Fault::Indexing))
}

/// A page of the places where a query finds its words, each in its line.
#[tauri::command]
pub async fn kwic(desk: State<'_, Desk>, ask: KwicAsk, offset: u64, limit: u64) -> Answer<KwicPage> {
    let (seeking, query) = (desk.seeking(), ask.query.clone());
    let page = desk.seek(query.clone(), move |reader| {
        let lines = seeking.lines(&reader, &ask)?;
        KwicPage::of(&reader.study, &reader.views, &lines, &ask, offset, limit.min(PAGE), reader.lang)
    });
    Ok(page.await?.unwrap_or_else(|| KwicPage::building(query)))
}

/// Writes all the lines as a file that leaves the house: pseudonyms, and no cell that is a formula.
#[tauri::command]
pub async fn kwic_export(desk: State<'_, Desk>, ask: KwicAsk, path: String) -> Answer<Exported> {
    let seeking = desk.seeking();
    let written = desk.seek(ask.query.clone(), move |reader| {
        let lines = seeking.lines_for_file(&reader, &ask)?;
        let (file, width) = (PathBuf::from(&path), ask.width as usize);
        let written = export::concordance(&reader.study, &file, &lines.places, width, &reader.study.mask()?, reader.lang)?;
        Ok(Exported::of(path, written))
    });
    written.await?.ok_or_else(|| desk.tell(Fault::Indexing))
}

/// Puts codes on each of these places, as one step.
#[tauri::command]
pub async fn code_places(desk: State<'_, Desk>, codes: Vec<i64>, places: Vec<TextPlace>) -> Answer<Stroke> {
    desk.study(move |open, lang| {
        let mut ranges = vec![];
        for place in &places {
            if let Some(range) = range(open, place.message, Some(place.start), Some(place.end))? {
                ranges.push((place.message, range));
            }
        }
        let coder = open.study.coder.clone();
        let done = open.study.code_places(&codes, &ranges, &coder, Utc::now())?;
        let mut touched: Vec<i64> = places.iter().map(|place| place.message).collect();
        touched.sort_unstable();
        touched.dedup();
        open.touch_grid(&touched)?;
        touched.truncate(MARKED);
        Ok(Stroke::of(open, &done, &touched, lang)?.making(done.value.last().copied()))
    })
    .await
}
