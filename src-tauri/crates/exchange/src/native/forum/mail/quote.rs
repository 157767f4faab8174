//! The words of a reply, apart from those that it repeats.
//!
//! Only a block at the beginning or at the end is taken apart, with the line that says who wrote it. What is quoted between the
//! words of a reply stays: without it, they answer nothing.

/// A text taken apart.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Parts {
    /// What this person wrote, and what was quoted between.
    pub own: String,
    /// What was quoted above or below it.
    pub quoted: Option<String>,
    /// What stands below the line `-- `.
    pub signature: Option<String>,
    /// What the list adds below every message.
    pub footer: Option<String>,
}

/// Words by which mail programs say who wrote what follows.
const WROTE: [&str; 13] = [
    "wrote",
    "writes",
    "écrit",
    "écrivait",
    "schrieb",
    "escribió",
    "escribio",
    "scritto",
    "escreveu",
    "schreef",
    "skrev",
    "написал",
    "napisał",
];

/// Lines after which everything is the message that is answered.
const ORIGINAL: [&str; 7] = [
    "original message",
    "message d'origine",
    "message d’origine",
    "ursprüngliche nachricht",
    "mensaje original",
    "messaggio originale",
    "forwarded message",
];

/// How many lines a signature has at most.
const SIGNATURE: usize = 15;

/// Takes a text apart. `unmarked` where it was HTML: what it quotes bears no `>`.
pub(super) fn take_apart(text: &str, unmarked: bool) -> Parts {
    let lines: Vec<&str> = text.lines().collect();
    let (mut start, mut end) = (0, lines.len());
    let footer = footer(&lines).map(|at| {
        end = at;
        joined(&lines[at..])
    });
    let mut quoted = Vec::new();
    if let Some(at) = trailing(&lines[..end], unmarked) {
        quoted.push(joined(&lines[at..end]));
        end = at;
    }
    if let Some(at) = leading(&lines[..end]) {
        quoted.insert(0, joined(&lines[..at]));
        start = at;
    }
    let signature = signature(&lines[start..end]).map(|at| {
        let below = joined(&lines[start + at + 1..end]);
        end = start + at;
        below
    });
    let own = joined(&lines[start..end]);
    if own.trim().is_empty() {
        // Nothing of their own: what they sent is what they passed on.
        return Parts { own: text.trim_matches(['\n', '\r']).to_owned(), ..Parts::default() };
    }
    let quoted = Some(quoted.join("\n\n")).filter(|quoted| !quoted.is_empty());
    Parts { own, quoted, signature: signature.filter(|said| !said.is_empty()), footer }
}

fn is_quoted(line: &str) -> bool {
    line.trim_start().starts_with('>')
}

fn is_blank(line: &str) -> bool {
    line.trim().is_empty()
}

/// Lines as one text, without blank lines around it.
fn joined(lines: &[&str]) -> String {
    let first = lines.iter().position(|line| !is_blank(line)).unwrap_or(lines.len());
    let last = lines.iter().rposition(|line| !is_blank(line)).map_or(first, |last| last + 1);
    lines.get(first..last).unwrap_or_default().join("\n")
}

/// Where the block begins that ends the text, with what says who wrote it.
fn trailing(lines: &[&str], unmarked: bool) -> Option<usize> {
    if let Some(at) = original(lines) {
        return Some(at);
    }
    let last = lines.iter().rposition(|line| !is_blank(line))?;
    if is_quoted(lines[last]) {
        let above = lines[..last].iter().rposition(|line| !is_quoted(line) && !is_blank(line));
        let first = above.map_or(0, |above| above + 1);
        return Some(above.and_then(|above| attribution_ending(lines, above)).unwrap_or(first));
    }
    // A page has no marks: whatever stands below « On … wrote: » is quoted, if something stands above it.
    let below = |at: &usize| lines[*at..].len() > 1 && lines[..*at].iter().any(|line| !is_blank(line));
    (0..lines.len()).filter(|_| unmarked).find_map(|at| attribution_ending(lines, at)).filter(below)
}

