use std::collections::BTreeSet;

use acceptance::{Desk, Draw, bring, noon, sample};
use livisible_core::Study;
use livisible_core::coding::add::NewCoding;
use livisible_core::coding::change::Change;
use livisible_core::coding::{Coding, Origin, Review, Voice};

/// A query, and what it says of one coding.
type Asked = (String, Box<dyn Fn(&Coding) -> bool>);

fn asked(study: &Study) -> Vec<Asked> {
    let accepted = |one: &Coding| one.review == Review::Accepted;
    let mut asked: Vec<Asked> = vec![
        ("code:any".into(), Box::new(accepted)),
        ("coder:A".into(), Box::new(move |one| accepted(one) && one.coder == "A")),
        ("coder:B".into(), Box::new(move |one| accepted(one) && one.coder == "B")),
        ("voice:echoed".into(), Box::new(move |one| accepted(one) && one.voice == Voice::Echoed)),
        ("origin:rule".into(), Box::new(move |one| accepted(one) && one.origin == Origin::Rule)),
        ("weight:>=2".into(), Box::new(move |one| accepted(one) && one.weight >= Some(2))),
        ("review:proposed".into(), Box::new(|one| one.review == Review::Proposed)),
        ("coding(coder:B voice:echoed)".into(), Box::new(move |one| accepted(one) && one.coder == "B" && one.voice == Voice::Echoed)),
    ];
    let codebook = study.codebook().unwrap();
    for code in &codebook.codes {
        let (id, below) = (code.id, codebook.downward(code.id));
        asked.push((format!("code=\"{}\"", code.ext), Box::new(move |one| accepted(one) && one.code == id)));
        asked.push((format!("code:\"{}\"", code.ext), Box::new(move |one| accepted(one) && below.contains(&one.code))));
    }
    asked
}

/// What searches find is what the codings say, read one by one from the file.
#[track_caller]
fn agrees(study: &Study, done: &str) {
    let codings = study.codings().unwrap();
    let visible: BTreeSet<i64> = study.matching("").unwrap().into_iter().collect();
    for (query, holds) in asked(study) {
        let found: BTreeSet<i64> = study.matching(&query).unwrap().into_iter().collect();
        let said: BTreeSet<i64> =
            codings.iter().filter(|one| holds(one)).map(|one| one.message).filter(|id| visible.contains(id)).collect();
        assert_eq!(found, said, "{query}, after {done}");
    }
}

