//! Colors for code: HTTP messages, JSON and shell commands, as HTML.

mod json;
mod shell;
mod spans;

use spans::Spans;

use super::html::escape;
use crate::model::http_message::{ELISION, HttpMessage, Part, StartLine};
use crate::model::prose::CodeBlock;

/// Adds a block in the language `http`: what does not parse stays plain.
pub fn http(block: &CodeBlock, out: &mut String) {
    match &block.message {
        Some(Ok(message)) => highlight_message(&block.text, message, out),
        _ => escape(&block.text, out),
    }
}

/// Adds JSON; what is none is colored as far as it goes.
pub fn json(text: &str, out: &mut String) {
    let mut spans = Spans::new(text, out);
    json::highlight(&mut spans, 0);
    spans.finish();
}

/// Adds commands for a shell.
pub fn shell(text: &str, out: &mut String) {
    let mut spans = Spans::new(text, out);
    shell::highlight(&mut spans);
    spans.finish();
}

fn highlight_message(text: &str, message: &HttpMessage, out: &mut String) {
    let mut spans = Spans::new(text, out);
    match &message.start_line {
        StartLine::Request { method, target, version } => {
            spans.part("method", method);
            spans.part("target", target);
            spans.part("version", version);
        }
        StartLine::Status { version, code, phrase } => {
            spans.part("version", version);
            spans.part("code", code);
            spans.part("phrase", phrase);
        }
    }
    for field in &message.fields {
        spans.part("name", &field.name);
        spans.part("value", &field.value);
    }
    match &message.content {
        Some(content) if message.shows_json() => json::highlight(&mut spans, content.start),
        Some(content) => highlight_elisions(content, &mut spans),
        None => {}
    }
    spans.finish();
}