/// Where the block ends that begins the text.
fn leading(lines: &[&str]) -> Option<usize> {
    let mut at = lines.iter().position(|line| !is_blank(line))?;
    if !is_quoted(lines[at]) {
        // The line that says who wrote, over three at most.
        let end = (at..lines.len().min(at + 3)).find(|end| attribution_ending(lines, *end) == Some(at))?;
        at = end + 1 + lines[end + 1..].iter().position(|line| !is_blank(line))?;
    }
    if !is_quoted(lines.get(at)?) {
        return None;
    }
    lines[at..].iter().position(|line| !is_quoted(line) && !is_blank(line)).map(|own| at + own)
}

/// Where the words « On …, … wrote: » begin that end in this line; they may run over three.
fn attribution_ending(lines: &[&str], end: usize) -> Option<usize> {
    let last = lines.get(end)?.trim_end();
    if !last.ends_with(':') || is_quoted(last) {
        return None;
    }
    let said = |line: &str| WROTE.iter().any(|word| line.to_lowercase().split(|c: char| !c.is_alphabetic()).any(|said| said == *word));
    if !said(last) {
        return None;
    }
    let begins = |line: &str| {
        let first = line.trim_start().split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        matches!(first, "On" | "Le" | "Am" | "El" | "Il" | "Em" | "Op" | "Den" | "At" | "In" | "W" | "Quoting")
    };
    let first =
        (end.saturating_sub(2)..=end).rev().take_while(|at| !is_blank(lines[*at]) && !is_quoted(lines[*at])).find(|at| begins(lines[*at]));
    // « Zoé wrote: » needs no date; a sentence that happens to end so is a line of prose, and longer.
    first.or_else(|| (last.split_whitespace().count() <= 8).then_some(end))
}

/// Where a program put the whole message that is answered, under a line of its own or under its headers.
fn original(lines: &[&str]) -> Option<usize> {
    lines
        .iter()
        .position(|line| {
            let line = line.trim();
            let inside = line.trim_matches(|c: char| c == '-' || c == '_' || c == ' ').to_lowercase();
            line.starts_with("--") && line.ends_with("--") && ORIGINAL.contains(&inside.as_str())
        })
        .or_else(|| {
            lines.iter().enumerate().position(|(at, line)| {
                let line = line.trim();
                let rule = line.len() >= 20 && line.bytes().all(|byte| byte == b'_');
                let next = lines.get(at + 1).map_or("", |next| next.trim());
                rule && ["From:", "De :", "De\u{A0}:", "De:", "Von:", "Da:"].iter().any(|header| next.starts_with(header))
            })
        })
}

/// Where the words of the list begin: below a rule of signs that mailing lists put at the end.
fn footer(lines: &[&str]) -> Option<usize> {
    let at = lines.iter().rposition(|line| line.len() >= 40 && line.bytes().all(|byte| byte == b'_'))?;
    let below: Vec<&&str> = lines[at + 1..].iter().filter(|line| !is_blank(line)).collect();
    let is_list = below.iter().any(|line| line.contains("mailing list") || line.contains("mailman") || line.contains("://"));
    (is_list && below.len() <= 6 && !below.iter().any(|line| is_quoted(line))).then_some(at)
}

