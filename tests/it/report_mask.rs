//! Names in running text, on the people of the example repository.

use std::path::Path;

use netlog::record::{Book, Schema};
use netlog::report::mask::{Mask, Names};
use netlog::store::{Found, Root};

fn book() -> Book {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("records");
    let root = Root::find(Found::Named(&path)).expect("the example repository");
    root.load(&Schema::default())
}

/// A text, and what is left of it where organisations may be told.
const HIDDEN: &[(&str, &str)] = &[
    // Surnames alone, halves of double names, first names.
    ("Strößner sagte zu.", "N. N. sagte zu."),
    (
        "Der Vorschlag kam von Güller, nicht von Frey.",
        "Der Vorschlag kam von N. N., nicht von N. N.",
    ),
    ("Rückfrage bei Köhler und Nguyen", "Rückfrage bei N. N. und N. N."),
    ("Katharina Lindner und Sascha kommen.", "N. N. und N. N. kommen."),
    ("Anne und Jörg Strößner", "N. N. und N. N."),
    ("Anne-Kathrin", "N. N.-Kathrin"),
    // Case and umlauts.
    ("Anne Gueller-Frey, JÖRG STRÖSSNER, Herr Boehmer", "N. N., N. N., Herr N. N."),
    ("mit anne guller-frey und joerg strossner", "mit N. N. und N. N."),
    ("AYŞE YILDIRIM-GROSSMANN", "N. N."),
    ("Ayse Yildirim-Großmann", "N. N."),
    ("Hans Peter Böhmer", "N. N."),
    ("Anne\u{a0}Güller\u{2011}Frey", "N. N."),
    ("Stro\u{308}ßner und Gu\u{308}ller-Frey", "N. N. und N. N."),
    ("Strö\u{ad}ßner und Ha\u{200b}d\u{200d}dad", "N. N. und N. N."),
    ("Samir \u{2060}Haddad", "N. N."),
    // Initials and titles.
    ("J. Strößner, H.-P. Böhmer und A. G.-F.", "N. N., N. N. und N. N."),
    ("H. P. Böhmer, J.Strößner", "N. N., N. N."),
    ("z. B. Strößner", "z. B. N. N."),
    ("Hr. Strößner und Fr. Voß", "Hr. N. N. und Fr. N. N."),
    ("Prof. Yıldırım-Großmann, Prof. Dr. Großmann", "N. N., N. N."),
    ("Frau Prof. Dr. h. c. Yıldırım", "Frau N. N."),
    ("Frau Dr. Voß, Herrn Dr.-Ing. Haddad", "Frau N. N., Herrn N. N."),
    ("Professorin Yıldırım-Großmann plant", "Professorin N. N. plant"),
    ("S. Haddad", "N. N."),
    // Reversed.
    ("Strößner, Jörg", "N. N."),
    ("Güller-Frey, Anne; Cruz Ortega, Maria de la", "N. N.; N. N."),
    ("Winter, Susanne", "N. N."),
    ("Haddad Samir", "N. N."),
    // Genitives and what else hangs on a name.
    ("Strößners Idee, Haddads Antrag, Şahins Text", "N. N. Idee, N. N. Antrag, N. N. Text"),
    ("Voß' Vorschlag und Voß’ Bericht", "N. N. Vorschlag und N. N. Bericht"),
    ("Haddad's Antrag", "N. N. Antrag"),
    ("der Strößnersche Entwurf", "der N. N. Entwurf"),
    ("das Strößner-Papier", "das N. N.-Papier"),
    ("Anne Güller-Freys Liste", "N. N. Liste"),
    ("'Voß' steht im Protokoll", "'N. N.' steht im Protokoll"),
    // Particles.
    ("Frau de la Cruz Ortega liest vor", "Frau N. N. liest vor"),
    ("Frau Cruz Ortega und de la Cruz", "Frau N. N. und N. N."),
    ("Maria Ortega", "N. N."),
    ("MARIA DE LA CRUZ ORTEGA", "N. N."),
    // A name that is a word.
    ("Frau Winter vertritt Susanne Winter.", "Frau N. N. vertritt N. N."),
    ("Vorschläge macht Winter bis November.", "Vorschläge macht N. N. bis November."),
    ("Winters Vorschlag", "N. N. Vorschlag"),
    ("S. Winter", "N. N."),
    // Addresses, numbers, ids, links.
    ("Mail an b.assmann@schoenbruck.example.org.", "Mail an […]."),
    ("info@hwk-schoenbruck.example.com anschreiben", "[…] anschreiben"),
    ("Tel. +49 89 99998 217, Durchwahl 217", "Tel. […], Durchwahl […]"),
    ("unter 089/99998-217 oder (089) 99998 217", "unter […] oder […]"),
    ("Rückruf: 0049 89 99998217", "Rückruf: […]"),
    ("99998 318 ist besetzt", "[…] ist besetzt"),
    ("an @joerg-stroessner weitergeben", "an N. N. weitergeben"),
    ("[[joerg-stroessner]] und [[contacts/samir-haddad.md|der Ingenieur]]", "N. N. und N. N."),
    ("[[katharina-oeztuerk-lindner|Frau Öztürk-Lindner]] leitet", "N. N. leitet"),
    ("siehe [[2024-10-14-anne-gueller-frey|mit Anne Güller-Frey]]", "siehe mit N. N."),
    ("siehe [[2024-10-14-anne-gueller-frey]]", "siehe [[2024-10-14-N. N.]]"),
    ("- Strößner\n- Böhmer", "- N. N.\n- N. N."),
    ("Herr\nStrößner – Böhmer", "Herr\nN. N. – N. N."),
    ("2024-07-19-joerg-stroessner", "2024-07-19-N. N."),
    ("joerg.stroessner", "N. N."),
    // The full stop of a sentence is there once.
    ("Rückruf bei Frau Voß.", "Rückruf bei Frau N. N."),
    ("Das weiß Voß. Dann folgt Haddad...", "Das weiß N. N. Dann folgt N. N...."),
    // Whoever is called by name.
    ("Frau Meier und Herr von der Leyen", "Frau N. N. und Herr N. N."),
    ("Frau K. Meier", "Frau N. N."),
    ("Frau Ministerin Meier-Schulz sprach", "Frau Ministerin N. N. sprach"),
    ("Dr. Aslan grüßt", "N. N. grüßt"),
    ("N. N. vertritt Frau N. N.", "N. N. vertritt Frau N. N."),
];