fn highlight_elisions(content: &Part, spans: &mut Spans) {
    let mut start = content.start;
    for line in content.text.split('\n') {
        if line == ELISION {
            spans.span("elided", start, start + line.len());
        }
        start += line.len() + 1;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{highlight_message, json, shell};
    use crate::model::http_message::{FieldLine, HttpMessage, Part, StartLine};

    fn http(text: &str) -> String {
        let mut out = String::new();
        highlight_message(text, &message(text), &mut out);
        short(&out)
    }

    /// A faultless message, read the short way.
    fn message(text: &str) -> HttpMessage {
        let part = |piece: &str| {
            let start = piece.as_ptr() as usize - text.as_ptr() as usize;
            Part { text: piece.to_owned(), start }
        };
        let (head, content) = text.split_once("\n\n").unwrap_or((text, ""));
        let mut lines = head.split('\n');
        let words: Vec<_> = lines.next().unwrap_or_default().splitn(3, ' ').map(part).collect();
        let [first, second, third] = <[Part; 3]>::try_from(words).expect("three words");
        let start_line = if head.starts_with("HTTP/") {
            StartLine::Status { version: first, code: second, phrase: third }
        } else {
            StartLine::Request { method: first, target: second, version: third }
        };
        let fields = lines
            .filter_map(|line| line.split_once(": "))
            .map(|(name, value)| FieldLine { name: part(name), value: part(value) });
        let content = (!content.is_empty()).then(|| part(content));
        HttpMessage { start_line, fields: fields.collect(), content }
    }

    fn with(highlight: fn(&str, &mut String), text: &str) -> String {
        let mut out = String::new();
        highlight(text, &mut out);
        short(&out)
    }

    /// `<key>a</>` for `<span class="hl-key">a</span>`.
    fn short(html: &str) -> String {
        html.replace("<span class=\"hl-", "<").replace("</span>", "</>").replace("\">", ">")
    }

    fn plain(html: &str) -> String {
        let mut text = String::new();
        for piece in html.split('<') {
            text.push_str(piece.split_once('>').map_or(piece, |(_, after)| after));
        }
        let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
        text.replace("&amp;", "&")
    }

    #[test]
    fn a_request_shows_its_parts() {
        assert_eq!(
            http("GET /a?b&c HTTP/1.1\nHost: example.com"),
            "<method>GET</> <target>/a?b&amp;c</> <version>HTTP/1.1</>\n\
             <name>Host</>: <value>example.com</>"
        );
    }

    #[test]
    fn a_response_shows_its_parts_and_its_json() {
        assert_eq!(
            http("HTTP/1.1 404 Not Found\nContent-Type: application/json\n\n{\"a\": 1}"),
            "<version>HTTP/1.1</> <code>404</> <phrase>Not Found</>\n\
             <name>Content-Type</>: <value>application/json</>\n\n\
             <punct>{</><key>&quot;a&quot;</><punct>:</> <number>1</><punct>}</>"
        );
    }

    #[test]
    fn content_that_is_no_json_is_plain_but_for_what_is_left_out() {
        assert_eq!(
            http("HTTP/1.1 200 OK\nContent-Type: text/html\n\n<p>\n…\n"),
            "<version>HTTP/1.1</> <code>200</> <phrase>OK</>\n\
             <name>Content-Type</>: <value>text/html</>\n\n&lt;p&gt;\n<elided>…</>\n"
        );
    }

    #[test]
    fn json_shows_keys_strings_numbers_and_literals() {
        for (text, expected) in [
            (
                "[{\"a\\\"b\" : \"c\"}]",
                "<punct>[{</><key>&quot;a\\&quot;b&quot;</> <punct>:</> \
                 <string>&quot;c&quot;</><punct>}]</>",
            ),
            (
                "[-1.5e3, true, nil]",
                "<punct>[</><number>-1.5e3</><punct>,</> <literal>true</><punct>,</> nil\
                 <punct>]</>",
            ),
            ("\"open\n1", "<string>&quot;open</>\n<number>1</>"),
            ("{\n…\n}", "<punct>{</>\n<elided>…</>\n<punct>}</>"),
        ] {
            assert_eq!(with(json, text), expected, "{text}");
        }
    }

    #[test]
    fn a_command_shows_its_name_options_strings_and_comments() {
        for (text, expected) in [
            (
                "$ curl -i 'https://example.com/#x' # look",
                "<punct>$</> <name>curl</> <key>-i</> \
                 <string>'https://example.com/#x'</> <comment># look</>",
            ),
            (
                "A=1 cat \"$b\" | wc \\\n  -c > $OUT",
                "A=1 <name>cat</> <string>&quot;$b&quot;</> <punct>|</> <name>wc</> \\\n  \
                 <key>-c</> <punct>&gt;</> <literal>$OUT</>",
            ),
            ("don't ${x", "<name>don</>'t ${x"),
            ("a\nb", "<name>a</>\n<name>b</>"),
        ] {
            assert_eq!(with(shell, text), expected, "{text}");
        }
    }

    #[test]
    fn what_never_ends_takes_no_time() {
        for piece in ["\"", "'", "${", "$", "\\", "\"\\\"", "{", "…", "\" "] {
            let text = piece.repeat(200_000 / piece.len());
            for highlight in [json, shell] {
                let mut out = String::new();
                highlight(&text, &mut out);
                assert!(out.len() >= text.len(), "{piece}");
            }
        }
    }

    proptest! {
        #[test]
        fn every_byte_comes_out_once(text in "[\\PC\n]*|([a{\\[\"'$#|…:\\\\ \n-]|true|1)*") {
            for highlight in [json, shell] {
                let mut out = String::new();
                highlight(&text, &mut out);
                prop_assert_eq!(plain(&out), &text[..]);
            }
        }

        #[test]
        fn every_byte_of_a_message_comes_out_once(content in "[\\PC\n]*", json in any::<bool>()) {
            let media_type = if json { "application/json" } else { "message/http" };
            let text = format!("HTTP/1.1 200 OK\nContent-Type: {media_type}\n\n{content}");
            let mut out = String::new();
            highlight_message(&text, &message(&text), &mut out);
            prop_assert_eq!(plain(&out), text);
        }
    }
}
