//! A definition of an address that no link uses.

use crate::model::diagnostic::{Diagnostics, Rule};
use crate::model::site::Site;

pub const RULE: Rule = Rule::warning("unused-definition", "Nothing of it is on the page.").shown(
    "
//- content/404.md
---
## Notes

See the list.

[list]: https://example.org/codes
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: no link uses the definition of `list`
help: write `[text][list]` where it belongs, or drop the line
",
    "
//- content/404.md
---
## Notes

See the [list].

[list]: https://example.org/codes
",
);

pub fn check(site: &Site, diagnostics: &mut Diagnostics) {
    for definition in site.proses().flat_map(|(_, prose)| &prose.unused_definitions) {
        let name = &definition.name.value;
        let (message, help) = if definition.is_repeated {
            let message = format!("`{name}` is defined before, and that line counts");
            (message, "keep one of the two, or choose another name".to_owned())
        } else {
            let help = format!("write `[text][{name}]` where it belongs, or drop the line");
            (format!("no link uses the definition of `{name}`"), help)
        };
        diagnostics.add(&RULE, &definition.name.place, message).help(help);
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::fixture::check;

    #[test]
    fn a_definition_is_used_and_written_once() {
        check(
            &RULE,
            "
//- content/404.md
---
## Meaning

[One], [two][TWO], [three][] and ![four][].

[one]: 410.md
[Two]: <410.md> \"Title\"
> [three]: 410.md

[four]: ../static/icon.svg
[five]: https://example.org/
^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: no link uses the definition of `five`
help: write `[text][five]` where it belongs, or drop the line
[ONE]: https://example.org/
^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: `ONE` is defined before, and that line counts
help: keep one of the two, or choose another name

```text
[one]: in code
[six]: in code
```

    [one]: in code

A paragraph with
[one]: in text.

[^note]: A footnote[^note].
",
        );
    }
}
