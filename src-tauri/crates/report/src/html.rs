//! Text into HTML, and the small marks of a report.

/// Escapes a text for an element or an attribute.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // Characters that HTML forbids would spoil the file for strict readers.
            c if c.is_control() && !matches!(c, '\n' | '\t') => out.push('\u{FFFD}'),
            '\u{FFFE}' | '\u{FFFF}' => out.push('\u{FFFD}'),
            c => out.push(c),
        }
    }
    out
}

/// A number with the thousands parted as the language does.
pub fn number(n: usize, french: bool) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(if french { '\u{202F}' } else { ',' });
        }
        out.push(digit);
    }
    out
}

/// A share as a percentage from a base of thirty, else as n/N.
pub fn share(n: usize, base: usize, french: bool) -> String {
    if base < 30 {
        return format!("{n}/{base}");
    }
    // Halves go away from zero. A few are not none, and nearly all are not all.
    let rounded = (100.0 * n as f64 / base as f64).round() as usize;
    let (sign, percent) = match rounded {
        0 if n > 0 => ("<", 1),
        100 if n < base => (">", 99),
        percent => ("", percent),
    };
    match (french, sign) {
        (true, "") => format!("{percent}\u{A0}%"),
        (true, sign) => format!("{sign}\u{A0}{percent}\u{A0}%"),
        (false, sign) => format!("{sign}{percent}%"),
    }
}

/// A ratio with two decimals.
pub fn decimal(value: f64, french: bool) -> String {
    // Halves go away from zero, as everywhere.
    let text = format!("{:.2}", (value * 100.0).round() / 100.0);
    if french { text.replace('.', ",") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_wrote_cannot_become_markup() {
        assert_eq!(escape("<script>\"a\" & 'b'\u{0}</script>"), "&lt;script&gt;&quot;a&quot; &amp; &#39;b&#39;\u{FFFD}&lt;/script&gt;");
    }

    #[test]
    fn small_bases_have_no_percentage() {
        assert_eq!(share(4, 13, true), "4/13");
        assert_eq!(share(15, 30, true), "50\u{A0}%");
        assert_eq!((share(1, 1000, true), share(999, 1000, false)), ("<\u{A0}1\u{A0}%".to_owned(), ">99%".to_owned()));
        assert_eq!(number(1_206_000, false), "1,206,000");
        assert_eq!((decimal(0.285_714, true), decimal(1.0, false)), ("0,29".to_owned(), "1.00".to_owned()));
    }
}
