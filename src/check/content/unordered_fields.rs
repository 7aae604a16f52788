//! Fields that are in another order than on every other page.

use crate::model::diagnostic::{Diagnostics, Edit, Rule, Severity};
use crate::model::page_source::{FrontMatter, PageSource};
use crate::model::site::Site;

pub const RULE: Rule = Rule::warning(
    "unordered-fields",
    "Whoever knows one page finds a field of another without looking for it.",
)
.shown(
    "
//- content/guides/404-or-410.md
---
title: 404 or 410?
# The short answer.
summary: 410 if it is known to be permanently gone.
reviewed: 2026-11-20
codes: []
^^^^^ warning: `codes` comes after `reviewed`
help: the order is `title`, `summary`, `codes`, `keywords`, `reviewed`, `extra`, `draft`
---
",
    "
//- content/guides/404-or-410.md
---
title: 404 or 410?
# The short answer.
summary: 410 if it is known to be permanently gone.
codes: []
reviewed: 2026-11-20
---
",
)
.fixable()
.by_default(Severity::Off);

pub fn check(site: &Site, diagnostics: &mut Diagnostics) {
    for (_, source) in site.sources() {
        if let Some(front_matter) = source.front_matter.as_ref().filter(|read| read.is_complete) {
            check_order(source, front_matter, diagnostics);
        }
    }
}

/// Reports the first field that comes after one which it should come before.
fn check_order(source: &PageSource, front_matter: &FrontMatter, diagnostics: &mut Diagnostics) {
    let order = |name: &str| front_matter.known_fields.iter().position(|field| field.name == name);
    let mut last = 0;
    for (key, _) in front_matter.entries() {
        let Some(position) = order(&key.value) else { continue };
        if position >= last {
            last = position;
            continue;
        }
        let names: Vec<_> = front_matter.known_fields.iter().map(|field| field.name).collect();
        let message = format!("`{}` comes after `{}`", key.value, names[last]);
        let fault = diagnostics.add(&RULE, &key.place, message);
        fault.edits.extend(in_order(source, front_matter));
        fault.help(format!("the order is `{}`", names.join("`, `")));
        return;
    }
}

/// The fields in their order, each with the comment lines directly above it. `None` if there is an
/// unknown field, or one that does not start a line, or a block of text that the empty lines after
/// it are part of.
fn in_order(source: &PageSource, front_matter: &FrontMatter) -> Option<Edit> {
    let text = &*source.text;
    let order = |name: &str| front_matter.known_fields.iter().position(|field| field.name == name);
    let mapping = &front_matter.node.place;
    if text[mapping.start..].starts_with('{') {
        return None;
    }
    let mut blocks = Vec::new();
    let mut before = mapping.start;
    for (key, value) in front_matter.entries() {
        let line_start = text[..key.place.start].rfind('\n').map_or(0, |at| at + 1);
        let bare = text[line_start..key.place.start].trim_start_matches('\u{feff}');
        let header = text[key.place.end..].lines().next().unwrap_or("");
        let header = header.trim_start_matches([' ', '\t', ':']);
        if !bare.is_empty() || (header.starts_with(['|', '>']) && header.contains('+')) {
            return None;
        }
        blocks.push((order(&key.value)?, with_comments(text, before, key.place.start)));
        before = value.place.end.max(key.place.end);
    }
    let end = text[before..].find('\n').map_or(text.len(), |at| before + at);
    // An indented comment would become part of a block of text that comes before it then.
    let is_indented = |line: &str| line.starts_with([' ', '\t']) && line.contains('#');
    if text[end..source.body_start.max(end)].lines().any(is_indented) {
        return None;
    }
    let start = blocks.first()?.1;
    let ends: Vec<_> = blocks[1..].iter().map(|(_, start)| *start).chain([end]).collect();
    let mut blocks: Vec<_> = blocks
        .into_iter()
        .zip(ends)
        .map(|((position, start), end)| (position, text[start..end].trim_end_matches(['\n', '\r'])))
        .collect();
    blocks.sort_by_key(|(position, _)| *position);
    let blocks: Vec<_> = blocks.into_iter().map(|(_, block)| block).collect();
    let place = mapping.at(start, start + text[start..end].trim_end().len());
    Some(Edit::new(&place, blocks.join("\n").replace("\r\n", "\n").trim_end()))
}

/// Where the lines of a key start: at the comment directly above it, but after the entry before.
fn with_comments(text: &str, before: usize, key: usize) -> usize {
    let mut start = key;
    while let Some(line) = text[before.min(start)..start].strip_suffix('\n') {
        let line_start = line.rfind('\n').map(|at| before + at + 1);
        let Some(line_start) = line_start else { break };
        // With indentation it would become part of a block of text that it comes after.
        if !text[line_start..start].starts_with('#') {
            break;
        }
        start = line_start;
    }
    start
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::RULE;
    use crate::fixture::{check, front_matter, one_file};

    #[test]
    fn fields_are_in_one_order() {
        check(
            &RULE,
            "
//- content/guides/x.md
---
codes: []
title: T
^^^^^ warning: `title` comes after `codes`
summary: S
reviewed: 2026-11-20
---
//- content/site.yaml
tagline: One
title: Two
^^^^^ warning: `title` comes after `tagline`
",
        );
    }

    /// What follows the colon of a field, with comments and empty lines after it.
    const VALUE: &str = "( T|: x| [1, \n 2]|\n- 1\n- 2|\n  - 1|( \\||\\|[+-]| >| >\\+)\n  a\n\n  b|\
                         \x20\"a\n  b\"|)( # c)?\n( \n|\n|# c\n|  # c\n){0,2}";

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

        #[test]
        fn the_fix_changes_the_order_and_nothing_else(
            names in Just(["title", "summary", "codes", "keywords", "reviewed"]).prop_shuffle(),
            values in prop::collection::vec(VALUE, 5),
        ) {
            let lines: Vec<_> =
                names.iter().zip(&values).map(|(name, value)| format!("{name}:{value}")).collect();
            let text = format!("---\n{}---\n", lines.concat());
            let mut sources = one_file("content/guides/x.md", text.clone());
            let before = front_matter(&sources);
            crate::fix(&mut sources);
            prop_assert_eq!(front_matter(&sources), before, "{:?}", text);
        }
    }
}
