//! Documents that are a list of items: what each item is, its reader says; how the list ends is the same for all.

use livisible_core::corpus::record::Warning;

use super::{bytes_read, undecoded};
use crate::fault::Fault;
use crate::native::xml::{Element, FileWalker, Step};
use crate::native::{Turn, Turns};

/// What a reader makes of the elements of a list.
pub(super) trait Items: Send {
    /// Whether the element that begins, of which the attributes are known, is taken whole; else what is in it is walked.
    fn takes(&self, opened: &Element, depth: usize) -> bool;
    /// Makes turns of an element that was taken whole.
    fn take(&mut self, element: &Element, out: &mut Vec<Turn>);
    /// What was noticed over all of them.
    fn warnings(&self) -> Vec<Warning>;
}

/// Reads a list.
pub(super) struct ItemTurns<I> {
    walker: FileWalker,
    items: I,
    given: bool,
    ended: bool,
}

impl<I: Items> ItemTurns<I> {
    /// Reads what the walker meets.
    pub fn new(walker: FileWalker, items: I) -> Self {
        ItemTurns { walker, items, given: false, ended: false }
    }

    /// The document ends, as it may or before its time; the detail is what is known of the item that is cut.
    fn end(&mut self, end: Step, detail: String, out: &mut Vec<Turn>) -> Result<(), Fault> {
        self.ended = true;
        match end {
            // Nothing was whole: the file is no list of the kind, or none of it came.
            Step::Cut if !self.given && out.is_empty() => return Err(Fault::CutShort),
            Step::Cut => out.push(Turn::Left("truncated", detail)),
            Step::Broken(what) => out.push(Turn::Left("malformed", if detail.is_empty() { what } else { format!("{detail}: {what}") })),
            _ => {}
        }
        Ok(())
    }
}

impl<I: Items> Turns for ItemTurns<I> {
    fn next(&mut self, out: &mut Vec<Turn>) -> Result<bool, Fault> {
        let start = out.len();
        while !self.ended && out.len() < start + 500 {
            match self.walker.step()? {
                Step::Open(opened) if self.items.takes(&opened, self.walker.depth()) => {
                    let (element, cut) = self.walker.whole(opened)?;
                    match cut {
                        Some(end) => {
                            let known = element.attributes.first().map(|(_, value)| format!(" {value}")).unwrap_or_default();
                            self.end(end, format!("{}{known}", element.name), out)?;
                        }
                        None if element.too_deep => out.push(Turn::Left("too_deep", element.name)),
                        None => self.items.take(&element, out),
                    }
                }
                Step::Open(_) | Step::Words | Step::Close => {}
                end @ (Step::Cut | Step::Broken(_) | Step::Ended) => self.end(end, String::new(), out)?,
            }
        }
        self.given |= out.len() > start;
        Ok(!self.ended)
    }

    fn bytes_read(&self) -> u64 {
        bytes_read(&self.walker)
    }

    fn warnings(&mut self) -> Vec<Warning> {
        self.items.warnings().into_iter().chain(undecoded(self.walker.source())).collect()
    }
}
