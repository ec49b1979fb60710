//! `netlog import` from outside: what one log writes another one takes in, once, and gives back as
//! it was; doubts are never guessed; one step that can be taken back.

use std::fs;

use crate::sandbox::{Output, Sandbox, finish};

/// A log under git with the same people, series and fields as the example, and no records.
fn empty_log() -> Sandbox {
    let sandbox = Sandbox::empty();
    sandbox.ok(&["init", "--lang", "de"]);
    let example = Sandbox::example();
    let settings = example.read("netlog.toml").replace("commit = false", "commit = true");
    sandbox.write("netlog.toml", &settings);
    sandbox.git(&["commit", "-qam", "settings"]);
    sandbox
}

fn bytes(sandbox: &Sandbox, file: &str) -> Vec<u8> {
    fs::read(sandbox.log().join(file)).expect("a file")
}

fn commits(sandbox: &Sandbox) -> usize {
    sandbox.git(&["rev-list", "HEAD"]).lines().count()
}

/// Brings a file of one log into the other.
fn carry(from: &Sandbox, to: &Sandbox, file: &str) {
    fs::write(to.home().join(file), bytes(from, file)).expect("a file");
}

fn import(sandbox: &Sandbox, file: &str) -> Output {
    let path = sandbox.home().join(file);
    sandbox.run(&["import", "--lang", "en", path.to_str().expect("a path")])
}

#[track_caller]
fn assert_same(one: &[u8], other: &[u8]) {
    let (one, other) = (String::from_utf8_lossy(one), String::from_utf8_lossy(other));
    let differ: Vec<String> = similar::TextDiff::from_lines(one.as_ref(), other.as_ref())
        .iter_all_changes()
        .filter(|change| change.tag() != similar::ChangeTag::Equal)
        .map(|change| format!("{}{}", change.tag(), change.value().trim_end()))
        .take(40)
        .collect();
    assert!(differ.is_empty(), "{differ:#?}");
}

/// Cards and calendar of one log go into an empty one, and come out of it as they went in.
fn there_and_back(from: &Sandbox) -> Sandbox {
    let cards = ["export", "vcf", "--confidential", "-o", "a.vcf", "--force"];
    let calendar = ["export", "ics", "meeting", "--confidential", "-o", "a.ics", "--force"];
    from.ok(&cards);
    from.ok(&calendar);
    let to = empty_log();
    for file in ["a.vcf", "a.ics"] {
        carry(from, &to, file);
        let done = import(&to, file);
        assert_eq!(done.code, 0, "{}", done.err);
    }
    to.ok(&cards);
    to.ok(&calendar);
    assert_same(&bytes(from, "a.vcf"), &bytes(&to, "a.vcf"));
    assert_same(&bytes(from, "a.ics"), &bytes(&to, "a.ics"));
    to
}

#[test]
fn contacts_and_meetings_come_back_as_they_went() {
    let to = there_and_back(&Sandbox::example());
    // Once more changes nothing and makes no step.
    let before = commits(&to);
    for file in ["a.vcf", "a.ics"] {
        let again = import(&to, file);
        assert_eq!((again.code, again.out.as_str()), (0, ""), "{}", again.err);
    }
    assert_eq!(commits(&to), before);
    let check = to.run(&["check", "--lang", "en"]);
    // Conversations and meetings without a day stayed behind; nothing else is amiss.
    let amiss = |line: &&str| line.starts_with("error[") && !line.contains("[unknown-reference]");
    assert_eq!(check.out.lines().find(amiss), None, "{}", check.out);
}

