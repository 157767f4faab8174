//! The language: what is understood, where, and that every tree reads back as itself.

use proptest::prelude::*;

use super::names::NAMES;
use super::parse::and;
use super::*;
use crate::locale::Lang;
use crate::search::filter::FIELDS;

fn check(text: &str, canonical: &str, problems: &[&str]) {
    let (node, found) = parse(text);
    assert_eq!(node.to_string(), canonical, "{text}");
    assert_eq!(found.iter().map(|p| p.code.as_str()).collect::<Vec<_>>(), problems, "{text}");
}

#[test]
fn what_is_understood() {
    check("prix service", "prix service", &[]);
    check("==Prix ==\"Le Prix\" =\"le prix\" =#mot ==", "==Prix ==\"Le Prix\" =\"le prix\" =#mot", &[]);
    check("==Prix NEAR/2 a", "==Prix NEAR/2 a", &[]);
    check("A OR B -x NOT y", "A OR B -x -y", &[]);
    check("(a OR b) c", "a OR b c", &[]);
    check("a OR (b c)", "a OR (b c)", &[]);
    check("a (b c)", "a b c", &[]);
    check("code:FL.CRI code:\"Le prix\" code=X", "code:FL.CRI code:\"Le prix\" code=X", &[]);
    check("=cher achet* \"service client\"", "=cher achet* \"service client\"", &[]);
    check("attr.Région:\"Île-de-France\"", "attr.Région:Île-de-France", &[]);
    check("date:2024-03-02..2024-03-09 rating:<=2", "date:2024-03-02..2024-03-09 rating:<=2", &[]);
    check("", "", &[]);
    check("« service client » “trop cher”", "\" service client \" \"trop cher\"", &[]);
    check("12:30 https://x.org/a file:///tmp/a", "12:30 https://x.org/a file:///tmp/a", &[]);
    check("--a", "a", &[]);
    check("trop cher ! prix - service & …", "trop cher prix service", &[]);
    check("prix NEAR/5 cher ~livraison /a.c/", "prix NEAR/5 cher ~livraison /a.c/", &[]);
    check("(prix OR coût) NEAR/2 cher* OR bas", "(prix OR coût) NEAR/2 cher* OR bas", &[]);
    check("a NEAR/1 b NEAR/2 c", "a NEAR/1 b b NEAR/2 c", &[]);
    check("-(a NEAR/1 b)", "-(a NEAR/1 b)", &[]);
    check(r"/r\/a .*\d/ /r/france", r"/r\/a .*\d/ \/r/france", &[]);
    check("overlap(code:A  code:B)", "overlap(code:A code:B)", &[]);
    check("overlap:exact(code:A (code:B coder:C))", "overlap:exact(code:A (code:B coder:C))", &[]);
    check("chevauche:dans(code:A code:B) fil(a b)", "overlap:inside(code:A code:B) thread(a b)", &[]);
    check("reply(code:A -> code:B c) réponse(a → )", "reply(code:A -> code:B c) reply(a -> )", &[]);
    check("coding(code:A OR code:B coder:C)", "coding(code:A OR code:B coder:C)", &[]);
    check("(NOT) a", "a", &["nothing_to_exclude"]);
    check("👍 \"👍👍\"", "👍 \"👍👍\"", &[]);
}

#[test]
fn what_is_not() {
    check("\"sans fin", "\"sans fin\"", &["unclosed_quote"]);
    check("(a b", "a b", &["unclosed_parenthesis"]);
    check("a) b", "a b", &["unopened_parenthesis"]);
    check("OR a", "a", &["or_without_two_sides"]);
    check("a OR", "a", &["or_without_two_sides"]);
    check("code:", "", &["missing_value"]);
    check("NOT", "", &["nothing_to_exclude"]);
    check("a NEAR/2", "a", &["near_without_two_sides"]);
    check("NEAR/2 a", "a", &["near_without_two_sides"]);
    check("a NEAR/2 code:A", "a code:A", &["near_needs_words"]);
    check("a -> b", "a b", &["arrow_outside_reply"]);
    check("overlap()", "", &["empty_group"]);
    check("overlap(code:A)", "overlap(code:A)", &["overlap_needs_two"]);
    check("reply(a b) c", "reply(a b -> ) c", &["reply_needs_arrow"]);
    check("thread(a b", "thread(a b)", &["unclosed_parenthesis"]);
    check("couleur:rouge", "couleur:rouge", &["unknown_field"]);
    assert_eq!(parse("é \"a").1[0], Problem { start: 2, end: 4, code: "unclosed_quote".into() });
}

