//! Which lines look like a list or a table, and which do not.

use crate::check::content::unread_markdown::RULE;
use crate::fixture::{check, guide, one_file, reported};

#[test]
fn lines_that_are_one_paragraph_are_reported() {
    check(
        &RULE,
        "
//- content/404.md
---
-the host
^^^^^^^^^ warning: this is not an item of a list
help: write `- the host`
-the `path`
^^^^^^^^^^^ warning: this is not an item of a list
help: write a space behind `-`

1.host
^^^^^^ warning: this is not an item of a list
help: write `1. host`
2.path
^^^^^^ warning: this is not an item of a list
help: write `2. path`

- one
-two
^^^^ warning: this is not an item of a list
help: write `- two`

\u{2013} one
^ warning: this is not an item of a list
help: write `- ` in its place
\u{2013} two
^ warning: this is not an item of a list
help: write `- ` in its place

Code\tMeaning
^^^^^^^^^^^^ warning: the lines are not read as a table
help: write `| Code | Meaning |`, below it `|---|---|`, and each other line as the first
404\tNot Found

Code | Meaning | Retry
^^^^^^^^^^^^^^^^^^^^^^ warning: the lines are not read as a table
help: write `| Code | Meaning | Retry |`, below it `|---|---|---|`, and each other line as the first
404 | `Not Found` | no
410 | Gone | no
",
    );
}

#[test]
fn lines_of_a_paragraph_are_not_reported() {
    for prose in [
        "-the host",
        "The value is\n-v or so, or\n-x and more",
        "-1 or\n-2 or\n1.5 and\n2.5",
        "a | b\nc",
        "a | b\nc | d | e",
        "a|b\nc|d",
        "a | b\n--|--\nc | d\ne | f",
        "- a | b\n- c | d",
        "\u{2013} one alone\n\n\u{2013} another",
        "*one*\n*two*\n\n**one**\n**two**",
        "`a | b`\n`c | d`",
        "```text\n-the host\n-the path\na\tb\nc\td\n```",
        "\\-the host\n\\-the path",
    ] {
        let seen = reported(&[&RULE], &one_file("content/guides/x.md", guide(prose)));
        assert_eq!(seen, "", "{prose:?}");
    }
}
