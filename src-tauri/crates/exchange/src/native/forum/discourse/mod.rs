//! Discourse: topics with their posts, and posts of many topics, as the pages of a forum give them when `.json` is asked for.
//!
//! A post is known by its topic and its number there, which is how others answer and quote it.

mod post;
mod quotes;

use livisible_core::corpus::lists::Space;
use serde_json::{Map, Value};

use crate::fault::Fault;
use crate::native::objects::fields::{id, list};
use crate::native::objects::{Harvest, Objects, Values, first_under, head, shape};
use crate::native::{Look, Native, Opening, Told, Turns};
use crate::source::Family;
use post::Topic;

/// Discourse.
pub(in crate::native) static FORMAT: Native = Native {
    name: "discourse",
    family: Family::Forum,
    lasting: false,
    extensions: &["json", "ndjson"],
    space: Some(Space::Forum),
    venue: None,
    personal: &["author_name", "mentions"],
    tell,
    open,
};

/// The keys of a post; its words are in the last, or in `raw`.
const POST: &[&str] = &["post_number", "topic_id", "username", "cooked"];

fn tell(look: &Look<'_>) -> Option<Told> {
    let is_post = |post: &Map<String, Value>| POST.iter().all(|key| post.contains_key(*key));
    let of = |keys: &[&str]| first_under(look.text, keys).is_some_and(|first| first.as_object().is_some_and(is_post));
    // A list of topics a line has them in each.
    let nested = look.object().and_then(|object| object.get("post_stream")?.get("posts")?.get(0)?.as_object()).is_some_and(is_post);
    let told = look.object().is_some_and(is_post) || of(&["post_stream", "posts"]) || of(&["latest_posts"]) || nested;
    if told { Told::by("native_keys", POST.iter().copied()) } else { None }
}

fn open(opening: &Opening<'_>) -> Result<Box<dyn Turns>, Fault> {
    let shape = shape(&head(opening.path, opening.charset)?);
    Ok(Box::new(Objects::open(opening, &shape, Discourse)?))
}

/// Reads topics, pages of posts, and posts alone.
struct Discourse;

impl Values for Discourse {
    fn read(&mut self, text: &str, harvest: &mut Harvest) -> serde_json::Result<()> {
        let said: Value = serde_json::from_str(text)?;
        if said.get("post_stream").is_some() {
            let topic = Topic::of(&said);
            let posts = || list(&said, &["post_stream", "posts"]);
            posts().for_each(|post| post::say(post, &topic, harvest));
            // A page has its first posts, and the ids of all.
            let here: Vec<String> = posts().filter_map(|post| id(post, &["id"])).collect();
            let missing = list(&said, &["post_stream", "stream"]).filter(|all| !here.contains(&all.to_string())).count();
            harvest.notice("not_in_file", missing);
        } else if said.get("latest_posts").is_some() {
            list(&said, &["latest_posts"]).for_each(|post| post::say(post, &Topic::default(), harvest));
        } else {
            post::say(&said, &Topic::default(), harvest);
        }
        Ok(())
    }
}
