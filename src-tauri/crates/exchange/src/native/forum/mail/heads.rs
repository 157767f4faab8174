//! What the headers of a message say: its id, what it answers, its subject, who sent it.

use std::borrow::Cow;

use mail_parser::{HeaderForm, HeaderName, HeaderValue, Message};
use xxhash_rust::xxh3::xxh3_128;

use crate::encoding::Charset;
use crate::encoding::decode::decode_head;

/// How ids begin that were made of a message.
const MADE: &str = "mail/";

/// The headers that make threads.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Heads {
    /// The id, or one made of sender, date, subject and words where there is none.
    pub id: String,
    /// What it answers.
    pub parent: Option<String>,
    /// The messages above it, the oldest first.
    pub references: Vec<String>,
    /// The subject as it is.
    pub subject: Option<String>,
}

impl Heads {
    /// Of a message.
    pub fn of(message: &Message<'_>) -> Self {
        let said = |name: HeaderName<'static>| message.header_raw(name).unwrap_or_default().trim();
        let made = || {
            let mut of = [said(HeaderName::From), said(HeaderName::Date), said(HeaderName::Subject)].join("\n").into_bytes();
            of.push(b'\n');
            // One person sends two mails of one subject within a second: words tell them apart.
            of.extend_from_slice(body(&message.raw_message));
            format!("{MADE}{:032x}", xxh3_128(&of))
        };
        let id = ids(message.header(HeaderName::MessageId)).into_iter().next().unwrap_or_else(made);
        let references = ids(message.header(HeaderName::References));
        let answered = ids(message.header(HeaderName::InReplyTo));
        // Several ids there are those of a thread: the last of the references is what was answered.
        let parent = match answered.as_slice() {
            [one] => Some(one.clone()),
            [first, ..] => references.last().cloned().or_else(|| Some(first.clone())),
            [] => references.last().cloned(),
        };
        let subject = message.subject().map(str::to_owned).filter(|subject| !subject.trim().is_empty());
        Heads { parent: parent.filter(|parent| *parent != id), id, references, subject }
    }

    /// Whether the message had no id, so that one was made of what it says.
    pub fn is_made(&self) -> bool {
        self.id.starts_with(MADE)
    }

    /// The subject without what answers put before it, and whether there was any such thing.
    pub fn base(&self) -> (String, bool) {
        self.subject.as_deref().map(base).unwrap_or_default()
    }
}

/// What follows the headers, without the blank lines that a mailbox puts between two messages.
fn body(message: &[u8]) -> &[u8] {
    let ends = memchr::memchr_iter(b'\n', message);
    let mut blank = ends.filter_map(|end| message.get(end + 1..)).filter(|rest| rest.starts_with(b"\n") || rest.starts_with(b"\r\n"));
    blank.next().unwrap_or_default().trim_ascii()
}

/// Ids of messages, without their brackets: words of programs that stand beside them are none.
fn ids(value: Option<&HeaderValue<'_>>) -> Vec<String> {
    let said: Vec<&str> = match value {
        Some(HeaderValue::Text(id)) => vec![id],
        Some(HeaderValue::TextList(ids)) => ids.iter().map(Cow::as_ref).collect(),
        _ => Vec::new(),
    };
    let bare = said.into_iter().map(|id| id.trim().trim_matches(['<', '>']));
    bare.filter(|id| !id.is_empty() && !id.contains(char::is_whitespace)).map(str::to_owned).collect()
}

/// What programs put before a subject that is answered, each in its language.
const ANSWERS: [&str; 13] = ["re", "ré", "aw", "sv", "antw", "rép", "rep", "ref", "réf", "odp", "vs", "rif", "res"];

/// A subject without the marks of an answer and the name of the list, folded; and whether it bears such a mark.
pub(super) fn base(subject: &str) -> (String, bool) {
    let (mut rest, mut answers) = (subject.trim(), false);
    loop {
        if let Some((_, after)) = rest.strip_prefix('[').and_then(|tag| tag.split_once(']')) {
            rest = after.trim_start();
            continue;
        }
        let Some((mark, after)) = rest.split_once(':') else { break };
        // `Re[2]: ` and `Re (2): ` count.
        let word = mark.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '[' | ']' | '(' | ')' | ' ' | '\u{A0}' | '^'));
        if !ANSWERS.contains(&word.to_lowercase().as_str()) {
            break;
        }
        answers = true;
        rest = after.trim_start();
    }
    (rest.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase(), answers)
}

