//! A blog post copied from its page as plain text: a date, a title, the words, and the line by which blogs sign; then, where
//! they were copied too, the comments, each signed in the same way.
//!
//! It is told by a date alone on a line at its top and by a line that signs, no less: anything else is a plain text.

use livisible_core::corpus::lists::Space;
use livisible_core::corpus::record::{Precision, Record};
use serde_json::{Map, Value};

use super::signature::{self, Signature};
use super::{Dates, LARGEST, bytes_of, decoded, plain_date};
use crate::fault::Fault;
use crate::native::{Look, Native, Opening, Ready, Told, Turn, Turns};
use crate::source::Family;
use crate::values::dates::{self, Order};
use crate::values::fold::fold;
use crate::values::is_blank;

/// Blog posts as plain text.
pub(in crate::native) static BLOG_TEXT: Native = Native {
    name: "blog-text",
    family: Family::Document,
    lasting: false,
    extensions: &["txt"],
    space: Some(Space::Blog),
    venue: None,
    personal: &["byline"],
    tell,
    open,
};

/// The line that signs stands among so many last lines of the post.
const LAST: usize = 15;

/// A post, in pieces of its text.
struct Post<'t> {
    date: &'t str,
    title: &'t str,
    /// Title and words.
    text: &'t str,
    /// The lines that sign.
    byline: &'t str,
    signed: Signature,
    comments: Vec<Comment<'t>>,
    /// What follows the last comment.
    rest: &'t str,
}

struct Comment<'t> {
    text: &'t str,
    signed: Signature,
}

fn tell(look: &Look<'_>) -> Option<Told> {
    let extension = look.extension();
    if !look.whole || !matches!(extension.as_str(), "txt" | "text" | "") {
        return None;
    }
    let post = read(look.text)?;
    let line = post.byline.lines().next().unwrap_or_default();
    Told::by("native_lines", [post.date, &line[..line.floor_char_boundary(80)]])
}

/// A line of a text, with where it begins and where the next one does.
#[derive(Clone, Copy)]
struct Line<'t> {
    start: usize,
    end: usize,
    words: &'t str,
}

fn lines(text: &str) -> Vec<Line<'_>> {
    let mut at = 0;
    text.split_inclusive('\n')
        .map(|line| {
            let start = at;
            at += line.len();
            Line { start, end: at, words: line.trim() }
        })
        .collect()
}

/// Whether a line is a date and nothing else.
fn is_date(line: &str) -> bool {
    line.chars().count() <= 40
        && signature::looks_dated(line)
        && dates::read(&plain_date(line), Order::DayFirst).is_some_and(|read| !matches!(read.precision, Precision::Year | Precision::Month))
}

fn read(text: &str) -> Option<Post<'_>> {
    let lines = lines(text);
    let mut filled = lines.iter().enumerate().filter(|(_, line)| !is_blank(line.words));
    let date = filled.next().filter(|(_, line)| is_date(line.words))?.1;
    let (first, title) = filled.next().filter(|(_, line)| line.words.chars().count() <= 200 && signature::read(line.words).is_none())?;
    // A letter is signed and dated too.
    let is_letter = ["cher", "dear", "madame", "monsieur", "bonjour", "hello"].iter().any(|word| fold(title.words).starts_with(word));
    if is_letter && title.words.ends_with(',') {
        return None;
    }
    let heading = lines.iter().enumerate().skip(first + 1).find(|(_, line)| is_heading(line.words)).map(|(place, _)| place);
    let mut comments = heading.map(|heading| (heading, comments(text, &lines, heading)));
    if comments.as_ref().is_some_and(|(_, (found, _))| found.is_empty()) {
        comments = None;
    }
    let until = comments.as_ref().map_or(lines.len(), |(heading, _)| *heading);
    let body = &lines[first + 1..until];
    let at = body.iter().rposition(|line| signature::read(line.words).is_some())?;
    if body[at..].iter().filter(|line| !is_blank(line.words)).count() > LAST {
        return None;
    }
    let signed_line = body[at];
    let signed = signature::read(signed_line.words)?;
    // A name after « écrit par » may be that of a book; blogs say more in the same breath.
    let foot = &text[signed_line.start..lines[until - 1].end];
    let is_foot = signed.date.is_some()
        || signed.categories.is_some()
        || !signed.rest.is_empty()
        || foot.lines().skip(1).any(|line| labelled(line).is_some() || counted(line).is_some());
    if !is_foot {
        return None;
    }
    let (comments, rest) = comments.map_or((Vec::new(), ""), |(_, found)| found);
    Some(Post {
        date: date.words,
        title: title.words,
        text: text[title.start..signed_line.start].trim_end_matches(['\r', '\n']),
        byline: foot.trim(),
        signed,
        comments,
        rest,
    })
}

/// `Commentaires`, `3 comments`, `Commentaires (3) :`.
fn is_heading(line: &str) -> bool {
    let word = fold(line).chars().filter(|c| c.is_alphabetic()).collect::<String>();
    line.chars().count() <= 30
        && matches!(word.as_str(), "commentaires" | "commentaire" | "comments" | "comment" | "reponses" | "responses")
}

