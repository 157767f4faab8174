//! What the next wave of a table takes from an earlier import: what the analyst said by hand, and nothing that was guessed.

use std::path::{Path, PathBuf};

use chrono::DateTime;
use livisible_core::Study;
use livisible_core::corpus::lists::Space;
use livisible_core::locale::Lang;
use livisible_exchange::import::import;
use livisible_exchange::{Plan, Recognised, open, recipe};

struct Desk(tempfile::TempDir);

impl Desk {
    fn file(&self, name: &str, text: &str) -> PathBuf {
        let path = self.0.path().join(name);
        std::fs::write(&path, text).expect("written");
        path
    }

    fn study(&self) -> Study {
        let mut study = Study::create(&self.0.path().join("s.livi"), "", Lang::En, DateTime::UNIX_EPOCH, 1).expect("a study");
        study.set_cache(self.0.path());
        study
    }
}

/// Imports a file as the next wave of what the study has; `columns_changed` where it was said.
fn wave(study: &mut Study, path: &Path, plan: Plan) -> (Recognised, Option<String>) {
    let plan = Plan { recipes: recipe::of(study).expect("recipes"), ..plan };
    let seen = open(path, &plan).expect("opened").recognised;
    let done = import(study, path, &plan, DateTime::UNIX_EPOCH, &mut |_| true).expect("imported");
    let said = done.report.warnings.into_iter().find(|warning| warning.code == "columns_changed");
    (seen, said.map(|warning| warning.detail))
}

const FOUR_CAT: &str = "id,thread_id,author,body,timestamp,unix_timestamp,collected_from_url";

#[test]
fn what_was_guessed_of_one_file_says_nothing_of_the_next() {
    let desk = Desk(tempfile::tempdir().expect("a folder"));
    let mut study = desk.study();
    let rated = desk.file("may.csv", "id,auteur,avis,note\n1,zoe,Très bien du tout,5\n2,max,Pas si mal que ça,2\n");
    let (seen, _) = wave(&mut study, &rated, Plan::default());
    assert_eq!(seen.space, Some(Space::Review));
    // The same columns, and what people said elsewhere: nothing in this file tells reviews.
    let plain = desk.file("june.csv", "id,auteur,avis,note\n3,lea,On en parle sur le forum,x\n4,tom,Et pas qu'un peu,y\n");
    let unrated = wave(&mut study, &plain, Plan::default()).0;
    assert!(unrated.followed.is_some());
    assert_eq!((unrated.space, unrated.venue, unrated.lang), (None, None, None));
}

#[test]
fn what_the_analyst_said_holds_for_the_waves_after() {
    let desk = Desk(tempfile::tempdir().expect("a folder"));
    let mut study = desk.study();
    let table = |from: usize| format!("id,auteur,avis,note\n{from},zoe,Très bien du tout,5\n{},max,Pas si mal que ça,2\n", from + 1);
    let by_hand =
        Plan { space: Some(Space::Ecommerce), venue: Some("La boutique".to_owned()), lang: Some("fr".to_owned()), ..Plan::default() };
    wave(&mut study, &desk.file("may.csv", &table(1)), by_hand);
    let told = |seen: Recognised| (seen.space, seen.venue, seen.lang);
    let said = (Some(Space::Ecommerce), Some("La boutique".to_owned()), Some("fr".to_owned()));
    assert_eq!(told(wave(&mut study, &desk.file("june.csv", &table(3)), Plan::default()).0), said);
    // And for the wave after that one, where nobody said it again.
    assert_eq!(told(wave(&mut study, &desk.file("july.csv", &table(5)), Plan::default()).0), said);
}

#[test]
fn what_a_file_tells_of_itself_comes_over_what_was_said_of_another() {
    let desk = Desk(tempfile::tempdir().expect("a folder"));
    let mut study = desk.study();
    let table = |platform: &str, row: &str| format!("{FOUR_CAT},{platform}\n{row}\n");
    let by_hand = Plan { venue: Some("Le forum".to_owned()), space: Some(Space::Forum), ..Plan::default() };
    let first = desk.file("a.csv", &table("likes", "1,1,ann,Some words here,2024-03-05 10:11:12,1709633472,,3"));
    wave(&mut study, &first, by_hand);
    let second = desk.file("b.csv", &table("tiktok_url", "2,2,bob,Other words here,2024-03-05 10:11:12,1709633472,,https://t.example/2"));
    let seen = wave(&mut study, &second, Plan::default()).0;
    assert!(seen.followed.is_some());
    assert_eq!((seen.space, seen.venue.as_deref()), (Some(Space::Social), Some("TikTok")));
}

#[test]
fn columns_that_changed_are_told_where_nothing_else_knows_the_rows() {
    let desk = Desk(tempfile::tempdir().expect("a folder"));
    let mut study = desk.study();
    let row = "zoe,Une capsule à jeter,Lyon";
    let may = desk.file("may.csv", &format!("auteur,texte,ville\n{row}\n"));
    assert_eq!(wave(&mut study, &may, Plan::default()).1, None);
    let same = desk.file("june.csv", &format!("auteur,texte,ville\n{row}\nmax,La mienne se recycle,Lille\n"));
    assert_eq!(wave(&mut study, &same, Plan::default()).1, None);
    let wider = desk.file("july.csv", &format!("auteur,texte,ville,humeur\n{row},calme\n"));
    assert_eq!(wave(&mut study, &wider, Plan::default()).1.as_deref(), Some("+ humeur"));
    // `ville` went, and the three columns of four that are left still are those of the table.
    let other = desk.file("august.csv", "auteur,texte,humeur,date\nmax,La mienne se recycle,gaie,2024-03-02\n");
    assert_eq!(wave(&mut study, &other, Plan::default()).1.as_deref(), Some("+ date; − ville"));
    // An id knows its message whatever else the table has.
    let desk = Desk(tempfile::tempdir().expect("a folder"));
    let mut study = desk.study();
    wave(&mut study, &desk.file("a.csv", "id,texte,ville\nm1,Une capsule à jeter,Lyon\n"), Plan::default());
    let wider = desk.file("b.csv", "id,texte,ville,humeur\nm1,Une capsule à jeter,Lyon,calme\n");
    let (seen, changed) = wave(&mut study, &wider, Plan::default());
    assert_eq!((seen.followed.is_some(), changed), (true, None));
}
