//! HTML in the cells of tables: people read its words, and say so where they want it as it stands.
//!
//! The tables are invented, in the manner of what networks and shops give out.

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use livisible_core::Study;
use livisible_core::corpus::record::{Item, Record};
use livisible_core::locale::Lang;
use livisible_exchange::import::import;
use livisible_exchange::write::xlsx::{Sheet, xlsx};
use livisible_exchange::{Field, Plan, Recognised, open, recipe};
use tempfile::TempDir;

/// Comments as the interface of YouTube gives them.
const COMMENTS: &str = "COMMENT_ID,AUTHOR,DATE,CONTENT,CLASS\n\
    z1,Tom &amp; Lea,2015-05-28T21:39:52,\"it&#39;s <br /><br />the <a href=\"\"http://x.y/?a=1&amp;t=2m\"\">2:19</a> part\u{FEFF}\",0\n\
    z2,Max,2015-05-28T21:39:53,Super<br />\u{FEFF},0\n\
    z3,Ann,2015-05-28T21:39:54,R&D &lt;3 caf&eacute;,0\n\
    z4,Bob,2015-05-28T21:39:55,<br /><b></b>,1\n";

/// A folder with files of these names and contents.
struct Desk(TempDir);

impl Desk {
    fn new() -> Self {
        Desk(tempfile::tempdir().expect("a folder"))
    }

    fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.path().join(name);
        std::fs::write(&path, content).expect("written");
        path
    }
}

/// What a file was recognised as, and everything in it.
struct Contents {
    seen: Recognised,
    records: Vec<Record>,
    /// Number and reason.
    skipped: Vec<(u64, String)>,
    /// The columns that were rendered.
    rendered: Vec<String>,
}

impl Contents {
    fn texts(&self) -> Vec<&str> {
        self.records.iter().map(|record| record.text.as_str()).collect()
    }
}

fn read(path: &Path, plan: &Plan) -> Contents {
    let opened = open(path, plan).expect("opened");
    let mut reader = opened.reader.expect("a reader");
    let (mut records, mut skipped, mut batch) = (Vec::new(), Vec::new(), Vec::new());
    while reader.next_batch(&mut batch).expect("readable") {}
    for item in batch {
        match item {
            Item::Record(record) => records.push(*record),
            Item::Skipped(one) | Item::Blank { skipped: one, .. } => skipped.push((one.record, one.reason)),
            Item::Respondent(_) => {}
        }
    }
    let rendered = reader.warnings().into_iter().filter(|warning| warning.code == "html_rendered").map(|warning| warning.detail).collect();
    Contents { seen: opened.recognised, records, skipped, rendered }
}

fn read_text(content: &str, plan: &Plan) -> Contents {
    read(&Desk::new().file("table.csv", content), plan)
}

fn said(html: bool) -> Plan {
    Plan { html: Some(html), ..Plan::default() }
}

#[test]
fn comments_are_read_as_people_see_them() {
    let contents = read_text(COMMENTS, &Plan::default());
    assert_eq!(contents.texts(), ["it's \n\nthe 2:19 part\u{FEFF}", "Super\u{FEFF}", "R&D <3 café"]);
    assert_eq!(contents.skipped, [(4, "empty_text".to_owned())]);
    assert_eq!((contents.seen.html, contents.rendered), (vec!["CONTENT".to_owned()], vec!["CONTENT".to_owned()]));
    // Who wrote it is an identity, not a text.
    assert_eq!(contents.records[0].account.as_deref(), Some("Tom &amp; Lea"));
}

#[test]
fn the_analyst_keeps_it_as_it_stands() {
    let contents = read_text(COMMENTS, &said(false));
    assert_eq!(
        contents.texts(),
        [
            "it&#39;s <br /><br />the <a href=\"http://x.y/?a=1&amp;t=2m\">2:19</a> part\u{FEFF}",
            "Super<br />\u{FEFF}",
            "R&D &lt;3 caf&eacute;",
            "<br /><b></b>",
        ]
    );
    assert!(contents.skipped.is_empty() && contents.rendered.is_empty() && contents.seen.html.is_empty());
}

