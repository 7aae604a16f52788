//! Pages for the terminal: what a page of the site says, as wrapped text with styles.

mod margins;
mod prose;
mod table;

use std::fmt::Write as _;

use super::card::spec;
use super::words;
use crate::model::class::Class;
use crate::model::constants::constants;
use crate::model::facts::{Standing, Words as _};
use crate::model::guide::Guide;
use crate::model::site::Site;
use crate::model::status_page::{StatusPage, Use};
use crate::model::terminal::{BOLD, CYAN, FAINT, PLAIN, RED, Style, YELLOW, columns, wrap};

/// The columns of the names in an answer box.
const NAMES: usize = 17;

/// The page about a code.
#[must_use]
pub fn status_page(site: &Site, page: &StatusPage, width: usize) -> String {
    let class = page.code.value.class();
    let title = site.class_page(class).map_or(class.title(), |page| &page.title);
    let mut text = head(&page.code.value.to_string(), &page.phrase.value, title, width);
    if page.standing.value != Standing::Registered {
        text += &wrap(&[(YELLOW, words::standing(page.standing.value))], width, "", "");
    }
    text += &wrap(&[(PLAIN, &page.summary.value)], width, "", "");
    text.push('\n');
    text += &answers(page, width);
    add(&mut text, &origins(page, width));
    add(&mut text, &prose::text(&page.prose, site, &page.path, width));
    add(&mut text, &headers(page, width));
    add(&mut text, &names(page, width));
    add(&mut text, &uses(page, width));
    add(&mut text, &related(site, page, width));
    let guides = site.guides_about(page.code.value);
    let guides = guides.map(|guide| (guide.title.value.as_str(), guide.summary.value.as_str()));
    add(&mut text, &section("Guides", &list(guides, width)));
    text
}

/// The page of a class; also of one that has no introduction.
#[must_use]
pub fn class_page(site: &Site, class: Class, width: usize) -> String {
    let page = site.class_page(class);
    let title = page.map_or(class.title(), |page| &page.title);
    let mut text = head(class.name(), title, "", width);
    if let Some(page) = page {
        text += &wrap(&[(PLAIN, &page.summary.value)], width, "", "");
        text.push('\n');
        text += &answer("Promise", "", &page.promise, width);
        text += &answer("An unknown one", "", &page.unknown, width);
    }
    let codes = site.class_codes(class).iter().map(|page| {
        let name = format!("{} {}", page.code.value, page.phrase.value);
        (name, page.summary.value.as_str())
    });
    let codes: Vec<_> = codes.collect();
    let codes = codes.iter().map(|(name, summary)| (name.as_str(), *summary));
    add(&mut text, &section("Codes", &list(codes, width)));
    if let Some(page) = page {
        add(&mut text, &prose::text(&page.prose, site, &page.path, width));
    }
    text
}

/// The page of a guide.
#[must_use]
pub fn guide_page(site: &Site, guide: &Guide, width: usize) -> String {
    let mut text = head("", &guide.title.value, "Guide", width);
    text += &wrap(&[(PLAIN, &guide.summary.value)], width, "", "");
    let pages = guide.codes.iter().filter_map(|code| site.status_page(code.value));
    let mut table = table::Table::default();
    for cells in [["Code", "Who acts", "Retry", "Cache"].map(str::to_owned)]
        .into_iter()
        .chain(pages.map(compared))
    {
        table.start_row();
        for cell in cells {
            table.add(vec![(PLAIN, cell)]);
        }
    }
    add(&mut text, &table.text(width));
    add(&mut text, &prose::text(&guide.prose, site, &guide.path, width));
    text
}

/// Earlier phrases and specifications.
fn origins(page: &StatusPage, width: usize) -> String {
    let former = page.formerly.iter().map(|former| {
        let former = format!("Formerly {} ({})", former.phrase.value, former.spec);
        wrap(&[(PLAIN, &former)], width, "", "  ")
    });
    let specs = page.specs.iter().map(spec).map(|(name, address)| {
        wrap(&[(PLAIN, &name), (FAINT, " "), (FAINT, &address)], width, "", "  ")
    });
    former.chain(specs).collect()
}

fn compared(page: &StatusPage) -> [String; 4] {
    [
        format!("{} {}", page.code.value, page.phrase.value),
        words::actor(page.actor).to_owned(),
        words::retry(page.retry).to_owned(),
        words::cache(page.cache.value).to_owned(),
    ]
}

/// Adds a part, with an empty line before it; nothing if there is none.
fn add(text: &mut String, part: &str) {
    if !part.is_empty() {
        text.push('\n');
        text.push_str(part);
    }
}

fn section(title: &str, body: &str) -> String {
    if body.is_empty() {
        String::new()
    } else {
        format!("{}\n\n{body}", BOLD.paint(&format!("## {title}")))
    }
}

