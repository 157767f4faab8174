//! Figures as they are drawn: their counts are the figure's, their queries find what they count, and nothing that
//! people wrote can spoil a drawing.

use std::collections::HashMap;

use crate::support::{NAMES, asked, code, coding, desk, document, drawn, message, parts, plain, velmoka};
use livisible_core::figures::Ask;
use livisible_core::locale::Lang;
use livisible_report::figure::{Drawing, ROWS, Theme, draw, publish};
use serde_json::{Value, json};

#[test]
fn every_query_finds_as_many_messages_as_its_cell_counts() {
    let desk = velmoka();
    let study = &desk.study;
    let filters = [
        None,
        Some("space:forum"),
        Some("lang:fr OR code:FL.CRI -space:blog"),
        Some("capsule OR machine"),
        Some("-role:brand"),
        Some("code:none"),
    ];
    let mut tried = 0;
    for name in NAMES {
        for filter in filters {
            for brand_speech in [false, true] {
                let drawn = drawn(study, name, filter, brand_speech);
                for cell in drawn.tables.iter().flat_map(|table| table.rows.iter().flatten()) {
                    if let Some(query) = &cell.query {
                        assert_eq!(study.matching(query).unwrap().len(), plain(&cell.text).unwrap(), "{name}: {query}");
                        tried += 1;
                    }
                }
                for part in drawn.svg.as_deref().map(parts).unwrap_or_default() {
                    if let Some(query) = &part.query {
                        assert_eq!(study.matching(query).unwrap().len(), part.count(), "{name}: {query} {}", part.title);
                        tried += 1;
                    }
                }
            }
        }
    }
    assert!(tried > 500, "{tried}");
}

#[test]
fn the_counts_are_those_of_the_worked_study() {
    let desk = velmoka();
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../tests/fixtures/golden/velmoka.expected.json");
    let expected: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let codebook = desk.study.codebook().unwrap();
    let label = |ext: &str| codebook.find(ext).unwrap().name(Some(Lang::Fr)).to_owned();
    for entry in expected.as_array().unwrap() {
        let name = entry["args"][0].as_str().unwrap();
        if !NAMES.contains(&name) {
            continue;
        }
        let (output, brand_speech) = (&entry["output"], entry["args"][2] == "include");
        let drawn = drawn(&desk.study, name, None, brand_speech);
        assert_eq!(serde_json::to_value(drawn.base).unwrap(), output["base"]);
        let data = output["data"].as_object().unwrap();
        let titles: Vec<String> = parts(drawn.svg.as_deref().unwrap()).into_iter().map(|part| part.title).collect();
        let n = |value: &Value| value.as_u64().unwrap() as usize;
        match name {
            "codes" => {
                for (ext, counts) in data {
                    let row = drawn.tables[0].rows.iter().find(|row| row[0].text.trim() == label(ext)).unwrap();
                    let keys = ["codings", "messages", "persons", "spaces", "conversations"];
                    let shown = [1, 2, 4, 5, 6].map(|at| plain(&row[at].text).unwrap());
                    assert_eq!(shown, keys.map(|key| n(&counts[key])), "{ext}");
                    let told = format!("{}\u{A0}: {} message", label(ext), counts["messages"]);
                    assert!(titles.iter().any(|title| title.starts_with(&told)), "{told}");
                }
                assert_eq!(drawn.tables[0].rows.len(), codebook.codes.len(), "codes without a message have their row");
            }
            "cooccurrence" => {
                assert_eq!(drawn.tables[0].rows.len(), data.len());
                for (key, counts) in data {
                    let (a, b) = key.split_once(" × ").unwrap();
                    let row = drawn.tables[0].rows.iter().find(|row| row[0].text == label(a) && row[1].text == label(b)).unwrap();
                    assert_eq!(
                        (plain(&row[2].text), plain(&row[3].text)),
                        (Some(n(&counts["messages"])), Some(n(&counts["segment_pairs"])))
                    );
                    let told = format!("{} × {}\u{A0}: {} message", label(a), label(b), counts["messages"]);
                    assert!(titles.iter().any(|title| title.starts_with(&told)), "{told}");
                }
            }
            "corpus" => {
                for (table, part) in [(1, "by_space"), (2, "by_lang")] {
                    let sum: usize = drawn.tables[table].rows.iter().map(|row| plain(&row[1].text).unwrap()).sum();
                    assert_eq!(sum, n(&output["base"]["messages"]));
                    assert_eq!(drawn.tables[table].rows.len(), data[part].as_object().unwrap().len());
                }
                assert_eq!(plain(&drawn.tables[0].rows[1][1].text), Some(n(&data["replies"])));
            }
            _ => {
                let table = |at: usize, column: usize| -> Vec<String> {
                    drawn.tables[at].rows.iter().map(|row| row[column].text.clone()).collect()
                };
                assert_eq!(table(0, 1), ["7", "7", "4", "0,57"]);
                let sum = |cells: Vec<String>| cells.iter().map(|cell| plain(cell).unwrap()).sum::<usize>();
                let edges = data["edges"].as_array().unwrap().len();
                assert_eq!((sum(table(2, 1)), sum(table(2, 2)), sum(table(3, 2))), (edges, edges, edges));
                let roots: HashMap<String, Vec<String>> = drawn.tables[1]
                    .rows
                    .iter()
                    .map(|row| (row[0].text.clone(), row[2..].iter().map(|cell| cell.text.clone()).collect()))
                    .collect();
                for root in data["roots"].as_array().unwrap().iter().filter_map(Value::as_str) {
                    assert_eq!(roots[root], ["size", "max_depth", "h_index"].map(|key| data[key][root].to_string()), "{root}");
                }
            }
        }
    }
}

