//! Squares in a grid, their area the number: what `cooccurrence` and `threads` share.

use super::easel::Easel;
use super::svg::{Anchor, Shapes};

/// Draws the square of `n` in the cell whose corner is here, `most` filling it.
pub fn square(easel: &Easel<'_>, shapes: &mut Shapes, corner: (f64, f64), cell: f64, n: usize, most: usize) {
    let side = (cell - 4.0) * (n as f64 / most.max(1) as f64).sqrt();
    shapes.reach(corner.0, corner.1, cell, cell);
    shapes.rect(corner.0 + (cell - side) / 2.0, corner.1 + (cell - side) / 2.0, side, side, easel.colours.ink_2);
}

/// The key under a grid: what the smallest and the largest square stand for. Answers its height.
pub fn key(easel: &Easel<'_>, shapes: &mut Shapes, y: f64, cell: f64, counts: (&str, usize, usize)) -> f64 {
    let (what, least, most) = counts;
    let middle = y + 12.0 + cell / 2.0;
    let mut x = 0.0;
    for n in if least == most { vec![most] } else { vec![least, most] } {
        square(easel, shapes, (x, middle - cell / 2.0), cell, n, most);
        shapes.text(x + cell + 6.0, middle + 4.0, Anchor::Start, easel.caption(), &easel.counted(what, n));
        x += cell + 130.0;
    }
    12.0 + cell + 4.0
}
