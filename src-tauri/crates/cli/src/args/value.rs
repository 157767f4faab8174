//! The closed lists that options choose from.

use clap::ValueEnum;
use livisible_core::locale::Lang;
use livisible_core::rule::Reach;
use livisible_core::set::sample::How;

#[derive(Clone, Copy, ValueEnum)]
pub enum LangArg {
    Fr,
    En,
}

impl From<LangArg> for Lang {
    fn from(lang: LangArg) -> Self {
        match lang {
            LangArg::Fr => Lang::Fr,
            LangArg::En => Lang::En,
        }
    }
}

#[derive(Clone, Copy, ValueEnum)]
pub enum SortArg {
    Relevance,
    Date,
    Thread,
    Left,
    Right,
    Account,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
pub enum ByArg {
    Message,
    Conversation,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
pub enum SpanArg {
    Message,
    Match,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
pub enum ReachArg {
    Message,
    Match,
    Sentence,
}

impl From<ReachArg> for Reach {
    fn from(reach: ReachArg) -> Self {
        match reach {
            ReachArg::Message => Reach::Message,
            ReachArg::Match => Reach::Match,
            ReachArg::Sentence => Reach::Sentence,
        }
    }
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
pub enum HowArg {
    Random,
    Stratified,
    Variation,
}

impl From<HowArg> for How {
    fn from(how: HowArg) -> Self {
        match how {
            HowArg::Random => How::Random,
            HowArg::Stratified => How::Stratified,
            HowArg::Variation => How::Variation,
        }
    }
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
pub enum BrandArg {
    Include,
    Exclude,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
pub enum QuotesArg {
    Masked,
    Verbatim,
    Paraphrase,
    None,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
pub enum IdentitiesArg {
    Keep,
    Pseudonyms,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
pub enum ThemeArg {
    Light,
    Dark,
    Print,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
pub enum HtmlArg {
    Render,
    Keep,
}
