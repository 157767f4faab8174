//! What stands beside messages in a folder or an archive, and is no file to import: it is counted and set aside.

use std::fs::File;
use std::io::Read;
use std::path::Path;

/// Pictures, sounds, films, stickers, fonts, cards of contacts, and the looks of pages, by their endings.
const MEDIA: &str = "jpg jpeg png gif webp heic heif avif bmp tif tiff svg ico psd mp3 m4a aac opus ogg oga wav flac amr wma aif aiff mid \
    mp4 m4v mov avi mkv webm 3gp 3g2 wmv flv mpg mpeg tgs was ttf otf woff woff2 eot vcf css";

/// How media begin, where no ending tells them: what stands at which byte.
const BEGINNINGS: [(usize, &[u8]); 11] = [
    (0, b"\xFF\xD8\xFF"),
    (0, b"\x89PNG"),
    (0, b"GIF8"),
    (8, b"WEBP"),
    (8, b"WAVE"),
    (4, b"ftyp"),
    (0, b"OggS"),
    (0, b"ID3"),
    (0, b"fLaC"),
    (0, b"\x1A\x45\xDF\xA3"),
    (0, b"wOF"),
];

/// Whether a file is no text and no table, by the ending of its name.
pub fn is_media(name: &str) -> bool {
    let ending = ending(name);
    !ending.is_empty() && MEDIA.split_ascii_whitespace().any(|media| media == ending)
}

/// Whether a file whose name has no ending begins as media do.
pub fn begins_as_media(path: &Path, name: &str) -> bool {
    let mut head = Vec::new();
    let is_nameless = matches!(ending(name).as_str(), "" | "bin" | "dat");
    is_nameless
        && path.is_file()
        && File::open(path).and_then(|file| file.take(16).read_to_end(&mut head)).is_ok()
        && BEGINNINGS.iter().any(|(at, bytes)| head.get(*at..).is_some_and(|rest| rest.starts_with(bytes)))
}

fn ending(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or(name);
    last.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default()
}

/// Whether names of files or folders are those of a download of Meta: hundreds of lists, of which some are conversations.
pub fn is_of_meta<'n>(mut names: impl Iterator<Item = &'n str>) -> bool {
    names.any(|name| {
        let parts: Vec<&str> = name.split('/').collect();
        let is_activity =
            |part: &&str| part.starts_with("your_") && (part.ends_with("_activity") || part.starts_with("your_activity_across_"));
        parts.iter().any(is_activity) || parts.windows(2).any(|pair| pair == ["messages", "inbox"])
    })
}

/// Whether a file of such a download holds what somebody wrote: messages, posts, comments.
pub fn is_written(name: &str) -> bool {
    let last = name.rsplit('/').next().unwrap_or(name).to_ascii_lowercase();
    let is_list = matches!(ending(&last).as_str(), "json" | "html" | "zip");
    let told = ["message_", "post", "comment", "threads_and_replies", "review"].iter().any(|word| last.contains(word));
    is_list && (told || ending(&last) == "zip") && !["like", "saved", "settings", "preference"].iter().any(|other| last.contains(other))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn media_by_their_names() {
        for name in ["a.JPG", "photos/b.webp", "c.opus", "d.vcf", "stickers/e.tgs"] {
            assert!(is_media(name), "{name}");
        }
        for name in ["a.csv", "jpg", "b.txt", "c.pdf", "d", "e.json", ".mp3x"] {
            assert!(!is_media(name), "{name}");
        }
    }

    #[test]
    fn what_people_wrote_in_a_download_of_meta() {
        assert!(is_of_meta(["a/messages/inbox/bob_1/message_1.json"].into_iter()));
        assert!(is_of_meta(["your_instagram_activity/threads/threads_and_replies.json"].into_iter()));
        assert!(is_of_meta(["your_activity_across_facebook/posts/x.json"].into_iter()));
        assert!(!is_of_meta(["messages.json", "inbox/a.json", "your_data/activity.json"].into_iter()));
        for name in ["x/message_1.json", "x/your_posts__check_ins__photos_and_videos_1.json", "x/comments.json", "x/post_comments_1.json"] {
            assert!(is_written(name), "{name}");
        }
        for name in ["x/login_activity.json", "x/liked_posts.json", "x/liked_comments.json", "x/saved_posts.json", "x/advertisers.json"] {
            assert!(!is_written(name), "{name}");
        }
    }
}
