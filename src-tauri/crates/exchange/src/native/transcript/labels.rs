//! Words that stand before a colon and name nobody: those of forms, logs, deeds and asides.

use crate::values::fold::fold;

/// What forms, logs, mails and programs put before a colon, folded.
const LABELS: &[&str] = &[
    "title",
    "titre",
    "rating",
    "note",
    "notes",
    "date",
    "author",
    "auteur",
    "autrice",
    "pros",
    "cons",
    "name",
    "nom",
    "prenom",
    "review",
    "avis",
    "url",
    "link",
    "lien",
    "id",
    "price",
    "prix",
    "email",
    "mail",
    "phone",
    "telephone",
    "address",
    "adresse",
    "summary",
    "resume",
    "description",
    "keywords",
    "motscles",
    "abstract",
    "total",
    "from",
    "to",
    "subject",
    "cc",
    "bcc",
    "replyto",
    "sent",
    "de",
    "objet",
    "envoye",
    "cci",
    "error",
    "erreur",
    "warning",
    "warn",
    "info",
    "debug",
    "todo",
    "fixme",
    "trace",
    "fatal",
    "commit",
    "merge",
    "changed",
    "fixed",
    "added",
    "removed",
    "example",
    "exemple",
    "examples",
    "source",
    "sources",
    "remarque",
    "nb",
    "ps",
    "ingredients",
    "preparation",
    "step",
    "etape",
    "chapter",
    "chapitre",
    "section",
    "part",
    "partie",
    "figure",
    "fig",
    "table",
    "tableau",
    "question",
    "reponse",
    "answer",
    "option",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "lundi",
    "mardi",
    "mercredi",
    "jeudi",
    "vendredi",
    "samedi",
    "dimanche",
    "http",
    "https",
    "type",
    "category",
    "categorie",
    "status",
    "statut",
    "version",
    "license",
    "user",
    "lieu",
    "duree",
    "duration",
    "location",
    "language",
    "langue",
    "format",
    "isbn",
    "doi",
    "pages",
    "returns",
    "args",
    "raises",
    "parameters",
    "product",
    "produit",
    "comment",
    "commentaire",
    "port",
    "result",
    "results",
    "resultat",
    "resultats",
    "attention",
    "remember",
    "rappel",
    "reminder",
    "important",
    "conclusion",
    "caution",
    "tip",
    "astuce",
    "context",
    "contexte",
    "objectif",
    "objective",
    "nota",
];

/// Of these, those that do name speakers where an interview is written so.
const ASKED: &[&str] = &["question", "reponse", "answer"];

/// Parts that people take in a deed and programs in a log, folded: they speak only where somebody is asked.
const PARTIES: &[&str] = &[
    "server",
    "serveur",
    "client",
    "host",
    "buyer",
    "seller",
    "acheteur",
    "vendeur",
    "landlord",
    "tenant",
    "bailleur",
    "locataire",
    "lender",
    "borrower",
    "employer",
    "employee",
    "employeur",
    "salarie",
];

/// Whether this names no speaker.
pub fn is_label(who: &str) -> bool {
    LABELS.contains(&fold(who).as_str())
}

/// Whether this asks or answers: `Question`, `Réponse 2`.
pub fn is_asked(who: &str) -> bool {
    ASKED.contains(&fold(who).trim_end_matches(|c: char| c.is_ascii_digit()))
}

/// Whether this may be a part in a deed or in a log.
pub fn is_party(who: &str) -> bool {
    PARTIES.contains(&fold(who).as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_names_nobody() {
        for label in ["Note", "Remarque", "PRODUIT", "Résultat", "Question"] {
            assert!(is_label(label), "{label}");
        }
        assert!(is_asked("Question 2") && is_asked("Réponse") && !is_asked("Note") && !is_label("Ana") && is_party("Vendeur"));
    }
}
