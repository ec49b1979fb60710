//! A table for the mail merge of Word and LibreOffice: one row a person or an organisation, with
//! the line that a letter begins with and the lines for the window of its envelope (DIN 5008).

use chrono::NaiveDate;

use crate::exchange::phone::Kinds;
use crate::exchange::{name, text::one_line};
use crate::record::{Book, Post, Record, Reference, Value, kind};
use crate::render::{Datum, Sheet};
use crate::words::{Lang, Message, Words};

/// Lines of an address.
const LINES: usize = 5;

/// The table, and the names of those who have no address.
pub struct Letters {
    pub sheet: Sheet,
    pub without: Vec<String>,
}

/// The heads, as ids of their texts.
const HEADS: [&str; 8] = [
    "letters-greeting",
    "letters-salutation",
    "letters-title",
    "letters-given",
    "letters-family",
    "letters-role",
    "letters-organisation",
    "letters-email",
];

/// In the order of the records; what is no contact gets no letter.
pub fn sheet(records: &[&Record], book: &Book, words: &Words, today: NaiveDate) -> Letters {
    let heads = HEADS.iter().map(|id| words.text(id));
    let lines = (1..=LINES).map(|line| words.say(&Message::new("letters-line").with("line", line)));
    let mut sheet = Sheet::new(words.text("letters-sheet"), heads.chain(lines));
    let mut without = Vec::new();
    let kinds = Kinds::new(words);
    for record in records.iter().filter(|record| record.is(&kind::CONTACT)) {
        let letter = Letter::of(record, book, words, &kinds, today);
        if !letter.has_address {
            without.push(record.title().to_string());
        }
        let cells = [
            letter.greeting,
            letter.salutation,
            letter.title,
            letter.given,
            letter.family,
            letter.role,
            letter.organisation,
            letter.email,
        ];
        let mut lines = letter.lines;
        lines.resize(LINES, String::new());
        let data = cells.into_iter().chain(lines).map(|text| match text.is_empty() {
            true => Datum::Empty,
            false => Datum::Text(text),
        });
        sheet.rows.push(data.collect());
    }
    Letters { sheet, without }
}

#[derive(Default)]
struct Letter {
    greeting: String,
    salutation: String,
    title: String,
    given: String,
    family: String,
    role: String,
    organisation: String,
    email: String,
    lines: Vec<String>,
    has_address: bool,
}

impl Letter {
    fn of(record: &Record, book: &Book, words: &Words, kinds: &Kinds, today: NaiveDate) -> Letter {
        let mut letter = Letter {
            email: record.texts("emails").next().unwrap_or_default().to_string(),
            ..Letter::default()
        };
        let own = record.texts("address").next().map(str::to_string);
        if record.text("kind").is_some_and(|kind| kind != "person") {
            letter.greeting = words.text("letters-greeting-all");
            letter.organisation = one_line(record.title());
            letter.address(vec![letter.organisation.clone()], own.as_deref());
            return letter;
        }
        let name = Name::of(record);
        letter.salutation = match record.text("salutation") {
            Some("ms") => words.text("choice-salutation-ms"),
            Some("mr") => words.text("choice-salutation-mr"),
            _ => String::new(),
        };
        letter.greeting = greeting(record, &name, words);
        let place = place(record, today);
        letter.role = place.1.unwrap_or_default();
        let organisation = place.0.map(|to| (book.label(to), book.resolve(to)));
        if let Some((label, _)) = organisation {
            letter.organisation = one_line(label);
        }
        let there = organisation.and_then(|(_, record)| record?.texts("address").next());
        let (address, at_home) = match &own {
            Some(own) => (Some(own.as_str()), kinds.home(own).is_some()),
            None => (there, false),
        };
        let mut above = Vec::new();
        if !letter.organisation.is_empty() && !at_home {
            above.push(letter.organisation.clone());
        }
        // A letter goes to somebody: German has another case there.
        let to = match record.text("salutation") {
            Some("mr") => words.text("letters-envelope-mr"),
            _ => letter.salutation.clone(),
        };
        above.push(name.on_envelope(&to));
        letter.address(above, address);
        (letter.title, letter.given, letter.family) = (name.title, name.given, name.family);
        letter
    }

    /// The lines, where there is somewhere to send them to.
    fn address(&mut self, above: Vec<String>, address: Option<&str>) {
        let Some(address) = address.map(bare).filter(|address| !address.is_empty()) else { return };
        self.has_address = true;
        self.lines = above;
        let below = address.split([',', '\n']).map(str::trim).filter(|line| !line.is_empty());
        let below: Vec<String> = below.map(str::to_string).collect();
        // The last one names the town; what is too much stands with the street.
        let room = LINES.saturating_sub(self.lines.len());
        let (first, rest) = below.split_at(below.len().saturating_sub(room.saturating_sub(1)));
        if !first.is_empty() {
            self.lines.push(first.join(", "));
        }
        self.lines.extend(rest.iter().cloned());
    }
}

