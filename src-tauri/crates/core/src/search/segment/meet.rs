//! How segments of one message meet: sweeps over their places, never the product of all with all.
//!
//! Each part wants a segment of its own. Whether enough of them are there is told by the marriage theorem (P. Hall, 1935): every set of
//! parts must find at least as many segments as it has parts.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::{MOST, full};
use crate::search::query::Meeting;

/// Words of a message that are one of the parts at least.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Segment {
    pub message: i64,
    /// First code point.
    pub start: u32,
    /// One past the last; beyond `start`.
    pub stop: u32,
    /// The parts that it can stand for, one bit each.
    pub mask: u8,
}

/// How many segments can stand for one of the parts of each set.
struct Suitors {
    counts: [u32; 1 << MOST],
    full: u8,
}

impl Suitors {
    fn of(parts: usize) -> Self {
        Suitors { counts: [0; 1 << MOST], full: full(parts) }
    }

    fn each(&mut self, mask: u8, mut change: impl FnMut(&mut u32)) {
        (1..=usize::from(self.full)).filter(|set| set & usize::from(mask) != 0).for_each(|set| change(&mut self.counts[set]));
    }

    fn come(&mut self, mask: u8) {
        self.each(mask, |count| *count += 1);
    }

    fn go(&mut self, mask: u8) {
        self.each(mask, |count| *count -= 1);
    }

    /// Whether each of these parts can have a segment of its own.
    fn suffice(&self, parts: u8) -> bool {
        (1..=usize::from(self.full)).filter(|set| set & !usize::from(parts) == 0).all(|set| self.counts[set] >= set.count_ones())
    }
}

/// Whether one segment of each part meets the others. The segments are of one message, by start, then by stop.
pub(super) fn meets(meeting: Meeting, segments: &[Segment], parts: usize) -> bool {
    match meeting {
        Meeting::Shared => shared(segments, parts),
        Meeting::Exact => exact(segments, parts),
        Meeting::Inside => inside(segments, parts),
        Meeting::Crossing => crossing(segments, parts),
    }
}

/// The places of the segments by which they meet: each that can stand for a part of a meeting.
pub(super) fn meeting(meeting: Meeting, segments: &[Segment], parts: usize) -> Vec<(u32, u32)> {
    let mut found = vec![];
    if !meets(meeting, segments, parts) {
        return found;
    }
    for (at, segment) in segments.iter().enumerate() {
        let stands = (0..parts).map(|part| 1 << part).filter(|bit| segment.mask & bit != 0).any(|bit| {
            // It alone stands for this part, and for no other.
            let forced: Vec<Segment> = segments
                .iter()
                .enumerate()
                .map(|(other, one)| Segment { mask: if other == at { bit } else { one.mask & !bit }, ..*one })
                .collect();
            meets(meeting, &forced, parts)
        });
        if stands {
            found.push((segment.start, segment.stop));
        }
    }
    found
}

/// Intervals that meet two by two share a point (E. Helly, 1913), and the last of their starts is one: starts are all there is to look at.
fn shared(segments: &[Segment], parts: usize) -> bool {
    let mut suitors = Suitors::of(parts);
    let mut open: BinaryHeap<Reverse<(u32, u8)>> = BinaryHeap::new();
    for segment in segments {
        while let Some(&Reverse((stop, mask))) = open.peek() {
            if stop > segment.start {
                break;
            }
            open.pop();
            suitors.go(mask);
        }
        open.push(Reverse((segment.stop, segment.mask)));
        suitors.come(segment.mask);
        if suitors.suffice(suitors.full) {
            return true;
        }
    }
    false
}

fn same_place(a: &Segment, b: &Segment) -> bool {
    (a.start, a.stop) == (b.start, b.stop)
}

fn exact(segments: &[Segment], parts: usize) -> bool {
    segments.chunk_by(same_place).any(|group| {
        let mut suitors = Suitors::of(parts);
        group.iter().for_each(|segment| suitors.come(segment.mask));
        suitors.suffice(suitors.full)
    })
}

/// How many parts, from the first on, find their segment at this place or inside it; a place is met after those inside it.
fn inside(segments: &[Segment], parts: usize) -> bool {
    let mut groups: Vec<&[Segment]> = segments.chunk_by(same_place).collect();
    groups.sort_by_key(|group| (Reverse(group[0].start), group[0].stop));
    let mut stops: Vec<u32> = segments.iter().map(|segment| segment.stop).collect();
    stops.sort_unstable();
    stops.dedup();
    // The most so far among the places that stop here or before: a binary indexed tree (P. Fenwick, 1994).
    let mut tree = vec![0usize; stops.len() + 1];
    for group in groups {
        let rank = stops.partition_point(|&stop| stop < group[0].stop) + 1;
        let (mut at, mut placed) = (rank, 0);
        while at > 0 {
            placed = placed.max(tree[at]);
            at &= at - 1;
        }
        let mut suitors = Suitors::of(parts);
        group.iter().for_each(|segment| suitors.come(segment.mask));
        let mut wanted = 0u8;
        while placed < parts && suitors.suffice(wanted | 1 << placed) {
            wanted |= 1 << placed;
            placed += 1;
        }
        if placed == parts {
            return true;
        }
        at = rank;
        while at < tree.len() {
            tree[at] = tree[at].max(placed);
            at += at & at.wrapping_neg();
        }
    }
    false
}

