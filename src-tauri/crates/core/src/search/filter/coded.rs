//! What codings are: their code, net, coder, origin, voice, weight, review. Only accepted ones count, unless a review is asked.

use super::value::{fold_is, number_range, word_of};
use super::{Filters, Meant};
use crate::coding::{Origin, Review, Voice};
use crate::error::Result;
use crate::search::coded::Trait;
use crate::search::words::fold;

/// Weights that a coder may say.
const WEIGHTS: std::ops::RangeInclusive<u8> = 1..=3;

impl Filters<'_> {
    /// What this filter asks of a coding; `None` where it asks of something else.
    pub(super) fn coding(&self, field: &str, strict: bool, value: &str) -> Result<Option<Meant<Vec<Trait>>>> {
        Ok(Some(match field {
            "code" => self.code(value, strict)?,
            "net" => self.net(value)?,
            "coder" => {
                let wanted = fold(value);
                let coders = self.coded()?.coders().iter().enumerate();
                let named = |name: &str| super::value::matches_name(&fold(name), &wanted);
                Ok(coders.filter(|(_, name)| named(name)).map(|(at, _)| Trait::Coder(at as u32)).collect())
            }
            "voice" => {
                let voice = word_of("voice", Voice::ALL.iter().map(|voice| voice.word()), value).and_then(Voice::from_word);
                voice.map(|voice| vec![Trait::Voice(voice.index() as u8)]).ok_or("unknown_voice")
            }
            "origin" => {
                let origin = word_of("origin", Origin::ALL.iter().map(|origin| origin.word()), value).and_then(Origin::from_word);
                origin.map(|origin| vec![Trait::Origin(origin.index() as u8)]).ok_or("unknown_origin")
            }
            "review" => {
                let review = word_of("review", Review::ALL.iter().map(|review| review.word()), value).and_then(Review::from_word);
                review.map(|review| vec![Trait::Review(review.index() as u8)]).ok_or("unknown_review")
            }
            "weight" => match number_range(value) {
                Some((low, high)) => Ok(WEIGHTS.filter(|&weight| (low..=high).contains(&f64::from(weight))).map(Trait::Weight).collect()),
                None => Err("bad_number"),
            },
            _ => return Ok(None),
        }))
    }

    fn code(&self, value: &str, strict: bool) -> Result<Meant<Vec<Trait>>> {
        let codebook = self.codebook()?;
        if fold_is(value, "any") {
            return Ok(Ok(vec![Trait::Any]));
        }
        let codes: Vec<i64> = match value.strip_suffix('*').filter(|beginning| !beginning.is_empty()) {
            Some(beginning) => {
                let beginning = fold(beginning);
                let begins = |name: &str| fold(name).starts_with(&beginning);
                let named = |code: &&crate::codebook::Code| {
                    begins(&code.ext) || code.label.values().any(|label| label.as_str().is_some_and(begins))
                };
                codebook.codes.iter().filter(named).map(|code| code.id).collect()
            }
            None => codebook.find(value).map(|code| code.id).into_iter().collect(),
        };
        if codes.is_empty() {
            return Ok(Err("unknown_code"));
        }
        let below = |code: i64| if strict { vec![code] } else { codebook.downward(code) };
        Ok(Ok(self.codes(codes.into_iter().flat_map(below))?))
    }

    /// The traits of these codes, by row id, those that nobody used left out.
    pub(super) fn codes(&self, codes: impl IntoIterator<Item = i64>) -> Result<Vec<Trait>> {
        let coded = self.coded()?;
        let mut traits: Vec<Trait> = codes.into_iter().filter_map(|code| coded.code(code)).map(Trait::Code).collect();
        traits.sort_unstable();
        traits.dedup();
        Ok(traits)
    }

    fn net(&self, value: &str) -> Result<Meant<Vec<Trait>>> {
        let wanted = fold(value);
        let nets = self.study.nets()?;
        let named = |name: &str| super::value::matches_name(&fold(name), &wanted);
        let found = nets
            .iter()
            .find(|net| net.ext == value)
            .or_else(|| nets.iter().find(|net| named(&net.ext) || net.label.values().any(|label| label.as_str().is_some_and(named))));
        Ok(match found {
            Some(net) => Ok(self.codes(net.reach(self.codebook()?))?),
            None => Err("unknown_net"),
        })
    }
}
