//! Values that stand in one another without end, as replies do, taken apart before anybody reads them.
//!
//! What stands under a key is put into a text of its own, and a mark stays in its place: each text is then only as deep as
//! one message is, in one pass over the whole and without recursion.

use serde_json::Value;

/// Begins a mark: no platform writes this character.
const MARK: &str = "\u{F8FF}hoisted ";

/// A text taken apart.
#[derive(Debug)]
pub struct Hoisted {
    parts: Vec<Option<String>>,
}

impl Hoisted {
    /// The outermost value.
    ///
    /// # Errors
    /// Where it is no JSON, or deeper than a message may be.
    pub fn outermost(&mut self) -> serde_json::Result<Value> {
        serde_json::from_str(&self.parts.first_mut().and_then(Option::take).unwrap_or_default())
    }

    /// What stood where this value is a mark, once; `None` where it is none.
    pub fn below(&mut self, mark: Option<&Value>) -> Option<serde_json::Result<Value>> {
        let number: usize = mark?.as_str()?.strip_prefix(MARK)?.parse().ok()?;
        Some(serde_json::from_str(&self.parts.get_mut(number)?.take()?))
    }
}

/// A value that is being taken out: where it goes, and how deep the text was outside it.
struct Open {
    part: usize,
    depth: usize,
}

/// Takes objects and arrays apart; `leads` tells whether what stands under a key, so many levels deep in its own text, is
/// taken out.
pub fn hoist(text: &str, leads: impl Fn(&str, usize) -> bool) -> Hoisted {
    let mut parts: Vec<Vec<u8>> = vec![Vec::new()];
    let mut open = vec![Open { part: 0, depth: 0 }];
    let (mut depth, mut string, mut escaped, mut in_string, mut after_colon) = (0_usize, 0..0, false, false, false);
    for byte in text.bytes() {
        let Open { part, depth: outside } = open.last().map_or(Open { part: 0, depth: 0 }, |last| Open { ..*last });
        if in_string {
            parts[part].push(byte);
            if escaped {
                escaped = false;
            } else if byte == b'\\' {
                escaped = true;
            } else if byte == b'"' {
                in_string = false;
                string.end = parts[part].len() - 1;
            }
            continue;
        }
        match byte {
            b'"' => {
                (in_string, after_colon) = (true, false);
                parts[part].push(byte);
                string = parts[part].len()..parts[part].len();
            }
            b':' => {
                after_colon = true;
                parts[part].push(byte);
            }
            b'{' | b'[' => {
                let key = after_colon.then(|| std::str::from_utf8(parts[part].get(string.clone()).unwrap_or_default()).unwrap_or_default());
                after_colon = false;
                let into = if key.is_some_and(|key| leads(key, depth - outside)) {
                    let number = parts.len();
                    parts[part].extend_from_slice(format!("\"{MARK}{number}\"").as_bytes());
                    parts.push(Vec::new());
                    open.push(Open { part: number, depth });
                    number
                } else {
                    part
                };
                depth += 1;
                parts[into].push(byte);
            }
            b'}' | b']' => {
                after_colon = false;
                parts[part].push(byte);
                depth = depth.saturating_sub(1);
                if open.len() > 1 && depth == outside {
                    open.pop();
                }
            }
            byte => {
                after_colon &= byte.is_ascii_whitespace();
                parts[part].push(byte);
            }
        }
    }
    Hoisted { parts: parts.into_iter().map(|part| Some(String::from_utf8_lossy(&part).into_owned())).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    /// Puts everything back in its place.
    fn restored(hoisted: &mut Hoisted, value: Value) -> Value {
        match value {
            Value::Array(elements) => elements.into_iter().map(|element| restored(hoisted, element)).collect(),
            Value::Object(members) => members.into_iter().map(|(key, value)| (key, restored(hoisted, value))).collect(),
            mark => match hoisted.below(Some(&mark)) {
                Some(below) => {
                    let below = below.expect("JSON");
                    restored(hoisted, below)
                }
                None => mark,
            },
        }
    }

    #[test]
    fn replies_of_replies_are_taken_apart() {
        let text = r#"{"id":1,"replies": [ {"id":2,"text":"\"replies\": [","replies":{"id":3}} ], "x":{"replies":[4]}}"#;
        let mut hoisted = hoist(text, |key, depth| key == "replies" && depth <= 2);
        let outer = hoisted.outermost().expect("JSON");
        assert_eq!(outer["id"], json!(1));
        let first = hoisted.below(outer.get("replies")).expect("a part").expect("JSON");
        assert_eq!((first[0]["id"].clone(), first[0]["text"].clone()), (json!(2), json!("\"replies\": [")));
        assert_eq!(hoisted.below(first[0].get("replies")).expect("a part").expect("JSON"), json!({ "id": 3 }));
        assert!(hoisted.below(first[0].get("replies")).is_none(), "once");
        assert_eq!(hoisted.below(outer["x"].get("replies")).expect("a part").expect("JSON"), json!([4]));
    }

    #[test]
    fn a_hundred_thousand_replies_of_replies() {
        let depth = 100_000;
        let text = format!("{}{}", r#"{"id":1,"replies":["#.repeat(depth), "]}".repeat(depth));
        let mut hoisted = hoist(&text, |key, _| key == "replies");
        let (mut value, mut met) = (hoisted.outermost().expect("JSON"), 1);
        while let Some(below) = hoisted.below(value.get("replies")) {
            value = below.expect("JSON").get_mut(0).map(Value::take).unwrap_or_default();
            met += usize::from(value.is_object());
        }
        assert_eq!(met, depth);
    }

    fn values() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![any::<i32>().prop_map(Value::from), "\\PC{0,8}".prop_map(Value::from), Just(Value::Null)];
        leaf.prop_recursive(5, 40, 4, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
                prop::collection::vec((prop_oneof![Just("replies".to_owned()), "[a-z\"\\\\:{]{1,4}"], inner), 0..4)
                    .prop_map(|members| Value::Object(members.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn nothing_is_lost(value in values(), indented in any::<bool>()) {
            let text = if indented { serde_json::to_string_pretty(&value) } else { serde_json::to_string(&value) }.expect("JSON");
            let mut hoisted = hoist(&text, |key, _| key == "replies");
            let outer = hoisted.outermost().expect("JSON");
            prop_assert_eq!(restored(&mut hoisted, outer), value);
        }

        #[test]
        fn any_text_is_taken_apart(text in "[\\[\\]{}\":, a\\\\replies]{0,60}") {
            let mut hoisted = hoist(&text, |key, _| key.contains('r'));
            let _ = hoisted.outermost();
        }
    }
}
