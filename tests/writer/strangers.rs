//! What statusbook did not write stays as it is.

use std::fs;

use crate::project::{Project, owned};

#[test]
fn a_folder_of_somebody_else_is_refused_and_left_untouched() {
    let project = Project::new();
    project.put("thesis.txt", "years");
    assert_eq!(
        project.refusal(&[("index.html", "home")]),
        "the output `dist` holds `thesis.txt`, which statusbook did not write; \
         choose an empty folder, or take this one over with `--force`"
    );
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
fn a_folder_that_lost_our_own_one_is_no_longer_ours() {
    let project = Project::with(&[("index.html", "home")]);
    fs::remove_dir_all(project.path(".statusbook")).unwrap();
    assert!(project.refusal(&[("index.html", "new")]).contains("did not write"));
    project.force(&[("index.html", "new")]).unwrap();
    project.build(&[("index.html", "newer")]).unwrap();
    assert_eq!(project.files(), owned(&[("index.html", "newer")]));
}

#[test]
fn force_overwrites_what_we_make_and_removes_nothing_else() {
    let project = Project::new();
    project.put("404/index.html", "theirs");
    project.put("404/notes.txt", "theirs");
    project.put("same", "same");
    let written = project.force(&[("404/index.html", "ours"), ("same", "same")]).unwrap();
    assert_eq!((written.written, written.unchanged, written.removed), (1, 1, 0));
    // From now on the two are ours, and only they.
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
    assert_eq!(
        project.refusal(&site),
        "statusbook did not write `dist/about.html` (nor 1 more); \
         move it away, or overwrite it with `--force`"
    );
    assert!(project.files().contains(&("index.html".to_string(), "old".to_string())));
    assert_eq!(project.own_folder(), ["lock", "manifest"]);
    project.force(&site).unwrap();
    assert_eq!(project.files(), owned(&site));
}

#[test]
fn a_file_that_had_our_bytes_before_us_stays_its_owners() {
    let project = Project::with(&[("a", "")]);
    project.put("same", "same");
    assert_eq!(project.build(&[("a", ""), ("same", "same")]).unwrap().unchanged, 2);
    project.build(&[("a", "")]).unwrap();
    assert_eq!(project.files(), owned(&[("a", ""), ("same", "same")]));
}

#[test]
fn a_folder_of_somebody_else_never_makes_way_for_a_file() {
    let project = Project::with(&[("a", "old")]);
    project.put("404/notes.txt", "theirs");
    let site = [("404", "ours"), ("a", "new")];
    let message =
        "statusbook did not write `dist/404`; move it away, since a file is to stand there";
    assert_eq!(project.refusal(&site), message);
    assert_eq!(project.forced_refusal(&site), message);
    assert_eq!(project.files(), owned(&[("404/notes.txt", "theirs"), ("a", "old")]));
}

#[test]
fn a_file_of_somebody_else_never_makes_way_for_a_folder() {
    let project = Project::with(&[("a", "old")]);
    project.put("404", "theirs");
    let site = [("404/index.html", "ours"), ("a", "new")];
    let message =
        "statusbook did not write `dist/404`; move it away, since a folder is to stand there";
    assert_eq!(project.refusal(&site), message);
    assert_eq!(project.forced_refusal(&site), message);
    assert_eq!(project.files(), owned(&[("404", "theirs"), ("a", "old")]));
}

#[test]
fn what_somebody_put_in_the_place_of_our_file_is_not_removed() {
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
fn a_manifest_that_is_none_is_refused_unless_forced() {
    let project = Project::with(&[("a", "old")]);
    for broken in ["", "statusbook 99: another order\na\n", "\0\u{feff}"] {
        project.put(".statusbook/manifest", broken);
        assert_eq!(
            project.refusal(&[("a", "new")]),
            "`dist/.statusbook/manifest` is not a list that this statusbook can read; \
             empty the folder, or take it over with `--force`"
        );
    }
    assert_eq!(project.files(), owned(&[("a", "old")]));
    project.force(&[("a", "new")]).unwrap();
    assert_eq!(project.files(), owned(&[("a", "new")]));
}
