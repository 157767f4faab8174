//! Which attributes identify people: the legend tells them, for files that hide identities to leave them out.

use std::path::{Path, PathBuf};

use livisible_exchange::{Field, Plan, open};

fn personal(path: &Path, plan: &Plan) -> Vec<String> {
    open(path, plan).expect("opened").reader.expect("a reader").legend().personal
}

fn of_tool(name: &str) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    personal(&folder.join(name), &Plan::default())
}

fn written(folder: &Path, name: &str, text: &str) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, text).expect("written");
    path
}

#[test]
fn each_tool_names_people_in_its_own_columns() {
    for (file, told) in [
        ("sources/4cat-instagram.csv", vec!["author_id", "author_fullname", "usertags"]),
        ("sources/4cat-telegram.csv", vec!["author_username", "author_name", "author_forwarded_from_name"]),
        ("sources/4cat-linkedin.csv", vec!["author_name", "author_description", "author_mentions"]),
        ("sources/zeeschuimer-tiktok.csv", vec!["data.author.nickname"]),
        ("sources/brandwatch.csv", vec!["X Author ID"]),
        ("sources/talkwalker.csv", vec!["extra_author_attributes.name", "extra_author_attributes.gender"]),
        ("sources/meltwater.csv", vec!["Twitter Id", "User Profile Url"]),
        ("sources/crowdtangle-groups.csv", vec!["User Name", "Facebook Id"]),
        ("sources/google-play.csv", vec!["userImage"]),
        ("sources/app-store-feed.csv", vec!["author.uri.label"]),
        ("surveys/results-survey123456.csv", vec!["token"]),
        ("sources/youtube-comments.csv", vec![]),
    ] {
        assert_eq!(of_tool(file), told, "{file}");
    }
}

#[test]
fn any_table_has_columns_that_identify_people() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let table = written(
        folder.path(),
        "a.csv",
        "id,Nom,Prénom,E-mail,téléphone,adresse_ip,texte,ville\n1,Durand,Zoé,zoe@exemple.fr,0102030405,10.0.0.1,Une capsule à jeter,Lyon\n",
    );
    // The name is the account, which is masked as such.
    assert_eq!(personal(&table, &Plan::default()), ["Prénom", "E-mail", "téléphone", "adresse_ip"]);
    // A column that has a role, or is left out, is no attribute.
    let map = vec![(Field::Account, "E-mail".to_owned()), (Field::Ignore, "Prénom".to_owned())];
    assert_eq!(personal(&table, &Plan { map, ..Plan::default() }), ["Nom", "téléphone", "adresse_ip"]);
    let lines = "{\"text\": \"Une capsule à jeter\", \"author\": {\"email\": \"zoe@exemple.fr\", \"age\": 31}}\n".repeat(2);
    assert_eq!(personal(&written(folder.path(), "b.ndjson", &lines), &Plan::default()), ["author.email"]);
}

#[test]
fn what_a_survey_would_leave_out_is_told_where_the_analyst_keeps_it() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/surveys/qualtrics.csv");
    let kept = Plan { map: vec![(Field::Attribute, "RecipientFirstName".to_owned())], ..Plan::default() };
    assert_eq!(personal(&file, &Plan::default()), ["ExternalReference"]);
    assert_eq!(personal(&file, &kept), ["RecipientFirstName", "ExternalReference"]);
}
