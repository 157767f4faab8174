//! Acceptance tests: what a researcher does with Livisible, through the crates and through `livi`.
//! Table of contents.

/// The worked study: the same document back, and every number of the floor.
mod golden;
/// A whole job at the command line, in both languages.
mod job;
/// Processes killed at random moments lose nothing that they acknowledged.
mod killed;
/// Tables of all kinds come in with every record accounted for.
mod import;
/// Undo, redo and the journal, through restarts.
mod journal;
/// Files that must be refused, unharmed.
mod refused;
/// What search finds and marks.
mod search;
/// What leaves the study: tables, workbooks, reports, pseudonyms.
mod leaving;
/// Properties: a study that goes out and comes in again is the same.
mod round_trip;
/// Every example of `docs/cli.md` holds.
mod documented;
/// The invariants of ARCHITECTURE.md.
mod tidy;
