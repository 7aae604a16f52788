//! The worker that keeps the site readable without a network, with the list of what to keep.

use rayon::prelude::*;
use serde_json::json;

use super::script_labels::no_network;
use crate::model::facts::Switch;
use crate::model::guide::Guide;
use crate::model::output::OutputFile;
use crate::model::plain_page::PlainPage;
use crate::model::site::Site;
use crate::model::status_page::StatusPage;
use crate::model::uri::encoded_path;

/// The path of the worker in the site; it keeps what lies beside and below it.
pub const PATH: &str = "service_worker.js";

/// The theme's files that a page cannot do without: the worker is installed when it has them all,
/// so no other file is among them.
const CORE: [&str; 17] = [
    "style.css",
    "lists.css",
    "table.css",
    "errors.css",
    "pages.css",
    "shapes.css",
    "search.css",
    "icon.svg",
    "search.svg",
    "site.js",
    "copy_buttons.js",
    "query.js",
    "code_filter.js",
    "table_sort.js",
    "redirect.js",
    "not_found.js",
    "search.js",
];

/// For a site that is not to be kept any more: browsers that kept it ask for the worker again.
const FAREWELL: &str = "\
self.addEventListener(\"install\", () => self.skipWaiting());
self.addEventListener(\"activate\", (event) => event.waitUntil((async () => {
const name = `statusbook ${self.registration.scope}`;
await caches.delete(name);
await self.registration.unregister();
})()));
";

/// Puts the names of all files, and a version that differs when one of them does, before the
/// theme's worker; or makes a worker that takes its leave, if the site is not to be kept.
pub fn complete(files: &mut [OutputFile], site: &Site) {
    let Some(at) = files.iter().position(|file| file.path.as_str() == PATH) else { return };
    if site.config.offline == Switch::Off {
        files[at].bytes = FAREWELL.as_bytes().to_vec();
        return;
    }
    let is_there = |path: &str| files.iter().any(|file| file.path.as_str() == path);
    let mut core = vec![String::new()];
    core.extend(Some(site.codes_address()).filter(|it| !it.is_empty()).map(str::to_owned));
    core.extend(CORE.into_iter().filter(|path| is_there(path)).map(str::to_owned));
    let is_kept = |path: &str| {
        let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
        matches!(ending, "css" | "js" | "svg") && path != PATH && !CORE.contains(&path)
    };
    let others = files.iter().map(|file| file.path.as_str()).filter(|path| is_kept(path));
    let classes = site.classes_with_page().map(|class| format!("{}/", class.name()));
    let errors = site.has_errors().then(|| "errors/".to_owned());
    let guides = (!site.guides().is_empty()).then(|| "guides/".to_owned());
    let pages = classes
        .chain(errors)
        .chain(guides)
        .chain(site.status_pages().iter().map(StatusPage::address))
        .chain(site.guides().iter().map(Guide::address))
        .chain(site.pages().iter().map(PlainPage::address))
        .chain(others.map(encoded_path));
    let pages: Vec<_> = pages.collect();
    let version = format!("{:016x}", digest(files));
    let kept = json!({
        "version": version,
        "core": core,
        "pages": pages,
        "noNetwork": no_network(site),
    });
    let mut script = format!("const kept = {kept};\n").into_bytes();
    script.extend_from_slice(&files[at].bytes);
    files[at].bytes = script;
}

/// A number that changes with every byte of every file: FNV-1a over words of eight bytes, the
/// files on all cores. It guards against oversight, not against malice.
fn digest(files: &[OutputFile]) -> u64 {
    let of_file = |file: &OutputFile| fnv(fnv(SEED, file.path.as_str().as_bytes()), &file.bytes);
    let digests: Vec<u64> = files.par_iter().map(of_file).collect();
    digests.iter().fold(SEED, |digest, each| step(digest, *each))
}

const SEED: u64 = 0xcbf2_9ce4_8422_2325;

fn fnv(seed: u64, bytes: &[u8]) -> u64 {
    let (words, rest) = bytes.as_chunks::<8>();
    let digest = words.iter().fold(seed, |digest, word| step(digest, u64::from_le_bytes(*word)));
    let rest = rest.iter().fold(digest, |digest, byte| step(digest, u64::from(*byte)));
    step(rest, bytes.len() as u64)
}

fn step(digest: u64, word: u64) -> u64 {
    (digest ^ word).wrapping_mul(0x0100_0000_01b3).rotate_left(23)
}

#[cfg(test)]
mod tests {
    use super::{FAREWELL, PATH, complete};
    use crate::model::facts::Switch;
    use crate::model::output::{OutputFile, SitePath};
    use crate::model::site::Site;

    fn files(page: &str) -> Vec<OutputFile> {
        let file = |path: &str, text: &str| OutputFile {
            path: SitePath::new(path).expect("a path"),
            bytes: text.as_bytes().to_vec(),
        };
        vec![
            file("404/index.html", page),
            file("a.png", "p"),
            file("C#.svg", "<svg/>"),
            file("site.js", ""),
            file(PATH, "w"),
        ]
    }

    fn worker(page: &str, offline: Switch) -> String {
        let mut site = Site::default();
        site.config.offline = offline;
        let mut files = files(page);
        complete(&mut files, &site);
        String::from_utf8(files.remove(4).bytes).expect("the worker is text")
    }

    #[test]
    fn the_worker_knows_what_there_is_to_keep() {
        let worker = worker("one", Switch::On);
        let start = "const kept = {\"core\":[\"\",\"codes/\",\"site.js\"],\"noNetwork\":\"";
        assert!(worker.starts_with(start), "{worker}");
        assert!(worker.contains(",\"pages\":[\"C%23.svg\"],\"version\":\""), "{worker}");
        assert!(worker.ends_with("\"};\nw"), "{worker}");
    }

    #[test]
    fn the_worker_changes_with_every_file() {
        assert_eq!(worker("one", Switch::On), worker("one", Switch::On));
        assert_ne!(worker("one", Switch::On), worker("two", Switch::On));
        assert_ne!(worker("one......", Switch::On), worker("one.....!", Switch::On));
    }

    #[test]
    fn a_site_that_is_not_kept_lets_go_of_what_was() {
        assert_eq!(worker("one", Switch::Off), FAREWELL);
    }
}
