//! The lines above a pasted message that say who wrote it and when, in the forms in which forums, networks and mail show them.

use crate::native::transcript::names;
use crate::values::fold::fold;
use crate::values::is_blank;

use super::when;

/// How a page says who wrote what follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// `Posté par X le …`, `by X » …`.
    By,
    /// `X a écrit le … :`, `X wrote on …:`.
    Wrote,
    /// `Le …, X a écrit :`, `On …, X wrote:`.
    OnWrote,
    /// `X · 3 h`.
    Dotted,
    /// A name, and a date on the next line.
    Stacked,
    /// `De : X`, `Envoyé : …`.
    Mail,
}

impl Form {
    /// Every form, the surer first.
    pub const ALL: [Form; 6] = [Form::Mail, Form::By, Form::Wrote, Form::OnWrote, Form::Dotted, Form::Stacked];
}

/// The head of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header<'t> {
    /// As the page calls the author.
    pub who: &'t str,
    /// As the page writes the date.
    pub date: &'t str,
    /// The subject of a mail.
    pub subject: Option<&'t str>,
    /// How many lines it takes.
    pub lines: usize,
    /// How far it is set in.
    pub indent: usize,
}

/// The head in this form that begins at this line.
pub fn at<'t>(lines: &[&'t str], place: usize, form: Form) -> Option<Header<'t>> {
    let line = *lines.get(place)?;
    let text = line.trim().trim_end_matches(['*', '_']).trim_start_matches(['*', '_']);
    if text.is_empty() || text.starts_with('>') || text.len() > 300 {
        return None;
    }
    let indent = line.chars().take_while(|c| c.is_whitespace()).map(|c| if c == '\t' { 4 } else { 1 }).sum();
    let one = |found: Option<(&'t str, &'t str)>| {
        let (who, date) = found?;
        let who = author(who)?;
        Some(Header { who, date: date.trim().trim_end_matches(':').trim_end(), subject: None, lines: 1, indent })
    };
    match form {
        Form::By => one(by(text)),
        Form::Wrote => one(wrote(text)),
        Form::OnWrote => {
            // What it heads is a quote, where quote marks follow.
            let next = lines[place + 1..].iter().find(|line| !is_blank(line));
            if next.is_none_or(|next| next.trim_start().starts_with('>')) { None } else { one(on_wrote(text)) }
        }
        Form::Dotted => one(dotted(text)),
        Form::Stacked => {
            let date = lines.get(place + 1)?.trim();
            // Pages of comments leave no blank line between an answer's button and the next name.
            let apart = place == 0 || is_blank(lines[place - 1]) || is_rule(lines[place - 1]) || when::is_ago(date);
            let short = text.split_whitespace().count() <= 4 && !text.contains([':', ',']);
            let found = if apart && short && when::is_date(date) { Some((text, date)) } else { None };
            one(found).map(|header| Header { lines: 2, ..header })
        }
        Form::Mail => mail(lines, place).map(|header| Header { indent, ..header }),
    }
}

/// A name that may be an author's, without the address of its mail.
fn author(who: &str) -> Option<&str> {
    let who = who.split(['<', '[']).next()?.trim().trim_matches(['"', '«', '»', '*', ',', '“', '”']).trim();
    let bare = who.strip_prefix("u/").unwrap_or(who);
    // `v1.2` heads a list of changes.
    let version = bare.trim_start_matches(['v', 'V']).starts_with(|c: char| c.is_ascii_digit()) && bare.contains('.');
    (names::may_be_name(bare) && !version && bare.split_whitespace().count() <= 5).then_some(who)
}

/// The first place where a name ends and a date begins.
fn part<'t>(text: &'t str, separators: &[&str]) -> Option<(&'t str, &'t str)> {
    let mut places: Vec<(usize, usize)> =
        separators.iter().flat_map(|separator| text.match_indices(separator).take(20).map(|(at, found)| (at, found.len()))).collect();
    places.sort_unstable();
    places.into_iter().map(|(at, length)| (&text[..at], &text[at + length..])).find(|(_, date)| when::is_date(date))
}

/// What follows these words at the head of a line, whatever their case.
fn after<'t>(text: &'t str, words: &[&str]) -> Option<&'t str> {
    words.iter().find_map(|word| {
        let head = text.get(..word.len())?;
        (head.to_lowercase() == *word).then(|| &text[word.len()..])
    })
}

fn by(text: &str) -> Option<(&str, &str)> {
    const BY: &[&str] =
        &["posté par ", "publié par ", "écrit par ", "message de ", "posted by ", "written by ", "comment by ", "par ", "by "];
    let rest = after(text, BY)?;
    part(rest, &[" » ", " le ", " on ", ", ", " - ", " – ", " — ", " · ", " • ", " | "]).or_else(|| part(rest, &[" "]))
}

fn wrote(text: &str) -> Option<(&str, &str)> {
    let text = text.strip_suffix(':')?.trim_end();
    let (who, date) = [" a écrit ", " a dit ", " wrote ", " said ", " écrit "].iter().find_map(|verb| text.split_once(verb))?;
    when::is_date(date).then_some((who, date))
}

