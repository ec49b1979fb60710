//! The questions for words that the log already has: topics and series. A new one that looks like
//! a known one is perhaps that one.

use std::collections::HashMap;

use super::ask::{Ask, Choice, Line, Reply, value};
use super::field::{one_line, pieces};
use super::flow::Flow;
use super::likeness;
use super::terminal::remark;
use crate::error::Result;
use crate::record::kind;
use crate::words::{Message, fold};

/// So many topics are suggested at once.
const SUGGESTED: usize = 5;

impl Flow<'_> {
    pub fn ask_topics(&mut self, ask: &mut dyn Ask, key: &str) -> Result<Reply<Vec<String>>> {
        let known = self.known_topics();
        loop {
            let text = {
                let line = Line::new(self.question(key))
                    .place(key)
                    .example(self.text("prompt-list-example"))
                    .initial(self.typed_before(key))
                    .suggest(|typed| suggest_topics(&known, typed));
                value!(ask.text(&line)?)
            };
            self.state.typed.insert(key.to_string(), text.clone());
            self.kept();
            match self.settle_topics(ask, &known, &text)? {
                Reply::Value(topics) => return Ok(Reply::Value(topics)),
                Reply::Back => {}
                Reply::Stop => return Ok(Reply::Stop),
            }
        }
    }

    fn settle_topics(
        &mut self,
        ask: &mut dyn Ask,
        known: &[String],
        text: &str,
    ) -> Result<Reply<Vec<String>>> {
        let mut topics: Vec<String> = Vec::new();
        let mut new: Vec<String> = Vec::new();
        for piece in pieces(&one_line(text)) {
            let topic = value!(self.settle_word(ask, known, piece)?);
            if !topics.contains(&topic) {
                if !known.contains(&topic) {
                    new.push(topic.clone());
                }
                topics.push(topic);
            }
        }
        if !new.is_empty() {
            let message =
                Message::new("prompt-topics-new").with("count", new.len()).with("topics", new);
            ask.tell(&remark(&self.say(&message)))?;
        }
        Ok(Reply::Value(topics))
    }

    /// A new word that looks like a known one is perhaps that one.
    fn settle_word(
        &mut self,
        ask: &mut dyn Ask,
        known: &[String],
        typed: &str,
    ) -> Result<Reply<String>> {
        if known.iter().any(|word| word == typed) {
            return Ok(Reply::Value(typed.to_string()));
        }
        let alike = likeness::nearest(typed, known.iter().map(String::as_str));
        let Some(near) = alike.or_else(|| only_with(known, typed)) else {
            return Ok(Reply::Value(typed.to_string()));
        };
        let names = |id: &'static str, word: &str| self.say(&Message::new(id).with("word", word));
        let question =
            self.say(&Message::new("prompt-alike").with("word", typed).with("near", near));
        let options = vec![names("prompt-alike-take", near), names("prompt-alike-new", typed)];
        let at = value!(ask.choose(&Choice::new(question, options))?);
        Ok(Reply::Value(if at == 0 { near.to_string() } else { typed.to_string() }))
    }

    /// Topics in use, those of the same people first, then the most used.
    fn known_topics(&self) -> Vec<String> {
        let people: Vec<String> =
            ["with", "participants"].iter().flat_map(|key| self.state.texts(key)).collect();
        let mut uses: HashMap<&str, (usize, usize)> = HashMap::new();
        for record in self.setting.book.records() {
            let with = ["with", "participants"];
            let with =
                with.iter().flat_map(|key| record.references(key)).any(|r| people.contains(&r.id));
            for topic in record.texts("topics") {
                let count = uses.entry(topic).or_default();
                *count = (count.0 + usize::from(with), count.1 + 1);
            }
        }
        let mut topics: Vec<_> = uses.into_iter().collect();
        topics.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
        topics.into_iter().map(|(topic, _)| topic.to_string()).collect()
    }

    /// One of the series in use or in the settings, or a new one.
    pub fn ask_series(&mut self, ask: &mut dyn Ask, key: &str) -> Result<Reply<Vec<String>>> {
        let known = self.known_series();
        loop {
            let mut options = vec![self.text("prompt-series-none")];
            options.extend(known.iter().map(|series| self.series_name(series)));
            options.push(self.text("prompt-series-new"));
            let mut choice = Choice::new(self.question(key), options);
            choice.start = self.likely_series(&known).map_or(0, |at| at + 1);
            let at = value!(ask.choose(&choice)?);
            if at == 0 {
                return Ok(Reply::Value(Vec::new()));
            }
            if let Some(series) = known.get(at - 1) {
                return Ok(Reply::Value(vec![series.clone()]));
            }
            let line = Line::new(self.text("prompt-series-name")).example(self.text("prompt-free"));
            let name = match ask.text(&line)? {
                Reply::Value(name) if name.is_empty() => continue,
                Reply::Value(name) => one_line(&name),
                Reply::Back => continue,
                Reply::Stop => return Ok(Reply::Stop),
            };
            let names: Vec<String> = known.iter().map(|series| self.series_name(series)).collect();
            // Until the series is settled the name is not lost.
            let place = self.text("prompt-series-name");
            self.unsent.borrow_mut().insert(place.clone(), name.clone());
            match self.settle_word(ask, &names, &name)? {
                Reply::Value(name) => {
                    self.unsent.borrow_mut().remove(&place);
                    let at = names.iter().position(|known| *known == name);
                    let series = at.and_then(|at| known.get(at)).cloned().unwrap_or(name);
                    return Ok(Reply::Value(vec![series]));
                }
                Reply::Back => {}
                Reply::Stop => return Ok(Reply::Stop),
            }
        }
    }

    /// The keys, those of the settings first.
    fn known_series(&self) -> Vec<String> {
        let mut known: Vec<String> = self.setting.series.keys().cloned().collect();
        for series in self.setting.book.of_kind(&kind::MEETING).filter_map(|r| r.text("series")) {
            if !known.iter().any(|key| key == series) {
                known.push(series.to_string());
            }
        }
        known
    }

    pub fn series_name(&self, key: &str) -> String {
        self.setting.series.get(key).map_or(key, String::as_str).to_string()
    }

    /// The series answered before, else the one whose name is in the title.
    fn likely_series(&self, known: &[String]) -> Option<usize> {
        if self.state.answers.contains_key("series") {
            let earlier = self.state.text("series")?;
            return known.iter().position(|series| *series == earlier);
        }
        let title = fold::Folded::new(&self.state.text("title")?);
        known.iter().position(|key| title.contains(&fold::Folded::new(&self.series_name(key))))
    }
}

fn suggest_topics(known: &[String], line: &str) -> Vec<String> {
    let done = line.rfind(',').map_or(0, |at| at + 1);
    let (before, piece) = line.split_at_checked(done).unwrap_or(("", line));
    let taken = pieces(before);
    let wanted = fold::Folded::new(piece.trim());
    let start = if taken.is_empty() { String::new() } else { format!("{}, ", taken.join(", ")) };
    let free = known.iter().filter(|topic| !taken.contains(&topic.as_str()));
    let found =
        free.filter(|topic| fold::Folded::new(topic).contains(&wanted) && *topic != piece.trim());
    found.take(SUGGESTED).map(|topic| format!("{start}{topic}")).collect()
}

/// The only known word that what was typed is a part of.
fn only_with<'a>(known: &'a [String], typed: &str) -> Option<&'a str> {
    let part = fold::Folded::new(typed);
    let mut words = known.iter().filter(|word| fold::Folded::new(word).contains(&part));
    let first = words.next()?;
    words.next().is_none().then_some(first)
}
