//! The sections of a page about a code.

use super::labels::Labels;
use super::nearest::{nearest, typos};

/// What to write in each section, in their order.
pub const ABOUT: [&str; 6] = [
    "say what the code means, and cite the section of the specification that says so",
    "say when a server answers with it, when it does not, and how it is set up",
    "list causes and what to do about each, the most probable first",
    "show a request and the response to it",
    "say in two sentences how the two differ",
    "write what else is worth knowing, or drop the heading",
];

/// The index of the section for whoever received the code.
pub const RECEIVING: usize = 2;
/// The index of the section that shows an exchange.
pub const EXAMPLE: usize = 3;

/// Stands for any words in the name of a section.
pub const ANY: char = '…';

/// The headings of the sections, in their order; [`ANY`] is for any words.
#[must_use]
pub fn names(labels: &Labels) -> [&str; ABOUT.len()] {
    let own = &labels.section;
    [&own.meaning, &own.sending, &own.receiving, &own.example, &own.comparison, &own.notes]
}

/// The index of a heading's section; `None` if it is not one of them.
#[must_use]
pub fn position(heading: &str, labels: &Labels) -> Option<usize> {
    names(labels).iter().position(|name| match name.split_once(ANY) {
        Some((start, end)) => {
            let rest = heading.strip_prefix(start).and_then(|rest| rest.strip_suffix(end));
            rest.is_some_and(|rest| !rest.trim().is_empty() || end.is_empty())
        }
        None => heading == *name,
    })
}

/// The heading of a section that another heading was meant to be; `None` if it is near to none.
#[must_use]
pub fn meant(heading: &str, labels: &Labels) -> Option<String> {
    let lower = heading.to_lowercase();
    let names = names(labels);
    for name in names.iter().filter(|name| name.ends_with(ANY)) {
        // Its first word, with another ending.
        let first = name.split(' ').next().unwrap_or(name).to_lowercase();
        let stem = first.char_indices().next_back().map_or("", |(end, _)| &first[..end]);
        if !stem.is_empty() && lower.starts_with(stem) {
            let about = heading.rsplit(' ').next().filter(|_| heading.contains(' '));
            return Some(name.replace(ANY, about.unwrap_or("…")));
        }
    }
    let lower_names = names.map(str::to_lowercase);
    let name = nearest(&lower, lower_names.iter().map(String::as_str))?;
    let at = lower_names.iter().position(|known| known == name)?;
    Some(names[at].to_owned())
}

/// The heading of a section that another heading is within a typo or two of; `None` if it is one,
/// or near to none.
#[must_use]
pub fn misspelt(heading: &str, labels: &Labels) -> Option<String> {
    if position(heading, labels).is_some() {
        return None;
    }
    let near = |text: &str, name: &str| {
        let most = if name.chars().count() < 8 { 1 } else { 2 };
        typos(&text.to_lowercase(), &name.to_lowercase()).is_some_and(|count| count <= most)
    };
    names(labels).iter().find_map(|name| {
        let Some(start) = name.strip_suffix(ANY) else {
            return near(heading, name).then(|| (*name).to_owned());
        };
        // Its first words, before any others.
        let words = start.split_whitespace().count();
        let (end, _) = heading.match_indices(' ').nth(words.checked_sub(1)?)?;
        near(&heading[..end], start.trim()).then(|| format!("{start}{}", heading[end..].trim()))
    })
}

/// The names of the sections, for a message.
#[must_use]
pub fn list(labels: &Labels) -> String {
    format!("`{}`", names(labels).join("`, `"))
}

#[cfg(test)]
mod tests {
    use super::{EXAMPLE, RECEIVING, meant, position};
    use crate::model::labels::Labels;
    use crate::model::language::Language;

    fn labels(tag: &str) -> Labels {
        Labels::shipped(&Language::parse(tag).expect("a tag")).expect("it is shipped")
    }

    #[test]
    fn a_section_has_the_name_of_its_language() {
        for (tag, heading, wanted) in [
            ("en", "Example", Some(EXAMPLE)),
            ("de", "Beispiel", Some(EXAMPLE)),
            ("de", "Example", None),
            ("fr", "Quand vous le recevez", Some(RECEIVING)),
            ("en", "Compared with 410", Some(4)),
            ("ja", "410 との比較", Some(4)),
            ("zh", "与 410 的区别", Some(4)),
            ("zh", "与 的区别", None),
        ] {
            assert_eq!(position(heading, &labels(tag)), wanted, "{tag} {heading}");
        }
    }

    #[test]
    fn a_heading_is_near_to_a_section_of_its_language() {
        for (tag, heading, wanted) in [
            ("de", "bedeutung", Some("Bedeutung")),
            ("de", "Beispeil", Some("Beispiel")),
            ("es", "Comparada con 410", Some("Comparado con 410")),
            ("ja", "いみ", None),
        ] {
            assert_eq!(meant(heading, &labels(tag)).as_deref(), wanted, "{tag} {heading}");
        }
    }
}
