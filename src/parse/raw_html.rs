//! HTML among the Markdown.

use crate::model::diagnostic::{Diagnostics, Place, Rule, Severity};

pub const RAW_HTML: Rule =
    Rule::error("raw-html", "It would reach the page unchecked, scripts included.")
        .shown(
            "
//- content/404.md
---
## Notes

It is <a href=\"/lost/\">elsewhere</a>.
      ^^^^^^^^^^^^^^^^^ error: HTML is not allowed in a page
      help: write it in Markdown, or put it in backticks to show it
                                ^^^^ error: HTML is not allowed in a page
                                help: write it in Markdown, or put it in backticks to show it
//- content/guides/lost.md
title: Lost
",
            "
//- content/404.md
---
## Notes

It is [elsewhere](guides/lost.md).
//- content/guides/lost.md
title: Lost
",
        )
        .blocks_fixes();
pub const HTML_TAG: Rule =
    Rule::error("html-tag", "The tag is left out of the page; what is in it is shown without it.")
        .shown(
            "
//- content/404.md
---
## Notes

It is <b>not</b> here.
      ^^^ error: a page takes no HTML
      help: write it in Markdown, or put it in backticks to show it
            ^^^^ error: a page takes no HTML
            help: write it in Markdown, or put it in backticks to show it
",
            "
//- content/404.md
---
## Notes

It is **not** here.
",
        )
        .blocks_fixes()
        .by_default(Severity::Warning);

const HELP: &str = "write it in Markdown, or put it in backticks to show it";

/// The elements that change how a text looks, and hold nothing else.
const FORMATTING: [&str; 23] = [
    "abbr", "b", "big", "center", "cite", "code", "del", "em", "font", "i", "ins", "kbd", "mark",
    "p", "q", "s", "small", "span", "strong", "sub", "sup", "u", "wbr",
];

/// Whether a tag breaks a line, which Markdown cannot do in the cell of a table.
pub fn is_break(tag: &str) -> bool {
    !tag.starts_with("</") && name(tag) == "br"
}

/// Reports a tag in a line; a comment is left out as it is meant to be.
pub fn report_tag(text: &str, place: &Place, diagnostics: &mut Diagnostics) {
    if FORMATTING.contains(&&*name(text)) {
        diagnostics.add(&HTML_TAG, place, "a page takes no HTML").help(HELP);
    } else {
        report_block(text, place, diagnostics);
    }
}

/// Reports a block of HTML; the place is that of its first line.
pub fn report_block(text: &str, place: &Place, diagnostics: &mut Diagnostics) {
    if !is_comment(text) {
        diagnostics.add(&RAW_HTML, place, "HTML is not allowed in a page").help(HELP);
    }
}

/// The name of the element of a tag, in lower case.
fn name(tag: &str) -> String {
    let name = tag.trim_start_matches(['<', '/']);
    let end = name.find(|next: char| !next.is_ascii_alphanumeric()).unwrap_or(name.len());
    name[..end].to_ascii_lowercase()
}

/// Whether a text is one comment; a block that starts with one may hold more.
fn is_comment(text: &str) -> bool {
    let text = text.trim();
    text.strip_prefix("<!--")
        .is_some_and(|rest| rest.find("-->") == Some(rest.len().wrapping_sub(3)))
}

#[cfg(test)]
mod tests {
    use super::{HTML_TAG, RAW_HTML};
    use crate::fixture::check;

    #[test]
    fn a_page_holds_no_html() {
        check(
            &RAW_HTML,
            "
//- content/404.md
---
<div onclick=x>
^^^^^^^^^^^^^^^ error: HTML is not allowed in a page
help: write it in Markdown, or put it in backticks to show it
<b>several lines are one fault</b>
</div>

Grüße <img src=x>, <b>x</b>, `<b>`, an <id> and \\<b>
      ^^^^^^^^^^^ error: HTML is not allowed in a page
      help: write it in Markdown, or put it in backticks to show it
                                       ^^^^ error: HTML is not allowed in a page
                                       help: write it in Markdown, or put it in backticks to show it

## A <script>x</script>
     ^^^^^^^^ error: HTML is not allowed in a page
     help: write it in Markdown, or put it in backticks to show it
              ^^^^^^^^^ error: HTML is not allowed in a page
              help: write it in Markdown, or put it in backticks to show it

[^n]: <input
      ^^^^^^ error: HTML is not allowed in a page
      help: write it in Markdown, or put it in backticks to show it
  x>

<!-- a --> and what is lost
^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: HTML is not allowed in a page
help: write it in Markdown, or put it in backticks to show it

> <!-- a
> comment -->

A <!-- note --> and [^n] <https://example.com> 1 < 2 &lt;b&gt;
",
        );
    }

    #[test]
    fn a_tag_that_formats_a_text_is_left_out() {
        check(
            &HTML_TAG,
            "
//- content/404.md
---
Grüße <b>x</B>
      ^^^ error: a page takes no HTML
      help: write it in Markdown, or put it in backticks to show it
          ^^^^ error: a page takes no HTML
          help: write it in Markdown, or put it in backticks to show it

| a |
|---|
| a<br>b<BR/>c <sub id=\"x\"> |
               ^^^^^^^^^^^^ error: a page takes no HTML
               help: write it in Markdown, or put it in backticks to show it
",
        );
    }
}
