//! Mac Roman, which chardetng does not know: old Macs and some surveys wrote it, and read as Windows-1252 it gives « dŽ\u{8d}u » for « déçu ».
//!
//! Each reading of the bytes outside ASCII is judged by what stands around it: an accented small letter inside a word speaks
//! for a reading, a sign or a capital inside a word of small letters speaks against it.

use encoding_rs::{Encoding, MACINTOSH};

/// Whether these bytes read better as Mac Roman than as the single-byte encoding that was guessed.
pub(super) fn reads_better(bytes: &[u8], guess: &'static Encoding) -> bool {
    let judged = |encoding: &'static Encoding| judge(&encoding.decode_without_bom_handling(bytes).0);
    let ((mac_for, mac_against), (for_it, against)) = (judged(MACINTOSH), judged(guess));
    // Words must speak for it, and clearly: a lone sign reads well in many encodings.
    mac_for >= 2 && against > 0 && mac_for - mac_against > for_it - against && mac_against * 4 <= mac_for
}

/// How many characters outside ASCII speak for a reading, and how many against it.
fn judge(text: &str) -> (i64, i64) {
    let (mut good, mut bad) = (0, 0);
    let chars: Vec<char> = text.chars().collect();
    for (at, c) in chars.iter().enumerate().filter(|(_, c)| !c.is_ascii()) {
        let before = at.checked_sub(1).map(|at| chars[at]);
        let after = chars.get(at + 1).copied();
        let after_small = before.is_some_and(char::is_lowercase);
        let before_small = after.is_some_and(char::is_lowercase);
        let is_letter = matches!(c, 'à'..='ö' | 'ø'..='ÿ' | 'œ');
        // A letter alone is a word in French only as « à ».
        let in_a_word = after_small || before_small || *c == 'à';
        let capital = c.is_uppercase() && after_small;
        let dash_or_space = matches!(c, '’' | '‐' | '–' | '·' | '\u{A0}' | '\u{AD}');
        let sign = !c.is_alphanumeric() && after_small && before_small && !dash_or_space;
        if is_letter && in_a_word {
            good += 1;
        } else if is_letter || c.is_control() || *c == '\u{FFFD}' || capital || sign {
            bad += 1;
        }
    }
    (good, bad)
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::WINDOWS_1252;

    #[test]
    fn french_of_both_worlds() {
        let text = "Très déçue : l’odeur est « bizarre », livré à l'heure, où est le goût ? Été, ça, élève, 12 €";
        assert!(reads_better(&MACINTOSH.encode(text).0, WINDOWS_1252));
        assert!(!reads_better(&WINDOWS_1252.encode(text).0, WINDOWS_1252));
        assert!(!reads_better(b"plain", WINDOWS_1252));
        let shouted = "DÉÇUE DE LA QUALITÉ, ÇA COÛTE 5 €";
        assert!(!reads_better(&WINDOWS_1252.encode(shouted).0, WINDOWS_1252));
    }
}
