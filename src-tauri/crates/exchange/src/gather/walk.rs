//! The files of a folder and of those in it, in order, without what systems leave among them.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use super::unpack::Unpacker;
use super::{Gathered, aside, name, pack};
use crate::fault::Fault;

/// How deep folders are followed into one another.
const DEEPEST: usize = 64;

/// What people call a path: its last part.
pub fn called(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}

/// Puts the files behind a path into `found`; `false` once there are `most`, which is then told. Media of a folder are set aside.
pub fn walk(path: &Path, most: usize, unpacker: &mut Unpacker<'_>, found: &mut Vec<Gathered>) -> bool {
    let mut walker = Walker { most, found, unpacker, entered: HashSet::new(), of_meta: false };
    walker.visit(path, called(path), 0)
}

struct Walker<'a, 's> {
    most: usize,
    found: &'a mut Vec<Gathered>,
    unpacker: &'a mut Unpacker<'s>,
    /// Folders that were entered, by their true path: a link may lead back into one.
    entered: HashSet<PathBuf>,
    /// Whether this is inside a download of Meta.
    of_meta: bool,
}

impl Walker<'_, '_> {
    fn put(&mut self, path: &Path, shown: String, fault: Option<Fault>, depth: usize) -> bool {
        // A file that was chosen by itself is meant.
        let is_aside = depth > 0
            && fault.is_none()
            && (aside::is_media(&shown) || (self.of_meta && !aside::is_written(&shown)) || aside::begins_as_media(path, &shown));
        if is_aside {
            self.unpacker.set_aside(1);
            return true;
        }
        let is_full = self.found.len() >= self.most;
        let fault = if is_full { Some(Fault::TooManyFiles { limit: self.unpacker.most_files() }) } else { fault };
        self.found.push(Gathered::of(path.to_owned(), shown, fault));
        !is_full
    }

    /// `false` once there are too many files.
    fn visit(&mut self, path: &Path, shown: String, depth: usize) -> bool {
        let held = std::fs::metadata(path).and_then(|kind| if kind.is_dir() { std::fs::read_dir(path).map(Some) } else { Ok(None) });
        let entries = match held {
            Ok(Some(entries)) => entries,
            Ok(None) => return self.put(path, shown, None, depth),
            Err(error) => return self.put(path, shown, Some(Fault::io(path, &error)), depth),
        };
        let is_new = path.canonicalize().is_ok_and(|real| self.entered.insert(real));
        if !is_new || depth > DEEPEST {
            return true;
        }
        let mut inside: Vec<(String, PathBuf)> = entries
            .flatten()
            .map(|entry| (entry.file_name().to_string_lossy().into_owned(), entry.path()))
            .filter(|(name, _)| !name::is_litter(name))
            .collect();
        inside.sort();
        if pack::may_be_export(path, &inside)
            && let Some(packed) = self.unpacker.pack(path, &shown)
        {
            return self.put(&packed, shown, None, 0);
        }
        let before = self.of_meta;
        let messages = inside.iter().any(|(name, path)| name == "messages" && path.join("inbox").is_dir());
        self.of_meta |= messages || aside::is_of_meta(inside.iter().map(|(name, _)| name.as_str()));
        let more = inside.into_iter().all(|(name, path)| self.visit(&path, format!("{shown}/{name}"), depth + 1));
        self.of_meta = before;
        more
    }
}
