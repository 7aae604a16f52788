//! The site of this repository: without a fault, and at home at any address.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::LazyLock;

use statusbook::Build;
use statusbook::model::source::{Sources, Theme};
use statusbook::report::text;

static SITE: LazyLock<(Sources, Build)> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let sources = statusbook::read(root).expect("the content can be read");
    let built = statusbook::build(&sources);
    (sources, built)
});

/// Asserts that a test of each page finds nothing; it gives what is wrong in words.
#[track_caller]
fn every_file(find: impl Fn(&str, &str) -> Vec<String>) {
    let files = &SITE.1.files;
    assert!(files.len() > 100, "the site is made");
    let mut faults = Vec::new();
    for file in files {
        let text = String::from_utf8_lossy(&file.bytes);
        let found = find(file.path.as_str(), &text).into_iter();
        faults.extend(found.map(|fault| format!("{}: {fault}", file.path)));
    }
    let first = faults[..faults.len().min(20)].join("\n");
    assert!(faults.is_empty(), "{} faults, the first of them:\n{first}", faults.len());
}

/// The rest of each place where one of the marks stands, up to a closing character.
fn after<'text>(text: &'text str, marks: &[&str]) -> Vec<&'text str> {
    let ends = |mark: &str| if mark.ends_with('"') { '"' } else { '<' };
    let all = marks.iter().flat_map(|mark| {
        let rests = text.match_indices(*mark).map(|(at, mark)| &text[at + mark.len()..]);
        rests.filter_map(move |rest| rest.split(ends(mark)).next())
    });
    all.collect()
}

#[test]
fn the_content_has_no_fault() {
    let (sources, built) = &*SITE;
    let bytes = |path: &str| sources.file(path).map(|file| file.bytes.as_slice());
    let few = &built.diagnostics[..built.diagnostics.len().min(20)];
    let reported = text::render(few, &bytes, &str::to_owned, 100);
    assert!(few.is_empty(), "{} faults\n{reported}", built.diagnostics.len());
}

#[test]
fn links_inside_the_site_are_relative() {
    let base = site_base();
    every_file(|path, text| {
        let links = after(text, &["href=\"", "src=\"", "action=\"", "url="]);
        // Served at every depth, that page alone cannot have relative links.
        let absolute = |link: &&str| link.starts_with('/') && path != "404.html";
        let ours = |link: &&str| link.starts_with(base);
        let wrong = links.into_iter().filter(|link| absolute(link) || ours(link));
        let canonical = format!("<link rel=\"canonical\" href=\"{base}");
        let allowed = text.matches(&canonical).count();
        let wrong: Vec<_> = wrong.map(|link| format!("links to {link}")).collect();
        if wrong.len() <= allowed { Vec::new() } else { wrong }
    });
}

#[test]
fn the_sites_address_stands_only_where_a_standard_wants_it() {
    let base = site_base();
    every_file(|path, text| {
        if matches!(
            path,
            "sitemap.xml" | "robots.txt" | "feed.xml" | "codes.json" | "opensearch.xml"
        ) {
            return Vec::new();
        }
        let lines = text.lines().filter(|line| line.contains(base));
        // schema.org's data blocks name pages by their whole addresses too.
        let standard =
            ["rel=\"canonical\"", "property=\"og:", "<script type=\"application/ld+json\">"];
        let wrong = lines.filter(|line| !standard.iter().any(|mark| line.contains(mark)));
        wrong.map(|line| line.chars().take(200).collect()).collect()
    });
}

fn is_html(text: &str) -> bool {
    text.starts_with("<!DOCTYPE html>")
}

/// `base_url` of `content/site.yaml`.
fn site_base() -> &'static str {
    let config = SITE.0.file("content/site.yaml").expect("the site is configured");
    let text = std::str::from_utf8(&config.bytes).expect("it is UTF-8");
    let line = text.lines().find_map(|line| line.strip_prefix("base_url: "));
    line.expect("it has an address").trim_end_matches('/')
}

#[test]
fn nothing_of_the_machine_gets_out() {
    let mut words = vec![env!("CARGO_MANIFEST_DIR").to_owned(), "file://".to_owned()];
    let home = std::env::var("HOME").into_iter();
    words.extend(home.filter(|home| home.len() > 3 && home != "/root"));
    every_file(|_, text| {
        // The script that completes links asks for the protocol.
        let words = words.iter().filter(|word| *word != "file://" || is_html(text));
        let found = words.filter(|word| text.contains(word.as_str()));
        found.map(|word| format!("holds {word}")).collect()
    });
}

#[test]
fn every_page_is_whole_and_has_one_heading_of_the_first_level() {
    every_file(|_, text| {
        let redirect = text.contains("http-equiv=\"refresh\"");
        if !is_html(text) || redirect {
            return Vec::new();
        }
        let mut faults = Vec::new();
        if text.matches("<h1").count() != 1 {
            faults.push(format!("{} headings of the first level", text.matches("<h1").count()));
        }
        if !text.trim_end().ends_with("</html>") || text.contains("href=\"\"") {
            faults.push("cut off, or with a link to nowhere".to_owned());
        }
        faults
    });
}