#[test]
fn either_language_is_read() {
    check("espace:forum Langue:fr RÔLE:brand role:brand", "space:forum lang:fr role:brand role:brand", &[]);
    check("cher OU (prix SAUF promo) ET NON gratuit", "cher OR (prix -promo) -gratuit", &[]);
    check("prix PROCHE/5 cher", "prix NEAR/5 cher", &[]);
    check("codage(code:A codeur:B) RÉPONSE(a -> b)", "coding(code:A coder:B) reply(a -> b)", &[]);
    check(
        "carré:floch.s1 thymie:euphorie statut:vrai sème:rituel mémo:idée",
        "square:floch.s1 thymic:euphorie status:vrai seme:rituel memo:idée",
        &[],
    );
    check("a:mémo est:root note:>=4 attribut.Région:Nord", "has:mémo is:root rating:>=4 attr.Région:Nord", &[]);
    check("ou et sauf", "ou et sauf", &[]);
    let node = parse("(space:forum OR prix) -(a NEAR/3 b) thread(has:memo overlap:inside(code:A code:B))").0;
    let said = node.text(Lang::Fr);
    assert_eq!(said, "espace:forum OU prix -(a PROCHE/3 b) fil(avec:memo chevauche:dans(code:A code:B))");
    assert_eq!(parse(&said), (node, vec![]));
}

#[test]
fn every_field_has_its_names() {
    assert_eq!(FIELDS.iter().filter(|field| !NAMES.iter().any(|known| known.name == **field)).collect::<Vec<_>>(), Vec::<&&str>::new());
    for field in NAMES {
        for name in [field.name, field.french, &field.french.to_uppercase()] {
            assert_eq!(names::field_called(name).as_deref(), Some(field.name), "{name}");
        }
    }
}

#[test]
fn several_values_are_any_of_them() {
    check("space:forum,blog", "space:forum OR space:blog", &[]);
    check("-role:brand,employee prix", "-(role:brand OR role:employee) prix", &[]);
    check("code:\"Le prix\",FL.CRI,", "code:\"Le prix\" OR code:FL.CRI", &[]);
    check("code=12,34", "code=12 OR code=34", &[]);
    check("rating:2,5 attr.prix:1,5 attr.ville:Lyon,Nice", "rating:2,5 attr.prix:1,5 attr.ville:Lyon OR attr.ville:Nice", &[]);
    check("venue:\"Paris, le soir\" venue:\"a,b\"", "venue:\"Paris, le soir\" venue:\"a,b\"", &[]);
    check("attr.\"Lieu de vie\":Nord attr.\"x", "attr.\"Lieu de vie\":Nord attr. \"x\"", &["unclosed_quote"]);
}

#[test]
fn a_sign_can_be_meant_for_itself() {
    check(r"\OR \-5 code\:X \/a", r"\OR \-5 \code:X \/a", &[]);
    check(r"c:\temp", r"c:\temp", &["unknown_field"]);
    check("=\"OR\" ~\"a b\" \"service cl\"*", "=OR ~\"a b\" \"service cl\"*", &[]);
}

