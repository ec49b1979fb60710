//! A question told in one sentence, so that whoever asked can see how it was understood. Says
//! everything that the term holds: names and values as they were looked up, not as they were typed.

use chrono::NaiveDate;

use super::Query;
use super::term::{Asked, Bounds, PostPart, Source, Spot, TaskState, Term, Test};
use crate::record::{Schema, kind};
use crate::words::when::DayRange;
use crate::words::{Clock, Lang, Message, PartialDate, Words};

impl Query {
    /// The sentence, with a full stop.
    pub fn explain(&self, schema: &Schema, words: &Words) -> String {
        let teller = Teller { schema, words };
        match &self.term {
            Term::All => words.text("explain-all"),
            term => words.say(&Message::new("explain").with("what", teller.term(term))),
        }
    }
}

struct Teller<'a> {
    schema: &'a Schema,
    words: &'a Words,
}

impl Teller<'_> {
    fn term(&self, term: &Term) -> String {
        let message = match term {
            Term::All => Message::new("explain-any"),
            Term::Not(term) => Message::new("explain-not").with("what", self.listed(term)),
            Term::And(terms) => return self.words.list_and(&self.list(terms)),
            Term::Or(terms) => return self.words.list_or(&self.list(terms)),
            Term::Type { kind, contact } => {
                Message::new("explain-type").with("kind", contact.unwrap_or(kind.name))
            }
            Term::Text(phrase) => Message::new("explain-text").with("value", phrase.text.as_str()),
            Term::Field(asked) => return self.asked(asked),
            Term::Has { spots, .. } => {
                Message::new("explain-has").with("field", self.labels(spots.iter()))
            }
            Term::Lacks { spots, .. } => {
                Message::new("explain-lacks").with("field", self.labels(spots.iter()))
            }
            Term::Hop { spots, inner, .. } => Message::new("explain-hop")
                .with("field", self.labels(spots.iter()))
                .with("what", self.term(inner)),
            Term::Task(term) => Message::new("explain-task").with("what", self.term(term)),
        };
        self.words.say(&message)
    }

    fn list(&self, terms: &[Term]) -> Vec<String> {
        terms.iter().map(|term| self.listed(term)).collect()
    }

    /// In parentheses where nobody could tell whether what follows still belongs to it.
    fn listed(&self, term: &Term) -> String {
        let enclosed = match term {
            Term::And(terms) | Term::Or(terms) => terms.len() > 1,
            Term::Field(asked) => asked.tests().len() > 1,
            Term::Not(_) | Term::Hop { .. } | Term::Task(_) => true,
            _ => false,
        };
        let told = self.term(term);
        if enclosed { format!("({told})") } else { told }
    }

    /// One name can mean different fields; those with the same condition are told together.
    fn asked(&self, asked: &Asked) -> String {
        let tests = asked.tests();
        let told: Vec<String> = tests
            .iter()
            .map(|test| {
                let same = |(_, other): &&(Spot, Test)| other == *test;
                let spots: Vec<&Spot> =
                    asked.spots.iter().filter(same).map(|(spot, _)| spot).collect();
                let field = self.labels(spots.iter().copied());
                self.words.say(&self.test(asked, &spots, test).with("field", field))
            })
            .collect();
        self.words.list_or(&told)
    }

    fn test(&self, asked: &Asked, spots: &[&Spot], test: &Test) -> Message {
        let typed = || asked.value.split_whitespace().collect::<Vec<_>>().join(" ");
        match test {
            Test::Part(_) => Message::new("explain-part").with("value", typed()),
            Test::Same(_) => Message::new("explain-same").with("value", typed()),
            Test::Choice(keys) => {
                let choices: Vec<String> =
                    keys.iter().map(|key| self.choice(spots.first(), key)).collect();
                Message::new("explain-is").with("value", self.words.list_or(&choices))
            }
            Test::Named { .. } => Message::new("explain-named").with("value", typed()),
            Test::Identical { id } => Message::new("explain-identical").with("value", id.as_str()),
            Test::Days(range) => days(*range),
            Test::Numbers(bounds) => between(bounds, &|number| self.decimal(*number)),
            Test::Minutes(bounds) => {
                let clock = |minutes: &u16| Clock { start: *minutes, end: None };
                between(bounds, &|minutes| self.words.clock(clock(minutes)))
            }
            Test::Clock(clock) => {
                Message::new("explain-is").with("value", self.words.clock(*clock))
            }
            Test::Boolean(true) => Message::new("explain-yes"),
            Test::Boolean(false) => Message::new("explain-no"),
            Test::Span(span) => Message::new("explain-is").with("value", self.words.span(*span)),
            Test::TaskState(TaskState::Any) => Message::new("explain-task-any"),
            Test::TaskState(TaskState::Open) | Test::Done(false) => {
                Message::new("explain-task-open")
            }
            Test::TaskState(TaskState::Done) | Test::Done(true) => {
                Message::new("explain-task-done")
            }
            Test::TaskState(TaskState::Overdue(day)) => {
                Message::new("explain-task-overdue").with("day", PartialDate::Day(*day))
            }
        }
    }

    fn decimal(&self, number: f64) -> String {
        let text = number.to_string();
        match self.words.lang() {
            Lang::De => text.replace('.', ","),
            Lang::En => text,
        }
    }

    fn choice(&self, spot: Option<&&Spot>, key: &str) -> String {
        let field = match spot.map(|spot| &spot.source) {
            Some(Source::Key(field)) => field.as_str(),
            _ => "",
        };
        let id = format!("choice-{field}-{key}");
        if self.words.knows(&id) { self.words.text(&id) } else { key.to_string() }
    }

    /// The names of the fields, each once: „Mit“ oder „Teilnehmende“.
    fn labels<'s>(&self, spots: impl Iterator<Item = &'s Spot>) -> String {
        let mut labels: Vec<String> = Vec::new();
        for spot in spots {
            let label = label(spot, self.schema, self.words);
            let label = Message::new("explain-field").with("field", label);
            let label = self.words.say(&label);
            if !labels.contains(&label) {
                labels.push(label);
            }
        }
        self.words.list_or(&labels)
    }
}

