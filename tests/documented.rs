use acceptance::{Desk, root, sample};

/// Runs every `console` example of `docs/cli.md`: `$` lines are commands, what follows is a part of what they print.
#[test]
fn every_example_holds() {
    let text = std::fs::read_to_string(root().join("docs/cli.md")).unwrap();
    let desk = Desk::new();
    std::fs::copy(sample(), desk.path("velmoka.json")).unwrap();
    desk.file("avis.csv", "id;auteur;date;note;avis\n1;Zoé;02/03/2026;5;Très bon café, livraison rapide\n2;Léa;13/03/2026;2;Machine bruyante, service injoignable\n3;Bob;14/03/2026;4;\n");
    let mut ran = vec![];
    for block in text.split("```console\n").skip(1) {
        let block = block.split("```").next().unwrap();
        for example in block.split("$ ").skip(1) {
            let (line, expected) = example.split_once('\n').unwrap_or((example, ""));
            let words = shell_words(line);
            assert_eq!(words[0], "livi", "{line}");
            let rest: Vec<&str> = words[1..].iter().map(String::as_str).collect();
            let output = desk.run(&rest);
            let printed = String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap();
            // White space is laid out for the page; `…` stands for what changes from run to run.
            let squeeze = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
            let printed = squeeze(&printed);
            let mut from = 0;
            for part in squeeze(expected).split('…').map(str::trim).filter(|part| !part.is_empty()) {
                let at = printed[from..].find(part).unwrap_or_else(|| panic!("$ {line}\nexpected: {part}\nprinted: {printed}"));
                from += at + part.len();
            }
            ran.push(rest[0].to_owned());
        }
    }
    for command in [
        "new", "import", "imports", "formats", "codes", "search", "code", "rules", "sets", "memos", "figures", "report", "export",
        "history", "undo", "redo", "check", "reindex",
    ] {
        assert!(ran.iter().any(|r| r == command), "docs/cli.md has no example of {command}");
    }
}

/// Words of a line, single and double quotes understood.
fn shell_words(line: &str) -> Vec<String> {
    let mut words = vec![];
    let mut word: Option<String> = None;
    let mut quote = None;
    let mut chars = line.chars();
    while let Some(c) = chars.next() {
        match (quote, c) {
            (Some('"'), '\\') => word.get_or_insert_default().extend(chars.next()),
            (None, '\'' | '"') => {
                quote = Some(c);
                word.get_or_insert_default();
            }
            (Some(q), c) if q == c => quote = None,
            (None, c) if c.is_whitespace() => words.extend(word.take()),
            (_, c) => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    words
}