#[test]
fn a_fault_is_where_it_was_typed() {
    let told = |text: &str, part: &str, code: &str| -> Vec<(usize, usize)> {
        let faults = [(parse(part).0, code)];
        read(text).placed(&faults).into_iter().map(|problem| (problem.start, problem.end)).collect()
    };
    // The same words as a phrase, then as a filter; the filter typed in French, twice.
    assert_eq!(told("\"code:X\" é code:X", "code:X", "unknown_code"), [(11, 17)]);
    assert_eq!(told("espace:bar -(espace:bar)", "space:bar", "unknown_space"), [(0, 10), (13, 23)]);
    assert_eq!(told("space:forum,bar", "space:bar", "unknown_space"), [(12, 15)]);
    // What is no segment is one outside of overlap( ) all the same.
    assert_eq!(told("date:2024 overlap(code:A date:2024)", "date:2024", "not_a_segment"), [(25, 34)]);
    assert_eq!(told("a overlap(code:A) b", "overlap(code:A)", "any"), [(2, 17)]);
    assert_eq!(told("x (code:A OR code:B) y", "code:A OR code:B", "any"), [(3, 19)]);
    let pieces: Vec<_> = read("é -role:brand a OR b (c d)").pieces.iter().map(|piece| (piece.start, piece.end)).collect();
    assert_eq!(pieces, [(0, 1), (2, 13), (14, 20), (21, 26)]);
}

const AWKWARD: &[&str] = &[
    "OR",
    "OU",
    "NOT",
    "NON",
    "SAUF",
    "AND",
    "ET",
    "NEAR/3",
    "PROCHE/2",
    "-a",
    "−a",
    "->a",
    "→a",
    ">a",
    "~a",
    "/a/",
    "/a",
    "a/b",
    "=a",
    "a*",
    "*a",
    "\"a",
    "a\"",
    "a\\",
    "\\a",
    "\\\"a",
    "a b",
    "code:X",
    "attr.x:1",
    "couleur:rouge",
    "overlap(a",
    "(a)",
    "a)",
    "👍a",
    "👍",
    "#tag",
    "a:b",
    "«a»",
    "“a”",
    "a,b",
    "12:30",
    "https://x.org/a",
    "a\\*",
    "\\OR",
    "a\tb",
    "a\u{a0}b",
    "l’odeur",
    "reply",
    "a->b",
    "1,5",
    "..",
    "a..b",
    "<=2",
];

fn value() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "[a-zé]{1,6}",
        2 => proptest::sample::select(AWKWARD).prop_map(str::to_owned),
        1 => "\\PC{0,4}[a-z👍]\\PC{0,4}",
    ]
}

/// What a word is looked for by holds a word.
fn sought() -> impl Strategy<Value = String> {
    value().prop_filter("a word", |text| crate::search::words::words(text).next().is_some())
}

