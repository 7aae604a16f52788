//! Builds the tree of values of a YAML document; it knows no crate.

use crate::model::diagnostic::{Diagnostics, Located, Place, Rule};
use crate::model::node::{Node, Value};

pub const UNSUPPORTED_YAML: Rule = Rule::error(
    "unsupported-yaml",
    "Anchors, aliases, tags and merge keys hide what a page says, and can grow without bound.",
)
.shown(
    "
//- content/404.md
caller: &same Look elsewhere.
        ^^^^^ error: an anchor is not allowed here
        help: write the plain value
server: *same
        ^^^^^ error: an alias is not allowed here
        help: write the value itself
",
    "
//- content/404.md
caller: Look elsewhere.
server: Look elsewhere.
",
)
.blocks_fixes();
pub const DUPLICATE_KEY: Rule =
    Rule::error("duplicate-key", "Only one of the two values could be used.")
        .shown(
            "
//- content/404.md
retry: never
retry: after-change
^^^^^ error: `retry` is written twice
help: keep one of them
",
            "
//- content/404.md
retry: after-change
",
        )
        .blocks_fixes();

/// What was read: the tree so far, and whether that is all of it.
#[derive(Debug)]
pub struct Document {
    pub root: Option<Node>,
    pub is_complete: bool,
}

/// A collection that is still open, and in a mapping the key that waits for its value.
struct Open {
    place: Place,
    value: Value,
    key: Option<Key>,
}

/// A key that waits for its value.
enum Key {
    Name(Located<String>),
    /// One that has been reported; its value is ignored.
    Refused,
}

/// The tree so far.
pub struct Tree<'a> {
    open: Vec<Open>,
    root: Option<Node>,
    /// What was found wrong with it.
    pub diagnostics: &'a mut Diagnostics,
}

impl<'a> Tree<'a> {
    pub fn new(diagnostics: &'a mut Diagnostics) -> Self {
        Self { open: Vec::new(), root: None, diagnostics }
    }

    /// A collection starts.
    pub fn start(&mut self, place: Place, value: Value) {
        self.open.push(Open { place, value, key: None });
    }

    /// The innermost collection ends at that byte.
    pub fn end(&mut self, end: usize) {
        if let Some(mut open) = self.open.pop() {
            open.place.end = end.max(open.place.start);
            self.add(Node { place: open.place, value: open.value });
        }
    }

    /// Puts a node where the innermost open collection expects one.
    pub fn add(&mut self, node: Node) {
        let Some(mut open) = self.open.pop() else {
            self.root.get_or_insert(node);
            return;
        };
        match (&mut open.value, open.key.take()) {
            (Value::List(items), _) => items.push(node),
            (Value::Mapping(entries), Some(Key::Name(key))) => {
                let written_before = entries.iter().any(|(other, _)| other.value == key.value);
                if written_before {
                    let message = format!("`{}` is written twice", key.value);
                    self.diagnostics
                        .add(&DUPLICATE_KEY, &key.place, message)
                        .help("keep one of them");
                } else {
                    entries.push((key, node));
                }
            }
            (Value::Mapping(_), None) => open.key = Some(self.key(node)),
            (Value::Mapping(_), Some(Key::Refused))
            | (Value::Scalar { .. } | Value::Refused, _) => {}
        }
        self.open.push(open);
    }

    fn key(&mut self, node: Node) -> Key {
        match node.value {
            Value::Refused => return Key::Refused,
            Value::Scalar { text, plain } if text == "<<" && plain => {
                self.unsupported(&node.place, "a merge key", "write the fields themselves");
            }
            Value::Scalar { text, .. } if !text.is_empty() => {
                return Key::Name(Located::new(text, node.place));
            }
            Value::Scalar { .. } => {
                self.unsupported(&node.place, "a value without a name", "write `name: value`");
            }
            Value::List(_) | Value::Mapping(_) => {
                self.unsupported(&node.place, "a key that is not a text", "write a plain name");
            }
        }
        Key::Refused
    }

    /// Reports YAML that is not plain data.
    pub fn unsupported(&mut self, place: &Place, what: &str, help: &str) {
        self.diagnostics
            .add(&UNSUPPORTED_YAML, place, format!("{what} is not allowed here"))
            .help(help);
    }

    /// What starts at the byte of a fault or after it may hold what the author wrote elsewhere.
    pub fn refuse_from(&mut self, fault: usize) {
        let kept = self.open.partition_point(|open| open.place.start < fault);
        let refused = self.open.drain(kept..).next();
        if let Some(open) = refused {
            self.add(Node { place: open.place, value: Value::Refused });
        }
        self.root.take_if(|root| root.place.start >= fault);
    }

    /// The place of the plain text that was read last, if it is the whole document or an item of a
    /// list, so that it has no name.
    pub fn last_text(&self) -> Option<&Place> {
        let last = match self.open.last().map(|open| &open.value) {
            None => self.root.as_ref(),
            Some(Value::List(items)) => items.last(),
            Some(_) => None,
        };
        let is_plain = |node: &&Node| matches!(node.value, Value::Scalar { plain: true, .. });
        last.filter(is_plain).map(|node| &node.place)
    }

