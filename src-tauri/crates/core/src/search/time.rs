//! What is found, over time: bars of one unit, as fine as the dates allow.

use chrono::{DateTime, Datelike, Days, Months, NaiveDate};

use super::results::Results;
use crate::corpus::columns::UNDATED;
use crate::corpus::record::Precision;

/// The most bars: beyond, the next unit is taken.
const MOST_BARS: usize = 60;

/// What a bar covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// A day.
    Day,
    /// Seven days, from a Monday.
    Week,
    /// A month.
    Month,
    /// Three months.
    Quarter,
    /// A year.
    Year,
}

impl Unit {
    /// Every unit, the finest first.
    pub const ALL: [Unit; 5] = [Unit::Day, Unit::Week, Unit::Month, Unit::Quarter, Unit::Year];

    /// Its word.
    pub fn word(self) -> &'static str {
        ["day", "week", "month", "quarter", "year"][self as usize]
    }

    /// The first day of the bar in which this day stands.
    fn start(self, day: NaiveDate) -> NaiveDate {
        let back = match self {
            Unit::Day => None,
            Unit::Week => day.checked_sub_days(Days::new(day.weekday().num_days_from_monday().into())),
            Unit::Month => day.with_day(1),
            Unit::Quarter => NaiveDate::from_ymd_opt(day.year(), day.month0() / 3 * 3 + 1, 1),
            Unit::Year => NaiveDate::from_ymd_opt(day.year(), 1, 1),
        };
        back.unwrap_or(day)
    }

    /// Number of the bar in which this day stands; those of following bars follow.
    fn number(self, day: NaiveDate) -> i32 {
        match self {
            Unit::Day => day.num_days_from_ce(),
            // The first day of our era was a Monday.
            Unit::Week => (day.num_days_from_ce() - 1).div_euclid(7),
            Unit::Month => day.year() * 12 + day.month0() as i32,
            Unit::Quarter => day.year() * 4 + day.month0() as i32 / 3,
            Unit::Year => day.year(),
        }
    }

    /// The first day of the next bar.
    fn next(self, start: NaiveDate) -> Option<NaiveDate> {
        match self {
            Unit::Day => start.succ_opt(),
            Unit::Week => start.checked_add_days(Days::new(7)),
            Unit::Month => start.checked_add_months(Months::new(1)),
            Unit::Quarter => start.checked_add_months(Months::new(3)),
            Unit::Year => start.checked_add_months(Months::new(12)),
        }
    }

    /// Whether a date known so precisely has a bar of this unit.
    fn knows(self, precision: Precision) -> bool {
        match precision {
            Precision::Year => self == Unit::Year,
            Precision::Month => self >= Unit::Month,
            _ => true,
        }
    }
}

/// A bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bar {
    /// Its first day.
    pub from: NaiveDate,
    /// Its last day.
    pub to: NaiveDate,
    /// Messages found.
    pub messages: usize,
    /// Messages of the study.
    pub of: usize,
}

/// Messages over time, empty bars included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Histogram {
    /// What each bar covers.
    pub unit: Unit,
    /// The bars, the oldest first.
    pub bars: Vec<Bar>,
    /// Messages found that have no date, or one that is less precise than a bar.
    pub undated: usize,
}

impl Results<'_> {
    /// What is found over time, in the finest unit that makes sixty bars at most. `None` where nothing in the study is dated.
    ///
    /// A date that is only a year stands in no month: where such dates are most of those found, the unit is as large as they are;
    /// elsewhere they are counted with the undated.
    pub fn histogram(&self) -> Option<Histogram> {
        let columns = &self.columns;
        let day = |at: usize| match columns.posted[at] {
            UNDATED => None,
            posted => DateTime::from_timestamp_micros(posted).map(|when| when.date_naive()),
        };
        let mut found: Vec<(NaiveDate, Precision)> = self.set.iter().filter_map(|at| Some((day(at)?, columns.precision[at]))).collect();
        if found.is_empty() {
            // Nothing is found there, or nothing dated: the time is that of the study.
            found = (0..columns.len()).filter_map(|at| Some((day(at)?, columns.precision[at]))).collect();
        }
        let unit = Unit::ALL.into_iter().find(|unit| {
            let known = found.iter().filter(|(_, precision)| unit.knows(*precision));
            let (mut first, mut last, mut n) = (i32::MAX, i32::MIN, 0);
            for (day, _) in known {
                let number = unit.number(*day);
                (first, last, n) = (first.min(number), last.max(number), n + 1);
            }
            2 * n >= found.len() && n > 0 && (*unit == Unit::Year || ((last - first) as usize) < MOST_BARS)
        })?;
        let days = || found.iter().filter(|(_, precision)| unit.knows(*precision)).map(|(day, _)| *day);
        let (first, last) = (days().min()?, days().max()?);
        let mut bars = vec![];
        let mut start = unit.start(first);
        while start <= last {
            let Some(next) = unit.next(start) else { break };
            bars.push(Bar { from: start, to: next.pred_opt().unwrap_or(start), messages: 0, of: 0 });
            start = next;
        }
        let (origin, mut undated) = (unit.number(first), 0);
        for at in 0..columns.len() {
            let is_found = self.set.contains(at);
            let dated = day(at).filter(|_| unit.knows(columns.precision[at]));
            match dated {
                None => undated += usize::from(is_found),
                Some(day) => {
                    let place = usize::try_from(unit.number(day) - origin).ok();
                    if let Some(bar) = place.and_then(|place| bars.get_mut(place)) {
                        bar.of += 1;
                        bar.messages += usize::from(is_found);
                    }
                }
            }
        }
        Some(Histogram { unit, bars, undated })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn bars_part_the_days(days in 0i64..60_000, unit in 0usize..5) {
            let unit = Unit::ALL[unit];
            let day = NaiveDate::from_ymd_opt(1900, 1, 1).unwrap() + chrono::Duration::days(days);
            let start = unit.start(day);
            let next = unit.next(start).unwrap();
            prop_assert!(start <= day && day < next);
            prop_assert_eq!(unit.number(start), unit.number(day));
            prop_assert_eq!(unit.number(next), unit.number(day) + 1);
            prop_assert_eq!(unit.start(next), next);
        }
    }
}
