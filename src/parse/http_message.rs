//! Reads one HTTP message of an example (RFC 9112 section 2.1, with LF for line ends).

mod field_line;
mod slice;
mod start_line;

use field_line::read_field_line;
use slice::{Faults, Slice, next_line};
use start_line::read_start_line;

use crate::model::code::Code;
use crate::model::diagnostic::Finding;
use crate::model::http_message::{HttpMessage, StartLine};

/// Reads the text of one block.
///
/// # Errors
///
/// All that keeps the text from being one message, in reading order.
pub fn parse(text: &str) -> Result<HttpMessage, Vec<Finding>> {
    let mut faults = Faults::default();
    let start = text.len() - text.trim_start_matches('\n').len();
    let mut rest = Slice { text, start: 0 }.from(start);
    let first = next_line(&mut rest).filter(|line| !line.text.trim().is_empty());
    if start > 0 || first.is_none() {
        let help = "write a request line such as `GET / HTTP/1.1`, or a status line";
        let nothing = Slice { text: "", start: 0 };
        faults.add(nothing, "a message begins with its start line", help);
    }
    let start_line = first.and_then(|line| read_start_line(line, &mut faults));
    let mut fields = Vec::new();
    while let Some(line) = next_line(&mut rest) {
        if line.text.is_empty() {
            break;
        }
        if line.text.trim().is_empty() {
            faults.add(line, "this line holds only white space", "leave the line empty");
            break;
        }
        fields.extend(read_field_line(line, &mut faults));
    }
    let content = (!rest.text.is_empty()).then(|| rest.part());
    match start_line {
        Some(start_line) => {
            let message = HttpMessage { start_line, fields, content };
            find_second_message(&message, &mut faults);
            if faults.0.is_empty() { Ok(message) } else { Err(faults.0) }
        }
        None => Err(faults.0),
    }
}

/// A block holds one message: a second start line is content of the first, and hardly meant so.
fn find_second_message(message: &HttpMessage, faults: &mut Faults) {
    let Some(content) = &message.content else { return };
    let media_type = message.media_type().unwrap_or_default();
    if ["message/", "multipart/", "application/http"].iter().any(|of| media_type.starts_with(of)) {
        return;
    }
    let mut rest = Slice { text: &content.text, start: content.start };
    let mut after_empty_line = true;
    while let Some(line) = next_line(&mut rest) {
        if after_empty_line && is_start_line(line) {
            faults.add(line, "a second message starts", "write it in a block of its own");
        }
        after_empty_line = line.text.is_empty();
    }
}

