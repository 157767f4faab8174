//! How many of a sample each stratum gives.

/// In proportion to the sizes, by the largest remainders (A. Hamilton, 1792; T. Hare, 1857): each has the whole part of its share, and
/// what is left goes to the largest fractions, the earlier stratum first where they are equal.
pub fn proportional(sizes: &[usize], sample: usize) -> Vec<usize> {
    let all: usize = sizes.iter().sum();
    let sample = sample.min(all);
    if all == 0 {
        return vec![0; sizes.len()];
    }
    let share = |size: usize| size as u128 * sample as u128;
    let mut quotas: Vec<usize> = sizes.iter().map(|&size| (share(size) / all as u128) as usize).collect();
    let mut order: Vec<usize> = (0..sizes.len()).collect();
    order.sort_by_key(|&at| (std::cmp::Reverse(share(sizes[at]) % all as u128), at));
    let left = sample - quotas.iter().sum::<usize>();
    order.into_iter().take(left).for_each(|at| quotas[at] += 1);
    quotas
}

/// As many of each as can be: what a small stratum cannot give, the others share; what does not divide goes to the earlier ones.
pub fn equal(sizes: &[usize], sample: usize) -> Vec<usize> {
    let mut quotas = vec![0; sizes.len()];
    let mut left = sample.min(sizes.iter().sum());
    while left > 0 {
        let open: Vec<usize> = (0..sizes.len()).filter(|&at| quotas[at] < sizes[at]).collect();
        let each = (left / open.len()).max(1);
        for at in open {
            let more = each.min(sizes[at] - quotas[at]).min(left);
            quotas[at] += more;
            left -= more;
        }
    }
    quotas
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn shares_by_hand() {
        // 47, 16, 16, 12, 6, 3 of 100, ten seats: 4.7, 1.6, 1.6, 1.2, 0.6, 0.3; seven whole, three to 0.7, 0.6, 0.6.
        assert_eq!(proportional(&[47, 16, 16, 12, 6, 3], 10), [5, 2, 2, 1, 0, 0]);
        assert_eq!(proportional(&[5, 5], 3), [2, 1]);
        assert_eq!(proportional(&[], 3), Vec::<usize>::new());
        assert_eq!(equal(&[10, 1, 10], 9), [4, 1, 4]);
        assert_eq!(equal(&[10, 10, 10], 5), [2, 2, 1]);
        assert_eq!(equal(&[1, 2], 9), [1, 2]);
    }

    proptest! {
        #[test]
        fn quotas_add_up_and_no_stratum_gives_more_than_it_has(sizes in prop::collection::vec(0usize..50, 0..8), sample in 0usize..200) {
            let all: usize = sizes.iter().sum();
            for quotas in [proportional(&sizes, sample), equal(&sizes, sample)] {
                prop_assert_eq!(quotas.iter().sum::<usize>(), sample.min(all));
                prop_assert!(quotas.iter().zip(&sizes).all(|(quota, size)| quota <= size));
            }
        }
    }
}
