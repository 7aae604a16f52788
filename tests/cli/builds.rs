//! What a build writes, and the line that counts it.

use std::fs;

use crate::project::{CLASS, PAGE, Project};

/// The numbers of the line at the end of a build, in their order.
fn numbers(line: &str) -> Vec<usize> {
    let words = line.split(|letter: char| !letter.is_ascii_digit());
    words.filter_map(|word| word.parse().ok()).collect()
}

#[test]
fn the_last_line_counts_what_was_made_and_what_changed() {
    let project = Project::small();
    let first = project.call(&[]).out;
    assert!(first.starts_with("./public: 5 pages, "), "{first}");
    assert!(first.contains(" files, ") && first.contains(" bytes in ") && first.contains(" ms; "));
    let [pages, files, bytes, _, written, unchanged, removed] = numbers(&first)[..] else {
        panic!("{first}")
    };
    assert_eq!((pages, written, unchanged, removed), (5, files, 0, 0), "{first}");
    assert!(bytes > 10_000, "{first}");
    let second = project.call(&[]).out;
    assert_eq!(numbers(&second)[4..], [0, files, 0], "a second build writes nothing: {second}");
    project.put("content/4xx.md", CLASS.replace("S.", "T."));
    let third = numbers(&project.call(&[]).out);
    assert!((1..files).contains(&third[4]) && third[6] == 0, "{third:?}");
    fs::remove_file(project.root.join("content/499.md")).unwrap();
    let fourth = numbers(&project.call(&[]).out);
    assert!(fourth[6] > 0 && !project.has("public/499"), "{fourth:?}");
}

#[test]
fn a_draft_is_checked_and_left_out() {
    let project = Project::small();
    let draft = "---\ntitle: Help\ndraft: true\n---\n\nText of [499](../499.md).\n";
    project.put("content/pages/help.md", draft);
    let outcome = project.call(&[]);
    assert_eq!(outcome.status, Some(0), "{outcome:?}");
    assert!(outcome.out.contains(" bytes, 1 draft left out in "), "{}", outcome.out);
    assert!(!project.has("public/help/index.html"));
    for file in ["index.html", "search.js", "service_worker.js"] {
        let text = project.read(&format!("public/{file}"));
        assert!(!text.contains("help"), "{file} knows the draft");
    }
    project.put("content/pages/help.md", draft.replace("499.md", "nowhere.md"));
    assert_eq!(project.call(&["check"]).status, Some(1), "a draft is checked");
    project.put("content/pages/help.md", draft.replace("true", "false"));
    assert_eq!(project.call(&[]).status, Some(0));
    assert!(project.read("public/help/index.html").contains("<title>Help"));
}

#[test]
fn a_folder_that_holds_only_content_is_enough() {
    let project = Project::small();
    assert_eq!(project.call(&[]).status, Some(0));
    for file in [
        "index.html",
        "404.html",
        "499/index.html",
        "4xx/index.html",
        "codes/index.html",
        "style.css",
        "site.js",
        "search-index.json",
        "codes.json",
        "robots.txt",
        ".nojekyll",
    ] {
        assert!(project.has(&format!("public/{file}")), "{file}");
    }
    assert!(!project.has("public/sitemap.xml"), "a sitemap has to be absolute");
}

#[test]
fn a_folder_without_content_is_status_2() {
    let project = Project::empty();
    let wanted = "error: `./content` holds no pages; ";
    for empty_folder in [false, true] {
        if empty_folder {
            fs::create_dir(project.root.join("content")).unwrap();
        }
        let outcome = project.call(&[]);
        assert_eq!((outcome.status, &*outcome.out), (Some(2), ""));
        assert!(outcome.err.starts_with(wanted), "{}", outcome.err);
    }
    let outcome = project.call(&["--root", "nowhere"]);
    assert_eq!(outcome.status, Some(2));
    assert!(outcome.err.starts_with("error: cannot find `nowhere`: "), "{}", outcome.err);
}

