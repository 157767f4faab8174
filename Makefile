# Every verb of this repository. `make` alone lists them.

SHELL := /bin/sh
.SHELLFLAGS := -eu -c
.DEFAULT_GOAL := help
.NOTPARALLEL:

TARGET := $(or $(CARGO_TARGET_DIR),target)
CARGO := cargo
UI_SOURCES := $(shell find ui/src ui/index.html ui/package-lock.json ui/vite.config.ts ui/svelte.config.js assets/i18n assets/fonts -type f 2>/dev/null)
DIR ?=
# In step with the `tauri` crate. Not among the window's packages: few who work on the window ever make a package.
TAURI_CLI := @tauri-apps/cli@2.12.5

.PHONY: help setup run test check bench package e2e corpora fuzz shots generate

help: ## lists these verbs
	@sed -n 's/^\([a-z0-9-]*\):.*## \(.*\)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 16

setup: ## installs what is missing (Debian packages, the window's npm packages)
	@sh scripts/setup.sh

run: setup ui/dist/index.html ## opens the window on the sample study; without a display, makes a picture of it and a report
	@sh scripts/run.sh

test: setup ui/dist/index.html ## runs every test: the window's, the engine's, the shell's, acceptance, and the real window
	cd ui && npm run check
	cd ui && npm test
	LIVISIBLE_LIVI="$(abspath $(TARGET))/debug/livi" $(CARGO) test --locked --workspace --exclude e2e
	$(MAKE) e2e

check: setup ui/dist/index.html ## formats, lints and runs the quick tests
	$(CARGO) fmt --all --check
	$(CARGO) clippy --locked --workspace --all-targets -- -D warnings
	cd ui && npm run check
	cd ui && npm test
	$(CARGO) test --locked -p livisible-core -p livisible-exchange -p livisible-report

e2e: setup ui/dist/index.html build/e2e/livisible ## drives the real window under a display of its own
	$(CARGO) test --locked -p e2e -- --test-threads 1

shots: setup ui/dist/index.html build/e2e/livisible ## makes the pictures of docs/shots
	$(CARGO) run --locked -q -p e2e --bin shots -- all docs/shots

generate: ui/dist/index.html ## writes the window's types anew from the shell's
	LIVISIBLE_GENERATE=1 $(CARGO) test --locked -q -p livisible --test shell generated_types_are_current

bench: setup ui/dist/index.html ## measures speed against the baselines, then the real window
	$(CARGO) run --locked --release -p bench --
	$(CARGO) build --locked --release -p livisible --features e2e
	$(CARGO) run --locked -q -p e2e --bin speed -- $(TARGET)/release/livisible $(TARGET)/bench/study-1000000.livi

corpora: ## writes the tables of docs/formats.md from a folder of real files: make corpora DIR=…
	@test -n "$(DIR)" || { echo "make corpora DIR=FOLDER: say which folder of files to import" >&2; exit 1; }
	$(CARGO) run --locked -q --release -p acceptance --bin corpora -- "$(DIR)"

# libFuzzer needs nightly Rust and cargo-fuzz; the code holds nothing unsafe, so no sanitizer is asked for.
FUZZ_SECONDS ?= 60
fuzz: ## throws anything at every reader: make fuzz FUZZ_SECONDS=60
	@command -v cargo-fuzz >/dev/null || { echo "make fuzz needs cargo-fuzz and nightly Rust: cargo install cargo-fuzz && rustup toolchain install nightly" >&2; exit 1; }
	cd tests/fuzz && for target in $$($(CARGO) +nightly fuzz list --fuzz-dir .); do \
		mkdir -p corpus/$$target; \
		seeds=; test $$target != native || seeds=../../src-tauri/crates/exchange/tests/native; \
		$(CARGO) +nightly fuzz run --fuzz-dir . -s none $$target corpus/$$target $$seeds -- -max_total_time=$(FUZZ_SECONDS) -max_len=40000 -timeout=25 -print_final_stats=1; \
	done

package: setup ui/dist/index.html ## builds the Debian package: the window and livi
	$(CARGO) build --locked --release -p livisible-cli
	@mkdir -p build
	cp $(TARGET)/release/livi build/livi
	@test -x build/tools/node_modules/.bin/tauri || npm install --silent --no-audit --no-fund --prefix build/tools $(TAURI_CLI)
	# The window is not among the default members: the everyday `cargo test` stays free of it.
	build/tools/node_modules/.bin/tauri build --ci -- --locked -p livisible
	@ls -l $(TARGET)/release/bundle/deb/*.deb

ui/dist/index.html: $(UI_SOURCES)
	cd ui && npm run build

# Built apart from `cargo run`'s: this one answers file dialogs from a file. Cargo knows whether it is current.
.PHONY: build/e2e/livisible
build/e2e/livisible: ui/dist/index.html
	$(CARGO) build --locked -p livisible --features e2e
	@mkdir -p build/e2e
	@cmp -s $(TARGET)/debug/livisible $@ || cp $(TARGET)/debug/livisible $@
