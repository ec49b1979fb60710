//! What is hidden and what stays.

use super::super::sample::book;
use super::*;

fn mask(told: Names) -> Mask {
    let book = book(&[
        ("contacts/a", "name: Ada de la Winter\n---\n"),
        ("contacts/b", "name: Bär GmbH\nkind: organisation\n---\n"),
    ]);
    Mask::new(&book, told)
}

#[test]
fn people_are_hidden_also_behind_a_form_of_address() {
    let hide = |text: &str, names| mask(names).hide(text, "N. N.", "[…]");
    let text =
        "Im Winter trafen Frau Winter, Dr. de la Winters Sohn und Ada de la Winter die Bär GmbH.";
    assert_eq!(hide(text, Names::All), text);
    assert_eq!(
        hide(text, Names::Organisations),
        "Im Winter trafen Frau N. N., N. N. Sohn und N. N. die Bär GmbH."
    );
    assert!(hide(text, Names::None).ends_with("die […]."));
}

fn office(told: Names) -> Mask {
    let book = book(&[
        ("contacts/anne-gueller-frey", "name: Anne Güller-Frey\n---\n"),
        (
            "contacts/joerg",
            "name: Jörg Strößner\naliases: [Jockel]\nphones: [089 99998 217]\n---\n",
        ),
        ("contacts/h", "name: Dr. Hans-Peter Böhmer\n---\n"),
        ("contacts/m", "name: Maria de la Cruz Ortega\nsort: \"Cruz Ortega, Maria de la\"\n---\n"),
        ("contacts/w", "name: Susanne Winter\n---\n"),
        ("contacts/b", "name: Kai von Berg\n---\n"),
        ("contacts/l", "name: Ernst Lang\n---\n"),
        ("contacts/n", "name: Nina Neumann\n---\n"),
        ("contacts/an", "name: An Li\n---\n"),
        ("contacts/o", "name: Liam O’Brien\n---\n"),
        ("contacts/s", "name: Bea Schön jun.\ntitle: Dr.\n---\n"),
        ("contacts/u", "name: \"[unknown]\"\n---\n"),
        ("contacts/e", "name: \"\"\n---\n"),
        (
            "contacts/kammer-nord",
            "name: Kammer Nord e. V.\nkind: organisation\naliases: [KN]\n---\n",
        ),
        ("contacts/baer", "name: Bär & Strößner GmbH\nkind: organisation\n---\n"),
        ("contacts/lang", "name: Lang\nkind: organisation\n---\n"),
        ("contacts/afs", "name: Anne-Frank-Schule\nkind: organisation\n---\n"),
    ]);
    Mask::new(&book, told)
}

#[test]
fn whole_names_of_organisations_are_kept_though_a_surname_is_in_them() {
    let hide = |text: &str, told| office(told).hide(text, "N. N.", "[…]");
    for (text, told, hidden) in [
        ("Bär & Strößner GmbH", "Bär & Strößner GmbH", "[…]"),
        ("Strößner von Bär & Strößner GmbH", "N. N. von Bär & Strößner GmbH", "N. N. von […]"),
        ("die Anne-Frank-Schule", "die Anne-Frank-Schule", "die […]"),
        ("die Anne-Becker-Schule", "die Anne-Becker-Schule", "die Anne-Becker-Schule"),
        ("Herr Lang, Firma Lang", "Herr N. N., Firma N. N.", "Herr N. N., Firma N. N."),
        ("KN und kn", "KN und kn", "[…] und kn"),
    ] {
        assert_eq!(hide(text, Names::Organisations), told);
        assert_eq!(hide(text, Names::None), hidden);
    }
}

