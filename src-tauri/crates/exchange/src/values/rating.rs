//! Ratings as shops and review sites write them, on their own scale.

/// The rating that a cell gives: `4`, `4,5`, `5/5`, `5.0 out of 5 stars`, `5,0 sur 5 étoiles`, `Noté 4 sur 5`, `4 stars`, `★★★★☆`.
pub fn read(cell: &str) -> Option<f64> {
    let cell = cell.trim();
    if cell.contains('★') {
        let filled = cell.chars().filter(|c| *c == '★').count();
        return cell.chars().all(|c| matches!(c, '★' | '☆' | ' ')).then_some(filled as f64);
    }
    let cell = ["Rated ", "Noté ", "Note : ", "Note\u{A0}: "].iter().find_map(|word| cell.strip_prefix(word)).unwrap_or(cell).trim_start();
    let (number, rest) = leading_number(cell)?;
    let rest = rest.trim_matches(|c: char| c.is_whitespace() || c == '\u{FE0F}');
    if rest.is_empty() || is_star(rest) {
        return Some(number);
    }
    let scale = rest
        .strip_prefix('/')
        .or_else(|| strip_word(rest, "out of"))
        .or_else(|| strip_word(rest, "sur"))
        .or_else(|| strip_word(rest, "of"))
        .or_else(|| strip_word(rest, "von"))
        .or_else(|| strip_word(rest, "de"))
        .or_else(|| strip_word(rest, "su"))?;
    let (scale, rest) = leading_number(scale.trim_start())?;
    (scale > 0.0 && number <= scale && (rest.trim().is_empty() || is_star(rest.trim()))).then_some(number)
}

fn is_star(word: &str) -> bool {
    let word = super::fold::fold(word);
    matches!(
        word.as_str(),
        "star" | "stars" | "etoile" | "etoiles" | "sternen" | "estrellas" | "stelle" | "starrating" | "point" | "points"
    ) || word.is_empty()
}

fn strip_word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let head = text.get(..word.len())?;
    head.eq_ignore_ascii_case(word).then(|| &text[word.len()..])
}

/// A plain decimal number, with a point or a comma, and what follows it.
fn leading_number(text: &str) -> Option<(f64, &str)> {
    let end = text.find(|c: char| !(c.is_ascii_digit() || c == '.' || c == ',')).unwrap_or(text.len());
    let digits = text[..end].replace(',', ".");
    if digits.is_empty() || digits.len() > 15 || !digits.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    digits.parse().ok().map(|number| (number, &text[end..]))
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn the_ways_of_shops() {
        for (cell, rating) in [
            ("4", 4.0),
            ("4,5", 4.5),
            (" 4.5 ", 4.5),
            ("5/5", 5.0),
            ("5.0 out of 5 stars", 5.0),
            ("5,0 sur 5 étoiles", 5.0),
            ("4 stars", 4.0),
            ("Rated 4 out of 5 stars", 4.0),
            ("Noté 2 sur 5 étoiles", 2.0),
            ("5,0 von 5 Sternen", 5.0),
            ("3 étoiles", 3.0),
            ("★★★★☆", 4.0),
            ("15 / 20", 15.0),
        ] {
            assert_eq!(read(cell), Some(rating), "{cell}");
        }
        for cell in ["", "n/a", "bad", "-1", "7/5", "4 apples", "1,2,3", "2024-01-01", "12 out", "★ nice", "Noted", "4 des 5"] {
            assert_eq!(read(cell), None, "{cell}");
        }
    }
}
