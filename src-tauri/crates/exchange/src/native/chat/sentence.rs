//! Sentences that WhatsApp itself writes into a chat, in the languages of its phones: nobody says them.

use rustc_hash::FxHashSet;

use super::stamp::is_mark;

/// Words of sentences about the group, as they stand inside them, in lower case. A name that holds one of these
/// is no name: « Bob added Alice: see here » is not said by « Bob added Alice ».
const DOINGS: &str = "added|removed|left|joined using|joined from|joined the|created group|created this group|created the group|\
    created community|changed the|changed this|changed their|changed his|changed her|changed to|changed from|you're now|\
    was added|were added|was removed|turned on|turned off|pinned a message|security code|end-to-end|deleted this group's|\
    reset this group's|updated the|started a call|requested to join|is a contact|blocked this contact|unblocked this contact|\
    disappearing messages|missed voice call|missed video call|missed group|voice call|video call|a ajouté|avez ajouté|\
    a été ajouté|a été ajoutée|avez été ajouté|a retiré|avez retiré|a supprimé|a quitté|avez quitté|est parti|est partie|\
    a créé|avez créé|a changé|avez changé|a modifié|avez modifié|a rejoint|avez rejoint|a activé|avez activé|a désactivé|\
    avez désactivé|a épinglé|code de sécurité|de bout en bout|messages éphémères|est désormais|êtes désormais|\
    appel vocal manqué|appel vidéo manqué|appel vocal|appel vidéo|hat|hast|haben|wurde|wurdest|ist der|ist beigetreten|\
    hinzugefügt|entfernt|verlassen|ende-zu-ende-verschlüsselt|sicherheitsnummer|verpasster sprachanruf|verpasster videoanruf|\
    añadió|añadiste|creó|creaste|cambió|cambiaste|salió|saliste|eliminó|eliminaste|se unió|activó|desactivó|\
    de extremo a extremo|código de seguridad|llamada perdida|ha aggiunto|hai aggiunto|ha creato|hai creato|ha cambiato|\
    hai cambiato|ha modificato|ha abbandonato|ha rimosso|hai rimosso|si è unito|è entrato|crittografia end-to-end|ha attivato|\
    chiamata vocale persa|adicionou|criou|mudou|alterou|saiu|removeu|entrou usando|ativou|desativou|de ponta a ponta|\
    código de segurança|ligação de voz perdida|chamada de voz perdida|heeft|hebt|toegevoegd|gewijzigd|end-to-end versleuteld|\
    gemiste spraakoproep";

/// What stands for a deleted message.
const DELETED: &str = "this message was deleted|you deleted this message|this message was deleted by admin|ce message a été supprimé|\
    vous avez supprimé ce message|diese nachricht wurde gelöscht|du hast diese nachricht gelöscht|se eliminó este mensaje|\
    este mensaje fue eliminado|eliminaste este mensaje|questo messaggio è stato eliminato|hai eliminato questo messaggio|\
    mensagem apagada|esta mensagem foi apagada|essa mensagem foi apagada|você apagou esta mensagem|você apagou essa mensagem|\
    dit bericht is verwijderd|je hebt dit bericht verwijderd|u hebt dit bericht verwijderd";

/// What stands at the end of an edited message.
const EDITED: &str = "<this message was edited>|<ce message a été modifié>|<diese nachricht wurde bearbeitet>|\
    <diese nachricht wurde bearbeitet.>|<se editó este mensaje>|<se editó este mensaje.>|<questo messaggio è stato modificato>|\
    <mensagem editada>|<esta mensagem foi editada>|<dit bericht is bewerkt>";

/// What stands for a picture, a film or a sound that was left out of the export, and what it was.
const OMITTED: &[(&str, &str)] = &[
    (
        "media",
        "<media omitted>|<médias omis>|<medien ausgeschlossen>|<multimedia omitido>|<media omessi>|<mídia oculta>|\
         <arquivo de mídia oculto>|<media weggelaten>",
    ),
    (
        "image",
        "image omitted|image absente|image omise|bild weggelassen|imagen omitida|immagine omessa|imagem ocultada|\
         afbeelding weggelaten",
    ),
    (
        "video",
        "video omitted|vidéo absente|vidéo omise|video weggelassen|video omitido|vídeo omitido|video omesso|\
         vídeo ocultado|video weggelaten",
    ),
    (
        "audio",
        "audio omitted|audio omis|audio absent|audio weggelassen|audio omitido|audio omesso|áudio ocultado|\
         audio weggelaten",
    ),
    (
        "sticker",
        "sticker omitted|sticker omis|autocollant omis|sticker weggelassen|sticker omitido|sticker non incluso|\
         figurinha omitida|sticker weggelaten",
    ),
    ("gif", "gif omitted|gif retiré|gif omis|gif weggelassen|gif omitido|gif esclusa"),
    ("document", "document omitted|document manquant|document omis|dokument weggelassen|documento omitido|documento omesso"),
    ("contact", "contact card omitted|fiche contact retirée|kontaktkarte ausgelassen|tarjeta de contacto omitida"),
];

