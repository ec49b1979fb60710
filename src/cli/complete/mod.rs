//! What can stand at the cursor of a command line that is being typed. The scripts of the shells
//! ask it with every press of the tab key: it prompts nobody, warns of nothing, and has no answer
//! rather than a wrong one.
//!
//! `walk` follows the words over the tree of commands, `offer` says what an argument takes (the
//! register), `values` looks it up, `line` and `reply` are about the shells.

mod calendar;
mod line;
mod offer;
mod reply;
mod script;
mod step;
mod values;
mod walk;

use clap::Command;

pub use line::{Line, read};
pub use reply::{Shell, typed, write};
pub use script::script;
pub use values::Known;

use self::offer::Offer;
use self::walk::{Asked, Spot};
use crate::paint::escape_line;
use crate::words::Words;

/// One thing that can stand at the cursor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The whole word, not quoted.
    pub text: String,
    /// What people call it; empty where it speaks for itself.
    pub note: String,
    /// Something has to follow in the same word.
    pub open: bool,
}

impl Candidate {
    pub fn new(text: impl Into<String>, note: impl Into<String>) -> Candidate {
        Candidate { text: text.into(), note: note.into(), open: false }
    }

    #[must_use]
    fn open(mut self) -> Candidate {
        self.open = true;
        self
    }

    #[must_use]
    fn behind(mut self, head: &str) -> Candidate {
        self.text.insert_str(0, head);
        self
    }
}

/// What the shell is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    Words(Vec<Candidate>),
    /// The shell knows best how to complete these.
    Files,
    Folders,
}

/// `words` are those before the cursor, without the program; `current` is what stands between the
/// last blank and the cursor. Neither is quoted.
pub fn complete(tree: &Command, words: &[String], current: &str, known: &Known<'_>) -> Reply {
    let spot = walk::follow(tree, words, current);
    let mut found = match &spot.asked {
        Asked::Flag => flags(&spot, known),
        Asked::Value(arg) => match offer::of(&spot.path, arg) {
            Some(Offer::Files) => return Reply::Files,
            Some(Offer::Folders) => return Reply::Folders,
            Some(offer) => known.values(&spot, &offer),
            None => Vec::new(),
        },
        Asked::Command => commands(&spot, known),
    };
    // Nobody names one twice in a list.
    let is_named =
        |found: &Candidate| spot.head.split([',', '=']).any(|named| named.trim() == found.text);
    found.retain(|found| !is_named(found));
    for candidate in &mut found {
        *candidate = std::mem::take(candidate).behind(&spot.head);
    }
    Reply::Words(safe(found))
}

impl Default for Candidate {
    fn default() -> Self {
        Candidate::new("", "")
    }
}

/// A text that no shell may show cannot be typed for anybody; a note is shown as on a terminal.
fn safe(mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    candidates.retain(|candidate| escape_line(&candidate.text) == candidate.text);
    for candidate in &mut candidates {
        candidate.note = escape_line(&candidate.note);
    }
    candidates
}

fn flags(spot: &Spot<'_>, known: &Known<'_>) -> Vec<Candidate> {
    let texts = known.texts(&spot.path);
    let named = |arg: &&&clap::Arg| !arg.is_hide_set();
    let mut found = Vec::new();
    for arg in spot.arguments.iter().filter(named) {
        let Some(long) = arg.get_long().map(|long| format!("--{long}")) else { continue };
        let given = spot.given.iter().any(|(id, _)| id == arg.get_id().as_str());
        let again = matches!(arg.get_action(), clap::ArgAction::Append);
        if long.starts_with(&spot.typed) && (!given || again) {
            found.push(Candidate::new(long, texts.argument(arg.get_id().as_str())));
        }
    }
    found
}

/// The commands below the one that is there already, and what its first argument takes.
fn commands(spot: &Spot<'_>, known: &Known<'_>) -> Vec<Candidate> {
    let texts = known.texts(&spot.path);
    let shown = spot.command.get_subcommands().filter(|sub| !sub.is_hide_set());
    let shown: Vec<&Command> = shown.collect();
    let begins = |name: &&str| name.starts_with(&spot.typed);
    let candidate = |name: &str, sub: &Command| Candidate::new(name, texts.command(sub.get_name()));
    let named = shown.iter().filter(|sub| begins(&sub.get_name()));
    let mut found: Vec<Candidate> = named.map(|sub| candidate(sub.get_name(), sub)).collect();
    // The German names are for those who begin to type one.
    if found.is_empty() && !spot.typed.is_empty() {
        found.extend(shown.iter().filter_map(|sub| {
            sub.get_all_aliases().find(begins).map(|alias| candidate(alias, sub))
        }));
    }
    found
}

/// The texts of the commands and arguments around one command, in the reader's language.
pub struct Texts(Option<Command>);

impl Texts {
    pub fn new(words: &Words, path: &[&str]) -> Texts {
        use clap::CommandFactory;

        let tree = super::help::localise(super::args::Cli::command(), words, Some(path));
        Texts(Some(tree)).at(path)
    }

