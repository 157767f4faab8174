//! `export` and `report`: data out, and the report.

use std::path::Path;

use chrono::Local;
use livisible_core::corpus::mask::Mask;
use livisible_core::locale::Lang;
use livisible_exchange::export::{Kind, export};
use livisible_report::{Order, Quotes};

use super::readable;
use crate::args::{IdentitiesArg, QuotesArg};
use crate::say::{self, Done, Fail};

pub fn run(path: &Path, file: &Path, format: Option<&str>, filter: Option<&str>, identities: Option<IdentitiesArg>, lang: Lang) -> Done {
    let kind = Kind::of(file, format).ok_or_else(|| Fail::Said("cli-unknown-export", vec![("file", file.display().to_string())]))?;
    let study = readable(path)?;
    let only = filter.map(|query| study.matching(query)).transpose()?;
    // The open form is the analyst's own; everything else is made to leave the house.
    let keep = identities.map_or(kind == Kind::Study, |identities| identities == IdentitiesArg::Keep);
    let mask = if keep { Mask::none() } else { study.mask()? };
    let written = export(&study, file, kind, only.as_deref(), &mask, lang)?;
    say::tell(lang, "cli-exported", &[("file", file.display().to_string()), ("rows", written.rows.to_string())])?;
    if written.cut > 0 {
        say::tell(lang, "cli-exported-cut", &[("count", written.cut.to_string())])?;
    }
    Ok(())
}

pub fn report(path: &Path, file: &Path, of_report: Option<Lang>, quotes: QuotesArg, title: Option<String>, lang: Lang) -> Done {
    if file.extension().is_none_or(|ending| !ending.eq_ignore_ascii_case("html")) {
        return Err(Fail::Said("cli-report-html", vec![("file", file.display().to_string())]));
    }
    let quotes = match quotes {
        QuotesArg::Masked => Quotes::Masked,
        QuotesArg::Verbatim => Quotes::Verbatim,
        QuotesArg::None => Quotes::None,
        // No message has a paraphrase yet: every one of them is missing.
        QuotesArg::Paraphrase => return Err(Fail::Said("cli-no-paraphrase", vec![])),
    };
    let study = readable(path)?;
    let order = Order { title, lang: of_report, quotes, date: Local::now().format("%Y-%m-%d").to_string() };
    livisible_report::write(&study, file, &order)?;
    say::tell(lang, "cli-reported", &[("file", file.display().to_string())])
}
