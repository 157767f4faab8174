//! Codebooks in tables: one row a code, columns by their names in French or English.

use std::path::Path;

use livisible_core::codebook::CodeOrigin;
use livisible_core::codebook::relation::RelationKind;
use serde_json::{Map, Value};

use super::CodeRow;
use crate::fault::Fault;
use crate::json::JsonRows;
use crate::recognise::{Examined, Inside};
use crate::table::rows::DelimitedRows;
use crate::table::{Row, Rows};
use crate::values::fold::fold;
use crate::values::is_blank;
use crate::workbook::SheetRows;

/// A codebook is never longer.
const MOST_CODES: usize = 100_000;

/// What a column of a codebook holds; the language is `""` where its name does not say one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Id,
    Parent,
    Label(&'static str),
    Definition(&'static str),
    Include(&'static str),
    Exclude(&'static str),
    Example,
    Color,
    Number,
    Exclusive,
    OneOf,
    Origin,
    AntiExample,
    Nets,
    Relations,
}

fn part(name: &str) -> Option<Part> {
    let folded = fold(name);
    let (base, lang) = match folded.strip_suffix("fr").filter(|base| !base.is_empty()) {
        Some(base) => (base, "fr"),
        None => match folded.strip_suffix("en").filter(|base| !base.is_empty() && *base != "exam") {
            Some(base) => (base, "en"),
            None => (folded.as_str(), ""),
        },
    };
    let of = |base: &str, lang: &'static str| {
        Some(match base {
            "id" | "code" | "codigo" | "codeid" | "tag" | "identifiant" | "guid" => Part::Id,
            "parent" | "parentid" | "net" | "group" | "groupe" | "category" | "categorie" | "theme" => Part::Parent,
            "label" | "name" | "nom" | "libelle" | "intitule" | "codename" | "titre" | "title" => Part::Label(lang),
            "definition" | "description" | "comment" | "commentaire" | "comentario" | "memo" => Part::Definition(lang),
            "include" | "inclure" | "inclusion" | "includes" | "inclut" => Part::Include(lang),
            "exclude" | "exclure" | "exclusion" | "excludes" | "exclut" => Part::Exclude(lang),
            "example" | "exemple" | "examples" | "exemples" => Part::Example,
            "color" | "colour" | "couleur" => Part::Color,
            "number" | "numero" | "num" | "no" | "n" => Part::Number,
            "exclusive" | "exclusif" => Part::Exclusive,
            "oneof" | "unseul" | "unparmi" => Part::OneOf,
            "origin" | "origine" => Part::Origin,
            "antiexample" | "contreexemple" | "counterexample" => Part::AntiExample,
            "nets" | "regroupements" => Part::Nets,
            "relations" => Part::Relations,
            _ => return None,
        })
    };
    of(base, lang).or_else(|| of(&folded, ""))
}

/// The codes of a table.
pub(crate) fn codes(path: &Path, examined: Examined) -> Result<Vec<CodeRow>, Fault> {
    let (mut rows, layout): (Box<dyn Rows>, _) = match examined.inside {
        Inside::Delimited { charset, dialect, table } => (Box::new(DelimitedRows::open(path, charset, dialect)?), table.layout),
        Inside::Json { charset, shape, table } => (Box::new(JsonRows::open(path, charset, &shape)?), table.layout),
        Inside::Workbook { kind, sheet, table, .. } => (Box::new(SheetRows::open(path, kind, &sheet)?), table.layout),
        Inside::Text { .. } | Inside::Native { .. } | Inside::Study => {
            return Err(Fault::NotACodebook { detail: "code, label, name, nom".to_owned() });
        }
    };
    let mut parts: Vec<Option<Part>> =
        layout.headings.iter().map(|heading| part(heading.parts.last().map_or("", String::as_str))).collect();
    if !parts.iter().flatten().any(|part| matches!(part, Part::Id | Part::Label(_))) {
        return Err(Fault::NotACodebook { detail: "code, label, name, nom".to_owned() });
    }
    // Beside a column of ids, a column of codes holds their names.
    let named = |at: usize| matches!(fold(layout.headings[at].parts.last().map_or("", String::as_str)).as_str(), "code" | "codigo" | "tag");
    let ids: Vec<usize> = (0..parts.len()).filter(|at| parts[*at] == Some(Part::Id)).collect();
    if ids.len() > 1 && ids.iter().any(|at| !named(*at)) {
        ids.into_iter().filter(|at| named(*at)).for_each(|at| parts[at] = Some(Part::Label("")));
    }
    // In a table without labels, the column of codes is their names.
    let labelled = parts.iter().flatten().any(|part| matches!(part, Part::Label(_)));
    if let Some(id) = parts.iter_mut().find(|part| !labelled && **part == Some(Part::Id)) {
        *id = Some(Part::Label(""));
    }
    let (mut codes, mut row, mut above) = (Vec::new(), Row::new(), layout.rows_above());
    while codes.len() < MOST_CODES && rows.next_row(&mut row)? {
        if above > 0 {
            above -= 1;
            continue;
        }
        let code = code(&row, &parts);
        if code.id.is_some() || !code.label.is_empty() {
            codes.push(code);
        }
    }
    Ok(codes)
}

fn code(row: &Row, parts: &[Option<Part>]) -> CodeRow {
    let mut code = CodeRow::default();
    for (cell, part) in row.iter().zip(parts) {
        let cell = cell.trim_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
        let Some(part) = part.filter(|_| !is_blank(cell)) else { continue };
        let put = |texts: &mut Map<String, Value>, lang: &str| {
            texts.insert(lang.to_owned(), Value::String(cell.to_owned()));
        };
        match part {
            Part::Id => code.id = Some(cell.to_owned()),
            Part::Parent => code.parent = Some(cell.to_owned()),
            Part::Label(lang) => put(&mut code.label, lang),
            Part::Definition(lang) => put(&mut code.definition, lang),
            Part::Include(lang) => put(&mut code.include, lang),
            Part::Exclude(lang) => put(&mut code.exclude, lang),
            Part::Example => code.example = Some(cell.to_owned()),
            Part::Color => code.color = Some(cell.to_owned()),
            Part::Number => code.number = cell.parse().ok(),
            Part::Exclusive => code.exclusive = is_said(cell),
            Part::OneOf => code.one_of = is_said(cell),
            Part::Origin => code.origin = CodeOrigin::from_word(cell),
            Part::AntiExample => code.anti_example = Some(cell.to_owned()),
            Part::Nets => code.nets = listed(cell).map(str::to_owned).collect(),
            Part::Relations => {
                let relation = |said: &str| {
                    let (kind, to) = said.split_once(' ')?;
                    Some((RelationKind::from_word(kind)?, to.trim().to_owned()))
                };
                code.relations = listed(cell).filter_map(relation).collect();
            }
        }
    }
    code
}

fn is_said(cell: &str) -> bool {
    matches!(fold(cell).as_str(), "1" | "true" | "vrai" | "yes" | "oui" | "x")
}

fn listed(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(super::write::BETWEEN.trim()).map(str::trim).filter(|one| !one.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codebook::read;
    use serde_json::json;

    fn of(text: &str) -> Result<Vec<CodeRow>, Fault> {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("codes.csv");
        std::fs::write(&path, text).expect("written");
        Ok(read(&path)?.codes)
    }

    #[test]
    fn columns_in_both_languages() {
        let codes = of("Code;Libellé;label_en;Parent;Définition;Inclure;Numéro;Couleur;Exclusif\nP;Prix;Price;;Ce qui se paie;tarifs;1;#AA0000;\nP.H;Trop cher;;P;;;2;;oui\n").expect("codes");
        assert_eq!(codes.len(), 2);
        assert_eq!(Value::Object(codes[0].label.clone()), json!({"": "Prix", "en": "Price"}));
        assert_eq!((codes[0].number, codes[0].color.as_deref(), codes[0].exclusive), (Some(1), Some("#AA0000"), false));
        assert_eq!((codes[1].id.as_deref(), codes[1].parent.as_deref(), codes[1].exclusive), (Some("P.H"), Some("P"), true));
    }

    #[test]
    fn names_alone_and_no_codebook_at_all() {
        let codes = of("tag,description\nprice,what one pays\n").expect("codes");
        assert_eq!((codes[0].id.as_deref(), codes[0].label.get("")), (None, Some(&json!("price"))));
        let codes = of("code_ID,code,theme\nC001,Access Control,Security\n").expect("codes");
        assert_eq!(
            (codes[0].id.as_deref(), codes[0].label.get(""), codes[0].parent.as_deref()),
            (Some("C001"), Some(&json!("Access Control")), Some("Security"))
        );
        assert_eq!(of("a,b\n1,2\n").map_err(|fault| fault.code()), Err("not_a_codebook"));
    }
}