#[test]
fn who_is_who_does_not_hang_on_it() {
    let table = "auteur,commentaire\nzoé,C&#39;est bon\nmax,Rien\n";
    let keys = |plan: &Plan| read_text(table, plan).records.iter().map(|record| record.key).collect::<Vec<_>>();
    assert_eq!(keys(&said(true)), keys(&said(false)));
    assert_eq!(read_text(table, &Plan::default()).texts(), ["C'est bon", "Rien"]);
}

#[test]
fn code_is_no_html() {
    let table = "id,text\n\
        1,How do I compare a < b && c > d in a template?\n\
        2,\"Vec<String> is not Vec<&str>, and &amp; is written &amp;amp;\"\n\
        3,\"use <div class=\"\"x\"\"> … </div> here\"\n";
    let contents = read_text(table, &Plan::default());
    assert_eq!(contents.texts()[1], "Vec<String> is not Vec<&str>, and &amp; is written &amp;amp;");
    assert_eq!(contents.texts()[2], "use <div class=\"x\"> … </div> here");
    assert!(contents.rendered.is_empty());
    // The analyst may know better.
    let asked = read_text(table, &said(true));
    assert_eq!(asked.texts()[1], "Vec<String> is not Vec<&str>, and & is written &amp;");
    assert_eq!(asked.texts()[2], "use \n … \n here");
    assert_eq!(asked.rendered, ["text"]);
}

#[test]
fn words_that_only_look_so_stay() {
    let table = "id,text\n1,I <3 it\n2,R&D and AT&T\n3,a <lol> b\n4,?a=1&copy=2\n";
    let contents = read_text(table, &Plan::default());
    assert_eq!(contents.texts(), ["I <3 it", "R&D and AT&T", "a <lol> b", "?a=1&copy=2"]);
    assert!(contents.rendered.is_empty());
}

#[test]
fn titles_and_replies_are_read_too() {
    let table = "id,titre,avis,réponse de la marque,page\n\
        a1,Bien &amp; beau,<p>Parfait</p><p>Merci</p>,<p>Merci &agrave; vous</p>,?x=1&amp;y=2\n\
        a2,<br>,Déçu,<p> </p>,?x=2&amp;y=2\n";
    let plan = Plan {
        map: [(Field::Id, "id"), (Field::Title, "titre"), (Field::Text, "avis"), (Field::Reply, "réponse de la marque")]
            .map(|(field, column)| (field, column.to_owned()))
            .to_vec(),
        ..Plan::default()
    };
    let contents = read_text(table, &plan);
    // The second title and the second reply hold no words.
    assert_eq!(contents.texts(), ["Bien & beau\nParfait\n\nMerci", "Merci à vous", "Déçu"]);
    assert_eq!(contents.rendered, ["titre", "avis", "réponse de la marque"]);
    assert_eq!((contents.records[0].title.as_deref(), contents.records[2].title.as_deref()), (Some("Bien & beau"), None));
    // An attribute is no text: it stays as the file has it.
    assert_eq!(contents.records[0].attributes["page"], "?x=1&amp;y=2");
}

#[test]
fn each_column_is_judged_for_itself() {
    let table = "id,titre,avis\na1,Je <3,C&#39;est bien\na2,Bof,C&#39;est cher\n";
    let contents = read_text(table, &Plan::default());
    assert_eq!(contents.texts(), ["Je <3\nC'est bien", "Bof\nC'est cher"]);
    assert_eq!(contents.seen.html, ["avis"]);
}

