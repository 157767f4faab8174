//! A folder that is one export, unpacked, or an archive of one that its films make too large: their lists are packed again, so
//! that it is read as the one file that it was.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::name;
use crate::encoding::decode::decode_head;
use crate::encoding::sniff;
use crate::fault::Fault;
use crate::native::{self, Look};

/// How deep an export of this kind is: folders of channels, folders of data.
const DEEPEST: usize = 3;

/// Whether a file is one that a native reader tells: it is given as itself, whatever it is packed as.
pub fn is_export(path: &Path, shown: &str) -> bool {
    let Ok(sniffed) = sniff(path, None) else { return false };
    let head = decode_head(&sniffed.head, sniffed.charset, sniffed.whole);
    native::find(&Look::new(path, shown, &sniffed.head, &head, sniffed.charset, sniffed.whole)).is_some()
}

/// Whether these files and folders may be the top of such an export: of Slack, of X.
pub fn may_be_export(folder: &Path, names: &[(String, PathBuf)]) -> bool {
    let has = |wanted: &str| names.iter().any(|(name, _)| name == wanted);
    let is_slack = has("users.json") && ["channels.json", "groups.json", "dms.json", "mpims.json"].iter().any(|list| has(list));
    let data = folder.join("data");
    is_slack || (has("data") && ["tweets.js", "tweet.js", "account.js"].iter().any(|file| data.join(file).is_file()))
}

/// Whether the names of an archive may be those of such an export.
pub fn may_be_export_inside(names: &[String]) -> bool {
    let has = |wanted: &str| names.iter().any(|name| name.strip_suffix(wanted).is_some_and(|root| root.is_empty() || root.ends_with('/')));
    (has("users.json") && ["channels.json", "groups.json", "dms.json", "mpims.json"].iter().any(|list| has(list)))
        || ["data/tweets.js", "data/tweet.js", "data/account.js"].iter().any(|file| has(file))
}

/// Packs the lists of an archive into another one; answers how many other files it holds. `None` where they are larger than
/// `bytes`, or cannot be read.
pub fn repack(archive: &mut ZipArchive<File>, names: &[String], to: &Path, bytes: u64) -> Option<u64> {
    let mut writer = ZipWriter::new(File::create(to).ok()?);
    let (mut aside, mut left) = (0, bytes);
    for (at, shown) in names.iter().enumerate() {
        if shown.ends_with('/') || name::is_litter_inside(shown) {
            continue;
        }
        if !is_list(shown) {
            aside += 1;
            continue;
        }
        let entry = archive.by_index(at).ok()?;
        let large = left >= u64::from(u32::MAX);
        writer.start_file(shown.as_str(), stored(large)).ok()?;
        // One byte more than there is room for tells that there is too little.
        let copied = io::copy(&mut entry.take(left + 1), &mut writer).ok()?;
        left = left.checked_sub(copied)?;
    }
    writer.finish().ok()?;
    Some(aside)
}

fn stored(large: bool) -> SimpleFileOptions {
    SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored).large_file(large)
}

/// Whether a file is one that such exports are read by.
fn is_list(name: &str) -> bool {
    [".json", ".js"].iter().any(|ending| name.ends_with(ending))
}

/// Packs the lists of a folder into an archive, as they are; answers how many other files it holds. `None` where they are more
/// than `files` or larger than `bytes`.
pub fn pack(folder: &Path, to: &Path, files: usize, bytes: u64) -> Result<Option<u64>, Fault> {
    let mut lists = Vec::new();
    let mut aside = 0;
    list(folder, String::new(), 0, &mut lists, &mut aside);
    let size: u64 = lists.iter().filter_map(|(_, path)| path.metadata().ok()).map(|metadata| metadata.len()).sum();
    if lists.len() > files || size > bytes {
        return Ok(None);
    }
    let fault = |error: io::Error| Fault::io(to, &error);
    let broken = |_| Fault::Write { detail: to.display().to_string() };
    let mut writer = ZipWriter::new(File::create(to).map_err(fault)?);
    for (name, path) in lists {
        let large = path.metadata().is_ok_and(|metadata| metadata.len() >= u64::from(u32::MAX));
        writer.start_file(name, stored(large)).map_err(broken)?;
        let mut file = File::open(&path).map_err(|error| Fault::io(&path, &error))?;
        io::copy(&mut file, &mut writer).map_err(fault)?;
    }
    writer.finish().map_err(broken)?;
    Ok(Some(aside))
}

/// The `.json` and `.js` files of a folder, by their place in it. Links are not followed.
fn list(folder: &Path, place: String, depth: usize, lists: &mut Vec<(String, PathBuf)>, aside: &mut u64) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut inside: Vec<(String, PathBuf, fs::FileType)> = entries
        .filter_map(|entry| Some((entry.file_name().to_string_lossy().into_owned(), entry.path(), entry.file_type().ok()?)))
        .filter(|(name, _, _)| !name::is_litter(name))
        .collect();
    inside.sort_by(|one, other| one.0.cmp(&other.0));
    for (name, path, kind) in inside {
        if kind.is_dir() && depth < DEEPEST {
            list(&path, format!("{place}{name}/"), depth + 1, lists, aside);
        } else if kind.is_file() && is_list(&name) {
            lists.push((format!("{place}{name}"), path));
        } else {
            *aside += 1;
        }
    }
}
