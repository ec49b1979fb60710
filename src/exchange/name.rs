//! Names of people as other programs write them, and as they are said: `Winter, Susanne` is Susanne
//! Winter, and the degree behind `Ayşe Yıldırım, M.A.` is none of her names.

use super::text;
use crate::words::fold;

/// Characters of a name. Longer ones are no names.
const LONGEST: usize = 120;

/// Words of a name on either side of its comma.
const WORDS_AT_MOST: usize = 4;

/// What no name of a person has in it, folded.
const NO_PERSON: &[&str] = &[
    "und",
    "and",
    "fur",
    "of",
    "for",
    "the",
    "des",
    "im",
    "in",
    "mit",
    "bei",
    "stadt",
    "kreis",
    "landkreis",
    "gemeinde",
    "markt",
    "team",
    "buro",
    "raum",
    "saal",
    "schule",
    "regierung",
    "awo",
    "caritas",
    "diakonie",
    "drk",
    "hwk",
    "ihk",
    "jobcenter",
    "polizei",
    "vhs",
];
const NO_PERSON_ENDS: &[&str] = &[
    "amt",
    "verein",
    "verband",
    "referat",
    "abteilung",
    "ministerium",
    "universitat",
    "hochschule",
    "institut",
    "zentrum",
    "stiftung",
    "agentur",
    "kommission",
    "gruppe",
];

/// Degrees as they are written without points. Of two letters they are names as well.
const DEGREES: &[&str] = &[
    "MBA", "EMBA", "MSc", "BSc", "PhD", "LLM", "LLB", "MPH", "MPA", "MEd", "BEd", "MEng", "BEng",
    "MFA", "BFA", "DPhil", "DEA", "MA", "BA",
];

/// Whoever has a seat, a profession or a rest: behind the name.
const SEATS: &[&str] = &["MdB", "MdL", "MdEP", "MdA", "MdHB", "MdBB", "a.D.", "i.R.", "em."];

/// Behind a comma, of a word with a point.
const TITLES: &[&str] =
    &["dr.", "prof.", "pd.", "dipl.", "diplom-", "mag.", "ing.", "jr.", "sr.", "jun.", "sen."];

/// Which one of two of a name, behind it.
const GENERATIONS: &[&str] = &["jr.", "sr.", "jun.", "sen.", "jr", "jun", "sen"];

/// What ends the name of a company behind a comma.
const COMPANIES: &[&str] =
    &["gmbh", "ltd", "inc", "ev", "e.v", "ag", "kg", "mbh", "ggmbh", "llc", "eg", "se", "ohg"];

/// In front of a name, and what a salutation is called in the log.
const MR: &[&str] = &["herr", "herrn", "hr", "mr", "mister", "monsieur"];
const MS: &[&str] = &["frau", "fr", "ms", "mrs", "miss", "madame", "mme"];

/// Title and salutation of what stands in front of a name: `Frau Dr.`
pub fn prefix(text: &str) -> (String, Option<&'static str>) {
    let mut salutation = None;
    let mut title: Vec<&str> = Vec::new();
    for word in text.split_whitespace() {
        let plain = word.trim_end_matches(['.', ',', ':']).to_lowercase();
        match plain.as_str() {
            mr if MR.contains(&mr) => salutation = Some("mr"),
            ms if MS.contains(&ms) => salutation = Some("ms"),
            _ => title.push(word),
        }
    }
    (title.join(" "), salutation)
}

/// What stands in front of a name: `Frau Dr. med.` and `Carla Klein`. The first one is empty where
/// the name is all, or what is left is none of a person: `Dr. Muster GmbH`.
pub fn front(name: &str) -> (&str, &str) {
    let name = name.trim();
    let (mut rest, mut titled) = (name, false);
    while let Some((word, behind)) = rest.split_once(' ') {
        let plain = word.trim_end_matches('.').to_lowercase();
        let called = MR.contains(&plain.as_str()) || MS.contains(&plain.as_str());
        let title = is_title(word) || ["dr", "prof", "pd"].contains(&plain.as_str());
        // Of which subject: `Dr. rer. nat.`
        let subject = titled && word.ends_with('.') && word.starts_with(char::is_lowercase);
        if !(called || title || subject) {
            break;
        }
        titled |= title;
        rest = behind.trim_start();
    }
    let last = rest.rsplit(' ').next().unwrap_or_default().to_lowercase();
    let plain = rest.replace(',', " ");
    match is_person(&plain) && !COMPANIES.contains(&last.trim_end_matches('.')) {
        true => (name.strip_suffix(rest).unwrap_or_default().trim_end(), rest),
        false => ("", name),
    }
}

