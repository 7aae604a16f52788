//! The grammars of fields that hold one value.

use crate::check::content::field_grammar::{Item, is_number, parameters};
use crate::model::diagnostic::Finding;
use crate::model::http_message::is_token;
use crate::model::text::percent_encoded;
use crate::model::uri;

pub fn number(value: &str, faults: &mut Vec<Finding>) {
    if !is_number(value) {
        let message = format!("`{value}` is not a number");
        faults.push(Item::new(value).wrong(message, "write digits alone"));
    }
}

pub fn uri_reference(value: &str, faults: &mut Vec<Finding>) {
    check_uri(Item::new(value), faults);
}

/// RFC 3986 section 4.1.
pub fn check_uri(item: Item, faults: &mut Vec<Finding>) {
    for range in uri::faults(item.text) {
        let wrong = Item { text: &item.text[range.clone()], start: item.start + range.start };
        let message = format!("no URL holds `{}`", wrong.text);
        faults.push(wrong.wrong(message, format!("write `{}`", percent_encoded(wrong.text))));
    }
}

/// RFC 9110 section 7.2.
pub fn host(value: &str, faults: &mut Vec<Finding>) {
    if !uri::is_host_and_port(value) {
        let message = format!("`{value}` is not a host");
        let help = "write `example.com` or `example.com:8080`";
        faults.push(Item::new(value).wrong(message, help));
    }
}

pub fn media_type(value: &str, faults: &mut Vec<Finding>) {
    check_media_type(Item::new(value), faults);
}

/// RFC 9110 section 8.3.1.
pub fn check_media_type(item: Item, faults: &mut Vec<Finding>) {
    let parts = item.split(';');
    let name = parts[0];
    let right = name.text.split_once('/').is_some_and(|(of, sub)| is_token(of) && is_token(sub));
    if !right {
        let message = format!("`{}` is not a media type", name.text);
        faults.push(name.wrong(message, "write `type/subtype`"));
    }
    parameters(&parts[1..], faults);
}

pub fn entity_tag(value: &str, faults: &mut Vec<Finding>) {
    check_entity_tag(Item::new(value), faults);
}

/// RFC 9110 section 8.8.3.
pub fn check_entity_tag(item: Item, faults: &mut Vec<Finding>) {
    let opaque = item.text.strip_prefix("W/").unwrap_or(item.text);
    let inner = opaque.strip_prefix('"').and_then(|text| text.strip_suffix('"'));
    let allowed = |byte: u8| byte.is_ascii_graphic() && byte != b'"';
    if !inner.is_some_and(|inner| inner.bytes().all(allowed)) {
        let message = format!("`{}` is not an entity tag", item.text);
        let help =
            "write it in quotes and without white space: `\"…\"`, or `W/\"…\"` if it is weak";
        faults.push(item.wrong(message, help));
    }
}

/// RFC 9110 section 14.4, for octets.
pub fn content_range(value: &str, faults: &mut Vec<Finding>) {
    let whole = Item::new(value);
    let wrong = || {
        let help = "write `bytes 0-499/1234`, or `bytes */1234` with 416";
        whole.wrong(format!("`{value}` is not a content range"), help)
    };
    let Some((unit, rest)) = whole.split_at_first(' ').filter(|(unit, _)| is_token(unit.text))
    else {
        return faults.push(wrong());
    };
    if unit.text != "bytes" {
        return;
    }
    let Some((range, length)) = rest.split_at_first('/') else { return faults.push(wrong()) };
    if range.text == "*" {
        if !is_number(length.text) {
            faults.push(wrong());
        }
        return;
    }
    let Some((first, last)) = range.split_at_first('-') else { return faults.push(wrong()) };
    let length_known = length.text != "*";
    if !is_number(first.text) || !is_number(last.text) || length_known && !is_number(length.text) {
        return faults.push(wrong());
    }
    if is_less(last.text, first.text) {
        let help = "write the first octet, then the last";
        faults.push(range.wrong("the range ends before it starts", help));
    } else if length_known && !is_less(last.text, length.text) {
        let message = format!("the range ends after the last octet of {}", length.text);
        let help = "octets count from 0: the last one is the length less 1";
        faults.push(last.wrong(message, help));
    }
}

/// RFC 9110 section 14.2, for octets.
pub fn range(value: &str, faults: &mut Vec<Finding>) {
    let whole = Item::new(value);
    let Some((_, set)) = whole.split_at_first('=').filter(|(unit, _)| is_token(unit.text)) else {
        let message = format!("`{value}` is not a range");
        return faults.push(whole.wrong(message, "write `bytes=0-499`"));
    };
    if !whole.text.starts_with("bytes=") {
        return;
    }
    for item in set.split(',') {
        let right = item.text.split_once('-').is_some_and(|(first, last)| match (first, last) {
            ("", last) => is_number(last),
            (first, "") => is_number(first),
            (first, last) => is_number(first) && is_number(last) && !is_less(last, first),
        });
        if !right {
            let message = format!("`{}` is not a range of octets", item.text);
            faults.push(item.wrong(message, "write `0-499`, `500-` or `-500`"));
        }
    }
}

/// Compares numbers of any length.
fn is_less(one: &str, other: &str) -> bool {
    let (one, other) = (one.trim_start_matches('0'), other.trim_start_matches('0'));
    (one.len(), one) < (other.len(), other)
}
