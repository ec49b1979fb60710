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
const NOUNS: [&str; 16] = [
    "Anerkennungsberatung",
    "Steuerungsgruppentreffen",
    "Sprachförderung",
    "Fachkräftegewinnung",
    "Gleichwertigkeitsprüfung",
    "Ehrenamtskoordination",
    "Wohnraumvermittlung",
    "Jugendmigrationsdienst",
    "Förderrichtlinie",
    "Qualifizierungsmaßnahme",
    "Berufssprachkurs",
    "Landesnetzwerk",
    "Verfahrensdauer",
    "Öffentlichkeitsarbeit",
    "Zuwendungsbescheid",
    "Arbeitsmarktzugang",
];
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
pub struct Chance(u64);

impl Chance {
    pub fn new(seed: u64) -> Self {
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

    /// Later years have more.
    fn day(&mut self, years: std::ops::RangeInclusive<usize>) -> (usize, String) {
        let span = years.end() - years.start() + 1;
        let year = years.end() - self.zipf(span);
        let (month, day) = (self.below(12) + 1, self.below(28) + 1);
        (year, format!("{year}-{month:02}-{day:02}"))
    }

    fn text(&mut self, sentences: usize) -> String {
        let sentence =
            |chance: &mut Self| format!("Die {} {}. ", chance.of(&NOUNS), chance.of(&VERBS));
        (0..sentences).map(|_| sentence(self)).collect::<String>().trim_end().to_string()
    }
}

/// Writes `count` records into `root`: 15 % contacts, 70 % conversations, 15 % meetings.
pub fn write(root: &Path, count: usize, seed: u64) {
    let mut chance = Chance::new(seed);
    fs::create_dir_all(root.join("contacts")).expect("a folder");
    fs::write(root.join("netlog.toml"), "language = \"de\"\n[git]\ncommit = false\n")
        .expect("settings");
    let contacts = (count * 15 / 100).max(4);
    let organisations = (contacts / 5).max(1);
    let ids: Vec<String> = (0..contacts)
        .map(|at| if at < organisations { format!("traeger-{at}") } else { format!("person-{at}") })
        .collect();
    for (at, id) in ids.iter().enumerate() {
        let text = if at < organisations {
            format!(
                "---\nname: Träger {at} {}\nkind: organisation\ntopics: [{}]\n---\n\n{}\n",
                chance.of(&NOUNS),
                chance.of(&TOPICS),
                chance.text(3)
            )
        } else {
            let organisation = &ids[chance.zipf(organisations)];
            format!(
                "---\nname: {} {}\norganisation: {organisation}\nrole: Leitung\nemails: [p{at}@example.org]\ntopics: [{}, {}]\nkeep-in-touch: 6 months\n---\n\n{}\n",
                chance.of(&FIRST),
                chance.of(&LAST),
                chance.of(&TOPICS[..5]),
                chance.of(&TOPICS[5..]),
                chance.text(2)
            )
        };
        fs::write(root.join(format!("contacts/{id}.md")), text).expect("a contact");
    }
    for at in 0..count * 70 / 100 {
        let (year, day) = chance.day(2014..=2024);
        let who = organisations + chance.zipf(contacts - organisations);
        let text = format!(
            "---\ndate: {day}\nwith: [{}]\nchannel: {}\nlocation: München\ntopics: [{}]\ntitle: {} und {}\nsummary: {}\n---\n\n{}\n\n- [ ] {} prüfen @person-{organisations} due:{year}-12-{:02}\n",
            ids[who],
            chance.of(&CHANNELS),
            chance.of(&TOPICS),
            chance.of(&NOUNS),
            chance.of(&NOUNS),
            chance.text(1),
            chance.text(24),
            chance.of(&NOUNS),
            chance.below(28) + 1
        );
        put(root, "conversations", year, &format!("{day}-g{at}"), &text);
    }
    for at in 0..count * 15 / 100 {
        let (year, day) = chance.day(2014..=2025);
        let people: Vec<&str> = (0..6).map(|_| ids[chance.zipf(contacts)].as_str()).collect();
        let status = if year < 2025 { "held" } else { "planned" };
        let text = format!(
            "---\ntitle: {} {at}\ndate: {day}\ntime: 10:00-12:00\nseries: steering\nstatus: {status}\nparticipants: [{}]\ntopics: [{}]\n---\n\n## Lage\n\n{}\n\n- Beschluss: {}\n",
            chance.of(&NOUNS),
            people.join(", "),
            chance.of(&TOPICS),
            chance.text(20),
            chance.text(1)
        );
        put(root, "meetings", year, &format!("{day}-s{at}"), &text);
    }
}

fn put(root: &Path, folder: &str, year: usize, id: &str, text: &str) {
    let folder = root.join(folder).join(year.to_string());
    fs::create_dir_all(&folder).expect("a folder");
    fs::write(folder.join(format!("{id}.md")), text).expect("a record");
}
