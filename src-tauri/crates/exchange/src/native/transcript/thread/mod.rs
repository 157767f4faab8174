//! Threads that people copy from a forum, a network or a mail program and paste into a text: each message under who wrote it
//! and when.
//!
//! Three messages at least must be headed alike. What answers what is concluded from quotes, names, indents, or the order of
//! mails, and marked so.

mod header;
mod quote;
mod when;

use livisible_core::corpus::lists::Space;
use livisible_core::corpus::record::{Link, LinkKind, Record, Warning};
use rustc_hash::{FxHashMap, FxHashSet};
use serde_json::json;
use xxhash_rust::xxh3::xxh3_64;

use self::header::{Form, Header};
use self::quote::Earlier;
use super::interview::NOT_SPEECH;
use super::lines::{seen, whole};
use crate::fault::Fault;
use crate::native::{Look, Native, Opening, Ready, Told, Turn, Turns};
use crate::source::Family;
use crate::table::shape::notices::Counted;
use crate::values::dates::{Order, Surveyor};
use crate::values::fold::fold;
use crate::values::is_blank;

/// A pasted thread.
pub static FORMAT: Native = Native {
    name: "thread",
    family: Family::Forum,
    lasting: false,
    extensions: &["txt"],
    space: Some(Space::Forum),
    venue: None,
    personal: &[],
    tell,
    open,
};

/// The fewest messages that are headed alike.
const ENOUGH: usize = 3;

/// A message as it was pasted.
struct Pasted<'t> {
    header: Option<Header<'t>>,
    text: String,
}

fn tell(look: &Look<'_>) -> Option<Told> {
    let odd = look.start().starts_with(['{', '<', '%']) || look.text.contains('\0') || NOT_SPEECH.contains(&look.extension().as_str());
    if odd {
        return None;
    }
    let lines: Vec<&str> = look.text.lines().collect();
    // A mail as it travels is no copy of one.
    let heads = ["message-id:", "received:", "mime-version:", "return-path:"];
    let travels = |line: &&str| heads.iter().any(|head| line.get(..head.len()).is_some_and(|start| start.eq_ignore_ascii_case(head)));
    if lines.iter().any(travels) {
        return None;
    }
    let (form, heads) = form(&lines)?;
    let pasted = cut(&lines, &heads);
    let filled = pasted.iter().filter(|one| one.header.is_some() && !is_blank(&one.text)).count();
    let people: FxHashSet<&str> = heads.iter().map(|(_, header)| header.who).collect();
    // Two people at least, and words under two heads of three.
    if people.len() < 2 || filled < ENOUGH || filled * 3 < heads.len() * 2 {
        return None;
    }
    // A place above a date heads a day of a diary: without an hour, somebody must answer, or a button stand there.
    let dated = form == Form::Stacked && !heads.iter().any(|(_, header)| when::is_precise(header.date));
    if dated && !lines.iter().any(|line| is_of_a_page(line)) {
        return None;
    }
    let told: Vec<String> = heads.iter().take(2).map(|(at, _)| seen(lines[*at])).collect();
    let space = if form == Form::Mail { Some(Space::Other) } else { None };
    Some(Told { confidence: 0.9, space, ..Told::by("native_lines", told.iter().map(String::as_str))? })
}

/// Whether a line quotes, calls somebody by `@name`, or is a button of pages where people answer each other.
fn is_of_a_page(line: &str) -> bool {
    const BUTTONS: &[&str] = &["repondre", "reply", "jaime", "like", "citer", "quote", "partager", "share", "signaler", "report"];
    let line = line.trim();
    line.starts_with(['>', '@']) || BUTTONS.contains(&fold(line).as_str())
}

