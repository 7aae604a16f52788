//! What `fix` and `check --fix` fix.

use crate::project::{PAGE, Project};

/// The page with faults that can be fixed automatically, and lines that end with CRLF.
fn spoilt() -> String {
    let page = PAGE.replace("standing: unofficial", "standing: registered # why?");
    let page = page.replace("code: 499\n", "").replace("phrase:", "code: \"499\"\nphrase:");
    let (head, body) = page.split_once("\n## ").unwrap();
    format!("{head} \n## {body}").replace('\n', "\r\n")
}

fn fixed() -> String {
    PAGE.replace("standing: unofficial", "standing: unofficial # why?").replace('\n', "\r\n")
}

#[test]
fn what_can_be_fixed_is_and_nothing_else_is_touched() {
    let project = Project::strict();
    project.put("content/499.md", spoilt());
    let outcome = project.call(&["fix"]);
    assert_eq!((outcome.status, &*outcome.err), (Some(0), ""));
    assert_eq!(
        outcome.out,
        "content/499.md: trailing-space, wrong-standing, wrong-type\n3 faults fixed in 1 file\n"
    );
    assert_eq!(project.read("content/499.md"), fixed());
    let again = project.call(&["fix"]);
    assert_eq!(
        (again.status, &*again.out),
        (Some(0), "nothing can be fixed automatically; `statusbook check` reports what is left\n")
    );
    let left: Vec<_> = std::fs::read_dir(project.root.join("content")).unwrap().collect();
    assert_eq!(left.len(), 3, "nothing is left beside the pages: {left:?}");
}

#[test]
fn a_dry_run_shows_a_diff_and_writes_nothing() {
    let project = Project::small();
    let page = PAGE.replace("standing: unofficial", "standing: registered");
    project.put("content/499.md", &page);
    let outcome = project.call(&["fix", "--dry-run"]);
    assert_eq!(outcome.status, Some(1), "something would change");
    assert_eq!(outcome.err, "1 fault would be fixed in 1 file\n");
    let lines: Vec<_> = outcome.out.lines().collect();
    assert_eq!(lines[..2], ["--- a/content/499.md", "+++ b/content/499.md"]);
    assert!(lines.contains(&"-standing: registered") && lines.contains(&"+standing: unofficial"));
    assert_eq!(project.read("content/499.md"), page);
    let colored = project.call(&["fix", "-n", "--color", "always"]).out;
    assert!(colored.contains("\u{1b}[32m+standing: unofficial\u{1b}[0m\n"), "{colored}");
    project.put("content/499.md", PAGE);
    let outcome = project.call(&["fix", "--dry-run"]);
    assert_eq!((outcome.status, &*outcome.out), (Some(0), ""));
    assert_eq!(
        outcome.err,
        "nothing can be fixed automatically; `statusbook check` reports what is left\n"
    );
}

#[test]
fn a_check_may_fix_first_and_reports_what_is_left() {
    let project = Project::broken();
    let page = project.read("content/499.md").replace("unofficial", "registered");
    project.put("content/499.md", page);
    let outcome = project.call(&["check", "--fix"]);
    assert_eq!(outcome.status, Some(1));
    let wanted = "content/499.md: wrong-standing\n1 fault fixed in 1 file\nerror[broken-link]: ";
    assert!(outcome.err.starts_with(wanted), "{}", outcome.err);
    assert!(project.read("content/499.md").contains("standing: unofficial"));
    assert_eq!(project.call(&["build", "--fix"]).status, Some(2), "a build fixes nothing");
}

#[test]
fn a_relation_is_returned_and_asks_for_its_reason() {
    let project = Project::strict();
    let second = PAGE.replace("499", "498").replace("uses:", "related: []\nuses:");
    let first = PAGE.replace("uses:", "related:\n  - { code: 498, why: another }\nuses:");
    project.put("content/498.md", second);
    project.put("content/499.md", first);
    let outcome = project.call(&["fix"]);
    let wanted = "content/498.md: unreturned-relation\n1 fault fixed in 1 file; \
                  write the words where it put `…`\n";
    assert_eq!(outcome.out, wanted);
    assert!(project.read("content/498.md").contains("related: [{ code: 499, why: … }]\n"));
    let check = project.call(&["check"]);
    assert!(check.err.starts_with("error[unwritten-text]: `why` is still to be written\n"));
    assert_eq!(check.err.matches("error[").count(), 1, "{}", check.err);
}

#[test]
fn programs_get_the_diff_and_the_rules() {
    let project = Project::small();
    project.put("content/499.md", spoilt());
    for (arguments, status, is_written) in [
        (&["fix", "--format", "json", "--dry-run"][..], 1, false),
        (&["fix", "--format", "json"], 0, true),
    ] {
        let outcome = project.call(arguments);
        assert_eq!((outcome.status, &*outcome.err), (Some(status), ""));
        let report: serde_json::Value = serde_json::from_str(&outcome.out).unwrap();
        assert_eq!(report["version"], 1);
        assert_eq!(report["is_written"], is_written);
        assert_eq!(report["files"][0]["path"], "content/499.md");
        assert_eq!(report["files"][0]["rules"]["wrong-type"], 1);
        assert!(report["files"][0]["diff"].as_str().unwrap().contains("\n+code: 499\r\n"));
    }
    let check = project.call(&["check", "--format", "json"]).out;
    assert!(check.starts_with("{\"version\":1,\"errors\":0,"), "{check}");
}

