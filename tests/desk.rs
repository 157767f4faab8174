//! A coder's morning at the grid: a survey in order, identical answers as one, codes on many at once, codes that exclude others.

use acceptance::{Desk, noon};
use livisible_core::Study;
use livisible_core::codebook::Code;
use livisible_core::coding::add::NewCoding;
use livisible_core::coding::change::Change;
use livisible_core::coding::many::Clash;
use livisible_core::corpus::lists::Space;
use livisible_core::error::Error;
use livisible_core::grid::{Ask, Grid, Group, Line, Sort, State};
use livisible_exchange::import::import;
use livisible_exchange::{Field, Plan};
use proptest::prelude::*;
use serde_json::json;

/// `pratique` four times in three ways, `le prix` twice to q7 and once to q8; r03 left q8 blank.
const ANSWERS: &str = "numero,region,age,q7,q8\n\
    r01,Nord,31,pratique,le prix\n\
    r02,Sud,9,le prix,rien\n\
    r03,Nord,100,Pratique !,\n\
    r04,Est,,PRATIQUE,la forme\n\
    r05,Sud,42,le prix,rien\n\
    r06,Nord,57,pratique,le goût\n";

fn surveyed(desk: &Desk) -> Study {
    let mut study = desk.study("s.livi");
    let map = [(Field::Respondent, "numero"), (Field::Answer, "q7"), (Field::Answer, "q8")];
    let plan = Plan {
        map: map.map(|(field, column)| (field, column.to_owned())).to_vec(),
        space: Some(Space::Survey),
        venue: Some("Enquête".into()),
        lang: Some("fr".into()),
        ..Plan::default()
    };
    import(&mut study, &desk.file("vague.csv", ANSWERS), &plan, noon(), &mut |_| true).unwrap();
    study
}

/// Some places of a grid.
fn places(range: std::ops::Range<usize>) -> [std::ops::Range<usize>; 1] {
    [range]
}

fn grid(study: &Study, ask: &Ask) -> Grid {
    study.grid(ask, &study.views().unwrap()).unwrap()
}

/// The external ids of the messages, in the order of the grid.
fn order(study: &Study, ask: &Ask) -> Vec<String> {
    let grid = grid(study, ask);
    grid.messages(&places(0..grid.len())).into_iter().map(|id| study.message_ext(id).unwrap()).collect()
}

fn code(study: &mut Study, ext: &str, parent: Option<i64>, exclusive: bool) -> i64 {
    let label = json!({ "fr": ext }).as_object().unwrap().clone();
    study.add_code(&Code { ext: ext.into(), label, parent, exclusive, ..Code::default() }, noon()).unwrap().value
}

fn seven() -> Ask {
    Ask { question: Some("q7".into()), alike: true, ..Ask::default() }
}

