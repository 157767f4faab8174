//! Encodings: which one a file is in, and its bytes as UTF-8, in a stream.
//! Nothing here knows what the text means.

pub mod decode;
mod mac;
pub mod sniff;

use encoding_rs::Encoding;

pub use decode::Decoder;
pub use sniff::{Sniffed, sniff};

/// A way of writing text as bytes. UTF-32 stands apart because the web, hence `encoding_rs`, has none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Charset {
    /// One of the encodings of the web.
    Web(&'static Encoding),
    /// UTF-32, least significant byte first.
    Utf32Le,
    /// UTF-32, most significant byte first.
    Utf32Be,
}

impl Charset {
    /// Its name, as shown and as `--encoding` takes it.
    pub fn name(self) -> &'static str {
        match self {
            Charset::Web(encoding) => encoding.name(),
            Charset::Utf32Le => "UTF-32LE",
            Charset::Utf32Be => "UTF-32BE",
        }
    }

    /// The charset of a label such as `utf-8`, `latin1` or `UTF-32LE`.
    pub fn from_label(label: &str) -> Option<Self> {
        match label.trim().to_ascii_lowercase().as_str() {
            "utf-32" | "utf-32le" | "utf32" | "utf32le" => Some(Charset::Utf32Le),
            "utf-32be" | "utf32be" => Some(Charset::Utf32Be),
            other => Encoding::for_label_no_replacement(other.as_bytes()).map(Charset::Web),
        }
    }

    /// How many bytes at the start of `head` are this charset's byte order mark.
    pub fn bom_length(self, head: &[u8]) -> usize {
        let bom: &[u8] = match self {
            Charset::Utf32Le => &[0xFF, 0xFE, 0, 0],
            Charset::Utf32Be => &[0, 0, 0xFE, 0xFF],
            Charset::Web(encoding) if encoding == encoding_rs::UTF_8 => &[0xEF, 0xBB, 0xBF],
            Charset::Web(encoding) if encoding == encoding_rs::UTF_16LE => &[0xFF, 0xFE],
            Charset::Web(encoding) if encoding == encoding_rs::UTF_16BE => &[0xFE, 0xFF],
            Charset::Web(_) => return 0,
        };
        if head.starts_with(bom) { bom.len() } else { 0 }
    }
}
