//! The index: beside the study, never in it; fed by imports, rebuilt when missing, stale or damaged.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use tantivy::indexer::{NoMergePolicy, UserOperation};
use tantivy::schema::{FAST, Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::TextAnalyzer;
use tantivy::{IndexReader, IndexWriter, ReloadPolicy, TantivyDocument, TantivyError, Term};

use super::near::Read;
use super::tokens::{FoldedWords, LANG_END, Stems};
use crate::error::{Error, Result};
use crate::storage::{file, sql};
use crate::study::{Study, lock_of};

/// Changes whenever words are cut or kept otherwise; an index of another version is rebuilt.
const VERSION: u32 = 4;

/// Memory of the index writer, all threads together.
const BUDGET: usize = 112 << 20;
const SMALL_BUDGET: usize = 32 << 20;

/// Above this size a file's segments are left as they come: merging them would cost more than it saves.
const LARGE: u64 = 32 << 20;

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

fn create(folder: &Path) -> Result<tantivy::Index> {
    if folder.exists() {
        std::fs::remove_dir_all(folder).map_err(|e| Error::io(folder, &e))?;
    }
    std::fs::create_dir_all(folder).map_err(|e| Error::io(folder, &e))?;
    let index = tantivy::Index::create_in_dir(folder, schema().0)?;
    prepare(&index);
    Ok(index)
}

fn open(folder: &Path, mark: &str) -> Result<Option<tantivy::Index>> {
    if !folder.join("meta.json").exists() {
        return Ok(None);
    }
    let index = tantivy::Index::open_in_dir(folder)?;
    prepare(&index);
    let payload = index.load_metas()?.payload;
    Ok((payload.as_deref() == Some(mark)).then_some(index))
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
}

/// Documents sent at once.
const TOGETHER: usize = 256;

impl Feed {
    fn none() -> Self {
        Feed { writer: None, waiting: vec![] }
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
        let Some((mut writer, _)) = self.writer else { return Ok(()) };
        writer.run(self.waiting)?;
        let mut commit = writer.prepare_commit()?;
        commit.set_payload(mark);
        commit.commit()?;
        Ok(())
    }
}

/// A rebuild that waits to run.
pub struct Rebuilding {
    study: Study,
    folder: PathBuf,
    mark: String,
}

impl Rebuilding {
    /// Rebuilds the index as the study was when this was asked for, until it is done or `stop` is raised.
    /// Who holds the lock keeps it until this has answered.
    ///
    /// # Errors
    /// [`Error::Cancelled`] when it was stopped: the index is then stale, and rebuilt another time.
    pub fn run(self, stop: &AtomicBool) -> Result<()> {
        self.study.rebuild_held(&self.folder, &self.mark, stop).map(drop)
    }
}

impl Study {
    fn index_folder(&self) -> Result<PathBuf> {
        let who = self.identity()?;
        // A copy made outside Livisible has the same identity: the place tells the two apart.
        let place = self.path().canonicalize().unwrap_or_else(|_| self.path().to_owned());
        let place = xxhash_rust::xxh3::xxh3_64(place.as_os_str().as_encoded_bytes());
        Ok(self.cache().join("index").join(format!("{}-{place:016x}-v{VERSION}", who.instance)))
    }

    /// Where an import of this many bytes puts its texts.
    pub(crate) fn feed(&self, bytes: u64) -> Result<Feed> {
        let folder = self.index_folder()?;
        let mark = self.corpus_mark()?;
        let index = match open(&folder, &mark) {
            Ok(Some(index)) => index,
            // Nothing is indexed yet: begin here. Otherwise the whole is rebuilt when it is next asked for.
            _ if mark == "0" => match create(&folder) {
                Ok(index) => index,
                Err(_) => return Ok(Feed::none()),
            },
            _ => return Ok(Feed::none()),
        };
        *lock_of(&self.index) = None;
        Ok(Feed { writer: writer(&index, bytes).ok().map(|writer| (writer, schema().1)), waiting: vec![] })
    }

    /// The index, in agreement with the study: opened, or rebuilt where it is missing, stale or damaged.
    ///
    /// # Errors
    /// [`Error::IndexBusy`] when it must be rebuilt and another process holds the study.
    pub fn index(&self) -> Result<Arc<Index>> {
        let mark = self.corpus_mark()?;
        let mut kept = lock_of(&self.index);
        if let Some(index) = kept.as_ref().filter(|index| index.mark == mark) {
            return Ok(index.clone());
        }
        let folder = self.index_folder()?;
        let index = match open(&folder, &mark) {
            Ok(Some(index)) => index,
            Ok(None) | Err(_) => self.rebuild(&folder, &mark)?,
        };
        let index = Arc::new(read(&index, &mark).or_else(|_| read(&self.rebuild(&folder, &mark)?, &mark))?);
        *kept = Some(index.clone());
        Ok(index)
    }

    /// Whether an index that agrees with the study is in memory already.
    pub fn has_index(&self) -> Result<bool> {
        let mark = self.corpus_mark()?;
        Ok(lock_of(&self.index).as_ref().is_some_and(|index| index.mark == mark))
    }

    /// Whether the index agrees with the study; nothing is rebuilt.
    pub fn index_is_current(&self) -> Result<bool> {
        Ok(matches!(open(&self.index_folder()?, &self.corpus_mark()?), Ok(Some(_))))
    }

    /// Rebuilds the index from the study. Answers the number of texts.
    pub fn reindex(&self) -> Result<u64> {
        *lock_of(&self.index) = None;
        let index = self.rebuild(&self.index_folder()?, &self.corpus_mark()?)?;
        Ok(index.reader()?.searcher().num_docs())
    }

    /// A rebuild of the index for another thread, under the lock that this study holds; `None` when the index is current.
    ///
    /// Until it has run, a search of this study would rebuild by itself: the caller keeps searches waiting.
    pub fn rebuilding(&self) -> Result<Option<Rebuilding>> {
        if !self.is_writable() || self.index_is_current()? {
            return Ok(None);
        }
        Ok(Some(Rebuilding { study: self.reader()?, folder: self.index_folder()?, mark: self.corpus_mark()? }))
    }

    fn rebuild(&self, folder: &Path, mark: &str) -> Result<tantivy::Index> {
        // Only the process that holds the study's lock writes its index.
        let _held = match self.is_writable() {
            true => None,
            false => Some(file::lock(self.path()).map_err(|error| match error {
                Error::Locked { .. } => Error::IndexBusy,
                other => other,
            })?),
        };
        self.rebuild_held(folder, mark, &AtomicBool::new(false))
    }

    /// The same, the lock being held already.
    fn rebuild_held(&self, folder: &Path, mark: &str, stop: &AtomicBool) -> Result<tantivy::Index> {
        let index = create(folder)?;
        let bytes = std::fs::metadata(self.path()).map_or(0, |meta| meta.len());
        let mut feed = Feed { writer: Some((writer(&index, bytes)?, schema().1)), waiting: vec![] };
        let mut statement = self.conn.prepare_cached(sql!("import/texts"))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            feed.add(row.get(0)?, row.get_ref(1)?.as_str_or_null()?, row.get_ref(2)?.as_str()?);
            if stop.load(Ordering::Relaxed) {
                return Err(Error::Cancelled);
            }
            if feed.writer.is_none() {
                return Err(Error::Index { detail: folder.display().to_string() });
            }
        }
        feed.commit(mark)?;
        Ok(index)
    }
}

fn read(index: &tantivy::Index, mark: &str) -> Result<Index> {
    let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
    Ok(Index { reader, fields: schema().1, mark: mark.to_owned(), read: Mutex::default() })
}