fn is_start_line(line: Slice) -> bool {
    read_start_line(line, &mut Faults::default()).is_some_and(|start_line| match start_line {
        StartLine::Request { version, .. } => version.text.starts_with("HTTP/"),
        StartLine::Status { code, .. } => Code::parse(&code.text).is_some(),
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::parse;
    use crate::model::http_message::{HttpMessage, Part, StartLine};

    /// The wrong bytes and what is wrong with them, one fault a line.
    fn faults(text: &str) -> String {
        let faults = parse(text).err().unwrap_or_default();
        let lines = faults.iter().map(|fault| {
            let wrong = text[fault.range.clone()].replace('\t', "\\t").replace('\r', "\\r");
            format!("[{wrong}] {}", fault.message)
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    fn parts(message: &HttpMessage) -> Vec<&Part> {
        let mut parts = match &message.start_line {
            StartLine::Request { method, target, version } => vec![method, target, version],
            StartLine::Status { version, code, phrase } => vec![version, code, phrase],
        };
        parts.extend(message.fields.iter().flat_map(|field| [&field.name, &field.value]));
        parts.extend(&message.content);
        parts
    }

    fn texts(text: &str) -> Vec<String> {
        let message = parse(text).unwrap_or_else(|faults| panic!("{text}: {faults:#?}"));
        parts(&message).iter().map(|part| part.text.clone()).collect()
    }

    #[test]
    fn a_message_is_a_start_line_fields_and_content() {
        assert_eq!(
            texts("POST /a?b=%20 HTTP/1.1\nHost: example.com\nX-Empty:\n\none\n\ntwo\n"),
            ["POST", "/a?b=%20", "HTTP/1.1", "Host", "example.com", "X-Empty", "", "one\n\ntwo\n"]
        );
    }

    #[test]
    fn a_phrase_may_be_empty_with_and_without_its_space() {
        for text in ["HTTP/1.1 418 ", "HTTP/1.1 418", "HTTP/1.0 418 \n", "HTTP/1.1 418\n\n"] {
            assert_eq!(texts(text)[1..], ["418", ""], "{text:?}");
        }
    }

    #[test]
    fn every_form_of_target_is_read() {
        for line in [
            "GET / HTTP/1.1",
            "GET //x?y=/?:@!$&'()*+,; HTTP/1.0",
            "GET http://example.com HTTP/1.1",
            "GET coap+tcp://[2001:db8::1]:5683/x HTTP/1.1",
            "CONNECT example.com:443 HTTP/1.1",
            "CONNECT [2001:db8::1]:443 HTTP/1.1",
            "OPTIONS * HTTP/1.1",
            "M-SEARCH /~x HTTP/1.1",
        ] {
            assert_eq!(faults(line), "", "{line}");
        }
    }

    #[test]
    fn a_start_line_that_is_none_is_refused() {
        for (text, expected) in [
            ("", "[] a message begins with its start line"),
            ("\nGET / HTTP/1.1", "[] a message begins with its start line"),
            ("GET", "[GET] a request line is a method, a target and a version"),
            ("GET /", "[GET /] a request line is a method, a target and a version"),
            ("GET  /", "[GET  /] a request line is a method, a target and a version"),
            ("GET HTTP/1.1", "[GET HTTP/1.1] a request line is a method, a target and a version"),
            ("get / HTTP/1.1", "[get] `get` is not the method `GET`: methods have case"),
            ("G{T / HTTP/1.1", "[{] the method holds `{`"),
            ("GET / HTTP/2", "[HTTP/2] a message of HTTP/2 has no start line"),
            ("GET / http/1.1", "[http/1.1] `http/1.1` is not a version"),
            ("GET /  HTTP/1.1", "[ ] white space is not allowed here"),
            (
                " GET / HTTP/1.1 ",
                "[ ] white space is not allowed here\n\
              [ ] white space is not allowed here",
            ),
            ("HTTP/1.1", "[HTTP/1.1] a status line is a version, a code and a phrase"),
            ("HTTP/3 200 OK", "[HTTP/3] a message of HTTP/3 has no start line"),
            ("http/1.1 200 OK", "[http/1.1] `http/1.1` is not a version"),
            ("HTTP/1.1 4o4 Not Found", "[4o4] `4o4` is not a status code"),
            ("HTTP/1.1 099", "[099] `099` is not a status code"),
            ("HTTP/1.1  200 OK", "[ ] the words are further apart than one space"),
            ("HTTP/1.1 200  OK", "[ ] white space is not allowed here"),
            ("HTTP/1.1 200 OK ", "[ ] white space is not allowed here"),
            ("HTTP/1.1 200 Très", "[è] the phrase holds `è`"),
        ] {
            assert_eq!(faults(text), expected, "{text:?}");
        }
    }

    #[test]
    fn a_target_that_is_none_is_refused() {
        for (target, expected) in [
            ("GET example.com", "[example.com] `example.com` is not a request target"),
            ("GET *", "[*] only OPTIONS asks about `*`"),
            ("GET /a b", "[ ] a target does not hold the character U+0020"),
            ("GET /é/ü", "[é] a target does not hold `é`\n[ü] a target does not hold `ü`"),
            ("GET /50%", "[%] a target does not hold `%`"),
            ("GET /a#b", "[#b] a fragment is not sent"),
            ("GET http:///x", "[http:///x] `http:///x` is not a request target"),
            ("CONNECT example.com", "[example.com] the target of CONNECT is a host and a port"),
            ("CONNECT /", "[/] the target of CONNECT is a host and a port"),
        ] {
            assert_eq!(faults(&format!("{target} HTTP/1.1")), expected, "{target}");
        }
    }

    #[test]
    fn a_field_line_that_is_none_is_refused() {
        for (line, expected) in [
            ("Host", "[Host] a field line has no `:`"),
            (": x", "[:] a field has no name"),
            ("Host : x", "[ ] the field name holds the character U+0020"),
            (" folded", "[ ] a field line starts with white space"),
            ("A:  x", "[ ] white space is not allowed here"),
            ("A: x\t", "[\\t] white space is not allowed here"),
            ("A: ", "[ ] white space is not allowed here"),
            ("A: “x”", "[“] the value holds `“`\n[”] the value holds `”`"),
            ("A: x\r", "[\\r] the value holds the character U+000D"),
            ("Authorization: Bearer …", "[…] the value holds `…`"),
            ("…", "[…] `…` is not a field line"),
            (" \nB c", "[ ] this line holds only white space"),
        ] {
            assert_eq!(faults(&format!("HTTP/1.1 200 OK\n{line}")), expected, "{line:?}");
        }
        assert_eq!(faults("HTTP/1.1 200 OK\nA:b\nC: d\te"), "");
    }

    #[test]
    fn every_fault_is_found_in_one_run() {
        assert_eq!(
            faults("GET /a#b HTTP/2\nHost : x\nno field\n\n"),
            "[#b] a fragment is not sent\n[HTTP/2] a message of HTTP/2 has no start line\n\
             [ ] the field name holds the character U+0020\n[no field] a field line has no `:`"
        );
    }

    #[test]
    fn a_block_holds_one_message() {
        assert_eq!(
            faults("HTTP/1.1 100 Continue\n\nHTTP/1.1 200 OK\n"),
            "[HTTP/1.1 200 OK] a second message starts"
        );
        assert_eq!(
            faults("GET / HTTP/1.1\n\nfirst\n\nPUT / HTTP/1.1"),
            "[PUT / HTTP/1.1] a second message starts"
        );
        let trace = "HTTP/1.1 200 OK\nContent-Type: message/http\n\nTRACE / HTTP/1.1\n";
        assert_eq!(faults(trace), "");
        assert_eq!(faults("HTTP/1.1 200 OK\n\nHTTP/1.1 is old\n"), "");
    }

    proptest! {
        #[test]
        fn every_part_stands_where_it_says(
            text in "(HTTP/1.1 |GET |200|/| |\n|Host: |a|:|é|…|%)*|\\PC*|[\\x00-\\x7f]*",
        ) {
            match parse(&text) {
                Ok(message) => for part in parts(&message) {
                    prop_assert_eq!(&text[part.start..part.end()], &part.text[..]);
                },
                Err(faults) => {
                    prop_assert!(!faults.is_empty());
                    for fault in faults {
                        prop_assert!(text.get(fault.range).is_some());
                    }
                }
            }
        }
    }
}
