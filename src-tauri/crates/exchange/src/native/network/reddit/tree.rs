//! Listings: things in an array, replies of replies in one another, in the order in which people read them.

use serde_json::Value;

use super::thing;
use crate::native::objects::fields::count;
use crate::native::objects::{Harvest, hoist};

/// Reads a thing of the interface, and all that stands in it.
pub fn read(text: &str, harvest: &mut Harvest) -> serde_json::Result<()> {
    let mut hoisted = hoist(text, |key, _| key == "replies");
    let mut ahead = vec![hoisted.outermost()?];
    while let Some(mut thing) = ahead.pop() {
        let kind = thing.get("kind").and_then(Value::as_str).unwrap_or_default().to_owned();
        let Some(data) = thing.get_mut("data").map(Value::take) else {
            // An object of the dumps that only looked like a thing.
            thing::read(&thing, harvest);
            continue;
        };
        match kind.as_str() {
            "Listing" => {
                let children = match data {
                    Value::Object(mut data) => data.remove("children"),
                    _ => None,
                };
                if let Some(Value::Array(children)) = children {
                    ahead.extend(children.into_iter().rev());
                }
            }
            // What the page would load: so many comments, or a link to the rest of the thread.
            "more" => {
                let missing = count(&data, &["count"]).and_then(|count| count.as_u64()).unwrap_or(0).max(1);
                harvest.notice("not_in_file", usize::try_from(missing).unwrap_or(usize::MAX));
            }
            "t1" | "t3" => {
                thing::read(&data, harvest);
                match hoisted.below(data.get("replies")) {
                    Some(Ok(below)) => ahead.push(below),
                    Some(Err(_)) => harvest.leave("malformed", "replies"),
                    None => {}
                }
            }
            other => harvest.leave("not_data", other),
        }
    }
    Ok(())
}
