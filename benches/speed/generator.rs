//! A log of any size out of a seed: the same number gives the same files. Umlauts and compounds as
//! in German offices, few people met often and many met once (Zipf), years that grow.

use std::fs;
use std::path::Path;

const FIRST: [&str; 20] = [
    "Anne",
    "Jörg",
    "Ayşe",
    "Käthe",
    "Oleksandr",
    "Müzeyyen",
    "Hans-Peter",
    "Björn",
    "Leyla",
    "Günther",
    "María",
    "Søren",
    "Friederike",
    "Ömer",
    "Zoë",
    "Jürgen",
    "Birgit",
    "Samir",
    "Nguyễn",
    "Rüdiger",
];
const LAST: [&str; 20] = [
    "Müller",
    "Weiß",
    "Güller-Frey",
    "Şahin",
    "Großmann",
    "Schröder",
    "Yıldırım",
    "Böhmer",
    "Çelik",
    "Kowalczyk",
    "Jäger",
    "Öztürk",
    "Strößner",
    "Haddad",
    "Vogel",
    "Fuß",
    "Lindner",
    "Aßmann",
    "Kühn",
    "Voß",
];
/// What compounds begin with and end on; the first are frequent.
const BEGINNINGS: [&str; 24] = [
    "Anerkennungs",
    "Sprach",
    "Fachkräfte",
    "Arbeitsmarkt",
    "Ehrenamts",
    "Wohnraum",
    "Jugendmigrations",
    "Förder",
    "Qualifizierungs",
    "Gleichwertigkeits",
    "Landes",
    "Verfahrens",
    "Öffentlichkeits",
    "Zuwendungs",
    "Berufs",
    "Flüchtlings",
    "Kinderbetreuungs",
    "Gesundheits",
    "Schul",
    "Hochschul",
    "Begegnungs",
    "Träger",
    "Bezirks",
    "Übergangs",
];
const ENDINGS: [&str; 24] = [
    "beratung",
    "förderung",
    "netzwerk",
    "prüfung",
    "bescheid",
    "richtlinie",
    "koordination",
    "vermittlung",
    "maßnahme",
    "angebot",
    "gespräch",
    "zugang",
    "dauer",
    "arbeit",
    "programm",
    "stelle",
    "konzept",
    "bedarf",
    "vereinbarung",
    "auswertung",
    "fortbildung",
    "übersicht",
    "beirat",
    "größe",
];
/// One word in a thousand: some five records in a hundred have one.
const MEETINGS: [&str; 3] =
    ["Steuerungsgruppentreffen", "Arbeitsgruppentreffen", "Regionalgruppentreffen"];
const VERBS: [&str; 8] = [
    "wurde besprochen",
    "soll folgen",
    "bleibt offen",
    "ist geklärt",
    "wird geprüft",
    "läuft an",
    "hat Vorrang",
    "wird verschoben",
];
const TOPICS: [&str; 10] = [
    "anerkennung",
    "arbeitsmarkt",
    "sprachfoerderung",
    "fachkraefte",
    "ehrenamt",
    "jugend",
    "foerderung",
    "wohnen",
    "digitalisierung",
    "metropolis",
];
const CHANNELS: [&str; 5] = ["in-person", "phone", "video", "email", "letter"];

/// SplitMix64: small, seeded, good enough to spread names.
struct Chance(u64);

impl Chance {
    fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, count: usize) -> usize {
        (self.next() % count.max(1) as u64) as usize
    }

    fn of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.below(words.len())]
    }

    /// The first are met often, the last hardly ever.
    fn zipf(&mut self, count: usize) -> usize {
        let share = (self.next() >> 11) as f64 / (1_u64 << 53) as f64;
        ((count as f64).powf(share) as usize).saturating_sub(1).min(count - 1)
    }

    /// Each year has as many more as the first had.
    fn day(&mut self, years: std::ops::RangeInclusive<usize>) -> (usize, String) {
        let span = years.end() - years.start() + 1;
        let mut at = self.below(span * (span + 1) / 2);
        let mut year = *years.start();
        while at > year - years.start() {
            at -= year - years.start() + 1;
            year += 1;
        }
        let (month, day) = (self.below(12) + 1, self.below(28) + 1);
        (year, format!("{year}-{month:02}-{day:02}"))
    }

    fn noun(&mut self) -> String {
        if self.below(1000) == 0 {
            return self.of(&MEETINGS).to_string();
        }
        let (beginning, ending) = (self.zipf(BEGINNINGS.len()), self.zipf(ENDINGS.len()));
        format!("{}{}", BEGINNINGS[beginning], ENDINGS[ending])
    }

    fn text(&mut self, sentences: usize) -> String {
        let sentence = |chance: &mut Self| format!("Die {} {}. ", chance.noun(), chance.of(&VERBS));
        (0..sentences).map(|_| sentence(self)).collect::<String>().trim_end().to_string()
    }
}

