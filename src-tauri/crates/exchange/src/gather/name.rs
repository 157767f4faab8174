//! Names of files: which ones nobody means to import, and how an entry of an archive may be called on disk.

/// The longest name, in bytes, that every file system takes, with room for what is put beside it.
const LONGEST: usize = 200;

/// Names that Windows keeps for its devices, whatever their ending.
const RESERVED: [&str; 22] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1", "lpt2", "lpt3", "lpt4",
    "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// Whether a file or a folder is one that systems leave, or hide.
pub fn is_litter(name: &str) -> bool {
    name.starts_with('.') || ["__MACOSX", "Thumbs.db", "desktop.ini"].iter().any(|litter| name.eq_ignore_ascii_case(litter))
}

/// Whether an entry of an archive stands in such a folder, or is such a file.
pub fn is_litter_inside(entry: &str) -> bool {
    entry.split(['/', '\\']).any(|part| is_litter(part) && part != "." && part != "..")
}

/// The name of an entry, as people see it: UTF-8 wherever it reads as such, for most tools write it without saying so.
pub fn shown(raw: &[u8], said: &str) -> String {
    let name = std::str::from_utf8(raw).unwrap_or(said);
    name.replace('\\', "/").chars().map(|c| if c.is_control() { '\u{FFFD}' } else { c }).collect()
}

/// What an entry is called on disk: its last part, without anything that a file system could take for more than a name.
pub fn on_disk(entry: &str) -> String {
    let last = entry.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain: String = last.chars().map(|c| if c.is_control() || "<>:\"|?*".contains(c) { '_' } else { c }).collect();
    let plain = plain.trim_end_matches(['.', ' ']);
    let stem = plain.split('.').next().unwrap_or_default();
    let safe = match () {
        () if plain.is_empty() => "_".to_owned(),
        () if RESERVED.iter().any(|reserved| stem.trim().eq_ignore_ascii_case(reserved)) => format!("_{plain}"),
        () => plain.to_owned(),
    };
    if safe.len() <= LONGEST {
        return safe;
    }
    // The ending stays: it tells a table of one column from a text.
    let (stem, ending) = match safe.rsplit_once('.') {
        Some((stem, ending)) if ending.len() <= 10 => (stem, format!(".{ending}")),
        _ => (safe.as_str(), String::new()),
    };
    format!("{}{ending}", &stem[..stem.floor_char_boundary(LONGEST - ending.len())])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_stay_names() {
        assert_eq!(on_disk("inner/videoinfo_abc_comments.csv"), "videoinfo_abc_comments.csv");
        assert_eq!(on_disk("../../etc/passwd"), "passwd");
        assert_eq!(on_disk("C:\\Users\\x\\avis.csv"), "avis.csv");
        assert_eq!(on_disk("c:avis.csv"), "c_avis.csv");
        assert_eq!(on_disk(".."), "_");
        assert_eq!(on_disk("NUL.txt"), "_NUL.txt");
        assert_eq!(on_disk("a/"), "_");
        assert_eq!(on_disk(&format!("{}.csv", "é".repeat(300))), format!("{}.csv", "é".repeat(98)));
    }

    #[test]
    fn litter() {
        assert!(is_litter(".DS_Store") && is_litter("Thumbs.db") && is_litter("__MACOSX") && !is_litter("avis.csv"));
        assert!(is_litter_inside("__MACOSX/._avis.csv") && is_litter_inside("a/.git/config") && !is_litter_inside("../avis.csv"));
    }

    #[test]
    fn names_of_old_tools() {
        assert_eq!(shown("été\\avis.csv".as_bytes(), "?"), "été/avis.csv");
        assert_eq!(shown(b"\x82t\x82.csv", "été.csv"), "été.csv");
    }

    proptest! {
        #[test]
        fn any_name_is_one_component(entry in any::<String>()) {
            let name = on_disk(&entry);
            let path = std::path::Path::new(&name);
            prop_assert!(name.len() <= LONGEST);
            prop_assert_eq!(path.components().count(), 1);
            prop_assert_eq!(path.file_name().map(|own| own.to_string_lossy().into_owned()), Some(name.clone()));
        }
    }
}
