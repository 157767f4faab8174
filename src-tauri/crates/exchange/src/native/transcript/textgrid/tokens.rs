//! What counts in a text file of Praat: numbers, strings in quotes and flags that stand free; every other word is for people.

/// What stands free in the file.
#[derive(Debug, Clone, PartialEq)]
pub enum Token {
    /// A number.
    Number(f64),
    /// A string, its doubled quotes single.
    Text(String),
    /// A flag, such as `<exists>`.
    Flag(String),
}

/// The tokens of a text, in order. A quote that nothing closes ends them.
pub struct Tokens<'t> {
    rest: &'t str,
    /// A string was open at the end of the text.
    pub cut: bool,
}

impl<'t> Tokens<'t> {
    /// Reads this text.
    pub fn of(text: &'t str) -> Self {
        Tokens { rest: text, cut: false }
    }

    /// A string whose opening quote was taken.
    fn text(&mut self) -> Option<Token> {
        let mut said = String::new();
        while let Some(at) = self.rest.find('"') {
            said.push_str(&self.rest[..at]);
            self.rest = &self.rest[at + 1..];
            match self.rest.strip_prefix('"') {
                Some(rest) => {
                    said.push('"');
                    self.rest = rest;
                }
                None => return Some(Token::Text(said)),
            }
        }
        self.rest = "";
        self.cut = true;
        None
    }
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        loop {
            self.rest = self.rest.trim_start();
            if let Some(rest) = self.rest.strip_prefix('"') {
                self.rest = rest;
                return self.text();
            }
            if self.rest.is_empty() {
                return None;
            }
            if self.rest.starts_with('!') {
                self.rest = self.rest.find(['\n', '\r']).map_or("", |end| &self.rest[end..]);
                continue;
            }
            let (word, rest) = self.rest.split_at(self.rest.find(char::is_whitespace).unwrap_or(self.rest.len()));
            self.rest = rest;
            if word.starts_with('<') && word.ends_with('>') {
                return Some(Token::Flag(word.to_owned()));
            }
            let is_number = word.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '.'));
            if let Some(number) = word.parse::<f64>().ok().filter(|number| is_number && number.is_finite()) {
                return Some(Token::Number(number));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_for_people_are_passed_over() {
        let text = "xmin = 0 ! from 12\nitem [1]:\n  text = \"say \"\"oui\"\"\nnow\" <exists> -2.5e1 7th inf \"open";
        let mut tokens = Tokens::of(text);
        let all: Vec<Token> = tokens.by_ref().collect();
        let said = Token::Text("say \"oui\"\nnow".to_owned());
        assert_eq!(all, vec![Token::Number(0.0), said, Token::Flag("<exists>".to_owned()), Token::Number(-25.0)]);
        assert!(tokens.cut);
    }

    proptest! {
        #[test]
        fn anything_ends(text in any::<String>()) {
            Tokens::of(&text).count();
        }
    }
}
