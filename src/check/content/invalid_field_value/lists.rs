//! The grammars of fields that hold a list.

use super::single;
use crate::check::content::field_grammar::{
    Item, is_number, is_parameter, is_token_or_quoted, list, parameters,
};
use crate::model::diagnostic::Finding;
use crate::model::http_message::is_token;

/// Methods, field names, options, codings, units.
pub fn tokens(value: &str, faults: &mut Vec<Finding>) {
    for item in list(value, faults) {
        check_token(item, faults);
    }
}

/// Tokens with parameters such as `q=0.5`.
pub fn weighted_tokens(value: &str, faults: &mut Vec<Finding>) {
    for item in list(value, faults) {
        let parts = item.split(';');
        check_token(parts[0], faults);
        parameters(&parts[1..], faults);
    }
}

fn check_token(item: Item, faults: &mut Vec<Finding>) {
    if !is_token(item.text) {
        let message = format!("`{}` is not a token", item.text);
        faults.push(item.wrong(message, "write words with commas between them"));
    }
}

pub fn media_types(value: &str, faults: &mut Vec<Finding>) {
    for item in list(value, faults) {
        single::check_media_type(item, faults);
    }
}

/// RFC 9110 section 7.8.
pub fn protocols(value: &str, faults: &mut Vec<Finding>) {
    for item in list(value, faults) {
        let right = match item.text.split_once('/') {
            Some((name, version)) => is_token(name) && is_token(version),
            None => is_token(item.text),
        };
        if !right {
            let message = format!("`{}` is not a protocol", item.text);
            faults.push(item.wrong(message, "write `name` or `name/version`"));
        }
    }
}

/// RFC 9110 sections 13.1.1 and 13.1.2.
pub fn entity_tags(value: &str, faults: &mut Vec<Finding>) {
    let whole = Item::new(value);
    if whole.text.is_empty() {
        faults.push(whole.wrong("an entity tag is missing", "write `\"…\"` or `*`"));
    }
    if whole.text == "*" {
        return;
    }
    for item in list(value, faults) {
        single::check_entity_tag(item, faults);
    }
}

/// The directives that take a number of seconds (RFC 9111 section 5.2, RFC 5861).
const SECONDS: [&str; 5] =
    ["max-age", "s-maxage", "min-fresh", "stale-while-revalidate", "stale-if-error"];

/// RFC 9111 section 5.2.
pub fn directives(value: &str, faults: &mut Vec<Finding>) {
    for item in list(value, faults) {
        let (name, argument) = match item.text.split_once('=') {
            Some((name, argument)) => (name, Some(argument)),
            None => (item.text, None),
        };
        if !is_token(name) || argument.is_some_and(|argument| !is_token_or_quoted(argument)) {
            let message = format!("`{}` is not a directive", item.text);
            let help = "write `name` or `name=value`, with commas between them";
            faults.push(item.wrong(message, help));
        } else if SECONDS.contains(&name.to_ascii_lowercase().as_str())
            && !argument.is_some_and(is_number)
        {
            let message = format!("`{name}` takes a number of seconds");
            faults.push(item.wrong(message, format!("write `{name}=60`")));
        }
    }
}

/// RFC 8288 section 3.
pub fn links(value: &str, faults: &mut Vec<Finding>) {
    for item in list(value, faults) {
        let parts = item.split(';');
        let target = parts[0];
        if target.text.len() > 1 && target.text.starts_with('<') && target.text.ends_with('>') {
            single::check_uri(target.slice(1..target.text.len() - 1), faults);
        } else {
            let help = format!("write `<{}>`", target.text.trim_matches(['<', '>']));
            faults.push(target.wrong("a link is not in `<…>`", help));
            continue;
        }
        // A parameter of a link may have no value.
        let with_value: Vec<_> =
            parts[1..].iter().filter(|part| !is_token(part.text)).copied().collect();
        parameters(&with_value, faults);
        let is_relation =
            |part: &Item| part.text.get(..3).is_some_and(|name| name.eq_ignore_ascii_case("rel"));
        if !parts[1..].iter().any(is_relation) {
            let help = "add `; rel=…` (RFC 8288, section 3.3)";
            faults.push(item.wrong("the link has no `rel`", help));
        }
    }
}

/// RFC 9110 section 11.6.1: an element is a challenge, or a parameter of the one before.
pub fn challenges(value: &str, faults: &mut Vec<Finding>) {
    let mut scheme_stands_before = false;
    let items = list(value, faults);
    if items.is_empty() {
        let help = "write a scheme, such as `Bearer`";
        faults.push(Item::new(value).wrong("a challenge is missing", help));
    }
    for item in items {
        if is_parameter(item.text) {
            if !scheme_stands_before {
                let name = item.text.split('=').next().unwrap_or_default().trim_end();
                let message = format!("there is no scheme before `{name}`");
                faults.push(item.wrong(message, format!("write `Basic {}`", item.text)));
            }
            check_realm(item, faults);
            continue;
        }
        scheme_stands_before = true;
        let (scheme, rest) = item.split_at_first(' ').unwrap_or((item, item.slice(0..0)));
        if !is_token(scheme.text) {
            let message = format!("`{}` is not a scheme", scheme.text);
            faults.push(scheme.wrong(message, "write a token, such as `Basic`"));
        } else if is_parameter(rest.text) {
            check_realm(rest, faults);
        } else if !rest.text.is_empty() && !is_token68(rest.text) {
            let message = format!("`{}` is not a parameter", rest.text);
            faults.push(rest.wrong(message, "write `name=\"value\"`"));
        }
    }
}

/// A sender always quotes the realm (RFC 9110 section 11.5).
fn check_realm(item: Item, faults: &mut Vec<Finding>) {
    let Some((name, realm)) = item.text.split_once('=') else { return };
    let realm = realm.trim_start();
    if name.trim_end().eq_ignore_ascii_case("realm") && !realm.starts_with('"') {
        let help = format!("write `realm=\"{realm}\"`");
        faults.push(item.wrong("the realm is not in quotes", help));
    }
}

/// RFC 9110 section 11.2.
fn is_token68(text: &str) -> bool {
    let body = text.trim_end_matches('=');
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~+/".contains(&byte);
    !body.is_empty() && body.bytes().all(allowed)
}
