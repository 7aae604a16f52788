//! Something beside the name of the language is written after the fence of a block of code.

use crate::model::diagnostic::{Diagnostics, Rule};
use crate::model::site::Site;

pub const RULE: Rule = Rule::warning(
    "code-block-attribute",
    "Other generators mark lines or set titles with it; here it has no effect.",
)
.shown(
    "
//- content/404.md
---
## Notes

```nginx title=\"nginx.conf\"
         ^^^^^^^^^^^^^^^^^^ warning: `title=\"nginx.conf\"` has no effect
         help: write ```` ```nginx ````
error_page 404 /none.html;
```
",
    "
//- content/404.md
---
## Notes

```nginx
error_page 404 /none.html;
```
",
);

pub fn check(site: &Site, diagnostics: &mut Diagnostics) {
    for block in site.proses().flat_map(|(_, prose)| prose.code_blocks()) {
        let Some(surplus) = &block.surplus else { continue };
        let name = &block.language.value;
        let message = if surplus.place.start <= block.language.place.start && !name.is_empty() {
            format!("`{}` is not the name of a language", surplus.value)
        } else {
            format!("`{}` has no effect", surplus.value)
        };
        let name = if name.is_empty() { "text" } else { name };
        diagnostics.add(&RULE, &surplus.place, message).help(format!("write ```` ```{name} ````"));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::fixture::check;

    #[test]
    fn a_fence_names_a_language_and_nothing_else() {
        check(
            &RULE,
            "
//- content/404.md
---
## Meaning

```{.http}
   ^^^^^^^ warning: `{.http}` is not the name of a language
   help: write ```` ```http ````
GET / HTTP/1.1
Host: example.com
```

```rust,ignore
       ^^^^^^^ warning: `,ignore` has no effect
       help: write ```` ```rust ````
fn main() {}
```

~~~ JSON {1,3}
         ^^^^^ warning: `{1,3}` has no effect
         help: write ```` ```json ````
{}
~~~

```C++
int x;
```
",
        );
    }
}