#[test]
fn whoever_is_confidential_is_hidden_however_much_is_told() {
    let book = book(&[
        (
            "contacts/z",
            "name: Frauenhaus Zwiesel e. V.\nkind: organisation\nconfidential: true\naliases: [FHZ, Lotte]\n---\n",
        ),
        ("contacts/aufbruch-nord", "kind: programme\nconfidential: ja\n---\n"),
        ("contacts/k", "name: Kim Kuhn\nconfidential: true\n---\n"),
        ("contacts/o", "name: Ohm\nkind: programme\nconfidential: true\n---\n"),
        // The same words, more of them, and others around them.
        ("contacts/f", "name: Frauenhaus Zwiesel\nkind: organisation\n---\n"),
        ("contacts/l", "name: Lotte Mitte\nkind: organisation\n---\n"),
        ("contacts/v", "name: Verein Frauenhaus Zwiesel\nkind: organisation\n---\n"),
        ("contacts/p", "name: Anna Ohm\n---\n"),
        ("contacts/misspelt-kind", "name: Misspelt Kind\nkind: organization\n---\n"),
    ]);
    let hide = |text: &str, told| Mask::new(&book, told).hide(text, "N. N.", "[…]");
    for (text, organisations, none) in [
        ("das Frauenhaus Zwiesel e. V. und", "das […] und", "das […] und"),
        ("FRAUENHAUS ZWIESEL, FHZ, Fhz, lotte", "[…], […], […], […]", "[…], […], […], […]"),
        ("[[z|dort]], @aufbruch-nord", "[…], […]", "[…], […]"),
        ("Aufbruch Nord, aufbruch-nord", "[…], […]", "[…], […]"),
        ("Lotte Mitte", "[…] Mitte", "[…]"),
        ("Verein Frauenhaus Zwiesel", "Verein […]", "[…]"),
        (
            "Kim Kuhn von Ohm, Frau Ohm",
            "N. N. von N. N., Frau N. N.",
            "N. N. von N. N., Frau N. N.",
        ),
        // Nobody knows what it is, so it may be a person.
        ("Misspelt Kind", "N. N.", "N. N."),
    ] {
        assert_eq!(hide(text, Names::All), text);
        assert_eq!(hide(text, Names::Organisations), organisations);
        assert_eq!(hide(text, Names::None), none);
    }
}

#[test]
fn the_innermost_brackets_are_the_link() {
    let mask = office(Names::Organisations);
    for (text, hidden) in [
        ("[[x [[joerg|y]] z]]", "[[x N. N. z]]"),
        ("[[[joerg|y]]", "[N. N."),
        ("[[h|a\nb]] [[h|c]]", "[[h|a\nb]] N. N."),
        ("[[]] [[joerg]] [[", "[[]] N. N. [["),
    ] {
        assert_eq!(mask.hide(text, "N. N.", "[…]"), hidden);
    }
}

#[test]
fn a_name_that_is_a_word_is_told_by_what_is_around_it() {
    let mask = office(Names::Organisations);
    let hide = |text: &str| mask.hide(text, "N. N.", "[…]");
    for (text, hidden) in [
        ("vom Berg, am langen Berg, der Berg", "vom Berg, am langen Berg, der Berg"),
        ("von Berg und Herr von Berg", "N. N. und Herr N. N."),
        ("Berg ruft an, auch Kai Berg", "N. N. ruft an, auch N. N."),
        ("lang und schön, ein Lang", "lang und schön, ein Lang"),
        ("Ernst Lang meint es ernst", "N. N. meint es ernst"),
        (
            "An der Sitzung nahm An teil. An sich gut.",
            "An der Sitzung nahm N. N. teil. An sich gut.",
        ),
        ("Frau An, Herr Li, A. Li", "Frau N. N., Herr N. N., N. N."),
        ("O'Briens Rat, O’Brien", "N. N. Rat, N. N."),
        ("zur Kammer Nord e. V. nach Nord", "zur Kammer Nord e. V. nach Nord"),
        ("ein Brief an Winter, Winter und Sommer", "ein Brief an N. N., N. N. und Sommer"),
    ] {
        assert_eq!(hide(text), hidden);
    }
}

#[test]
fn ids_of_contacts_are_hidden_like_their_names() {
    let text =
        "2024-05-06-anne-gueller-frey, @joerg bei kammer-nord [[joerg]] [[kammer-nord|dort]]";
    let hide = |names| office(names).hide(text, "X", "Y");
    assert_eq!(hide(Names::None), "2024-05-06-X, X bei Y X Y");
    assert_eq!(
        hide(Names::Organisations),
        "2024-05-06-X, X bei kammer-nord X [[kammer-nord|dort]]"
    );
}

