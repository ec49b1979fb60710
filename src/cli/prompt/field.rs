//! The questions for single values: dates, times, texts, words of a set, names, places.

use super::ask::{Ask, Choice, Line, Reply, value};
use super::flow::Flow;
use super::plan::Step;
use super::terminal::remark;
use crate::error::Result;
use crate::record::{Record, ValueType, kind};
use crate::words::when::{self, Bias};
use crate::words::{Message, PartialDate, fold};

/// So many places are suggested at once.
const SUGGESTED: usize = 5;

/// Typed alone it leaves a field empty that has a default.
const NOTHING: &str = "-";

impl Flow<'_> {
    /// A day in words, always repeated with its weekday.
    pub fn ask_date(
        &mut self,
        ask: &mut dyn Ask,
        step: &Step,
        bias: Bias,
    ) -> Result<Reply<Vec<String>>> {
        let words = self.setting.words;
        let today = self.setting.today;
        let planned = bias == Bias::Future;
        let read = |typed: &str| when::day(typed, today, bias);
        let long = |date: PartialDate| {
            date.day().map_or_else(|| words.date(date), |day| words.day_long(day))
        };
        let earlier = self.state.text(&step.key).and_then(|date| PartialDate::parse(&date).ok());
        // An earlier answer is kept by Enter and replaced by typing.
        let date = earlier.or((!planned).then_some(PartialDate::Day(today)));
        let default = date.map(|date| (date, long(date)));
        let line = Line::new(self.question(&step.key))
            .place(&step.key)
            .example(self.text(if planned { "prompt-plan-example" } else { "prompt-day-example" }))
            .default(default.as_ref().map(|(_, shown)| shown.clone()))
            .suggest(|typed| match read(typed) {
                // Said while it is typed; nothing to pick where it stands there already.
                Ok(date) if long(date) != typed.trim() => vec![long(date)],
                _ => Vec::new(),
            })
            .check(|typed| match read(typed) {
                Ok(PartialDate::Day(_)) => Ok(()),
                Ok(_) if planned => Ok(()),
                Err(_) if planned && (typed.is_empty() || typed == NOTHING) => Ok(()),
                Err(when::WhenFault::Impossible) => {
                    Err(self.say(&Message::new("prompt-day-impossible").with("value", typed)))
                }
                _ => Err(self.say(&Message::new("prompt-day-unknown").with("value", typed))),
            })
            .echo(|typed| read(typed).map_or_else(|_| typed.to_string(), long));
        let typed = value!(ask.text(&line)?);
        let date = match default.filter(|(_, shown)| *shown == typed) {
            Some((date, _)) => Some(date),
            None => read(&typed).ok(),
        };
        if !planned && date.is_some_and(|date| date.first() > today) {
            ask.tell(&remark(&self.text("prompt-day-ahead")))?;
        }
        Ok(Reply::Value(date.map(|date| date.to_string()).into_iter().collect()))
    }

    /// As people write it, from the form of the file.
    pub fn shown_date(&self, iso: &str) -> String {
        let words = self.setting.words;
        match PartialDate::parse(iso) {
            Ok(PartialDate::Day(day)) => words.day_long(day),
            Ok(date) => words.date(date),
            Err(_) => iso.to_string(),
        }
    }

    pub fn ask_time(&mut self, ask: &mut dyn Ask, key: &str) -> Result<Reply<Vec<String>>> {
        self.ask_value(ask, key, false, self.question(key), self.text("prompt-time-example"))
    }

    /// A field of the office's own.
    pub fn ask_own(&mut self, ask: &mut dyn Ask, key: &str) -> Result<Reply<Vec<String>>> {
        let spec = self.state.kind().and_then(|kind| self.setting.schema.field(kind, key));
        if let Some(ValueType::Choice(_)) = spec.map(|spec| &spec.value) {
            return self.ask_choice(ask, key);
        }
        let label = spec.and_then(|spec| spec.label.clone()).unwrap_or_else(|| key.to_string());
        let many = spec.is_some_and(|spec| spec.many);
        let example = if many { self.text("prompt-list-example") } else { String::new() };
        self.ask_value(ask, key, true, label, example)
    }

    /// Read as the flags of `add` are read.
    fn ask_value(
        &mut self,
        ask: &mut dyn Ask,
        key: &str,
        needed: bool,
        question: String,
        example: String,
    ) -> Result<Reply<Vec<String>>> {
        let Some(spec) = self.state.kind().and_then(|kind| self.setting.schema.field(kind, key))
        else {
            return Ok(Reply::Value(Vec::new()));
        };
        let typed = self.typed(Bias::Past);
        let read = |text: &str| -> std::result::Result<Vec<String>, String> {
            let all = if spec.many { pieces(text) } else { vec![text.trim()] };
            let pieces = all.into_iter().filter(|piece| !piece.is_empty());
            let values = pieces.map(|piece| {
                // What to write says more than what it is called.
                let value =
                    typed.value(spec, piece).map_err(|error| match error.hints.first() {
                        Some(hint) if error.message.id() == "input-wrong" => self.say(hint),
                        _ => self.say(&error.message),
                    })?;
                Ok(match value {
                    serde_yaml::Value::String(text) => text,
                    other => serde_json::to_string(&other).unwrap_or_default(),
                })
            });
            values.collect()
        };
        let earlier = Some(self.state.texts(key).join(", ")).filter(|text| !text.is_empty());
        let line = Line::new(question)
            .place(key)
            .example(example)
            .default(earlier)
            .echo(|text| match read(text) {
                Ok(values) if !values.is_empty() => values.join(", "),
                _ => text.to_string(),
            })
            .check(|text| match read(text) {
                _ if text == NOTHING && !needed => Ok(()),
                Ok(values) if needed && values.is_empty() => Err(self.text("prompt-needed")),
                Ok(_) => Ok(()),
                Err(why) => Err(why),
            });
        let text = value!(ask.text(&line)?);
        Ok(Reply::Value(read(&text).unwrap_or_default()))
    }

    /// What was typed, else what was answered.
    pub fn typed_before(&self, key: &str) -> String {
        let typed = self.state.typed.get(key).cloned();
        typed.unwrap_or_else(|| self.state.texts(key).join(", "))
    }

    pub fn ask_text(
        &mut self,
        ask: &mut dyn Ask,
        key: &str,
        needed: bool,
    ) -> Result<Reply<Vec<String>>> {
        let many = self.state.kind().and_then(|kind| self.setting.schema.field(kind, key));
        let many = many.is_some_and(|spec| spec.many);
        let line = Line::new(self.question(key))
            .place(key)
            .example(self.text(match (needed, many) {
                (true, _) => "prompt-empty",
                (false, true) => "prompt-list-example",
                (false, false) => "prompt-free",
            }))
            .initial(self.typed_before(key))
            .check(|typed| match (needed, typed) {
                (true, "") => Err(self.text("prompt-needed")),
                _ => Ok(()),
            });
        let typed = one_line(&value!(ask.text(&line)?));
        Ok(Reply::Value(match many {
            true => pieces(&typed).into_iter().map(str::to_string).collect(),
            false => Some(typed).filter(|typed| !typed.is_empty()).into_iter().collect(),
        }))
    }

    /// The name of a new contact; one that is there already, or nearly, is pointed out.
    pub fn ask_name(&mut self, ask: &mut dyn Ask, key: &str) -> Result<Reply<Vec<String>>> {
        loop {
            let name = value!(self.ask_text(ask, key, true)?);
            let typed = name.join(" ");
            let alike = self.people().alike(&typed);
            let Some(id) = alike.first() else { return Ok(Reply::Value(name)) };
            let message = Message::new("prompt-name-alike").with("other", self.people().label(id));
            // Enter must not make a second one of somebody who is there.
            let options = vec![self.text("prompt-name-again"), self.text("prompt-name-anyway")];
            self.state.typed.insert(key.to_string(), typed);
            self.kept();
            match ask.choose(&Choice::new(self.say(&message), options))? {
                Reply::Value(1) => return Ok(Reply::Value(name)),
                Reply::Value(_) | Reply::Back => {}
                Reply::Stop => return Ok(Reply::Stop),
            }
        }
    }

    /// Where these people were met last.
    pub fn ask_place(&mut self, ask: &mut dyn Ask, key: &str) -> Result<Reply<Vec<String>>> {
        let places = self.places();
        let line = Line::new(self.question(key))
            .place(key)
            .example(self.text(if places.is_empty() {
                "prompt-free"
            } else {
                "prompt-place-example"
            }))
            .default(self.state.text(key).or_else(|| places.first().cloned()))
            .suggest(|typed| {
                let wanted = fold::Folded::new(typed.trim());
                let known =
                    places.iter().filter(|place| fold::Folded::new(place).contains(&wanted));
                let known =
                    known.filter(|place| !typed.trim().is_empty() && *place != typed.trim());
                known.take(SUGGESTED).cloned().collect()
            });
        let typed = one_line(&value!(ask.text(&line)?));
        Ok(Reply::Value(
            Some(typed).filter(|t| !t.is_empty() && t != NOTHING).into_iter().collect(),
        ))
    }

    /// Places of earlier records with the same people or of the same series, the last one first.
    fn places(&self) -> Vec<String> {
        let people = self.state.texts("with");
        let series = self.state.text("series");
        let matches = |record: &&Record| match record.kind.name == kind::MEETING.name {
            true => series.is_some() && record.text("series") == series.as_deref(),
            false => record.references("with").any(|reference| people.contains(&reference.id)),
        };
        let same = self.setting.book.records().filter(|r| r.kind.name == self.state.kind);
        let mut same: Vec<&Record> = same.filter(matches).collect();
        same.sort_by_key(|record| std::cmp::Reverse(record.date().map(|date| date.last())));
        let mut places: Vec<String> = Vec::new();
        for place in same.iter().filter_map(|record| record.text("location")) {
            if !places.iter().any(|known| known == place) {
                places.push(place.to_string());
            }
        }
        places
    }

    /// One of the words that a field allows.
    pub fn ask_choice(&mut self, ask: &mut dyn Ask, key: &str) -> Result<Reply<Vec<String>>> {
        let spec = self.state.kind().and_then(|kind| self.setting.schema.field(kind, key));
        let Some(ValueType::Choice(words)) = spec.map(|spec| &spec.value) else {
            return Ok(Reply::Value(Vec::new()));
        };
        let names: Vec<String> = words.iter().map(|word| self.word(key, word)).collect();
        let own = spec.and_then(|spec| spec.label.clone());
        let mut choice = Choice::new(own.unwrap_or_else(|| self.question(key)), names);
        let earlier = self.state.text(key);
        choice.start =
            words.iter().position(|word| Some(word.as_ref()) == earlier.as_deref()).unwrap_or(0);
        let at = value!(ask.choose(&choice)?);
        Ok(Reply::Value(words.get(at).map(ToString::to_string).into_iter().collect()))
    }

    /// What people call a word of the format.
    pub fn word(&self, key: &str, word: &str) -> String {
        let id = format!("choice-{key}-{word}");
        if self.setting.words.knows(&id) { self.text(&id) } else { word.to_string() }
    }
}

/// The pieces of a list, as typed.
pub fn pieces(text: &str) -> Vec<&str> {
    text.split(',').map(str::trim).filter(|piece| !piece.is_empty()).collect()
}

/// A pasted text may have several lines; a field has one.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
