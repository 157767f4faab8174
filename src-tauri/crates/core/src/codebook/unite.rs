//! Codings that come under one code: what overlaps there becomes one, and no word of it is lost.
//! The same code twice on the same words of one coder would count twice.

use std::collections::BTreeMap;

use rusqlite::params;

use crate::coding::{Coding, Origin, span};
use crate::error::Result;
use crate::locale::{self, Lang};
use crate::storage::sql;
use crate::study::Work;

/// Several codings that become one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Union {
    /// The one that stays, as it will be.
    pub kept: Coding,
    /// Row ids of those that go into it.
    pub gone: Vec<i64>,
}

/// Which codings become one when `coming` join those that are `standing` under a code.
///
/// Of one coder on one message: where spans are the same, the newest says voice and weight, and what the others said is told in its
/// memo; where they overlap and say the same, they become their union. Overlaps that say something else stay apart, and so does
/// what nothing new touches.
pub fn plan(standing: &[Coding], coming: &[Coding], lang: Lang) -> Vec<Union> {
    let mut groups: BTreeMap<(i64, &str, &str), Vec<Piece>> = BTreeMap::new();
    for (codings, new) in [(standing, false), (coming, true)] {
        for coding in codings {
            let group = groups.entry((coding.message, &coding.coder, coding.review.word())).or_default();
            group.push(Piece { kept: coding.clone(), gone: vec![], new });
        }
    }
    let united = groups.into_values().flat_map(|pieces| overlapping(same_span(pieces, lang)));
    united.filter(|piece| !piece.gone.is_empty()).map(|piece| Union { kept: piece.kept, gone: piece.gone }).collect()
}

struct Piece {
    kept: Coding,
    gone: Vec<i64>,
    /// Whether something of it is new under the code.
    new: bool,
}

fn same_span(pieces: Vec<Piece>, lang: Lang) -> Vec<Piece> {
    let mut places: BTreeMap<(usize, usize, bool), Vec<Piece>> = BTreeMap::new();
    for piece in pieces {
        places.entry((piece.kept.start, piece.kept.stop, piece.kept.lost)).or_default().push(piece);
    }
    let mut out = vec![];
    for mut pieces in places.into_values() {
        if pieces.len() < 2 || pieces.iter().all(|piece| !piece.new) {
            out.extend(pieces);
            continue;
        }
        // What a person put is not made over into what a rule put; then the newest says how.
        let by_rule = |piece: &Piece| matches!(piece.kept.origin, Origin::Rule | Origin::Suggestion);
        pieces.sort_by(|a, b| by_rule(a).cmp(&by_rule(b)).then_with(|| (&b.kept.at, b.kept.id).cmp(&(&a.kept.at, a.kept.id))));
        let mut pieces = pieces.into_iter();
        let Some(mut first) = pieces.next() else { continue };
        for other in pieces {
            let told = differs(&first.kept, &other.kept, lang);
            first.kept.memo = joined([first.kept.memo.take(), told, other.kept.memo]);
            first.kept.weight = first.kept.weight.or(other.kept.weight);
            first.gone.push(other.kept.id);
        }
        first.new = true;
        out.push(first);
    }
    out
}

fn overlapping(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut alike: BTreeMap<(&str, Option<u8>, bool), Vec<Piece>> = BTreeMap::new();
    for piece in pieces {
        alike.entry((piece.kept.voice.word(), piece.kept.weight, piece.kept.lost)).or_default().push(piece);
    }
    let mut out = vec![];
    for ((_, _, lost), mut pieces) in alike {
        pieces.sort_by_key(|piece| (piece.kept.start, piece.kept.stop, piece.kept.id));
        let mut cluster: Vec<Piece> = vec![];
        let mut end = 0;
        for piece in pieces {
            // What was lost says no place: it overlaps nothing.
            if lost || piece.kept.start >= end {
                out.append(&mut closed(std::mem::take(&mut cluster)));
                end = 0;
            }
            end = end.max(piece.kept.stop);
            cluster.push(piece);
        }
        out.append(&mut closed(cluster));
    }
    out
}

/// A chain of overlaps as one piece; as it was where nothing in it is new.
fn closed(mut cluster: Vec<Piece>) -> Vec<Piece> {
    if cluster.len() < 2 || cluster.iter().all(|piece| !piece.new) {
        return cluster;
    }
    let (start, stop) = cluster.iter().fold((usize::MAX, 0), |(a, b), piece| (a.min(piece.kept.start), b.max(piece.kept.stop)));
    // What a person put is not made over into what a rule put; then the eldest stays.
    cluster.sort_by_key(|piece| (piece.kept.origin != Origin::Human, piece.kept.id));
    let mut pieces = cluster.into_iter();
    let Some(mut first) = pieces.next() else { return vec![] };
    for other in pieces {
        first.kept.memo = joined([first.kept.memo.take(), None, other.kept.memo]);
        first.gone.push(other.kept.id);
        first.gone.extend(other.gone);
    }
    (first.kept.start, first.kept.stop) = (start, stop);
    vec![Piece { new: true, ..first }]
}

/// What the other one said otherwise, in words.
fn differs(kept: &Coding, other: &Coding, lang: Lang) -> Option<String> {
    let mut said = vec![];
    if kept.voice != other.voice {
        said.push(locale::say(lang, "merge-told-voice", &[("voice", locale::worded(lang, "voice", other.voice.word()))]));
    }
    if let Some(weight) = other.weight.filter(|_| kept.weight.is_some() && kept.weight != other.weight) {
        said.push(locale::say(lang, "merge-told-weight", &[("weight", weight.to_string())]));
    }
    if said.is_empty() { None } else { Some(locale::say(lang, "merge-told", &[("values", said.join(", "))])) }
}

/// Texts one after another; what is there already is not said twice.
pub(crate) fn joined(texts: impl IntoIterator<Item = Option<String>>) -> Option<String> {
    let mut out: Vec<String> = vec![];
    for text in texts.into_iter().flatten().filter(|text| !text.trim().is_empty()) {
        if !out.contains(&text) {
            out.push(text);
        }
    }
    (!out.is_empty()).then(|| out.join("\n\n"))
}

/// Puts codings under a code, and makes the unions that were planned.
pub(crate) fn apply(work: &Work<'_>, code: i64, coming: &[Coding], unions: &[Union]) -> Result<()> {
    for coding in coming {
        work.conn.prepare_cached(sql!("coding/set_code"))?.execute(params![coding.id, code])?;
    }
    for Union { kept, gone } in unions {
        for &other in gone {
            work.conn.prepare_cached(sql!("memo/move_on"))?.execute(params!["coding", other, kept.id])?;
            let span: i64 = work.conn.prepare_cached(sql!("coding/span_of"))?.query_row([other], |row| row.get(0))?;
            work.conn.prepare_cached(sql!("coding/delete"))?.execute([other])?;
            work.conn.prepare_cached(sql!("span/delete"))?.execute([span])?;
        }
        let reviewed = kept.reviewed.as_ref();
        work.conn.prepare_cached(sql!("coding/update"))?.execute(params![
            kept.id,
            code,
            kept.voice.word(),
            kept.review.word(),
            kept.memo,
            kept.weight,
            reviewed.map(|(by, _)| by),
            reviewed.map(|(_, at)| at)
        ])?;
        if !kept.lost {
            let text: String = work.conn.prepare_cached(sql!("message/text"))?.query_row([kept.message], |row| row.get(0))?;
            span::place(work.conn, kept.id, &text, kept.start..kept.stop)?;
        }
    }
    Ok(())
}
