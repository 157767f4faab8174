//! The tables of a Stack Exchange site in XML: `Posts.xml`, questions and answers, and `Comments.xml`.
//!
//! The file does not say which site it is of: a folder or a file that bears the name of the site does.

use livisible_core::corpus::lists::Space;
use livisible_core::corpus::record::{Record, Warning};
use rustc_hash::FxHashSet;

use super::items::{ItemTurns, Items};
use super::{Dates, add, add_number, add_some, rendered};
use crate::fault::Fault;
use crate::native::xml::{self, Element};
use crate::native::{Look, Native, Opening, Told, Turn, Turns};
use crate::source::Family;
use crate::values::platforms;

pub(in crate::native) static FORMAT: Native = Native {
    name: "stack-exchange",
    family: Family::Forum,
    lasting: false,
    extensions: &["xml"],
    space: Some(Space::Qa),
    venue: None,
    personal: &["author_name"],
    tell,
    open,
};

/// The tables of a dump, and an attribute of their rows that tells them from other lists of rows.
const TABLES: [(&str, &str); 8] = [
    ("posts", "PostTypeId"),
    ("comments", "PostId"),
    ("users", "Reputation"),
    ("votes", "VoteTypeId"),
    ("badges", "UserId"),
    ("tags", "TagName"),
    ("posthistory", "PostHistoryTypeId"),
    ("postlinks", "LinkTypeId"),
];

fn tell(look: &Look<'_>) -> Option<Told> {
    let first = xml::first(look.text, 2);
    let [root, row] = first.as_slice() else { return None };
    let (_, attribute) = TABLES.iter().find(|(table, _)| *table == root.name)?;
    if row.name != "row" || row.attribute("Id").is_none() || row.attribute(attribute).is_none() {
        return None;
    }
    let told = Told::by("native_markup", [root.name.as_str(), row.name.as_str(), "Id", attribute])?;
    Some(Told { venue: Some(venue(site(look.path.to_str().unwrap_or_default(), look.shown).as_deref())), ..told })
}

fn open(opening: &Opening<'_>) -> Result<Box<dyn Turns>, Fault> {
    let walker = xml::open(opening.path, opening.charset)?;
    let site = site(opening.path.to_str().unwrap_or_default(), opening.shown);
    let head = sniffed_root(opening)?;
    if !matches!(head.as_str(), "posts" | "comments") {
        // Users, votes and badges are about messages, and hold none.
        return Err(Fault::FormatNotYet { what: format!("Stack Exchange <{head}>") });
    }
    Ok(Box::new(ItemTurns::new(
        walker,
        Rows { venue: venue(site.as_deref()), site, accepted: FxHashSet::default(), dates: Dates::in_utc() },
    )))
}

/// The name of the root.
fn sniffed_root(opening: &Opening<'_>) -> Result<String, Fault> {
    let mut walker = xml::open(opening.path, opening.charset)?;
    loop {
        match walker.step()? {
            xml::Step::Open(root) => return Ok(root.name),
            xml::Step::Words | xml::Step::Close => {}
            xml::Step::Cut | xml::Step::Broken(_) | xml::Step::Ended => return Err(Fault::CutShort),
        }
    }
}

/// The site, where a folder, an archive or the file bears its name: `coffee.stackexchange.com/Posts.xml`.
fn site(path: &str, shown: &str) -> Option<String> {
    let parts = |whole: &str| whole.split(['/', '\\', '›']).map(|part| part.trim().to_ascii_lowercase()).rev().collect::<Vec<_>>();
    parts(shown).into_iter().chain(parts(path)).find_map(|part| {
        let end = [
            "stackexchange.com",
            "stackoverflow.com",
            "superuser.com",
            "serverfault.com",
            "askubuntu.com",
            "mathoverflow.net",
            "stackapps.com",
        ]
        .iter()
        .find_map(|host| part.find(host).map(|at| at + host.len()))?;
        let start = part[..end].rfind(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '.' | '-')).map_or(0, |at| at + 1);
        part.get(start..end).map(str::to_owned).filter(|host| host != "stackexchange.com")
    })
}

/// What the site is called.
fn venue(site: Option<&str>) -> String {
    match site {
        None => "Stack Exchange".to_owned(),
        Some(site) if site.ends_with(".stackexchange.com") => site.to_owned(),
        Some(site) => platforms::of(site).map_or_else(|| site.to_owned(), |platform| platform.name.to_owned()),
    }
}

struct Rows {
    site: Option<String>,
    venue: String,
    /// Answers that the one who asked accepted, as questions say before they come.
    accepted: FxHashSet<u64>,
    dates: Dates,
}

impl Items for Rows {
    fn takes(&self, opened: &Element, depth: usize) -> bool {
        depth == 2 && opened.name == "row"
    }

