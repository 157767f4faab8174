//! Reads a file as an import would, and tells how fast: `cargo run --release -p livisible-exchange --example records -- FILE`.
//! With `--show`, each record is printed as one line of JSON.

use std::path::Path;
use std::time::Instant;

use livisible_core::corpus::record::{Item, Record};
use livisible_exchange::{Plan, open};

fn main() {
    let Some(path) = std::env::args().nth(1) else {
        eprintln!("records FILE");
        std::process::exit(2);
    };
    let show = std::env::args().any(|arg| arg == "--show");
    let start = Instant::now();
    let opened = match open(Path::new(&path), &Plan::default()) {
        Ok(opened) => opened,
        Err(fault) => {
            eprintln!("{fault}");
            std::process::exit(1);
        }
    };
    let (mut records, mut skipped, mut characters) = (0u64, 0u64, 0usize);
    for column in &opened.recognised.columns {
        eprintln!("{} = {}", column.role.word(), column.name);
    }
    let mut warnings = Vec::new();
    if let Some(mut reader) = opened.reader {
        let mut batch = Vec::new();
        loop {
            let more = match reader.next_batch(&mut batch) {
                Ok(more) => more,
                Err(fault) => {
                    eprintln!("{fault}");
                    std::process::exit(1);
                }
            };
            for item in batch.drain(..) {
                match item {
                    Item::Record(record) => {
                        records += 1;
                        characters += record.text.len();
                        if show {
                            println!("{}", line(&record));
                        }
                    }
                    Item::Respondent(_) => {}
                    Item::Skipped(reason) | Item::Blank { skipped: reason, .. } => {
                        skipped += 1;
                        if show {
                            println!("{}", serde_json::json!({"record": reason.record, "skipped": reason.reason, "detail": reason.detail}));
                        }
                    }
                }
            }
            if !more {
                break;
            }
        }
        warnings = reader.warnings();
    }
    let seconds = start.elapsed().as_secs_f64();
    eprintln!(
        "{records} records, {skipped} skipped, {characters} bytes of text, {seconds:.3} s, {:.0} records/s",
        (records + skipped) as f64 / seconds
    );
    for warning in warnings {
        eprintln!("{}: {}", warning.code, warning.detail);
    }
}

fn line(record: &Record) -> serde_json::Value {
    let posted = record
        .posted
        .as_ref()
        .map(|posted| serde_json::json!([posted.instant.map(|at| at.to_rfc3339()), posted.precision, posted.original]));
    serde_json::json!({
        "record": record.number, "id": record.id, "parent": record.parent, "thread": record.thread, "account": record.account, "role": record.role,
        "space": record.space, "venue": record.venue, "posted": posted, "lang": record.lang, "title": record.title, "url": record.url,
        "rating": record.rating, "attributes": record.attributes, "text": record.text,
    })
}
