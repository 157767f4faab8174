use acceptance::{Desk, bring};

fn read(desk: &Desk, name: &str) -> String {
    std::fs::read_to_string(desk.path(name)).unwrap()
}

#[test]
fn a_drawing_bears_its_title_and_its_base() {
    let desk = Desk::new();
    drop(desk.velmoka());
    for (name, title) in
        [("corpus", "Le corpus"), ("codes", "Les codes"), ("cooccurrence", "Ce qui va ensemble"), ("threads", "Qui répond à qui")]
    {
        assert_eq!(desk.livi(&["figures", "velmoka.livi", name, "--svg", "f.svg", "--lang", "fr"]), "");
        let svg = read(&desk, "f.svg");
        assert!(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\"") && svg.trim_end().ends_with("</svg>"));
        assert!(svg.contains(&format!(">{title}</text>")) && svg.contains("Base\u{A0}: 1"), "{name}");
        assert!(svg.contains("data-ref=\""), "{name}");
        for handle in ["lina_r", "CafeNoir75", "marc_delain"] {
            assert!(!svg.contains(handle), "{name} holds {handle}");
        }
    }
}

#[test]
fn themes_are_chosen_and_what_cannot_be_drawn_is_refused() {
    let desk = Desk::new();
    drop(desk.velmoka());
    let mut seen = std::collections::HashSet::new();
    for theme in ["light", "dark", "print"] {
        desk.livi(&["figures", "velmoka.livi", "codes", "--svg", "f.svg", "--theme", theme]);
        assert!(seen.insert(read(&desk, "f.svg")), "{theme}");
    }
    let said = desk.fails(1, &["figures", "velmoka.livi", "codes", "corpus", "--svg", "two.svg"]);
    assert!(said.contains("codes, corpus") && !desk.path("two.svg").exists(), "{said}");
    let said = desk.fails(1, &["figures", "velmoka.livi", "codes", "--where", "code:none", "--svg", "no.svg"]);
    assert!(said.contains("nothing to draw") && said.contains("Filter: code:none") && !desk.path("no.svg").exists(), "{said}");
    desk.fails(1, &["figures", "velmoka.livi", "mood", "--svg", "no.svg"]);
    desk.fails(2, &["figures", "velmoka.livi", "codes", "--svg", "a.svg", "--json"]);
    desk.fails(2, &["figures", "velmoka.livi", "codes", "--svg", "a.svg", "--csv", "a.csv"]);
    desk.fails(2, &["figures", "velmoka.livi", "codes", "--theme", "dark"]);
}

#[test]
fn tables_follow_each_other_each_figure_with_its_base() {
    let desk = Desk::new();
    drop(desk.velmoka());
    desk.livi(&["figures", "velmoka.livi", "corpus", "codes", "threads", "--csv", "t.csv"]);
    let text = read(&desk, "t.csv");
    assert_eq!(text.matches('\u{FEFF}').count(), 1, "one mark, at the beginning");
    let blocks: Vec<Vec<&str>> = text.trim_start_matches('\u{FEFF}').split("\r\n\r\n").map(|block| block.lines().collect()).collect();
    let titles: Vec<&str> = blocks.iter().map(|block| block[0]).filter(|line| !line.contains("Base: ")).collect();
    assert_eq!(titles, ["Totals", "By space", "By language", "The codes", "The exchanges", "Conversations", "Persons", "Who answers whom"]);
    assert_eq!(blocks.iter().flatten().filter(|line| line.contains("Base: ")).count(), 3);
    assert_eq!(blocks[1][1..3], ["Space,Messages,Share", "Forum,6,6 of 13"]);
    assert!(text.contains("Critical,5,5,5 of 13,4,3,3\r\n") && text.contains("Reciprocity,0.571429\r\n"), "{text}");
    assert!(text.contains("M02,P02,6,4,1\r\n"), "messages and persons under pseudonyms: {text}");
}

#[test]
fn a_table_cannot_run_a_formula() {
    let desk = Desk::new();
    let mut study = desk.study("s.livi");
    bring(&mut study, &desk.file("a.csv", "id,text\na,Un texte assez long pour compter\n"));
    drop(study);
    desk.file("codes.csv", "id,label\nX,=1+1\n");
    desk.livi(&["codes", "s.livi", "--import", "codes.csv"]);
    desk.livi(&["figures", "s.livi", "codes", "--csv", "t.csv"]);
    assert!(read(&desk, "t.csv").contains("'=1+1,"));
}
