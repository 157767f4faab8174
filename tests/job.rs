use acceptance::{Desk, fixture};

/// The whole job at the command line: a real file, a codebook, codings, undo, search, figures, report, export; then in French.
#[test]
fn from_a_file_to_a_report() {
    let desk = Desk::new();
    let reviews = fixture("skytrax/seat.csv");
    assert!(desk.livi(&["new", "seats.livi", "--title", "Airline seats", "--lang", "en"]).contains("Airline seats"));
    let rehearsal = desk.json(&["import", "seats.livi", reviews.to_str().unwrap(), "--dry-run", "--space", "review"]);
    assert_eq!(desk.json(&["figures", "seats.livi", "corpus"])["base"]["messages"], 0, "a rehearsal writes nothing");
    let imported = desk.json(&["import", "seats.livi", reviews.to_str().unwrap(), "--space", "review", "--venue", "Skytrax"]);
    let keys: Vec<&str> = imported[0].as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(
        keys,
        [
            "file",
            "format",
            "encoding",
            "delimiter",
            "records",
            "messages",
            "duplicates",
            "skipped",
            "conversations",
            "accounts",
            "orphans",
            "warnings"
        ]
    );
    assert_eq!(imported[0]["messages"], rehearsal[0]["messages"]);
    let listed = desk.livi(&["codes", "seats.livi", "--template", "FL"]);
    assert!(listed.contains("FL.CRI") && listed.contains("Critical"), "{listed}");
    let preview = desk.json(&["code", "seats.livi", "FL.CRI", "--query", "expensive OR price", "--span", "match", "--preview"]);
    let coded = desk.json(&["code", "seats.livi", "Critical", "--query", "expensive OR price", "--span", "match", "--coder", "Ana"]);
    assert_eq!(preview["codings"], coded["codings"]);
    assert!(coded["codings"].as_u64().unwrap() > 20);
    let again = desk.json(&["code", "seats.livi", "1", "--query", "comfortable"]);
    assert!(again["codings"].as_u64().unwrap() > 100, "a code by its number");
    let once_more = desk.json(&["code", "seats.livi", "FL.PRA", "--query", "comfortable"]);
    assert_eq!((once_more["codings"].as_u64(), once_more["already"].as_u64()), (Some(0), again["codings"].as_u64()));
    let base = |what: &str| desk.json(&["figures", "seats.livi", "codes"])["data"][what]["messages"].clone();
    let before = base("FL.PRA");
    assert!(desk.livi(&["undo", "seats.livi"]).contains("comfortable"));
    assert_eq!(base("FL.PRA"), serde_json::Value::Null);
    desk.livi(&["redo", "seats.livi"]);
    assert_eq!(base("FL.PRA"), before);
    let total = desk.json(&["search", "seats.livi", "code:FL.CRI code:FL.PRA", "--limit", "1"])["total"].clone();
    let figure = desk.json(&["figures", "seats.livi", "cooccurrence"]);
    assert_eq!(figure["data"]["FL.CRI × FL.PRA"]["messages"], total);
    desk.livi(&["report", "seats.livi", "report.html"]);
    desk.livi(&["export", "seats.livi", "coded.xlsx"]);
    desk.livi(&["figures", "seats.livi", "codes", "--csv", "codes.csv"]);
    for file in ["report.html", "coded.xlsx", "codes.csv"] {
        assert!(desk.path(file).metadata().unwrap().len() > 200, "{file}");
    }
    assert!(desk.livi(&["check", "seats.livi"]).contains("Sound study"));
    let journal = desk.livi(&["history", "seats.livi", "--lang", "fr"]);
    assert!(journal.contains("Import de « seat.csv »") && journal.contains("règle"), "{journal}");
    assert!(desk.livi(&["formats", "--lang", "fr"]).contains("table délimitée"));
    assert!(desk.livi(&["figures", "seats.livi", "corpus", "--lang", "fr"]).contains("parole de marque exclue"));
    assert!(desk.livi(&["--help"]).contains("Livisible at the command line"));
}