/// Of any two, each begins or ends beyond the other: they begin in the same order as they end, and the last begins before the first ends.
fn crossing(segments: &[Segment], parts: usize) -> bool {
    let all = usize::from(full(parts));
    for (at, first) in segments.iter().enumerate() {
        // Where the last of a chain from `first` on stops at the earliest, by the parts that the chain stands for.
        let mut ends = [u32::MAX; 1 << MOST];
        (0..parts).map(|part| 1 << part).filter(|bit| first.mask & bit != 0).for_each(|bit: u8| ends[usize::from(bit)] = first.stop);
        let later = &segments[at + 1..];
        let later = &later[..later.partition_point(|one| one.start < first.stop)];
        let later = &later[later.partition_point(|one| one.start == first.start)..];
        for group in later.chunk_by(|a, b| a.start == b.start) {
            // Those that begin together do not follow one another.
            let before = ends;
            for one in group {
                for set in (1..all).filter(|&set| before[set] < one.stop) {
                    for bit in (0..parts).map(|part| 1usize << part).filter(|bit| usize::from(one.mask) & bit & !set != 0) {
                        ends[set | bit] = ends[set | bit].min(one.stop);
                    }
                }
            }
        }
        if ends[all] != u32::MAX {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Every way to give each part a segment of its own, by the words of the language's page and nothing else.
    fn by_hand(meeting: Meeting, segments: &[Segment], parts: usize) -> bool {
        fn choose(meeting: Meeting, segments: &[Segment], parts: usize, chosen: &mut Vec<usize>) -> bool {
            if chosen.len() == parts {
                let of: Vec<&Segment> = chosen.iter().map(|&at| &segments[at]).collect();
                let holds = |one: &Segment, point: u32| one.start <= point && point < one.stop;
                return match meeting {
                    Meeting::Shared => (0..64).any(|point| of.iter().all(|one| holds(one, point))),
                    Meeting::Exact => of.windows(2).all(|two| (two[0].start, two[0].stop) == (two[1].start, two[1].stop)),
                    Meeting::Inside => of.windows(2).all(|two| two[1].start <= two[0].start && two[0].stop <= two[1].stop),
                    Meeting::Crossing => {
                        let beyond = |a: &Segment, b: &Segment| (0..64).any(|point| holds(a, point) && !holds(b, point));
                        let two_by_two = (0..parts).all(|a| (0..parts).all(|b| a == b || beyond(of[a], of[b])));
                        two_by_two && (0..64).any(|point| of.iter().all(|one| holds(one, point)))
                    }
                };
            }
            (0..segments.len()).any(|at| {
                let fits = !chosen.contains(&at) && segments[at].mask >> chosen.len() & 1 == 1;
                fits && {
                    chosen.push(at);
                    let met = choose(meeting, segments, parts, chosen);
                    chosen.pop();
                    met
                }
            })
        }
        choose(meeting, segments, parts, &mut vec![])
    }

    fn some_segments() -> impl Strategy<Value = (usize, Vec<Segment>)> {
        (2usize..=4).prop_flat_map(|parts| {
            let one = (0u32..20, 1u32..9, 1u8..1 << parts).prop_map(|(start, length, mask)| Segment {
                message: 1,
                start,
                stop: start + length,
                mask,
            });
            (Just(parts), prop::collection::vec(one, 0..9))
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(3000))]

        #[test]
        fn sweeps_find_what_products_find((parts, mut segments) in some_segments()) {
            segments.sort_by_key(|one| (one.start, one.stop));
            for &how in Meeting::ALL {
                prop_assert_eq!(meets(how, &segments, parts), by_hand(how, &segments, parts), "{:?} of {}", how, parts);
            }
        }

        #[test]
        fn who_meets_is_who_cannot_be_spared((parts, mut segments) in some_segments()) {
            segments.sort_by_key(|one| (one.start, one.stop));
            for &how in Meeting::ALL {
                let met = meeting(how, &segments, parts);
                prop_assert_eq!(met.is_empty(), !meets(how, &segments, parts));
                let rest: Vec<Segment> = segments.iter().filter(|one| !met.contains(&(one.start, one.stop))).copied().collect();
                prop_assert!(!meets(how, &rest, parts), "the others do not meet");
            }
        }
    }

    #[test]
    fn one_segment_never_stands_for_two_parts() {
        let both = Segment { message: 1, start: 0, stop: 9, mask: 0b11 };
        assert!(!meets(Meeting::Shared, &[both], 2));
        assert!(meets(Meeting::Shared, &[both, both], 2) && meets(Meeting::Exact, &[both, both], 2));
        assert!(meets(Meeting::Inside, &[both, both], 2) && !meets(Meeting::Crossing, &[both, both], 2));
    }

    #[test]
    fn touching_is_not_meeting() {
        let (left, right) = (Segment { message: 1, start: 0, stop: 4, mask: 1 }, Segment { message: 1, start: 4, stop: 8, mask: 2 });
        assert!(!meets(Meeting::Shared, &[left, right], 2));
    }
}
