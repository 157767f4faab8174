//! Words of the closed lists, by their word of the contract or their label in French or English.

use livisible_core::corpus::lists::{Role, Space};

use super::fold::fold;
use super::platforms;

/// The type of space that a cell tells: by its word, by the name of a site, or by the words of listening tools. A list
/// tells the type of the site in it, else the first type: `SOCIALMEDIA, SOCIALMEDIA_TWITTER` is a microblog.
pub fn space(cell: &str) -> Option<Space> {
    if let Some(space) = space_word(cell) {
        return Some(space);
    }
    let words = || cell.split([',', ';', '|', '[', ']', '"', '\'']).map(str::trim).filter(|word| !word.is_empty());
    words().find_map(site).or_else(|| words().find_map(|word| space_word(word).or_else(|| tool_word(word))))
}

/// Whether a cell says more than the type of space that it tells, such as which site it is.
pub fn says_more(cell: &str) -> bool {
    space_word(cell).is_none()
}

/// The type of space of the site that a word names, as `SOCIALMEDIA_TWITTER` does too.
fn site(word: &str) -> Option<Space> {
    let bare = word.split_once('_').filter(|(before, _)| before.eq_ignore_ascii_case("socialmedia")).map_or(word, |(_, after)| after);
    platforms::of(bare).map(|platform| platform.space)
}

/// The types of source of listening tools.
fn tool_word(word: &str) -> Option<Space> {
    let word = fold(word);
    let begins = |beginnings: &[&str]| beginnings.iter().any(|beginning| word.starts_with(beginning));
    Some(match word.as_str() {
        "magazine" | "magazines" | "newspaper" | "newspapers" | "print" | "tv" | "radio" | "podcast" | "podcasts" | "broadcast" => {
            Space::Media
        }
        "messageboard" | "messageboards" | "board" => Space::Forum,
        "socialnetworks" => Space::Social,
        "microblogs" => Space::Microblog,
        "reviewsite" | "reviewsites" | "productreview" | "productreviews" => Space::Review,
        "qanda" | "questionandanswer" => Space::Qa,
        _ if begins(&["onlinenews"]) => Space::Media,
        _ if begins(&["blog"]) => Space::Blog,
        _ if begins(&["messageboard"]) => Space::Forum,
        _ if begins(&["socialmedia"]) => Space::Social,
        _ => return None,
    })
}

/// The type of space that a cell names by its word of the contract or its label.
pub fn space_word(cell: &str) -> Option<Space> {
    if let Some(space) = Space::from_word(cell) {
        return Some(space);
    }
    Some(match fold(cell).as_str() {
        "forum" | "forums" => Space::Forum,
        "blog" | "blogs" => Space::Blog,
        "media" | "medias" | "presse" | "press" | "news" => Space::Media,
        "review" | "reviews" | "avis" => Space::Review,
        "ecommerce" => Space::Ecommerce,
        "social" | "socialnetwork" | "reseausocial" | "reseauxsociaux" => Space::Social,
        "microblog" => Space::Microblog,
        "personal" | "personalpage" | "personnel" | "pagepersonnelle" => Space::Personal,
        "qa" | "questionsandanswers" | "questionsetreponses" | "questionsreponses" => Space::Qa,
        "chat" | "messagerie" => Space::Chat,
        "survey" | "enquete" | "sondage" => Space::Survey,
        "interview" | "entretien" => Space::Interview,
        "other" | "autre" => Space::Other,
        _ => return None,
    })
}

/// The role that a cell names.
pub fn role(cell: &str) -> Option<Role> {
    if let Some(role) = Role::from_word(cell) {
        return Some(role);
    }
    Some(match fold(cell).as_str() {
        "consumer" | "consommateur" | "consommatrice" => Role::Consumer,
        "brand" | "marque" => Role::Brand,
        "employee" | "salarie" | "salariee" => Role::Employee,
        "institution" => Role::Institution,
        "media" => Role::Media,
        "expert" | "experte" => Role::Expert,
        "unknown" | "inconnu" | "inconnue" => Role::Unknown,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_reads_itself_and_labels_too() {
        assert!(Space::ALL.iter().all(|s| space(s.word()) == Some(*s) && space(&s.word().to_uppercase()) == Some(*s)));
        assert!(Role::ALL.iter().all(|r| role(r.word()) == Some(*r)));
        assert_eq!(space("Réseau social"), Some(Space::Social));
        assert_eq!(role("Salarié"), Some(Role::Employee));
        assert_eq!(space("fr/beaute"), None);
    }

    #[test]
    fn sites_and_the_words_of_tools_tell_a_type_too() {
        for (cell, told) in [
            ("twitter", Space::Microblog),
            ("Instagram", Space::Social),
            ("tiktok.com", Space::Social),
            ("reddit", Space::Forum),
            ("Telegram", Space::Chat),
            ("google play", Space::Review),
            ("amazon.fr", Space::Ecommerce),
            ("ONLINENEWS_NEWSPAPER", Space::Media),
            ("BLOG_PERSONAL", Space::Blog),
            ("MESSAGEBOARD", Space::Forum),
            ("SOCIALMEDIA", Space::Social),
            ("SOCIALMEDIA_OTHER", Space::Social),
            ("[\"SOCIALMEDIA\",\"SOCIALMEDIA_TWITTER\"]", Space::Microblog),
            ("ONLINENEWS, BLOG", Space::Media),
        ] {
            assert_eq!((space(cell), space_word(cell)), (Some(told), None), "{cell}");
            assert!(says_more(cell));
        }
        assert!(!says_more("avis"));
        assert_eq!((space("video"), space("Twitter for Android"), space("")), (None, None, None));
    }
}
