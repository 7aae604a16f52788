//! Every way in which editors save is noticed, and is one build.

use std::fs::{self, File, OpenOptions};
use std::io::Write as _;
use std::path::Path;

use crate::served::{PAGE, Served, put};

/// Saves a text at a path.
type Save = fn(&Path, &str);

const WAYS: [(&str, Save); 7] = [
    ("written in place", |path, text| fs::write(path, text).unwrap()),
    ("emptied, then written in pieces", |path, text| {
        let mut file = File::create(path).unwrap();
        let (start, end) = text.split_at(text.len() / 2);
        file.write_all(start.as_bytes()).unwrap();
        file.write_all(end.as_bytes()).unwrap();
        file.sync_all().unwrap();
    }),
    ("written beside, renamed over", |path, text| {
        let beside = path.with_extension("md.tmp1234");
        fs::write(&beside, text).unwrap();
        fs::rename(beside, path).unwrap();
    }),
    ("renamed away, created, the backup deleted", |path, text| {
        let backup = path.with_extension("md~");
        fs::rename(path, &backup).unwrap();
        fs::write(path, text).unwrap();
        fs::remove_file(backup).unwrap();
    }),
    ("deleted, then created", |path, text| {
        fs::remove_file(path).unwrap();
        fs::write(path, text).unwrap();
    }),
    ("beside a swap file and a probe", |path, text| {
        let swap = path.with_file_name(".499.md.swp");
        let probe = path.with_file_name("4913");
        fs::write(&swap, "swap").unwrap();
        drop(File::create(&probe).unwrap());
        fs::remove_file(probe).unwrap();
        fs::write(path, text).unwrap();
        fs::remove_file(swap).unwrap();
    }),
    ("the folder deleted and created", |path, text| {
        let folder = path.parent().unwrap();
        let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        let files: Vec<_> = files.map(|path| (fs::read(&path).unwrap(), path)).collect();
        fs::remove_dir_all(folder).unwrap();
        for (bytes, other) in files {
            put(&other, bytes);
        }
        fs::write(path, text).unwrap();
    }),
];

/// How many builds were printed until that of another file.
fn builds_until_fence(served: &Served, fence: &str) -> usize {
    served.put("static/fence.txt", fence);
    let (before, _) = served.lines_until("static/fence.txt: built in");
    before.matches(": built in ").count()
}

#[test]
fn every_way_of_saving_is_one_build() {
    let served = Served::small();
    let page = served.root.join("content/499.md");
    for (way, save) in WAYS {
        // A save may be cut in two when the machine has no time for it in between; not always.
        let mut builds = Vec::new();
        for attempt in 0..5 {
            let words = format!("Saved: {way}, {attempt}.");
            save(&page, &format!("{PAGE}\n{words}\n"));
            served.wait_for("/499/", &words);
            builds.push(builds_until_fence(&served, &words));
            if builds.ends_with(&[1]) {
                break;
            }
        }
        assert!(builds.ends_with(&[1]), "{way}: {builds:?} builds");
    }
}

#[test]
fn what_changes_no_source_is_no_build() {
    let served = Served::small();
    let page = served.root.join("content/499.md");
    fs::write(&page, PAGE).unwrap();
    let now = std::time::SystemTime::now();
    OpenOptions::new().write(true).open(&page).unwrap().set_modified(now).unwrap();
    served.put("content/.499.md.swp", "swap");
    served.put("content/499.md~", "backup");
    served.put("notes/todo.txt", "elsewhere");
    served.put("public/index.html", "elsewhere");
    let _ = fs::read(&page).unwrap();
    assert_eq!(builds_until_fence(&served, "1"), 0);
}

#[test]
fn many_files_at_once_are_one_build() {
    let served = Served::small();
    let mut builds = Vec::new();
    for attempt in 0..5 {
        let words = format!("attempt {attempt}");
        for number in 0..200 {
            served.put(&format!("static/many/{number}.txt"), &words);
        }
        for number in 0..200 {
            served.wait_for(&format!("/many/{number}.txt"), &words);
        }
        builds.push(builds_until_fence(&served, &words));
        if builds.ends_with(&[1]) {
            break;
        }
    }
    assert!(builds.ends_with(&[1]), "{builds:?}");
}

#[test]
fn folders_that_come_are_watched_and_none_is_missed() {
    let served = Served::small();
    for round in 0..20 {
        let folder = format!("static/new-{round}/deep/deeper");
        served.put(&format!("{folder}/file.txt"), "first");
        served.put(&format!("{folder}/file.txt"), "second");
        served.wait_for(&format!("/new-{round}/deep/deeper/file.txt"), "second");
        served.put(&format!("{folder}/file.txt"), "third");
        served.wait_for(&format!("/new-{round}/deep/deeper/file.txt"), "third");
    }
    fs::rename(served.root.join("static/new-0"), served.root.join("static/old")).unwrap();
    served.wait_for("/old/deep/deeper/file.txt", "third");
    assert_eq!(served.get("/new-0/deep/deeper/file.txt").status, 404);
    served.put("static/old/deep/deeper/file.txt", "fourth");
    served.wait_for("/old/deep/deeper/file.txt", "fourth");
}

#[test]
fn no_save_of_many_is_missed() {
    let served = Served::small();
    for number in 0..200 {
        served.put("static/count.txt", format!("<{number}>"));
    }
    served.wait_for("/count.txt", "<199>");
}

#[cfg(unix)]
#[test]
fn what_a_link_points_to_is_watched() {
    let served = Served::small();
    served.put("shared/words.txt", "first");
    fs::create_dir_all(served.root.join("static")).unwrap();
    let link = served.root.join("static/words.txt");
    std::os::unix::fs::symlink("../shared/words.txt", link).unwrap();
    served.wait_for("/words.txt", "first");
    served.put("shared/words.txt", "second");
    served.wait_for("/words.txt", "second");
}
