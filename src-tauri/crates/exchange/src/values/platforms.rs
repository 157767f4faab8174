//! Sites that files name, by the names people and tools give them: how each is called, and what type of space it is.

use livisible_core::corpus::lists::Space;

use super::fold::fold;

/// A site where people write.
#[derive(Debug, PartialEq, Eq)]
pub struct Platform {
    /// As people call it.
    pub name: &'static str,
    /// What type of space it is.
    pub space: Space,
    /// Its other names, folded.
    names: &'static [&'static str],
}

const fn site(name: &'static str, space: Space, names: &'static [&'static str]) -> Platform {
    Platform { name, space, names }
}

/// The sites, by type of space. A review on the pages of a shop is read in the shop.
const PLATFORMS: &[Platform] = &[
    site("X", Space::Microblog, &["x", "xcom", "twitter", "xtwitter", "twitterx"]),
    site("Bluesky", Space::Microblog, &["bluesky", "bsky"]),
    site("Mastodon", Space::Microblog, &["mastodon"]),
    site("Threads", Space::Microblog, &["threads"]),
    site("Truth Social", Space::Microblog, &["truthsocial"]),
    site("Gab", Space::Microblog, &["gab", "gabcom"]),
    site("Parler", Space::Microblog, &["parler"]),
    site("Weibo", Space::Microblog, &["weibo", "sinaweibo"]),
    site("Facebook", Space::Social, &["facebook"]),
    site("Instagram", Space::Social, &["instagram"]),
    site("TikTok", Space::Social, &["tiktok"]),
    site("Douyin", Space::Social, &["douyin"]),
    site("LinkedIn", Space::Social, &["linkedin"]),
    site("YouTube", Space::Social, &["youtube", "youtubevideos"]),
    site("Snapchat", Space::Social, &["snapchat"]),
    site("Pinterest", Space::Social, &["pinterest"]),
    site("RedNote", Space::Social, &["rednote", "xiaohongshu"]),
    site("Twitch", Space::Social, &["twitch"]),
    site("VK", Space::Social, &["vk", "vkcom", "vkontakte"]),
    site("Reddit", Space::Forum, &["reddit"]),
    site("4chan", Space::Forum, &["4chan", "fourchan"]),
    site("Telegram", Space::Chat, &["telegram", "tme"]),
    site("WhatsApp", Space::Chat, &["whatsapp"]),
    site("Discord", Space::Chat, &["discord"]),
    site("Quora", Space::Qa, &["quora"]),
    site("Stack Overflow", Space::Qa, &["stackoverflow"]),
    site("Stack Exchange", Space::Qa, &["stackexchange"]),
    site("Tumblr", Space::Blog, &["tumblr"]),
    site("WordPress", Space::Blog, &["wordpress"]),
    site("Substack", Space::Blog, &["substack"]),
    site("Trustpilot", Space::Review, &["trustpilot"]),
    site("Tripadvisor", Space::Review, &["tripadvisor"]),
    site("Yelp", Space::Review, &["yelp"]),
    site("Google Play", Space::Review, &["googleplay", "googleplaystore", "playstore", "playgooglecom"]),
    site("App Store", Space::Review, &["appstore", "appleappstore", "appsapplecom", "itunes", "itunesapplecom"]),
    site("Google Reviews", Space::Review, &["googlereviews", "googlemaps", "googlemybusiness", "avisgoogle"]),
    site("Avis Vérifiés", Space::Review, &["avisverifies"]),
    site("Amazon", Space::Ecommerce, &["amazon"]),
    site("Cdiscount", Space::Ecommerce, &["cdiscount"]),
    site("eBay", Space::Ecommerce, &["ebay"]),
    site("Etsy", Space::Ecommerce, &["etsy"]),
    site("AliExpress", Space::Ecommerce, &["aliexpress"]),
];

/// The site that a cell names: `Twitter`, `tiktok-comments`, `www.amazon.fr`, `https://x.com/zoe`.
pub fn of(cell: &str) -> Option<&'static Platform> {
    let cell = cell.trim();
    let named = |name: &str| PLATFORMS.iter().find(|platform| platform.names.contains(&name));
    let whole = cell.strip_suffix("-comments").unwrap_or(cell);
    if let Some(platform) = named(&fold(whole)) {
        return Some(platform);
    }
    // An address: one of the labels of its host, which a word of prose is not.
    let host = whole.split_once("://").map_or(whole, |(_, rest)| rest).split(['/', '?', ':']).next().unwrap_or_default();
    if !host.contains('.') || host.contains(char::is_whitespace) {
        return None;
    }
    let host = host.strip_prefix("www.").unwrap_or(host);
    named(&fold(host)).or_else(|| {
        let (labels, _) = host.rsplit_once('.')?;
        // Short names are labels of many hosts: x.org is not X.
        labels.split('.').filter(|label| label.len() > 3).find_map(|label| named(&label.to_ascii_lowercase()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_addresses() {
        for (cell, name) in [
            ("twitter", "X"),
            ("X (Twitter)", "X"),
            ("twitter.com", "X"),
            ("https://x.com/zoe/status/1", "X"),
            ("tiktok-comments", "TikTok"),
            ("www.amazon.co.uk", "Amazon"),
            ("fr.trustpilot.com", "Trustpilot"),
            ("Google Play", "Google Play"),
            ("play.google.com", "Google Play"),
            ("t.me", "Telegram"),
        ] {
            assert_eq!(of(cell).map(|platform| platform.name), Some(name), "{cell}");
        }
        for cell in ["", "x.org", "lemonde.fr", "Twitter for Android", "reddit. et encore", "google.com", "ax"] {
            assert_eq!(of(cell), None, "{cell}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_cell_is_looked_up(cell in "\\PC*") {
            let told = crate::values::lists::space(&cell);
            proptest::prop_assert!(of(&cell).is_none_or(|platform| told == Some(platform.space) || told == crate::values::lists::space_word(&cell)));
        }
    }

    #[test]
    fn each_name_is_one_site() {
        let names: Vec<&str> = PLATFORMS.iter().flat_map(|platform| platform.names).copied().collect();
        let once: std::collections::HashSet<&str> = names.iter().copied().collect();
        assert_eq!(once.len(), names.len());
        assert!(names.iter().all(|name| fold(name) == *name));
    }
}