#[test]
fn drawings_are_plain_in_every_theme_and_language() {
    let desk = velmoka();
    let mut seen = std::collections::HashSet::new();
    for name in NAMES {
        for lang in [Lang::Fr, Lang::En] {
            for theme in [Theme::Light, Theme::Dark, Theme::Print] {
                let drawing = Drawing { lang, theme, ..asked(name) };
                let drawn = draw(&desk.study, &drawing).unwrap();
                let svg = drawn.svg.unwrap();
                assert!(!parts(&svg).is_empty());
                assert!(
                    svg.contains("role=\"img\"") && svg.contains(&format!("aria-labelledby=\"figure-{name}-title figure-{name}-desc\""))
                );
                assert!(drawn.base_line.contains(if lang == Lang::Fr { "Base\u{A0}: 1" } else { "Base: 1" }), "{}", drawn.base_line);
                assert!(!drawn.base_line.contains("report-"), "{}", drawn.base_line);
                let told = drawn.tables.iter().flat_map(|table| table.columns.iter().chain([&table.title]));
                assert!(!svg.contains("report-") && !told.into_iter().any(|word| word.starts_with("report-")), "a key without words");
                assert!(seen.insert(svg) || theme == Theme::Print, "themes and languages differ");
                parts(&publish(&desk.study, &drawing).unwrap().svg.unwrap());
            }
        }
    }
    let dark = draw(&desk.study, &Drawing { theme: Theme::Dark, ..asked("codes") }).unwrap().svg.unwrap();
    assert!(dark.contains("#E8E7E2") && !dark.contains("#1B1D1F"), "ink of the night alone");
}

#[test]
fn the_base_line_says_what_is_counted_and_what_is_left_out() {
    let desk = velmoka();
    let line = |name, filter, brand| drawn(&desk.study, name, filter, brand).base_line;
    assert!(line("codes", None, false).ends_with(
        "Base\u{A0}: 13\u{A0}messages, 9\u{A0}personnes, 7\u{A0}espaces, 35\u{A0}codages. Parole de marque exclue (1\u{A0}message)."
    ));
    assert!(
        line("codes", None, true)
            .ends_with("Base\u{A0}: 14\u{A0}messages, 10\u{A0}personnes, 7\u{A0}espaces, 37\u{A0}codages. Parole de marque comprise.")
    );
    let filtered = line("corpus", Some("space:forum"), false);
    assert!(filtered.ends_with("Parole de marque exclue (aucun\u{A0}message). Filtre\u{A0}: space:forum."), "{filtered}");
    assert!(line("threads", None, false).contains("Parole de marque comprise\u{A0}: sans elle"));
    let ask = Ask { params: vec![("voice".into(), "echoed".into())], ..Ask::default() };
    let voices = draw(&desk.study, &Drawing { ask, ..asked("codes") }).unwrap();
    assert!(voices.base_line.ends_with("Voix\u{A0}: écho."), "{}", voices.base_line);
    assert!(voices.tables[0].rows.iter().flatten().all(|cell| cell.query.is_none()), "the language knows no voices");
    // No handle in the line under a figure, even where the analyst filters by one.
    assert!(!line("codes", Some("account:lina_r"), false).contains("lina_r"));
}