/// Of two titles the one that has the other's words too; else the first one.
pub fn fuller<'a>(one: &'a str, other: &'a str) -> &'a str {
    let has = one.split(' ').all(|word| other.split(' ').any(|of| of == word));
    if one.is_empty() || has { other } else { one }
}

/// The salutation that a gender implies.
pub fn of_gender(text: &str) -> Option<&'static str> {
    match fold::key(text.trim()).as_str() {
        "f" | "w" | "female" | "feminine" | "weiblich" => Some("ms"),
        "m" | "male" | "masculine" | "mannlich" => Some("mr"),
        _ => None,
    }
}

/// `Winter, Susanne` as people say it. `None` where there is no such comma, and where it parts
/// something else: `Muster und Söhne, GmbH`, `Referat 5, Bildung`.
pub fn turned(name: &str) -> Option<String> {
    let (family, given) = in_parts(name)?;
    Some(format!("{given} {family}"))
}

/// True for words that a person may be called by.
pub fn is_person(part: &str) -> bool {
    let words = part.split_whitespace().count();
    (1..=WORDS_AT_MOST).contains(&words)
        && part.chars().all(|c| c.is_alphabetic() || " .-'’\u{301}".contains(c))
        && !part.split_whitespace().map(fold::key).any(|word| {
            NO_PERSON.contains(&word.as_str())
                || NO_PERSON_ENDS.iter().any(|end| word.ends_with(end))
        })
}

/// True for what begins with a title: `Dr. Anne`.
pub fn is_title(text: &str) -> bool {
    let low = text.to_lowercase();
    TITLES.iter().any(|title| low.starts_with(title))
}

/// The family name and the given one.
pub fn in_parts(name: &str) -> Option<(&str, &str)> {
    let (family, given) = name.split_once(',')?;
    let (family, given) = (family.trim(), given.trim());
    let end = given.rsplit(' ').next().unwrap_or(given).trim_end_matches('.').to_lowercase();
    let person = is_person(family) && is_person(given) && !COMPANIES.contains(&end.as_str());
    person.then_some((family, given))
}

/// Whether an address is that of a person of this name: `susanne.winter@`, `s.winter@`, `swinter@`;
/// `winter@` where the domain is not called so too, as that of an office is.
pub fn confirms(email: &str, family: &str, given: &str) -> bool {
    let letters = |text: &str| -> String {
        fold::key(text).chars().filter(|c| c.is_alphanumeric()).collect()
    };
    let Some((local, domain)) = email.rsplit_once('@') else { return false };
    let local = letters(local.trim_end_matches(|c: char| c.is_ascii_digit()));
    let domain = letters(domain);
    let first = letters(given.split([' ', '-']).next().unwrap_or_default());
    let initial: String = first.chars().take(1).collect();
    let last = letters(family.rsplit(' ').next().unwrap_or_default());
    [letters(family), last].iter().filter(|family| !family.is_empty()).any(|family| {
        let before = local.strip_suffix(family.as_str());
        before.is_some_and(|before| match before.is_empty() {
            true => !domain.contains(family.as_str()) && !domain.contains(&letters(given)),
            false => {
                [&letters(given), &first, &initial].iter().any(|given| before == given.as_str())
            }
        })
    })
}

/// A name and what stands behind it: `Ayşe Yıldırım` and `M.A., MBA`. The second one is empty
/// where the name is all.
pub fn degrees(name: &str) -> (&str, &str) {
    let mut front = name.trim();
    while let Some(shorter) = without_one(front) {
        front = shorter;
    }
    let rest = name.trim().get(front.len()..).unwrap_or_default();
    (front, rest.trim_matches([',', ' ']))
}

/// As people say it, without what stands behind.
pub fn said(name: &str) -> String {
    let (name, _) = degrees(name);
    turned(name).unwrap_or_else(|| name.to_string())
}

