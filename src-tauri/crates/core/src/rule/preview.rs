//! What rules would code, beside what people coded. Nothing is written: a preview is a question.

use rustc_hash::{FxHashMap, FxHashSet};

use super::Draft;
use super::measure::{Measures, Part};
use super::place::{Fate, Place, Standing, fate};
use crate::error::{Error, Result};
use crate::search::members::Ordinals;
use crate::storage::sql;
use crate::study::Study;

/// What is asked of a preview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    /// Row id of the code.
    pub code: i64,
    /// The rules: one, or all those of the code.
    pub rules: Vec<Draft>,
    /// Only the messages that stand so; `None` for all that are found.
    pub fate: Option<Fate>,
    /// First message wanted, from 0.
    pub offset: usize,
    /// How many.
    pub limit: usize,
}

/// A message that the rules find, or that they miss.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Row id of the message.
    pub message: i64,
    /// The most open of its places.
    pub fate: Fate,
    /// What would be coded in it; for one that is missed, what people coded.
    pub places: Vec<Place>,
}

/// What rules would do.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Preview {
    /// Messages found.
    pub found: usize,
    /// Messages by how they stand; those missed are not among those found.
    pub counts: Vec<(Fate, usize)>,
    /// Messages of the kind that was asked.
    pub total: usize,
    /// A page of them, in the order of the corpus.
    pub rows: Vec<Row>,
    /// Precision and recall.
    pub measures: Measures,
}

/// What a preview is computed from, once: the messages found, each with how it stands.
pub(super) struct Sifted<'a> {
    study: &'a Study,
    drafts: &'a [Draft],
    sets: Vec<Ordinals>,
    standing: FxHashMap<i64, Vec<Standing>>,
    judged: FxHashSet<i64>,
    /// In the order of the corpus: ordinal, row id, how it stands.
    found: Vec<(usize, i64, Fate)>,
}

impl<'a> Sifted<'a> {
    pub(super) fn of(study: &'a Study, code: i64, drafts: &'a [Draft]) -> Result<Self> {
        let codebook = study.codebook()?;
        if codebook.get(code).is_none() {
            return Err(Error::UnknownCode { code: code.to_string() });
        }
        let columns = study.columns()?;
        let mut sets = vec![];
        let mut union = Ordinals::none(columns.len());
        for draft in drafts {
            let set = study.found_by(&draft.query, draft.reach)?;
            union.or(&set);
            sets.push(set);
        }
        let standing = study.standing(code, &codebook.downward(code))?;
        let mut judged = FxHashSet::default();
        let mut statement = study.conn.prepare_cached(sql!("rule/judged"))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            judged.insert(row.get(0)?);
        }
        let mut sifted = Sifted { study, drafts, sets, standing, judged, found: vec![] };
        let mut found = Vec::with_capacity(union.count());
        for at in union.iter() {
            let id = columns.ids[at];
            // Only where the code was put, proposed or refused is the text needed to tell places apart: of a large corpus, little is read.
            let fate = match sifted.standing.contains_key(&id) {
                true => sifted.row(at, id)?.fate,
                false if sifted.judged.contains(&id) => Fate::Otherwise,
                false => Fate::New,
            };
            found.push((at, id, fate));
        }
        sifted.found = found;
        Ok(sifted)
    }

    fn bears(&self, id: i64) -> bool {
        self.standing.get(&id).is_some_and(|all| all.iter().any(Standing::counts_by_hand))
    }

    fn row(&self, at: usize, id: i64) -> Result<Row> {
        let message = self.study.message(id)?;
        let drafts: Vec<&Draft> = self.drafts.iter().zip(&self.sets).filter(|(_, set)| set.contains(at)).map(|(draft, _)| draft).collect();
        let standing = self.standing.get(&id).map_or(&[][..], Vec::as_slice);
        let otherwise = self.judged.contains(&id) && !self.bears(id);
        let places: Vec<Place> = self
            .study
            .places_in(&message, &drafts)
            .into_iter()
            .map(|(range, rule)| {
                let (fate, coder) = fate(&range, standing, otherwise);
                Place { range, fate, rule, coder }
            })
            .collect();
        let fate = places.iter().map(|place| place.fate).min().unwrap_or(Fate::New);
        Ok(Row { message: id, fate, places })
    }

    /// The rows that stand so, all of them.
    pub(super) fn rows(&self, fate: Option<Fate>) -> impl Iterator<Item = Result<Row>> + '_ {
        self.found.iter().filter(move |(_, _, one)| fate.is_none_or(|fate| fate == *one)).map(|&(at, id, _)| self.row(at, id))
    }

    /// Messages that people coded so and that no rule finds, in the order of the corpus.
    fn missed(&self) -> Result<Vec<i64>> {
        let columns = self.study.columns()?;
        let mut missed: Vec<usize> = self
            .standing
            .keys()
            .filter(|&&id| self.bears(id))
            .filter_map(|&id| columns.ordinal(id))
            .filter(|&at| !self.sets.iter().any(|set| set.contains(at)))
            .collect();
        missed.sort_unstable();
        Ok(missed.into_iter().map(|at| columns.ids[at]).collect())
    }

    fn missed_row(&self, id: i64) -> Row {
        let standing = self.standing.get(&id).map_or(&[][..], Vec::as_slice);
        let place = |one: &Standing| Place { range: one.range.clone(), fate: Fate::Missed, rule: None, coder: Some(one.coder.clone()) };
        Row { message: id, fate: Fate::Missed, places: standing.iter().filter(|one| one.counts_by_hand()).map(place).collect() }
    }

    fn measures(&self, missed: usize) -> Measures {
        let (mut precision, mut hits) = (Part::default(), 0);
        for &(_, id, _) in &self.found {
            let bears = self.bears(id);
            precision.of += usize::from(self.judged.contains(&id));
            precision.n += usize::from(bears);
            hits += usize::from(bears);
        }
        Measures { precision, recall: Part { n: hits, of: hits + missed }, judged: self.judged.len() }
    }
}

impl Study {
    /// What rules would code, and how it stands to what people coded: a page of it, with exact totals.
    ///
    /// # Errors
    /// [`Error::BadQuery`] where a query is not understood whole.
    pub fn preview_rules(&self, ask: &Ask) -> Result<Preview> {
        let sifted = Sifted::of(self, ask.code, &ask.rules)?;
        let missed = sifted.missed()?;
        let count = |fate: Fate| match fate {
            Fate::Missed => missed.len(),
            fate => sifted.found.iter().filter(|(_, _, one)| *one == fate).count(),
        };
        let counts: Vec<(Fate, usize)> = Fate::ALL.iter().map(|&fate| (fate, count(fate))).collect();
        let (total, rows) = match ask.fate {
            Some(Fate::Missed) => {
                let page = missed.iter().skip(ask.offset).take(ask.limit);
                (missed.len(), page.map(|&id| sifted.missed_row(id)).collect())
            }
            fate => {
                let of_kind: Vec<&(usize, i64, Fate)> =
                    sifted.found.iter().filter(|(_, _, one)| fate.is_none_or(|fate| fate == *one)).collect();
                let page = of_kind.iter().skip(ask.offset).take(ask.limit);
                (of_kind.len(), page.map(|&&(at, id, _)| sifted.row(at, id)).collect::<Result<_>>()?)
            }
        };
        Ok(Preview { found: sifted.found.len(), counts, total, rows, measures: sifted.measures(missed.len()) })
    }
}
