//! Two people and one follow-up.

use super::scene::Scene;

const TASK: &str = "- [ ] Termine schicken @kim due:2024-11-04";

fn tasks(kim: &str, lea: &str, both: &str) {
    let [kim, lea, both] = [kim, lea, both].map(|new| [(TASK, new)]);
    Scene { kim: &kim, lea: &lea, both: &both, ..Scene::default() }.plays();
}

#[test]
fn ticked_by_one_and_reworded_by_the_other() {
    tasks(
        "- [x] Termine schicken @kim due:2024-11-04 done:2024-10-30",
        "- [ ] Drei Termine schicken @kim due:2024-11-04",
        "- [x] Drei Termine schicken @kim due:2024-11-04 done:2024-10-30",
    );
}

#[test]
fn ticked_by_one_and_put_off_by_the_other() {
    tasks(
        "- [x] Termine schicken @kim due:2024-11-04 done:2024-10-30",
        "- [ ] Termine schicken @tom due:2024-12-01",
        "- [x] Termine schicken @tom due:2024-12-01 done:2024-10-30",
    );
}

#[test]
fn ticked_by_both_on_two_days_is_done_on_the_first() {
    tasks(
        "- [x] Termine schicken @kim due:2024-11-04 done:2024-10-30",
        "- [x] Termine schicken @kim due:2024-11-04 done:2024-11-02",
        "- [x] Termine schicken @kim due:2024-11-04 done:2024-10-30",
    );
}

#[test]
fn a_task_of_each_at_the_end() {
    tasks(
        &format!("{TASK}\n- [ ] Raum suchen"),
        &format!("{TASK}\n- [ ] Kuchen kaufen"),
        &format!("{TASK}\n- [ ] Kuchen kaufen\n- [ ] Raum suchen"),
    );
}

#[test]
fn tasks_beside_each_other_that_each_ticks() {
    Scene {
        kim: &[("- [ ] Termine", "- [x] Termine")],
        lea: &[("- [ ] Protokoll", "- [x] Protokoll")],
        both: &[("- [ ] Termine", "- [x] Termine"), ("- [ ] Protokoll", "- [x] Protokoll")],
        ..Scene::default()
    }
    .plays();
}

#[test]
fn two_days_for_one_task_are_asked_about() {
    Scene {
        kim: &[("due:2024-11-04", "due:2024-12-01")],
        lea: &[("due:2024-11-04", "due:2025-01-15")],
        both: &[(
            TASK,
            "- [ ] Termine schicken @kim due:2025-01-15\n\n> [!conflict]\n> - [ ] Termine schicken \
             @kim due:2024-12-01\n",
        )],
        says: &["“Anna Muster”", "due:2025-01-15", "due:2024-12-01"],
        open: true,
        ..Scene::default()
    }
    .plays();
}

#[test]
fn a_task_that_one_deletes_and_the_other_ticks_stays() {
    Scene {
        kim: &[("- [ ] Protokoll schreiben @lea\n", "")],
        lea: &[("- [ ] Protokoll", "- [x] Protokoll")],
        both: &[("- [ ] Protokoll", "- [x] Protokoll")],
        says: &["“Anna Muster” was removed on one side, in whole or in part"],
        ..Scene::default()
    }
    .plays();
}