/// The same of what mails and calendars show, beside an address: `"Güller, Anne (Amt 50)"` is Anne
/// Güller where that is sure, by her address, a title or a degree, or because the file says that it
/// is a person: `Caritas, Ulm` has a comma as well. `None` where it is no name, such as an address.
pub fn shown(text: &str, email: Option<&str>, is_person: bool) -> Option<String> {
    let mut shown = text::one_line(text);
    // What stands in brackets behind the name is an office or a note.
    while let Some(open) =
        shown.rfind(['(', '[']).filter(|open| *open > 0 && shown.ends_with([')', ']']))
    {
        shown.truncate(open);
        shown.truncate(shown.trim_end().len());
    }
    let bare = shown.trim_matches(|c: char| c.is_whitespace() || "'\"`<>()[];,".contains(c));
    let is_name = !bare.contains('@')
        && bare.chars().count() <= LONGEST
        && bare.chars().any(char::is_alphanumeric);
    is_name.then(|| {
        let (name, degrees) = degrees(bare);
        let is_sure = |(family, given): &(&str, &str)| {
            is_person
                || !degrees.is_empty()
                || is_title(given)
                || email.is_some_and(|email| confirms(email, family, given))
        };
        match in_parts(name).filter(is_sure) {
            Some((family, given)) => format!("{given} {family}"),
            None => name.to_string(),
        }
    })
}

/// What is left of a name without its last degree.
fn without_one(name: &str) -> Option<&str> {
    if name.chars().count() > LONGEST {
        return None;
    }
    if let Some((front, behind)) = name.rsplit_once(',')
        && is_behind(behind)
    {
        return Some(front.trim_end_matches([',', ' '])).filter(|front| !front.is_empty());
    }
    let (front, last) = name.rsplit_once(' ')?;
    let front = front.trim_end();
    if GENERATIONS.contains(&last.to_lowercase().as_str()) && front.contains(' ') {
        return Some(front);
    }
    let sure = is_degree(last) && (last.contains('.') || last.len() > 2);
    (sure || last.starts_with("Dipl.-")).then_some(front)
}

/// True for what stands between a comma and the end: `Dr. med.`, `Dipl.-Ing. (FH)`, `M. A.`
fn is_behind(text: &str) -> bool {
    let together: String = text.split_whitespace().collect();
    let mut words = text.split_whitespace();
    let Some(first) = words.next() else { return false };
    let titled = is_title(first);
    let more = |word: &str| word.ends_with('.') || word.starts_with('(') || is_degree(word);
    is_degree(&together) || (titled || is_degree(first)) && words.all(more)
}

