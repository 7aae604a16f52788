//! A page with what the reference knows, for those who receive the code from somebody's API.

use std::collections::HashMap;
use std::fmt::Write as _;

use super::fields::front_matter;
use super::links::adapted;
use super::names::names;
use super::receive::{causes, names_a_vendor};
use super::sections::{Block, Kind, section};
use crate::model::api::{Example, Responses};
use crate::model::class::Class;
use crate::model::code::Code;
use crate::model::facts::Words as _;
use crate::model::field::Field;
use crate::model::labels::Labels;
use crate::model::registry::registration;
use crate::model::section::{self, EXAMPLE, RECEIVING};
use crate::model::site::Site;
use crate::model::site_config::SiteConfig;
use crate::model::status_page::StatusPage;
use crate::model::text::{first_sentence, letters, yaml_scalar};

/// The site that a page is for.
pub struct Target<'a> {
    /// What its `content/site.yaml` says.
    pub config: &'a SiteConfig,
    /// Its words, which name the sections of its pages.
    pub labels: &'a Labels,
    /// Whether it has, or will have, the content file of a path.
    pub has: &'a dyn Fn(&str) -> bool,
    /// The fields that a page of the kind may have, in their order.
    pub fields: &'a [&'a Field],
    /// What the site has been told of the responses by a description of the API.
    pub responses: Option<&'a Responses>,
}

/// `content/409.md`: what the reference says to those who receive the code.
#[must_use]
pub fn status_page(code: Code, reference: &Site, target: &Target<'_>) -> String {
    let page = reference.status_page(code);
    let mut text = front_matter(target.fields, target.config, &|name| match page {
        Some(page) => known_field(page, name, target),
        None => unknown_field(code, name),
    });
    let (names, known) = (section::names(target.labels), section::names(&reference.labels));
    let mut parts = Vec::new();
    let api = target.responses;
    let phrase = page.map_or("", |page| &page.phrase.value);
    parts.extend(api.and_then(|it| opening(it, phrase)));
    if page.is_none() {
        parts.push(unknown_code(code));
    }
    if let Some(page) = page {
        let markdown = adapted(&page.path, &page.source, &page.prose, reference, target.has);
        // Of a code that is not registered, the reference knows what other vendors do.
        let causes =
            registration(code).map(|_| causes(&section(&markdown, known[RECEIVING]), page.actor));
        if let Some(causes) = causes.filter(|causes| !causes.is_empty()) {
            parts.push(format!("## {}\n\n{causes}", names[RECEIVING]));
        }
        if api.is_none() {
            let exchange = exchange(&section(&markdown, known[EXAMPLE]), code);
            parts.extend(exchange.map(|it| format!("## {}\n\n{it}", names[EXAMPLE])));
        }
    }
    let example = api.and_then(|it| it.example.as_ref()).filter(|_| !code.has_no_content());
    parts.extend(example.map(|Example { operation, json }| {
        format!("## {}\n\n`{operation}` answers:\n\n```json\n{json}\n```", names[EXAMPLE])
    }));
    parts.extend(api.and_then(|it| returned_by(it, phrase)));
    for part in parts {
        let _ = write!(text, "\n{part}\n");
    }
    text
}

/// `content/409.md` with a code, its phrase and one sentence.
#[must_use]
pub fn bare_page(code: Code, reference: &Site, target: &Target<'_>) -> String {
    let page = reference.status_page(code);
    let text = front_matter(target.fields, target.config, &|name| match (name, page) {
        ("code", _) => Some(code.to_string()),
        ("phrase", Some(page)) => yaml_scalar(&page.phrase.value),
        (_, None) => unknown_field(code, name),
        _ => None,
    });
    let phrase = page.map_or("", |page| &page.phrase.value);
    let said = target.responses.and_then(|it| opening(it, phrase));
    let sentence = said.unwrap_or_else(|| match page {
        Some(page) => first_sentence(&page.summary.value).to_owned(),
        None => unknown_code(code),
    });
    format!("{text}\n{sentence}\n")
}

/// `content/4xx.md`: what the class promises.
#[must_use]
pub fn class_page(class: Class, reference: &Site, target: &Target<'_>) -> String {
    let page = reference.class_page(class);
    let mut text = front_matter(target.fields, target.config, &|name| {
        let known = match name {
            "class" => return Some(class.name().to_owned()),
            "title" => page.map_or(class.title(target.labels), |page| &page.title),
            "summary" => &page?.summary.value,
            "promise" => page?.promise.as_ref()?,
            "unknown" => page?.unknown.as_ref()?,
            _ => return None,
        };
        yaml_scalar(known)
    });
    let api = target.responses;
    let parts = api.map(|it| {
        [opening(it, class.title(target.labels)), returned_by(it, class.title(target.labels))]
    });
    for part in parts.into_iter().flatten().flatten() {
        let _ = write!(text, "\n{part}\n");
    }
    text
}