/// Pieces that texts are made of: names in many forms, and everything around them.
const PIECES: &str = "Anne|Güller|Frey|Güller-Frey|Jörg|STRÖSSNER|Stroessner|Strößners|Jockel|Hans-Peter|\
    Böhmer'|Böhmers|Maria|de la|Cruz|Ortega|Winter|Winters|winter|von|Berg|Lang|lang|Ernst|Nina Neumann|An|an|Li|\
    O’Brien|Schön|schon|N. N.|[…]|N|A. G.-F.|N.|J.|z. B.|Frau|Herrn|Dr.|Prof. Dr.|h. c.|Meier|Frau Meier|\
    im|der|den|kalten|sagte|und|wie|Sommer|Mai|3.|2024|.|,|;|:|-|–|(|)|[[|]]|'|’|\"|/|@|@joerg|\
    [[joerg|ab]]|[[2024-01-01-strößner|Anne]]|[[kammer-nord|x]]|a@b.de|anne@x.org|Kammer Nord e. V.|KN|\
    Bär & Strößner GmbH|089 99998 217|+49 (0)89 1234567|Tel. 123|217|Stro\u{308}ßner|Ha\u{ad}ns|\u{a0}|\n|\n\n|\
    Ministerin|Anne-Frank-Schule|Anne-Becker-Schule|s|…|!|e.|V.|B";

/// What is written where no part of a name stands in the text.
const NAMELESS: &str = "[A-ZÄÖÜ]?[a-zäöüß]{1,9}|[ ,.;:!?()/\n'\"„“–-]{1,3}|[0-9]{1,4}|im|der|z[.] B[.]|e[.] V[.]|é|𝄞|\u{ad}";

fn texts(glue: &'static str) -> impl proptest::strategy::Strategy<Value = String> {
    use proptest::prelude::*;
    let pieces: Vec<&str> = PIECES.split('|').collect();
    let one =
        (proptest::sample::select(pieces), proptest::sample::select(vec![" ", " ", " ", glue]));
    proptest::collection::vec(one, 0..12)
        .prop_map(|parts| parts.into_iter().flat_map(|(piece, glue)| [piece, glue]).collect())
}

fn leaves_nothing(text: &str, told: Names, mask: &Mask) {
    let once = mask.hide(text, "N. N.", "[…]");
    assert_eq!(mask.hide(&once, "N. N.", "[…]"), once, "twice, from {text:?}");
    let tokens = token::Tokens::of(&once);
    for at in 0..tokens.len() {
        let key = tokens.key(at);
        let is_word = ordinary::is_ordinary(key) || ordinary::is_function(key) || key.len() < 3;
        // Part of an institution that is called after somebody else.
        let mut end = at + 1;
        while end < tokens.len() && tokens.is_hyphened(end) {
            end += 1;
        }
        let is_named_after = (at..end).any(|at| tokens.key(at).starts_with("schule"));
        let is_firm = key == "strossner" && told == Names::Organisations && once.contains('&');
        let is_left = is_named_after || is_firm;
        assert!(!mask.names.is_part(key) || is_word || is_left, "{key} in {once:?}, from {text:?}");
    }
    assert!(!once.contains("a@b") && !once.contains("99998 217"), "{once:?}");
}

proptest::proptest! {
    #[test]
    fn no_name_is_left_and_hiding_twice_is_hiding_once(spaced in texts(" "), dense in texts("")) {
        for told in [Names::None, Names::Organisations] {
            let mask = office(told);
            leaves_nothing(&spaced, told, &mask);
            leaves_nothing(&dense, told, &mask);
        }
    }

    #[test]
    fn a_text_without_names_stays_byte_for_byte(text in proptest::collection::vec(NAMELESS, 0..20)) {
        let text = text.concat();
        let mask = office(Names::None);
        let tokens = token::Tokens::of(&text);
        let is_name = (0..tokens.len()).any(|at| {
            let key = tokens.key(at);
            walk::stems(key).any(|stem| mask.names.is_part(stem)) || ordinary::is_address(key)
                || ordinary::is_title(key) || mask.names.longest(key) > 0
        });
        let is_detail = text.chars().filter(char::is_ascii_digit).count() >= 3;
        if !is_name && !is_detail {
            proptest::prop_assert_eq!(mask.hide(&text, "N. N.", "[…]"), text);
        }
    }
}
