//! Samples: drawn from what a query finds, by a seed, and kept with how they were drawn, so that the same can be drawn again.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_64_with_seed;

use super::quota;
use super::variation::{Traits, vary};
use crate::corpus::columns::{Columns, UNDATED};
use crate::corpus::conversation::Pseudonyms;
use crate::corpus::lists::{Role, Space, closed_list};
use crate::error::{Error, Result};
use crate::locale::{self, Lang};
use crate::storage::sql;
use crate::study::Study;

closed_list! {
    /// How a sample is drawn.
    How { Random = "random", Stratified = "stratified", Variation = "variation" }
}

closed_list! {
    /// How much each stratum gives.
    Allocation { Proportional = "proportional", Equal = "equal" }
}

/// What strata may be made of, besides `attr.NAME`.
pub const STRATA: &[&str] = &["space", "venue", "role", "lang", "person", "month", "code"];

/// What is asked of a draw.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SampleAsk {
    /// How.
    pub how: How,
    /// How many messages.
    pub size: usize,
    /// What makes the strata, of a stratified one.
    pub by: Option<String>,
    /// How much each gives.
    pub allocation: Allocation,
    /// What decides the chance.
    pub seed: u64,
}

/// A stratum, and what it gave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stratum {
    /// Its value: a word of a closed list, a name, a month; a person by its pseudonym of then; empty for messages without one.
    pub value: String,
    /// Messages in it.
    pub of: usize,
    /// Messages drawn from it.
    pub drawn: usize,
}

/// How a sample was drawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Drawn {
    /// How.
    pub how: How,
    /// What decided the chance.
    pub seed: u64,
    /// How many messages were asked for.
    pub size: usize,
    /// Among how many.
    pub of: usize,
    /// What made the strata.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// How much each gave.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub allocation: Option<Allocation>,
    /// What each gave, the largest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub strata: Vec<Stratum>,
}

/// A sample, not kept yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sample {
    /// Row ids, in the order in which they were drawn.
    pub messages: Vec<i64>,
    /// How.
    pub drawn: Drawn,
}

/// The place of a message in the order that a seed makes: the same for the same seed, whatever else is drawn from.
pub(crate) fn order(id: i64, seed: u64) -> (u64, i64) {
    (xxh3_64_with_seed(&id.to_le_bytes(), seed), id)
}

fn month(columns: &Columns, at: usize) -> Option<String> {
    let posted = columns.posted[at];
    if posted == UNDATED {
        return None;
    }
    chrono::DateTime::from_timestamp_micros(posted).map(|at| at.format("%Y-%m").to_string())
}

impl Drawn {
    /// How it was drawn, in words.
    pub fn tell(&self, lang: Lang) -> String {
        let drawn: usize = if self.strata.is_empty() { self.size.min(self.of) } else { self.strata.iter().map(|one| one.drawn).sum() };
        let said = |key: &str| locale::say(lang, key, &[]);
        let by = self.by.as_deref().map_or_else(String::new, |by| match by.strip_prefix("attr.") {
            Some(name) => name.to_owned(),
            None => said(&format!("sample-by-{by}")),
        });
        let args = [
            ("n", drawn.to_string()),
            ("of", self.of.to_string()),
            ("seed", self.seed.to_string()),
            ("by", by),
            ("allocation", self.allocation.map_or_else(String::new, |one| said(&format!("sample-{}", one.word())))),
        ];
        locale::say(lang, &format!("sample-told-{}", self.how.word()), &args)
    }

    /// The name of a stratum in words.
    pub fn value_in(&self, stratum: &Stratum, lang: Lang) -> String {
        let value = stratum.value.as_str();
        let key = format!("{}-{value}", self.by.as_deref().unwrap_or_default());
        match self.by.as_deref() {
            _ if value.is_empty() => locale::say(lang, "sample-none", &[]),
            Some("space" | "role" | "lang") if locale::has(lang, &key) => locale::say(lang, &key, &[]),
            _ => value.to_owned(),
        }
    }
}