/// Names made to spoil a drawing.
const HOSTILE: [&str; 8] = [
    "<script>alert(1)</script>",
    "Tom & \"Jerry\" 'x'",
    "👩‍👩‍👧‍👦 famille 🇫🇷",
    "سعر القهوة مرتفع جدا",
    "]]> <!-- -->",
    "Une valeur dont le nom est beaucoup trop long pour tenir sur une seule ligne d’une figure, et qui continue",
    "a\nb\tc\u{1}\u{FFFE}",
    "\u{202E}renversé",
];

#[test]
fn names_made_to_spoil_a_drawing_do_not() {
    let codes: Vec<Value> = HOSTILE
        .iter()
        .enumerate()
        .map(|(at, label)| code(&format!("C \"{at}\" × <&>"), None, label))
        .chain([code("any", None, "any"), code("naïve × none", None, "n")])
        .collect();
    let messages: Vec<Value> = (0..10)
        .map(|at| {
            message(
                &format!("m<{at}>"),
                ["a → b", "<b>&", "lina_r"][at % 3],
                (at > 0).then(|| format!("m<{}>", at - 1)).as_deref(),
                "consumer",
            )
        })
        .collect();
    let exts: Vec<String> = codes.iter().map(|code| code["id"].as_str().unwrap().to_owned()).collect();
    let codings = exts.iter().flat_map(|ext| [coding(ext, "m<0>"), coding(ext, "m<3>")]).collect();
    let desk = desk(document(messages, codes, codings));
    for name in NAMES {
        let drawn = drawn(&desk.study, name, None, false);
        let svg = drawn.svg.unwrap();
        let parts = parts(&svg);
        for query in parts.iter().filter_map(|part| part.query.as_ref()) {
            assert!(desk.study.matching(query).is_ok(), "{query}");
        }
        for cell in drawn.tables.iter().flat_map(|table| table.rows.iter().flatten()) {
            if let Some(query) = &cell.query {
                assert_eq!(desk.study.matching(query).unwrap().len(), plain(&cell.text).unwrap(), "{query}");
            }
        }
        if name == "codes" {
            let titled = |label: &str| parts.iter().any(|part| part.title.contains(label));
            assert!(HOSTILE[..6].iter().all(|label| titled(label)), "whole names in titles");
            assert!(svg.contains('…') && !svg.contains(&format!(">{}<", HOSTILE[5])), "long names are abridged where they stand");
            assert!(parts.iter().filter(|part| part.query.is_some()).count() == exts.len() - 1, "`code:any` would find another thing");
        }
        if name == "cooccurrence" {
            assert_eq!(drawn.tables[0].rows.len(), exts.len() * (exts.len() - 1) / 2, "ids that hold the sign between two ids");
        }
        if name == "threads" {
            let shown = format!("{svg}{:?}", drawn.tables.iter().map(|t| &t.rows).collect::<Vec<_>>());
            assert!(!shown.contains("lina_r") && !shown.contains("a → b"), "handles are never shown");
        }
        crate::support::parts(&publish(&desk.study, &asked(name)).unwrap().svg.unwrap());
    }
}

#[test]
fn an_empty_study_has_nothing_to_draw() {
    let desk = desk(document(vec![], vec![], vec![]));
    for name in NAMES {
        for drawn in [drawn(&desk.study, name, None, false), publish(&desk.study, &asked(name)).unwrap()] {
            assert_eq!((drawn.svg, drawn.base.messages), (None, 0), "{name}");
            assert!(drawn.base_line.contains("Base\u{A0}: 0\u{A0}message, 0\u{A0}personne"), "{}", drawn.base_line);
            assert!(drawn.tables.iter().flat_map(|table| table.rows.iter().flatten()).all(|cell| cell.query.is_none()));
        }
    }
    let unknown = draw(&desk.study, &asked("mood")).unwrap_err();
    assert_eq!(unknown.code(), "unknown-figure");
}

