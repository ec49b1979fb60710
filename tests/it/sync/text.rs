//! Two people write in one text.

use super::scene::Scene;

#[test]
fn text_in_two_places_comes_together() {
    Scene {
        kim: &[("Erster Absatz.", "Erster Absatz, mit Zusatz.")],
        lea: &[("Zweiter Absatz.", "Zweiter Absatz, ganz neu.")],
        both: &[
            ("Erster Absatz.", "Erster Absatz, mit Zusatz."),
            ("Zweiter Absatz.", "Zweiter Absatz, ganz neu."),
        ],
        ..Scene::default()
    }
    .plays();
}

#[test]
fn a_paragraph_of_each_at_one_place_gives_two() {
    Scene {
        kim: &[("Zweiter Absatz.\n", "Zweiter Absatz.\n\nVon Kim.\n")],
        lea: &[("Zweiter Absatz.\n", "Zweiter Absatz.\n\nVon Lea.\n")],
        both: &[("Zweiter Absatz.\n", "Zweiter Absatz.\n\nVon Lea.\n\nVon Kim.\n")],
        ..Scene::default()
    }
    .plays();
}

#[test]
fn one_paragraph_with_two_texts_keeps_both_and_asks() {
    Scene {
        kim: &[("Zweiter Absatz.", "Zweiter Absatz von Kim.")],
        lea: &[("Zweiter Absatz.", "Zweiter Absatz von Lea.")],
        both: &[(
            "Zweiter Absatz.",
            "Zweiter Absatz von Lea.\n\n> [!conflict]\n> Zweiter Absatz von Kim.",
        )],
        says: &["“Anna Muster”", "von Lea. (you, ", "von Kim. (kim, "],
        open: true,
        ..Scene::default()
    }
    .plays();
}

#[test]
fn a_paragraph_that_one_moves_and_the_other_changes() {
    Scene {
        kim: &[("Zweiter Absatz.\n\n", ""), ("# Notizen\n", "# Notizen\n\nZweiter Absatz.\n")],
        lea: &[("Zweiter Absatz.", "Zweiter Absatz, geändert.")],
        both: &[
            ("Zweiter Absatz.\n\n", ""),
            ("# Notizen\n", "# Notizen\n\nZweiter Absatz, geändert.\n"),
        ],
        ..Scene::default()
    }
    .plays();
}

#[test]
fn a_field_of_one_and_the_text_of_the_other() {
    Scene {
        kim: &[("role: Leiterin", "role: Direktorin")],
        lea: &[("Erster Absatz.", "Anfang."), ("- [ ] Protokoll schreiben @lea\n", "")],
        both: &[
            ("role: Leiterin", "role: Direktorin"),
            ("Erster Absatz.", "Anfang."),
            ("- [ ] Protokoll schreiben @lea\n", ""),
        ],
        ..Scene::default()
    }
    .plays();
}

#[test]
fn a_text_that_one_took_away_keeps_what_the_other_wrote_in_it() {
    Scene {
        kim: &[("Erster Absatz.\n\nZweiter Absatz.\n\n", "")],
        lea: &[("Zweiter Absatz.", "Zweiter Absatz, mit Zusage.")],
        both: &[("Erster Absatz.\n\nZweiter Absatz.", "Zweiter Absatz, mit Zusage.")],
        says: &["“Anna Muster” was removed on one side, in whole or in part"],
        ..Scene::default()
    }
    .plays();
}
