//! A field of front matter, written once: the reader, the docs, the scaffold and the schema use it.

/// Stands for what is still to be written.
pub const UNWRITTEN: &str = "…";

/// A field's name, whether it has to be there, what it takes, and what it says.
#[derive(Debug, PartialEq, Eq)]
pub struct Field {
    /// The key in the YAML mapping.
    pub name: &'static str,
    /// Whether a file without it has a fault.
    pub required: bool,
    /// What its value is checked against.
    pub kind: Kind,
    /// What its value says, for manuals and messages: a clause without a full stop.
    pub about: &'static str,
    /// What the page says where the field is left out, for manuals; empty if it says nothing.
    pub left_out: &'static str,
}

/// What a field takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Any scalar that says something.
    Text,
    /// A text in which what is between backticks is code.
    Note,
    /// A text of at most [`LONGEST_SUMMARY`] characters.
    Summary,
    /// A status code, plain digits.
    Code,
    /// The number of an RFC.
    Rfc,
    /// A day, as `2026-11-20`.
    Day,
    /// A whole number.
    Number,
    /// `true` or `false`.
    Flag,
    /// The address of a page of the web.
    Link,
    /// The address of a site.
    Base,
    /// The address at which a file can be edited, with `{path}`.
    Edit,
    /// The tag of a language (BCP 47).
    Language,
    /// A line of Markdown.
    Line,
    /// A CSS colour in hexadecimal digits, or two.
    Colors,
    /// The address of a page of the site: words with hyphens between.
    Alias,
    /// A text, or a list of texts.
    Texts,
    /// One of these words, in lower case.
    Word(&'static [&'static str]),
    /// A YAML sequence, whose items each take this.
    List(&'static Kind),
    /// A YAML mapping with some of these fields, each at most once.
    Mapping(&'static [&'static Field]),
    /// A YAML mapping from names to values that each take this.
    Named(&'static Kind),
    /// A mapping with all the fields of one of these lists.
    Either(&'static [&'static [&'static Field]]),
}

/// A kind of file that has fields.
#[derive(Debug, Clone, Copy)]
pub struct FileKind {
    /// `status`, `class`, `guide`, `page` or `site`.
    pub name: &'static str,
    /// What it is, with an example of its path.
    pub about: &'static str,
    /// In the order in which they are written.
    pub fields: &'static [&'static Field],
}

/// The most characters of a summary.
pub const LONGEST_SUMMARY: usize = 160;

impl Field {
    /// A field that has to be there.
    #[must_use]
    pub const fn required(name: &'static str, kind: Kind, about: &'static str) -> Self {
        Self { name, required: true, kind, about, left_out: "" }
    }

    /// A field that may be left out.
    #[must_use]
    pub const fn optional(name: &'static str, kind: Kind, about: &'static str) -> Self {
        Self { name, required: false, kind, about, left_out: "" }
    }

    /// The same field, with what is known without it.
    #[must_use]
    pub const fn left_out(mut self, left_out: &'static str) -> Self {
        self.left_out = left_out;
        self
    }

    /// What to write: what it says, and the words that it takes.
    #[must_use]
    pub fn what_to_write(&self) -> String {
        match self.kind {
            Kind::Word(words) if !self.about.contains('`') => {
                format!("{}: `{}`", self.about, words.join("`, `"))
            }
            _ => self.about.to_owned(),
        }
    }
}

/// A mapping with the required ones of these fields, or with all if none is, to show what is meant.
#[must_use]
pub fn example(fields: &[&Field]) -> String {
    let any = fields.iter().any(|field| field.required);
    let shown = fields.iter().filter(|field| field.required || !any);
    let shown: Vec<_> = shown.map(|field| format!("{}: …", field.name)).collect();
    format!("{{ {} }}", shown.join(", "))
}
