//! How faults are printed.

use crate::project::{CLASS, PAGE, Project};

/// A page that is broken in ten ways at once.
const TEN: &str = "\u{feff}---\r
code: 404\r
phrase: Not Foound\r
summary: S.\r
standing: registred\r
sumary: twice\r
actor: caller\r
caller: \"404\"\r
server: [one, two]\r
retry: never\r
cache: heuristic\r
body: optional\r
keywords: [Grüße]\r
related: [{ code: 418, why: w }]\r
reviewed: 2026-13-01\r
---\r
\r
## Meaning\r
\r
Grüße <b>und</b> [Küsse](nirgends.md) und [mehr](javascript:x).\r
";

#[test]
fn ten_faults_are_printed_in_one_run() {
    let project = Project::strict();
    project.put("content/404.md", TEN);
    let outcome = project.call(&["check"]);
    assert_eq!(outcome.status, Some(1));
    assert_eq!(outcome.err, include_str!("ten_faults.txt"));
}

#[test]
fn a_fault_is_an_object_for_programs() {
    for command in ["build", "check"] {
        let outcome = Project::broken().call(&[command, "--format", "json"]);
        assert_eq!(outcome.status, Some(1));
        let wanted = "{\"version\":1,\"errors\":1,\"warnings\":0,\"diagnostics\":[{\
            \"severity\":\"error\",\"rule\":\"broken-link\",\
            \"message\":\"there is no page `content/nowhere.md`\",\
            \"help\":\"write the page, or link to one that exists\",\
            \"path\":\"content/499.md\",\
            \"line\":35,\"column\":8,\"end_line\":35,\"end_column\":18,";
        assert!(outcome.out.starts_with(wanted), "{}", outcome.out);
        assert!(outcome.out.ends_with("}]}\n"), "the line is all there is: {}", outcome.out);
    }
    let outcome = Project::small().call(&["check", "--format", "json"]);
    let wanted = "{\"version\":1,\"errors\":0,\"warnings\":0,\"diagnostics\":[]}\n";
    assert_eq!((outcome.status, &*outcome.out), (Some(0), wanted));
}

#[test]
fn a_day_that_is_still_to_come_is_no_day_of_a_review() {
    let project = Project::small();
    let check = |day: &str| project.call(&["check", "--deny-warnings", "--today", day]);
    assert_eq!(check("2026-11-20").status, Some(0));
    let outcome = check("2026-11-19");
    assert_eq!(outcome.status, Some(1));
    let wanted = "warning[future-review]: 2026-11-20 is still to come\n";
    assert!(outcome.err.starts_with(wanted), "{}", outcome.err);
    let outcome = check("tomorrow");
    assert_eq!(outcome.status, Some(2));
    assert!(outcome.err.contains("write a day as `2026-11-20`"), "{}", outcome.err);
}

#[test]
fn a_fault_is_a_workflow_command_on_github() {
    let wanted = "::error file=content/499.md,line=35,col=8,endLine=35,endColumn=18,\
                  title=broken-link::there is no page `content/nowhere.md`%0A\
                  help: write the page, or link to one that exists\n";
    let project = Project::broken();
    let asked = project.call(&["check", "--format", "github"]);
    let on_github = project.call_with(&[("GITHUB_ACTIONS", "true")], &["check"]);
    for outcome in [asked, on_github] {
        assert_eq!(outcome.status, Some(1));
        assert!(outcome.out.starts_with(wanted), "{}", outcome.out);
        assert_eq!(outcome.err, "");
    }
    let text = project.call_with(&[("GITHUB_ACTIONS", "true")], &["check", "--format", "text"]);
    assert!(text.err.starts_with("error[broken-link]"), "{}", text.err);
    let elsewhere = project.call_with(&[("GITHUB_ACTIONS", "false")], &["check"]);
    assert!(elsewhere.err.starts_with("error[broken-link]"), "{}", elsewhere.err);
}

