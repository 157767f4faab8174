//! Words of the closed lists, by their word of the contract or their label in French or English.

use livisible_core::corpus::lists::{Role, Space};

use super::fold::fold;

/// The type of space that a cell names.
pub fn space(cell: &str) -> Option<Space> {
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
}
