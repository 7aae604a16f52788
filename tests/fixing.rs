//! Fixing never changes what a page says: whatever was done to its layout is undone to the byte.

use std::collections::BTreeSet;
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

/// What hurried hands do to the structure of a page.
#[derive(Debug, Clone)]
enum Slip {
    Delete(Index),
    Repeat(Index),
    /// A line starts or ends with something that means something in YAML or Markdown.
    Put(Index, &'static str, bool),
    /// One such character is missing.
    Lose(Index),
}

const MARKS: [&str; 16] = [
    "```", "```http", "~~~", "---", "\"", "'", "[", "]", "{", "- ", "  ", ": ", " #", "> ", "<!--",
    "\n",
];

fn slip() -> impl Strategy<Value = Slip> {
    let put = (any::<Index>(), prop::sample::select(&MARKS[..]), any::<bool>());
    prop_oneof![
        any::<Index>().prop_map(Slip::Delete),
        any::<Index>().prop_map(Slip::Repeat),
        put.prop_map(|(line, mark, at_end)| Slip::Put(line, mark, at_end)),
        any::<Index>().prop_map(Slip::Lose),
    ]
}

/// The text after a slip, and whether the slip was in the content of an example.
fn slipped(text: &str, slip: &Slip) -> (String, bool) {
    let mut lines: Vec<String> = text.split_inclusive('\n').map(str::to_owned).collect();
    if let Slip::Lose(index) = slip {
        let is_mark = |(_, next): &(usize, char)| "`-:\"'[]{}#|>~\n".contains(*next);
        let marks: Vec<_> = text.char_indices().filter(is_mark).collect();
        let (at, next) = marks[index.index(marks.len())];
        let line = text[..at].matches('\n').count();
        let made = [&text[..at], &text[at + next.len_utf8()..]].concat();
        return (made, is_content(&lines, line));
    }
    let (Slip::Delete(index) | Slip::Repeat(index) | Slip::Put(index, ..) | Slip::Lose(index)) =
        slip;
    let at = index.index(lines.len());
    let is_content = is_content(&lines, at);
    match slip {
        Slip::Delete(_) => drop(lines.remove(at)),
        Slip::Repeat(_) => lines.insert(at, lines[at].clone()),
        Slip::Put(_, mark, false) => lines[at].insert_str(0, mark),
        Slip::Put(_, mark, true) => {
            let end = lines[at].trim_end().len();
            lines[at].insert_str(end, mark);
        }
        Slip::Lose(_) => {}
    }
    (lines.concat(), is_content)
}

/// Whether a line is in a block of code, and does not open or close one.
fn is_content(lines: &[String], at: usize) -> bool {
    let is_fence = |line: &String| line.trim_start().starts_with("```");
    lines[..at].iter().filter(|line| is_fence(line)).count() % 2 == 1 && !is_fence(&lines[at])
}

/// The lines that one text has more often than another, without what is at their ends.
fn more<'text>(one: &'text [u8], other: &'text [u8]) -> Vec<&'text str> {
    let lines = |bytes| std::str::from_utf8(bytes).unwrap().lines().map(str::trim_end);
    let mut others: Vec<_> = lines(other).collect();
    let is_more = |line: &&str| match others.iter().position(|other| other == line) {
        Some(at) => {
            others.swap_remove(at);
            false
        }
        None => true,
    };
    lines(one).filter(is_more).collect()
}

/// The path and the rule of each fault.
fn faults(sources: &Sources) -> BTreeSet<(String, &'static str)> {
    let faults = statusbook::build(sources).diagnostics;
    faults.iter().map(|fault| (fault.place.path.to_string(), fault.rule.name)).collect()
}

proptest! {
    #![proptest_config(few())]

    #[test]
    fn fixing_a_slip_brings_back_what_was_there_or_leaves_it(
        page in any::<Index>(),
        slip in slip(),
    ) {
        let good = site();
        let mut sources = good.clone();
        let mut pages: Vec<_> = sources.content.iter_mut().filter(|file| is_page(file)).collect();
        let at = page.index(pages.len());
        let page = &mut *pages[at];
        let text = String::from_utf8(page.bytes.clone()).unwrap();
        let (text, is_in_content) = slipped(&text, &slip);
        page.bytes = text.into_bytes();
        let broken = sources.clone();
        statusbook::fix(&mut sources);
        for (at, fixed) in sources.content.iter().enumerate() {
            let (broken, good) = (&broken.content[at].bytes, &good.content[at].bytes);
            let (new, gone) = (more(&fixed.bytes, broken), more(broken, &fixed.bytes));
            prop_assert!(gone.len() <= new.len(), "{:?} is lost in {}", gone, fixed.path);
            let strange = more(&fixed.bytes, good);
            for line in new.iter().filter(|line| strange.contains(line)) {
                // The length of a content that an author changed, and a question to the author.
                let is_length = line.starts_with("Content-Length: ") && is_in_content;
                let is_asked = line.contains('…');
                prop_assert!(
                    (is_length && !gone.is_empty()) || is_asked,
                    "{line:?} is new in {}", fixed.path
                );
            }
        }
        let (before, after) = (faults(&broken), faults(&sources));
        let asks = |fault: &&(String, &str)| fault.1 != "unwritten-text";
        let new: Vec<_> = after.difference(&before).filter(asks).collect();
        prop_assert!(new.is_empty(), "{:?}", new);
        prop_assert_eq!(statusbook::fix(&mut sources).fixed, Vec::new());
    }

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
        let again = statusbook::fix(&mut sources).fixed;
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
        let again = statusbook::fix(&mut sources).fixed;
        prop_assert_eq!(again, Vec::new());
        let twice: Vec<_> = sources.content.iter().map(|file| file.bytes.clone()).collect();
        prop_assert_eq!(once, twice);
    }
}
