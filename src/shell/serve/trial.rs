//! `/try/429`: answers with that status, as the example on its page does. The one door to hyper,
//! which writes the phrase.

use std::time::Duration;

use http::header::{HeaderName, HeaderValue, RETRY_AFTER};
use http::{Response, StatusCode};
use hyper::ext::ReasonPhrase;

use super::escape;
use super::example::Example;
use super::published::Published;
use crate::model::class::Class;
use crate::model::code::Code;

/// The path below which examples are sent.
pub const FOLDER: &str = "/try/";
/// What the query may hold.
const OPTIONS: [&str; 2] = ["delay", "retry-after"];
/// The longest delay of an answer.
const LONGEST_DELAY: Duration = Duration::from_secs(60);

/// What the answer to `/try/NAME?QUERY` is, and how long to wait before it is given.
pub fn answer(published: &Published, name: &str, query: &str) -> (Duration, Response<String>) {
    match sent(published, name, query) {
        Ok(answer) => answer,
        Err((status, why)) => (Duration::ZERO, plain(status, &why)),
    }
}

/// A line for people.
pub fn plain(status: StatusCode, text: &str) -> Response<String> {
    let mut response = Response::new(format!("{text}\n"));
    *response.status_mut() = status;
    let media_type = HeaderValue::from_static("text/plain; charset=utf-8");
    response.headers_mut().insert(http::header::CONTENT_TYPE, media_type);
    response
}

fn sent(
    published: &Published,
    name: &str,
    query: &str,
) -> Result<(Duration, Response<String>), (StatusCode, String)> {
    if name.is_empty() {
        return Ok((Duration::ZERO, plain(StatusCode::OK, &list(published))));
    }
    let example = find(published, name).map_err(|why| (StatusCode::NOT_FOUND, why))?;
    if let Some(other) = escape::names(query).find(|name| !OPTIONS.contains(&&**name)) {
        let why = format!("there is no option {other}; there are {}", OPTIONS.join(" and "));
        return Err((StatusCode::BAD_REQUEST, why));
    }
    let delay = escape::value(query, "delay").map_or(Ok(Duration::ZERO), |text| delay(&text));
    let delay = delay.map_err(|why| (StatusCode::BAD_REQUEST, why))?;
    let mut response = response(example);
    if let Some(text) = escape::value(query, "retry-after") {
        response.headers_mut().remove(RETRY_AFTER);
        let value = HeaderValue::from_str(&text).map_err(|_| {
            let why = "retry-after holds a character that a field must not hold: write seconds, \
                       a date, or nothing to leave the field out";
            (StatusCode::BAD_REQUEST, why.to_owned())
        })?;
        if !text.is_empty() {
            response.headers_mut().insert(RETRY_AFTER, value);
        }
    }
    Ok((delay, response))
}

/// Every address below, with the phrase.
fn list(published: &Published) -> String {
    let line = |example: &Example| format!("{FOLDER}{} {}\n", example.code, example.phrase);
    let lines: String = published.examples.values().map(line).collect();
    lines + "\nOptions: ?retry-after=120 (or a date, or nothing), ?delay=2s (or milliseconds)"
}

fn find<'published>(
    published: &'published Published,
    name: &str,
) -> Result<&'published Example, String> {
    let name = name.strip_suffix('/').unwrap_or(name);
    let Some(code) = Code::parse(name) else {
        return Err(format!("{name} is not a status code: write three digits, as in {FOLDER}429"));
    };
    published.examples.get(&code).ok_or_else(|| match code.class() {
        Class::Informational => {
            format!("{code} is never the last response to a request, so it cannot be sent alone")
        }
        _ => format!("no page shows a response with the status {code}"),
    })
}

/// Reads `1500`, `1500ms` or `2s`.
fn delay(text: &str) -> Result<Duration, String> {
    let number = |digits: &str| digits.parse::<u64>().ok().filter(|_| !digits.starts_with('+'));
    let read = match (text.strip_suffix("ms"), text.strip_suffix('s')) {
        (Some(digits), _) => number(digits).map(Duration::from_millis),
        (None, Some(digits)) => number(digits).map(Duration::from_secs),
        (None, None) => number(text).map(Duration::from_millis),
    };
    let wrong =
        || format!("{text} is not a delay: write milliseconds, as in delay=1500, or delay=2s");
    let delay = read.ok_or_else(wrong)?;
    if delay > LONGEST_DELAY {
        return Err(format!("{text} is too long: write at most a minute, delay=60s"));
    }
    Ok(delay)
}

fn response(example: &Example) -> Response<String> {
    let mut response = Response::new(example.content.clone());
    *response.status_mut() =
        StatusCode::from_u16(example.code.number()).expect("both know three digits");
    if let Ok(phrase) = ReasonPhrase::try_from(example.phrase.clone()) {
        response.extensions_mut().insert(phrase);
    }
    for (name, value) in &example.fields {
        let name = HeaderName::from_bytes(name.as_bytes());
        if let (Ok(name), Ok(value)) = (name, HeaderValue::from_str(value)) {
            response.headers_mut().append(name, value);
        }
    }
    response
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::delay;

    #[test]
    fn a_delay_is_milliseconds_or_seconds_and_ends() {
        for (text, milliseconds) in
            [("0", 0), ("1500", 1500), ("20ms", 20), ("2s", 2000), ("60s", 60_000)]
        {
            assert_eq!(delay(text), Ok(Duration::from_millis(milliseconds)), "{text}");
        }
        for text in
            ["", "s", "ms", "-1", "+1", "1.5s", "2 s", "2m", "99999999999999999999", "61s", "60001"]
        {
            assert!(delay(text).is_err(), "{text}");
        }
    }
}
