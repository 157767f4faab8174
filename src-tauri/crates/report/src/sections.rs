//! The sections: the corpus, the codes with their quotations, what goes together.
//! Drawings and tables are those of [`crate::figure`]; here they are set among the quotations that they lead to.

use livisible_core::Result;
use livisible_core::codebook::in_lang;
use livisible_core::coding::Review;
use livisible_core::figures::Ask;
use livisible_core::locale::{Lang, say};

use crate::figure::{Aim, Drawing, Drawn, Table, Theme, draw_for, palette};
use crate::html::{escape, number};
use crate::quotes::{Quoter, SHOWN};

/// Pairs of codes shown; the count of all is said.
const PAIRS: usize = 25;

fn word(lang: Lang, key: &str) -> String {
    escape(&say(lang, key, &[]))
}

/// Where the quotations of a code stand.
fn anchor(code: i64) -> String {
    format!("c-{code}")
}

fn drawn(quoter: &Quoter<'_>, name: &str) -> Result<Drawn> {
    let drawing = Drawing { name, ask: Ask::default(), lang: quoter.lang, theme: Theme::Print };
    // Every code that is drawn with messages has its part in the section of the codes.
    let leads = |code: i64| Some(format!("#{}", anchor(code)));
    draw_for(quoter.study, &drawing, &quoter.mask, Aim::Report(&leads))
}

/// A figure: its drawing, its tables, and the base line under them all.
fn figure(drawn: &Drawn, tables: &str) -> String {
    // Inside a page the name space is known, and the report holds no address.
    let svg = drawn.svg.as_deref().unwrap_or_default().replacen(" xmlns=\"http://www.w3.org/2000/svg\"", "", 1);
    format!("<figure>\n{svg}{tables}<figcaption>{}</figcaption></figure>\n", escape(&drawn.base_line))
}

/// A table whose first columns are names and the others numbers. `first` sets the first cell of a row.
fn table(table: &Table, names: usize, rows: usize, first: impl Fn(usize, &str) -> String) -> String {
    let class = |at: usize| if at < names { "" } else { " class=\"n\"" };
    let mut out = String::from("<table><thead><tr>");
    for (at, column) in table.columns.iter().enumerate() {
        out.push_str(&format!("<th{}>{}</th>", class(at), escape(column)));
    }
    out.push_str("</tr></thead><tbody>\n");
    for (place, row) in table.rows.iter().take(rows).enumerate() {
        out.push_str("<tr>");
        for (at, cell) in row.iter().enumerate() {
            let text = if at == 0 { first(place, &cell.text) } else { escape(&cell.text) };
            out.push_str(&format!("<td{}>{text}</td>", class(at)));
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody></table>\n");
    out
}

/// What there is to read.
pub fn corpus(quoter: &Quoter<'_>) -> Result<String> {
    let drawn = drawn(quoter, "corpus")?;
    // The totals stand in the drawing; an empty corpus has none.
    let skipped = usize::from(drawn.svg.is_some());
    let tables: String = drawn.tables.iter().skip(skipped).map(|part| table(part, 1, part.rows.len(), |_, text| escape(text))).collect();
    Ok(figure(&drawn, &tables))
}

/// The codes: drawn and on one table, then each with its definition and its quotations.
pub fn codes(quoter: &mut Quoter<'_>) -> Result<String> {
    let (study, lang) = (quoter.study, quoter.lang);
    let french = lang == Lang::Fr;
    let drawn = drawn(quoter, "codes")?;
    let figures = study.figure("codes", &Ask::default())?;
    let codebook = study.codebook()?;
    let slots = palette::slots(&codebook);
    let slot = |code: i64| slots.get(&code).copied().unwrap_or(1);
    let count = |ext: &str, key: &str| figures.data[ext][key].as_u64().unwrap_or(0) as usize;
    let tree = codebook.tree();
    let mut tables = String::new();
    for part in &drawn.tables {
        // Rows are those of the tree.
        tables.push_str(&table(part, 1, part.rows.len(), |at, text| {
            let Some((code, _)) = tree.get(at) else { return escape(text) };
            let name = text.trim_start_matches('\u{2003}');
            let indent = &text[..text.len() - name.len()];
            let label = format!("{indent}<i class=\"sw k{}\"></i>{}", slot(code.id), escape(name));
            if count(&code.ext, "messages") > 0 { format!("<a href=\"#{}\">{label}</a>", anchor(code.id)) } else { label }
        }));
    }
    let mut out = figure(&drawn, &tables);
    if drawn.base.codings == 0 {
        out.push_str(&format!("<p>{}</p>\n", word(lang, "report-empty-codes")));
    }
    let columns = study.columns()?;
    let all = study.codings()?;
    for (code, _) in &tree {
        if count(&code.ext, "messages") == 0 {
            continue;
        }
        out.push_str(&format!(
            "<h3 id=\"{}\"><i class=\"sw k{}\"></i>{}</h3>\n",
            anchor(code.id),
            slot(code.id),
            escape(&quoter.mask.text(code.name(Some(lang))))
        ));
        out.push_str("<dl>");
        // A typical quote is a quote.
        let example = code.example.as_deref().filter(|_| quoter.quotes);
        let lines = [
            ("definition", in_lang(&code.definition, Some(lang))),
            ("include", in_lang(&code.include, Some(lang))),
            ("exclude", in_lang(&code.exclude, Some(lang))),
            ("example", example),
        ];
        for (key, text) in lines {
            if let Some(text) = text.filter(|text| !text.is_empty()) {
                out.push_str(&format!("<dt>{}</dt><dd>{}</dd>", word(lang, &format!("report-{key}")), escape(&quoter.mask.text(text))));
            }
        }
        out.push_str("</dl>\n");
        let own: Vec<_> = all
            .iter()
            .filter(|c| c.code == code.id && c.review == Review::Accepted && !c.lost)
            .filter(|c| columns.ordinal(c.message).is_some_and(|at| !columns.is_brand_speech(at)))
            .collect();
        let line = ["messages", "persons", "spaces"]
            .map(|what| say(lang, &format!("report-n-{what}"), &[("n", number(count(&code.ext, what), french))]))
            .join(", ");
        out.push_str(&format!("<p class=\"base\">{}</p>\n", escape(&line)));
        if !quoter.quotes {
            continue;
        }
        for coding in own.iter().take(SHOWN) {
            out.push_str(&quoter.quote(coding, slot(code.id))?);
        }
        if own.len() > SHOWN {
            out.push_str(&format!(
                "<p class=\"base\">{}</p>\n",
                escape(&say(lang, "report-quotes-shown", &[("shown", SHOWN.to_string()), ("all", number(own.len(), french))]))
            ));
        }
    }
    Ok(out)
}

/// Pairs of codes that meet, drawn, and the most frequent as a table.
pub fn cooccurrence(quoter: &Quoter<'_>) -> Result<Option<String>> {
    let drawn = drawn(quoter, "cooccurrence")?;
    let Some(pairs) = drawn.tables.first() else { return Ok(None) };
    let lang = quoter.lang;
    let mut tables = table(pairs, 2, PAIRS, |_, text| escape(text));
    if pairs.rows.len() > PAIRS {
        let args = [("shown", PAIRS.to_string()), ("all", number(pairs.rows.len(), lang == Lang::Fr))];
        tables.push_str(&format!("<p class=\"base\">{}</p>\n", escape(&say(lang, "report-pairs-shown", &args))));
    }
    Ok(Some(format!("<p>{}</p>\n{}", word(lang, "report-cooccurrence-text"), figure(&drawn, &tables))))
}