#[test]
fn the_root_may_be_elsewhere() {
    let project = Project::empty();
    project.put("site/content/499.md", PAGE);
    project.put("site/content/4xx.md", CLASS);
    let outcome = project.call(&["build", "--root", "site"]);
    assert_eq!(outcome.status, Some(0), "{outcome:?}");
    assert!(project.has("site/public/499/index.html"));
    let outcome = project.call(&["--root", "site", "--output", "dist/codes"]);
    assert!(outcome.out.starts_with("dist/codes: 5 pages"), "{outcome:?}");
    assert!(project.has("dist/codes/499/index.html"));
}

#[test]
fn the_base_url_is_where_a_standard_requires_it() {
    let project = Project::small();
    project.put("content/site.yaml", "title: T\nbase_url: https://one.example/\n");
    project.call(&[]);
    let canonical = |base: &str| format!("<link rel=\"canonical\" href=\"{base}499/\">");
    assert!(project.read("public/499/index.html").contains(&canonical("https://one.example/")));
    let outcome = project.call(&["--base-url", "https://two.example/codes"]);
    assert_eq!(outcome.status, Some(0));
    let page = project.read("public/499/index.html");
    assert!(page.contains(&canonical("https://two.example/codes/")), "{page}");
    assert!(project.read("public/sitemap.xml").contains("<loc>https://two.example/codes/499/"));
}

#[test]
fn timings_are_printed_with_and_without_faults() {
    for project in [Project::small(), Project::broken()] {
        for command in ["build", "check"] {
            let outcome = project.call(&[command, "--timings"]);
            for stage in ["read", "parse", "check content", "render", "check output"] {
                let is_there = |line: &str| line.trim_start().starts_with(&format!("{stage} "));
                assert!(outcome.err.lines().any(is_there), "{command}, {stage}: {outcome:?}");
            }
        }
    }
}

#[test]
fn files_of_the_root_replace_those_of_the_theme() {
    let project = Project::small();
    project.put("static/style.css", "body { color: red }");
    project.put("static/logo.txt", "logo");
    project.put("templates/redirect_page.html", "{{ href }} {{ title }} {{ canonical or '' }}");
    for page in ["home", "class", "codes"] {
        project.put(&format!("templates/{page}_page.html"), "<title>{{ frame.title }}</title>");
    }
    project.put("content/499.md", PAGE.replace("uses:", "aliases: [hung-up]\nuses:"));
    let outcome = project.call(&["--deny-warnings"]);
    assert_eq!(outcome.status, Some(0), "{outcome:?}");
    assert_eq!(project.read("public/style.css"), "body { color: red }");
    assert_eq!(project.read("public/logo.txt"), "logo");
    assert_eq!(
        project.read("public/hung-up/index.html").trim(),
        "../499/ 499 Client Closed Request"
    );
    assert!(project.has("public/site.js"));
}

#[test]
fn a_foreign_folder_is_left_alone_without_force() {
    let project = Project::small();
    project.put("dist/thesis.txt", "years of work");
    project.put("dist/index.html", "mine");
    let outcome = project.call(&["--output", "dist"]);
    assert_eq!((outcome.status, &*outcome.out), (Some(2), ""));
    assert!(outcome.err.starts_with("error: the output `dist` holds `"), "{}", outcome.err);
    assert_eq!(project.read("dist/index.html"), "mine");
    let outcome = project.call(&["--output", "dist", "--force"]);
    assert_eq!(outcome.status, Some(0), "{outcome:?}");
    assert_ne!(project.read("dist/index.html"), "mine");
    assert_eq!(project.read("dist/thesis.txt"), "years of work");
}

#[test]
fn a_build_with_faults_leaves_the_old_site() {
    let project = Project::small();
    project.call(&[]);
    let before = project.read("public/499/index.html");
    project.put("content/499.md", "---\n");
    let outcome = project.call(&[]);
    assert_eq!(outcome.status, Some(1));
    let wanted = "nothing written: 1 error; `statusbook explain unclosed-front-matter` says more\n";
    assert_eq!(outcome.out, wanted);
    assert_eq!(project.read("public/499/index.html"), before);
}

