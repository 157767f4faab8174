//! Searches of a coded corpus, each beside what SQLite with FTS5, or a scan of the texts, does for the same question.

use std::collections::HashMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use chrono::Utc;
use livisible_core::Study;
use livisible_core::codebook::Code;
use livisible_core::coding::add::NewCoding;
use livisible_core::search::find::{Request, Sort};
use regex::{Regex, RegexBuilder};
use rusqlite::{Connection, params};
use serde_json::{Map, json};

use crate::queries::{Times, pairs};
use crate::{Failure, livisible};

/// One message in so many is coded.
const CODED: usize = 10;

/// The codes, and who codes.
const CODES: [&str; 6] = ["B.ONE", "B.TWO", "B.THREE", "B.FOUR", "B.FIVE", "B.SIX"];
const CODERS: [&str; 3] = ["A", "B", "C"];

/// Questions of a kind, and how often each is asked, the first time to warm up.
const QUESTIONS: usize = 12;
const ROUNDS: usize = 4;

/// One kind of question.
pub struct Row {
    pub kind: &'static str,
    pub base: String,
    pub theirs: Times,
    pub ours: Times,
}

struct Bench {
    study: Study,
    conn: Connection,
    texts: PathBuf,
    ripgrep: bool,
}

/// Codes a tenth of the corpus in both, then asks both. The study is that which `work` has coded.
pub fn measure(study: &Path, fts: &Path) -> Result<Vec<Row>, Failure> {
    code(study, fts)?;
    let mut open = Study::open_read_only(study)?;
    open.set_cache(&livisible::cache(study));
    let conn = Connection::open(fts)?;
    let texts = texts(&conn, fts)?;
    let ripgrep = Command::new("rg").arg("--version").output().is_ok_and(|output| output.status.success());
    let bench = Bench { study: open, conn, texts, ripgrep };
    let words = pairs()?;
    let words: Vec<(&str, &str)> = words.iter().take(QUESTIONS).map(|(a, b)| (a.as_str(), b.as_str())).collect();
    let (space, month) = (bench.common("space")?, bench.common("substr(date, 1, 7)")?);
    // The study names types of spaces by words of its own.
    let request = Request { facets: vec!["space".to_owned()], ..Request::default() };
    let ours = bench.study.search(&request)?.facets.into_iter().flat_map(|(_, counts)| counts).next();
    let our_space = ours.map(|(space, _)| space).ok_or("no space")?;
    let mut rows = vec![];

    let near = words.iter().map(|(a, b)| (format!("{a} NEAR/5 {b}"), format!("NEAR(\"{a}\" \"{b}\", 5)"))).collect::<Vec<_>>();
    rows.push(bench.beside("NEAR/5", "FTS5", &near, Sort::Relevance, &[], |query| bench.ranked(query))?);

    let patterns = words.iter().map(|(a, b)| (format!("/{a}.{{0,9}}{b}/"), format!("{a}.{{0,9}}{b}"))).collect::<Vec<_>>();
    let scan = if ripgrep { "ripgrep over the texts" } else { "regex over the texts" };
    rows.push(bench.beside("a pattern (slow, said so)", scan, &patterns, Sort::Relevance, &[], |pattern| bench.scan(pattern))?);

    let coded = words.iter().map(|(a, _)| (format!("{a} code:B.ONE"), format!("\"{a}\""))).collect::<Vec<_>>();
    let of_code = "select f.rowid from fts f where fts match ?1 and f.rowid in (select message from coding where code = 'B.ONE') order by bm25(fts) limit 50";
    rows.push(bench.beside("a word among a code", "FTS5", &coded, Sort::Relevance, &[], |query| bench.ask(of_code, query))?);

    let facets = ["space".to_owned(), "lang".to_owned(), "role".to_owned(), "code".to_owned()];
    let narrow =
        words.iter().map(|(a, _)| (format!("{a} code:B.ONE space:{our_space} date:{month}"), format!("\"{a}\""))).collect::<Vec<_>>();
    let from = format!(
        "from fts f join message m on m.n = f.rowid where fts match ?1 and m.space = '{space}' and m.date like '{month}%' \
         and m.n in (select message from coding where code = 'B.ONE')"
    );
    let both = [
        format!("select f.rowid {from} order by bm25(fts) limit 50"),
        format!("select count(*) {from} group by m.space"),
        format!("select count(*) {from} group by m.lang"),
        format!("select count(*) from coding where message in (select m.n {from}) group by code"),
    ];
    let all = |query: &str| both.iter().try_for_each(|sql| bench.ask(sql, query));
    rows.push(bench.beside("a word, code, space and month, with facets", "FTS5", &narrow, Sort::Relevance, &facets, all)?);

    let lines = words.iter().map(|(a, _)| (a.to_string(), format!("\"{a}\""))).collect::<Vec<_>>();
    let read = "select f.rowid, highlight(fts, 0, '[', ']') from fts f where fts match ?1 order by f.rowid limit 50";
    rows.push(
        bench.beside("the first lines of a concordance", "FTS5 highlight", &lines, Sort::Thread, &[], |query| bench.ask(read, query))?,
    );

    let meeting = CODES.iter().zip(CODES.iter().skip(1)).map(|(a, b)| (format!("overlap(code:{a} code:{b})"), format!("{a} {b}")));
    let joined = "select count(distinct a.message) from coding a join coding b on b.message = a.message and b.start < a.stop and a.start < b.stop \
                  where a.code = substr(?1, 1, instr(?1, ' ') - 1) and b.code = substr(?1, instr(?1, ' ') + 1)";
    let meeting: Vec<_> = meeting.collect();
    rows.push(bench.beside("overlap( ) of two codes", "SQLite joins", &meeting, Sort::Relevance, &[], |query| bench.ask(joined, query))?);
    Ok(rows)
}

