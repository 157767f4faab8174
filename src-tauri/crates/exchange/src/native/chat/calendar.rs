//! Which number of a date is the day, which the month and which the year: asked of a whole chat, never of one line.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use livisible_core::corpus::record::{Posted, Precision};

use super::stamp::{Number, Stamp};

/// What the first number of a date is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// 24/12/2023
    Day,
    /// 12/24/2023
    Month,
    /// 2023/12/24
    Year,
}

const ORDERS: [Order; 3] = [Order::Day, Order::Month, Order::Year];

/// How often a number must change for it to be the day: of two messages, one may just as well follow a month later.
const ENOUGH_CHANGES: u64 = 5;

/// What the dates of a chat tell of their order, one head after the other.
#[derive(Debug, Clone, Default)]
pub(super) struct Survey {
    heads: u64,
    /// Dates whose year can only be the first or the last number.
    long: [u64; 2],
    invalid: [u64; 3],
    backwards: [u64; 3],
    last: [Option<NaiveDate>; 3],
    /// How often each number changed from one head to the next.
    changes: [u64; 3],
    numbers: Option<[u32; 3]>,
    /// Dates that are not the same day first and month first.
    differ: bool,
}

impl Survey {
    /// Looks at the date of one more head.
    pub fn see(&mut self, date: &[Number; 3]) {
        self.heads += 1;
        self.long[0] += u64::from(date[0].digits > 2);
        self.long[1] += u64::from(date[2].digits > 2);
        for (at, order) in ORDERS.into_iter().enumerate() {
            match day(date, order) {
                None => self.invalid[at] += 1,
                Some(day) => {
                    self.backwards[at] += u64::from(self.last[at].is_some_and(|last| day < last));
                    self.last[at] = Some(day);
                }
            }
        }
        let numbers = date.map(|number| number.value);
        if let Some(before) = self.numbers.replace(numbers) {
            for (at, changes) in self.changes.iter_mut().enumerate() {
                *changes += u64::from(before[at] != numbers[at]);
            }
        }
        self.differ |= numbers[0] != numbers[1];
    }

    /// The order, and whether nothing tells the day from the month for sure.
    pub fn verdict(&self) -> (Order, bool) {
        let [day_first, month_first, year_first] = self.invalid;
        // Years change the least of all.
        let last_is_no_year = self.changes[2] > self.changes[0] && year_first <= day_first.min(month_first);
        if self.long[0] > self.long[1] || (self.long[1] == 0 && (year_first < day_first.min(month_first) || last_is_no_year)) {
            return (Order::Year, false);
        }
        // A chat goes forward in time.
        let against = |at: usize| (self.invalid[at], self.backwards[at]);
        match against(0).cmp(&against(1)) {
            std::cmp::Ordering::Less => return (Order::Day, false),
            std::cmp::Ordering::Greater => return (Order::Month, false),
            std::cmp::Ordering::Equal => {}
        }
        // Days change faster than months do, which a few dates do not show.
        let (more, less) = (self.changes[0].max(self.changes[1]), self.changes[0].min(self.changes[1]));
        let is_clear = more >= ENOUGH_CHANGES && more >= less * 2;
        (if self.changes[1] > self.changes[0] { Order::Month } else { Order::Day }, self.differ && !is_clear)
    }
}

/// The day that these numbers name in this order. Years of the Buddhist calendar are turned into ours; those of calendars that
/// begin in 622, whose months are not ours, name nothing.
fn day(date: &[Number; 3], order: Order) -> Option<NaiveDate> {
    let [year, month, day] = match order {
        Order::Day => [date[2], date[1], date[0]],
        Order::Month => [date[2], date[0], date[1]],
        Order::Year => [date[0], date[1], date[2]],
    };
    let said = i32::try_from(year.value).ok()?;
    let year = match year.digits {
        // Nobody wrote there before it was there, and what is far to come is a year of another calendar; nobody knows which.
        2 => Some(2000 + said).filter(|year| (2009..2060).contains(year))?,
        4 if (1970..=2100).contains(&said) => said,
        4 if (2513..=2643).contains(&said) => said - 543,
        _ => return None,
    };
    NaiveDate::from_ymd_opt(year, month.value, day.value)
}

