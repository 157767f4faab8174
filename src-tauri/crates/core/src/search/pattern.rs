//! Regular expressions over texts as they are stored: compiled within bounds, and what every text that matches must hold.

use regex::{Regex, RegexBuilder};
use regex_syntax::hir::{Hir, HirKind};

/// The longest expression that is taken, in bytes, and the most memory that it may be compiled to.
const LONGEST: usize = 2000;
const SIZE: usize = 4 << 20;

/// The shortest run of letters worth asking the index for.
const SHORTEST: usize = 3;

/// Compiles an expression, case aside.
///
/// # Errors
/// The code of the problem: `bad_regex`, `regex_too_large`.
pub fn compile(pattern: &str) -> Result<Regex, &'static str> {
    if pattern.len() > LONGEST {
        return Err("regex_too_large");
    }
    RegexBuilder::new(pattern).case_insensitive(true).size_limit(SIZE).dfa_size_limit(SIZE).build().map_err(|error| match error {
        regex::Error::CompiledTooBig(_) => "regex_too_large",
        _ => "bad_regex",
    })
}

/// Letters, folded, that stand in one word of every text that the expression matches, if there are some.
pub fn letters(pattern: &str) -> Option<String> {
    let mut best = String::new();
    longest(&regex_syntax::parse(pattern).ok()?, &mut best);
    (best.chars().count() >= SHORTEST).then(|| super::words::fold(&best))
}

/// The longest run of letters that this part requires. Only of the alphabets whose letters fold one by one, whatever their case.
fn longest(hir: &Hir, best: &mut String) {
    match hir.kind() {
        HirKind::Literal(literal) => {
            let text = String::from_utf8_lossy(&literal.0);
            for run in text.split(|c: char| !c.is_alphabetic() || c >= '\u{250}') {
                if run.len() > best.len() {
                    run.clone_into(best);
                }
            }
        }
        HirKind::Concat(parts) => parts.iter().for_each(|part| longest(part, best)),
        HirKind::Capture(group) => longest(&group.sub, best),
        HirKind::Repetition(repeated) if repeated.min > 0 => longest(&repeated.sub, best),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_must_be_there() {
        let must = |pattern| letters(pattern);
        assert_eq!(must("prix.{0,9}(très )?Élevé"), Some("eleve".into()));
        assert_eq!(must(r"\bcaf(é|e)s?"), Some("caf".into()));
        assert_eq!(must("a|bcd"), None);
        assert_eq!(must("(abcd)*x"), None);
        assert_eq!(must("(abcd)+x"), Some("abcd".into()));
    }

    #[test]
    fn bounds() {
        assert!(compile("É.É").is_ok_and(|regex| regex.is_match("été")));
        assert_eq!(compile("(").err(), Some("bad_regex"));
        assert_eq!(compile(r"(\w{100}){100}").err(), Some("regex_too_large"));
        assert_eq!(compile(&"a".repeat(3000)).err(), Some("regex_too_large"));
    }
}
