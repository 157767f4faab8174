//! Channels exported by DiscordChatExporter.

use livisible_core::corpus::record::{Link, LinkKind};

use super::{read, torture};

#[test]
fn a_channel() {
    let contents = read("discord.json");
    assert_eq!((contents.seen.name(), contents.seen.reason), ("discord", "native_keys"));
    assert_eq!(
        contents.said(),
        [("zoe", "Bonjour @bob"), ("bob#1234", "Salut"), ("veille", "Titre\nDes mots\nNote\n5"), ("zoe", "ailleurs")]
    );
    assert_eq!(contents.records[1].parent.as_deref(), Some("101"));
    assert!(contents.records.iter().all(|record| record.within.as_deref() == Some("discord:55") && !record.inferred));
    assert_eq!(contents.records[3].links, [Link { kind: LinkKind::Repost, to: "90".to_owned() }]);
    assert_eq!(contents.records[3].parent, None);
    assert_eq!(contents.dates()[0], "2024-04-01T10:01:00.250+00:00");
    for (at, name, value) in [
        (0, "server", "Serveur du café"),
        (0, "channel", "général"),
        (0, "category", "Parler"),
        (0, "author_name", "Zoé"),
        (0, "author_roles", "Habitués"),
        (0, "is_pinned", "true"),
        (0, "media", "a.png"),
        (0, "reactions_by_kind", "👍 3"),
        (0, "mentions", "bob#1234"),
        (0, "edited", "2024-04-01T12:02:00+02:00"),
        (1, "author_name", ""),
        (2, "is_bot", "true"),
        (3, "forwarded", "true"),
    ] {
        assert_eq!(contents.attribute(at, name), value, "{at} {name}");
    }
    assert_eq!(contents.skipped, [("system_line".to_owned(), "GuildMemberJoin: Joined the server.".to_owned())]);
    assert!(contents.warnings.is_empty(), "{:?}", contents.warnings);
}

#[test]
fn whatever_is_done_to_it_it_is_accounted_for() {
    torture("discord.json", "discord");
}
