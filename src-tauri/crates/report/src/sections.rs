//! The sections: the corpus, the codes with their quotations, what goes together.

use livisible_core::codebook::in_lang;
use livisible_core::coding::Review;
use livisible_core::corpus::mask::Mask;
use livisible_core::figures::{Ask, Base};
use livisible_core::locale::{Lang, say};
use livisible_core::{Result, Study};
use serde_json::Value;

use crate::html::{color, escape, number, share};
use crate::quotes::{Quoter, SHOWN};

fn count(value: &Value, key: &str) -> usize {
    value[key].as_u64().unwrap_or(0) as usize
}

/// The line under every table: what it counts over.
pub fn base_line(study: &Study, base: Base, lang: Lang) -> Result<String> {
    let args = [
        ("messages", base.messages.to_string()),
        ("persons", base.persons.to_string()),
        ("spaces", base.spaces.to_string()),
        ("brand", study.brand_messages()?.to_string()),
    ];
    Ok(format!("<p class=\"base\">{}</p>\n", escape(&say(lang, "report-base", &args))))
}

fn word(lang: Lang, key: &str) -> String {
    escape(&say(lang, key, &[]))
}

/// What there is to read.
pub fn corpus(study: &Study, lang: Lang) -> Result<String> {
    let french = lang == Lang::Fr;
    let figure = study.figure("corpus", &Ask::default())?;
    let mut out = String::from("<ul class=\"facts\">");
    for (key, n) in [
        ("messages", figure.base.messages),
        ("conversations", figure.base.conversations),
        ("persons", figure.base.persons),
        ("spaces", figure.base.spaces),
        ("codings", figure.base.codings),
    ] {
        out.push_str(&format!("<li><b>{}</b>{}</li>", number(n, french), word(lang, &format!("report-corpus-{key}"))));
    }
    out.push_str("</ul>\n");
    for (part, title, prefix) in [("by_space", "report-space", "space"), ("by_lang", "report-lang", "lang")] {
        let Some(values) = figure.data[part].as_object() else { continue };
        let mut rows: Vec<(&String, usize)> = values.iter().map(|(name, n)| (name, n.as_u64().unwrap_or(0) as usize)).collect();
        rows.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
        out.push_str(&format!(
            "<table><thead><tr><th>{}</th><th class=\"n\">{}</th><th class=\"n\">{}</th></tr></thead><tbody>\n",
            word(lang, title),
            word(lang, "report-messages"),
            word(lang, "report-share")
        ));
        for (name, n) in rows {
            let label = say(lang, &format!("{prefix}-{name}"), &[]);
            let label = if label.starts_with(prefix) && label.contains('-') { name.clone() } else { label };
            out.push_str(&format!(
                "<tr><td>{}</td><td class=\"n\">{}</td><td class=\"n\">{}</td></tr>\n",
                escape(&label),
                number(n, french),
                share(n, figure.base.messages, french)
            ));
        }
        out.push_str("</tbody></table>\n");
    }
    out.push_str(&base_line(study, figure.base, lang)?);
    Ok(out)
}