/// What stands after the name of a file that is part of the export.
const ATTACHED: &str =
    "(file attached)|(fichier joint)|(datei angehängt)|(archivo adjunto)|(file allegato)|(arquivo anexado)|(bestand bijgevoegd)";

/// The longest name that a text mentions, in characters.
const LONGEST_MENTION: usize = 200;

/// A text without marks and spaces around it, in lower case.
fn bare(text: &str) -> String {
    text.trim_matches(|c: char| is_mark(c) || c.is_whitespace()).to_lowercase().replace('’', "'")
}

/// Whether a name that stands so many times before a colon is none, for it holds words of the sentences about a group. One word
/// alone stands between others in these: « Red Hat » is a name, « Zoé hat Bob » is the beginning of a sentence. Whoever speaks
/// again, « Jan hat Müller », is somebody; who speaks more than twice is, whatever the name holds: an application seldom says
/// the same again and again.
pub(super) fn is_a_doing(name: &str, times: u32) -> bool {
    // « Jan hat den Betreff von „Café: … »: what is quoted, or follows a full stop, is in no name, however often it is said.
    if (name.contains(['"', '“', '„', '«']) || name.contains(". ")) && tells_a_doing(name) {
        return true;
    }
    if times > 2 {
        return false;
    }
    has_phrase(name) || (times < 2 && doings(name, |_, before, after| !(before.trim().is_empty() || after.trim().is_empty())))
}

/// Whether words hold several of the sentences about a group that stand together: nobody else writes these.
pub(super) fn has_phrase(words: &str) -> bool {
    doings(words, |doing, _, _| doing.contains([' ', '-']))
}

/// Whether a line is a sentence about the group.
pub(super) fn tells_a_doing(line: &str) -> bool {
    doings(line, |_, _, _| true)
}

/// Whether words hold some of [`DOINGS`], whole, in a place that will do.
fn doings(words: &str, will_do: impl Fn(&str, &str, &str) -> bool) -> bool {
    let seen =
        bare(words).replace(|c: char| is_mark(c) || matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | '"' | '“' | '”' | '«' | '»'), " ");
    let words = format!(" {seen} ");
    DOINGS.split('|').any(|doing| {
        words.match_indices(doing).any(|(at, _)| {
            let (before, after) = (&words[..at], &words[at + doing.len()..]);
            before.ends_with(' ') && !after.starts_with(char::is_alphanumeric) && will_do(doing, before, after)
        })
    })
}

/// Whether a text is what stands for a deleted message.
pub(super) fn is_deleted(text: &str) -> bool {
    text.len() < 100 && DELETED.split('|').any(|deleted| bare(text).trim_end_matches('.') == deleted)
}

/// Whether a text says at its end that it was edited.
pub(super) fn is_edited(text: &str) -> bool {
    let last = text.trim_end_matches(is_mark).rsplit('<').next().unwrap_or_default();
    last.len() < 60 && EDITED.split('|').any(|edited| bare(&format!("<{last}")) == edited)
}

/// The files that a text stands for, or what kind of thing was left out.
pub(super) fn media(text: &str) -> Option<String> {
    let first = text.lines().next().unwrap_or_default().trim_matches(|c: char| is_mark(c) || c.is_whitespace());
    if first.len() > 300 {
        return None;
    }
    let lower = bare(first);
    let omitted = OMITTED.iter().find(|(kind, omitted)| {
        // A document is named before it is said to be left out: « menu.pdf • 2 pages document omitted ».
        let is_document = *kind == "document" && lower.contains(" • ");
        omitted.split('|').any(|omitted| lower == omitted || (is_document && lower.ends_with(omitted)))
    });
    if let Some((kind, _)) = omitted {
        return Some((*kind).to_owned());
    }
    if let Some(length) = ATTACHED.split('|').find_map(|attached| lower.ends_with(attached).then(|| attached.chars().count())) {
        let end = first.char_indices().rev().nth(length - 1)?.0;
        return Some(first[..end].trim_end().to_owned()).filter(|name| !name.is_empty());
    }
    // `<attached: f.jpg>`, `<Anhang: f.jpg>`, `<pièce jointe : f.jpg>`
    let (word, name) = first.strip_prefix('<')?.strip_suffix('>')?.split_once(": ")?;
    let is_file = name.rsplit_once('.').is_some_and(|(_, ending)| (1..=5).contains(&ending.len()) && ending.is_ascii());
    (is_file && word.chars().count() < 24).then(|| name.to_owned())
}

