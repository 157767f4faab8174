//! Persons, their accounts, their masks; and the pseudonyms, lifted by an explicit act.

use chrono::Utc;
use livisible_core::corpus::lists::Role;
use livisible_core::error::Error;
use livisible_core::study::Output;
use tauri::State;

use super::PAGE;
use crate::desk::{Answer, Desk};
use crate::open::Open;
use crate::wire::{MaskDraft, MasksAtHand, PeopleAsk, PeoplePage, PersonView, Stroke, StudySummary, Worn};

/// The most messages whose masks are asked for at once.
const MOST: usize = 20_000;

/// A page of the persons.
#[tauri::command]
pub async fn people(desk: State<'_, Desk>, ask: PeopleAsk, offset: u64, limit: u64) -> Answer<PeoplePage> {
    desk.look(move |open, _| PeoplePage::of(open, &ask, offset, limit.min(PAGE))).await
}

/// One person across spaces.
#[tauri::command]
pub async fn person(desk: State<'_, Desk>, id: i64) -> Answer<PersonView> {
    desk.look(move |open, _| PersonView::of(open, id)).await
}

/// Says that these persons are one; answers the study as it is then.
#[tauri::command]
pub async fn link_persons(desk: State<'_, Desk>, persons: Vec<i64>, justification: String, confidence: u8) -> Answer<i64> {
    desk.study(move |open, _| Ok(open.study.link_persons(&persons, &justification, confidence, Utc::now())?.value)).await
}

/// Takes an account out of its person.
#[tauri::command]
pub async fn unlink_account(desk: State<'_, Desk>, account: i64) -> Answer<StudySummary> {
    desk.study(move |open, _| Ok(open.study.unlink_account(account, Utc::now()).map(drop)?)).await?;
    desk.summary().await
}

/// Gives accounts a role.
#[tauri::command]
pub async fn set_role(desk: State<'_, Desk>, accounts: Vec<i64>, role: String) -> Answer<StudySummary> {
    desk.study(move |open, _| {
        let role = Role::from_word(&role).ok_or(Error::BadParameter { name: "role".into(), value: role })?;
        Ok(open.study.set_account_role(&accounts, role, Utc::now()).map(drop)?)
    })
    .await?;
    desk.summary().await
}

/// The masks of who speaks in a message.
#[tauri::command]
pub async fn masks_at_hand(desk: State<'_, Desk>, message: i64) -> Answer<MasksAtHand> {
    desk.look(move |open, _| MasksAtHand::of(open, message)).await
}

/// The masks that some messages wear; those that wear none are left out.
#[tauri::command]
pub async fn masks_worn(desk: State<'_, Desk>, messages: Vec<i64>) -> Answer<Vec<Worn>> {
    desk.look(move |open, _| {
        let mut worn = vec![];
        for message in messages.into_iter().take(MOST) {
            let masks: Vec<String> = open.study.worn_by(message)?.into_iter().map(|(_, label)| label).collect();
            if !masks.is_empty() {
                worn.push(Worn { message, masks });
            }
        }
        Ok(worn)
    })
    .await
}

/// What a change of masks answers: no marks of messages move.
fn stroke<T>(
    open: &mut Open,
    done: &Output<T>,
    made: Option<i64>,
    lang: livisible_core::locale::Lang,
) -> Result<Stroke, crate::fault::Fault> {
    Ok(Stroke::of(open, done, &[], lang)?.making(made))
}

/// Makes a mask of a person, worn by these messages.
#[tauri::command]
pub async fn add_mask(desk: State<'_, Desk>, person: i64, draft: MaskDraft, messages: Vec<i64>) -> Answer<Stroke> {
    desk.study(move |open, lang| {
        let done = open.study.add_mask(person, &draft.into(), &messages, Utc::now())?;
        stroke(open, &done, Some(done.value), lang)
    })
    .await
}

/// Says otherwise what a mask is.
#[tauri::command]
pub async fn edit_mask(desk: State<'_, Desk>, mask: i64, draft: MaskDraft) -> Answer<Stroke> {
    desk.study(move |open, lang| {
        let done = open.study.edit_mask(mask, &draft.into(), Utc::now())?;
        stroke(open, &done, None, lang)
    })
    .await
}

/// Deletes a mask.
#[tauri::command]
pub async fn delete_mask(desk: State<'_, Desk>, mask: i64) -> Answer<Stroke> {
    desk.study(move |open, lang| {
        let done = open.study.delete_mask(mask, Utc::now())?;
        stroke(open, &done, None, lang)
    })
    .await
}

/// Puts a mask on a message, or takes it off.
#[tauri::command]
pub async fn wear_mask(desk: State<'_, Desk>, mask: i64, message: i64, worn: bool) -> Answer<Stroke> {
    desk.study(move |open, lang| {
        let done = open.study.wear_mask(mask, message, worn, Utc::now())?;
        stroke(open, &done, None, lang)
    })
    .await
}

/// Shows handles in place of pseudonyms, or no longer. It lasts as long as the study is open, and changes nothing in it.
#[tauri::command]
pub async fn lift(desk: State<'_, Desk>, lifted: bool) -> Answer<StudySummary> {
    desk.study(move |open, _| {
        open.lift(lifted);
        Ok(())
    })
    .await?;
    desk.summary().await
}
