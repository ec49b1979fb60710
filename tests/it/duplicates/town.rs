//! A town of ten thousand contacts with everything that misleads: many Müllers, families at one
//! address, father and son of one name, colleagues at one telephone, people of one name elsewhere.
//! Knows nothing of the finder and shares no list with it.

use netlog::record::{Book, Record, Schema, kind};

use super::spoil;
use crate::chance::Chance;

pub const CONTACTS: usize = 10_000;
const ORGANISATIONS: usize = 800;
/// Pairs of each kind of spoiling.
pub const EACH: usize = 20;

#[derive(Clone, Debug, Default)]
pub struct Contact {
    pub organisation: bool,
    pub given: String,
    pub family: String,
    /// As it is written, where that is not `given family`.
    pub written: Option<String>,
    pub title: Option<&'static str>,
    pub woman: bool,
    pub greeted: bool,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub employer: Option<usize>,
    pub born: Option<String>,
    pub address: Option<String>,
    pub web: Option<String>,
    /// There is another one of the same name at the same address.
    pub namesake: bool,
}

impl Contact {
    pub fn name(&self) -> String {
        match (&self.written, self.organisation) {
            (Some(written), _) => written.clone(),
            (None, true) => self.family.clone(),
            (None, false) => format!("{} {}", self.given, self.family),
        }
    }

    fn text(&self) -> String {
        let quoted = |text: &str| format!("\"{}\"", text.replace('"', "'"));
        let mut text = format!("---\nname: {}\n", quoted(&self.name()));
        let mut line = |key: &str, value: String| text.push_str(&format!("{key}: {value}\n"));
        if self.organisation {
            line("kind", "organisation".into());
        }
        if let Some(title) = self.title {
            line("title", quoted(title));
        }
        if self.greeted {
            line("salutation", if self.woman { "ms" } else { "mr" }.into());
        }
        if let Some(employer) = self.employer {
            line("organisation", format!("c{employer}"));
        }
        for (key, value) in [
            ("emails", &self.email),
            ("phones", &self.phone),
            ("address", &self.address),
            ("x-bday", &self.born),
            ("web", &self.web),
        ] {
            if let Some(value) = value {
                line(key, quoted(value));
            }
        }
        text + "---\n"
    }
}