/// Records of a kind that differ in all that a calendar has words for.
fn made(count: usize) -> Sandbox {
    let log = empty_log();
    for at in 0..40 {
        log.write(&format!("contacts/p-{at}.md"), &format!("---\nname: Vor{at} Nach{at}\n---\n"));
    }
    for at in 0..count {
        let (year, month, day) = (2000 + at % 30, at % 12 + 1, at % 28 + 1);
        let mut text = format!("---\ntitle: Treffen {at}, „Ä; b“\n");
        text += &match at % 5 {
            0 => format!("date: {year}-{month:02}\nstatus: planned\n"),
            1 => format!("date: {year}-{month:02}-{day:02}\nuntil: {year}-{month:02}-28\n"),
            2 => format!("date: {year}-{month:02}-{day:02}\ntime: \"09:30\"\n"),
            _ => format!("date: {year}-{month:02}-{day:02}\ntime: 10:00-12:30\n"),
        };
        text += [
            "status: held\n",
            "status: cancelled\n",
            "status: confirmed\nlocation: Haus, Saal 3\n",
            "",
        ]
        .into_iter()
        .nth(if at.is_multiple_of(5) { 3 } else { at % 4 })
        .unwrap();
        text += &format!("participants: [p-{}, p-{}]\n", at % 40, (at + 7) % 40);
        text +=
            ["series: steering\n", "topics: [kiel, Öffnung]\n", "summary: Kurz; und gut\n"][at % 3];
        text += "---\n";
        text += [
            "",
            "\n# Punkt\n\nBeschluss: ja\n\n- [ ] tun @p-1 due:2024-11-04\n- [x] getan done:2024-01-02\n",
            "\nText\\, mit * und\n\n\nLücke\n",
        ][at % 3];
        let folder = if at % 2 == 0 { format!("{year}/") } else { String::new() };
        log.write(&format!("meetings/{folder}m-{at}.md"), &text);
    }
    log.git(&["add", "-A"]);
    log.git(&["commit", "-qm", "many"]);
    log
}

fn come_back(count: usize) {
    let from = made(count);
    there_and_back(&from);
    let dated = bytes(&from, "a.ics").windows(12).filter(|at| at == b"BEGIN:VEVENT").count();
    assert_eq!(dated, count - count.div_ceil(5), "what has a day");
}

#[test]
fn made_meetings_come_back_as_they_went() {
    come_back(120);
}

#[test]
#[ignore = "a minute and more"]
fn ten_thousand_meetings_come_back_as_they_went() {
    come_back(10_000);
}

#[test]
fn a_log_takes_in_what_it_wrote_itself_without_a_change() {
    let log = Sandbox::example();
    for (form, file) in [("vcf", "a.vcf"), ("ics", "a.ics"), ("csv", "a.csv"), ("xlsx", "a.xlsx")] {
        let mut args = vec!["export", form];
        args.extend(match form {
            "ics" => ["meeting"].as_slice(),
            "csv" | "xlsx" => &["contact"],
            _ => &[],
        });
        log.ok(&[&args[..], &["--confidential", "-o", file]].concat());
        let before = log.files();
        let again = log.run(&["import", "--lang", "en", file]);
        assert_eq!((again.code, again.out.as_str()), (0, ""), "{form}: {}", again.err);
        assert_eq!(log.files(), before, "{form}");
    }
}

#[test]
fn it_is_one_step_that_can_be_taken_back() {
    let log = empty_log();
    fs::write(
        log.home().join("two.vcf"),
        "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ada Neu\r\nORG:Stadt Ulm\r\nEMAIL:ada@example.org\r\n\
         END:VCARD\r\nBEGIN:VCARD\r\nVERSION:3.0\r\nN:Alt;Bo;;;\r\nORG:Stadt Ulm\r\nEND:VCARD\r\n",
    )
    .expect("a file");
    let before = (commits(&log), log.files());
    let done = import(&log, "two.vcf");
    assert_eq!(done.code, 0, "{}", done.err);
    let mut written: Vec<&str> = done.out.lines().collect();
    written.sort_unstable();
    assert_eq!(written, ["contacts/ada-neu.md", "contacts/bo-alt.md", "contacts/stadt-ulm.md"]);
    assert!(
        done.err.contains("3 new, 0 changed, 0 unchanged, 0 in doubt, 0 not taken."),
        "{}",
        done.err
    );
    assert_eq!(commits(&log), before.0 + 1);
    let message = log.git(&["log", "-1", "--format=%B"]);
    assert!(!message.contains("Ada") && message.contains("import: records"), "{message}");
    log.ok(&["undo"]);
    assert_eq!(log.files(), before.1);
}

