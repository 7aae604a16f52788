//! HTML among the Markdown.

use crate::model::diagnostic::{Diagnostics, Place, Rule};

pub const RAW_HTML: Rule =
    Rule::error("raw-html", "It would reach the page unchecked, scripts included.")
        .shown(
            "
//- content/404.md
---
## Notes

It is <b>not</b> here.
      ^^^ error: HTML is not allowed in a page
      help: write it in Markdown, or put it in backticks to show it
            ^^^^ error: HTML is not allowed in a page
            help: write it in Markdown, or put it in backticks to show it
",
            "
//- content/404.md
---
## Notes

It is **not** here.
",
        )
        .blocks_fixes();

/// Reports HTML: a tag in a line, or the first line of a block.
pub fn report(place: &Place, diagnostics: &mut Diagnostics) {
    let fault = diagnostics.add(&RAW_HTML, place, "HTML is not allowed in a page");
    fault.help("write it in Markdown, or put it in backticks to show it");
}

#[cfg(test)]
mod tests {
    use super::RAW_HTML;
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

Grüße <b>x</b>, `<b>` and \\<b>
      ^^^ error: HTML is not allowed in a page
      help: write it in Markdown, or put it in backticks to show it
          ^^^^ error: HTML is not allowed in a page
          help: write it in Markdown, or put it in backticks to show it

## A <script>x</script>
     ^^^^^^^^ error: HTML is not allowed in a page
     help: write it in Markdown, or put it in backticks to show it
              ^^^^^^^^^ error: HTML is not allowed in a page
              help: write it in Markdown, or put it in backticks to show it

| a |
|---|
| <br> |
  ^^^^ error: HTML is not allowed in a page
  help: write it in Markdown, or put it in backticks to show it

[^n]: <i
      ^^ error: HTML is not allowed in a page
      help: write it in Markdown, or put it in backticks to show it
  x>

> <!-- a
  ^^^^^^ error: HTML is not allowed in a page
  help: write it in Markdown, or put it in backticks to show it
> comment -->

[^n] <https://example.com> 1 < 2 &lt;b&gt;
",
        );
    }
}