pub struct Town {
    pub book: Book,
    /// Ids of each true pair, and how its second one was spoiled.
    pub pairs: Vec<(String, String, &'static str)>,
}

const GERMAN: &[&str] = &[
    "Müller",
    "Schmidt",
    "Schneider",
    "Fischer",
    "Weber",
    "Meyer",
    "Wagner",
    "Becker",
    "Schulz",
    "Hoffmann",
    "Schäfer",
    "Koch",
    "Bauer",
    "Richter",
    "Klein",
    "Wolf",
    "Schröder",
    "Neumann",
    "Schwarz",
    "Zimmermann",
    "Braun",
    "Krüger",
    "Hofmann",
    "Hartmann",
    "Lange",
    "Schmitt",
    "Werner",
    "Krause",
    "Meier",
    "Lehmann",
    "Schmid",
    "Schulze",
    "Maier",
    "Köhler",
    "Herrmann",
    "König",
    "Walter",
    "Mayer",
    "Huber",
    "Kaiser",
    "Fuchs",
    "Peters",
    "Lang",
    "Scholz",
    "Möller",
    "Weiß",
    "Jung",
    "Hahn",
    "Schubert",
    "Vogel",
    "Friedrich",
    "Keller",
    "Günther",
    "Frank",
    "Berger",
    "Winkler",
    "Roth",
    "Beck",
    "Lorenz",
    "Baumann",
    "Franke",
    "Albrecht",
    "Schuster",
    "Simon",
    "Ludwig",
    "Böhm",
    "Winter",
    "Kraus",
    "Martin",
    "Schumacher",
    "Krämer",
    "Vogt",
    "Stein",
    "Jäger",
    "Otto",
    "Sommer",
    "Groß",
    "Seidel",
    "Heinrich",
    "Brandt",
    "Haas",
    "Schreiber",
    "Graf",
    "Schulte",
    "Dietrich",
    "Ziegler",
    "Kuhn",
    "Kühn",
    "Pohl",
    "Engel",
    "Horn",
    "Busch",
    "Bergmann",
    "Thomas",
    "Voigt",
    "Sauer",
    "Arnold",
    "Wolff",
    "Pfeiffer",
];
const BEGIN: &[&str] = &[
    "Alt", "Neu", "Ober", "Nieder", "Hof", "Berg", "Wald", "Stein", "Eich", "Linden", "Buch",
    "Brück", "Rosen", "Gold", "Silber", "Kirch", "Mühl", "Hasel", "Hirsch", "Wolfs", "Grün",
    "Roten", "Schön", "Lang", "Breiten", "Hohen", "Tiefen", "Küchel", "Dorn", "Feuch", "Gries",
    "Haber", "Karg", "Leut", "Mitter", "Pöll", "Rieder", "Sedl", "Tanner", "Wiesen", "Zeil",
    "Zwick",
];
const END: &[&str] = &[
    "mann", "meier", "hofer", "bauer", "berger", "huber", "feld", "bach", "egger", "thaler",
    "hammer", "reiter", "wieser", "acker", "lechner", "stätter", "kamp", "horst", "brunner",
    "gruber", "eder", "hauser", "moser", "öder", "rainer", "schmied", "wirth", "stein", "nagel",
];
const WOMEN: &[&str] = &[
    "Anna",
    "Maria",
    "Ursula",
    "Monika",
    "Petra",
    "Elisabeth",
    "Sabine",
    "Renate",
    "Helga",
    "Karin",
    "Brigitte",
    "Ingrid",
    "Erika",
    "Andrea",
    "Gisela",
    "Claudia",
    "Susanne",
    "Gabriele",
    "Christa",
    "Christine",
    "Hildegard",
    "Anja",
    "Barbara",
    "Stefanie",
    "Katharina",
    "Julia",
    "Nicole",
    "Angelika",
    "Martina",
    "Heike",
    "Birgit",
    "Cornelia",
    "Silke",
    "Kerstin",
    "Sandra",
    "Theresa",
    "Franziska",
    "Veronika",
    "Michaela",
    "Johanna",
    "Margarete",
    "Antonia",
    "Hedwig",
    "Rosemarie",
    "Lieselotte",
    "Edeltraud",
    "Judith",
    "Beate",
    "Astrid",
    "Ramona",
];
const MEN: &[&str] = &[
    "Peter",
    "Michael",
    "Thomas",
    "Andreas",
    "Wolfgang",
    "Klaus",
    "Jürgen",
    "Günter",
    "Stefan",
    "Christian",
    "Uwe",
    "Werner",
    "Horst",
    "Frank",
    "Dieter",
    "Manfred",
    "Gerhard",
    "Bernd",
    "Matthias",
    "Helmut",
    "Josef",
    "Johannes",
    "Martin",
    "Jörg",
    "Rolf",
    "Alexander",
    "Robert",
    "Ulrich",
    "Sebastian",
    "Maximilian",
    "Georg",
    "Anton",
    "Ludwig",
    "Florian",
    "Tobias",
    "Rudolf",
    "Wilhelm",
    "Joachim",
    "Nikolaus",
    "Franz",
    "Alois",
    "Hermann",
    "Philipp",
    "Markus",
    "Benjamin",
    "Hubert",
    "Konrad",
    "Armin",
    "Detlef",
    "Eckhard",
];
const TURKISH: &[&str] = &[
    "Yılmaz",
    "Kaya",
    "Demir",
    "Çelik",
    "Şahin",
    "Yıldız",
    "Yıldırım",
    "Öztürk",
    "Aydın",
    "Özdemir",
    "Arslan",
    "Doğan",
    "Kılıç",
    "Aslan",
    "Çetin",
    "Kara",
    "Koç",
    "Kurt",
    "Özkan",
    "Şimşek",
    "Polat",
    "Korkmaz",
    "Erdoğan",
    "Güneş",
    "Aksoy",
    "Bulut",
    "Tekin",
    "Yalçın",
    "Karaca",
    "Ateş",
    "Taş",
    "Uçar",
    "Karahan",
    "Sönmez",
    "Altıntaş",
    "Gündoğdu",
    "Kocabıyık",
    "Başaran",
    "Çakıroğlu",
];
const TURKISH_WOMEN: &[&str] = &[
    "Fatma", "Ayşe", "Emine", "Hatice", "Zeynep", "Elif", "Meryem", "Şerife", "Sultan", "Hülya",
    "Gülsüm", "Özlem", "Sevgi", "Dilek", "Nurcan", "Esra",
];
const TURKISH_MEN: &[&str] = &[
    "Mehmet", "Mustafa", "Ahmet", "Ali", "Hüseyin", "Hasan", "İbrahim", "Murat", "Yusuf", "Ömer",
    "Serkan", "Emre", "Cem", "Kemal", "Orhan", "Tolga",
];
const STEMS: &[&str] = &[
    "Shev", "Koval", "Bond", "Tkach", "Krav", "Oliy", "Mel", "Lys", "Pavl", "Petr", "Rud", "Sav",
    "Mar", "Hav", "Kol", "Moroz", "Poliak", "Dovh", "Yur", "Zakhar", "Kost", "Bil", "Chern",
    "Hrits",
];
const STEM_ENDS: &[&str] = &["enko", "chuk", "yk", "iuk", "ets", "chenko", "ovskyi", "ak", "nyk"];
const UKRAINIAN_WOMEN: &[&str] = &[
    "Olena",
    "Oksana",
    "Iryna",
    "Natalia",
    "Tetiana",
    "Svitlana",
    "Kateryna",
    "Yuliia",
    "Olha",
    "Liudmyla",
    "Halyna",
    "Anastasiia",
    "Nadiia",
    "Viktoriia",
];
const UKRAINIAN_MEN: &[&str] = &[
    "Oleksandr",
    "Andrii",
    "Serhii",
    "Volodymyr",
    "Dmytro",
    "Ivan",
    "Mykola",
    "Yurii",
    "Vasyl",
    "Oleh",
    "Bohdan",
    "Taras",
];
const ARABIC: &[&str] = &[
    "al-Hassan",
    "Ahmad",
    "al-Masri",
    "Haddad",
    "Khalil",
    "Hamdan",
    "al-Khatib",
    "Saleh",
    "Nasser",
    "Ibrahim",
    "al-Sayed",
    "Mansour",
    "Darwish",
    "al-Ali",
    "Shaheen",
    "Kassem",
    "Suleiman",
    "Barakat",
    "al-Omari",
    "Habibi",
    "Najjar",
    "Sabbagh",
    "Qasim",
    "Tahan",
    "al-Jaziri",
    "Moussa",
    "Farah",
    "Bitar",
    "Rahimi",
    "Karimi",
    "Ghanem",
    "Awad",
    "Zidan",
    "Hourani",
    "Kabbani",
    "al-Rashid",
];
const ARABIC_WOMEN: &[&str] = &[
    "Fatima", "Maryam", "Aisha", "Nour", "Layla", "Zainab", "Rania", "Hala", "Samira", "Amina",
    "Yasmin", "Dina",
];
const ARABIC_MEN: &[&str] = &[
    "Mohammed", "Ahmad", "Omar", "Khaled", "Youssef", "Hassan", "Mahmoud", "Samir", "Tarek",
    "Abdullah", "Bilal", "Karim", "Rami",
];
const PLACES: &[&str] = &[
    "Weiherstadt",
    "Schönbruck",
    "Ahornfeld",
    "Birkenau",
    "Donauried",
    "Eschental",
    "Forsthofen",
    "Grünwinkel",
    "Haselbach",
    "Ilmtal",
    "Jurastein",
    "Kaltenbrunn",
    "Lechrain",
    "Moosburgen",
    "Nordheim",
    "Obertann",
    "Perlach",
    "Quellenhof",
    "Rothenau",
    "Silberbach",
    "Tannried",
    "Unterlohe",
    "Vilsach",
    "Wertach",
    "Zellingen",
    "Aubing",
    "Brunnthal",
    "Dorfen",
    "Erlenmoos",
    "Fürstenau",
    "Giesing",
    "Hohenlinden",
];
/// As they are called, and a house of the web.
const HOUSES: &[(&str, &str)] = &[
    ("Stadt", "stadt"),
    ("Landratsamt", "landratsamt"),
    ("Caritasverband", "caritas"),
    ("Arbeiterwohlfahrt", "awo"),
    ("Volkshochschule", "vhs"),
    ("Jobcenter", "jobcenter"),
    ("Diakonisches Werk", "diakonie"),
    ("Kreisjugendring", "kjr"),
    ("Sozialdienst katholischer Frauen", "skf"),
    ("Grundschule", "gs"),
    ("Mittelschule", "ms"),
    ("Gymnasium", "gym"),
    ("Berufliche Fortbildungszentren", "bfz"),
    ("Freiwilligenagentur", "fwa"),
    ("Helferkreis Asyl", "helferkreis"),
    ("Türkisch-Islamische Gemeinde", "tig"),
    ("Ukrainischer Verein", "ukraine"),
    ("Sportverein", "sv"),
    ("Turnverein", "tv"),
    ("Stadtbibliothek", "bibliothek"),
    ("Klinikum", "klinikum"),
    ("Handwerkskammer", "hwk"),
    ("Mütterzentrum", "muetterzentrum"),
    ("Mieterverein", "mieterverein"),
    ("Musikschule", "musikschule"),
];

/// The first are the most frequent, as in any telephone book.
pub fn often<'a>(chance: &mut Chance, all: &[&'a str]) -> &'a str {
    let weight = |at: usize| 1000 / (at + 4);
    let mut left = chance.below((0..all.len()).map(weight).sum());
    for (at, one) in all.iter().enumerate() {
        match left.checked_sub(weight(at)) {
            Some(rest) => left = rest,
            None => return one,
        }
    }
    all[0]
}