/// Whom a text names: `@Alice` between marks of isolation, `@33612345678`.
pub(super) fn mentions(text: &str) -> Vec<String> {
    let (mut names, mut known) = (Vec::new(), FxHashSet::default());
    for (at, _) in text.match_indices('@') {
        let rest = &text[at + 1..];
        let name = match rest.strip_prefix('\u{2068}') {
            // Who writes marks without end is not looked for beyond the length of a name.
            Some(isolated) => {
                isolated.char_indices().take(LONGEST_MENTION).find(|(_, c)| *c == '\u{2069}').map(|(end, _)| &isolated[..end])
            }
            None => {
                let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
                rest.get(..digits).filter(|_| (8..=15).contains(&digits))
            }
        };
        names.extend(name.filter(|name| !name.is_empty() && known.insert(*name)).map(str::to_owned));
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_for_files() {
        for (text, told) in [
            ("<Media omitted>", "media"),
            ("\u{200E}image absente", "image"),
            ("\u{200E}\u{200E}<attached: PTT-1.opus>", "PTT-1.opus"),
            ("\u{200E}<pièce jointe : 00000012-PHOTO.jpg>", "00000012-PHOTO.jpg"),
            ("IMG-20240301-WA0001.jpg (fichier joint)\nOn y est", "IMG-20240301-WA0001.jpg"),
            ("\u{200E}PTT-20180129-WA0025.opus (Datei angehängt)", "PTT-20180129-WA0025.opus"),
            ("menu.pdf • \u{200E}2 pages \u{200E}document omitted", "document"),
        ] {
            assert_eq!(media(text).as_deref(), Some(told), "{text}");
        }
        for text in ["image", "<3", "<note: this is it>", "an image omitted here", ""] {
            assert_eq!(media(text), None, "{text}");
        }
    }

    #[test]
    fn what_nobody_says() {
        assert!(tells_a_doing("Bob added Alice") && tells_a_doing("Zoé a quitté") && tells_a_doing("Du hast Bob hinzugefügt."));
        let encrypted = "\u{200E}Les messages et les appels sont chiffrés de bout en bout. Aucun tiers ne peut les lire.";
        assert!(tells_a_doing(encrypted), "a sentence that another one follows");
        assert!(is_a_doing("Bob added Alice", 1) && is_a_doing("Zoé hat Bob", 1) && !is_a_doing("Red Hat", 1) && !is_a_doing("Left", 1));
        assert!(is_a_doing("Bob changed the subject", 2) && is_a_doing("Your security code with Zoé changed. Tap", 9));
        for name in ["Red Hat Support", "Zoé Voice Call", "Jan hat Müller", "Security Code"] {
            assert!(!is_a_doing(name, 3), "{name}");
        }
        assert!(is_a_doing("Jan hat den Betreff von „Café", 5) && is_a_doing("Bob a modifié le sujet de “Café", 5));
        assert!(!is_a_doing("Red Hat Support", 2) && !is_a_doing("Jan hat Müller", 2));
        assert!(tells_a_doing("\u{200E}Voice call, \u{200E}No answer") && tells_a_doing("Missed voice call."));
        assert!(!tells_a_doing("Bob") && !tells_a_doing("Café du coin") && !tells_a_doing("Hatice"));
        assert!(is_deleted("\u{200E}Ce message a été supprimé.") && !is_deleted("this message was deleted by me"));
        assert!(is_edited("oui \u{200E}<This message was edited>") && is_edited("non <Ce message a été modifié>") && !is_edited("a < b"));
        assert_eq!(mentions("@\u{2068}Zoé B\u{2069} et @33612345678, a@b.fr @1234"), ["Zoé B", "33612345678"]);
    }
}
