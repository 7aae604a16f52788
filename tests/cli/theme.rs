//! What a project changes of the theme: single blocks, and what `statusbook theme` prints of it.

use crate::project::Project;

#[test]
fn a_template_changes_one_block_of_all_pages() {
    let project = Project::small();
    project.put(
        "templates/base.html",
        "{% extends \"theme/base.html\" %}\n\
         {% block footer %}<p>Mine.</p>{{ super() }}{% endblock footer %}\n\
         {% block head %}<meta name=\"mine\" content=\"yes\">{% endblock head %}\n",
    );
    let outcome = project.call(&["build"]);
    assert_eq!((outcome.status, &*outcome.err), (Some(0), ""));
    for path in ["index.html", "499/index.html", "4xx/index.html", "codes/index.html"] {
        let page = project.read(&format!("public/{path}"));
        assert!(page.contains("<footer class=\"site-footer\"><p>Mine.</p>\n<p><a"), "{page}");
        assert!(page.contains("<meta name=\"mine\" content=\"yes\"></head>"), "{page}");
    }
}

#[test]
fn a_template_that_extends_nothing_needs_no_block_of_the_theme() {
    let project = Project::small();
    let pages = ["home", "table", "long", "class", "status", "codes", "guides", "guide"];
    let pages = [&pages[..], &["errors", "plain"]].concat();
    for page in pages.iter().chain(&["not_found"]) {
        project.put(&format!("templates/{page}_page.html"), "{% extends \"base.html\" %}");
    }
    project.put("templates/base.html", "<title>{{ frame.title }}</title>");
    let outcome = project.call(&["build"]);
    assert_eq!((outcome.status, &*outcome.err), (Some(0), ""));
}

#[test]
fn a_template_changes_one_kind_of_page() {
    let project = Project::small();
    let page = "{% extends \"theme/status_page.html\" %}\n\
                {% block main %}{{ super() }}<p>Ask {{ code }}.</p>{% endblock main %}\n";
    project.put("templates/status_page.html", page);
    let outcome = project.call(&["build"]);
    assert_eq!((outcome.status, &*outcome.err), (Some(0), ""));
    assert!(project.read("public/499/index.html").contains("<p>Ask 499.</p>"));
    assert!(project.read("public/499/index.html").contains("class=\"answer\""));
    assert!(!project.read("public/index.html").contains("Ask"));
}

#[test]
fn the_theme_is_printed_as_it_is() {
    let project = Project::empty();
    let outcome = project.call(&["theme"]);
    assert_eq!((outcome.status, &*outcome.err), (Some(0), ""));
    let paths: Vec<_> = outcome.out.lines().collect();
    assert!(paths.contains(&"templates/base.html") && paths.contains(&"static/site.js"));
    assert!(paths.iter().all(|path| !path.starts_with("static/share/")), "the reference's own");
    let outcome = project.call(&["theme", "templates/parts/toc.html"]);
    assert_eq!(outcome.out, include_str!("../../templates/parts/toc.html"));
    let outcome = project.call(&["theme", "templates/bases.html"]);
    let message = "the theme has no file `templates/bases.html`; is it `templates/base.html`?\n";
    assert_eq!(outcome.status, Some(2));
    assert!(outcome.err.ends_with(message), "{}", outcome.err);
}
