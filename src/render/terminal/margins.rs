//! What stands before the lines of list items and quotes, the outermost first.

/// The margins that are open.
#[derive(Default)]
pub struct Margins(Vec<Margin>);

struct Margin {
    first: String,
    rest: String,
    is_used: bool,
}

impl Margins {
    /// A margin inside the others: `first` before its first line, as wide spaces before the rest.
    pub fn open(&mut self, first: String) {
        let rest = " ".repeat(first.len());
        self.0.push(Margin { first, rest, is_used: false });
    }

    /// A margin that is the same before every line.
    pub fn open_bar(&mut self, bar: &str) {
        self.0.push(Margin { first: bar.to_owned(), rest: bar.to_owned(), is_used: false });
    }

    pub fn close(&mut self) {
        self.0.pop();
    }

    /// What stands before the next line.
    pub fn first(&self) -> String {
        let next = |margin: &Margin| {
            if margin.is_used { margin.rest.clone() } else { margin.first.clone() }
        };
        self.0.iter().map(next).collect()
    }

    /// What stands before the lines after it.
    pub fn rest(&self) -> String {
        self.0.iter().map(|margin| margin.rest.as_str()).collect()
    }

    /// A line is written.
    pub fn wrote(&mut self) {
        for margin in &mut self.0 {
            margin.is_used = true;
        }
    }
}
