//! The commands that look something up.

use crate::project::Project;

#[test]
fn a_rule_is_explained_by_the_name_that_a_diagnostic_has() {
    let project = Project::empty();
    let outcome = project.call(&["explain", "wrong-phrase"]);
    assert_eq!((outcome.status, &*outcome.err), (Some(0), ""));
    assert_eq!(
        outcome.out,
        "\
warning[wrong-phrase] The page would teach a name that the registry does not
know.

Wrong:

  content/404.md
  | phrase: Not found
  |         ^^^^^^^^^ error: IANA calls 404 `Not Found`
  |         help: write `phrase: Not Found`, and the other name in `keywords`

Right:

  content/404.md
  | phrase: Not Found

`warning` by default, `error` on a strict site; `rules: { wrong-phrase: … }` in
content/site.yaml chooses `off`, `warning` or `error`.

If your API does so on purpose, say it in `deviates:` of the page: readers see
it, and the fault is not reported.

`statusbook fix` fixes it.
"
    );
    assert_eq!(project.call(&["explain", "error[wrong-phrase]:"]).out, outcome.out);
    let colored = project.call(&["explain", "wrong-phrase", "--color", "always"]).out;
    assert!(colored.starts_with("\u{1b}[1;33mwarning[wrong-phrase]\u{1b}[0m The"), "{colored}");
    let two = project.call(&["explain", "wrong-phrase", "raw-html"]).out;
    assert!(two.starts_with(&outcome.out) && two.contains("\nerror[raw-html] "), "{two}");
}

#[test]
fn every_rule_is_listed_and_explained() {
    let project = Project::empty();
    let list = project.call(&["rules"]).out;
    for rule in statusbook::rules() {
        assert!(list.lines().any(|line| line.starts_with(&format!("{} ", rule.name))), "{list}");
        let explained = project.call(&["explain", rule.name]);
        assert_eq!(explained.status, Some(0));
        let opening = format!("{}[{}] ", rule.default.name(), rule.name);
        assert!(explained.out.starts_with(&opening), "{}", explained.out);
    }
    for line in list.lines() {
        assert!(line.chars().count() <= 80, "{line}");
    }
}

#[test]
fn every_field_is_listed() {
    let project = Project::empty();
    let list = project.call(&["fields"]).out;
    for kind in statusbook::FILE_KINDS {
        let one = project.call(&["fields", kind.name]).out;
        assert!(one.starts_with(&format!("{}\n", kind.about)) && list.contains(&one), "{one}");
        for field in kind.fields {
            assert!(one.lines().any(|line| line == format!("  {}", field.name)), "{}", field.name);
        }
    }
}

#[test]
fn an_unknown_rule_is_status_2_and_the_nearest_is_named() {
    let project = Project::empty();
    for (name, help) in [
        ("wrong-phrse", "is it `wrong-phrase`?"),
        ("Raw-HTML", "is it `raw-html`?"),
        ("x", "`statusbook rules` lists them"),
    ] {
        let outcome = project.call(&["explain", name]);
        assert_eq!((outcome.status, &*outcome.out), (Some(2), ""));
        assert_eq!(outcome.err, format!("error: there is no rule `{name}`; {help}\n"));
    }
    assert_eq!(project.call(&["explain"]).status, Some(2));
}

#[test]
fn rules_are_an_object_for_programs() {
    let project = Project::empty();
    let all = project.call(&["rules", "--format", "json"]);
    let all: serde_json::Value = serde_json::from_str(&all.out).unwrap();
    assert_eq!(all["version"], 1);
    let names: Vec<_> = all["rules"].as_array().unwrap().iter().map(|rule| &rule["rule"]).collect();
    assert_eq!(names, statusbook::rules().iter().map(|rule| rule.name).collect::<Vec<_>>());
    let one = project.call(&["explain", "raw-html", "--format", "json"]);
    let one: serde_json::Value = serde_json::from_str(&one.out).unwrap();
    let rule = &one["rules"][0];
    assert_eq!(rule["severity"], "error");
    assert_eq!(rule["right"][0]["path"], "content/404.md");
    assert_eq!(rule["right"][0]["text"], "---\n## Notes\n\nIt is [elsewhere](guides/lost.md).\n");
}

#[test]
fn editors_get_the_schema_and_the_snippets() {
    let project = Project::empty();
    let schema = project.call(&["schema"]);
    assert_eq!((schema.status, &*schema.err), (Some(0), ""));
    assert_eq!(schema.out, include_str!("../../docs/front-matter.schema.json"));
    let snippets = project.call(&["schema", "--snippets"]);
    assert_eq!(snippets.out, include_str!("../../.vscode/front-matter.code-snippets"));
}

#[test]
fn lines_are_as_long_as_the_user_asks() {
    let project = Project::empty();
    let longest = |columns: &str| {
        let shown = project.call_with(&[("COLUMNS", columns)], &["explain", "wrong-phrase"]).out;
        shown.lines().map(|line| line.chars().count()).max().unwrap()
    };
    let (narrow, wide) = (longest("40"), longest("100"));
    assert!(narrow < wide && wide <= 100, "{narrow} {wide}");
}
