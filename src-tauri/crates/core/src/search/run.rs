//! From a tree to what it matches: words through the index, filters through sets, the two together.

use std::cell::OnceCell;
use std::sync::Arc;

use tantivy::collector::{Collector, Count, SegmentCollector, TopDocs};
use tantivy::query::{BooleanQuery, ConstScoreQuery, EmptyQuery, Occur, PhrasePrefixQuery, PhraseQuery, Query, RegexQuery, TermQuery};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, Score, SegmentOrdinal, SegmentReader, Term};

use super::coded::Coded;
use super::filter::Filters;
use super::index::Index;
use super::members::{Members, Ordinals};
use super::query::{Node, Problem};
use super::tokens::stem_term;
use super::words::{STEMMED, Word, fold, fold_into, lower_into, stemmer, words};
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
    langs: Vec<String>,
    /// The codings and the codebook, as they stood when this query first asked: one answer is of one moment.
    coded: OnceCell<Arc<Coded>>,
    codebook: OnceCell<Arc<Codebook>>,
}

/// Whether the tree asks for words at all.
pub(crate) fn has_words(node: &Node) -> bool {
    match node {
        Node::Word(_) | Node::Exact(_) | Node::Prefix(_) | Node::Fuzzy(_) | Node::Phrase(_) | Node::Regex(_) | Node::Near { .. } => true,
        Node::And(parts) | Node::Or(parts) | Node::Thread(parts) => parts.iter().any(has_words),
        Node::Reply { to, answer } => has_words(to) || has_words(answer),
        Node::Not(inner) => has_words(inner),
        Node::All | Node::Filter { .. } | Node::Coding(_) | Node::Overlap { .. } => false,
    }
}

impl<'a> Plan<'a> {
    /// Prepares a tree. Filters that mean nothing here are left out and told.
    pub fn of(study: &'a Study, node: Node) -> Result<Self> {
        let columns = study.columns()?;
        let langs = columns.langs.iter().filter(|lang| STEMMED.contains(&lang.as_str())).cloned().collect();
        Ok(Plan { study, columns, node, problems: vec![], langs, coded: OnceCell::new(), codebook: OnceCell::new() })
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
        let text = self.node.to_string();
        let mut out: Vec<Problem> = vec![];
        for (node, code) in &self.problems {
            let part = node.to_string();
            let start = text.find(&part).map_or(0, |byte| text[..byte].chars().count());
            let problem = Problem { start, end: start + part.chars().count(), code: (*code).to_owned() };
            if !out.contains(&problem) {
                out.push(problem);
            }
        }
        out
    }

