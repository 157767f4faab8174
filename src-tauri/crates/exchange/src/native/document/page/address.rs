//! Addresses of pages, brought to what all copies of one page have in common.

/// What a conversation is known by, whatever page of it was saved: its address without the fragment, the number of the page
/// and what trackers add.
pub(super) fn plain(address: &str) -> String {
    let address = address.split('#').next().unwrap_or_default().trim();
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let is_idle = |part: &&str| {
        let name = part.split('=').next().unwrap_or_default();
        !matches!(name, "start" | "page" | "cpage" | "sid" | "replytocom" | "showComment" | "fbclid" | "gclid" | "m")
            && !name.starts_with("utm_")
            && !name.is_empty()
    };
    let query = query.split('&').flat_map(|part| part.split("amp;")).filter(is_idle).collect::<Vec<_>>().join("&");
    let path = path.trim_end_matches('/');
    let mut kept = path;
    for mark in ["/comment-page-", "/page-", "/page/"] {
        if let Some((before, number)) = kept.rsplit_once(mark)
            && !number.is_empty()
            && number.bytes().all(|byte| byte.is_ascii_digit())
        {
            kept = before;
        }
    }
    // The bar at the end belongs to the address where nothing was taken off.
    let kept = if kept == path && address.split('?').next().is_some_and(|path| path.ends_with('/')) {
        format!("{kept}/")
    } else {
        kept.to_owned()
    };
    if query.is_empty() { kept } else { format!("{kept}?{query}") }
}

/// The site of an address.
pub(super) fn host(address: &str) -> Option<String> {
    let (scheme, rest) = address.split_once("://")?;
    let host = rest.split(['/', '?', '#']).next()?.rsplit('@').next()?.split(':').next()?;
    let host = host.strip_prefix("www.").unwrap_or(host).to_ascii_lowercase();
    (scheme.starts_with("http") && host.contains('.')).then_some(host)
}

/// Whether this is an address of the web.
pub(super) fn is_one(address: &str) -> bool {
    host(address).is_some()
}

/// An address of a page, as seen from another one.
pub(super) fn joined(base: &str, link: &str) -> Option<String> {
    if is_one(link) {
        return Some(link.to_owned());
    }
    let (scheme, rest) = base.split_once("://")?;
    if let Some(link) = link.strip_prefix("//") {
        return Some(format!("{scheme}://{link}"));
    }
    if let Some(fragment) = link.strip_prefix('#') {
        return Some(format!("{}#{fragment}", base.split('#').next()?));
    }
    let root = rest.split(['/', '?', '#']).next()?;
    if let Some(path) = link.strip_prefix('/') {
        return Some(format!("{scheme}://{root}/{path}"));
    }
    if link.contains(':') || link.is_empty() {
        return None;
    }
    let folder = base.split(['?', '#']).next()?;
    let folder =
        folder.rsplit_once('/').filter(|(before, _)| before.contains("://") && !before.ends_with('/')).map_or(folder, |(before, _)| before);
    Some(format!("{folder}/{}", link.trim_start_matches("./")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_of_one_conversation_have_one_address() {
        for (address, same) in [
            ("https://e.org/forum/viewtopic.php?t=12&start=20&sid=ab#p3", "https://e.org/forum/viewtopic.php?t=12"),
            ("https://e.org/2012/04/post/comment-page-2/#comment-9", "https://e.org/2012/04/post"),
            ("https://e.org/threads/tea.12/page-3", "https://e.org/threads/tea.12"),
            ("https://e.org/?p=12&utm_source=x", "https://e.org/?p=12"),
            ("https://e.org/post/", "https://e.org/post/"),
            ("https://e.org/post.html?showComment=1#c1", "https://e.org/post.html"),
        ] {
            assert_eq!(plain(address), same, "{address}");
        }
        assert_eq!(host("https://www.E.org:80/x").as_deref(), Some("e.org"));
        assert_eq!((host("file:///c:/x.y"), host("e.org"), host("")), (None, None, None));
    }

    #[test]
    fn links_of_a_page() {
        let base = "https://e.org/forum/viewtopic.php?t=1";
        assert_eq!(joined(base, "#p2").as_deref(), Some("https://e.org/forum/viewtopic.php?t=1#p2"));
        assert_eq!(joined(base, "./viewtopic.php?p=2#p2").as_deref(), Some("https://e.org/forum/viewtopic.php?p=2#p2"));
        assert_eq!(joined(base, "/x").as_deref(), Some("https://e.org/x"));
        assert_eq!(joined(base, "https://a.b/c").as_deref(), Some("https://a.b/c"));
        assert_eq!(joined(base, "javascript:void(0)"), None);
    }

    proptest::proptest! {
        #[test]
        fn any_address_is_read(base in "(https?://)?[a-z./?&=#:@é-]{0,40}", link in "[a-z./?&=#:é-]{0,20}") {
            plain(&base);
            host(&base);
            joined(&base, &link);
        }
    }
}
