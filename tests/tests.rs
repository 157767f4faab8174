//! Acceptance tests: what a researcher does with Livisible, through the crates and through `livi`.
//! Table of contents.

/// Conversations that their sources name.
mod conversations;
/// Every example of `docs/cli.md` holds.
mod documented;
/// Figures as files: drawings and tables.
mod figures;
/// The worked study: the same document back, and every number of the floor.
mod golden;
/// Tables of all kinds come in with every record accounted for.
mod import;
/// A whole job at the command line, in both languages.
mod job;
/// Undo, redo and the journal, through restarts.
mod journal;
/// Processes killed at random moments lose nothing that they acknowledged.
mod killed;
/// What leaves the study: tables, workbooks, reports, pseudonyms.
mod leaving;
/// Persons, roles and masks, and what an operation touched.
mod people;
/// Files that must be refused, unharmed.
mod refused;
/// Properties: a study that goes out and comes in again is the same.
mod round_trip;
/// What search finds and marks.
mod search;
/// Surveys: respondents, questions, blanks, weights.
mod surveys;
/// Long threads are the trees of their files; a dump that is stopped leaves nothing.
mod threads;
/// The invariants of ARCHITECTURE.md.
mod tidy;
/// Waves, imports taken out, recipes, texts that people share.
mod waves;
