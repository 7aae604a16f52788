//! Words -> the pages that they name: by the exact name, then by its start, then the nearest.

use crate::model::api_error::ApiError;
use crate::model::class::Class;
use crate::model::class_page::ClassPage;
use crate::model::code::Code;
use crate::model::constants::constants;
use crate::model::guide::Guide;
use crate::model::labels::Labels;
use crate::model::nearest::typos;
use crate::model::plain_page::PlainPage;
use crate::model::site::Site;
use crate::model::status_page::StatusPage;
use crate::model::text::letters;

/// The pages that some words name. Each page is listed once, under its best name. The best page
/// comes first; of equally good ones classes come first, then codes, then
/// errors, then guides, then
/// other pages.
#[derive(Debug)]
pub enum Lookup<'site> {
    /// One page has exactly that name, or only one has a name that starts so.
    One(PageRef<'site>),
    /// Several pages have that name, or one that starts so.
    Several(Vec<SearchResult<'site>>),
    /// No page has such a name; these have the names with the fewest typos, if there are any.
    Nearest(Vec<SearchResult<'site>>),
}

/// A page that words name; a class may have no page of its own.
#[derive(Debug, Clone, Copy)]
pub enum PageRef<'site> {
    /// With its title.
    Class(Class, Option<&'site ClassPage>, &'site str),
    Status(&'site StatusPage),
    /// A name that a page gives to an error of its code.
    Error(&'site StatusPage, &'site ApiError),
    Guide(&'site Guide),
    Page(&'site PlainPage),
}

/// A page and the name it was found by.
#[derive(Debug)]
pub struct SearchResult<'site> {
    pub page: PageRef<'site>,
    pub kind: NameKind,
    pub name: String,
    fit: Fit,
}

/// The kind of name, the most important first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NameKind {
    /// `404`, `4xx`, `401-or-403`
    Name,
    Alias,
    /// Of a class or guide its title.
    Phrase,
    Error,
    FormerPhrase,
    Constant,
    Keyword,
}

/// How well a name fits, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Exact,
    /// The name starts with the words.
    Start,
    /// The words start at a later word of the name.
    LaterWord,
    /// The words are the name with this many typos.
    Typos(usize),
}

/// Looks words up without regard to case, spaces and punctuation. `HTTP/1.1 404` is looked up as
/// `404`, `404#order_not_found` as `order_not_found`.
#[must_use]
pub fn lookup<'site>(site: &'site Site, words: &str) -> Lookup<'site> {
    let is_version = |word: &str| word.to_lowercase().starts_with("http/");
    let status_line = words.split_once(' ').filter(|(first, _)| is_version(first));
    let words = status_line.map_or(words, |(_, rest)| rest);
    let error = words.split_once('#').filter(|(code, _)| Code::parse(code).is_some());
    let asked = letters(error.map_or(words, |(_, name)| name));
    if asked.is_empty() {
        return Lookup::Nearest(Vec::new());
    }
    let results = ranked(site, |name| fit(&asked, name));
    match &results[..] {
        [] => {
            let near = |name: &str| typos(&asked, &letters(name)).map(Fit::Typos);
            let mut nearest = ranked(site, near);
            let fewest = nearest.first().map(|result| result.fit);
            nearest.retain(|result| Some(result.fit) == fewest);
            Lookup::Nearest(nearest)
        }
        [only] => Lookup::One(only.page),
        // Alone at its rank.
        [first, second, ..] if first.fit == Fit::Exact && first.rank() < second.rank() => {
            Lookup::One(first.page)
        }
        _ => Lookup::Several(results),
    }
}

/// The pages that have a name that fits, each with the best of them, the best page first.
fn ranked(site: &Site, fit: impl Fn(&str) -> Option<Fit>) -> Vec<SearchResult<'_>> {
    let classes = site
        .classes()
        .map(|class| PageRef::Class(class, site.class_page(class), site.class_title(class)));
    let codes = site.status_pages().iter().map(PageRef::Status);
    // A stable sort keeps this order among equals.
    let errors = site.errors().into_iter().map(|(page, error)| PageRef::Error(page, error));
    let pages = classes.chain(codes).chain(errors).chain(site.guides().iter().map(PageRef::Guide));
    let pages = pages.chain(site.pages().iter().map(PageRef::Page));
    let best = pages.filter_map(|page| {
        let names = page.names().into_iter();
        let fitting = names.filter_map(|(kind, name)| {
            fit(&name).map(|fit| SearchResult { page, kind, name, fit })
        });
        fitting.min_by_key(SearchResult::rank)
    });
    let mut results: Vec<_> = best.collect();
    results.sort_by_key(SearchResult::rank);
    results
}

