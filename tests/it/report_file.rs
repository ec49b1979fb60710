//! Reports as files, as somebody in the office asks for them.

use std::fs;

use crate::sandbox::Sandbox;

const YEAR: [&str; 5] = ["--today", "2025-01-15", "report", "year", "2024"];

fn with<'a>(more: &[&'a str]) -> Vec<&'a str> {
    YEAR.into_iter().chain(more.iter().copied()).collect()
}

#[test]
fn the_same_report_is_the_same_file_in_every_form() {
    let log = Sandbox::example();
    for ending in ["md", "txt", "html", "docx", "xlsx", "csv", "json"] {
        for lang in ["de", "en"] {
            let write = |name: &str| {
                let path = log.home().join(format!("{name}.{ending}"));
                let shown = path.display().to_string();
                log.ok(&with(&["--lang", lang, "-o", &shown, "--force"]));
                fs::read(&path).expect("a file")
            };
            let (one, two) = (write("one"), write("two"));
            assert!(one.len() > 1000, "{ending}: {} bytes", one.len());
            assert!(one == two, "{ending} differs");
        }
    }
}

#[test]
fn what_people_wrote_beside_the_parts_of_a_report_stays() {
    let log = Sandbox::example();
    let path = log.home().join("bericht.md");
    let shown = path.display().to_string();
    log.ok(&with(&["-o", &shown]));
    let text = fs::read_to_string(&path).expect("a report");
    let mark = "<!-- netlog:begin offene-punkte ";
    assert!(text.contains(mark), "{text}");
    let own = text.replace(mark, &format!("Ein Wort der Leitung.\n\n{mark}"));
    fs::write(&path, &own).expect("written");
    log.ok(&with(&["-o", &shown, "--names", "all"]));
    let again = fs::read_to_string(&path).expect("a report");
    assert!(again.contains(&format!("Ein Wort der Leitung.\n\n{mark}")), "{again}");
    assert!(again.contains("Güller-Frey") && !text.contains("Güller-Frey"));

    let changed = again.replace("wurden 14 Gespräche geführt", "wurden viele Gespräche geführt");
    fs::write(&path, &changed).expect("written");
    let output = log.run(&with(&["-o", &shown]));
    assert_eq!(output.code, 3, "{output:?}");
    assert!(output.err.contains("„ueberblick“ wurde von Hand geändert"), "{}", output.err);
    let line = changed.lines().position(|line| line.contains("begin ueberblick")).expect("it") + 1;
    assert!(output.err.contains(&format!("bericht.md:{line}:1")), "{}", output.err);
    assert_eq!(fs::read_to_string(&path).expect("a report"), changed);
    log.ok(&with(&["-o", &shown, "--force"]));
    let forced = fs::read_to_string(&path).expect("a report");
    assert!(forced.contains("wurden 14 Gespräche") && forced.contains("Ein Wort der Leitung."));
}

#[test]
fn a_file_that_is_no_report_of_ours_is_not_written_over() {
    let log = Sandbox::example();
    for ending in ["md", "docx", "html"] {
        let path = log.home().join(format!("eigenes.{ending}"));
        fs::write(&path, "Eigener Text\n").expect("written");
        let output = log.run(&with(&["-o", &path.display().to_string()]));
        assert_eq!(output.code, 2, "{output:?}");
        assert_eq!(fs::read_to_string(&path).expect("it"), "Eigener Text\n");
    }
}

#[test]
fn the_built_in_template_is_a_start_for_a_template_of_ones_own() {
    let log = Sandbox::example();
    for lang in ["de", "en"] {
        let ours = log.ok(&with(&["--lang", lang])).out;
        let template = log.ok(&["--lang", lang, "report", "year", "--template-show"]).out;
        fs::create_dir_all(log.log().join("templates")).expect("a folder");
        let path = log.log().join(format!("templates/year.{lang}.md"));
        fs::write(&path, &template).expect("written");
        assert_eq!(log.ok(&with(&["--lang", lang])).out, ours);
        fs::write(&path, format!("# Unser Jahr {{{{ period.label }}}}\n\n{template}")).expect("it");
        let own = log.ok(&with(&["--lang", lang])).out;
        assert!(own.starts_with("Unser Jahr 2024\n"), "{own}");
        // A quarter takes the text of the year, and in another language it is ours.
        let quarter = log.ok(&["--lang", lang, "report", "quarter", "2024-q3"]).out;
        assert!(quarter.starts_with("Unser Jahr 2024-q3\n"), "{quarter}");
        fs::remove_file(&path).expect("removed");
    }
}

