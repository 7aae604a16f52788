//! A device that takes no more: what could not be printed is an error.

use std::fs::OpenOptions;
use std::io::Read as _;
use std::process::{Child, Stdio};

use crate::project::Project;

/// The program with its standard output or standard error at a full device.
fn start(project: &Project, arguments: &[&str], out_is_full: bool) -> Child {
    let full = OpenOptions::new().write(true).open("/dev/full").unwrap();
    let mut command = project.command(&[], arguments);
    let command = if out_is_full {
        command.stdout(full).stderr(Stdio::piped())
    } else {
        command.stdout(Stdio::piped()).stderr(full)
    };
    command.spawn().unwrap()
}

#[test]
fn what_cannot_be_printed_is_status_2_and_says_so() {
    let project = Project::small();
    for arguments in [
        &["build"][..],
        &["check"],
        &["check", "--format", "json"],
        &["check", "--format", "github"],
        &["rules"],
        &["rules", "--format", "json"],
        &["explain", "raw-html"],
        &["schema"],
        &["schema", "--snippets"],
        &["show", "499", "--root", "."],
        &["show", "404", "--format", "json"],
        &["completions", "bash"],
        &["fix"],
        &["new", "425"],
        &["--help"],
        &["check", "--help"],
        &["--version"],
    ] {
        let output = start(&project, arguments, true).wait_with_output().unwrap();
        let err = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {err}");
        assert!(
            err.ends_with("error: cannot print: no space left on device (os error 28)\n"),
            "{err}"
        );
    }
}

#[test]
fn faults_that_cannot_be_printed_are_status_2() {
    let project = Project::broken();
    let output = start(&project, &["check"], false).wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn a_closed_pipe_is_not_an_error() {
    let project = Project::small();
    for arguments in [
        &["rules"][..],
        &["check", "--quiet", "--format", "json"],
        &["completions", "bash"],
        &["--help"],
    ] {
        let mut command = project.command(&[], arguments);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let mut err = String::new();
        child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
        assert_eq!((child.wait().unwrap().code(), &*err), (Some(0), ""), "{arguments:?}");
    }
}
