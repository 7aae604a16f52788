//! The sections of a page about a code.

use super::nearest::nearest;

/// A heading of the second level, and what is written below it.
#[derive(Debug, Clone, Copy)]
pub struct Section {
    /// `…` at its end is for any words.
    pub name: &'static str,
    /// What to write there.
    pub about: &'static str,
}

/// The heading of the section of examples.
pub const EXAMPLE: &str = "Example";

/// The sections in their order.
pub const SECTIONS: [Section; 6] = [
    Section {
        name: "Meaning",
        about: "say what the code means, and cite the section of the specification that says so",
    },
    Section {
        name: "When to send it",
        about: "say when a server answers with it, when it does not, and how it is set up",
    },
    Section {
        name: "When you receive it",
        about: "list causes and what to do about each, the most probable first",
    },
    Section { name: EXAMPLE, about: "show a request and the response to it" },
    Section { name: "Compared with …", about: "say in two sentences how the two differ" },
    Section { name: "Notes", about: "write what else is worth knowing, or drop the heading" },
];

/// The index of a heading's section in [`SECTIONS`]; `None` if it is not one of them.
#[must_use]
pub fn position(heading: &str) -> Option<usize> {
    SECTIONS.iter().position(|section| match section.name.strip_suffix('…') {
        Some(start) => heading.starts_with(start),
        None => heading == section.name,
    })
}

/// The heading of a section that another heading was meant to be; `None` if it is near to none.
#[must_use]
pub fn meant(heading: &str) -> Option<String> {
    let lower = heading.to_lowercase();
    if lower.starts_with("compare") {
        let about = heading.rsplit(' ').next().filter(|_| heading.contains(' ')).unwrap_or("…");
        return Some(format!("Compared with {about}"));
    }
    let names = SECTIONS.map(|section| section.name.to_lowercase());
    let name = nearest(&lower, names.iter().map(String::as_str))?;
    let at = names.iter().position(|known| known == name)?;
    Some(SECTIONS[at].name.to_owned())
}

/// The names of the sections, for a message.
#[must_use]
pub fn names() -> String {
    format!("`{}`", SECTIONS.map(|section| section.name).join("`, `"))
}
