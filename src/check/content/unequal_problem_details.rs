//! Problem details lack a member, or do not agree with their response (RFC 9457 section 3).

use serde_json::Value;

use super::examples::{self, Example};
use super::json_members::members;
use crate::model::diagnostic::{Diagnostics, Rule, Severity};
use crate::model::http_message::Part;
use crate::model::site::Site;

pub const RULE: Rule = Rule::error(
    "unequal-problem-details",
    "A client that goes by the content would do another thing than one that goes by the code.",
)
.shown(
    "
//- content/404.md
---
## Example

```http
HTTP/1.1 404 Not Found
Content-Type: application/problem+json

{
  \"type\": \"https://example.com/problems/parcel\",
  \"title\": \"No such parcel\",
  \"status\": 403
            ^^^ error: the response bears 404
            help: write `404`
}
```
",
    "
//- content/404.md
---
## Example

```http
HTTP/1.1 404 Not Found
Content-Type: application/problem+json

{
  \"type\": \"https://example.com/problems/parcel\",
  \"title\": \"No such parcel\",
  \"status\": 404
}
```
",
)
.by_default(Severity::Warning);

pub fn check(site: &Site, diagnostics: &mut Diagnostics) {
    for example in examples::all(site) {
        let message = example.message;
        let is_problem = message.shows_json()
            && !message.is_elided()
            && message.media_type().as_deref() == Some("application/problem+json");
        if let Some(content) = message.content.as_ref().filter(|_| is_problem) {
            check_content(&example, content, diagnostics);
        }
    }
}

fn check_content(example: &Example, content: &Part, diagnostics: &mut Diagnostics) {
    let Ok(problem) = serde_json::from_str::<Value>(&content.text) else { return };
    let opening = example.place_in(content, 0..1);
    if !problem.is_object() {
        diagnostics.add(&RULE, &opening, "problem details are an object").help("write `{ … }`");
        return;
    }
    let members = members(&content.text);
    for name in ["type", "title", "status"] {
        let Some(member) = members.iter().find(|member| member.name == name) else {
            let message = format!("the problem details have no `{name}`");
            diagnostics.add(&RULE, &opening, message).help(format!("add `\"{name}\": …`"));
            continue;
        };
        if let Some((message, help)) = fault(example, name, &problem[name]) {
            let place = example.place_in(content, member.value.clone());
            diagnostics.add(&RULE, &place, message).help(help);
        }
    }
}

fn fault(example: &Example, name: &str, value: &Value) -> Option<(String, String)> {
    match name {
        "type" => {
            let right = value
                .as_str()
                .is_some_and(|uri| uri.starts_with("https://") || uri == "about:blank");
            let help = "write `about:blank`, or a URL such as `https://example.com/problems/name`";
            (!right).then(|| (format!("`type` is {value}, not an https URL"), help.to_owned()))
        }
        "title" => {
            let right = value.as_str().is_some_and(|title| !title.trim().is_empty());
            let help = "write a short name of the problem";
            (!right).then(|| ("`title` is not a text".to_owned(), help.to_owned()))
        }
        _ => {
            let code = example.message.code()?;
            let right = value.as_u64() == Some(u64::from(code.number()));
            (!right).then(|| (format!("the response bears {code}"), format!("write `{code}`")))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::fixture::check;

    #[test]
    fn problem_details_agree_with_their_response() {
        check(
            &RULE,
            r#"
//- content/404.md
---
## Example

```http
HTTP/1.1 404 Not Found
Content-Type: application/problem+json

{
^ error: the problem details have no `title`
  "type": "/problems/none",
          ^^^^^^^^^^^^^^^^ error: `type` is "/problems/none", not an https URL
  "detail": "status: 404",
  "status": 403
            ^^^ error: the response bears 404
}
```

```http
HTTP/1.1 404 Not Found
Content-Type: application/problem+json

{ "type": "about:blank", "title": "", "status": "404" }
                                  ^^ error: `title` is not a text
                                                ^^^^^ error: the response bears 404
```

```http
HTTP/1.1 404 Not Found
Content-Type: application/problem+json

[]
^ error: problem details are an object
```
"#,
        );
    }

    #[test]
    fn what_agrees_or_is_not_a_problem_is_not_reported() {
        check(
            &RULE,
            r#"
//- content/404.md
---
## Example

```http
HTTP/1.1 404 Not Found
Content-Type: application/problem+json

{"type": "https://example.com/problems/none", "title": "None", "status": 404}
```

```http
HTTP/1.1 404 Not Found
Content-Type: application/problem+json

{
…
}
```

```http
HTTP/1.1 404 Not Found
Content-Type: application/json

{}
```
"#,
        );
    }
}
