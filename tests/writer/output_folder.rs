//! Which folders may be an output at all.

use std::fs;
use std::path::Path;

use crate::project::{Project, site};
use crate::shell::write::{Target, write};

fn refusal(project: &Project, output: &Path) -> String {
    let target = Target { root: &project.root, output, chosen: true, force: true };
    project.short(&write(&site(&[("a", "")]), &target).unwrap_err().to_string())
}

#[test]
fn the_output_must_not_hold_the_project() {
    let project = Project::new();
    for output in [".", "content/..", "..", "../..", "not-there/.."] {
        let message = refusal(&project, &project.root.join(output));
        assert!(message.contains("holds the project itself; choose a folder"), "{message}");
    }
}

#[test]
fn the_output_must_not_mix_with_the_sources() {
    let project = Project::new();
    for output in ["content", "static", "templates/../static", "templates/parts/new"] {
        let message = refusal(&project, &project.root.join(output));
        assert!(message.contains("would mix; choose a folder of its own"), "{message}");
    }
    fs::remove_dir(project.root.join("static")).unwrap();
    assert!(refusal(&project, &project.root.join("static")).contains("would mix"));
}

#[test]
fn an_output_may_lie_beside_the_project() {
    let project = Project::new();
    let beside = Project::new();
    let target = Target { root: &project.root, output: &beside.output, chosen: true, force: false };
    write(&site(&[("a", "")]), &target).unwrap();
    assert_eq!(beside.files().len(), 1);
}

#[test]
fn a_file_is_no_output() {
    let project = Project::new();
    fs::write(&project.output, "theirs").unwrap();
    assert_eq!(project.refusal(&[]), "the output `dist` is a file; choose a folder");
    let message = refusal(&project, &project.path("below"));
    assert!(message.starts_with("cannot look at `dist/below`: not a directory"), "{message}");
    assert_eq!(fs::read_to_string(&project.output).unwrap(), "theirs");
}

#[test]
fn a_root_that_is_not_there_is_named() {
    let project = Project::new();
    let root = project.root.join("lost");
    let target = Target { root: &root, output: &project.output, chosen: true, force: false };
    let message = project.short(&write(&[], &target).unwrap_err().to_string());
    assert!(message.starts_with("cannot find `lost`: "), "{message}");
}

#[cfg(unix)]
#[test]
fn a_folder_without_the_right_to_write_is_named() {
    use std::os::unix::fs::PermissionsExt;

    let project = Project::with(&[("a", "old")]);
    let allow = |mode| {
        fs::set_permissions(project.path("."), fs::Permissions::from_mode(mode)).unwrap();
        fs::set_permissions(project.path(".statusbook"), fs::Permissions::from_mode(mode)).unwrap();
    };
    allow(0o555);
    // Rights do not bind the administrator.
    let bound = fs::write(project.path("probe"), "").is_err();
    let built = project.build(&[("a", "new")]);
    allow(0o755);
    if bound {
        let message = project.short(&built.unwrap_err().to_string());
        assert!(message.contains("permission denied"), "{message}");
        assert!(message.ends_with("allow yourself to write there, or choose another folder"));
        assert_eq!(fs::read_to_string(project.path("a")).unwrap(), "old");
    }
}
