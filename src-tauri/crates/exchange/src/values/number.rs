//! Which cells are numbers: those that a number prints back exactly as they stand.

use std::borrow::Cow;

use serde_json::{Number, Value};

/// The longest row of digits taken for a number: beyond, it is an id, and a float would round it.
const MOST_DIGITS: usize = 15;

/// A number when the cell is exactly what that number prints as, else a string: `12` and `4.5`, not `007`, `1e5` or `4.50`.
pub fn value_of(cell: String) -> Value {
    match number_of(&cell) {
        Some(number) => Value::Number(number),
        None => Value::String(cell),
    }
}

fn number_of(cell: &str) -> Option<Number> {
    let bytes = cell.as_bytes();
    if bytes.is_empty() || bytes.len() > MOST_DIGITS + 2 {
        return None;
    }
    let digits = bytes.strip_prefix(b"-").unwrap_or(bytes);
    let mut points = 0;
    for byte in digits {
        match byte {
            b'0'..=b'9' => {}
            b'.' => points += 1,
            _ => return None,
        }
    }
    if points > 1 || digits.len() - points > MOST_DIGITS || digits.len() == points {
        return None;
    }
    let number = match points {
        0 => Number::from(cell.parse::<i64>().ok()?),
        _ => Number::from_f64(cell.parse().ok()?)?,
    };
    (number.to_string() == cell).then_some(number)
}

/// A whole number without the commas of its thousands: `1,024` is `1024`. Anything else stands as it is.
pub fn without_thousands(cell: &str) -> Cow<'_, str> {
    let mut groups = cell.trim().split(',');
    let first = groups.next().unwrap_or_default();
    let digits = |group: &str| group.bytes().all(|b| b.is_ascii_digit());
    let grouped = cell.contains(',') && (1..=3).contains(&first.len()) && digits(first);
    if grouped && groups.all(|group| group.len() == 3 && digits(group)) {
        Cow::Owned(cell.trim().replace(',', ""))
    } else {
        Cow::Borrowed(cell)
    }
}

/// Whether people would call this cell a number: digits with signs, separators, a percent or a currency.
pub fn is_numeric(cell: &str) -> bool {
    let cell = cell.trim();
    let mut digits = 0;
    for c in cell.chars() {
        match c {
            '0'..='9' => digits += 1,
            '.' | ',' | '-' | '+' | '%' | '$' | '€' | '£' | ' ' | '\u{A0}' | '\u{202F}' | '\'' | '(' | ')' => {}
            'e' | 'E' if digits > 0 => {}
            _ => return false,
        }
    }
    digits > 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    #[test]
    fn only_exact_numbers() {
        for (cell, value) in
            [("12", json!(12)), ("-3", json!(-3)), ("0", json!(0)), ("4.5", json!(4.5)), ("4.0", json!(4.0)), ("0.1", json!(0.1))]
        {
            assert_eq!(value_of(cell.to_owned()), value);
        }
        for cell in [
            "007",
            "1e5",
            "4.50",
            "-0",
            "+1",
            "1,5",
            "",
            "-",
            ".",
            ".5",
            "1.",
            "1.2.3",
            "1234567890123456",
            "901656910939770881",
            "NaN",
            "true",
            " 1",
        ] {
            assert_eq!(value_of(cell.to_owned()), json!(cell));
        }
    }

    #[test]
    fn thousands_are_joined() {
        for (cell, joined) in [("1,024", "1024"), ("12,345,678", "12345678"), (" 1,024 ", "1024")] {
            assert_eq!(without_thousands(cell), joined);
        }
        for cell in ["", "12", "1,5", "1,0245", "1024,000", ",123", "1,02a", "-1,024"] {
            assert_eq!(without_thousands(cell), cell);
        }
    }

    proptest! {
        #[test]
        fn a_number_prints_as_its_cell(cell in "-?[0-9]{0,9}\\.?[0-9]{0,9}") {
            let value = value_of(cell.clone());
            prop_assert_eq!(value.as_str().map_or_else(|| value.to_string(), str::to_owned), cell);
        }
    }
}