impl Bench {
    /// Asks both the same questions, warm.
    fn beside(
        &self,
        kind: &'static str,
        base: &str,
        questions: &[(String, String)],
        sort: Sort,
        facets: &[String],
        theirs: impl Fn(&str) -> Result<(), Failure>,
    ) -> Result<Row, Failure> {
        let (mut their_times, mut our_times) = (vec![], vec![]);
        for round in 0..ROUNDS {
            for (ours, other) in questions {
                let start = Instant::now();
                theirs(other)?;
                let their_time = start.elapsed();
                let request = Request { query: ours.clone(), sort, limit: 50, facets: facets.to_vec(), ..Request::default() };
                let start = Instant::now();
                let found = self.study.search(&request)?;
                let our_time = start.elapsed();
                if let Some(problem) = found.problems.first() {
                    return Err(format!("{ours}: {}", problem.code).into());
                }
                // The first round warms both up.
                if round > 0 {
                    their_times.push(their_time);
                    our_times.push(our_time);
                }
            }
        }
        Ok(Row { kind, base: base.to_owned(), theirs: Times::of(their_times), ours: Times::of(our_times) })
    }

    fn ask(&self, sql: &str, query: &str) -> Result<(), Failure> {
        let mut statement = self.conn.prepare_cached(sql)?;
        let mut rows = statement.query([query])?;
        while rows.next()?.is_some() {}
        Ok(())
    }

    fn ranked(&self, query: &str) -> Result<(), Failure> {
        crate::baseline::search(&self.conn, query).map(drop)
    }

    /// How many lines of the texts hold this pattern, told by ripgrep; by the `regex` crate, line by line, where there is none.
    fn scan(&self, pattern: &str) -> Result<(), Failure> {
        if self.ripgrep {
            // No line found is exit code 1, and an answer.
            Command::new("rg").args(["--count", "--ignore-case", "--", pattern]).arg(&self.texts).output()?;
            return Ok(());
        }
        let pattern: Regex = RegexBuilder::new(pattern).case_insensitive(true).build()?;
        let texts = std::fs::read_to_string(&self.texts)?;
        std::hint::black_box(texts.lines().filter(|line| pattern.is_match(line)).count());
        Ok(())
    }

