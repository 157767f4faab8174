//! What a pasted message answers, by the words that it quotes or by the name that it begins with: concluded, never sure.

/// A message above the one that answers, made ready for looking.
pub struct Earlier {
    /// Its author, in lower case.
    who: String,
    /// What it says itself, in one line.
    own: String,
}

impl Earlier {
    /// What this author says here.
    pub fn of(who: &str, text: &str) -> Self {
        let who = who.trim_start_matches('@');
        Earlier { who: who.strip_prefix("u/").unwrap_or(who).to_lowercase(), own: own(text) }
    }
}

/// How far back what is quoted is looked for.
const WINDOW: usize = 500;

/// Fewer characters than these are said by anybody.
const FEW: usize = 8;

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Lines that are not quotes: what a message says itself.
fn own(text: &str) -> String {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim_start().starts_with('>')).collect();
    folded(&lines.join(" "))
}

/// The first words that a message quotes with `>`, of the outermost quote.
fn quoted(text: &str) -> Option<String> {
    let line = text.lines().take(200).filter_map(|line| line.trim_start().strip_prefix('>')).map(str::trim);
    line.filter(|words| !words.starts_with('>'))
        .map(|words| folded(words.trim_end_matches(['…', '.'])))
        .find(|words| words.chars().count() >= FEW)
}

/// The name before `a écrit :`, `wrote:`, `said:`, or after `@`, near the beginning of a message.
fn named(text: &str) -> Option<&str> {
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()).take(3) {
        let line = line.trim_start_matches(['>', ' ']);
        if let Some(rest) = line.strip_prefix('@') {
            let end = rest.find(|c: char| c.is_whitespace() || matches!(c, ',' | ':' | '!')).unwrap_or(rest.len());
            return Some(&rest[..end]).filter(|name| !name.is_empty());
        }
        if let Some(line) = line.strip_suffix(':').map(str::trim_end)
            && let Some(name) = [" a écrit", " a dit", " wrote", " said"].iter().find_map(|verb| line.strip_suffix(verb))
        {
            return Some(name.rsplit([',', '>']).next().unwrap_or(name).trim());
        }
    }
    None
}

/// The place of the message that a text answers among the earlier ones, and whether it quotes it.
pub fn answered(text: &str, earlier: &[Earlier]) -> Option<(usize, bool)> {
    let from = earlier.len().saturating_sub(WINDOW);
    let recent = || earlier.iter().enumerate().skip(from).rev();
    if let Some(words) = quoted(text)
        && let Some((at, _)) = recent().find(|(_, one)| one.own.contains(&words))
    {
        return Some((at, true));
    }
    let name = named(text)?.to_lowercase();
    recent().find(|(_, one)| one.who == name || one.who.replace(' ', "") == name).map(|(at, _)| (at, false))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_come_before_names() {
        let earlier =
            [Earlier::of("Ana Ruiz", "Le café est trop cher,\nnon ?"), Earlier::of("Bo", "> Le café est trop cher,\nOui, bien trop.")];
        assert_eq!(answered("Bo a écrit :\n> le café  est trop cher…\nPas tant.", &earlier), Some((0, true)));
        assert_eq!(answered("Bo a écrit :\nPas tant.", &earlier), Some((1, false)));
        assert_eq!(answered("@AnaRuiz, non", &earlier), Some((0, false)));
        assert_eq!(answered("@marie-b oui", &[Earlier::of("@Marie-B", "Bof")]), Some((0, false)));
        assert_eq!(answered("> ok\nnon", &earlier), None);
        assert_eq!(answered("> jamais dit par personne\nnon", &earlier), None);
    }
}
