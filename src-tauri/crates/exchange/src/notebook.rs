//! The memos of a study as one Markdown file, to be read and worked on elsewhere.

use livisible_core::corpus::mask::Mask;
use livisible_core::locale::{self, Lang};
use livisible_core::memo::links::links;
use livisible_core::memo::{Memo, Subject};
use livisible_core::{Result, Study};
use rustc_hash::FxHashSet;

/// The memos, in the order in which they were written, and how many there are. Those on messages that are left out are left out.
pub fn notebook(study: &Study, only: Option<&[i64]>, mask: &Mask, lang: Lang) -> Result<(String, u64)> {
    let kept: Option<FxHashSet<i64>> = only.map(|ids| ids.iter().copied().collect());
    let visible: FxHashSet<i64> = study.message_ids()?.into_iter().collect();
    let mut out = format!("# {}\n", mask.text(&study.identity()?.title));
    let mut count = 0;
    for memo in study.memos()? {
        let message = match memo.on {
            Subject::Message | Subject::Conversation | Subject::Reply | Subject::Silence => Some(memo.on_id),
            Subject::Coding => Some(study.coding(memo.on_id)?.message),
            _ => None,
        };
        // Whether somebody speaks in what is kept is not asked: a memo on a person goes out with the whole study alone.
        if kept.is_some() && matches!(memo.on, Subject::Account | Subject::Person) {
            continue;
        }
        if message.is_some_and(|id| !visible.contains(&id) || kept.as_ref().is_some_and(|kept| !kept.contains(&id))) {
            continue;
        }
        count += 1;
        out.push_str(&one(study, &memo, message, mask, lang)?);
    }
    Ok((out, count))
}

fn one(study: &Study, memo: &Memo, message: Option<i64>, mask: &Mask, lang: Lang) -> Result<String> {
    let say = |key: &str| locale::say(lang, key, &[]);
    let mut about = vec![say(&format!("memo-kind-{}", memo.kind.word()))];
    if memo.done {
        about.push(say("memo-done"));
    }
    let what = match memo.on {
        Subject::Code => mask.text(study.code_by_row(memo.on_id)?.name(Some(lang))),
        Subject::Coding => mask.text(study.code_by_row(study.coding(memo.on_id)?.code)?.name(Some(lang))),
        on => study.object_ext(on, memo.on_id).unwrap_or_default(),
    };
    let ext =
        message.map(|id| Ok::<_, livisible_core::Error>(mask.message_id(id, &study.message_ext(id)?))).transpose()?.unwrap_or_default();
    about.push(
        [say(&format!("memo-about-{}", memo.on.word())), what, ext]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" "),
    );
    about.extend((!memo.author.is_empty()).then(|| memo.author.clone()));
    about.push(memo.at.get(..10).unwrap_or_default().to_owned());
    // Masked before it is cut: half a name is a name.
    let body = mask.text(&linked(study, &memo.body, mask)?);
    let title = mask.text(&linked(study, memo.title.as_deref().unwrap_or_default(), mask)?);
    let heading = if title.is_empty() { body.chars().take(40).collect() } else { title };
    let mut out = format!("\n## {}\n\n*{}*\n\n", heading.replace('\n', " "), about.join(" · "));
    if let Some(anchor) = memo.anchor.as_ref().filter(|anchor| !anchor.lost) {
        for line in mask.text(&anchor.quote).lines() {
            out.push_str(&format!("> {line}\n"));
        }
        out.push('\n');
    }
    out.push_str(&body);
    out.push('\n');
    Ok(out)
}

/// A body whose links name messages as the rest of the file does.
fn linked(study: &Study, body: &str, mask: &Mask) -> Result<String> {
    if !mask.hides() {
        return Ok(body.to_owned());
    }
    let (mut out, mut from) = (String::new(), 0);
    for link in links(body) {
        if let Some(row) = study.message_id(link.target)? {
            out.push_str(&body[from..link.range.start]);
            out.push_str(&format!("[[{}]]", mask.message_id(row, link.target)));
            from = link.range.end;
        }
    }
    out.push_str(&body[from..]);
    Ok(out)
}
