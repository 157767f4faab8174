//! The language of a message, where the source does not say it.

use whatlang::{Detector, Lang};

use crate::search::words::{lower_into, words};

/// Letters under which no detector is to be believed.
const ENOUGH: usize = 12;

/// Words that French texts are full of and other languages are not.
const FRENCH: &[&str] = &[
    "je", "tu", "il", "elle", "nous", "vous", "ils", "est", "et", "les", "des", "du", "dans", "pour", "pas", "avec", "sur", "mais", "très",
    "ai", "ce", "cette", "qui", "au", "aux", "une", "plus", "ne", "mon", "ma", "mes", "sont", "été", "fait", "bien", "tout", "ça", "où",
    "même",
];

/// What French leaves before an apostrophe; Italian leaves some of them too.
const ELIDED: &[&str] = &["l", "d", "j", "c", "n", "qu", "m", "s"];

/// The same of English.
const ENGLISH: &[&str] = &[
    "the", "and", "is", "to", "of", "it", "was", "for", "with", "this", "that", "my", "have", "not", "but", "are", "you", "they", "be",
    "on", "at", "we", "were", "very", "had", "so", "if", "would", "there", "from", "your", "what", "which", "been", "it's", "i'm",
];

/// ISO 639-1 code of the text's language; `None` when nobody could be sure.
///
/// Function words settle French and English, which trigrams confuse in short verbatims; a trigram detector
/// (W. B. Cavnar and J. M. Trenkle, 1994) answers for the rest.
pub fn detect(text: &str) -> Option<&'static str> {
    // The beginning says enough, and a long document would cost much.
    let end = text.char_indices().nth(600).map_or(text.len(), |(byte, _)| byte);
    let head = &text[..end];
    if head.chars().filter(|c| c.is_alphabetic()).take(ENOUGH).count() < ENOUGH {
        return None;
    }
    let (mut french, mut elided, mut english) = (0, 0, 0);
    let mut lower = String::new();
    for word in words(head) {
        lower_into(&head[word.start..word.stop], &mut lower);
        french += usize::from(FRENCH.contains(&lower.as_str()));
        let before_apostrophe = head[word.stop..].starts_with(['\'', '’']);
        elided += usize::from(before_apostrophe && ELIDED.contains(&lower.as_str()));
        english += usize::from(ENGLISH.contains(&lower.as_str()));
    }
    if french >= 2 && french > 2 * english {
        return Some("fr");
    }
    if english >= 2 && english > 2 * french {
        return Some("en");
    }
    let info = Detector::new().detect(head)?;
    if info.is_reliable() {
        return code(info.lang());
    }
    (french + elided >= 2 && french + elided > 2 * english).then_some("fr")
}

fn code(lang: Lang) -> Option<&'static str> {
    Some(match lang {
        Lang::Fra => "fr",
        Lang::Eng => "en",
        Lang::Deu => "de",
        Lang::Spa => "es",
        Lang::Ita => "it",
        Lang::Por => "pt",
        Lang::Nld => "nl",
        Lang::Ara => "ar",
        Lang::Rus => "ru",
        Lang::Jpn => "ja",
        Lang::Cmn => "zh",
        Lang::Tur => "tr",
        Lang::Pol => "pl",
        Lang::Swe => "sv",
        Lang::Hun => "hu",
        Lang::Dan => "da",
        Lang::Nob => "no",
        Lang::Fin => "fi",
        Lang::Ell => "el",
        Lang::Ron => "ro",
        Lang::Ces => "cs",
        Lang::Ukr => "uk",
        Lang::Heb => "he",
        Lang::Hin => "hi",
        Lang::Kor => "ko",
        Lang::Cat => "ca",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::detect;

    #[test]
    fn short_verbatims() {
        assert_eq!(detect("Je voulais juste un bon expresso le matin, vite fait."), Some("fr"));
        assert_eq!(detect("There are 2 separate areas with arm chairs and TV for relaxing."), Some("en"));
        assert_eq!(detect("L'odeur de l'ami ? Une odeur de café, trop chère !"), Some("fr"));
        assert_eq!(
            detect("L'amica di Maria ha comprato una macchina del caffè molto bella, ma l'acqua esce troppo lentamente."),
            Some("it")
        );
        assert_eq!(detect("👍👍"), None);
        assert_eq!(detect("ok"), None);
    }
}
