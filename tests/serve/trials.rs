//! `/try/`.

use std::fs;
use std::io::Write as _;
use std::time::{Duration, Instant};

use statusbook::model::code::Code;

use crate::served::{CLASS, PAGE, Served};

const EXAMPLE: &str = "HTTP/1.1 499 Client Closed Request\nDate: Fri, 20 Nov 2026 14:10:22 GMT\n\
                       X-Example: yes\nContent-Type: text/plain\nContent-Length: 9\n\ntoo late\n";

/// A site of which one page has a response as its example.
fn served() -> Served {
    let page = PAGE.to_owned() + "\n```http\n" + EXAMPLE + "\n```\n";
    Served::with(&[("content/499.md", &page), ("content/4xx.md", CLASS)], &[])
}

#[test]
fn an_example_answers_with_its_very_status() {
    let served = served();
    for (method, content) in
        [("GET", ""), ("POST", "a=b"), ("DELETE", ""), ("PATCH", "x"), ("MADE-UP", "")]
    {
        let head = format!("{method} /try/499 HTTP/1.1\r\nHost: {}\r\n", served.authority);
        let length = format!("Connection: close\r\nContent-Length: {}\r\n\r\n", content.len());
        let response = served.send(&(head + &length + content), false);
        assert_eq!(
            (response.status, &*response.phrase),
            (499, "Client Closed Request"),
            "{method}"
        );
        assert_eq!(response.text(), "too late\n", "{method}");
        assert_eq!(response.field("Content-Type"), Some("text/plain"));
        assert_eq!(response.field("X-Example"), Some("yes"));
        let date = response.field("Date").unwrap();
        assert_ne!(date, "Fri, 20 Nov 2026 14:10:22 GMT", "the server's own");
    }
    assert_eq!(served.get("/try/499/").status, 499);
    let page = served.get("/499/").text();
    assert!(page.contains(" data-example=\"/try/499\" "), "{page}");
}

#[test]
fn every_example_of_the_real_site_can_be_received() {
    let served = Served::own();
    let mut received = 0;
    for code in 100..1000 {
        let page = fs::read_to_string(served.root.join(format!("content/{code}.md")));
        let page = page.unwrap_or_default();
        let is_shown = page.contains(&format!("\nHTTP/1.1 {code}"));
        let response = served.get(&format!("/try/{code}"));
        if !is_shown || code < 200 {
            assert_eq!(response.status, 404, "{code}");
            continue;
        }
        assert_eq!(response.status, code);
        let start = format!("\nHTTP/1.1 {code} {}", response.phrase);
        assert!(page.contains(start.trim_end()), "{code} {}", response.phrase);
        let own = ["content-length", "date", "connection"];
        for (name, value) in response.fields.iter().filter(|(name, _)| !own.contains(&&**name)) {
            let line = format!("\n{name}: {value}\n").to_ascii_lowercase();
            assert!(page.to_ascii_lowercase().contains(&line), "{code}: {line}");
        }
        // What the page leaves out is filled with full stops.
        let text = response.text();
        let shown = text.trim_end_matches('.');
        assert!(page.contains(shown), "{code}: {shown}");
        assert!(!text.contains('…'), "{code}: {text}");
        if !page.contains("\n…\n") {
            let has_none = Code::new(code).is_some_and(Code::has_no_content);
            let has_none = has_none || !has_content(&page, code);
            assert_eq!(text.is_empty(), has_none, "{code}");
        }
        received += 1;
    }
    assert!(received > 100, "{received}");
}

/// Whether some example of the code has an empty line with something behind it.
fn has_content(page: &str, code: u16) -> bool {
    let examples = page.split("```http\n").skip(1).filter_map(|rest| rest.split("```").next());
    let mut own = examples.filter(|text| text.starts_with(&format!("HTTP/1.1 {code}")));
    own.next()
        .is_some_and(|text| text.split_once("\n\n").is_some_and(|(_, it)| !it.trim().is_empty()))
}

#[test]
fn what_cannot_be_sent_is_explained() {
    let served = served();
    for (path, why) in [
        ("/try/404", "no page shows a response with the status 404\n"),
        ("/try/103", "103 is never the last response to a request, so it cannot be sent alone\n"),
        ("/try/99", "99 is not a status code: write three digits, as in /try/429\n"),
        ("/try/1000", "1000 is not a status code: write three digits, as in /try/429\n"),
        ("/try/4x9", "4x9 is not a status code: write three digits, as in /try/429\n"),
    ] {
        let response = served.get(path);
        assert_eq!((response.status, &*response.text()), (404, why), "{path}");
        assert_eq!(response.field("Content-Type"), Some("text/plain; charset=utf-8"));
    }
    let list = served.get("/try/");
    assert_eq!(list.status, 200);
    assert!(list.text().starts_with("/try/499 Client Closed Request\n"), "{}", list.text());
    let misspelt = served.get("/try/499?dealy=2s");
    let why = "there is no option dealy; there are delay and retry-after\n";
    assert_eq!((misspelt.status, &*misspelt.text()), (400, why));
    assert_eq!(served.get("/try/499?delay=61s").status, 400);
}

#[test]
fn a_trial_may_be_delayed() {
    let served = served();
    for (delay, least) in [("300", 300), ("300ms", 300), ("1s", 1000)] {
        let start = Instant::now();
        assert_eq!(served.get(&format!("/try/499?delay={delay}")).status, 499);
        assert!(start.elapsed() >= Duration::from_millis(least), "{delay}");
    }
    for delay in ["", "soon", "-1", "1.5s"] {
        let response = served.get(&format!("/try/499?delay={delay}"));
        assert_eq!(response.status, 400, "{delay}");
        let why =
            format!("{delay} is not a delay: write milliseconds, as in delay=1500, or delay=2s\n");
        assert_eq!(response.text(), why);
    }
    // A delayed answer delays no other.
    let mut waiting = served.connect();
    let request = format!("GET /try/499?delay=60s HTTP/1.1\r\nHost: {}\r\n\r\n", served.authority);
    waiting.write_all(request.as_bytes()).unwrap();
    assert_eq!(served.get("/try/499").status, 499);
}

#[test]
fn a_trial_says_when_to_come_back() {
    let served = served();
    assert_eq!(served.get("/try/499").field("Retry-After"), None);
    for (query, value) in [
        ("retry-after=120", Some("120")),
        (
            "retry-after=Fri,%2020%20Nov%202026%2014:10:22%20GMT",
            Some("Fri, 20 Nov 2026 14:10:22 GMT"),
        ),
        ("delay=1&retry-after=soon", Some("soon")),
        ("retry-after=", None),
    ] {
        let response = served.get(&format!("/try/499?{query}"));
        assert_eq!((response.status, response.field("Retry-After")), (499, value), "{query}");
    }
    assert_eq!(served.get("/try/499?retry-after=%0d%0aX:%20y").status, 400);
}
