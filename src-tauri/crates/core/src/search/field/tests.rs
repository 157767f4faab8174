//! What the field offers, says and mends, over a study of two codes.

use super::mend::mend;
use super::*;
use crate::search::query::{Problem, read};

/// A study with two codes, and nothing to read.
fn small() -> (tempfile::TempDir, Study) {
    let folder = tempfile::tempdir().unwrap();
    let now = chrono::DateTime::from_timestamp(1_700_000_000, 0).unwrap();
    let mut study = Study::create(&folder.path().join("a.livi"), "A", Lang::Fr, now, 7).unwrap();
    for (ext, fr, en) in [("FL.CRI", "Critique", "Critical"), ("PX", "Le prix", "Price")] {
        let label = serde_json::json!({ "fr": fr, "en": en }).as_object().cloned().unwrap();
        study.add_code(&crate::codebook::Code { ext: ext.into(), label, ..Default::default() }, now).unwrap();
    }
    (folder, study)
}

fn with<T>(lang: Lang, work: impl FnOnce(&Sight<'_>) -> T) -> T {
    let (_folder, study) = small();
    let (views, mask, choices) = (study.views().unwrap(), Mask::none(), Choices::of(&study).unwrap());
    work(&Sight { study: &study, views: &views, mask: &mask, choices: &choices, lang })
}

fn offered(sight: &Sight<'_>, text: &str) -> Vec<String> {
    complete::complete(sight, text, text.chars().count()).unwrap().offers.into_iter().map(|offer| offer.text).collect()
}

#[test]
fn fields_codes_and_words_are_offered() {
    with(Lang::Fr, |sight| {
        assert_eq!(offered(sight, "esp"), ["espace:"]);
        assert_eq!(offered(sight, "venu"), ["lieu:"]);
        assert_eq!(offered(sight, "cri"), ["code:FL.CRI"]);
        assert_eq!(offered(sight, "code:prix"), ["PX"]);
        assert_eq!(offered(sight, "code:"), ["FL.CRI", "PX", "any", "none"]);
        assert_eq!(offered(sight, "code:fcr"), ["FL.CRI"]);
        assert_eq!(offered(sight, "a O")[0], "OU");
        assert_eq!(offered(sight, "a PRO"), ["PROCHE/5"]);
        assert_eq!(offered(sight, "est:dou"), ["duplicate"]);
        assert_eq!(offered(sight, "chevauche(co"), ["code:", "codeur:"]);
        assert!(offered(sight, "fi").contains(&"fil(".to_owned()));
        assert_eq!(offered(sight, "\"co"), Vec::<String>::new());
    });
    with(Lang::En, |sight| {
        assert_eq!(offered(sight, "espa"), ["space:"]);
        let here = complete::complete(sight, "a code:crit b", 11).unwrap();
        assert_eq!((here.start, here.end, here.value, here.whole), (7, 11, true, false));
        let offer = &here.offers[0];
        assert_eq!((offer.label.as_str(), offer.detail.as_str(), offer.count), ("Critical", "FL.CRI", Some(0)));
    });
}

#[test]
fn parts_say_what_they_filter() {
    with(Lang::Fr, |sight| {
        let said = |text: &str| -> Vec<(String, String)> {
            parts::parts(sight, text).unwrap().parts.into_iter().map(|part| (part.label, part.value)).collect()
        };
        let of = |label: &str, value: &str| vec![(label.to_owned(), value.to_owned())];
        assert_eq!(said("date:2024-03-02..2024-03-09"), of("date", "2 au 9 mars 2024"));
        assert_eq!(said("date:2024-03-02..2024-04-09"), of("date", "2 mars au 9 avril 2024"));
        assert_eq!(said("-role:brand"), of("sans", "Marque"));
        assert_eq!(said("space:forum,blog"), of("espace", "Forum ou Blog"));
        assert_eq!(said("code:critical"), of("code", "Critique"));
        assert_eq!(said("code:none"), of("code", "non codés"));
        assert_eq!(said("thread(a OR b)"), of("fil", "a OU b"));
        assert_eq!(said("a OR b"), of("", "a OU b"));
        assert_eq!(said("attr.Région=Nord"), of("Région", "= Nord"));
    });
}

#[test]
fn what_was_meant_is_proposed() {
    with(Lang::Fr, |sight| {
        let mended = |text: &str, part: &str, code: &str| {
            let start = text.find(part).map_or(0, |byte| text[..byte].chars().count());
            let problem = Problem { start, end: start + part.chars().count(), code: code.into() };
            let fix = mend(sight, text, &read(text), &problem).unwrap()?;
            let chars: Vec<char> = text.chars().collect();
            let cut = |range: std::ops::Range<usize>| chars[range].iter().collect::<String>();
            Some(format!("{}{}{}", cut(0..fix.start), fix.text, cut(fix.end..chars.len())))
        };
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(mended("é auther:x", "auther", "unknown_field"), some("é author:x"));
        assert_eq!(mended("espcae:forum", "espcae", "unknown_field"), some("espace:forum"));
        assert_eq!(mended("température:haute", "température", "unknown_field"), None);
        assert_eq!(mended("espace:forun", "espace:forun", "unknown_space"), some("espace:forum"));
        assert_eq!(mended("space:blog,forun x", "forun", "unknown_space"), some("space:blog,forum x"));
        assert_eq!(mended("code:critiqe", "code:critiqe", "unknown_code"), some("code:FL.CRI"));
        assert_eq!(mended("\"a b", "\"a b", "unclosed_quote"), some("\"a b\""));
        assert_eq!(mended("(a b", "(", "unclosed_parenthesis"), some("(a b)"));
        for (typed, part, iso) in [
            ("date:mars 2024 prix", "date:mars", "date:2024-03 prix"),
            ("date:\"2 mars 2024\"", "date:\"2 mars 2024\"", "date:2024-03-02"),
            ("date:1er févr. 2024", "date:1er", "date:2024-02-01"),
            ("date:03/2024", "date:03/2024", "date:2024-03"),
            ("date:12/03/2024", "date:12/03/2024", "date:2024-03-12"),
            ("date:03/25/2024", "date:03/25/2024", "date:2024-03-25"),
            ("date:March 2024", "date:March", "date:2024-03"),
        ] {
            assert_eq!(mended(typed, part, "bad_date"), some(iso), "{typed}");
        }
        assert_eq!(mended("date:hier", "date:hier", "bad_date"), None);
    });
}
