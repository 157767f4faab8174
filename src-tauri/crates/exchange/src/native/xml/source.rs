//! The bytes that the parser takes: from the first `<` on, and no more at once than one record may have.

use std::io::{self, BufRead, Read};

use crate::table::rows::LARGEST_RECORD;

const CHUNK: usize = 64 * 1024;

/// How many bytes of junk may stand above the first `<`.
pub(super) const JUNK: usize = 1024;

/// A source with an allowance.
pub(super) struct Source<R> {
    inner: R,
    buffer: Vec<u8>,
    at: usize,
    filled: usize,
    started: bool,
    ended: bool,
    taken: u64,
}

impl<R: Read> Source<R> {
    pub fn new(inner: R) -> Self {
        Source { inner, buffer: vec![0; CHUNK], at: 0, filled: 0, started: false, ended: false, taken: 0 }
    }

    /// What the bytes are read from.
    pub fn inner(&self) -> &R {
        &self.inner
    }

    /// Begins a new allowance.
    pub fn renew(&mut self) {
        self.taken = 0;
    }

    /// Whether the last byte was read.
    pub fn has_ended(&self) -> bool {
        self.ended && self.at == self.filled
    }

    fn refill(&mut self) -> io::Result<()> {
        while self.at == self.filled && !self.ended {
            (self.at, self.filled) = (0, 0);
            match self.inner.read(&mut self.buffer) {
                Ok(0) => self.ended = true,
                Ok(n) => self.filled = n,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// Passes what stands above the first `<`; where there is none near the beginning, nothing is passed.
    fn start(&mut self) -> io::Result<()> {
        self.started = true;
        self.refill()?;
        let beginning = &self.buffer[self.at..self.filled.min(self.at + JUNK + 1)];
        self.at += memchr::memchr(b'<', beginning).unwrap_or(0);
        Ok(())
    }
}

impl<R: Read> Read for Source<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let ready = self.fill_buf()?;
        let n = ready.len().min(out.len());
        out[..n].copy_from_slice(&ready[..n]);
        self.consume(n);
        Ok(n)
    }
}

impl<R: Read> BufRead for Source<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if !self.started {
            self.start()?;
        }
        if self.taken > LARGEST_RECORD {
            return Err(io::Error::from(io::ErrorKind::FileTooLarge));
        }
        self.refill()?;
        Ok(&self.buffer[self.at..self.filled])
    }

    fn consume(&mut self, n: usize) {
        self.at = (self.at + n).min(self.filled);
        self.taken += n as u64;
    }
}
