//! Fixing never changes what a page says: whatever was done to its layout is undone to the byte.

use std::path::Path;

use proptest::prelude::*;
use proptest::sample::Index;
use statusbook::model::source::{SourceFile, Sources};

/// A faultless site.
fn site() -> Sources {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    statusbook::read(&root).expect("the golden site can be read")
}

/// Each case reads a whole site.
fn few() -> ProptestConfig {
    ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() }
}

/// What is done to a page.
#[derive(Debug, Clone)]
struct Harm {
    page: Index,
    /// A field goes to another place.
    field: Index,
    to: Index,
    /// A line gets a space at its end.
    line: Index,
    crlf: bool,
}

fn harm() -> impl Strategy<Value = Harm> {
    let indexes = (any::<Index>(), any::<Index>(), any::<Index>(), any::<Index>(), any::<bool>());
    indexes.prop_map(|(page, field, to, line, crlf)| Harm { page, field, to, line, crlf })
}

fn is_page(file: &SourceFile) -> bool {
    file.path.ends_with(".md")
}

fn harmed(text: &str, harm: &Harm) -> String {
    let mut parts = text.splitn(3, "---\n");
    let (_, head, body) = (parts.next(), parts.next().unwrap(), parts.next().unwrap());
    let mut fields: Vec<String> = Vec::new();
    for line in head.split_inclusive('\n') {
        if line.starts_with([' ', '-']) {
            fields.last_mut().unwrap().push_str(line);
        } else {
            fields.push(line.to_owned());
        }
    }
    let field = fields.remove(harm.field.index(fields.len()));
    fields.insert(harm.to.index(fields.len() + 1), field);
    let mut lines: Vec<String> = body.lines().map(str::to_owned).collect();
    let mut is_code = false;
    let mut plain = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let is_fence = line.trim_start().starts_with("```");
        is_code ^= is_fence;
        // Two spaces at the end of a line of text would break it.
        if !is_code && !is_fence {
            plain.push(at);
        }
    }
    if !plain.is_empty() {
        lines[plain[harm.line.index(plain.len())]].push(' ');
    }
    let end = if lines.is_empty() { "" } else { "\n" };
    let text = format!("---\n{}---\n{}{end}", fields.concat(), lines.join("\n"));
    if harm.crlf { text.replace('\n', "\r\n") } else { text }
}

proptest! {
    #![proptest_config(few())]

    #[test]
    fn a_harmed_layout_is_fixed_to_the_byte(harm in harm()) {
        let mut sources = site();
        let mut pages: Vec<_> = sources.content.iter_mut().filter(|file| is_page(file)).collect();
        let at = harm.page.index(pages.len());
        let page = &mut *pages[at];
        let path = page.path.clone();
        let before = String::from_utf8(page.bytes.clone()).unwrap();
        let text = harmed(&before, &harm);
        page.bytes = text.clone().into_bytes();
        statusbook::fix(&mut sources);
        let fixed = String::from_utf8(sources.file(&path).unwrap().bytes.clone()).unwrap();
        let wanted = if harm.crlf { before.replace('\n', "\r\n") } else { before };
        prop_assert_eq!(fixed, wanted, "{}: {:?}", path, text);
        let again = statusbook::fix(&mut sources);
        prop_assert_eq!(again, Vec::new(), "fixing twice is fixing once");
    }

    #[test]
    fn fixing_any_bytes_ends_and_doing_it_again_does_nothing(
        cut in any::<Index>(),
        length in 0usize..40,
        put in "[ \t\r\n\\-#:{}\\[\\],\"'|>*`a-c0-9…]{0,12}",
        page in any::<Index>(),
    ) {
        let mut sources = site();
        let at = page.index(sources.content.len());
        let text = String::from_utf8(sources.content[at].bytes.clone()).unwrap();
        let boundary = |at: usize| (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap();
        let start = boundary(cut.index(text.len() + 1));
        let end = boundary((start + length).min(text.len())).max(start);
        sources.content[at].bytes = [&text[..start], &put, &text[end..]].concat().into_bytes();
        statusbook::fix(&mut sources);
        let once: Vec<_> = sources.content.iter().map(|file| file.bytes.clone()).collect();
        let again = statusbook::fix(&mut sources);
        prop_assert_eq!(again, Vec::new());
        let twice: Vec<_> = sources.content.iter().map(|file| file.bytes.clone()).collect();
        prop_assert_eq!(once, twice);
    }
}
