//! `threads`: who answers whom, how deep, how far. Brand speech stays: a conversation is broken where a voice is missing.
//!
//! The h-index of a thread is that of V. Gómez, A. Kaltenbrunner and V. López, WWW 2008, by levels from the root, which is level 0.

use rustc_hash::{FxHashMap, FxHashSet};
use serde_json::{Value, json};

use super::{Scene, object, round6};
use crate::error::Result;
use crate::study::Study;

pub(super) fn compute(study: &Study, scene: &Scene) -> Result<Value> {
    let columns = &scene.columns;
    let mut exts: FxHashMap<usize, (String, Option<String>)> = FxHashMap::default();
    let mut name = |at: usize| -> Result<(String, Option<String>)> {
        if let Some(known) = exts.get(&at) {
            return Ok(known.clone());
        }
        let message = study.message(columns.ids[at])?;
        exts.insert(at, (message.ext.clone(), message.account.clone()));
        Ok((message.ext, message.account))
    };
    let touched: FxHashSet<i64> = scene.in_force.iter().map(|&at| columns.root[at]).collect();
    let depths = depths(columns);
    let mut depth = vec![];
    let mut roots = vec![];
    let mut levels: FxHashMap<i64, Vec<usize>> = FxHashMap::default();
    let mut edges = vec![];
    let mut who: Vec<(String, usize)> = vec![];
    let mut places: FxHashMap<String, usize> = FxHashMap::default();
    let mut pairs: FxHashSet<(i64, i64)> = FxHashSet::default();
    for at in (0..columns.len()).filter(|&at| touched.contains(&columns.root[at])) {
        let (ext, account) = name(at)?;
        depth.push((ext.clone(), json!(depths[at])));
        let level = levels.entry(columns.root[at]).or_default();
        if level.len() <= depths[at] {
            level.resize(depths[at] + 1, 0);
        }
        level[depths[at]] += 1;
        if columns.root[at] == columns.ids[at] {
            roots.push((at, ext.clone()));
        }
        if let Some(parent) = columns.ordinal(columns.parent[at]).filter(|_| columns.parent[at] != 0) {
            let (parent_ext, parent_account) = name(parent)?;
            edges.push(json!([ext, parent_ext]));
            let key = format!("{} → {}", account.unwrap_or_default(), parent_account.unwrap_or_default());
            let place = *places.entry(key.clone()).or_insert_with(|| {
                who.push((key, 0));
                who.len() - 1
            });
            who[place].1 += 1;
            if columns.account[at] != columns.account[parent] {
                pairs.insert((columns.account[at], columns.account[parent]));
            }
        }
    }
    let of_roots = |value: &dyn Fn(&[usize]) -> usize| {
        object(roots.iter().map(|(at, ext)| (ext.clone(), json!(levels.get(&columns.ids[*at]).map_or(0, |level| value(level))))))
    };
    let reciprocated = pairs.iter().filter(|(a, b)| pairs.contains(&(*b, *a))).count();
    let reciprocity = if pairs.is_empty() { Value::Null } else { json!(round6(reciprocated as f64 / pairs.len() as f64)) };
    Ok(json!({
        "depth": object(depth),
        "roots": roots.iter().map(|(_, ext)| ext.clone()).collect::<Vec<_>>(),
        "size": of_roots(&|level| level.iter().sum()),
        "max_depth": of_roots(&|level| level.len() - 1),
        "h_index": of_roots(&|level| (0..level.len()).rev().find(|&i| level[i] >= i).unwrap_or(0)),
        "edges": edges,
        "who_to_whom": object(who.into_iter().map(|(key, n)| (key, json!(n)))),
        "directed_pairs": pairs.len(),
        "reciprocated": reciprocated,
        "reciprocity": reciprocity,
    }))
}

/// Distance of each message to its root.
fn depths(columns: &crate::corpus::columns::Columns) -> Vec<usize> {
    let mut depths: Vec<Option<usize>> = vec![None; columns.len()];
    let mut path = vec![];
    for start in 0..columns.len() {
        let mut at = start;
        path.clear();
        let base = loop {
            if let Some(depth) = depths[at] {
                break depth + 1;
            }
            path.push(at);
            match columns.ordinal(columns.parent[at]).filter(|_| columns.parent[at] != 0 && columns.root[at] != columns.ids[at]) {
                Some(parent) if path.len() <= columns.len() => at = parent,
                _ => break 0,
            }
        };
        for (step, &at) in path.iter().rev().enumerate() {
            depths[at] = Some(base + step);
        }
    }
    depths.into_iter().map(Option::unwrap_or_default).collect()
}
