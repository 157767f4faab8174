//! One message as a turn.

use chrono::DateTime;
use livisible_core::corpus::record::{Link, LinkKind, Posted, Record};
use mail_parser::{HeaderForm, HeaderName, HeaderValue, Message, MessageParser, MimeHeaders, PartType};

use super::super::{Dates, add, add_some, beginning, rendered};
use super::heads::{Heads, sender};
use super::quote::take_apart;
use super::split;
use super::threads::Threads;
use crate::native::Turn;
use crate::values::dates::{self, Order};

/// How many characters of what a reply repeats are kept.
const QUOTED: usize = 2000;

/// Makes a turn of the message of this number; `envelope` is the line above its headers.
pub(super) fn turn(bytes: &[u8], envelope: &str, threads: &Threads, number: usize, dates: &mut Dates) -> Turn {
    let Some(message) = MessageParser::default().parse(bytes).filter(|message| !message.headers().is_empty()) else {
        return Turn::Left("malformed", beginning(&String::from_utf8_lossy(bytes.get(..400.min(bytes.len())).unwrap_or_default())));
    };
    let heads = Heads::of(&message);
    let subject = heads.subject.clone().unwrap_or_default();
    if subject.contains("FOLDER INTERNAL DATA") {
        return Turn::Left("not_data", subject);
    }
    if header(&message, "X-Spam-Flag").is_some_and(|flag| flag.eq_ignore_ascii_case("yes")) {
        return Turn::Left("spam", subject);
    }
    let (text, is_page) = words(&message);
    let parts = take_apart(&text, is_page);
    let mut record = Record { text: parts.own, ..Record::default() };
    record.parent = heads.parent.clone().or_else(|| threads.inferred(number));
    record.inferred = heads.parent.is_none() && record.parent.is_some();
    record.within = threads.within(number);
    if let (Some(_), Some(parent)) = (&parts.quoted, heads.parent.as_ref()) {
        record.links.push(Link { kind: LinkKind::Quote, to: parent.clone() });
    }
    let (_, answers) = heads.base();
    match record.parent.is_some() && answers {
        // « Re: » and the words of the first message are no words of this one.
        true => add_some(&mut record, "subject", heads.subject),
        false => record.title = heads.subject,
    }
    let (account, name) = sender(&message);
    record.account = account;
    record.posted = posted(&message, envelope, dates);
    record.id = threads.id(number).or(Some(heads.id));
    add_some(&mut record, "author_name", name);
    if let Some(list) = header(&message, "List-Id") {
        let (name, id) = list.rsplit_once('<').unwrap_or(("", list.as_str()));
        let id = id.trim().trim_end_matches('>');
        record.venue = Some(id.to_owned()).filter(|id| !id.is_empty());
        add_some(&mut record, "list", Some(name.trim().trim_matches('"').to_owned()).filter(|name| !name.is_empty()));
    }
    if is_automatic(&message, record.account.as_deref()) {
        add(&mut record, "is_bot", true);
    }
    if let Some(quoted) = parts.quoted {
        let cut = quoted.char_indices().nth(QUOTED).map(|(at, _)| at);
        if cut.is_some() {
            add(&mut record, "quoted_cut", true);
        }
        add(&mut record, "quoted", quoted.get(..cut.unwrap_or(quoted.len())).unwrap_or_default());
    }
    add_some(&mut record, "signature", parts.signature);
    add_some(&mut record, "footer", parts.footer);
    let media = media(&message);
    if !media.is_empty() {
        if record.text.trim().is_empty() && record.title.is_none() {
            record.text = media.clone();
        }
        add(&mut record, "media", media);
    }
    if is_cut(&message, bytes) {
        add(&mut record, "truncated", true);
    }
    record.into()
}

/// The words of a message, and whether they were a page of HTML.
fn words(message: &Message<'_>) -> (String, bool) {
    let mut pages = 0;
    let bodies = message.text_body.iter().filter_map(|part| message.part(*part));
    let texts: Vec<String> = bodies
        .filter_map(|part| match &part.body {
            PartType::Text(text) => Some(text.replace("\r\n", "\n")),
            PartType::Html(page) => {
                pages += 1;
                Some(rendered(page))
            }
            _ => None,
        })
        .collect();
    (texts.join("\n"), pages > 0)
}

/// When it was sent: what the sender says, else the line above the message.
fn posted(message: &Message<'_>, envelope: &str, dates: &mut Dates) -> Option<Posted> {
    let raw = message.header_raw(HeaderName::Date).map(str::trim).filter(|date| !date.is_empty());
    let Some(raw) = raw else { return dates.posted(split::date(envelope)) };
    // « +0100 (CET) »: what stands between brackets says the same again.
    let said = raw.split('(').next().unwrap_or(raw).trim();
    if let Some(read) = dates::read(said, Order::DayFirst) {
        let posted = dates.posted(Some(said))?;
        return Some(Posted { instant: Some(read.instant), original: raw.to_owned(), ..posted });
    }
    // Zones that are words, years of two digits.
    let other = message.date().filter(|date| date.is_valid() && date.year >= 1970);
    match other.and_then(|date| DateTime::from_timestamp(date.to_timestamp(), 0)) {
        Some(instant) => Some(Posted {
            instant: Some(instant),
            precision: livisible_core::corpus::record::Precision::Second,
            original: raw.to_owned(),
            estimated: false,
        }),
        None => dates.posted(Some(raw)),
    }
}

/// A header of which the value is words.
fn header(message: &Message<'_>, name: &'static str) -> Option<String> {
    let value = message.header_as(HeaderName::Other(name.into()), HeaderForm::Text).into_iter().next();
    let value = value.or_else(|| match name {
        "List-Id" => message.header_as(HeaderName::ListId, HeaderForm::Text).into_iter().next(),
        "Return-Path" => message.header_as(HeaderName::ReturnPath, HeaderForm::Raw).into_iter().next(),
        _ => None,
    })?;
    let text = HeaderValue::as_text(&value)?.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// Whether a program wrote it: it says so, or it came back.
fn is_automatic(message: &Message<'_>, account: Option<&str>) -> bool {
    let auto = header(message, "Auto-Submitted").is_some_and(|said| !said.to_lowercase().starts_with("no"));
    let bounced = header(message, "Return-Path").is_some_and(|path| path == "<>");
    let local = account.and_then(|account| account.split('@').next()).unwrap_or_default();
    let report = message.content_type().is_some_and(|kind| kind.subtype() == Some("report"));
    auto || bounced || report || matches!(local, "mailer-daemon" | "postmaster")
}

/// The files that come with it, by their name, else by their type.
fn media(message: &Message<'_>) -> String {
    let named = message.attachments().filter_map(|part| {
        let kind =
            || part.content_type().map(|kind| [Some(kind.ctype()), kind.subtype()].into_iter().flatten().collect::<Vec<_>>().join("/"));
        part.attachment_name().map(str::to_owned).or_else(kind)
    });
    named.collect::<Vec<_>>().join(", ")
}

/// Whether the end of a message of several parts is missing.
fn is_cut(message: &Message<'_>, bytes: &[u8]) -> bool {
    let Some(boundary) = message.content_type().and_then(|kind| kind.attribute("boundary")) else { return false };
    memchr::memmem::find(bytes, format!("--{boundary}--").as_bytes()).is_none()
}