#[test]
fn what_is_in_static_is_published_or_reported() {
    let project = Project::small();
    for name in [".htaccess", ".well-known/security.txt", "#1.svg", "C#.svg", "robots.txt"] {
        project.put(&format!("static/{name}"), "mine");
    }
    let litter = ["#x#", ".DS_Store", ".logo.svg.swp", "Thumbs.db", "logo.svg~"];
    for name in litter {
        project.put(&format!("static/{name}"), "theirs");
    }
    project.put("static/.git/config", "theirs");
    let outcome = project.call(&[]);
    assert_eq!(outcome.status, Some(0), "{outcome:?}");
    for name in [".htaccess", ".well-known/security.txt", "#1.svg", "C#.svg", "robots.txt"] {
        assert_eq!(project.read(&format!("public/{name}")), "mine");
    }
    for name in litter.into_iter().chain([".git"]) {
        assert!(!project.has(&format!("public/{name}")), "{name}");
        assert!(outcome.err.contains(&format!("static/{name}:1:1")), "{name}: {outcome:?}");
    }
    project.put("static/shot 10:30.png", "PNG");
    let outcome = project.call(&["check"]);
    assert_eq!(outcome.status, Some(1));
    assert!(outcome.err.contains("no file of the site can be named `shot 10:30.png`"));
}

#[test]
fn a_page_with_a_dot_before_its_name_is_reported() {
    let project = Project::small();
    project.put("content/.404.md", "");
    project.put("content/.obsidian/x.md", "");
    project.put("content/.prettierrc", "");
    let outcome = project.call(&["check"]);
    assert!(outcome.err.contains("content/.404.md:1:1"), "{outcome:?}");
    assert!(outcome.out.ends_with("1 warning; `statusbook explain stray-file` says more\n"));
}

#[test]
fn the_command_line_says_where_pages_are_edited() {
    let project = Project::small();
    project.put(".git/HEAD", "");
    let config = "title: T\nrepository: https://gitlab.com/o/n.git\n";
    project.put("content/site.yaml", config);
    let edited = |url: &str| format!("<a href=\"{url}/content/499.md\">Edit this page</a>");
    project.call(&[]);
    let page = project.read("public/499/index.html");
    assert!(page.contains(&edited("https://gitlab.com/o/n/-/edit/main")), "{page}");
    let outcome = project.call(&["--edit-url", "https://github.com/o/n/edit/trunk/docs/{path}"]);
    assert_eq!(outcome.status, Some(0), "{outcome:?}");
    let page = project.read("public/499/index.html");
    assert!(page.contains(&edited("https://github.com/o/n/edit/trunk/docs")), "{page}");
    assert_eq!(project.call(&["--edit-url", "https://github.com/o/n"]).status, Some(2));
}

#[test]
fn a_page_is_edited_in_the_folder_of_the_repository_that_holds_the_root() {
    let project = Project::empty();
    project.put("docs/my site/content/499.md", PAGE);
    project.put("docs/my site/content/4xx.md", CLASS);
    let edited = |folder: &str, config: &str| {
        project.put("docs/my site/content/site.yaml", format!("title: T\n{config}"));
        let outcome = project.call(&["build", "--root", "docs/my site"]);
        assert_eq!(outcome.status, Some(0), "{outcome:?}");
        let page = project.read("docs/my site/public/499/index.html");
        let wanted = format!("<a href=\"{folder}content/499.md\">Edit this page</a>");
        assert!(page.contains(&wanted), "{wanted}: {page}");
    };
    let repository = "repository: https://github.com/o/n\n";
    project.put(".git/HEAD", "");
    edited("https://github.com/o/n/edit/main/docs/my%20site/", repository);
    // A submodule and a worktree have a file.
    project.put("docs/.git", "gitdir: elsewhere\n");
    edited("https://github.com/o/n/edit/main/my%20site/", repository);
    project.put("docs/my site/.git", "gitdir: elsewhere\n");
    edited("https://github.com/o/n/edit/main/", repository);
    let stated = format!("{repository}edit_url: https://example.org/trunk/{{path}}\n");
    edited("https://example.org/trunk/", &stated);
}
