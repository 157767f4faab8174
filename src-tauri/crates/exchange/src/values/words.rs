//! Dates written with the name of a month, in French or English, in any order that people and mail use.

use livisible_core::corpus::record::Precision;

use super::dates::{Read, clock_and_zone, day, minutes_of_zone, moment};
use super::fold::fold;

/// The month that a word names, whole or shortened as the two languages do.
fn month(word: &str) -> Option<u32> {
    Some(match word {
        "january" | "janvier" | "jan" | "janv" => 1,
        "february" | "fevrier" | "feb" | "fev" | "fevr" => 2,
        "march" | "mars" | "mar" => 3,
        "april" | "avril" | "apr" | "avr" => 4,
        "may" | "mai" => 5,
        "june" | "juin" | "jun" => 6,
        "july" | "juillet" | "jul" | "juil" => 7,
        "august" | "aout" | "aug" => 8,
        "september" | "septembre" | "sep" | "sept" => 9,
        "october" | "octobre" | "oct" => 10,
        "november" | "novembre" | "nov" => 11,
        "december" | "decembre" | "dec" => 12,
        _ => return None,
    })
}

/// Words that stand in dates without saying anything more.
fn is_idle(word: &str) -> bool {
    matches!(
        word,
        "monday"
            | "tuesday"
            | "wednesday"
            | "thursday"
            | "friday"
            | "saturday"
            | "sunday"
            | "mon"
            | "tue"
            | "tues"
            | "wed"
            | "thu"
            | "thur"
            | "thurs"
            | "fri"
            | "sat"
            | "sun"
            | "lundi"
            | "mardi"
            | "mercredi"
            | "jeudi"
            | "vendredi"
            | "samedi"
            | "dimanche"
            | "lun"
            | "mer"
            | "jeu"
            | "ven"
            | "sam"
            | "dim"
            | "le"
            | "the"
            | "of"
            | "on"
            | "at"
            | "a"
            | "de"
            | ""
    )
}

/// `2 mars 2024`, `March 2, 2024 at 9:05 pm`, `Wed Oct 10 20:19:24 +0000 2018`, `Tue, 15 Nov 1994 08:12:31 GMT`, `mars 2024`.
pub fn read(cell: &str) -> Option<Read> {
    plain(cell).or_else(|| {
        // Shops say where: `Reviewed in France on March 2, 2024`, `Avis laissé en France le 2 mars 2024`.
        let (_, date) = cell.rsplit_once(" on ").or_else(|| cell.rsplit_once(" le "))?;
        plain(date)
    })
}

fn plain(cell: &str) -> Option<Read> {
    let mut found_month = None;
    let mut found_day = None;
    let mut found_year = None;
    let mut clock = None;
    let mut zone = None;
    let mut tokens = cell.split([' ', ',', '\u{A0}', '\u{202F}']).filter(|token| !token.is_empty()).peekable();
    while let Some(token) = tokens.next() {
        // `10-Oct-2018` is three tokens in one.
        if found_month.is_none() && token.matches('-').count() == 2 && token.contains(|c: char| c.is_alphabetic()) {
            return plain(&cell.replacen('-', " ", 2));
        }
        let is_clock = token.contains(':')
            || (token.starts_with(|c: char| c.is_ascii_digit()) && token.contains(['h', 'H']) && !token.ends_with("th"));
        if is_clock && clock.is_none() && found_month.is_some() {
            // The half of the day may be the next word.
            let mut text = token.to_owned();
            while let Some(next) = tokens.peek() {
                if !matches!(fold(next).as_str(), "am" | "pm" | "a" | "p" | "m") {
                    break;
                }
                text.push(' ');
                text.push_str(next);
                tokens.next();
            }
            let (time, said) = clock_and_zone(&text)?;
            clock = Some(time);
            zone = said;
            continue;
        }
        if clock.is_some()
            && zone.is_none()
            && let Some(minutes) = minutes_of_zone(token)
        {
            zone = Some(minutes);
            continue;
        }
        let word = fold(token);
        if word.bytes().all(|b| b.is_ascii_digit()) && !word.is_empty() {
            match word.len() {
                1 | 2 if found_day.is_none() => found_day = Some(word.parse().ok()?),
                2 if found_year.is_none() => found_year = Some(2000 + word.parse::<u32>().ok()?),
                4 if found_year.is_none() => found_year = Some(word.parse().ok()?),
                _ => return None,
            }
        } else if let Some(number) = month(&word) {
            if found_month.replace(number).is_some() {
                return None;
            }
        } else if let Some(number) = ordinal(&word) {
            if found_day.replace(number).is_some() {
                return None;
            }
        } else if !(is_idle(&word) || clock.is_some() && token.starts_with('(')) {
            return None;
        }
    }
    let (month, year) = (found_month?, found_year?);
    let Some(dom) = found_day else {
        return if clock.is_none() { day(year, month, 1, Precision::Month) } else { None };
    };
    let date = day(year, month, dom, Precision::Day)?;
    match clock {
        Some(time) => moment(date, time, zone),
        None => Some(date),
    }
}

/// `1er`, `2nd`, `3rd`, `14th`.
fn ordinal(word: &str) -> Option<u32> {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    matches!(&word[digits..], "er" | "st" | "nd" | "rd" | "th" | "e").then(|| word[..digits].parse().ok())?
}
