//! A second opinion on search: no index and no plan, only the texts and the definitions. It shares no code with the program but
//! Snowball's stemmers, and knows the alphabet that the generator writes in.

mod draw;
mod eval;
mod text;

pub use draw::{corpus, question};
pub use eval::{Oracle, Said};

/// A message of a corpus that was drawn.
pub struct Message {
    pub id: String,
    pub space: &'static str,
    pub account: &'static str,
    pub lang: Option<&'static str>,
    pub rating: Option<u8>,
    pub codes: Vec<&'static str>,
    pub parent: Option<usize>,
    pub text: String,
}

/// A question, as it is drawn; how it is typed is [`Ask::typed`].
#[derive(Debug, Clone)]
pub enum Ask {
    Word(String),
    Exact(String),
    Spelled(String),
    Prefix(String),
    Fuzzy(String),
    Phrase(String),
    Pattern(usize),
    Near(Box<Ask>, Box<Ask>, usize),
    And(Vec<Ask>),
    Or(Vec<Ask>),
    Not(Box<Ask>),
    Space(&'static str),
    Account(&'static str),
    Lang(&'static str),
    Code(&'static str),
    AtMost(u8),
    IsReply,
    Thread(Vec<Ask>),
    Reply(Box<Ask>, Box<Ask>),
}

/// Patterns by their items: a letter whatever its case, any character but the end of a line, one of several, a space.
#[derive(Debug, Clone, Copy)]
pub enum Item {
    Letter(char),
    Any,
    Of(&'static [char]),
    Blank,
}

use Item::{Any, Blank, Letter, Of};

/// As they are typed, and as they are read here.
pub const PATTERNS: &[(&str, &[Item])] = &[
    ("prix", &[Letter('p'), Letter('r'), Letter('i'), Letter('x')]),
    ("p.i", &[Letter('p'), Any, Letter('i')]),
    ("m[oe]n", &[Letter('m'), Of(&['o', 'e', 'O', 'E']), Letter('n')]),
    (r"er\sp", &[Letter('e'), Letter('r'), Blank, Letter('p')]),
    ("É", &[Letter('é')]),
    (r"livr[aé]", &[Letter('l'), Letter('i'), Letter('v'), Letter('r'), Of(&['a', 'é', 'A', 'É'])]),
    ("-m", &[Letter('-'), Letter('m')]),
    ("’", &[Letter('’')]),
];

impl Ask {
    /// As an analyst would type it, every group between parentheses.
    pub fn typed(&self) -> String {
        let group = |ask: &Ask| match ask {
            Ask::And(_) | Ask::Or(_) | Ask::Near(..) => format!("({})", ask.typed()),
            other => other.typed(),
        };
        let join = |parts: &[Ask], between: &str| parts.iter().map(group).collect::<Vec<_>>().join(between);
        match self {
            Ask::Word(word) => word.clone(),
            Ask::Exact(word) => format!("={word}"),
            Ask::Spelled(words) if words.contains(' ') => format!("==\"{words}\""),
            Ask::Spelled(word) => format!("=={word}"),
            Ask::Prefix(word) => format!("{word}*"),
            Ask::Fuzzy(word) => format!("~{word}"),
            Ask::Phrase(words) => format!("\"{words}\""),
            Ask::Pattern(at) => format!("/{}/", PATTERNS[*at].0),
            Ask::Near(left, right, between) => format!("{} NEAR/{between} {}", group(left), group(right)),
            Ask::And(parts) => join(parts, " "),
            Ask::Or(parts) => join(parts, " OR "),
            Ask::Not(inner) => format!("-{}", group(inner)),
            Ask::Space(space) => format!("space:{space}"),
            Ask::Account(account) => format!("account:{account}"),
            Ask::Lang(lang) => format!("lang:{lang}"),
            Ask::Code(code) => format!("code:{code}"),
            Ask::AtMost(rating) => format!("rating:<={rating}"),
            Ask::IsReply => "is:reply".to_owned(),
            Ask::Thread(parts) => format!("thread({})", join(parts, " ")),
            Ask::Reply(to, answer) => format!("reply({} -> {})", to.typed(), answer.typed()),
        }
    }
}
