//! Two people change one list.

use super::scene::{Edits, Scene};

const LIST: &str = "topics: [wohnen, sprache, arbeit]";

/// Three lists out of the one that both had; nobody is asked.
fn lists(kim: &str, lea: &str, both: &str) {
    let [kim, lea, both] = [kim, lea, both].map(|new| [(LIST, new)]);
    Scene { kim: &kim, lea: &lea, both: &both, ..Scene::default() }.plays();
}

#[test]
fn what_each_adds_at_the_end_is_in_it() {
    lists(
        "topics: [wohnen, sprache, arbeit, kita]",
        "topics: [wohnen, sprache, arbeit, asyl]",
        "topics: [wohnen, sprache, arbeit, asyl, kita]",
    );
}

#[test]
fn both_ends_of_it() {
    lists(
        "topics: [kita, wohnen, sprache, arbeit]",
        "topics: [wohnen, sprache, arbeit, asyl]",
        "topics: [kita, wohnen, sprache, arbeit, asyl]",
    );
}

#[test]
fn what_one_takes_away_and_the_other_adds() {
    lists(
        "topics: [wohnen, arbeit]",
        "topics: [wohnen, sprache, arbeit, asyl]",
        "topics: [wohnen, arbeit, asyl]",
    );
}

#[test]
fn another_order_of_one_and_a_new_value_of_the_other() {
    lists(
        "topics: [arbeit, sprache, wohnen]",
        "topics: [wohnen, sprache, arbeit, asyl]",
        "topics: [arbeit, sprache, wohnen, asyl]",
    );
}

#[test]
fn a_list_in_lines_takes_what_the_other_wrote_in_brackets() {
    lists(
        "topics:\n- wohnen\n- sprache # seit 2020\n- arbeit",
        "topics: [wohnen, sprache, arbeit, asyl]",
        "topics:\n- wohnen\n- sprache # seit 2020\n- arbeit\n- asyl",
    );
}

#[test]
fn a_comment_between_items_stays_where_it_was_written() {
    const LINES: &str = "topics:\n- wohnen\n- sprache\n- arbeit";
    Scene {
        before: &[(LIST, LINES)],
        kim: &[("- sprache\n", "- sprache # seit 2020\n")],
        lea: &[("- arbeit\n", "- arbeit\n- asyl\n")],
        both: &[("- sprache\n", "- sprache # seit 2020\n"), ("- arbeit\n", "- arbeit\n- asyl\n")],
        ..Scene::default()
    }
    .plays();
}

#[test]
fn what_both_add_alike_is_in_it_once() {
    let both: Edits = &[(LIST, "topics: [wohnen, sprache, arbeit, asyl]")];
    Scene {
        kim: &[(LIST, "topics: [asyl, wohnen, sprache, arbeit]")],
        lea: both,
        both,
        ..Scene::default()
    }
    .plays();
}

#[test]
fn one_value_alone_and_a_list_of_two_are_one_list() {
    Scene {
        before: &[("emails: [anna@example.org]", "emails: anna@example.org")],
        kim: &[("emails: anna@example.org", "emails: [anna@example.org, am@example.org]")],
        lea: &[("emails: anna@example.org", "emails: [anna@example.org, info@example.org]")],
        both: &[(
            "emails: anna@example.org",
            "emails: [anna@example.org, info@example.org, am@example.org]",
        )],
        ..Scene::default()
    }
    .plays();
}

#[test]
fn posts_of_which_each_changes_another_thing() {
    const POSTS: &str = "organisation: amt\nroles:\n- organisation: amt\n  role: Leiterin\n  from: 2019\n- organisation: verein\n  role: Vorstand\n";
    Scene {
        before: &[("organisation: amt\n", POSTS)],
        kim: &[("  from: 2019\n", "  from: 2019\n  until: 2023\n")],
        lea: &[("  role: Vorstand\n", "  role: Vorstand\n  from: 2020\n")],
        both: &[
            ("  from: 2019\n", "  from: 2019\n  until: 2023\n"),
            ("  role: Vorstand\n", "  role: Vorstand\n  from: 2020\n"),
        ],
        ..Scene::default()
    }
    .plays();
}
