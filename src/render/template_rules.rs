//! What can be wrong with a theme.

use crate::model::diagnostic::Rule;

pub const INVALID_TEMPLATE: Rule =
    Rule::error("invalid-template", "No page can be made from a template with a fault.").shown(
        "
//- templates/home_page.html
<title>{{ frame.title | }}</title>
                        ^^ error: found `}}` but expected identifier
                        help: docs/templates.md lists the names that each kind of page brings
",
        "
//- templates/home_page.html
<title>{{ frame.title }}</title>
",
    );
pub const MISSING_TEMPLATE: Rule =
    Rule::error("missing-template", "A kind of page cannot be made without its template.").shown(
        "
//- templates/home_page.html
⟨no such file⟩
",
        "
//- templates/home_page.html
<title>{{ frame.title }}</title>
",
    );
pub const UNKNOWN_NAME: Rule =
    Rule::error("unknown-name", "The page would have a hole where the value should be.").shown(
        "
//- templates/home_page.html
<title>{{ frame.titel }}</title>
                ^^^^^ error: field `titel` is not defined
                help: available fields: breadcrumb, canonical, class, classes, codes_href, \
copy_script_src, description, edit_href, filter_script_src, guides_href, home_href, icon_href, \
kind, lists_style_href, manifest_href, not_found_script_src, opensearch_href, prefix, repository, \
reviewed, search_src, search_style_href, share_image, share_image_text, site_script_src, \
site_title, sort_script_src, structured_data_html, style_href, tagline, title, touch_icon_href, \
worker_src
",
        "
//- templates/home_page.html
<title>{{ frame.title }}</title>
",
    );
pub const UNUSED_NAME: Rule = Rule::warning(
    "unused-name",
    "A name that is bound and never used is a slip of the pen, or was forgotten.",
)
.shown(
    "
//- templates/home_page.html
{% set title = frame.title %}
       ^^^^^ warning: `title` is never used
       help: use it, or call it `_title`
<title>{{ frame.title }}</title>
",
    "
//- templates/home_page.html
<title>{{ frame.title }}</title>
",
);
pub const UNUSED_TEMPLATE: Rule =
    Rule::warning("unused-template", "No page is made with it, so a change to it changes nothing.")
        .shown(
            "
//- templates/parts/old_card.html
<p>Nobody needs this any more.</p>
^ warning: no page is made with this template
help: include it, give it the name of one of the theme's own, or delete it
",
            "
//- templates/home_page.html
<title>{{ frame.title }}</title>
",
        );
