//! Which folders may be an output at all.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use crate::project::{Project, io_kind, site};
use statusbook::{Error, Target, write};

fn refusal(project: &Project, output: &Path) -> Error {
    let target = Target { root: &project.root, output, chosen: true, force: true };
    write(&site(&[("a", "")]), &target).unwrap_err()
}

#[test]
fn the_output_must_not_hold_the_project() {
    let project = Project::new();
    for output in [".", "content/..", "..", "../..", "not-there/.."] {
        let error = refusal(&project, &project.root.join(output));
        assert!(matches!(error, Error::OutputHoldsRoot { .. }), "{error}");
    }
}

#[test]
fn the_output_must_not_overlap_with_the_sources() {
    let project = Project::new();
    for output in ["content", "static", "templates/../static", "templates/parts/new"] {
        let error = refusal(&project, &project.root.join(output));
        assert!(matches!(error, Error::OutputOverlaps { .. }), "{error}");
    }
    fs::remove_dir(project.root.join("static")).unwrap();
    let error = refusal(&project, &project.root.join("static"));
    assert!(matches!(error, Error::OutputOverlaps { source_folder: "static", .. }), "{error}");
}

#[test]
fn an_output_may_be_beside_the_project() {
    let project = Project::new();
    let beside = Project::new();
    let target = Target { root: &project.root, output: &beside.output, chosen: true, force: false };
    write(&site(&[("a", "")]), &target).unwrap();
    assert_eq!(beside.files().len(), 1);
}

#[test]
fn a_file_is_not_an_output() {
    let project = Project::new();
    fs::write(&project.output, "theirs").unwrap();
    let error = project.refusal(&[]);
    assert!(matches!(error, Error::OutputIsFile { .. }), "{error}");
    let error = refusal(&project, &project.path("below"));
    assert_eq!(io_kind(&error), Some(ErrorKind::NotADirectory), "{error}");
    assert_eq!(fs::read_to_string(&project.output).unwrap(), "theirs");
}

#[test]
fn a_missing_root_is_named() {
    let project = Project::new();
    let root = project.root.join("lost");
    let target = Target { root: &root, output: &project.output, chosen: true, force: false };
    let error = write(&[], &target).unwrap_err();
    assert!(matches!(&error, Error::Path { path, .. } if *path == root), "{error}");
    assert_eq!(io_kind(&error), Some(ErrorKind::NotFound), "{error}");
}

#[cfg(unix)]
#[test]
fn a_folder_without_permission_to_write_is_an_error() {
    use std::os::unix::fs::PermissionsExt;

    let project = Project::with(&[("a", "old")]);
    let allow = |mode| {
        fs::set_permissions(project.path("."), fs::Permissions::from_mode(mode)).unwrap();
        fs::set_permissions(project.path(".statusbook"), fs::Permissions::from_mode(mode)).unwrap();
    };
    allow(0o555);
    // An administrator may write everywhere.
    let bound = fs::write(project.path("probe"), "").is_err();
    let built = project.build(&[("a", "new")]);
    allow(0o755);
    if bound {
        let error = built.unwrap_err();
        assert_eq!(io_kind(&error), Some(ErrorKind::PermissionDenied), "{error}");
        assert_eq!(fs::read_to_string(project.path("a")).unwrap(), "old");
    }
}
