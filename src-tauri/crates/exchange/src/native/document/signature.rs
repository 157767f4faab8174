//! The line by which blogs sign: `Posted by: Ann | March 2, 2012 at 09:00 AM`, `18:26 Écrit par Zoé dans Marketing | …`.

use crate::values::fold::fold;

/// What a signing line says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Signature {
    /// What stands before the words that sign: most often the time of day.
    pub before: String,
    /// Who signs.
    pub author: String,
    /// When, as written.
    pub date: Option<String>,
    /// The categories, after « dans » or “in”.
    pub categories: Option<String>,
    /// What follows, cut at the bars.
    pub rest: Vec<String>,
}

/// The words that sign, the longer first.
const SIGNS: &[&str] = &[
    "commentaire rédigé par",
    "commentaire écrit par",
    "commentaire de",
    "submitted by",
    "posted by",
    "written by",
    "comment by",
    "rédigé par",
    "écrit par",
    "ecrit par",
    "publié par",
    "posté par",
    "soumis par",
];

/// Words after the name, which tell that what stands before them is one: `Ann said...`.
const SAYS: &[&str] = &[
    "said...",
    "said…",
    "said:",
    "said",
    "says:",
    "says",
    "wrote:",
    "wrote",
    "a dit…",
    "a dit...",
    "a dit :",
    "a dit\u{A0}:",
    "a dit",
    "a écrit :",
    "a écrit\u{A0}:",
    "a écrit",
    "dit :",
    "dit\u{A0}:",
];

/// Reads a line that signs; `None` when it does not.
pub(super) fn read(line: &str) -> Option<Signature> {
    let line = line.trim();
    let (at, end) = SIGNS.iter().find_map(|sign| {
        let at = place(line, sign)?;
        let is_word = !line[..at].ends_with(char::is_alphabetic) && !line[at + sign.len()..].starts_with(char::is_alphanumeric);
        is_word.then_some((at, at + sign.len()))
    })?;
    let before = line[..at].trim();
    // Words of prose before it tell that it is a sentence.
    if before.chars().count() > 40 || before.split_whitespace().count() > 6 {
        return None;
    }
    let after = line[end..].trim_start_matches(|c: char| c == ':' || c.is_whitespace());
    let mut parts = after.split(['|', '•']).map(str::trim);
    let first = parts.next()?;
    let mut signature = Signature { before: before.to_owned(), rest: parts.map(str::to_owned).collect(), ..Signature::default() };
    signature.rest.retain(|part| !part.is_empty());
    let mut name = first;
    for (word, is_date) in [(" le ", true), (" on ", true), (" at ", true), (" à ", true), (", ", true), (" dans ", false), (" in ", false)]
    {
        for (at, _) in name.match_indices(word) {
            let said = name[at + word.len()..].trim();
            if said.is_empty() || (is_date && !looks_dated(said)) {
                continue;
            }
            match is_date {
                true => signature.date = Some(said.to_owned()),
                false => signature.categories = Some(said.to_owned()),
            }
            name = &name[..at];
            break;
        }
    }
    name = name.trim().trim_end_matches([',', ':', '-']).trim();
    if signature.date.is_none() && signature.rest.first().is_some_and(|part| looks_dated(part)) {
        signature.date = Some(signature.rest.remove(0));
    }
    if name.is_empty() || name.chars().count() > 80 {
        return None;
    }
    signature.author = name.to_owned();
    Some(signature)
}

/// The name in `Ann said...`, or the words themselves.
pub(super) fn name(words: &str) -> &str {
    let words = words.trim();
    let said = SAYS.iter().find_map(|says| words.strip_suffix(says).filter(|name| name.ends_with(char::is_whitespace)));
    let name = said.unwrap_or(words).trim();
    let lead = ["by ", "By ", "par ", "Par ", "@"].iter().find_map(|lead| name.strip_prefix(lead));
    lead.unwrap_or(name).trim().trim_end_matches([':', ',', '|']).trim()
}

/// Where these small letters are, in any case.
fn place(line: &str, wanted: &str) -> Option<usize> {
    line.char_indices().map(|(at, _)| at).find(|at| {
        let same = |here: &str| here.to_lowercase() == wanted;
        line.get(*at..at + wanted.len()).is_some_and(same)
    })
}

/// Whether words begin like a date: a number, or the name of a day or of a month.
pub(super) fn looks_dated(words: &str) -> bool {
    let word = fold(words.split([' ', ',', '.']).next().unwrap_or_default());
    let has_number = words.chars().any(|c| c.is_ascii_digit());
    let names = [
        "lundi",
        "mardi",
        "mercredi",
        "jeudi",
        "vendredi",
        "samedi",
        "dimanche",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "mon",
        "tue",
        "wed",
        "thu",
        "fri",
        "sat",
        "sun",
        "lun",
        "mar",
        "mer",
        "jeu",
        "ven",
        "sam",
        "dim",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "jan",
        "feb",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "le",
    ];
    has_number && (word.starts_with(|c: char| c.is_ascii_digit()) || names.contains(&word.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blogs_sign_in_two_languages() {
        let read = |line: &str| read(line).map(|it| (it.author, it.date, it.categories));
        let some = |author: &str, date: Option<&str>, categories: Option<&str>| {
            Some((author.to_owned(), date.map(str::to_owned), categories.map(str::to_owned)))
        };
        assert_eq!(read("Posted by: Ann Lee | March 2, 2012 at 09:00 AM"), some("Ann Lee", Some("March 2, 2012 at 09:00 AM"), None));
        assert_eq!(read("Rédigé par : Zoé | 02 mars 2012 à 09:00"), some("Zoé", Some("02 mars 2012 à 09:00"), None));
        assert_eq!(read("Écrit par : Jean le Bon le 02 mars 2012"), some("Jean le Bon", Some("02 mars 2012"), None));
        assert_eq!(
            read("18:26 Écrit par Zoé Blanc dans Crm, Web 2 | Lien permanent | Commentaires (0) | Tags : a, b"),
            some("Zoé Blanc", None, Some("Crm, Web 2"))
        );
        assert_eq!(read("Submitted by ann on Sat, 03/02/2012 - 09:00"), some("ann", Some("Sat, 03/02/2012 - 09:00"), None));
        assert_eq!(read("This letter that I found in the attic last night was written by my aunt"), None);
        assert_eq!(read("Some words"), None);
        assert_eq!((name("Ann said..."), name("Zoé a dit…"), name("by Ann"), name("Said")), ("Ann", "Zoé", "Ann", "Said"));
    }

    proptest::proptest! {
        #[test]
        fn any_line_is_read(line in "\\PC{0,80}(posted by|Écrit par)?\\PC{0,60}") {
            if let Some(found) = read(&line) {
                proptest::prop_assert!(!found.author.is_empty() && line.contains(&found.author));
            }
            name(&line);
        }
    }
}
