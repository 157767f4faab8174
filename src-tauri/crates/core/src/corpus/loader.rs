//! The bulk phase of an import: one record after another becomes a message, and the replies find their parents.

use rusqlite::{Connection, params};
use rustc_hash::{FxHashMap, FxHashSet};
use serde_json::{Map, Value};
use xxhash_rust::xxh3::xxh3_128;

use super::import::{Intake, Report};
use super::language;
use super::lists::Space;
use super::place::Places;
use super::record::{Item, Legend, Record, Warning};
use super::roots::{Opening, Whole, wholes};
use super::survey::Survey;
use super::wave::{self, Known};
use crate::error::Result;
use crate::id;
use crate::search::index::Feed;
use crate::storage::sql;

struct Pending {
    id: i64,
    parent: u128,
}

pub(super) struct Loader<'a> {
    pub(super) intake: &'a Intake,
    import: i64,
    stem: String,
    pub(super) first: i64,
    /// Hash of the external id, to the row: tells parents and records met again.
    pub(super) ids: FxHashMap<u128, i64>,
    /// Identities of records without an id of their own.
    records: FxHashSet<u128>,
    places: Places,
    pub(super) parents: Vec<i64>,
    pub(super) roots: Vec<i64>,
    /// What opens each conversation that a source names: its row is the root of all that stands in it.
    pub(super) wholes: FxHashMap<Whole, Opening>,
    /// The roots that such conversations of earlier imports had before this one.
    pub(super) before: FxHashMap<Whole, i64>,
    /// What each message of this file stands in; empty while no record named anything.
    pub(super) within: Vec<Option<Whole>>,
    /// Ids to which messages of this file are tied, of which some may have to be another's.
    links: FxHashSet<String>,
    pending: Vec<Pending>,
    accounts: FxHashSet<i64>,
    pub(super) attributes: FxHashMap<String, &'static str>,
    pub(super) report: Report,
    /// Messages of this file that could not keep their own id, by that id.
    renamed: FxHashMap<u128, i64>,
    differing: u64,
    /// Records met again with another author or date.
    elsewhere: u64,
    /// Respondents and questions.
    pub(super) survey: Survey,
    /// Messages of earlier imports that this file tells of.
    met: FxHashSet<i64>,
}

/// What a record is to the study.
enum Met {
    /// New, under this id.
    New(String),
    /// Met before.
    Again,
}

pub(super) fn hash(text: &str) -> u128 {
    xxh3_128(text.as_bytes())
}