/// The first line: the code, its name, and at the right what kind of page it is.
fn head(code: &str, name: &str, kind: &str, width: usize) -> String {
    let gap = if code.is_empty() { "" } else { " " };
    let spans = [(RED, code), (PLAIN, gap), (BOLD, name)];
    let free = width.saturating_sub(columns(code) + gap.len() + columns(name) + columns(kind));
    if kind.is_empty() || free < 3 {
        return wrap(&spans, width, "", "");
    }
    let line = wrap(&spans, usize::MAX, "", "");
    format!("{}{}{}\n", line.trim_end(), " ".repeat(free), FAINT.paint(kind))
}

/// The answer box.
fn answers(page: &StatusPage, width: usize) -> String {
    let note = |note: &Option<String>| note.clone().unwrap_or_default();
    let (retry, cache) = (note(&page.retry_note), note(&page.cache_note));
    let rows = [
        ("Who acts", words::actor(page.actor), ""),
        ("If you receive it", "", page.caller.as_str()),
        ("If you send it", "", page.server.as_str()),
        ("Retry", words::retry(page.retry), retry.as_str()),
        ("Cache", words::cache(page.cache.value), cache.as_str()),
        ("Content", words::body(page.body), ""),
    ];
    rows.iter().map(|(name, word, note)| answer(name, word, note, width)).collect()
}

/// A name and beside it an answer: a word and a note.
fn answer(name: &str, word: &str, note: &str, width: usize) -> String {
    let gap = if word.is_empty() || note.is_empty() { "" } else { ". " };
    let mut spans = vec![(BOLD, word), (PLAIN, gap)];
    spans.extend(coded(note));
    let first = format!("  {name}{} ", " ".repeat(NAMES.saturating_sub(name.len())));
    let rest = " ".repeat(first.len());
    // On a narrow terminal the answer stands below its name.
    if width < 2 * rest.len() + 12 {
        return format!("  {}\n{}", CYAN.paint(name), wrap(&spans, width, "    ", "    "));
    }
    let lines = wrap(&spans, width, &first, &rest);
    lines.replacen(&first, &first.replace(name, &CYAN.paint(name)), 1)
}

/// A note with what stands between backticks as code.
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

fn headers(page: &StatusPage, width: usize) -> String {
    let rows = page.headers.iter().map(|header| {
        let name =
            format!("{} ({}, {})", header.name.value, header.carrier.name(), header.need.name());
        (name, header.note.as_deref().unwrap_or(""))
    });
    let rows: Vec<_> = rows.collect();
    section("Header fields", &list(rows.iter().map(|(name, note)| (name.as_str(), *note)), width))
}

fn names(page: &StatusPage, width: usize) -> String {
    let rows = constants(page.code.value);
    let longest = rows.iter().map(|row| words::platform(row.platform).len()).max().unwrap_or(0);
    let mut text = String::new();
    for row in rows {
        let platform = words::platform(row.platform);
        let first = format!("  {platform}{}  ", " ".repeat(longest - platform.len()));
        let rest = " ".repeat(first.len());
        let spans = [(CYAN, row.name), (PLAIN, " "), (FAINT, row.origin)];
        let _ = write!(text, "{}", wrap(&spans, width, &first, &rest));
    }
    section("What your platform calls it", &text)
}

fn uses(page: &StatusPage, width: usize) -> String {
    let row = |vendor_use: &Use| {
        let head = format!("{}, {}", vendor_use.vendor, vendor_use.name);
        let sent = words::sent(vendor_use.sent);
        let known = words::confidence(vendor_use.confidence);
        let note = format!("{}. {sent}. {known}: ", vendor_use.meaning);
        let mut spans = vec![(BOLD, head.as_str()), (PLAIN, ": ")];
        spans.extend(coded(&note));
        spans.push((FAINT, &vendor_use.source.value));
        wrap(&spans, width, "- ", "  ")
    };
    section("What vendors mean by it", &page.uses.iter().map(row).collect::<String>())
}

fn related(site: &Site, page: &StatusPage, width: usize) -> String {
    let rows = page.related.iter().map(|related| {
        let phrase = site.status_page(related.code.value).map(|page| page.phrase.value.as_str());
        (format!("{} {}", related.code.value, phrase.unwrap_or("")), related.why.as_str())
    });
    let rows: Vec<_> = rows.collect();
    section("Related codes", &list(rows.iter().map(|(name, why)| (name.trim(), *why)), width))
}

/// A line or more for each name and what is said of it.
fn list<'text>(rows: impl Iterator<Item = (&'text str, &'text str)>, width: usize) -> String {
    let row = |(name, about): (&'text str, &'text str)| {
        let mut spans = vec![(BOLD, name)];
        if !about.is_empty() {
            spans.push((PLAIN, ": "));
            spans.extend(coded(about));
        }
        wrap(&spans, width, "- ", "  ")
    };
    rows.map(row).collect()
}