    fn at(mut self, path: &[&str]) -> Texts {
        // The flags of the commands above are good below too.
        for name in path {
            self.0 = self.0.take().and_then(|command| {
                let above: Vec<clap::Arg> =
                    command.get_arguments().filter(|arg| arg.is_global_set()).cloned().collect();
                let below = command.find_subcommand(name)?.clone();
                let lacks =
                    |arg: &clap::Arg| below.get_arguments().all(|own| own.get_id() != arg.get_id());
                let above: Vec<clap::Arg> = above.into_iter().filter(lacks).collect();
                Some(below.args(above))
            });
        }
        self
    }

    fn argument(&self, id: &str) -> String {
        let command = self.0.as_ref();
        let arg =
            command.and_then(|command| command.get_arguments().find(|arg| arg.get_id() == id));
        arg.and_then(clap::Arg::get_help).map(ToString::to_string).unwrap_or_default()
    }

    fn command(&self, name: &str) -> String {
        let command = self.0.as_ref().and_then(|command| command.find_subcommand(name));
        command.and_then(Command::get_about).map(ToString::to_string).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use std::cell::OnceCell;

    use super::*;
    use crate::cli::Settings;
    use crate::record::kind::of_folder;
    use crate::record::{Book, Record};
    use crate::words::Lang;

    const RECORDS: [(&str, &str); 5] = [
        (
            "contacts/anne-gueller-frey.md",
            "name: Anne Güller-Frey\naliases: [AGF]\ntopics: [Anerkennung im Beruf]\nregion: Süd\n",
        ),
        ("contacts/evil.md", "name: \"\\e]0;x\\a$(id)\"\ntopics: [\"a\\eb\", \"$(id)\"]\n"),
        ("contacts/netz.md", "name: IQ Netzwerk\nkind: organisation\nconfidential: true\n"),
        (
            "meetings/2024/2024-03-12-gueller.md",
            "title: Runde mit Güller\ndate: 2024-03-12\nseries: runde\nlocation: Großer Saal\n",
        ),
        (
            "conversations/2023/2023-05-02-anne.md",
            "date: 2023-05-02\nwith: [anne-gueller-frey]\ntitle: Anruf\n---\n- [ ] Plan senden\n- [x] Alt\n- [ ] Zweite\n",
        ),
    ];

    const SETTINGS: &str = "[fields.contact.region]\ntype = \"text\"\nlabel = \"Gebiet\"\n\
                            [series]\nsteering = \"Steuerungsgruppe\"\n\
                            [queries]\nsteering = \"series:steering\"\n";

    fn reply(line: &str, notes: bool, log: bool) -> Reply {
        let settings = Settings::parse(SETTINGS).expect("good");
        let schema = settings.schema();
        let record = |(path, text): &(&str, &str)| {
            let kind = of_folder(path.split('/').next().expect("a folder")).expect("a kind");
            let (front, body) = text.split_once("---\n").unwrap_or((text, ""));
            Record::read(&schema, kind, path, format!("---\n{front}---\n{body}"))
        };
        let load = || {
            log.then(|| Book::new(schema.clone(), RECORDS.iter().map(record).collect(), Vec::new()))
        };
        let tree =
            crate::cli::help::frame(<crate::cli::args::Cli as clap::CommandFactory>::command());
        let words = Words::new(Lang::De);
        let known = Known {
            tree: &tree,
            settings: &settings,
            schema: &schema,
            words: &words,
            notes,
            load: &load,
            history: &|| None,
            book: OnceCell::new(),
        };
        let line = read(line, "");
        complete(&tree, &line.words, &line.current, &known)
    }

    fn found(line: &str) -> Vec<Candidate> {
        match reply(line, true, true) {
            Reply::Words(words) => words,
            other => panic!("{line}: {other:?}"),
        }
    }

    fn texts(line: &str) -> Vec<String> {
        found(line).into_iter().map(|candidate| candidate.text).collect()
    }

    fn has(line: &str, wanted: &[&str]) {
        let texts = texts(line);
        for text in wanted {
            assert!(texts.iter().any(|found| found == text), "{line}: {text} in {texts:?}");
        }
    }

    #[test]
    fn commands_and_flags() {
        assert_eq!(texts("upc"), ["upcoming"]);
        assert_eq!(texts("zei"), ["zeige"]);
        assert!(
            found("li").iter().all(|found| found.note == "Einträge auflisten"),
            "{:?}",
            found("li")
        );
        assert_eq!(texts("add con"), ["contact", "conversation"]);
        has("list --", &["--format", "--columns", "--repo", "--help"]);
        has("add conversation --to", &["--topic"]);
        assert_eq!(texts("list --format json --form"), [""; 0]);
        assert!(!texts("").contains(&"complete".to_string()));
        assert_eq!(texts("help add con"), ["contact", "conversation"]);
        has("add contact ", &["--name"]);
    }

    #[test]
    fn words_of_flags() {
        assert_eq!(texts("list --format js"), ["json", "jsonl"]);
        assert_eq!(texts("list --format=csv"), ["--format=csv"]);
        assert_eq!(texts("--lang "), ["de", "en"]);
        assert_eq!(texts("completions f"), ["fish"]);
        assert_eq!(texts("add meeting --status ge"), ["geplant", "gehalten"]);
        has("add meeting --status ", &["planned", "held"]);
        has("add meeting --series ", &["runde", "steering"]);
        assert_eq!(texts("add meeting --location saal"), ["Großer Saal"]);
        assert_eq!(texts("upcoming --series Steuer"), ["steering"]);
        assert_eq!(texts("list --columns id,ti"), ["id,title", "id,time", "id,titel"]);
        assert_eq!(texts("list --columns title,id,tit"), ["title,id,titel"]);
        has("list --sort -da", &["-date"]);
        has("list --group qu", &["quarter"]);
        has("stats --by topic,mo", &["topic,month"]);
        has("explain look", &["topic-look-alike"]);
        has("edit netz --set ki", &["kind="]);
        assert_eq!(texts("edit netz --set kind=org"), ["kind=organisation"]);
        assert_eq!(reply("--repo ", true, true), Reply::Folders);
        assert_eq!(reply("graph -o ", true, true), Reply::Files);
    }

    #[test]
    fn records_are_found_by_id_and_name() {
        let name = vec![Candidate::new("anne-gueller-frey", "Anne Güller-Frey")];
        for typed in ["gül", "guell", "Güller", "AGF", "anne-g"] {
            assert_eq!(found(&format!("add conversation --with {typed}")), name, "{typed}");
        }
        has("show guell", &["anne-gueller-frey", "2024-03-12-gueller"]);
        let second = vec![Candidate::new("netz,anne-gueller-frey", "Anne Güller-Frey")];
        assert_eq!(found("add conversation --with netz,gül"), second);
        assert_eq!(texts("add meeting --participant=x,net"), ["--participant=x,netz"]);
        assert_eq!(texts("add conversation --with 'netz, gül"), ["netz, anne-gueller-frey"]);
        assert_eq!(
            texts("edit 2023-05-02-anne --add with=netz,gül"),
            ["with=netz,anne-gueller-frey"]
        );
        has("add conversation --with ", &["netz"]);
        assert!(!texts("add conversation --with ").contains(&"2023-05-02-anne".to_string()));
        has("add conversation --about runde", &["2024-03-12-gueller"]);
        assert_eq!(
            found("done 2023-05-02-anne "),
            [Candidate::new("1", "Plan senden"), Candidate::new("3", "Zweite")]
        );
        has("log net", &["netz"]);
        assert_eq!(texts("done "), ["2023-05-02-anne"]);
    }

    #[test]
    fn queries() {
        assert_eq!(found("list the").first(), Some(&Candidate::new("thema:", "Themen").open()));
        has("list ", &["person", "meeting", "topic:", "region:", "not:", "@steering"]);
        assert!(texts("search ").contains(&"topic:".to_string()));
        assert!(!texts("search ").contains(&"person".to_string()));
        assert_eq!(texts("list kontakte mit:gül"), ["mit:anne-gueller-frey"]);
        assert_eq!(texts("tasks not:with:agf"), ["not:with:anne-gueller-frey"]);
        assert_eq!(texts("list topic:aner"), ["topic:Anerkennung im Beruf"]);
        assert_eq!(
            texts("list -q '(topic:aner"),
            ["(topic:\"Anerkennung im Beruf\"", "(topic:\"Anerkennung im Beruf\")"]
        );
        assert_eq!(texts("list -q '(not:has:x) topic:aner").len(), 1);
        has("graph ", &["person", "topic:"]);
        has("stats --by with.org", &["with.organisation"]);
        has("list --group status,with.ty", &[]);
        has("list --group with.organisation.ki", &["with.organisation.kind"]);
        has(
            "stats --by topic,mit.organisation.",
            &["topic,mit.organisation.kind", "topic,mit.organisation.type"],
        );
        assert_eq!(texts("report year "), ["2024", "2023", "letztes-jahr"]);
        assert_eq!(texts("report quarter 2024").len(), 4);
        has("report period ", &["heute"]);
        assert_eq!(texts("list region:s"), ["region:Süd"]);
        assert_eq!(texts("list date:2024"), ["date:2024"]);
        has("list datum:letztes-j", &["datum:letztes-jahr"]);
        has("report year 2024 has:da", &["has:date"]);
        has("list with.org", &["with.organisation:"]);
        has("list with.organisation:iq", &["with.organisation:netz"]);
        assert_eq!(texts("list @st"), ["@steering"]);
        has("list type:org", &["type:organisation"]);
        has("list task:", &["task:open", "task:overdue"]);
        has("list typ:meet", &["typ:meeting"]);
    }

    #[test]
    fn nothing_evil_reaches_a_shell() {
        assert_eq!(texts("list topic:").len(), 2);
        let shown = found("show evil");
        assert_eq!(shown[0].note, "\\u{1b}]0;x\\u{7}$(id)");
    }

    #[test]
    fn without_a_log_there_are_commands_all_the_same() {
        assert_eq!(reply("show a", true, false), Reply::Words(Vec::new()));
        assert!(matches!(reply("li", false, false), Reply::Words(found) if found.len() == 1));
    }
}