#[test]
fn a_doubt_is_left_out_and_told_with_its_reasons() {
    let log = empty_log();
    log.write("contacts/kim.md", "---\nname: Kim Berger\nemails: [kim@example.org]\n---\n");
    log.git(&["add", "-A"]);
    log.git(&["commit", "-qm", "kim"]);
    fs::write(
        log.home().join("kim.vcf"),
        "BEGIN:VCARD\nVERSION:3.0\nFN:Kim Berger\nORG:Stadt Ulm\nEND:VCARD\nBEGIN:VCARD\n\
         VERSION:3.0\nEND:VCARD\n",
    )
    .expect("a file");
    let done = import(&log, "kim.vcf");
    assert_eq!((done.code, done.out.as_str()), (1, ""), "{}", done.err);
    let told = done.err.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(told.contains("perhaps kim: same name, another organisation or none"), "{told}");
    assert!(told.contains("0 new, 0 changed, 0 unchanged, 1 in doubt, 1 not taken."), "{told}");
}

#[test]
fn what_is_no_file_of_ours_is_named_and_costs_no_other() {
    let log = empty_log();
    fs::write(log.home().join("picture.png"), b"\x89PNG\r\n\x1a\n\0\0\0").expect("a file");
    fs::write(log.home().join("a.vcf"), "BEGIN:VCARD\nFN:Ada Neu\nEND:VCARD\n").expect("a file");
    let huge = fs::File::create(log.home().join("huge.vcf")).expect("a file");
    huge.set_len(200 * 1024 * 1024).expect("a hole");
    let path = |file: &str| log.home().join(file).display().to_string();
    let (picture, card, large) = (path("picture.png"), path("a.vcf"), path("huge.vcf"));
    let done = log.run(&["import", "--lang", "en", &picture, &card, &large]);
    assert_eq!((done.code, done.out.trim()), (1, "contacts/ada-neu.md"), "{}", done.err);
    assert!(done.err.contains("What kind of file this is cannot be told"), "{}", done.err);
    assert!(done.err.contains("has more than 32 MB"), "{}", done.err);
    let missing = log.run(&["import", "--lang", "en", "nowhere.vcf"]);
    assert_eq!(missing.code, 1, "{}", missing.err);
}

#[test]
fn a_table_that_nobody_knows_asks_for_a_mapping_and_takes_it() {
    let log = empty_log();
    fs::write(log.home().join("t.csv"), "Wer;Wo;Draht\r\nAda Neu;Stadt Ulm;0731 12345\r\n")
        .expect("a file");
    let table = log.home().join("t.csv").display().to_string();
    let done = log.run(&["import", "--lang", "en", &table]);
    assert_eq!((done.code, done.out.as_str()), (1, ""), "{}", done.err);
    let proposed = log.ok(&["import", "--lang", "en", "--propose", &table]).out;
    assert!(proposed.contains("\"Draht\"") && proposed.contains("[columns]"), "{proposed}");
    log.write(
        "map.toml",
        "kind = \"contact\"\n[columns]\nWer = \"name\"\nWo = \"organisation\"\nDraht = \"phones\"\n",
    );
    log.ok(&["import", "--lang", "en", "--mapping", "map.toml", &table]);
    let ada = log.read("contacts/ada-neu.md");
    assert!(
        ada.contains("organisation: stadt-ulm\n") && ada.contains("phones: [0731 12345]\n"),
        "{ada}"
    );
    let odd = log.run(&["import", "--lang", "en", "--mapping", "netlog.toml", &table]);
    assert_eq!(odd.code, 3, "{}", odd.err);
    assert!(odd.err.contains("netlog.toml:"), "{}", odd.err);
}

