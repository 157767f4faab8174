//! Long threads of several platforms: the tree in the study is the tree of the file; and a dump that is stopped leaves nothing.

use std::collections::BTreeMap;
use std::fmt::Write;

use acceptance::{Desk, Draw, accounted, bring, noon};
use livisible_core::figures::Ask;
use livisible_core::{Error, Study};
use livisible_exchange::Plan;
use livisible_exchange::import::import;

/// How many messages answer in a thread.
const LONG: usize = 1000;

/// For each message but the first, the place of the one that it answers.
fn tree(seed: u64, most: usize) -> Vec<usize> {
    let mut draw = Draw::new(seed);
    (1..LONG).map(|at| draw.under(at.min(most) as u64) as usize + at.saturating_sub(most)).collect()
}

/// Who answers whom in the study, by their words: `n` answers `m`.
fn answers(study: &Study) -> BTreeMap<String, String> {
    let words = |id: i64| {
        let text = study.text(id).unwrap();
        text.split_whitespace().next_back().unwrap_or_default().to_owned()
    };
    let columns = study.columns().unwrap();
    let answered = columns.ids.iter().zip(&columns.parent).filter(|(_, parent)| **parent != 0);
    answered.map(|(id, parent)| (words(*id), words(*parent))).collect()
}

/// Imports the file, and compares what it makes with the tree.
#[track_caller]
fn holds(desk: &Desk, file: &str, content: &str, format: &str, tree: &[usize]) {
    let mut study = desk.study(&format!("{file}.livi"));
    let imported = bring(&mut study, &desk.file(file, content));
    accounted(&imported);
    assert_eq!((imported.format.as_str(), imported.report.messages, imported.report.orphans), (format, LONG as u64, 0));
    assert_eq!(imported.report.conversations, 1, "{file}");
    let expected: BTreeMap<String, String> = (1..).zip(tree).map(|(at, parent)| (format!("n{at}"), format!("n{parent}"))).collect();
    assert_eq!(answers(&study), expected, "{file}");
    let threads = study.figure("threads", &Ask::default()).unwrap().data;
    assert_eq!(threads["edges"].as_array().map(Vec::len), Some(LONG - 1));
    // The same file again says nothing new.
    let again = bring(&mut study, &desk.path(file));
    assert_eq!((again.report.messages, again.report.duplicates), (0, LONG as u64), "{file}");
    assert!(study.check().unwrap().findings.is_empty());
}

#[test]
fn a_thread_of_reddit_is_the_tree_of_its_dump() {
    let desk = Desk::new();
    let tree = tree(3, LONG);
    let line = |at: usize| {
        match at {
        0 => r#"{"author":"u0","created_utc":1709280000,"id":"p0","name":"t3_p0","num_comments":999,"permalink":"/r/cafe/comments/p0/x/","score":4,"selftext":"n0","subreddit":"cafe","title":"Capsules"}"#.to_owned(),
        at => {
            let parent = match tree[at - 1] {
                0 => "t3_p0".to_owned(),
                parent => format!("t1_c{parent}"),
            };
            format!(
                r#"{{"author":"u{}","body":"words n{at}","created_utc":{},"id":"c{at}","link_id":"t3_p0","parent_id":"{parent}","permalink":"/r/cafe/comments/p0/x/c{at}/","score":1,"subreddit":"cafe"}}"#,
                at % 37,
                1_709_280_000 + at * 60
            )
        }
    }
    };
    // Dumps are in the order of time; an answer before what it answers finds it all the same.
    let mut lines: Vec<String> = (0..LONG).map(line).collect();
    holds(&desk, "RC_2024-03.ndjson", &lines.join("\n"), "reddit", &tree);
    lines.reverse();
    holds(&desk, "RC_backwards.ndjson", &lines.join("\n"), "reddit", &tree);
}

#[test]
fn a_mailing_list_is_the_tree_of_its_mailbox() {
    let desk = Desk::new();
    let tree = tree(5, 40);
    let mut mailbox = String::new();
    for at in 0..LONG {
        let answered = if at > 0 { format!("In-Reply-To: <m{}@liste.example>\n", tree[at - 1]) } else { String::new() };
        write!(
            mailbox,
            "From u{0}@exemple.fr Fri Mar  1 08:00:00 2024\nFrom: Membre {0} <u{0}@exemple.fr>\nDate: Fri, 01 Mar 2024 {1:02}:{2:02}:00 +0100\nMessage-ID: <m{at}@liste.example>\n{answered}Subject: Re: capsules\nContent-Type: text/plain; charset=utf-8\n\nPas d’accord avec toi, n{at}\n\n",
            at % 23,
            at / 60 % 24,
            at % 60
        )
        .unwrap();
    }
    holds(&desk, "liste.mbox", &mailbox, "mbox", &tree);
}

#[test]
fn comments_of_disqus_are_the_tree_of_their_export() {
    let desk = Desk::new();
    // The thread of Disqus is the page: its first comment answers nothing.
    let tree = tree(7, 300);
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><disqus xmlns=\"http://disqus.com\" xmlns:dsq=\"http://disqus.com/disqus-internals\"><category dsq:id=\"1\"><title>General</title></category><thread dsq:id=\"9\"><id/><forum>cafe</forum><link>https://cafe.example/a</link><title>Page</title><message/><createdAt>2024-03-01T00:00:00Z</createdAt><isDeleted>false</isDeleted></thread>",
    );
    for at in 0..LONG {
        let parent = if at > 0 { format!("<parent dsq:id=\"{}\"/>", tree[at - 1] + 100_000) } else { String::new() };
        write!(
            xml,
            "<post dsq:id=\"{0}\"><id/><message><![CDATA[<p>words n{at}</p>]]></message><createdAt>2024-03-{1:02}T10:{2:02}:00Z</createdAt><isDeleted>false</isDeleted><isSpam>false</isSpam><author><name>U{3}</name><isAnonymous>false</isAnonymous><username>u{3}</username></author><thread dsq:id=\"9\"/>{parent}</post>",
            at + 100_000,
            at / 60 + 1,
            at % 60,
            at % 19
        )
        .unwrap();
    }
    xml.push_str("</disqus>");
    holds(&desk, "disqus.xml", &xml, "disqus", &tree);
}

#[test]
fn a_dump_that_is_stopped_leaves_nothing() {
    let desk = Desk::new();
    let mut study = desk.study("stopped.livi");
    bring(&mut study, &desk.file("before.csv", "id,author,text\na,ana,Avant\n"));
    let mut dump = String::new();
    for at in 0..60_000 {
        let parent = if at % 50 == 0 { "t3_p".to_owned() } else { format!("t1_d{}", at - 1) };
        writeln!(dump, r#"{{"author":"u{}","body":"Encore du café {at}","created_utc":{},"id":"d{at}","link_id":"t3_p","parent_id":"{parent}","score":1,"subreddit":"cafe"}}"#, at % 91, 1_709_280_000 + at).unwrap();
    }
    let file = desk.file("dump.ndjson", &dump);
    let half = dump.len() as u64 / 2;
    let fault = import(&mut study, &file, &Plan::default(), noon(), &mut |progress| progress.bytes < half).err();
    assert!(matches!(fault, Some(Error::Cancelled)), "{fault:?}");
    assert_eq!((study.columns().unwrap().len(), study.imports(true).unwrap().len()), (1, 1));
    assert!(study.check().unwrap().findings.is_empty());
    let study = &mut desk.reopen(study);
    let imported = bring(study, &file);
    accounted(&imported);
    assert_eq!((imported.report.messages, imported.report.conversations, imported.report.orphans), (60_000, 1, 1200));
}