#[test]
fn identical_answers_are_one_row_and_are_coded_together() {
    let desk = Desk::new();
    let mut study = surveyed(&desk);
    let prix = code(&mut study, "PRIX", None, false);
    let ask = Ask { group: Group::Question, sort: Sort::Times, descending: true, ..seven() };
    let mut shown = grid(&study, &ask);
    assert_eq!((shown.len(), shown.rows(), shown.lines(), shown.coded()), (6, 2, 3, 0));
    let lines = shown.page(&study, 0..9).unwrap();
    let Line::Heading(heading) = &lines[0] else { panic!("a heading") };
    assert_eq!((heading.messages, heading.rows, heading.persons), (6, 2, 6));
    assert_eq!(heading.question.as_ref().map(|(id, _)| id.as_str()), Some("q7"));
    let Line::Row(first) = &lines[1] else { panic!("a row") };
    let several = first.several.as_ref().unwrap();
    assert_eq!((first.first.text.as_str(), first.messages, several.persons), ("pratique", 4, 4));
    assert_eq!(several.spellings, Some(3), "pratique, Pratique !, PRATIQUE");

    shown.open(0, true);
    assert_eq!(shown.lines(), 7);
    let texts: Vec<String> = shown
        .page(&study, 2..6)
        .unwrap()
        .into_iter()
        .map(|line| match line {
            Line::Row(row) => row.first.text,
            Line::Heading(_) => panic!("a member"),
        })
        .collect();
    assert_eq!(texts, ["pratique", "Pratique !", "PRATIQUE", "pratique"]);
    assert_eq!(shown.line_of(1), 6);
    shown.open(0, false);

    let before = serde_json::to_value(study.document(None).unwrap()).unwrap();
    let group = shown.messages(&[shown.places(0)]);
    let done = study.code_messages(&group, &[prix], "A", Clash::Refuse, noon()).unwrap();
    assert_eq!((done.value.made, done.value.already, done.value.messages.len()), (4, 0, 4));
    for &message in &group {
        let codings = study.codings_of(message).unwrap();
        assert_eq!(codings.len(), 1, "each message has a coding of its own");
        assert_eq!(codings[0].quote, study.text(message).unwrap());
    }
    shown.touch(&study, &group).unwrap();
    assert_eq!((shown.coded(), shown.len()), (4, 6), "the order stays as it is");
    assert_eq!(shown.next_uncoded(None), Some(1));
    assert_eq!(shown.codes(&study, &places(0..5)).unwrap(), (vec![], vec![prix]), "four of the five");
    let line = study.next_undo().unwrap().unwrap();
    assert_eq!(line.describe(livisible_core::locale::Lang::En), "“PRIX”: 4 messages coded");
    let again = study.code_messages(&group, &[prix], "A", Clash::Refuse, noon()).unwrap();
    assert_eq!((again.op, again.value.made, again.value.already), (None, 0, 4));
    let bases: Vec<_> = study.questions().unwrap().into_iter().map(|q| (q.id, q.asked, q.answered, q.coded)).collect();
    assert_eq!(bases, [("q7".to_owned(), 6, 6, 4), ("q8".to_owned(), 6, 5, 0)]);
    study.undo().unwrap();
    assert_eq!(serde_json::to_value(study.document(None).unwrap()).unwrap(), before, "one undo takes all of it back");
}

#[test]
fn rows_are_sorted_and_what_has_no_value_is_last() {
    let desk = Desk::new();
    let study = surveyed(&desk);
    let plain = |sort, descending| order(&study, &Ask { alike: false, sort, descending, ..seven() });
    let age = || Sort::Attribute("age".into());
    assert_eq!(plain(age(), false), ["r02:q7", "r01:q7", "r05:q7", "r06:q7", "r03:q7", "r04:q7"], "as numbers, of the respondent");
    assert_eq!(plain(age(), true), ["r03:q7", "r06:q7", "r05:q7", "r01:q7", "r02:q7", "r04:q7"], "no age is last both ways");
    let region = plain(Sort::Attribute("region".into()), false);
    assert_eq!(region, ["r04:q7", "r01:q7", "r03:q7", "r06:q7", "r02:q7", "r05:q7"], "equal ones in the order of the corpus");
    assert_eq!(plain(Sort::Length, false)[..2], ["r02:q7", "r05:q7"]);
    assert_eq!(order(&study, &Ask { query: "attr.region:Sud".into(), ..Ask::default() }).len(), 4);
    assert!(matches!(
        study.grid(&Ask { query: "couleur:bleu".into(), ..Ask::default() }, &study.views().unwrap()),
        Err(Error::BadQuery { .. })
    ));
    let both = Ask { alike: true, ..Ask::default() };
    let shown = grid(&study, &both);
    assert_eq!((shown.len(), shown.rows()), (11, 6), "`le prix` to q8 is no answer to q7");
}

