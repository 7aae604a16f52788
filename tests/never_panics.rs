//! Whatever is in the files, a build ends with a list of faults, the same one every time.

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use proptest::sample::Index;
use statusbook::model::site::Site;
use statusbook::model::source::{SourceFile, Sources};
use statusbook::report::{github, json, text};
use statusbook::{Build, build, own_theme, terminal};

/// The bytes of a real page.
fn real_page() -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/404.md");
    fs::read(path).expect("content/404.md is there")
}

/// Builds a site of one file with the theme of the house, and tells its faults in every format.
fn build_one(path: &str, bytes: Vec<u8>) -> Build {
    let content = vec![SourceFile::new(path, bytes)];
    build_and_tell(&Sources { content, theme: own_theme(), ..Sources::default() })
}

fn build_and_tell(sources: &Sources) -> Build {
    let built = build(sources);
    let bytes = |path: &str| sources.file(path).map(|file| file.bytes.as_slice());
    for fault in &built.diagnostics {
        assert!(fault.place.start <= fault.place.end, "{fault:?}");
        let length = bytes(&fault.place.path).map(<[u8]>::len);
        assert!(length.is_none_or(|length| fault.place.end <= length), "{fault:?}");
        for edit in &fault.edits {
            let length = bytes(&edit.place.path).map_or(0, <[u8]>::len);
            assert!(edit.place.start <= edit.place.end && edit.place.end <= length, "{edit:?}");
        }
    }
    statusbook::fix(&mut sources.clone());
    show(&built.site);
    let few = &built.diagnostics[..built.diagnostics.len().min(20)];
    let reported =
        [text::render(few, &bytes, &str::to_owned, 80), json::render(few, &bytes)].concat();
    assert!(
        !reported.is_empty()
            && github::render(few, &bytes, &str::to_owned).lines().count() >= few.len()
    );
    built
}

/// Shows every page in a narrow terminal.
fn show(site: &Site) {
    for page in site.status_pages() {
        assert!(!terminal::status_page(site, page, 40).is_empty());
    }
    for class in site.classes() {
        assert!(!terminal::class_page(site, class, 40).is_empty());
    }
    for guide in site.guides() {
        assert!(!terminal::guide_page(site, guide, 40).is_empty());
    }
}

/// A change of a page: bytes in place of others, lines changed about, or the end cut off.
#[derive(Debug, Clone)]
enum Change {
    Splice(Index, u8, Vec<u8>),
    Cut(Index),
    Swap(Index, Index),
}

impl Change {
    fn apply(&self, page: &mut Vec<u8>) {
        let length = page.len() + 1;
        match self {
            Self::Splice(at, count, bytes) => {
                let start = at.index(length);
                let end = (start + usize::from(*count)).min(page.len());
                page.splice(start..end, bytes.iter().copied());
            }
            Self::Cut(at) => page.truncate(at.index(length)),
            Self::Swap(one, other) => {
                let mut lines: Vec<_> = page.split_inclusive(|byte| *byte == b'\n').collect();
                if !lines.is_empty() {
                    let (one, other) = (one.index(lines.len()), other.index(lines.len()));
                    lines.swap(one, other);
                }
                *page = lines.concat();
            }
        }
    }
}

fn changes() -> impl Strategy<Value = Vec<Change>> {
    let pieces =
        "(---\n|[:#&*!|>%@`\"'{}\\[\\]<>\t\r\n é-]|<b>|https?://|\\[\\^|\\]\\(|```http\n){0,6}";
    let splice = (any::<Index>(), 0_u8..20, pieces.prop_map(String::into_bytes));
    let noise = (any::<Index>(), 0_u8..4, proptest::collection::vec(any::<u8>(), 0..4));
    let change = prop_oneof![
        6 => splice.prop_map(|(at, count, bytes)| Change::Splice(at, count, bytes)),
        1 => noise.prop_map(|(at, count, bytes)| Change::Splice(at, count, bytes)),
        1 => any::<Index>().prop_map(Change::Cut),
        2 => any::<(Index, Index)>().prop_map(|(one, other)| Change::Swap(one, other)),
    ];
    proptest::collection::vec(change, 1..5)
}

/// A few hundred cases; `PROPTEST_CASES` asks for more.
fn few_cases() -> ProptestConfig {
    let asked = std::env::var_os("PROPTEST_CASES").is_some();
    let usual = ProptestConfig::default();
    let cases = if asked { usual.cases } else { 150 };
    ProptestConfig { cases, failure_persistence: None, ..usual }
}

