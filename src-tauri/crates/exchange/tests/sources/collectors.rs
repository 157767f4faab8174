//! Zeeschuimer, Facepager, the tools for YouTube, CrowdTangle.

use livisible_exchange::{Field, Plan};
use serde_json::json;

use super::read;

#[test]
fn zeeschuimer_keeps_what_the_platform_sent() {
    let contents = read("zeeschuimer-tiktok.csv");
    assert_eq!((contents.seen.delimiter, contents.records.len()), (Some(';'), 2));
    assert_eq!(
        contents.fields(0),
        json!({
            "id": "7340000000000000001", "account": "velvetmug", "space": "social", "venue": "TikTok", "lang": "en",
            "posted": "2024-03-05T10:11:12+00:00", "precision": "second", "text": "POV: the capsule leaks; again 😭"
        })
    );
    assert_eq!(contents.fields(1)["text"], "Le marc au jardin 🌿");
    assert_eq!(
        (&contents.attributes(0)["data.stats.diggCount"], &contents.attributes(0)["timestamp_collected"]),
        (&json!(300), &json!(1_709_700_000_000_i64))
    );
    let contents = read("zeeschuimer-x.csv");
    assert_eq!(
        contents.fields(1),
        // The browser rounds long numbers: the id is the one that the page wrote as text.
        json!({
            "id": "1764900000000000002", "parent": "1764900000000000001", "thread": "1764900000000000001", "account": "velmoka",
            "space": "microblog", "venue": "X", "lang": "en", "posted": "2024-03-05T10:12:42+00:00", "precision": "second",
            "text": "@omar_b DM us"
        })
    );
    assert_eq!(contents.attributes(0)["data.source"], "Twitter for iPhone");
    assert_eq!((contents.skipped.len(), contents.warnings.len()), (0, 0));
}

#[test]
fn a_file_of_several_platforms_says_them_record_by_record() {
    let contents = read("zeeschuimer-mixed.csv");
    let spaces: Vec<_> = (0..3).map(|at| contents.fields(at)["space"].clone()).collect();
    assert_eq!(spaces, [json!("social"), json!("social"), json!("microblog")]);
    assert_eq!(contents.attributes(2)["source_platform"], "x.com");
    let parents: Vec<Option<&str>> = contents.records.iter().map(|record| record.parent.as_deref()).collect();
    assert_eq!(parents, [None, Some("81"), None]);
}

#[test]
fn zeeschuimer_knows_the_paths_of_each_platform() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("export.csv");
    let read = |columns: &str, cells: &str| {
        let table = format!("item_id;timestamp_collected;source_platform;source_platform_url;{columns}\n{cells}\n");
        std::fs::write(&path, table).expect("written");
        super::read_path(&path, &Plan::default()).fields(0)
    };
    assert_eq!(
        read(
            "data.id;data.code;data.taken_at;data.user.username;data.user.full_name;data.caption.text;data.like_count",
            "31_991;1709700000000;instagram.com;https://www.instagram.com/;31_991;C4aB;1709633472;lea.brode;Léa Brode;Pause café ☕️;12"
        ),
        json!({
            "id": "31_991", "account": "lea.brode", "space": "social", "venue": "Instagram", "posted": "2024-03-05T10:11:12+00:00",
            "precision": "second", "text": "Pause café ☕️"
        })
    );
    assert_eq!(
        read(
            "data.actor.name.text;data.actor.subDescription.text;data.commentary.text.text",
            "urn:li:activity:6960;1709700000000;linkedin.com;https://www.linkedin.com/feed/;Inès Tor;18h •;Ravie d’annoncer"
        ),
        json!({"id": "urn:li:activity:6960", "account": "Inès Tor", "space": "social", "venue": "LinkedIn", "text": "Ravie d’annoncer"})
    );
    // As 4CAT keeps it: the post at the top, what was collected beside it.
    std::fs::write(
        &path,
        "id;desc;createTime;author.uniqueId;__import_meta.item_id;__import_meta.timestamp_collected;__import_meta.source_platform\n7;Le marc au jardin;1709633472;marc;7;1709700000000;tiktok.com\n",
    )
    .expect("written");
    let contents = super::read_path(&path, &Plan::default());
    assert_eq!(contents.seen.name(), "zeeschuimer");
    assert_eq!(
        contents.fields(0),
        json!({
            "id": "7", "account": "marc", "space": "social", "venue": "TikTok", "posted": "2024-03-05T10:11:12+00:00", "precision": "second",
            "text": "Le marc au jardin"
        })
    );
}

