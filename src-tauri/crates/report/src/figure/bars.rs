//! Horizontal bars: one line a name, its length the number of messages. What `corpus` and `codes` share.

use super::easel::{Easel, Plate};
use super::svg::{Anchor, Shapes, WIDTH, width};

/// One bar.
pub struct Bar {
    /// The whole name.
    pub name: String,
    /// How deep in the tree.
    pub depth: usize,
    /// Whether it heads those that follow.
    pub heads: bool,
    /// The colour of a code; ink without one.
    pub colour: Option<&'static str>,
    /// Messages.
    pub n: usize,
    /// What pointing at it tells.
    pub title: String,
    /// What finds its messages.
    pub query: Option<String>,
    /// Where it leads, in a report.
    pub leads: Option<String>,
}

const ROW: f64 = 24.0;
const LEFT: f64 = 252.0;
const THICK: f64 = 8.0;

/// Draws the bars of messages out of `base`.
pub fn bars(easel: &Easel<'_>, all: &[Bar], base: usize) -> Plate {
    let mut shapes = Shapes::default();
    let most = all.iter().map(|bar| bar.n).max().unwrap_or(0).max(1);
    // From thirty messages on a percentage stands beside the number.
    let percent = base >= 30;
    let right = WIDTH - if percent { 112.0 } else { 56.0 };
    let mut y = 0.0;
    let mut axis: Vec<(f64, f64)> = vec![];
    for (at, bar) in all.iter().enumerate() {
        let is_family = bar.heads && bar.depth == 0;
        if is_family && at > 0 {
            y += 12.0;
        }
        let middle = y + ROW / 2.0;
        let line = middle + 4.5;
        let mut inside = Shapes::default();
        inside.reach(0.0, y, WIDTH, ROW);
        let mut x = (bar.depth.min(6) * 12) as f64;
        if let Some(colour) = bar.colour {
            inside.rect(x, middle - 7.0, 3.0, 14.0, colour);
            x += 11.0;
        }
        let mut set = if is_family { easel.heading() } else { easel.label() };
        if bar.n == 0 {
            set.fill = easel.colours.ink_3;
        }
        inside.text(x, line, Anchor::Start, set, &easel.short(&bar.name, set.size, LEFT - 12.0 - x));
        if bar.n > 0 {
            let long = (right - LEFT) * bar.n as f64 / most as f64;
            match bar.colour {
                Some(colour) => inside.washed(LEFT, middle - THICK / 2.0, long, THICK, colour),
                None => inside.rect(LEFT, middle - THICK / 2.0, long, THICK, easel.colours.ink_2),
            }
        }
        let set = if bar.n == 0 { easel.caption() } else { easel.figures() };
        let number = if percent { easel.number(bar.n) } else { easel.share(bar.n, base) };
        inside.text(WIDTH - if percent { 52.0 } else { 0.0 }, line, Anchor::End, set, &number);
        if percent {
            inside.text(WIDTH, line, Anchor::End, set, &easel.share(bar.n, base));
        }
        shapes.group(bar.query.as_deref(), bar.leads.as_deref(), &bar.title, inside);
        match axis.last_mut() {
            Some((_, to)) if (*to - y).abs() < 0.5 => *to = y + ROW,
            _ => axis.push((y, y + ROW)),
        }
        y += ROW;
    }
    for (from, to) in axis {
        shapes.line((LEFT - 0.5, from), (LEFT - 0.5, to), easel.colours.axis);
    }
    Plate { shapes, height: y }
}

/// Draws a title over a part, its hairline under it.
pub fn titled(easel: &Easel<'_>, title: &str, part: Plate) -> Plate {
    const HEAD: f64 = 36.0;
    let mut shapes = Shapes::default();
    let set = easel.heading();
    shapes.text(0.0, 16.0, Anchor::Start, set, title);
    debug_assert!(width(title, set.size) < WIDTH, "titles are words of the language files");
    shapes.line((0.0, 24.5), (WIDTH, 24.5), easel.colours.axis);
    shapes.shifted(0.0, HEAD, part.shapes);
    Plate { shapes, height: HEAD + part.height }
}
