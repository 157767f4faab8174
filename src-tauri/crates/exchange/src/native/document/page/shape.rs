//! The shapes in which sites write what people say under a page: what holds one voice, and where its parts are.
//!
//! A shape is data. What differs between sites is the element that holds one voice; where in it author, date and words
//! stand is looked for in one order for all.

use scraper::Selector;

use super::tree::selectors;

/// How voices follow one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// An answer stands inside what it answers; those outside answer the page.
    Nested,
    /// An answer stands after what it answers, further to the right.
    Indented,
    /// One after the other in a topic: who answers whom is not said but by quotes.
    Topic,
}

/// One shape.
pub(super) struct Shape {
    /// Its name, shown as what told the page.
    pub name: &'static str,
    /// What holds one voice.
    pub items: &'static [&'static str],
    /// How they follow one another.
    pub order: Order,
}

/// The shapes, the more telling first.
pub(super) const SHAPES: &[Shape] = &[
    Shape { name: "Hacker News", items: &["tr.athing.comtr"], order: Order::Indented },
    Shape { name: "Discourse", items: &["article[data-post-id]", "div.crawler-post"], order: Order::Topic },
    Shape { name: "XenForo", items: &["article.message[data-content]", "li.message[data-author]"], order: Order::Topic },
    Shape { name: "Disqus", items: &["li.post[id^='post-']"], order: Order::Nested },
    Shape { name: "phpBB", items: &["div.post[id^='p']", "li.post[id^='p']"], order: Order::Topic },
    Shape {
        name: "vBulletin",
        items: &["li.postbit", "li.postcontainer", "li.postbitlegacy", "table[id^='post']", "div.postcontainer[id^='post_']"],
        order: Order::Topic,
    },
    Shape { name: "SMF", items: &["div.post_wrapper"], order: Order::Topic },
    Shape { name: "WordPress", items: &["li.comment", "li.pingback", "li.trackback"], order: Order::Nested },
    Shape { name: "Blogger", items: &["#comments-block dt.comment-author", "dl.comments-block dt.comment-author"], order: Order::Nested },
    Shape {
        name: "schema.org",
        items: &[
            "[itemprop~='comment'][itemscope]",
            "[itemprop~='suggestedAnswer']",
            "[itemprop~='acceptedAnswer']",
            "[itemtype$='schema.org/Comment']",
            "[itemtype$='schema.org/UserComments']",
        ],
        order: Order::Nested,
    },
    Shape {
        name: "comments",
        items: &[
            "article.comment",
            "div.comment",
            "li[class*='comment-item']",
            "div.comment-item",
            "section.comment",
            "tr.comment",
            "li.commentaire",
            "div.commentaire",
            "article.commentaire",
        ],
        order: Order::Nested,
    },
    Shape { name: "comments", items: &["li[id^='comment-']", "div[id^='comment-']", "article[id^='comment-']"], order: Order::Nested },
];

/// Where the parts of a voice are looked for, in order.
pub(super) struct Places {
    pub author: Vec<Selector>,
    pub date: Vec<Selector>,
    pub body: Vec<Selector>,
    pub title: Vec<Selector>,
    pub likes: Vec<Selector>,
    /// What is not said by the author of a voice, where its words stand alone in its element.
    pub furniture: Vec<Selector>,
    /// Words of others that the voice takes up.
    pub quotes: Vec<Selector>,
}

impl Places {
    /// The places, ready for use.
    pub fn new() -> Self {
        Places {
            author: selectors(&[
                "[itemprop~='author'] [itemprop~='name']",
                "[itemprop~='creator'] [itemprop~='name']",
                ".comment-author .fn",
                "cite.fn",
                ".fn",
                "cite.user",
                ".names .username",
                ".names a",
                ".hnuser",
                ".message-name .username",
                ".bigusername",
                "a.username",
                "span.username",
                "strong.username",
                ".username-coloured",
                ".username",
                ".poster h4 a",
                ".author.publisher-anchor-color",
                ".post-byline .author",
                "[itemprop~='author']",
                "[itemprop~='creator']",
                ".comment-author-name",
                ".comment__author-name",
                ".comment__author",
                ".comment-author a",
                ".comment-author",
                ".commentauthor",
                ".comment_author",
                ".comment-user",
                ".comment-name",
                ".commenter-name",
                ".commenter",
                ".author a",
                ".author strong",
                ".author",
                ".auteur",
                "[rel~='author']",
                ".user-name",
                ".nickname",
                ".pseudo",
                ".name",
                ".highlight",
                "cite",
            ]),
            date: selectors(&[
                "time[datetime]",
                "[itemprop~='datePublished']",
                "[itemprop~='dateCreated']",
                "[itemprop~='commentTime']",
                "[data-time]",
                ".age[title]",
                "a.time-ago[title]",
                "abbr.published[title]",
                "abbr[title].timeago",
                ".datetime",
                ".comment-timestamp",
                ".comment-date",
                ".comment__date",
                ".comment-time",
                ".comment-metadata a",
                ".commentmetadata a",
                ".comment-meta a",
                ".postdate .date",
                ".postdate",
                ".keyinfo .smalltext",
                ".commentmetadata",
                ".crawler-post-infos",
                ".comment-metadata",
                "time",
                ".time",
                ".date",
            ]),
            body: selectors(&[
                "[itemprop~='text']",
                "[itemprop~='commentText']",
                "[itemprop~='articleBody']",
                ".comment-content",
                ".comment__content",
                ".comment_content",
                ".commentcontent",
                ".comment-text",
                ".comment_text",
                ".comment__text",
                ".commtext",
                "td.default > .comment",
                ".post-message",
                ".message-body .bbWrapper",
                ".bbWrapper",
                ".messageText",
                ".postcontent",
                "[id^='post_message_']",
                ".cooked",
                ".postbody .content",
                ".postbody > .postbody",
                ".inner[id^='msg_']",
                ".post .inner",
                "dd.comment-body",
                ".comment-copy",
                ".content",
                ".texte",
                ".message",
            ]),
            title: selectors(&[".postbody h3", ".comment-title", ".comment__title", "h3.title"]),
            likes: selectors(&[
                "[itemprop~='upvoteCount']",
                ".like-count",
                ".likes-count",
                ".comment-likes",
                ".comment-like-count",
                ".vote-count",
                ".likes",
                ".updatable.count",
            ]),
            furniture: selectors(&[
                ".reply",
                ".comment-reply-link",
                ".comment-actions",
                ".comment-meta",
                ".commentmetadata",
                ".comment-metadata",
                ".comment-author",
                ".comment-header",
                ".comment-footer",
                ".comment-awaiting-moderation",
                ".avatar",
                ".avatar-image-container",
                ".signature",
                ".says",
                ".fn",
                ".edit-link",
                ".comment-edit-link",
                ".postprofile",
                ".post-menu",
                ".navs",
                ".submitted",
                ".links",
                ".children",
                ".comment-permalink",
                ".sharedaddy",
                ".notice",
                ".post-buttons",
                ".author",
                ".comhead",
                "time",
                "nav",
                "form",
            ]),
            quotes: selectors(&["blockquote", "aside.quote", ".bbCodeBlock--quote", ".quotecontainer", ".bbcode_quote", ".quote"]),
        }
    }
}
