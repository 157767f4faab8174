//! A mailbox cut into messages, in a stream.
//!
//! A message begins with a line `From ADDRESS DATE` after a blank one, and headers follow. The same words in a text are told by
//! what they lack: the address, the date as mailboxes write it, the blank line before or the header after.

use std::io::{self, BufRead, BufReader, Read};

use crate::table::rows::LARGEST_RECORD;

/// How much of a line is looked at.
const LINE: usize = 64 * 1024;

/// Cuts the messages of a mailbox.
pub(super) struct Split<R> {
    source: BufReader<R>,
    /// The line that begins the next message, and the one after it.
    next: Option<(Vec<u8>, Vec<u8>)>,
    bytes: u64,
    started: bool,
}

/// A message as it stands in the mailbox.
#[derive(Debug, Default)]
pub(super) struct Raw {
    /// The line above its headers; empty in a file of one message.
    pub envelope: String,
    /// Its headers and its body. What is beyond the largest record is left out: files that come with it.
    pub bytes: Vec<u8>,
}

impl<R: Read> Split<R> {
    /// Starts at the first message.
    pub fn new(source: R) -> Self {
        Split { source: BufReader::with_capacity(LINE, source), next: None, bytes: 0, started: false }
    }

    /// Bytes read so far.
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// The next message; `None` after the last.
    pub fn next(&mut self) -> io::Result<Option<Raw>> {
        let (mut line, mut raw) = (Vec::new(), Raw::default());
        match self.next.take() {
            Some((envelope, header)) => {
                raw.envelope = String::from_utf8_lossy(&envelope).trim_end().to_owned();
                raw.bytes = header;
            }
            None if self.started => return Ok(None),
            None => {
                self.started = true;
                // A message alone in its file has no such line.
                while self.line(&mut line)? && line.iter().all(u8::is_ascii_whitespace) {}
                match is_envelope(&line) {
                    true => raw.envelope = String::from_utf8_lossy(&line).trim_end().to_owned(),
                    false if line.is_empty() => return Ok(None),
                    false => raw.bytes.append(&mut line),
                }
            }
        }
        let in_mailbox = !raw.envelope.is_empty();
        let (mut held, mut apart): (Option<Vec<u8>>, bool) = (None, false);
        while self.line(&mut line)? {
            if let Some(envelope) = held.take() {
                if is_header(&line) {
                    self.next = Some((envelope, line));
                    return Ok(Some(raw));
                }
                keep(&mut raw.bytes, &envelope);
            }
            let begins = std::mem::replace(&mut apart, line.iter().all(u8::is_ascii_whitespace));
            match &line {
                line if in_mailbox && begins && is_envelope(line) => held = Some(line.clone()),
                // « >From » is how a mailbox writes a line that begins with « From ».
                line if in_mailbox && line.starts_with(b">") && is_escaped(line) => keep(&mut raw.bytes, &line[1..]),
                line => keep(&mut raw.bytes, line),
            }
        }
        held.into_iter().for_each(|line| keep(&mut raw.bytes, &line));
        Ok(Some(raw))
    }

    /// Reads a line with its end, or a part of one that is very long; `false` at the end.
    fn line(&mut self, line: &mut Vec<u8>) -> io::Result<bool> {
        line.clear();
        let read = self.source.by_ref().take(LINE as u64).read_until(b'\n', line)?;
        self.bytes += read as u64;
        Ok(read > 0)
    }
}

fn keep(bytes: &mut Vec<u8>, line: &[u8]) {
    if (bytes.len() + line.len()) as u64 <= LARGEST_RECORD {
        bytes.extend_from_slice(line);
    }
}

/// Whether this is `>From `, `>>From `…
fn is_escaped(line: &[u8]) -> bool {
    let rest = line.iter().position(|byte| *byte != b'>').and_then(|at| line.get(at..)).unwrap_or_default();
    rest.starts_with(b"From ")
}

