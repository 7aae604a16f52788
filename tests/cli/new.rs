//! New pages.

use crate::project::{CLASS, PAGE, Project};

#[test]
fn a_new_page_holds_what_is_known_and_check_reports_the_rest() {
    let project = Project::strict();
    let outcome = project.call(&["new", "425"]);
    assert_eq!((outcome.status, &*outcome.err), (Some(0), ""));
    assert_eq!(
        outcome.out,
        "content/425.md: 13 things are still to be written; `statusbook check` says which\n"
    );
    let page = project.read("content/425.md");
    assert!(page.starts_with("---\ncode: 425\nphrase: Too Early\nsummary: …\nactor: …\n"));
    assert!(page.contains("\nHTTP/1.1 425 Too Early\n"), "{page}");
    let check = project.call(&["check"]);
    assert_eq!(check.status, Some(1));
    for wanted in [
        "error[unwritten-text]: `summary` is still to be written\n --> content/425.md:4:10\n",
        "= help: write one plain sentence of at most 160 characters\n",
        "= help: write who acts: `caller`, `server`, `either`, `nobody`\n",
        "error[empty-section]: there is nothing below `Meaning`\n  --> content/425.md:14:1\n",
        "error[missing-request]: the example has no request\n  --> content/425.md:20:1\n",
    ] {
        assert!(check.err.contains(wanted), "{wanted} is not in\n{}", check.err);
    }
    let faults = check.err.matches("error[").count() + check.err.matches("warning[").count();
    assert_eq!(faults, 13, "{}", check.err);
}

#[test]
fn on_a_site_that_is_not_strict_a_new_page_is_whole() {
    let project = Project::empty();
    project.call(&["init", ".", "--codes", "201,400,401,403"]);
    for (arguments, path) in [
        (&["new", "409"][..], "content/409.md"),
        (&["new", "512"], "content/512.md"),
        (&["new", "1xx"], "content/1xx.md"),
        (&["new", "guide", "401 or 403?"], "content/guides/401-or-403.md"),
        (&["new", "guide", "400 or 409?"], "content/guides/400-or-409.md"),
    ] {
        let outcome = project.call(arguments);
        assert_eq!((outcome.status, &*outcome.err), (Some(0), ""), "{arguments:?}");
        let known = "it says what statusbook knows; make it say what your API does";
        assert_eq!(outcome.out, format!("{path}: {known}\n"));
    }
    let page = project.read("content/409.md");
    assert!(page.contains("\n  - { code: 400, why: \"") && !page.contains("code: 412"), "{page}");
    let guide = project.read("content/guides/400-or-409.md");
    assert!(guide.starts_with(
        "---\ntitle: 400 or 409?\nsummary: What 400 Bad Request and 409 Conflict say.\ncodes: \
         [400, 409]\n---\n\n## Short answer\n\n- [400](../400.md) Bad Request: The server"
    ));
    let check = project.call(&["check", "--deny-warnings"]);
    assert_eq!((check.status, &*check.err), (Some(0), ""));
}

#[test]
fn a_site_that_requires_a_field_gets_it_to_be_written() {
    let project = Project::small();
    project.put("content/site.yaml", "title: T\nrequire: [summary, reviewed]\n");
    let outcome = project.call(&["new", "409"]);
    let wanted = "content/409.md: 1 thing is still to be written; `statusbook check` says which\n";
    assert_eq!(outcome.out, wanted);
    assert!(project.read("content/409.md").contains("\nreviewed: …\n---\n"));
}

#[test]
fn nothing_is_overwritten() {
    let project = Project::small();
    for (subject, path, text) in [("499", "content/499.md", PAGE), ("4xx", "content/4xx.md", CLASS)]
    {
        let outcome = project.call(&["new", subject]);
        assert_eq!((outcome.status, &*outcome.out), (Some(2), ""));
        let wanted = format!("error: `./{path}` exists already; change it, or delete it first\n");
        assert_eq!(outcome.err, wanted);
        assert_eq!(project.read(path), text);
    }
}

#[test]
fn a_guide_has_the_address_of_its_title() {
    let project = Project::small();
    let outcome = project.call(&["new", "guide", "401 or 403"]);
    assert_eq!(outcome.status, Some(0), "{outcome:?}");
    assert!(outcome.out.starts_with("content/guides/401-or-403.md: "), "{}", outcome.out);
    let page = project.read("content/guides/401-or-403.md");
    assert!(page.starts_with("---\ntitle: 401 or 403\nsummary: …\ncodes: [401, 403]\n"), "{page}");
    assert_eq!(project.call(&["new", "guide", "401 or 403?"]).status, Some(2), "the same address");
    let outcome = project.call(&["new", "page", "How errors look"]);
    assert!(outcome.out.starts_with("content/pages/how-errors-look.md: "), "{outcome:?}");
}

