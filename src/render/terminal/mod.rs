//! Pages for the terminal: what a page of the site says, as wrapped text with styles.

mod prose;

use super::card::spec;
use super::words;
use crate::model::api_error::ApiError;
use crate::model::class::Class;
use crate::model::facts::Standing;
use crate::model::guide::Guide;
use crate::model::labels::{Labels, fill};
use crate::model::plain_page::PlainPage;
use crate::model::site::Site;
use crate::model::status_page::{StatusPage, Use};
use crate::model::terminal::{BOLD, CYAN, FAINT, PLAIN, RED, Style, YELLOW, wrap};

/// The page about a code, in lines of at most `width` columns; addresses and code may be wider.
#[must_use]
pub fn status_page(site: &Site, page: &StatusPage, width: usize) -> String {
    let (code, labels) = (page.code.value, &site.labels);
    let class = site.class_title(code.class());
    let mut head = head(&code.to_string(), &page.phrase.value, class, width);
    if let Some(standing) = page.shown_standing().filter(|it| *it != Standing::Registered) {
        head += &wrap(&[(YELLOW, words::standing(standing, labels))], width, "", "");
    }
    let errors = page.errors.iter().map(|error| {
        let said = [&error.when, &error.remedy].into_iter().flatten();
        let said: Vec<_> = said.map(|said| said.trim_end_matches('.')).collect();
        (error.name.value.clone(), said.join(". "))
    });
    let headers = page.headers.iter().map(|header| {
        let carrier = words::carrier(header.carrier, labels);
        let need = words::need(header.need, labels);
        let name = format!("{} ({carrier}, {need})", header.name.value);
        (name, header.note.clone().unwrap_or_default())
    });
    let constants = site.constants(code).iter().map(|constant| {
        let platform = words::platform(constant.platform).to_owned();
        (platform, format!("`{}` ({})", constant.name, constant.origin))
    });
    let related = page.related.iter().map(|related| {
        let phrase = site.status_page(related.code.value).map(|page| page.phrase.value.as_str());
        (format!("{} {}", related.code.value, phrase.unwrap_or("")), related.why.clone())
    });
    let guides = site.guides_about(code);
    let guides = guides.map(|guide| (guide.title.value.clone(), guide.summary.value.clone()));
    let own = &labels.status_page;
    joined(&[
        head + &wrap(&[(PLAIN, &page.summary.value)], width, "", ""),
        list("", answers(page, labels), width),
        list("", origins(page, labels), width),
        prose::text(&page.prose, site, &page.path, width),
        list(&labels.errors_page.title, errors, width),
        list(&own.headers, headers, width),
        list(&own.constants, constants, width),
        list(&own.vendors, page.uses.iter().map(|it| vendor_use(it, labels)), width),
        list(&own.related, related, width),
        list(&labels.guides_page.title, guides, width),
    ])
}

/// An error that a page explains by name.
#[must_use]
pub fn error(site: &Site, page: &StatusPage, error: &ApiError, width: usize) -> String {
    let labels = &site.labels.errors_page;
    let rows = [(&labels.when, &error.when), (&labels.remedy, &error.remedy)].into_iter();
    let rows = rows.filter_map(|(name, said)| Some((name.to_string(), said.clone()?)));
    let code = page.code.value.to_string();
    let example = error.example.iter().flat_map(|example| example.value.lines());
    joined(&[
        head(&code, &error.name.value, &page.phrase.value, width),
        list("", rows, width),
        example.flat_map(|line| ["    ", line, "\n"]).collect(),
    ])
}

/// The page of a class, which may have no introduction.
#[must_use]
pub fn class_page(site: &Site, class: Class, width: usize) -> String {
    let labels = &site.labels.class_page;
    let head = head(class.label(), site.class_title(class), "", width);
    let codes = site.class_codes(class).iter().map(|page| (name(page), page.summary.value.clone()));
    let codes = list(&labels.codes, codes, width);
    let Some(page) = site.class_page(class) else { return joined(&[head, codes]) };
    let answers = [(&labels.promise, &page.promise), (&labels.unknown, &page.unknown)].into_iter();
    let answers = answers.filter_map(|(name, said)| Some((name.to_string(), said.clone()?)));
    joined(&[
        head + &wrap(&[(PLAIN, &page.summary.value)], width, "", ""),
        list("", answers, width),
        codes,
        prose::text(&page.prose, site, &page.path, width),
    ])
}