/// Whether a line begins a message: `From zoe@mail.example Mon Mar  2 09:00:00 2020`, or `zoe at mail.example` in archives.
pub(super) fn is_envelope(line: &[u8]) -> bool {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    if !line.starts_with(b"From ") || line.len() > 400 {
        return false;
    }
    const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    let text = String::from_utf8_lossy(line);
    let words: Vec<&str> = text.split_whitespace().skip(1).collect();
    // Archives write `zoe at mail.example`; programs that send for nobody, a dash or their name.
    let date = match words.as_slice() {
        [_, "at", _, date @ ..] => date,
        [who, date @ ..] if who.contains('@') || *who == "-" || who.eq_ignore_ascii_case("MAILER-DAEMON") => date,
        _ => return false,
    };
    let is_time = |word: &str| word.len() >= 4 && word.contains(':') && word.bytes().all(|b| b.is_ascii_digit() || b == b':');
    let is_year =
        |word: &&str| word.len() == 4 && (word.starts_with("19") || word.starts_with("20")) && word.bytes().all(|b| b.is_ascii_digit());
    let [day, month, of_month, time, rest @ ..] = date else { return false };
    let day_of_month = of_month.parse::<u8>().is_ok_and(|of_month| (1..=31).contains(&of_month));
    // A zone may stand before the year.
    DAYS.contains(day) && MONTHS.contains(month) && day_of_month && is_time(time) && rest.iter().take(2).any(is_year)
}

/// Whether a line is a header: a name without blanks, and a colon.
pub(super) fn is_header(line: &[u8]) -> bool {
    let name = line.iter().take(80).position(|byte| *byte == b':').and_then(|end| line.get(..end)).unwrap_or_default();
    !name.is_empty() && name.iter().all(|byte| byte.is_ascii_graphic())
}

/// The date of the line that begins a message.
pub(super) fn date(envelope: &str) -> Option<&str> {
    const DAYS: [&str; 7] = ["Mon ", "Tue ", "Wed ", "Thu ", "Fri ", "Sat ", "Sun "];
    DAYS.iter().filter_map(|day| envelope.rfind(day)).max().and_then(|at| envelope.get(at..)).map(str::trim)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn split(bytes: &[u8]) -> Vec<(String, String)> {
        let mut split = Split::new(bytes);
        let mut all = Vec::new();
        while let Some(raw) = split.next().expect("in memory") {
            all.push((raw.envelope, String::from_utf8_lossy(&raw.bytes).into_owned()));
        }
        all
    }

    #[test]
    fn messages_begin_with_their_line() {
        let first = "From zoe@mail.example Mon Mar  2 09:00:00 2020";
        let second = "From tom at mail.example  Tue Mar  3 09:00:00 2020";
        let text = format!(
            "{first}\nSubject: a\n\nFrom here on, Mar 3 at 10:00 2020\nand on\n>From x\n>>From y\n> From z\n\n{second}\nSubject: b\n\nc"
        );
        assert_eq!(
            split(text.as_bytes()),
            [
                (first.to_owned(), "Subject: a\n\nFrom here on, Mar 3 at 10:00 2020\nand on\nFrom x\n>From y\n> From z\n\n".to_owned()),
                (second.to_owned(), "Subject: b\n\nc".to_owned()),
            ]
        );
        assert_eq!(date(second), Some("Tue Mar  3 09:00:00 2020"));
        assert_eq!(split(b"\n\nSubject: a\n\n>From x"), [(String::new(), "Subject: a\n\n>From x".to_owned())]);
        assert!(split(b"").is_empty());
    }

    #[test]
    fn what_begins_a_message() {
        for line in [
            "From zoe@mail.example Mon Mar  2 09:00:00 2020",
            "From zoe at mail.example  Mon Mar  2 09:00:00 2020",
            "From 1660@xxx Mon Mar 02 09:00:00 +0000 2020",
            "From MAILER-DAEMON Mon Mar  2 09:00 2020",
            "From - Mon Mar  2 09:00:00 2020",
        ] {
            assert!(is_envelope(line.as_bytes()), "{line}");
        }
        for line in ["From Mar 3 2020 at 10:00 on", "From zoe@mail.example on 2 Mar 2020 at 09:00", "From Monday Mon Mar 2 09:00:00 2020"] {
            assert!(!is_envelope(line.as_bytes()), "{line}");
        }
        let first = "From zoe@mail.example Mon Mar  2 09:00:00 2020\n";
        let forwarded = format!("{first}Subject: a\n\nThey sent:\n{first}Subject: b\n");
        assert_eq!(split(forwarded.as_bytes()).len(), 1, "no blank line before it");
    }

    proptest! {
        #[test]
        fn nothing_is_lost(lines in proptest::collection::vec("[a-z >:]{0,12}", 0..30), messages in 1usize..5) {
            let body = lines.join("\n");
            prop_assume!(!body.contains("From"));
            let one = format!("From a@b Mon Mar  2 09:00:00 2020\nX: y\n\n{body}\n\n");
            let all = split(one.repeat(messages).as_bytes());
            prop_assert_eq!(all.len(), messages);
            for (_, bytes) in all {
                prop_assert_eq!(bytes, format!("X: y\n\n{body}\n\n"));
            }
        }
    }
}
