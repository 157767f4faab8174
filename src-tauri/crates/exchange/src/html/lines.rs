//! The line ends that tags stand for, beside those that the text has.

use crate::values::is_blank;

/// Tags make no more line ends than this in a row.
const MOST: usize = 2;

/// A text as it is written, with the line ends that are asked for between its words.
pub(super) struct Lines {
    out: String,
    /// Whether something can be read yet: before it there is nothing to part.
    started: bool,
    /// Line ends in the white space at the end of `out`.
    ends: usize,
    /// How many line ends must stand before the next words.
    asked: usize,
    /// White space since they were asked for: it may hold some of them, and at the end of a text there is nothing to part.
    held: String,
    held_ends: usize,
}

impl Lines {
    /// An empty text of about so many bytes.
    pub(super) fn of_size(bytes: usize) -> Self {
        Lines { out: String::with_capacity(bytes), started: false, ends: 0, asked: 0, held: String::new(), held_ends: 0 }
    }

    /// Writes words, or white space.
    pub(super) fn write(&mut self, words: &str) {
        if is_blank(words) {
            let ends = line_ends(words);
            if self.asked > 0 {
                self.held.push_str(words);
                self.held_ends += ends;
            } else {
                self.out.push_str(words);
                self.ends += ends;
            }
            return;
        }
        if self.asked > 0 {
            let lead = &words[..words.len() - words.trim_start().len()];
            let there = self.ends + self.held_ends + line_ends(lead);
            self.out.extend(std::iter::repeat_n('\n', self.asked.saturating_sub(there)));
            self.out.push_str(&self.held);
            self.held.clear();
            (self.asked, self.held_ends) = (0, 0);
        }
        self.out.push_str(words);
        self.ends = line_ends(&words[words.trim_end().len()..]);
        self.started = true;
    }

    /// Ends the line once more.
    pub(super) fn end(&mut self) {
        self.part(self.asked.max(self.ends + self.held_ends) + 1);
    }

    /// Parts what was written from what comes by so many line ends at least.
    pub(super) fn part(&mut self, by: usize) {
        if self.started {
            self.asked = self.asked.max(by.min(MOST));
        }
    }

    /// The text.
    pub(super) fn finish(mut self) -> String {
        self.out.push_str(&self.held);
        self.out
    }
}

/// How many line ends are in white space, CR and CRLF included.
fn line_ends(space: &str) -> usize {
    let returns = space.bytes().filter(|byte| *byte == b'\r').count();
    let feeds = space.bytes().filter(|byte| *byte == b'\n').count();
    returns + feeds - space.matches("\r\n").count()
}