    fn take(&mut self, row: &Element, out: &mut Vec<Turn>) {
        self.dates.next();
        let turn = match row.attribute("PostId") {
            Some(post) => self.comment(row, post),
            None => self.post(row),
        };
        out.push(turn);
    }

    fn warnings(&self) -> Vec<Warning> {
        self.dates.warnings()
    }
}

impl Rows {
    fn post(&mut self, row: &Element) -> Turn {
        let Some(number) = row.attribute("Id") else { return Turn::Left("malformed", "Id".to_owned()) };
        let parent = row.attribute("ParentId");
        match row.attribute("PostTypeId") {
            // 6 is a candidate's speech in an election; the others are pages about tags and rights.
            Some("1" | "2" | "6") | None => {}
            Some(other) => return Turn::Left("not_data", format!("PostTypeId {other} (#{number})")),
        }
        let mut record = Record { id: Some(self.id(number)), ..Record::default() };
        record.text = rendered(row.attribute("Body").unwrap_or_default());
        record.title = row.attribute("Title").map(str::to_owned);
        record.parent = parent.map(|question| self.id(question));
        record.within = Some(format!("stack-exchange:{}", self.id(parent.unwrap_or(number))));
        let way = if parent.is_some() { "a" } else { "q" };
        record.url = self.site.as_ref().map(|site| format!("https://{site}/{way}/{number}"));
        self.common(&mut record, row, ["OwnerUserId", "OwnerDisplayName"]);
        for (name, attribute) in
            [("views", "ViewCount"), ("reply_count", "AnswerCount"), ("comments", "CommentCount"), ("favorites", "FavoriteCount")]
        {
            add_number(&mut record, name, row.attribute(attribute));
        }
        if let Some(tags) = row.attribute("Tags") {
            // `<a><b>` in older dumps, `|a|b|` in newer ones.
            let tags: Vec<&str> = tags.split(['<', '>', '|']).filter(|tag| !tag.is_empty()).collect();
            add(&mut record, "tags", tags.join(", "));
        }
        if let Some(answer) = row.attribute("AcceptedAnswerId") {
            add(&mut record, "accepted_answer", self.id(answer));
            self.accepted.extend(answer.parse::<u64>().ok());
        }
        if number.parse().is_ok_and(|number| self.accepted.remove(&number)) {
            add(&mut record, "accepted", true);
        }
        add_some(&mut record, "edited", row.attribute("LastEditDate"));
        add_some(&mut record, "closed", row.attribute("ClosedDate"));
        record.into()
    }

    /// A comment answers the post under which it stands; whether that is a question or an answer the file does not say, so that
    /// the conversation is the post's.
    fn comment(&mut self, row: &Element, post: &str) -> Turn {
        let mut record = Record { text: row.attribute("Text").unwrap_or_default().to_owned(), ..Record::default() };
        record.id = row.attribute("Id").map(|number| self.id(&format!("comment/{number}")));
        record.parent = Some(self.id(post));
        self.common(&mut record, row, ["UserId", "UserDisplayName"]);
        record.into()
    }

    fn common(&mut self, record: &mut Record, row: &Element, [number, name]: [&str; 2]) {
        record.venue = Some(self.venue.clone());
        record.posted = self.dates.posted(row.attribute("CreationDate"));
        let shown = row.attribute(name).filter(|shown| !shown.trim().is_empty());
        match row.attribute(number) {
            Some(number) => {
                record.account = Some(number.to_owned());
                add_some(record, "author_name", shown);
                // The account of the site itself.
                if number == "-1" {
                    add(record, "is_bot", true);
                }
            }
            None => record.account = shown.map(str::to_owned),
        }
        add_number(record, "score", row.attribute("Score"));
    }

    /// Rows are numbered from 1 in every site.
    fn id(&self, number: &str) -> String {
        format!("{}/{number}", self.site.as_deref().unwrap_or("stack-exchange"))
    }
}

#[cfg(test)]
mod tests {
    use super::{site, venue};

    #[test]
    fn the_site_is_told_by_names() {
        for (shown, told) in [
            ("Posts.xml", None),
            ("/home/x/coffee.stackexchange.com/Posts.xml", Some("coffee.stackexchange.com")),
            ("coffee.meta.stackexchange.com.7z › Posts.xml", Some("coffee.meta.stackexchange.com")),
            ("dump (parenting.stackexchange.com).xml", Some("parenting.stackexchange.com")),
            ("stackoverflow.com-Posts/Posts.xml", Some("stackoverflow.com")),
            ("stackexchange.com/Posts.xml", None),
        ] {
            assert_eq!(site("", shown).as_deref(), told, "{shown}");
        }
        assert_eq!(venue(Some("stackoverflow.com")), "Stack Overflow");
        assert_eq!(venue(Some("coffee.stackexchange.com")), "coffee.stackexchange.com");
        assert_eq!(venue(Some("serverfault.com")), "serverfault.com");
        assert_eq!(venue(None), "Stack Exchange");
    }
}
