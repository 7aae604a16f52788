//! A block of code is in a language that is probably mistyped, or that nothing draws.

use crate::model::diagnostic::{Diagnostics, Rule};
use crate::model::nearest::typos;
use crate::model::site::Site;

pub const RULE: Rule = Rule::warning(
    "unknown-language",
    "The block would be shown as it is typed, and nothing in it would be checked.",
)
.shown(
    "
//- content/404.md
---
## Notes

```htttp
   ^^^^^ warning: `htttp` is not a language that statusbook checks
   help: write `http`
GET /orders/42 HTTP/1.1
Host: example.com
```
",
    "
//- content/404.md
---
## Notes

```http
GET /orders/42 HTTP/1.1
Host: example.com
```
",
);

/// The languages that the program reads.
const READ: [&str; 3] = ["http", "json", "table"];
/// Languages with a name that is almost one of those.
const ALMOST: [&str; 5] = ["html", "json5", "jsonc", "jsonl", "bson"];
/// Languages of which other generators draw a picture or a formula.
const DRAWN: [&str; 8] = ["mermaid", "plantuml", "puml", "dot", "graphviz", "d2", "math", "latex"];

pub fn check(site: &Site, diagnostics: &mut Diagnostics) {
    for block in site.proses().flat_map(|(_, prose)| prose.code_blocks()) {
        let (name, place) = (&*block.language.value, &block.language.place);
        if DRAWN.contains(&name) {
            let message = format!("nothing is drawn from `{name}`");
            let fault = diagnostics.add(&RULE, place, message);
            fault.help("put a picture into static/, or write `text` to show the source");
        } else if !READ.contains(&name) && !ALMOST.contains(&name) {
            let meant = READ.into_iter().find(|read| typos(name, read) == Some(1));
            let Some(meant) = meant else { continue };
            let message = format!("`{name}` is not a language that statusbook checks");
            diagnostics.add(&RULE, place, message).help(format!("write `{meant}`"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::fixture::check;

    #[test]
    fn a_language_is_read_or_one_that_nobody_takes_for_it() {
        check(
            &RULE,
            "
//- content/404.md
---
```mermaid
   ^^^^^^^ warning: nothing is drawn from `mermaid`
   help: put a picture into static/, or write `text` to show the source
graph TD
```

```jsno
   ^^^^ warning: `jsno` is not a language that statusbook checks
   help: write `json`
{}
```

```html
<p>
```

```jsonc
{}
```

```sh
ls
```
",
        );
    }
}
