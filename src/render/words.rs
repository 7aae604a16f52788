//! The labels of the words of front matter, and what writes labels and notes as HTML.

use super::html::escape;
use crate::model::facts::{
    Actor, Body, Cache, Carrier, Column, Confidence, Need, Platform, Retry, Sent, Standing,
};
use crate::model::labels::{Labels, fill};

/// What the registry says of a code, as a sentence.
pub fn standing(standing: Standing, labels: &Labels) -> &str {
    match standing {
        Standing::Registered => &labels.standing.registered,
        Standing::Temporary => &labels.standing.temporary,
        Standing::Deprecated => &labels.standing.deprecated,
        Standing::Reserved => &labels.standing.reserved,
        Standing::Obsoleted => &labels.standing.obsoleted,
        Standing::Unofficial => &labels.standing.unofficial,
    }
}

/// The same in a word.
pub fn badge(standing: Standing, labels: &Labels) -> &str {
    match standing {
        Standing::Registered => &labels.badge.registered,
        Standing::Temporary => &labels.badge.temporary,
        Standing::Deprecated => &labels.badge.deprecated,
        Standing::Reserved => &labels.badge.reserved,
        Standing::Obsoleted => &labels.badge.obsoleted,
        Standing::Unofficial => &labels.badge.unofficial,
    }
}

pub fn actor(actor: Actor, labels: &Labels) -> &str {
    match actor {
        Actor::Caller => &labels.actor.caller,
        Actor::Server => &labels.actor.server,
        Actor::Either => &labels.actor.either,
        Actor::Nobody => &labels.actor.nobody,
    }
}

pub fn retry(retry: Retry, labels: &Labels) -> &str {
    match retry {
        Retry::Never => &labels.retry.never,
        Retry::AfterChange => &labels.retry.after_change,
        Retry::IdempotentOnly => &labels.retry.idempotent_only,
        Retry::AfterDelay => &labels.retry.after_delay,
        Retry::Elsewhere => &labels.retry.elsewhere,
        Retry::NotApplicable => &labels.retry.not_applicable,
    }
}

pub fn cache(cache: Cache, labels: &Labels) -> &str {
    match cache {
        Cache::Heuristic => &labels.cache.heuristic,
        Cache::Explicit => &labels.cache.explicit,
        Cache::Never => &labels.cache.never,
        Cache::NotApplicable => &labels.cache.not_applicable,
    }
}

pub fn body(body: Body, labels: &Labels) -> &str {
    match body {
        Body::Expected => &labels.body.expected,
        Body::Optional => &labels.body.optional,
        Body::Forbidden => &labels.body.forbidden,
    }
}

pub fn carrier(carrier: Carrier, labels: &Labels) -> &str {
    match carrier {
        Carrier::Request => &labels.carrier.request,
        Carrier::Response => &labels.carrier.response,
    }
}

pub fn need(need: Need, labels: &Labels) -> &str {
    match need {
        Need::Must => &labels.need.must,
        Need::Should => &labels.need.should,
        Need::May => &labels.need.may,
    }
}

pub fn sent(sent: Sent, labels: &Labels) -> &str {
    match sent {
        Sent::Wire => &labels.sent.wire,
        Sent::Log => &labels.sent.log,
    }
}

pub fn confidence(confidence: Confidence, labels: &Labels) -> &str {
    match confidence {
        Confidence::Primary => &labels.confidence.primary,
        Confidence::Secondary => &labels.confidence.secondary,
        Confidence::Unconfirmed => &labels.confidence.unconfirmed,
    }
}

/// The heading of a column of a table that the build draws.
pub fn column(column: Column, labels: &Labels) -> &str {
    match column {
        Column::Phrase => &labels.fact.phrase,
        Column::Summary => &labels.fact.meaning,
        Column::Standing => &labels.fact.registration,
        Column::Actor => &labels.fact.actor,
        Column::Retry => &labels.fact.retry,
        Column::RetryNote => &labels.fact.retry_note,
        Column::Cache => &labels.fact.cache,
        Column::CacheNote => &labels.fact.cache_note,
        Column::Body => &labels.fact.body,
        Column::Headers => &labels.fact.headers,
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

/// A label as HTML: escaped, with the HTML of each value filled in, and a link for
/// `[text]({name})`, to the address that is the value of that name.
pub fn label_html(label: &str, values: &[(&str, &str)]) -> String {
    let mut html = String::with_capacity(label.len() + 64);
    let mut rest = label;
    while let Some((before, text, name, after)) = link(rest) {
        filled(before, values, &mut html);
        html.push_str("<a href=\"");
        html.push_str(value(name, values).unwrap_or("#"));
        html.push_str("\">");
        filled(text, values, &mut html);
        html.push_str("</a>");
        rest = after;
    }
    filled(rest, values, &mut html);
    html
}

/// The text before the first link of a label, the link's text and name, and the text after it.
fn link(label: &str) -> Option<(&str, &str, &str, &str)> {
    let (left, right) = label.split_once("]({")?;
    let (before, text) = left.rsplit_once('[')?;
    let (name, after) = right.split_once("})")?;
    Some((before, text, name, after))
}

fn filled(label: &str, values: &[(&str, &str)], html: &mut String) {
    let mut text = String::with_capacity(label.len());
    escape(label, &mut text);
    html.push_str(&fill(&text, values));
}

fn value<'value>(name: &str, values: &[(&str, &'value str)]) -> Option<&'value str> {
    values.iter().find(|(known, _)| *known == name).map(|(_, value)| *value)
}

/// The text before the first pair of backticks, in it, and after it.
pub fn code_span(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('`')?;
    let (code, after) = rest.split_once('`')?;
    Some((before, code, after))
}

#[cfg(test)]
mod tests {
    use super::{label_html, note};

    #[test]
    fn a_label_has_values_and_links_and_nothing_else() {
        for (label, html) in [
            ("<b> {code} & {other}", "&lt;b&gt; <i>4</i> &amp; {other}"),
            ("See [page {code}]({page}), [x].", "See <a href=\"../\">page <i>4</i></a>, [x]."),
            ("[a]({page})[b]({page})", "<a href=\"../\">a</a><a href=\"../\">b</a>"),
        ] {
            assert_eq!(label_html(label, &[("code", "<i>4</i>"), ("page", "../")]), html);
        }
    }

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
