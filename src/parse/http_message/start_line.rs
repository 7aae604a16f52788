//! Reads a start line (RFC 9112 sections 3 and 4).

use super::slice::{Faults, Slice, is_value_character, named};
use crate::model::code::Code;
use crate::model::http_message::{StartLine, is_token_character};
use crate::model::text::percent_encoded;
use crate::model::uri;

/// Reads a request line or a status line.
pub fn read_start_line(line: Slice, faults: &mut Faults) -> Option<StartLine> {
    let (before, inner, _) = line.trim();
    let name = inner.text.get(..5).unwrap_or_default();
    if name.eq_ignore_ascii_case("HTTP/") {
        if !before.text.is_empty() {
            faults.add(before, "white space is not allowed before the version", "drop it");
        }
        read_status_line(line.from(before.text.len()), faults)
    } else {
        read_request_line(faults.trim(line, "drop it"), faults)
    }
}

/// RFC 9112 section 3.
fn read_request_line(line: Slice, faults: &mut Faults) -> Option<StartLine> {
    let message = "a request line is a method, a target and a version";
    let Some((method, after)) = line.split_at_first(' ') else {
        let method = if line.text.starts_with('/') { "GET" } else { line.text };
        let target = if line.text.starts_with('/') { line.text } else { "/" };
        faults.add(line, message, format!("write `{method} {target} HTTP/1.1`"));
        return None;
    };
    let word = after.text.trim();
    let Some(at) = after.text.rfind(' ').filter(|_| word.contains(' ')) else {
        let (target, version) =
            if word.starts_with("HTTP/") { ("/", word) } else { (word, "HTTP/1.1") };
        faults.add(line, message, format!("write `{} {target} {version}`", method.text));
        return None;
    };
    faults.characters(method, "the method", is_token_character);
    check_method_case(method, faults);
    let target = faults.trim(after.to(at), "part the words with one space");
    check_target(method.text, target, faults);
    let version = after.from(at + 1);
    check_version(version, faults);
    let (method, target, version) = (method.part(), target.part(), version.part());
    Some(StartLine::Request { method, target, version })
}

const METHODS: [&str; 9] =
    ["CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "TRACE"];

fn check_method_case(method: Slice, faults: &mut Faults) {
    let upper = method.text.to_ascii_uppercase();
    if upper != method.text && METHODS.contains(&upper.as_str()) {
        let message = format!("`{}` is not the method `{upper}`: methods have case", method.text);
        faults.add(method, message, format!("write `{upper}`"));
    }
}

/// RFC 9112 section 3.2.
fn check_target(method: &str, target: Slice, faults: &mut Faults) {
    let text = target.text;
    if method == "CONNECT" {
        let port = text.rsplit_once(':').is_some_and(|(host, port)| {
            !host.is_empty() && !port.is_empty() && uri::is_host_and_port(text)
        });
        if !port {
            let message = "the target of CONNECT is a host and a port";
            faults.add(target, message, "write `example.com:443`");
        }
        return;
    }
    if text == "*" {
        if method != "OPTIONS" {
            faults.add(target, "only OPTIONS asks about `*`", "write a path such as `/`");
        }
        return;
    }
    let absolute = uri::authority(text).is_some_and(|range| range.start > 2 && !range.is_empty());
    if !text.starts_with('/') && !absolute {
        let message = format!("`{text}` is not a request target");
        faults.add(target, message, "write a path that starts with `/`, or a whole URL");
        return;
    }
    let sent = text.find('#').unwrap_or(text.len());
    for range in uri::faults(&text[..sent]) {
        let wrong = target.to(range.end).from(range.start);
        let message = format!("a target does not hold {}", named(wrong.text));
        let help = format!("write `{}`", percent_encoded(wrong.text));
        faults.add(wrong, message, help);
    }
    if sent < text.len() {
        faults.add(target.from(sent), "a fragment is not sent", "drop it");
    }
}

/// RFC 9112 section 2.3.
fn check_version(version: Slice, faults: &mut Faults) {
    if matches!(version.text, "HTTP/1.1" | "HTTP/1.0") {
        return;
    }
    let message = match version.text {
        "HTTP/2" | "HTTP/2.0" | "HTTP/3" | "HTTP/3.0" => {
            format!("a message of {} has no start line", version.text)
        }
        other => format!("`{other}` is not a version"),
    };
    faults.add(version, message, "write `HTTP/1.1`");
}

/// RFC 9112 section 4. The space before an empty phrase is required of a server, but editors
/// strip it, so a line without it is read the same.
fn read_status_line(line: Slice, faults: &mut Faults) -> Option<StartLine> {
    let Some((version, after)) = line.split_at_first(' ') else {
        let message = "a status line is a version, a code and a phrase";
        faults.add(line, message, "write `HTTP/1.1 200 OK`");
        return None;
    };
    check_version(version, faults);
    let (space, _, _) = after.trim();
    if !space.text.is_empty() {
        faults.add(space, "the words are further apart than one space", "drop it");
    }
    let after = after.from(space.text.len());
    let (code, phrase) = after.split_at_first(' ').unwrap_or((after, after.from(after.text.len())));
    if Code::parse(code.text).is_none() {
        let message = format!("`{}` is not a status code", code.text);
        faults.add(code, message, "write three digits, from 100 to 999");
    }
    let phrase = faults.trim(phrase, "drop it");
    faults.characters(phrase, "the phrase", is_value_character);
    Some(StartLine::Status { version: version.part(), code: code.part(), phrase: phrase.part() })
}
