//! Bytes of a file -> line and column, as people and editors count them.

/// Where a place starts and ends: lines and columns from 1, columns in characters.
#[derive(Debug, PartialEq, Eq)]
pub struct Position {
    pub line: usize,
    pub column: usize,
    pub end_line: usize,
    /// The column after the last character.
    pub end_column: usize,
    /// The first line without its end, as text; bytes that are not UTF-8 become U+FFFD.
    pub source: String,
    /// The bytes of `source` that the place covers, up to the end of the first line.
    pub range: std::ops::Range<usize>,
}

/// The position of the bytes from `start` up to `end`.
pub fn position(bytes: &[u8], start: usize, end: usize) -> Position {
    let start = start.min(bytes.len());
    let end = end.clamp(start, bytes.len());
    let line_start = line_start(bytes, start);
    let end_line_start = line_start.max(self::line_start(bytes, end));
    let line_end = bytes[start..].iter().position(|byte| *byte == b'\n');
    let line_end = line_end.map_or(bytes.len(), |offset| start + offset);
    let mut line = &bytes[line_start..line_end];
    while let [rest @ .., b'\r'] = line {
        line = rest;
    }
    let before = lossy(&bytes[line_start..start.min(line_start + line.len())]);
    let covered = lossy(&bytes[line_start..end.min(line_start + line.len())]);
    let lines_before = count_lines(&bytes[..start]);
    Position {
        line: lines_before + 1,
        column: before.chars().count() + 1,
        end_line: lines_before + 1 + count_lines(&bytes[start..end]),
        end_column: lossy(&bytes[end_line_start..end]).chars().count() + 1,
        source: lossy(line),
        range: before.len()..covered.len().max(before.len()),
    }
}

fn line_start(bytes: &[u8], at: usize) -> usize {
    bytes[..at].iter().rposition(|byte| *byte == b'\n').map_or(0, |before| before + 1)
}

fn count_lines(bytes: &[u8]) -> usize {
    bytes.split(|byte| *byte == b'\n').count() - 1
}

/// The text of the bytes without byte order marks, which are not characters of the text.
fn lossy(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).replace('\u{feff}', "")
}

#[cfg(test)]
mod tests {
    use super::position;

    fn shown(text: &[u8], start: usize, end: usize) -> (usize, usize, usize, usize, String) {
        let it = position(text, start, end);
        (it.line, it.column, it.end_line, it.end_column, it.source[it.range].to_owned())
    }

    #[test]
    fn columns_count_characters_of_the_files_own_lines() {
        let text = "\u{feff}one\r\ntwö: x\r\n\tthree";
        for (wanted, line, column) in [("one", 1, 1), ("x", 2, 6), ("three", 3, 2)] {
            let start = text.find(wanted).expect("the word is there");
            let end = start + wanted.len();
            let end_column = column + wanted.len();
            let expected = (line, column, line, end_column, wanted.to_owned());
            assert_eq!(shown(text.as_bytes(), start, end), expected);
        }
    }

    #[test]
    fn of_several_lines_the_first_is_shown() {
        assert_eq!(shown(b"ab\ncd\n", 1, 4), (1, 2, 2, 2, "b".to_owned()));
    }

    #[test]
    fn bytes_that_are_not_text_are_shown_as_such() {
        assert_eq!(shown(b"a\xff\xfeb", 1, 3), (1, 2, 1, 4, "\u{fffd}\u{fffd}".to_owned()));
        assert_eq!(shown(b"", 5, 9), (1, 1, 1, 1, String::new()));
    }
}
