//! How other programs and people call their columns, German and English: Outlook, Google,
//! Thunderbird, lists of one's own. Names are compared without case, umlauts and signs, so
//! `E-Mail 2: Adresse` is `e mail adresse` with the number 2.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::target::{Class, Line, Of, Part, Piece, Target};
use crate::words::fold;

/// Signs and case do not count.
pub fn norm(name: &str) -> String {
    let folded = fold::key(name);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

type Names = HashMap<String, Target>;

fn table(rows: Vec<(Target, &str)>) -> Names {
    let names = |(target, names): (Target, &str)| {
        let names: Vec<String> = names.split('|').map(norm).collect();
        names.into_iter().map(move |name| (name, target.clone()))
    };
    rows.into_iter().flat_map(names).collect()
}

/// Columns of Outlook's calendar, which has a semicolon between people and none for one.
pub fn is_outlook(head: &str) -> bool {
    let heads = [
        "erforderliche teilnehmer",
        "optionale teilnehmer",
        "required attendees",
        "optional attendees",
    ];
    heads.contains(&norm(head).as_str())
}

/// Of address books and lists of people.
pub fn contact() -> &'static Names {
    static NAMES: OnceLock<Names> = OnceLock::new();
    NAMES.get_or_init(|| table([people(), reach(), beside()].concat()))
}

/// Of calendars and of lists of talks.
pub fn event() -> &'static Names {
    static NAMES: OnceLock<Names> = OnceLock::new();
    NAMES.get_or_init(|| table(events()))
}

fn field(key: &str) -> Target {
    Target::Field(key.to_string())
}

fn people() -> Vec<(Target, &'static str)> {
    vec![
        (Target::Given, "Vorname|Vornamen|Rufname|First Name|Given Name|Forename|given"),
        (Target::Middle, "Weitere Vornamen|Zweiter Vorname|Middle Name|Additional Name"),
        (Target::Family, "Nachname|Familienname|Zuname|Last Name|Family Name|Surname|family"),
        (
            Target::FamilyGiven,
            "Name Vorname|Nachname Vorname|Familienname Vorname|Last Name First Name|\
             Speichern unter|File As",
        ),
        (
            Target::Shown,
            "Anzeigename|Display Name|Vollständiger Name|Full Name|Ansprechpartner|\
             Ansprechpartnerin|Ansprechpartner in|Ansprechperson|Kontaktperson|Contact Person|\
             Vor und Nachname|Vorname Nachname|Vorname Name|Vorname und Nachname|\
             Vorname und Name|Person|Kontakt",
        ),
        (
            Target::Honorific,
            "Anrede|Titel|Title|Name Prefix|Prefix|Akademischer Titel|Akad Titel|Salutation|\
             Anrede Titel|Geschlecht|Gender|Honorific|Namenspräfix",
        ),
        (Target::Keep("x-suffix".into()), "Suffix|Name Suffix|Namenszusatz|Namenssuffix"),
        (
            Target::Company,
            "Firma|Company|Organisation|Organization|Institution|Einrichtung|Behörde|\
             Unternehmen|Organization Name|Organisation Name|Verband|Verein|Träger|Dienststelle|\
             Arbeitgeber|Firmenname|Company Name|Name der Firma|Name der Einrichtung|\
             Name der Organisation|Name der Institution|Betrieb|Amt|Employer|Organisationsname",
        ),
        (
            field("role"),
            "Position|Job Title|Funktion|Rolle|Berufsbezeichnung|Dienstbezeichnung|Stellung|\
             Tätigkeit|Amtsbezeichnung|Organization Title|Arbeitstitel|Beruf|Profession|\
             Occupation|Zuständigkeit|Stelle",
        ),
        (
            Target::Keep("x-org-unit".into()),
            "Abteilung|Department|Organization Department|Referat|Fachbereich",
        ),
        (field("aliases"), "Spitzname|Nickname|Kurzname|Abkürzung|Kürzel|Kurzbezeichnung"),
    ]
}

