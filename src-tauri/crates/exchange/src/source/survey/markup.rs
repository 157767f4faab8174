//! Questions as they were put, without the markup that tools leave in their headings.

/// The words of a heading: no tags, entities as characters, on one line.
pub(super) fn plain(heading: &str) -> String {
    if !heading.contains(['<', '&']) {
        return heading.to_owned();
    }
    let mut out = String::with_capacity(heading.len());
    let mut rest = heading;
    while let Some(at) = rest.find(['<', '&']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some((name, after)) = tag(rest) {
            // A paragraph or a line break parts words; bold type does not.
            if !matches!(name, "b" | "i" | "u" | "em" | "strong" | "span" | "a" | "font" | "sup" | "sub" | "small" | "code") {
                out.push(' ');
            }
            rest = after;
        } else if let Some((character, after)) = entity(rest) {
            out.push(character);
            rest = after;
        } else {
            let next = rest.chars().next().map_or(rest.len(), char::len_utf8);
            out.push_str(&rest[..next]);
            rest = &rest[next..];
        }
    }
    out.push_str(rest);
    // No-break spaces are the question's own: only those that tags left are taken together.
    out.split([' ', '\t', '\n', '\r']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The name of a tag and what follows it; `age < 18` has none.
fn tag(text: &str) -> Option<(&str, &str)> {
    let inside = text.strip_prefix('<')?;
    let end = inside.find('>')?;
    let name = inside[..end].trim_start_matches('/');
    if !name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '!') || inside[..end].contains('<') {
        return None;
    }
    let name = name.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
    Some((name, &inside[end + 1..]))
}

/// The character of an entity and what follows it.
fn entity(text: &str) -> Option<(char, &str)> {
    let inside = text.strip_prefix('&')?;
    let end = inside.find(';').filter(|end| *end <= 8)?;
    let name = &inside[..end];
    let character = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{A0}',
        "rsquo" => '’',
        "lsquo" => '‘',
        "laquo" => '«',
        "raquo" => '»',
        "hellip" => '…',
        "ndash" => '–',
        "mdash" => '—',
        "eacute" => 'é',
        "egrave" => 'è',
        "ecirc" => 'ê',
        "agrave" => 'à',
        "acirc" => 'â',
        "ccedil" => 'ç',
        "ocirc" => 'ô',
        "icirc" => 'î',
        "iuml" => 'ï',
        "ugrave" => 'ù',
        "ucirc" => 'û',
        "oelig" => 'œ',
        "Eacute" => 'É',
        "Agrave" => 'À',
        "euro" => '€',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code).filter(|c| !c.is_control())?
        }
    };
    Some((character, &inside[end + 1..]))
}

#[cfg(test)]
mod tests {
    use super::plain;
    use proptest::prelude::*;

    #[test]
    fn tags_go_and_words_stay() {
        assert_eq!(plain("<p>Qu'avez-vous <strong>aim&eacute;</strong>&nbsp;?</p>"), "Qu'avez-vous aimé\u{A0}?");
        assert_eq!(plain("Why?<br />Tell us<br>more &amp; more &#128512; &#xe9;"), "Why? Tell us more & more 😀 é");
        assert_eq!(plain("Are you < 18 or > 60 & well?"), "Are you < 18 or > 60 & well?");
        assert_eq!(plain("<span style=\"color:red\">*</span>Name &unknown; <3"), "*Name &unknown; <3");
        assert_eq!(plain("no markup"), "no markup");
    }

    proptest! {
        #[test]
        fn any_heading_ends(heading in "[<>&;#a-z0-9é /]{0,60}") {
            plain(&heading);
        }
    }
}
