//! The twelve colours that mark codes: here a code's own colour finds its place among them, as in the window.

use std::collections::HashMap;

use livisible_core::codebook::read::Codebook;

use super::theme::DAY;

/// Gives codes their slots, one after the other, in tree order.
#[derive(Debug, Default)]
struct Palette {
    /// Slots in use, with the colour for which they were taken.
    taken: [Option<String>; 12],
}

impl Palette {
    /// The slot of a colour, from 1: the nearest that no other colour has; the nearest of all once every slot is taken.
    fn slot(&mut self, color: &str) -> Option<usize> {
        let wanted = lab(read(color)?);
        let color = color.to_ascii_uppercase();
        if let Some(at) = self.taken.iter().position(|taken| taken.as_ref() == Some(&color)) {
            return Some(at + 1);
        }
        let far = |at: &usize| read(DAY[*at]).map_or(f64::MAX, |mark| lab(mark).iter().zip(&wanted).map(|(a, b)| (a - b).powi(2)).sum());
        let nearest = |slots: &mut dyn Iterator<Item = usize>| slots.min_by(|a, b| far(a).total_cmp(&far(b)));
        let free = nearest(&mut (0..DAY.len()).filter(|at| self.taken[*at].is_none()));
        if let Some(at) = free {
            self.taken[at] = Some(color);
        }
        free.or_else(|| nearest(&mut (0..DAY.len()))).map(|at| at + 1)
    }

    /// The slot of a code that has no colour: the first that none has, else that of its rank.
    fn any(&mut self, rank: usize) -> usize {
        let at = self.taken.iter().position(Option::is_none).unwrap_or(rank % DAY.len());
        self.taken[at].get_or_insert_default();
        at + 1
    }
}

/// The slot of every code, 1 to 12, by row id. Without a colour of its own, a code takes that of the code above.
pub fn slots(codebook: &Codebook) -> HashMap<i64, usize> {
    let mut palette = Palette::default();
    let mut slots: HashMap<i64, usize> = HashMap::new();
    for (rank, (code, _)) in codebook.tree().into_iter().enumerate() {
        let own = code.color.as_deref().and_then(|color| palette.slot(color));
        let slot = own.or_else(|| slots.get(&code.parent?).copied()).unwrap_or_else(|| palette.any(rank));
        slots.insert(code.id, slot);
    }
    slots
}

fn read(color: &str) -> Option<u32> {
    let digits = color.strip_prefix('#').filter(|digits| digits.len() == 6)?;
    u32::from_str_radix(digits, 16).ok()
}

/// OKLab, where distances are those that an eye sees (B. Ottosson, 2020).
fn lab(rgb: u32) -> [f64; 3] {
    let linear = |shift: u32| {
        let channel = f64::from((rgb >> shift) & 0xFF) / 255.0;
        if channel <= 0.04045 { channel / 12.92 } else { ((channel + 0.055) / 1.055).powf(2.4) }
    };
    let (r, g, b) = (linear(16), linear(8), linear(0));
    let l = (0.412_221_470_8 * r + 0.536_332_536_3 * g + 0.051_445_992_9 * b).cbrt();
    let m = (0.211_903_498_2 * r + 0.680_699_545_1 * g + 0.107_396_956_6 * b).cbrt();
    let s = (0.088_302_461_9 * r + 0.281_718_837_6 * g + 0.629_978_700_5 * b).cbrt();
    [
        0.210_454_255_3 * l + 0.793_617_785_0 * m - 0.004_072_046_8 * s,
        1.977_998_495_1 * l - 2.428_592_205_0 * m + 0.450_593_709_9 * s,
        0.025_904_037_1 * l + 0.782_771_766_2 * m - 0.808_675_766_0 * s,
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_its_own_nearest_and_two_colours_are_told_apart() {
        let mut palette = Palette::default();
        assert_eq!((palette.slot("#508C6C"), palette.slot("#508c6c")), (Some(4), Some(4)));
        assert_ne!(palette.slot("#508C6D"), Some(4));
        assert_eq!((palette.slot("red"), palette.slot("#GGGGGG")), (None, None));
        assert_eq!(palette.any(0), 1);
        let mut palette = Palette::default();
        for (at, mark) in DAY.iter().enumerate() {
            assert_eq!(palette.slot(mark), Some(at + 1));
        }
        assert_eq!(palette.slot("#4F8A6A"), Some(4), "every slot is taken: the nearest");
    }
}