    /// Evaluates the filters alone, so that their problems are known: the index is not asked.
    pub(crate) fn settle(&mut self) -> Result<()> {
        fn filters(node: &Node, out: &mut Vec<Node>) {
            match node {
                Node::And(parts) | Node::Or(parts) | Node::Thread(parts) => parts.iter().for_each(|part| filters(part, out)),
                Node::Not(inner) => filters(inner, out),
                Node::Reply { to, answer } => [to, answer].into_iter().for_each(|part| filters(part, out)),
                Node::Filter { .. } | Node::Coding(_) | Node::Overlap { .. } => out.push(node.clone()),
                _ => {}
            }
        }
        let mut all = vec![];
        filters(&self.node.clone(), &mut all);
        all.iter().try_for_each(|filter| self.set(filter).map(drop))
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
        let query = self.compile(&index, node)?;
        let found = index.reader.searcher().search(&*query, &Ids)?;
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
                let mut clauses = vec![];
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
                        Node::Not(inner) => clauses.push((Occur::MustNot, self.part(index, inner)?)),
                        other => clauses.push((Occur::Must, self.part(index, other)?)),
                    }
                }
                if clauses.iter().all(|(occur, _)| *occur == Occur::MustNot) {
                    clauses.push((Occur::Must, self.everything()));
                }
                Box::new(BooleanQuery::new(clauses))
            }
            Node::Or(parts) => {
                let clauses = parts.iter().map(|part| Ok((Occur::Should, self.part(index, part)?))).collect::<Result<_>>()?;
                Box::new(BooleanQuery::new(clauses))
            }
            Node::Not(inner) => {
                Box::new(BooleanQuery::new(vec![(Occur::MustNot, self.part(index, inner)?), (Occur::Must, self.everything())]))
            }
            Node::Word(text) => self.word(index, text),
            Node::Exact(text) | Node::Phrase(text) => phrase(index, text),
            Node::Prefix(text) => prefix(index, text)?,
            Node::Fuzzy(text) => self.fuzzy(index, text)?,
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

    /// A word in any form: itself without its accents, or the same stem in a language of the corpus.
    fn word(&self, index: &Index, text: &str) -> Box<dyn Query> {
        let cut: Vec<Word> = words(text).collect();
        let [word] = cut.as_slice() else { return phrase(index, text) };
        let as_written = &text[word.start..word.stop];
        let mut clauses: Vec<(Occur, Box<dyn Query>)> = vec![];
        let mut term = String::new();
        if word.hashtag {
            return term_query(index.fields.word, &format!("#{}", fold(as_written)));
        }
        fold_into(as_written, &mut term);
        clauses.push((Occur::Should, term_query(index.fields.word, &term)));
        let mut lower = String::new();
        lower_into(as_written, &mut lower);
        let folded = term.clone();
        for lang in &self.langs {
            let Some(stemmer) = stemmer(lang) else { continue };
            stem_term(lang, &stemmer.stem(&lower), &mut term);
            clauses.push((Occur::Should, term_query(index.fields.stem, &term)));
            // Words that are this stem themselves stand in the word field alone, for every language: theirs is asked.
            let stem = &term[lang.len() + 1..];
            if stem != folded && index.has_word(stem) {
                let in_lang = ConstScoreQuery::new(term_query(index.fields.lang, lang), 0.0);
                let both: Vec<(Occur, Box<dyn Query>)> =
                    vec![(Occur::Must, term_query(index.fields.word, stem)), (Occur::Must, Box::new(in_lang))];
                clauses.push((Occur::Should, Box::new(BooleanQuery::new(both))));
            }
        }
        if clauses.len() == 1 {
            return clauses.remove(0).1;
        }
        Box::new(BooleanQuery::new(clauses))
    }
}

fn term_query(field: tantivy::schema::Field, text: &str) -> Box<dyn Query> {
    Box::new(TermQuery::new(Term::from_field_text(field, text), IndexRecordOption::WithFreqs))
}

/// These very words in this order, their accents and cases aside.
fn phrase(index: &Index, text: &str) -> Box<dyn Query> {
    let terms: Vec<Term> = words(text)
        .map(|word| {
            let folded = fold(&text[word.start..word.stop]);
            Term::from_field_text(index.fields.word, &if word.hashtag { format!("#{folded}") } else { folded })
        })
        .collect();
    match terms.len() {
        0 => Box::new(EmptyQuery),
        1 => Box::new(TermQuery::new(
            terms.into_iter().next().unwrap_or_else(|| Term::from_field_text(index.fields.word, "")),
            IndexRecordOption::WithFreqs,
        )),
        _ => Box::new(PhraseQuery::new(terms)),
    }
}

/// Words that begin so; after others, these very words then one that begins so.
fn prefix(index: &Index, text: &str) -> Result<Box<dyn Query>> {
    let mut terms: Vec<String> = words(text)
        .map(|word| {
            let folded = fold(&text[word.start..word.stop]);
            if word.hashtag { format!("#{folded}") } else { folded }
        })
        .collect();
    if terms.len() > 1 {
        let terms = terms.iter().map(|term| Term::from_field_text(index.fields.word, term)).collect();
        return Ok(Box::new(PhrasePrefixQuery::new(terms)));
    }
    let Some(term) = terms.pop() else { return Ok(Box::new(EmptyQuery)) };
    let escaped: String = term.chars().flat_map(|c| if c.is_ascii_punctuation() { vec!['\\', c] } else { vec![c] }).collect();
    Ok(Box::new(ConstScoreQuery::new(Box::new(RegexQuery::from_pattern(&format!("{escaped}.*"), index.fields.word)?), 1.0)))
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
