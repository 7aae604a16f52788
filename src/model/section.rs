//! The sections of a page about a code.

/// A heading of the second level, and what is written below it.
#[derive(Debug, Clone, Copy)]
pub struct Section {
    /// `…` at its end is for any words.
    pub name: &'static str,
    /// What to write there.
    pub about: &'static str,
}

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
    Section { name: "Example", about: "show a request and the response to it" },
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

/// The names of the sections, for a message.
#[must_use]
pub fn names() -> String {
    format!("`{}`", SECTIONS.map(|section| section.name).join("`, `"))
}
