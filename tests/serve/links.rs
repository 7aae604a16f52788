//! What symbolic links lead to is watched, also when it is removed and made anew.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use crate::served::{Served, put};

/// A guide without any fault that says these words.
fn guide(words: &str) -> String {
    format!(
        "---\ntitle: T\nsummary: S.\ncodes: [499]\nreviewed: 2026-11-20\n---\n\nIt says {words}.\n"
    )
}

fn link(served: &Served, target: impl AsRef<Path>, path: &str) {
    let path = served.root.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    symlink(target, path).unwrap();
}

/// Removes a folder and makes it anew, as a generator does, with a guide that says these words.
fn generate(served: &Served, folder: &str, file: &str, words: &str) {
    let _ = fs::remove_dir_all(served.root.join(folder));
    put(&served.root.join(file), guide(words));
}

/// Generates a guide again and again, and waits for the page each time.
#[track_caller]
fn generate_often(served: &Served, folder: &str, file: &str) {
    for round in 0..5 {
        let words = format!("round {round}");
        generate(served, folder, file, &words);
        served.wait_for("/guides/g/", &words);
        // Not only new folders are noticed, but what is saved in them.
        let words = format!("again {round}");
        served.put(file, guide(&words));
        served.wait_for("/guides/g/", &words);
    }
}

#[test]
fn a_folder_that_holds_the_target_of_a_link_may_be_made_anew() {
    let served = Served::small();
    generate(&served, "generated", "generated/g.md", "first");
    link(&served, "../../generated/g.md", "content/guides/g.md");
    served.wait_for("/guides/g/", "first");
    generate_often(&served, "generated", "generated/g.md");
}

#[test]
fn a_folder_far_above_the_target_of_a_link_may_be_made_anew() {
    let served = Served::small();
    generate(&served, "out", "out/deep/deeper/g.md", "first");
    let target = served.root.join("out/deep/deeper/g.md");
    link(&served, target, "content/guides/g.md");
    served.wait_for("/guides/g/", "first");
    generate_often(&served, "out", "out/deep/deeper/g.md");
    generate_often(&served, "out/deep", "out/deep/deeper/g.md");
}

#[test]
fn a_linked_folder_may_be_made_anew() {
    let served = Served::small();
    generate(&served, "out", "out/guides/g.md", "first");
    link(&served, "../out/guides", "content/guides");
    served.wait_for("/guides/g/", "first");
    generate_often(&served, "out", "out/guides/g.md");
    generate_often(&served, "out/guides", "out/guides/g.md");
}

#[test]
fn a_link_of_a_link_is_followed_when_either_changes() {
    let served = Served::small();
    generate(&served, "out/1", "out/1/g.md", "first");
    generate(&served, "out/2", "out/2/g.md", "second");
    link(&served, "out/1", "current");
    link(&served, "../../current/g.md", "content/guides/g.md");
    served.wait_for("/guides/g/", "first");
    for (target, words) in [("out/2", "second"), ("out/1", "first")] {
        fs::remove_file(served.root.join("current")).unwrap();
        link(&served, target, "current");
        served.wait_for("/guides/g/", words);
        link(&served, if target == "out/2" { "out/1" } else { "out/2" }, "next");
        fs::rename(served.root.join("next"), served.root.join("current")).unwrap();
        served.wait_for("/guides/g/", if words == "first" { "second" } else { "first" });
    }
    generate_often(&served, "out", "out/2/g.md");
}

#[test]
fn the_content_may_be_a_link_whose_target_is_made_anew() {
    let served = Served::small();
    fs::rename(served.root.join("content"), served.root.join("src")).unwrap();
    link(&served, "src", "content");
    served.put("src/guides/g.md", guide("first"));
    served.wait_for("/guides/g/", "first");
    generate_often(&served, "src/guides", "src/guides/g.md");
    let pages = ["499.md", "4xx.md"]
        .map(|name| (name, fs::read(served.root.join("src").join(name)).unwrap()));
    fs::remove_dir_all(served.root.join("src")).unwrap();
    for (name, bytes) in pages {
        put(&served.root.join("src").join(name), bytes);
    }
    served.put("src/guides/g.md", guide("second"));
    served.wait_for("/guides/g/", "second");
}

#[test]
fn what_a_link_to_nowhere_leads_to_is_awaited() {
    let served = Served::small();
    link(&served, "../../later/deep/g.md", "content/guides/g.md");
    served.put("later/deep/g.md", guide("first"));
    served.wait_for("/guides/g/", "first");
}