/// A name as it stands in addresses.
pub fn ascii(text: &str) -> String {
    let mut out = String::new();
    for letter in text.to_lowercase().chars() {
        match letter {
            'ä' => out.push_str("ae"),
            'ö' => out.push_str("oe"),
            'ü' => out.push_str("ue"),
            'ß' => out.push_str("ss"),
            'ş' => out.push('s'),
            'ç' => out.push('c'),
            'ğ' => out.push('g'),
            'ı' => out.push('i'),
            'a'..='z' | '0'..='9' | '-' => out.push(letter),
            _ => {}
        }
    }
    out
}

fn person(chance: &mut Chance) -> Contact {
    let woman = chance.one_in(2);
    let of =
        |chance: &mut Chance, women, men| often(chance, if woman { women } else { men }).into();
    let (given, family): (String, String) = match chance.below(20) {
        0..=2 => (of(chance, TURKISH_WOMEN, TURKISH_MEN), often(chance, TURKISH).into()),
        3..=4 => {
            let family = format!("{}{}", chance.of(STEMS), chance.of(STEM_ENDS));
            (of(chance, UKRAINIAN_WOMEN, UKRAINIAN_MEN), family)
        }
        5..=6 => (of(chance, ARABIC_WOMEN, ARABIC_MEN), often(chance, ARABIC).into()),
        _ => {
            let family = match chance.below(12) {
                0..=5 => often(chance, GERMAN).to_string(),
                6 => format!("{}-{}", often(chance, GERMAN), tail(chance)),
                _ => tail(chance),
            };
            let given: String = of(chance, WOMEN, MEN);
            let second = if woman { WOMEN } else { MEN };
            match chance.one_in(12) {
                true => (format!("{given}-{}", often(chance, second)), family),
                false => (given, family),
            }
        }
    };
    Contact { given, family, woman, greeted: !chance.one_in(3), ..Contact::default() }
}

