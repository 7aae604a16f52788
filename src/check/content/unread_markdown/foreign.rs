//! What other programs leave in a text, or would put into it.

use super::typed::Typed;
use crate::model::diagnostic::Finding;
use crate::model::prose::Prose;

/// What chat programs write around the sources of an answer.
const LEFTOVERS: [&str; 4] = [":contentReference[oaicite:", "\u{3010}", "citeturn", "\u{e200}cite"];

const LEFTOVER: (&str, &str) = ("this is a leftover of a chat program", "delete it");

/// What is wrong in a text, in its bytes.
pub fn faults(text: Typed<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for mark in LEFTOVERS {
        for (start, _) in text.text.match_indices(mark).filter(|(at, _)| text.is_shown(*at)) {
            if let Some(length) = leftover(&text.text[start..], mark) {
                let (message, help) = LEFTOVER;
                findings.push(Finding::new(start..start + length, message, help));
            }
        }
    }
    for (start, _) in text.text.match_indices("--8<--").filter(|(at, _)| text.is_shown(*at)) {
        let line = text.line(start);
        let end = line.start + line.raw.trim_end().len();
        let help = "write the text of that file in its place";
        findings.push(Finding::new(start..end, "nothing is included here", help));
    }
    findings
}

/// How long the leftover is that starts with a mark.
fn leftover(text: &str, mark: &str) -> Option<usize> {
    let line = text.lines().next().unwrap_or("");
    let is_private = |next: char| ('\u{e200}'..'\u{e300}').contains(&next);
    match mark {
        ":contentReference[oaicite:" => {
            let end = line.find(']')? + 1;
            let more = line[end..].strip_prefix('{').and_then(|rest| rest.find('}'));
            Some(end + more.map_or(0, |more| more + 2))
        }
        "\u{3010}" => {
            let end = line.find('\u{3011}')?;
            let inner = &line[mark.len()..end];
            let is_source = inner.starts_with(|next: char| next.is_ascii_digit());
            (is_source && inner.contains('\u{2020}')).then_some(end + "\u{3011}".len())
        }
        _ => {
            let is_end = |next: char| !(next.is_ascii_alphanumeric() || is_private(next));
            let end = line.find(is_end).unwrap_or(line.len());
            line[..end].contains("turn").then_some(end)
        }
    }
}

/// Links that other programs write in a way of their own, in bytes of the file of that text.
pub fn links<'a>(prose: &'a Prose, text: &'a str) -> impl Iterator<Item = Finding> + 'a {
    prose.links().filter_map(|link| {
        let place = &link.target.place;
        let before = text.get(..place.start)?;
        if link.text.starts_with("oai_citation:") {
            let start = before.rfind("[oai_citation:")?;
            let end = place.end + text[place.end..].find(')')? + 1;
            return Some(Finding::new(start..end, LEFTOVER.0, LEFTOVER.1));
        }
        // `<https://example.org/|words>` of Slack.
        let (url, words) = link.target.value.split_once('|')?;
        let is_whole = before.ends_with('<') && text[place.end..].starts_with('>');
        (is_whole && link.text == link.target.value).then(|| {
            let help = format!("write `[{words}]({url})`");
            Finding::new(
                place.start - 1..place.end + 1,
                "this address holds the words of the link, too",
                help,
            )
        })
    })
}

#[cfg(test)]
mod tests;
