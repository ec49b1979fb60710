//! Tests of the conversation without a terminal: someone who answers from a script.

use std::collections::{BTreeMap, VecDeque};

use chrono::NaiveDate;

use super::ask::{Ask, Choice, Line, Reply};
use super::flow::{End, Flow, Setting};
use super::state::State;
use crate::cli::entry::Entry;
use crate::error::Result;
use crate::paint::Painted;
use crate::record::{Book, Record, Schema, kind};
use crate::words::{Lang, Words};

/// What is said to one question.
#[derive(Clone, Copy, Debug)]
enum Say {
    Type(&'static str),
    /// The first option with this text in it.
    Pick(&'static str),
    /// Enter: the default, the earlier answer, the option marked.
    Enter,
    Back,
    Stop,
    /// Typed, and then Esc or Ctrl-C instead of Enter.
    TypeBack(&'static str),
    TypeStop(&'static str),
}
use Say::{Back, Enter, Pick, Stop, Type, TypeBack, TypeStop};

/// Answers in turn, and remembers everything that was asked and told.
struct Script {
    says: VecDeque<Say>,
    seen: Vec<String>,
}

impl Script {
    fn next(&mut self, question: &str) -> Say {
        let say = self.says.pop_front();
        say.unwrap_or_else(|| panic!("nothing left to say to {question:?}: {:#?}", self.seen))
    }
}

impl Ask for Script {
    fn text(&mut self, line: &Line<'_>) -> Result<Reply<String>> {
        loop {
            let default = line.default.clone().unwrap_or_default();
            let initial = line.unsent.borrow().clone().unwrap_or_else(|| line.initial.clone());
            self.seen.push(format!("{} [{initial}{default}]", line.question));
            line.unsent.replace(Some(initial.clone()));
            let typed = match self.next(&line.question) {
                Type(text) => text.to_string(),
                TypeBack(text) => {
                    line.unsent.replace(Some(text.to_string()));
                    return Ok(Reply::Back);
                }
                TypeStop(text) => {
                    line.unsent.replace(Some(text.to_string()));
                    return Ok(Reply::Stop);
                }
                Enter => match &line.default {
                    Some(default) if initial.is_empty() => {
                        return Ok(Reply::Value(default.clone()));
                    }
                    _ => initial,
                },
                Back => return Ok(Reply::Back),
                Stop => return Ok(Reply::Stop),
                Pick(_) => panic!("typed, not picked: {}", line.question),
            };
            match (line.check)(&typed) {
                Ok(()) => {
                    self.seen.push(format!("= {}", (line.echo)(&typed)));
                    return Ok(Reply::Value(typed));
                }
                Err(why) => self.seen.push(format!("! {why}")),
            }
        }
    }

    fn choose(&mut self, choice: &Choice) -> Result<Reply<usize>> {
        self.seen.push(choice.question.clone());
        Ok(match self.next(&choice.question) {
            Pick(text) => {
                let at = choice.options.iter().position(|option| option.contains(text));
                Reply::Value(at.unwrap_or_else(|| panic!("{text}: {:?}", choice.options)))
            }
            Enter => Reply::Value(choice.start),
            Back => Reply::Back,
            Stop => Reply::Stop,
            Type(text) | TypeBack(text) | TypeStop(text) => {
                panic!("picked, not typed: {} {text}", choice.question)
            }
        })
    }

    fn tell(&mut self, text: &Painted) -> Result<()> {
        self.seen.push(text.plain());
        Ok(())
    }

    fn width(&self) -> Option<usize> {
        Some(80)
    }
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn book() -> Book {
    let schema = Schema::default();
    let files = [
        ("contacts/anna-berg.md", "name: Anna Berg\norganisation: netz"),
        ("contacts/anna-thal.md", "name: Anna Thal\nkind: person"),
        ("contacts/netz.md", "name: Netzwerk Süd e. V.\nkind: organisation\naliases: [Netz]"),
        ("contacts/kim-lang.md", "name: Kim Lang\nemails: [kim@example.org]"),
        (
            "conversations/2024/2024-05-02-anna-berg.md",
            "date: 2024-05-02\nwith: [anna-berg]\nlocation: Café Nord\ntopics: [sprache, anerkennung]",
        ),
    ];
    let records = files.map(|(path, front)| {
        let kind = kind::of_folder(path.split('/').next().expect("a folder")).expect("a kind");
        Record::read(&schema, kind, path, format!("---\n{front}\n---\n"))
    });
    Book::new(schema, records.into(), Vec::new())
}

/// How a conversation ended.
struct Played {
    end: End,
    entry: Entry,
    state: State,
    /// Each draft that was kept.
    kept: Vec<String>,
    seen: Vec<String>,
}

impl Played {
    fn saw(&self, text: &str) -> bool {
        self.seen.iter().any(|seen| seen.contains(text))
    }
}

fn play(state: State, says: &[Say]) -> Played {
    let (book, schema, words) = (book(), Schema::default(), Words::new(Lang::En));
    let (staff, series) = (["kim-lang".to_string()], BTreeMap::new());
    let setting = Setting {
        book: &book,
        schema: &schema,
        words: &words,
        today: day("2024-10-22"),
        staff: &staff,
        us: Some("kim-lang"),
        series: &series,
        by_year: true,
    };
    let mut kept = Vec::new();
    let mut flow = Flow::new(setting, state, |state: &State| {
        kept.push(state.write());
        Ok(())
    });
    let mut script = Script { says: says.iter().copied().collect(), seen: Vec::new() };
    let end = flow.run(&mut script).expect("an end");
    assert!(script.says.is_empty(), "unsaid: {:?}\n{:#?}", script.says, script.seen);
    let entry = flow.entry().unwrap_or_else(|| Entry::new(&kind::CONVERSATION));
    let state = flow.into_state();
    Played { end, entry, state, kept, seen: script.seen }
}

/// The file as it would be written.
fn file(played: &Played) -> String {
    played.entry.finished(day("2024-10-22")).write(&Schema::default())
}

/// From the title to the notes, with as little as possible.
const SHORT: [Say; 6] = [Enter, Enter, Enter, Enter, Enter, Enter];

#[test]
fn a_whole_conversation_becomes_a_record() {
    let played = play(
        State::new(),
        &[
            Pick("Conversation"),
            Type("berg"),
            Type("letzten Freitag"),
            Type("Plans"),
            Pick("in person"),
            Enter,
            Type("sprache"),
            Type("We meet again."),
            Type("First line"),
            Type("Second line"),
            Type(""),
            Type("send the minutes @berg by Friday"),
            Type("book a room"),
            Enter,
            Type("tomorrow"),
            Type(""),
            Pick("Yes"),
        ],
    );
    assert_eq!(played.end, End::Save);
    assert!(played.saw("= Friday, 18 October 2024") && played.saw("Where? [Café Nord]"));
    assert!(played.saw("Who does it? [Kim Lang]"));
    assert_eq!(
        file(&played),
        "---\ndate: 2024-10-18\nwith: [anna-berg]\nby: [kim-lang]\nchannel: in-person\n\
         location: Café Nord\ntopics: [sprache]\ntitle: Plans\nsummary: We meet again.\n---\n\n\
         First line\nSecond line\n\n\
         - [ ] send the minutes @anna-berg due:2024-10-25\n\
         - [ ] book a room @kim-lang due:2024-10-23\n"
    );
}

#[test]
fn back_keeps_every_answer_and_goes_on_where_it_was() {
    let played = play(
        State::new(),
        &[
            Pick("Conversation"),
            Type("berg"),
            Type("18.10."),
            Type("Plans"),
            Back,
            Back,
            Type("17.10."),
            Pick("phone"),
            Back,
            Pick("phone"),
            Stop,
        ],
    );
    assert!(
        played.saw("What was it about? [Plans]") && played.saw("When? [Friday, 18 October 2024]")
    );
    assert_eq!(played.state.texts("date"), ["2024-10-17"]);
    assert_eq!(played.state.texts("title"), ["Plans"]);
    assert_eq!(played.state.texts("with"), ["anna-berg"]);
}

#[test]
fn back_from_the_first_question_returns_to_the_kind() {
    let played = play(State::new(), &[Pick("Meeting"), Back, Pick("Contact"), Back, Stop]);
    assert_eq!(played.end, End::Stop);
    assert!(played.state.is_empty());
}

#[test]
fn an_unclear_name_is_chosen_and_never_guessed() {
    let played = play(
        State::new(),
        &[Pick("Conversation"), Type("anna, kim"), Back, Enter, Pick("Anna Thal"), Stop],
    );
    assert!(played.saw("Who is meant by “anna”?") && played.saw("With whom? [anna, kim]"));
    assert_eq!(played.state.texts("with"), ["anna-thal", "kim-lang"]);
}

#[test]
fn an_unknown_name_becomes_a_contact_with_its_organisation() {
    let mut says = vec![
        Pick("Conversation"),
        Type("Jo Frisch, anna-berg"),
        Pick("new person"),
        Enter,
        Type("Agentur Nord"),
        Pick("new organisation"),
        Enter,
        Type("Plans"),
        Pick("phone"),
    ];
    says.extend([
        Type(""),
        Type(""),
        Type(""),
        Type("call @frisch by tomorrow"),
        Type(""),
        Pick("Yes"),
    ]);
    let played = play(State::new(), &says);
    assert_eq!(played.entry.draft.texts("with"), ["jo-frisch", "anna-berg"]);
    assert_eq!(played.entry.tasks, ["- [ ] call @jo-frisch due:2024-10-23"]);
    let contacts: Vec<_> = played
        .entry
        .contacts
        .iter()
        .map(|(id, draft)| (id.as_str(), draft.text("organisation")))
        .collect();
    assert_eq!(contacts, [("jo-frisch", Some("agentur-nord")), ("agentur-nord", None)]);
}

#[test]
fn a_contact_that_nothing_names_any_more_is_not_made() {
    let mut says =
        vec![Pick("Conversation"), Type("Jo Frisch"), Pick("new person"), Enter, Type("")];
    says.extend([Back, Type("berg")]);
    says.extend(SHORT);
    says.extend([Enter, Enter, Pick("Yes")]);
    let played = play(State::new(), &says);
    assert_eq!(played.entry.draft.texts("with"), ["anna-berg"]);
    assert!(played.entry.contacts.is_empty());
}

#[test]
fn a_slip_in_a_name_offers_who_may_be_meant() {
    let played =
        play(State::new(), &[Pick("Conversation"), Type("Kim Lnag"), Pick("Kim Lang"), Stop]);
    assert!(played.saw("perhaps mean"));
    assert_eq!(played.state.texts("with"), ["kim-lang"]);
    let played = play(
        State::new(),
        &[Pick("Contact"), Type("Ana Thal"), Pick("Change"), Type("Eva Tal"), Stop],
    );
    assert!(played.saw("Anna Thal is in the log already"));
    assert_eq!(played.state.texts("name"), ["Eva Tal"]);
}

#[test]
fn a_topic_that_looks_like_a_known_one_is_asked_about() {
    let mut state = State::new();
    state.kind = "conversation".to_string();
    for (key, value) in
        [("with", "anna-berg"), ("date", "2024-10-01"), ("title", "x"), ("channel", "phone")]
    {
        state.answer(key, vec![value.to_string()]);
    }
    let played =
        play(state, &[Type("anerkenung, Sprache, wohnen"), Pick("Take"), Pick("as new"), Stop]);
    assert!(played.saw("“anerkenung” is new and looks like “anerkennung”."));
    assert!(played.saw("New topics: Sprache and wohnen"));
    assert_eq!(played.state.texts("topics"), ["anerkennung", "Sprache", "wohnen"]);
}

#[test]
fn every_answer_is_in_the_draft_and_a_draft_goes_on() {
    let first = play(
        State::new(),
        &[
            Pick("Conversation"),
            Type("berg"),
            Type("yesterday"),
            Type("Plans"),
            Pick("phone"),
            Type(""),
            Type(""),
            Type("One"),
            Stop,
        ],
    );
    assert_eq!(first.end, End::Stop);
    let draft = first.kept.last().expect("a draft");
    assert!(first.kept.len() >= 8 && draft.contains("\"2024-10-21\""), "{draft}");
    let again =
        play(State::read(draft).expect("a draft"), &[Type("Two"), Type(""), Type(""), Pick("Yes")]);
    assert_eq!(again.seen.first().map(String::as_str), Some("  One\n"));
    assert_eq!(again.entry.draft.body, "One\nTwo");
}

#[test]
fn what_the_flags_said_is_not_asked() {
    let mut entry = Entry::new(&kind::CONVERSATION);
    entry.draft.set_texts("with", &["anna-berg".to_string()]);
    entry.draft.set_text("title", "Plans");
    let says = [Enter, Pick("video"), Type(""), Type(""), Type(""), Type(""), Pick("Yes")];
    let played = play(State::of(&entry), &says);
    assert!(!played.saw("With whom?") && !played.saw("What was it about?"));
    assert_eq!(played.entry.draft.text("date"), Some("2024-10-22"));
}

#[test]
fn the_last_screen_leads_back_to_one_question_and_to_the_end() {
    let mut says = vec![Pick("Conversation"), Type("berg")];
    says.extend(SHORT);
    says.extend([Enter, Enter, Pick("Change"), Pick("Title"), Type("Other"), Pick("Change"), Back]);
    says.extend([Back, Type(""), Pick("Stop")]);
    let played = play(State::new(), &says);
    assert_eq!(played.end, End::Stop);
    assert_eq!(played.state.text("title").as_deref(), Some("Other"));
    assert!(played.saw("File:  conversations/2024/2024-10-22-anna-berg.md"), "{:#?}", played.seen);
}

#[test]
fn a_meeting_may_have_no_date_yet() {
    let played = play(
        State::new(),
        &[
            Pick("Meeting"),
            Type("Round table"),
            Pick("No series"),
            Type("soon"),
            Type(""),
            Type(""),
            Type("netz"),
            Type(""),
            Type("Looking back"),
            Type("Looking ahead"),
            Type(""),
            Type(""),
            Pick("Yes"),
        ],
    );
    assert!(played.saw("! “soon” is not a day") && !played.saw("At what time?"));
    assert_eq!(
        file(&played),
        "---\ntitle: Round table\nstatus: planned\nparticipants: [netz]\n---\n\n\
         ## Looking back\n\n## Looking ahead\n"
    );
}

#[test]
fn an_older_draft_is_mended() {
    let mut state = State::new();
    state.kind = "conversation".to_string();
    state.answer("with", vec!["gone".to_string()]);
    state.answer("by", vec!["kim-lang".to_string()]);
    state.contacts.push(super::state::NewContact {
        id: "anna-thal".to_string(),
        name: "Anna Thal".to_string(),
        kind: "person".to_string(),
        organisation: None,
    });
    state.answer("tasks", vec!["- [ ] call @anna-thal".to_string()]);
    state.mend(&book());
    assert!(!state.answers.contains_key("with") && state.answers.contains_key("by"));
    assert_eq!(state.contacts[0].id, "anna-thal-2");
    assert_eq!(state.texts("tasks"), ["- [ ] call @anna-thal-2"]);
}

#[test]
fn a_line_without_enter_comes_back_with_its_question() {
    let says = [
        Pick("Conversation"),
        Type("berg"),
        TypeBack("last Tux"),
        Enter,
        Enter,
        Type("18.10."),
        TypeBack("Pla"),
        Enter,
        TypeBack(""),
        Enter,
        TypeStop("Plans <"),
    ];
    let played = play(State::new(), &says);
    assert!(played.saw("When? [last Tux"), "{:#?}", played.seen);
    assert!(played.saw("! “last Tux” is not a day") && played.saw("about? [Pla]"));
    assert!(played.saw("about? []"));
    assert_eq!(played.end, End::Stop);
    let draft = State::read(played.kept.last().expect("a draft")).expect("a draft");
    assert_eq!(draft.unsent.get("title").map(String::as_str), Some("Plans <"));
    let played = play(draft, &[Enter, Stop]);
    assert!(played.saw("about? [Plans <]"));
    assert_eq!(played.state.text("title").as_deref(), Some("Plans <"));
    assert!(played.state.unsent.is_empty());
}

#[test]
fn a_change_that_was_not_sent_is_asked_about_before_the_end() {
    let mut says = vec![Pick("Conversation"), Type("berg"), Type("18.10."), Type("Plans")];
    says.extend([Back, Back, TypeBack("17.10."), Enter, Enter]);
    let played = play(State::new(), &[says, vec![Stop]].concat());
    assert_eq!(played.state.texts("date"), ["2024-10-17"]);
}

#[test]
fn unsent_notes_and_tasks_come_back_too() {
    let mut says = vec![Pick("Conversation"), Type("berg"), Enter, Type("x"), Pick("phone")];
    says.extend([Enter, Enter, Type("One"), TypeBack("Two"), TypeBack("One and a half")]);
    says.extend([Enter, Enter, Enter, Enter, Type("Task"), Stop]);
    let played = play(State::new(), &says);
    assert_eq!(played.state.texts("notes"), ["One and a half", "Two"], "{:#?}", played.seen);
    assert_eq!(played.state.unsent.get("tasks").map(String::as_str), Some("Task"));
    let played = play(played.state, &[Enter, Enter, Enter, Enter, Pick("Yes")]);
    assert_eq!(played.entry.tasks, ["- [ ] Task @kim-lang due:2024-10-29"]);
}

#[test]
fn the_name_of_a_series_survives_its_next_question() {
    let mut state = State::new();
    state.kind = "meeting".to_string();
    state.answer("title", vec!["Round table".to_string()]);
    let played = play(state, &[Pick("new series"), TypeStop("Round")]);
    let says = [Pick("new series"), Enter, Stop];
    let played = play(State::read(&played.state.write()).expect("a draft"), &says);
    assert!(played.saw("called? [Round]"));
    assert_eq!(played.state.texts("series"), ["Round"]);
    assert!(played.state.unsent.is_empty());
}
