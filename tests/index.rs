use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};

use acceptance::{Desk, Draw, bring, livi_path, sample};
use livisible_core::Study;
use livisible_core::error::Error;
use livisible_core::search::index::build::Progress;
use livisible_core::search::index::state::Condition;

/// The folder of the one index of a desk.
fn folder(desk: &Desk) -> PathBuf {
    let mut folders = folders(desk);
    assert_eq!(folders.len(), 1, "{folders:?}");
    folders.remove(0)
}

fn folders(desk: &Desk) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(desk.path("cache/index")).unwrap();
    entries.map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()).collect()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

fn ending<'a>(files: &'a [PathBuf], ending: &str) -> &'a PathBuf {
    files.iter().find(|path| path.to_string_lossy().ends_with(ending)).unwrap()
}

fn state(study: &Study) -> Condition {
    study.index_state().unwrap().state
}

#[test]
fn it_says_where_it_is_what_it_holds_and_what_it_takes() {
    let desk = Desk::new();
    let study = desk.velmoka();
    let seen = study.index_state().unwrap();
    assert_eq!((seen.state, seen.texts, seen.done, seen.of), (Condition::Current, 14, 14, 14));
    assert_eq!(seen.path, folder(&desk));
    let bytes: u64 = files(&folder(&desk)).iter().map(|path| path.metadata().unwrap().len()).sum();
    assert_eq!(seen.bytes, bytes);
    drop(study);
    let checked = desk.json(&["check", "velmoka.livi"]);
    assert_eq!((&checked["index"], &checked["index_state"]["state"]), (&"current".into(), &"current".into()));
    assert_eq!(checked["index_state"]["texts"], 14);
    assert!(desk.livi(&["check", "velmoka.livi"]).contains(&folder(&desk).display().to_string()));
}

#[test]
fn whatever_became_of_its_files_the_next_search_finds_everything() {
    let desk = Desk::new();
    drop(desk.velmoka());
    type Harm = fn(&Path);
    let harms: [(&str, Condition, Harm); 9] = [
        ("a segment cut short", Condition::Damaged, |folder| {
            let files = files(folder);
            let idx = ending(&files, ".idx");
            let bytes = std::fs::read(idx).unwrap();
            std::fs::write(idx, &bytes[..bytes.len() / 2]).unwrap();
        }),
        ("one byte of a segment changed", Condition::Damaged, |folder| {
            let files = files(folder);
            let term = ending(&files, ".term");
            let mut bytes = std::fs::read(term).unwrap();
            bytes[3] ^= 0x55;
            std::fs::write(term, bytes).unwrap();
        }),
        ("a segment gone", Condition::Damaged, |folder| std::fs::remove_file(ending(&files(folder), ".pos")).unwrap()),
        ("half of a removal", Condition::Damaged, |folder| {
            std::fs::remove_file(folder.join(".managed.json")).unwrap();
            std::fs::remove_file(ending(&files(folder), ".pos")).unwrap();
        }),
        ("no list of segments", Condition::Damaged, |folder| std::fs::remove_file(folder.join("meta.json")).unwrap()),
        ("a list of segments that is none", Condition::Damaged, |folder| std::fs::write(folder.join("meta.json"), "{}").unwrap()),
        ("a foreign list of segments", Condition::Damaged, |folder| {
            let meta = std::fs::read_to_string(folder.join("meta.json")).unwrap();
            std::fs::write(folder.join("meta.json"), meta.replace("\"stem\"", "\"root\"")).unwrap();
        }),
        ("the index of an earlier state", Condition::Stale, |folder| {
            let meta = std::fs::read_to_string(folder.join("meta.json")).unwrap();
            let mut meta: serde_json::Value = serde_json::from_str(&meta).unwrap();
            meta["payload"] = "0".into();
            std::fs::write(folder.join("meta.json"), meta.to_string()).unwrap();
        }),
        ("no folder", Condition::Missing, |folder| std::fs::remove_dir_all(folder).unwrap()),
    ];
    for (name, seen, harm) in harms {
        harm(&folder(&desk));
        let mut study = Study::open_read_only(&desk.path("velmoka.livi")).unwrap();
        study.set_cache(&desk.path("cache"));
        assert_eq!(study.verify_index().unwrap().state, seen, "{name}");
        assert_eq!(study.matching("compostable").unwrap().len(), 2, "{name}");
        assert_eq!(state(&study), Condition::Current, "{name}");
        drop(study);
        assert!(desk.livi(&["search", "velmoka.livi", "\"« compostable »\""]).contains("2 messages"), "{name}");
    }
    // A file that is none of ours disturbs nothing, and goes with the rest.
    std::fs::write(folder(&desk).join("holiday.jpg"), "no index").unwrap();
    assert!(desk.livi(&["search", "velmoka.livi", "compostable"]).contains("2 messages"));
    assert!(desk.livi(&["reindex", "velmoka.livi"]).contains("14"));
}