fn tail(chance: &mut Chance) -> String {
    format!("{}{}", chance.of(BEGIN), chance.of(END))
}

pub fn birthday(chance: &mut Chance) -> String {
    let (year, month, day) = (1940 + chance.below(65), 1 + chance.below(12), 1 + chance.below(28));
    format!("{year}-{month:02}-{day:02}")
}

pub fn mobile(chance: &mut Chance) -> String {
    format!("+49 17{} {}", chance.below(10), 1_000_000 + chance.below(9_000_000))
}

fn home(chance: &mut Chance) -> String {
    let street =
        chance.of(&["Hauptstraße", "Gartenweg", "Am Anger", "Bahnhofstraße", "Ringstraße"]);
    let place = chance.below(PLACES.len());
    format!("{street} {}, {} {}", 1 + chance.below(90), 80_000 + place * 17, PLACES[place])
}

fn organisation(chance: &mut Chance, at: usize) -> Contact {
    let (house, place) = (HOUSES[at % HOUSES.len()], at / HOUSES.len() % PLACES.len());
    let host = format!("{}-{}.example", house.1, ascii(PLACES[place]));
    let form = if house.0.contains("verein") || house.0.contains("Verein") { " e.V." } else { "" };
    Contact {
        organisation: true,
        family: format!("{} {}{form}", house.0, PLACES[place]),
        email: (!chance.one_in(4)).then(|| format!("info@{host}")),
        phone: (!chance.one_in(4)).then(|| central(at)),
        web: chance.one_in(2).then(|| format!("https://www.{host}/")),
        address: chance.one_in(2).then(|| {
            format!("Rathausplatz {}, {} {}", at % 40 + 1, 80_000 + place * 17, PLACES[place])
        }),
        ..Contact::default()
    }
}