#[test]
fn answers_are_read_too() {
    let table = "numero,q1\nr1,J&#39;aime<br>tout\nr2,<p></p>\nr3,\n";
    let map = vec![(Field::Respondent, "numero".to_owned()), (Field::Answer, "q1".to_owned())];
    let contents = read_text(table, &Plan { map, ..Plan::default() });
    assert_eq!(contents.texts(), ["J'aime\ntout"]);
    // Tags without words are a blank answer, counted among those asked.
    assert_eq!(contents.skipped, [(2, "blank_answer".to_owned()), (3, "blank_answer".to_owned())]);
    assert_eq!(contents.rendered, ["q1"]);
}

#[test]
fn workbooks_are_read_alike() {
    let desk = Desk::new();
    let path = desk.0.path().join("book.xlsx");
    let rows = [["1", "it&#39;s <b>fine</b>"], ["2", "yes"]].map(|row| row.map(|cell| cell.into()).to_vec());
    let header = ["id", "text"].map(str::to_owned).to_vec();
    xlsx(&path, vec![Sheet { name: "Avis".to_owned(), header, rows: Box::new(rows.into_iter()) }]).expect("written");
    let contents = read(&path, &Plan::default());
    assert_eq!((contents.texts(), contents.rendered.len()), (vec!["it's fine", "yes"], 1));
}

/// Imports a file as the next wave of what the study has, and tells the texts of all messages.
fn wave(study: &mut Study, path: &Path, plan: Plan) -> Vec<String> {
    let now: DateTime<Utc> = DateTime::UNIX_EPOCH;
    let plan = Plan { recipes: recipe::of(study).expect("recipes"), ..plan };
    import(study, path, &plan, now, &mut |_| true).expect("imported");
    let ids = study.message_ids().expect("ids");
    ids.into_iter().map(|id| study.message(id).expect("a message").text).collect()
}

fn study(desk: &Desk, name: &str) -> Study {
    let mut study = Study::create(&desk.0.path().join(name), "", Lang::En, DateTime::UNIX_EPOCH, 1).expect("a study");
    study.set_cache(desk.0.path());
    study
}

#[test]
fn the_next_wave_is_read_like_the_first() {
    let desk = Desk::new();
    let first = desk.file("may.csv", "id,author,text\n1,zoe,it&#39;s <3 fine\n2,max,it&#39;s me\n");
    // Nothing in this wave would prove it: its one entity stands beside as many that are none.
    let second = desk.file("june.csv", "id,author,text\n3,lea,I <3 you\n4,tom,you &amp; me\n");
    let mut rendering = study(&desk, "rendering.livi");
    wave(&mut rendering, &first, said(true));
    assert_eq!(wave(&mut rendering, &second, Plan::default()), ["it's <3 fine", "it's me", "I <3 you", "you & me"]);
    // What the analyst said holds for the waves after, until it is said otherwise.
    let third = desk.file("july.csv", "id,author,text\n5,ann,they&#39;re\n");
    let mut keeping = study(&desk, "keeping.livi");
    wave(&mut keeping, &second, said(false));
    assert_eq!(wave(&mut keeping, &third, Plan::default()), ["I <3 you", "you &amp; me", "they&#39;re"]);
    let fourth = desk.file("august.csv", "id,author,text\n6,eve,we&#39;re\n");
    assert_eq!(wave(&mut keeping, &fourth, said(true))[3], "we're");
}

#[test]
fn columns_that_proved_it_once_are_html_in_later_waves() {
    let desk = Desk::new();
    let first = desk.file("may.csv", "id,author,text\n1,zoe,it&#39;s fine\n2,max,yes\n");
    let second = desk.file("june.csv", "id,author,text\n3,lea,I <3 you\n4,tom,you &amp; me\n");
    let mut study = study(&desk, "s.livi");
    assert_eq!(wave(&mut study, &first, Plan::default()), ["it's fine", "yes"]);
    assert_eq!(wave(&mut study, &second, Plan::default())[2..], ["I <3 you", "you & me"]);
}