#[test]
fn facepager_is_a_tree_of_which_some_nodes_are_no_messages() {
    let contents = read("facepager.csv");
    assert_eq!((contents.seen.delimiter, contents.seen.told.len()), (Some(';'), 9));
    assert_eq!(
        contents.fields(0),
        json!({
            "id": "2", "account": "Velmoka", "space": "social", "venue": "Facebook", "posted": "2024-03-05T10:11:12+00:00",
            "precision": "second", "url": "https://www.facebook.com/velmoka/posts/22", "text": "Nouvelle machine ; « La Petite » 🎉"
        })
    );
    assert_eq!(
        contents.fields(1),
        json!({
            "id": "4", "parent": "2", "space": "social", "venue": "Facebook", "posted": "2024-03-05T11:11:12+00:00",
            "precision": "second", "text": "Too \"small\" for me"
        })
    );
    assert_eq!((&contents.attributes(0)["object_id"], &contents.attributes(0)["parent_id"]), (&json!("10_22"), &json!(1)));
    let skipped: Vec<(u64, &str, &str)> = contents.skipped.iter().map(|(at, why, what)| (*at, why.as_str(), what.as_str())).collect();
    assert_eq!(skipped, [(1, "not_data", "seed"), (3, "not_data", "offcut"), (5, "not_data", "headers"), (6, "empty_text", "message")]);
    assert_eq!(contents.warnings, [""; 0]);
}

#[test]
fn the_wide_table_of_facepager_gives_each_its_own_words() {
    let contents = read("facepager-wide.csv");
    assert_eq!(
        (contents.fields(0)["text"].as_str(), contents.fields(1)["text"].as_str(), contents.records.len()),
        (Some("Nouvelle machine"), Some("Trop petite"), 2)
    );
    assert_eq!((contents.records[0].parent.as_deref(), contents.records[1].parent.as_deref()), (None, Some("2")));
    assert_eq!(contents.skipped, [(3, "empty_text".to_owned(), "lvl_2_message".to_owned())]);
}

#[test]
fn youtube_data_tools_name_the_video_in_the_name_of_the_file() {
    let contents = read("videoinfo_dQw4w9WgXcQ_2024_03_06-09_00_00_comments.csv");
    assert_eq!(
        contents.fields(0),
        json!({
            "id": "UgxA", "thread": "dQw4w9WgXcQ", "account": "@lucie", "space": "social", "venue": "YouTube",
            "posted": "2024-03-05T10:11:12+00:00", "precision": "second", "text": "Elle dit « \"rapide\" », moi j'attends 😅"
        })
    );
    assert_eq!(
        contents.fields(1),
        json!({
            "id": "UgxA.9B", "parent": "UgxA", "thread": "dQw4w9WgXcQ", "account": "@sam", "space": "social", "venue": "YouTube",
            "posted": "2024-03-05T11:11:12+00:00", "precision": "second", "text": "Same, took an hour"
        })
    );
    assert_eq!(
        contents.attributes(1),
        json!({
            "replyCount": 0, "likeCount": 0, "authorChannelId": "UC2", "authorChannelUrl": "http://www.youtube.com/channel/UC2", "isReply": 1,
            "isReplyToName": "@lucie"
        })
    );
    assert_eq!((contents.skipped.len(), contents.warnings.len()), (0, 0));
}

#[test]
fn pseudonymised_comments_of_youtube_have_no_authors() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("videoinfo_dQw4w9WgXcQ_2024.csv");
    let table = "id,replyCount,likeCount,publishedAt,text,isReply,isReplyToId\nc0ffee,1,2,2024-03-05 10:11:12,Bien vu,0,\ndecade,0,0,2024-03-05 11:11:12,Merci,1,c0ffee\n";
    std::fs::write(&path, table).expect("written");
    let contents = super::read_path(&path, &Plan::default());
    assert_eq!(contents.seen.name(), "youtube-data-tools");
    assert_eq!((contents.records[1].parent.as_deref(), contents.records[1].account.as_deref()), (Some("c0ffee"), None));
}