/// Writes `count` records into `root`: 15 % contacts, 70 % conversations, 15 % meetings.
pub fn write(root: &Path, count: usize, seed: u64) {
    let mut chance = Chance::new(seed);
    fs::create_dir_all(root.join("contacts")).expect("a folder");
    fs::write(root.join("netlog.toml"), "language = \"de\"\n").expect("settings");
    let contacts = (count * 15 / 100).max(4);
    let organisations = (contacts / 5).max(1);
    let people = contacts - organisations;
    for at in 0..organisations {
        let text = format!(
            "---\nname: Träger {at} {}\nkind: organisation\ntopics: [{}]\n---\n\n{}\n",
            chance.noun(),
            chance.of(&TOPICS),
            chance.text(3)
        );
        fs::write(root.join(format!("contacts/traeger-{at}.md")), text).expect("a contact");
    }
    for at in 0..people {
        fs::write(
            root.join(format!("contacts/person-{at}.md")),
            person(&mut chance, at, organisations),
        )
        .expect("a contact");
    }
    for at in 0..count * 70 / 100 {
        let (year, day) = chance.day(2014..=2024);
        let text = conversation(&mut chance, &day, people);
        put(root, "conversations", year, &format!("{day}-g{at}"), &text);
    }
    for at in 0..count * 15 / 100 {
        let (year, day) = chance.day(2014..=2025);
        let text = meeting(&mut chance, &day, at, (people, organisations));
        put(root, "meetings", year, &format!("{day}-s{at}"), &text);
    }
}

fn person(chance: &mut Chance, at: usize, organisations: usize) -> String {
    // Whom an office really means to call again is a handful.
    let keep = if chance.below(50) == 0 { "keep-in-touch: 6 months\n" } else { "" };
    format!(
        "---\nname: {} {}\norganisation: traeger-{}\nrole: Leitung\nemails: [p{at}@example.org]\ntopics: [{}, {}]\n{keep}---\n\n{}\n",
        chance.of(&FIRST),
        chance.of(&LAST),
        chance.zipf(organisations),
        chance.of(&TOPICS[..5]),
        chance.of(&TOPICS[5..]),
        chance.text(2)
    )
}

fn conversation(chance: &mut Chance, day: &str, people: usize) -> String {
    let who = chance.zipf(people);
    let head = format!(
        "---\ndate: {day}\nwith: [person-{who}]\nchannel: {}\nlocation: München\ntopics: [{}]\ntitle: {} und {}\nsummary: {}\n---\n\n{}\n",
        chance.of(&CHANNELS),
        chance.of(&TOPICS),
        chance.noun(),
        chance.noun(),
        chance.text(1),
        chance.text(52),
    );
    let rare =
        if chance.below(2000) == 0 { "\nEs ging um die Glockenturmsanierung.\n" } else { "" };
    head + rare + &task(chance, day)
}

/// Every second talk has one. The older are done, but for those that were forgotten.
fn task(chance: &mut Chance, day: &str) -> String {
    if chance.below(2) == 0 {
        return String::new();
    }
    let (year, what) = (&day[..4], chance.noun());
    let due = format!("{year}-12-{:02}", chance.below(28) + 1);
    let is_open = if day >= "2024-09" { chance.below(3) > 0 } else { chance.below(400) == 0 };
    match is_open {
        true => format!("\n- [ ] {what} prüfen @person-0 due:{due}\n"),
        false => format!("\n- [x] {what} prüfen @person-0 due:{due} done:{year}-12-01\n"),
    }
}

fn meeting(
    chance: &mut Chance,
    day: &str,
    at: usize,
    (people, organisations): (usize, usize),
) -> String {
    let mut present: Vec<String> =
        (0..6).map(|_| format!("person-{}", chance.zipf(people))).collect();
    present.push(format!("traeger-{}", chance.zipf(organisations)));
    let status = if day < "2024-10-20" { "held" } else { "planned" };
    format!(
        "---\ntitle: {} {at}\ndate: {day}\ntime: 10:00-12:00\nseries: steering\nstatus: {status}\nparticipants: [{}]\ntopics: [{}]\n---\n\n## Lage\n\n{}\n\n- Beschluss: {}\n",
        chance.noun(),
        present.join(", "),
        chance.of(&TOPICS),
        chance.text(46),
        chance.text(1)
    )
}

fn put(root: &Path, folder: &str, year: usize, id: &str, text: &str) {
    let folder = root.join(folder).join(year.to_string());
    fs::create_dir_all(&folder).expect("a folder");
    fs::write(folder.join(format!("{id}.md")), text).expect("a record");
}
