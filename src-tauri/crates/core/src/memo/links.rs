//! Links in memos: `[[V05]]` leads to a message, `[[code:FL.CRI]]` or `[[FL.CRI]]` to a code, `[[memo:12]]` or
//! `[[memo:its title]]` to a memo. Links say ids, so that they hold whatever is renamed.

use std::ops::Range;

use super::{Memo, Subject};
use crate::codebook::Code;
use crate::error::Result;
use crate::search::words::fold;
use crate::storage::sql;
use crate::study::Study;

/// A link as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link<'a> {
    /// Bytes of the body, brackets included.
    pub range: Range<usize>,
    /// What is between the brackets, white space around it left out.
    pub target: &'a str,
}

/// Where a link leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// Row id of a message.
    Message(i64),
    /// Row id of a code.
    Code(i64),
    /// Row id of a memo.
    Memo(i64),
}

/// What a link that is being written could lead to.
#[derive(Debug, Clone, Default)]
pub struct Candidates {
    /// Codes.
    pub codes: Vec<Code>,
    /// Messages, by row id and external id.
    pub messages: Vec<(i64, String)>,
    /// Memos, each with what the link would say.
    pub memos: Vec<(String, Memo)>,
}

/// The links of a body, in its order. A link holds no bracket and no line break, and is not empty.
pub fn links(body: &str) -> Vec<Link<'_>> {
    let mut found = vec![];
    let mut from = 0;
    while let Some(at) = body[from..].find("[[") {
        let open = from + at;
        let inside = open + 2;
        let end = body[inside..].find(['[', ']', '\n']).map_or(body.len(), |at| inside + at);
        let target = body[inside..end].trim();
        if body[end..].starts_with("]]") && !target.is_empty() {
            found.push(Link { range: open..end + 2, target });
            from = end + 2;
        } else {
            // `[[[V05]]`: the brackets nearest the words count.
            from = if end == inside && body[end..].starts_with('[') { open + 1 } else { end.max(inside) };
        }
    }
    found
}

/// A body with its links put otherwise; `None` leaves one as it is.
pub(crate) fn relinked(body: &str, with: impl Fn(&str) -> Option<String>) -> String {
    let mut out = String::with_capacity(body.len());
    let mut from = 0;
    for link in links(body) {
        if let Some(target) = with(link.target) {
            out.push_str(&body[from..link.range.start]);
            out.push_str("[[");
            out.push_str(&target);
            out.push_str("]]");
            from = link.range.end;
        }
    }
    out.push_str(&body[from..]);
    out
}

/// The number of a memo that a target names by it.
pub(crate) fn memo_number(target: &str) -> Option<i64> {
    target.strip_prefix("memo:")?.trim().parse().ok()
}

impl Study {
    /// Where a link leads; `None` where nothing of the study is called so.
    pub fn follow(&self, target: &str) -> Result<Option<Target>> {
        let code = |ext: &str| -> Result<Option<Target>> {
            Ok(self.codebook()?.codes.iter().find(|code| code.ext == ext).map(|code| Target::Code(code.id)))
        };
        if let Some(ext) = target.strip_prefix("code:") {
            return code(ext.trim());
        }
        if let Some(name) = target.strip_prefix("memo:") {
            if let Some(memo) = memo_number(target).and_then(|id| self.memo(id).ok()) {
                return Ok(Some(Target::Memo(memo.id)));
            }
            let wanted = fold(name.trim());
            let titled = |memo: &Memo| memo.title.as_deref().is_some_and(|title| fold(title.trim()) == wanted);
            return Ok(self.memos()?.iter().find(|memo| titled(memo)).map(|memo| Target::Memo(memo.id)));
        }
        match self.message_id(target)? {
            Some(id) => Ok(Some(Target::Message(id))),
            None => code(target),
        }
    }