#[test]
fn a_broken_template_is_reported_like_a_broken_page() {
    let project = Project::small();
    project.put("templates/home_page.html", "<h1>{{ titel }}</h1>\n");
    project.put("templates/codes_page.html", "{{ frame.nope }}\n");
    let outcome = project.call(&["build"]);
    assert_eq!(outcome.status, Some(1));
    for wanted in [" --> templates/home_page.html:1:8\n", " --> templates/codes_page.html:1:10\n"] {
        assert!(outcome.err.contains(wanted), "{}", outcome.err);
    }
    assert!(!outcome.err.contains("broken-output-link"), "{}", outcome.err);
}

#[test]
fn a_path_is_from_where_the_program_runs_and_in_json_from_the_root() {
    let project = Project::empty();
    project.put("docs/site/content/499.md", format!("{PAGE}\n[text](nowhere.md)\n"));
    project.put("docs/site/content/4xx.md", CLASS);
    for root in ["docs/site", "./docs/site/"] {
        let check = |format: &str| project.call(&["check", "--root", root, "--format", format]);
        let text = check("text").err;
        assert!(text.contains("--> docs/site/content/499.md:"), "{text}");
        assert!(text.contains("](nowhere.md)"), "the line is shown:\n{text}");
        let github = check("github").out;
        assert!(github.starts_with("::error file=docs/site/content/499.md,line="), "{github}");
        let json = check("json").out;
        assert!(json.contains("\"content/499.md\""), "{json}");
    }
}

#[test]
fn github_reads_paths_from_the_repository_wherever_the_program_runs() {
    let project = Project::empty();
    project.put("docs/content/499.md", format!("{PAGE}\n[text](nowhere.md)\n"));
    project.put("docs/content/4xx.md", CLASS);
    project.put("elsewhere/x.txt", "");
    let repository = project.root.to_str().unwrap();
    let absolute = project.root.join("docs");
    let absolute = absolute.to_str().unwrap();
    let elsewhere = format!("{repository}/elsewhere");
    let check = |folder: &str, workspace: &str, root: &str| {
        let arguments = ["check", "--format", "github", "--root", root];
        let variables = [("GITHUB_WORKSPACE", workspace)];
        let mut command = project.command(&variables, &arguments);
        let output = command.current_dir(project.root.join(folder)).output().unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        text.split_once(",line=").unwrap().0.to_owned()
    };
    for (folder, workspace, root, wanted) in [
        ("docs", repository, ".", "docs/content/499.md"),
        ("docs", repository, "../docs", "docs/content/499.md"),
        ("elsewhere", repository, "../docs", "docs/content/499.md"),
        ("elsewhere", repository, absolute, "docs/content/499.md"),
        // Without the folder of the checkout, from where the program runs, if it can be.
        ("docs", "", "../docs", "content/499.md"),
        ("", "", "elsewhere/../docs", "docs/content/499.md"),
        ("", &elsewhere, absolute, "docs/content/499.md"),
        ("elsewhere", "", "../docs/.", "../docs/content/499.md"),
    ] {
        let wanted = format!("::error file={wanted}");
        assert_eq!(check(folder, workspace, root), wanted, "{folder} {workspace} {root}");
    }
}

#[cfg(unix)]
#[test]
fn github_gets_the_file_that_a_link_leads_to() {
    let project = Project::empty();
    project.put("pages/499.md", format!("{PAGE}\n[text](nowhere.md)\n"));
    project.put("pages/4xx.md", CLASS);
    std::os::unix::fs::symlink("pages", project.root.join("content")).unwrap();
    let github = project.call(&["check", "--format", "github"]).out;
    assert!(github.starts_with("::error file=pages/499.md,line="), "{github}");
    let text = project.call(&["check"]).err;
    assert!(text.contains("--> content/499.md:"), "{text}");
}

#[test]
fn a_configuration_in_the_root_is_reported_where_no_other_is() {
    let project = Project::small();
    project.put("site.yaml", "title: T\n");
    let outcome = project.call(&["check"]);
    let help = "= help: move it to `content/site.yaml`";
    assert!(outcome.err.contains(help), "{}", outcome.err);
    project.put("content/site.yaml", "title: T\n");
    assert_eq!(project.call(&["check"]).err, "");
}
