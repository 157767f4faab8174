//! All memos at once: chosen by their type, by what they are on, by who wrote them, by words in them; sorted; by pages.

use super::{Kind, Memo, Subject};
use crate::corpus::lists::closed_list;
use crate::error::Result;
use crate::search::words::fold;
use crate::study::Study;
use serde::{Deserialize, Serialize};

closed_list! {
    /// In which order memos come.
    Order { Latest = "latest", Oldest = "oldest", Title = "title", Kind = "kind", Subject = "subject", Author = "author" }
}

/// What is asked of the shelf.
#[derive(Debug, Clone)]
pub struct Ask {
    /// Only this type.
    pub kind: Option<Kind>,
    /// Only on things of this kind.
    pub on: Option<Subject>,
    /// Only by this person.
    pub author: Option<String>,
    /// Only what is done, or what is still to do: only things to do are either.
    pub done: Option<bool>,
    /// Words that the title or the body must hold, whatever their case and accents.
    pub words: String,
    /// In which order.
    pub order: Order,
    /// First memo wanted, from 0.
    pub offset: usize,
    /// How many.
    pub limit: usize,
}

impl Default for Ask {
    fn default() -> Self {
        Ask { kind: None, on: None, author: None, done: None, words: String::new(), order: Order::Latest, offset: 0, limit: usize::MAX }
    }
}

/// A page of memos, and what the whole shelf holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Shelf {
    /// How many the question finds.
    pub total: usize,
    /// Those of the page.
    pub memos: Vec<Memo>,
    /// How many there are of each type, whatever was asked.
    pub kinds: Vec<(Kind, usize)>,
    /// How many stand on each kind of thing.
    pub subjects: Vec<(Subject, usize)>,
    /// Who wrote any, by name.
    pub authors: Vec<String>,
    /// Things to do that are not done.
    pub open: usize,
}

fn last_touched(memo: &Memo) -> &str {
    memo.edited.as_deref().unwrap_or(&memo.at)
}

impl Study {
    /// The memos that a question finds.
    pub fn memo_shelf(&self, ask: &Ask) -> Result<Shelf> {
        let all = self.memos()?;
        let mut shelf = Shelf { open: all.iter().filter(|memo| memo.kind == Kind::Todo && !memo.done).count(), ..Shelf::default() };
        let some = |n: usize| (n > 0).then_some(n);
        shelf.kinds =
            Kind::ALL.iter().filter_map(|&kind| Some((kind, some(all.iter().filter(|memo| memo.kind == kind).count())?))).collect();
        shelf.subjects = Subject::ALL.iter().filter_map(|&on| Some((on, some(all.iter().filter(|memo| memo.on == on).count())?))).collect();
        shelf.authors = all.iter().map(|memo| memo.author.clone()).filter(|author| !author.is_empty()).collect();
        shelf.authors.sort_unstable();
        shelf.authors.dedup();
        let words: Vec<String> = ask.words.split_whitespace().map(fold).filter(|word| !word.is_empty()).collect();
        let holds = |memo: &Memo| {
            let text = || fold(&format!("{} {}", memo.title.as_deref().unwrap_or_default(), memo.body));
            words.is_empty() || {
                let text = text();
                words.iter().all(|word| text.contains(word.as_str()))
            }
        };
        let mut found: Vec<Memo> = all
            .into_iter()
            .filter(|memo| ask.kind.is_none_or(|kind| kind == memo.kind))
            .filter(|memo| ask.on.is_none_or(|on| on == memo.on))
            .filter(|memo| ask.author.as_deref().is_none_or(|author| author == memo.author))
            .filter(|memo| ask.done.is_none_or(|done| memo.kind == Kind::Todo && memo.done == done))
            .filter(holds)
            .collect();
        // The latest first within equals, whatever the order.
        found.sort_by(|a, b| last_touched(b).cmp(last_touched(a)).then(b.id.cmp(&a.id)));
        match ask.order {
            Order::Latest => {}
            Order::Oldest => found.reverse(),
            // One without a title goes by its first words.
            Order::Title => found.sort_by_cached_key(|memo| fold(&memo.heading())),
            Order::Kind => found.sort_by_key(|memo| memo.kind),
            Order::Subject => found.sort_by_key(|memo| (memo.on, memo.on_id)),
            Order::Author => found.sort_by_cached_key(|memo| (memo.author.is_empty(), fold(&memo.author))),
        }
        shelf.total = found.len();
        shelf.memos = found.into_iter().skip(ask.offset).take(ask.limit).collect();
        Ok(shelf)
    }
}
