//! What statusbook did not write stays as it is.

use std::fs;

use crate::project::{Project, owned};
use statusbook::Error;

#[test]
fn a_foreign_folder_is_refused_and_left_untouched() {
    let project = Project::new();
    project.put("thesis.txt", "years");
    let error = project.refusal(&[("index.html", "home")]);
    assert!(matches!(&error, Error::ForeignOutput { name, .. } if name == "thesis.txt"), "{error}");
    assert_eq!(project.listing().into_keys().collect::<Vec<_>>(), ["thesis.txt"]);
    assert!(!project.path(".statusbook").exists());
}

#[test]
fn a_fresh_checkout_counts_as_empty() {
    let project = Project::new();
    project.put(".git", "gitdir: ../.git/worktrees/dist");
    project.put(".gitkeep", "");
    project.build(&[("index.html", "home")]).unwrap();
    assert_eq!(
        project.listing().into_keys().collect::<Vec<_>>(),
        [".git", ".gitkeep", "index.html"]
    );
}

#[test]
fn a_folder_without_a_manifest_is_foreign() {
    let project = Project::with(&[("index.html", "home")]);
    fs::remove_dir_all(project.path(".statusbook")).unwrap();
    let error = project.refusal(&[("index.html", "new")]);
    assert!(matches!(error, Error::ForeignOutput { .. }), "{error}");
    project.force(&[("index.html", "new")]).unwrap();
    project.build(&[("index.html", "newer")]).unwrap();
    assert_eq!(project.files(), owned(&[("index.html", "newer")]));
}

#[test]
fn force_overwrites_the_paths_of_the_build_and_removes_nothing_else() {
    let project = Project::new();
    project.put("404/index.html", "theirs");
    project.put("404/notes.txt", "theirs");
    project.put("same", "same");
    let written = project.force(&[("404/index.html", "ours"), ("same", "same")]).unwrap();
    assert_eq!((written.written, written.unchanged, written.removed), (1, 1, 0));
    // From now on these two are in the manifest, and only they.
    let written = project.build(&[("index.html", "ours")]).unwrap();
    assert_eq!((written.written, written.removed), (1, 2));
    assert_eq!(project.files(), owned(&[("404/notes.txt", "theirs"), ("index.html", "ours")]));
}

#[test]
fn a_file_that_somebody_added_stays() {
    let project = Project::with(&[("404/index.html", "ours"), ("index.html", "ours")]);
    project.put("404/notes.txt", "theirs");
    project.put("CNAME", "theirs");
    project.build(&[("index.html", "ours")]).unwrap();
    let left = [("404/notes.txt", "theirs"), ("CNAME", "theirs"), ("index.html", "ours")];
    assert_eq!(project.files(), owned(&left));
}

#[test]
fn a_file_in_the_way_is_refused_before_anything_changes() {
    let project = Project::with(&[("index.html", "old")]);
    project.put("about.html", "theirs");
    project.put("legal.html", "theirs");
    let site = [("about.html", "ours"), ("index.html", "new"), ("legal.html", "ours")];
    let error = project.refusal(&site);
    let (first, text) = (project.path("about.html"), error.to_string());
    assert!(matches!(error, Error::ForeignFile { path, more: 1 } if path == first), "{text}");
    assert!(text.contains("about.html` (nor 1 more); move it away"), "{text}");
    assert!(project.files().contains(&("index.html".to_string(), "old".to_string())));
    assert_eq!(project.own_folder(), ["lock", "manifest"]);
    project.force(&site).unwrap();
    assert_eq!(project.files(), owned(&site));
}

#[test]
fn a_foreign_file_with_the_same_bytes_stays_foreign() {
    let project = Project::with(&[("a", "")]);
    project.put("same", "same");
    assert_eq!(project.build(&[("a", ""), ("same", "same")]).unwrap().unchanged, 2);
    project.build(&[("a", "")]).unwrap();
    assert_eq!(project.files(), owned(&[("a", ""), ("same", "same")]));
}

#[test]
fn a_foreign_folder_is_never_replaced_by_a_file() {
    let project = Project::with(&[("a", "old")]);
    project.put("404/notes.txt", "theirs");
    let site = [("404", "ours"), ("a", "new")];
    for error in [project.refusal(&site), project.forced_refusal(&site)] {
        assert!(matches!(error, Error::InTheWay { wanted: "file", .. }), "{error}");
    }
    assert_eq!(project.files(), owned(&[("404/notes.txt", "theirs"), ("a", "old")]));
}

#[test]
fn a_foreign_file_is_never_replaced_by_a_folder() {
    let project = Project::with(&[("a", "old")]);
    project.put("404", "theirs");
    let site = [("404/index.html", "ours"), ("a", "new")];
    for error in [project.refusal(&site), project.forced_refusal(&site)] {
        assert!(matches!(error, Error::InTheWay { wanted: "folder", .. }), "{error}");
    }
    assert_eq!(project.files(), owned(&[("404", "theirs"), ("a", "old")]));
}

#[test]
fn what_replaced_a_file_of_the_build_is_not_removed() {
    let project = Project::with(&[("a", ""), ("b", "")]);
    fs::remove_file(project.path("b")).unwrap();
    project.put("b/notes.txt", "theirs");
    assert_eq!(project.build(&[("a", "")]).unwrap().removed, 0);
    assert_eq!(project.files(), owned(&[("a", ""), ("b/notes.txt", "theirs")]));
}

#[test]
fn a_manifest_with_nonsense_removes_nothing_outside() {
    let project = Project::with(&[("a", "")]);
    let outside = project.root.join("outside.txt");
    fs::write(&outside, "theirs").unwrap();
    let absolute = outside.display();
    project.put_manifest(&format!("../outside.txt\n{absolute}\na/../../outside.txt\n\na\n"));
    project.build(&[("b", "")]).unwrap();
    assert_eq!(fs::read_to_string(&outside).unwrap(), "theirs");
    assert_eq!(project.files(), owned(&[("b", "")]));
    // The nonsense is gone, and so a build without changes writes nothing again.
    let before = project.times();
    project.build(&[("b", "")]).unwrap();
    assert_eq!(project.times(), before);
}

#[test]
fn an_unreadable_manifest_is_refused_unless_forced() {
    let project = Project::with(&[("a", "old")]);
    for broken in ["", "statusbook 99: another order\na\n", "\0\u{feff}"] {
        project.put(".statusbook/manifest", broken);
        let error = project.refusal(&[("a", "new")]);
        assert!(matches!(error, Error::UnreadableManifest { .. }), "{error}");
    }
    assert_eq!(project.files(), owned(&[("a", "old")]));
    project.force(&[("a", "new")]).unwrap();
    assert_eq!(project.files(), owned(&[("a", "new")]));
}
