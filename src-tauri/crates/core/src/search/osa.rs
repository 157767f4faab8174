//! Words a letter or two aside: the distance of optimal string alignment (F. J. Damerau, 1964; L. Boytsov, 2011, §2.2), a letter
//! added, left out, taken for another, or two neighbours exchanged. Computed row by row, for one word or along the index's terms.

use tantivy_fst::Automaton;

/// A word that is asked for with its slips.
#[derive(Debug, Clone)]
pub struct Osa {
    wanted: Vec<char>,
    most: u8,
}

/// How far a beginning of a word is from each beginning of what is wanted.
#[derive(Debug, Clone)]
pub struct Step {
    row: Vec<u8>,
    /// The row before, and the letter that led from it here.
    before: Option<(Vec<u8>, char)>,
    /// Bytes of a letter that is not whole yet.
    bytes: [u8; 4],
    held: usize,
}

impl Osa {
    /// What this folded word is asked with: one slip from three letters on, two from six.
    pub fn of(folded: &str) -> Self {
        let wanted: Vec<char> = folded.chars().collect();
        let most = match wanted.len() {
            0..=2 => 0,
            3..=5 => 1,
            _ => 2,
        };
        Osa { wanted, most }
    }

    /// How many slips lead to this folded word, where they are few enough.
    pub fn slips(&self, word: &str) -> Option<u8> {
        let mut step = self.start();
        for c in word.chars() {
            step = self.step(&step, c);
            if !self.can_match(&step) {
                return None;
            }
        }
        self.last(&step)
    }

    fn last(&self, step: &Step) -> Option<u8> {
        step.row.last().copied().filter(|&slips| step.held == 0 && slips <= self.most)
    }

    fn step(&self, from: &Step, c: char) -> Step {
        let mut row = Vec::with_capacity(self.wanted.len() + 1);
        row.push(from.row[0].saturating_add(1));
        for (at, &wanted) in self.wanted.iter().enumerate() {
            let other = from.row[at].saturating_add(u8::from(wanted != c));
            let mut slips = other.min(row[at].saturating_add(1)).min(from.row[at + 1].saturating_add(1));
            if let Some((before, last)) = &from.before
                && at > 0
                && wanted == *last
                && self.wanted[at - 1] == c
            {
                slips = slips.min(before[at - 1].saturating_add(1));
            }
            row.push(slips);
        }
        Step { row, before: Some((from.row.clone(), c)), bytes: [0; 4], held: 0 }
    }
}

impl Automaton for Osa {
    type State = Step;

    fn start(&self) -> Step {
        let row = (0..=self.wanted.len()).map(|at| u8::try_from(at).unwrap_or(u8::MAX)).collect();
        Step { row, before: None, bytes: [0; 4], held: 0 }
    }

    fn is_match(&self, step: &Step) -> bool {
        self.last(step).is_some()
    }

    fn can_match(&self, step: &Step) -> bool {
        // Two letters exchanged step over a row: the one before counts, one slip dearer.
        let least = |row: &[u8]| row.iter().min().copied().unwrap_or(u8::MAX);
        least(&step.row) <= self.most || step.before.as_ref().is_some_and(|(row, _)| least(row) < self.most)
    }

    fn accept(&self, step: &Step, byte: u8) -> Step {
        if byte < 128 && step.held == 0 {
            return self.step(step, char::from(byte));
        }
        let mut next = step.clone();
        if next.held == next.bytes.len() {
            return next;
        }
        next.bytes[next.held] = byte;
        next.held += 1;
        match std::str::from_utf8(&next.bytes[..next.held]).ok().and_then(|text| text.chars().next()) {
            Some(c) => self.step(step, c),
            None => next,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The whole table, as the definition writes it.
    fn table(a: &str, b: &str) -> usize {
        let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
        let mut d = vec![vec![0; b.len() + 1]; a.len() + 1];
        for i in 0..=a.len() {
            for j in 0..=b.len() {
                d[i][j] = if i == 0 || j == 0 {
                    i + j
                } else {
                    let mut least = (d[i - 1][j] + 1).min(d[i][j - 1] + 1).min(d[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]));
                    if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                        least = least.min(d[i - 2][j - 2] + 1);
                    }
                    least
                };
            }
        }
        d[a.len()][b.len()]
    }

    #[test]
    fn slips_by_hand() {
        let slips = |a: &str, b: &str| Osa::of(a).slips(b);
        assert_eq!(slips("livraison", "livriason"), Some(1));
        assert_eq!(slips("livraison", "livrason"), Some(1));
        assert_eq!(slips("livraison", "livresons"), None);
        assert_eq!(slips("prix", "prit"), Some(1));
        assert_eq!(slips("prix", "pris"), Some(1));
        assert_eq!(slips("prix", "par"), None);
        assert_eq!((slips("de", "de"), slips("de", "du")), (Some(0), None));
        // Optimal alignment, not Damerau's own distance: no letter is touched twice.
        assert_eq!((table("ca", "abc"), slips("abcdef", "abdecf")), (3, Some(2)));
    }

    proptest! {
        #[test]
        fn as_the_table_says(a in "[abcé漢]{0,9}", b in "[abcé漢]{0,9}") {
            let osa = Osa::of(&a);
            let expected = Some(table(&a, &b) as u8).filter(|&slips| slips <= osa.most);
            prop_assert_eq!(osa.slips(&b), expected);
            let mut step = osa.start();
            let mut alive = true;
            for byte in b.bytes() {
                step = osa.accept(&step, byte);
                alive &= osa.can_match(&step);
            }
            prop_assert_eq!(alive && osa.is_match(&step), expected.is_some());
        }
    }
}
