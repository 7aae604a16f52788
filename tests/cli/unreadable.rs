//! What cannot be read or written: pipes, folders with the names of files, and what there is no
//! permission for.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::os::unix::net::UnixListener;
use std::process::Command;

use crate::project::Project;

/// What a check prints that ends with status 2.
#[track_caller]
fn error(project: &Project) -> String {
    let outcome = project.call(&["check"]);
    assert_eq!((outcome.status, &*outcome.out), (Some(2), ""), "{}", outcome.err);
    outcome.err
}

#[test]
fn what_is_neither_a_file_nor_a_folder_is_refused() {
    for path in ["content/404.md", "content/site.yaml", "content/data/a.csv", "static/a.png"] {
        let wanted = format!("error: `./{path}` is not a regular file; move it elsewhere\n");
        let project = Project::small();
        let place = project.root.join(path);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        assert!(Command::new("mkfifo").arg(&place).status().unwrap().success());
        assert_eq!(error(&project), wanted);
        fs::remove_file(&place).unwrap();
        let _listener = UnixListener::bind(&place).unwrap();
        assert_eq!(error(&project), wanted);
    }
}

#[test]
fn a_folder_with_the_name_of_a_file_is_refused() {
    for path in [
        "content/site.yaml",
        "content/404.md",
        "content/4xx.MD",
        "content/guides/401-or-403.md",
        "content/data/clients.csv",
        "templates/base.html",
        "static/site.js",
    ] {
        let project = Project::small();
        fs::create_dir_all(project.root.join(path)).unwrap();
        let wanted = format!("error: `./{path}` is a folder with the name of a file; rename it\n");
        assert_eq!(error(&project), wanted);
    }
    let project = Project::small();
    fs::create_dir_all(project.root.join("static/v1.2/js")).unwrap();
    assert_eq!(project.call(&["check"]).status, Some(0));
}

#[test]
fn a_file_in_the_place_of_a_folder_is_reported() {
    for path in ["static", "templates"] {
        let project = Project::small();
        project.put(path, "");
        let wanted = format!("error: `./{path}` is not a folder; move it elsewhere\n");
        assert_eq!(error(&project), wanted);
    }
    let project = Project::empty();
    project.put("content", "");
    assert_eq!(error(&project), "error: `./content` is not a folder; move it elsewhere\n");
    let project = Project::small();
    assert!(Command::new("mkfifo").arg(project.root.join("static")).status().unwrap().success());
    assert_eq!(error(&project), "error: `./static` is not a folder; move it elsewhere\n");
    for path in ["content/guides", "content/data"] {
        let project = Project::small();
        project.put(path, "");
        let outcome = project.call(&["check", "--deny-warnings"]);
        assert_eq!(outcome.status, Some(1));
        assert!(outcome.err.contains(&format!(" --> {path}:1:1\n")), "{}", outcome.err);
    }
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
    for folder in ["content/guides", "static", "templates"] {
        let project = Project::small();
        let path = project.root.join(folder);
        fs::create_dir_all(&path).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
        if fs::read_dir(&path).is_err() {
            let error = error(&project);
            let wanted = format!("error: cannot read `./{folder}`: permission denied");
            assert!(error.starts_with(&wanted), "{error}");
        }
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    }
}

#[test]
fn a_stale_file_that_cannot_be_seen_is_named_and_removed_when_it_can() {
    let project = Project::small();
    project.put("static/old/notes.txt", "old");
    assert_eq!(project.call(&[]).status, Some(0));
    fs::remove_dir_all(project.root.join("static")).unwrap();
    let folder = project.root.join("public/old");
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o600)).unwrap();
    if fs::symlink_metadata(folder.join("notes.txt")).is_err() {
        let outcome = project.call(&[]);
        assert_eq!(outcome.status, Some(2));
        let wanted = "error: cannot inspect `./public/old/notes.txt`: permission denied";
        assert!(outcome.err.starts_with(wanted), "{}", outcome.err);
    }
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).unwrap();
    let outcome = project.call(&[]);
    assert!(outcome.out.ends_with("1 removed\n"), "{}", outcome.out);
    assert!(!project.has("public/old"));
}