fn on_wrote(text: &str) -> Option<(&str, &str)> {
    let text = text.strip_suffix(':')?.trim_end();
    let text = [" a écrit", " wrote"].iter().find_map(|verb| text.strip_suffix(verb))?;
    let text = after(text, &["le ", "on "])?;
    // The longest date: what is no name may still be a part of it.
    let places = text
        .match_indices([',', ' '])
        .take(40)
        .map(|(at, _)| (text[at..].trim_start_matches([',', ' ']), text[..at].trim_end_matches([',', ' '])));
    places.filter(|(who, date)| author(who).is_some() && when::is_date(date)).last()
}

fn dotted(text: &str) -> Option<(&str, &str)> {
    let sure = part(text, &[" · ", " • ", " | ", "\u{A0}· "]);
    // A place and a date, `Lyon, 12 mars 2024`, is no head: there the hour is wanted.
    sure.or_else(|| part(text, &[" — ", " – ", " - ", ", "]).filter(|(_, date)| when::is_precise(date)))
}

fn label(line: &str) -> Option<(String, &str)> {
    let (label, said) = line.trim().trim_start_matches('*').split_once(':')?;
    (label.chars().count() <= 12).then(|| (fold(label), said.trim().trim_start_matches('*').trim()))
}

fn mail<'t>(lines: &[&'t str], place: usize) -> Option<Header<'t>> {
    let (first, who) = label(lines[place])?;
    if !matches!(first.as_str(), "de" | "from" | "expediteur") {
        return None;
    }
    let (mut date, mut subject, mut count) = (None, None, 1);
    while let Some((label, said)) = lines.get(place + count).and_then(|line| label(line)) {
        match label.as_str() {
            "envoye" | "sent" | "date" | "envoyele" => date = Some(said),
            "objet" | "subject" => subject = Some(said),
            "a" | "to" | "cc" | "cci" | "bcc" | "repondrea" | "replyto" | "importance" | "destinataire" => {}
            _ => break,
        }
        count += 1;
    }
    let who = author(who)?;
    Some(Header { who, date: date?, subject, lines: count, indent: 0 })
}

/// A line that parts messages: three marks or more, all the same, or the words that mail programs put there.
pub fn is_rule(line: &str) -> bool {
    let line = line.trim();
    let mut marks = line.chars().filter(|c| !c.is_whitespace());
    let Some(mark) = marks.next() else { return false };
    let rule = matches!(mark, '-' | '=' | '_' | '*' | '#' | '~' | '—' | '–') && marks.clone().count() >= 2 && marks.all(|c| c == mark);
    let words = fold(line);
    rule || (line.starts_with("--")
        && matches!(words.as_str(), "messagedorigine" | "originalmessage" | "messagetransfere" | "forwardedmessage"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_in_every_form() {
        let head = |text: &'static str, form| {
            let lines: Vec<&str> = text.lines().collect();
            at(&lines, 0, form).map(|header| (header.who.to_owned(), header.date.to_owned()))
        };
        let some = |who: &str, date: &str| Some((who.to_owned(), date.to_owned()));
        assert_eq!(head("Posté par Ana le 12 mars 2024 à 10:30", Form::By), some("Ana", "12 mars 2024 à 10:30"));
        assert_eq!(head("by sam_h » Tue Mar 12, 2024 10:30 am", Form::By), some("sam_h", "Tue Mar 12, 2024 10:30 am"));
        assert_eq!(head("Ana R. a écrit le 12/03/2024 à 10:30 :", Form::Wrote), some("Ana R.", "le 12/03/2024 à 10:30"));
        assert_eq!(
            head("Le 12 mars 2024 à 10:30, Ana Ruiz <a@e.org> a écrit :\n\nOui", Form::OnWrote),
            some("Ana Ruiz", "12 mars 2024 à 10:30")
        );
        assert_eq!(
            head("On Tue, Mar 12, 2024 at 10:30 AM Ana Ruiz wrote:\nYes", Form::OnWrote),
            some("Ana Ruiz", "Tue, Mar 12, 2024 at 10:30 AM")
        );
        assert_eq!(head("On Tue, Mar 12, 2024 at 10:30 AM Ana Ruiz wrote:\n> Yes", Form::OnWrote), None);
        assert_eq!(head("u/coffee_fan · 3h ago", Form::Dotted), some("u/coffee_fan", "3h ago"));
        assert_eq!(head("Lyon, 12 mars 2024", Form::Dotted), None);
        assert_eq!(head("Ana Ruiz\n12 mars 2024", Form::Stacked), some("Ana Ruiz", "12 mars 2024"));
        assert_eq!(
            head("De : Ana Ruiz <a@e.org>\nEnvoyé : mardi 12 mars 2024 10:30\nÀ : Bo\nObjet : Café\n\nOui", Form::Mail),
            some("Ana Ruiz", "mardi 12 mars 2024 10:30")
        );
        assert_eq!(at(&["Répondre", "@marie-b", "il y a 2 jours"], 1, Form::Stacked).map(|header| header.who), Some("@marie-b"));
        assert_eq!(at(&["He met", "Ana Ruiz", "12 mars 2024"], 1, Form::Stacked), None);
        assert_eq!(head("v1.2 · 2024-03-12", Form::Dotted), None);
        assert!(is_rule("-----Message d'origine-----") && is_rule("* * *") && !is_rule("-- Ana") && !is_rule("-"));
    }
}