/// How the letters of some words fit a name.
fn fit(words: &str, name: &str) -> Option<Fit> {
    let all = letters(name);
    if all == words {
        Some(Fit::Exact)
    } else if all.starts_with(words) {
        Some(Fit::Start)
    } else {
        let mut breaks = name.match_indices(|next: char| !next.is_alphanumeric());
        breaks.any(|(at, _)| letters(&name[at..]).starts_with(words)).then_some(Fit::LaterWord)
    }
}

impl SearchResult<'_> {
    fn rank(&self) -> (Fit, NameKind) {
        (self.fit, self.kind)
    }
}

impl<'site> PageRef<'site> {
    /// What the page is called in its address: `404`, `4xx`, `404#order_not_found`,
    /// `guides/401-or-403`.
    #[must_use]
    pub fn path(self) -> String {
        let address = match self {
            Self::Class(class, ..) => class.name().to_owned(),
            Self::Status(page) => page.address(),
            Self::Error(page, error) => format!("{}#{}", page.code.value, error.id()),
            Self::Guide(guide) => guide.address(),
            Self::Page(page) => page.address(),
        };
        address.trim_end_matches('/').to_owned()
    }

    /// Where it is, below the site: `404/`, `404/#order_not_found`.
    #[must_use]
    pub fn href(self) -> String {
        match self {
            Self::Error(page, error) => page.error_address(error),
            _ => format!("{}/", self.path()),
        }
    }

    /// The phrase of a code, the name of an error, the title of a class or guide.
    #[must_use]
    pub fn phrase(self) -> &'site str {
        match self {
            Self::Class(_, _, title) => title,
            Self::Status(page) => &page.phrase.value,
            Self::Error(_, error) => &error.name.value,
            Self::Guide(guide) => &guide.title.value,
            Self::Page(page) => &page.title.value,
        }
    }

    /// Empty for a class without a page of its own, and an error that does not say when it is sent.
    #[must_use]
    pub fn summary(self) -> &'site str {
        match self {
            Self::Class(_, page, _) => page.map_or("", |page| &page.summary.value),
            Self::Status(page) => &page.summary.value,
            Self::Error(_, error) => error.when.as_deref().unwrap_or(""),
            Self::Guide(guide) => &guide.summary.value,
            Self::Page(page) => &page.summary.value,
        }
    }

    /// All that the page can be found by.
    fn names(self) -> Vec<(NameKind, String)> {
        let (path, phrase) = (self.path(), self.phrase());
        if let Self::Error(..) = self {
            return vec![(NameKind::Error, phrase.to_owned())];
        }
        let mut names = vec![
            // As in `404 Not Found`.
            (NameKind::Phrase, format!("{path} {phrase}")),
            (NameKind::Name, path),
            (NameKind::Phrase, phrase.to_owned()),
        ];
        let keywords = match self {
            Self::Class(_, page, _) => page.map_or(&[][..], |page| &page.keywords),
            Self::Status(page) => {
                let aliases = page.aliases.iter().map(|alias| (NameKind::Alias, &alias.value));
                let former =
                    page.formerly.iter().map(|it| (NameKind::FormerPhrase, &it.phrase.value));
                names.extend(aliases.chain(former).map(|(kind, name)| (kind, name.clone())));
                for constant in constants(page.code.value) {
                    let both = [constant.name, constant.last_part()];
                    names.extend(both.map(|name| (NameKind::Constant, name.to_owned())));
                }
                &page.keywords
            }
            Self::Error(..) => &[],
            Self::Page(page) => &page.keywords,
            Self::Guide(guide) => {
                names.push((NameKind::Name, guide.name.clone()));
                &guide.keywords
            }
        };
        names.extend(keywords.iter().map(|word| (NameKind::Keyword, word.value.clone())));
        names
    }
}

impl NameKind {
    /// What readers call it.
    #[must_use]
    pub fn label(self, labels: &Labels) -> &str {
        let own = &labels.terminal;
        match self {
            Self::Name => &own.name,
            Self::Alias => &own.alias,
            Self::Phrase => &own.phrase,
            Self::Error => &labels.search.error,
            Self::FormerPhrase => &own.former_phrase,
            Self::Constant => &own.constant,
            Self::Keyword => &own.keyword,
        }
    }

