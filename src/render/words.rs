//! The words on the pages for the words of front matter, and what writes them as HTML.

use super::html::escape;
use crate::model::facts::{
    Actor, Body, Cache, Column, Confidence, Platform, Retry, Sent, Standing,
};

/// What the registry says of a code, as a sentence.
pub fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Registered => "Registered with IANA.",
        Standing::Temporary => "Registered with IANA for a limited time.",
        Standing::Deprecated => "In IANA’s registry; its specification says not to use it.",
        Standing::Reserved => "In IANA’s registry as “(Unused)”: kept out of use.",
        Standing::Obsoleted => "In IANA’s registry, marked “(OBSOLETED)”.",
        Standing::Unofficial => "Not in IANA’s registry: it means what its vendors say.",
    }
}

pub fn actor(actor: Actor) -> &'static str {
    match actor {
        Actor::Caller => "The caller",
        Actor::Server => "The server’s owner",
        Actor::Either => "Caller or server",
        Actor::Nobody => "Nobody",
    }
}

pub fn retry(retry: Retry) -> &'static str {
    match retry {
        Retry::Never => "No",
        Retry::AfterChange => "After a change",
        Retry::IdempotentOnly => "If idempotent",
        Retry::AfterDelay => "After a delay",
        Retry::Elsewhere => "Elsewhere",
        Retry::NotApplicable => "Not applicable",
    }
}

pub fn cache(cache: Cache) -> &'static str {
    match cache {
        Cache::Heuristic => "By default",
        Cache::Explicit => "If told to",
        Cache::Never => "Never",
        Cache::NotApplicable => "Not applicable",
    }
}

pub fn body(body: Body) -> &'static str {
    match body {
        Body::Expected => "Expected",
        Body::Optional => "Optional",
        Body::Forbidden => "None allowed",
    }
}

pub fn sent(sent: Sent) -> &'static str {
    match sent {
        Sent::Wire => "In responses",
        Sent::Log => "Never sent: in logs, or inside the server",
    }
}

pub fn confidence(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Primary => "Documented by the vendor",
        Confidence::Secondary => "Reported by others",
        Confidence::Unconfirmed => "Unconfirmed",
    }
}

/// The heading of a column of a table that the build draws.
pub fn column(column: Column) -> &'static str {
    match column {
        Column::Phrase => "Phrase",
        Column::Summary => "Meaning",
        Column::Standing => "Registration",
        Column::Actor => "Who acts",
        Column::Retry => "Retry",
        Column::RetryNote => "How to retry",
        Column::Cache => "Cache",
        Column::CacheNote => "How it is cached",
        Column::Body => "Content",
        Column::Headers => "Fields",
    }
}

/// What readers call a platform.
pub fn platform(platform: Platform) -> &'static str {
    match platform {
        Platform::Dotnet => ".NET",
        Platform::Go => "Go",
        Platform::Java => "Java",
        Platform::Node => "Node.js",
        Platform::Php => "PHP",
        Platform::Python => "Python",
        Platform::Ruby => "Ruby",
        Platform::Rust => "Rust",
    }
}

/// A note of front matter as HTML: escaped, with what is between backticks as code.
pub fn note(text: &str) -> String {
    let mut html = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some((before, code, after)) = code_span(rest) {
        escape(before, &mut html);
        html.push_str("<code>");
        escape(code, &mut html);
        html.push_str("</code>");
        rest = after;
    }
    escape(rest, &mut html);
    html
}

/// The text before the first pair of backticks, in it, and after it.
pub fn code_span(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('`')?;
    let (code, after) = rest.split_once('`')?;
    Some((before, code, after))
}

#[cfg(test)]
mod tests {
    use super::note;

    #[test]
    fn a_note_has_code_spans_and_nothing_else() {
        for (text, html) in [
            ("Wait for `Retry-After`.", "Wait for <code>Retry-After</code>."),
            ("`a<b` & `c", "<code>a&lt;b</code> &amp; `c"),
            ("*x* [y](z) <b>", "*x* [y](z) &lt;b&gt;"),
            ("", ""),
        ] {
            assert_eq!(note(text), html);
        }
    }
}