#[test]
fn a_proposal_is_made_of_whatever_can_be_taken_in() {
    let log = empty_log();
    let table = "Wer;Wo;Draht\r\nAda Neu;Stadt Ulm;0731 12345\r\n";
    fs::create_dir(log.home().join("tables")).expect("a folder");
    fs::write(log.home().join("tables/t.csv"), table).expect("a file");
    fs::write(log.home().join("tables/read.me"), b"\0\0").expect("a file");
    let folder = log.home().join("tables").display().to_string();
    let of_folder = log.ok(&["import", "--lang", "en", "--propose", &folder]).out;
    assert!(of_folder.contains("\"Draht\"") && of_folder.contains("[columns]"), "{of_folder}");
    let mut command = log.command(&["import", "--lang", "en", "--propose", "-"]);
    let of_input =
        finish(command.stdin(fs::File::open(log.home().join("tables/t.csv")).expect("it")));
    assert_eq!(of_input.code, 0, "{}", of_input.err);
    // Two in one file could not be read back.
    fs::write(log.home().join("tables/u.csv"), table).expect("a file");
    let two = log.run(&["import", "--lang", "en", "--propose", &folder]);
    assert_eq!((two.code, two.out.as_str()), (2, ""), "{}", two.err);
    assert!(two.err.contains("here are several"), "{}", two.err);
    let columns = |text: &str| text.split("[columns]").nth(1).map(str::to_string);
    assert_eq!(columns(&of_input.out), columns(&of_folder));
}

#[test]
fn an_id_that_another_record_has_now_is_no_former_one() {
    let log = empty_log();
    let meeting = |id: &str, title: &str| {
        let path = format!("meetings/2024/{id}.md");
        log.write(&path, &format!("---\ntitle: {title}\ndate: 2024-03-04\n---\n"));
    };
    meeting("2024-03-04-runde", "Runde");
    log.ok(&["export", "ics", "meeting", "-o", "old.ics"]);
    let old = log.read("old.ics");
    log.git(&["add", "-A"]);
    log.git(&["commit", "-qm", "one"]);
    log.git(&["mv", "meetings/2024/2024-03-04-runde.md", "meetings/2024/2024-03-04-kreis.md"]);
    log.git(&["commit", "-qm", "renamed"]);
    // Made by hand, and in no step yet.
    log.write("conversations/2024/2024-03-04-runde.md", "---\ndate: 2024-03-04\nwith: [x]\n---\n");
    log.write("old.ics", &old.replace("SUMMARY:Runde", "SUMMARY:Ganz anderes"));
    let given = log.ok(&["export", "ics", "meeting"]).out;
    let uid = |text: &str| text.lines().find(|line| line.starts_with("UID:")).map(str::to_string);
    assert_ne!(uid(&given), uid(&old));
    // As the calendar is told, so is it understood: this is not the renamed one.
    let done = log.run(&["import", "--lang", "en", "--dry-run", "old.ics"]);
    assert!(done.err.contains("1 new, 0 changed"), "{}", done.err);
}

#[test]
fn many_records_are_one_sound_step() {
    let log = empty_log();
    let card = |at: usize| {
        format!(
            "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Vorname{at} Name{at}\r\nNOTE:Zeile\r\nEND:VCARD\r\n"
        )
    };
    let cards: String = (0..300).map(card).collect();
    fs::write(log.home().join("many.vcf"), &cards).expect("a file");
    let done = import(&log, "many.vcf");
    assert_eq!((done.code, done.out.lines().count()), (0, 300), "{}", done.err);
    assert_eq!(log.git(&["status", "--porcelain"]), "");
    log.git(&["fsck", "--strict"]);
    let shown = log.git(&["show", "HEAD:contacts/vorname7-name7.md"]);
    assert_eq!(shown.trim_end(), log.read("contacts/vorname7-name7.md").trim_end());
    // Changed all at once, with line ends of Windows in one of them.
    let path = "contacts/vorname7-name7.md";
    log.write(path, &log.read(path).replace('\n', "\r\n"));
    log.git(&["commit", "-qam", "ends"]);
    fs::write(log.home().join("many.vcf"), cards.replace("NOTE", "TITLE:Rat\r\nNOTE"))
        .expect("a file");
    let done = import(&log, "many.vcf");
    assert_eq!((done.code, done.out.lines().count()), (0, 300), "{}", done.err);
    assert_eq!(log.git(&["status", "--porcelain"]), "");
    assert!(log.read(path).contains("role: Rat\r\n"));
    log.git(&["fsck", "--strict"]);
    log.ok(&["undo"]);
    assert!(!log.read(path).contains("role: Rat"));
}