#[test]
fn a_code_that_stands_alone_is_refused_beside_another() {
    let desk = Desk::new();
    let mut study = surveyed(&desk);
    let (prix, rien) = (code(&mut study, "PRIX", None, false), code(&mut study, "RIEN", None, true));
    let ids = order_ids(&study);
    study.code_messages(&ids[..2], &[prix], "A", Clash::Refuse, noon()).unwrap();
    let refused = study.code_messages(&ids, &[rien], "A", Clash::Refuse, noon()).unwrap_err();
    assert!(matches!(&refused, Error::Exclusive { code, other } if code == "RIEN" && other == "PRIX"), "{refused}");
    assert_eq!(study.codings().unwrap().len(), 2, "nothing was changed");
    assert!(matches!(study.code(&NewCoding::by_hand(rien, ids[0], Some(0..3), "A"), noon()), Err(Error::Exclusive { .. })));
    assert!(study.code(&NewCoding::by_hand(rien, ids[0], None, "B"), noon()).is_ok(), "another coder is another reading");
    assert!(matches!(study.code_messages(&ids, &[prix, rien], "C", Clash::Replace, noon()), Err(Error::Exclusive { .. })));
    // Ticked together in the picker they are refused too, and neither is put.
    let both = study.code_several(&NewCoding::by_hand(prix, ids[2], None, "D"), &[prix, rien], noon());
    assert!(matches!(both, Err(Error::Exclusive { .. })));
    assert!(study.codings_of(ids[2]).unwrap().iter().all(|coding| coding.coder != "D"));

    let skipped = study.code_messages(&ids, &[rien], "A", Clash::Skip, noon()).unwrap().value;
    assert_eq!((skipped.made, skipped.refused), (9, 2));
    study.undo().unwrap();
    let replaced = study.code_messages(&ids, &[rien], "A", Clash::Replace, noon()).unwrap().value;
    assert_eq!((replaced.made, replaced.gone), (11, 2));
    assert_eq!(study.check().unwrap().findings, vec![]);
    study.undo().unwrap();
    assert_eq!(study.codings_of(ids[0]).unwrap().iter().filter(|one| one.coder == "A").map(|one| one.code).collect::<Vec<_>>(), [prix]);
    assert!(matches!(study.recode_messages(&ids[..2], prix, rien, None, noon()), Ok(done) if done.value.made == 2), "in its own place");
    let other = code(&mut study, "AUTRE", None, false);
    assert!(matches!(study.code(&NewCoding::by_hand(other, ids[1], None, "A"), noon()), Err(Error::Exclusive { .. })));
    let alone = study.code(&NewCoding::by_hand(other, ids[3], None, "A"), noon()).unwrap().value.unwrap();
    study.code(&NewCoding::by_hand(prix, ids[3], None, "A"), noon()).unwrap();
    let change = Change { code: Some(rien), ..Change::default() };
    assert!(matches!(study.change_coding(alone, &change, noon()), Err(Error::Exclusive { .. })));
}

/// Row ids of all messages.
fn order_ids(study: &Study) -> Vec<i64> {
    let grid = grid(study, &Ask::default());
    grid.messages(&places(0..grid.len()))
}

#[test]
fn codes_are_taken_off_and_replaced_on_many() {
    let desk = Desk::new();
    let mut study = surveyed(&desk);
    let (one, two) = (code(&mut study, "UN", None, false), code(&mut study, "DEUX", None, false));
    let ids = order_ids(&study);
    study.code_messages(&ids[..3], &[one, two], "A", Clash::Refuse, noon()).unwrap();
    study.code(&NewCoding::by_hand(one, ids[3], Some(0..2), "B"), noon()).unwrap();
    let done = study.recode_messages(&ids, one, two, None, noon()).unwrap().value;
    assert_eq!((done.made, done.gone, done.messages.len()), (1, 3, 4), "where the new code stood on the same words, the old one goes");
    assert_eq!(study.codings_of(ids[3]).unwrap()[0].quote.chars().count(), 2, "the words stay");
    assert_eq!(study.uncode_messages(&ids, &[two], Some("A"), noon()).unwrap().value.gone, 3);
    assert_eq!(study.uncode_messages(&ids, &[two], None, noon()).unwrap().value.gone, 1);
    assert_eq!(study.uncode_messages(&ids, &[two], None, noon()).unwrap().op, None, "nothing is left");
    assert_eq!(study.check().unwrap().findings, vec![]);
    assert!(matches!(study.code_messages(&[999_999], &[one], "A", Clash::Refuse, noon()), Err(Error::UnknownMessage { .. })));
    assert!(matches!(study.code_messages(&ids, &[7], "A", Clash::Refuse, noon()), Err(Error::UnknownCode { .. })));
}

