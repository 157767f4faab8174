//! `threads`: who answers whom, how deep, how far. Brand speech stays: a conversation is broken where a voice is missing.
//!
//! The h-index of a thread is that of V. Gómez, A. Kaltenbrunner and V. López, WWW 2008, by levels from the root, which is level 0.

use rustc_hash::{FxHashMap, FxHashSet};
use serde_json::{Value, json};

use super::{Scene, object, round6};
use crate::corpus::columns::Columns;
use crate::error::Result;
use crate::storage::sql;
use crate::study::Study;

pub(super) fn compute(study: &Study, scene: &Scene) -> Result<Value> {
    let columns = &scene.columns;
    let names = Names::load(study, columns)?;
    let touched: FxHashSet<i64> = scene.in_force.iter().map(|&at| columns.root[at]).collect();
    let depths = depths(columns);
    let mut depth = vec![];
    let mut roots = vec![];
    let mut levels: FxHashMap<i64, Vec<usize>> = FxHashMap::default();
    let mut edges = vec![];
    let mut who: Vec<((i64, i64), usize)> = vec![];
    let mut places: FxHashMap<(i64, i64), usize> = FxHashMap::default();
    let mut pairs: FxHashSet<(i64, i64)> = FxHashSet::default();
    for at in (0..columns.len()).filter(|&at| touched.contains(&columns.root[at])) {
        let ext = &names.exts[at];
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
            edges.push(json!([ext, names.exts[parent]]));
            let pair = (columns.account[at], columns.account[parent]);
            let place = *places.entry(pair).or_insert_with(|| {
                who.push((pair, 0));
                who.len() - 1
            });
            who[place].1 += 1;
            if pair.0 != pair.1 {
                pairs.insert(pair);
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
        "who_to_whom": names.pairs(who),
        "directed_pairs": pairs.len(),
        "reciprocated": reciprocated,
        "reciprocity": reciprocity,
    }))
}

/// What messages and accounts are called, read in one pass each.
struct Names {
    /// External ids by ordinal.
    exts: Vec<String>,
    /// Handles by account.
    accounts: FxHashMap<i64, String>,
}

impl Names {
    fn load(study: &Study, columns: &Columns) -> Result<Self> {
        let mut exts = vec![String::new(); columns.len()];
        let mut statement = study.conn.prepare_cached(sql!("message/exts"))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            if let Some(at) = columns.ordinal(row.get(0)?) {
                exts[at] = row.get(1)?;
            }
        }
        let mut statement = study.conn.prepare_cached(sql!("filter/accounts"))?;
        let accounts = statement.query_map([], |row| Ok((row.get(0)?, row.get::<_, Option<String>>(1)?.unwrap_or_default())))?;
        Ok(Names { exts, accounts: accounts.collect::<rusqlite::Result<_>>()? })
    }

    /// `A → B` and how often; accounts of one name on several venues are told together.
    fn pairs(&self, who: Vec<((i64, i64), usize)>) -> Value {
        let mut told: Vec<(String, usize)> = vec![];
        let mut places: FxHashMap<String, usize> = FxHashMap::default();
        let name = |account| self.accounts.get(&account).map_or("", String::as_str);
        for ((from, to), n) in who {
            let key = format!("{} → {}", name(from), name(to));
            match places.get(&key) {
                Some(&place) => told[place].1 += n,
                None => {
                    places.insert(key.clone(), told.len());
                    told.push((key, n));
                }
            }
        }
        object(told.into_iter().map(|(key, n)| (key, json!(n))))
    }
}

/// Distance of each message to its root.
fn depths(columns: &Columns) -> Vec<usize> {
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
            let above = columns.ordinal(columns.parent[at]).filter(|_| columns.parent[at] != 0 && columns.root[at] != columns.ids[at]);
            // What answers a message of another chat begins anew in its own.
            match above.filter(|&above| columns.root[above] == columns.root[at]) {
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
