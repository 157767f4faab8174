//! The two token streams of the index: folded words, and stems in the language of their message.

use std::hash::BuildHasher;

use rust_stemmers::Stemmer;
use rustc_hash::FxHashMap;
use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

use super::words::{PARTS, Words, compound, fold_into, lower_into, stemmer, words};

/// Parts the language from the text in the stem field.
pub const LANG_END: char = '\u{1}';

/// Stems remembered a thread; a corpus has some tens of thousands of frequent words.
const REMEMBERED: usize = 1 << 16;

/// The term of a stem: stems of two languages never meet.
pub fn stem_term(lang: &str, stem: &str, out: &mut String) {
    out.clear();
    out.push_str(lang);
    out.push(':');
    let at = out.len();
    let mut folded = String::with_capacity(stem.len());
    fold_into(stem, &mut folded);
    out.insert_str(at, &folded);
}

/// Stands before the parts of a compound run together, so that they are no word of the text.
pub const JOINED: char = '-';

/// What begins a word that stands a second time at its place: a hashtag or a name with its sign, a compound run together.
pub const DOUBLED: [char; 3] = ['#', '@', JOINED];

/// Folded words.
#[derive(Clone, Default)]
pub struct FoldedWords;

pub struct FoldedStream<'a> {
    text: &'a str,
    words: Words<'a>,
    token: Token,
    /// A hashtag or a name is two words at one place: with its sign and without.
    sign: Option<char>,
    /// A compound is one more at the place of its first word; where the last one met ends, and what is still to be said of it.
    compound: usize,
    joined: String,
    joins: bool,
}

impl Tokenizer for FoldedWords {
    type TokenStream<'a> = FoldedStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> FoldedStream<'a> {
        let token = Token { position: usize::MAX, ..Token::default() };
        FoldedStream { text, words: words(text), token, sign: None, compound: 0, joined: String::new(), joins: false }
    }
}

impl TokenStream for FoldedStream<'_> {
    fn advance(&mut self) -> bool {
        if let Some(sign) = self.sign.take() {
            self.token.text.insert(0, sign);
            return true;
        }
        if std::mem::take(&mut self.joins) {
            self.token.text.clear();
            self.token.text.push(JOINED);
            self.token.text.push_str(&self.joined);
            return true;
        }
        let Some(word) = self.words.next() else { return false };
        self.token.position = self.token.position.wrapping_add(1);
        self.token.offset_from = word.start;
        self.token.offset_to = word.stop;
        fold_into(&self.text[word.start..word.stop], &mut self.token.text);
        self.sign = word.sign();
        if word.start >= self.compound
            && let Some(found) = compound(self.text, &word, &mut self.joined)
        {
            self.compound = found.stop;
            self.joins = found.parts <= PARTS;
        }
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}

/// Stems of `lang` + [`LANG_END`] + text, where they differ from the folded word; nothing where the language has no stemmer.
///
/// A word that is its own stem is in the word field already: half of all words, which need not be indexed twice.
#[derive(Default)]
pub struct Stems {
    langs: FxHashMap<String, Option<Memory>>,
}

impl Clone for Stems {
    /// A thread of its own, a memory of its own.
    fn clone(&self) -> Self {
        Self::default()
    }
}

struct Memory {
    lang: String,
    stemmer: Stemmer,
    /// The term of each word as it was written, by the word's hash; `None` for a word that is its own stem.
    known: FxHashMap<u64, (Box<str>, Option<Box<str>>)>,
    lower: String,
    folded: String,
}

impl Memory {
    fn of(lang: &str) -> Option<Self> {
        let stemmer = stemmer(lang)?;
        Some(Memory { lang: lang.to_owned(), stemmer, known: FxHashMap::default(), lower: String::new(), folded: String::new() })
    }

    /// Puts the term of the word's stem into `out`; answers whether the word has one that is not itself.
    fn stem_into(&mut self, word: &str, out: &mut String) -> bool {
        let key = rustc_hash::FxBuildHasher.hash_one(word);
        if let Some((known, term)) = self.known.get(&key)
            && **known == *word
        {
            out.clear();
            out.push_str(term.as_deref().unwrap_or_default());
            return term.is_some();
        }
        lower_into(word, &mut self.lower);
        stem_term(&self.lang, &self.stemmer.stem(&self.lower), out);
        fold_into(word, &mut self.folded);
        let differs = out[self.lang.len() + 1..] != self.folded;
        if self.known.len() < REMEMBERED {
            self.known.insert(key, (word.into(), differs.then(|| out.as_str().into())));
        }
        differs
    }
}

pub struct StemStream<'a> {
    text: &'a str,
    words: Words<'a>,
    token: Token,
    memory: Option<&'a mut Memory>,
}

impl Tokenizer for Stems {
    type TokenStream<'a> = StemStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> StemStream<'a> {
        let (lang, text) = text.split_once(LANG_END).unwrap_or(("", text));
        if !self.langs.contains_key(lang) {
            let memory = Memory::of(lang);
            self.langs.insert(lang.to_owned(), memory);
        }
        let memory = self.langs.get_mut(lang).and_then(Option::as_mut);
        StemStream { text, words: words(text), token: Token { position: usize::MAX, ..Token::default() }, memory }
    }
}

impl TokenStream for StemStream<'_> {
    fn advance(&mut self) -> bool {
        let Some(memory) = &mut self.memory else { return false };
        loop {
            let Some(word) = self.words.next() else { return false };
            self.token.position = self.token.position.wrapping_add(1);
            if word.emoji {
                continue;
            }
            self.token.offset_from = word.start;
            self.token.offset_to = word.stop;
            if memory.stem_into(&self.text[word.start..word.stop], &mut self.token.text) {
                return true;
            }
        }
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}
