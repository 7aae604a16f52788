//! Reads a field line (RFC 9112 section 5).

use super::slice::{Faults, Slice, is_value_character};
use crate::model::http_message::{ELISION, FieldLine, is_token_character};

/// Reads one line of the header section.
pub fn read_field_line(line: Slice, faults: &mut Faults) -> Option<FieldLine> {
    if line.text == ELISION {
        let help = "drop the line: `…` is for content that is left out, after the empty line";
        faults.add(line, "`…` is not a field line", help);
        return None;
    }
    let (space, _, _) = line.trim();
    if !space.text.is_empty() {
        let help = "write the whole value on one line (RFC 9112, section 5.2)";
        faults.add(space, "a field line starts with white space", help);
        return None;
    }
    let Some((name, value)) = line.split_at_first(':') else {
        let help = "write `Name: value`, or an empty line before the content";
        faults.add(line, "a field line has no `:`", help);
        return None;
    };
    if name.text.is_empty() {
        faults.add(line.to(1), "a field has no name", "write `Name: value`");
        return None;
    }
    faults.characters(name, "the field name", is_token_character);
    let value = if value.text.len() > 1 { skip_one_space(value) } else { value };
    let value = faults.trim(value, "write one space after the `:`, and none at the end");
    faults.characters(value, "the value", is_value_character);
    Some(FieldLine { name: name.part(), value: value.part() })
}

fn skip_one_space(value: Slice) -> Slice {
    if value.text.starts_with(' ') { value.from(1) } else { value }
}