impl Study {
    /// Draws a sample among these messages.
    ///
    /// # Errors
    /// [`Error::BadParameter`] for a size of nothing, and for strata of what no message has.
    pub fn sample(&self, among: &[i64], ask: &SampleAsk) -> Result<Sample> {
        if ask.size == 0 {
            return Err(Error::BadParameter { name: "size".into(), value: "0".into() });
        }
        let columns = self.columns()?;
        let mut found: Vec<usize> = among.iter().filter_map(|&id| columns.ordinal(id)).collect();
        found.sort_unstable();
        found.dedup();
        let of = found.len();
        let mut drawn = Drawn { how: ask.how, seed: ask.seed, size: ask.size, of, by: None, allocation: None, strata: vec![] };
        let shuffled = |ordinals: &[usize], take: usize| {
            let mut ids: Vec<i64> = ordinals.iter().map(|&at| columns.ids[at]).collect();
            ids.sort_by_key(|&id| order(id, ask.seed));
            ids.truncate(take);
            ids
        };
        let messages = match ask.how {
            How::Random => shuffled(&found, ask.size),
            How::Variation => {
                let mut codes = self.codes_by_message()?;
                let mut months: FxHashMap<String, i64> = FxHashMap::default();
                let mut place = |at: usize| {
                    let next = months.len() as i64 + 1;
                    month(&columns, at).map_or(0, |name| *months.entry(name).or_insert(next))
                };
                let traits =
                    found.iter().map(|&at| Traits::of(&columns, at, place(at), codes.remove(&columns.ids[at]).unwrap_or_default()));
                vary(traits.collect(), ask.size, ask.seed)
            }
            How::Stratified => {
                let by = ask.by.as_deref().map(str::trim).unwrap_or_default();
                let strata = self.strata(&columns, &found, by)?;
                let sizes: Vec<usize> = strata.iter().map(|(_, ordinals)| ordinals.len()).collect();
                let quotas = match ask.allocation {
                    Allocation::Proportional => quota::proportional(&sizes, ask.size),
                    Allocation::Equal => quota::equal(&sizes, ask.size),
                };
                (drawn.by, drawn.allocation) = (Some(by.to_owned()), Some(ask.allocation));
                let mut messages = vec![];
                for ((value, ordinals), quota) in strata.into_iter().zip(quotas) {
                    messages.extend(shuffled(&ordinals, quota));
                    drawn.strata.push(Stratum { value, of: ordinals.len(), drawn: quota });
                }
                messages
            }
        };
        Ok(Sample { messages, drawn })
    }

    /// The codes of each message, ascending.
    pub(crate) fn codes_by_message(&self) -> Result<FxHashMap<i64, Vec<i64>>> {
        let mut codes: FxHashMap<i64, Vec<i64>> = FxHashMap::default();
        let mut statement = self.conn.prepare_cached(sql!("coding/light"))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            codes.entry(row.get(1)?).or_default().push(row.get(0)?);
        }
        for one in codes.values_mut() {
            one.sort_unstable();
            one.dedup();
        }
        Ok(codes)
    }

    /// The strata, the largest first, then by value: what quotas are shared among.
    fn strata(&self, columns: &Columns, found: &[usize], by: &str) -> Result<Vec<(String, Vec<usize>)>> {
        let mut strata: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        let mut put = |value: String, at: usize| strata.entry(value).or_default().push(at);
        match by {
            "space" => found.iter().for_each(|&at| put(Space::ALL[columns.space[at] as usize].word().to_owned(), at)),
            "role" => found.iter().for_each(|&at| put(Role::ALL[columns.role[at] as usize].word().to_owned(), at)),
            "venue" => found.iter().for_each(|&at| put(columns.venues.get(&columns.venue[at]).cloned().unwrap_or_default(), at)),
            "lang" => found.iter().for_each(|&at| put(columns.langs[columns.lang[at] as usize].clone(), at)),
            "month" => found.iter().for_each(|&at| put(month(columns, at).unwrap_or_default(), at)),
            "person" => {
                let names = Pseudonyms::of(columns);
                found.iter().for_each(|&at| put(names.name(columns.person[at]), at));
            }
            "code" => {
                // Strata share no message: one that bears several codes stands under the rarest of them, so that rare codes have a share.
                let (codebook, codes) = (self.codebook()?, self.codes_by_message()?);
                let mut counts: FxHashMap<i64, usize> = FxHashMap::default();
                let borne = |at: usize| codes.get(&columns.ids[at]).map_or(&[][..], Vec::as_slice);
                found.iter().for_each(|&at| borne(at).iter().for_each(|&code| *counts.entry(code).or_default() += 1));
                for &at in found {
                    let rarest = borne(at).iter().min_by_key(|&&code| (counts.get(&code).copied().unwrap_or_default(), code));
                    put(rarest.and_then(|&code| codebook.get(code)).map_or_else(String::new, |code| code.ext.clone()), at);
                }
            }
            _ => {
                let name = by.strip_prefix("attr.").filter(|name| !name.is_empty());
                let name = name.ok_or_else(|| Error::BadParameter { name: "by".into(), value: by.to_owned() })?;
                let mut values: FxHashMap<i64, String> = FxHashMap::default();
                let mut statement = self.conn.prepare_cached(sql!("filter/attribute"))?;
                let mut rows = statement.query([format!("$.\"{}\"", name.replace('"', ""))])?;
                while let Some(row) = rows.next()? {
                    values.insert(row.get(0)?, row.get(1)?);
                }
                if values.is_empty() {
                    return Err(Error::BadParameter { name: "by".into(), value: by.to_owned() });
                }
                found.iter().for_each(|&at| put(values.get(&columns.ids[at]).cloned().unwrap_or_default(), at));
            }
        }
        let mut strata: Vec<_> = strata.into_iter().collect();
        strata.sort_by(|a, b| b.1.len().cmp(&a.1.len()).then_with(|| a.0.cmp(&b.0)));
        Ok(strata)
    }
}