/// Who sent a message: the address, and the name beside it. Archives hide `@` behind ` at `.
pub(super) fn sender(message: &Message<'_>) -> (Option<String>, Option<String>) {
    let whole = message.header_as(HeaderName::From, HeaderForm::Text).into_iter().next();
    let whole = whole.as_ref().and_then(HeaderValue::as_text).unwrap_or_default().trim();
    let named = |name: &str| Some(name.trim().trim_matches('"').trim().to_owned()).filter(|name| !name.is_empty());
    if !whole.contains('@')
        && let Some((local, rest)) = whole.split_once(" at ")
    {
        let (domain, name) = rest.split_once('(').unwrap_or((rest, ""));
        let local = local.rsplit(['<', ' ']).next().unwrap_or(local);
        let address = format!("{local}@{}", domain.trim().trim_end_matches('>')).to_lowercase();
        return (Some(address), named(name.trim_end().trim_end_matches(')')));
    }
    let first = message.from().and_then(|from| from.first());
    let address = first.and_then(|address| address.address()).map(str::trim).filter(|address| !address.is_empty());
    let name = first.and_then(|address| address.name()).and_then(named);
    match address {
        Some(address) => (Some(address.to_lowercase()), name.filter(|name| !name.eq_ignore_ascii_case(address))),
        None => (name.or_else(|| named(whole)), None),
    }
}

/// Bytes that are no UTF-8, and say nowhere what they are, in the encoding of the file: archives write so.
pub(super) fn readable(bytes: Vec<u8>, charset: Charset) -> Vec<u8> {
    let says = |bytes: &[u8]| bytes.windows(7).any(|word| word.eq_ignore_ascii_case(b"charset"));
    if std::str::from_utf8(&bytes).is_ok() || says(&bytes) {
        return bytes;
    }
    let charset = match charset {
        Charset::Web(encoding) if encoding == encoding_rs::UTF_8 => Charset::Web(encoding_rs::WINDOWS_1252),
        other => other,
    };
    decode_head(&bytes, charset, true).into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;
    use mail_parser::MessageParser;

    fn of<T>(text: &str, read: impl Fn(&Message<'_>) -> T) -> T {
        read(&MessageParser::default().parse(text.as_bytes()).expect("a message"))
    }

    #[test]
    fn subjects_of_answers() {
        for (subject, expected, answers) in [
            ("Soap", "soap", false),
            ("Re: Soap", "soap", true),
            ("[soap] RE: Re[2]: AW:  Soap  bar", "soap bar", true),
            ("Rép : Savon", "savon", true),
            ("Recipe: soap", "recipe: soap", false),
            ("Fwd: Soap", "fwd: soap", false),
            ("Re:", "", true),
        ] {
            assert_eq!(base(subject), (expected.to_owned(), answers), "{subject}");
        }
    }

    #[test]
    fn senders_in_the_forms_of_mail_and_archives() {
        let said = |from: &str| of(&format!("From: {from}\nSubject: x\n\ny"), sender);
        let some = |address: &str, name: &str| (Some(address.to_owned()), Some(name.to_owned()));
        assert_eq!(said("\"Zoé B.\" <Zoe@Mail.example>"), some("zoe@mail.example", "Zoé B."));
        assert_eq!(said("=?ISO-8859-1?Q?Zo=E9?= <zoe@mail.example>"), some("zoe@mail.example", "Zoé"));
        assert_eq!(said("zoe@mail.example (Zoé)"), some("zoe@mail.example", "Zoé"));
        assert_eq!(said("zoe at mail.example (=?UTF-8?Q?Zo=C3=A9_B=2E?=)"), some("zoe@mail.example", "Zoé B."));
        assert_eq!(said("zoe@mail.example"), (Some("zoe@mail.example".to_owned()), None));
        assert_eq!(of("Subject: x\n\ny", sender), (None, None));
    }

    #[test]
    fn what_is_answered() {
        let heads = |headers: &str| of(&format!("{headers}\n\ny"), Heads::of);
        let both = heads("Message-ID: <c@x>\nIn-Reply-To: <b@x>\nReferences: <a@x>\n <b@x>");
        assert_eq!((both.id.as_str(), both.parent.as_deref(), both.references.len()), ("c@x", Some("b@x"), 2));
        let words = heads("Message-ID: <c@x>\nIn-Reply-To: Your message of Monday\nReferences: <a@x> <b@x>");
        assert_eq!(words.parent.as_deref(), Some("b@x"));
        let none = heads("From: zoe@x\nSubject: s");
        assert!(none.id.starts_with("mail/") && none.parent.is_none());
        assert_eq!(none, heads("From: zoe@x\nSubject: s"), "the same message has the same id");
        let words = |words: &str| of(&format!("From: zoe@x\nSubject: s\n\n{words}"), Heads::of).id;
        assert_ne!(words("soap"), words("bar"), "other words are another message");
        assert_eq!(words("soap"), words("soap\n\n"), "whether another message follows says nothing");
    }
}
