//! Columns that tell who people are: left out unless the analyst asks for them.

use std::collections::HashSet;

use livisible_core::corpus::record::Warning;

use super::{PERSONAL_LEFT_OUT, naming};
use crate::source::Draft;
use crate::table::Row;
use crate::table::field::{Field, RoleReason};
use crate::table::header::Heading;
use crate::values::fold::fold;
use crate::values::is_blank;

/// Names and questions whose answer tells who somebody is, folded.
const PERSONAL: &[&str] = &[
    "ip",
    "ipaddress",
    "ipaddr",
    "adresseip",
    "ipadresse",
    "direccionip",
    "email",
    "emailaddress",
    "mail",
    "mailaddress",
    "adresseemail",
    "adressemail",
    "adressedecourriel",
    "adressedemessagerie",
    "courriel",
    "votreemail",
    "votremail",
    "votreadresseemail",
    "votreadressemail",
    "votrecourriel",
    "youremail",
    "youremailaddress",
    "whatisyouremail",
    "whatisyouremailaddress",
    "quelleestvotreadresseemail",
    "emailadresse",
    "direcciondecorreoelectronico",
    "username",
    "nomdutilisateur",
    "name",
    "fullname",
    "yourname",
    "yourfullname",
    "whatisyourname",
    "whatisyourfullname",
    "firstname",
    "lastname",
    "surname",
    "nom",
    "prenom",
    "nomdefamille",
    "nometprenom",
    "prenometnom",
    "nomprenom",
    "votrenom",
    "votreprenom",
    "votrenometprenom",
    "quelestvotrenom",
    "quelestvotreprenom",
    "vorname",
    "nachname",
    "recipientlastname",
    "recipientfirstname",
    "recipientemail",
    "recipientphone",
    "phone",
    "phonenumber",
    "yourphonenumber",
    "whatisyourphonenumber",
    "mobile",
    "mobilenumber",
    "telephone",
    "tel",
    "numerodetelephone",
    "votrenumerodetelephone",
    "telephonenumber",
    "telefon",
    "telefonnummer",
    "latitude",
    "longitude",
    "locationlatitude",
    "locationlongitude",
];

/// Leaves out the columns that tell who people are, and says which.
pub(super) fn protect(draft: &mut Draft<'_>) {
    let mut names = Vec::new();
    for at in 0..draft.columns.len() {
        if draft.columns[at].why != RoleReason::Source
            && (is_personal(&draft.headings[at], draft.sample, at) || are_addresses(draft.sample, at))
        {
            draft.columns[at].role = Field::Ignore;
            draft.columns[at].why = RoleReason::Source;
            names.push(draft.columns[at].name.clone());
        }
    }
    if !names.is_empty() {
        draft.noticed.push(Warning { code: PERSONAL_LEFT_OUT.to_owned(), detail: names.join(", ") });
    }
}

/// Whether a question asks who somebody is. An option of that name may only be ticked: `How did you hear of us? – E-mail`.
fn is_personal(heading: &Heading, sample: &[Row], at: usize) -> bool {
    let asks = |part: &str| {
        let part = fold(part);
        let part = part.strip_suffix("optional").or_else(|| part.strip_suffix("facultatif")).unwrap_or(&part);
        PERSONAL.contains(&part)
    };
    let naming = naming(heading);
    heading.said().enumerate().any(|(place, part)| {
        (asks(part) && (place < naming || is_filled_in(part, sample, at)))
            || option(part).is_some_and(|option| asks(option) && is_filled_in(option, sample, at))
    })
}

/// The option at the end of a question: `Contact details - Name`, `Vos coordonnées [Nom]`.
fn option(part: &str) -> Option<&str> {
    let inside = part.strip_suffix(']').and_then(|rest| Some(rest.rsplit_once('[')?.1));
    inside.or_else(|| part.rsplit_once(" - ").map(|(_, option)| option))
}

/// Whether the cells of an option are mostly different, as names are.
fn is_filled_in(option: &str, sample: &[Row], at: usize) -> bool {
    let cells: Vec<&str> = sample.iter().filter_map(|row| row.get(at)).map(str::trim).filter(|cell| !is_blank(cell)).collect();
    let different = cells.iter().collect::<HashSet<_>>().len();
    different * 2 >= cells.len() && !cells.iter().all(|cell| fold(cell) == fold(option)) || cells.is_empty()
}

/// Whether nearly every cell is an e-mail address, whatever the question was called.
fn are_addresses(sample: &[Row], at: usize) -> bool {
    let (mut filled, mut addresses) = (0, 0);
    for cell in sample.iter().filter_map(|row| row.get(at)).map(str::trim).filter(|cell| !is_blank(cell)) {
        filled += 1;
        let parts = cell.split_once('@').filter(|(name, site)| !name.is_empty() && site.contains('.') && !site.contains('@'));
        addresses += usize::from(parts.is_some() && !cell.contains(char::is_whitespace));
    }
    filled > 0 && addresses * 10 >= filled * 8
}