#[test]
fn every_page_has_a_title_of_its_own() {
    let mut titles = std::collections::BTreeMap::new();
    for file in SITE.1.files.iter().filter(|file| file.path.is_page()) {
        let text = String::from_utf8_lossy(&file.bytes).into_owned();
        let title = after(&text, &["<title>"]).first().map(|title| (*title).to_owned());
        let title = title.unwrap_or_default();
        assert!(!title.is_empty(), "{} has no title", file.path);
        if text.contains("http-equiv=\"refresh\"") {
            continue;
        }
        let before = titles.insert(title.clone(), file.path.clone());
        assert_eq!(before, None, "{} has the same title, {title}", file.path);
    }
}

/// The fields that every page of a kind has to have here, whatever the program asks of others.
const DEMANDED: [(&str, &[&str]); 3] = [
    ("code:", &["summary", "actor", "caller", "server", "retry", "body", "keywords", "reviewed"]),
    ("class:", &["title", "summary", "promise", "unknown", "keywords", "reviewed"]),
    ("title:", &["title", "summary", "codes", "keywords", "reviewed"]),
];

#[test]
fn every_page_has_to_have_what_the_reference_demands() {
    let names: BTreeSet<_> = DEMANDED.iter().flat_map(|(_, names)| *names).copied().collect();
    for name in names {
        let mut sources = Sources { theme: Theme::default(), ..SITE.0.clone() };
        let mut wanted = Vec::new();
        for file in sources.content.iter_mut().filter(|file| file.path.ends_with(".md")) {
            let text = String::from_utf8(file.bytes.clone()).expect("it is UTF-8");
            let kind = DEMANDED.iter().find(|(first, _)| text[4..].starts_with(first));
            let (_, demanded) = kind.expect("each kind starts with its own field");
            let lines: Vec<_> = text.split_inclusive('\n').collect();
            let field = format!("{name}:");
            let at = lines.iter().position(|line| line.starts_with(&field));
            // Where HTTP forbids content, the program knows it.
            let is_known = name == "body" && text.contains("\nbody: forbidden\n");
            if let (Some(at), true, false) = (at, demanded.contains(&name), is_known) {
                let without: String = [&lines[..at], &lines[at + 1..]].concat().concat();
                file.bytes = without.into_bytes();
                wanted.push(file.path.to_string());
            }
        }
        let faults = statusbook::build(&sources).diagnostics;
        let message = format!("`{name}` is missing");
        let missing = faults.iter().filter(|fault| fault.message == message);
        let missing: Vec<_> = missing.map(|fault| fault.place.path.to_string()).collect();
        wanted.sort();
        assert_eq!(missing, wanted, "{name}");
        assert!(wanted.len() > 5, "{name} was taken from many pages");
    }
}

#[test]
fn a_mistyped_code_is_one_diagnostic_in_every_position_of_the_list() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let sources = statusbook::read(&root).expect("the golden site can be read");
    let site = statusbook::build(&sources).site;
    let codes: Vec<_> = site.status_pages().iter().map(|page| page.code.value.number()).collect();
    assert!(codes.len() > 2, "there is a first, a middle and a last page");
    for page in site.status_pages() {
        let right = page.code.value.number();
        // Before and after all others, between two, and that of another page.
        for wrong in codes.iter().copied().chain([100, 299, 999]).filter(|wrong| *wrong != right) {
            let mut sources = sources.clone();
            let file = sources.content.iter_mut().find(|file| file.path == page.path);
            let file = file.expect("the page has a file");
            let text = String::from_utf8(file.bytes.clone()).expect("it is UTF-8");
            let text = text.replacen(&format!("code: {right}"), &format!("code: {wrong}"), 1);
            file.bytes = text.into_bytes();
            let faults = statusbook::build(&sources).diagnostics.into_iter();
            let faults: Vec<_> =
                faults.map(|fault| format!("{}: {}", fault.place.path, fault.message)).collect();
            let wanted = format!("{}: the file is about {right}, not {wrong}", page.path);
            assert_eq!(faults, [wanted]);
        }
    }
}

#[test]
fn the_worker_is_installed_with_every_file_of_the_theme_that_a_page_needs() {
    let worker = SITE.1.files.iter().find(|file| file.path.as_str() == "service_worker.js");
    let script = String::from_utf8_lossy(&worker.expect("the site has a worker").bytes);
    let (_, pages) = script.split_once("\"pages\":[").expect("it names the pages");
    let (pages, _) = pages.split_once(']').expect("the list ends");
    let others: Vec<_> = pages.split(',').filter(|page| page.contains('.')).collect();
    assert!(others.is_empty(), "these are not in the core: {others:?}");
}