#[test]
fn a_wrong_subject_is_status_2() {
    let forms = "write a code from 100 to 999, a class as `4xx`, `guide \"401 or 403?\"` or \
                 `page \"How errors look\"`";
    let example = "write it as in `statusbook new guide \"401 or 403?\"`";
    let project = Project::small();
    for (arguments, wanted) in [
        (&["new", "99"][..], format!("no page can be about `99`; {forms}")),
        (&["new", "abc"], format!("no page can be about `abc`; {forms}")),
        (&["new", "../404"], format!("no page can be about `../404`; {forms}")),
        (
            &["new", "425", "Too Early"],
            "only a guide or page has a title; drop `Too Early`".to_owned(),
        ),
        (&["new", "guide"], format!("a guide or page has a title; {example}")),
        (&["new", "page"], format!("a guide or page has a title; {example}")),
        (
            &["new", "guide", "¿?"],
            format!("`¿?` has no letter from a to z and no digit to make an address of; {example}"),
        ),
    ] {
        let outcome = project.call(arguments);
        assert_eq!((outcome.status, &*outcome.out), (Some(2), ""), "{arguments:?}");
        assert_eq!(outcome.err, format!("error: {wanted}\n"));
    }
    let outcome = project.call(&["new", "425", "--root", "nowhere"]);
    assert_eq!(outcome.status, Some(2));
    assert!(outcome.err.starts_with("error: cannot find `nowhere`: "), "{}", outcome.err);
}

#[test]
fn the_first_page_of_a_site_makes_the_folder_and_a_path_is_a_subject_too() {
    let project = Project::empty();
    for (arguments, path) in [
        (&["new", "425"][..], "content/425.md"),
        (&["new", "content/406.md"], "content/406.md"),
        (&["new", "guide", "406", "or", "415?"], "content/guides/406-or-415.md"),
    ] {
        let outcome = project.call(arguments);
        assert_eq!(outcome.status, Some(0), "{outcome:?}");
        assert!(outcome.out.starts_with(&format!("{path}: ")), "{}", outcome.out);
        assert!(project.has(path));
    }
}

#[test]
fn the_root_may_be_elsewhere_and_programs_get_json() {
    let project = Project::empty();
    project.put("site/content/499.md", PAGE);
    let outcome = project.call(&["new", "5xx", "--root", "site", "--format", "json"]);
    assert_eq!(outcome.status, Some(0), "{outcome:?}");
    assert_eq!(
        outcome.out,
        "{\"version\":1,\"path\":\"content/5xx.md\",\"kind\":\"class\",\"unwritten\":0}\n"
    );
    assert!(project.read("site/content/5xx.md").contains("title: Server error\n"));
}

#[cfg(unix)]
#[test]
fn nothing_is_written_through_a_link_that_leads_out() {
    let (project, elsewhere) = (Project::small(), Project::empty());
    let link = project.root.join("content/guides");
    std::os::unix::fs::symlink(&elsewhere.root, &link).unwrap();
    let outcome = project.call(&["new", "guide", "What now?"]);
    assert_eq!(outcome.status, Some(2));
    let wanted = "error: `./content/guides` is a symbolic link that leads out of the root";
    assert!(outcome.err.starts_with(wanted), "{}", outcome.err);
    assert!(!elsewhere.has("what-now.md"));
    std::fs::remove_file(&link).unwrap();
    project.put("words/kept.txt", "");
    std::os::unix::fs::symlink("../words", &link).unwrap();
    assert_eq!(project.call(&["new", "guide", "What now?"]).status, Some(0));
    assert!(project.has("words/what-now.md"), "a link inside the root is followed");
}

#[test]
fn a_new_page_has_the_sections_of_the_language_of_its_site() {
    let project = Project::small();
    project.put("content/site.yaml", "title: T\nlanguage: de\n");
    assert_eq!(project.call(&["new", "425"]).status, Some(0));
    let page = project.read("content/425.md");
    assert!(page.contains("\n## Bedeutung\n"), "{page}");
    assert!(page.contains("\n## Beispiel\n\n```http\n"), "{page}");
}