    /// What a link that begins so could lead to, `most` of each: codes by id or label, messages by id, memos by title.
    pub fn link_candidates(&self, beginning: &str, most: usize) -> Result<Candidates> {
        let (asked, of) = match beginning.split_once(':') {
            Some(("code", rest)) => (rest.trim(), Some(Subject::Code)),
            Some(("memo", rest)) => (rest.trim(), None),
            _ => (beginning.trim(), Some(Subject::Message)),
        };
        let bare = of == Some(Subject::Message);
        let folded = fold(asked);
        let mut found = Candidates::default();
        if bare || of == Some(Subject::Code) {
            let fits = |code: &Code| {
                fold(&code.ext).contains(&folded)
                    || code.label.values().any(|label| label.as_str().is_some_and(|label| fold(label).contains(&folded)))
            };
            found.codes = self.codebook()?.codes.into_iter().filter(fits).take(most).collect();
        }
        if bare {
            let mut statement = self.conn.prepare_cached(sql!("message/beginning"))?;
            let rows = statement.query_map((asked, most), |row| Ok((row.get(0)?, row.get(1)?)))?;
            found.messages = rows.collect::<rusqlite::Result<_>>()?;
        }
        if bare || of.is_none() {
            let all = self.memos()?;
            let titles: Vec<String> = all.iter().map(|memo| fold(memo.title.as_deref().unwrap_or_default().trim())).collect();
            let mut fitting: Vec<(&Memo, &String)> =
                all.iter().zip(&titles).rev().filter(|(memo, _)| fold(&memo.heading()).contains(&folded)).collect();
            // A title that fits comes before first words that do.
            fitting.sort_by_key(|(_, title)| !title.contains(&folded));
            for (memo, title) in fitting.into_iter().take(most) {
                // A title that is another's too, or that no link can hold, gives way to the number.
                let only = !title.is_empty() && titles.iter().filter(|other| *other == title).count() == 1;
                let written =
                    memo.title.as_deref().filter(|title| only && !title.contains(['[', ']', '\n']) && title.trim().parse::<i64>().is_err());
                let target = written.map_or_else(|| format!("memo:{}", memo.id), |title| format!("memo:{}", title.trim()));
                found.memos.push((target, memo.clone()));
            }
        }
        Ok(found)
    }

    /// The memos that link to a message, a code or a memo, in the order in which they were written: one pass over the bodies.
    pub fn mentions(&self, on: Subject, id: i64) -> Result<Vec<Memo>> {
        let names: Vec<String> = match on {
            Subject::Message => vec![self.message_ext(id)?],
            Subject::Code => {
                let ext = self.code_by_row(id)?.ext;
                let mut names = vec![format!("code:{ext}")];
                // A message that is called so has the bare name.
                if self.message_id(&ext)?.is_none() {
                    names.push(ext);
                }
                names
            }
            _ => return Ok(vec![]),
        };
        self.linking(|target| names.iter().any(|name| name == target))
    }

    /// The memos that link to a memo, by its number or by its title.
    pub fn mentions_of_memo(&self, id: i64) -> Result<Vec<Memo>> {
        let title = self.memo(id)?.title.map(|title| fold(title.trim()));
        self.linking(|target| {
            let Some(name) = target.strip_prefix("memo:") else { return false };
            memo_number(target) == Some(id) || title.as_deref().is_some_and(|title| fold(name.trim()) == title)
        })
    }

    fn linking(&self, is_it: impl Fn(&str) -> bool) -> Result<Vec<Memo>> {
        let mut found = vec![];
        for memo in self.conn.prepare_cached(sql!("memo/linking"))?.query_map([], super::memo)? {
            let memo = memo?;
            if links(&memo.body).iter().any(|link| is_it(link.target)) {
                found.push(memo);
            }
        }
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn targets(body: &str) -> Vec<&str> {
        links(body).into_iter().map(|link| link.target).collect()
    }

    #[test]
    fn links_are_what_stands_between_two_brackets() {
        assert_eq!(targets("voir [[V05]] et [[ code:FL.CRI ]], [[memo:Le titre]]."), ["V05", "code:FL.CRI", "memo:Le titre"]);
        assert_eq!(targets("[[[V05]]]"), ["V05"]);
        assert_eq!(targets("[[a [[V05]] [[]] [[ ]] [[V\n06]] [[V07"), ["V05"]);
        assert_eq!(relinked("a [[V05]] b [[V06]]", |t| (t == "V05").then(|| "M1".to_owned())), "a [[M1]] b [[V06]]");
    }

    proptest! {
        #[test]
        fn any_body_can_be_read_and_left_as_it_is(body in "[\\[\\]a:é\n ]{0,40}") {
            for link in links(&body) {
                prop_assert!(body[link.range.clone()].starts_with("[[") && body[link.range].ends_with("]]"));
            }
            prop_assert_eq!(relinked(&body, |target| Some(target.to_owned())).len() <= body.len(), true);
            prop_assert_eq!(relinked(&body, |_| None), body);
        }
    }
}
