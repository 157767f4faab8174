//! References in a text of XML: `&amp;`, `&#233;`, `&#xE9;`.

/// What a reference stands for, by what is between `&` and `;`: one of the five entities, or a character. `None` for any
/// other, such as an entity that a document type would define.
pub(super) fn stands_for(reference: &str) -> Option<char> {
    match reference {
        "lt" => return Some('<'),
        "gt" => return Some('>'),
        "amp" => return Some('&'),
        "quot" => return Some('"'),
        "apos" => return Some('\''),
        _ => {}
    }
    let number = reference.strip_prefix('#')?;
    let point = match number.strip_prefix(['x', 'X']) {
        Some(digits) if digits.bytes().all(|b| b.is_ascii_hexdigit()) => u32::from_str_radix(digits, 16).ok()?,
        None if number.bytes().all(|b| b.is_ascii_digit()) => number.parse().ok()?,
        _ => return None,
    };
    char::from_u32(point).filter(|c| *c != '\0')
}

/// A text with its references as characters; those that stand for nothing stay.
pub(super) fn resolved(written: &str) -> String {
    let mut text = String::with_capacity(written.len());
    let mut rest = written;
    while let Some(at) = rest.find('&') {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        // No reference is longer than `&#x0010FFFF;`.
        let end = rest.bytes().take(16).position(|b| b == b';');
        match end.and_then(|end| Some((stands_for(rest.get(1..end)?)?, end))) {
            Some((c, end)) => {
                text.push(c);
                rest = &rest[end + 1..];
            }
            None => {
                text.push('&');
                rest = &rest[1..];
            }
        }
    }
    text.push_str(rest);
    text
}
