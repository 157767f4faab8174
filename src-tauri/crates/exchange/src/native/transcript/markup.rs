//! The words of a cue: tags and entities go, a voice says who speaks.

use super::cue::Dialect;

/// A line of a cue, without markup.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line {
    /// Who speaks, by a voice tag.
    pub voice: Option<String>,
    /// Its words, without white space around.
    pub words: String,
}

/// Tags that captions are written with; what else stands between `<` and `>` is words.
const TAGS: &[&str] = &["i", "b", "u", "s", "c", "v", "ruby", "rt", "lang", "font", "em", "strong", "span", "br"];

/// A tag at the beginning of a text: its name, what it says, whether it closes, and its length in bytes.
fn tag(text: &str) -> Option<(&str, &str, bool, usize)> {
    let inside = text.strip_prefix('<')?;
    let end = inside.char_indices().take(300).find_map(|(at, c)| (c == '>').then_some(at))?;
    let inside = &inside[..end];
    let (closes, inside) = inside.strip_prefix('/').map_or((false, inside), |inside| (true, inside));
    let name_end = inside.find(['.', ' ', '\t', '\n', '/']).unwrap_or(inside.len());
    let (name, said) = inside.split_at(name_end);
    let is_time = name.starts_with(|c: char| c.is_ascii_digit()) && super::clock::read(inside.trim()).is_some();
    let known = TAGS.iter().any(|tag| tag.eq_ignore_ascii_case(name));
    (is_time || known || (closes && inside.is_empty())).then_some((if is_time { "" } else { name }, said, closes, end + 2))
}

/// What a voice tag says after its classes: `.loud.first Ana Ruiz` is Ana Ruiz.
fn name_of(said: &str) -> Option<String> {
    let name = if said.starts_with('.') { said.split_once([' ', '\t', '\n']).map_or("", |(_, name)| name) } else { said };
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    (!name.is_empty()).then(|| htmlize::unescape_attribute(name).into_owned())
}

/// The lines of a cue as words. A reading (`<rt>`) stands in brackets after what it is the reading of.
pub fn clean(lines: &[String], dialect: Dialect) -> Vec<Line> {
    let text = lines.join("\n");
    let (mut out, mut line) = (Vec::new(), Line::default());
    let mut rest = text.as_str();
    while let Some(c) = rest.chars().next() {
        if dialect != Dialect::Sbv
            && c == '<'
            && let Some((name, said, closes, length)) = tag(rest)
        {
            rest = &rest[length..];
            match (name.to_ascii_lowercase().as_str(), closes) {
                ("v", _) => {
                    end(&mut line, &mut out);
                    line.voice = if closes { None } else { name_of(said) };
                }
                ("rt", false) => line.words.push('('),
                ("rt", true) => line.words.push(')'),
                ("br", _) => end(&mut line, &mut out),
                _ => {}
            }
            continue;
        }
        // `{\an8}` and its like, which the players of SubRip take from another format.
        if dialect == Dialect::SubRip
            && rest.starts_with("{\\")
            && let Some(length) = rest.bytes().take(300).position(|byte| byte == b'}')
        {
            rest = &rest[length + 1..];
            continue;
        }
        rest = &rest[c.len_utf8()..];
        match c {
            '\n' => end(&mut line, &mut out),
            _ => line.words.push(c),
        }
    }
    end(&mut line, &mut out);
    if dialect != Dialect::Sbv {
        for line in &mut out {
            if line.words.contains('&') {
                line.words = htmlize::unescape_attribute(line.words.as_str()).into_owned();
            }
        }
    }
    out
}

/// Ends a line, whose voice goes on in the next.
fn end(line: &mut Line, out: &mut Vec<Line>) {
    let words = std::mem::take(&mut line.words);
    let words = words.trim();
    if !crate::values::is_blank(words) {
        out.push(Line { voice: line.voice.clone(), words: words.to_owned() });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn words(text: &str, dialect: Dialect) -> Vec<(Option<String>, String)> {
        let lines: Vec<String> = text.lines().map(str::to_owned).collect();
        clean(&lines, dialect).into_iter().map(|line| (line.voice, line.words)).collect()
    }

    fn plain(text: &str) -> (Option<String>, String) {
        (None, text.to_owned())
    }

    #[test]
    fn tags_go_and_what_is_none_stays() {
        let vtt = Dialect::WebVtt;
        assert_eq!(
            words("When the moon <00:17.500>hits <c.colorE5E5E5>your</c> <i>eye</i>", vtt),
            vec![plain("When the moon hits your eye")]
        );
        assert_eq!(words("I <3 you & me, 2 < 3 > 1 &amp; &lt;b&gt;", vtt), vec![plain("I <3 you & me, 2 < 3 > 1 & <b>")]);
        assert_eq!(words("<ruby>漢字<rt>かんじ</rt></ruby>", vtt), vec![plain("漢字(かんじ)")]);
        assert_eq!(words("{\\an8}<font color=\"#fff\">Bonjour</font>", Dialect::SubRip), vec![plain("Bonjour")]);
        assert_eq!(words("<i>kept</i>", Dialect::Sbv), vec![plain("<i>kept</i>")]);
        assert_eq!(words(" \n  \n", vtt), vec![]);
        assert_eq!(words("<v", vtt), vec![plain("<v")]);
    }

    #[test]
    fn voices_last_until_they_close() {
        let said = words("<v.loud.first Ana  Ruiz>Oui,\nnon</v> rires <v Paul &amp; Jo>Ah", Dialect::WebVtt);
        let ana = Some("Ana Ruiz".to_owned());
        assert_eq!(
            said,
            vec![
                (ana.clone(), "Oui,".to_owned()),
                (ana, "non".to_owned()),
                plain("rires"),
                (Some("Paul & Jo".to_owned()), "Ah".to_owned())
            ]
        );
    }

    proptest! {
        #[test]
        fn anything_is_cleaned(text in "[<>/vicbrt. :0-9\n&;é{}\\\\]{0,60}", which in 0usize..3) {
            words(&text, [Dialect::WebVtt, Dialect::SubRip, Dialect::Sbv][which]);
        }
    }
}
