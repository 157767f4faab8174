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
    // Halves go away from zero.
    let percent = format!("{}", (100.0 * n as f64 / base as f64).round());
    if french { format!("{percent}\u{A0}%") } else { format!("{percent}%") }
}

/// Only `#` and six hexadecimal digits are a colour; anything else could be markup.
pub fn color(value: Option<&str>) -> &str {
    match value {
        Some(c) if c.len() == 7 && c.starts_with('#') && c[1..].bytes().all(|b| b.is_ascii_hexdigit()) => c,
        _ => "#62676b",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_wrote_cannot_become_markup() {
        assert_eq!(escape("<script>\"a\" & 'b'\u{0}</script>"), "&lt;script&gt;&quot;a&quot; &amp; &#39;b&#39;\u{FFFD}&lt;/script&gt;");
        assert_eq!(color(Some("red;}")), "#62676b");
        assert_eq!(color(Some("#2F6F8F")), "#2F6F8F");
    }

    #[test]
    fn small_bases_have_no_percentage() {
        assert_eq!(share(4, 13, true), "4/13");
        assert_eq!(share(15, 30, true), "50\u{A0}%");
        assert_eq!(number(1_206_000, false), "1,206,000");
    }
}