/// The page of a guide.
#[must_use]
pub fn guide_page(site: &Site, guide: &Guide, width: usize) -> String {
    let labels = &site.labels;
    let pages = guide.codes.iter().filter_map(|code| site.status_page(code.value));
    let codes = pages.map(|page| {
        let facts = [
            (&labels.fact.actor, page.actor.map(|actor| words::actor(actor, labels))),
            (&labels.fact.retry, page.retry.map(|retry| words::retry(retry, labels))),
            (&labels.fact.cache, page.cache().map(|cache| words::cache(cache, labels))),
        ];
        let said = facts.iter().filter_map(|(fact, word)| Some(format!("{fact}: {}", (*word)?)));
        (name(page), said.collect::<Vec<_>>().join("; "))
    });
    joined(&[
        head("", &guide.title.value, &labels.guide_page.name, width)
            + &wrap(&[(PLAIN, &guide.summary.value)], width, "", ""),
        list("", codes, width),
        prose::text(&guide.prose, site, &guide.path, width),
    ])
}

/// A page about no code.
#[must_use]
pub fn plain_page(site: &Site, page: &PlainPage, width: usize) -> String {
    joined(&[
        head("", &page.title.value, "", width)
            + &wrap(&[(PLAIN, &page.summary.value)], width, "", ""),
        prose::text(&page.prose, site, &page.path, width),
    ])
}

fn name(page: &StatusPage) -> String {
    format!("{} {}", page.code.value, page.phrase.value)
}

/// The first line: the code, its name and what kind of page it is.
fn head(code: &str, name: &str, kind: &str, width: usize) -> String {
    let kind = if kind.is_empty() { String::new() } else { format!("({kind})") };
    wrap(&[(RED, code), (PLAIN, " "), (BOLD, name), (PLAIN, " "), (FAINT, &kind)], width, "", "")
}

/// The answer box: questions and answers.
fn answers(page: &StatusPage, labels: &Labels) -> impl Iterator<Item = (String, String)> {
    let answer = |word: Option<&str>, note: &Option<String>| match (word, note) {
        (Some(word), Some(note)) => Some(format!("{word}. {note}")),
        (word, note) => word.map(str::to_owned).or_else(|| note.clone()),
    };
    let retry = page.retry.map(|retry| words::retry(retry, labels));
    let cache = page.cache().map(|cache| words::cache(cache, labels));
    let rows = [
        (&labels.fact.actor, page.actor.map(|actor| words::actor(actor, labels).to_owned())),
        (&labels.answer.received, page.caller.clone()),
        (&labels.answer.sending, page.server.clone()),
        (&labels.fact.retry, answer(retry, &page.retry_note)),
        (&labels.fact.cache, answer(cache, &page.cache_note)),
        (&labels.fact.body, page.body.map(|body| words::body(body, labels).to_owned())),
        (&labels.answer.deviates, page.deviates.clone()),
    ];
    rows.into_iter().filter_map(|(name, answer)| Some((name.to_string(), answer?)))
}

/// Earlier phrases and specifications.
fn origins(page: &StatusPage, labels: &Labels) -> impl Iterator<Item = (String, String)> {
    let former = page.formerly.iter();
    let former = former.map(|it| {
        let name = fill(&labels.terminal.formerly, &[("phrase", &it.phrase.value)]);
        (name, it.spec.clone())
    });
    former.chain(page.specs.iter().map(|it| spec(it, labels)))
}

fn vendor_use(it: &Use, labels: &Labels) -> (String, String) {
    let (sent, known) = (words::sent(it.sent, labels), words::confidence(it.confidence, labels));
    let about = format!("{}. {sent}. {known}: {}", it.meaning, it.source.value);
    (format!("{}, {}", it.vendor, it.name), about)
}

/// The parts that are not empty, with an empty line between them.
fn joined(parts: &[String]) -> String {
    let parts: Vec<_> = parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    parts.join("\n")
}

/// A heading, if it is not empty, and an item for each name and what is said of it; empty without
/// items.
fn list(title: &str, rows: impl Iterator<Item = (String, String)>, width: usize) -> String {
    let item = |(name, about): (String, String)| {
        let mut spans = vec![(BOLD, name.trim())];
        if !about.is_empty() {
            spans.push((PLAIN, ": "));
            spans.extend(coded(&about));
        }
        wrap(&spans, width, "- ", "  ")
    };
    let items: String = rows.map(item).collect();
    if title.is_empty() || items.is_empty() {
        return items;
    }
    format!("{}\n\n{items}", BOLD.paint(&format!("## {title}")))
}

/// A note with what is between backticks as code.
fn coded(note: &str) -> Vec<(Style, &str)> {
    let mut spans = Vec::new();
    let mut rest = note;
    while let Some((before, _, after)) = words::code_span(rest) {
        spans.push((PLAIN, before));
        spans.push((CYAN, &rest[before.len()..rest.len() - after.len()]));
        rest = after;
    }
    spans.push((PLAIN, rest));
    spans
}
