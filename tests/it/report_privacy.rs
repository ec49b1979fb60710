//! The law of the annual report: what it must not tell is in none of its bytes, in no form and
//! for no template. On a log in which names stand wherever somebody could write one.

use std::fs;
use std::io::{Cursor, Read as _};
use std::sync::OnceLock;

use netlog::words::fold;

use crate::sandbox::Sandbox;

/// Each word of a name stands for one place where names are, and nowhere else in a report.
const LOG: &[(&str, &str)] = &[
    (
        "netlog.toml",
        "language = \"de\"\n[git]\ncommit = false\n[office]\nstaff = [\"sabine-dollinger\"]\n\
         [series]\nbeirat = \"Beirat Pfefferkorn\"\noffen = \"Offene Runde\"\n",
    ),
    (
        "contacts/sabine-dollinger.md",
        "name: Sabine Dollinger\nemails: [amsel17@example.org]\n---\n",
    ),
    (
        "contacts/quirin-obermoser.md",
        "name: Dr. Quirin Obermöser\naliases: [Quirl]\nemails: [mausi77@example.org]\n\
         phones: [089 55512 345]\n---\n",
    ),
    (
        "contacts/kontakt-rotkehlchen.md",
        "name: Walburga Feichtner-Lutz\norganisation: kammer-oberau\nrole: Leiterin\n---\n",
    ),
    ("contacts/kammer-oberau.md", "name: Kammer Oberau\nkind: organisation\n---\n"),
    ("contacts/leopold-rauchenbichler.md", "name: Leopold Rauchenbichler\n---\n"),
    ("contacts/ludmilla-pfefferkorn.md", "name: Ludmilla Pfefferkorn\n---\n"),
    (
        "contacts/notker-xylander.md",
        "name: Notker Xylander\nconfidential: true\norganisation: kammer-oberau\n\
         relations:\n  - {kind: advises, target: kammer-oberau}\n---\n",
    ),
    ("contacts/gundula-nieswurz.md", "name: Gundula Nieswurz\nconfidential: true\n---\n"),
    ("contacts/hartmut-eisenhut.md", "name: Hartmut Eisenhut\nconfidential: true\n---\n"),
    (
        "contacts/haus-ginster.md",
        "name: Frauenhaus Veilchental e. V.\nkind: organisation\nconfidential: true\n\
         relations:\n  - {kind: funded-by, target: nachtviole}\n---\n",
    ),
    ("contacts/nachtviole.md", "name: Nachtviole\nkind: programme\nconfidential: true\n---\n"),
    (
        "contacts/irmgard-huflattich.md",
        "name: Irmgard Huflattich\norganisation: haus-ginster\n---\n",
    ),
    (
        "conversations/2024/2024-01-09-quirin-obermoser.md",
        "date: 2024-01-09\nwith: [quirin-obermoser]\nby: [sabine-dollinger]\nchannel: phone\n\
         topics: [wohnen]\nsummary: Obermösers Anliegen ist es, mausi77@example.org, 089/55512-345.\n---\n\n\
         - [ ] Rückruf bei Quirl @sabine-dollinger due:2024-02-01\n",
    ),
    (
        "conversations/2024/2024-02-06-feichtner-lutz.md",
        "date: 2024-02-06\nwith: [kontakt-rotkehlchen]\nby: [sabine-dollinger]\ntopics: [wohnen]\n\
         title: Frau Feichtner fragt\n\
         summary: Die Kammer Oberau mit dem Frauenhaus Veilchental und Nachtviole, von Xylander.\n\
         ---\n\n- [ ] Brief an @kontakt-rotkehlchen über haus-ginster due:2024-12-01\n",
    ),
    (
        "conversations/2024/2024-02-20-huflattich.md",
        "date: 2024-02-20\nwith: [irmgard-huflattich]\ntopics: [bildung]\ntitle: Ein Kurs\n---\n",
    ),
    (
        "conversations/2024/2024-03-05-mit-xylander.md",
        "date: 2024-03-05\nwith: [notker-xylander, kammer-oberau]\ntopics: [steinbrech]\n\
         title: Storchschnabel\n---\n\n- [ ] Bilsenkraut due:2024-12-01\n",
    ),
    (
        "conversations/2024/2024-03-12-sonnentau.md",
        "date: 2024-03-12\nwith: [kontakt-rotkehlchen]\nconfidential: true\nchannel: phone\n\
         topics: [schierling]\ntitle: Sonnentau\nsummary: Bitterklee.\n---\n\n\
         - [ ] Tollkirsche @sabine-dollinger due:2024-12-01\n- Beschluss: Stechapfel.\n",
    ),
    (
        "conversations/2024/2024-04-02-topics.md",
        "date: 2024-04-02\nwith: [kammer-oberau]\ntopics: [Fall Rauchenbichler, leopold]\n\
         title: Ein Fall\n---\n",
    ),
    (
        "conversations/2024/2024-04-16-unresolved.md",
        "date: 2024-04-16\nwith: [korbinian-ganghofer, kammer-oberau]\ntopics: [wohnen]\n\
         title: Ein Anruf\n---\n",
    ),
    (
        "conversations/2024/2024-04-23-nobody-known.md",
        "date: 2024-04-23\nwith: [korbinian-ganghofer]\ntopics: [wohnen]\ntitle: Zaunlatte\n\
         summary: Dachrinne.\n---\n\n- [ ] Holz holen @hiltrud-wegscheider due:2024-12-01\n",
    ),
    (
        "meetings/2024/2024-05-07-offen.md",
        "date: 2024-05-07\ntitle: Treffen bei Walburga\nseries: offen\nstatus: held\n\
         location: bei Feichtner-Lutz, Tel. 089 55512-345\nchair: sabine-dollinger\n\
         participants: [sabine-dollinger, quirin-obermoser, kontakt-rotkehlchen, adelgunde-moosbrugger]\n\
         summary: Mit W. Feichtner und dem Frauenhaus Veilchental e. V.\n---\n\n\
         - Beschluss: Herr Obermöser schreibt dem Verein Frauenhaus Veilchental.\n\
         - [ ] Raum für Quirin suchen @kontakt-rotkehlchen due:2024-12-01\n",
    ),
    (
        "meetings/2024/2024-06-04-beirat.md",
        "date: 2024-06-04\ntitle: Beirat\nseries: beirat\nstatus: held\n\
         participants: [kammer-oberau]\n---\n",
    ),
    (
        "meetings/2024/2024-06-11-kreis.md",
        "date: 2024-06-11\ntitle: Kreis\nseries: kreis-ludmilla\nstatus: held\n\
         participants: [kammer-oberau]\n---\n",
    ),
    (
        "meetings/2024/2024-07-02-klee.md",
        "date: 2024-07-02\ntitle: Kleeblatt\nseries: offen\nstatus: held\n\
         participants: [gundula-nieswurz, kammer-oberau]\nsummary: Wermut.\n---\n\n\
         - Beschluss: Beifuss.\n- [ ] Alraune due:2024-12-01\n",
    ),
    (
        "meetings/2024/2024-07-09-efeu.md",
        "date: 2024-07-09\ntitle: Efeulaub\nseries: offen\nstatus: held\nchair: hartmut-eisenhut\n\
         participants: [kammer-oberau]\nsummary: Goldregen.\n---\n",
    ),
    (
        "meetings/2025/2025-03-04-quirin-obermoser.md",
        "date: 2025-03-04\nstatus: planned\nlocation: bei Obermöser\nseries: offen\n---\n",
    ),
];

