//! What cannot be read or written: links out of the root, pipes, and files without permission.

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::process::Command;

use crate::project::{PAGE, Project};

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
fn a_pipe_is_refused() {
    let project = Project::small();
    let pipe = project.root.join("content/404.md");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let outcome = project.call(&["check"]);
    assert_eq!(outcome.status, Some(2));
    let wanted = "error: `./content/404.md` is not a regular file; move it elsewhere\n";
    assert_eq!(outcome.err, wanted);
}

#[test]
fn an_output_that_cannot_be_written_is_named() {
    let project = Project::small();
    project.put("dist", "a file");
    let outcome = project.call(&["--output", "dist"]);
    assert_eq!(outcome.status, Some(2));
    assert_eq!(outcome.err, "error: the output `dist` is a file; choose a folder\n");
    let locked = project.root.join("locked");
    fs::create_dir(&locked).unwrap();
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o000)).unwrap();
    // The superuser may write everywhere.
    if fs::read_dir(&locked).is_err() {
        let outcome = project.call(&["--output", "locked"]);
        assert_eq!(outcome.status, Some(2));
        assert!(outcome.err.contains("`locked"), "{}", outcome.err);
    }
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn content_that_cannot_be_read_is_named() {
    let project = Project::small();
    let page = project.root.join("content/499.md");
    fs::set_permissions(&page, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::read(&page).is_err() {
        let outcome = project.call(&["check"]);
        assert_eq!(outcome.status, Some(2));
        assert!(
            outcome.err.starts_with("error: cannot read `./content/499.md`: "),
            "{}",
            outcome.err
        );
    }
    let project = Project::small();
    symlink("nowhere.md", project.root.join("content/500.md")).unwrap();
    let outcome = project.call(&["check"]);
    assert_eq!(outcome.status, Some(2));
    assert!(outcome.err.starts_with("error: cannot find `./content/500.md`: "), "{}", outcome.err);
}
