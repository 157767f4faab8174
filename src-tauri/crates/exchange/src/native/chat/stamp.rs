//! The head of a line of a chat written as text: `[29/01/2018, 23:45:10] `, `1/29/18, 11:45 PM - `, and what phones of other
//! languages make of it.

/// What stands between the date and who speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Closing {
    /// `[date, time] `
    Bracket,
    /// `date, time - `
    Dash,
    /// `date time: `
    Colon,
    /// `date time `
    Space,
}

/// How a head is written. All heads of an export are written alike; what looks like one inside a message is mostly not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Shape {
    /// How it ends.
    pub closing: Closing,
    /// What stands between the numbers of the date.
    pub separator: char,
    /// Whether it has seconds.
    pub seconds: bool,
}

/// A number of a date, with how many digits it is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Number {
    /// Its value.
    pub value: u32,
    /// Its digits.
    pub digits: usize,
}

/// The head of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stamp<'a> {
    /// How it is written.
    pub shape: Shape,
    /// The numbers of the date, in their order.
    pub date: [Number; 3],
    /// Hour from 0 to 23, minute, second.
    pub time: [u32; 3],
    /// Whether a word stands after the time that no language here has: which half of the day it names, nobody knows.
    pub half_is_unknown: bool,
    /// Date and time as the file writes them.
    pub original: &'a str,
    /// What follows the head.
    pub rest: &'a str,
}