impl<'a> Loader<'a> {
    pub(super) fn new(conn: &Connection, intake: &'a Intake, import: i64) -> Result<Self> {
        let mut ids = FxHashMap::default();
        let mut records = FxHashSet::default();
        let mut statement = conn.prepare_cached(sql!("import/known"))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            ids.insert(hash(row.get_ref(1)?.as_str()?), row.get(0)?);
            records.extend(row.get_ref(2)?.as_blob_or_null()?.and_then(wave::key));
        }
        wave::begin(conn)?;
        // A file of an archive is shown as `archive.zip › file.csv`.
        let stem = intake.file.rsplit(['/', '\\', '›']).next().unwrap_or_default().trim_start();
        let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem).to_owned();
        let survey = Survey::load(conn, import, &stem, intake.as_said)?;
        let wholes = wholes(conn)?;
        Ok(Loader {
            intake,
            import,
            stem,
            first: 0,
            ids,
            records,
            places: Places::load(conn, import)?,
            parents: vec![],
            roots: vec![],
            before: wholes.iter().map(|(whole, opening)| (*whole, opening.2)).collect(),
            wholes,
            within: vec![],
            links: FxHashSet::default(),
            pending: vec![],
            accounts: FxHashSet::default(),
            attributes: FxHashMap::default(),
            report: Report { import, ..Report::default() },
            renamed: FxHashMap::default(),
            differing: 0,
            elsewhere: 0,
            survey,
            met: FxHashSet::default(),
        })
    }

    /// Takes in what the header explains.
    pub(super) fn explain(&mut self, conn: &Connection, legend: Legend) -> Result<()> {
        self.survey.explain(conn, legend)
    }

    /// Looks at a batch before its items are taken.
    pub(super) fn judge(&mut self, conn: &Connection, items: &[Item]) -> Result<()> {
        let ids = &self.ids;
        self.survey.judge(conn, items, |ext| ids.get(&hash(ext)).copied())
    }

    /// The id under which the record enters, unless it was met before.
    fn identify(&mut self, conn: &Connection, record: &Record) -> Result<Met> {
        if let Some(native) = record.id.as_deref().filter(|id| !id.is_empty()) {
            let Some(&known) = self.ids.get(&hash(native)) else { return Ok(Met::New(native.to_owned())) };
            let in_this_file = self.renamed.get(&hash(native)).copied().or(self.is_new(known).then_some(known));
            if let Some(row) = in_this_file {
                // The same id twice in one file: the same record met again, even where it was written otherwise.
                self.differing += u64::from(wave::compare(conn, row, record, false, &self.intake.format)? != Known::Same);
                return Ok(Met::Again);
            }
            if self.meets(conn, known, record)? {
                return Ok(Met::Again);
            }
            // Another file that counts from 1 too: another message, under the name of its source.
            let mut scoped = format!("{}:{native}", self.stem);
            let mut again = 2;
            while let Some(&row) = self.ids.get(&hash(&scoped)) {
                if self.meets(conn, row, record)? {
                    return Ok(Met::Again);
                }
                scoped = format!("{}:{native}:{again}", self.stem);
                again += 1;
            }
            return Ok(Met::New(scoped));
        }
        if !self.records.insert(record.key) {
            return Ok(Met::Again);
        }
        let mut ext = format!("m{}", record.number);
        if self.ids.contains_key(&hash(&ext)) {
            ext = format!("{}:m{}", self.stem, record.number);
        }
        let mut again = 2;
        while self.ids.contains_key(&hash(&ext)) {
            ext = format!("{}:m{}:{again}", self.stem, record.number);
            again += 1;
        }
        Ok(Met::New(ext))
    }

    /// Whether an earlier import brought this very message; what a newer export says of it is kept for the end.
    fn meets(&mut self, conn: &Connection, row: i64, record: &Record) -> Result<bool> {
        let certain = record.respondent.as_ref().is_some_and(|id| self.survey.is_known(id));
        let known = wave::compare(conn, row, record, certain, &self.intake.format)?;
        self.elsewhere += u64::from(known == Known::Elsewhere);
        if known == Known::Other {
            return Ok(false);
        }
        // A newer export may say whom it quotes, where the earlier one did not.
        for link in &record.links {
            conn.prepare_cached(sql!("import/add_link"))?.execute(params![row, link.kind.word(), link.to, self.import])?;
        }
        // The first record of a file about a message is the one that counts, as for messages that are new.
        let first = self.met.insert(row);
        if !first {
            self.differing += u64::from(known == Known::Changed);
        } else if known == Known::Changed {
            wave::stage(conn, row, record)?;
        }
        Ok(true)
    }

    pub(super) fn take(&mut self, conn: &Connection, item: Item, feed: &mut Feed) -> Result<()> {
        if let Item::Respondent(respondent) = item {
            self.note_attributes(&respondent.attributes);
            return self.survey.respondent(conn, *respondent);
        }
        self.report.records += 1;
        let record = match item {
            Item::Skipped(skipped) => {
                self.report.skipped.push(skipped);
                return Ok(());
            }
            Item::Blank { skipped, respondent, question } => {
                self.survey.blank(conn, &respondent, &question)?;
                self.report.skipped.push(skipped);
                return Ok(());
            }
            Item::Respondent(_) => return Ok(()),
            Item::Record(record) => self.settled(*record),
        };
        let Met::New(ext) = self.identify(conn, &record)? else {
            self.report.duplicates += 1;
            return Ok(());
        };
        let id = self.next_id(conn)?;
        self.ids.insert(hash(&ext), id);
        if let Some(native) = record.id.as_deref().filter(|native| !native.is_empty() && *native != ext) {
            self.renamed.insert(hash(native), id);
        }
        let space = record.space.or(self.intake.space).unwrap_or(Space::Other);
        let venue = record.venue.as_deref().or(self.intake.venue.as_deref());
        let spot = self.places.spot(conn, space, venue, record.account.as_deref(), record.person.as_deref(), record.role)?;
        self.accounts.insert(spot.account);

        let named = record.parent.as_deref().filter(|parent| !parent.is_empty());
        // A parent of another file may have its namesake further down in this one: it is asked for at the end.
        let parent = named.and_then(|named| self.parent(hash(named))).filter(|&parent| parent != id && self.is_new(parent));
        if let (Some(named), None) = (named, parent) {
            self.pending.push(Pending { id, parent: hash(named) });
        }
        let whole = record.within.as_deref().filter(|within| !within.is_empty()).map(hash);
        let root = match (whole, parent) {
            (Some(whole), _) => {
                let instant = record.posted.as_ref().and_then(|posted| posted.instant);
                let opening = (named.is_some(), instant.map_or(i64::MAX, |at| at.timestamp_micros()), id);
                let opens = self.wholes.entry(whole).or_insert(opening);
                *opens = opening.min(*opens);
                self.within.resize(self.parents.len(), None);
                self.within.push(Some(whole));
                opens.2
            }
            (None, Some(parent)) => self.roots[(parent - self.first) as usize],
            (None, None) => id,
        };
        self.parents.push(parent.unwrap_or(0));
        self.roots.push(root);

        let detected = match (&record.lang, &self.intake.lang) {
            (Some(lang), _) | (None, Some(lang)) => Some(lang.as_str()),
            (None, None) if self.intake.as_said => None,
            (None, None) => language::detect(&record.text),
        };
        self.note_attributes(&record.attributes);
        let attributes = if record.attributes.is_empty() { "{}".to_owned() } else { Value::Object(record.attributes).to_string() };
        let (posted, precision, original) = match &record.posted {
            None => (None, None, None),
            Some(posted) => {
                let micros = posted.instant.map(|at| at.timestamp_micros());
                let said = micros.map(|micros| super::date::canonical(micros, posted.precision));
                let original = (said.as_deref() != Some(posted.original.as_str())).then_some(posted.original.as_str());
                (micros, Some(posted.precision.word()), original)
            }
        };
        let key = record.id.is_none().then(|| record.key.to_le_bytes());
        conn.prepare_cached(sql!("import/insert_message"))?.execute(params![
            id,
            ext,
            self.import,
            spot.venue,
            spot.account,
            spot.person,
            spot.role.map(|role| role.word()),
            parent,
            if parent.is_none() { named } else { None },
            root,
            posted,
            precision,
            original,
            detected,
            record.title,
            record.url,
            record.rating,
            record.thread,
            attributes,
            record.text.chars().count(),
            key.as_ref().map(|key| key.as_slice()),
            record.respondent.as_deref().map(|ext| self.survey.of_respondent(conn, ext)).transpose()?,
            record.question.as_deref().map(|ext| self.survey.of_question(conn, ext)).transpose()?,
            record.twin,
            record.within,
            record.inferred && named.is_some(),
            record.posted.as_ref().is_some_and(|posted| posted.estimated),
        ])?;
        for link in &record.links {
            conn.prepare_cached(sql!("import/insert_link"))?.execute(params![id, link.kind.word(), link.to, self.import])?;
            self.links.insert(link.to.clone());
        }
        conn.prepare_cached(sql!("import/insert_body"))?.execute(params![id, record.text])?;
        feed.add(id, detected, &record.text);
        self.report.messages += 1;
        Ok(())
    }

    /// The record of a respondent whose number someone else has already, under the id that tells them apart.
    fn settled(&self, mut record: Record) -> Record {
        let Some(told) = &record.respondent else { return record };
        let Some(renamed) = self.survey.renamed(told) else { return record };
        if record.account.as_ref() == Some(told) {
            record.account = Some(renamed.to_owned());
        }
        if let Some(rest) = record.id.as_ref().and_then(|id| id.strip_prefix(told.as_str())) {
            record.id = Some(format!("{renamed}{rest}"));
        }
        record
    }

    /// Keeps the names and kinds of attributes.
    fn note_attributes(&mut self, attributes: &Map<String, Value>) {
        for (name, value) in attributes {
            let kind = match value {
                Value::Number(_) => "number",
                Value::Bool(_) => "boolean",
                _ => "text",
            };
            match self.attributes.get_mut(name) {
                Some(seen) if *seen != kind => *seen = "text",
                Some(_) => {}
                None => {
                    self.attributes.insert(name.clone(), kind);
                }
            }
        }
    }

    /// The message that this id names: this file's own first, then the study's.
    fn parent(&self, named: u128) -> Option<i64> {
        self.renamed.get(&named).or_else(|| self.ids.get(&named)).copied()
    }

    /// Whether this import made the row.
    fn is_new(&self, row: i64) -> bool {
        self.first > 0 && row >= self.first
    }

    fn next_id(&mut self, conn: &Connection) -> Result<i64> {
        if self.first == 0 {
            self.first = id::take(conn, "message", 0)?;
        }
        Ok(self.first + self.parents.len() as i64)
    }

    /// Ties the replies that came before their parents, and finds the conversations anew where that changed them.
    pub(super) fn tie(&mut self, conn: &Connection) -> Result<()> {
        let mut tied = vec![];
        for pending in std::mem::take(&mut self.pending) {
            match self.parent(pending.parent) {
                Some(parent) if parent != pending.id => {
                    self.parents[(pending.id - self.first) as usize] = parent;
                    tied.push(pending.id);
                }
                _ => self.report.orphans += 1,
            }
        }
        for to in std::mem::take(&mut self.links) {
            if let Some(row) = self.renamed.get(&hash(&to)) {
                conn.prepare_cached(sql!("import/rename_link"))?.execute(params![self.import, to, row])?;
            }
        }
        if tied.is_empty() && self.within.is_empty() {
            return Ok(());
        }
        let before = self.roots.clone();
        let cycles = self.find_roots(conn)?;
        if !cycles.is_empty() {
            self.report.warnings.push(Warning { code: "parent_cycle".into(), detail: cycles.len().to_string() });
        }
        let changed: FxHashSet<i64> = tied.iter().chain(&cycles).copied().collect();
        let mut update = conn.prepare_cached(sql!("import/tie"))?;
        for (at, &root) in self.roots.iter().enumerate() {
            let id = self.first + at as i64;
            if root != before[at] || changed.contains(&id) {
                let parent = self.parents[at];
                update.execute(params![id, (parent != 0).then_some(parent), root])?;
            }
        }
        Ok(())
    }

    pub(super) fn finish_report(&mut self, warnings: Vec<Warning>) {
        let roots: FxHashSet<i64> = self.roots.iter().copied().collect();
        self.report.conversations = roots.len() as u64;
        self.report.accounts = self.accounts.len() as u64;
        self.report.warnings.extend(warnings);
        let mut warn = |code: &str, count: u64| {
            if count > 0 {
                self.report.warnings.push(Warning { code: code.into(), detail: count.to_string() });
            }
        };
        warn("id_met_again_with_another_text", self.differing);
        warn("met_elsewhere", self.elsewhere);
        warn("id_taken_by_another_file", self.renamed.len() as u64);
        warn("missing_parents", self.report.orphans);
    }
}
