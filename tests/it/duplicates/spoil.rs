//! How one contact is written down a second time: by somebody else, from a card, by ear.

use super::town::{Contact, ascii, mobile};
use crate::chance::Chance;

/// The second one; `None` where this contact cannot be spoiled so. May take something from the first,
/// which has not always been written down in full either.
type Spoil = fn(&mut Chance, &mut Contact) -> Option<Contact>;

pub const KINDS: &[(&str, Spoil)] = &[
    ("umlauts written otherwise", umlauts),
    ("short form of the first name", short),
    ("names swapped", swapped),
    ("slip of the keys", slip),
    ("double name halved", halved),
    ("other family name, same e-mail", married),
    ("title in the name", titled),
    ("same phone, written otherwise", rung),
    ("hardly more than an e-mail", mailed),
    ("organisation abbreviated", abbreviated),
];

/// What the second one has of the first: something of it, and seldom all.
fn copy(chance: &mut Chance, of: &Contact) -> Option<Contact> {
    let own = |text: &&String| !text.starts_with("info@");
    let mut new = Contact { written: None, title: None, address: None, ..of.clone() };
    new.greeted = of.greeted && chance.one_in(2);
    new.born = of.born.clone().filter(|_| chance.one_in(3));
    new.employer = of.employer.filter(|_| chance.below(10) < 8);
    let email = of.email.as_ref().filter(own).cloned();
    new.email = match chance.below(10) {
        0..=4 => email,
        5..=6 => Some(format!("{}{}@posteo.de", ascii(&of.family), chance.below(1000))),
        _ => None,
    };
    new.phone = match chance.below(10) {
        0..=4 => of.phone.as_ref().map(|phone| notation(chance, phone)),
        5..=6 => Some(mobile(chance)),
        _ => None,
    };
    // With nothing in common but the name, nobody could say whether it is a second one.
    let is_rung = new.phone.is_some()
        && new.phone.as_ref().map(|p| digits(p)) == of.phone.as_ref().map(|p| digits(p));
    let is_mailed = new.email.is_some() && new.email == of.email;
    let shares = new.employer.is_some() || is_mailed || is_rung;
    (!of.organisation && !of.namesake && shares).then_some(new)
}

/// The last ones, which every notation has.
fn digits(phone: &str) -> String {
    let digits: Vec<char> = phone.chars().filter(char::is_ascii_digit).collect();
    digits[digits.len().saturating_sub(6)..].iter().collect()
}

pub fn notation(chance: &mut Chance, phone: &str) -> String {
    let rest = phone.trim_start_matches("+49 ");
    match chance.below(5) {
        0 => format!("0{}", rest.replacen(' ', "/", 1)),
        1 => format!("0049 (0){rest}"),
        2 => format!("0{}", rest.replace([' ', '-'], "")),
        3 => format!("Tel.: 0{rest}"),
        _ => format!("+49-{}", rest.replace(' ', "-")),
    }
}

fn umlauts(chance: &mut Chance, of: &mut Contact) -> Option<Contact> {
    let mut new = copy(chance, of)?;
    let without = chance.one_in(2);
    let spell = |text: &str| {
        let pairs = [("ä", "ae", "a"), ("ö", "oe", "o"), ("ü", "ue", "u"), ("ß", "ss", "ss")];
        let mut text = text.to_string();
        for (umlaut, long, bare) in pairs {
            text = text.replace(umlaut, if without { bare } else { long });
            text = text
                .replace(&umlaut.to_uppercase(), &if without { bare } else { long }.to_uppercase());
        }
        for (letter, bare) in
            [("ş", "s"), ("ğ", "g"), ("ı", "i"), ("ç", "c"), ("Ş", "S"), ("Ç", "C")]
        {
            text = text.replace(letter, bare);
        }
        text
    };
    (new.given, new.family) = (spell(&of.given), spell(&of.family));
    (new.name() != of.name()).then_some(new)
}

fn short(chance: &mut Chance, of: &mut Contact) -> Option<Contact> {
    let forms: &[(&str, &[&str])] = &[
        ("Johannes", &["Hans", "Hannes"]),
        ("Josef", &["Sepp"]),
        ("Susanne", &["Susi", "Sanne"]),
        ("Katharina", &["Kathi", "Käthe"]),
        ("Ulrich", &["Uli"]),
        ("Robert", &["Bob", "Robbie"]),
        ("Maximilian", &["Max"]),
        ("Alexander", &["Alex", "Sascha"]),
        ("Elisabeth", &["Lisa", "Sissi", "Elli"]),
        ("Michael", &["Michi", "Micha"]),
        ("Thomas", &["Tom"]),
        ("Andreas", &["Andi"]),
        ("Stefanie", &["Steffi"]),
        ("Barbara", &["Babsi", "Bärbel"]),
        ("Gabriele", &["Gabi"]),
        ("Sebastian", &["Basti", "Wastl"]),
        ("Georg", &["Schorsch"]),
        ("Anton", &["Toni"]),
        ("Franziska", &["Franzi"]),
        ("Veronika", &["Vroni"]),
        ("Wolfgang", &["Wolfi"]),
        ("Manfred", &["Manni"]),
        ("Mehmet", &["Memo"]),
        ("Oleksandr", &["Sasha"]),
        ("Kateryna", &["Katja"]),
        ("Volodymyr", &["Wolodymyr", "Vova"]),
        ("Ahmad", &["Ahmed"]),
        ("Mohammed", &["Muhammad", "Mo"]),
        ("Margarete", &["Gretel", "Greta"]),
        ("Rosemarie", &["Rosi"]),
        ("Matthias", &["Hias", "Matze"]),
        ("Monika", &["Moni"]),
    ];
    let (_, forms) = forms.iter().find(|(name, _)| *name == of.given)?;
    let mut new = copy(chance, of)?;
    new.given = chance.of(forms).to_string();
    Some(new)
}

