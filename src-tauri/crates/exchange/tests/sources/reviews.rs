//! Shops of applications, Trustpilot, Amazon.

use serde_json::json;

use super::read;

#[test]
fn google_play_gives_what_the_developer_replied() {
    let contents = read("google-play.csv");
    assert_eq!(contents.records.len(), 3);
    assert_eq!(
        contents.fields(0),
        json!({
            "id": "gp-1", "account": "Ana L", "space": "review", "venue": "Google Play", "posted": "2024-03-05T10:11:12+00:00",
            "precision": "second", "rating": 1.0, "text": "Plante au démarrage 😡\nDommage."
        })
    );
    assert_eq!(
        contents.fields(1),
        json!({
            "id": "gp-1:reply", "parent": "gp-1", "account": "developer", "role": "brand", "space": "review", "venue": "Google Play",
            "posted": "2024-03-06T08:00:00+00:00", "precision": "second", "text": "Bonjour Ana, corrigé en 2.1.1."
        })
    );
    assert_eq!(
        contents.attributes(0),
        json!({"userImage": "https://i.example/1", "thumbsUpCount": 14, "reviewCreatedVersion": "2.1.0", "appVersion": "2.1.0"})
    );
    assert_eq!((contents.records[2].id.as_deref(), contents.records[2].rating), (Some("gp-2"), Some(4.0)));
    // Three times: two reviews and a reply, on the clock of whoever collected them.
    assert_eq!((contents.skipped.len(), contents.warnings), (0, vec!["dates_without_zone: 3 (#1)".to_owned()]));
}

#[test]
fn the_console_of_google_play() {
    let contents = read("google-play-console.csv");
    assert_eq!(contents.seen.encoding.as_deref(), Some("UTF-16LE"));
    assert_eq!(
        contents.fields(0),
        json!({
            "id": "gp:AOqp", "space": "review", "venue": "Google Play", "posted": "2024-03-05T10:11:12.345+00:00", "precision": "second",
            "lang": "fr", "title": "Déçue", "url": "https://play.google.com/console/x?reviewId=gp%3AAOqp&corpus=PUBLIC_REVIEWS", "rating": 2.0,
            "text": "Déçue\nNe se connecte plus 😞"
        })
    );
    assert_eq!(
        contents.fields(1),
        json!({
            "id": "gp:AOqp:reply", "parent": "gp:AOqp", "account": "developer", "role": "brand", "space": "review", "venue": "Google Play",
            "posted": "2024-03-06T08:00:00+00:00", "precision": "second", "text": "Réinstallez l’application."
        })
    );
    assert_eq!((&contents.attributes(0)["Device"], &contents.attributes(0)["App Version Code"]), (&json!("dreamlte"), &json!(210)));
    assert_eq!(contents.skipped, [(3, "empty_text".to_owned(), "Review Text".to_owned())]);
    assert_eq!(contents.warnings, [""; 0]);
}

#[test]
fn the_app_store_by_its_scraper_and_by_its_feed() {
    let contents = read("app-store.csv");
    assert_eq!(
        contents.fields(0),
        json!({
            "account": "Zed-12", "space": "review", "venue": "App Store", "posted": "2024-03-05T10:11:12+00:00", "precision": "second",
            "title": "Useless", "rating": 1.0, "text": "Useless\nCrashes when I brew.\nEvery time!"
        })
    );
    assert_eq!(
        contents.attributes(0),
        json!({
            "column 1": 0, "isEdited": "False",
            "developerResponse": "{'id': 99, 'body': \"Sorry, it's fixed\", 'modified': '2024-03-06T08:00:00Z'}"
        })
    );
    assert_eq!(contents.fields(1)["text"], "Parfait\nRien à redire 👌");
    assert_eq!(contents.warnings, [""; 0]);
    let feed = read("app-store-feed.csv");
    assert_eq!(
        feed.fields(0),
        json!({
            "id": "11001", "account": "zoe", "space": "review", "venue": "App Store", "posted": "2024-03-05T10:11:12+00:00",
            "precision": "second", "title": "Bien", "url": "https://itunes.apple.com/fr/review?id=1", "rating": 4.0,
            "text": "Bien\nPratique, mais lente"
        })
    );
    assert_eq!(feed.skipped, [(1, "not_data".to_owned(), "im:rating".to_owned())]);
}

#[test]
fn trustpilot_and_what_the_company_answered() {
    let contents = read("trustpilot.csv");
    assert_eq!(
        contents.fields(0),
        json!({
            "id": "65e6f0", "account": "Hugo", "space": "review", "venue": "Trustpilot", "posted": "2024-03-05T10:11:12+00:00",
            "precision": "second", "lang": "fr", "title": "Livraison", "rating": 2.0,
            "text": "Livraison\nColis ouvert, « remboursé » 3 semaines après"
        })
    );
    assert_eq!(
        contents.fields(1),
        json!({
            "id": "65e6f0:reply", "parent": "65e6f0", "account": "company", "role": "brand", "space": "review", "venue": "Trustpilot",
            "posted": "2024-03-06T08:00:00+00:00", "precision": "second", "text": "Bonjour Hugo, désolés."
        })
    );
    assert_eq!((contents.fields(2)["text"].as_str(), contents.records.len()), (Some("Quick\nAll good 👍"), 3));
}

#[test]
fn reviews_of_several_shops_in_one_table() {
    let contents = read("app-reviews.csv");
    assert_eq!(
        contents.fields(1),
        json!({
            "account": "user_2", "space": "review", "venue": "Google Play", "posted": "2024-03-06T00:00:00+00:00", "precision": "day",
            "rating": 1.0, "text": "Slow, slow"
        })
    );
    assert_eq!(
        (contents.fields(0)["venue"].as_str(), contents.attributes(0)["sentiment_label"].as_str()),
        (Some("Trustpilot"), Some("positive"))
    );
}

#[test]
fn amazon_by_page_and_by_collection() {
    let contents = read("amazon.csv");
    assert_eq!(
        contents.fields(0),
        json!({
            "account": "Cl. Rousset", "space": "ecommerce", "venue": "Amazon", "posted": "2024-03-03T00:00:00+00:00", "precision": "day",
            "title": "Très déçue", "url": "https://www.amazon.fr/gp/customer-reviews/R1", "rating": 1.0,
            "text": "Très déçue\nFuit dès le premier jour 😠\nÀ éviter"
        })
    );
    assert_eq!(
        contents.attributes(0),
        json!({
            "column 1": 0, "Verified": "Achat vérifié", "Helpful": 1024, "Rating": "1,0 sur 5 étoiles", "Variation": "Couleur : Rouge"
        })
    );
    assert_eq!((contents.fields(1)["posted"].as_str(), contents.records[1].rating), (Some("2024-03-04T00:00:00+00:00"), Some(5.0)));
    assert_eq!(contents.warnings, [""; 0]);
    let contents = read("amazon-2023.csv");
    assert_eq!(
        contents.fields(0),
        json!({
            "account": "AEX1", "space": "ecommerce", "venue": "Amazon", "posted": "2024-03-05T10:11:12+00:00", "precision": "second",
            "title": "Good", "rating": 4.0, "text": "Good\nIt brews."
        })
    );
    assert_eq!(contents.attributes(1)["parent_asin"], "B00");
}
