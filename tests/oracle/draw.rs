//! Corpora and questions drawn at random, in an alphabet full of traps. The same seed draws the same.

use acceptance::Draw;

use super::{Ask, Message, PATTERNS};

const FRENCH: &[&str] = &[
    "prix",
    "Prix",
    "PRIX",
    "cher",
    "chère",
    "chers",
    "chères",
    "achète",
    "acheté",
    "achetée",
    "achetees",
    "acheter",
    "livraison",
    "livrasion",
    "Livraisons",
    "livré",
    "livrée",
    "cérémonie",
    "Cérémonies",
    "ceremonie",
    "ce\u{301}re\u{301}monie",
    "céré\u{AD}monie",
    "première",
    "premiere",
    "premier",
    "premières",
    "qualité",
    "qualites",
    "cœur",
    "coeur",
    "l’odeur",
    "l'odeur",
    "lʼodeur",
    "odeurs",
    "aujourd’hui",
    "aujourd'hui",
    "Aujourdʼhui",
    "qu’on",
    "pas",
    "jamais",
    "porte-monnaie",
    "porte monnaie",
    "portemonnaie",
    "porte\u{2011}monnaies",
    "week-end",
    "weekend",
    "arc-en-ciel",
    "un-deux-trois-quatre-cinq",
    "peut-être",
    "mon",
    "monnaie",
    "men",
    "2.1",
    "0,52",
    "m²",
    "Ｐｒｉｘ",
    "ﬁn",
    "presqu’île",
    "ça",
    "été",
    "l’été",
    "c’est",
    "est-ce",
];

const ENGLISH: &[&str] = &[
    "price",
    "prices",
    "pricing",
    "priced",
    "cheap",
    "cheaper",
    "buy",
    "buying",
    "bought",
    "delivery",
    "deliveries",
    "delivrey",
    "capsule",
    "capsules",
    "don’t",
    "don't",
    "do",
    "e-mail",
    "email",
    "e mail",
    "E-Mail",
    "not",
    "never",
    "quality",
    "qualities",
    "men",
    "man",
    "fin",
];

const SIGNS: &[&str] = &[
    "👍",
    "👍🏽",
    "❤️",
    "🇫🇷",
    "👩‍🚀",
    "🙏",
    "👍👍",
    "#prix",
    "#Prix",
    "#porte-monnaie",
    "##mon",
    "#un#deux",
    "@lina",
    "@lina_r",
    "@Lina!",
    "lina",
    "lina@mail",
    "(@lina)",
    "#",
    "@",
    "—",
    "un#mon",
    "@jean-paul",
];

const BETWEEN: &[&str] = &[" ", " ", " ", " ", ", ", "\u{A0}", "\u{202F}! ", "\n", " - ", "-", "’", ". ", "  "];

/// What is asked for beside the words of the texts themselves.
const TYPED: &[&str] = &[
    "prix",
    "achetee",
    "ceremonie",
    "cérémonie",
    "premiere",
    "qualite",
    "coeur",
    "aujourd'hui",
    "portemonnaie",
    "porte-monnaie",
    "weekend",
    "week-end",
    "arcenciel",
    "email",
    "e-mail",
    "emails",
    "livraison",
    "delivery",
    "prices",
    "l'odeur",
    "odeur",
    "👍",
    "👍🏽",
    "❤",
    "#prix",
    "@lina",
    "@lina_r",
    "lina",
    "m2",
    "fin",
    "c'est",
    "est",
    "absent",
    "undeuxtroisquatrecinq",
    "jean-paul",
    "jeanpaul",
];

const SPACES: &[&str] = &["forum", "blog", "ecommerce"];
const ACCOUNTS: &[&str] = &["ana", "bob", "zoe"];
const CODES: &[&str] = &["K1", "K2", "K3"];

fn one<'a, T: ?Sized>(draw: &mut Draw, of: &[&'a T]) -> &'a T {
    of[draw.under(of.len() as u64) as usize]
}

