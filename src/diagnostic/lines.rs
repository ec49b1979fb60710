//! Line and column of any byte of a text, found without reading the text again: a file with many
//! faults would be read once for each.

/// Bytes between two places whose characters are counted beforehand.
const BLOCK: usize = 1024;

/// Where the lines of one text begin, and how many characters lie before each block of it.
#[derive(Clone, Debug, Default)]
pub struct Lines {
    starts: Vec<usize>,
    characters: Vec<usize>,
}

impl Lines {
    pub fn of(text: &str) -> Lines {
        let mut starts = vec![0];
        starts.extend(text.match_indices('\n').map(|(at, _)| at + 1));
        let mut characters = Vec::with_capacity(text.len() / BLOCK + 1);
        let mut before = 0;
        for block in text.as_bytes().chunks(BLOCK) {
            characters.push(before);
            before += count(block);
        }
        characters.push(before);
        Lines { starts, characters }
    }

    /// From 1, the column in characters; a byte order mark is none. `at` is the start of a
    /// character of the text that these are the lines of.
    pub fn find(&self, text: &str, at: usize) -> (usize, usize) {
        let line = self.starts.partition_point(|start| *start <= at);
        let start = line.checked_sub(1).and_then(|before| self.starts.get(before)).copied();
        let start = start.unwrap_or(0);
        let marks = text.get(start..at).map_or(0, |line| {
            line.chars().take_while(|character| *character == '\u{feff}').count()
        });
        let column = self.before(text, at).saturating_sub(self.before(text, start) + marks);
        (line, column + 1)
    }

    /// The characters before this byte.
    fn before(&self, text: &str, at: usize) -> usize {
        let block = at / BLOCK;
        let rest = text.as_bytes().get(block * BLOCK..at).unwrap_or_default();
        self.characters.get(block).copied().unwrap_or(0) + count(rest)
    }
}

/// The characters that begin in these bytes.
fn count(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xc0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_has_the_line_and_column_of_a_slow_count() {
        let text = format!("\u{feff}äb\r\nx\n\n{}ß😀\nend", "Größe 😀 ".repeat(700));
        let lines = Lines::of(&text);
        for (at, _) in text.char_indices() {
            let before = &text[..at];
            let start = before.rfind('\n').map_or(0, |at| at + 1);
            let column = before[start..].trim_start_matches('\u{feff}').chars().count() + 1;
            assert_eq!(lines.find(&text, at), (before.matches('\n').count() + 1, column), "{at}");
        }
        assert_eq!(lines.find(&text, text.len()), (5, 4));
        assert_eq!(Lines::of("").find("", 0), (1, 1));
    }
}
