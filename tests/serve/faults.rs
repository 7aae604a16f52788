//! What open pages receive.

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::TcpStream;

use serde_json::Value;

use crate::served::{PAGE, Served};

/// A page that listens.
struct Page(BufReader<TcpStream>);

impl Page {
    fn open(served: &Served, path: &str) -> Self {
        let html = served.get(path).text();
        let attribute = |name: &str| {
            let rest = html.split_once(&format!(" data-{name}=\"")).unwrap().1;
            rest.split('"').next().unwrap().to_owned()
        };
        let (file, version) = (attribute("file"), attribute("version"));
        let mut socket = served.connect();
        write!(
            socket,
            "GET /.statusbook/events?path={path}&file={file}&version={version} HTTP/1.1\r\n\
             Host: {}\r\n\r\n",
            served.authority
        )
        .unwrap();
        let mut page = Self(BufReader::new(socket));
        let start = page.next();
        assert_eq!((&start["page"], start["files"].as_array().unwrap().len()), (&Value::Null, 0));
        page
    }

    /// The next event.
    fn next(&mut self) -> Value {
        loop {
            let mut line = String::new();
            assert!(self.0.read_line(&mut line).unwrap() > 0, "the stream has ended");
            if let Some(json) = line.strip_prefix("data: ") {
                return serde_json::from_str(json).unwrap();
            }
        }
    }
}

#[test]
fn a_page_receives_what_changed_of_what_it_shows() {
    let served = Served::small();
    let mut pages = ["/499/", "/4xx/", "/nowhere"].map(|path| Page::open(&served, path));
    served.put("static/style.css", "body { color: red; }");
    for page in &mut pages {
        let change = page.next();
        assert_eq!((&change["page"], &change["faults"]), (&Value::Null, &Value::Null));
        assert!(change["files"].as_array().unwrap().contains(&"style.css".into()), "{change}");
    }
    served.put("content/499.md", format!("{PAGE}\nMore.\n"));
    let changes = pages.each_mut().map(|page| page.next()["page"].is_string());
    assert_eq!(changes, [true, false, false]);
    served.put("static/nowhere.html", "<p>here</p>");
    let changes = pages.each_mut().map(|page| page.next()["page"].is_string());
    assert_eq!(changes, [false, false, true]);
}

#[test]
fn a_fault_is_shown_while_the_last_good_site_stays_up() {
    let served = Served::small();
    let mut page = Page::open(&served, "/499/");
    served.put("content/499.md", format!("{PAGE}\n[text](nowhere.md)\n"));
    let faults = page.next()["faults"].take();
    assert_eq!((&faults["sum"], &faults["more"]), (&"1 error".into(), &0.into()));
    assert_eq!(faults["has_good_site"], true);
    let text = faults["reports"][0].as_str().unwrap();
    for wanted in [
        "error[broken-link]: there is no page `content/nowhere.md`\n",
        "--> content/499.md:35:8\n",
        "35 | [text](nowhere.md)\n",
        "|        ^^^^^^^^^^\n",
        "= help: write the page, or link to one that exists",
    ] {
        assert!(text.contains(wanted), "{text}");
    }
    assert!(!text.contains('\u{1b}'), "{text}");
    let shown = served.get("/499/");
    assert!(shown.status == 200 && !shown.text().contains("nowhere"));
    served.lines_until("content/499.md: built in");
    served.put("content/499.md", PAGE);
    let change = page.next();
    assert_eq!((&change["faults"], &change["page"]), (&Value::Null, &Value::Null));
}

#[test]
fn many_faults_are_counted_and_warnings_stay_in_the_terminal() {
    let served = Served::small();
    let mut page = Page::open(&served, "/499/");
    served.put("content/notes.txt", "");
    assert_eq!(page.next()["faults"], Value::Null);
    let links = (0..9).map(|number| format!("\n[text](nowhere-{number}.md)\n"));
    served.put("content/499.md", PAGE.to_owned() + &links.collect::<String>());
    let faults = page.next()["faults"].take();
    assert_eq!((&faults["sum"], &faults["more"]), (&"9 errors".into(), &4.into()));
    assert_eq!(faults["reports"].as_array().unwrap().len(), 5);
}

#[test]
fn a_site_that_starts_with_faults_shows_what_there_is() {
    let broken = format!("{PAGE}\n[text](nowhere.md)\n");
    let served = Served::with(&[("content/499.md", &broken)], &[]);
    let mut page = Page::open(&served, "/499/");
    assert!(served.get("/499/").text().contains(">text<"));
    served.put("content/499.md", format!("{broken}\n[more](nowhere.md)\n"));
    let change = page.next();
    assert_eq!(
        (change["page"].is_string(), &change["faults"]["has_good_site"]),
        (true, &false.into())
    );
    served.put("content/499.md", PAGE);
    assert!(page.next()["page"].is_string());
}

#[test]
fn without_any_page_there_is_a_page_that_waits() {
    let files = [("content/499.md", PAGE), ("templates/base.html", "{% if %}")];
    let served = Served::with(&files, &[]);
    let response = served.get("/499/");
    assert_eq!(response.status, 503);
    let mut page = Page::open(&served, "/499/");
    fs::remove_file(served.root.join("templates/base.html")).unwrap();
    assert!(page.next()["page"].is_string());
    assert_eq!(served.get("/499/").status, 200);
}

#[test]
fn sources_that_cannot_be_read_are_a_fault() {
    let served = Served::small();
    let mut page = Page::open(&served, "/499/");
    let (here, there) = (served.root.join("content"), served.root.join("elsewhere"));
    fs::rename(&here, &there).unwrap();
    let faults = page.next()["faults"].take();
    assert_eq!(faults["sum"], "the sources cannot be read");
    assert!(faults["reports"][0].as_str().unwrap().contains("holds no pages"), "{faults}");
    assert_eq!(served.get("/499/").status, 200);
    fs::rename(&there, &here).unwrap();
    assert_eq!(page.next()["faults"], Value::Null);
    served.put("content/499.md", format!("{PAGE}\nMore.\n"));
    assert!(page.next()["page"].is_string(), "the folder that came back is watched");
}

#[test]
fn a_page_that_is_not_finished_is_shown_while_it_is_written() {
    let served = Served::small();
    let scaffold = PAGE.replace("code: 499", "code: 498").replace("summary: ", "summary: …\n# ");
    served.put("content/498.md", format!("{scaffold}\nHello, draft.\n"));
    served.wait_for("/498/", "Hello, draft.");
    let mut page = Page::open(&served, "/498/");
    served.put("content/498.md", format!("{scaffold}\nHello again.\n"));
    let change = page.next();
    assert!(change["page"].as_str().is_some_and(|html| html.contains("Hello again.")), "{change}");
    assert_eq!(change["faults"]["has_good_site"], false, "{change}");
}

#[test]
fn a_draft_is_shown_and_says_that_it_is_one() {
    let served = Served::small();
    let page = format!("{PAGE}\nSee [help](pages/help.md).\n");
    served.put("content/499.md", page);
    let draft = "---\ntitle: Help\ndraft: true\n---\n\nText of [499](../499.md).\n";
    served.put("content/pages/help.md", draft);
    served.wait_for("/help/", "<title>Draft: Help");
    assert!(served.get("/help/").text().contains("no longer a draft"));
    served.wait_for("/499/", "href=\"../help/\">help</a>");
    served.put("content/pages/help.md", draft.replace("draft: true\n", ""));
    served.wait_for("/help/", "<title>Help");
}
