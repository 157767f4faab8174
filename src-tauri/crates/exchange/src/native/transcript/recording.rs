//! What a file of a recording says by its name: the one conversation that it is, and when that began.

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use livisible_core::corpus::record::{Posted, Precision};
use rustc_hash::FxHashMap;

use super::names;

/// A recording.
pub struct Recording {
    /// Its name, that of the file.
    pub name: String,
    /// The id of its conversation.
    pub within: String,
    /// When it began, where the name of the file says it: Zoom's `GMT20240124-202901_Recording`, in UTC.
    pub begun: Option<DateTime<Utc>>,
    places: FxHashMap<String, u32>,
}

impl Recording {
    /// The recording that a file of this name holds.
    pub fn of(stem: &str) -> Self {
        let begun = begun(stem);
        Recording { name: stem.to_owned(), within: format!("transcript:{stem}"), begun, places: FxHashMap::default() }
    }

    /// The site, where the name of the file tells it.
    pub fn venue(&self) -> Option<String> {
        self.begun.map(|_| "Zoom".to_owned())
    }

    /// The id of the turn at this place of the recording, which several may share.
    pub fn id(&mut self, place: &str) -> String {
        let met = self.places.entry(place.to_owned()).or_default();
        *met += 1;
        if *met == 1 { format!("{}/{place}", self.within) } else { format!("{}/{place}/{met}", self.within) }
    }

    /// When what is so many milliseconds into the recording was said; `original` is the time as the file has it.
    pub fn posted(&self, millis: u64, original: &str) -> Option<Posted> {
        let instant = self.begun?.checked_add_signed(TimeDelta::try_milliseconds(i64::try_from(millis).ok()?)?)?;
        Some(Posted { instant: Some(instant), precision: Precision::Second, original: original.to_owned(), estimated: false })
    }

    /// The account of who is called so here, and the name where that is another thing: `Speaker 1` is somebody else in every
    /// recording.
    pub fn account(&self, who: &str) -> (String, Option<String>) {
        if names::is_placeholder(who) { (format!("{}/{who}", self.name), Some(who.to_owned())) } else { (who.to_owned(), None) }
    }
}

/// `GMT20240124-202901`, anywhere in a name.
pub fn begun(stem: &str) -> Option<DateTime<Utc>> {
    stem.match_indices("GMT").find_map(|(at, mark)| {
        let said = stem.get(at + mark.len()..at + mark.len() + 15)?;
        NaiveDateTime::parse_from_str(said, "%Y%m%d-%H%M%S").ok().map(|at| at.and_utc())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_tells_when_a_recording_began() {
        assert_eq!(
            begun("GMT20240124-202901_Recording.transcript").map(|at| at.to_rfc3339()).as_deref(),
            Some("2024-01-24T20:29:01+00:00")
        );
        assert_eq!(begun("GMT20241324-202901_Recording"), None);
        assert_eq!(begun("GMT+2 notes"), None);
        assert_eq!(begun("entretien GMTé2024012"), None);
    }

    #[test]
    fn places_met_again_are_told_apart() {
        let mut recording = Recording::of("atelier");
        assert_eq!(recording.id("00:00:01.000"), "transcript:atelier/00:00:01.000");
        assert_eq!(recording.id("00:00:01.000"), "transcript:atelier/00:00:01.000/2");
        assert_eq!(recording.account("Speaker 1"), ("atelier/Speaker 1".to_owned(), Some("Speaker 1".to_owned())));
        assert_eq!(recording.account("Ana Ruiz"), ("Ana Ruiz".to_owned(), None));
    }
}