#[test]
fn a_list_of_videos_reads_titles_and_descriptions() {
    let contents = read("videolist_search.csv");
    assert_eq!(
        contents.fields(0),
        json!({
            "id": "dQw4w9WgXcQ", "account": "Café & Co", "space": "social", "venue": "YouTube", "posted": "2024-03-05T10:11:12+00:00",
            "precision": "second", "lang": "fr", "title": "Velmoka : le test", "text": "Velmoka : le test\nOn l’a démontée."
        })
    );
    assert_eq!((contents.fields(1)["text"].as_str(), &contents.attributes(1)["viewCount"]), (Some("Short 🎬"), &json!(10)));
}

#[test]
fn the_words_of_takeout_come_out_of_their_json() {
    let contents = read("youtube-takeout.csv");
    assert_eq!(
        contents.fields(0),
        json!({
            "id": "UgxtA", "thread": "WtOskFeLmr4", "account": "UCme", "space": "social", "venue": "YouTube",
            "posted": "2024-03-05T10:11:12.434647+00:00", "precision": "second", "text": "Merci @cafe-co 🙏\nclair et net"
        })
    );
    assert_eq!((contents.records[1].parent.as_deref(), contents.records[1].text.as_str()), (Some("UgxtA"), "well, \"clear\""));
    assert_eq!(contents.records[2].text, "plain as in older exports");
    assert_eq!((contents.skipped.len(), contents.warnings.len()), (0, 0));
}

#[test]
fn comments_in_the_columns_of_uci() {
    let contents = read("youtube-comments.csv");
    assert_eq!(
        contents.fields(0),
        json!({
            "id": "z12oglnpoq3gjh4om04cfdlbgp2uepyytpw0k", "account": "Francisco Nora", "space": "social", "venue": "YouTube",
            "posted": "2013-11-28T19:52:35+00:00", "precision": "second", "text": "check my channel & subscribe\u{FEFF}"
        })
    );
    assert_eq!((contents.attributes(1), contents.records[1].posted.is_none()), (json!({"CLASS": 0}), true));
    assert_eq!(contents.warnings, ["html_rendered: CONTENT", "dates_without_zone: 1 (#1)"]);
}

#[test]
fn crowdtangle_on_facebook() {
    let contents = read("crowdtangle-facebook.csv");
    assert_eq!(
        contents.fields(0),
        json!({
            "id": "456", "account": "velmokafr", "space": "social", "venue": "Facebook", "posted": "2021-03-05T10:11:12+00:00",
            "precision": "second", "url": "https://www.facebook.com/100/posts/456", "text": "Le café, c’est sacré ☕️\nOui ou non ?"
        })
    );
    let attributes = contents.attributes(0);
    assert_eq!((&attributes["Total Interactions"], &attributes["Followers at Posting"]), (&json!(1234), &json!(120_345)));
    assert_eq!(attributes["Page Name"], "Velmoka France");
    assert_eq!(contents.skipped, [(2, "empty_text".to_owned(), "Message".to_owned())]);
    assert_eq!(contents.warnings, [""; 0]);
}

#[test]
fn crowdtangle_in_groups_and_on_instagram() {
    let groups = read("crowdtangle-groups.csv");
    assert_eq!(
        groups.fields(0),
        // The handle is the group's: who wrote is not said.
        json!({
            "id": "789", "space": "social", "venue": "Fans de café", "posted": "2021-03-05T10:11:12+00:00", "precision": "second",
            "url": "https://www.facebook.com/groups/200/permalink/789/", "text": "Bonjour, ma machine fuit"
        })
    );
    assert_eq!(groups.attributes(0)["User Name"], "fansdecafe");
    let instagram = read("crowdtangle-instagram.csv");
    assert_eq!(
        instagram.fields(0),
        json!({
            "id": "CL9x_1", "account": "velmoka", "space": "social", "venue": "Instagram", "posted": "2021-03-05T10:11:12+00:00",
            "precision": "second", "url": "https://www.instagram.com/p/CL9x_1/", "text": "Morning mood 🌅"
        })
    );
    assert_eq!(instagram.seen.columns.iter().filter(|column| column.role == Field::Title).count(), 1);
}