/// The codes: their counts on one table, then each with its definition and its quotations.
pub fn codes(quoter: &mut Quoter<'_>) -> Result<String> {
    let (study, lang) = (quoter.study, quoter.lang);
    let french = lang == Lang::Fr;
    let figure = study.figure("codes", &Ask::default())?;
    let codebook = study.codebook()?;
    let mut out = format!(
        "<table><thead><tr><th>{}</th><th class=\"n\">{}</th><th class=\"n\">{}</th><th class=\"n\">{}</th><th class=\"n\">{}</th><th class=\"n\">{}</th></tr></thead><tbody>\n",
        word(lang, "report-code"),
        word(lang, "report-codings"),
        word(lang, "report-messages"),
        word(lang, "report-share"),
        word(lang, "report-persons"),
        word(lang, "report-spaces")
    );
    for (code, depth) in codebook.tree() {
        let counts = &figure.data[&code.ext];
        let messages = count(counts, "messages");
        let indent = "&emsp;".repeat(depth);
        let label = format!(
            "{indent}<i class=\"sw\" style=\"background:{}\"></i>{}",
            color(code.color.as_deref()),
            escape(&quoter.mask.text(code.name(Some(lang))))
        );
        let label = if messages > 0 { format!("<a href=\"#c-{}\">{label}</a>", code.id) } else { label };
        out.push_str(&format!(
            "<tr><td>{label}</td><td class=\"n\">{}</td><td class=\"n\">{}</td><td class=\"n\">{}</td><td class=\"n\">{}</td><td class=\"n\">{}</td></tr>\n",
            number(count(counts, "codings"), french), number(messages, french), share(messages, figure.base.messages, french),
            number(count(counts, "persons"), french), number(count(counts, "spaces"), french)
        ));
    }
    out.push_str("</tbody></table>\n");
    out.push_str(&base_line(study, figure.base, lang)?);
    if figure.base.codings == 0 {
        out.push_str(&format!("<p>{}</p>\n", word(lang, "report-empty-codes")));
    }
    let columns = study.columns()?;
    let all = study.codings()?;
    for (code, _) in codebook.tree() {
        let counts = &figure.data[&code.ext];
        if count(counts, "messages") == 0 {
            continue;
        }
        let mark = color(code.color.as_deref());
        out.push_str(&format!(
            "<h3 id=\"c-{}\"><i class=\"sw\" style=\"background:{mark}\"></i>{}</h3>\n",
            code.id,
            escape(&quoter.mask.text(code.name(Some(lang))))
        ));
        out.push_str("<dl>");
        let example = code.example.as_deref();
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
        let args = [
            ("messages", number(count(counts, "messages"), french)),
            ("persons", number(count(counts, "persons"), french)),
            ("spaces", number(count(counts, "spaces"), french)),
        ];
        let line: Vec<String> = args.iter().map(|(key, n)| format!("{n} {}", say(lang, &format!("report-corpus-{key}"), &[]))).collect();
        out.push_str(&format!("<p class=\"base\">{}</p>\n", escape(&line.join(", "))));
        if !quoter.quotes {
            continue;
        }
        for coding in own.iter().take(SHOWN) {
            out.push_str(&quoter.quote(coding, mark)?);
        }
        if own.len() > SHOWN {
            out.push_str(&format!(
                "<p class=\"base\">{}</p>\n",
                escape(&say(lang, "report-quotes-shown", &[("shown", SHOWN.to_string()), ("all", own.len().to_string())]))
            ));
        }
    }
    Ok(out)
}

/// Pairs of codes that meet, the most frequent first.
pub fn cooccurrence(study: &Study, mask: &Mask, lang: Lang) -> Result<Option<String>> {
    let figure = study.figure("cooccurrence", &Ask::default())?;
    let codebook = study.codebook()?;
    let Some(pairs) = figure.data.as_object().filter(|pairs| !pairs.is_empty()) else { return Ok(None) };
    let mut rows: Vec<(&String, &Value)> = pairs.iter().collect();
    rows.sort_by(|a, b| count(b.1, "messages").cmp(&count(a.1, "messages")).then_with(|| a.0.cmp(b.0)));
    let mut out = format!(
        "<p>{}</p><table><thead><tr><th>{}</th><th class=\"n\">{}</th><th class=\"n\">{}</th><th class=\"n\">{}</th></tr></thead><tbody>\n",
        word(lang, "report-cooccurrence-text"),
        word(lang, "report-pair"),
        word(lang, "report-together"),
        word(lang, "report-overlaps"),
        word(lang, "report-jaccard")
    );
    let name = |ext: &str| codebook.find(ext).map_or(ext.to_owned(), |code| mask.text(code.name(Some(lang))));
    for (key, pair) in rows.into_iter().take(25) {
        let (a, b) = key.split_once(" × ").unwrap_or((key, ""));
        let jaccard = format!("{:.2}", pair["jaccard"].as_f64().unwrap_or(0.0));
        let jaccard = if lang == Lang::Fr { jaccard.replace('.', ",") } else { jaccard };
        out.push_str(&format!(
            "<tr><td>{} × {}</td><td class=\"n\">{}</td><td class=\"n\">{}</td><td class=\"n\">{jaccard}</td></tr>\n",
            escape(&name(a)),
            escape(&name(b)),
            count(pair, "messages"),
            count(pair, "segment_pairs")
        ));
    }
    out.push_str("</tbody></table>\n");
    out.push_str(&base_line(study, figure.base, lang)?);
    Ok(Some(out))
}