/// People, as they stand in texts, lists and titles.
const PEOPLE: &str = "sabine dollinger amsel17 quirin obermöser quirl mausi77 55512 walburga feichtner lutz rotkehlchen irmgard huflattich";
/// Whoever and whatever is confidential, and what only that has.
const CONFIDENTIAL: &str = "notker xylander frauenhaus veilchental ginster nachtviole steinbrech storchschnabel bilsenkraut sonnentau bitterklee schierling tollkirsche stechapfel";
/// Meetings with somebody confidential.
const MEETINGS: &str =
    "gundula nieswurz hartmut eisenhut kleeblatt wermut beifuss alraune efeulaub goldregen";
const TOPICS: &str = "rauchenbichler leopold";
const SERIES: &str = "pfefferkorn ludmilla";
const UNRESOLVED: &str = "korbinian ganghofer adelgunde moosbrugger hiltrud wegscheider";
/// What private people came with.
const PRIVATE: &str = "anliegen";
/// What those came with of whom nobody knows whether they are private.
const UNKNOWN: &str = "zaunlatte dachrinne";

const READERS: [&[&str]; 4] = [
    &["--names", "organisations"],
    &["--names", "none"],
    &["--public"],
    &["--public", "--names", "none"],
];

/// A report with what it is called in a message, and all that a program could read in it, folded.
#[derive(Clone)]
struct Written {
    name: String,
    readers: &'static [&'static str],
    text: String,
}

