//! Maximum variation: a sample whose messages are as unlike one another as can be (M. Q. Patton, *Qualitative Research and Evaluation
//! Methods*, 1990). The next is the message that is farthest from the nearest of those taken (R. Kennard and L. Stone, 1969).

use super::sample::order;
use crate::corpus::columns::Columns;

/// What a message differs by: space, venue, person, language, month; and its codes, ascending.
pub(super) struct Traits {
    pub id: i64,
    pub plain: [i64; 5],
    pub codes: Vec<i64>,
}

impl Traits {
    pub fn of(columns: &Columns, at: usize, month: i64, codes: Vec<i64>) -> Self {
        let plain = [i64::from(columns.space[at]), columns.venue[at], columns.person[at], i64::from(columns.lang[at]), month];
        Traits { id: columns.ids[at], plain, codes }
    }

    /// Thousandths: each trait that differs counts one, codes by what they do not share (P. Jaccard, 1901).
    fn distance(&self, other: &Self) -> u32 {
        let plain = self.plain.iter().zip(&other.plain).filter(|(a, b)| a != b).count() as u32;
        let shared = self.codes.iter().filter(|code| other.codes.binary_search(code).is_ok()).count();
        let either = self.codes.len() + other.codes.len() - shared;
        let codes = (1000 * (either - shared)).checked_div(either).unwrap_or(0) as u32;
        plain * 1000 + codes
    }
}

/// Up to `size` of these, in the order in which they are taken; the seed chooses the first, and between equals.
pub(super) fn vary(mut all: Vec<Traits>, size: usize, seed: u64) -> Vec<i64> {
    all.sort_by_key(|one| order(one.id, seed));
    let mut nearest: Vec<u32> = vec![u32::MAX; all.len()];
    let mut gone = vec![false; all.len()];
    let mut taken = vec![];
    let mut next = (!all.is_empty()).then_some(0);
    while let Some(at) = next.filter(|_| taken.len() < size) {
        taken.push(all[at].id);
        gone[at] = true;
        let mut best: Option<usize> = None;
        for other in (0..all.len()).filter(|&other| !gone[other]) {
            nearest[other] = nearest[other].min(all[at].distance(&all[other]));
            if best.is_none_or(|best| nearest[other] > nearest[best]) {
                best = Some(other);
            }
        }
        next = best;
    }
    taken
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(id: i64, plain: [i64; 5], codes: &[i64]) -> Traits {
        Traits { id, plain, codes: codes.to_vec() }
    }

    #[test]
    fn the_farthest_comes_next_by_hand() {
        let all = || {
            vec![
                one(1, [0, 0, 0, 0, 0], &[1]),
                one(2, [0, 0, 0, 0, 0], &[1, 2]),
                one(3, [1, 1, 1, 1, 1], &[3]),
                one(4, [1, 1, 0, 0, 0], &[1]),
            ]
        };
        // 1–3 and 2–3: 6000; 1–4: 2000; 2–4: 2500; 3–4: 4000; 1–2: 500.
        for seed in 0..20 {
            let taken = vary(all(), 4, seed);
            let expected: &[i64] = match taken[0] {
                1 => &[1, 3, 4, 2],
                2 => &[2, 3, 4, 1],
                // Of 1 and 2, as far from 3, the seed chooses; then 4 is farther than the other of the two.
                3 if taken[1] == 1 => &[3, 1, 4, 2],
                3 => &[3, 2, 4, 1],
                // From 4, 3 is the farthest; then 2, as 2500 is more than 2000.
                _ => &[4, 3, 2, 1],
            };
            assert_eq!(taken, expected, "seed {seed}");
        }
        assert_eq!(vary(vec![], 3, 1), Vec::<i64>::new());
        assert_eq!(vary(all(), 2, 7).len(), 2);
    }
}