/// The line `-- `, as the standard has it, or without the space that programs strip.
fn signature(lines: &[&str]) -> Option<usize> {
    let at = lines.iter().rposition(|line| matches!(*line, "-- " | "--"))?;
    let below = lines.len() - at - 1;
    (below <= SIGNATURE && !lines[at..].iter().any(|line| is_quoted(line))).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn parts(text: &str) -> (String, Option<String>, Option<String>) {
        let parts = take_apart(text, false);
        (parts.own, parts.quoted, parts.signature)
    }

    fn some(text: &str) -> Option<String> {
        Some(text.to_owned())
    }

    #[test]
    fn blocks_above_and_below_are_taken_apart() {
        assert_eq!(parts("Just this.\n"), ("Just this.".to_owned(), None, None));
        assert_eq!(
            parts("On Mon, Mar 2, 2020 at 9:00 AM Zoé B.\n<zoe@mail.example> wrote:\n\n> One\n> two\n\nI agree.\n"),
            ("I agree.".to_owned(), some("On Mon, Mar 2, 2020 at 9:00 AM Zoé B.\n<zoe@mail.example> wrote:\n\n> One\n> two"), None)
        );
        assert_eq!(
            parts("D’accord.\n\nLe 2 mars 2020 à 9:00, Zoé a écrit\u{A0}:\n> Un\n>\n> deux\n"),
            ("D’accord.".to_owned(), some("Le 2 mars 2020 à 9:00, Zoé a écrit\u{A0}:\n> Un\n>\n> deux"), None)
        );
        assert_eq!(
            parts("Ja.\n\nAm 02.03.2020 um 09:00 schrieb Zoé:\n> Eins"),
            ("Ja.".to_owned(), some("Am 02.03.2020 um 09:00 schrieb Zoé:\n> Eins"), None)
        );
        assert_eq!(
            parts("Voir plus bas.\n\n-----Message d'origine-----\nDe : Zoé\nObjet : savon\n\nUn"),
            ("Voir plus bas.".to_owned(), some("-----Message d'origine-----\nDe : Zoé\nObjet : savon\n\nUn"), None)
        );
    }

    #[test]
    fn what_is_quoted_between_stays() {
        let text = "Zoé wrote:\n> One\n\nYes.\n\n> Two\n\nNo.\n\n-- \nTom\n06 00";
        assert_eq!(parts(text), ("Yes.\n\n> Two\n\nNo.".to_owned(), some("Zoé wrote:\n> One"), some("Tom\n06 00")));
    }

    #[test]
    fn a_text_of_quotes_alone_is_what_it_is() {
        assert_eq!(parts("> One\n> two\n"), ("> One\n> two".to_owned(), None, None));
        assert_eq!(parts("\n\n"), (String::new(), None, None));
    }

    #[test]
    fn signatures_and_footers() {
        let text = "Hi\n\n-- \nAnn\n_______________________________________________\nsoap mailing list\nhttp://lists.example/soap\n";
        let parts = take_apart(text, false);
        assert_eq!((parts.own.as_str(), parts.signature.as_deref()), ("Hi", Some("Ann")));
        assert!(parts.footer.is_some_and(|footer| footer.ends_with("http://lists.example/soap")));
        let long = format!("One\n--\n{}", "line\n".repeat(40));
        assert_eq!(take_apart(&long, false).signature, None);
    }

    #[test]
    fn prose_is_no_attribution() {
        for text in ["He wrote:\nnothing more", "This is what, if I remember well, the old man once wrote:\n\nsoap is soap"] {
            assert_eq!(parts(text), (text.to_owned(), None, None));
        }
        let page = take_apart("Yes!\n\nOn Mon, Mar 2, 2020, Zoé wrote:\n\nOne\ntwo", true);
        assert_eq!((page.own.as_str(), page.quoted.as_deref()), ("Yes!", Some("On Mon, Mar 2, 2020, Zoé wrote:\n\nOne\ntwo")));
    }

    proptest! {
        #[test]
        fn every_line_is_kept(lines in proptest::collection::vec(
            prop_oneof![Just("> q".to_owned()), Just(String::new()), Just("On x, y wrote:".to_owned()), Just("-- ".to_owned()), "[a-z]{1,6}",
                Just("-----Original Message-----".to_owned()), Just("_".repeat(45)), Just("the mailing list".to_owned())], 0..20), page in any::<bool>()) {
            let parts = take_apart(&lines.join("\n"), page);
            let kept = [Some(parts.own), parts.quoted, parts.signature, parts.footer].into_iter().flatten().collect::<Vec<_>>().join("\n");
            let words = |text: &str| { let mut words: Vec<String> = text.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty() && line != "--").collect(); words.sort(); words };
            prop_assert_eq!(words(&kept), words(&lines.join("\n")));
        }
    }
}
