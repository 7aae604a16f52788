//! Where a fault of YAML is reported.

use super::INVALID_YAML;
use crate::fixture::{check, one_file, reported};
use crate::parse::RULES;

#[test]
fn a_syntax_error_is_reported_where_it_begins() {
    check(
        &INVALID_YAML,
        "
//- content/guides/colon.md
---
title: Grüße: hallo
            ^ error: this is not YAML: mapping values are not allowed in this context
            help: put a value that holds `: `, `#`, quotes or brackets in double quotes
---
//- content/guides/quote.md
---
title: \"one
       ^ error: the quote is never closed
       help: write the closing quote
summary: two
---
//- content/guides/quote-at-end.md
---
title: 'one
       ^ error: the quote is never closed
       help: write the closing quote
---
//- content/guides/trailing.md
---
title: \"one\" two
             ^ error: this is not YAML: invalid trailing content after double-quoted scalar
             help: put a value that holds `: `, `#`, quotes or brackets in double quotes
---
//- content/guides/bracket.md
---
codes: [404
       ^ error: `[` is never closed
       help: write the closing bracket
title: T
---
//- content/guides/brace.md
---
codes: [{ a: b, [c
       ^ error: `[` is never closed
       help: write the closing bracket
title: T
---
//- content/guides/bracket-at-end.md
---
codes: [404,
       ^ error: `[` is never closed
       help: write the closing bracket
---
",
    );
}

#[test]
fn a_line_without_a_colon_and_space_is_one_fault() {
    let bare = "a field has no `:`";
    for (yaml, place, fact) in [
        ("title:T?\nsummary: S\ncodes: []\n", "2:1", "a field has no `:` and space [t]"),
        ("title\nsummary: S\ncodes: []\n", "2:1", &format!("{bare} [t]")),
        ("title: T\nsummary:S\ncodes: []\n", "3:1", "a field has no `:` and space [s]"),
        ("title: T\ncodes:[]\nsummary: S\n", "3:1", "a field has no `:` and space [c]"),
        ("codes:\n- 404\nsummary:S\n", "4:1", "a field has no `:` and space [s]"),
    ] {
        let page = format!("---\n{yaml}---\n");
        assert_eq!(
            reported(RULES, &one_file("content/guides/x.md", page)),
            format!("content/guides/x.md:{place} invalid-yaml: {fact}\n"),
            "{yaml}"
        );
    }
    for (item, place) in [("code:410\n    why: gone", "3:5"), ("code: 410\n    why:gone", "4:5")] {
        let page = format!("---\nrelated:\n  - {item}\nretry: never\n---\n");
        let reported = reported(RULES, &one_file("content/404.md", page));
        let start = format!("content/404.md:{place} invalid-yaml: a field has no `:` and space [");
        assert!(reported.starts_with(&start) && reported.lines().count() == 1, "{reported}");
    }
}

#[test]
fn a_bracket_that_swallows_the_next_line_is_one_fault() {
    for (yaml, place) in [
        ("codes: [\nreviewed: 2026-11-20\n", "2:8: `[`"),
        ("codes: [404\nreviewed: 2026-11-20\n", "2:8: `[`"),
        ("codes: [404,\n\nkeywords: [a]\nreviewed: 2026-11-20\n", "2:8: `[`"),
        ("keywords: {a: b\ncodes: []\n", "2:11: `{`"),
        ("keywords: [{a: b,\ncodes: []\n", "2:11: `[`"),
        ("title: [T\n", "2:8: `[`"),
        ("title: {T\n", "2:8: `{`"),
        ("[title: T\nsummary: S\n", "2:1: `[`"),
        ("codes: []\nkeywords:\n  - [a\n  - b\ntitle: T\n", "4:5: `[`"),
        ("codes: []\nkeywords:\n  - { a: b, c: d\n  - b\ntitle: T\n", "4:5: `{`"),
    ] {
        let page = format!("---\n{yaml}---\n");
        let (place, bracket) = place.split_once(": ").expect("a place and a bracket");
        let name = &bracket[1..2];
        assert_eq!(
            reported(RULES, &one_file("content/guides/x.md", page)),
            format!(
                "content/guides/x.md:{place} invalid-yaml: {bracket} is never closed [{name}]\n"
            ),
            "{yaml}"
        );
    }
}

#[test]
fn a_comment_that_hides_what_follows_is_reported() {
    check(
        &INVALID_YAML,
        "
//- content/guides/comment.md
---
keywords: [a, b #c, d]
                ^ error: ` #` starts a comment, so `[` is never closed
                help: put the text that holds ` #` in double quotes
title: T
---
//- content/guides/brace-in-comment.md
---
keywords: [a, # not here
          ^ error: `[` is never closed
          help: write the closing bracket
title: T
---
//- content/guides/comment-in-text.md
---
summary: See issue #12 for
                   ^ error: ` #` starts a comment in the middle of a text
                   help: put the text in double quotes
  more.
---
",
    );
}

#[test]
fn what_is_not_yaml_is_reported_at_its_place() {
    check(
        &INVALID_YAML,
        "
//- content/guides/comma.md
---
codes: [404,, 405]
            ^ error: a value is missing here
            help: write one, or drop the comma
---
//- content/guides/start.md
---
title: @home
       ^ error: a value cannot start with `@` here
       help: put a value that holds `: `, `#`, quotes or brackets in double quotes
---
//- content/guides/directive.md
---
%YAML 1.2
^ error: a directive is not allowed here
help: drop the line
---
//- content/guides/below.md
---
title: T
summary: >-

It depends.
^^^^^^^^^^^ error: the text below `>-` is not indented
help: indent the text below `>-` by two spaces
And so on.
codes: []
---
//- content/guides/nothing.md
---
title: >
summary: S
---
//- content/guides/word.md
---
title: T
summary
^ error: a field has no `:`
help: write `name: value`
---
",
    );
}

#[test]
fn tabs_do_not_indent() {
    let text = "---\ntitle: T\n\tsummary: S\n---\n";
    let wanted = "content/guides/x.md:3:1 invalid-yaml: \
                  a tab is in the place of spaces [\\t]\n";
    assert_eq!(reported(RULES, &one_file("content/guides/x.md", text)), wanted);
    let text = "---\nkeywords:\n  - a\n \t- b\n---\n";
    let reported = reported(RULES, &one_file("content/guides/x.md", text));
    assert!(reported.contains("x.md:4:2 invalid-yaml: a tab"), "{reported}");
}

#[test]
fn bombs_are_refused_at_once() {
    let ha = |n: usize| format!("a{n}: &a{n} [{}]", format!("*a{},", n - 1).repeat(9));
    let laughs: Vec<_> = (1..9).map(ha).collect();
    let laughs = laughs.join("\n");
    for (bomb, rule) in [
        (format!("title: {}", "[".repeat(10_000)), "invalid-yaml"),
        (format!("title: {}", "{a: ".repeat(4000)), "invalid-yaml"),
        ("- ".repeat(8000), "invalid-yaml"),
        ("? ".repeat(8000), "invalid-yaml"),
        (format!("a0: &a0 x\n{laughs}"), "unsupported-yaml"),
        ("a: b\n".repeat(3000), "duplicate-key"),
    ] {
        let page = format!("---\n{bomb}\n---\n");
        let reported = reported(RULES, &one_file("content/guides/x.md", page));
        assert!(reported.contains(rule), "{rule}: {reported}");
    }
}