/// A corpus of so many messages, some of which answer earlier ones.
pub fn corpus(seed: u64, size: usize) -> Vec<Message> {
    let mut draw = Draw::new(seed);
    // The first numbers after a small seed are small.
    for _ in 0..8 {
        draw.under(2);
    }
    let mut out: Vec<Message> = vec![];
    for at in 0..size {
        let lang = [Some("fr"), Some("fr"), Some("en"), Some("ja"), None][draw.under(5) as usize];
        let mut text = String::new();
        for word in 0..=draw.under(14) {
            if word > 0 {
                text.push_str(one(&mut draw, BETWEEN));
            }
            let from = match (draw.under(8), lang) {
                (0, _) => SIGNS,
                (1, _) | (_, Some("en")) => ENGLISH,
                _ => FRENCH,
            };
            text.push_str(one(&mut draw, from));
        }
        let reply = at > 0 && draw.under(5) < 3;
        out.push(Message {
            id: format!("m{at:04}"),
            space: one(&mut draw, SPACES),
            account: one(&mut draw, ACCOUNTS),
            lang,
            rating: (draw.under(2) == 0).then(|| 1 + draw.under(5) as u8),
            codes: CODES.iter().copied().filter(|_| draw.under(4) == 0).collect(),
            parent: reply.then(|| draw.under(at as u64) as usize),
            text,
        });
    }
    out
}

fn word(draw: &mut Draw) -> String {
    let from = [FRENCH, ENGLISH, TYPED, TYPED][draw.under(4) as usize];
    // What is typed without quotes holds no space.
    one(draw, from).split([' ', ',']).next().unwrap_or("mon").to_owned()
}

fn wording(draw: &mut Draw) -> Ask {
    let typed = word(draw);
    match draw.under(9) {
        0..=2 => Ask::Word(typed),
        3 => Ask::Exact(typed),
        4 => Ask::Spelled(if draw.under(3) == 0 { format!("{typed} {}", word(draw)) } else { typed }),
        5 => {
            let keep = 1 + draw.under(6) as usize;
            let start: String = typed.chars().take(keep).collect();
            let ends = start.chars().next_back().is_some_and(char::is_alphanumeric) && !start.starts_with(['👍', '❤']);
            Ask::Prefix(if ends { start } else { "pri".to_owned() })
        }
        6 => {
            let mut slip: Vec<char> = typed.chars().filter(|c| c.is_alphanumeric() || "-'’".contains(*c)).collect();
            if slip.len() > 3 {
                let at = 1 + draw.under(slip.len() as u64 - 2) as usize;
                match draw.under(3) {
                    0 => slip.swap(at, at + 1),
                    1 => drop(slip.remove(at)),
                    _ => slip.insert(at, 'a'),
                }
            }
            let slip: String = slip.into_iter().collect();
            Ask::Fuzzy(if slip.chars().next().is_some_and(char::is_alphanumeric) { slip } else { "pirx".to_owned() })
        }
        _ => {
            let several: Vec<String> = (0..=draw.under(3)).map(|_| word(draw)).collect();
            let phrase = several.join(if draw.under(4) == 0 { "* " } else { " " });
            let cut: String = phrase.chars().take(phrase.chars().count() - 1).collect();
            // Half an emoji is none.
            let cuts = draw.under(3) == 0 && cut.chars().next_back().is_some_and(char::is_alphanumeric);
            Ask::Phrase(if cuts { format!("{cut}*") } else { phrase })
        }
    }
}

fn side(draw: &mut Draw) -> Ask {
    if draw.under(4) == 0 { Ask::Or(vec![wording(draw), wording(draw)]) } else { wording(draw) }
}

/// A question, of parts in parts down to `depth`.
pub fn question(draw: &mut Draw, depth: usize) -> Ask {
    let several = |draw: &mut Draw| (0..2 + draw.under(2)).map(|_| question(draw, depth - 1)).collect::<Vec<_>>();
    match draw.under(if depth == 0 { 11 } else { 18 }) {
        0..=4 => wording(draw),
        5..=6 => Ask::Near(Box::new(side(draw)), Box::new(side(draw)), draw.under(6) as usize),
        7 => Ask::Pattern(draw.under(PATTERNS.len() as u64) as usize),
        8 => match draw.under(3) {
            0 => Ask::Space(one(draw, SPACES)),
            1 => Ask::Account(one(draw, ACCOUNTS)),
            _ => Ask::Lang(one(draw, &["fr", "en"])),
        },
        9 => Ask::Code(one(draw, CODES)),
        10 => {
            if draw.under(2) == 0 {
                Ask::IsReply
            } else {
                Ask::AtMost(1 + draw.under(4) as u8)
            }
        }
        11..=12 => Ask::And(several(draw)),
        13..=14 => Ask::Or(several(draw)),
        15 => match question(draw, depth - 1) {
            Ask::Not(inner) => *inner,
            other => Ask::Not(Box::new(other)),
        },
        16 => Ask::Thread(several(draw)),
        _ => Ask::Reply(Box::new(question(draw, depth - 1)), Box::new(question(draw, depth - 1))),
    }
}