#[test]
fn removed_it_is_rebuilt_when_it_is_next_needed() {
    let desk = Desk::new();
    drop(desk.velmoka());
    let removed = desk.json(&["reindex", "velmoka.livi", "--remove"]);
    assert!(removed["freed"].as_u64().unwrap() > 1_000);
    assert_eq!(removed["index_state"]["state"], "missing");
    assert!(folders(&desk).is_empty());
    // A query without words needs none, and makes none.
    assert!(desk.livi(&["search", "velmoka.livi", "code:FL.CRI code:FL.LUD"]).contains("2 messages"));
    assert!(folders(&desk).is_empty());
    assert!(desk.livi(&["search", "velmoka.livi", "compostable"]).contains("2 messages"));
    folder(&desk);
}

#[test]
fn old_indexes_of_the_study_are_swept_and_those_of_others_stay() {
    let desk = Desk::new();
    let study = desk.velmoka();
    let ours = folder(&desk);
    let name = ours.file_name().unwrap().to_str().unwrap().to_owned();
    let mut parts = name.rsplitn(3, '-');
    let (version, file, instance) = (parts.next().unwrap(), parts.next().unwrap(), parts.next().unwrap());
    let old = |name: String, study: Option<&str>| {
        let folder = desk.path("cache/index").join(name);
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("meta.json"), "old").unwrap();
        if let Some(study) = study {
            std::fs::write(folder.join("study.txt"), study).unwrap();
        }
        folder
    };
    let earlier = old(format!("{instance}-{file}-v1"), None);
    let replaced = old(format!("{}-{file}-{version}", "ab".repeat(16)), None);
    let moved = old(format!("{instance}-{:016x}-{version}", 7), Some("/nowhere/velmoka.livi"));
    let copy = desk.file("copy.livi", "there");
    let copied = old(format!("{instance}-{:016x}-{version}", 8), Some(copy.to_str().unwrap()));
    let other = old(format!("{}-{:016x}-v1", "cd".repeat(16), 9), None);
    let strange = old("notes".to_owned(), None);
    study.reindex(&mut |_, _| true).unwrap();
    let gone = |folder: &Path| !folder.exists();
    assert!(gone(&earlier) && gone(&replaced) && gone(&moved), "left behind by this study");
    assert!(!gone(&copied) && !gone(&other) && !gone(&strange), "not this study's");
    assert_eq!(state(&study), Condition::Current);
}

