//! Symbolic links among the sources: inside the root they are followed.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use crate::project::{CLASS, PAGE, Project};

/// A guide without any fault.
const GUIDE: &str =
    "---\ntitle: T\nsummary: S.\ncodes: [499]\nreviewed: 2026-11-20\n---\n\nText.\n";

impl Project {
    fn link(&self, target: impl AsRef<Path>, path: &str) {
        let path = self.root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        symlink(target, path).unwrap();
    }
}

#[test]
fn a_link_out_of_the_root_is_not_followed() {
    let elsewhere = Project::small();
    let linked_file = Project::small();
    let target = elsewhere.root.join("content/499.md");
    symlink(target, linked_file.root.join("content/500.md")).unwrap();
    let linked_folder = Project::empty();
    symlink(elsewhere.root.join("content"), linked_folder.root.join("content")).unwrap();
    for (project, path) in [(linked_file, "`./content/500.md`"), (linked_folder, "`./content`")] {
        let outcome = project.call(&["check"]);
        assert_eq!((outcome.status, &*outcome.out), (Some(2), ""));
        let wanted = format!(
            "error: {path} is a symbolic link that leads out of the root, which is not followed; \
             copy what it points to\n"
        );
        assert_eq!(outcome.err, wanted);
    }
}

#[test]
fn a_link_inside_the_root_is_followed() {
    let project = Project::small();
    project.put("shared/499.md", PAGE);
    fs::remove_file(project.root.join("content/499.md")).unwrap();
    symlink("../shared/499.md", project.root.join("content/499.md")).unwrap();
    assert_eq!(project.call(&[]).status, Some(0));
    assert!(project.has("public/499/index.html"));
}

#[test]
fn each_folder_and_file_of_the_sources_may_be_a_link() {
    let project = Project::empty();
    project.put("src/499.md", PAGE);
    project.put("src/4xx.md", CLASS);
    project.put("words/x.md", GUIDE);
    project.put("words/rows.csv", "A\nb\n");
    project.put("words/site.yaml", "title: Linked\n");
    project.put("words/a.png", "a");
    project.link("src", "content");
    project.link("../words/site.yaml", "content/site.yaml");
    project.put("guides/y.md", GUIDE.replace("Text.", "```table\nfile: data/rows.csv\n```"));
    project.link("../words/x.md", "guides/x.md");
    project.link("../guides", "src/guides");
    project.link("../words/rows.csv", "rows/rows.csv");
    project.link(project.root.join("rows"), "src/data");
    project.put("files/deep/b.txt", "b");
    project.link("files", "static");
    project.link("../words/a.png", "files/a.png");
    project.link("../files/deep", "files/again");
    let outcome = project.call(&[]);
    assert_eq!((outcome.status, &*outcome.err), (Some(0), ""), "{}", outcome.out);
    for path in ["499/index.html", "guides/x/index.html", "a.png", "deep/b.txt", "again/b.txt"] {
        assert!(project.has(&format!("public/{path}")), "{path}");
    }
    assert!(project.read("public/guides/y/index.html").contains("<td>b</td>"));
    assert!(project.read("public/499/index.html").contains("Linked"));
    project.put("theme/home_page.html", "Nothing but this.\n");
    project.link("theme", "templates");
    assert_eq!(project.call(&[]).status, Some(0));
    assert!(project.read("public/index.html").starts_with("Nothing but this."));
}

#[test]
fn a_link_that_leads_back_to_itself_is_reported() {
    for (target, path, wanted) in [
        (
            "../content",
            "content/guides",
            "`./content/guides` is a symbolic link that leads to `./content`, which holds it; \
             remove the link\n",
        ),
        (
            "..",
            "static/all",
            "`./static/all` is a symbolic link that leads to `./`, which holds it; remove the \
             link\n",
        ),
        (
            "../../docs",
            "docs/static/all",
            "`./static/all` is a symbolic link that leads to `./docs`, which holds it; \
             remove the link\n",
        ),
        ("404.md", "content/404.md", "cannot find `./content/404.md`: "),
        ("static", "static", "cannot find `./static`: "),
    ] {
        let project = Project::small();
        project.link(target, path);
        if path.starts_with("docs/") {
            symlink("docs/static", project.root.join("static")).unwrap();
        }
        let outcome = project.call(&["check"]);
        assert_eq!(outcome.status, Some(2), "{}", outcome.err);
        assert!(outcome.err.starts_with(&format!("error: {wanted}")), "{}", outcome.err);
    }
}

#[test]
fn a_link_to_nowhere_is_reported_unless_it_is_the_lock_of_an_editor() {
    for path in ["content/500.md", "content", "static", "templates", "content/guides", "static/a"] {
        let project = Project::empty();
        if path != "content" {
            project.put("content/499.md", PAGE);
            project.put("content/4xx.md", CLASS);
        }
        project.link("nowhere", path);
        let outcome = project.call(&["check"]);
        assert_eq!(outcome.status, Some(2), "{path}: {}", outcome.err);
        let wanted = format!("error: cannot find `./{path}`: no such file or directory");
        assert!(outcome.err.starts_with(&wanted), "{}", outcome.err);
    }
    let project = Project::small();
    project.link("somebody@host.1234", "content/.#499.md");
    assert_eq!(project.call(&["check", "--deny-warnings"]).status, Some(0));
}

#[test]
fn an_output_that_a_link_of_the_sources_leads_to_is_refused() {
    for (target, output) in [("../public", "public"), ("../made", "made/site")] {
        let project = Project::small();
        project.put(&format!("{}/a.txt", target.trim_start_matches("../")), "a");
        project.link(target, "static/all");
        let outcome = project.call(&["--output", output]);
        assert_eq!(outcome.status, Some(2), "{}", outcome.err);
        let wanted = format!(
            "error: the output `{output}` overlaps with what `./static/all`, a symbolic link, \
             leads to; choose a folder of its own for the output\n"
        );
        assert_eq!(outcome.err, wanted);
    }
}

#[test]
fn a_page_is_edited_in_the_file_that_a_link_leads_to() {
    let project = Project::empty();
    project.put(".git/HEAD", "");
    project.put("src/499.md", PAGE);
    project.put("src/4xx.md", CLASS);
    project.put("src/site.yaml", "title: T\nrepository: https://github.com/o/n\n");
    project.put("made by hand/g.md", GUIDE);
    project.link("src", "content");
    project.link("../../made by hand/g.md", "src/guides/g.md");
    assert_eq!(project.call(&[]).status, Some(0));
    for (page, file) in [("499", "src/499.md"), ("guides/g", "made%20by%20hand/g.md")] {
        let html = project.read(&format!("public/{page}/index.html"));
        let wanted = format!("\"https://github.com/o/n/edit/main/{file}\"");
        assert!(html.contains(&wanted), "{wanted}: {html}");
    }
}
