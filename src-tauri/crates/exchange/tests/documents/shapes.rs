//! Other shapes in which sites write what people say, each in a few lines.

use super::{Contents, read_bytes};

fn page(body: &str) -> Contents {
    let text =
        format!("<!DOCTYPE html><html><head><title>T</title><link rel=canonical href='https://e.org/t'></head><body>{body}</body></html>");
    let contents = read_bytes("page.html", text.as_bytes()).expect("read");
    assert_eq!(contents.seen.name(), "page", "{body}");
    contents
}

type Turn<'t> = (Option<&'t str>, Option<&'t str>, Option<&'t str>, &'t str);

/// Of each comment: who, to what, when, in which words.
fn voices(contents: &Contents) -> Vec<Turn<'_>> {
    let when = |at: usize| contents.records[at].posted.as_ref().map(|posted| posted.original.as_str());
    let turn = |at: usize| {
        let record = &contents.records[at];
        (record.account.as_deref(), record.parent.as_deref(), when(at), record.text.as_str())
    };
    (0..contents.records.len()).map(turn).collect()
}

const T: Option<&str> = Some("https://e.org/t");

#[test]
fn blogger_of_old() {
    let contents = page(
        "<div class='post-body'><p>Post</p></div><div id='comments'><dl id='comments-block'>\
        <dt class='comment-author' id='c11'><a name='c11'></a><a href='http://b.org'>Bo</a> said...</dt>\
        <dd class='comment-body'><p>One<br>two</p></dd><dd class='comment-footer'><span class='comment-timestamp'><a href='#c11'>April 7, 2012 10:30 AM</a></span></dd>\
        <dt class='comment-author' id='c12'>Cy a dit…</dt><dd class='comment-body'><p>Three</p></dd>\
        <dd class='comment-footer'><span class='comment-timestamp'><a href='#c12'>8 avril 2012 10:30</a></span></dd></dl></div>",
    );
    assert_eq!(
        voices(&contents)[1..],
        [(Some("Bo"), T, Some("April 7, 2012 10:30 AM"), "One\ntwo"), (Some("Cy"), T, Some("8 avril 2012 10:30"), "Three")]
    );
    assert_eq!(contents.records[1].id.as_deref(), Some("https://e.org/t#c11"));
}

#[test]
fn microdata_of_any_site() {
    let contents = page(
        "<article><p>Post</p></article><section><div itemprop='comment' itemscope itemtype='https://schema.org/Comment' id='c1'>\
        <span itemprop='author' itemscope><span itemprop='name'>Ann</span></span><meta itemprop='datePublished' content='2024-03-02T09:00:00Z'>\
        <div itemprop='text'>Hello</div><span itemprop='upvoteCount'>7</span>\
        <div itemprop='comment' itemscope itemtype='https://schema.org/Comment'><span itemprop='author'>Bo</span><p itemprop='text'>Hi</p></div></div></section>",
    );
    assert_eq!(
        voices(&contents)[1..],
        [(Some("Ann"), T, Some("2024-03-02T09:00:00Z"), "Hello"), (Some("Bo"), Some("https://e.org/t#c1"), None, "Hi")]
    );
    assert_eq!(contents.records[1].attributes["likes"], 7);
}

#[test]
fn drupal_and_its_signing_lines() {
    let contents = page(
        "<div class='field-name-body'><p>Post</p></div><div id='comments'><a id='comment-5'></a><div class='comment clearfix'>\
        <h3 class='comment-title'><a href='/comment/5#comment-5'>My view</a></h3>\
        <div class='submitted'>Submitted by ann on Sat, 2012-03-03 09:00</div><div class='content'><p>Words</p></div><ul class='links'><li>reply</li></ul></div></div>",
    );
    assert_eq!(voices(&contents)[1..], [(Some("ann"), T, Some("Sat, 2012-03-03 09:00"), "My view\nWords")]);
    assert_eq!(contents.records[1].id.as_deref(), Some("https://e.org/t#comment-5"));
}

