//! The names of the language in French and in English: fields, operators, groups. The canonical text is written in the English ones.

use crate::locale::Lang;
use crate::search::filter::FIELDS;
use crate::search::words::fold;

/// A field by its names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FieldName {
    /// Its name in the tree and in canonical text.
    pub name: &'static str,
    /// Its name in French, as chips and French texts write it.
    pub french: &'static str,
    /// Other names, folded.
    others: &'static [&'static str],
}

const fn field(name: &'static str, french: &'static str, others: &'static [&'static str]) -> FieldName {
    FieldName { name, french, others }
}

/// The fields, in the order in which they are offered where nothing tells them apart.
pub const NAMES: &[FieldName] = &[
    field("code", "code", &["codes"]),
    field("space", "espace", &[]),
    field("venue", "lieu", &["site"]),
    field("account", "compte", &["author", "auteur", "handle"]),
    field("person", "personne", &["speaker"]),
    field("role", "rôle", &[]),
    field("lang", "langue", &["language"]),
    field("date", "date", &[]),
    field("rating", "note", &[]),
    field("coder", "codeur", &["codeuse"]),
    field("origin", "origine", &[]),
    field("voice", "voix", &[]),
    field("weight", "poids", &[]),
    field("review", "relecture", &["revision"]),
    field("is", "est", &[]),
    field("has", "avec", &["a"]),
    field("set", "ensemble", &[]),
    field("net", "regroupement", &[]),
    field("memo", "mémo", &[]),
    field("in", "dans", &[]),
    field("like", "comme", &["semblable"]),
    field("twin", "jumeau", &[]),
    field("conversation", "conversation", &[]),
    field("question", "question", &[]),
    field("respondent", "répondant", &["repondante"]),
    field("source", "source", &["file", "fichier"]),
    field("import", "import", &[]),
    field("mask", "masque", &[]),
    field("square", "carré", &[]),
    field("thymic", "thymie", &["thymique"]),
    field("status", "statut", &[]),
    field("quest", "quête", &[]),
    field("actant", "actant", &[]),
    field("actor", "acteur", &[]),
    field("observer", "évaluateur", &["observateur"]),
    field("object", "objet", &[]),
    field("entity", "entité", &[]),
    field("seme", "sème", &["isotopy", "isotopie"]),
    field("insight", "insight", &[]),
];

/// What stands before the name of an attribute.
const ATTRIBUTE: &[&str] = &["attr.", "attribut.", "attribute."];

/// Letters of the longest of them.
pub(super) const ATTRIBUTE_LONGEST: usize = 10;

/// Whether this is what stands before the name of an attribute, in either language.
pub(super) fn is_attribute(text: &str) -> bool {
    ATTRIBUTE.contains(&fold(text).as_str())
}

/// The field that is called so, in either language, whatever its accents and case. An attribute keeps its name as it is written.
pub fn field_called(name: &str) -> Option<String> {
    if let Some(at) = ATTRIBUTE.iter().find_map(|before| name.get(..before.len()).filter(|head| fold(head) == *before).map(str::len)) {
        return Some(format!("attr.{}", &name[at..])).filter(|field| field.len() > "attr.".len());
    }
    let folded = fold(name);
    NAMES
        .iter()
        .find(|field| field.name == folded || fold(field.french) == folded || field.others.contains(&folded.as_str()))
        .map(|field| field.name)
        .or_else(|| FIELDS.iter().copied().find(|field| *field == folded))
        .map(str::to_owned)
}

/// How a field is written in this language.
pub fn field_in(field: &str, lang: Lang) -> &str {
    match NAMES.iter().find(|known| known.name == field) {
        Some(known) if lang == Lang::Fr => known.french,
        _ => field,
    }
}

/// Fields whose value is a number, where a comma is a decimal one.
pub(super) fn is_numeric(field: &str) -> bool {
    matches!(field, "rating" | "weight")
}

/// What an operator or a group is called: in English, in French.
pub(super) const OR: [&str; 2] = ["OR", "OU"];
/// All but what follows.
pub(super) const NOT: [&str; 3] = ["NOT", "SAUF", "NON"];
/// Said for nothing: parts side by side are all wanted.
pub(super) const AND: [&str; 2] = ["AND", "ET"];
/// Words near each other.
pub(super) const NEAR: [&str; 2] = ["NEAR/", "PROCHE/"];
/// One coding that is all of it.
pub(super) const CODING: [&str; 2] = ["coding", "codage"];
/// Segments that meet.
pub(super) const OVERLAP: [&str; 2] = ["overlap", "chevauche"];
/// Whole conversations.
pub(super) const THREAD: [&str; 2] = ["thread", "fil"];
/// Answers.
pub(super) const REPLY: [&str; 2] = ["reply", "réponse"];
/// How segments meet, in the order of [`super::Meeting::ALL`].
pub(super) const MEETINGS: [[&str; 2]; 4] = [["", ""], [":exact", ":exact"], [":inside", ":dans"], [":crossing", ":croise"]];

/// One of a pair, in this language.
pub(super) fn pick<const N: usize>(names: &[&'static str; N], lang: Lang) -> &'static str {
    names[usize::from(lang == Lang::Fr)]
}