    /// A plain value on the line of a fault, or over several lines, may hold what it is about.
    pub fn refuse_swallowed<'text>(
        &mut self,
        fault: usize,
        text: impl Fn(usize, usize) -> &'text str,
    ) {
        let last = match self.open.last_mut().map(|open| &mut open.value) {
            None => self.root.as_mut(),
            Some(Value::List(items)) => items.last_mut(),
            Some(Value::Mapping(entries)) => entries.last_mut().map(|(_, node)| node),
            Some(_) => None,
        };
        let Some(node) = last else { return };
        let plain = matches!(node.value, Value::Scalar { plain: true, .. });
        let (start, end) = (node.place.start, node.place.end);
        let same_line = !text(end.min(fault), fault.max(end)).contains('\n');
        if plain && (same_line || text(start, end).contains('\n')) {
            node.value = Value::Refused;
        }
    }

    /// Whether the root is read.
    pub fn has_root(&self) -> bool {
        self.root.is_some()
    }

    /// Where the collections that are open start, the innermost first.
    pub fn open(&self) -> impl Iterator<Item = usize> {
        self.open.iter().rev().map(|open| open.place.start)
    }

    /// Closes what is open, so that the fields before a fault are still read. A mapping that is cut
    /// off in a value is refused: what it lacks may be after the fault.
    pub fn into_document(mut self, is_complete: bool) -> Document {
        while let Some(Open { place, value, .. }) = self.open.pop() {
            let is_cut =
                !is_complete && matches!(value, Value::Mapping(_)) && !self.open.is_empty();
            let value = if is_cut { Value::Refused } else { value };
            self.add(Node { place, value });
        }
        Document { root: self.root, is_complete }
    }
}

#[cfg(test)]
mod tests {
    use super::{DUPLICATE_KEY, UNSUPPORTED_YAML};
    use crate::fixture::{check, one_file, reported};
    use crate::parse::RULES;

    #[test]
    fn a_key_is_written_once() {
        check(
            &DUPLICATE_KEY,
            "
//- content/404.md
code: 404
\"code\": 405
^^^^^^ error: `code` is written twice
help: keep one of them
related: [{ code: 410, why: a, code: 411, why: b, why: c }]
                               ^^^^ error: `code` is written twice
                               help: keep one of them
                                          ^^^ error: `why` is written twice
                                          help: keep one of them
                                                  ^^^ error: `why` is written twice
                                                  help: keep one of them
",
        );
    }

    #[test]
    fn what_could_hide_or_grow_is_refused() {
        check(
            &UNSUPPORTED_YAML,
            "
//- content/404.md
phrase: &name !!str \"Not Found\"
        ^^^^^ error: an anchor is not allowed here
        help: write the plain value
              ^^^^^ error: a tag is not allowed here
              help: write the plain value
caller: *name
        ^^^^^ error: an alias is not allowed here
        help: write the value itself
server: *nobody
        ^^^^^^^ error: an alias is not allowed here
        help: write the value itself
specs: &list
       ^^^^^ error: an anchor is not allowed here
       help: write the plain value
  - !thing { rfc: 9110, <<: *name }
    ^^^^^^ error: a tag is not allowed here
    help: write the plain value
                        ^^ error: a merge key is not allowed here
                        help: write the fields themselves
                            ^^^^^ error: an alias is not allowed here
                            help: write the value itself
keywords: [[a]: b, ? c, *name : d]
           ^^^ error: a key that is not a text is not allowed here
           help: write a plain name
                        ^^^^^ error: an alias is not allowed here
                        help: write the value itself
: x
^ error: a value without a name is not allowed here
help: write `name: value`
//- content/site.yaml
title: T
---
^^^ error: a second document is not allowed here
help: keep one
title: U
",
        );
    }

    #[test]
    fn a_tag_is_reported_wherever_it_is() {
        for (yaml, place) in [
            ("a: !h\n  - b: c\n", "2:4"),
            ("a: !h\n# comment\n  b: c\n", "2:4"),
            ("a:\n- !h\n# comment\n\n  # comment\n  b: c\n", "3:3"),
            ("a: !h # comment\n  b\n", "3:3"),
            ("a: &x !h\n  - b\n", "2:4"),
            ("!h a: b\n", "2:1"),
        ] {
            let seen =
                reported(&[&UNSUPPORTED_YAML], &one_file("content/site.yaml", format!("\n{yaml}")));
            assert!(seen.contains(&format!("site.yaml:{place} ")), "{yaml:?}: {seen}");
        }
    }

    #[test]
    fn what_is_refused_is_reported_once() {
        let page = "---\ntitle: *x\nsummary: *x\ncodes: *x\nkeywords: [*x]\nreviewed: *x\n---\n";
        let reported = reported(RULES, &one_file("content/guides/x.md", page));
        assert_eq!(reported.lines().count(), 5, "{reported}");
        assert_eq!(reported.matches("unsupported-yaml").count(), 5, "{reported}");
    }

    #[test]
    fn words_that_look_like_numbers_and_days_stay_what_was_written() {
        let page = "---\ntitle: no\nsummary: 0o17\ncodes: [404]\n\
                    keywords: [yes, 1.0, 15.10, 2026-11-20]\n\
                    reviewed: 2026-11-20\n---\n";
        let sources = one_file("content/guides/x.md", page);
        assert_eq!(reported(RULES, &sources), "");
        let site =
            crate::parse::site(&sources, &mut crate::model::diagnostic::Diagnostics::default());
        let guide = &site.guides()[0];
        assert_eq!((&*guide.title.value, &*guide.summary.value), ("no", "0o17"));
        let keywords: Vec<_> = guide.keywords.iter().map(|keyword| &*keyword.value).collect();
        assert_eq!(keywords, ["yes", "1.0", "15.10", "2026-11-20"]);
    }

    #[test]
    fn a_text_may_be_a_block() {
        let page = "---\ntitle: |\n  Größe\n  zwei\nsummary: >-\n  a\n  b\ncodes:\n- 404\n\
                    keywords: |\n  x\nreviewed: 2026-11-20\n---\n";
        assert_eq!(
            reported(RULES, &one_file("content/guides/x.md", page)),
            "content/guides/x.md:11:3 wrong-type: this is a text, not a list [x]\n"
        );
    }
}