#[test]
fn xenforo_and_what_it_quotes() {
    let message = |id: u32, author: &str, body: &str| {
        format!(
            "<article class='message message--post' data-author='{author}' data-content='post-{id}' id='js-post-{id}'><div class='message-user'><h4 class='message-name'><a class='username'>{author}</a></h4></div>\
            <header><time class='u-dt' datetime='2024-03-02T0{id}:00:00+0000' data-time='1'>x</time></header><div class='message-body'><div class='bbWrapper'>{body}</div></div>\
            <aside class='message-signature'><div class='bbWrapper'>Signed</div></aside></article>"
        )
    };
    let quote = "<blockquote data-quote='Ann' data-source='post: 1' class='bbCodeBlock bbCodeBlock--expandable bbCodeBlock--quote'><div class='bbCodeBlock-title'>Ann said:</div><div class='bbCodeBlock-content'>First</div></blockquote>Second";
    let contents = page(&format!("<h1 class='p-title-value'>Topic</h1>{}{}", message(1, "Ann", "First"), message(2, "Bo", quote)));
    assert_eq!(
        voices(&contents),
        [
            (Some("Ann"), None, Some("2024-03-02T01:00:00+0000"), "Topic\nFirst"),
            (Some("Bo"), Some("https://e.org/t#post-1"), Some("2024-03-02T02:00:00+0000"), "Ann said:\nFirst\nSecond"),
        ]
    );
    assert_eq!(contents.records[1].links[0].to, "https://e.org/t#post-1");
}

#[test]
fn disqus_as_it_is_rendered() {
    let post = |id: u32, author: &str, words: &str, inside: &str| {
        format!(
            "<li class='post' id='post-{id}'><div data-role='post-content' class='post-content'><div class='post-body'><header><span class='post-byline'><span class='author publisher-anchor-color'><a>{author}</a></span></span>\
            <div class='post-meta'><a href='https://e.org/t#comment-{id}' class='time-ago' title='Saturday, March 2, 2024 9:0{id} AM'>2 years ago</a></div></header>\
            <div class='post-body-inner'><div class='post-message-container'><div class='post-message '><p>{words}</p></div></div></div></div></div><ul class='children'>{inside}</ul></li>"
        )
    };
    let contents =
        page(&format!("<article><p>Post</p></article><ul id='post-list'>{}</ul>", post(1, "Ann", "One", &post(2, "Bo", "Two", ""))));
    assert_eq!(
        voices(&contents)[1..],
        [
            (Some("Ann"), T, Some("Saturday, March 2, 2024 9:01 AM"), "One"),
            (Some("Bo"), Some("https://e.org/t#post-1"), Some("Saturday, March 2, 2024 9:02 AM"), "Two"),
        ]
    );
}

#[test]
fn vbulletin_and_its_posts() {
    let contents = page(
        "<ol id='posts'><li class='postbitlegacy postbitim' id='post_31'><div class='posthead'><span class='postdate'><span class='date'>03-15-2012,&nbsp;<span class='time'>09:12 AM</span></span></span></div>\
        <div class='postdetails'><div class='userinfo'><a class='username' href='#'><strong>Ann</strong></a></div><div class='postbody'><h2 class='title'>Re: tea</h2><div class='content'><div id='post_message_31'>\
        <blockquote class='postcontent restore'>Leaves.</blockquote></div></div></div></div></li></ol>",
    );
    assert_eq!(voices(&contents), [(Some("Ann"), None, Some("03-15-2012,\u{A0}09:12 AM"), "T\nLeaves.")]);
    // Fifteen is no month.
    let instant = contents.records[0].posted.as_ref().and_then(|posted| posted.instant);
    assert_eq!(instant.map(|at| at.to_rfc3339()).as_deref(), Some("2012-03-15T09:12:00+00:00"));
    let open = "<ol id='comments'><li class='comment'><b class='fn'>Ann</b><span class='date'>03/04/2012</span><p class='comment-content'>x</p></li></ol>";
    assert_eq!(page(open).warnings, ["ambiguous_dates: 03/04/2012"]);
}

#[test]
fn wordpress_of_old_and_sites_of_their_own() {
    let contents = page(
        "<div class='entry-content'><p>Post</p></div><ol class='commentlist'><li class='comment even' id='comment-7'><div id='div-comment-7' class='comment-body'>\
        <div class='comment-author vcard'><img alt='' class='avatar'><cite class='fn'>Ann</cite> <span class='says'>says:</span></div>\
        <div class='comment-meta commentmetadata'><a href='#comment-7'>March 2, 2012 at 9:00 am</a></div><p>One</p><p>Two</p><div class='reply'><a>Reply</a></div></div></li></ol>",
    );
    assert_eq!(voices(&contents)[1..], [(Some("Ann"), T, Some("March 2, 2012 at 9:00 am"), "One\n\nTwo")]);
    let contents = page(
        "<main><p>Post</p></main><div id='comments'><div class='comment' id='c7'><div class='comment-content'><p>Mots</p></div>\
        <div class='comment-footer'>Écrit par : Zoé | 08 avril 2012</div></div></div>",
    );
    assert_eq!(voices(&contents)[1..], [(Some("Zoé"), T, Some("08 avril 2012"), "Mots")]);
}
