//! The tiers of a TextGrid, in its long form and in its short one, which differ in words for people alone.

use super::tokens::{Token, Tokens};

/// What stands between two times, or at one.
#[derive(Debug, Clone, PartialEq)]
pub struct Interval {
    /// In milliseconds.
    pub start: u64,
    /// In milliseconds.
    pub end: u64,
    /// The words, as they stand.
    pub words: String,
}

/// A tier: a speaker, or a layer of annotation.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Tier {
    /// Its name.
    pub name: String,
    /// Points in time, no intervals.
    pub points: bool,
    /// In the order of the file.
    pub intervals: Vec<Interval>,
}

/// The tiers of a file, and what ends them before their time: stable code and what was seen.
#[derive(Debug, Default)]
pub struct Grid {
    /// In the order of the file.
    pub tiers: Vec<Tier>,
    /// `truncated` or `malformed`.
    pub fault: Option<(&'static str, String)>,
}

/// Reads the tiers of a text.
pub fn read(text: &str) -> Grid {
    let mut grid = Grid::default();
    let mut tokens = Tokens::of(text);
    let fault = tiers(&mut tokens, &mut grid.tiers).err();
    grid.fault = fault.map(|seen| match seen {
        Some(token) => ("malformed", format!("{token:?}")),
        None => ("truncated", grid.tiers.last().map_or(String::new(), |tier| tier.name.clone())),
    });
    grid
}

/// What stood in place of what was wanted; `None` at the end of the file.
type Missing = Option<Token>;

fn number(tokens: &mut Tokens<'_>) -> Result<f64, Missing> {
    match tokens.next() {
        Some(Token::Number(number)) => Ok(number),
        other => Err(other),
    }
}

fn words(tokens: &mut Tokens<'_>) -> Result<String, Missing> {
    match tokens.next() {
        Some(Token::Text(text)) => Ok(text),
        other => Err(other),
    }
}

/// Seconds as milliseconds; what lies before the beginning is at the beginning.
fn millis(seconds: f64) -> u64 {
    let bounded = (seconds * 1000.0).round().clamp(0.0, 1e15);
    format!("{bounded:.0}").parse().unwrap_or(0)
}

fn tiers(tokens: &mut Tokens<'_>, tiers: &mut Vec<Tier>) -> Result<(), Missing> {
    // The kind of file and of object, the times of the whole, and whether there are tiers.
    words(tokens)?;
    words(tokens)?;
    number(tokens)?;
    number(tokens)?;
    let mut count = match tokens.next() {
        Some(Token::Flag(flag)) if flag == "<exists>" => number(tokens)?,
        Some(Token::Flag(_)) => return Ok(()),
        other => return Err(other),
    };
    while count >= 1.0 {
        count -= 1.0;
        let class = words(tokens)?;
        let name = words(tokens)?;
        tiers.push(Tier { name, points: class != "IntervalTier", intervals: Vec::new() });
        let Some(tier) = tiers.last_mut() else { return Ok(()) };
        number(tokens)?;
        number(tokens)?;
        let mut left = number(tokens)?;
        while left >= 1.0 {
            left -= 1.0;
            let start = millis(number(tokens)?);
            let end = if tier.points { start } else { millis(number(tokens)?) };
            tier.intervals.push(Interval { start, end, words: words(tokens)? });
        }
    }
    Ok(())
}
