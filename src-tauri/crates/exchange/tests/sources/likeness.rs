//! Tables in the words of a tool that are not its own, and what the first rows of a tool's table do not tell of the others.

use std::path::{Path, PathBuf};

use livisible_exchange::Plan;
use serde_json::json;

use super::{Contents, read_path};

fn written(folder: &Path, table: &str) -> PathBuf {
    let path = folder.join("export.csv");
    std::fs::write(&path, table).expect("written");
    path
}

fn read(table: &str) -> Contents {
    let folder = tempfile::tempdir().expect("a temporary folder");
    read_path(&written(folder.path(), table), &Plan::default())
}

#[test]
fn a_second_chat_of_telegram_may_come_after_the_sample() {
    let header = "id,thread_id,chat,author,body,reply_to,views,timestamp,unix_timestamp,author_forwarded_from_name\n";
    let mut table = header.to_owned();
    for number in 1..=1500 {
        table.push_str(&format!("{number},one,one,ann,Message {number},,3,2024-03-05 10:11:12,1709633472,\n"));
    }
    table.push_str("17,two,two,bob,Another seventeen,16,3,2024-03-05 10:11:12,1709633472,\n");
    table.push_str("18,two,,bob,Of no chat,17,3,2024-03-05 10:11:12,1709633472,\n");
    let contents = read(&table);
    assert_eq!(contents.seen.name(), "4cat");
    let ids = |at: usize| (contents.records[at].id.as_deref(), contents.records[at].parent.as_deref());
    assert_eq!(ids(16), (Some("one/17"), None));
    assert_eq!(ids(1500), (Some("two/17"), Some("two/16")));
    assert_eq!(ids(1501), (Some("18"), Some("17")));
    // A later file of one chat names its messages as the first did.
    let contents = read(&format!("{header}17,one,one,ann,Message 17,,3,2024-03-05 10:11:12,1709633472,\n"));
    assert_eq!(contents.records[0].id.as_deref(), Some("one/17"));
}

#[test]
fn reviews_of_another_shop_are_not_amazons_and_keep_their_text() {
    let contents = read(
        "Verified,Helpful,Variation,Style,Rating,Reviewer,Comment\nyes,3,Rouge,mat,5,ann,Tient toute la journée sans filer\nno,0,Rose,mat,2,bob,La couleur vire au orange\n",
    );
    assert_eq!((contents.seen.name(), contents.seen.venue.as_deref()), ("csv", None));
    assert_eq!((contents.records.len(), contents.skipped.len()), (2, 0));
    assert_eq!((contents.records[0].text.as_str(), contents.records[0].rating), ("Tient toute la journée sans filer", Some(5.0)));
}

#[test]
fn pages_of_amazon_prove_themselves_by_their_ratings_their_dates_or_their_addresses() {
    let named = |rating: &str, date: &str, url: &str| {
        let table = format!(
            "Verified,Helpful,Style,Rating,Date,URL,Body\nyes,3,mat,\"{rating}\",\"{date}\",{url},Tient toute la journée\nno,0,mat,,,,Vire au orange\n"
        );
        read(&table).seen.name()
    };
    assert_eq!(named("5.0 out of 5 stars", "", ""), "amazon");
    assert_eq!(named("1,0 sur 5 étoiles", "", ""), "amazon");
    assert_eq!(named("", "Reviewed in France on 3 March 2024", ""), "amazon");
    assert_eq!(named("", "", "https://www.amazon.fr/gp/customer-reviews/R1"), "amazon");
    assert_eq!(named("Rated 5 out of 5 stars", "3 March 2024", "https://shop.example/1"), "csv");
}

#[test]
fn a_source_whose_text_is_not_there_keeps_the_one_that_was_guessed() {
    let contents = read(
        "asin,helpful_vote,verified_purchase,rating,Avis client\nB01,0,true,4,Elle infuse très bien le matin\nB02,1,true,1,Elle fuit dès le premier jour\n",
    );
    assert_eq!((contents.seen.name(), contents.skipped.len()), ("amazon", 0));
    assert_eq!(contents.records[1].text, "Elle fuit dès le premier jour");
}