#[test]
fn two_at_one_study() {
    let desk = Desk::new();
    let mut writer = desk.velmoka();
    let mut reader = Study::open_read_only(writer.path()).unwrap();
    reader.set_cache(&desk.path("cache"));
    assert_eq!((reader.matching("compostable").unwrap().len(), writer.matching("compostable").unwrap().len()), (2, 2));

    // The writer imports: the reader finds what is committed, before and after.
    bring(&mut writer, &desk.file("a.csv", "id,text\nz1,Encore une capsule compostable\n"));
    assert_eq!(reader.matching("compostable").unwrap().len(), 3);

    // Without an index the reader leaves it to the writer, and says so.
    let before = folder(&desk);
    std::fs::remove_dir_all(&before).unwrap();
    bring(&mut writer, &desk.file("b.csv", "id,text\nz2,Toujours compostable\n"));
    assert!(matches!(reader.matching("compostable"), Err(Error::IndexBusy)));
    assert!(matches!(reader.remove_index(), Err(Error::IndexBusy)));
    assert!(reader.rebuilding().unwrap().is_none());
    assert!(desk.fails(1, &["search", "velmoka.livi", "compostable"]).contains("Try again in a moment"));
    assert_eq!(reader.matching("code:FL.CRI code:FL.LUD").unwrap().len(), 2, "codes need no index");
    assert_eq!(writer.matching("compostable").unwrap().len(), 4);
    assert_eq!(reader.matching("compostable").unwrap().len(), 4);

    // Once the writer is gone, whoever reads may rebuild.
    drop(writer);
    std::fs::remove_dir_all(&before).unwrap();
    let mut alone = Study::open_read_only(&desk.path("velmoka.livi")).unwrap();
    alone.set_cache(&desk.path("cache"));
    assert_eq!(alone.matching("compostable").unwrap().len(), 4);
}

#[test]
fn searching_while_an_import_runs() {
    let desk = Desk::new();
    let mut writer = desk.velmoka();
    let rows: String = (0..45_000).map(|n| format!("n{n},Message {n} sur une capsule compostable\n")).collect();
    let file = desk.file("big.csv", format!("id,text\n{rows}"));
    let path = writer.path().to_owned();
    let (ended, cache) = (AtomicBool::new(false), desk.path("cache"));
    std::thread::scope(|scope| {
        let searching = scope.spawn(|| {
            let mut totals = vec![];
            while !ended.load(Ordering::SeqCst) {
                let mut reader = Study::open_read_only(&path).unwrap();
                reader.set_cache(&cache);
                match reader.matching("compostable") {
                    Ok(found) => totals.push(found.len()),
                    Err(Error::IndexBusy) => {}
                    Err(other) => panic!("{other}"),
                }
            }
            totals
        });
        bring(&mut writer, &file);
        ended.store(true, Ordering::SeqCst);
        let totals = searching.join().unwrap();
        assert!(!totals.is_empty(), "reading goes on");
        assert!(totals.iter().all(|&total| total == 2 || total == 45_002), "all of a state or none of it: {totals:?}");
    });
    assert_eq!(writer.matching("compostable").unwrap().len(), 45_002);
}

#[test]
fn a_building_tells_how_far_it_is_and_can_be_stopped() {
    let desk = Desk::new();
    let mut study = desk.study("s.livi");
    let rows: String = (0..9_000).map(|n| format!("n{n},Message {n} sur une capsule\n")).collect();
    bring(&mut study, &desk.file("big.csv", format!("id,text\n{rows}")));
    assert!(study.rebuilding().unwrap().is_none(), "it is current");
    study.remove_index().unwrap();
    let mut seen = vec![];
    let mut said = vec![];
    let reader = study.reader().unwrap();
    let stopped = study.reindex(&mut |done, of| {
        seen.push((done, of));
        let state = reader.index_state().unwrap();
        said.push((state.state, state.done, state.of));
        done < 4_000
    });
    assert!(matches!(stopped, Err(Error::Cancelled)));
    assert_eq!(seen, [(0, 9_000), (2_000, 9_000), (4_000, 9_000)]);
    assert_eq!(said[1], (Condition::Building, 2_000, 9_000), "whoever looks from elsewhere sees it too");
    assert_eq!(state(&study), Condition::Missing, "half an index serves nobody");
    assert!(folders(&desk).is_empty());
    // On another thread, as the window does it.
    let rebuilding = study.rebuilding().unwrap().unwrap();
    let (stop, progress) = (AtomicBool::new(false), Progress::default());
    std::thread::scope(|scope| scope.spawn(|| rebuilding.run(&stop, &progress).unwrap()).join().unwrap());
    assert_eq!(progress.now(), (9_000, 9_000));
    assert_eq!(study.matching("capsule").unwrap().len(), 9_000);
}

