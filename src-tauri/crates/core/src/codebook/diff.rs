//! What changed between two versions of the codebook.

use serde::Serialize;
use serde_json::{Map, Value};

use super::version::{Snapshot, Version};
use crate::corpus::lists::closed_list;
use crate::document::CodeRecord;
use crate::error::Result;
use crate::storage::sql;
use crate::study::Study;
use crate::study::journal::{Line, line};
use serde::Deserialize;

closed_list! {
    /// What changed of a code, a net, a relation.
    ChangeKind {
        Added = "added", Removed = "removed", Renamed = "renamed", Moved = "moved", Renumbered = "renumbered", Recoloured = "recoloured",
        Definition = "definition", Include = "include", Exclude = "exclude", Example = "example", AntiExample = "anti_example",
        Origin = "origin", Exclusive = "exclusive", OneOf = "one_of", Reordered = "reordered",
        NetAdded = "net_added", NetRemoved = "net_removed", NetChanged = "net_changed",
        RelationAdded = "relation_added", RelationRemoved = "relation_removed",
    }
}

/// One difference.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Change {
    /// What changed.
    pub kind: ChangeKind,
    /// External id of the code or of the net; empty where it is of neither.
    pub id: String,
    /// Its name, by language, in the later version (in the earlier one, where it is gone).
    pub label: Map<String, Value>,
    /// Language of the text that changed; empty where it has none.
    pub lang: String,
    /// As it was, where that is short: a name, a number, a colour, the code above.
    pub before: Option<String>,
    /// As it is.
    pub after: Option<String>,
    /// The words of a text, those gone and those new marked.
    pub words: Vec<Word>,
}

/// Some words of a text that changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Word {
    /// Whether they stayed, went or came: `same`, `gone`, `new`.
    pub kind: &'static str,
    /// The words, with the white space after them.
    pub text: String,
}

/// What changed between two versions.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Difference {
    /// The changes, code by code.
    pub changes: Vec<Change>,
    /// The merges and the splits between them, from the journal.
    pub lines: Vec<Line>,
}

/// The most cells that two texts are compared over; longer ones are told whole.
const MOST: usize = 4_000_000;

/// The words of two texts beside each other, by their longest common subsequence.
pub fn words(before: &str, after: &str) -> Vec<Word> {
    let (a, b): (Vec<&str>, Vec<&str>) =
        (before.split_inclusive(char::is_whitespace).collect(), after.split_inclusive(char::is_whitespace).collect());
    let mut out: Vec<Word> = vec![];
    let mut push = |kind: &'static str, text: &str| match out.last_mut() {
        Some(last) if last.kind == kind => last.text.push_str(text),
        _ if text.is_empty() => {}
        _ => out.push(Word { kind, text: text.to_owned() }),
    };
    if (a.len() + 1) * (b.len() + 1) > MOST {
        push("gone", before);
        push("new", after);
        return out;
    }
    let alike = |i: usize, j: usize| a[i].trim_end() == b[j].trim_end();
    let wide = b.len() + 1;
    let mut table = vec![0u32; (a.len() + 1) * wide];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            table[i * wide + j] =
                if alike(i, j) { table[(i + 1) * wide + j + 1] + 1 } else { table[(i + 1) * wide + j].max(table[i * wide + j + 1]) };
        }
    }
    let (mut i, mut j) = (0, 0);
    while i < a.len() || j < b.len() {
        if i < a.len() && j < b.len() && alike(i, j) {
            push("same", b[j]);
            (i, j) = (i + 1, j + 1);
        } else if i < a.len() && (j == b.len() || table[(i + 1) * wide + j] >= table[i * wide + j + 1]) {
            push("gone", a[i]);
            i += 1;
        } else {
            push("new", b[j]);
            j += 1;
        }
    }
    out
}

/// What changed from one codebook to another. Codes are told by their id, which never changes.
pub fn between(before: &Snapshot, after: &Snapshot) -> Vec<Change> {
    let mut out = vec![];
    for old in before.codes.iter().filter(|old| find(after, &old.id).is_none()) {
        out.push(change(ChangeKind::Removed, &old.id, &old.label));
    }
    for new in &after.codes {
        match find(before, &new.id) {
            None => out.push(change(ChangeKind::Added, &new.id, &new.label)),
            Some(old) => of_code(old, new, before, after, &mut out),
        }
    }
    let order = |of: &Snapshot, other: &Snapshot| -> Vec<String> {
        of.codes
            .iter()
            .filter(|code| find(other, &code.id).is_some_and(|twin| twin.parent == code.parent))
            .map(|code| code.id.clone())
            .collect()
    };
    if order(before, after) != order(after, before) {
        out.push(change(ChangeKind::Reordered, "", &Map::new()));
    }
    nets(before, after, &mut out);
    relations(before, after, &mut out);
    out
}

fn find<'a>(of: &'a Snapshot, id: &str) -> Option<&'a CodeRecord> {
    of.codes.iter().find(|code| code.id == id)
}

fn change(kind: ChangeKind, id: &str, label: &Map<String, Value>) -> Change {
    Change { kind, id: id.to_owned(), label: label.clone(), lang: String::new(), before: None, after: None, words: vec![] }
}

