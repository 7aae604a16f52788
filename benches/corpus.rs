//! A site of 900 pages, 100 to 999, made of the real ones; the same on every run.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// Writes `content/` into the root; the repository's own pages stand as they are.
pub fn write(root: &Path) {
    let real = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let content = root.join("content");
    let _ = fs::remove_dir_all(&content);
    fs::create_dir_all(content.join("guides")).expect("the target folder can be written");
    let mut bodies = Vec::new();
    for code in 100..1000 {
        let path = real.join(format!("{code}.md"));
        if let Ok(text) = fs::read_to_string(path) {
            bodies.push(prose(&text));
        }
    }
    assert!(!bodies.is_empty(), "the repository has pages");
    copy(&real, &content);
    copy(&real.join("guides"), &content.join("guides"));
    for code in 100..1000 {
        let path = content.join(format!("{code}.md"));
        if !path.exists() {
            let body = &bodies[code * 31 % bodies.len()];
            // A relation has to be returned, and real pages stay as they are.
            let lonely = real.join(format!("{}.md", code ^ 1)).exists();
            fs::write(path, page(code, lonely, body)).expect("a page can be written");
        }
    }
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).expect("the folder is there") {
        let path = entry.expect("a folder lists its files").path();
        if path.is_file() {
            let name = path.file_name().expect("a file has a name");
            fs::copy(&path, to.join(name)).expect("a page can be copied");
        }
    }
}

/// The body of a real page: its sections, without the examples, which bear its code.
fn prose(text: &str) -> String {
    let body = text.splitn(3, "---\n").nth(2).unwrap_or("");
    let mut out = String::new();
    let (mut in_message, mut in_example) = (false, false);
    for line in body.lines() {
        if !in_message && line.starts_with("## ") {
            in_example = line == "## Example";
        }
        if line.trim_start().starts_with("```http") {
            in_message = true;
        }
        if !in_message && !in_example {
            let _ = writeln!(out, "{line}");
        }
        if in_message && line.trim() == "```" {
            in_message = false;
        }
    }
    out
}

/// A page about a code that nobody has registered.
fn page(code: usize, lonely: bool, body: &str) -> String {
    let (before, notes) = body.split_once("## Compared").unwrap_or((body, ""));
    let (before, notes) = match notes {
        "" => before.split_once("## Notes").map_or((before, String::new()), |(before, notes)| {
            (before, format!("## Notes{notes}"))
        }),
        rest => (before, format!("## Compared{rest}")),
    };
    let neighbor = if lonely {
        " []".to_owned()
    } else {
        format!("\n  - {{ code: {}, why: the neighbor }}", code ^ 1)
    };
    let content = format!("{{\"title\":\"Code {code}\",\"detail\":\"What happened.\"}}");
    let (body_is, content) = if code < 200 {
        ("forbidden", String::new())
    } else {
        let length = content.len();
        let fields = format!("Content-Type: application/json\nContent-Length: {length}\n");
        ("expected", format!("{fields}\n{content}\n"))
    };
    format!(
        "---\ncode: {code}\nphrase: Made Up {code}\n\
         summary: The code {code} stands for nothing; it fills the site for a measurement.\n\
         standing: unofficial\nacts: caller\ncaller: Wait for `Retry-After`, then try again.\n\
         server: Say in `Retry-After` how long to wait.\nretry: after-delay\n\
         retry_note: Wait longer after each attempt, and add jitter.\ncache: explicit\n\
         body: {body_is}\nheaders:\n  \
         - {{ name: Retry-After, in: response, need: may, note: \"seconds, or a date\" }}\n\
         keywords: [made up, code {code}, measurement, corpus, filler]\n\
         aliases: [made-up-{code}]\nrelated:{neighbor}\nuses:\n  \
         - {{ vendor: Nobody, name: Made Up {code}, meaning: nothing, sent: wire, \
         source: \"https://example.org/{code}\", confidence: unconfirmed }}\n\
         reviewed: 2026-11-20\n---\n{before}\n## Example\n\n\
         ```http\nGET /things/{code} HTTP/1.1\nHost: example.com\nAccept: application/json\n```\n\n\
         ```http\nHTTP/1.1 {code} Made Up {code}\nDate: Fri, 20 Nov 2026 09:12:44 GMT\n\
         {content}```\n\n{notes}"
    )
}