fn reach() -> Vec<(Target, &'static str)> {
    let phone = |line| Target::Phone(line, Class::Unsaid, 0);
    let address = |part| Target::Address(part, Class::Unsaid, 0);
    vec![
        (
            Target::Email(0),
            "E Mail|Email|Mail|Mailadresse|E Mail Adresse|E Mail Address|Email Adresse|\
             Email Address|Emailadresse|Mail Adresse|Primäre E Mail Adresse|\
             Sekundäre E Mail Adresse|Primary Email|Secondary Email|E Mail Value|Email Value|\
             E Mails|Emails|E Mail Adressen|Email Addresses|Primary E Mail|Additional Email",
        ),
        (
            phone(Line::Voice),
            "Telefon|Tel|Fon|Phone|Telephone|Telefonnummer|Tel Nr|Telefon Nr|Telefonnr|\
             Phone Value|Phone Number|Rufnummer|Durchwahl|Haupttelefon|Primary Phone|Festnetz|\
             Telefon Nummer|Main Phone|Company Main Phone|Telefon Zentrale|Zentrale|Telefone|\
             Telefonnummern|Phones|Phone Numbers|Tel Nummer|Telefonnummer Festnetz",
        ),
        (
            phone(Line::Cell),
            "Mobiltelefon|Mobil|Handy|Mobile|Mobile Phone|Cell|Cell Phone|Cellphone|Handynummer|\
             Mobilnummer|Mobil Tel Nr|Mobile Number|Mobilfunk|Mobilfunknummer|Handynr|Handy Nr|\
             Diensthandy|Telefon mobil|Tel mobil|Mobil Nr|Handy Nummer|Telefon Mobil",
        ),
        (phone(Line::Fax), "Fax|Telefax|Faxnummer|Fax Number|Fax Nummer|Fax Nr|Faxnr"),
        (
            address(Part::Whole),
            "Adresse|Anschrift|Address|Postanschrift|Postadresse|Postal Address|\
             Address Formatted|Mailing Address|Adressen|Anschriften",
        ),
        (
            address(Part::Street),
            "Straße|Str|Street|Address Street|Straße und Hausnummer|Straße Hausnummer|\
             Straße Nr|Straße und Nr|Street Address|Straßenname|Straße u Hausnummer|Straße u Nr",
        ),
        (address(Part::Number), "Hausnummer|Hausnr|Haus Nr|House Number"),
        (
            address(Part::More),
            "Adresszusatz|Postfach|PO Box|Address PO Box|Address Extended Address|Adresszeile|\
             Zusatz|Gebäude",
        ),
        (
            address(Part::Postcode),
            "PLZ|Postleitzahl|Postal Code|ZIP|ZIP Code|ZipCode|Postcode|Address Postal Code",
        ),
        (
            address(Part::Town),
            "Ort|Stadt|City|Town|Wohnort|Address City|PLZ Ort|PLZ und Ort|Postleitzahl Ort|\
             Gemeinde|Sitz|Standort",
        ),
        (
            address(Part::Region),
            "Bundesland|State|Bundesland Kanton|Address Region|Province|Kanton|State Province",
        ),
        // By itself a region may be anything.
        (Target::Address(Part::Region, Class::Work, 0), "Region geschäftlich|Business Region"),
        (Target::Address(Part::Region, Class::Home, 0), "Region privat|Home Region"),
        (Target::Address(Part::Region, Class::Other, 0), "Weitere Region|Other Region"),
        (address(Part::Country), "Land|Country|Land Region|Country Region|Address Country|Staat"),
        (Target::Label(Of::Phone, 0), "Phone Type|Phone Label"),
        (
            Target::Label(Of::Email, 0),
            "E Mail Type|E Mail Label|Email Type|Email Label|E Mail Typ|\
             E Mail angezeigter Name|E Mail Display Name",
        ),
        (Target::Label(Of::Address, 0), "Address Type|Address Label"),
        (
            field("web"),
            "Webseite|Web Page|Website|Homepage|Internet|URL|Web|Website Value|Internetseite|\
             Internetadresse|Webadresse|Web Site|WWW|Persönliche Webseite|Personal Web Page",
        ),
    ]
}

fn beside() -> Vec<(Target, &'static str)> {
    vec![
        (field("language"), "Sprache|Sprachen|Language|Languages"),
        (
            field("groups"),
            "Kategorien|Kategorie|Categories|Labels|Group Membership|Gruppen|Gruppe|Verteiler|\
             Schlagworte|Schlagwörter|Tags|Verteilerliste",
        ),
        (
            Target::Body,
            "Notizen|Notes|Notiz|Note|Bemerkung|Bemerkungen|Anmerkung|Anmerkungen|Kommentar|\
             Comment|Comments|Text|Hinweis|Hinweise",
        ),
        (Target::Private, "Privat|Private|Vertraulichkeit|Sensitivity"),
        (Target::Dated("x-bday".into()), "Geburtstag|Birthday|Geburtsdatum|Date of Birth"),
        (Target::Birth(Piece::Year), "Geburtsjahr|Birth Year"),
        (Target::Birth(Piece::Month), "Geburtsmonat|Birth Month"),
        (Target::Birth(Piece::Day), "Birth Day"),
        (Target::Dated("x-anniversary".into()), "Jahrestag|Anniversary|Hochzeitstag"),
        (Target::Usual("x-priority".into()), "Priorität|Priority"),
        (Target::Usual("x-initials".into()), "Initialen|Initials"),
    ]
}

