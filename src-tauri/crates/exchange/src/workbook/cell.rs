//! The value of a cell as the string that people see, as far as its value tells: formats of display are not applied.

use calamine::{DataRef, ExcelDateTime};

/// A cell as a string; an empty one is an empty string.
pub fn shown(value: &DataRef<'_>, out: &mut String) {
    out.clear();
    match value {
        DataRef::Empty => {}
        DataRef::String(text) | DataRef::DurationIso(text) => out.push_str(text),
        DataRef::DateTimeIso(text) => out.push_str(text.strip_suffix("T00:00:00").unwrap_or(text)),
        DataRef::SharedString(text) => out.push_str(text),
        DataRef::Int(number) => out.push_str(&number.to_string()),
        DataRef::Float(number) => out.push_str(&plain(*number)),
        DataRef::Bool(true) => out.push_str("TRUE"),
        DataRef::Bool(false) => out.push_str("FALSE"),
        DataRef::DateTime(date) => out.push_str(&moment(date)),
        DataRef::Error(error) => out.push_str(&error.to_string()),
    }
}

/// A number without the `.0` and the exponent that floats have, to the fifteen digits that spreadsheets keep:
/// ids stay whole, and `0.1 + 0.2` is `0.3`.
fn plain(number: f64) -> String {
    let number = format!("{number:.14e}").parse().unwrap_or(number);
    // Adding zero takes the sign off minus zero.
    let number = number + 0.0;
    format!("{number}")
}

/// A date, a time of day, both, or a duration: a workbook keeps all four as one number.
fn moment(date: &ExcelDateTime) -> String {
    let serial = date.as_f64();
    if date.is_duration() {
        let seconds = (serial * 86_400.0).round() as i64;
        let sign = if seconds < 0 { "-" } else { "" };
        let seconds = seconds.unsigned_abs();
        return format!("{sign}{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
    let (year, month, day, hour, minute, second, milli) = date.to_ymd_hms_milli();
    let clock =
        if milli == 0 { format!("{hour:02}:{minute:02}:{second:02}") } else { format!("{hour:02}:{minute:02}:{second:02}.{milli:03}") };
    if serial.abs() < 1.0 {
        return clock;
    }
    let days = format!("{year:04}-{month:02}-{day:02}");
    if serial.fract() == 0.0 { days } else { format!("{days} {clock}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::ExcelDateTimeType::{DateTime, TimeDelta};

    fn of(value: DataRef<'_>) -> String {
        let mut out = "left over".to_owned();
        shown(&value, &mut out);
        out
    }

    #[test]
    fn as_people_see_them() {
        assert_eq!(of(DataRef::Float(42.0)), "42");
        assert_eq!(of(DataRef::Float(0.0)), "0");
        assert_eq!(of(DataRef::Float(-0.0)), "0");
        assert_eq!(of(DataRef::Float(-100.0)), "-100");
        assert_eq!(of(DataRef::Float(4.5)), "4.5");
        assert_eq!(of(DataRef::Float(0.1 + 0.2)), "0.3");
        assert_eq!(of(DataRef::Float(901_656_910_939_771.0)), "901656910939771");
        assert_eq!(of(DataRef::Float(901656910939770.0)), "901656910939770");
        assert_eq!(of(DataRef::Bool(true)), "TRUE");
        assert_eq!(of(DataRef::Empty), "");
        assert_eq!(of(DataRef::DateTime(ExcelDateTime::new(45353.0, DateTime, false))), "2024-03-02");
        assert_eq!(of(DataRef::DateTime(ExcelDateTime::new(45353.375, DateTime, false))), "2024-03-02 09:00:00");
        assert_eq!(of(DataRef::DateTime(ExcelDateTime::new(0.375, DateTime, false))), "09:00:00");
        assert_eq!(of(DataRef::DateTime(ExcelDateTime::new(1.5, TimeDelta, false))), "36:00:00");
    }
}