/// What follows the heading, cut after each line that signs with a date.
fn comments<'t>(text: &'t str, lines: &[Line<'t>], heading: usize) -> (Vec<Comment<'t>>, &'t str) {
    let (mut found, mut start) = (Vec::new(), lines[heading].end);
    for line in &lines[heading + 1..] {
        let Some(signed) = signature::read(line.words).filter(|signed| signed.date.is_some()) else { continue };
        let said = text[start..line.start].trim_matches(['\r', '\n']);
        if !is_blank(said) {
            found.push(Comment { text: said, signed });
        }
        start = line.end;
    }
    (found, text[start..].trim())
}

/// What a part of the foot names: tags or categories.
fn labelled(part: &str) -> Option<(&'static str, &str)> {
    let (label, said) = part.split_once(':')?;
    let name = match fold(label).as_str() {
        "tags" | "tag" | "motscles" | "labels" | "libelles" | "etiquettes" | "keywords" => "tags",
        "categories" | "category" | "categorie" | "filedunder" | "postedin" | "classedans" | "rubrique" | "rubriques" => "categories",
        _ => return None,
    };
    let said = said.trim().trim_end_matches('|').trim();
    (!said.is_empty()).then_some((name, said))
}

/// How many comments a part of the foot counts: `Commentaires (0)`, `3 comments`.
fn counted(part: &str) -> Option<u64> {
    let digits: String = part.chars().filter(char::is_ascii_digit).collect();
    is_heading(part).then(|| digits.parse().ok())?
}

fn open(opening: &Opening<'_>) -> Result<Box<dyn Turns>, Fault> {
    let bytes = bytes_of(opening, LARGEST)?;
    let (text, malformed) = decoded(&bytes, opening.charset);
    let mut warnings: Vec<_> = malformed.into_iter().collect();
    let Some(post) = read(&text) else {
        // Somebody says that it is one: its words are kept as they stand.
        let record = Record { text, ..Record::default() };
        return Ok(Ready::boxed(vec![record.into()], bytes.len() as u64, warnings));
    };
    let mut dates = Dates::default();
    let turns = turns(&post, &mut dates);
    warnings.extend(dates.warnings());
    Ok(Ready::boxed(turns, bytes.len() as u64, warnings))
}

fn turns(post: &Post<'_>, dates: &mut Dates) -> Vec<Turn> {
    let id = format!("{}/{}", post.date, post.title);
    let within = Some(format!("blog-text:{id}"));
    // The foot says the time, the head the day.
    let is_clock = |said: &&str| said.contains([':', 'h']) && said.chars().count() <= 10 && said.starts_with(|c: char| c.is_ascii_digit());
    let time = [Some(post.signed.before.as_str()), post.signed.date.as_deref()].into_iter().flatten().find(is_clock);
    let said = time.map_or_else(|| post.date.to_owned(), |time| format!("{} {time}", post.date));
    let mut attributes = Map::new();
    if let Some(categories) = &post.signed.categories {
        attributes.insert("categories".to_owned(), Value::String(categories.clone()));
    }
    for part in post.byline.lines().flat_map(|line| line.split('|')).map(str::trim) {
        if let Some((name, said)) = labelled(part) {
            attributes.entry(name).or_insert_with(|| Value::String(said.to_owned()));
        } else if let Some(count) = counted(part) {
            attributes.insert("replies".to_owned(), count.into());
        }
    }
    attributes.insert("byline".to_owned(), Value::String(post.byline.to_owned()));
    let mut turns: Vec<Turn> = vec![
        Record {
            id: Some(id.clone()),
            within: within.clone(),
            account: Some(post.signed.author.clone()),
            posted: dates.posted(&said, 1),
            title: Some(post.title.to_owned()),
            attributes,
            text: post.text.to_owned(),
            ..Record::default()
        }
        .into(),
    ];
    for comment in &post.comments {
        let number = turns.len() as u64 + 1;
        let mut attributes = Map::new();
        attributes.insert("page".to_owned(), post.title.into());
        turns.push(
            Record {
                parent: Some(id.clone()),
                within: within.clone(),
                account: Some(comment.signed.author.clone()),
                posted: comment.signed.date.as_deref().and_then(|date| dates.posted(date, number)),
                attributes,
                text: comment.text.to_owned(),
                ..Record::default()
            }
            .into(),
        );
    }
    if !post.rest.is_empty() {
        turns.push(Turn::Left("not_data", post.rest.lines().next().unwrap_or_default().chars().take(80).collect()));
    }
    turns
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn no_word_of_a_post_is_lost(body in "[a-z é\\n]{1,200}", foot in "(18:26 )?Écrit par Zoé dans Crm( \\| Tags : a, b)?") {
            let text = format!("07 avril 2012\nUn titre\n{body}\n{foot}");
            let post = read(&text).expect("a post");
            let said = format!("Un titre\n{body}");
            proptest::prop_assert_eq!(post.text, said.trim_end_matches('\n'));
        }

        #[test]
        fn any_text_is_read(text in "((7 avril 2012|Titre|Posted by: Ann \\| March 2, 2012|Comments|Tags: a|\\PC{0,20})\\r?\\n){0,12}") {
            read(&text);
        }
    }
}