/// The number of an organisation.
fn central(at: usize) -> String {
    format!("+49 8{} {}0", 100 + at % 800, 1000 + at * 7 % 9000)
}

fn work(chance: &mut Chance, contact: &mut Contact, all: &[Contact]) {
    // A few are large.
    let size = [20, 100, ORGANISATIONS][chance.below(3)];
    let at = chance.below(size);
    contact.employer = Some(at);
    let host = {
        let (house, place) = (HOUSES[at % HOUSES.len()], PLACES[at / HOUSES.len() % PLACES.len()]);
        format!("{}-{}.example", house.1, ascii(place))
    };
    let given = ascii(&contact.given);
    let given = if chance.one_in(4) { given.chars().take(1).collect() } else { given };
    let mut email = format!("{given}.{}@{host}", ascii(&contact.family));
    let taken = |email: &str| all.iter().any(|other| other.email.as_deref() == Some(email));
    if taken(&email) {
        email = email.replace('@', &format!("{}@", 2 + chance.below(50)));
    }
    match chance.below(10) {
        0..=6 => contact.email = Some(email),
        // A mailbox of all.
        7 => contact.email = Some(format!("info@{host}")),
        _ => {}
    }
    let central = central(at);
    contact.phone = match chance.below(10) {
        0..=3 => Some(format!("{}-{}", central.trim_end_matches('0'), 100 + chance.below(900))),
        4..=5 => Some(central),
        6..=7 => Some(mobile(chance)),
        _ => None,
    };
}

fn private(chance: &mut Chance, contact: &mut Contact) {
    let house = chance.of(&["gmx.de", "web.de", "gmail.com", "t-online.de", "posteo.de"]);
    let name = format!("{}.{}", ascii(&contact.given), ascii(&contact.family));
    if !chance.one_in(3) {
        contact.email = Some(format!("{name}{}@{house}", chance.below(100)));
    }
    if !chance.one_in(3) || contact.email.is_none() {
        contact.phone = Some(mobile(chance));
    }
    if chance.one_in(3) {
        contact.address = Some(home(chance));
    }
}

fn whole(chance: &mut Chance, all: &[Contact]) -> Contact {
    let mut contact = person(chance);
    if chance.below(10) < 7 {
        work(chance, &mut contact, all);
    } else {
        private(chance, &mut contact);
    }
    if chance.one_in(7) {
        contact.born = Some(birthday(chance));
    }
    if chance.one_in(15) {
        contact.title = Some("Dr.");
    }
    contact
}

