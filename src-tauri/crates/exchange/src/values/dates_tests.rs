//! Cases of the module beside.

use super::*;
use chrono::{Datelike, SecondsFormat};
use proptest::prelude::*;

fn day_first(cell: &str) -> Option<String> {
    read(cell, Order::DayFirst).map(|read| {
        format!(
            "{} {:?}{}",
            read.instant.to_rfc3339_opts(SecondsFormat::AutoSi, true),
            read.precision,
            if read.naive { " naive" } else { "" }
        )
    })
}

#[test]
fn the_ways_of_sources() {
    for (cell, expected) in [
        ("2024-03-02T09:00:00Z", "2024-03-02T09:00:00Z Second"),
        ("2024-03-02T09:00:00.250+02:00", "2024-03-02T07:00:00.250Z Second"),
        ("2024-03-02 09:00:00", "2024-03-02T09:00:00Z Second naive"),
        ("2024-03-02 09:00", "2024-03-02T09:00:00Z Minute naive"),
        ("2013-11-07T06:20:48", "2013-11-07T06:20:48Z Second naive"),
        ("2024-03-02 09:00:00 +0100", "2024-03-02T08:00:00Z Second"),
        ("2024-03-02 09:00:00 UTC", "2024-03-02T09:00:00Z Second"),
        ("2024-03-02", "2024-03-02T00:00:00Z Day"),
        ("2024-3-2", "2024-03-02T00:00:00Z Day"),
        ("2024/03/02", "2024-03-02T00:00:00Z Day"),
        ("2024-03", "2024-03-01T00:00:00Z Month"),
        ("03/2024", "2024-03-01T00:00:00Z Month"),
        ("2024", "2024-01-01T00:00:00Z Year"),
        ("02/03/2024", "2024-03-02T00:00:00Z Day"),
        ("2/3/24 9:05 PM", "2024-03-02T21:05:00Z Minute naive"),
        ("02/03/2024 à 10h30", "2024-03-02T10:30:00Z Minute naive"),
        ("02/03/2024, 10:30:05", "2024-03-02T10:30:05Z Second naive"),
        ("02.03.2024", "2024-03-02T00:00:00Z Day"),
        ("13. 6. 2018", "2018-06-13T00:00:00Z Day"),
        ("02-03-2024 12:00", "2024-03-02T12:00:00Z Minute naive"),
        ("2 mars 2024", "2024-03-02T00:00:00Z Day"),
        ("1er août 2023", "2023-08-01T00:00:00Z Day"),
        ("samedi 2 févr. 2024 à 10h05", "2024-02-02T10:05:00Z Minute naive"),
        ("Mar 2, 2024", "2024-03-02T00:00:00Z Day"),
        ("March 2nd, 2024 at 9:05 pm", "2024-03-02T21:05:00Z Minute naive"),
        ("mars 2024", "2024-03-01T00:00:00Z Month"),
        ("10-Oct-2018", "2018-10-10T00:00:00Z Day"),
        ("Wed Oct 10 20:19:24 +0000 2018", "2018-10-10T20:19:24Z Second"),
        ("Tue, 15 Nov 1994 08:12:31 GMT", "1994-11-15T08:12:31Z Second"),
        ("Mon, 1 Apr 2024 10:00:00 +0200 (CEST)", "2024-04-01T08:00:00Z Second"),
        ("Reviewed in France on March 2, 2024", "2024-03-02T00:00:00Z Day"),
        ("Avis laissé en France le 2 mars 2024", "2024-03-02T00:00:00Z Day"),
        ("1709370000", "2024-03-02T09:00:00Z Second"),
        ("1709370000000", "2024-03-02T09:00:00Z Second"),
        ("1709370000.0", "2024-03-02T09:00:00Z Second"),
        ("20140102", "2014-01-02T00:00:00Z Day"),
        ("2021-05-04 10:00:00 EST", "2021-05-04T15:00:00Z Second"),
    ] {
        assert_eq!(day_first(cell).as_deref(), Some(expected), "{cell}");
    }
}

#[test]
fn what_is_no_date() {
    for cell in [
        "",
        "hier",
        "2 months ago",
        "il y a 3 jours",
        "march seventh twenty-fourteen",
        "06:00am - 07:30am",
        "31/02/2024",
        "2024-13-01",
        "12",
        "99999",
        "2024-03-02x",
        "0000-01-01",
        "2024-03-02T25:00",
        "mars",
        "2 mars",
        "Mar 2, 2024 Mar 3, 2024",
        "12345678",
        "1/2/3",
        "3.14",
        "2024-03-02T",
        "10:30",
    ] {
        assert_eq!(day_first(cell), None, "{cell}");
    }
}

#[test]
fn a_column_decides_its_order() {
    let survey = |cells: &[&str], french| {
        let mut surveyor = Surveyor::default();
        cells.iter().for_each(|cell| surveyor.see(cell));
        surveyor.verdict(french)
    };
    assert_eq!(survey(&["02/03/2024", "31/12/2024"], false), Survey { order: Order::DayFirst, ambiguous: false });
    assert_eq!(survey(&["02/03/2024", "12/31/2024"], true), Survey { order: Order::MonthFirst, ambiguous: false });
    assert_eq!(survey(&["02/03/2024"], false), Survey { order: Order::DayFirst, ambiguous: true });
    assert_eq!(survey(&["02/03/2024"], true), Survey { order: Order::DayFirst, ambiguous: false });
    assert_eq!(survey(&["03/03/2024", "2024-01-02", ""], false), Survey { order: Order::DayFirst, ambiguous: false });
}

proptest! {
    #[test]
    fn nothing_panics(cell in any::<String>(), like in "[0-9a-zA-Z:/. +,\\-à]{0,30}") {
        for order in [Order::DayFirst, Order::MonthFirst] {
            read(&cell, order);
            read(&like, order);
        }
    }

    #[test]
    fn every_way_of_writing_an_instant_reads_back(seconds in 0i64..4_102_444_800) {
        let at = DateTime::from_timestamp(seconds, 0).expect("in range");
        let (y, m, d, t) = (at.year(), at.month(), at.day(), at.format("%H:%M:%S"));
        let french = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"][m as usize - 1];
        for (cell, order) in [
            (at.to_rfc3339(), Order::DayFirst),
            (at.to_rfc2822(), Order::DayFirst),
            (at.format("%Y-%m-%dT%H:%M:%S%.3fZ").to_string(), Order::MonthFirst),
            (at.format("%a %b %d %H:%M:%S +0000 %Y").to_string(), Order::DayFirst),
            (at.format("%B %-d, %Y %-I:%M:%S %p").to_string(), Order::DayFirst),
            (format!("{y}-{m:02}-{d:02} {t}"), Order::DayFirst),
            (format!("{d:02}/{m:02}/{y} {t}"), Order::DayFirst),
            (format!("{m}/{d}/{y} {t}"), Order::MonthFirst),
            (format!("{d}.{m}.{y} {t}"), Order::DayFirst),
            (format!("{d} {french} {y} à {t}"), Order::DayFirst),
            (format!("{y}-{m:02}-{d:02}T{t}+05:30"), Order::DayFirst),
        ] {
            let shift = if cell.ends_with("+05:30") { 330 } else { 0 };
            prop_assert_eq!(read(&cell, order).map(|read| read.instant + TimeDelta::minutes(shift)), Some(at), "{}", cell);
        }
    }
}