#[test]
fn two_hundred_codes_are_listed_and_the_most_frequent_drawn() {
    let codes: Vec<Value> = (0..200)
        .map(|at| code(&format!("C{at:03}"), (at % 10 > 0).then(|| format!("C{:03}", at / 10 * 10)).as_deref(), &format!("Code {at}")))
        .collect();
    let messages: Vec<Value> = (0..60).map(|at| message(&format!("m{at:02}"), &format!("p{at}"), None, "consumer")).collect();
    let codings: Vec<Value> = (0..200)
        .flat_map(|at| {
            (0..60).filter(move |m| (at * 7 + m * 3) % (at / 10 + 2) == 0).map(move |m| coding(&format!("C{at:03}"), &format!("m{m:02}")))
        })
        .collect();
    let desk = desk(document(messages, codes, codings));
    let codes = drawn(&desk.study, "codes", None, false);
    let svg = codes.svg.unwrap();
    assert_eq!(parts(&svg).len(), 200);
    assert!(svg.contains("100\u{A0}%") || svg.contains("50\u{A0}%"), "percentages from thirty messages on");
    let pairs = drawn(&desk.study, "cooccurrence", None, false);
    assert!(pairs.base_line.contains("Sont dessinés les 24 codes les plus fréquents sur 158."), "{}", pairs.base_line);
    let drawn_parts = parts(&pairs.svg.unwrap());
    assert!(drawn_parts.len() <= 24 + 24 * 23 / 2 && drawn_parts.len() > 24);
    assert_eq!(pairs.tables[0].rows.len(), ROWS, "the window shows the most frequent");
    assert!(pairs.tables[0].title.contains("500 lignes sur"), "{}", pairs.tables[0].title);
    let whole = publish(&desk.study, &asked("cooccurrence")).unwrap();
    assert!(whole.tables[0].rows.len() > ROWS, "a file has them all");
    assert_eq!(publish(&desk.study, &asked("codes")).unwrap().tables[0].rows[1][0].text, "Code 0 › Code 1");
}

#[test]
fn people_are_under_pseudonyms_and_only_sure_queries_are_given() {
    // Pia is called P02 by the study itself, where another person bears that pseudonym.
    let mut messages = vec![
        message("a", "Zoé", None, "consumer"),
        message("b", "Marie", Some("a"), "brand"),
        message("c", "Pia", Some("b"), "consumer"),
        message("d", "Zoé", Some("c"), "consumer"),
        message("e", "Zoé", Some("d"), "consumer"),
        message("f", "Zoé", Some("absent"), "consumer"),
    ];
    messages[2]["person"] = json!("P02");
    let desk = desk(document(messages, vec![], vec![]));
    let threads = drawn(&desk.study, "threads", None, false);
    let people: HashMap<&str, &livisible_report::figure::Cell> =
        threads.tables[2].rows.iter().map(|row| (row[0].text.as_str(), &row[1])).collect();
    assert_eq!(people["P01"].query.as_deref(), Some("person:P01 is:reply -is:orphan"));
    assert_eq!((people["P01"].text.as_str(), people["P02"].text.as_str(), people["P03"].text.as_str()), ("2", "1", "1"));
    assert_eq!(people["P02"].query, None, "in this study P02 is another person");
    assert_eq!(threads.tables[0].rows[0][1].query.as_deref(), Some("is:reply -is:orphan"));
    let svg = threads.svg.unwrap();
    for handle in ["Zoé", "Marie", "Pia"] {
        assert!(
            !svg.contains(handle) && threads.tables.iter().flat_map(|t| t.rows.iter().flatten()).all(|cell| !cell.text.contains(handle))
        );
    }
    assert!(parts(&svg).iter().any(|part| part.title == "P01 répond à P01\u{A0}: 1 réponse"), "to oneself too");
    // Under a filter the figure follows whole conversations: no query says that.
    let filtered = drawn(&desk.study, "threads", Some("account:pia"), false);
    assert!(filtered.tables.iter().flat_map(|table| table.rows.iter().flatten()).all(|cell| cell.query.is_none()));
    // What leaves the house names messages by pseudonyms, and holds no query that names somebody.
    let file =
        publish(&desk.study, &Drawing { ask: Ask { filter: Some("account:zoé".into()), ..Ask::default() }, ..asked("corpus") }).unwrap();
    assert!(!file.svg.unwrap().to_lowercase().contains("zoé") && !file.base_line.contains("zoé"));
    assert_eq!(publish(&desk.study, &asked("threads")).unwrap().tables[1].rows[0][0].text, "M01");
}