fn log() -> Sandbox {
    let files: Vec<(&str, String)> = LOG
        .iter()
        .map(|(path, text)| {
            let is_record = path.ends_with(".md");
            (*path, if is_record { format!("---\n{text}") } else { (*text).to_string() })
        })
        .collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (*path, &**text)).collect();
    Sandbox::with(&files)
}

fn report(log: &Sandbox, ending: &str, more: &[&str]) -> Vec<u8> {
    let path = log.home().join(format!("bericht.{ending}"));
    let shown = path.display().to_string();
    let args = ["--today", "2025-01-15", "report", "year", "2024", "--force", "-o", &shown];
    log.ok(&[&args[..], more].concat());
    fs::read(&path).expect("a report")
}

/// The bytes as text of eight and of sixteen bits, with and without what could stand inside a
/// word: tags and the backslashes of Markdown.
fn readable(bytes: &[u8]) -> String {
    let wide = |bytes: &[u8]| {
        let units = bytes.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
        char::decode_utf16(units).map(|unit| unit.unwrap_or(' ')).collect::<String>()
    };
    let text = String::from_utf8_lossy(bytes).into_owned();
    let mut bare = String::new();
    let mut is_tag = false;
    for c in text.chars().filter(|c| *c != '\\') {
        match c {
            '<' => is_tag = true,
            '>' if is_tag => is_tag = false,
            c if !is_tag => bare.push(c),
            _ => {}
        }
    }
    fold::key(
        &[text.replace('\\', ""), bare, wide(bytes), wide(bytes.get(1..).unwrap_or_default())]
            .join("\n"),
    )
}

/// What is in a file, each part with its name.
fn parts(file: &[u8]) -> Vec<(String, Vec<u8>)> {
    let Ok(mut zip) = zip::ZipArchive::new(Cursor::new(file)) else {
        return vec![(String::new(), file.to_vec())];
    };
    let count = zip.len();
    let part = |at| {
        let mut part = zip.by_index(at).expect("a part");
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).expect("its bytes");
        (part.name().expect("a name").to_string(), bytes)
    };
    (0..count).map(part).collect()
}

fn contents(file: &[u8]) -> String {
    let part = |(name, bytes): (String, Vec<u8>)| fold::key(&name) + "\n" + &readable(&bytes);
    parts(file).into_iter().map(part).collect()
}

/// A template that prints all it is given; which keys there are, the report itself says.
fn template(log: &Sandbox) -> String {
    let json = log.json(&["--today", "2025-01-15", "report", "year", "2024"]);
    let keys = json.as_object().expect("an object").keys().map(String::as_str);
    let beside = ["title", "period_name", "previous_name", "overview", "sentences", "names"];
    let keys: Vec<&str> = keys.chain(beside).collect();
    for key in ["topics", "queries", "open", "series", "by", "partners", "ahead"] {
        assert!(keys.contains(&key), "{key}: {keys:?}");
    }
    keys.iter().map(|key| format!("{{{{ {key} }}}}\n\n")).collect()
}

