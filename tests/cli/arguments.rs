//! Arguments, exit statuses and the help.

use crate::project::{Outcome, Project};

#[test]
fn without_arguments_it_builds() {
    for arguments in [&[][..], &["build"]] {
        let project = Project::small();
        let outcome = project.call(arguments);
        assert_eq!((outcome.status, &*outcome.err), (Some(0), ""), "{arguments:?}");
        assert!(project.has("public/499/index.html"));
    }
}

#[test]
fn check_writes_nothing() {
    let project = Project::small();
    let outcome = project.call(&["check"]);
    assert_eq!((outcome.status, &*outcome.err), (Some(0), ""));
    assert!(outcome.out.starts_with("checked 5 pages in "), "{}", outcome.out);
    assert!(outcome.out.ends_with(" ms: no faults\n"), "{}", outcome.out);
    assert!(!project.has("public"));
}

#[test]
fn an_error_is_status_1_and_nothing_is_written() {
    for arguments in [&["build"][..], &["check"], &["check", "--quiet"], &["--deny-warnings"]] {
        let project = Project::broken();
        let outcome = project.call(arguments);
        assert_eq!(outcome.status, Some(1), "{arguments:?}");
        assert!(outcome.err.contains("error[broken-link]"), "{}", outcome.err);
        assert!(!project.has("public"));
    }
}

#[test]
fn a_warning_counts_only_if_it_is_denied() {
    for command in ["build", "check"] {
        let project = Project::doubtful();
        let outcome = project.call(&[command, "--deny-warnings"]);
        assert_eq!(outcome.status, Some(1), "{outcome:?}");
        assert!(!project.has("public"));
        let outcome = project.call(&[command]);
        assert_eq!(outcome.status, Some(0), "{outcome:?}");
        assert!(outcome.err.contains("warning[stray-file]"), "{}", outcome.err);
        assert_eq!(project.has("public"), command == "build");
    }
}

#[test]
fn quiet_prints_faults_and_nothing_else() {
    for command in ["build", "check"] {
        let outcome = Project::small().call(&[command, "--quiet"]);
        assert_eq!((&*outcome.out, &*outcome.err), ("", ""));
        let outcome = Project::broken().call(&[command, "-q"]);
        assert_eq!(outcome.out, "");
        assert!(outcome.err.starts_with("error[broken-link]"), "{}", outcome.err);
    }
}

#[test]
fn wrong_arguments_are_status_2() {
    for arguments in [
        &["--colour", "never"][..],
        &["biuld"],
        &["build", "--format", "xml"],
        &["build", "--output"],
        &["check", "--output", "x"],
        &["completions", "tcl"],
        &["build", "extra"],
        &["build", "--base-url", "example.org"],
        &["check", "--base-url", "https://example.org/#x"],
        &["--base-url", ""],
    ] {
        let project = Project::small();
        let outcome = project.call(arguments);
        assert_eq!((outcome.status, &*outcome.out), (Some(2), ""), "{arguments:?}");
        assert!(outcome.err.starts_with("error: "), "{}", outcome.err);
        assert!(outcome.err.contains("Usage: ") || outcome.err.contains("--help"));
        assert!(!project.has("public"));
    }
}

#[test]
fn help_has_examples_and_the_exit_statuses() {
    let project = Project::empty();
    let Outcome { status, out, err } = project.call(&["--help"]);
    assert_eq!((status, &*err), (Some(0), ""));
    for words in ["Examples:", "statusbook check ", "--base-url https://", "Exit status: 0 clean"] {
        assert!(out.contains(words), "{words} is not in:\n{out}");
    }
    for line in out.lines() {
        assert!(line.chars().count() <= 100, "{line}");
    }
}

#[test]
fn the_version_names_the_commit() {
    let out = Project::empty().call(&["--version"]).out;
    let version = concat!("statusbook ", env!("CARGO_PKG_VERSION"), " (");
    let commit = out.strip_prefix(version).and_then(|rest| rest.strip_suffix(")\n"));
    let commit = commit.unwrap_or_else(|| panic!("{out}"));
    let hash = commit.len() >= 7 && commit.bytes().all(|byte| byte.is_ascii_hexdigit());
    assert!(hash || commit == "unknown", "{commit}");
}

#[test]
fn shells_get_their_completions() {
    for (shell, mark) in [
        ("bash", "complete -F _statusbook"),
        ("zsh", "#compdef statusbook"),
        ("fish", "complete -c statusbook"),
    ] {
        let outcome = Project::empty().call(&["completions", shell]);
        assert_eq!(outcome.status, Some(0));
        assert!(outcome.out.contains(mark), "{shell}: {}", outcome.out);
    }
}

#[test]
fn there_are_colors_when_they_are_asked_for() {
    let project = Project::broken();
    let colored = |variables: &[_], arguments: &[_]| {
        project.call_with(variables, arguments).err.contains("\u{1b}[")
    };
    assert!(!colored(&[], &["check"]), "a pipe gets none");
    assert!(colored(&[], &["check", "--color", "always"]));
    assert!(!colored(&[], &["check", "--color", "never"]));
    assert!(!colored(&[("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")], &["check"]));
    assert!(!colored(&[("CLICOLOR_FORCE", "1")], &["check", "--color", "never"]));
}

#[test]
fn an_option_of_build_before_another_command_is_not_lost() {
    for (arguments, wanted) in [
        (
            &["--root", "t", "check"][..],
            "error: write the option after the command: `statusbook check --root …`\n",
        ),
        (
            &["--timings", "build"],
            "error: write the option after the command: `statusbook build --timings`\n",
        ),
        (&["--output", "x", "check"], "error: `statusbook check` has no option `--output`\n"),
    ] {
        let outcome = Project::small().call(arguments);
        assert_eq!((outcome.status, &*outcome.out), (Some(2), ""));
        assert!(outcome.err.starts_with(wanted), "{}", outcome.err);
    }
    let outcome = Project::small().call(&["--color", "never", "check"]);
    assert_eq!(outcome.status, Some(0), "an option of every command may be before it");
}