/// What the reference says in a field.
fn known_field(page: &StatusPage, name: &str, target: &Target<'_>) -> Option<String> {
    match name {
        "code" => Some(page.code.value.to_string()),
        "phrase" => yaml_scalar(&page.phrase.value),
        "summary" => yaml_scalar(&page.summary.value),
        "actor" => Some(page.actor?.name().to_owned()),
        "caller" => yaml_scalar(page.caller.as_ref()?),
        "retry" => Some(page.retry?.name().to_owned()),
        "retry_note" => yaml_scalar(page.retry_note.as_ref()?),
        "related" => related(page, target),
        _ => None,
    }
}

/// The relations to codes that the site has.
fn related(page: &StatusPage, target: &Target<'_>) -> Option<String> {
    let mut list = String::new();
    for related in &page.related {
        let code = related.code.value;
        let is_there = (target.has)(&format!("content/{code}.md"));
        if is_there && !names_a_vendor(&related.why) {
            let why = yaml_scalar(&related.why)?;
            let why = if why.starts_with('"') { why } else { format!("\"{why}\"") };
            let _ = write!(list, "\n  - {{ code: {code}, why: {why} }}");
        }
    }
    (!list.is_empty()).then_some(list)
}

/// What is known of a code that the reference has no page about.
fn unknown_field(code: Code, name: &str) -> Option<String> {
    let row = registration(code);
    match name {
        "code" => Some(code.to_string()),
        "phrase" => {
            let named = names(code, row);
            let name = row.map(|row| row.phrase.to_owned()).or_else(|| named.first().cloned());
            name.or_else(|| Some(format!("Status {code}")))
        }
        _ => None,
    }
}

/// What is true of a code that only the API itself can explain (RFC 9110 section 15).
fn unknown_code(code: Code) -> String {
    let general = match code.class() {
        Class::Outside => "a code of the class 5xx".to_owned(),
        class => format!("{}00", &class.name()[..1]),
    };
    format!(
        "{code} is not a registered code, so this API alone says what it means. \
         A client that does not know it treats it like {general}."
    )
}

/// The description that more than half of the responses have, unless it says no more than the
/// phrase.
fn opening(responses: &Responses, phrase: &str) -> Option<String> {
    let most = most_common(responses)?;
    let is_empty = letters(most) == letters(phrase) || !most.contains(' ');
    (!is_empty).then(|| most.to_owned())
}

/// The description that more than half of the responses have.
fn most_common(responses: &Responses) -> Option<&str> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for operation in &responses.operations {
        *counts.entry(&operation.description).or_default() += 1;
    }
    let most = counts.into_iter().find(|(_, count)| count * 2 > responses.operations.len())?;
    Some(most.0).filter(|text| !text.is_empty())
}

/// The operations that answer so, each with what it says differently from most and from the phrase.
fn returned_by(responses: &Responses, phrase: &str) -> Option<String> {
    let known = ["", phrase, most_common(responses).unwrap_or("")].map(letters);
    let mut text = "## Returned by\n".to_owned();
    for operation in &responses.operations {
        let _ = write!(text, "\n- `{}`", operation.name());
        if !known.contains(&letters(&operation.description)) {
            let _ = write!(text, ": {}", operation.description);
        }
    }
    (!responses.operations.is_empty()).then_some(text)
}

/// A request of the examples with the response right after it, and what introduces them: the first
/// response with JSON, else the first.
fn exchange(blocks: &[Block<'_>], code: Code) -> Option<String> {
    let is_http = |block: &Block<'_>| block.kind == Kind::Code("http");
    let is_response = |block: &Block<'_>| is_http(block) && block.text.contains("\nHTTP/");
    let phrase = registration(code).map_or("", |row| row.phrase);
    let line = format!("\nHTTP/1.1 {code} {}", if phrase == "(Unused)" { "\n" } else { phrase });
    let is_exchange = |at: &usize| {
        let (request, response) = (&blocks[*at], &blocks[at + 1]);
        is_http(request) && !is_response(request) && response.text.contains(&line)
    };
    let all: Vec<_> = (0..blocks.len().saturating_sub(1)).filter(is_exchange).collect();
    let has_json = |at: &&usize| blocks[**at + 1].text.contains("json\n");
    let at = *all.iter().find(has_json).or(all.first())?;
    let has_introduction = at > 0 && blocks[at - 1].kind == Kind::Paragraph;
    let texts = blocks[at - usize::from(has_introduction)..at + 2].iter().map(|block| block.text);
    Some(texts.collect::<Vec<_>>().join("\n\n"))
}
