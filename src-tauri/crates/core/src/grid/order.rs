//! The order itself: which messages are kept, what each is sorted by, which rows and headings they make.

use rusqlite::types::ValueRef;
use rustc_hash::{FxHashMap, FxHashSet};

use super::{Ask, Grid, Group, Section, Sort, State};
use crate::corpus::columns::{Columns, UNDATED};
use crate::corpus::conversation::Views;
use crate::error::Result;
use crate::search::words::fold;
use crate::storage::sql;
use crate::study::Study;

impl Study {
    /// Puts the corpus in the order that is asked.
    ///
    /// # Errors
    /// [`crate::Error::BadQuery`] when the query cannot be understood.
    pub fn grid(&self, ask: &Ask, views: &Views) -> Result<Grid> {
        let columns = views.columns.clone();
        let coded = coded(self, &columns, ask.coder.as_deref())?;
        let questions =
            if ask.alike || ask.group != Group::None || ask.question.is_some() { self.questions_by_message(&columns)? } else { vec![] };
        let question = |ordinal: u32| questions.get(ordinal as usize).copied().unwrap_or(0);
        let mut order = self.kept(ask, &columns)?;
        if let Some(wanted) = &ask.question {
            let ids = self.question_ids_where(|ext, label| ext == wanted || label == wanted)?;
            order.retain(|&ordinal| ids.contains(&question(ordinal)));
        }
        order.retain(|&ordinal| ask.state == State::All || coded[ordinal as usize] == (ask.state == State::Coded));

        // What makes one section, and one row in it.
        let section = |ordinal: u32| match ask.group {
            Group::None => (0, 0),
            Group::Place => (columns.venue[ordinal as usize], question(ordinal)),
            Group::Question => (0, question(ordinal)),
        };
        let same = |ordinal: u32| (section(ordinal), question(ordinal), columns.twin[ordinal as usize]);
        let grouped = |ordinal: u32| ask.alike && columns.twin[ordinal as usize] != 0;

        // Sections come in the order of the corpus, whatever rows are sorted by.
        let mut rank_of: Vec<u32> = vec![];
        if ask.group != Group::None {
            rank_of = vec![0; columns.len()];
            let mut ranks: FxHashMap<(i64, i64), u32> = FxHashMap::default();
            for &ordinal in &order {
                let next = ranks.len() as u32;
                rank_of[ordinal as usize] = *ranks.entry(section(ordinal)).or_insert(next);
            }
        }
        let keys = if ask.sort == Sort::Times {
            let mut times: FxHashMap<_, u32> = FxHashMap::default();
            order.iter().for_each(|&ordinal| *times.entry(same(ordinal)).or_default() += 1);
            let mut keys = vec![f64::NAN; columns.len()];
            for &ordinal in &order {
                let alone = columns.twin[ordinal as usize] == 0;
                keys[ordinal as usize] = if alone { 1.0 } else { f64::from(times[&same(ordinal)]) };
            }
            keys
        } else {
            self.keys(&ask.sort, views, ask.coder.as_deref())?
        };
        sorted(&mut order, &keys, ask.descending);
        if ask.group != Group::None {
            order.sort_by_key(|&ordinal| rank_of[ordinal as usize]);
        }

        // Rows, each where the first of its messages stands.
        let mut row_of: FxHashMap<((i64, i64), i64, i64), u32> = FxHashMap::default();
        let mut rows: Vec<u32> = Vec::with_capacity(order.len());
        let mut sizes: Vec<u32> = vec![];
        for &ordinal in &order {
            let next = sizes.len() as u32;
            let row = if grouped(ordinal) { *row_of.entry(same(ordinal)).or_insert(next) } else { next };
            if row == next {
                sizes.push(0);
            }
            sizes[row as usize] += 1;
            rows.push(row);
        }
        let mut starts = Vec::with_capacity(sizes.len() + 1);
        let mut sum = 0;
        for size in &sizes {
            starts.push(sum);
            sum += size;
        }
        starts.push(sum);
        let mut next = starts.clone();
        let mut placed = vec![0; order.len()];
        for (&ordinal, &row) in order.iter().zip(&rows) {
            placed[next[row as usize] as usize] = ordinal;
            next[row as usize] += 1;
        }
        let mut heads: Vec<Section> = vec![];
        if ask.group != Group::None {
            for row in 0..sizes.len() {
                let (venue, question) = section(placed[starts[row] as usize]);
                if heads.last().is_none_or(|last| (last.venue, last.question) != (venue, question)) {
                    heads.push(Section { row: row as u32, venue, question });
                }
            }
        }
        let (mut persons, mut spaces) = (FxHashSet::default(), FxHashSet::default());
        for &ordinal in &placed {
            persons.insert(columns.person[ordinal as usize]);
            spaces.insert(columns.space[ordinal as usize]);
        }
        let mut grid = Grid {
            columns,
            counts: (persons.len(), spaces.len()),
            ask: ask.clone(),
            order: placed,
            starts,
            sections: heads,
            coded,
            coded_shown: 0,
            opened: Default::default(),
            spellings: Default::default(),
        };
        grid.recount();
        Ok(grid)
    }

