//! One object as cells, each under the keys that lead to it: `author.name`.

use super::keys::OTHER;
use super::scan::{Broken, Scanner};

/// How many keys may lead to a cell: what stands deeper is kept as JSON.
pub const LEVELS: usize = 6;

/// Whether the last key of a path makes a column; the second is the length of its parent's path.
pub type Admit<'a> = dyn FnMut(&str, usize) -> bool + 'a;

/// The cells of an object, in its order. A blank cell stands for `null`, and for what holds nothing. Keys that are not
/// admitted have one cell together, under the path of their parent, as the object that they make.
pub fn flatten(text: &str, admit: &mut Admit<'_>) -> Result<Vec<(String, String)>, Broken> {
    let (mut scanner, mut cells) = (Scanner::new(text), Vec::new());
    members(&mut scanner, &mut String::new(), 1, &mut cells, admit)?;
    if scanner.peek().is_none() { Ok(cells) } else { Err(Broken::Malformed) }
}

fn members(
    scanner: &mut Scanner<'_>,
    path: &mut String,
    level: usize,
    cells: &mut Vec<(String, String)>,
    admit: &mut Admit<'_>,
) -> Result<(), Broken> {
    let above = path.len();
    let mut rest = String::new();
    scanner.object(&mut |scanner, key| {
        if above > 0 {
            path.push('.');
        }
        path.push_str(&key);
        let before = cells.len();
        let next = scanner.peek();
        let start = scanner.at();
        if !admit(path, above) {
            scanner.pass()?;
            rest.push(if rest.is_empty() { '{' } else { ',' });
            rest.push_str(&quoted(&key));
            rest.push(':');
            rest.push_str(&compact(scanner.since(start))?);
            path.truncate(above);
            return Ok(());
        }
        match next {
            Some(b'{') if level < LEVELS => {
                members(scanner, path, level + 1, cells, admit)?;
                if cells.len() == before {
                    cells.push((path.clone(), String::new()));
                }
            }
            Some(b'{') => {
                scanner.pass()?;
                cells.push((path.clone(), compact(scanner.since(start))?));
            }
            Some(b'[') => {
                let cell = list(scanner)?;
                cells.push((path.clone(), cell));
            }
            _ => {
                let cell = scanner.scalar()?.unwrap_or_default();
                cells.push((path.clone(), cell));
            }
        }
        path.truncate(above);
        Ok(())
    })?;
    if !rest.is_empty() {
        rest.push('}');
        cells.push((if above == 0 { OTHER.to_owned() } else { path.clone() }, rest));
    }
    Ok(())
}

fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}

/// A list of plain values with commas between them; any other as JSON.
fn list(scanner: &mut Scanner<'_>) -> Result<String, Broken> {
    let start = scanner.at();
    let (mut plain, mut joined, mut first) = (true, String::new(), true);
    scanner.array(&mut |scanner| {
        if matches!(scanner.peek(), Some(b'{' | b'[')) {
            plain = false;
            return scanner.pass();
        }
        let value = scanner.scalar()?;
        if !std::mem::replace(&mut first, false) {
            joined.push_str(", ");
        }
        joined.push_str(value.as_deref().unwrap_or("null"));
        Ok(())
    })?;
    if plain { Ok(joined) } else { compact(scanner.since(start)) }
}

/// The same JSON on one line, its words as people read them.
fn compact(text: &str) -> Result<String, Broken> {
    let (mut scanner, mut out) = (Scanner::new(text), String::with_capacity(text.len()));
    rewrite(&mut scanner, &mut out)?;
    Ok(out)
}

fn rewrite(scanner: &mut Scanner<'_>, out: &mut String) -> Result<(), Broken> {
    let mut first = true;
    match scanner.peek() {
        Some(b'{') => {
            out.push('{');
            scanner.object(&mut |scanner, key| {
                if !std::mem::replace(&mut first, false) {
                    out.push(',');
                }
                out.push_str(&quoted(&key));
                out.push(':');
                rewrite(scanner, out)
            })?;
            out.push('}');
        }
        Some(b'[') => {
            out.push('[');
            scanner.array(&mut |scanner| {
                if !std::mem::replace(&mut first, false) {
                    out.push(',');
                }
                rewrite(scanner, out)
            })?;
            out.push(']');
        }
        Some(b'"') => out.push_str(&quoted(&scanner.scalar()?.unwrap_or_default())),
        _ => out.push_str(scanner.scalar()?.as_deref().unwrap_or("null")),
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Vec<(String, String)> {
        flatten(text, &mut |_, _| true).expect("an object")
    }

    fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
        expected.iter().map(|(name, cell)| ((*name).to_owned(), (*cell).to_owned())).collect()
    }

    #[test]
    fn keys_lead_to_cells() {
        assert_eq!(
            cells(r#"{"id": 901656910939771123, "author": {"name": "Zoé", "badge": {}}, "ok": true, "none": null, "score": 4.50}"#),
            pairs(&[
                ("id", "901656910939771123"),
                ("author.name", "Zoé"),
                ("author.badge", ""),
                ("ok", "true"),
                ("none", ""),
                ("score", "4.50"),
            ])
        );
        assert_eq!(cells("{}"), []);
    }

    #[test]
    fn lists_and_what_is_deep() {
        assert_eq!(cells(r#"{"tags": ["a", 2, true, null], "none": []}"#), pairs(&[("tags", "a, 2, true, null"), ("none", "")]));
        assert_eq!(cells(r#"{"e": [ {"t": "\u00e9", "n": 1.0} , [null] ]}"#), pairs(&[("e", r#"[{"t":"é","n":1.0},[null]]"#)]));
        assert_eq!(
            cells(r#"{"1":{"2":{"3":{"4":{"5":{"6":7,"6b":{"7": "x y"}}}}}}}"#),
            pairs(&[("1.2.3.4.5.6", "7"), ("1.2.3.4.5.6b", r#"{"7":"x y"}"#)])
        );
        assert_eq!(flatten("[1]", &mut |_, _| true), Err(Broken::Malformed));
    }

    #[test]
    fn keys_that_are_no_columns_stay_together() {
        let text = r#"{"t": "x", "likes": {"1": {"at": 2.50}, "n": 2, "2": [null, "\u00e9"]}, "7": true}"#;
        let cells = flatten(text, &mut |path, _| !path.ends_with(|c: char| c.is_ascii_digit())).expect("an object");
        assert_eq!(
            cells,
            pairs(&[("t", "x"), ("likes.n", "2"), ("likes", r#"{"1":{"at":2.50},"2":[null,"é"]}"#), ("other keys", r#"{"7":true}"#)])
        );
    }
}
