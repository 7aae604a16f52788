//! Pages, and lists of pages, in the terminal.

use crate::project::{CLASS, PAGE, Project};

#[test]
fn a_page_is_shown_with_its_answers_first() {
    let project = Project::small();
    let outcome = project.call(&["show", "499", "--root", "."]);
    assert_eq!((outcome.status, &*outcome.err), (Some(0), ""));
    let wanted = "\
499 Client Closed Request (Client error)
Not in IANA’s registry: it means what its vendors say.
The client hung up before the server had answered.

- Who acts: Nobody
- If you received it: Wait longer.
- If you send it: Answer sooner.
- Retry: Not applicable
- Cache: Not applicable
- Content: None allowed

## Meaning

No client ever receives it.

## Example

    GET /slow HTTP/1.1
    Host: www.example.com

The line of a log:

    192.0.2.1 - - \"GET /slow HTTP/1.1\" 499 0

## What vendors mean by it

- nginx, Client Closed Request: the client closed the connection. Never sent: in
  logs, or inside the server. Reported by others: https://nginx.example/docs
";
    assert_eq!(outcome.out, wanted);
    assert!(!outcome.out.contains('\u{1b}'), "a pipe gets no colours");
    let colored = project.call(&["show", "499", "--root", ".", "--color", "always"]).out;
    assert!(colored.starts_with("\u{1b}[1;31m499\u{1b}[0m \u{1b}[1mClient\u{1b}[0m "), "{colored}");
    let no_color = [("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")];
    assert_eq!(project.call_with(&no_color, &["show", "499", "--root", "."]).out, wanted);
}

#[test]
fn the_content_is_built_in_where_there_is_none() {
    let outcome = Project::empty().call(&["show", "404"]);
    assert_eq!((outcome.status, &*outcome.err), (Some(0), ""));
    assert!(outcome.out.starts_with("404 Not Found ("), "{}", outcome.out);
    let project = Project::small();
    assert_eq!(project.call(&["show", "404"]).status, Some(1), "the project has no such page");
    assert_eq!(
        project.call(&["show", "499"]).out,
        project.call(&["show", "499", "--root", "."]).out
    );
    let nowhere = project.call(&["show", "404", "--root", "nowhere"]);
    assert_eq!(nowhere.status, Some(2));
}

#[test]
fn a_page_has_several_names() {
    let project = Project::empty();
    let first = |asked: &[&str]| {
        let outcome = project.call(&[&["show"], asked].concat());
        assert_eq!(outcome.status, Some(0), "{asked:?}: {outcome:?}");
        outcome.out.lines().next().unwrap_or("").to_owned()
    };
    for asked in [
        &["404"][..],
        &["not-found"],
        &["HTTP/1.1", "404", "Not", "Found"],
        &["http.StatusNotFound"],
    ] {
        assert!(first(asked).starts_with("404 Not Found ("), "{asked:?}: {}", first(asked));
    }
    for asked in [&["4xx"][..], &["4XX"]] {
        assert_eq!(first(asked), "4xx Client error");
    }
    for asked in ["401-or-403", "guides/401-or-403", "401 or 403?"] {
        assert!(first(&[asked]).starts_with("401 or 403? ("), "{asked}");
    }
}

#[test]
fn several_pages_of_a_name_are_a_list() {
    let project = Project::empty();
    let outcome = project.call(&["show", "Retry-After"]);
    assert_eq!((outcome.status, &*outcome.err), (Some(0), ""));
    let wanted = "429 Too Many Requests (keyword: Retry-After)\n    You have sent too many ";
    assert!(outcome.out.contains(wanted), "{}", outcome.out);
    let more = "\nThe search of the site knows more: header fields, vendors, sections of\n\
                specifications and the text of the pages.\n";
    assert!(outcome.out.ends_with(more), "{}", outcome.out);
    let long = project.call(&["show", "4"]).out;
    assert!(long.starts_with("4xx Client error\n"), "{long}");
    assert!(long.contains(" more; write more of the name to see them\n"), "{long}");
    for line in long.lines() {
        assert!(line.chars().count() <= 80, "{line}");
    }
}

#[test]
fn no_page_of_a_name_is_status_1_and_the_nearest_are_listed() {
    let project = Project::empty();
    let nothing = project.call(&["show", "zzzz"]);
    assert_eq!((nothing.status, &*nothing.out), (Some(1), ""));
    let wanted = "nothing fits `zzzz`\nThe search of the site knows more: ";
    assert!(nothing.err.starts_with(wanted), "{}", nothing.err);
    let code = project.call(&["show", "432"]);
    assert_eq!((code.status, &*code.out), (Some(1), ""));
    assert!(code.err.starts_with("nothing fits `432`; the nearest:\n\n"), "{}", code.err);
    assert!(code.err.contains("\n431 Request Header Fields Too Large"), "{}", code.err);
    assert_eq!(project.call(&["show"]).status, Some(2));
    let empty = project.call(&["show", " "]);
    let wanted = "error: say what to show, as in `statusbook show 429`\n";
    assert_eq!((empty.status, &*empty.err), (Some(2), wanted));
}

#[test]
fn programs_get_the_page_or_the_results() {
    let (own, elsewhere) = (Project::small(), Project::empty());
    let json = |project: &Project, arguments: &[&str]| {
        let outcome = project.call(&[&["show", "--format", "json"], arguments].concat());
        assert_eq!(outcome.err, "", "{arguments:?}");
        let value: serde_json::Value = serde_json::from_str(&outcome.out).unwrap();
        assert_eq!(value["version"], 1);
        (outcome.status, value)
    };
    let (status, page) = json(&own, &["499"]);
    assert_eq!(
        (status, &page["source"], &page["kind"]),
        (Some(0), &"root".into(), &"status".into())
    );
    assert_eq!(page["page"]["phrase"], "Client Closed Request");
    assert_eq!(json(&elsewhere, &["4xx"]).1["page"]["title"], "Client error");
    assert_eq!(
        json(&elsewhere, &["401-or-403"]).1["page"]["codes"],
        serde_json::json!([401, 403, 404])
    );
    let (_, several) = json(&elsewhere, &["Retry-After"]);
    assert_eq!((&several["source"], &several["is_nearest"]), (&"built-in".into(), &false.into()));
    let why = serde_json::json!({ "field": "keyword", "text": "Retry-After" });
    assert_eq!(several["results"][0]["why"], why);
    let (status, none) = json(&elsewhere, &["zzzz"]);
    assert_eq!((status, &none["is_nearest"]), (Some(1), &true.into()));
}

#[test]
fn a_page_with_faults_is_shown_as_far_as_it_can_be_read() {
    let project = Project::small();
    project.put("content/498.md", PAGE.replace("499", "498").replace("actor: nobody\n", ""));
    project.put("content/497.md", "---\n");
    project.put("content/4xx.md", CLASS);
    let outcome = project.call(&["show", "498", "--root", "."]);
    assert_eq!(outcome.status, Some(0));
    assert_eq!(
        outcome.err,
        "some pages have faults, and may be missing or incomplete; `statusbook check` reports \
         them\n"
    );
    assert!(outcome.out.starts_with("498 Client Closed Request"), "{}", outcome.out);
}
