//! From a tree to what it matches: words through the index, filters through sets, the two together.

use std::cell::OnceCell;
use std::sync::Arc;

use tantivy::collector::{Collector, Count, SegmentCollector, TopDocs};
use tantivy::query::{BooleanQuery, Occur, Query};
use tantivy::{DocId, Score, SegmentOrdinal, SegmentReader};

use super::coded::Coded;
use super::filter::Filters;
use super::index::Index;
use super::members::{Members, Ordinals};
use super::pattern;
use super::query::{Node, Parsed, Problem, parse, read};
use super::words::STEMMED;
use crate::codebook::read::Codebook;
use crate::corpus::columns::Columns;
use crate::error::Result;
use crate::study::Study;

/// A query ready to run against one study.
pub struct Plan<'a> {
    pub(super) study: &'a Study,
    pub(super) columns: Arc<Columns>,
    node: Node,
    /// What could not be used, with the code of the reason.
    pub(super) problems: Vec<(Node, &'static str)>,
    /// Languages of the corpus that have a stemmer.
    pub(super) langs: Vec<String>,
    /// What the rest of the query leaves: texts of other messages need not be read.
    pub(super) within: Option<Arc<Ordinals>>,
    /// The codings and the codebook, as they stood when this query first asked: one answer is of one moment.
    coded: OnceCell<Arc<Coded>>,
    codebook: OnceCell<Arc<Codebook>>,
}

/// Whether the tree asks for words at all.
pub(crate) fn has_words(node: &Node) -> bool {
    match node {
        Node::Word(_) | Node::Exact(_) | Node::Spelled(_) | Node::Prefix(_) | Node::Fuzzy(_) | Node::Phrase(_) => true,
        Node::Regex(_) | Node::Near { .. } => true,
        Node::And(parts) | Node::Or(parts) | Node::Thread(parts) => parts.iter().any(has_words),
        Node::Reply { to, answer } => has_words(to) || has_words(answer),
        Node::Not(inner) => has_words(inner),
        Node::All | Node::Filter { .. } | Node::Coding(_) | Node::Overlap { .. } => false,
    }
}

/// Whether a filter may look for words in its turn: a set's own query, what is like a message.
fn leads_to_words(node: &Node) -> bool {
    match node {
        Node::Filter { field, .. } => matches!(field.as_str(), "set" | "like"),
        Node::And(parts) | Node::Or(parts) | Node::Thread(parts) => parts.iter().any(leads_to_words),
        Node::Reply { to, answer } => leads_to_words(to) || leads_to_words(answer),
        Node::Not(inner) => leads_to_words(inner),
        _ => false,
    }
}

/// Whether this query looks for words, and needs the index: codes, people, dates need none.
pub fn asks_words(query: &str) -> bool {
    let node = parse(query).0;
    has_words(&node) || leads_to_words(&node)
}

impl<'a> Plan<'a> {
    /// Prepares a tree. Filters that mean nothing here are left out and told.
    pub fn of(study: &'a Study, node: Node) -> Result<Self> {
        let columns = study.columns()?;
        let langs = columns.langs.iter().filter(|lang| STEMMED.contains(&lang.as_str())).cloned().collect();
        Ok(Plan { study, columns, node, problems: vec![], langs, within: None, coded: OnceCell::new(), codebook: OnceCell::new() })
    }

    /// The tree.
    pub(super) fn node(&self) -> &Node {
        &self.node
    }

    /// The columns that ordinals refer to.
    pub fn columns(&self) -> &Arc<Columns> {
        &self.columns
    }

