//! What is reported as unread, and what is not.

use super::RULE;
use crate::fixture::{check, guide, one_file, reported};

#[test]
fn a_link_that_is_almost_right_is_reported() {
    check(
        &RULE,
        "
//- content/404.md
---
## Meaning

A [h] (h.md) and [h](h.md and so on, (h)[h.md].
  ^^^^^^^^^^ warning: this is not a link
  help: write `[h](h.md)`
                 ^^^^^^^^ warning: this is not a link
                 help: write `[h](h.md)`
                                     ^^^^^^^^^ warning: this is not a link
                                     help: write `[h](h.md)`

- A [h](my page.md), a [h](h.md #x) and ![i] (x.png).
    ^^^^^^^^^^^^^^^ warning: this is not a link
    help: write `[h](<my page.md>)`
                       ^^^^^^^^^^^^ warning: this is not a link
                       help: write `[h](h.md#x)`
                                        ^^^^^^^^^^^^ warning: this is not an image
                                        help: write `![i](x.png)`

An [a [b](h.md) c](h.md) and ![i[^1]](x.png).
   ^^^^^^^^^^^^^^^^^^^^^ warning: this is not a link
   help: a link cannot be in the text of another; nor can a footnote
                             ^^^^^^^^^^^^^^^ warning: this is not an image
                             help: a link cannot be in the text of another; nor can a footnote

[^1]: Note.

| A |
|---|
| [h] (https://example.org/) |
  ^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: this is not a link
  help: write `[h](https://example.org/)`
",
    );
}

#[test]
fn a_heading_a_list_and_a_table_that_are_almost_right_are_reported() {
    check(
        &RULE,
        "
//- content/404.md
---
##Meaning
^^^^^^^^^ warning: this is not a heading
help: write `## Meaning`

#Of the number
^^^^^^^^^^^^^^ warning: this is not a heading
help: write `# Of the number`

##\u{a0}Meaning
  ^ warning: this is not a heading: a U+00A0 follows `##`
  help: write a plain space

> -\u{a0}one
   ^ warning: this is not an item of a list: a U+00A0 follows `-`
   help: write a plain space
> 2.\u{3000}two
    ^ warning: this is not an item of a list: a U+3000 follows `2.`
    help: write a plain space

| A | B |
|---|
^^^^^ warning: this is not a table: its first line has 2 cells, its second 1
help: write `|---|---|`
| a | b |

| C | D |
|---|---|:\u{20}
^^^^^^^^^^ warning: this is not a table: its first line has 2 cells, its second 3
help: write `|---|---|`
| c | d |
",
    );
}

#[test]
fn marks_that_are_almost_right_are_reported() {
    check(
        &RULE,
        "
//- content/404.md
---
A `code without end, ** bold**, **bold **, __ x__ and ~~y ~~.
  ^ warning: the code that starts here is never closed
  help: close the code with as many, or write a backslash before a backtick of a text
                     ^^^^^^^^^ warning: this is not bold
                     help: write `**bold**`
                                ^^^^^^^^^ warning: this is not bold
                                help: write `**bold**`
                                           ^^^^^^ warning: this is not bold
                                           help: write `__x__`
                                                      ^^^^^^ warning: this is not struck through
                                                      help: write `~~y~~`

It is **never closed.
      ^^ warning: the bold text that starts here is never closed
      help: write `**` behind the text too, or `\\*\\*` for two stars

Das ist **„fett“**er.
        ^^^^^^^^^^ warning: this is not bold
        help: put a space, or a letter on both sides, around `**„fett“**`

| a | b |
| c | d |
^^^^^^^^^ warning: the lines are not read as a table
help: write `|---|---|` above this line
",
    );
}

#[test]
fn marks_of_other_generators_are_reported() {
    check(
        &RULE,
        "
//- content/404.md
---
See [[404]] and [[guides/a-b#c|the guide]].
    ^^^^^^^ warning: this is not a link
    help: write `[404](404.md)`
                ^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: this is not a link
                help: write `[the guide](guides/a-b.md#c)`

A ==mark==, an :emoji:, a {{ field }}, a {{< short code >}} and a {% tag %}.
  ^^^^^^^^ warning: no text is highlighted
  help: write `**mark**`
               ^^^^^^^ warning: this is not an emoji
               help: write the character, or a word
                          ^^^^^^^^^^^ warning: nothing is filled in here
                          help: write what it stands for, or put it in backticks to show it
                                         ^^^^^^^^^^^^^^^^^^ warning: nothing is filled in here
                                         help: write what it stands for, or put it in backticks to \
show it
                                                                  ^^^^^^^^^ warning: nothing is \
filled in here
                                                                  help: write what it stands for, \
or put it in backticks to show it

A paragraph. {: .wide}
             ^^^^^^^^^ warning: the attribute is not read
             help: drop it: only a heading takes an id, as in `## Notes {#some-id}`

A word^[and a note].
      ^^^^^^^^^^^^^ warning: this is not a footnote
      help: write `[^1]` here, and a line `[^1]: …` with the note

> [!BUG]
  ^^^^^^ warning: this is not an alert
  help: there are `[!NOTE]`, `[!TIP]`, `[!IMPORTANT]`, `[!WARNING]`, `[!CAUTION]`
> Text.

> [!NOTE] Text.
  ^^^^^^^ warning: this is not an alert
  help: write `> [!NOTE]` on a line alone, and the text below it

[!tip]
^^^^^^ warning: this is not an alert
help: write `> [!TIP]` as the first line of a quote

::: note
^^^^^^^^ warning: this is not an alert
help: write `> [!NOTE]`, and the text below it with `> ` before each line; drop the line `:::` at \
its end
Text.
:::

!!! note \"Title\"
^^^^^^^^^^^^^^^^ warning: this is not an alert
help: write `> [!NOTE]`, `> **Title**`, `>`, and the text below it with `> ` before each line

Term
: What it means.
^^^^^^^^^^^^^^^^ warning: this is not a definition
help: write `- **term**: text`, an item for each

[TOC]
^^^^^ warning: no contents are listed here
help: drop it: every page lists its sections
",
    );
}

#[test]
fn what_other_programs_show_is_reported() {
    check(
        &RULE,
        "
//- content/404.md
---
Water is H~2~O, an area is x^2^, and $x^2$ or $$y_1$$ is a formula.
          ^^^ warning: this is not a subscript
          help: write the character, as in `H₂O` and `x²`, or put it in backticks
                            ^^^ warning: this is not an exponent
                            help: write the character, as in `H₂O` and `x²`, or put it in backticks
                                     ^^^^^ warning: this is not a formula
                                     help: write it in words or characters, or put it in backticks
                                              ^^^^^^^ warning: this is not a formula
                                              help: write it in words or characters, or put it in \
backticks

See https://example.org/a(b)?c=d, or (http://www.example.org).
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: this address is not a link
    help: write `<https://example.org/a(b)?c=d>`, or put it in backticks to show it as text
                                      ^^^^^^^^^^^^^^^^^^^^^^ warning: this address is not a link
                                      help: write `<http://www.example.org>`, or put it in \
backticks to show it as text

\u{2022} one
^ warning: this is not an item of a list
help: write `- ` in its place
> \u{25e6} two
  ^ warning: this is not an item of a list
  help: write `- ` in its place

![x](a.png){width=300} and `code`{.wide} at the start, and **not **x.
           ^^^^^^^^^^^ warning: the attribute is not read
           help: drop it: only a heading takes an id, as in `## Notes {#some-id}`
                                 ^^^^^^^ warning: the attribute is not read
                                 help: drop it: only a heading takes an id, as in `## Notes \
{#some-id}`
                                                           ^^^^^^^^ warning: this is not bold
                                                           help: write `**not** x.`
",
    );
}

#[test]
fn a_field_is_not_markdown() {
    check(
        &RULE,
        "
//- content/404.md
summary: \"See [410](410.md).\"
              ^^^^^^^^^^^^^ warning: a field makes no link
              help: write the words alone, and link to it from the text of the page
caller: Wait for `Retry-After` or `Date.
                                  ^ warning: the code that starts here is never closed
                                  help: write another backtick behind the code
server: Be **kind** to `**` and [1] (that is all).
           ^^^^^^^^ warning: a field makes no text bold
           help: write `kind`
keywords: [\"`a\", \"**b**\"]
deviates: The *last* <b>word</b>, a*b*c, `*` and `<b>&amp;</b>`, 2 * 3 * 4.
              ^^^^^^ warning: a field makes no text italic
              help: write `last`
cache_note: A <br/> here, <id> and a < b.
              ^^^^^ warning: a field makes no HTML
              help: write the words alone
retry_note: Tom&nbsp;and &c; AT&T; R&D.
               ^^^^^^ warning: a field has no entities
               help: write the character
formerly: [{ phrase: \"The `Name`\", spec: \"R\\u0046C **1**\" }]
                          ^^^^^^ warning: this field shows no code
                          help: drop the backticks
                                         ^^^^^^^^^^^^^^^^ warning: a field makes no text bold
                                         help: write `1`
",
    );
}

#[test]
fn a_cell_of_a_data_file_is_a_line_of_markdown_too() {
    check(
        &RULE,
        "
//- content/data/a.csv
Client,Source
 ü `b,[x] (https://example.org/)
   ^ warning: the code that starts here is never closed
      ^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: this is not a link
\" ü \"\"b\"\" **c\",d
 ^^^^^^^^^^^^ warning: the bold text that starts here is never closed
",
    );
}

#[test]
fn what_is_meant_as_text_is_not_reported() {
    for prose in [
        "# apt-get update",
        "#include <stdio.h>\n#define X(a) #a\n##__VA_ARGS__",
        "#404 is a number, and #HTTP a tag.",
        "\\##Heading, \\[h] (h.md), [h]\\(h.md and `##Heading`",
        "Some prose [1] (see page 3), an array[0] (the first), and (this)[^1].\n\n[^1]: Note.",
        "A handler[0](request, response) and `[h] (h.md)` in code.",
        "```text\n##Heading\n[h] (h.md)\n```",
        "[h](h.md) (and more), [a][b] (c.md)\n\n[b]: d.md",
        "- item\n-\n- item",
        "1.5 of them - or 2.\u{a0}Mai",
        "[See [1] (a note)](https://example.org/)",
        "Text with `code` ##and, `a`-\u{a0}b, [x](y.md)##z",
        "$ curl -s https://example.org/ | jq '.[0]'(1)",
        "2 ** 3 ** 4, /**/*.js and **/*.ts, char **argv, foo__bar__baz",
        "\\*\\*a, `** a**`, a == b == c, abc==, `:x:`, :status: 404, 10:30:00, a:b:c",
        "$ [[ -f x ]] && echo ${a} {b} https://example.org/{#id} && cat <<< x",
        "~/.ssh, a~b, 5^3, $5 and $6, $HOME/bin:$PATH, US$ 5 or $x, ${a}$ and ~1~ to 2",
        "Send `https://api.example.com/` to https://{host}/ or http://localhost:80/",
        "What?! No!!! Really??? Yes: it is : so. :) ::1 and std::mem::swap, {{}} and {id}",
        "> [!NOTE]\n> Text.\n\n[a] and [1][] of `[[x]]`\n\n[a]: h.md\n[1]: h.md",
        "`{{ x }}` and `{% y %}`\n\n## A {#b}\n\n## {#c} in text",
        "- [ ] to do\n- [x] done",
    ] {
        let seen = reported(&[&RULE], &one_file("content/guides/x.md", guide(prose)));
        assert_eq!(seen, "", "{prose:?}");
    }
}
