//! The names of elements, whatever prefixes a file gives them.

/// The prefix under which readers know a namespace: the customary one, or none for the language of a whole document.
/// `None` where the namespace is not known: the file's own prefix stands.
pub(super) fn prefix(namespace: &str) -> Option<&'static str> {
    let of_wordpress = || namespace.starts_with("http://wordpress.org/export/");
    Some(match namespace {
        "http://disqus.com" | "http://purl.org/rss/1.0/" | "http://my.netscape.com/rdf/simple/0.9/" => "",
        "http://disqus.com/disqus-internals" => "dsq",
        "http://www.w3.org/2005/Atom" | "http://purl.org/atom/ns#" => "atom",
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#" => "rdf",
        "http://www.w3.org/1999/xhtml" => "xhtml",
        "http://www.w3.org/XML/1998/namespace" => "xml",
        "http://purl.org/dc/elements/1.1/" => "dc",
        "http://purl.org/dc/terms/" => "dcterms",
        "http://purl.org/rss/1.0/modules/content/" => "content",
        "http://purl.org/rss/1.0/modules/slash/" => "slash",
        "http://purl.org/syndication/thread/1.0" => "thr",
        "http://wellformedweb.org/CommentAPI/" => "wfw",
        "http://www.itunes.com/dtds/podcast-1.0.dtd" => "itunes",
        "http://search.yahoo.com/mrss/" | "http://search.yahoo.com/mrss" => "media",
        _ if of_wordpress() && namespace.ends_with("/excerpt/") => "excerpt",
        _ if of_wordpress() => "wp",
        _ => return None,
    })
}

/// Which prefixes stand for which, from the root to the element that is read.
#[derive(Debug, Default)]
pub(super) struct Bindings {
    /// The depth at which it was bound, the prefix as written, and the one that readers know.
    bound: Vec<(usize, String, String)>,
}

/// More bindings in force than any document has: the rest is left as written.
const MOST: usize = 256;

impl Bindings {
    /// Takes in an attribute of an element at this depth; `true` where it is a binding.
    pub fn bind(&mut self, depth: usize, attribute: &str, namespace: &str) -> bool {
        let Some(written) = attribute.strip_prefix("xmlns") else { return false };
        let written = match written.strip_prefix(':') {
            Some(written) => written,
            None if written.is_empty() => "",
            None => return false,
        };
        if self.bound.len() < MOST {
            let known = prefix(namespace.trim()).unwrap_or(written);
            self.bound.push((depth, written.to_owned(), known.to_owned()));
        }
        true
    }

    /// Forgets what was bound at this depth or below it.
    pub fn leave(&mut self, depth: usize) {
        while self.bound.last().is_some_and(|(bound, ..)| *bound >= depth) {
            self.bound.pop();
        }
    }

    /// A name as readers know it; an attribute without a prefix has no namespace.
    pub fn known(&self, written: &str, is_attribute: bool) -> String {
        let (prefix, local) = written.split_once(':').unwrap_or(("", written));
        if prefix.is_empty() && is_attribute {
            return local.to_owned();
        }
        let known = self.bound.iter().rev().find(|(_, bound, _)| bound == prefix).map_or(prefix, |(_, _, known)| known.as_str());
        if known.is_empty() { local.to_owned() } else { format!("{known}:{local}") }
    }
}
