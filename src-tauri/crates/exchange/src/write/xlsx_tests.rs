//! Cases of the module beside.

use super::*;
use crate::table::{Row, Rows};
use crate::workbook::{Kind, SheetRows, sheets};
use proptest::prelude::*;

fn back(path: &Path, sheet: &str) -> Vec<Vec<String>> {
    let mut rows = SheetRows::open(path, Kind::Xlsx, sheet).expect("opened");
    let (mut all, mut row) = (Vec::new(), Row::new());
    while rows.next_row(&mut row).expect("read") {
        all.push(row.iter().map(str::to_owned).collect());
    }
    all
}

fn sheet(name: &str, header: &[&str], rows: Vec<Vec<Cell>>) -> Sheet<'static> {
    Sheet { name: name.to_owned(), header: header.iter().map(|name| (*name).to_owned()).collect(), rows: Box::new(rows.into_iter()) }
}

#[test]
fn strings_stay_strings_and_long_ones_are_counted() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("out.xlsx");
    let long = "é😀".repeat(20_000);
    let written = xlsx(
        &path,
        vec![
            sheet(
                "Messages: all [1]",
                &["id", "text"],
                vec![
                    vec!["007".into(), "=1+1".into()],
                    vec![Cell::Int(42), long.as_str().into()],
                    vec![Cell::Int(9_016_569_109_397_708), Cell::Number(0.5)],
                ],
            ),
            sheet("messages- ALL -1-", &["x"], vec![]),
        ],
    )
    .expect("written");
    assert_eq!(written, Written { rows: 3, cut_cells: 1 });
    let names = sheets(&path, Kind::Xlsx).expect("listed").names;
    assert_eq!(names, ["Messages- all -1-", "messages- ALL -1- (2)"]);
    let rows = back(&path, &names[0]);
    assert_eq!(rows[0], ["id", "text"]);
    assert_eq!(rows[1], ["007", "=1+1"]);
    assert_eq!(rows[2][0], "42");
    assert!(rows[2][1].ends_with(CUT_MARK) && rows[2][1].encode_utf16().count() <= LONGEST_CELL);
    assert_eq!(rows[3], ["9016569109397708", "0.5"]);
}

#[test]
fn names_that_excel_takes() {
    assert_eq!(unique("'", &[]), "Sheet");
    let long = "Verbatims de la vague de septembre 2024";
    let first = unique(long, &[]);
    assert_eq!(first.chars().count(), 31);
    assert_eq!(unique(long, &[first]), "Verbatims de la vague de se (2)");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    #[test]
    fn any_text_comes_back(cells in proptest::collection::vec("[^\r]{1,40}", 1..6)) {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("out.xlsx");
        let header: Vec<&str> = cells.iter().map(|_| "h").collect();
        xlsx(&path, vec![sheet("s", &header, vec![cells.iter().map(|cell| Cell::from(cell.as_str())).collect()])]).expect("written");
        if cells.iter().any(|cell| !crate::values::is_blank(cell)) {
            let rows = back(&path, "s");
            prop_assert_eq!(&rows[1], &cells);
        }
    }
}
