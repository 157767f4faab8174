//! The markup of Slack as what people saw: `<@U1>` is `@name`, `<https://e.org|here>` is `here`, `&amp;` is `&`.

/// The longest piece of markup, in bytes.
const LONGEST: usize = 8 * 1024;

/// The names behind ids.
pub(super) trait Names {
    /// What a user is called in the text of others.
    fn user(&self, id: &str) -> Option<&str>;
    /// What a channel is called.
    fn channel(&self, id: &str) -> Option<&str>;
}

/// A text as it was seen, and the ids of the users that it names.
pub(super) fn render(text: &str, names: &dyn Names) -> (String, Vec<String>) {
    let (mut out, mut named) = (String::with_capacity(text.len()), Vec::new());
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        out.push_str(&unescaped(&rest[..at]));
        // Markup goes over no line, holds no other, and no address is longer: who types signs without end is not followed.
        let near = &rest[at + 1..rest.floor_char_boundary(at + 1 + LONGEST)];
        let end = near.find(['>', '<', '\n']).filter(|end| near[*end..].starts_with('>'));
        let inside = end.map(|end| (&near[..end], &rest[at + 1 + end + 1..])).filter(|(inside, _)| is_markup(inside));
        let Some((inside, after)) = inside else {
            out.push('<');
            rest = &rest[at + 1..];
            continue;
        };
        let (target, label) = inside.split_once('|').map_or((inside, None), |(target, label)| (target, Some(label)));
        let label = label.filter(|label| !label.is_empty());
        let seen = match target.split_at_checked(1) {
            Some(("@", id)) => {
                named.push(id.to_owned());
                format!("@{}", names.user(id).or(label).unwrap_or(id))
            }
            Some(("#", id)) => format!("#{}", label.or_else(|| names.channel(id)).unwrap_or(id)),
            Some(("!", word)) => label.map_or_else(|| format!("@{}", word.split('^').next().unwrap_or(word)), str::to_owned),
            _ => label.unwrap_or_else(|| target.strip_prefix("mailto:").unwrap_or(target)).to_owned(),
        };
        out.push_str(&unescaped(&seen));
        rest = after;
    }
    out.push_str(&unescaped(rest));
    (out, named)
}

/// Whether what stands between angles is markup: Slack escapes those that people type.
fn is_markup(inside: &str) -> bool {
    !inside.is_empty() && (inside.starts_with(['@', '#', '!']) || inside.contains(':'))
}

/// Slack escapes three characters, and no others.
fn unescaped(text: &str) -> String {
    if text.contains('&') { text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Known;

    impl Names for Known {
        fn user(&self, id: &str) -> Option<&str> {
            (id == "U1").then_some("Zoé")
        }

        fn channel(&self, id: &str) -> Option<&str> {
            (id == "C1").then_some("général")
        }
    }

    #[test]
    fn what_people_saw() {
        for (written, seen) in [
            ("<@U1> and <@U2|bob> and <@U3>", "@Zoé and @bob and @U3"),
            ("<#C1> <#C2|autre> <#C3>", "#général #autre #C3"),
            ("<!here> <!subteam^S1|@équipe> <!date^1392734382^{date}|18 Feb>", "@here @équipe 18 Feb"),
            ("<https://e.org/?a=1&amp;b=2> <https://e.org|là> <mailto:a@b.fr|a@b.fr>", "https://e.org/?a=1&b=2 là a@b.fr"),
            ("a &lt;3 &amp;lt; b &nbsp;", "a <3 &lt; b &nbsp;"),
            ("1 < 2 <> <b> <", "1 < 2 <> <b> <"),
        ] {
            assert_eq!(render(written, &Known).0, seen, "{written}");
        }
        assert_eq!(render("<@U1> <@U2>", &Known).1, ["U1", "U2"]);
    }

    #[test]
    fn signs_without_end_are_read_in_no_time() {
        let signs = "<@U1".repeat(250_000);
        assert_eq!(render(&signs, &Known), (signs.clone(), vec![]));
        let signs = "<".repeat(1_000_000);
        assert_eq!(render(&signs, &Known).0, signs);
        let far = format!("<https://e.org/{}>", "a".repeat(9000));
        assert_eq!(render(&far, &Known).0, far);
    }

    proptest::proptest! {
        #[test]
        fn any_text_has_an_answer(text in "[<>@#!|&a-c:; \\PC]{0,60}") {
            render(&text, &Known);
        }
    }
}
