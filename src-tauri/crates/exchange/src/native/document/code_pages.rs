//! The encodings that rich text names by numbers: code pages of Windows, and the sets of characters of fonts.

use encoding_rs::{Encoding, MACINTOSH, SHIFT_JIS, WINDOWS_1252};

/// The encoding of a code page.
pub(super) fn of_page(page: i64) -> &'static Encoding {
    let label = match page {
        932 => return SHIFT_JIS,
        936 => "gbk",
        949 => "euc-kr",
        950 => "big5",
        10000 => return MACINTOSH,
        65001 => "utf-8",
        874 | 1250..=1258 => return Encoding::for_label(format!("windows-{page}").as_bytes()).unwrap_or(WINDOWS_1252),
        _ => return WINDOWS_1252,
    };
    Encoding::for_label(label.as_bytes()).unwrap_or(WINDOWS_1252)
}

/// The encoding of the set of characters of a font.
pub(super) fn of_charset(charset: i64) -> Option<&'static Encoding> {
    Some(of_page(match charset {
        77 => 10000,
        128 => 932,
        129 => 949,
        134 => 936,
        136 => 950,
        161 => 1253,
        162 => 1254,
        163 => 1258,
        177 => 1255,
        178 => 1256,
        186 => 1257,
        204 => 1251,
        222 => 874,
        238 => 1250,
        _ => return None,
    }))
}
