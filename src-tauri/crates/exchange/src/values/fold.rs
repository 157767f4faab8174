//! Names without their accents, case and punctuation, for comparing column names and words of lists.

/// Lower-case letters and digits only: `Étoiles (note)` and `etoiles_note` become `etoilesnote`.
pub fn fold(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for c in name.chars().flat_map(char::to_lowercase) {
        match plain(c) {
            Some(letters) => out.push_str(letters),
            None if c.is_alphanumeric() => out.push(c),
            None => {}
        }
    }
    out
}

/// The letters that an accented letter of French, Spanish, German, Portuguese or Italian stands for.
fn plain(c: char) -> Option<&'static str> {
    Some(match c {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => "a",
        'ç' => "c",
        'è' | 'é' | 'ê' | 'ë' => "e",
        'ì' | 'í' | 'î' | 'ï' => "i",
        'ñ' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' => "o",
        'ù' | 'ú' | 'û' | 'ü' => "u",
        'ÿ' | 'ý' => "y",
        'œ' => "oe",
        'æ' => "ae",
        'ß' => "ss",
        // Decomposed accents.
        '\u{300}'..='\u{36F}' => "",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn case_accents_and_punctuation_go() {
        assert_eq!(fold("Review_Text"), "reviewtext");
        assert_eq!(fold("  Réponse\u{A0}(texte) "), "reponsetexte");
        assert_eq!(fold("e\u{301}toiles"), "etoiles");
        assert_eq!(fold("评论"), "评论");
    }
}