    /// Ordinals that the query keeps, in the order of the corpus.
    fn kept(&self, ask: &Ask, columns: &Columns) -> Result<Vec<u32>> {
        if ask.query.trim().is_empty() {
            return Ok((0..columns.len() as u32).collect());
        }
        Ok(self.matching(&ask.query)?.into_iter().filter_map(|id| columns.ordinal(id)).map(|ordinal| ordinal as u32).collect())
    }

    /// The question that each message answers, by ordinal; empty where nothing was asked.
    fn questions_by_message(&self, columns: &Columns) -> Result<Vec<i64>> {
        let mut asked = vec![];
        if self.question_ids_where(|_, _| true)?.is_empty() {
            // Without a survey there is no need to look at every message.
            return Ok(asked);
        }
        let mut statement = self.conn.prepare_cached(sql!("grid/questions"))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            if let Some(at) = columns.ordinal(row.get(0)?) {
                if asked.is_empty() {
                    asked = vec![0; columns.len()];
                }
                asked[at] = row.get(1)?;
            }
        }
        Ok(asked)
    }

    /// Row ids of the questions whose id and words are these.
    fn question_ids_where(&self, keep: impl Fn(&str, &str) -> bool) -> Result<Vec<i64>> {
        let mut statement = self.conn.prepare_cached(sql!("survey/questions"))?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get::<_, String>(1)?, row.get::<_, String>(2)?)))?;
        let all: Vec<(i64, String, String)> = rows.collect::<rusqlite::Result<_>>()?;
        Ok(all.into_iter().filter(|(_, ext, label)| keep(ext, label)).map(|(id, ..)| id).collect())
    }

    /// What each message is sorted by, by ordinal; not a number without a value.
    fn keys(&self, sort: &Sort, views: &Views, coder: Option<&str>) -> Result<Vec<f64>> {
        let columns = &views.columns;
        let all = 0..columns.len();
        Ok(match sort {
            Sort::Corpus | Sort::Times => all.map(|at| at as f64).collect(),
            Sort::Date => columns.posted.iter().map(|&posted| if posted == UNDATED { f64::NAN } else { posted as f64 }).collect(),
            Sort::Rating => columns.rating.clone(),
            Sort::Length => columns.chars.iter().map(|&chars| f64::from(chars)).collect(),
            Sort::Space => columns.space.iter().map(|&space| f64::from(space)).collect(),
            Sort::Lang => {
                let ranks = ranked(columns.langs.iter().cloned().enumerate());
                columns.lang.iter().map(|&lang| ranks.get(&(lang as usize)).copied().unwrap_or(f64::NAN)).collect()
            }
            Sort::Venue => {
                let ranks = ranked(columns.venues.iter().map(|(&id, name)| (id, fold(name))));
                columns.venue.iter().map(|venue| ranks.get(venue).copied().unwrap_or(f64::NAN)).collect()
            }
            Sort::Person => {
                let mut firsts: FxHashMap<i64, usize> = FxHashMap::default();
                for (at, &person) in columns.person.iter().enumerate() {
                    firsts.entry(person).or_insert(at);
                }
                let ranks = ranked(firsts.into_iter().map(|(person, at)| (person, views.speaker(at))));
                columns.person.iter().map(|person| ranks.get(person).copied().unwrap_or(f64::NAN)).collect()
            }
            Sort::Codes => {
                let mut counts = vec![0.0; columns.len()];
                let mut statement = self.conn.prepare_cached(sql!("coding/counts"))?;
                let mut rows = statement.query([coder])?;
                while let Some(row) = rows.next()? {
                    if let Some(at) = columns.ordinal(row.get(0)?) {
                        counts[at] = row.get(1)?;
                    }
                }
                counts
            }
            Sort::Attribute(name) => self.attribute_keys(name, columns)?,
        })
    }

    /// An attribute as what is sorted: numbers where all its values are, else words in alphabetical order. One scan.
    fn attribute_keys(&self, name: &str, columns: &Columns) -> Result<Vec<f64>> {
        let mut keys = vec![f64::NAN; columns.len()];
        let mut words: FxHashMap<usize, String> = FxHashMap::default();
        let mut statement = self.conn.prepare_cached(sql!("grid/attribute"))?;
        let path = format!("$.\"{}\"", name.replace('"', ""));
        let mut rows = statement.query([path])?;
        let mut numbers = true;
        while let Some(row) = rows.next()? {
            let Some(at) = columns.ordinal(row.get(0)?) else { continue };
            match row.get_ref(1)? {
                ValueRef::Integer(number) => keys[at] = number as f64,
                ValueRef::Real(number) => keys[at] = number,
                ValueRef::Text(text) => {
                    let text = String::from_utf8_lossy(text);
                    let number = text.trim().replace(',', ".").parse::<f64>().ok().filter(|number| number.is_finite());
                    match number {
                        Some(number) => keys[at] = number,
                        None => numbers &= text.trim().is_empty(),
                    }
                    if !text.trim().is_empty() {
                        words.insert(at, fold(text.trim()));
                    }
                }
                ValueRef::Null | ValueRef::Blob(_) => {}
            }
        }
        if !numbers {
            for (at, key) in keys.iter().enumerate().filter(|(_, key)| !key.is_nan()) {
                words.entry(at).or_insert_with(|| key.to_string());
            }
            let ranks = ranked(words);
            keys = (0..columns.len()).map(|at| ranks.get(&at).copied().unwrap_or(f64::NAN)).collect();
        }
        Ok(keys)
    }
}