#[test]
fn what_a_file_has_beyond_its_bounds_is_told_once() {
    let log = empty_log();
    let cards: String =
        (0..20_003).map(|at| format!("BEGIN:VCARD\nFN:N{at}\nEND:VCARD\n")).collect();
    fs::write(log.home().join("many.vcf"), cards).expect("a file");
    let path = log.home().join("many.vcf").display().to_string();
    let done = log.run(&["import", "--lang", "en", "--dry-run", &path]);
    assert_eq!(done.code, 1);
    assert!(done.err.contains("20000 new") || done.err.contains("20,000 new"), "{}", done.err);
    let told = done.err.matches("The file has more than 20").count();
    assert_eq!(told, 1, "{}", done.err);
}

#[test]
fn two_of_one_title_or_name_stay_two_and_come_in_once() {
    let log = empty_log();
    let event = |hour: &str| {
        format!("BEGIN:VEVENT\nSUMMARY:Sprechstunde\nDTSTART:20240304T{hour}0000\nEND:VEVENT\n")
    };
    let calendar = format!("BEGIN:VCALENDAR\n{}{}END:VCALENDAR\n", event("10"), event("14"));
    let talks = "Datum;Mit;Kanal;Notizen\n4.3.2024;Anna Berg;telefonisch;Eins\n\
                 4.3.2024;Otto Kurz;telefonisch;Zwei\n";
    let cards = "BEGIN:VCARD\nFN:Eva Lang\nTEL:1111111\nUID:a\nEND:VCARD\nBEGIN:VCARD\nFN:Eva Lang\n\
                 TEL:2222222\nUID:b\nEND:VCARD\nBEGIN:VCARD\nFN:Udo Klein\nUID:c\nEND:VCARD\n\
                 BEGIN:VCARD\nFN:Ina Groß\nUID:c\nEND:VCARD\n";
    for (file, text, code, new) in
        [("a.ics", calendar.as_str(), 0, 2), ("b.csv", talks, 0, 4), ("c.vcf", cards, 1, 2)]
    {
        fs::write(log.home().join(file), text).expect("a file");
        let done = import(&log, file);
        assert_eq!((done.code, done.out.lines().count()), (code, new), "{file}: {}", done.err);
        let again = import(&log, file);
        assert_eq!((again.code, again.out.as_str()), (code, ""), "{file}: {}", again.err);
    }
    let lang = log.read("contacts/eva-lang.md");
    assert!(lang.contains("1111111") && !lang.contains("2222222"), "{lang}");
}

#[test]
fn what_is_confidential_leaves_no_trace_in_what_is_handed_out() {
    let log = Sandbox::example();
    log.write(
        "contacts/zz-quelle.md",
        "---\nname: Zz Quelle\nemails: [zz@example.org]\nconfidential: true\n---\n",
    );
    let path = "contacts/anne-gueller-frey.md";
    let anne = log.read(path).replace("role:", "relations: {partner: [zz-quelle]}\nrole:");
    log.write(path, &anne);
    let path = "meetings/2024/2024-07-04-steuerungsgruppe.md";
    log.write(path, &log.read(path).replace("[leyla-sahin]", "[leyla-sahin, zz-quelle]"));
    for form in ["json", "jsonl", "vcf", "ics", "csv", "letters", "sqlite"] {
        let file = format!("out.{}", if form == "letters" { "letters.csv" } else { form });
        let sql: &[&str] = if form == "sqlite" { &["--sql"] } else { &[] };
        log.ok(&[&["export", form, "-o", file.as_str()], sql].concat());
        let text = String::from_utf8_lossy(&bytes(&log, &file)).to_lowercase();
        assert!(text.len() > 100 && !text.contains("quelle") && !text.contains("zz@"), "{form}");
        log.ok(&[&["export", form, "--confidential", "--force", "-o", file.as_str()], sql].concat());
        let text = String::from_utf8_lossy(&bytes(&log, &file)).to_lowercase();
        assert!(text.contains("quelle"), "{form}");
    }
}

