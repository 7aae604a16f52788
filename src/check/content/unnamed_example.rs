//! The example of an error does not hold the name of the error.

use crate::model::diagnostic::{Diagnostics, Rule, Severity};
use crate::model::site::Site;

pub const RULE: Rule = Rule::error(
    "unnamed-example",
    "A program finds the error by its name, so the example is of another error, or the name is \
     misspelt.",
)
.shown(
    "
//- content/404.md
errors:
  - name: order_not_found
    example: '{ \"error\": \"user_not_found\" }'
             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: the example does not hold `order_not_found`
             help: write the name as the response has it, or show the response that has it
",
    "
//- content/404.md
errors:
  - name: order_not_found
    example: '{ \"error\": \"order_not_found\" }'
",
)
.by_default(Severity::Warning);

pub fn check(site: &Site, diagnostics: &mut Diagnostics) {
    for error in site.status_pages().iter().flat_map(|page| &page.errors) {
        let Some(example) = &error.example else { continue };
        let name = &error.name.value;
        if !holds(&example.value, name) {
            let message = format!("the example does not hold `{name}`");
            let help = "write the name as the response has it, or show the response that has it";
            diagnostics.add(&RULE, &example.place, message).help(help);
        }
    }
}

/// Whether a text holds a name, and not only as a part of a longer one. JSON may write `/` as `\/`.
fn holds(text: &str, name: &str) -> bool {
    let text = text.replace("\\/", "/");
    let is_of_name = |next: char| next.is_alphanumeric() || next == '_';
    let mut places = text.match_indices(name);
    places.any(|(at, _)| {
        !text[..at].ends_with(is_of_name) && !text[at + name.len()..].starts_with(is_of_name)
    })
}

#[cfg(test)]
mod tests {
    use super::{RULE, holds};
    use crate::fixture::check;

    #[test]
    fn an_example_has_the_name_of_its_error() {
        check(
            &RULE,
            "
//- content/404.md
errors:
  - name: a
    example: |
      { \"error\": \"b\" }
      ^^^^^^^^^^^^^^^^ error: the example does not hold `a`
  - name: c
    example: |
      { \"error\": \"c\" }
",
        );
    }

    #[test]
    fn a_part_of_a_longer_name_is_another_name() {
        for (text, name, wanted) in [
            ("{\"code\":\"a.b\"}", "a.b", true),
            ("{\"code\":1001}", "1001", true),
            ("{\"code\":10011}", "1001", false),
            ("{\"type\":\"https:\\/\\/e.example\\/a\"}", "https://e.example/a", true),
            ("order_not_found_now, order_not_found", "order_not_found", true),
            ("an_order_not_found", "order_not_found", false),
        ] {
            assert_eq!(holds(text, name), wanted, "{text}");
        }
    }
}