    pub(super) fn filters(&self) -> Filters<'_> {
        Filters { study: self.study, columns: &self.columns, codebook: &self.codebook, coded: &self.coded }
    }

    /// Problems met while running, as places of the canonical text.
    pub fn problems(&self) -> Vec<Problem> {
        if self.problems.is_empty() { vec![] } else { read(&self.node.to_string()).placed(&self.problems) }
    }

    /// Problems met while running, as places of the text that was read.
    pub fn problems_in(&self, read: &Parsed) -> Vec<Problem> {
        read.placed(&self.problems)
    }

    /// Evaluates the filters alone, so that their problems are known, and those of patterns: the index is not asked.
    pub(crate) fn settle(&mut self) -> Result<()> {
        fn filters(node: &Node, out: &mut Vec<Node>) {
            match node {
                Node::And(parts) | Node::Or(parts) | Node::Thread(parts) => parts.iter().for_each(|part| filters(part, out)),
                Node::Not(inner) => filters(inner, out),
                Node::Reply { to, answer } => [to, answer].into_iter().for_each(|part| filters(part, out)),
                Node::Filter { .. } | Node::Coding(_) | Node::Overlap { .. } | Node::Regex(_) => out.push(node.clone()),
                _ => {}
            }
        }
        let mut all = vec![];
        filters(&self.node.clone(), &mut all);
        all.iter().try_for_each(|part| {
            if let Node::Regex(text) = part {
                self.problems.extend(pattern::compile(text).err().map(|code| (part.clone(), code)));
                return Ok(());
            }
            self.set(part).map(drop)
        })
    }

    /// All messages that match, as ordinals.
    pub fn all(&mut self) -> Result<Ordinals> {
        let node = self.node.clone();
        self.found(&node)
    }

    /// All messages that match this part of the tree.
    pub(super) fn found(&mut self, node: &Node) -> Result<Ordinals> {
        if !has_words(node) {
            return self.set(node);
        }
        let index = self.study.index()?;
        // Another message's words are looked for wherever they are.
        let within = self.within.take();
        let query = self.part(&index, node);
        self.within = within;
        self.ids(&index, &*query?)
    }

    /// The visible messages that the index finds.
    pub(super) fn ids(&self, index: &Index, query: &dyn Query) -> Result<Ordinals> {
        let found = index.reader.searcher().search(query, &Ids)?;
        let mut set = Ordinals::none(self.columns.len());
        found.into_iter().filter_map(|id| self.columns.ordinal(id)).for_each(|at| set.insert(at));
        Ok(set)
    }

    /// The exact number of matches, and `limit` row ids from `offset`, the most relevant first.
    pub fn best(&mut self, offset: usize, limit: usize) -> Result<(usize, Vec<i64>)> {
        let node = self.node.clone();
        if !has_words(&node) {
            // Without words nothing is more relevant than another: the order of the corpus.
            let set = self.set(&node)?;
            return Ok((set.count(), set.iter().skip(offset).take(limit).map(|at| self.columns.ids[at]).collect()));
        }
        let index = self.study.index()?;
        let query = self.compile(&index, &node)?;
        let searcher = index.reader.searcher();
        // Two passes: counting need not score, and scoring can skip what cannot be among the best.
        let total = searcher.search(&*query, &Count)?;
        let limit = limit.min(total.saturating_sub(offset));
        if limit == 0 {
            return Ok((total, vec![]));
        }
        let best = searcher.search(&*query, &TopDocs::with_limit(limit).and_offset(offset).order_by_score())?;
        let mut ids = Vec::with_capacity(best.len());
        for (_, address) in best {
            let column = searcher.segment_reader(address.segment_ord).fast_fields().u64("id")?;
            ids.push(column.first(address.doc_id).unwrap_or(0) as i64);
        }
        Ok((total, ids))
    }

    fn set(&mut self, node: &Node) -> Result<Ordinals> {
        let len = self.columns.len();
        Ok(match node {
            Node::And(parts) => {
                let mut set = Ordinals::of(len, |_| true);
                for part in parts {
                    set.and(&self.set(part)?);
                }
                set
            }
            Node::Or(parts) => {
                let mut set = Ordinals::none(len);
                for part in parts {
                    set.or(&self.set(part)?);
                }
                set
            }
            Node::Not(inner) => {
                let mut set = self.set(inner)?;
                set.negate();
                set
            }
            Node::Filter { field, strict, value } => match self.filters().keep(field, *strict, value)? {
                Ok(set) => set,
                Err(code) => {
                    self.problems.push((node.clone(), code));
                    // A filter that means nothing finds nothing: never more than was asked.
                    Ordinals::none(len)
                }
            },
            Node::Thread(parts) => self.thread(parts)?,
            Node::Reply { to, answer } => self.reply(to, answer)?,
            Node::Coding(parts) => self.coding(parts)?,
            Node::Overlap { meeting, parts } => self.overlap(*meeting, parts)?,
            _ => Ordinals::of(len, |_| true),
        })
    }

    fn members(&self, set: Ordinals) -> Box<dyn Query> {
        Box::new(Members { columns: self.columns.clone(), set: Arc::new(set) })
    }

    fn compile(&mut self, index: &Index, node: &Node) -> Result<Box<dyn Query>> {
        let query = self.part(index, node)?;
        if index.reader.searcher().num_docs() as usize == self.columns.len() {
            return Ok(query);
        }
        // An import that was undone is still in the index: only what is visible is found.
        let visible = self.members(Ordinals::of(self.columns.len(), |_| true));
        Ok(Box::new(BooleanQuery::new(vec![(Occur::Must, query), (Occur::Must, visible)])))
    }

    fn part(&mut self, index: &Index, node: &Node) -> Result<Box<dyn Query>> {
        if !has_words(node) {
            let set = self.set(node)?;
            return Ok(self.members(set));
        }
        Ok(match node {
            Node::And(parts) => {
                let (slow, quick): (Vec<_>, Vec<_>) = parts.iter().partition(|part| self.reads(index, part));
                let quick = self.every(index, &quick)?;
                if slow.is_empty() {
                    return Ok(quick);
                }
                // Texts are read last, and only those that the rest leaves.
                let before = self.within.clone();
                let mut left = self.ids(index, &*quick)?;
                if let Some(before) = &before {
                    left.and(before);
                }
                for part in slow {
                    self.within = Some(Arc::new(left.clone()));
                    let query = self.part(index, part)?;
                    left.and(&self.ids(index, &*query)?);
                }
                self.within = before;
                Box::new(BooleanQuery::new(vec![(Occur::Must, quick), (Occur::Must, self.members(left))]))
            }
            Node::Or(parts) => {
                let clauses = parts.iter().map(|part| Ok((Occur::Should, self.part(index, part)?))).collect::<Result<_>>()?;
                Box::new(BooleanQuery::new(clauses))
            }
            Node::Not(inner) => {
                let set = self.but(index, &[inner])?;
                self.members(set)
            }
            Node::Word(_) | Node::Exact(_) | Node::Spelled(_) | Node::Prefix(_) | Node::Fuzzy(_) | Node::Phrase(_)
                if !self.reads(index, node) =>
            {
                self.wording(index, node)?
            }
            Node::Word(_) | Node::Exact(_) | Node::Spelled(_) | Node::Prefix(_) | Node::Fuzzy(_) | Node::Phrase(_) => {
                let set = self.read(index, node)?;
                self.members(set)
            }
            Node::Near { .. } | Node::Regex(_) => {
                let set = self.read(index, node)?;
                self.members(set)
            }
            Node::Thread(parts) => {
                let set = self.thread(parts)?;
                self.members(set)
            }
            Node::Reply { to, answer } => {
                let set = self.reply(to, answer)?;
                self.members(set)
            }
            Node::All | Node::Filter { .. } | Node::Coding(_) | Node::Overlap { .. } => self.everything(),
        })
    }

    fn everything(&self) -> Box<dyn Query> {
        self.members(Ordinals::of(self.columns.len(), |_| true))
    }

    /// All of these.
    fn every(&mut self, index: &Index, parts: &[&Node]) -> Result<Box<dyn Query>> {
        let mut clauses = vec![];
        let mut excluded: Vec<&Node> = vec![];
        // What asks no words is one set, gone through once.
        let (worded, others): (Vec<&Node>, Vec<&Node>) = parts.iter().partition(|part| has_words(part));
        let mut set: Option<Ordinals> = None;
        for part in others {
            let next = self.set(part)?;
            match &mut set {
                Some(set) => set.and(&next),
                None => set = Some(next),
            }
        }
        clauses.extend(set.map(|set| (Occur::Must, self.members(set))));
        for part in worded {
            match part {
                Node::Not(inner) => excluded.push(inner),
                other => clauses.push((Occur::Must, self.part(index, other)?)),
            }
        }
        if !excluded.is_empty() {
            let set = self.but(index, &excluded)?;
            clauses.push((Occur::Must, self.members(set)));
        }
        if clauses.is_empty() {
            clauses.push((Occur::Must, self.everything()));
        }
        Ok(Box::new(BooleanQuery::new(clauses)))
    }

    /// All but these. As a set: tantivy's own exclusion asks phrases for messages behind the one that they stand at, and loses its way.
    fn but(&mut self, index: &Index, excluded: &[&Node]) -> Result<Ordinals> {
        let mut set = Ordinals::none(self.columns.len());
        for part in excluded {
            if has_words(part) {
                let query = self.part(index, part)?;
                set.or(&self.ids(index, &*query)?);
            } else {
                set.or(&self.set(part)?);
            }
        }
        set.negate();
        Ok(set)
    }
}

/// Collects the row ids of all matches.
struct Ids;

struct SegmentIds {
    column: tantivy::columnar::Column<u64>,
    found: Vec<i64>,
}

impl Collector for Ids {
    type Fruit = Vec<i64>;
    type Child = SegmentIds;

    fn for_segment(&self, _: SegmentOrdinal, reader: &SegmentReader) -> tantivy::Result<SegmentIds> {
        Ok(SegmentIds { column: reader.fast_fields().u64("id")?, found: vec![] })
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, fruits: Vec<Vec<i64>>) -> tantivy::Result<Vec<i64>> {
        Ok(fruits.concat())
    }
}

impl SegmentCollector for SegmentIds {
    type Fruit = Vec<i64>;

    fn collect(&mut self, doc: DocId, _: Score) {
        self.found.extend(self.column.first(doc).map(|id| id as i64));
    }

    fn harvest(self) -> Vec<i64> {
        self.found
    }
}
