//! `--map FIELD=COLUMN`: what the analyst says about columns, over what was guessed.

use super::field::{Column, Field, RoleReason};
use crate::fault::Fault;
use crate::values::fold::fold;

/// Reads `FIELD=COLUMN`.
pub fn parse(pair: &str) -> Result<(Field, String), Fault> {
    let (field, column) = pair.split_once('=').unwrap_or((pair, ""));
    match Field::from_word(field.trim()) {
        Some(field) => Ok((field, column.to_owned())),
        None => {
            let known: Vec<&str> = Field::ALL.iter().map(|field| field.word()).collect();
            Err(Fault::UnknownField { field: field.trim().to_owned(), known: known.join(", ") })
        }
    }
}

/// Gives columns the roles that were asked for; a field that had another column leaves it an attribute.
pub fn apply(columns: &mut [Column], map: &[(Field, String)]) -> Result<(), Fault> {
    for (field, wanted) in map {
        let at = find(columns, wanted)?;
        if field.is_single() {
            for column in columns.iter_mut().filter(|column| column.role == *field) {
                column.role = Field::Attribute;
                column.why = RoleReason::None;
            }
        }
        columns[at].role = *field;
        columns[at].why = RoleReason::Asked;
    }
    Ok(())
}

/// A column by its name, by its name without case or accents, or by its number from 1.
fn find(columns: &[Column], wanted: &str) -> Result<usize, Fault> {
    let wanted = wanted.trim();
    let folded = fold(wanted);
    let by_name = columns.iter().position(|column| column.name == wanted);
    let by_fold = || columns.iter().position(|column| !folded.is_empty() && fold(&column.name) == folded);
    let by_number = || wanted.parse::<usize>().ok().filter(|number| (1..=columns.len()).contains(number)).map(|number| number - 1);
    by_name.or_else(by_fold).or_else(by_number).ok_or_else(|| {
        let names: Vec<String> = columns.iter().enumerate().map(|(at, column)| format!("{} {}", at + 1, column.name)).collect();
        Fault::UnknownColumn { column: wanted.to_owned(), columns: names.join(", ") }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns() -> Vec<Column> {
        [("Body", Field::Text), ("Réponse", Field::Attribute), ("2020", Field::Attribute)]
            .map(|(name, role)| Column {
                name: name.to_owned(),
                label: None,
                role,
                why: RoleReason::Name,
                samples: vec![],
                filled: 0,
                distinct: 0,
            })
            .to_vec()
    }

    #[test]
    fn a_field_moves_to_another_column() {
        for wanted in ["Réponse", "reponse", "2"] {
            let mut columns = columns();
            apply(&mut columns, &[(Field::Text, wanted.to_owned())]).expect("known");
            assert_eq!(columns.iter().map(|column| column.role).collect::<Vec<_>>(), [Field::Attribute, Field::Text, Field::Attribute]);
        }
        let mut columns = columns();
        apply(&mut columns, &[parse("ignore=2020").expect("known")]).expect("known");
        assert_eq!(columns[2].role, Field::Ignore);
    }

    #[test]
    fn what_is_not_there_is_said() {
        let fault = apply(&mut columns(), &[(Field::Text, "corps".to_owned())]).expect_err("unknown");
        assert_eq!(fault.to_string(), "no column corps; columns: 1 Body, 2 Réponse, 3 2020");
        assert_eq!(parse("texte=a").expect_err("unknown").code(), "unknown_field");
    }
}
