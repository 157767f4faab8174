//! Figures: each counts codings, messages, accounts, persons, spaces and conversations, and says its base.
//! Percentages are for the views; the data here are counts and plain ratios.

mod codes;
mod cooccurrence;
mod corpus;
mod threads;

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Serialize;
use serde_json::{Value, json};

use crate::codebook::read::Codebook;
use crate::coding::Voice;
use crate::corpus::columns::Columns;
use crate::error::{Error, Result};
use crate::storage::sql;
use crate::study::Study;

/// The figures that this floor has.
pub const NAMES: &[&str] = &["corpus", "codes", "cooccurrence", "threads"];

/// What is asked of a figure.
#[derive(Debug, Clone, Default)]
pub struct Ask {
    /// A query that restricts the messages.
    pub filter: Option<String>,
    /// Whether what the brand says counts too.
    pub brand_speech: bool,
    /// `name=value` parameters.
    pub params: Vec<(String, String)>,
}

/// What a figure counts over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Default)]
pub struct Base {
    /// Accepted codings.
    pub codings: usize,
    /// Messages in force.
    pub messages: usize,
    /// Their accounts.
    pub accounts: usize,
    /// Their persons.
    pub persons: usize,
    /// The types of space where they stand.
    pub spaces: usize,
    /// The conversations that have one of them.
    pub conversations: usize,
}

/// A figure: its base and its data.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Figure {
    /// Its name.
    pub figure: String,
    /// The canonical filter, `null` without one.
    pub filter: Option<String>,
    /// `include` or `exclude`.
    pub brand_speech: &'static str,
    /// What it counts over.
    pub base: Base,
    /// Its data, in the shape of the contract.
    pub data: Value,
}

/// One accepted coding, as figures need it.
#[derive(Debug, Clone, Copy)]
struct Coded {
    code: i64,
    /// The message that it counts for.
    ordinal: usize,
    /// The message whose words it stands on: another where like texts count once.
    own: usize,
    start: usize,
    stop: usize,
}

/// What the figures compute from.
struct Scene {
    columns: Arc<Columns>,
    codebook: Codebook,
    /// Ordinals in force, in the order of the corpus.
    in_force: Vec<usize>,
    /// Accepted codings of the voices asked, on messages in force.
    codings: Vec<Coded>,
}

/// Rounds half away from zero, as the contract says; six decimals are the most it prints.
fn round6(value: f64) -> f64 {
    (value * 1e6).round() / 1e6
}

impl Scene {
    fn counts(&self, ordinals: impl Iterator<Item = usize>, codings: usize) -> Base {
        let columns = &self.columns;
        let mut seen = (FxHashSet::default(), FxHashSet::default(), FxHashSet::default(), FxHashSet::default());
        let mut messages = 0;
        for at in ordinals {
            messages += 1;
            seen.0.insert(columns.account[at]);
            seen.1.insert(columns.person[at]);
            seen.2.insert(columns.space[at]);
            seen.3.insert(columns.root[at]);
        }
        Base { codings, messages, accounts: seen.0.len(), persons: seen.1.len(), spaces: seen.2.len(), conversations: seen.3.len() }
    }
}

fn voices(ask: &Ask) -> Result<Option<Vec<Voice>>> {
    let Some((_, value)) = ask.params.iter().find(|(name, _)| name == "voice") else { return Ok(None) };
    let read = |word: &str| Voice::from_word(word.trim()).ok_or_else(|| Error::BadParameter { name: "voice".into(), value: value.clone() });
    Ok(Some(value.split(',').map(read).collect::<Result<_>>()?))
}

/// Whether like texts count once: the first of each group stands for all.
fn texts_once(ask: &Ask) -> Result<bool> {
    match ask.params.iter().find(|(name, _)| name == "texts") {
        None => Ok(false),
        Some((_, value)) if value == "each" => Ok(false),
        Some((_, value)) if value == "once" => Ok(true),
        Some((name, value)) => Err(Error::BadParameter { name: name.clone(), value: value.clone() }),
    }
}