#[test]
fn a_fault_that_keeps_others_from_being_fixed_is_named() {
    let project = Project::small();
    let blocked = format!("{}\n```text\nnever closed\n", PAGE.replace("unofficial", "registered"));
    project.put("content/499.md", &blocked);
    let line = blocked.lines().count() - 1;
    let reason = format!(
        "content/499.md:{line}: unclosed-code-block leaves in doubt where the parts of the file \
         are, so its other faults are not fixed; correct this first\n"
    );
    let nothing = "nothing can be fixed automatically; `statusbook check` reports what is left\n";
    let outcome = project.call(&["fix"]);
    assert_eq!((outcome.status, outcome.out), (Some(0), format!("{reason}{nothing}")));
    let outcome = project.call(&["fix", "--dry-run"]);
    assert_eq!((&*outcome.out, outcome.err), ("", format!("{reason}{nothing}")));
    let outcome = project.call(&["check", "--fix"]);
    assert!(outcome.err.starts_with(&reason), "{}", outcome.err);
    let report: serde_json::Value =
        serde_json::from_str(&project.call(&["fix", "--format", "json"]).out).unwrap();
    let entry = &report["blocked"][0];
    assert_eq!(entry["path"], "content/499.md");
    assert_eq!((&entry["line"], &entry["rule"]), (&line.into(), &"unclosed-code-block".into()));
    assert_eq!(project.read("content/499.md"), blocked);
    // A file of which nothing would be fixed anyway needs no reason.
    project.put("content/499.md", blocked.replace("registered", "unofficial"));
    assert_eq!(project.call(&["fix"]).out, nothing);
}

#[test]
fn an_editor_can_offer_the_edits() {
    let project = Project::small();
    project.put("content/499.md", PAGE.replace("standing: unofficial", "standing: registered"));
    let report: serde_json::Value =
        serde_json::from_str(&project.call(&["check", "--format", "json"]).out).unwrap();
    let fault = &report["diagnostics"][0];
    let edit = &fault["edits"][0];
    assert_eq!(edit["text"], "unofficial");
    assert_eq!((&edit["start"], &edit["end"]), (&fault["start"], &fault["end"]));
    assert_eq!(edit["path"], "content/499.md");
}

#[cfg(unix)]
#[test]
fn a_file_keeps_its_permissions_and_a_link_stays_a_link() {
    use std::os::unix::fs::{PermissionsExt, symlink};

    let project = Project::small();
    project.put("pages/499.md", PAGE.replace("unofficial", "registered"));
    let real = project.root.join("pages/499.md");
    std::fs::set_permissions(&real, PermissionsExt::from_mode(0o640)).unwrap();
    std::fs::remove_file(project.root.join("content/499.md")).unwrap();
    symlink("../pages/499.md", project.root.join("content/499.md")).unwrap();
    assert_eq!(project.call(&["fix"]).status, Some(0));
    assert_eq!(std::fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o640);
    let link = std::fs::symlink_metadata(project.root.join("content/499.md")).unwrap();
    assert!(link.is_symlink());
    assert_eq!(project.read("pages/499.md"), PAGE);
}

#[test]
fn a_read_only_file_is_left_as_it_is() {
    let project = Project::small();
    let page = PAGE.replace("unofficial", "registered");
    project.put("content/499.md", &page);
    let path = project.root.join("content/499.md");
    let mut permissions = std::fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(&path, permissions).unwrap();
    let outcome = project.call(&["fix"]);
    assert_eq!(outcome.status, Some(2));
    let why = "error: `./content/499.md` is read-only, so it was not changed\n";
    assert_eq!(outcome.err, why);
    assert_eq!(project.read("content/499.md"), page);
}

#[cfg(unix)]
#[test]
fn a_file_with_two_names_is_fixed_once() {
    let project = Project::small();
    let page = PAGE.replace("code: 499", "code: \"499\"");
    project.put("content/499.md", &page);
    std::os::unix::fs::symlink("499.md", project.root.join("content/498.md")).unwrap();
    let outcome = project.call(&["fix"]);
    assert_eq!((outcome.status, &*outcome.err), (Some(0), ""), "{}", outcome.out);
    assert_eq!(project.read("content/499.md"), PAGE);
}

#[test]
fn what_the_api_may_do_on_purpose_is_fixed_on_a_strict_site_only() {
    let page = PAGE.replace("code: 499", "code: 414").replace("standing: unofficial\n", "");
    let page = page.replace("phrase: Client Closed Request", "phrase: Request-URI Too Long");
    for (project, wanted) in [
        (Project::small(), "phrase: Request-URI Too Long\n"),
        (Project::strict(), "phrase: URI Too Long\n"),
    ] {
        project.put("content/414.md", &page);
        project.call(&["fix"]);
        let fixed = project.read("content/414.md");
        assert!(fixed.contains(wanted), "{fixed}");
    }
}
