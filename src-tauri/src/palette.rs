//! The twelve colours that mark codes. The window has them as tokens; here a code's own colour finds its place among them.

/// The marks by day, tokens `--k1` to `--k12` of the window's style sheet.
const MARKS: [u32; 12] =
    [0x2C8DEA, 0xAF5C47, 0x756398, 0x508C6C, 0x7D5400, 0x3F3B9C, 0x076C64, 0xB97598, 0xA01F43, 0x988B03, 0x682B0E, 0x5A2C59];

/// Gives codes their slots, one after the other, in the order of the codebook.
#[derive(Debug, Default)]
pub struct Palette {
    /// Slots in use, with the colour for which they were taken.
    taken: [Option<String>; 12],
}

impl Palette {
    /// The slot of a colour, from 1: the nearest that no other colour has, so that two codes of one message can be told apart;
    /// the nearest of all once every slot is taken. `None` when it is no colour.
    pub fn slot(&mut self, color: &str) -> Option<u32> {
        let wanted = lab(read(color)?);
        let color = color.to_ascii_uppercase();
        if let Some(at) = self.taken.iter().position(|taken| taken.as_ref() == Some(&color)) {
            return number(at);
        }
        let far = |at: &usize| lab(MARKS[*at]).iter().zip(&wanted).map(|(a, b)| (a - b).powi(2)).sum::<f64>();
        let nearest = |slots: &mut dyn Iterator<Item = usize>| slots.min_by(|a, b| far(a).total_cmp(&far(b)));
        let free = nearest(&mut (0..MARKS.len()).filter(|at| self.taken[*at].is_none()));
        if let Some(at) = free {
            self.taken[at] = Some(color);
        }
        number(free.or_else(|| nearest(&mut (0..MARKS.len())))?)
    }

    /// The slot of a code that has no colour: the first that none has, else that of its rank.
    pub fn any(&mut self, rank: usize) -> u32 {
        let at = self.taken.iter().position(Option::is_none).unwrap_or(rank % MARKS.len());
        self.taken[at].get_or_insert_default();
        number(at).unwrap_or(1)
    }
}

fn read(color: &str) -> Option<u32> {
    let digits = color.strip_prefix('#').filter(|digits| digits.len() == 6)?;
    u32::from_str_radix(digits, 16).ok()
}

fn number(at: usize) -> Option<u32> {
    u32::try_from(at + 1).ok()
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
    fn a_mark_is_its_own_nearest() {
        let mut palette = Palette::default();
        for (at, mark) in MARKS.iter().enumerate() {
            assert_eq!(palette.slot(&format!("#{mark:06X}")), number(at));
        }
        assert_eq!(palette.slot("#4F8A6A"), Some(4), "every slot is taken: the nearest");
    }

    #[test]
    fn two_colours_are_told_apart_and_one_colour_stays_one() {
        let mut palette = Palette::default();
        let (first, near) = (palette.slot("#508C6C").unwrap(), palette.slot("#508C6D").unwrap());
        assert_eq!(first, 4);
        assert_ne!(near, first);
        assert_eq!(palette.slot("#508c6c"), Some(first));
        assert_eq!((palette.slot("red"), palette.slot("#12345"), palette.slot("#GGGGGG")), (None, None, None));
        assert_eq!(palette.any(0), 1, "the first that is free");
    }
}
