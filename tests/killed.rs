use std::process::Stdio;
use std::time::{Duration, Instant};

use acceptance::{Desk, Draw, sample};
use serde_json::Value;

const KILLS: u32 = 200;

struct Seen {
    messages: u64,
    codings: u64,
    done: usize,
    lines: usize,
}

fn see(desk: &Desk) -> Seen {
    let figure = desk.json(&["figures", "s.livi", "corpus", "--brand-speech", "include"]);
    let history = desk.json(&["history", "s.livi"]);
    let lines = history.as_array().unwrap();
    Seen {
        messages: figure["base"]["messages"].as_u64().unwrap(),
        codings: figure["base"]["codings"].as_u64().unwrap(),
        done: lines.iter().filter(|line| line["state"] == "done").count(),
        lines: lines.len(),
    }
}

/// A real `livi` is killed at random moments of an import, a coding, an undo or a redo.
/// Each time the operation happened whole or not at all, and what was acknowledged before is there.
#[test]
fn nothing_acknowledged_is_lost() {
    let seed = std::env::var("LIVISIBLE_SEED").ok().and_then(|s| s.parse().ok()).unwrap_or(20_261_123);
    let mut draw = Draw::new(seed);
    let desk = Desk::new();
    desk.livi(&["import", "s.livi", sample().to_str().unwrap()]);
    // Warm: what an undisturbed command takes on this machine says where to strike.
    let (mut killed, mut finished, mut number) = (0, 0, 0u32);
    let mut before = see(&desk);
    while killed < KILLS {
        number += 1;
        assert!(number < KILLS * 10, "commands end before they can be killed");
        let wave = format!("wave{number}.csv");
        let query = format!("vague{}", draw.under(u64::from(number)) + 1);
        let words: Vec<&str> = match draw.under(4) {
            0 => {
                let rows: String =
                    (0..300).map(|n| format!("{number}-{n},a{},Message {n} de la vague{number} et du café\n", n % 40)).collect();
                desk.file(&wave, format!("id,author,text\n{rows}"));
                vec!["import", "s.livi", &wave]
            }
            1 => vec!["code", "s.livi", "FL.PRA", "--query", &query],
            2 => vec!["undo", "s.livi"],
            _ => vec!["redo", "s.livi"],
        };
        let mut child = desk.command(&words).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        let strike = Instant::now() + Duration::from_micros(draw.under(60_000));
        let mut ended = false;
        while !ended && Instant::now() < strike {
            ended = child.try_wait().unwrap().is_some();
            std::thread::yield_now();
        }
        if !ended {
            // `kill` on Unix is SIGKILL: nothing in the process can answer it.
            child.kill().unwrap();
        }
        let status = child.wait().unwrap();
        let struck = status.code().is_none();
        killed += u32::from(struck);
        let acknowledged = status.success();
        finished += u32::from(acknowledged);

        let checked: Value = desk.json(&["check", "s.livi"]);
        assert_eq!(checked["ok"], true, "seed {seed}, step {number}: {checked}");
        let after = see(&desk);
        let context = format!("seed {seed}, step {number}, {words:?}, acknowledged {acknowledged}");
        let whole = match words[0] {
            "import" => after.messages == before.messages + 300 && after.done == before.done + 1,
            "code" => after.codings >= before.codings && after.done <= before.done + 1,
            "undo" => after.done + 1 == before.done,
            _ => after.done == before.done + 1,
        };
        let nothing = after.messages == before.messages
            && after.codings == before.codings
            && after.done == before.done
            && after.lines == before.lines;
        assert!(whole || nothing, "{context}: half of an operation");
        if acknowledged && words[0] == "import" {
            assert!(whole, "{context}: an acknowledged import is not there");
        }
        if acknowledged && (words[0] == "undo" || words[0] == "redo") {
            assert!(whole, "{context}: an acknowledged step is not there");
        }
        before = after;
    }
    assert!(finished > 0, "some commands ended before they were struck");
    assert_eq!(desk.json(&["check", "s.livi"])["ok"], true);
}
