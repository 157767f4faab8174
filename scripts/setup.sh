#!/bin/sh
# Installs what is missing to build, run and test Livisible. Quick and silent when nothing is.
# Debian packages come from apt; Rust and Node are only checked, since everyone installs them in their own way.
set -eu
cd "$(dirname "$0")/.."

rust_wanted=1.95
node_wanted=20.19

# The headers that the bindings to SQLite are made from, and the webview to build against; then what the tests in the real window need: a driver, a display, a session bus,
# and the emoji that people write with.
packages="build-essential pkg-config libclang-dev libwebkit2gtk-4.1-dev libdbus-1-dev webkit2gtk-driver xvfb dbus fonts-noto-color-emoji"

say() { printf '%s\n' "$*" >&2; }

# Whether version $1 is at least $2, part by part.
at_least() {
    [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]
}

debian() {
    if ! command -v apt-get >/dev/null 2>&1 || ! command -v dpkg-query >/dev/null 2>&1; then
        # Another system: its packages have other names, and only the webview's headers can be asked for in the same way.
        if command -v pkg-config >/dev/null 2>&1 && pkg-config --exists webkit2gtk-4.1 2>/dev/null; then return 0; fi
        [ "$(uname -s)" = Linux ] || return 0
        say "Install the equivalents of these Debian packages, then run this again: $packages"
        exit 1
    fi
    missing=""
    for package in $packages; do
        case "$(dpkg-query -W -f '${Status}' "$package" 2>/dev/null || true)" in
        "install ok installed") ;;
        *) missing="$missing $package" ;;
        esac
    done
    [ -n "$missing" ] || return 0
    # shellcheck disable=SC2086 # package names are words
    set -- $missing
    if [ "$(id -u)" = 0 ]; then
        as_root=""
    elif command -v sudo >/dev/null 2>&1 && { sudo -n true 2>/dev/null || [ -t 0 ]; }; then
        as_root=sudo
    else
        say "Some packages are missing; have an administrator run: apt-get install -y $*"
        exit 1
    fi
    say "Installing $*"
    # Another apt may be at work: wait for it rather than fail.
    wait="-o DPkg::Lock::Timeout=300 -o Acquire::Retries=3"
    # shellcheck disable=SC2086
    $as_root apt-get $wait update -qq >&2
    # shellcheck disable=SC2086
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get $wait install -y -qq --no-install-recommends "$@" </dev/null >&2
}

rust() {
    have=$(rustc --version 2>/dev/null | cut -d ' ' -f 2 || true)
    if [ -z "$have" ] || ! command -v cargo >/dev/null 2>&1; then
        say "Rust is missing. Install it: curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs | sh -s -- -y"
        exit 1
    fi
    if ! at_least "${have%%-*}" "$rust_wanted"; then
        say "Rust $have is too old, $rust_wanted or later is needed. Update it: rustup update stable"
        exit 1
    fi
}

node_and_npm() {
    have=$(node --version 2>/dev/null || true)
    if [ -z "$have" ] || ! command -v npm >/dev/null 2>&1; then
        say "Node is missing. Install it: curl -fsSL https://deb.nodesource.com/setup_22.x | sudo bash - && sudo apt-get install -y nodejs"
        exit 1
    fi
    if ! at_least "${have#v}" "$node_wanted"; then
        say "Node $have is too old, $node_wanted or later is needed. Update it: curl -fsSL https://deb.nodesource.com/setup_22.x | sudo bash - && sudo apt-get install -y nodejs"
        exit 1
    fi
    # npm writes this file last, so that an interrupted install is done again.
    stamp=ui/node_modules/.package-lock.json
    if [ ! -e "$stamp" ] || [ -n "$(find ui/package-lock.json -newer "$stamp")" ]; then
        say "Installing the window's packages"
        (cd ui && npm ci --no-audit --no-fund --loglevel=error </dev/null >&2)
        touch "$stamp"
    fi
}

debian
rust
node_and_npm
