//! The packed index, unpacked: pages, their names, and the words of these.

use std::collections::{HashMap, HashSet};

use serde::Deserialize;

use super::text::{stem, unjoined, words_of};

/// What a word says in a name or a query beside one that tells pages apart.
pub const NOISE: f64 = 0.25;

/// The index as the build packs it for the site: `src/render/search_script.rs`.
#[derive(Deserialize)]
struct Packed {
    weights: HashMap<String, f64>,
    noise: String,
    alike: Vec<String>,
    code: String,
    phrase: String,
    summary: String,
    unofficial: String,
    fields: Fields,
}

#[derive(Deserialize)]
struct Fields {
    formerly: String,
    keywords: String,
    constants: String,
    vendors: String,
    required: String,
    headers: String,
    specs: String,
    text: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Status,
    Class,
    Guide,
}

/// A page that can be found.
#[derive(Debug)]
pub struct Page {
    /// `404`, `4xx`, `guides/401-or-403`
    pub code: String,
    pub kind: Kind,
    pub phrase: String,
    pub summary: String,
    pub official: bool,
}

/// One of the texts that a page is found by.
#[derive(Debug)]
pub struct Name {
    pub page: usize,
    pub field: &'static str,
    pub weight: f64,
    pub text: String,
    /// Where its words stand in `words` of the index.
    pub words: Vec<usize>,
    /// How many they are, noise counting less.
    pub size: f64,
}

#[derive(Debug)]
pub struct Index {
    pub pages: Vec<Page>,
    /// Where a code's page stands in `pages`.
    pub codes: HashMap<String, usize>,
    pub names: Vec<Name>,
    pub words: Vec<String>,
    /// Where a word stands in `words`.
    pub ids: HashMap<String, usize>,
    /// The words of a stem.
    pub stems: HashMap<String, Vec<usize>>,
    /// The stems that people use for a stem.
    pub alike: HashMap<String, HashSet<String>>,
    pub noise: HashSet<String>,
}

impl Index {
    /// Reads the JSON that the site's search reads.
    ///
    /// # Errors
    /// If it is not of the version that this ranker knows.
    pub fn unpack(json: &str) -> serde_json::Result<Self> {
        let packed: Packed = serde_json::from_str(json)?;
        let unofficial: HashSet<&str> = packed.unofficial.split(' ').collect();
        let mut texts = lines(&packed.phrase).zip(lines(&packed.summary));
        let pages: Vec<Page> = lines(&packed.code)
            .map(|code| {
                let (phrase, summary) = texts.next().unwrap_or_default();
                let official = !unofficial.contains(code);
                let (phrase, summary) = (phrase.to_owned(), summary.to_owned());
                Page { code: code.to_owned(), kind: kind(code), phrase, summary, official }
            })
            .collect();
        let codes = pages.iter().enumerate().map(|(at, page)| (page.code.clone(), at)).collect();
        let noise = packed.noise.split(' ').map(str::to_owned).collect();
        let mut index = Self {
            pages,
            codes,
            names: Vec::new(),
            words: Vec::new(),
            ids: HashMap::new(),
            stems: HashMap::new(),
            alike: alike(&packed.alike),
            noise,
        };
        index.add_names(&packed);
        Ok(index)
    }

    fn add_names(&mut self, packed: &Packed) {
        let fields = &packed.fields;
        let columns = [
            ("phrase", &packed.phrase),
            ("formerly", &fields.formerly),
            ("keywords", &fields.keywords),
            ("constants", &fields.constants),
            ("vendors", &fields.vendors),
            ("required", &fields.required),
            ("headers", &fields.headers),
            ("specs", &fields.specs),
            ("text", &fields.text),
            ("summary", &packed.summary),
        ];
        for (field, column) in columns {
            let weight = packed.weights.get(field).copied().unwrap_or_default();
            for (page, line) in lines(column).enumerate() {
                for text in line.split('|').filter(|_| !line.is_empty()) {
                    let separate = if field == "constants" { unjoined(text) } else { text.into() };
                    let words: Vec<usize> =
                        words_of(&separate).into_iter().map(|word| self.number(word)).collect();
                    let worth = |id: &usize| if self.is_slight(*id) { NOISE } else { 1.0 };
                    let size = words.iter().map(worth).sum();
                    let text = text.to_owned();
                    self.names.push(Name { page, field, weight, text, words, size });
                }
            }
        }
    }

    /// Where a word stands in `words`; a new one is added.
    fn number(&mut self, word: String) -> usize {
        if let Some(id) = self.ids.get(&word) {
            return *id;
        }
        let id = self.words.len();
        self.stems.entry(stem(&word)).or_default().push(id);
        self.ids.insert(word.clone(), id);
        self.words.push(word);
        id
    }

    /// Words and numbers that a name may be found without.
    #[must_use]
    pub fn is_slight(&self, id: usize) -> bool {
        let word = self.words[id].as_str();
        self.noise.contains(word) || word <= "9"
    }

    /// The words in one, without those that say nothing.
    #[must_use]
    pub fn telling(&self, ids: &[usize]) -> String {
        let words = ids.iter().map(|id| self.words[*id].as_str());
        words.filter(|word| !self.noise.contains(*word)).collect()
    }
}

fn lines(column: &str) -> impl Iterator<Item = &str> {
    column.split_terminator('\n')
}

fn kind(code: &str) -> Kind {
    match code {
        code if code.starts_with("guides/") => Kind::Guide,
        code if code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_digit()) => Kind::Status,
        _ => Kind::Class,
    }
}

fn alike(groups: &[String]) -> HashMap<String, HashSet<String>> {
    let mut others: HashMap<String, HashSet<String>> = HashMap::new();
    for group in groups {
        let stems: Vec<String> = group.split(' ').map(stem).collect();
        for word in &stems {
            others.entry(word.clone()).or_default().extend(stems.iter().cloned());
        }
    }
    others
}
