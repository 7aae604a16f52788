//! New projects.

use crate::project::{Outcome, Project};

const PARCELS: &str = include_str!("parcels.yaml");

#[track_caller]
fn check_has_no_fault(project: &Project, root: &str) {
    let outcome = project.call(&["check", "--root", root, "--deny-warnings"]);
    assert_eq!((outcome.status, &*outcome.err), (Some(0), ""), "{outcome:?}");
}

#[test]
fn a_project_builds_without_a_fault() {
    let project = Project::empty();
    let codes = "200,201,400,401,403,404,405,429,500,502,503";
    let outcome = project.call(&["init", "my-errors", "--codes", codes]);
    assert_eq!((outcome.status, &*outcome.err), (Some(0), ""));
    assert_eq!(
        outcome.out,
        "my-errors: 11 codes, 18 files\n\nNext:\n  cd my-errors\n  statusbook serve --open\n"
    );
    check_has_no_fault(&project, "my-errors");
    let built = project.call(&["build", "--root", "my-errors"]);
    assert_eq!((built.status, &*built.err), (Some(0), ""));
    for path in ["public/404/index.html", ".gitignore", "README.md", "content/4xx.md"] {
        assert!(project.has(&format!("my-errors/{path}")), "{path}");
    }
    assert!(!project.has("my-errors/content/3xx.md"), "no code is of that class");
}

#[test]
fn the_folder_may_hold_files_of_others_and_the_codes_may_be_left_out() {
    let project = Project::empty();
    project.put("src/main.rs", "fn main() {}\n");
    let outcome = project.call(&["init", ".", "--bare"]);
    assert_eq!((outcome.status, &*outcome.err), (Some(0), ""));
    assert_eq!(outcome.out, ".: 12 codes, 16 files\n\nNext:\n  statusbook serve --open\n");
    check_has_no_fault(&project, ".");
    assert_eq!(project.read("src/main.rs"), "fn main() {}\n");
}

#[test]
fn an_existing_file_keeps_everything_from_being_written() {
    let project = Project::empty();
    project.put("my/README.md", "Mine.\n");
    project.put("my/content/404.md", "Mine.\n");
    let outcome = project.call(&["init", "my", "--codes", "404"]);
    assert_eq!((outcome.status, &*outcome.out), (Some(2), ""));
    assert_eq!(
        outcome.err,
        "error: `my/README.md` exists already, and so does 1 more; nothing was written: move it \
         away, or choose another folder\n"
    );
    assert_eq!(project.read("my/README.md"), "Mine.\n");
    assert!(!project.has("my/.gitignore") && !project.has("my/content/site.yaml"));
}

#[cfg(unix)]
#[test]
fn a_link_is_not_followed_and_counts_as_a_file() {
    let project = Project::empty();
    project.put("elsewhere/kept.txt", "");
    project.put("my/kept.txt", "");
    let link = |from: &str, to: &str| {
        std::os::unix::fs::symlink(project.root.join(from), project.root.join(to)).unwrap();
    };
    link("nowhere", "my/README.md");
    let outcome = project.call(&["init", "my"]);
    assert!(outcome.err.contains("`my/README.md` exists already"), "{outcome:?}");
    std::fs::remove_file(project.root.join("my/README.md")).unwrap();
    link("elsewhere", "my/content");
    let outcome = project.call(&["init", "my"]);
    assert_eq!(outcome.status, Some(2));
    assert!(outcome.err.contains("`my/content` is a symbolic link that leads out"), "{outcome:?}");
    assert!(!project.has("elsewhere/404.md"));
}

#[test]
fn wrong_codes_are_status_2_and_nothing_is_written() {
    let class = "this is a class; name its codes, as in `404`";
    let digits = "a code has three digits, from 100 to 999";
    for (codes, wanted) in [
        ("404,4xx", format!("invalid value '4xx' for '--codes <CODES>': {class}")),
        ("404,4o4", format!("invalid value '4o4' for '--codes <CODES>': {digits}")),
        ("099", format!("invalid value '099' for '--codes <CODES>': {digits}")),
        ("404,", format!("invalid value '' for '--codes <CODES>': {digits}")),
        ("404,500,404", "the code 404 is named twice; drop one".to_owned()),
    ] {
        let project = Project::empty();
        let Outcome { status, out, err } = project.call(&["init", "my", "--codes", codes]);
        assert_eq!((status, &*out), (Some(2), ""), "{codes}");
        assert!(err.starts_with(&format!("error: {wanted}\n")), "{err}");
        assert!(!project.has("my"));
    }
}

#[test]
fn a_project_is_made_of_an_openapi_document() {
    let project = Project::empty();
    project.put("parcels.yaml", PARCELS);
    let outcome = project.call(&["init", "my", "--from", "parcels.yaml", "--codes", "503"]);
    assert_eq!((outcome.status, &*outcome.err), (Some(0), ""));
    assert_eq!(
        outcome.out,
        "\
my: 9 codes, 16 files
- 460, 512 are not registered: say what you mean by them, first in content/460.md
- `5XX` (1 response) names no code: content/5xx.md lists the operations
- `default` (1 response) names no code: there is no page for it

Next:
  cd my
  statusbook serve --open
"
    );
    check_has_no_fault(&project, "my");
    assert!(project.read("my/content/503.md").contains("\n## Example\n"), "it is not in the API");
    assert!(!project.read("my/content/429.md").contains("RateLimit-Policy:"));
}

#[test]
fn a_document_that_cannot_be_read_is_reported() {
    let project = Project::empty();
    for (text, status, wanted) in [
        (
            "title: T\n",
            2,
            "error: `api.yaml` is not an OpenAPI document: it has no field `openapi`",
        ),
        ("swagger: \"2.0\"\n", 2, "error: `api.yaml` is of Swagger 2.0; convert it to OpenAPI 3\n"),
        (
            "openapi: 3.1.0\npaths: {}\n",
            2,
            "error: no operation of `api.yaml` names a code that it answers with; name codes with \
             `--codes`\n",
        ),
        ("openapi: 3.1.0\npaths: [\n", 1, "error[invalid-yaml]: `[` is never closed\n"),
    ] {
        project.put("api.yaml", text);
        let outcome = project.call(&["init", "my", "--from", "api.yaml"]);
        assert_eq!((outcome.status, &*outcome.out), (Some(status), ""), "{text}");
        assert!(outcome.err.starts_with(wanted), "{}", outcome.err);
        assert!(!project.has("my"));
    }
    let outcome = project.call(&["init", "my", "--from", "nowhere.yaml"]);
    assert_eq!(outcome.status, Some(2));
    assert!(outcome.err.starts_with("error: cannot inspect `nowhere.yaml`: "), "{}", outcome.err);
}

#[test]
fn programs_get_json() {
    let project = Project::empty();
    let arguments = ["init", "my", "--codes", "404,499", "--bare", "--format", "json"];
    let outcome = project.call(&arguments);
    assert_eq!(
        outcome.out,
        "{\"version\":1,\"folder\":\"my\",\"codes\":[404,499],\"files\":[\
         \".github/workflows/publish.yml\",\".gitignore\",\"README.md\",\"content/404.md\",\
         \"content/499.md\",\"content/site.yaml\"],\
         \"notes\":[\"499 is not registered: say what you mean by it in content/499.md\"]}\n"
    );
}