#[test]
fn livi_leaves_out_what_the_codebook_forbids_and_counts_it() {
    let desk = Desk::new();
    let mut study = surveyed(&desk);
    let prix = code(&mut study, "PRIX", None, false);
    code(&mut study, "RIEN", None, true);
    let ids = order_ids(&study);
    study.code_messages(&ids[..1], &[prix], "A", Clash::Refuse, noon()).unwrap();
    drop(study);
    let path = desk.path("s.livi").display().to_string();
    let words = ["code", &path, "RIEN", "--query", "pratique", "--coder", "A"];
    let preview = desk.json(&[&words[..], &["--preview"]].concat());
    assert_eq!((&preview["codings"], &preview["refused"]), (&json!(3), &json!(1)));
    let done = desk.json(&words);
    assert_eq!((&done["messages"], &done["codings"], &done["already"], &done["refused"]), (&json!(4), &json!(3), &json!(0), &json!(1)));
}

#[test]
fn twenty_thousand_answers_are_coded_in_one_breath() {
    let desk = Desk::new();
    let mut study = desk.study("large.livi");
    let rows: String = (0..20_000).map(|row| format!("{row},réponse {}\n", row % 500)).collect();
    acceptance::bring(&mut study, &desk.file("large.csv", format!("id,text\n{rows}")));
    let one = code(&mut study, "UN", None, false);
    let shown = grid(&study, &Ask { alike: true, ..Ask::default() });
    assert_eq!((shown.len(), shown.rows()), (20_000, 500));
    let ids = shown.messages(&places(0..20_000));
    assert_eq!(study.code_messages(&ids, &[one], "A", Clash::Refuse, noon()).unwrap().value.made, 20_000);
    assert_eq!(grid(&study, &Ask { state: State::Uncoded, ..Ask::default() }).len(), 0);
    study.undo().unwrap();
    assert_eq!(study.codings().unwrap().len(), 0);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever is asked, the order is a permutation of what the filter keeps, rows part it, and every line is found again.
    #[test]
    fn an_order_is_a_permutation_and_rows_part_it(
        texts in prop::collection::vec("(oui|non|Oui !|très bien|[a-c]{1,2})", 1..24), sort in 0usize..10, descending: bool, alike: bool, group in 0usize..3,
        opened in prop::collection::vec(0usize..24, 0..5), kept in 0usize..3,
    ) {
        let desk = Desk::new();
        let mut study = desk.study("p.livi");
        let rows: String = texts.iter().enumerate().map(|(at, text)| format!("m{at},{text},S{},{}\n", at % 3, at % 5)).collect();
        acceptance::bring(&mut study, &desk.file("p.csv", format!("id,text,venue,rating\n{rows}")));
        let one = code(&mut study, "UN", None, false);
        let ids = order_ids(&study);
        let some: Vec<i64> = ids.iter().copied().step_by(3).collect();
        study.code_messages(&some, &[one], "A", Clash::Refuse, noon()).unwrap();
        let sorts = [Sort::Corpus, Sort::Date, Sort::Person, Sort::Venue, Sort::Space, Sort::Lang, Sort::Rating, Sort::Length, Sort::Codes, Sort::Times];
        let ask = Ask {
            sort: sorts[sort].clone(), descending, alike,
            group: [Group::None, Group::Place, Group::Question][group], state: [State::All, State::Uncoded, State::Coded][kept], ..Ask::default()
        };
        let mut shown = grid(&study, &ask);
        let mut sorted = shown.messages(&places(0..shown.len()));
        sorted.sort_unstable();
        let query = ["", "code:none", "code:any"][kept];
        prop_assert_eq!(sorted, study.matching(query).unwrap());
        for row in opened {
            shown.open(row, true);
        }
        let mut next = 0;
        for row in 0..shown.rows() {
            let held = shown.places(row);
            prop_assert_eq!(held.start, next);
            prop_assert!(!held.is_empty());
            next = held.end;
            prop_assert_eq!(shown.kind(shown.line_of(row)), Some(livisible_core::grid::Kind::Row(row)));
            for place in held.clone() {
                prop_assert_eq!(shown.row_at(place), row);
            }
            if !alike {
                prop_assert_eq!(held.len(), 1);
            }
        }
        prop_assert_eq!(next, shown.len());
        prop_assert_eq!(shown.page(&study, 0..shown.lines() + 3).unwrap().len(), shown.lines());
        prop_assert_eq!(shown.rows_of(&places(0..shown.len())), shown.rows());
    }
}
