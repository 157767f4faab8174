//! Keys that no character names, as WebDriver writes them.

/// Tab.
pub const TAB: char = '\u{E004}';
/// Enter.
pub const ENTER: char = '\u{E007}';
/// Shift.
pub const SHIFT: char = '\u{E008}';
/// Ctrl.
pub const CONTROL: char = '\u{E009}';
/// Delete.
pub const DELETE: char = '\u{E017}';
/// Escape.
pub const ESCAPE: char = '\u{E00C}';
