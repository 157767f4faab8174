//! The primitives of a drawing: text, rectangles, lines, groups that lead somewhere. Plain presentation attributes only,
//! never `style`, `class`, a variable or a script: the window's policy and rasterisers forbid them.

use unicode_segmentation::UnicodeSegmentation;

use crate::html::escape;

/// Width of every drawing, in units of its view box.
pub const WIDTH: f64 = 640.0;
/// The letters of the interface and of its figures.
pub const SANS: &str = "Instrument Sans, sans-serif";
/// The letters of people and of titles.
pub const SERIF: &str = "Literata, serif";

/// A text for an attribute: a parser would turn a line break into a space.
pub fn attribute(text: &str) -> String {
    escape(text).replace('\n', "&#10;").replace('\t', "&#9;")
}

/// A length, to a hundredth of a unit.
pub fn length(value: f64) -> String {
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// Where a text stands from its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// It begins there.
    Start,
    /// It is centred there.
    Middle,
    /// It ends there.
    End,
}

/// How a text is set.
#[derive(Debug, Clone, Copy)]
pub struct Type {
    /// Its letters.
    pub font: &'static str,
    /// Their size.
    pub size: f64,
    /// 400 or 500.
    pub weight: u32,
    /// Its colour.
    pub fill: &'static str,
}

/// Elements of a drawing, one after the other.
#[derive(Debug, Default)]
pub struct Shapes {
    body: String,
}

impl Shapes {
    /// A line of text on its base line.
    pub fn text(&mut self, x: f64, y: f64, anchor: Anchor, set: Type, text: &str) {
        let anchor = match anchor {
            Anchor::Start => "",
            Anchor::Middle => " text-anchor=\"middle\"",
            Anchor::End => " text-anchor=\"end\"",
        };
        self.body.push_str(&format!(
            "<text x=\"{}\" y=\"{}\"{anchor} font-family=\"{}\" font-size=\"{}\" font-weight=\"{}\" fill=\"{}\">{}</text>\n",
            length(x),
            length(y),
            set.font,
            length(set.size),
            set.weight,
            set.fill,
            escape(text)
        ));
    }

    /// A line of text that climbs from its place.
    pub fn climbing(&mut self, x: f64, y: f64, set: Type, text: &str) {
        self.body.push_str(&format!("<g transform=\"translate({} {}) rotate(-90)\">", length(x), length(y)));
        self.text(0.0, 0.0, Anchor::Start, set, text);
        self.body.push_str("</g>\n");
    }

    /// A filled rectangle.
    pub fn rect(&mut self, x: f64, y: f64, width: f64, height: f64, fill: &str) {
        self.body.push_str(&format!(
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{fill}\"/>\n",
            length(x),
            length(y),
            length(width),
            length(height)
        ));
    }

    /// A rectangle washed with its colour, edged with it: the form that a code's quantity takes.
    pub fn washed(&mut self, x: f64, y: f64, width: f64, height: f64, colour: &str) {
        self.body.push_str(&format!(
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{colour}\" fill-opacity=\"0.26\" stroke=\"{colour}\"/>\n",
            length(x),
            length(y),
            length(width),
            length(height)
        ));
    }

    /// A rectangle that is not seen and can be pointed at.
    pub fn reach(&mut self, x: f64, y: f64, width: f64, height: f64) {
        self.body.push_str(&format!(
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"none\" pointer-events=\"all\"/>\n",
            length(x),
            length(y),
            length(width),
            length(height)
        ));
    }

    /// A straight line, one unit wide.
    pub fn line(&mut self, from: (f64, f64), to: (f64, f64), stroke: &str) {
        self.body.push_str(&format!(
            "<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\" stroke=\"{stroke}\"/>\n",
            length(from.0),
            length(from.1),
            length(to.0),
            length(to.1)
        ));
    }

    /// Elements that are one thing: its whole name and counts, the query that finds what it counts, where it leads.
    pub fn group(&mut self, query: Option<&str>, leads: Option<&str>, title: &str, inside: Shapes) {
        let reference = query.map_or_else(String::new, |query| format!(" data-ref=\"{}\"", attribute(query)));
        let (open, close) = match leads {
            Some(target) => (format!("<a href=\"{}\">", attribute(target)), "</a>"),
            None => (String::new(), ""),
        };
        self.body.push_str(&format!("<g{reference}>{open}<title>{}</title>\n{}{close}</g>\n", escape(title), inside.body));
    }

    /// Elements set lower, and to the right.
    pub fn shifted(&mut self, x: f64, y: f64, inside: Shapes) {
        self.body.push_str(&format!("<g transform=\"translate({} {})\">\n{}</g>\n", length(x), length(y), inside.body));
    }

