//! The response that a page shows, for whoever wants to receive it.

use std::collections::BTreeMap;

use crate::model::class::Class;
use crate::model::code::Code;
use crate::model::http_message::{ELISION, HttpMessage, StartLine};
use crate::model::prose::Piece;
use crate::model::site::Site;
use crate::model::status_page::StatusPage;

/// A response as it is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    pub code: Code,
    pub phrase: String,
    /// Names and values, from first to last.
    pub fields: Vec<(String, String)>,
    pub content: String,
}

/// The most bytes of content that are made up.
const LONGEST: usize = 1024 * 1024;

/// The fields that the server writes itself, to fit the connection and the date.
const OWN_FIELDS: [&str; 5] =
    ["Content-Length", "Date", "Keep-Alive", "Trailer", "Transfer-Encoding"];

/// The examples that can be sent, by code.
pub fn all(site: &Site) -> BTreeMap<Code, Example> {
    site.status_pages().iter().filter_map(|page| Some((page.code.value, of(page)?))).collect()
}

/// The first response with the page's code; one whose content is whole, if there is one.
fn of(page: &StatusPage) -> Option<Example> {
    let fits = |message: &&HttpMessage| {
        message.code() == Some(page.code.value) && can_be_sent(message, page.code.value)
    };
    let responses = || messages(page).filter(fits);
    let message =
        responses().find(|message| !message.is_elided()).or_else(|| responses().next())?;
    let StartLine::Status { phrase, .. } = &message.start_line else { return None };
    let fields = message.fields.iter().map(|field| (&field.name.text, &field.value.text));
    let sent =
        fields.filter(|(name, _)| !OWN_FIELDS.iter().any(|own| name.eq_ignore_ascii_case(own)));
    let content = if page.code.value.has_no_content() { String::new() } else { content(message) };
    Some(Example {
        code: page.code.value,
        phrase: phrase.text.clone(),
        fields: sent.map(|(name, value)| (name.clone(), value.clone())).collect(),
        content,
    })
}

/// The content that the page shows; what it leaves out is filled up to its Content-Length.
fn content(message: &HttpMessage) -> String {
    let text = message.content.as_ref().map_or("", |content| &content.text);
    let Some((shown, _)) = text.split_once(ELISION).filter(|_| message.is_elided()) else {
        return text.to_owned();
    };
    let length =
        message.values("Content-Length").next().and_then(|value| value.text.trim().parse().ok());
    let missing = length.unwrap_or(0).min(LONGEST).saturating_sub(shown.len());
    format!("{shown}{}", ".".repeat(missing))
}

fn messages(page: &StatusPage) -> impl Iterator<Item = &HttpMessage> {
    page.prose.pieces.iter().filter_map(|piece| match piece {
        Piece::CodeBlock(block) => block.message.as_ref()?.as_ref().ok(),
        _ => None,
    })
}

/// Whether it can be sent alone and as it is: an informational response is never the last one, and
/// the page shows content with a transfer coding encoded.
fn can_be_sent(message: &HttpMessage, code: Code) -> bool {
    code.class() != Class::Informational && !message.has("Transfer-Encoding")
}

#[cfg(test)]
mod tests {
    use super::{Example, all};
    use crate::build;
    use crate::fixture::one_file;
    use crate::model::code::Code;

    fn examples(code: u16, prose: &str) -> Option<Example> {
        let text = format!("---\ncode: {code}\nphrase: P\n---\n{prose}\n");
        let built = build(&one_file(&format!("content/{code}.md"), text));
        all(&built.site).remove(&Code::new(code)?)
    }

    fn block(message: &str) -> String {
        format!("```http\n{message}\n```\n\n")
    }

    #[test]
    fn an_example_is_the_first_whole_response_of_the_page() {
        let request = block("GET / HTTP/1.1\nHost: example.com\n");
        let other = block("HTTP/1.1 200 OK\n");
        let part = block("HTTP/1.1 429 P\nA: 1\n\none\n…");
        let whole = block("HTTP/1.1 429 Slow Down\nA: 2\nB: 3\nA: 4\n\ntwo\n\nlines");
        let last = block("HTTP/1.1 429 P\nA: 5\n");
        let example = examples(429, &[&*request, &other, &part, &whole, &last].concat());
        let field = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let wanted = Example {
            code: Code::new(429).expect("a code"),
            phrase: "Slow Down".to_owned(),
            fields: vec![field("A", "2"), field("B", "3"), field("A", "4")],
            content: "two\n\nlines".to_owned(),
        };
        assert_eq!(example, Some(wanted));
        let content = examples(429, &[other, part].concat()).map(|example| example.content);
        assert_eq!(content.as_deref(), Some("one\n"));
        let long = block("HTTP/1.1 206 P\nContent-Length: 9\n\none\n…");
        let content = examples(206, &long).map(|example| example.content);
        assert_eq!(content.as_deref(), Some("one\n....."));
    }

    #[test]
    fn the_server_has_fields_of_its_own() {
        let message = "HTTP/1.1 503 P\nDATE: Fri, 20 Nov 2026 14:10:22 GMT\nContent-Length: 1\n\
                       Connection: close\nkeep-alive: timeout=5\n\nx";
        let example = examples(503, &block(message)).expect("it can be sent");
        assert_eq!(example.fields, [("Connection".to_owned(), "close".to_owned())]);
    }

    #[test]
    fn some_responses_have_no_content_and_some_cannot_be_sent() {
        for code in [204, 205, 304] {
            let example = examples(code, &block(&format!("HTTP/1.1 {code} P\nA: 1\n\nx")));
            assert_eq!(example.map(|example| example.content).as_deref(), Some(""), "{code}");
        }
        assert_eq!(examples(103, &block("HTTP/1.1 103 P\nLink: </a>; rel=preload\n")), None);
        assert_eq!(examples(404, &block("HTTP/1.1 400 P\n")), None);
        let chunked = "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n1\nx\n0\n";
        assert_eq!(examples(200, &block(chunked)), None);
    }
}