#[test]
fn a_cache_that_refuses_is_no_end_of_searching() {
    let desk = Desk::new();
    drop(desk.velmoka());
    // A file stands where the cache should be: nothing can be written there, by whomever.
    std::fs::remove_dir_all(desk.path("cache")).unwrap();
    desk.file("cache", "no folder");
    std::fs::create_dir(desk.path("tmp")).unwrap();
    let run = |words: &[&str]| desk.command(words).env("TMPDIR", desk.path("tmp")).output().unwrap();
    let found = run(&["search", "velmoka.livi", "compostable"]);
    assert!(String::from_utf8_lossy(&found.stdout).contains("2 messages"), "{}", String::from_utf8_lossy(&found.stderr));
    assert!(files(&desk.path("tmp")).is_empty(), "gone with the process");
    // Imports go on likewise.
    desk.file("a.csv", "id,text\nz1,Encore compostable\n");
    assert!(run(&["import", "velmoka.livi", "a.csv"]).status.success());
    // Nor there: a clear sentence, and what needs no index is answered.
    desk.file("tmp2", "no folder");
    let nowhere = desk.command(&["search", "velmoka.livi", "compostable"]).env("TMPDIR", desk.path("tmp2")).output().unwrap();
    let said = String::from_utf8_lossy(&nowhere.stderr).into_owned();
    assert_eq!(nowhere.status.code(), Some(1));
    assert!(said.contains("LIVISIBLE_CACHE") && said.contains("the study itself is safe"), "{said}");
    let coded = desk.command(&["search", "velmoka.livi", "code:any"]).env("TMPDIR", desk.path("tmp2")).output().unwrap();
    assert!(coded.status.success());
}

#[cfg(unix)]
#[test]
fn a_full_disk_is_told_and_leaves_nothing_behind() {
    let desk = Desk::new();
    let mut study = desk.study("s.livi");
    let rows: String = (0..15_000).map(|n| format!("n{n},Message {n} mot{n} autre{n} sur une capsule\n")).collect();
    bring(&mut study, &desk.file("big.csv", format!("id,text\n{rows}")));
    study.remove_index().unwrap();
    drop(study);
    std::fs::create_dir(desk.path("tmp")).unwrap();
    // No file may grow beyond 150 blocks, as on a disk that is full.
    let script = "trap '' XFSZ; ulimit -f 150; exec \"$0\" search s.livi capsule";
    let mut command = Command::new("sh");
    command.args(["-c", script]).arg(livi_path()).current_dir(desk.path(""));
    command.env("LIVISIBLE_CACHE", desk.path("cache")).env("TMPDIR", desk.path("tmp")).env("LC_ALL", "en_GB.UTF-8");
    let output = command.output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("Make room there"), "{said}");
    assert!(folders(&desk).is_empty() && files(&desk.path("tmp")).is_empty(), "what did not fit is gone");
    assert!(desk.livi(&["search", "s.livi", "capsule", "--limit", "1"]).contains("15000 messages"), "with room again, all is well");
}

/// A real `livi` is killed at random moments of a building: the next search finds everything, and nothing is left over.
#[test]
fn killed_while_it_builds() {
    let desk = Desk::new();
    desk.livi(&["import", "s.livi", sample().to_str().unwrap()]);
    let rows: String = (0..3_000).map(|n| format!("n{n},Message {n} mot{n} sur une capsule compostable\n")).collect();
    desk.file("big.csv", format!("id,text\n{rows}"));
    desk.livi(&["import", "s.livi", "big.csv"]);
    let mut draw = Draw::new(20_261_124);
    for _ in 0..16 {
        let mut child = desk.command(&["reindex", "s.livi"]).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        let strike = std::time::Instant::now() + std::time::Duration::from_micros(draw.under(120_000));
        while std::time::Instant::now() < strike && child.try_wait().unwrap().is_none() {
            std::thread::yield_now();
        }
        child.kill().ok();
        child.wait().unwrap();
        assert!(desk.livi(&["search", "s.livi", "compostable", "--limit", "1"]).contains("3002 messages"));
        folder(&desk);
    }
    assert_eq!(desk.json(&["check", "s.livi"])["index_state"]["texts"], 3_014);
}