    /// What programs call it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Alias => "alias",
            Self::Phrase => "phrase",
            Self::Error => "error",
            Self::FormerPhrase => "former phrase",
            Self::Constant => "constant",
            Self::Keyword => "keyword",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Lookup, lookup};
    use crate::model::diagnostic::Diagnostics;
    use crate::model::site::Site;
    use crate::model::source::{SourceFile, Sources};
    use crate::parse;

    fn site() -> Site {
        let pages = [
            (
                "404",
                "phrase: Not Found\nkeywords: [dead link, no route]\naliases: [not-found]\n\
                 errors: [{ name: order_not_found }, { name: not_found }, { name: OrderGone }]",
            ),
            ("408", "phrase: Request Timeout\nkeywords: [Retry-After]"),
            (
                "413",
                "phrase: Content Too Large\nkeywords: [upload limit]\n\
                 formerly: [{ phrase: Payload Too Large, spec: RFC 7231 }]",
            ),
            ("503", "phrase: Service Unavailable\nkeywords: [Retry-After, dead backend]"),
        ];
        let page = |(code, fields): (&str, &str)| {
            let text = format!("---\ncode: {code}\n{fields}\n---\n");
            SourceFile::new(format!("content/{code}.md"), text)
        };
        let guide = "---\ntitle: Is it gone?\nsummary: S\ncodes: [404]\n---\n";
        let guide = SourceFile::new("content/guides/404-or-410.md", guide);
        let content = pages.into_iter().map(page).chain([guide]).collect();
        parse::site(&Sources { content, ..Sources::default() }, &mut Diagnostics::default())
    }

    /// `404`, or a list: what was found, and by which name.
    fn found(words: &str) -> String {
        match lookup(&site(), words) {
            Lookup::One(page) => page.path(),
            Lookup::Several(results) | Lookup::Nearest(results) => {
                let each = results.iter().map(|result| {
                    format!("{}: {} {}", result.page.path(), result.kind.name(), result.name)
                });
                each.collect::<Vec<_>>().join(", ")
            }
        }
    }

    #[test]
    fn an_exact_name_is_a_page() {
        for (words, wanted) in [
            ("404", "404"),
            ("4XX", "4xx"),
            ("client error", "4xx"),
            ("not-found", "404"),
            ("NOT_FOUND", "404"),
            ("404 Not Found", "404"),
            ("HTTP/1.1 404 Not Found", "404"),
            ("payload too large", "413"),
            ("Http::StatusCode::NOT_FOUND", "404"),
            ("HTTP_NOT_FOUND", "404"),
            (":request_timeout", "408"),
            ("dead link", "404"),
            ("404-or-410", "guides/404-or-410"),
            ("guides/404-or-410", "guides/404-or-410"),
            ("is it gone", "guides/404-or-410"),
            ("order_not_found", "404#order_not_found"),
            ("orderNotFound", "404#order_not_found"),
            ("Order not found", "404#order_not_found"),
            ("ORDER-NOT-FOUND", "404#order_not_found"),
            ("404#OrderGone", "404#OrderGone"),
        ] {
            assert_eq!(found(words), wanted, "{words}");
        }
    }

    #[test]
    fn the_start_of_a_name_is_a_page_or_a_list() {
        for (words, wanted) in [
            ("uplo", "413"),
            ("backend", "503"),
            ("order", "404#order_not_found: error order_not_found, 404#OrderGone: error OrderGone"),
            ("retry after", "408: keyword Retry-After, 503: keyword Retry-After"),
            ("dead", "404: keyword dead link, 503: keyword dead backend"),
            (
                "4",
                "4xx: name 4xx, 404: name 404, 408: name 408, 413: name 413, \
                 guides/404-or-410: name 404-or-410",
            ),
        ] {
            assert_eq!(found(words), wanted, "{words}");
        }
    }

    #[test]
    fn other_words_are_near_to_a_name_or_to_none() {
        assert!(matches!(lookup(&site(), "not fuond"), Lookup::Nearest(_)));
        assert_eq!(found("not fuond"), "404: alias not-found, 404#not_found: error not_found");
        assert_eq!(found("414"), "404: name 404, 413: name 413");
        assert_eq!(found("something else"), "");
        assert!(matches!(lookup(&site(), "?!"), Lookup::Nearest(results) if results.is_empty()));
    }
}