fn events() -> Vec<(Target, &'static str)> {
    vec![
        (
            Target::Start,
            "Datum|Date|Beginnt am|Start Date|Start|Beginn|Startdatum|Datum und Uhrzeit|\
             Datum Uhrzeit|Termin am|Tag|Wann|Anfang|Von|Begin|Startet am",
        ),
        (
            Target::StartTime,
            "Beginnt um|Start Time|Uhrzeit|Zeit|Time|Startzeit|Uhrzeit von|Beginn Uhrzeit|\
             Startet um|Anfangszeit",
        ),
        (Target::End, "Endet am|End Date|Ende|Bis|End|Enddatum"),
        (Target::EndTime, "Endet um|End Time|Endzeit|Uhrzeit bis|Ende Uhrzeit"),
        (Target::AllDay, "Ganztägiges Ereignis|All day event|Ganztägig|All Day|Ganztägiger Termin"),
        (Target::Private, "Privat|Private|Vertraulichkeit|Sensitivity"),
        (
            field("title"),
            "Betreff|Subject|Titel|Title|Bezeichnung|Veranstaltung|Anlass|Event|Sitzung|\
             Besprechung|Terminbezeichnung|Titel der Veranstaltung",
        ),
        (
            field("with"),
            "Gesprächspartner|Gesprächspartnerin|Gesprächspartner in|Gesprächspartnerinnen|\
             Gesprächspartner innen|Gespräch mit|Mit wem|Gegenüber|Kontakt|Ansprechpartner|\
             Ansprechpartnerin|Ansprechperson|Partner|With|Mit|Gesprochen mit",
        ),
        (
            field("participants"),
            "Teilnehmer|Teilnehmende|Teilnehmerinnen und Teilnehmer|Teilnehmer innen|\
             Required Attendees|Erforderliche Teilnehmer|Optional Attendees|\
             Optionale Teilnehmer|Attendees|Participants|Eingeladene|Gäste|Beteiligte|Invitees|\
             Eingeladen",
        ),
        (
            field("chair"),
            "Besprechungsplanung|Meeting Organizer|Organisator|Organizer|Organisatorin|\
             Moderation|Sitzungsleitung|Einladende Person|Terminplanung",
        ),
        (
            field("location"),
            "Ort|Location|Raum|Veranstaltungsort|Place|Treffpunkt|Besprechungsort|Wo",
        ),
        (
            field("channel"),
            "Kanal|Kontaktart|Gesprächsart|Medium|Weg|Kontaktweg|Channel|Art des Kontakts|\
             Art des Gesprächs",
        ),
        (field("topics"), "Kategorien|Kategorie|Categories|Schlagworte|Schlagwörter|Tags"),
        (
            Target::Body,
            "Beschreibung|Description|Notizen|Notes|Notiz|Inhalt|Protokoll|Text|Bemerkung|\
             Bemerkungen|Anmerkung|Anmerkungen|Kommentar|Gesprächsnotiz|Note",
        ),
        (Target::Usual("x-priority".into()), "Priorität|Priority"),
        (Target::Usual("x-show-as".into()), "Zeitspanne zeigen als|Show time as"),
        (
            Target::Nothing,
            "Erinnerung Ein Aus|Reminder on off|Erinnerung am|Reminder Date|Erinnerung um|\
             Reminder Time",
        ),
    ]
}

/// A name without its numbers and the words that say where: what is left, the number, where.
pub fn bare(name: &str) -> (String, u8, Option<Class>) {
    let (mut left, mut number, mut class) = (Vec::new(), 0, None);
    for word in name.split(' ') {
        let letters = word.trim_end_matches(|c: char| c.is_ascii_digit());
        let digits = word.get(letters.len()..).unwrap_or_default();
        number = digits.parse().unwrap_or(number);
        match classes().get(letters) {
            Some(found) => class = Some(*found),
            None if letters.is_empty() => {}
            None => left.push(letters),
        }
    }
    (left.join(" "), number, class)
}

/// The words that say where.
fn classes() -> &'static HashMap<String, Class> {
    static CLASSES: OnceLock<HashMap<String, Class>> = OnceLock::new();
    CLASSES.get_or_init(|| {
        let rows = [
            (
                Class::Work,
                "geschäftlich|gesch|dienstlich|dienstl|dienst|beruflich|berufl|business|work|\
                 firma|büro|office|company|arbeit|tagsüber",
            ),
            (Class::Home, "privat|private|priv|home|zuhause|persönlich|personal"),
            (Class::Other, "weitere|weiterer|weiteres|other|andere|anderer|zusätzlich"),
        ];
        let each = rows
            .into_iter()
            .flat_map(|(class, words)| words.split('|').map(move |word| (norm(word), class)));
        each.collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_case_and_umlauts_do_not_count() {
        assert_eq!(norm("E-Mail 2: Adresse "), norm("e mail 2 ADRESSE"));
        assert_eq!(norm("Straße geschäftlich"), norm("STRASSE GESCHAEFTLICH"));
    }

    #[test]
    fn no_name_means_two_things() {
        for rows in [[people(), reach(), beside()].concat(), events()] {
            let mut seen: HashMap<String, Target> = HashMap::new();
            for (target, names) in rows {
                for name in names.split('|') {
                    let other = seen.insert(norm(name), target.clone());
                    assert!(other.is_none_or(|other| other == target), "{name}");
                }
            }
        }
    }

    #[test]
    fn numbers_and_places_are_taken_off() {
        assert_eq!(bare(&norm("Telefon geschäftlich 2")), (norm("Telefon"), 2, Some(Class::Work)));
        assert_eq!(bare(&norm("Phone 1 - Value")), (norm("Phone Value"), 1, None));
        assert_eq!(bare(&norm("Privat: PLZ")), (norm("PLZ"), 0, Some(Class::Home)));
        assert_eq!(bare(&norm("E-Mail2")), (norm("E-Mail"), 2, None));
    }
}
