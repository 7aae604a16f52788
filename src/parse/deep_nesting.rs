//! Elements inside elements inside elements.

use crate::model::diagnostic::{Diagnostics, Place, Rule};

pub const DEEP_NESTING: Rule =
    Rule::error("deep-nesting", "No reader follows so deep, and browsers give up as well.")
        .shown(
            "
//- content/404.md
---
> > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > too deep
                                                                ^ error: more than 32 elements \
are inside each other
                                                                help: write it as a flat list, or \
as a section of its own
",
            "
//- content/404.md
---
> deep enough
",
        )
        .blocks_fixes();

/// How many quotes, lists and emphases may are inside each other.
const DEEPEST: usize = 32;

/// How many elements are open.
#[derive(Default)]
pub struct Depth {
    open: usize,
    is_reported: bool,
}

impl Depth {
    /// An element starts there; the first that is too deep is a fault.
    pub fn start(&mut self, place: &Place, diagnostics: &mut Diagnostics) {
        self.open += 1;
        if self.open > DEEPEST && !self.is_reported {
            self.is_reported = true;
            let message = format!("more than {DEEPEST} elements are inside each other");
            let fault = diagnostics.add(&DEEP_NESTING, place, message);
            fault.help("write it as a flat list, or as a section of its own");
        }
    }

    /// The innermost element ends.
    pub fn end(&mut self) {
        self.open -= 1;
    }
}

#[cfg(test)]
mod tests {
    use super::DEEP_NESTING;
    use crate::fixture::{check, one_file, reported};

    #[test]
    fn nesting_has_an_end() {
        check(
            &DEEP_NESTING,
            "
//- content/404.md
---
> > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > deep enough

> > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > too deep
                                                                ^ error: more than 32 \
elements are inside each other
                                                                help: write it as a flat list, \
or as a section of its own
",
        );
    }

    #[test]
    fn deep_nesting_is_reported_once() {
        for (unit, count) in
            [(">", 100_000), ("- ", 50_000), ("1. ", 50_000), ("*a ", 20_000), ("> - ", 20_000)]
        {
            let prose = format!("{}x{}", unit.repeat(count), "*".repeat(count));
            let page = format!("---\na: b\n---\n{prose}\n");
            let seen = reported(&[&DEEP_NESTING], &one_file("content/guides/x.md", page));
            assert_eq!(seen.lines().count(), 1, "{unit}: {seen}");
        }
    }
}
