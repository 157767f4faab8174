//! The index: beside the study, never in it; fed by imports, rebuilt when missing, stale or damaged.

pub mod build;
pub(crate) mod place;
pub mod state;

use std::path::Path;
use std::sync::{Arc, Mutex};

use tantivy::indexer::{NoMergePolicy, UserOperation};
use tantivy::schema::{FAST, Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::TextAnalyzer;
use tantivy::{IndexReader, IndexWriter, ReloadPolicy, TantivyDocument, TantivyError, Term};

use self::place::{Held, Place};
use super::near::Read;
use super::tokens::{FoldedWords, LANG_END, Stems};
use crate::error::{Error, Result};
use crate::study::{Study, lock_of};

/// Changes whenever words are cut or kept otherwise; an index of another version is rebuilt.
const VERSION: u32 = 4;

/// Memory of the index writer, all threads together.
const BUDGET: usize = 112 << 20;
const SMALL_BUDGET: usize = 32 << 20;

/// Above this size a file's segments are left as they come: merging them would cost more than it saves.
const LARGE: u64 = 32 << 20;

/// Up to this size every byte of an index is compared with its sum when it is opened; a larger one would make its first search wait.
const VERIFIED: u64 = 32 << 20;

impl From<TantivyError> for Error {
    fn from(error: TantivyError) -> Self {
        Error::Index { detail: error.to_string() }
    }
}

/// The fields of the index.
#[derive(Debug, Clone, Copy)]
pub struct Fields {
    /// Row id of the message.
    pub id: Field,
    /// Folded words, with positions.
    pub word: Field,
    /// Stems, in the language of the message, where they are not the folded word itself.
    pub stem: Field,
    /// Language of the message.
    pub lang: Field,
}

/// An open index that agrees with its study.
pub struct Index {
    /// Reads it.
    pub reader: IndexReader,
    /// Its fields.
    pub fields: Fields,
    /// The state of the corpus that it holds.
    pub mark: String,
    /// What reading its texts told of parts of queries, the latest last.
    pub(super) read: Mutex<Vec<Read>>,
}

impl Index {
    /// Whether any message holds this folded word.
    pub fn has_word(&self, word: &str) -> bool {
        let term = Term::from_field_text(self.fields.word, word);
        self.reader.searcher().doc_freq(&term).is_ok_and(|n| n > 0)
    }
}

fn schema() -> (Schema, Fields) {
    let mut builder = Schema::builder();
    let text = |tokenizer: &str, option| {
        TextOptions::default().set_indexing_options(TextFieldIndexing::default().set_tokenizer(tokenizer).set_index_option(option))
    };
    let fields = Fields {
        id: builder.add_u64_field("id", FAST),
        word: builder.add_text_field("word", text("word", IndexRecordOption::WithFreqsAndPositions)),
        stem: builder.add_text_field("stem", text("stem", IndexRecordOption::WithFreqs)),
        lang: builder.add_text_field("lang", text("raw", IndexRecordOption::Basic)),
    };
    (builder.build(), fields)
}

fn prepare(index: &tantivy::Index) {
    index.tokenizers().register("word", TextAnalyzer::from(FoldedWords));
    index.tokenizers().register("stem", TextAnalyzer::from(Stems::default()));
}

/// An index that begins, in an empty folder.
fn create(folder: &Path) -> Result<tantivy::Index> {
    let index = tantivy::Index::create_in_dir(folder, schema().0)?;
    prepare(&index);
    Ok(index)
}

/// What lies in a folder.
enum Look {
    /// An index that agrees with the study.
    Current(tantivy::Index),
    /// An index of the study as it was before, of this many texts.
    Stale(u64),
    /// Nothing.
    Missing,
    /// Files that are no index of ours.
    Damaged,
}

fn look(folder: &Path, mark: &str) -> Look {
    // Without its list of files, nobody could tell which of them are gone.
    match (folder.join("meta.json").exists(), folder.join(".managed.json").exists()) {
        (false, false) => return Look::Missing,
        (true, true) => {}
        _ => return Look::Damaged,
    }
    let Ok(index) = tantivy::Index::open_in_dir(folder) else { return Look::Damaged };
    // Somebody else's index would answer, and answer wrongly.
    if index.schema() != schema().0 {
        return Look::Damaged;
    }
    prepare(&index);
    let Ok(metas) = index.load_metas() else { return Look::Damaged };
    if metas.payload.as_deref() == Some(mark) {
        Look::Current(index)
    } else {
        Look::Stale(metas.segments.iter().map(|segment| u64::from(segment.num_docs())).sum())
    }
}

/// Whether every byte is what was written.
fn is_whole(index: &tantivy::Index) -> bool {
    index.validate_checksum().is_ok_and(|damaged| damaged.is_empty())
}

/// The index of a folder, if it agrees with the study.
fn open_index(folder: &Path, mark: &str) -> Result<Option<tantivy::Index>> {
    match look(folder, mark) {
        Look::Current(index) if place::bytes(folder) > VERIFIED || is_whole(&index) => Ok(Some(index)),
        Look::Current(_) | Look::Damaged => Err(Error::Index { detail: folder.display().to_string() }),
        Look::Stale(_) | Look::Missing => Ok(None),
    }
}

fn writer(index: &tantivy::Index, bytes: u64) -> Result<IndexWriter> {
    let large = bytes > LARGE;
    let threads = if large { std::thread::available_parallelism().map_or(1, std::num::NonZero::get).min(4) } else { 1 };
    let writer: IndexWriter = index.writer_with_num_threads(threads, if large { BUDGET } else { SMALL_BUDGET })?;
    if large {
        writer.set_merge_policy(Box::new(NoMergePolicy));
    }
    Ok(writer)
}

/// Takes the texts of an import as they come. Without a writer it takes nothing: the next search rebuilds.
pub struct Feed {
    writer: Option<(IndexWriter, Fields)>,
    /// Documents go to the index threads by the hundred: waking them for each would cost more than the indexing of short texts.
    waiting: Vec<UserOperation>,
    /// The right to write, in the cache; last, so that the writer is gone before.
    held: Option<Held>,
}

/// Documents sent at once.
const TOGETHER: usize = 256;

impl Feed {
    fn none() -> Self {
        Feed { writer: None, waiting: vec![], held: None }
    }

    /// Into this writer.
    fn into(writer: IndexWriter, fields: Fields) -> Self {
        Feed { writer: Some((writer, fields)), waiting: vec![], held: None }
    }

    /// Whether what is added goes anywhere.
    fn is_writing(&self) -> bool {
        self.writer.is_some()
    }

    /// Adds the text of a message, which stands in this language.
    ///
    /// The index is derived: a cache folder that refuses ends the feeding, never the import, and the next search rebuilds.
    pub fn add(&mut self, id: i64, lang: Option<&str>, text: &str) {
        let Some((writer, fields)) = &self.writer else { return };
        let mut document = TantivyDocument::default();
        document.add_u64(fields.id, id as u64);
        document.add_text(fields.word, text);
        if let Some(lang) = lang.filter(|lang| super::words::STEMMED.contains(lang)) {
            let mut marked = String::with_capacity(lang.len() + 1 + text.len());
            marked.push_str(lang);
            marked.push(LANG_END);
            marked.push_str(text);
            document.add_text(fields.stem, marked);
            document.add_text(fields.lang, lang);
        }
        self.waiting.push(UserOperation::Add(document));
        if self.waiting.len() >= TOGETHER && writer.run(self.waiting.drain(..)).is_err() {
            self.writer = None;
        }
    }

    /// Makes what was added searchable, as the state `mark` of the corpus.
    pub fn commit(self, mark: &str) -> Result<()> {
        if self.is_writing() { self.finish(mark) } else { Ok(()) }
    }

    /// The same, where all of it must have gone in.
    fn finish(self, mark: &str) -> Result<()> {
        let Feed { writer, waiting, held } = self;
        let Some((mut writer, _)) = writer else { return Err(Error::Index { detail: "an index thread ended".to_owned() }) };
        writer.run(waiting)?;
        let mut commit = writer.prepare_commit()?;
        commit.set_payload(mark);
        commit.commit()?;
        drop(writer);
        drop(held);
        Ok(())
    }
}

impl Study {
    /// Where the index of this study lies.
    fn index_place(&self) -> Result<Place> {
        Ok(Place::of(&self.cache(), &self.identity()?.instance, self.path()))
    }

    /// Where an import of this many bytes puts its texts.
    pub(crate) fn feed(&self, bytes: u64) -> Result<Feed> {
        let place = self.index_place()?;
        let mark = self.corpus_mark()?;
        // A cache that refuses, or an index that is being rebuilt, never stops an import.
        let Ok(held) = place.take() else { return Ok(Feed::none()) };
        let index = match open_index(place.folder(), &mark) {
            Ok(Some(index)) => index,
            // Nothing is indexed yet: begin here. Otherwise the whole is rebuilt when it is next asked for.
            _ if mark == "0" => {
                place.sweep();
                match place.clear().and_then(|()| create(place.folder())) {
                    Ok(index) => index,
                    Err(_) => return Ok(Feed::none()),
                }
            }
            _ => return Ok(Feed::none()),
        };
        *lock_of(&self.index) = None;
        let writer = writer(&index, bytes).ok().map(|writer| (writer, schema().1));
        Ok(Feed { writer, waiting: vec![], held: Some(held) })
    }

    /// The index, in agreement with the study: opened, or rebuilt where it is missing, stale or damaged.
    ///
    /// # Errors
    /// [`Error::IndexBusy`] when it must be rebuilt and another process holds the study; [`Error::IndexUnwritable`] when there is no
    /// room for it, neither in the cache nor in the temporary folder.
    pub fn index(&self) -> Result<Arc<Index>> {
        let mark = self.corpus_mark()?;
        let kept = lock_of(&self.index).clone();
        if let Some(index) = kept.filter(|index| index.mark == mark) {
            return Ok(index);
        }
        let index = match self.open_current(&mark)? {
            Some(index) => index,
            None => self.rebuild(&mark)?,
        };
        let index = Arc::new(index);
        *lock_of(&self.index) = Some(index.clone());
        Ok(index)
    }

    /// Whether an index that agrees with the study is in memory already.
    pub fn has_index(&self) -> Result<bool> {
        let mark = self.corpus_mark()?;
        Ok(lock_of(&self.index).as_ref().is_some_and(|index| index.mark == mark))
    }

    /// Whether the index agrees with the study; nothing is rebuilt.
    pub fn index_is_current(&self) -> Result<bool> {
        Ok(self.open_current(&self.corpus_mark()?)?.is_some())
    }
}

fn read(index: &tantivy::Index, mark: &str) -> Result<Index> {
    let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
    Ok(Index { reader, fields: schema().1, mark: mark.to_owned(), read: Mutex::default() })
}