/// What people call the place: the office's own label, else the language's word.
pub(super) fn label(spot: &Spot, schema: &Schema, words: &Words) -> String {
    let known = |id: String, key: &str| match words.knows(&id) {
        true => words.text(&id),
        false => key.to_string(),
    };
    let id = match &spot.source {
        Source::Key(key) => {
            let kind = spot.kind.unwrap_or(&kind::CONTACT);
            let own = schema.field(kind, key).and_then(|field| field.label.clone());
            let honorific = key == "title" && kind.title != "title";
            let field = if honorific { "honorific" } else { key.as_str() };
            return own.unwrap_or_else(|| known(format!("field-{field}"), key));
        }
        Source::AnyKey(key) => return key.clone(),
        Source::Relation(key) => return known(format!("choice-relations-{key}"), key),
        Source::Title => "field-title",
        Source::Id => "field-id",
        Source::Path => "field-path",
        Source::Post(PostPart::Organisation) => "explain-post-organisation",
        Source::Post(PostPart::Role) => "explain-post-role",
        Source::Post(PostPart::From) => "explain-post-from",
        Source::Post(PostPart::Until) => "explain-post-until",
        Source::Body => "explain-body",
        Source::Agenda => "explain-agenda",
        Source::Decision => "explain-decision",
        Source::Task => "explain-task-text",
        Source::Due => "explain-due",
        Source::Done => "explain-done",
        Source::Owner => "explain-owner",
        Source::First => "explain-first",
        Source::Reached => "explain-reached",
        Source::Last => "explain-last",
    };
    words.text(id)
}

impl Asked {
    /// The conditions, each once.
    fn tests(&self) -> Vec<&Test> {
        let mut tests: Vec<&Test> = Vec::new();
        for (_, test) in &self.spots {
            if !tests.contains(&test) {
                tests.push(test);
            }
        }
        tests
    }
}

fn days(range: DayRange) -> Message {
    let said = |id, from: NaiveDate| Message::new(id).with("from", PartialDate::Day(from));
    let until = range.until.map(PartialDate::Day);
    match (range.from, until) {
        (Some(from), Some(until)) if PartialDate::Day(from) == until => said("explain-day", from),
        (Some(from), Some(until)) => said("explain-days", from).with("until", until),
        (Some(from), None) => said("explain-days-from", from),
        (None, Some(until)) => Message::new("explain-days-until").with("until", until),
        (None, None) => Message::new("explain-days-any"),
    }
}

