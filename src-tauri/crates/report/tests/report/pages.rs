//! The report as a page: it sets the same drawings among the quotations that they lead to.

use crate::support::{code, coding, desk, document, message, parts, velmoka};
use livisible_core::locale::Lang;
use livisible_report::{Order, Quotes, render};

fn body(html: &str) -> &str {
    html.split("</style>").last().unwrap()
}

/// The drawings of a page, each a document again.
fn drawings(html: &str) -> Vec<String> {
    body(html).split("<svg ").skip(1).map(|rest| format!("<svg {}</svg>", rest.split("</svg>").next().unwrap())).collect()
}

#[test]
fn the_report_draws_and_its_drawings_lead_to_quotations() {
    let desk = velmoka();
    for lang in [Lang::Fr, Lang::En] {
        for quotes in [Quotes::Masked, Quotes::Verbatim, Quotes::None] {
            let html = render(&desk.study, &Order { lang: Some(lang), quotes, ..Order::default() }).unwrap();
            let drawings = drawings(&html);
            assert_eq!(drawings.len(), 3, "corpus, codes, co-occurrence");
            for svg in &drawings {
                assert!(!parts(svg).is_empty());
            }
            assert_eq!(drawings[1].matches("<a href=\"#c-").count(), 10, "each code leads to its quotations");
            assert!(drawings[2].contains("<a href=\"#c-") && drawings[1].contains("data-ref=\"code:FL.CRI -role:brand -role:employee\""));
            for target in body(&html).split("href=\"#").skip(1).map(|rest| rest.split('"').next().unwrap()) {
                assert!(html.contains(&format!("id=\"{target}\"")), "{target} leads nowhere");
            }
            assert!(!html.contains(" style=") && !body(&html).contains("xmlns"), "no style attribute, no address");
            assert!(!body(&html).contains("report-"), "a key without words");
        }
    }
}

#[test]
fn colours_of_codes_are_classes_of_the_palette() {
    let desk = velmoka();
    let html = render(&desk.study, &Order::default()).unwrap();
    assert!(html.contains("blockquote.k4 { border-left-color: #508C6C; }") && html.contains("<blockquote class=\"k"));
    let table = body(&html).split("<h2 id=\"codes\"").nth(1).unwrap().split("<h3").next().unwrap();
    assert_eq!(table.matches("<i class=\"sw k").count(), 10);
}

#[test]
fn labels_cannot_break_out_of_the_report_nor_name_anyone() {
    let codes = vec![code("a", None, "</svg><script>x</script>"), code("b", Some("a"), "Ce que dit lina_r"), code("c", None, "Rien")];
    let messages = vec![message("1", "lina_r", None, "consumer"), message("2", "x", Some("1"), "consumer")];
    let desk = desk(document(messages, codes, vec![coding("a", "1"), coding("b", "2")]));
    let html = render(&desk.study, &Order::default()).unwrap();
    assert!(!html.contains("<script") && !html.contains("lina_r"));
    assert_eq!(drawings(&html).len(), 2, "no two codes meet that are not one above the other");
    let empty = crate::support::desk(document(vec![], vec![], vec![]));
    let html = render(&empty.study, &Order::default()).unwrap();
    assert_eq!(drawings(&html).len(), 0);
    assert!(html.contains("Base\u{A0}: 0\u{A0}message"));
}
