//! An example's status line is not the page's, or not the registry's.

use super::examples::{self, Example};
use crate::model::code::Code;
use crate::model::diagnostic::{Diagnostics, Edit, Rule, Severity};
use crate::model::http_message::{Part, StartLine};
use crate::model::labels::Labels;
use crate::model::registry::{registration, registrations};
use crate::model::site::Site;
use crate::model::status_page::StatusPage;

pub const RULE: Rule = Rule::error(
    "foreign-status-line",
    "The example would show another response than the one that the page is about.",
)
.shown(
    "
//- content/410.md
---
## Example

```http
HTTP/1.1 410 Removed
             ^^^^^^^ error: `Removed` is not the phrase of 410
             help: write `HTTP/1.1 410 Gone`
```
",
    "
//- content/410.md
---
## Example

```http
HTTP/1.1 410 Gone
```
",
)
.fixable()
.by_default(Severity::Warning)
.deviation();

pub fn check(site: &Site, diagnostics: &mut Diagnostics) {
    for page in site.status_pages() {
        check_code(page, &site.labels, diagnostics);
    }
    for example in examples::all(site) {
        let StartLine::Status { code, phrase, .. } = &example.message.start_line else { continue };
        if let Some(number) = Code::parse(&code.text) {
            check_phrase(site, &example, number, (code, phrase), diagnostics);
        }
    }
}

fn check_code(page: &StatusPage, labels: &Labels, diagnostics: &mut Diagnostics) {
    let section = examples::section(page, labels);
    let responses: Vec<_> =
        section.examples.iter().filter(|example| !example.message.is_request()).collect();
    let own = page.code.value;
    let bears = responses.iter().any(|example| example.message.code() == Some(own));
    // An interim response comes before the one that the page would be about.
    let at_least_as_final = responses
        .iter()
        .find(|example| example.message.code().is_some_and(|code| code.class() >= own.class()));
    let Some(example) = at_least_as_final.or(responses.first()) else { return };
    let StartLine::Status { code, .. } = &example.message.start_line else { return };
    if !bears && !section.is_broken && !examples::is_logged(page) {
        let message = format!("no response of the example bears {own}");
        let help = format!("write `HTTP/1.1 {own} {}`", page.phrase.value);
        diagnostics.add(&RULE, &example.place(code), message).help(help);
    }
}

fn check_phrase(
    site: &Site,
    example: &Example,
    code: Code,
    (code_part, phrase): (&Part, &Part),
    diagnostics: &mut Diagnostics,
) {
    let Some(phrases) = phrases(site, code) else { return };
    if phrases.iter().any(|allowed| *allowed == phrase.text) {
        return;
    }
    let wanted = phrases.iter().find(|allowed| !allowed.is_empty()).copied().unwrap_or_default();
    let (place, message) = if phrase.text.is_empty() {
        (example.place(code_part), format!("the phrase of {code} is missing"))
    } else {
        (example.place(phrase), format!("`{}` is not the phrase of {code}", phrase.text))
    };
    let fault = diagnostics.add(&RULE, &place, message);
    // The phrase of another code: then it may be the number that is wrong.
    let is_anothers = registrations().iter().any(|row| row.phrase == phrase.text);
    let is_registered = registration(code).is_some_and(|row| row.phrase == wanted);
    if is_registered && !is_anothers && !phrase.text.is_empty() {
        fault.edit(Edit::new(&place, wanted));
    }
    fault.help(format!("write `HTTP/1.1 {code} {wanted}`"));
}

/// The phrases that a response may bear, the best first; `None` if that is not known.
///
/// What has no registered phrase goes by the names of those who send it, or by none.
fn phrases(site: &Site, code: Code) -> Option<Vec<&str>> {
    let row = registration(code);
    if let Some(row) = row.filter(|row| row.phrase != "(Unused)") {
        return Some(vec![row.phrase]);
    }
    let page = site.status_page(code);
    if row.is_none() && page.is_none() {
        return None;
    }
    let own = page.filter(|_| row.is_none()).map(|page| page.phrase.value.as_str());
    let uses = page.iter().flat_map(|page| &page.uses).map(|it| it.name.as_str());
    let earlier = page.iter().flat_map(|page| &page.formerly).map(|it| it.phrase.value.as_str());
    let registered = row.iter().flat_map(|row| row.formerly).map(|(phrase, _)| *phrase);
    Some(own.into_iter().chain(uses).chain(earlier).chain(registered).chain([""]).collect())
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::fixture::check;

    #[test]
    fn a_response_of_the_example_bears_the_code_of_the_page() {
        check(
            &RULE,
            "
//- content/410.md
---
## Example

```http
HTTP/1.1 100 Continue
```

```http
HTTP/1.1 404 Not Found
         ^^^ error: no response of the example bears 410
```

## Notes

```http
HTTP/1.1 410 Gone
```
//- content/411.md
---
## Example

```http
HTTP/1.1 200 OK
```

```http
HTTP/1.1 411 Length Required
```
",
        );
    }

    #[test]
    fn a_response_bears_the_registered_phrase() {
        check(
            &RULE,
            "
//- content/404.md
---
## Example

```http
HTTP/1.1 404 Page not found
             ^^^^^^^^^^^^^^ error: `Page not found` is not the phrase of 404
```

```http
HTTP/1.1 404
         ^^^ error: the phrase of 404 is missing
```

```http
HTTP/1.1 413 Payload Too Large
             ^^^^^^^^^^^^^^^^^ error: `Payload Too Large` is not the phrase of 413
```

```http
HTTP/1.1 404 Not Found
```

```http
HTTP/1.1 799 Whatever
```
",
        );
    }

    #[test]
    fn a_code_without_a_registered_phrase_bears_that_of_a_vendor_or_none() {
        check(
            &RULE,
            "
//- content/306.md
---
## Example

```http
HTTP/1.1 306 Switch Proxy
```

```http
HTTP/1.1 306
```

```http
HTTP/1.1 306 (Unused)
             ^^^^^^^^ error: `(Unused)` is not the phrase of 306
```
//- content/599.md
phrase: Some Name
---
## Example

```http
HTTP/1.1 599 Some Name
```

```http
HTTP/1.1 599 N
```

```http
HTTP/1.1 599 Another
             ^^^^^^^ error: `Another` is not the phrase of 599
```
",
        );
    }
}