/// Markdown and front matter out of the pieces that mean something in them.
fn syntax() -> impl Strategy<Value = String> {
    let white = "\n|\n\n|\r\n|\t|    ";
    let blocks =
        "- |1\\. |> |# |## |\\||---\n|===\n|```\n|```http\n|```json\n|\\[!NOTE\\]|<!--|-->";
    let marks = "\\*|_|~~|`|\\[|\\]|\\(|\\)|!|\\^|<|>|&amp;|&|\\{#|\\}|\\\\|\"|'|%|@|: |\\? ";
    let words = "[a-c]{1,3}|é|\\PC|null|404|code: |related: |specs: ";
    let lines = "GET / HTTP/1.1\n|HTTP/1.1 404 Not Found\n";
    let piece = [white, blocks, marks, words, lines].join("|");
    let piece = proptest::string::string_regex(&piece).expect("it is a pattern");
    proptest::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

fn template() -> impl Strategy<Value = String> {
    let tags = "\\{\\{|\\}\\}|\\{%|%\\}|\\{#|#\\}|-| |\n|\\.|\\||\"|'|\\(|\\)|<|/>|=";
    let words = "if |endif|for |in |endfor|extends |include |block |endblock|set |component |raw";
    let names = "[a-z]{1,3}|é|frame|title|loop|\"base.html\"";
    let piece = [tags, words, names].join("|");
    let piece = proptest::string::string_regex(&piece).expect("it is a pattern");
    proptest::collection::vec(piece, 0..30).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(few_cases())]

    #[test]
    fn any_bytes_are_a_page(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        build_one("content/404.md", bytes);
    }

    #[test]
    fn a_real_page_may_be_changed_at_will(changes in changes()) {
        let mut page = real_page();
        for change in &changes {
            change.apply(&mut page);
        }
        build_one("content/404.md", page);
    }

    #[test]
    fn the_labels_may_be_changed_at_will(changes in changes()) {
        let mut labels = include_bytes!("../data/labels/en.yaml").to_vec();
        for change in &changes {
            change.apply(&mut labels);
        }
        build_one("content/labels.yaml", labels);
    }

    #[test]
    fn any_front_matter_and_any_markdown_are_a_page(yaml in syntax(), prose in syntax()) {
        build_one("content/404.md", format!("---\n{yaml}\n---\n{prose}").into_bytes());
        build_one("content/site.yaml", yaml.into_bytes());
    }

    #[test]
    fn any_text_is_a_template(text in template(), at in any::<Index>(), splice in any::<bool>()) {
        let mut theme = own_theme();
        let file = at.index(theme.templates.len());
        let template = &mut theme.templates[file];
        if splice {
            let mut bytes = template.bytes.clone();
            bytes.splice(bytes.len() / 2..bytes.len() / 2, text.into_bytes());
            template.bytes = bytes;
        } else {
            template.bytes = text.into_bytes();
        }
        let content = vec![SourceFile::new("content/404.md", real_page())];
        build_and_tell(&Sources { content, theme, ..Sources::default() });
    }
}

#[test]
fn deep_nesting_is_refused_and_does_not_overflow() {
    for unit in [">", "[", "*", "- ", "1. ", "> - ", "![", "[a](", "_a ", "~~a ", "`a", "<", "[^a]"]
    {
        let page = format!("---\ntitle: T\n---\n{}x\n\n\n", unit.repeat(100_000 / unit.len()));
        build_one("content/guides/deep.md", page.into_bytes());
    }
    for unit in ["[", "{a: ", "- ", "? ", "{", "\"", "&a ", "!", "*a "] {
        for length in [16_000, 600_000] {
            let yaml = unit.repeat(length / unit.len());
            let built = build_one("content/404.md", format!("---\n{yaml}\n---\n").into_bytes());
            assert!(!built.diagnostics.is_empty(), "{unit}");
        }
    }
    let json = "[".repeat(50_000);
    let page = format!("---\ntitle: T\n---\n```json\n{json}\n```\n");
    build_one("content/guides/deep.md", page.into_bytes());
}

/// A site with faults in some of its pages, so that they have an order too.
fn golden_with_faults() -> Sources {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let mut sources = statusbook::read(&root).expect("the golden site can be read");
    for file in &mut sources.content {
        if file.path.ends_with("10.md") {
            file.bytes.extend_from_slice(b"\n<b>\n\n[a][b] [c](nowhere.md) [d](#none)\n# One\n");
        }
    }
    sources
}

#[test]
fn the_order_of_files_and_the_number_of_threads_change_nothing() {
    let sources = golden_with_faults();
    let mut reversed = sources.clone();
    reversed.content.reverse();
    reversed.theme.templates.reverse();
    reversed.theme.static_files.reverse();
    let first = build(&sources);
    assert!(first.diagnostics.len() > 3 && first.files.len() > 10, "{:#?}", first.diagnostics);
    for sources in [&sources, &reversed] {
        for threads in [1, 4] {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
            let built = pool.expect("threads can be started").install(|| build(sources));
            assert!(built.files == first.files, "the files differ on {threads} threads");
            assert_eq!(built.diagnostics, first.diagnostics);
        }
    }
}