fn of_code(old: &CodeRecord, new: &CodeRecord, before: &Snapshot, after: &Snapshot, out: &mut Vec<Change>) {
    let mut short = |kind: ChangeKind, lang: &str, was: Option<String>, is: Option<String>| {
        if was != is {
            out.push(Change { lang: lang.to_owned(), before: was, after: is, ..change(kind, &new.id, &new.label) });
        }
    };
    let said = |texts: &Map<String, Value>, lang: &str| texts.get(lang).and_then(Value::as_str).map(str::to_owned);
    for lang in langs(&old.label, &new.label) {
        short(ChangeKind::Renamed, &lang, said(&old.label, &lang), said(&new.label, &lang));
    }
    let above = |of: &Snapshot, code: &CodeRecord| {
        let parent = code.parent.as_ref()?;
        let record = find(of, parent)?;
        Some(super::in_lang(&record.label, None).unwrap_or(parent).to_owned())
    };
    if old.parent != new.parent {
        short(ChangeKind::Moved, "", Some(above(before, old).unwrap_or_default()), above(after, new));
    }
    short(ChangeKind::Renumbered, "", old.number.map(|n| n.to_string()), new.number.map(|n| n.to_string()));
    short(ChangeKind::Recoloured, "", old.color.clone(), new.color.clone());
    short(ChangeKind::Origin, "", old.origin.map(|one| one.word().to_owned()), new.origin.map(|one| one.word().to_owned()));
    short(ChangeKind::Exclusive, "", Some(old.exclusive.to_string()), Some(new.exclusive.to_string()));
    short(ChangeKind::OneOf, "", Some(old.one_of.to_string()), Some(new.one_of.to_string()));
    let mut long = |kind: ChangeKind, lang: &str, was: &str, is: &str| {
        if was != is {
            out.push(Change { lang: lang.to_owned(), words: words(was, is), ..change(kind, &new.id, &new.label) });
        }
    };
    let texts = [
        (ChangeKind::Definition, &old.definition, &new.definition),
        (ChangeKind::Include, &old.include, &new.include),
        (ChangeKind::Exclude, &old.exclude, &new.exclude),
    ];
    for (kind, was, is) in texts {
        for lang in langs(was, is) {
            long(kind, &lang, &said(was, &lang).unwrap_or_default(), &said(is, &lang).unwrap_or_default());
        }
    }
    long(ChangeKind::Example, "", old.example.as_deref().unwrap_or_default(), new.example.as_deref().unwrap_or_default());
    long(ChangeKind::AntiExample, "", old.anti_example.as_deref().unwrap_or_default(), new.anti_example.as_deref().unwrap_or_default());
}

fn langs(a: &Map<String, Value>, b: &Map<String, Value>) -> Vec<String> {
    let all: std::collections::BTreeSet<&String> = a.keys().chain(b.keys()).collect();
    all.into_iter().cloned().collect()
}

fn nets(before: &Snapshot, after: &Snapshot, out: &mut Vec<Change>) {
    for old in before.nets.iter().filter(|old| after.nets.iter().all(|new| new.id != old.id)) {
        out.push(change(ChangeKind::NetRemoved, &old.id, &old.label));
    }
    for new in &after.nets {
        match before.nets.iter().find(|old| old.id == new.id) {
            None => out.push(change(ChangeKind::NetAdded, &new.id, &new.label)),
            Some(old) if old == new => {}
            Some(old) => out.push(Change {
                before: Some(old.codes.join(", ")),
                after: Some(new.codes.join(", ")),
                ..change(ChangeKind::NetChanged, &new.id, &new.label)
            }),
        }
    }
}

fn relations(before: &Snapshot, after: &Snapshot, out: &mut Vec<Change>) {
    for (kind, these, those, name) in
        [(ChangeKind::RelationRemoved, before, after, before), (ChangeKind::RelationAdded, after, before, after)]
    {
        for one in &these.relations {
            if those.relations.iter().any(|other| (&other.from, other.kind, &other.to) == (&one.from, one.kind, &one.to)) {
                continue;
            }
            let named = |id: &str| find(name, id).and_then(|code| super::in_lang(&code.label, None)).unwrap_or(id).to_owned();
            let label = find(name, &one.from).map(|code| code.label.clone()).unwrap_or_default();
            out.push(Change { before: Some(one.kind.word().to_owned()), after: Some(named(&one.to)), ..change(kind, &one.from, &label) });
        }
    }
}

impl Study {
    /// What changed between two versions, either of which may be the present one.
    pub fn difference(&self, before: &Version, after: &Version) -> Result<Difference> {
        let changes = between(&before.snapshot, &after.snapshot);
        let mut statement = self.conn.prepare_cached(sql!("version/between"))?;
        // A version that came with a document is of no operation of this journal.
        let range = if before.op == 0 || after.op == 0 { (0, 0) } else { (before.op.min(after.op), before.op.max(after.op)) };
        let lines = statement.query_map([range.0, range.1], line)?.collect::<rusqlite::Result<_>>()?;
        Ok(Difference { changes, lines })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_went_and_came() {
        let told: Vec<(&str, String)> = words("what one pays for it", "what a person pays").into_iter().map(|w| (w.kind, w.text)).collect();
        let expected = [("same", "what "), ("gone", "one "), ("new", "a person "), ("same", "pays"), ("gone", "for it")]
            .map(|(kind, text)| (kind, text.to_owned()));
        assert_eq!(told, expected);
        assert_eq!(words("", "new"), [Word { kind: "new", text: "new".into() }]);
        assert!(words("", "").is_empty());
    }
}
