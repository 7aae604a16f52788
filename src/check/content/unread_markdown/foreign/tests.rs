//! What is known to be of another program, and what is not.

use crate::check::content::unread_markdown::RULE;
use crate::fixture::{check, guide, one_file, reported};

#[test]
fn what_other_programs_leave_or_read_is_reported() {
    check(
        &RULE,
        "
//- content/404.md
---
A fact :contentReference[oaicite:0]{index=0} and \u{3010}4\u{2020}source\u{3011}, a
       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: this is a leftover of a chat program
       help: delete it
                                                 ^^^^^^^^^^ warning: this is a leftover of a chat \
program
                                                 help: delete it
[oai_citation:0\u{2021}x.example](https://x.example/) and citeturn0search0.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: this is a leftover of a chat program
help: delete it
                                                   ^^^^^^^^^^^^^^^^ warning: this is a leftover of \
a chat program
                                                   help: delete it

*[API]: Application Programming Interface
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: abbreviations are not read
help: write it out where it is first used

=== \"curl\"
^^^^^^^^^^ warning: there are no tabs
help: write `**curl**`, and a block of code below it without indentation

    ```bash
    curl -s https://example.com/
    ```

--8<-- \"x.md\"
^^^^^^^^^^^^^ warning: nothing is included here
help: write the text of that file in its place

See {!x.md!} and <https://x.example/|words>, or <https://x.example/|two words>.
    ^^^^^^^^ warning: nothing is included here
    help: write the text of that file in its place
                 ^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: this address holds the words of the link, too
                 help: write `[words](https://x.example/)`
                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: this \
address is not a link
                                                help: write `[two words](https://x.example/)`

* TOC
{:toc}
^^^^^^ warning: no contents are listed here
help: drop it and the item above it: every page lists its sections

[a](https://x.example/){ .md-button } and ![b](../static/b.png){ width=\"300\" } here.
                       ^^^^^^^^^^^^^^ warning: the attribute is not read
                       help: drop it: only a heading takes an id, as in `## Notes {#some-id}`
                                                               ^^^^^^^^^^^^^^^ warning: the \
attribute is not read
                                                               help: drop it: only a heading takes \
an id, as in `## Notes {#some-id}`
",
    );
}

#[test]
fn marks_with_a_slip_are_reported() {
    check(
        &RULE,
        "
//- content/404.md
---
- [] to do
  ^^ warning: this is not a box to tick
  help: write `[ ]`, or `[x]`

See www.example.com and [us](support@example.com), H~2~O and x^2^ and y^3^.
    ^^^^^^^^^^^^^^^ warning: this address is not a link
    help: write `<https://www.example.com>`, or put it in backticks to show it as text
                                                    ^^^ warning: this is not a subscript
                                                    help: write the character, as in `H₂O` and \
`x²`, or put it in backticks
                                                              ^^^ warning: this is not an exponent
                                                              help: write the character, as in \
`H₂O` and `x²`, or put it in backticks
                                                                       ^^^ warning: this is not an \
exponent
                                                                       help: write the character, \
as in `H₂O` and `x²`, or put it in backticks

See [[401]] and [[403]], ![c](/flow.png =300x200).
    ^^^^^^^ warning: this is not a link
    help: write `[401](401.md)`
                ^^^^^^^ warning: this is not a link
                help: write `[403](403.md)`
                         ^^^^^^^^^^^^^^^^^^^^^^^^ warning: an image takes no size
                         help: write `![c](/flow.png)`
",
    );
}

#[test]
fn blocks_with_a_slip_are_reported() {
    check(
        &RULE,
        "
//- content/404.md
---
:::tip[Go on]
^^^^^^^^^^^^^ warning: this is not an alert
help: write `> [!TIP]`, `> **Go on**`, `>`, and the text below it with `> ` before each line; drop \
the line `:::` at its end
Text.
:::

!!! danger \"Title\"
^^^^^^^^^^^^^^^^^^ warning: this is not an alert
help: write `> [!CAUTION]`, `> **Title**`, `>`, and the text below it with `> ` before each line
    Text.

A **Trailing slash. **Some more.
  ^^^^^^^^^^^^^^^^^^^^ warning: this is not bold
  help: write `**Trailing slash.** Some`

And ** x.** too.
    ^^^^^^^ warning: this is not bold
    help: write `**x.**`

| a | b |
|---|---|
| c | d |

| e | f |
^^^^^^^^^ warning: the empty line above ends the table
help: remove the empty line
| g | h |

Send `GET and then `POST` to it.
     ^ warning: the code that starts here ends where other code was to start
     help: one backtick of the paragraph is missing: close the code behind its last word

| a | b |
|---|---|
| `c | d` |
     ^ warning: this ends the cell, and the code
     help: write `\\|`
| `e | f` | g |
",
    );
}

#[test]
fn what_is_meant_as_text_is_not_reported() {
    for prose in [
        "The word cite turns, \u{3010}a word\u{3011} and `citeturn0search0` in code.",
        "See `www.example.com`, a www. and https://{host}/www.html",
        "```text\n--8<-- \"x\"\n{!x!}\n=== \"a\"\n*[API]: a\n```",
        "`{ .x }` and { id } or { a: 1 }",
        "See [[ -f x ]] and a[[1]], {!} and toc",
    ] {
        let seen = reported(&[&RULE], &one_file("content/guides/x.md", guide(prose)));
        assert_eq!(seen, "", "{prose:?}");
    }
}
