//! Facepager: a tree of what was asked of an interface. Each row is a node; only nodes of data hold what people wrote.

use std::sync::Arc;

use super::{Derived, Draft, Family, Source};
use crate::table::Row;
use crate::table::field::{Field, RoleReason};
use crate::values::is_blank;

/// Facepager.
pub(super) static SOURCE: Source = Source {
    name: "facepager",
    family: Family::Collector,
    needs: &["level", "id", "parent_id", "object_id", "object_type"],
    some: &["query_status", "query_time", "query_type", "object_key"],
    enough: 2,
    roles: &[(Field::Id, &["id"])],
    space: None,
    venue: None,
    people: &["from.*", "user.*", "username", "snippet.author*", "snippet.topLevelComment.snippet.author*"],
    proof: None,
    settle,
};

/// Columns that the analyst asked of the interfaces, as its presets call them.
const ASKED: &[(Field, &[&str])] = &[
    (
        Field::Text,
        &[
            "message",
            "text",
            "full_text",
            "snippet.textOriginal",
            "snippet.textDisplay",
            "snippet.topLevelComment.snippet.textOriginal",
            "snippet.topLevelComment.snippet.textDisplay",
            "caption.text",
            "caption",
            "content",
            "snippet.description",
        ],
    ),
    (
        Field::Account,
        &[
            "from.name",
            "from.id",
            "snippet.authorDisplayName",
            "snippet.topLevelComment.snippet.authorDisplayName",
            "user.screen_name",
            "username",
            "snippet.channelTitle",
        ],
    ),
    (
        Field::Posted,
        &["created_time", "created_at", "snippet.publishedAt", "snippet.topLevelComment.snippet.publishedAt", "publishedAt", "timestamp"],
    ),
    (Field::Url, &["permalink_url", "permalink", "url", "link"]),
    (Field::Lang, &["lang", "language"]),
];

fn settle(draft: &mut Draft<'_>) {
    draft.space = None;
    draft.forget_guesses(&[Field::Text, Field::Account, Field::Posted, Field::Url, Field::Lang]);
    let deepest = (0..10).rev().find(|level| draft.headings.iter().any(|heading| heading.name.starts_with(&format!("lvl_{level}_"))));
    for (role, names) in ASKED {
        let prefix = deepest.map(|level| format!("lvl_{level}_")).unwrap_or_default();
        let names: Vec<String> = names.iter().map(|name| format!("{prefix}{name}")).collect();
        let known: Vec<usize> = names.iter().filter_map(|name| draft.column(name)).collect();
        let chosen = known.iter().copied().find(|at| draft.is_filled(*at)).or(known.first().copied());
        if let Some(at) = chosen {
            draft.give(at, *role);
        }
    }
    let texts = levels_of_text(draft, deepest);
    draft.quirks.text_else = texts.iter().rev().skip(1).map(|(_, at)| *at).collect();
    let (Some(level), Some(kind), Some(parent)) = (draft.column("level"), draft.column("object_type"), draft.column("parent_id")) else {
        return;
    };
    let names: Vec<String> = draft.columns.iter().map(|column| column.name.clone()).collect();
    draft.quirks.sieve = Some(Arc::new(move |row: &Row| {
        let said = row.get(kind).unwrap_or_default().trim();
        if !matches!(said, "data" | "unpacked") {
            return Some(("not_data", said.to_owned()));
        }
        // In the wide table a row repeats what stands above it: that was written by others.
        let own = row.get(level).and_then(|cell| cell.trim().parse::<usize>().ok());
        let own = texts.iter().find(|(at, _)| Some(*at) == own);
        own.filter(|(_, at)| row.get(*at).is_none_or(is_blank)).map(|(_, at)| ("empty_text", names[*at].clone()))
    }));
    draft.give(parent, Field::Parent);
    // The first level hangs under what was asked for: a page, a video, a word.
    let column = draft.columns[parent].name.clone();
    draft.quirks.parent = Some(Derived::new(column, move |row| {
        let below = row.get(level).and_then(|cell| cell.trim().parse::<usize>().ok()).is_some_and(|level| level > 1);
        row.get(parent).map(str::trim).filter(|cell| below && !cell.is_empty()).map(str::to_owned)
    }));
    // `Facebook:/<post-id>/comments`: the module that asked.
    if let Some(at) = draft.column("query_type") {
        draft.written_as_rows_say(move |row| row.get(at)?.split([':', '/']).next().map(|module| module.trim().to_owned()));
    }
}

/// The column of the text at each level of a wide table, from the top; none in the others.
fn levels_of_text(draft: &Draft<'_>, deepest: Option<usize>) -> Vec<(usize, usize)> {
    let Some(deepest) = deepest else { return Vec::new() };
    let text = draft.columns.iter().position(|column| column.role == Field::Text && column.why == RoleReason::Source);
    let Some(name) = text.and_then(|at| draft.headings[at].name.strip_prefix(&format!("lvl_{deepest}_"))) else { return Vec::new() };
    (0..=deepest).filter_map(|level| Some((level, draft.column(&format!("lvl_{level}_{name}"))?))).collect()
}
