//! Decisions: a list item or paragraph that starts with `Decision:` or `Beschluss:`.

use std::ops::Range;

use crate::page::Outline;

/// What was decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// Without the word that marks it.
    pub text: String,
    /// Of the item or paragraph in the file.
    pub range: Range<usize>,
}

const MARKS: [&str; 2] = ["Decision:", "Beschluss:"];

impl Decision {
    /// In the order of the text.
    pub fn read(outline: &Outline) -> Vec<Decision> {
        let items = outline.items.iter().map(|item| (&item.text, &item.range));
        let paragraphs = outline.paragraphs.iter().map(|block| (&block.text, &block.range));
        let mut decisions: Vec<Decision> = items
            .chain(paragraphs)
            .filter_map(|(text, range)| {
                let text = MARKS.iter().find_map(|mark| text.trim_start().strip_prefix(mark))?;
                Some(Decision { text: text.trim().to_string(), range: range.clone() })
            })
            .collect();
        decisions.sort_by_key(|decision| decision.range.start);
        decisions
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Page;

    #[test]
    fn items_and_paragraphs_in_both_languages() {
        let page = Page::new(
            "---\n---\nDecision: **Start** in May.\n\n- Beschluss: Protokoll bis Freitag\n- Beschlussvorlage: nein\n\nDie Decision: nein\n"
                .into(),
        );
        let read: Vec<String> =
            Decision::read(&page.outline()).into_iter().map(|d| d.text).collect();
        assert_eq!(read, ["Start in May.", "Protokoll bis Freitag"]);
    }
}