    /// The most common value of a column.
    fn common(&self, column: &str) -> Result<String, Failure> {
        let sql = format!("select {column} from message group by 1 order by count(*) desc limit 1");
        Ok(self.conn.query_row(&sql, [], |row| row.get(0))?)
    }
}

/// A message a line, as a scan wants them.
fn texts(conn: &Connection, fts: &Path) -> Result<PathBuf, Failure> {
    let path = fts.with_extension("txt");
    let mut out = std::io::BufWriter::new(std::fs::File::create(&path)?);
    let mut statement = conn.prepare("select text from message order by n")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        writeln!(out, "{}", row.get_ref(0)?.as_str()?.replace('\n', " "))?;
    }
    out.flush()?;
    Ok(path)
}

/// Every tenth message gets two codings, by two coders, the first over all of it, the second over its beginning: in the study and beside.
fn code(path: &Path, fts: &Path) -> Result<(), Failure> {
    let mut study = Study::open(path)?;
    study.set_cache(&livisible::cache(path));
    let mut conn = Connection::open(fts)?;
    conn.execute_batch(
        "drop table if exists coding;
         create table coding (message integer, code text, coder text, start integer, stop integer)",
    )?;
    let ids = study.columns()?.ids.clone();
    let rows: HashMap<String, i64> = {
        let mut statement = conn.prepare("select id, n from message")?;
        statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?
    };
    let mut codes = vec![];
    for ext in CODES {
        let label = Map::from_iter([("en".to_owned(), json!(ext))]);
        if let Ok(code) = study.find_code(ext) {
            codes.push(code.id);
            continue;
        }
        codes.push(study.add_code(&Code { ext: ext.to_owned(), label, ..Code::default() }, Utc::now())?.value);
    }
    let mut new: Vec<Vec<NewCoding>> = CODES.iter().map(|_| vec![]).collect();
    let change = conn.transaction()?;
    for (number, &message) in ids.iter().step_by(CODED).enumerate() {
        let length = study.text(message)?.chars().count();
        let beside = rows.get(&study.message_ext(message)?).copied().unwrap_or(0);
        for (turn, stop) in [(0, length), (1, length.min(20))] {
            let (at, coder) = ((number + turn) % CODES.len(), CODERS[(number + turn) % CODERS.len()]);
            new[at].push(NewCoding::by_hand(codes[at], message, Some(0..stop), coder));
            change.prepare_cached("insert into coding values (?1, ?2, ?3, 0, ?4)")?.execute(params![
                beside,
                CODES[at],
                coder,
                stop as i64
            ])?;
        }
    }
    change.commit()?;
    conn.execute_batch("create index coding_code on coding (code, message); create index coding_message on coding (message)")?;
    for (code, new) in codes.into_iter().zip(new) {
        study.code_all(code, "bench", new, Utc::now())?;
    }
    Ok(())
}

/// The table of these rows; `cost` says how each grew from size to size.
pub fn print(sizes: &[(u64, Vec<Row>)]) {
    println!("\n| messages | kind | beside | p50 | p95 | Livisible p50 | Livisible p95 | p95 ratio | times the size before |");
    println!("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
    let ms = |time: Duration| format!("{:.2} ms", time.as_secs_f64() * 1e3);
    let mut before: HashMap<&str, f64> = HashMap::new();
    for (size, rows) in sizes {
        for row in rows {
            let p95 = row.ours.p95.as_secs_f64();
            let grown = before.insert(row.kind, p95).map_or(String::new(), |was| format!("{:.1}", p95 / was));
            println!(
                "| {size} | {} | {} | {} | {} | {} | {} | {:.3} | {grown} |",
                row.kind,
                row.base,
                ms(row.theirs.p50),
                ms(row.theirs.p95),
                ms(row.ours.p50),
                ms(row.ours.p95),
                p95 / row.theirs.p95.as_secs_f64()
            );
        }
    }
}
