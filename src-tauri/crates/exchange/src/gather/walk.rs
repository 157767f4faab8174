//! The files of a folder and of those in it, in order, without what systems leave among them.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use super::{Gathered, name};
use crate::fault::Fault;

/// How deep folders are followed into one another.
const DEEPEST: usize = 64;

/// Puts the files behind a path into `found`; `false` once there are `most`, which is then told.
pub fn walk(path: &Path, most: usize, found: &mut Vec<Gathered>) -> bool {
    let shown = path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned());
    let mut walker = Walker { most, found, entered: HashSet::new() };
    walker.visit(path, shown, 0)
}

struct Walker<'a> {
    most: usize,
    found: &'a mut Vec<Gathered>,
    /// Folders that were entered, by their true path: a link may lead back into one.
    entered: HashSet<PathBuf>,
}

impl Walker<'_> {
    fn put(&mut self, path: &Path, shown: String, fault: Option<Fault>) -> bool {
        let is_full = self.found.len() >= self.most;
        let fault = if is_full { Some(Fault::TooManyFiles { limit: self.most }) } else { fault };
        self.found.push(Gathered { path: path.to_owned(), shown, fault });
        !is_full
    }

    /// `false` once there are too many files.
    fn visit(&mut self, path: &Path, shown: String, depth: usize) -> bool {
        let held = std::fs::metadata(path).and_then(|kind| if kind.is_dir() { std::fs::read_dir(path).map(Some) } else { Ok(None) });
        let entries = match held {
            Ok(Some(entries)) => entries,
            Ok(None) => return self.put(path, shown, None),
            Err(error) => return self.put(path, shown, Some(Fault::io(path, &error))),
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
        inside.into_iter().all(|(name, path)| self.visit(&path, format!("{shown}/{name}"), depth + 1))
    }
}