#[test]
fn what_others_write_decides_nothing_and_gives_nobody_a_task() {
    let log = empty_log();
    let text = "Beschluss: per Mail\\n\\n- [ ] Geld schicken @susanne-winter due:2024-11-04\\n\\n# Haushalt";
    let card = format!("BEGIN:VCARD\nFN:Ada Neu\nNOTE:{text}\nEND:VCARD\n");
    let event = format!(
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nSUMMARY:Neu\nDTSTART:20240304T100000\n\
         DESCRIPTION:{text}\nEND:VEVENT\nEND:VCALENDAR\n"
    );
    for (file, text) in [("a.vcf", &card), ("a.ics", &event)] {
        fs::write(log.home().join(file), text).expect("a file");
        assert_eq!(import(&log, file).code, 0);
        let again = import(&log, file);
        assert_eq!((again.code, again.out.as_str()), (0, ""), "{}", again.err);
    }
    assert_eq!(log.json(&["tasks"]), serde_json::json!([]));
    log.ok(&["export", "sqlite", "--sql", "-o", "log.sql"]);
    let sql = log.read("log.sql");
    assert!(sql.contains("Geld schicken") && !sql.contains("INSERT INTO decisions"), "{sql}");
    for path in ["contacts/ada-neu.md", "meetings/2024/2024-03-04-neu.md"] {
        assert!(log.read(path).contains("Geld schicken"), "{path}");
    }
}

/// A folder that nobody may look into, and one that lies too deep, cost nothing else. Whoever may
/// do everything looks into the first one as well.
#[cfg(unix)]
#[test]
fn folders_that_cannot_be_read_cost_no_other() {
    use std::os::unix::fs::PermissionsExt;

    let log = empty_log();
    let top = log.home().join("alles");
    let deep = (0..33).fold(top.join("tief"), |path, _| path.join("t"));
    let (closed, open) = (top.join("zu"), top.join("offen"));
    for (folder, name) in [(&deep, "Dora"), (&closed, "Cem"), (&open, "Anna")] {
        fs::create_dir_all(folder).expect("a folder");
        let text = format!("Vorname;Nachname\n{name};Muster\n");
        fs::write(folder.join("a.csv"), text).expect("a file");
    }
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o000)).expect("a mode");
    let locked = fs::read_dir(&closed).is_err();
    let done = import(&log, "alles");
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o755)).expect("a mode");
    assert_eq!(done.code, 1, "{}", done.err);
    let there = |id: &str| log.log().join(format!("contacts/{id}-muster.md")).exists();
    assert_eq!((there("anna"), there("cem"), there("dora")), (true, !locked, false));
    assert_eq!(done.err.contains("alles/zu” could not be read"), locked, "{}", done.err);
    assert!(done.err.contains("more than 32 folders deep"), "{}", done.err);
}

/// An invitation as it is sent.
fn invitation(sequence: u32, day: u32) -> String {
    format!(
        "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nUID:inv\r\nSEQUENCE:{sequence}\r\n\
         DTSTAMP:202410{day}T080000Z\r\nDTSTART;VALUE=DATE:202410{day}\r\nSUMMARY:Beirat\r\n\
         END:VEVENT\r\nEND:VCALENDAR\r\n"
    )
}