/// When a line was written: phones write no zone, so that the time is read as UTC.
pub(super) fn posted(stamp: &Stamp<'_>, order: Order) -> Posted {
    let [hour, minute, second] = stamp.time;
    let at: Option<DateTime<Utc>> =
        day(&stamp.date, order).zip(NaiveTime::from_hms_opt(hour, minute, second)).map(|(day, time)| day.and_time(time).and_utc());
    let (at, precision) = match stamp.shape.seconds {
        // Which half of the day it was is not known: the day is.
        _ if stamp.half_is_unknown => (at.map(|at| at.date_naive().and_time(NaiveTime::MIN).and_utc()), Precision::Day),
        true => (at, Precision::Second),
        false => (at, Precision::Minute),
    };
    Posted { instant: at, precision, original: stamp.original.to_owned(), estimated: false }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::native::chat::stamp::stamp;

    fn verdict(dates: &[&str]) -> (Order, bool) {
        let mut survey = Survey::default();
        for date in dates {
            let line = format!("{date}, 10:00 - a: m");
            survey.see(&stamp(&line).unwrap_or_else(|| panic!("{line}")).date);
        }
        survey.verdict()
    }

    #[test]
    fn the_order_of_a_whole_chat() {
        assert_eq!(verdict(&["01/02/18", "13/02/18"]), (Order::Day, false), "13 is no month");
        assert_eq!(verdict(&["01/02/18", "02/13/18"]), (Order::Month, false));
        assert_eq!(verdict(&["2018/01/02"]), (Order::Year, false));
        assert_eq!(verdict(&["18.01.30", "18.02.28"]), (Order::Year, false), "days change before years do");
        // Day first this goes back from 1 February to 2 January; month first it goes on from 2 January to 1 February.
        assert_eq!(verdict(&["01/02/18", "02/01/18"]), (Order::Month, false));
        // Both go forward, and one number changes more often: five times, and twice as often, is sure.
        assert_eq!(verdict(&["01/02/18", "02/02/18", "03/03/18"]), (Order::Day, true));
        assert_eq!(verdict(&["03/04/2024", "03/05/2024"]), (Order::Month, true));
        assert_eq!(verdict(&["01/02/18", "02/02/18", "03/02/18", "04/02/18", "05/02/18", "06/02/18"]), (Order::Day, false));
        assert_eq!(verdict(&["02/01/18", "02/02/18", "02/03/18", "02/04/18", "02/05/18", "03/06/18"]), (Order::Month, false));
        assert_eq!(verdict(&["02/01/18", "03/02/18", "04/03/18", "04/04/18", "05/05/18", "05/06/18"]), (Order::Month, true), "5 to 3");
        assert_eq!(verdict(&["01/02/18", "01/02/18"]), (Order::Day, true));
        assert_eq!(verdict(&["02/02/18", "03/03/18"]), (Order::Day, false), "the same in both orders");
    }

    #[test]
    fn years_of_other_calendars() {
        let at = |line: &str| stamp(line).and_then(|stamp| posted(&stamp, Order::Day).instant).map(|at| at.to_rfc3339());
        assert_eq!(at("24/12/2566, 21:32 - a: m").as_deref(), Some("2023-12-24T21:32:00+00:00"));
        assert_eq!(at("24/12/23, 21:32 - a: m").as_deref(), Some("2023-12-24T21:32:00+00:00"));
        for other in ["03/10/1402, 21:32 - a: m", "24/12/66, 21:32 - a: m", "31/02/2023, 21:32 - a: m"] {
            assert_eq!(at(other), None, "{other}");
        }
    }
}
