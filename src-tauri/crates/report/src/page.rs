//! The whole report, as one HTML file that needs nothing beside it: its style and its letters are inside.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use livisible_core::Result;
use livisible_core::Study;
use livisible_core::corpus::mask::Mask;
use livisible_core::locale::{Lang, day, say};

use crate::figure::Theme;
use crate::html::escape;
use crate::quotes::Quoter;
use crate::{Order, Quotes, sections};

const STYLE: &str = include_str!("../../../../assets/report/report.css");
const FONTS: &[(&str, &str, &[u8])] = &[
    ("Literata", "200 900", include_bytes!("../../../../assets/fonts/literata-latin-opsz-normal.woff2")),
    ("Instrument Sans", "400 700", include_bytes!("../../../../assets/fonts/instrument-sans-latin-wght-normal.woff2")),
];

/// Drawings keep their proportions, and are not parted by a page unless they are longer than one.
const FIGURES: &str = "figure { margin: 1.4rem 0 1.2rem; } figure svg { display: block; width: 100%; height: auto; margin-bottom: 1.4rem; } \
    figure svg a { text-decoration: none; } figcaption { margin-top: .6rem; hyphens: manual; }\n\
    @media print { figure svg { break-inside: avoid; } i.sw { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }\n";

fn style() -> String {
    let mut out = String::new();
    for (name, weights, bytes) in FONTS {
        out.push_str(&format!(
            "@font-face {{ font-family: \"{name}\"; font-weight: {weights}; src: url(data:font/woff2;base64,{}) format(\"woff2\"); }}\n",
            STANDARD.encode(bytes)
        ));
    }
    out.push_str(STYLE);
    // The window shows the report under a policy that forbids style attributes: colours of codes are classes.
    for (at, mark) in Theme::Print.colours().marks.iter().enumerate() {
        let slot = at + 1;
        out.push_str(&format!("blockquote.k{slot} {{ border-left-color: {mark}; }} .sw.k{slot} {{ background: {mark}; }}\n"));
    }
    out.push_str(FIGURES);
    out
}

pub fn render(study: &Study, order: &Order) -> Result<String> {
    let who = study.identity()?;
    let lang = order.lang.unwrap_or(who.lang);
    let mask = if order.quotes == Quotes::Verbatim { Mask::none() } else { study.mask()? };
    let title = escape(&mask.text(order.title.as_deref().unwrap_or(&who.title)));
    let word = |key: &str| escape(&say(lang, key, &[]));
    let drawn = samples(study, &mask, lang)?;
    let mut quoter = Quoter::new(study, mask, lang, order.quotes != Quotes::None);

    let mut parts: Vec<(&str, String, String)> = vec![("corpus", word("report-corpus"), sections::corpus(&quoter)?)];
    parts.push(("codes", word("report-codes"), sections::codes(&mut quoter)?));
    if let Some(together) = sections::cooccurrence(&quoter)? {
        parts.push(("cooccurrence", word("report-cooccurrence"), together));
    }
    let appendix = quoter.appendix()?;
    if !appendix.is_empty() {
        parts.push(("verbatims", word("report-verbatims"), format!("<p class=\"meta\">{}</p>\n{appendix}", word("report-verbatims-text"))));
    }
    let people = match order.quotes {
        Quotes::Masked => "report-masked",
        Quotes::Verbatim => "report-verbatim",
        Quotes::None => "report-no-quotes",
    };
    let method = format!("<p>{}</p>\n<p>{}</p>\n{drawn}", word("report-method-text"), word(people));
    parts.push(("method", word("report-method"), method));

    let made = escape(&say(lang, "report-made", &[("date", day(lang, &order.date))]));
    let mut out = format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; font-src data:\">\n\
         <title>{title}</title>\n<style>\n{}</style>\n</head>\n<body>\n<header><p class=\"meta\">{}</p><h1>{title}</h1><p class=\"meta\">{made}</p></header>\n",
        lang.code(),
        style(),
        word("report-kind"),
    );
    out.push_str(&format!("<nav aria-label=\"{}\"><ol>", word("report-contents")));
    for (id, heading, _) in &parts {
        out.push_str(&format!("<li><a href=\"#{id}\">{heading}</a></li>"));
    }
    out.push_str("</ol></nav>\n<main>\n");
    for (id, heading, body) in &parts {
        out.push_str(&format!("<section aria-labelledby=\"{id}\">\n<h2 id=\"{id}\">{heading}</h2>\n{body}</section>\n"));
    }
    out.push_str("</main>\n</body>\n</html>\n");
    Ok(out)
}

/// The samples of the study, each with how it was drawn; nothing where there is none.
fn samples(study: &Study, mask: &Mask, lang: Lang) -> Result<String> {
    let mut lines = String::new();
    for set in study.sets()? {
        if let Some(drawn) = &set.drawn {
            lines.push_str(&format!("<li>{}: {}</li>\n", escape(&mask.text(&set.name)), escape(&drawn.tell(lang))));
        }
    }
    if lines.is_empty() {
        return Ok(lines);
    }
    Ok(format!("<p>{}</p>\n<ul>\n{lines}</ul>\n", escape(&say(lang, "report-samples", &[]))))
}
