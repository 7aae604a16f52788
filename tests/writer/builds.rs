//! Builds that nothing disturbs.

use std::thread::sleep;
use std::time::Duration;

use crate::project::{Project, owned};
use statusbook::{Error, Written};

const SITE: [(&str, &str); 3] =
    [("404/index.html", "not found"), ("index.html", "home"), ("style.css", "")];

#[test]
fn a_first_build_writes_every_file() {
    let project = Project::new();
    let written = project.build(&SITE).unwrap();
    assert_eq!(written, Written { written: 3, unchanged: 0, removed: 0 });
    assert_eq!(project.files(), owned(&SITE));
    assert_eq!(project.own_folder(), ["lock", "manifest"]);
}

#[test]
fn a_folder_of_any_depth_is_made() {
    let mut project = Project::new();
    project.output = project.root.join("a/b/dist");
    let deep = [("x/y/1", "1"), ("x/y/2", "2"), ("x/y/z/3", "3"), ("x/y.html", "4")];
    project.build(&deep).unwrap();
    assert_eq!(project.files().len(), 4);
}

#[test]
fn a_build_that_changes_nothing_touches_nothing() {
    let project = Project::with(&SITE);
    let before = project.times();
    sleep(Duration::from_millis(30));
    let written = project.build(&SITE).unwrap();
    assert_eq!(written, Written { written: 0, unchanged: 3, removed: 0 });
    assert_eq!(project.times(), before);
}

#[test]
fn only_what_changed_is_written() {
    let project = Project::with(&[("a", "one"), ("b/1", "one"), ("b/2", "one"), ("c", "one")]);
    let before = project.times();
    sleep(Duration::from_millis(30));
    // `b/1` keeps its size, `c` does not.
    let files = [("a", "one"), ("b/1", "two"), ("b/2", "one"), ("c", "three")];
    let written = project.build(&files).unwrap();
    assert_eq!(written, Written { written: 2, unchanged: 2, removed: 0 });
    assert_eq!(project.files(), owned(&files));
    let after = project.times();
    let same: Vec<&str> = after
        .iter()
        .filter(|time| before.contains(time))
        .map(|(path, _)| path.as_str())
        .filter(|path| !path.starts_with(".statusbook"))
        .collect();
    assert_eq!(same, ["a", "b/2"]);
    assert!(before.iter().any(|time| time.0 == ".statusbook/manifest" && after.contains(time)));
}

#[test]
fn what_a_build_no_longer_makes_is_removed_with_its_folders() {
    let project = Project::with(&[("a/b/c/1", ""), ("a/b/2", ""), ("d/e/3", ""), ("d/4", "")]);
    let written = project.build(&[("d/4", "")]).unwrap();
    assert_eq!(written, Written { written: 0, unchanged: 1, removed: 3 });
    assert_eq!(project.listing().into_keys().collect::<Vec<_>>(), ["d", "d/4"]);
}

#[test]
fn a_site_without_files_leaves_an_empty_folder() {
    let project = Project::with(&SITE);
    project.build(&[]).unwrap();
    assert!(project.listing().is_empty());
    assert_eq!(project.own_folder(), ["lock", "manifest"]);
    project.build(&SITE).unwrap();
    assert_eq!(project.files(), owned(&SITE));
}

#[test]
fn a_file_that_somebody_lost_or_changed_is_repaired() {
    let project = Project::with(&SITE);
    std::fs::remove_dir_all(project.path("404")).unwrap();
    project.put("index.html", "changed by hand");
    let written = project.build(&SITE).unwrap();
    assert_eq!((written.written, written.unchanged), (2, 1));
    assert_eq!(project.files(), owned(&SITE));
}

#[test]
fn a_file_can_become_a_folder_and_the_reverse() {
    let file = [("404", "page"), ("z", "")];
    let folder = [("404/a/index.html", "page"), ("404/index.html", "page"), ("z", "")];
    let project = Project::with(&file);
    let written = project.build(&folder).unwrap();
    assert_eq!(written, Written { written: 2, unchanged: 1, removed: 1 });
    assert_eq!(project.files(), owned(&folder));
    let written = project.build(&file).unwrap();
    assert_eq!(written, Written { written: 1, unchanged: 1, removed: 2 });
    assert_eq!(project.files(), owned(&file));
    assert_eq!(project.own_folder(), ["lock", "manifest"]);
}

#[test]
fn an_empty_folder_is_replaced_by_a_file() {
    let project = Project::with(&[("a", "")]);
    std::fs::create_dir_all(project.path("b/c")).unwrap();
    project.build(&[("a", ""), ("b", "file")]).unwrap();
    assert_eq!(project.files(), owned(&[("a", ""), ("b", "file")]));
}

#[test]
fn a_path_is_made_once() {
    let project = Project::new();
    let twice = project.refusal(&[("a", "1"), ("b", ""), ("a", "2")]);
    assert!(matches!(&twice, Error::MadeTwice { path } if path == "a"), "{twice}");
    let both = project.refusal(&[("a/b/c", ""), ("a/b", "")]);
    assert!(matches!(&both, Error::FileAndFolder { path } if path == "a/b"), "{both}");
    let own = project.refusal(&[(".Statusbook/lock", "")]);
    assert!(matches!(&own, Error::InOwnFolder { path } if path == ".Statusbook/lock"), "{own}");
    assert!(project.files().is_empty());
}