fn node() -> impl Strategy<Value = Node> {
    let near = |node: BoxedStrategy<Node>| {
        (node.clone(), node, 0u32..20).prop_map(|(left, right, between)| Node::Near {
            left: Box::new(left),
            right: Box::new(right),
            between,
        })
    };
    let word = prop_oneof![
        sought().prop_map(Node::Word),
        sought().prop_map(Node::Exact),
        sought().prop_map(Node::Spelled),
        sought().prop_map(Node::Prefix),
        sought().prop_map(Node::Fuzzy),
        sought().prop_map(Node::Phrase),
    ]
    .boxed();
    let side = prop_oneof![word.clone(), proptest::collection::vec(word.clone(), 2..4).prop_map(Node::Or)].boxed();
    let names: Vec<&'static str> = NAMES.iter().map(|field| field.name).collect();
    let field = prop_oneof![
        3 => proptest::sample::select(names).prop_map(str::to_owned),
        1 => value().prop_map(|name| format!("attr.{name}")),
    ];
    let leaf = prop_oneof![
        3 => word,
        1 => r#"[a-z]{1,3}( ?(\\/|\.\*|\\\\|[a-z()"]|: )){0,3}"#.prop_filter("one that closes", |text| text.trim() == text).prop_map(Node::Regex),
        1 => near(side),
        3 => (field, any::<bool>(), value()).prop_map(|(field, strict, value)| Node::Filter { field, strict, value }),
    ];
    let flat_or = |parts: Vec<Node>| Node::Or(parts.into_iter().flat_map(|p| if let Node::Or(i) = p { i } else { vec![p] }).collect());
    leaf.prop_recursive(3, 24, 4, move |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 2..4).prop_map(and),
            proptest::collection::vec(inner.clone(), 2..4).prop_map(flat_or),
            proptest::collection::vec(inner.clone(), 1..4).prop_map(Node::Coding),
            proptest::collection::vec(inner.clone(), 1..4).prop_map(Node::Thread),
            (0..Meeting::ALL.len(), proptest::collection::vec(inner.clone(), 2..4))
                .prop_map(|(at, parts)| Node::Overlap { meeting: Meeting::ALL[at], parts }),
            (inner.clone(), inner.clone()).prop_map(|(to, answer)| Node::Reply { to: Box::new(to), answer: Box::new(answer) }),
            inner.prop_map(|node| if let Node::Not(inner) = node { *inner } else { Node::Not(Box::new(node)) }),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn every_tree_reads_back_as_itself(node in node()) {
        for lang in [Lang::En, Lang::Fr] {
            let text = node.text(lang);
            let (again, problems) = parse(&text);
            prop_assert_eq!(&again, &node, "{}", text);
            // A word that looks like a field stays a word, and is told.
            prop_assert!(problems.iter().all(|problem| problem.code == "unknown_field"), "{} {:?}", text, problems);
        }
    }

    #[test]
    fn anything_typed_is_understood_somehow(text in "(\\PC|OR |-|\\(|code:|\"|overlap\\(|NEAR/2 |,|\\\\){0,24}") {
        let parsed = read(&text);
        prop_assert_eq!(&parse(&parsed.node.to_string()).0, &parsed.node);
        let length = text.chars().count();
        prop_assert!(parsed.problems.iter().all(|p| p.start <= p.end && p.end <= length));
        prop_assert!(parsed.leaves.iter().all(|leaf| leaf.start < leaf.end && leaf.end <= length));
        prop_assert!(parsed.pieces.windows(2).all(|pair| pair[0].end <= pair[1].start));
    }
}

#[test]
fn what_is_being_typed_is_known() {
    let at = |text: &str| {
        let (before, after) = text.split_once('|').unwrap();
        let here = cursor(&format!("{before}{after}"), before.chars().count())?;
        Some((here.field.unwrap_or_default(), here.typed, here.start, here.end, here.within))
    };
    let of = |field: &str, typed: &str, start, end, within| Some((field.to_owned(), typed.to_owned(), start, end, within));
    assert_eq!(at("prix co|"), of("", "co", 5, 7, Within::Query));
    assert_eq!(at("prix co|de"), of("", "co", 5, 9, Within::Query));
    assert_eq!(at("|"), of("", "", 0, 0, Within::Query));
    assert_eq!(at("prix |"), of("", "", 5, 5, Within::Query));
    assert_eq!(at("code:|"), of("code", "", 5, 5, Within::Query));
    assert_eq!(at("-espace:fo|"), of("space", "fo", 8, 10, Within::Query));
    assert_eq!(at("space:forum,|"), of("space", "", 12, 12, Within::Query));
    assert_eq!(at("space:forum,bl|og x"), of("space", "bl", 12, 16, Within::Query));
    assert_eq!(at("code:\"Le p|rix\" x"), of("code", "Le p", 5, 14, Within::Query));
    assert_eq!(at("attr.\"Lieu de vie\":|"), of("attr.Lieu de vie", "", 19, 19, Within::Query));
    assert_eq!(at("overlap(code:A co|"), of("", "co", 15, 17, Within::Overlap));
    assert_eq!(at("codage(|)"), of("", "", 7, 7, Within::Coding));
    assert_eq!(at("fil(overlap(a b) c|"), of("", "c", 17, 18, Within::Query));
    assert_eq!(at("\"une phr|"), None);
    assert_eq!(at("code:\"Le prix\"|"), None);
}