#[test]
fn comments_of_a_forum_are_not_youtubes() {
    let contents = read(
        "comment_id,parent_id,author,date,title,content,label,rating\n11,,ann,2024-03-02,Capsules,Une capsule à jeter,spam,2\n12,11,bob,2024-03-03,Re,La mienne se recycle,ham,5\n",
    );
    assert_eq!((contents.seen.name(), contents.seen.source), ("csv", None));
    assert_eq!(
        contents.fields(1),
        json!({
            "id": "12", "parent": "11", "account": "bob", "space": "review", "posted": "2024-03-03T00:00:00+00:00", "precision": "day",
            "title": "Re", "rating": 5.0, "text": "Re\nLa mienne se recycle"
        })
    );
}

#[test]
fn comments_of_youtube_keep_what_else_was_guessed() {
    let contents = read(
        "COMMENT_ID,PARENT_ID,AUTHOR,DATE,CONTENT,CLASS\nUgxKREWxIgDrw8w2e_Z4AaABAg,,ann,2024-03-02,Une capsule à jeter,1\nUgxKREWxIgDrw8w2e_Z4AaABAh,UgxKREWxIgDrw8w2e_Z4AaABAg,bob,2024-03-03,La mienne se recycle,0\n",
    );
    assert_eq!((contents.seen.name(), contents.seen.venue.as_deref()), ("youtube-comments", Some("YouTube")));
    assert_eq!(contents.records[1].parent.as_deref(), Some("UgxKREWxIgDrw8w2e_Z4AaABAg"));
}

#[test]
fn a_platform_that_comes_after_the_sample_is_told_all_the_same() {
    let mut table = "item_id;timestamp_collected;source_platform;source_platform_url;data.text\n".to_owned();
    for number in 1..=1200 {
        table.push_str(&format!("{number};1709700000000;tiktok.com;https://www.tiktok.com/;Message {number}\n"));
    }
    table.push_str("1201;1709700000000;x.com;https://x.com/;Somewhere else\n1202;1709700000000;example.org;;On no known site\n");
    let contents = read(&table);
    let place = |at: usize| (contents.fields(at)["space"].clone(), contents.fields(at)["venue"].clone());
    assert_eq!(place(0), (json!("social"), json!("TikTok")));
    assert_eq!(place(1200), (json!("microblog"), json!("X")));
    assert_eq!((&contents.records[1201].space, &contents.records[1201].venue), (&None, &None));
    assert_eq!(contents.attributes(1201)["source_platform"], "example.org");
}

#[test]
fn facepager_says_row_by_row_which_module_asked() {
    let mut table = "level;id;parent_id;object_id;object_type;query_status;query_time;query_type;message\n".to_owned();
    for number in 1..=1200 {
        table.push_str(&format!("1;{number};0;{number};data;fetched (200);2024-03-06;Facebook:/<page-id>/posts;Message {number}\n"));
    }
    table.push_str("1;1201;0;1201;data;fetched (200);2024-03-06;YouTube:/commentThreads;Another site\n");
    let contents = read(&table);
    let venue = |at: usize| contents.records[at].venue.as_deref();
    assert_eq!((venue(0), venue(1199), venue(1200)), (Some("Facebook"), Some("Facebook"), Some("YouTube")));
}

#[test]
fn a_number_of_respondents_alone_is_no_export_of_surveymonkey() {
    let table = |beside: &str, cell: &str| {
        format!(
            "Respondent ID{beside},Do you come here often?,Why is that your favourite one of all?\n1{cell},Yes,The bread is warm until noon\n2{cell},No,It is far from where I live\n"
        )
    };
    let contents = read(&table("", ""));
    assert_eq!((contents.seen.name(), contents.seen.source), ("csv", None));
    let roles: Vec<&str> = contents.seen.columns.iter().map(|column| column.role.word()).collect();
    assert_eq!(roles, ["id", "attribute", "text"]);
    let folder = tempfile::tempdir().expect("a temporary folder");
    let seen = livisible_exchange::recognise(&written(folder.path(), &table(",Collector ID", ",9")), None).expect("recognised");
    assert_eq!(seen.name(), "surveymonkey");
}
