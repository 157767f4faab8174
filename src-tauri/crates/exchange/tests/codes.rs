//! Every reason of a skipped record and every warning has its words in both languages, and its line in the page of the formats.

use std::collections::BTreeSet;
use std::path::Path;

fn file(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..").join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The codes that have a sentence: `skipped-empty-row = …` is `empty_row`.
fn worded(lang: &str, kind: &str) -> BTreeSet<String> {
    let words = file(&format!("assets/i18n/{lang}/cli.ftl"));
    let code = |line: &str| Some(line.strip_prefix(kind)?.split_once(" =")?.0.replace('-', "_"));
    words.lines().filter_map(code).collect()
}

/// The codes at the head of the rows of a section.
fn listed(section: &str) -> BTreeSet<String> {
    let page = file("docs/formats.md");
    let (_, rest) = page.split_once(section).expect("the section");
    let section = rest.split_once("\n## ").map_or(rest, |(section, _)| section);
    section.lines().filter_map(|line| Some(line.strip_prefix("| `")?.split_once('`')?.0.to_owned())).collect()
}

#[test]
fn the_page_of_the_formats_lists_what_the_program_says() {
    for (kind, section) in [("skipped-", "\n## Skipped, and why\n"), ("warning-", "\n## Warnings\n")] {
        let (english, french, listed) = (worded("en", kind), worded("fr", kind), listed(section));
        assert!(english.len() >= 8, "{english:?}");
        assert_eq!(english, french);
        assert_eq!(english, listed);
    }
}
