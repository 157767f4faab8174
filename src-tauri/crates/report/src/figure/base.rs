//! The line under every figure: what it counts, out of what, whether the brand speaks in it, through which filter.

use livisible_core::Result;
use livisible_core::coding::Voice;
use livisible_core::figures::Ask;
use livisible_core::locale::say;

use super::Picture;
use super::easel::Easel;

pub(super) fn line(easel: &Easel<'_>, picture: &Picture) -> Result<String> {
    let base = easel.base();
    let counts = [("messages", base.messages), ("persons", base.persons), ("spaces", base.spaces), ("codings", base.codings)]
        // A number and its noun stay on one line.
        .map(|(what, n)| easel.counted(what, n).replacen(' ', "\u{A0}", 1));
    let mut parts = vec![easel.word(picture.counts)];
    parts.extend(picture.notes.iter().cloned());
    parts.push(say(easel.lang, "report-figure-base", &[("counts", counts.join(", "))]));
    parts.push(brand(easel)?);
    if let Some(filter) = easel.figure.filter.as_deref().filter(|filter| !filter.is_empty()) {
        parts.push(say(easel.lang, "report-figure-filter", &[("filter", easel.mask.text(filter).replace('\n', " "))]));
    }
    if let Some((_, voices)) = easel.ask.params.iter().find(|(name, _)| name == "voice") {
        let words: Vec<String> = voices
            .split(',')
            .filter_map(|voice| Voice::from_word(voice.trim()))
            .map(|voice| easel.word(&format!("voice-{}", voice.word())))
            .collect();
        parts.push(say(easel.lang, "report-figure-voices", &[("voices", words.join(", "))]));
    }
    if easel.ask.params.iter().any(|(name, value)| name == "texts" && value == "once") {
        parts.push(easel.word("report-figure-texts-once"));
    }
    Ok(parts.join(" "))
}

fn brand(easel: &Easel<'_>) -> Result<String> {
    let key = match easel.figure.figure.as_str() {
        "threads" => "kept",
        _ if easel.ask.brand_speech => "in",
        _ => {
            // What the same filter keeps with the brand, less what it keeps without.
            let with = Ask { brand_speech: true, ..easel.ask.clone() };
            let out = easel.study.figure("corpus", &with)?.base.messages.saturating_sub(easel.figure.base.messages);
            return Ok(say(easel.lang, "report-figure-brand-out", &[("n", easel.number(out))]));
        }
    };
    Ok(easel.word(&format!("report-figure-brand-{key}")))
}