/// A name in its parts.
struct Name {
    title: String,
    given: String,
    family: String,
    /// On the envelope, and never in the first line of a letter.
    suffix: String,
}

impl Name {
    /// The family name stands before a comma; else it is what the sort name begins with, in front
    /// or at the end; else the last word with the small ones before it (`von Berg`).
    fn of(record: &Record) -> Name {
        let whole = one_line(record.title());
        let (name, behind) = name::degrees(&whole);
        let (front, name) = name::front(name);
        let (in_name, _) = name::prefix(front);
        let title = one_line(record.text("title").unwrap_or_default());
        let title = name::fuller(&title, &in_name).to_string();
        let suffix = record.texts("x-suffix").chain((!behind.is_empty()).then_some(behind));
        let suffix = suffix.collect::<Vec<_>>().join(", ");
        let sorted = record.text("sort").and_then(|sort| sort.split_once(','));
        let (family, _) = sorted.unwrap_or_default();
        let family_first = name.strip_prefix(family.trim()).filter(|rest| rest.starts_with(' '));
        let family_first = family_first.filter(|_| sorted.is_some()).map(|given| (family, given));
        if let Some((family, given)) = name::in_parts(name).or(family_first) {
            let (family, given) = (family.trim().to_string(), given.trim().to_string());
            return Name { title, given, family, suffix };
        }
        let words: Vec<&str> = name.split(' ').collect();
        let many = family.split_whitespace().count().max(1);
        let mut from = words.len().saturating_sub(many);
        let is_small = |word: &&str| word.chars().next().is_some_and(char::is_lowercase);
        while from > 0 && words.get(from - 1).is_some_and(is_small) {
            from -= 1;
        }
        let part = |words: Option<&[&str]>| words.unwrap_or_default().join(" ");
        Name { title, given: part(words.get(..from)), family: part(words.get(from..)), suffix }
    }

    fn full(&self) -> String {
        joined([&self.given, &self.family])
    }

    /// `Frau Dr. Anne Güller-Frey`, degrees behind.
    fn on_envelope(&self, salutation: &str) -> String {
        let (mut behind, before): (Vec<&str>, Vec<&str>) =
            self.title.split(' ').partition(|word| name::is_degree(word));
        if !self.suffix.is_empty() {
            behind.push(&self.suffix);
        }
        let line = joined([salutation, &before.join(" "), &self.full()]);
        match behind.is_empty() {
            true => line,
            false => format!("{line}, {}", behind.join(", ")),
        }
    }

    /// What is said of the title: `Prof. Dr.`, without the subject and without degrees.
    fn spoken(&self) -> String {
        let said = |word: &&str| {
            let word = word.to_lowercase();
            ["dr", "prof", "doktor"].iter().any(|title| word.starts_with(title))
        };
        self.title.split(' ').filter(said).collect::<Vec<_>>().join(" ")
    }
}

fn greeting(record: &Record, name: &Name, words: &Words) -> String {
    let spoken = name.spoken();
    // English has a title in the place of Mr and Ms.
    let called = match words.lang() {
        Lang::En if !spoken.is_empty() => Some(joined([&spoken, &name.family])),
        _ => None,
    };
    let id = match (record.text("salutation"), &called) {
        (_, Some(_)) => "letters-greeting-title",
        (Some("ms"), _) => "letters-greeting-ms",
        (Some("mr"), _) => "letters-greeting-mr",
        _ => "letters-greeting-name",
    };
    let name = match id {
        "letters-greeting-name" => joined([&spoken, &name.full()]),
        "letters-greeting-title" => called.unwrap_or_default(),
        _ => joined([&spoken, &name.family]),
    };
    words.say(&Message::new(id).with("name", name))
}

/// Where somebody is today, and as what.
fn place(record: &Record, today: NaiveDate) -> (Option<&Reference>, Option<String>) {
    let role = record.text("role").map(str::to_string);
    if let Some(to) = record.references("organisation").next() {
        return (Some(to), role);
    }
    let posts = record.values("roles").iter().filter_map(|value| match value {
        Value::Post(post) if post.holds_on(today) => Some(post),
        _ => None,
    });
    let post: Option<&Post> = posts.into_iter().next();
    let organisation = post.and_then(|post| post.organisation.as_ref());
    (organisation, role.or_else(|| post?.role.clone()))
}

/// Words behind an address that say whose it is are no part of it.
fn bare(address: &str) -> &str {
    let cut = address.trim().strip_suffix(')').and_then(|rest| rest.rsplit_once('('));
    cut.map_or(address, |(address, _)| address).trim()
}

