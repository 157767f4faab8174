//! Acceptance tests: what a researcher does with Livisible, through the crates and through `livi`.
//! Table of contents.

/// Conversations that their sources name.
mod blind;
/// The codebook: merging, splitting, nets, relations, examples, versions, files.
mod codebook;
/// Codes and models in queries: every field, one coding, codings that meet.
mod coded_search;
mod conversations;
/// A coder at the grid: orders, identical answers, codes on many, codes that exclude others.
mod desk;
/// Every example of `docs/cli.md` holds.
mod documented;
/// Figures as files: drawings and tables.
mod figures;
/// The worked study: the same document back, and every number of the floor.
mod golden;
/// Tables of all kinds come in with every record accounted for.
mod import;
/// The index: damaged, removed, swept, stopped, shared by two, without room.
mod index;
/// A whole job at the command line, in both languages.
mod job;
/// Undo, redo and the journal, through restarts.
mod journal;
/// Sets of coded messages follow the journal, whatever is done, undone and done again.
mod kept;
/// Processes killed at random moments lose nothing that they acknowledged.
mod killed;
/// What leaves the study: tables, workbooks, reports, pseudonyms.
mod leaving;
/// Words in their forms, by hand: sixty sentences and more, what finds them and what does not.
mod matching;
/// Memos: types, links both ways, the shelf, what goes out and comes back.
mod memos;
/// Memos, reasons and codes, searched from the same field.
mod notes;
/// Persons, roles and masks, and what an operation touched.
mod people;
/// Files that must be refused, unharmed.
mod refused;
/// What a query finds, in every shape.
mod results;
/// Properties: a study that goes out and comes in again is the same.
mod round_trip;
/// Rules of codes: previewed beside what people coded, decided by a person.
mod rules;
/// What search finds and marks.
mod search;
/// The engine against a brute force without an index.
mod search_oracle;
/// Sets of messages: queries kept, chosen by hand, samples; Rencontre.
mod sets;
/// Surveys: respondents, questions, blanks, weights.
mod surveys;
/// Codes and memos on replies, silences, accounts, persons and conversations.
mod things;
/// Long threads are the trees of their files; a dump that is stopped leaves nothing.
mod threads;
/// The invariants of ARCHITECTURE.md.
mod tidy;
/// Waves, imports taken out, recipes, texts that people share.
mod waves;