#[test]
fn the_newest_invitation_counts_wherever_it_stands_in_the_mailbox() {
    let log = empty_log();
    let mail = |sequence, day| {
        format!(
            "From office@example.org Tue Oct  1 08:00:00 2024\r\nFrom: Amt <office@example.org>\r\n\
             Date: Tue, 1 Oct 2024 08:00:00 +0100\r\nMessage-ID: <{sequence}@example.org>\r\n\
             Subject: Beirat\r\nContent-Type: text/calendar; charset=utf-8\r\n\r\n{}\r\n",
            invitation(sequence, day)
        )
    };
    fs::write(log.home().join("a.mbox"), mail(2, 15) + &mail(0, 10)).expect("a file");
    assert_eq!(import(&log, "a.mbox").code, 0);
    let path = "meetings/2024/2024-10-15-beirat.md";
    let corrected = log.read(path).replace("title: Beirat", "title: Beirat der Stadt");
    log.write(path, &corrected);
    for (file, sequence) in [("old.ics", 1), ("same.ics", 2)] {
        let day = if sequence == 2 { 15 } else { 12 };
        fs::write(log.home().join(file), invitation(sequence, day)).expect("a file");
        let done = import(&log, file);
        assert_eq!((done.code, log.read(path)), (0, corrected.clone()), "{file}: {}", done.err);
    }
}

#[test]
fn a_series_that_moved_is_the_same_series_and_what_it_lost_is_cancelled() {
    let log = empty_log();
    let series = |sequence: u32, start: &str, more: &str| {
        let text = format!(
            "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:runde\r\nSEQUENCE:{sequence}\r\nSUMMARY:Runde\r\n\
             DTSTART:{start}\r\nDURATION:PT1H\r\nRRULE:FREQ=WEEKLY;COUNT=4\r\n{more}END:VEVENT\r\n\
             END:VCALENDAR\r\n"
        );
        fs::write(log.home().join("a.ics"), text).expect("a file");
        let done = import(&log, "a.ics");
        assert_eq!(done.code, 0, "{}", done.err);
        done.err
    };
    let meetings = || log.files().into_iter().filter(|file| file.0.contains("-runde")).count();
    series(0, "20241015T090000Z", "");
    assert_eq!(meetings(), 4);
    // One hour, then a day later; then one is struck out.
    for (sequence, start) in [(1, "20241015T100000Z"), (2, "20241016T100000Z")] {
        let told = series(sequence, start, "");
        assert!(told.contains("0 new, 4 changed"), "{told}");
    }
    let told = series(1, "20241015T100000Z", "");
    assert!(told.contains("0 new, 0 changed, 4 unchanged"), "{told}");
    let told = series(3, "20241016T100000Z", "EXDATE:20241016T100000Z,20241030T100000Z\r\n");
    assert!(told.contains("0 new, 3 changed"), "{told}");
    assert_eq!(meetings(), 4);
    let cancelled = log.ok(&["list", "meeting", "status:cancelled", "--format", "ids"]).out;
    assert_eq!(cancelled.lines().count(), 1, "{cancelled}");
    let told = series(3, "20241016T100000Z", "EXDATE:20241016T100000Z,20241030T100000Z\r\n");
    assert!(told.contains("0 new, 0 changed"), "{told}");
}

#[test]
fn a_calendar_alone_comes_back_as_it_went_though_nobody_has_what_it_is_about() {
    let from = Sandbox::example();
    from.write(
        "meetings/2024/2024-10-14-runde.md",
        "---\ntitle: Runde\ndate: 2024-10-14\nabout: [tandem-werkstatt, runde-zwei]\n---\n",
    );
    let calendar = ["export", "ics", "meeting", "title:=Runde", "-o", "a.ics", "--force"];
    from.ok(&calendar);
    let to = empty_log();
    carry(&from, &to, "a.ics");
    let done = import(&to, "a.ics");
    assert_eq!(done.code, 0, "{}", done.err);
    assert!(done.err.contains("no record “tandem-werkstatt” in the log yet"), "{}", done.err);
    to.ok(&calendar);
    assert_same(&bytes(&from, "a.ics"), &bytes(&to, "a.ics"));
    assert!(import(&to, "a.ics").err.contains("0 new, 0 changed, 1 unchanged"));
}