/// Those that one could take for one another and that are several.
fn traps(chance: &mut Chance, all: &mut Vec<Contact>) {
    // Families at one address and one telephone, some at one mailbox.
    for _ in 0..250 {
        let mut first = person(chance);
        private(chance, &mut first);
        first.address = Some(home(chance));
        first.phone = Some(format!("+49 89 {}", 100_000 + chance.below(900_000)));
        if chance.one_in(4) {
            first.email =
                Some(format!("familie.{}{}@gmx.de", ascii(&first.family), chance.below(90)));
        }
        let many = 1 + chance.below(3);
        for _ in 0..many {
            let mut other = Contact { family: first.family.clone(), ..person(chance) };
            while all
                .iter()
                .rev()
                .take(3)
                .filter(|o| !o.organisation)
                .chain([&first])
                .any(|o| o.given.contains(&other.given) || other.given.contains(&o.given))
            {
                other.given = person(chance).given;
            }
            (other.phone, other.address) = (first.phone.clone(), first.address.clone());
            other.email = first.email.clone().filter(|email| email.starts_with("familie"));
            all.push(other);
        }
        all.push(first);
    }
    // Father and son.
    for at in 0..50 {
        let mut father = person(chance);
        father.address = Some(home(chance));
        father.phone = Some(format!("+49 89 {}", 100_000 + chance.below(900_000)));
        father.namesake = true;
        let mut son = Contact { email: None, ..father.clone() };
        if at % 5 == 0 {
            son.written = Some(format!("{} {} jun.", son.given, son.family));
        } else {
            father.born =
                Some(format!("19{}-{:02}-11", 40 + chance.below(15), 1 + chance.below(12)));
            son.born = Some(format!("19{}-{:02}-25", 70 + chance.below(20), 1 + chance.below(12)));
        }
        all.extend([father, son]);
    }
    // Twins.
    for _ in 0..20 {
        let mut one = person(chance);
        one.born = Some(birthday(chance));
        one.address = Some(home(chance));
        let mut other = Contact { given: person(chance).given, ..one.clone() };
        while other.given == one.given {
            other.given = person(chance).given;
        }
        all.extend([one, other]);
    }
    // The same name in another house, and in the same one.
    for at in 0..150 {
        let given = often(chance, if at % 2 == 0 { WOMEN } else { MEN }).to_string();
        let family = often(chance, GERMAN).to_string();
        for _ in 0..2 {
            let mut one = Contact {
                given: given.clone(),
                family: family.clone(),
                woman: at % 2 == 0,
                ..Contact::default()
            };
            while one.email.is_none()
                || one.email.as_deref().is_some_and(|email| email.starts_with("info"))
            {
                work(chance, &mut one, all);
            }
            all.push(one);
        }
    }
}

impl Town {
    pub fn of(seed: u64) -> Town {
        let chance = &mut Chance(seed);
        let mut all: Vec<Contact> = (0..ORGANISATIONS).map(|at| organisation(chance, at)).collect();
        traps(chance, &mut all);
        let pairs = spoil::KINDS.len() * EACH;
        while all.len() < CONTACTS - pairs {
            let contact = whole(chance, &all);
            all.push(contact);
        }
        let mut known = Vec::new();
        let mut used = std::collections::HashSet::new();
        for (kind, spoiled) in spoil::KINDS {
            let mut left = EACH;
            while left > 0 {
                let at = chance.below(CONTACTS - pairs);
                let copy = (!used.contains(&at)).then(|| spoiled(chance, &mut all[at])).flatten();
                if let Some(copy) = copy {
                    used.insert(at);
                    known.push((format!("c{at}"), format!("c{}", all.len()), *kind));
                    all.push(copy);
                    left -= 1;
                }
            }
        }
        let schema = Schema::default();
        let record = |(at, contact): (usize, &Contact)| {
            let path = format!("contacts/c{at}.md");
            Record::read(&schema, &kind::CONTACT, &path, contact.text())
        };
        let records = all.iter().enumerate().map(record).collect();
        Town { book: Book::new(Schema::default(), records, Vec::new()), pairs: known }
    }
}
