//! `content/site.yaml` names a file of `static/` that is not there, or is of another kind.

use crate::model::diagnostic::{Diagnostics, Rule};
use crate::model::nearest::nearest;
use crate::model::site::Site;

pub const RULE: Rule =
    Rule::error("unusable-file", "Every page would have a picture or a style too few.").shown(
        "
//- content/site.yaml
title: Codes
logo: logo.svg
      ^^^^^^^^ error: there is no file `static/logo.svg`
      help: put the file into static/
",
        "
//- content/site.yaml
title: Codes
logo: logo.svg
//- static/logo.svg
<svg xmlns=\"http://www.w3.org/2000/svg\"/>
",
    );

pub fn check(site: &Site, diagnostics: &mut Diagnostics) {
    for (file, endings) in site.config.looks.files() {
        let name = &file.value;
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
        if !endings.iter().any(|other| other.eq_ignore_ascii_case(ending)) {
            let message = format!("`{name}` is not a file that this field takes");
            let endings = endings.join("`, `.");
            diagnostics
                .add(&RULE, &file.place, message)
                .help(format!("name a file of static/ that ends in `.{endings}`"));
        } else if !site.has_asset(&format!("static/{name}")) {
            let names = || site.assets().filter_map(|path| path.strip_prefix("static/"));
            let bare = name.trim_start_matches("./").trim_start_matches('/');
            let bare = bare.strip_prefix("static/").unwrap_or(bare);
            let meant = names().find(|other| *other == bare).or_else(|| nearest(name, names()));
            diagnostics.add(&RULE, &file.place, format!("there is no file `static/{name}`")).help(
                match meant {
                    Some(meant) => format!("write `{meant}`"),
                    None => "put the file into static/".to_owned(),
                },
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::fixture::{check, one_file, reported, theme};
    use crate::model::source::{SourceFile, Sources};

    #[test]
    fn a_name_is_that_of_a_file() {
        check(
            &RULE,
            "
//- content/site.yaml
title: T
logo: https://example.org/logo.svg
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: there is no file `static/https://example.org/logo.svg`
      help: put the file into static/
icon: icon
      ^^^^ error: `icon` is not a file that this field takes
      help: name a file of static/ that ends in `.svg`, `.png`
",
        );
    }

    #[test]
    fn a_file_is_there_and_of_its_kind() {
        let text = "title: T\nlogo: a/logo.svg\nicon: static/mark.png\nstyles: own.scss\n";
        let files = ["static/mark.png", "static/own.scss", "static/a/logo.svg"];
        let files = files.map(|path| SourceFile::new(path, ""));
        let sources = Sources { theme: theme(files.into()), ..one_file("content/site.yaml", text) };
        assert_eq!(
            reported(&[&RULE], &sources),
            "content/site.yaml:3:7 unusable-file: there is no file `static/static/mark.png` \
             [static/mark.png]\n\
             content/site.yaml:4:9 unusable-file: `own.scss` is not a file that this field takes \
             [own.scss]\n"
        );
    }
}