    /// The same, reduced.
    pub fn scaled(&mut self, x: f64, y: f64, scale: f64, inside: Shapes) {
        self.body.push_str(&format!("<g transform=\"translate({} {}) scale({scale:.4})\">\n{}</g>\n", length(x), length(y), inside.body));
    }

    /// The whole drawing: `name` tells its ids from those of other drawings of the page.
    pub fn finish(self, name: &str, height: f64, title: &str, description: &str) -> String {
        let (width, height) = (length(WIDTH), length(height));
        // Links inside a picture could not be reached: a drawing that has some is a group.
        let role = if self.body.contains("<a href=") { "group" } else { "img" };
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"{role}\" \
             aria-labelledby=\"figure-{name}-title figure-{name}-desc\">\n<title id=\"figure-{name}-title\">{}</title>\n\
             <desc id=\"figure-{name}-desc\">{}</desc>\n{}</svg>\n",
            escape(title),
            escape(description),
            self.body
        )
    }
}

/// About how wide a text stands, in units: letters are measured by kind, since no font is read here.
pub fn width(text: &str, size: f64) -> f64 {
    let em = |c: char| match c {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '’' | '!' | '|' => 0.27,
        'f' | 'r' | 't' | '(' | ')' | '[' | ']' | ' ' | '-' | '/' | '\u{A0}' | '\u{202F}' => 0.37,
        'm' | 'w' | 'M' | 'W' | '@' | '%' | '…' => 0.88,
        '\u{300}'..='\u{36F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' => {
            0.0
        }
        '\u{1100}'..='\u{11FF}' | '\u{2E80}'..='\u{D7FF}' | '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE6F}' | '\u{FF00}'..='\u{FFEF}' => {
            1.0
        }
        c if u32::from(c) >= 0x1_F000 => 1.3,
        c if c.is_uppercase() || c.is_numeric() => 0.66,
        _ => 0.54,
    };
    // One grapheme is at most one wide sign, however many code points it joins.
    text.graphemes(true).map(|grapheme| grapheme.chars().map(em).sum::<f64>().min(1.3)).sum::<f64>() * size
}

/// A text on one line, cut before it passes this width; whole graphemes, and `…` for what is left out.
pub fn abridge(text: &str, size: f64, within: f64) -> String {
    // No-break spaces stay.
    let line = text.split([' ', '\n', '\t', '\r']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    if width(&line, size) <= within {
        return line;
    }
    let mut out = String::new();
    let mut used = width("…", size);
    for grapheme in line.graphemes(true) {
        used += width(grapheme, size);
        if used > within {
            break;
        }
        out.push_str(grapheme);
    }
    out.truncate(out.trim_end().len());
    out.push('…');
    out
}

/// The lines of a paragraph no wider than this.
pub fn wrapped(text: &str, size: f64, within: f64) -> Vec<String> {
    let mut lines: Vec<String> = vec![];
    // Not at no-break spaces.
    for word in text.split([' ', '\n', '\t']).filter(|word| !word.is_empty()) {
        match lines.last_mut() {
            Some(line) if width(line, size) + width(" ", size) + width(word, size) <= within => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(abridge(word, size, within)),
        }
    }
    lines
}

/// A name inside a sentence, held apart where it is written from right to left or would turn what follows.
pub fn apart(name: &str) -> String {
    let turns = |c: char| {
        matches!(c, '\u{590}'..='\u{8FF}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
            || (0x1_0800..=0x1_0FFF).contains(&u32::from(c))
            || (0x1_E800..=0x1_EFFF).contains(&u32::from(c))
    };
    if name.chars().any(turns) { format!("\u{2068}{name}\u{2069}") } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_names_are_cut_between_graphemes() {
        assert_eq!(abridge("Critique", 13.0, 200.0), "Critique");
        let family = "👩‍👩‍👧".repeat(40);
        let cut = abridge(&family, 13.0, 100.0);
        assert!(cut.ends_with("👧…") && cut.len() < family.len(), "{cut}");
        assert!(width(&cut, 13.0) <= 100.0);
        assert_eq!(abridge("a\n b", 13.0, 100.0), "a b");
    }

    #[test]
    fn paragraphs_keep_their_no_break_spaces() {
        let lines = wrapped("Base\u{A0}: 13 messages, 9 personnes, 7 espaces", 12.0, 120.0);
        assert!(lines.len() > 1 && lines[0].starts_with("Base\u{A0}:"));
        assert!(lines.iter().all(|line| width(line, 12.0) <= 120.0));
    }

    #[test]
    fn names_from_right_to_left_do_not_turn_the_sentence() {
        assert_eq!(apart("Prix"), "Prix");
        assert_eq!(apart("سعر"), "\u{2068}سعر\u{2069}");
        assert_eq!(attribute("a\n\"b\""), "a&#10;&quot;b&quot;");
    }
}
