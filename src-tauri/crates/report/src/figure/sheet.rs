//! A drawing on a sheet of its own: paper, a title over it, its base line under it. A figure never leaves without its base.

use super::easel::{Easel, Plate};
use super::svg::{Anchor, SERIF, Shapes, Type, WIDTH, wrapped};

const EDGE: f64 = 24.0;
const HEAD: f64 = 56.0;
const LINE: f64 = 17.0;

/// The sheet of a plate; it is as wide as any drawing, the plate a little reduced inside its margins.
pub fn whole(easel: &Easel<'_>, title: &str, base_line: &str, plate: Plate) -> Plate {
    let scale = (WIDTH - 2.0 * EDGE) / WIDTH;
    let set = easel.caption();
    let lines = wrapped(base_line, set.size, WIDTH - 2.0 * EDGE);
    let foot = HEAD + plate.height * scale + 24.0;
    let height = foot + lines.len() as f64 * LINE + EDGE - LINE + 4.0;
    let mut shapes = Shapes::default();
    shapes.rect(0.0, 0.0, WIDTH, height, easel.colours.paper);
    shapes.text(EDGE, 36.0, Anchor::Start, Type { font: SERIF, size: 19.0, weight: 500, fill: easel.colours.ink }, title);
    shapes.scaled(EDGE, HEAD, scale, plate.shapes);
    for (at, line) in lines.iter().enumerate() {
        shapes.text(EDGE, foot + at as f64 * LINE, Anchor::Start, set, line);
    }
    Plate { shapes, height }
}