/// What stays as it is where organisations may be told.
const KEPT: &[&str] = &[
    "Im Winter trafen sich alle, denn der Winter war lang.",
    "im letzten Winter, im kalten Winter, den ganzen Winter",
    "Ende Winter, seit Winter 2023, Winter 2024/25",
    "im Sommer und Winter",
    "Für den Winter fehlt ein Raum.",
    "Die Handwerkskammer Schönbruck und Brückenbau Kaltenfels e. V.",
    "Eine Frau aus Syrien, die Frau Deutsch lehrt.",
    "Am 14. Oktober 2024, 09:30-12:00 Uhr, 3.000 Stück, 01.02.2024",
    "z. B. am 1. Juli, d. h. bald; u. a. B1 und B2",
    "Tag der offenen Tür in der Volkshochschule Weiherstadt",
    "[[puente-illerwang|Puente]] und [[2024-10-10-runder-tisch]]",
    "@hwk-schoenbruck",
    "Hans-Böckler-Straße",
    "",
];

#[test]
fn every_spelling_of_a_name_is_hidden() {
    let book = book();
    let mask = Mask::new(&book, Names::Organisations);
    let hide = |text: &str| mask.hide(text, "N. N.", "[…]");
    let wrong: Vec<String> = HIDDEN
        .iter()
        .map(|(text, expected)| (text, hide(text), expected))
        .filter(|(_, hidden, expected)| hidden != *expected)
        .map(|(text, hidden, expected)| format!("{text:?}: {hidden:?}, not {expected:?}"))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    let wrong: Vec<String> =
        KEPT.iter().filter(|text| hide(text) != **text).map(|text| hide(text)).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn where_organisations_are_hidden_people_are_hidden_the_same() {
    let book = book();
    let mask = Mask::new(&book, Names::None);
    let hide = |text: &str| mask.hide(text, "N. N.", "[…]");
    for (text, expected) in HIDDEN {
        assert_eq!(hide(text), *expected, "{text}");
    }
    let organisations = [
        ("Die HWK Schönbruck, die HWK und das BAMF", "Die […], die […] und das […]"),
        ("Brückenbau Kaltenfels trifft Puente Illerwang e. V.", "[…] trifft […]."),
        ("Puente Illerwang e. V. lädt ein", "[…] lädt ein"),
        ("[[puente-illerwang|Puente]], @hwk-schoenbruck", "[…], […]"),
        ("TECHNISCHE HOCHSCHULE KALTENFELS", "[…]"),
        ("Stadt Schönbruck, Amt für Wohnen und Soziales", "[…]"),
        ("Geld der EU, kein Geld eu", "Geld der […], kein Geld eu"),
        // A programme may be told.
        ("Tandem-Werkstatt und Förderprogramm IQ", "Tandem-Werkstatt und Förderprogramm IQ"),
        ("ein Amt, ein Büro, eine Brücke", "ein Amt, ein Büro, eine Brücke"),
    ];
    for (text, expected) in organisations {
        assert_eq!(hide(text), expected, "{text}");
    }
}

#[test]
fn what_is_hidden_once_stays_as_it_is() {
    let book = book();
    for told in [Names::None, Names::Organisations] {
        let mask = Mask::new(&book, told);
        let hide = |text: &str| mask.hide(text, "N. N.", "[…]");
        let texts = HIDDEN.iter().map(|(text, _)| *text).chain(KEPT.iter().copied());
        for text in texts {
            let once = hide(text);
            assert_eq!(hide(&once), once, "{text}");
        }
    }
}

/// One that grows with the square of its length takes minutes for these.
#[test]
fn a_long_text_takes_as_long_as_its_signs() {
    let (mask, started) = (Mask::new(&book(), Names::None), std::time::Instant::now());
    for (piece, end) in [
        ("[", "]]"),
        ("[[a", "\n]]"),
        ("[[joerg-stroessner|", "]]"),
        ("[[a]", "]"),
        ("1 ", ""),
        ("a@", "b.de"),
        ("@a1", ""),
        ("von ", ""),
        ("Frau von ", ""),
        ("B. ", ""),
        ("A. B. ", ""),
        ("Dr. ", "Strößner"),
        ("Strößner-", "Schule"),
        ("a-", "Schule"),
        ("N. N. ", ""),
        ("\u{ad}", "a"),
        ("a -", ""),
    ] {
        // At the usual length even the square of these would be quick.
        let long = ["[", "Strößner-"].contains(&piece);
        let text = piece.repeat(if long { 1_000_000 } else { 200_000 } / piece.len()) + end;
        let hidden = mask.hide(&text, "N. N.", "[…]");
        assert!(hidden.len() < text.len() * 4, "{piece}");
    }
    assert!(started.elapsed().as_secs() < 60, "{:?}", started.elapsed());
}
