//! Segments: what one coding is, and how codings and records of models meet on the same words.

mod meet;
mod part;

use std::ops::Range;

use super::members::Ordinals;
use super::query::{Meeting, Node, parse};
use super::run::Plan;
use crate::error::Result;
use crate::study::Study;
use meet::Segment;
use part::Part;

/// The most parts that may meet: each has its bit in what a segment can be.
const MOST: usize = 8;

/// A segment that answers a query: its message, and where it stands there, in code points.
pub(crate) type Answer = (i64, Range<usize>);

/// Segments that answer: message, first code point, one past the last; `None` until something asks for one.
type Found = Option<Vec<(i64, u32, u32)>>;

impl Plan<'_> {
    /// Messages where one coding, or one record of a model, is all of this at once.
    pub(super) fn coding(&mut self, parts: &[Node]) -> Result<Ordinals> {
        let mut set = Ordinals::none(self.columns.len());
        let Some(part) = self.part_of(&Node::And(parts.to_vec()))? else { return Ok(set) };
        let columns = self.columns.clone();
        let filters = self.filters();
        let mut last = None;
        let rows = filters.coded()?.rows().iter().filter(|row| {
            // One is enough: the next coding of the same message need not be looked at.
            let kept = last != Some(row.message) && part.holds(row);
            last = if kept { Some(row.message) } else { last };
            kept
        });
        rows.filter_map(|row| columns.ordinal(row.message)).for_each(|at| set.insert(at));
        let records = filters.records(&part.kinds())?;
        let held = records.iter().filter(|record| part.holds_record(record));
        held.filter_map(|record| columns.ordinal(record.message)).for_each(|at| set.insert(at));
        Ok(set)
    }

    /// Messages where one segment of each part meets the others; no segment stands for two parts.
    pub(super) fn overlap(&mut self, meeting: Meeting, parts: &[Node]) -> Result<Ordinals> {
        let columns = self.columns.clone();
        let mut set = Ordinals::none(columns.len());
        let Some(parts) = self.parts_of(meeting, parts)? else { return Ok(set) };
        let full = full(parts.len());
        let segments = self.meeting_segments(&parts, None)?;
        for of_message in segments.chunk_by(|a, b| a.message == b.message) {
            let message = of_message[0].message;
            if of_message.iter().fold(0, |all, segment| all | segment.mask) == full
                && let Some(at) = columns.ordinal(message)
                && meet::meets(meeting, of_message, parts.len())
            {
                set.insert(at);
            }
        }
        Ok(set)
    }

    /// The segments by which messages answer the query, one message or all of them: those that are what `code:`, `coding( )` ask, those
    /// that meet. By message, then by place. What is asked not to be, and what other messages answer, has none. `None` where the query
    /// asks nothing of a segment.
    pub(crate) fn segments(&mut self, message: Option<i64>) -> Result<Option<Vec<Answer>>> {
        let mut found = None;
        let node = self.node().clone();
        self.answering(&node, message, &mut found)?;
        let Some(mut found) = found else { return Ok(None) };
        found.sort_unstable();
        found.dedup();
        Ok(Some(found.into_iter().map(|(message, start, stop)| (message, start as usize..stop as usize)).collect()))
    }

    fn answering(&mut self, node: &Node, message: Option<i64>, found: &mut Found) -> Result<()> {
        match node {
            Node::And(parts) | Node::Or(parts) => parts.iter().try_for_each(|part| self.answering(part, message, found))?,
            Node::Filter { field, value, .. } if field == "code" && value.eq_ignore_ascii_case("none") => {}
            Node::Filter { field, strict, value } => {
                // A field that asks nothing of a segment has none, which is no problem of the query.
                if self.filters().segment(field, *strict, value)?.is_some_and(|asked| asked.is_ok())
                    && let Some(part) = self.part_of(node)?
                {
                    self.standing(&part, message, found)?;
                }
            }
            Node::Coding(parts) => {
                if let Some(part) = self.part_of(&Node::And(parts.clone()))? {
                    self.standing(&part, message, found)?;
                }
            }
            Node::Overlap { meeting, parts } => {
                if let Some(parts) = self.parts_of(*meeting, parts)? {
                    let segments = self.meeting_segments(&parts, message)?;
                    let found = found.get_or_insert_default();
                    for of_message in segments.chunk_by(|a, b| a.message == b.message) {
                        let meeting = meet::meeting(*meeting, of_message, parts.len());
                        found.extend(meeting.into_iter().map(|(start, stop)| (of_message[0].message, start, stop)));
                    }
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// The segments that are this.
    fn standing(&mut self, part: &Part, message: Option<i64>, found: &mut Found) -> Result<()> {
        let segments = self.meeting_segments(std::slice::from_ref(part), message)?;
        found.get_or_insert_default().extend(segments.into_iter().map(|segment| (segment.message, segment.start, segment.stop)));
        Ok(())
    }

    /// What each segment is asked to be; `None` where one of the parts could not be understood: its problem is told.
    fn parts_of(&mut self, meeting: Meeting, nodes: &[Node]) -> Result<Option<Vec<Part>>> {
        if nodes.len() > MOST {
            self.problems.push((Node::Overlap { meeting, parts: nodes.to_vec() }, "overlap_too_many"));
            return Ok(None);
        }
        // Every part is read, so that every problem is told.
        let parts = nodes.iter().map(|node| self.part_of(node)).collect::<Result<Vec<_>>>()?;
        Ok(parts.into_iter().collect())
    }

    /// The segments that are one of the parts at least, by message, then by place; of one message, or of all.
    fn meeting_segments(&mut self, parts: &[Part], message: Option<i64>) -> Result<Vec<Segment>> {
        let filters = self.filters();
        let mut segments = vec![];
        let mut take = |message, start, stop, is: &mut dyn FnMut(&Part) -> bool| {
            // What stands on no words meets nothing.
            if start < stop {
                let mask = parts.iter().enumerate().fold(0, |mask, (at, part)| mask | u8::from(is(part)) << at);
                if mask != 0 {
                    segments.push(Segment { message, start, stop, mask });
                }
            }
        };
        let coded = filters.coded()?;
        let rows = message.map_or(coded.rows(), |message| coded.of(message));
        for row in rows {
            take(row.message, row.start, row.stop, &mut |part| part.holds(row));
        }
        let mut kinds: Vec<_> = parts.iter().flat_map(Part::kinds).collect();
        kinds.sort_unstable_by_key(|kind| *kind as u8);
        kinds.dedup();
        for record in filters.records(&kinds)? {
            if message.is_none_or(|message| message == record.message) {
                take(record.message, record.start, record.stop, &mut |part| part.holds_record(&record));
            }
        }
        segments.sort_unstable_by_key(|one| (one.message, one.start, one.stop));
        Ok(segments)
    }
}

impl Study {
    /// The segments of a message by which it answers a query: those that are what `code:`, `coding( )` or a model's field ask, those
    /// that meet in `overlap( )`. Code points, half-open, in order.
    pub fn segments_found(&self, query: &str, message: i64) -> Result<Vec<Range<usize>>> {
        let found = Plan::of(self, parse(query).0)?.segments(Some(message))?;
        Ok(found.unwrap_or_default().into_iter().map(|(_, place)| place).collect())
    }
}

/// The bits of this many parts.
fn full(parts: usize) -> u8 {
    u8::MAX >> (MOST - parts.clamp(1, MOST))
}