fn swapped(chance: &mut Chance, of: &mut Contact) -> Option<Contact> {
    let mut new = copy(chance, of)?;
    new.written = Some(format!("{} {}", of.family, of.given));
    Some(new)
}

fn slip(chance: &mut Chance, of: &mut Contact) -> Option<Contact> {
    let mut new = copy(chance, of)?;
    let name = if chance.one_in(3) { &mut new.given } else { &mut new.family };
    let mut letters: Vec<char> = name.chars().collect();
    if letters.len() < 5 {
        return None;
    }
    let at = 1 + chance.below(letters.len() - 2);
    match chance.below(4) {
        0 => letters.swap(at, at + 1),
        1 => drop(letters.remove(at)),
        2 => letters.insert(at, letters[at]),
        _ => letters[at] = chance.of(&["e", "a", "n", "r", "s", "t"]).chars().next()?,
    }
    *name = letters.into_iter().collect();
    (new.name() != of.name()).then_some(new)
}

fn halved(chance: &mut Chance, of: &mut Contact) -> Option<Contact> {
    let (first, second) = of.family.split_once('-').filter(|(first, _)| *first != "al")?;
    let mut new = copy(chance, of)?;
    new.family = if chance.one_in(2) { first } else { second }.to_string();
    Some(new)
}

fn married(chance: &mut Chance, of: &mut Contact) -> Option<Contact> {
    let email = of.email.clone().filter(|email| !email.starts_with("info") && of.woman)?;
    let mut new = copy(chance, of)?;
    new.email = Some(email);
    new.family =
        chance.of(&["Stadler", "Kowalski", "Yavuz", "Lindner", "Obermüller", "Weiss"]).into();
    Some(new)
}

fn titled(chance: &mut Chance, of: &mut Contact) -> Option<Contact> {
    let mut new = copy(chance, of)?;
    let title = chance.of(&["Dr.", "Prof. Dr.", "Frau", "Herr", "Dipl.-Ing."]);
    new.written = Some(match chance.one_in(3) {
        true => format!("{}, {title} {}", of.family, of.given),
        false => format!("{title} {} {}", of.given, of.family),
    });
    Some(new)
}

fn rung(chance: &mut Chance, of: &mut Contact) -> Option<Contact> {
    let phone = of.phone.clone().filter(|phone| phone.contains('-') || phone.contains("17"))?;
    let mut new = copy(chance, of)?;
    (new.email, new.employer) = (None, None);
    new.phone = Some(notation(chance, &phone));
    if chance.one_in(3) {
        new.written = Some(format!("{}. {}", of.given.chars().next()?, of.family));
    }
    Some(new)
}

fn mailed(chance: &mut Chance, of: &mut Contact) -> Option<Contact> {
    let email = of
        .email
        .clone()
        .filter(|email| email.split('@').next().is_some_and(|l| l.contains('.')))?;
    if of.organisation || email.starts_with("familie") || of.namesake {
        return None;
    }
    let written = match chance.below(4) {
        0 => email.clone(),
        1 => of.family.clone(),
        2 => format!("{} {}", if of.woman { "Frau" } else { "Herr" }, of.family),
        _ => format!("{}. {}", of.given.chars().next()?, of.family),
    };
    let written = Some(written);
    Some(Contact { written, email: Some(email), ..Contact::default() })
}

fn abbreviated(chance: &mut Chance, of: &mut Contact) -> Option<Contact> {
    if !of.organisation {
        return None;
    }
    let forms = [
        ("Arbeiterwohlfahrt", "AWO"),
        ("Volkshochschule", "VHS"),
        ("Landratsamt", "LRA"),
        ("Kreisjugendring", "KJR"),
        ("Sozialdienst katholischer Frauen", "SkF"),
        ("Berufliche Fortbildungszentren", "BFZ"),
        ("Handwerkskammer", "HWK"),
        ("Sportverein", "SV"),
        ("Mieterverein", "Mieterverein"),
        ("Ukrainischer Verein", "Ukrainischer Verein"),
    ];
    let (long, short) = forms.iter().find(|(long, _)| of.family.contains(long))?;
    let family = of.family.replace(long, short);
    let family = match family.strip_suffix(" e.V.") {
        Some(bare) if chance.one_in(2) => bare.to_string(),
        Some(bare) => format!("{bare} eV"),
        None => family,
    };
    let family = if long == short { family.replace(" eV", "") } else { family };
    let keep =
        |chance: &mut Chance, text: &Option<String>| text.clone().filter(|_| chance.one_in(2));
    let mut new = Contact { family, ..of.clone() };
    new.email = keep(chance, &of.email);
    new.phone = keep(chance, &of.phone).map(|phone| notation(chance, &phone));
    new.web = keep(chance, &of.web);
    new.address = keep(chance, &of.address);
    (new.family != of.family).then_some(new)
}
