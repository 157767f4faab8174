//! The colours of a drawing, written out: the values of the window's style sheet, by day and by night, and those of paper.

/// Colours of a drawing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// The window by day.
    #[default]
    Light,
    /// The window by night.
    Dark,
    /// A report, on paper.
    Print,
}

/// Ink, paper, and the twelve marks of codes.
#[derive(Debug, Clone, Copy)]
pub struct Colours {
    /// The sheet.
    pub paper: &'static str,
    /// Text that is read.
    pub ink: &'static str,
    /// Shapes and labels.
    pub ink_2: &'static str,
    /// Captions, what is absent.
    pub ink_3: &'static str,
    /// Hairlines.
    pub rule: &'static str,
    /// Lines that carry meaning.
    pub axis: &'static str,
    /// Marks of the codes, slots 1 to 12.
    pub marks: &'static [&'static str; 12],
}

/// Marks by day, tokens `--k1` to `--k12`.
pub const DAY: [&str; 12] =
    ["#2C8DEA", "#AF5C47", "#756398", "#508C6C", "#7D5400", "#3F3B9C", "#076C64", "#B97598", "#A01F43", "#988B03", "#682B0E", "#5A2C59"];

/// The same by night.
const NIGHT: [&str; 12] =
    ["#6498BA", "#B25B25", "#B2A1FF", "#51825C", "#B29747", "#7069C0", "#7FE2C6", "#956388", "#D96F86", "#D6D164", "#EDA290", "#EABAE5"];

const LIGHT: Colours =
    Colours { paper: "#FCFCFA", ink: "#1B1D1F", ink_2: "#4A4E52", ink_3: "#62676B", rule: "#DDDDD6", axis: "#ABABA3", marks: &DAY };

const DARK: Colours =
    Colours { paper: "#1B1D1E", ink: "#E8E7E2", ink_2: "#B6B6B1", ink_3: "#979A98", rule: "#303435", axis: "#565C5F", marks: &NIGHT };

impl Theme {
    /// Its colours.
    pub fn colours(self) -> Colours {
        match self {
            Theme::Light => LIGHT,
            Theme::Dark => DARK,
            Theme::Print => Colours { paper: "#FFFFFF", ..LIGHT },
        }
    }
}

impl Colours {
    /// The mark of a slot, 1 to 12.
    pub fn mark(&self, slot: usize) -> &'static str {
        self.marks[slot.saturating_sub(1) % self.marks.len()]
    }
}
