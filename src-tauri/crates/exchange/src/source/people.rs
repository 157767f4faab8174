//! Columns that identify people beside the account: they stay in the study, and leave no file that hides identities.
//!
//! A tool names its own; in any table, names and addresses of people are told by what the column is called.

use super::Source;
use crate::table::header::Heading;
use crate::values::fold::fold;

/// Names that identify people in any table, folded.
const ANYWHERE: &[&str] = &[
    // Addresses.
    "email",
    "emailaddress",
    "mailaddress",
    "adresseemail",
    "adressemail",
    "courriel",
    "adressecourriel",
    "adressedecourriel",
    "phone",
    "phonenumber",
    "telephone",
    "telephonenumber",
    "tel",
    "mobile",
    "mobilephone",
    "mobilenumber",
    "numerodetelephone",
    "numtel",
    "ip",
    "ipaddress",
    "ipaddr",
    "adresseip",
    // Names.
    "firstname",
    "givenname",
    "prenom",
    "lastname",
    "surname",
    "familyname",
    "nomdefamille",
    "fullname",
    "nomcomplet",
    "nometprenom",
    "prenometnom",
    "nomprenom",
    "prenomnom",
    "authorname",
    "authorfullname",
    "authordisplayname",
    "authorusername",
    "authorid",
    "authorchannelid",
    "authorchannelurl",
    "username",
    "nomutilisateur",
    "nomdutilisateur",
    "userid",
    "screenname",
    "nickname",
    "pseudo",
    "pseudonyme",
    "reviewername",
    "reviewerid",
    "sendername",
    "accountname",
    "accountid",
    "idauteur",
];

/// How names that are one word, such as `customer_email`, end when they identify people.
const ENDS: &[&str] = &["email", "emailaddress", "ipaddress", "firstname", "lastname", "fullname", "phonenumber"];

/// The columns that identify people, by their place: those of the source, and those that are called so in any table.
pub(crate) fn columns(source: Option<&Source>, headings: &[Heading]) -> Vec<usize> {
    let own = source.map_or(&[][..], |source| source.people);
    // `Nom` is a last name beside a first name, else the name of anything.
    let has_first = headings.iter().any(|heading| heading.parts.iter().any(|part| fold(part) == "prenom"));
    let identifies = |part: &String| {
        let folded = fold(part);
        is_called(part) || (has_first && folded == "nom") || own.iter().any(|name| is_of(name, part, &folded))
    };
    (0..headings.len()).filter(|at| headings[*at].parts.iter().any(identifies)).collect()
}

/// Whether a name identifies people in any table. Of a path of keys, such as `author.email`, the last one tells.
fn is_called(part: &str) -> bool {
    let last = part.rsplit('.').next().unwrap_or(part);
    let folded = fold(last);
    let is_word = !last.contains(|c: char| c.is_whitespace() || matches!(c, '[' | '?'));
    ANYWHERE.contains(&folded.as_str()) || (is_word && ENDS.iter().any(|end| folded.ends_with(end)))
}

/// Whether a column is the one that a source names: `user.*` stands for all that is under `user`, at any level of a wide table.
fn is_of(name: &str, part: &str, folded: &str) -> bool {
    let bare = part.strip_prefix("lvl_").and_then(|rest| rest.split_once('_')).map_or(part, |(_, bare)| bare);
    match name.strip_suffix('*') {
        Some(above) => bare.starts_with(above),
        None => fold(name) == folded || (bare.len() < part.len() && fold(name) == fold(bare)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(source: Option<&Source>, names: &[&'static str]) -> Vec<&'static str> {
        let heading = |name: &&'static str| Heading { name: (*name).to_owned(), parts: vec![(*name).to_owned()] };
        let headings: Vec<Heading> = names.iter().map(heading).collect();
        columns(source, &headings).into_iter().map(|at| names[at]).collect()
    }

    #[test]
    fn names_and_addresses_in_both_languages() {
        let people = ["E-mail", "customer_email", "Téléphone", "Adresse IP", "Prénom", "Nom", "First Name", "author.email", "userName"];
        assert_eq!(told(None, &people), people);
        assert_eq!(
            told(None, &["nom", "Par quel canal ? [E-mail]", "How did you hear of us? E-mail", "smartphone", "name", "ipad"]),
            [""; 0]
        );
    }

    #[test]
    fn a_source_names_its_own() {
        let source = super::super::from_name("facepager");
        assert_eq!(told(source, &["from.name", "lvl_2_from.id", "message", "lvl_1_message"]), ["from.name", "lvl_2_from.id"]);
        let source = super::super::from_name("talkwalker");
        assert_eq!(
            told(source, &["extra_author_attributes.world_data.city", "extra_source_attributes.name"]),
            ["extra_author_attributes.world_data.city"]
        );
    }
}
