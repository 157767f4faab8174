//! Languages as files name them: codes, tags, and names in French, English or themselves.

use super::fold::fold;

/// Every code of ISO 639-1, in order.
const CODES: &str = "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu \
fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky \
la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd \
se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu";

/// Names and longer codes, folded.
const NAMES: &[(&str, &[&str])] = &[
    ("fr", &["french", "francais", "francaise", "fra", "fre"]),
    ("en", &["english", "anglais", "eng"]),
    ("de", &["german", "allemand", "deutsch", "deu", "ger"]),
    ("es", &["spanish", "espagnol", "espanol", "castellano", "spa"]),
    ("it", &["italian", "italien", "italiano", "ita"]),
    ("pt", &["portuguese", "portugais", "portugues", "por"]),
    ("nl", &["dutch", "neerlandais", "nederlands", "flemish", "flamand", "nld", "dut"]),
    ("ar", &["arabic", "arabe", "ara"]),
    ("ru", &["russian", "russe", "rus", "русскии", "русский"]),
    ("ja", &["japanese", "japonais", "jpn", "日本語"]),
    ("zh", &["chinese", "chinois", "mandarin", "zho", "chi", "中文"]),
    ("ko", &["korean", "coreen", "kor"]),
    ("tr", &["turkish", "turc", "turkce", "tur"]),
    ("pl", &["polish", "polonais", "polski", "pol"]),
    ("sv", &["swedish", "suedois", "svenska", "swe"]),
    ("da", &["danish", "danois", "dansk", "dan"]),
    ("no", &["norwegian", "norvegien", "norsk", "nor"]),
    ("fi", &["finnish", "finnois", "suomi", "fin"]),
    ("hu", &["hungarian", "hongrois", "magyar", "hun"]),
    ("cs", &["czech", "tcheque", "ces", "cze"]),
    ("ro", &["romanian", "roumain", "romana", "ron", "rum"]),
    ("el", &["greek", "grec", "ell", "gre"]),
    ("he", &["hebrew", "hebreu", "heb", "iw"]),
    ("uk", &["ukrainian", "ukrainien", "ukr"]),
    ("ca", &["catalan", "catala", "cat"]),
    ("eu", &["basque", "eus", "baq"]),
    ("br", &["breton", "bre"]),
    ("oc", &["occitan", "oci"]),
    ("hi", &["hindi", "hin"]),
    ("vi", &["vietnamese", "vietnamien", "vie"]),
    ("id", &["indonesian", "indonesien", "ind", "in"]),
    ("fa", &["persian", "farsi", "persan", "fas", "per"]),
    ("th", &["thai", "tha"]),
    ("bg", &["bulgarian", "bulgare", "bul"]),
    ("hr", &["croatian", "croate", "hrv"]),
    ("sr", &["serbian", "serbe", "srp"]),
    ("sk", &["slovak", "slovaque", "slk"]),
    ("sl", &["slovenian", "slovene", "slv"]),
    ("et", &["estonian", "estonien", "est"]),
    ("lv", &["latvian", "letton", "lav"]),
    ("lt", &["lithuanian", "lituanien", "lit"]),
    ("ms", &["malay", "malais", "msa"]),
    ("tl", &["tagalog", "filipino", "tgl"]),
    ("ur", &["urdu", "ourdou", "urd"]),
    ("bn", &["bengali", "bangla", "ben"]),
    ("ta", &["tamil", "tamoul", "tam"]),
];

/// The ISO 639-1 code that a cell names: `fr`, `FR`, `fr-FR`, `french`, `français`, `fra`.
pub fn code(cell: &str) -> Option<&'static str> {
    let cell = cell.trim();
    // Tags and names carry a region or a script after them: `fr-CA`, `Chinese (Simplified)`.
    let head = cell.split(['-', '_', '(']).next().unwrap_or(cell).trim_end();
    if head.len() == 2 && head.is_ascii() {
        let lower = head.to_ascii_lowercase();
        // Codes stand three bytes apart, in order.
        let (mut low, mut high) = (0, CODES.len() / 3 + 1);
        while low < high {
            let middle = usize::midpoint(low, high);
            let code = CODES.get(middle * 3..middle * 3 + 2)?;
            match code.cmp(lower.as_str()) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
                std::cmp::Ordering::Equal => return Some(code),
            }
        }
    }
    let folded = fold(head);
    NAMES.iter().find(|(_, names)| names.contains(&folded.as_str())).map(|(code, _)| *code)
}

#[cfg(test)]
mod tests {
    use super::code;

    #[test]
    fn every_code_reads_itself() {
        let codes: Vec<&str> = super::CODES.split(' ').collect();
        assert!(codes.is_sorted());
        assert!(codes.iter().all(|each| code(each) == Some(*each)));
    }

    #[test]
    fn codes_tags_and_names() {
        for cell in ["fr", "FR", "fr-FR", "fr_CA.UTF-8", "french", "Français", "fra", " fr "] {
            assert_eq!(code(cell), Some("fr"), "{cell}");
        }
        assert_eq!((code("anglais"), code("zu"), code("aa"), code("pt-BR")), (Some("en"), Some("zu"), Some("aa"), Some("pt")));
        assert_eq!((code("Chinese (Simplified)"), code("English (UK)"), code("bengali")), (Some("zh"), Some("en"), Some("bn")));
        for cell in ["", "(fr)", "und", "zxx", "qht", "xx", "klingon", "a ", "é"] {
            assert_eq!(code(cell), None, "{cell}");
        }
    }
}