impl Study {
    fn scene(&self, ask: &Ask, brand_speech: bool) -> Result<Scene> {
        let columns = self.columns()?;
        let kept: Option<FxHashSet<i64>> =
            ask.filter.as_deref().map(|query| self.matching(query)).transpose()?.map(|ids| ids.into_iter().collect());
        let once = texts_once(ask)?;
        // The first of like texts stands for all: what is coded on any of them counts for it, once.
        let mut stands: FxHashMap<i64, usize> = FxHashMap::default();
        let mut standing: Vec<Option<usize>> = vec![None; columns.len()];
        let mut in_force = vec![];
        for (at, stands_for) in standing.iter_mut().enumerate() {
            let is_kept = kept.as_ref().is_none_or(|kept| kept.contains(&columns.ids[at]));
            if !is_kept || (!brand_speech && columns.is_brand_speech(at)) {
                continue;
            }
            let twin = columns.twin[at];
            let first = if once && twin != 0 { *stands.entry(twin).or_insert(at) } else { at };
            *stands_for = Some(first);
            if first == at {
                in_force.push(at);
            }
        }
        let voices = voices(ask)?;
        let mut codings = vec![];
        let mut speaks: FxHashMap<(i64, usize), usize> = FxHashMap::default();
        let mut statement = self.conn.prepare_cached(sql!("coding/light"))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let Some(own) = columns.ordinal(row.get(1)?) else { continue };
            let Some(ordinal) = standing[own] else { continue };
            if let Some(voices) = &voices {
                let voice = Voice::from_word(row.get_ref(4)?.as_str()?);
                if !voice.is_some_and(|voice| voices.contains(&voice)) {
                    continue;
                }
            }
            let coded = Coded { code: row.get(0)?, ordinal, own, start: row.get(2)?, stop: row.get(3)? };
            // Of like texts that bear one code, the first met speaks for all.
            if !once || *speaks.entry((coded.code, ordinal)).or_insert(own) == own {
                codings.push(coded);
            }
        }
        Ok(Scene { codebook: self.codebook()?, columns, in_force, codings })
    }

    /// Computes a figure.
    ///
    /// # Errors
    /// [`Error::UnknownFigure`], [`Error::BadParameter`], or what the filter's query answers.
    pub fn figure(&self, name: &str, ask: &Ask) -> Result<Figure> {
        if !NAMES.contains(&name) {
            return Err(Error::UnknownFigure { name: name.to_owned() });
        }
        if let Some((unknown, value)) = ask.params.iter().find(|(param, _)| !matches!(param.as_str(), "voice" | "texts")) {
            return Err(Error::BadParameter { name: unknown.clone(), value: value.clone() });
        }
        // A conversation is broken where a voice is missing: `threads` keeps what the brand says.
        let brand_speech = ask.brand_speech || name == "threads";
        let scene = self.scene(ask, brand_speech)?;
        let data = match name {
            "corpus" => corpus::compute(&scene),
            "codes" => codes::compute(&scene),
            "cooccurrence" => cooccurrence::compute(&scene),
            _ => threads::compute(self, &scene)?,
        };
        let base = scene.counts(scene.in_force.iter().copied(), scene.codings.len());
        let filter = ask.filter.as_deref().map(|query| crate::search::query::parse(query).0.to_string());
        Ok(Figure { figure: name.to_owned(), filter, brand_speech: if ask.brand_speech { "include" } else { "exclude" }, base, data })
    }

    /// How many codings and messages each code has, its own and those of the codes below, brand speech left out: the counts of the
    /// figure `codes`, without its base, in the time that the codings take, whatever the corpus.
    pub fn code_counts(&self, codebook: &Codebook) -> Result<FxHashMap<i64, (usize, usize)>> {
        let columns = self.columns()?;
        let lines: FxHashMap<i64, Vec<i64>> = codebook.codes.iter().map(|code| (code.id, codebook.upward(code.id))).collect();
        let mut codings: FxHashMap<i64, usize> = FxHashMap::default();
        let mut bearing: FxHashSet<(i64, usize)> = FxHashSet::default();
        let mut statement = self.conn.prepare_cached(sql!("coding/light"))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let Some(at) = columns.ordinal(row.get(1)?).filter(|&at| !columns.is_brand_speech(at)) else { continue };
            for &code in lines.get(&row.get(0)?).map_or(&[][..], Vec::as_slice) {
                *codings.entry(code).or_default() += 1;
                bearing.insert((code, at));
            }
        }
        let mut counts: FxHashMap<i64, (usize, usize)> = codings.into_iter().map(|(code, n)| (code, (n, 0))).collect();
        for (code, _) in bearing {
            counts.entry(code).or_default().1 += 1;
        }
        Ok(counts)
    }
}

/// Codings under every code that they count for: their own and those above.
fn by_code(scene: &Scene) -> FxHashMap<i64, Vec<Coded>> {
    let lines: FxHashMap<i64, Vec<i64>> = scene.codebook.codes.iter().map(|code| (code.id, scene.codebook.upward(code.id))).collect();
    let mut out: FxHashMap<i64, Vec<Coded>> = FxHashMap::default();
    for coded in &scene.codings {
        for &code in lines.get(&coded.code).map_or(&[][..], Vec::as_slice) {
            out.entry(code).or_default().push(*coded);
        }
    }
    out
}

fn object(entries: impl IntoIterator<Item = (String, Value)>) -> Value {
    Value::Object(entries.into_iter().collect())
}

fn count_json(base: Base) -> Value {
    json!({
        "codings": base.codings, "messages": base.messages, "accounts": base.accounts, "persons": base.persons,
        "spaces": base.spaces, "conversations": base.conversations,
    })
}