/// Marks of direction and width that phones put into lines, and that nobody sees.
pub(super) fn is_mark(c: char) -> bool {
    matches!(c, '\u{FEFF}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{61C}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Reads the head of a line.
pub(super) fn stamp(line: &str) -> Option<Stamp<'_>> {
    let mut cursor = Cursor { text: line, at: 0 };
    let bracket = cursor.eat('[');
    cursor.pass_marks();
    let start = cursor.at;
    let first = cursor.number(4)?;
    let separator = ['/', '-', '.'].into_iter().find(|separator| cursor.eat(*separator))?;
    cursor.eat(' ');
    let second = cursor.number(2)?;
    if !cursor.eat(separator) {
        return None;
    }
    cursor.eat(' ');
    let third = cursor.number(4)?;
    // `13. 6. 2018. 21:25`
    let _ = separator == '.' && cursor.eat('.');
    let before = cursor.word()?;
    let hour = cursor.number(2)?.value;
    let mark = [':', '.', 'h'].into_iter().find(|mark| cursor.eat(*mark))?;
    let minute = cursor.two()?;
    let second_of_time = {
        let mut ahead = cursor;
        let found = ahead.eat(mark).then(|| ahead.two()).flatten();
        cursor = if found.is_some() { ahead } else { cursor };
        found
    };
    let half = cursor.half().or_else(|| half_of(&before));
    let half_is_unknown = half.is_none() && (1..=12).contains(&hour) && cursor.pass_unknown_half(bracket);
    let original = line.get(start..cursor.at)?;
    let closing = cursor.closing(bracket)?;
    let hour = match half {
        // Phones set to twelve hours write 00:08 a. m., and some 15:08 PM.
        Some(afternoon) if hour <= 12 => hour % 12 + if afternoon { 12 } else { 0 },
        _ => hour,
    };
    let time = [hour, minute, second_of_time.unwrap_or(0)];
    let shape = Shape { closing, separator, seconds: second_of_time.is_some() };
    let date = [first, second, third];
    let is_time = hour < 24 && minute < 60 && time[2] < 60;
    is_time.then(|| Stamp { shape, date, time, half_is_unknown, original, rest: line.get(cursor.at..).unwrap_or_default() })
}

/// Whether these letters name the half of a day: `Some(true)` the second one.
fn half_of(letters: &str) -> Option<bool> {
    const MORNING: &str = "am|ص|上午|午前|오전|凌晨|清晨|早晨|早上|öö|πμ|de|fm|sa|pg|vm|дп|पूर्वाह्न|قظ|eparadites|paradite|dop|ap|fh|\
        проб|priešpiet|முற்பகல்";
    const AFTERNOON: &str = "pm|م|下午|午後|오후|中午|傍晚|晚上|ös|μμ|du|em|ch|ptg|nm|пп|अपराह्न|بظ|epasdites|pasdite|odp|pop|ip|eh|\
        слоб|popiet|பிற்பகல்";
    let plain: String = letters.chars().filter(|c| !matches!(c, '.' | ' ' | ',')).flat_map(char::to_lowercase).collect();
    let is_one_of = |halves: &str| halves.split('|').any(|half| half == plain);
    is_one_of(MORNING).then_some(false).or_else(|| is_one_of(AFTERNOON).then_some(true))
}

/// Whether a character is one of a word: marks that join or silence the letters of India and Thailand are no letters by themselves.
fn is_of_a_word(c: char) -> bool {
    c.is_alphabetic() || matches!(c, '\u{94D}' | '\u{9CD}' | '\u{BCD}' | '\u{C4D}' | '\u{E48}'..='\u{E4B}')
}

/// Goes along a line: marks are passed over, digits of any script are digits, and all spaces are spaces.
#[derive(Clone, Copy)]
struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

impl Cursor<'_> {
    /// The next character that is seen, and where it ends.
    fn next(&self) -> Option<(char, usize)> {
        let rest = self.text.get(self.at..)?;
        let (offset, c) = rest.char_indices().find(|(_, c)| !is_mark(*c))?;
        Some((plain(c), self.at + offset + c.len_utf8()))
    }

    fn pass_marks(&mut self) {
        let rest = self.text.get(self.at..).unwrap_or_default();
        self.at += rest.len() - rest.trim_start_matches(is_mark).len();
    }

    fn eat(&mut self, wanted: char) -> bool {
        match self.next() {
            Some((c, end)) if c == wanted => {
                self.at = end;
                true
            }
            _ => false,
        }
    }

    fn number(&mut self, most: usize) -> Option<Number> {
        let mut number = Number::default();
        while let Some((c, end)) = self.next()
            && let Some(digit) = c.to_digit(10)
        {
            if number.digits == most {
                return None;
            }
            number = Number { value: number.value * 10 + digit, digits: number.digits + 1 };
            self.at = end;
        }
        (number.digits > 0).then_some(number)
    }

    fn two(&mut self) -> Option<u32> {
        self.number(2).filter(|number| number.digits == 2).map(|number| number.value)
    }

    /// What stands between date and time: a comma, a space, a word such as `à`, `um`, `klo` or `a las`, the half of the day.
    fn word(&mut self) -> Option<String> {
        let mut word = String::new();
        while let Some((c, end)) = self.next() {
            if c.is_ascii_digit() {
                return (!word.is_empty()).then_some(word);
            }
            if word.chars().count() > 16 || !(is_of_a_word(c) || matches!(c, ' ' | ',' | '.')) {
                return None;
            }
            word.push(c);
            self.at = end;
        }
        None
    }

    /// The half of the day, if it is next: the longest of `p`, `pm`, `p. m.` that is one and ends with its word.
    fn half(&mut self) -> Option<bool> {
        let (mut ahead, mut letters, mut found) = (*self, String::new(), None);
        while let Some((c, end)) = ahead.next() {
            if letters.chars().count() > 16 || !(is_of_a_word(c) || matches!(c, ' ' | '.')) {
                break;
            }
            letters.push(c);
            ahead.at = end;
            if (is_of_a_word(c) || c == '.')
                && !ahead.next().is_some_and(|(next, _)| is_of_a_word(next))
                && let Some(half) = half_of(&letters)
            {
                found = Some((half, ahead.at));
            }
        }
        let (half, end) = found?;
        self.at = end;
        Some(half)
    }

    /// Passes over words that stand between a time and a sign that ends the head: they can only name the half of the day, in a
    /// language that is not known here. They are part of no name.
    fn pass_unknown_half(&mut self, bracket: bool) -> bool {
        let (mut ahead, mut letters) = (*self, 0);
        while let Some((c, end)) = ahead.next().filter(|(c, _)| is_of_a_word(*c) || matches!(c, ' ' | '.')) {
            letters += usize::from(is_of_a_word(c));
            if letters > 24 {
                return false;
            }
            // The space before the dash belongs to the end of the head.
            let after = Cursor { at: end, ..ahead };
            let mut dash = after;
            let is_end = if bracket { dash.eat(']') } else { dash.eat(' ') && (dash.eat('-') || dash.eat('–')) && dash.eat(' ') };
            if letters > 0 && is_end {
                self.at = end;
                return true;
            }
            ahead = after;
        }
        false
    }

    fn closing(&mut self, bracket: bool) -> Option<Closing> {
        if bracket {
            let closed = self.eat(']');
            self.eat(' ');
            return closed.then_some(Closing::Bracket);
        }
        let spaced = self.eat(' ');
        while self.eat(' ') {}
        let mark = [('-', Closing::Dash), ('–', Closing::Dash), (':', Closing::Colon)].into_iter().find(|(mark, _)| self.eat(*mark));
        match mark {
            Some((_, closing)) => (self.eat(' ') || self.next().is_none()).then_some(closing),
            None => (spaced && self.next().is_some()).then_some(Closing::Space),
        }
    }
}