fn joined<const N: usize>(parts: [&str; N]) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Schema;

    fn book() -> Book {
        let texts = [
            (
                "amt",
                "name: Amt für Soziales\nkind: organisation\naddress: Am Markt 1, 91999 Weiherstadt\nemails: [amt@example.org]",
            ),
            (
                "anne",
                "name: Anne Güller-Frey\nsalutation: ms\ntitle: Dr. med.\norganisation: amt\nrole: Ärztin",
            ),
            (
                "karl",
                "name: Karl von der Heide\nsalutation: mr\ntitle: Prof. Dr. M.A.\nx-suffix: MdL\naddress: Waldweg 3, Hinterhaus, 80331 München (privat)",
            ),
            ("kim", "name: Kim Berger"),
            (
                "maria",
                "name: Maria de la Cruz Ortega\nsort: Cruz Ortega, Maria de la\nsalutation: ms\norganisation: fehlt",
            ),
        ];
        let records = texts.iter().map(|(id, front)| {
            let path = format!("contacts/{id}.md");
            Record::read(&Schema::default(), &kind::CONTACT, &path, format!("---\n{front}\n---\n"))
        });
        Book::new(Schema::default(), records.collect(), Vec::new())
    }

    fn rows(lang: Lang) -> (Vec<Vec<String>>, Vec<String>) {
        let book = book();
        let records: Vec<&Record> = book.records().collect();
        let today = NaiveDate::from_ymd_opt(2024, 10, 22).expect("a day");
        let letters = sheet(&records, &book, &Words::new(lang), today);
        let text = |datum: &Datum| match datum {
            Datum::Text(text) => text.clone(),
            _ => String::new(),
        };
        let rows = letters.sheet.rows.iter().map(|row| row.iter().map(text).collect());
        (rows.collect(), letters.without)
    }

    #[test]
    fn each_letter_begins_as_it_should() {
        let greetings =
            |lang| -> Vec<String> { rows(lang).0.iter().map(|row| row[0].clone()).collect() };
        assert_eq!(
            greetings(Lang::De),
            [
                "Sehr geehrte Damen und Herren",
                "Sehr geehrte Frau Dr. Güller-Frey",
                "Sehr geehrter Herr Prof. Dr. von der Heide",
                "Guten Tag Kim Berger",
                "Sehr geehrte Frau de la Cruz Ortega",
            ]
        );
        assert_eq!(
            greetings(Lang::En),
            [
                "Dear Sir or Madam",
                "Dear Dr. Güller-Frey",
                "Dear Prof. Dr. von der Heide",
                "Dear Kim Berger",
                "Dear Ms de la Cruz Ortega",
            ]
        );
    }

    #[test]
    fn the_window_has_its_lines() {
        let (rows, without) = rows(Lang::De);
        let lines = |row: usize| rows[row][HEADS.len()..].to_vec();
        assert_eq!(lines(0), ["Amt für Soziales", "Am Markt 1", "91999 Weiherstadt", "", ""]);
        assert_eq!(
            lines(1),
            [
                "Amt für Soziales",
                "Frau Dr. med. Anne Güller-Frey",
                "Am Markt 1",
                "91999 Weiherstadt",
                "",
            ]
        );
        assert_eq!(
            lines(2),
            [
                "Herrn Prof. Dr. Karl von der Heide, M.A., MdL",
                "Waldweg 3",
                "Hinterhaus",
                "80331 München",
                "",
            ]
        );
        assert_eq!(lines(3), ["", "", "", "", ""]);
        assert_eq!(without, ["Kim Berger", "Maria de la Cruz Ortega"]);
        assert_eq!(rows[1][3..7], ["Anne", "Güller-Frey", "Ärztin", "Amt für Soziales"]);
    }

    #[test]
    fn names_are_taken_apart_however_they_came_in() {
        for (front, title, given, family, suffix) in [
            ("name: Hans Müller jun.", "", "Hans", "Müller", "jun."),
            ("name: Dr. med. Carla Klein\ntitle: Dr.", "Dr. med.", "Carla", "Klein", ""),
            ("name: Klein Gustav\nsort: Klein, Gustav", "", "Gustav", "Klein", ""),
            ("name: Groß, Dora", "", "Dora", "Groß", ""),
            ("name: Frau Dr. Berta Groß", "Dr.", "Berta", "Groß", ""),
        ] {
            let text = format!("---\n{front}\n---\n");
            let record = Record::read(&Schema::default(), &kind::CONTACT, "contacts/a.md", text);
            let name = Name::of(&record);
            let found = [&name.title, &name.given, &name.family, &name.suffix];
            assert_eq!(found, [title, given, family, suffix], "{front}");
        }
    }

    #[test]
    fn a_long_address_fits() {
        let mut letter = Letter::default();
        letter.address(vec!["A".into(), "B".into()], Some("1, 2, 3, 4, 5 Ort"));
        assert_eq!(letter.lines, ["A", "B", "1, 2, 3", "4", "5 Ort"]);
    }
}
