//! The schema and its dated migrations.

use rusqlite::Connection;

use crate::error::Result;

/// `LIVI`: tells a study from any other SQLite file.
pub const APPLICATION_ID: i32 = 0x4C49_5649;

/// The migrations, in order; `user_version` counts those that a file has had.
const MIGRATIONS: &[&str] = &[
    include_str!("schema/2026-11-23-first.sql"),
    include_str!("schema/2026-11-23-memo-span.sql"),
    include_str!("schema/2026-11-23-surveys-waves.sql"),
    include_str!("schema/2026-11-23-conversations.sql"),
    include_str!("schema/2026-11-23-reading-room.sql"),
    include_str!("schema/2026-11-24-sets.sql"),
];

/// Statements for the indexes of the bulk tables; safe to run again.
pub const BULK_INDEXES: &str = include_str!("schema/2026-11-23-first-index.sql");

/// Drops the indexes of the bulk tables, ahead of a first large import.
pub const DROP_BULK_INDEXES: &str = include_str!("schema/2026-11-23-drop-index.sql");

/// The tables whose changes the journal records. Bulk rows of an import stay outside: they are hidden instead.
pub const JOURNALED: &[&str] = &[
    "study",
    "import",
    "person",
    "account",
    "venue",
    "message",
    "question",
    "respondent",
    "blank",
    "body",
    "body_version",
    "code",
    "span",
    "coding",
    "memo",
    "square",
    "square_position",
    "quest",
    "actant",
    "thymic",
    "veridictory",
    "isotopy",
    "insight",
    "evidence",
    "thing_coding",
    "relation",
    "net",
    "net_code",
    "codebook_version",
    "rule",
    "person_link",
    "mask",
    "mask_message",
    "message_set",
    "set_message",
];

/// The schema that this program writes.
pub fn current() -> i32 {
    MIGRATIONS.len() as i32
}

/// Brings a file to the current schema, one transaction a step.
pub fn migrate(conn: &Connection) -> Result<()> {
    let mut version: i32 = conn.pragma_query_value(None, "user_version", |row| row.get(0))?;
    while (version as usize) < MIGRATIONS.len() {
        conn.execute_batch("begin immediate")?;
        let step = conn
            .execute_batch(MIGRATIONS[version as usize])
            .and_then(|()| conn.execute_batch(BULK_INDEXES))
            .and_then(|()| conn.pragma_update(None, "application_id", APPLICATION_ID))
            .and_then(|()| conn.pragma_update(None, "user_version", version + 1));
        match step {
            Ok(()) => conn.execute_batch("commit")?,
            Err(fault) => {
                // The first error is the one worth telling.
                conn.execute_batch("rollback").ok();
                return Err(fault.into());
            }
        }
        version += 1;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use sha2::{Digest, Sha256};

    /// A study as an earlier version of the program left it.
    fn earlier(path: &std::path::Path) {
        let conn = Connection::open(path).unwrap();
        conn.pragma_update(None, "journal_mode", "wal").unwrap();
        conn.execute_batch(MIGRATIONS[0]).unwrap();
        conn.execute_batch(BULK_INDEXES).unwrap();
        conn.pragma_update(None, "application_id", APPLICATION_ID).unwrap();
        conn.pragma_update(None, "user_version", 1).unwrap();
        let insert = include_str!("sql/study/insert.sql");
        conn.execute(insert, ["u", "u", "Old", "fr", "2024-01-01T00:00:00.000Z"]).unwrap();
        conn.execute_batch(
            "insert into import (id, file, format, sha256, bytes, at, state, active) values (1, 'a.csv', 'csv', '', 0, '', 'ready', 1);
             insert into venue (id, space) values (1, 'other');
             insert into account (id, venue_id, handle) values (1, 1, 'ana'), (2, 1, 'bob');
             insert into message (id, ext, import_id, venue_id, account_id, root_id, chars) values (1, 'a', 1, 1, 1, 1, 5), (2, 'b', 1, 1, 2, 2, 4);
             insert into body (message_id, text) values (1, 'Déçu!'), (2, 'decu');",
        )
        .unwrap();
        conn.execute("insert into memo (id, on_kind, on_id, title, body, author, at) values (1, 'study', 1, null, 'kept', '', '')", [])
            .unwrap();
    }

    #[test]
    fn an_earlier_study_is_brought_up_to_date_with_a_copy_beside() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("old.livi");
        earlier(&path);
        let study = crate::study::Study::open(&path).unwrap();
        assert_eq!(study.memos().unwrap()[0].body, "kept");
        assert_eq!(study.columns().unwrap().twins(1), 2, "like texts of old are known too");
        drop(study);
        let copy = folder.path().join(format!("old.livi-before-{}", current()));
        let kept = Connection::open(copy).unwrap();
        let (version, memos): (i32, i64) = (
            kept.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap(),
            kept.query_row("select count(*) from memo", [], |row| row.get(0)).unwrap(),
        );
        assert_eq!((version, memos), (1, 1), "whole, as it was");
    }

    #[test]
    fn undo_stops_at_an_upgrade_and_says_so() {
        use crate::error::Error;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("old.livi");
        earlier(&path);
        let conn = Connection::open(&path).unwrap();
        let insert = "insert into op (kind, args, author, at, state, changeset, schema) values ('add-code', '{}', '', '', 'done', x'', 1)";
        conn.execute(insert, []).unwrap();
        conn.execute(insert, []).unwrap();
        drop(conn);
        let mut study = crate::study::Study::open(&path).unwrap();
        assert!(matches!(study.undo(), Err(Error::UndoBarrier)));
        assert!(matches!(study.step_to(1), Err(Error::UndoBarrier)), "before any step");
        assert_eq!(study.history(0, 10).unwrap().1.iter().filter(|line| line.state == "done").count(), 2);
    }

    #[test]
    fn an_earlier_study_can_be_opened_for_reading() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("old.livi");
        earlier(&path);
        assert_eq!(crate::study::Study::open_read_only(&path).unwrap().memos().unwrap().len(), 1);
    }

    #[test]
    fn released_migrations_never_change() {
        let sums: Vec<String> =
            MIGRATIONS.iter().map(|sql| Sha256::digest(sql).iter().take(4).map(|b| format!("{b:02x}")).collect()).collect();
        assert_eq!(sums.len(), current() as usize);
        assert_eq!(sums, RELEASED, "a released migration was edited: add a dated file instead");
    }

    const RELEASED: &[&str] = &["6539a49e", "0ccbb33b", "8f609c84", "985e3495", "bd5f0009", "4cf358dd"];
}