/// A character as the head of a line means it.
fn plain(c: char) -> char {
    let digit = |zero: u32| char::from_digit(u32::from(c) - zero, 10).unwrap_or(c);
    match c {
        '\u{A0}' | '\u{202F}' | '\u{2009}' => ' ',
        '،' | '、' | '，' => ',',
        '\u{660}'..='\u{669}' => digit(0x660),
        '\u{6F0}'..='\u{6F9}' => digit(0x6F0),
        '\u{966}'..='\u{96F}' => digit(0x966),
        '\u{9E6}'..='\u{9EF}' => digit(0x9E6),
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    type Read<'a> = ([u32; 3], [u32; 3], Closing, &'a str, &'a str);

    fn read(line: &str) -> Option<Read<'_>> {
        stamp(line).map(|s| (s.date.map(|number| number.value), s.time, s.shape.closing, s.original, s.rest))
    }

    #[test]
    fn heads_of_all_phones() {
        use Closing::{Bracket, Colon, Dash, Space};
        for (line, date, time, closing, rest) in [
            ("3/6/18, 1:55 p.m. - a: m", [3, 6, 18], [13, 55, 0], Dash, "a: m"),
            ("03-06-2018, 01.55 PM - a: m", [3, 6, 2018], [13, 55, 0], Dash, "a: m"),
            ("13.06.18 21.25.15: a: m", [13, 6, 18], [21, 25, 15], Colon, "a: m"),
            ("[06.13.18 21:25:15] a: m", [6, 13, 18], [21, 25, 15], Bracket, "a: m"),
            ("13.6.2018 klo 21.25.15 - a: m", [13, 6, 2018], [21, 25, 15], Dash, "a: m"),
            ("13. 6. 2018. 21:25:15 a: m", [13, 6, 2018], [21, 25, 15], Space, "a: m"),
            ("[2018/06/13, 21:25:15] a: m", [2018, 6, 13], [21, 25, 15], Bracket, "a: m"),
            ("24/12/2023 à 09:32 - Zoé : oui", [24, 12, 2023], [9, 32, 0], Dash, "Zoé : oui"),
            ("24/12/23, 9:32\u{202F}PM - a: m", [24, 12, 23], [21, 32, 0], Dash, "a: m"),
            ("24/12/23, 12:08 p.\u{A0}m. - a: m", [24, 12, 23], [12, 8, 0], Dash, "a: m"),
            ("24/12/23, 12:08 AM - a: m", [24, 12, 23], [0, 8, 0], Dash, "a: m"),
            ("06/20/2020, 00:08 a. m. - x", [6, 20, 2020], [0, 8, 0], Dash, "x"),
            ("\u{FEFF}[\u{FEFF}29.01.18, 12:26:03] Dave: Test", [29, 1, 18], [12, 26, 3], Bracket, "Dave: Test"),
            ("\u{200E}[29/01/18, 12:26:03] D: \u{200E}image omitted", [29, 1, 18], [12, 26, 3], Bracket, "D: \u{200E}image omitted"),
            ("2023/12/24 下午9:32 - 王: 好", [2023, 12, 24], [21, 32, 0], Dash, "王: 好"),
            ("2023. 12. 24. 오후 9:32 - 김: 네", [2023, 12, 24], [21, 32, 0], Dash, "김: 네"),
            ("٢٤\u{200F}/١٢\u{200F}/٢٠٢٣، ٩:٣٢ م - a: m", [24, 12, 2023], [21, 32, 0], Dash, "a: m"),
            ("24/12/23 21h32 - a: m", [24, 12, 23], [21, 32, 0], Dash, "a: m"),
            ("13/6/2024 10:30 e pasdites - Ana: m", [13, 6, 2024], [22, 30, 0], Dash, "Ana: m"),
            ("13/6/2024 10:30 e paradites - Ana: m", [13, 6, 2024], [10, 30, 0], Dash, "Ana: m"),
            ("13/6/2024، 10:30 ب.ظ. - Ana: m", [13, 6, 2024], [22, 30, 0], Dash, "Ana: m"),
            ("13/6/2024، 10:32 ق.ظ. - Ana: m", [13, 6, 2024], [10, 32, 0], Dash, "Ana: m"),
            ("2024/3/4 清晨6:30 - 李: 好", [2024, 3, 4], [6, 30, 0], Dash, "李: 好"),
            ("13/6/2024, 9:30 अपराह्न - a: m", [13, 6, 2024], [21, 30, 0], Dash, "a: m"),
        ] {
            let read = read(line).unwrap_or_else(|| panic!("{line}"));
            assert_eq!((read.0, read.1, read.2, read.4), (date, time, closing, rest), "{line}");
        }
        for (line, original, rest) in [
            ("13/6/2024 10:30 qwe rtz. - Ana: m", "13/6/2024 10:30 qwe rtz.", "Ana: m"),
            ("[13/6/2024, 10:30:05 qwe] Ana: m", "13/6/2024, 10:30:05 qwe", "Ana: m"),
        ] {
            let read = stamp(line).map(|stamp| (stamp.half_is_unknown, stamp.original, stamp.rest));
            assert_eq!(read, Some((true, original, rest)), "{line}");
        }
        for line in
            ["13/6/2024 10:30 Ana: we - you", "13/6/2024 22:30 qwe - m", "24/12/23, 9:32 PM - a - b: m", "24/12/23, 9:32 - a b - c: m"]
        {
            assert_eq!(stamp(line).map(|stamp| stamp.half_is_unknown), Some(false), "{line}");
        }
        assert_eq!(read("\u{200E}[29/01/18, 9:26:03\u{202F}PM] D: x").map(|read| read.3), Some("29/01/18, 9:26:03\u{202F}PM"));
        for line in [
            "",
            "[",
            "hello",
            "12:24 - a: m",
            "29/01/18",
            "29/01/18, 25:00 - a: m",
            "29/01/18, 12:24",
            "29/01/18;12:24;a",
            "29/01/18, 12:24\ta",
            "29/01/18, 12:24,a",
            "[29/01/18, 12:24 a: m",
            "2024-01-02 10:00:00,123 - root: x",
            "1/2/3/4 10:00 - a: m",
            "[24/12, 21:32] a: m",
        ] {
            assert_eq!(stamp(line), None, "{line}");
        }
    }

    proptest! {
        #[test]
        fn any_line_has_an_answer(line in "(\\[|\u{200E})?[0-9/.: \u{202F}apmAPM,\\]-]{0,40}\\PC{0,10}") {
            if let Some(stamp) = stamp(&line) {
                prop_assert!(line.ends_with(stamp.rest));
                prop_assert!(line.contains(stamp.original));
            }
        }
    }
}
