//! The grid: its order, its lines, and codes put on many messages at once.

use chrono::Utc;
use tauri::State;

use super::PAGE;
use crate::desk::{Answer, Desk};
use crate::fault::Fault;
use crate::open::Open;
use crate::wire::grid::places;
use crate::wire::{GridAsk, GridBase, GridClash, GridCodes, GridDone, GridHead, GridPage, GridRange, GridSight, GridSpot};

/// Whether only the coder's own codings are seen.
fn blind(desk: &Desk) -> bool {
    desk.memory().preferences().blind
}

/// Whose codings are seen: in blind coding the coder's own, else everybody's.
fn eyes(open: &Open, blind: bool) -> Option<String> {
    blind.then(|| open.study.coder.clone())
}

/// Puts the corpus in an order, or keeps the one that stands; `fresh` computes it anew.
#[tauri::command]
pub async fn grid(desk: State<'_, Desk>, ask: GridAsk, fresh: bool) -> Answer<GridHead> {
    let blind = blind(&desk);
    desk.look(move |open, _| {
        let ask = ask.settle(eyes(open, blind))?;
        if !ask.query.is_empty() && !open.has_grid(&ask) && open.awaits_index(&ask.query)? {
            return Ok(GridHead::building());
        }
        // An order that stands is of before: what is coded may have changed since.
        if !fresh && open.has_grid(&ask) {
            open.recount_grid()?;
        }
        Ok(GridHead::of(open.grid(&ask, fresh)?))
    })
    .await
}

/// What columns and questions there are.
#[tauri::command]
pub async fn grid_base(desk: State<'_, Desk>) -> Answer<GridBase> {
    desk.read(None, |study, _| GridBase::of(&study)).await
}

/// Lines of the grid.
#[tauri::command]
pub async fn grid_page(desk: State<'_, Desk>, ask: GridAsk, offset: u64, limit: u64, attributes: Vec<String>) -> Answer<GridPage> {
    let blind = blind(&desk);
    desk.look(move |open, _| {
        let ask = ask.settle(eyes(open, blind))?;
        open.grid(&ask, false)?;
        let views = open.views()?;
        let first = usize::try_from(offset).unwrap_or(usize::MAX);
        open.grid_page(&views, first..first.saturating_add(limit.min(PAGE) as usize), &attributes)
    })
    .await
}

/// The whole text of a message.
#[tauri::command]
pub async fn grid_text(desk: State<'_, Desk>, message: i64) -> Answer<String> {
    desk.look(move |open, _| Ok(open.study.text(message)?)).await
}

/// Shows the messages of the row at this place one by one, or no longer.
#[tauri::command]
pub async fn grid_open(desk: State<'_, Desk>, ask: GridAsk, place: u32, open: bool) -> Answer<GridHead> {
    let blind = blind(&desk);
    desk.look(move |study, _| {
        let ask = ask.settle(eyes(study, blind))?;
        let grid = study.grid(&ask, false)?;
        let row = grid.row_at(place as usize);
        grid.open(row, open);
        Ok(GridHead::of(grid))
    })
    .await
}

/// The row that holds a place, and its line.
#[tauri::command]
pub async fn grid_at(desk: State<'_, Desk>, ask: GridAsk, place: u32) -> Answer<Option<GridSpot>> {
    let blind = blind(&desk);
    desk.look(move |open, _| {
        let ask = ask.settle(eyes(open, blind))?;
        let grid = open.grid(&ask, false)?;
        Ok((!grid.is_empty()).then(|| GridSpot::of(grid, grid.row_at((place as usize).min(grid.len() - 1)))))
    })
    .await
}

/// The next row with a message without a coding, after a place or from the first.
#[tauri::command]
pub async fn grid_uncoded(desk: State<'_, Desk>, ask: GridAsk, after: Option<u32>) -> Answer<Option<GridSpot>> {
    let blind = blind(&desk);
    desk.look(move |open, _| {
        let ask = ask.settle(eyes(open, blind))?;
        let grid = open.grid(&ask, false)?;
        Ok(grid.next_uncoded(after.map(|place| place as usize)).map(|row| GridSpot::of(grid, row)))
    })
    .await
}

/// Codes that the messages of some places bear.
#[tauri::command]
pub async fn grid_codes(desk: State<'_, Desk>, ask: GridAsk, ranges: Vec<GridRange>) -> Answer<GridCodes> {
    let blind = blind(&desk);
    desk.look(move |open, _| {
        let ask = ask.settle(eyes(open, blind))?;
        open.grid(&ask, false)?;
        let (all, some) = open.grid_codes(&places(&ranges))?;
        Ok(GridCodes { all, some })
    })
    .await
}

/// How many rows hold messages of some places.
#[tauri::command]
pub async fn grid_rows(desk: State<'_, Desk>, ask: GridAsk, ranges: Vec<GridRange>) -> Answer<u64> {
    let blind = blind(&desk);
    desk.look(move |open, _| {
        let ask = ask.settle(eyes(open, blind))?;
        Ok(open.grid(&ask, false)?.rows_of(&places(&ranges)) as u64)
    })
    .await
}

/// Row ids of the messages of some places.
fn chosen(open: &mut Open, ask: &livisible_core::grid::Ask, ranges: &[GridRange]) -> Result<Vec<i64>, Fault> {
    Ok(open.grid(ask, false)?.messages(&places(ranges)))
}

/// Puts codes on the messages of some places.
#[tauri::command]
pub async fn grid_put(
    desk: State<'_, Desk>,
    ask: GridAsk,
    ranges: Vec<GridRange>,
    codes: Vec<i64>,
    clash: GridClash,
    sight: GridSight,
) -> Answer<GridDone> {
    let blind = blind(&desk);
    desk.study(move |open, lang| {
        let ask = ask.settle(eyes(open, blind))?;
        let (messages, coder) = (chosen(open, &ask, &ranges)?, open.study.coder.clone());
        let done = open.study.code_messages(&messages, &codes, &coder, clash.into(), Utc::now())?;
        GridDone::of(open, &ask, &done, &sight, lang)
    })
    .await
}

/// Takes codes off the messages of some places.
#[tauri::command]
pub async fn grid_take(desk: State<'_, Desk>, ask: GridAsk, ranges: Vec<GridRange>, codes: Vec<i64>, sight: GridSight) -> Answer<GridDone> {
    let blind = blind(&desk);
    desk.study(move |open, lang| {
        let ask = ask.settle(eyes(open, blind))?;
        let messages = chosen(open, &ask, &ranges)?;
        let done = open.study.uncode_messages(&messages, &codes, ask.coder.as_deref(), Utc::now())?;
        GridDone::of(open, &ask, &done, &sight, lang)
    })
    .await
}

/// Puts a code in the place of another on the messages of some places.
#[tauri::command]
pub async fn grid_recode(
    desk: State<'_, Desk>,
    ask: GridAsk,
    ranges: Vec<GridRange>,
    from: i64,
    to: i64,
    sight: GridSight,
) -> Answer<GridDone> {
    let blind = blind(&desk);
    desk.study(move |open, lang| {
        let ask = ask.settle(eyes(open, blind))?;
        let messages = chosen(open, &ask, &ranges)?;
        let done = open.study.recode_messages(&messages, from, to, ask.coder.as_deref(), Utc::now())?;
        GridDone::of(open, &ask, &done, &sight, lang)
    })
    .await
}
