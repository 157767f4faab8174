//! Channels of Discord as DiscordChatExporter writes them in CSV: replies are lost there, its JSON keeps them.

use livisible_core::corpus::lists::Space;

use super::{Draft, Family, Source};
use crate::table::field::Field;

/// `AuthorID,Author,Date,Content,Attachments,Reactions`
pub(super) static SOURCE: Source = Source {
    name: "discord-csv",
    family: Family::Chat,
    needs: &["AuthorID", "Author", "Date", "Content", "Attachments", "Reactions"],
    some: &[],
    enough: 0,
    roles: &[(Field::Account, &["Author"]), (Field::Posted, &["Date"]), (Field::Text, &["Content"])],
    space: Some(Space::Chat),
    venue: Some("Discord"),
    people: &["AuthorID", "Author"],
    proof: None,
    settle,
};

fn settle(draft: &mut Draft<'_>) {
    draft.forget_guesses(&[]);
    // A picture alone is known by its address.
    draft.quirks.text_else = draft.column("Attachments").into_iter().collect();
    draft.quirks.within = Some(format!("discord:{}", channel_of(draft.stem)));
}

/// The channel, by the name of the file: `Server - Talk - general [123456]` or its later parts, `… [part 2]`.
fn channel_of(stem: &str) -> &str {
    let ids = stem.split('[').skip(1).filter_map(|part| part.split(']').next());
    ids.filter(|id| id.len() >= 5 && id.bytes().all(|b| b.is_ascii_digit())).last().unwrap_or(stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn channels_by_the_names_of_their_files() {
        assert_eq!(channel_of("Café - Parler - général [123456789]"), "123456789");
        assert_eq!(channel_of("Café - général [123456789] [part 2]"), "123456789");
        assert_eq!(channel_of("général"), "général");
    }
}