/// The report in every form for all readers who may not know everything.
fn pages() -> &'static [Written] {
    static PAGES: OnceLock<Vec<Written>> = OnceLock::new();
    PAGES.get_or_init(|| all(&["md", "html", "txt", "docx", "xlsx"], false))
}

/// All that a template can reach.
fn values() -> &'static [Written] {
    static VALUES: OnceLock<Vec<Written>> = OnceLock::new();
    VALUES.get_or_init(|| all(&["md", "html", "txt", "docx"], true))
}

fn all(endings: &[&str], with_template: bool) -> Vec<Written> {
    let log = log();
    let own = template(&log);
    log.write("alles.md", &own);
    let more: &[&str] = if with_template { &["--template", "alles.md"] } else { &[] };
    let mut all = Vec::new();
    for readers in READERS {
        for ending in endings {
            let text = contents(&report(&log, ending, &[readers, more].concat()));
            assert!(text.contains("2024"), "{ending}: nothing can be read");
            let name = format!("{} {} {}", readers.join(" "), more.join(" "), ending);
            all.push(Written { name, readers, text });
        }
    }
    all
}

/// The words are in the log and in no report.
fn have_none_of(written: &[Written], words: &str) {
    let log: String =
        LOG.iter().map(|(path, text)| fold::key(&format!("{path}\n{text}"))).collect();
    let mut told = Vec::new();
    for word in words.split(' ') {
        let key = fold::key(word);
        assert!(log.contains(&key), "{word} is nowhere");
        for report in written.iter().filter(|report| report.text.contains(&key)) {
            let at = report.text.find(&key).unwrap_or_default();
            let from = report.text[..at].char_indices().rev().nth(40).map_or(0, |(at, _)| at);
            let around: String = report.text[from..].chars().take(80).collect();
            told.push(format!("{word} in {}: …{around:?}…", report.name));
        }
    }
    assert!(told.is_empty(), "{} times:\n{}", told.len(), told.join("\n"));
}

/// Where they may be told they are found, in every form, so the other tests look well.
#[test]
fn what_may_be_told_is_found_in_every_form() {
    let log = log();
    for ending in ["md", "html", "txt", "docx", "xlsx"] {
        let text = contents(&report(&log, ending, &["--names", "all"]));
        let told: &[&str] = match ending {
            // Its tables have no lists of people.
            "xlsx" => &["feichtner", "obermoser", "55512", "kammer oberau", "wohnen"],
            _ => &["feichtner", "obermoser", "dollinger", "55512", "kammer oberau", "wohnen"],
        };
        for word in told {
            assert!(text.contains(word), "{word} in {ending}");
        }
    }
    // Also in the pictures, of which Word has two forms.
    let file = report(&log, "docx", &["--names", "organisations"]);
    for form in [".svg", ".emf"] {
        let mut pictures = parts(&file).into_iter().filter(|(name, _)| name.ends_with(form));
        let told = pictures.any(|(_, bytes)| readable(&bytes).contains("wohnen"));
        assert!(told, "no topic in any {form}");
    }
}

#[test]
fn no_page_tells_a_person() {
    have_none_of(pages(), PEOPLE);
}

#[test]
fn no_page_tells_what_is_confidential() {
    have_none_of(pages(), CONFIDENTIAL);
}

#[test]
fn no_page_tells_a_meeting_with_somebody_confidential() {
    have_none_of(pages(), MEETINGS);
}

#[test]
fn no_page_tells_a_person_by_a_topic() {
    have_none_of(pages(), TOPICS);
}

#[test]
fn no_page_tells_a_person_by_a_series() {
    have_none_of(pages(), SERIES);
}

#[test]
fn no_page_tells_who_is_no_contact() {
    have_none_of(pages(), UNRESOLVED);
}

fn public() -> Vec<Written> {
    let is_public = |written: &&Written| written.readers.contains(&"--public");
    pages().iter().chain(values()).filter(is_public).cloned().collect()
}

#[test]
fn no_public_page_tells_what_private_people_came_with() {
    have_none_of(&public(), PRIVATE);
}

