//! Pages for the terminal: what a page of the site says, as wrapped text with styles.

mod prose;

use super::card::spec;
use super::words;
use crate::model::class::Class;
use crate::model::facts::{Standing, Words as _};
use crate::model::guide::Guide;
use crate::model::site::Site;
use crate::model::status_page::{StatusPage, Use};
use crate::model::terminal::{BOLD, CYAN, FAINT, PLAIN, RED, Style, YELLOW, wrap};

/// The page about a code, in lines of at most `width` columns; addresses and code may be wider.
#[must_use]
pub fn status_page(site: &Site, page: &StatusPage, width: usize) -> String {
    let code = page.code.value;
    let mut head = head(&code.to_string(), &page.phrase.value, title(site, code.class()), width);
    if page.standing.value != Standing::Registered {
        head += &wrap(&[(YELLOW, words::standing(page.standing.value))], width, "", "");
    }
    let headers = page.headers.iter().map(|header| {
        let (carrier, need) = (header.carrier.name(), header.need.name());
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
    joined(&[
        head + &wrap(&[(PLAIN, &page.summary.value)], width, "", ""),
        list("", answers(page), width),
        list("", origins(page), width),
        prose::text(&page.prose, site, &page.path, width),
        list("Header fields", headers, width),
        list("What your platform calls it", constants, width),
        list("What vendors mean by it", page.uses.iter().map(vendor_use), width),
        list("Related codes", related, width),
        list("Guides", guides, width),
    ])
}

/// The page of a class, which may have no introduction.
#[must_use]
pub fn class_page(site: &Site, class: Class, width: usize) -> String {
    let head = head(class.name(), title(site, class), "", width);
    let codes = site.class_codes(class).iter().map(|page| (name(page), page.summary.value.clone()));
    let codes = list("Codes", codes, width);
    let Some(page) = site.class_page(class) else { return joined(&[head, codes]) };
    let answers = [("Promise", &page.promise), ("An unknown one", &page.unknown)].into_iter();
    let answers = answers.filter_map(|(name, said)| Some((name.to_owned(), said.clone()?)));
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
    let pages = guide.codes.iter().filter_map(|code| site.status_page(code.value));
    let codes = pages.map(|page| {
        let actor = page.actor.map(|actor| format!("{} acts.", words::actor(actor)));
        let retry = page.retry.map(|retry| format!("Retry: {}.", words::retry(retry)));
        let cache = page.cache().map(|cache| format!("Cache: {}.", words::cache(cache)));
        let said: Vec<_> = [actor, retry, cache].into_iter().flatten().collect();
        (name(page), said.join(" "))
    });
    joined(&[
        head("", &guide.title.value, "Guide", width)
            + &wrap(&[(PLAIN, &guide.summary.value)], width, "", ""),
        list("", codes, width),
        prose::text(&guide.prose, site, &guide.path, width),
    ])
}

fn name(page: &StatusPage) -> String {
    format!("{} {}", page.code.value, page.phrase.value)
}

fn title(site: &Site, class: Class) -> &str {
    site.class_page(class).map_or(class.title(), |page| &page.title)
}

/// The first line: the code, its name and what kind of page it is.
fn head(code: &str, name: &str, kind: &str, width: usize) -> String {
    let kind = if kind.is_empty() { String::new() } else { format!("({kind})") };
    wrap(&[(RED, code), (PLAIN, " "), (BOLD, name), (PLAIN, " "), (FAINT, &kind)], width, "", "")
}

/// The answer box: questions and answers.
fn answers(page: &StatusPage) -> impl Iterator<Item = (String, String)> {
    let answer = |word: Option<&str>, note: &Option<String>| match (word, note) {
        (Some(word), Some(note)) => Some(format!("{word}. {note}")),
        (word, note) => word.map(str::to_owned).or_else(|| note.clone()),
    };
    let rows = [
        ("Who acts", page.actor.map(|actor| words::actor(actor).to_owned())),
        ("If you receive it", page.caller.clone()),
        ("If you send it", page.server.clone()),
        ("Retry", answer(page.retry.map(words::retry), &page.retry_note)),
        ("Cache", answer(page.cache().map(words::cache), &page.cache_note)),
        ("Content", page.body.map(|body| words::body(body).to_owned())),
        ("Differs from the specification", page.deviates.clone()),
    ];
    rows.into_iter().filter_map(|(name, answer)| Some((name.to_owned(), answer?)))
}

/// Earlier phrases and specifications.
fn origins(page: &StatusPage) -> impl Iterator<Item = (String, String)> {
    let former = page.formerly.iter();
    let former = former.map(|it| (format!("Formerly {}", it.phrase.value), it.spec.clone()));
    former.chain(page.specs.iter().map(spec))
}

fn vendor_use(it: &Use) -> (String, String) {
    let (sent, known) = (words::sent(it.sent), words::confidence(it.confidence));
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
