//! `codes`: what each code counts, its own codings and those of the codes below.

use rustc_hash::FxHashSet;
use serde_json::Value;

use super::{Scene, by_code, count_json, object};

pub(super) fn compute(scene: &Scene) -> Value {
    let by_code = by_code(scene);
    object(scene.codebook.codes.iter().filter_map(|code| {
        let codings = by_code.get(&code.id)?;
        let bearing: FxHashSet<usize> = codings.iter().map(|coded| coded.ordinal).collect();
        Some((code.ext.clone(), count_json(scene.counts(bearing.into_iter(), codings.len()))))
    }))
}
