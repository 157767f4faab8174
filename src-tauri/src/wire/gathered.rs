//! Files among those that were dropped or chosen, and the formats that they may be in.

use livisible_core::locale::{self, Lang};
use livisible_exchange::import::refused;
use livisible_exchange::{Direction, formats, gather, native, source};
use serde::Serialize;
use ts_rs::TS;

use super::Failure;
use super::imports::format_name;
use crate::fault::Fault;

/// A file among those that were dropped or chosen: folders and archives are opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Gathered {
    /// What to look at.
    pub path: String,
    /// As people see it: its place in a folder or in an archive.
    pub shown: String,
    /// Why nothing can be read there.
    pub failure: Option<Failure>,
    /// That files of this folder or archive were set aside, and how many, in words: there is nothing to look at.
    pub aside: Option<String>,
}

/// A format that files come in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportFormat {
    /// Its name, as a plan takes it.
    pub name: String,
    /// In words.
    pub label: String,
    /// `file`, or the family of the tool.
    #[ts(
        type = "\"file\" | \"chat\" | \"network\" | \"forum\" | \"transcript\" | \"document\" | \"collector\" | \"reviews\" | \"listening\" | \"survey\""
    )]
    pub family: &'static str,
}

impl Gathered {
    /// A file, with the sentence of what stands against it.
    pub(crate) fn of(found: gather::Gathered, lang: Lang) -> Self {
        let args = [("name", found.shown.clone()), ("count", found.aside.to_string())];
        let aside = found.is_aside().then(|| locale::say(lang, "gathered-aside", &args));
        let failure = found.fault.map(|fault| Fault::from(refused(fault)).tell(lang));
        Gathered { path: found.path.display().to_string(), shown: found.shown, failure, aside }
    }
}

impl ImportFormat {
    /// Every format and every tool, in this language.
    pub(crate) fn all(lang: Lang) -> Vec<Self> {
        let one = |name: &str, family| ImportFormat { name: name.to_owned(), label: format_name(lang, name), family };
        let files = formats::all().iter().filter(|info| info.direction != Direction::Export).map(|info| one(info.name, "file"));
        let natives = native::all().iter().map(|native| one(native.name, native.family.word()));
        files.chain(natives).chain(source::all().iter().map(|source| one(source.name, source.family.word()))).collect()
    }
}
