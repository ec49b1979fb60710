//! Questions that nobody has decided, and answers of two to them.

use proptest::prelude::*;
use serde_yaml::Value;

use super::tests::{merged, text_of, texts};
use super::*;
use crate::record::kind::MEETING;

#[test]
fn questions_of_both_are_asked_and_what_is_answered_is_not() {
    let base = text_of("title: R\nlocation: Ulm\n", "");
    let with =
        |others: &str| base.replace("Ulm\n", &format!("Ulm\nconflicts:\n  location: [{others}]\n"));
    assert_eq!(merged(&base, &with("Bonn"), &with("Gera")).text, with("Bonn, Gera"));
    assert_eq!(merged(&with("Bonn"), &base, &with("Bonn, Gera")).text, with("Gera"));
    // Lists are values too.
    let own = |value: &str| text_of(&format!("title: R\nx-own: {value}\n"), "");
    let both = merged(&own("a"), &own("b"), &own("[c, d]"));
    let [question] = opens(&both.text).try_into().expect("one question");
    assert_eq!(decided(&both.text, &question, Choice::Other), Some(own("[c, d]")));
    // What somebody else keeps under that name is not touched.
    let sides = |ours: &str, theirs: &str| {
        merge(&Schema::default(), &MEETING, Sides { base: Some(&base), ours, theirs })
    };
    let taken = base.replace("title", "conflicts: Streit\ntitle");
    assert_eq!(sides(&taken, &base.replace("Ulm", "Kiel")), None);
}

#[test]
fn two_answers_to_one_question_are_one_again() {
    let asks = |here: &str, others: &str| {
        let open = match others {
            "" => String::new(),
            others => format!("conflicts:\n  location: [{others}]\n"),
        };
        text_of(&format!("title: R\nlocation: {here}\n{open}"), "")
    };
    let base = asks("Ulm", "Bonn");
    for (ours, theirs, expected, asked) in [
        (asks("Ulm", ""), asks("Bonn", ""), asks("Ulm", "Bonn"), 1),
        (asks("Bonn", ""), asks("Ulm", ""), asks("Bonn", "Ulm"), 1),
        (asks("Bonn", ""), asks("Bonn", ""), asks("Bonn", ""), 0),
        (asks("Bonn", ""), base.clone(), asks("Bonn", ""), 0),
        (asks("Bonn", ""), asks("Ulm", "Bonn, Gera"), asks("Bonn", "Gera"), 0),
        // Another value instead is an answer as well.
        (asks("Ulm", ""), asks("Kiel", "Bonn"), asks("Ulm", "Kiel"), 1),
    ] {
        let both = merged(&base, &ours, &theirs);
        assert_eq!((both.text, both.conflicts.len()), (expected, asked), "{ours}{theirs}");
    }
    let base = asks("Ulm", "Bonn, Gera");
    for (ours, theirs, expected) in [
        (asks("Ulm", "Gera"), asks("Bonn", "Gera"), asks("Ulm", "Gera, Bonn")),
        (asks("Ulm", ""), asks("Gera", "Bonn"), asks("Ulm", "Gera")),
        (asks("Bonn", "Gera"), asks("Gera", "Bonn"), asks("Bonn", "Gera")),
        (asks("Ulm", "Gera"), asks("Ulm", "Bonn"), asks("Ulm", "")),
    ] {
        assert_eq!(merged(&base, &ours, &theirs).text, expected, "{ours}{theirs}");
    }
}

#[test]
fn two_answers_about_one_paragraph_lose_neither() {
    let text = |parts: &[&str]| {
        text_of("title: R\n", &format!("\nVorab.\n\n{}\n\nEnde.\n", parts.join("\n\n")))
    };
    let (here, other, third) =
        ("Wir laden die Träger ein.", "Wir laden die Träger nicht ein.", "Wir warten ab.");
    let quoted = |text: &str| open::quotation(text);
    let base = text(&[here, &quoted(other)]);
    let both = text(&[here, other]);
    for (ours, theirs, expected, asked) in [
        (both.clone(), text(&[other]), both.clone(), 0),
        (text(&[other]), both.clone(), text(&[other, here]), 0),
        (both.clone(), text(&[here]), both.clone(), 0),
        (both.clone(), both.clone(), both.clone(), 0),
        (text(&[here]), text(&[other]), base.clone(), 1),
        (text(&[other]), text(&[here]), text(&[other, &quoted(here)]), 1),
        (text(&[other]), text(&[other]), text(&[other]), 0),
        (base.clone(), text(&[other]), text(&[other]), 0),
        (both.clone(), base.clone(), both.clone(), 0),
        (text(&[third]), text(&[other]), text(&[third, other]), 0),
    ] {
        let merged = merged(&base, &ours, &theirs);
        assert_eq!((merged.text, merged.conflicts.len()), (expected, asked), "{ours}{theirs}");
    }
    let base = text(&[here, &quoted(other), &quoted(third)]);
    for (ours, theirs, expected) in [
        (text(&[here]), text(&[third]), text(&[here, &quoted(third)])),
        (
            text(&[here, &quoted(third)]),
            text(&[other, &quoted(third)]),
            text(&[here, &quoted(other), &quoted(third)]),
        ),
        (text(&[here, &quoted(third)]), text(&[here, &quoted(other)]), text(&[here])),
    ] {
        assert_eq!(merged(&base, &ours, &theirs).text, expected, "{ours}{theirs}");
    }
}