#[test]
fn sets_follow_whatever_is_done() {
    for seed in [5, 17, 41] {
        let desk = Desk::new();
        let mut study = desk.velmoka();
        // Another process, which reads beside the writer and learns nothing but what the file says.
        let beside = Study::open_read_only(study.path()).unwrap();
        agrees(&study, "import");
        let mut draw = Draw::new(seed);
        let mut done = vec![];
        for step in 0..120 {
            let messages = study.matching("").unwrap();
            if messages.is_empty() {
                // All of it was taken back, the import too.
                agrees(&study, "everything undone");
                study.redo().unwrap();
                continue;
            }
            let codes: Vec<i64> = study.codebook().unwrap().codes.iter().map(|code| code.id).collect();
            let codings = study.codings().unwrap();
            let (message, code) = (messages[draw.under(messages.len() as u64) as usize], codes[draw.under(codes.len() as u64) as usize]);
            let coding = (!codings.is_empty()).then(|| codings[draw.under(codings.len() as u64) as usize].clone());
            let kind = draw.under(22);
            match (kind, coding) {
                (0..6, _) => {
                    let new = NewCoding {
                        voice: Voice::ALL[draw.under(5) as usize],
                        origin: Origin::ALL[draw.under(4) as usize],
                        review: Review::ALL[draw.under(3) as usize],
                        weight: [None, Some(1), Some(3)][draw.under(3) as usize],
                        ..NewCoding::by_hand(code, message, Some(0..1 + draw.under(9) as usize), ["A", "B", "C"][draw.under(3) as usize])
                    };
                    study.code(&new, noon()).ok();
                }
                (6..8, Some(coding)) => drop(study.uncode(coding.id, noon()).unwrap()),
                (8..11, Some(coding)) => {
                    let change = Change {
                        code: (draw.under(2) == 0).then_some(code),
                        voice: Some(Voice::ALL[draw.under(5) as usize]),
                        review: Some(Review::ALL[draw.under(3) as usize]),
                        weight: Some([None, Some(2)][draw.under(2) as usize]),
                        ..Change::default()
                    };
                    study.change_coding(coding.id, &change, noon()).ok();
                }
                (11..15, _) => drop(study.undo()),
                (15..18, _) => drop(study.redo()),
                (18, _) if codes.len() > 4 => drop(study.delete_code(code, noon())),
                (19, _) => drop(study.merge_codes(code, &[codes[0]], None, noon())),
                (20, _) if step % 3 == 0 => {
                    let path = desk.file(&format!("plus{step}.csv"), format!("id;texte\nx{step};encore un message\n"));
                    bring(&mut study, &path);
                }
                (21, _) => {
                    let imports = study.imports(false).unwrap();
                    if imports.len() > 1 {
                        study.remove_import(imports[imports.len() - 1].id, noon()).unwrap();
                    }
                }
                _ => drop(study.undo()),
            }
            done.push(kind);
            // Sometimes several operations go by before somebody asks.
            if draw.under(3) > 0 {
                agrees(&study, &format!("{done:?}, seed {seed}"));
                agrees(&study.reader().unwrap(), &format!("{done:?}, by a reader, seed {seed}"));
                let known: BTreeSet<i64> = beside.matching("").unwrap().into_iter().collect();
                let there: BTreeSet<i64> = beside.matching("code:any").unwrap().into_iter().collect();
                let here: BTreeSet<i64> = study.matching("code:any").unwrap().into_iter().filter(|id| known.contains(id)).collect();
                assert!(here.is_subset(&there), "the other process sees what is coded: {done:?}");
            }
        }
    }
}

#[test]
fn who_codes_blind_is_told_nothing_of_what_is_kept() {
    let desk = Desk::new();
    let mut study = desk.study("deux.livi");
    bring(&mut study, &sample());
    let (code, message) = (study.find_code("FL.CRI").unwrap().id, study.message_id("V12").unwrap().unwrap());
    study.code(&NewCoding::by_hand(code, message, None, "B"), noon()).unwrap();
    study.coder = "B".to_owned();
    // All eyes first, so that everything is in memory.
    assert_eq!(study.matching("code:any").unwrap().len(), 14);
    let alone = study.alone().unwrap();
    assert_eq!(alone.matching("code:any").unwrap(), [message]);
    assert_eq!(alone.matching("coder:A").unwrap(), Vec::<i64>::new());
    assert_eq!(alone.matching("overlap(code:any code:any)").unwrap(), Vec::<i64>::new());
    // And the other way: what one sees alone is not what all see.
    assert_eq!(study.matching("code:any").unwrap().len(), 14);
    // Coded by another meanwhile: still nothing. By oneself: at once.
    study.coder = "A".to_owned();
    let other = study.message_id("V07").unwrap().unwrap();
    study.code(&NewCoding::by_hand(code, other, None, "A"), noon()).unwrap();
    assert_eq!(alone.matching("code:any").unwrap(), [message]);
    study.code(&NewCoding::by_hand(code, other, None, "B"), noon()).unwrap();
    assert_eq!(alone.matching("code:FL.CRI").unwrap(), [other, message]);
    study.coder = "B".to_owned();
    assert_eq!(study.alone().unwrap().matching("code:any").unwrap().len(), 2);
    study.coder = "C".to_owned();
    assert_eq!(study.alone().unwrap().matching("code:any").unwrap(), Vec::<i64>::new());
}