/// The form in which most messages are headed, with their heads and the lines where they stand.
fn form<'t>(lines: &[&'t str]) -> Option<(Form, Vec<(usize, Header<'t>)>)> {
    let heads = Form::ALL.into_iter().map(|form| {
        let heads = (0..lines.len()).filter_map(|at| Some((at, header::at(lines, at, form)?)));
        (form, heads.collect::<Vec<_>>())
    });
    // The first of equal ones is the surer.
    let best = heads.reduce(|best, other| if other.1.len() > best.1.len() { other } else { best })?;
    (best.1.len() >= ENOUGH).then_some(best)
}

/// The messages between the heads; what stands above the first is one of nobody.
fn cut<'t>(lines: &[&'t str], heads: &[(usize, Header<'t>)]) -> Vec<Pasted<'t>> {
    let mut pasted = Vec::new();
    let first = heads.first().map_or(lines.len(), |(at, _)| *at);
    let above = words(&lines[..first], 0);
    if !is_blank(&above) {
        pasted.push(Pasted { header: None, text: above });
    }
    for (place, (at, header)) in heads.iter().enumerate() {
        let end = heads.get(place + 1).map_or(lines.len(), |(next, _)| *next);
        let begin = (at + header.lines).min(end);
        pasted.push(Pasted { header: Some(header.clone()), text: words(&lines[begin..end], header.indent) });
    }
    pasted
}

/// The words between two heads, without the rules and the blank lines around them, and without the indent of their head.
fn words(lines: &[&str], indent: usize) -> String {
    let idle = |line: &&&str| is_blank(line) || header::is_rule(line);
    let start = lines.iter().take_while(idle).count();
    let end = lines.len() - lines[start..].iter().rev().take_while(idle).count();
    let unset = |line: &&str| {
        let mut left = indent;
        line.trim_start_matches(|c: char| {
            let goes = left > 0 && (c == ' ' || c == '\t');
            left = left.saturating_sub(if c == '\t' { 4 } else { 1 });
            goes
        })
        .to_owned()
    };
    lines[start..end].iter().map(unset).collect::<Vec<_>>().join("\n")
}

fn open(opening: &Opening<'_>) -> Result<Box<dyn Turns>, Fault> {
    let (text, size, invalid) = whole(opening)?;
    let lines: Vec<&str> = text.lines().collect();
    // Where the analyst says so and nothing shows where messages begin, it is one.
    let (form, heads) = form(&lines).unwrap_or((Form::By, Vec::new()));
    let (records, mut warnings) = records(&cut(&lines, &heads), form, &format!("thread:{}", opening.stem()));
    warnings.extend(invalid);
    Ok(Ready::boxed(records.into_iter().map(Turn::from).collect(), size, warnings))
}

fn records(pasted: &[Pasted<'_>], form: Form, within: &str) -> (Vec<Record>, Vec<Warning>) {
    let mut surveyor = Surveyor::default();
    let headers = || pasted.iter().filter_map(|one| one.header.as_ref());
    headers().for_each(|header| surveyor.see(when::cell(header.date)));
    let french = headers().any(|header| header.date.contains('à') || header.date.contains("il y a"));
    let survey = surveyor.verdict(french);
    let ids = ids(pasted, survey.order, within);
    let author = |one: &Pasted<'_>| one.header.as_ref().map_or(String::new(), |header| header.who.to_owned());
    let earlier: Vec<Earlier> = pasted.iter().map(|one| Earlier::of(&author(one), &one.text)).collect();
    let (mut naive, mut undated) = (Counted::default(), Counted::default());
    let mut records = Vec::new();
    for (at, one) in pasted.iter().enumerate() {
        let mut record = Record { id: ids.get(at).cloned(), within: Some(within.to_owned()), text: one.text.clone(), ..Record::default() };
        let answered = quote::answered(&one.text, &earlier[..at]);
        let parent = answered.map(|(found, _)| found).or_else(|| if form == Form::Mail { mailed(pasted, at) } else { set_in(pasted, at) });
        record.parent = parent.and_then(|found| ids.get(found).cloned());
        record.inferred = record.parent.is_some();
        if let Some((found, true)) = answered {
            record.links.extend(ids.get(found).map(|to| Link { kind: LinkKind::Quote, to: to.clone() }));
        }
        match &one.header {
            Some(header) => {
                let (posted, zoneless) = when::posted(header.date, survey.order);
                naive.note(usize::from(zoneless), at as u64 + 1);
                undated.note(usize::from(posted.instant.is_none()), at as u64 + 1);
                record.posted = Some(posted);
                record.account = Some(header.who.to_owned());
                record.attributes.extend(header.subject.map(|subject| ("subject".to_owned(), json!(subject))));
            }
            None => drop(record.attributes.insert("heading".to_owned(), json!(true))),
        }
        records.push(record);
    }
    let ambiguous = survey.ambiguous.then(|| Warning { code: "ambiguous_dates".to_owned(), detail: String::new() });
    (records, [naive.warning("dates_without_zone"), undated.warning("unreadable_dates"), ambiguous].into_iter().flatten().collect())
}

/// Ids that another copy of the same thread gives again, wherever its messages stand: of who, when and the words, but not of
/// how long ago, which moves on.
fn ids(pasted: &[Pasted<'_>], order: Order, within: &str) -> Vec<String> {
    let mut met: FxHashMap<u64, u32> = FxHashMap::default();
    let id = |one: &Pasted<'_>| {
        let (who, date) = one.header.as_ref().map_or(("", ""), |header| (header.who, header.date));
        let date = when::posted(date, order).0.instant.map(|at| at.to_rfc3339()).unwrap_or_default();
        let hash = xxh3_64(format!("{who}\u{1F}{date}\u{1F}{}", one.text).as_bytes());
        let times = met.entry(hash).or_default();
        *times += 1;
        if *times == 1 { format!("{within}/{hash:016x}") } else { format!("{within}/{hash:016x}/{times}") }
    };
    pasted.iter().map(id).collect()
}

/// The message under which this one is set in.
fn set_in(pasted: &[Pasted<'_>], at: usize) -> Option<usize> {
    let indent = pasted.get(at)?.header.as_ref()?.indent;
    let above = pasted[..at].iter().enumerate().rev().filter_map(|(place, one)| Some((place, one.header.as_ref()?.indent)));
    above.take(5_000).find(|(_, other)| *other < indent).map(|(place, _)| place)
}

/// The mail under an answer is the one that it answers, where its subject says that it is one, or where it stands above all.
fn mailed(pasted: &[Pasted<'_>], at: usize) -> Option<usize> {
    let is_answer = match &pasted.get(at)?.header {
        None => at == 0,
        Some(header) => {
            let subject = header.subject.unwrap_or_default().to_lowercase();
            ["re:", "re :", "re\u{A0}:", "ré:", "réf", "aw:", "rép"].iter().any(|mark| subject.starts_with(mark))
        }
    };
    (is_answer && at + 1 < pasted.len()).then_some(at + 1)
}