#[test]
fn each_version_of_a_paragraph_is_asked_beside_what_stands_there() {
    let text = |body: &str| text_of("title: R\n", body);
    let base = text("\nEins.\n\n> [!conflict]\n> Zwei.\n\n> [!conflict]\n> Drei.\n");
    let questions = opens(&base);
    let said: Vec<_> = questions.iter().map(|it| (it.here.clone(), it.other.clone())).collect();
    let pair = |other: &str| (Some(Value::from("Eins.")), Value::from(other));
    assert_eq!(said, [pair("Zwei."), pair("Drei.")]);
    let answer = |choice| decided(&base, &questions[1], choice).expect("asked");
    assert_eq!(answer(Choice::Here), text("\nEins.\n\n> [!conflict]\n> Zwei.\n"));
    assert_eq!(answer(Choice::Other), text("\nDrei.\n\n> [!conflict]\n> Zwei.\n"));
    assert_eq!(answer(Choice::Both), text("\nEins.\n\n> [!conflict]\n> Zwei.\n\nDrei.\n"));
}

#[test]
fn what_stands_in_its_place_is_no_question() {
    let asks = |others: &str| {
        text_of(&format!("title: R\nlocation: Ulm\nconflicts:\n  location: [{others}]\n"), "")
    };
    assert_eq!(opens(&asks("Ulm")), []);
    let [question] = opens(&asks("Ulm, Bonn")).try_into().expect("one question");
    let answered = decided(&asks("Ulm, Bonn"), &question, Choice::Here);
    assert_eq!(answered, Some(text_of("title: R\nlocation: Ulm\n", "")));
    let both = merged(&asks("Ulm, Bonn"), &asks("Ulm, Bonn, Gera"), &asks("Ulm, Bonn, Kiel"));
    assert_eq!(both.text, asks("Bonn, Gera, Kiel"));
}

/// A text with questions of its own, of two or three people.
fn asking() -> impl Strategy<Value = String> {
    (texts(), texts(), texts(), texts()).prop_map(|(base, ours, theirs, third)| {
        let two = merged(&base, &ours, &theirs).text;
        if third.len() % 2 == 0 { merged(&base, &two, &third).text } else { two }
    })
}

/// The text with some of its questions answered, one after the other.
fn answered(text: &str, answers: &[(prop::sample::Index, usize)]) -> String {
    answers.iter().fold(text.to_string(), |text, (at, choice)| {
        let asked = opens(&text);
        let choice = [Choice::Here, Choice::Other, Choice::Both][choice % 3];
        match asked.is_empty() {
            true => text,
            false => decided(&text, at.get(&asked), choice).unwrap_or(text),
        }
    })
}

fn answers() -> impl Strategy<Value = Vec<(prop::sample::Index, usize)>> {
    prop::collection::vec((any::<prop::sample::Index>(), 0..3_usize), 0..4)
}

proptest! {
    #[test]
    fn laws_of_answers(base in asking(), ours in answers(), theirs in answers(), more in any::<bool>()) {
        let (one, other) = (answered(&base, &ours), answered(&base, &theirs));
        // Somebody goes on writing.
        let one = if more { format!("{one}\nVon uns.\n") } else { one };
        let both = merged(&base, &one, &other);
        let values = |text: &str| Page::new(text.to_string()).read("").0;
        let (was, now) = (values(&base), values(&both.text));
        let parts = |text: &str| {
            let page = Page::new(text.to_string());
            part::parts(page.body()).0.into_iter().map(|part| part.text).collect::<Vec<String>>()
        };
        let asked_before = open::asked(&part::parts(Page::new(base.clone()).body()).0);
        for (side, rest) in [(&one, &other), (&other, &one)] {
            let (own, others) = (values(side), values(rest));
            for key in was.get(OPEN).and_then(Value::as_mapping).into_iter().flat_map(|it| it.keys()) {
                let key = key.as_str().unwrap_or_default();
                let open = |of: &serde_yaml::Mapping| value::items(of.get(OPEN).and_then(|it| it.get(key)));
                let asked = open(&was);
                let has_said = asked.iter().any(|it| !open(&own).contains(it)) || own.get(key) != was.get(key);
                // What somebody decided for stands there or is asked again; what both did is settled.
                if let (true, Some(value)) = (has_said, own.get(key)) {
                    let stands = now.get(key) == Some(value) || open(&now).contains(value);
                    let inside = value::items(now.get(key));
                    let within = value::items(Some(value)).iter().all(|it| inside.contains(it));
                    prop_assert!(stands || within, "{key}: {value:?} is lost\n{side}\n{rest}\n{}", both.text);
                }
                if own.get(key) == others.get(key) && open(&own) == open(&others) {
                    prop_assert_eq!(open(&now), open(&own));
                }
                prop_assert!(!open(&now).iter().any(|it| Some(it) == now.get(key)));
            }
            let (own, now) = (parts(side), parts(&both.text));
            for asked in &asked_before {
                let has_said = |side: &[String]| {
                    let open = |it: &&String| side.contains(&open::quotation(it));
                    asked.versions.iter().filter(open).count() + 1 < asked.versions.len()
                };
                for version in asked.versions.iter().filter(|it| own.contains(it) && has_said(&own)) {
                    let stands = now.contains(version) || now.contains(&open::quotation(version));
                    prop_assert!(stands, "{version} is lost\n{side}\n{rest}\n{}", both.text);
                }
            }
        }
        if ours.is_empty() && !more {
            prop_assert_eq!(&both.text, &other);
        }
        if theirs.is_empty() {
            prop_assert_eq!(&both.text, &one);
        }
    }
}
