//! Symbolic links do not lead the writer out of its folder.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::PathBuf;

use crate::project::{Project, owned, site};
use crate::shell::write::{Target, write};

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
    // Not even with the very bytes: the link is not ours.
    for text in ["new", "theirs"] {
        assert_eq!(
            project.refusal(&[("page", text)]),
            "statusbook did not write `dist/page`; move it away, or overwrite it with `--force`"
        );
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
    let message =
        "`dist/404` is a symbolic link, which statusbook does not follow; remove the link";
    assert_eq!(project.refusal(&site), message);
    assert_eq!(project.forced_refusal(&site), message);
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
        let message = project.write(&files, &output, true).unwrap_err().to_string();
        assert!(message.contains("leads out of"), "{message}");
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
    assert!(project.forced_refusal(&[("a", "")]).contains("would mix"));
}

#[test]
fn a_link_to_nowhere_is_no_output() {
    let project = Project::new();
    symlink("/nowhere/at/all", &project.output).unwrap();
    assert!(project.refusal(&[("a", "")]).starts_with("cannot make `dist`: file exists"));
}

#[test]
fn a_link_in_the_place_of_what_is_our_own_is_refused() {
    for own in ["", "/lock", "/manifest"] {
        let project = Project::with(&[("a", "old")]);
        let path = project.path(&format!(".statusbook{own}"));
        fs::rename(&path, project.root.join("moved")).unwrap();
        symlink(project.root.join("moved"), &path).unwrap();
        let message = format!("`dist/.statusbook{own}` is not as statusbook makes it; remove it");
        assert_eq!(project.refusal(&[("a", "new")]), message);
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
