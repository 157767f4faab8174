//! Times in a recording: `01:02.500`, `0:01:02.500`, `00:01:02,500`, in milliseconds.

/// A time in a recording, in milliseconds: hours are optional, a fraction of a second has one to three digits after a point
/// or a comma. Minutes and seconds are below sixty.
pub fn read(text: &str) -> Option<u64> {
    let (whole, fraction) = match text.split_once(['.', ',']) {
        Some((whole, fraction)) => (whole, fraction),
        None => (text, "0"),
    };
    if fraction.is_empty() || fraction.len() > 3 || !is_number(fraction) {
        return None;
    }
    let millis = fraction.parse::<u64>().ok()? * [100, 10, 1][fraction.len() - 1];
    let mut parts = whole.rsplit(':');
    let (second, minute, hour) = (parts.next()?, parts.next()?, parts.next().unwrap_or("0"));
    if parts.next().is_some() || second.len() != 2 || !(1..=2).contains(&minute.len()) || !(1..=6).contains(&hour.len()) {
        return None;
    }
    if ![second, minute, hour].into_iter().all(is_number) {
        return None;
    }
    let (second, minute, hour): (u64, u64, u64) = (second.parse().ok()?, minute.parse().ok()?, hour.parse().ok()?);
    (second < 60 && minute < 60).then_some(((hour * 60 + minute) * 60 + second) * 1000 + millis)
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A time as people read it: `00:01:02.500`.
pub fn write(millis: u64) -> String {
    let seconds = millis / 1000;
    format!("{:02}:{:02}:{:02}.{:03}", seconds / 3600, seconds / 60 % 60, seconds % 60, millis % 1000)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn times_and_what_is_none() {
        assert_eq!(read("00:01:02.500"), Some(62_500));
        assert_eq!(read("01:02,5"), Some(62_500));
        assert_eq!(read("1:00:00"), Some(3_600_000));
        assert_eq!(read("100:00:00.000"), Some(360_000_000));
        for none in ["", "12", "1:2", "00:60.000", "00:00:1d.890", "00:00:10.", "00:00:10.1234", "1:2:3:04", "9999999:00:00", "-1:00"] {
            assert_eq!(read(none), None, "{none}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(millis in 0u64..3_599_999_999) {
            prop_assert_eq!(read(&write(millis)), Some(millis));
        }

        #[test]
        fn anything_is_answered(text in any::<String>()) {
            read(&text);
        }
    }
}
