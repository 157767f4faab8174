//! Keys that no character names, as WebDriver writes them.

/// Tab.
pub const TAB: char = '\u{E004}';
/// Enter.
pub const ENTER: char = '\u{E007}';
/// Shift.
pub const SHIFT: char = '\u{E008}';
/// Ctrl.
pub const CONTROL: char = '\u{E009}';
/// Alt.
pub const ALT: char = '\u{E00A}';
/// Delete.
pub const DELETE: char = '\u{E017}';
/// Escape.
pub const ESCAPE: char = '\u{E00C}';
/// Left arrow.
pub const LEFT: char = '\u{E012}';
/// Up arrow.
pub const UP: char = '\u{E013}';
/// Right arrow.
pub const RIGHT: char = '\u{E014}';
/// Down arrow.
pub const DOWN: char = '\u{E015}';
/// End.
pub const END: char = '\u{E010}';
/// Home.
pub const HOME: char = '\u{E011}';
/// F2.
pub const F2: char = '\u{E032}';