/// True for one degree or seat.
pub fn is_degree(word: &str) -> bool {
    let word = word.trim_matches(',');
    DEGREES.contains(&word.replace('.', "").as_str()) || SEATS.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_turned_where_they_are_names() {
        for (name, as_said) in [
            ("Winter, Susanne", Some("Susanne Winter")),
            ("Güller-Frey, Dr. Anne", Some("Dr. Anne Güller-Frey")),
            ("von der Heide, Karl", Some("Karl von der Heide")),
            ("O'Neill, Shane", Some("Shane O'Neill")),
            ("Muster und Söhne, GmbH", None),
            ("Referat 5, Bildung", None),
            ("Amt für Soziales, Jugend", None),
            ("Stadt Köln, Sozialamt", None),
            ("Darmstadt, Anna", Some("Anna Darmstadt")),
            ("Muster, A., Beispiel", None),
            ("Winter,", None),
            ("Susanne Winter", None),
            ("", None),
        ] {
            assert_eq!(turned(name).as_deref(), as_said, "{name}");
        }
    }

    #[test]
    fn names_as_people_say_them() {
        for (shown, said) in [
            ("Güller, Anne", Some("Anne Güller")),
            ("'Güller, Dr. Anne'", Some("Dr. Anne Güller")),
            ("Güller-Frey, Anne (Amt 50)", Some("Anne Güller-Frey")),
            ("Anne Güller [extern]", Some("Anne Güller")),
            ("'anne@example.org'", None),
            ("Muster und Söhne, GmbH", Some("Muster und Söhne, GmbH")),
            ("\"\"", None),
            ("-", None),
            ("Yıldırım, Ayşe, M.A.", Some("Ayşe Yıldırım")),
            ("Ayşe Yıldırım, MBA", Some("Ayşe Yıldırım")),
        ] {
            assert_eq!(super::shown(shown, None, true).as_deref(), said, "{shown}");
        }
    }

    #[test]
    fn what_has_a_comma_is_a_person_where_that_is_sure() {
        for (shown, email, said) in [
            ("Winter, Susanne", "susanne.winter@example.org", "Susanne Winter"),
            ("Winter, Susanne", "S.Winter2@example.org", "Susanne Winter"),
            ("Winter, Susanne", "winter@example.org", "Susanne Winter"),
            ("von der Heide, Karl-Otto", "karl.heide@example.org", "Karl-Otto von der Heide"),
            ("Güller-Frey, Anne", "a.gueller-frey@example.org", "Anne Güller-Frey"),
            ("Winter, Dr. Susanne", "", "Dr. Susanne Winter"),
            ("Winter, Susanne, M.A.", "", "Susanne Winter"),
            ("Winter, Susanne", "", "Winter, Susanne"),
            ("Winter, Susanne", "info@example.org", "Winter, Susanne"),
            ("Lebenshilfe, Ulm", "ulm@example.org", "Lebenshilfe, Ulm"),
            ("Lebenshilfe, Ulm", "lebenshilfe@lebenshilfe-ulm.example", "Lebenshilfe, Ulm"),
            ("Caritas, Ulm", "caritas@example.org", "Caritas, Ulm"),
            ("Jobcenter, Kiel", "", "Jobcenter, Kiel"),
        ] {
            assert_eq!(super::shown(shown, Some(email), false).as_deref(), Some(said), "{email}");
        }
    }

    #[test]
    fn titles_are_no_names() {
        for (name, front, rest) in [
            ("Frau Dr. Berta Groß", "Frau Dr.", "Berta Groß"),
            ("Dr. med. Carla Klein", "Dr. med.", "Carla Klein"),
            ("Prof. Dr. rer. nat. Ute von der Heide", "Prof. Dr. rer. nat.", "Ute von der Heide"),
            ("Herr Müller", "Herr", "Müller"),
            ("Berta Groß", "", "Berta Groß"),
            ("Dr. Muster GmbH", "", "Dr. Muster GmbH"),
            ("Frau und Beruf e.V.", "", "Frau und Beruf e.V."),
            ("Frau", "", "Frau"),
            ("", "", ""),
        ] {
            assert_eq!(super::front(name), (front, rest), "{name}");
        }
        assert_eq!(fuller("Dr.", "Dr. med."), "Dr. med.");
        assert_eq!(fuller("Prof. Dr. med.", "Prof. Dr."), "Prof. Dr. med.");
        assert_eq!(fuller("", "Dr."), "Dr.");
    }

    #[test]
    fn degrees_are_no_names() {
        for (name, front, behind) in [
            ("Ayşe Yıldırım, M.A.", "Ayşe Yıldırım", "M.A."),
            ("Ayşe Yıldırım, MBA", "Ayşe Yıldırım", "MBA"),
            ("Ayşe Yıldırım M.Sc.", "Ayşe Yıldırım", "M.Sc."),
            ("Yıldırım, M.A.", "Yıldırım", "M.A."),
            ("Yıldırım, Ayşe, LL.M.", "Yıldırım, Ayşe", "LL.M."),
            ("Ayşe Yıldırım, Dr. med.", "Ayşe Yıldırım", "Dr. med."),
            ("Ayşe Yıldırım, Dipl.-Päd., M. A.", "Ayşe Yıldırım", "Dipl.-Päd., M. A."),
            ("Ayşe Yıldırım, Dipl.-Ing. (FH)", "Ayşe Yıldırım", "Dipl.-Ing. (FH)"),
            ("Ayşe Yıldırım MdL", "Ayşe Yıldırım", "MdL"),
            ("Martin Muster, Jr.", "Martin Muster", "Jr."),
            ("Hans Müller jun.", "Hans Müller", "jun."),
            // Names, and nothing else.
            ("Yo-Yo Ma", "Yo-Yo Ma", ""),
            ("Yo-Yo MA", "Yo-Yo MA", ""),
            ("Winter, Susanne", "Winter, Susanne", ""),
            ("Winter, Dr. Susanne", "Winter, Dr. Susanne", ""),
            ("Dr. Anna Med", "Dr. Anna Med", ""),
            ("MBA", "MBA", ""),
            (", M.A.", ", M.A.", ""),
            ("", "", ""),
        ] {
            assert_eq!(degrees(name), (front, behind), "{name}");
        }
        assert_eq!(said("Yıldırım, Ayşe, M.A."), "Ayşe Yıldırım");
        let long = "M.A., ".repeat(100_000);
        assert_eq!(degrees(&long).1, "");
    }
}