/// Whether a message bears a coding that is seen, by ordinal.
pub(super) fn coded(study: &Study, columns: &Columns, coder: Option<&str>) -> Result<Vec<bool>> {
    let mut coded = vec![false; columns.len()];
    let mut mark = |id: i64| columns.ordinal(id).into_iter().for_each(|at| coded[at] = true);
    match coder {
        Some(coder) => {
            let mut statement = study.conn.prepare_cached(sql!("coding/by_coder"))?;
            let mut rows = statement.query([coder])?;
            while let Some(row) = rows.next()? {
                mark(row.get(0)?);
            }
        }
        None => study.coded_messages()?.into_iter().for_each(mark),
    }
    Ok(coded)
}

/// Stable; what has no value is last.
fn sorted(order: &mut [u32], keys: &[f64], descending: bool) {
    order.sort_by(|&a, &b| {
        let (a, b) = (keys[a as usize], keys[b as usize]);
        match (a.is_nan(), b.is_nan()) {
            (false, false) if descending => b.total_cmp(&a),
            (false, false) => a.total_cmp(&b),
            (a, b) => a.cmp(&b),
        }
    });
}

/// Words as places in their alphabetical order; an empty one has none.
fn ranked<K: std::hash::Hash + Eq>(words: impl IntoIterator<Item = (K, String)>) -> FxHashMap<K, f64> {
    let mut words: Vec<(K, String)> = words.into_iter().filter(|(_, word)| !word.is_empty()).collect();
    words.sort_by(|a, b| a.1.cmp(&b.1));
    let mut ranks = FxHashMap::default();
    let mut last: Option<(String, f64)> = None;
    for (at, (key, word)) in words.into_iter().enumerate() {
        let rank = match &last {
            Some((before, rank)) if *before == word => *rank,
            _ => at as f64,
        };
        ranks.insert(key, rank);
        last = Some((word, rank));
    }
    ranks
}
