#!/bin/sh
# `make run`: the window on the sample study. Where there is no display, what the window would show is left
# under build/: a picture of it, and the sample's report.
set -eu
cd "$(dirname "$0")/.."

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || [ "$(uname -s)" != Linux ]; then
    exec cargo run --locked -q -p livisible -- --sample
fi

mkdir -p build
make -s build/e2e/livisible
cargo run --locked -q -p e2e --bin shots -- sample build/window.png

# The command line is the same engine: a study of its own, imported and reported on.
study=build/velmoka.livi
rm -f "$study" "$study"-*
livi() { cargo run --locked -q -p livisible-cli -- "$@" >&2; }
livi import "$study" assets/sample/velmoka.json
livi report "$study" build/velmoka.html --lang fr

echo "There is no display here; this is what the window shows:"
echo "  $PWD/build/window.png"
echo "  $PWD/build/velmoka.html"