#[test]
fn a_fault_in_a_template_is_told_with_its_place() {
    let log = Sandbox::example();
    fs::create_dir_all(log.log().join("templates")).expect("a folder");
    let path = log.log().join("templates/year.md");
    let file = log.home().join("r.md");
    fs::write(&file, "").expect("written");
    for (text, told) in [
        ("# x\n\n{{ figurs.conversations }}\n", "templates/year.md:3:4"),
        ("# x\n{% for a in b\n", "templates/year.md:"),
        (
            "{% for a in range(9999) %}{% for b in range(9999) %}x{% endfor %}{% endfor %}",
            "abgebrochen",
        ),
    ] {
        fs::write(&path, text).expect("written");
        let output = log.run(&with(&["-o", &file.display().to_string()]));
        assert_eq!(output.code, 3, "{output:?}");
        assert!(output.err.contains(told), "{}", output.err);
        assert_eq!(fs::read_to_string(&file).expect("it"), "");
    }
    let missing = log.run(&with(&["--template", "keine.md"]));
    assert_eq!(missing.code, 1, "{missing:?}");
    assert!(missing.err.contains("Die Vorlage keine.md gibt es nicht."), "{}", missing.err);
}

#[test]
fn a_public_report_has_nothing_confidential_and_no_person() {
    let log = Sandbox::example();
    let text = log.ok(&with(&["--public", "--format", "markdown"])).out;
    for name in ["Güller", "Strößner", "Winter", "Haddad", "Şahin", "vertraulich"] {
        assert!(!text.contains(name), "{name}\n{text}");
    }
    assert!(text.contains("| Gespräche                |   13 |"), "{text}");
    assert!(text.contains("Handwerkskammer Schönbruck"), "{text}");
    for more in [&["--names", "all"][..], &["--trace"], &["--format", "json"]] {
        let output = log.run(&with(&[&["--public"][..], more].concat()));
        assert_eq!(output.code, 2, "{more:?}: {output:?}");
    }
}

#[test]
fn every_query_that_is_traced_lists_what_was_counted() {
    let log = Sandbox::example();
    let text = log.ok(&with(&["--trace", "--format", "markdown"])).out;
    let mut checked = 0;
    for row in text.lines().filter(|line| line.starts_with("| ")) {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let query = cells.iter().rev().nth(1).copied().unwrap_or_default();
        let Some(count) = cells.get(2).and_then(|cell| cell.parse::<usize>().ok()) else {
            continue;
        };
        if query == "Nachweis" {
            continue;
        }
        // A backslash keeps a sign from being markup.
        let query = query.replace('\\', "");
        let listed = match query.contains("task:") {
            true => {
                log.ok(&[
                    "--today",
                    "2025-01-15",
                    "tasks",
                    "--all",
                    "-q",
                    &query,
                    "--format",
                    "jsonl",
                ])
                .out
            }
            false => {
                log.ok(&["--today", "2025-01-15", "list", "-q", &query, "--format", "ids"]).out
            }
        };
        assert_eq!(listed.lines().count(), count, "{query}");
        checked += 1;
    }
    assert!(checked > 30, "{checked}\n{text}");
}

#[test]
fn where_a_report_cannot_go_it_says_so() {
    let log = Sandbox::example();
    let odd = log.run(&with(&["-o", "bericht.odt"]));
    assert_eq!(odd.code, 2, "{odd:?}");
    assert!(odd.err.contains(".docx, .html, .pdf"), "{}", odd.err);
    let nowhere = log.run(&with(&["-o", "kein/ordner/bericht.docx"]));
    assert_eq!(nowhere.code, 4, "{nowhere:?}");
    assert!(nowhere.err.contains("kein/ordner"), "{}", nowhere.err);
    // A year without anything is a report too.
    let empty = log.home().join("leer.docx").display().to_string();
    log.ok(&["report", "year", "1999", "-o", &empty]);
    let text = log.ok(&["report", "year", "1999"]).out;
    assert!(text.contains("keine Gespräche festgehalten"), "{text}");
}

