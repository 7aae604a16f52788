//! Symbolic links do not lead the writer out of its folder.

use std::fs;
use std::io::ErrorKind;
use std::os::unix::fs::symlink;
use std::path::PathBuf;

use crate::project::{Project, io_kind, owned, site};
use statusbook::{Error, Target, write};

impl Project {
    /// A folder outside of the output with the file `page`.
    fn outside(&self) -> PathBuf {
        let outside = self.root.join("outside");
        fs::create_dir_all(&outside).unwrap();
        fs::write(outside.join("page"), "theirs").unwrap();
        outside
    }

    fn assert_outside_is_untouched(&self) {
        let names: Vec<_> = fs::read_dir(self.root.join("outside"))
            .unwrap()
            .map(|entry| entry.unwrap().file_name())
            .collect();
        assert_eq!(names, ["page"]);
        assert_eq!(fs::read_to_string(self.root.join("outside/page")).unwrap(), "theirs");
    }
}

#[test]
fn a_link_in_the_place_of_a_file_is_not_written_through() {
    let project = Project::with(&[("page", "old")]);
    fs::remove_file(project.path("page")).unwrap();
    symlink(project.outside().join("page"), project.path("page")).unwrap();
    // Not with the same bytes either: a build makes no links.
    for text in ["new", "theirs"] {
        let error = project.refusal(&[("page", text)]);
        assert!(matches!(error, Error::ForeignFile { more: 0, .. }), "{error}");
    }
    project.force(&[("page", "new")]).unwrap();
    assert_eq!(project.files(), owned(&[("page", "new")]));
    project.assert_outside_is_untouched();
}

#[test]
fn a_link_in_the_place_of_a_folder_is_refused() {
    let project = Project::with(&[("a", "old")]);
    symlink(project.outside(), project.path("404")).unwrap();
    let site = [("404/page", "new"), ("a", "new")];
    for error in [project.refusal(&site), project.forced_refusal(&site)] {
        assert!(matches!(error, Error::LinkInOutput { .. }), "{error}");
    }
    assert_eq!(project.files(), owned(&[("404", "(link)"), ("a", "old")]));
    project.assert_outside_is_untouched();
}

#[test]
fn nothing_is_removed_through_a_link() {
    let project = Project::with(&[("404/page", "old"), ("a", ""), ("page", "old")]);
    fs::remove_dir_all(project.path("404")).unwrap();
    fs::remove_file(project.path("page")).unwrap();
    symlink(project.outside(), project.path("404")).unwrap();
    symlink(project.outside().join("page"), project.path("page")).unwrap();
    assert_eq!(project.build(&[("a", "")]).unwrap().removed, 0);
    assert_eq!(project.files(), owned(&[("404", "(link)"), ("a", ""), ("page", "(link)")]));
    project.assert_outside_is_untouched();
}

#[test]
fn an_output_that_leads_out_of_the_root_must_be_chosen() {
    let project = Project::new();
    let elsewhere = Project::new();
    symlink(&elsewhere.root, project.root.join("elsewhere")).unwrap();
    for output in ["elsewhere/dist", "elsewhere/not/there"] {
        let output = project.root.join(output);
        let files = site(&[("a", "")]);
        let error = project.write(&files, &output, true).unwrap_err();
        assert!(matches!(error, Error::OutputOutOfRoot { .. }), "{error}");
        assert!(!output.exists());
        let target = Target { root: &project.root, output: &output, chosen: true, force: false };
        write(&files, &target).unwrap();
        assert!(output.join("a").exists());
    }
}

#[test]
fn an_output_may_be_a_link_inside_the_root() {
    let project = Project::new();
    fs::create_dir(project.root.join("public")).unwrap();
    symlink("public", &project.output).unwrap();
    project.build(&[("a", "")]).unwrap();
    assert!(project.root.join("public/a").exists());
}

#[test]
fn an_output_that_links_to_a_source_is_refused() {
    let project = Project::new();
    symlink("content", &project.output).unwrap();
    let error = project.forced_refusal(&[("a", "")]);
    assert!(matches!(error, Error::OutputOverlaps { source_folder: "content", .. }), "{error}");
}

#[test]
fn a_link_to_nowhere_is_no_output() {
    let project = Project::new();
    symlink("/nowhere/at/all", &project.output).unwrap();
    let error = project.refusal(&[("a", "")]);
    assert_eq!(io_kind(&error), Some(ErrorKind::AlreadyExists), "{error}");
}

#[test]
fn a_link_in_the_place_of_what_is_our_own_is_refused() {
    for own in ["", "/lock", "/manifest"] {
        let project = Project::with(&[("a", "old")]);
        let path = project.path(&format!(".statusbook{own}"));
        fs::rename(&path, project.root.join("moved")).unwrap();
        symlink(project.root.join("moved"), &path).unwrap();
        let error = project.refusal(&[("a", "new")]);
        assert!(matches!(&error, Error::NotAsMade { path: named } if *named == path), "{error}");
        assert_eq!(fs::read_to_string(project.path("a")).unwrap(), "old");
    }
}

#[test]
fn a_link_in_the_place_of_the_staging_folder_is_not_followed() {
    let project = Project::with(&[("a", "old")]);
    symlink(project.outside(), project.path(".statusbook/staging")).unwrap();
    project.build(&[("a", "new")]).unwrap();
    assert_eq!(project.own_folder(), ["lock", "manifest"]);
    project.assert_outside_is_untouched();
}