#[test]
fn no_public_page_tells_what_somebody_unknown_came_with() {
    have_none_of(&public(), UNKNOWN);
}

#[test]
fn no_page_without_names_tells_an_organisation() {
    for written in pages().iter().chain(values()) {
        let is_told = written.text.contains("oberau");
        assert!(!is_told || !written.readers.contains(&"none"), "{}", written.name);
    }
}

#[test]
fn no_template_reaches_a_person() {
    have_none_of(values(), PEOPLE);
}

#[test]
fn no_template_reaches_what_is_confidential() {
    have_none_of(values(), CONFIDENTIAL);
}

#[test]
fn no_template_reaches_a_meeting_with_somebody_confidential() {
    have_none_of(values(), MEETINGS);
}

#[test]
fn no_template_reaches_a_person_by_a_topic_or_a_series() {
    have_none_of(values(), TOPICS);
    have_none_of(values(), SERIES);
}

#[test]
fn no_template_reaches_who_is_no_contact() {
    have_none_of(values(), UNRESOLVED);
}

/// For everybody it is the report of a log that never had anything confidential.
#[test]
fn what_is_confidential_leaves_no_trace_in_a_public_report() {
    const OPEN: &[(&str, &str)] = &[
        ("contacts/kammer.md", "---\nname: Kammer Oberau\nkind: organisation\n---\n"),
        ("contacts/ada.md", "---\nname: Ada Lau\norganisation: kammer\n---\n"),
        (
            "conversations/2024/2024-01-09-a.md",
            "---\ndate: 2024-01-09\nwith: [ada]\ntopics: [wohnen]\ntitle: Eins\n---\n",
        ),
        (
            "meetings/2024/2024-02-06-m.md",
            "---\ndate: 2024-02-06\ntitle: Zwei\nseries: offen\nstatus: held\nparticipants: [ada]\n---\n",
        ),
    ];
    const SECRET: &[(&str, &str)] = &[
        ("contacts/kai.md", "---\nname: Kai Ott\nconfidential: true\norganisation: kammer\n---\n"),
        (
            "contacts/heim.md",
            "---\nname: Heim Au\nkind: organisation\nconfidential: true\nrelations:\n  - {kind: member-of, target: kammer}\n---\n",
        ),
        (
            "conversations/2023/2023-01-09-b.md",
            "---\ndate: 2023-01-09\nwith: [ada]\nconfidential: true\ntopics: [wohnen]\n---\n",
        ),
        (
            "conversations/2024/2024-01-09-b.md",
            "---\ndate: 2024-01-09\nwith: [ada]\nconfidential: true\ntopics: [wohnen]\ntitle: Drei\n---\n\n- [ ] Vier due:2024-12-01\n- [x] Fünf done:2024-02-02\n",
        ),
        (
            "conversations/2024/2024-01-10-c.md",
            "---\ndate: 2024-01-10\nwith: [heim, ada]\ntopics: [arbeit]\ntitle: Sechs\n---\n",
        ),
        (
            "meetings/2024/2024-02-07-n.md",
            "---\ndate: 2024-02-07\ntitle: Sieben\nseries: offen\nstatus: held\nparticipants: [ada, kai]\n---\n\n- [ ] Acht due:2024-12-01\n",
        ),
        (
            "meetings/2025/2025-02-07-o.md",
            "---\ndate: 2025-02-07\ntitle: Neun\nstatus: planned\nchair: kai\nparticipants: [ada]\n---\n",
        ),
    ];
    let (open, both) = (Sandbox::with(OPEN), Sandbox::with(&[OPEN, SECRET].concat()));
    for ending in ["md", "txt", "html", "docx", "xlsx"] {
        for names in ["organisations", "none"] {
            let report = |log| contents(&report(log, ending, &["--public", "--names", names]));
            let (open, both) = (report(&open), report(&both));
            let lines = open.lines().zip(both.lines());
            let other = lines.into_iter().find(|(open, both)| open != both);
            assert!(open == both, "{ending}, {names}: {other:?}");
        }
    }
}
