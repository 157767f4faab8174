//! `cooccurrence`: codes that meet in messages, and on the same words. Jaccard's index (P. Jaccard, 1901) over messages.

use rustc_hash::FxHashMap;
use serde_json::{Value, json};

use super::{Coded, Scene, by_code, object, round6};

pub(super) fn compute(scene: &Scene) -> Value {
    let by_code = by_code(scene);
    let mut codes: Vec<_> = scene.codebook.codes.iter().filter(|code| by_code.contains_key(&code.id)).collect();
    // Pair keys are in code-point order, which is that of Rust strings.
    codes.sort_by(|a, b| a.ext.cmp(&b.ext));
    let place: FxHashMap<i64, usize> = codes.iter().enumerate().map(|(at, code)| (code.id, at)).collect();
    let above: Vec<Vec<bool>> = codes
        .iter()
        .map(|code| {
            let line = scene.codebook.upward(code.id);
            codes.iter().map(|other| line.contains(&other.id)).collect()
        })
        .collect();

    // Message by message: the cost is that of the codings that meet, not of all pairs of codes.
    let mut by_message: FxHashMap<usize, Vec<(usize, Coded)>> = FxHashMap::default();
    for (code, codings) in &by_code {
        if let Some(&at) = place.get(code) {
            for coded in codings {
                by_message.entry(coded.ordinal).or_default().push((at, *coded));
            }
        }
    }
    let n = codes.len();
    let mut bearing = vec![0usize; n];
    let mut both: FxHashMap<(usize, usize), (usize, usize)> = FxHashMap::default();
    for codings in by_message.values_mut() {
        codings.sort_by_key(|(at, coded)| (*at, coded.start));
        let groups: Vec<&[(usize, Coded)]> = codings.chunk_by(|a, b| a.0 == b.0).collect();
        for (i, a) in groups.iter().enumerate() {
            bearing[a[0].0] += 1;
            for b in &groups[i + 1..] {
                let (x, y) = (a[0].0, b[0].0);
                if above[x][y] || above[y][x] {
                    continue;
                }
                let met = both.entry((x, y)).or_default();
                met.0 += 1;
                met.1 += a
                    .iter()
                    .map(|(_, p)| b.iter().filter(|(_, q)| p.own == q.own && p.start.max(q.start) < p.stop.min(q.stop)).count())
                    .sum::<usize>();
            }
        }
    }
    let mut pairs: Vec<_> = both.into_iter().collect();
    pairs.sort_unstable();
    object(pairs.into_iter().map(|((x, y), (messages, segments))| {
        let either = bearing[x] + bearing[y] - messages;
        let pair = json!({ "segment_pairs": segments, "messages": messages, "jaccard": round6(messages as f64 / either as f64) });
        (format!("{} × {}", codes[x].ext, codes[y].ext), pair)
    }))
}