fn between<T: PartialEq>(bounds: &Bounds<T>, say: &dyn Fn(&T) -> String) -> Message {
    match (&bounds.from, &bounds.until) {
        (Some((from, false)), Some((until, false))) if from == until => {
            Message::new("explain-is").with("value", say(from))
        }
        (Some((from, _)), Some((until, _))) => {
            Message::new("explain-between").with("from", say(from)).with("until", say(until))
        }
        (Some((from, true)), None) => Message::new("explain-above").with("value", say(from)),
        (Some((from, false)), None) => Message::new("explain-at-least").with("value", say(from)),
        (None, Some((until, true))) => Message::new("explain-below").with("value", say(until)),
        (None, Some((until, false))) => Message::new("explain-at-most").with("value", say(until)),
        (None, None) => Message::new("explain-has"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::Setting;
    use super::*;
    use crate::record::{FieldSpec, ValueType, kind::CONTACT};

    fn schema() -> Schema {
        let mut region = FieldSpec::new("region", ValueType::Choice(vec!["Nord".into()].into()));
        region.label = Some("Gegend".into());
        let mut schema = Schema::default();
        assert!(schema.declare(&CONTACT, region));
        assert!(schema.declare(&CONTACT, FieldSpec::new("size", ValueType::Number)));
        schema
    }

    /// What is said of the conditions, without the words before them.
    fn told(query: &str, lang: Lang) -> String {
        let schema = schema();
        let today = NaiveDate::from_ymd_opt(2024, 10, 22).expect("a day");
        let setting = Setting::new(&schema, today);
        let query = Query::parse(&[], Some(query), &setting).expect("a query");
        let said = query.explain(&schema, &Words::new(lang));
        let from = said.find(": ").map_or(0, |at| at + 2);
        said[from..].trim_end_matches('.').to_string()
    }

    #[test]
    fn each_kind_of_condition_is_told() {
        for (query, german, english) in [
            ("plan", "darin steht „plan“", "it contains “plan”"),
            ("type:person", "er ist eine Person", "it is a person"),
            ("topic:wohn", "„Themen“ enthält „wohn“", "“Topics” contains “wohn”"),
            ("topic:=wohn", "„Themen“ ist genau „wohn“", "“Topics” is exactly “wohn”"),
            ("status:abgesagt", "„Stand“ ist abgesagt", "“Status” is cancelled"),
            ("region:nord", "„Gegend“ ist Nord", "“Gegend” is Nord"),
            (
                "with:=anna",
                "„Mit“ oder „Teilnehmende“ verweist auf genau den Eintrag „anna“",
                "“With” or “Participants” refers to just the record “anna”",
            ),
            ("date:2024-10-14", "„Datum“ ist der 14. Oktober 2024", "“Date” is 14 October 2024"),
            (
                "date:2024",
                "„Datum“ liegt in der Zeit vom 1. Januar 2024 bis zum 31. Dezember 2024",
                "“Date” lies from 1 January 2024 to 31 December 2024",
            ),
            ("size:1.5..", "„size“ ist mindestens 1,5", "“size” is at least 1.5"),
            ("confidential:ja", "„Vertraulich“ ist ja", "“Confidential” is yes"),
            (
                "keep-in-touch:2-Monate",
                "„Kontakt halten“ ist 2 Monate",
                "“Keep in touch” is 2 months",
            ),
            ("has:summary", "„Zusammenfassung“ ist ausgefüllt", "“Summary” has a value"),
            ("no:topics", "„Themen“ fehlt", "“Topics” is missing"),
            (
                "not:topic:x",
                "es gilt nicht: „Themen“ enthält „x“",
                "this does not apply: “Topics” contains “x”",
            ),
            ("key.farbe:rot", "„farbe“ enthält „rot“", "“farbe” contains “rot”"),
        ] {
            assert_eq!(told(query, Lang::De), german, "{query}");
            assert_eq!(told(query, Lang::En), english, "{query}");
        }
    }

    #[test]
    fn nobody_has_to_guess_what_belongs_together() {
        assert_eq!(
            told("(topic:a or topic:b) not:status:held plan", Lang::De),
            "(„Themen“ enthält „a“ oder „Themen“ enthält „b“), (es gilt nicht: „Stand“ ist \
             stattgefunden) und darin steht „plan“"
        );
        assert_eq!(
            told("task:open due:..today", Lang::En),
            "it has a task to which this applies: it is open and “Due” is 22 October 2024 or earlier"
        );
        assert_eq!(
            told("with.kind:programme plan", Lang::En),
            "(“With” or “Participants” refers to a record to which this applies: “Kind” is \
             programme) and it contains “plan”"
        );
    }
}