#[test]
fn nothing_is_written_into_the_log() {
    let log = Sandbox::example();
    let before = log.files();
    for path in ["contacts/neu.md", "meetings/2024/neu.docx", "templates/year.md", "netlog.toml"] {
        std::fs::create_dir_all(log.log().join("templates")).expect("a folder");
        let path = log.log().join(path).display().to_string();
        let output = log.run(&with(&["-o", &path, "--format", "markdown", "--force"]));
        assert_eq!(output.code, 2, "{path}: {output:?}");
        let output = log.run(&with(&["-o", &path, "--force"]));
        assert_eq!(output.code, 2, "{path}: {output:?}");
    }
    assert_eq!(log.files(), before);
    let odd = log.home().join("a.docx").display().to_string();
    let output = log.run(&with(&["-o", &odd, "--format", "pdf"]));
    assert_eq!(output.code, 2, "{output:?}");
    assert!(output.err.contains("meinen verschiedene Formen"), "{}", output.err);
    let output = log.run(&with(&["-o", &odd, "--template", "x.odt"]));
    assert!(output.err.contains("passt nicht zu dieser Ausgabeform"), "{}", output.err);
}

#[test]
fn whoever_came_for_himself_is_counted_in_public_and_not_told() {
    let person = ("contacts/olga-privat.md", "---\nname: Olga Privat\n---\n");
    let meeting = (
        "meetings/2024/2024-06-06-x.md",
        "---\ntitle: Schulden\ndate: 2024-06-06\nlocation: Lindenstr. 5\nstatus: held\nparticipants: [olga-privat]\ntopics: [Insolvenz]\n---\n\n- Beschluss: Gericht\n",
    );
    let log = Sandbox::with(&[person, meeting]);
    let text = log.ok(&["--lang", "de", "report", "year", "2024", "--public"]).out;
    assert!(text.contains("Es fand eine Sitzung statt."), "{text}");
    assert!(text.contains("Ein Gespräch oder eine Sitzung mit Privatpersonen ist"), "{text}");
    for told in ["Schulden", "Lindenstr", "Insolvenz", "Gericht", "Olga"] {
        assert!(!text.contains(told), "{told}: {text}");
    }
}

#[test]
fn a_brief_is_a_page_in_every_form() {
    let log = Sandbox::example();
    for ending in ["md", "html", "docx", "xlsx", "csv", "json", "txt"] {
        let path = log.home().join(format!("brief.{ending}"));
        log.ok(&["brief", "steering-muenchen-metropolis", "-o", &path.display().to_string()]);
        assert!(fs::metadata(&path).expect("a file").len() > 200, "{ending}");
    }
}

/// Says a word where there is no program `typst` to try.
#[expect(clippy::print_stderr, reason = "a test that tried nothing has to say so")]
fn has_typst() -> bool {
    let there = std::process::Command::new("typst").arg("--version").output().is_ok();
    if !there {
        eprintln!("skipped: the program typst is not on the path");
    }
    there
}

#[test]
fn a_sign_that_no_font_has_costs_the_standard_and_not_the_file() {
    if !has_typst() {
        return;
    }
    let log = Sandbox::example();
    fs::create_dir_all(log.log().join("templates")).expect("a folder");
    let template = log.log().join("templates/year.md");
    let path = log.home().join("bericht.pdf");
    let shown = path.display().to_string();
    let write = |text: &str| {
        fs::write(&template, text).expect("written");
        let told = log.ok(&with(&["-o", &shown, "--force"])).err;
        (fs::read(&path).expect("a file"), told)
    };
    // What a template may do with its headings, and everything else that the standard is strict with.
    let odd = "# Jahr\n\n### Zu tief\n\n#\n\n## …\n\n> a\n>\n> > b\n\n- c ![](chart:months)\n";
    let (pdf, told) = write(odd);
    assert!(pdf.windows(12).any(|part| part == b"pdfuaid:part"), "{told}");
    assert!(!told.contains("barrierefrei"), "{told}");
    // The last sign is in the private area, where no font of text has one.
    let (pdf, told) = write(&format!("{odd}\n中文 😀 \u{f8ff}\u{10fff0}\n"));
    assert!(pdf.starts_with(b"%PDF-") && !pdf.windows(7).any(|part| part == b"pdfuaid"));
    assert!(told.contains("nicht vollständig barrierefrei"), "{told}");
}
