//! Codebooks in JSON: an array of codes, codebooks that hold codes, or the codes of a study.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use livisible_core::codebook::CodeOrigin;
use serde_json::{Map, Value};

use super::{BookRows, CodeRow};
use crate::fault::Fault;

/// A study of a hundred thousand messages is smaller than this.
const LARGEST: u64 = 512 * 1024 * 1024;

/// The document of a file that starts like JSON; `None` when it does not.
pub fn document(path: &Path) -> Result<Option<Value>, Fault> {
    let fault = |error: std::io::Error| Fault::io(path, &error);
    let mut file = File::open(path).map_err(fault)?;
    let mut head = [0; 64];
    let read = file.read(&mut head).map_err(fault)?;
    let start = String::from_utf8_lossy(&head[..read]).trim_start_matches('\u{FEFF}').trim_start().to_owned();
    if !start.starts_with(['{', '[']) {
        return Ok(None);
    }
    std::io::Seek::rewind(&mut file).map_err(fault)?;
    let mut text = String::new();
    file.take(LARGEST).read_to_string(&mut text).map_err(fault)?;
    match serde_json::from_str(text.trim_start_matches('\u{FEFF}')) {
        Ok(document) => Ok(Some(document)),
        // `[a]` may also be the first cell of a table.
        Err(_) if start.starts_with('[') => Ok(None),
        Err(error) => Err(Fault::NotACodebook { detail: format!("JSON {}:{}", error.line(), error.column()) }),
    }
}

/// The codebook of a document: its codes, and the nets and the relations that it lists beside them.
pub fn book(document: &Value) -> Result<BookRows, Fault> {
    fn listed<T: serde::de::DeserializeOwned>(document: &Value, key: &str) -> Result<Vec<T>, Fault> {
        match document.get(key) {
            Some(list @ Value::Array(_)) => serde_path_to_error::deserialize(list)
                .map_err(|error| Fault::NotACodebook { detail: format!("{key}{}: {}", error.path(), error.inner()) }),
            _ => Ok(vec![]),
        }
    }
    Ok(BookRows { codes: codes(document)?, nets: listed(document, "nets")?, relations: listed(document, "relations")? })
}

/// The codes of a document.
pub fn codes(document: &Value) -> Result<Vec<CodeRow>, Fault> {
    let mut rows = Vec::new();
    gather(document, None, &mut rows)?;
    if rows.is_empty() { Err(Fault::NotACodebook { detail: "codes".to_owned() }) } else { Ok(rows) }
}

/// An object with `codes` holds codes; one without is a code.
fn gather(value: &Value, above: Option<&str>, rows: &mut Vec<CodeRow>) -> Result<(), Fault> {
    match value {
        Value::Array(values) => values.iter().try_for_each(|value| gather(value, above, rows)),
        Value::Object(object) => match object.get("codes") {
            Some(codes @ Value::Array(_)) => {
                // A codebook of the gallery is the code above its codes.
                let root = object.get("id").and_then(Value::as_str).filter(|_| object.contains_key("label"));
                if root.is_some() {
                    rows.push(code(object, above)?);
                }
                gather(codes, root.or(above), rows)
            }
            _ => {
                rows.push(code(object, above)?);
                Ok(())
            }
        },
        other => Err(Fault::NotACodebook { detail: other.to_string().chars().take(40).collect() }),
    }
}

fn code(object: &Map<String, Value>, above: Option<&str>) -> Result<CodeRow, Fault> {
    let string = |key: &str| object.get(key).and_then(Value::as_str).filter(|text| !text.is_empty()).map(str::to_owned);
    let texts = |key: &str| match object.get(key) {
        Some(Value::Object(texts)) => texts.clone(),
        Some(Value::String(text)) => Map::from_iter([(String::new(), Value::String(text.clone()))]),
        _ => Map::new(),
    };
    let id = string("id");
    let mut label = texts("label");
    if label.is_empty() {
        label = texts("name");
    }
    if id.is_none() && label.is_empty() {
        return Err(Fault::NotACodebook { detail: "id, label".to_owned() });
    }
    let definition = if object.contains_key("definition") { texts("definition") } else { texts("description") };
    let example = match object.get("example") {
        Some(Value::Object(texts)) => texts.values().find_map(Value::as_str).map(str::to_owned),
        _ => string("example"),
    };
    Ok(CodeRow {
        id,
        parent: string("parent").or_else(|| above.map(str::to_owned)),
        label,
        definition,
        include: texts("include"),
        exclude: texts("exclude"),
        example,
        color: string("color"),
        number: object.get("number").and_then(Value::as_i64),
        exclusive: object.get("exclusive").and_then(Value::as_bool).unwrap_or(false),
        origin: string("origin").as_deref().and_then(CodeOrigin::from_word),
        one_of: object.get("one_of").and_then(Value::as_bool).unwrap_or(false),
        anti_example: string("anti_example"),
        ..CodeRow::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_three_shapes() {
        let code = json!({"id": "A", "parent": null, "label": {"fr": "Prix"}, "number": 3, "exclusive": true});
        let expected = CodeRow {
            id: Some("A".to_owned()),
            label: Map::from_iter([("fr".to_owned(), json!("Prix"))]),
            number: Some(3),
            exclusive: true,
            ..CodeRow::default()
        };
        assert_eq!(codes(&json!([code])), Ok(vec![expected.clone()]));
        assert_eq!(codes(&json!({"format": "livisible-study", "codes": [code]})), Ok(vec![expected]));
        let gallery = codes(&json!([{"id": "FL", "label": {"fr": "Floch"}, "description": {"fr": "x"}, "codes": [code]}])).expect("codes");
        assert_eq!((gallery.len(), gallery[1].parent.as_deref()), (2, Some("FL")));
        assert!(codes(&json!({"codes": []})).is_err());
        assert!(codes(&json!([{"color": "red"}])).is_err());
    }
}
