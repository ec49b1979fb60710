//! Two series that are probably one, spelled in two ways. Where the settings name the series, what is
//! not among them is a fault of its own.

use crate::check::{Context, Example, Rule, likeness};
use crate::diagnostic::{Diagnostic, Severity};
use crate::words::Message;

pub const RULE: Rule = Rule {
    code: "series-look-alike",
    severity: Severity::Warning,
    check,
    example: Example {
        bad: &[
            ("netlog.toml", "[office]\nstaff = [\"kim\"]\n"),
            ("meetings/eins.md", "---\ntitle: Eins\nseries: steuerungsgruppe\n---\n"),
            ("meetings/zwei.md", "---\ntitle: Zwei\nseries: steuerungsgruppe\n---\n"),
            ("meetings/drei.md", "---\ntitle: Drei\nseries: Steuerungs-Gruppe\n---\n"),
            ("meetings/vier.md", "---\ntitle: Vier\nseries: steuerungsgrupe\n---\n"),
        ],
        good: &[
            ("netlog.toml", "[office]\nstaff = [\"kim\"]\n"),
            ("meetings/eins.md", "---\ntitle: Eins\nseries: steuerungsgruppe\n---\n"),
            ("meetings/zwei.md", "---\ntitle: Zwei\nseries: steuerungsgruppe\n---\n"),
            ("meetings/drei.md", "---\ntitle: Drei\nseries: steuerungsgruppe\n---\n"),
            ("meetings/vier.md", "---\ntitle: Vier\nseries: beirat\n---\n"),
        ],
        guessed: Some(&[
            ("netlog.toml", "[office]\nstaff = [\"kim\"]\n"),
            ("meetings/eins.md", "---\ntitle: Eins\nseries: steuerungsgruppe\n---\n"),
            ("meetings/zwei.md", "---\ntitle: Zwei\nseries: steuerungsgruppe\n---\n"),
            ("meetings/drei.md", "---\ntitle: Drei\nseries: steuerungsgruppe\n---\n"),
            ("meetings/vier.md", "---\ntitle: Vier\nseries: steuerungsgruppe\n---\n"),
        ]),
        fixed: Some(&[
            ("netlog.toml", "[office]\nstaff = [\"kim\"]\n"),
            ("meetings/eins.md", "---\ntitle: Eins\nseries: steuerungsgruppe\n---\n"),
            ("meetings/zwei.md", "---\ntitle: Zwei\nseries: steuerungsgruppe\n---\n"),
            ("meetings/drei.md", "---\ntitle: Drei\nseries: steuerungsgruppe\n---\n"),
            ("meetings/vier.md", "---\ntitle: Vier\nseries: steuerungsgrupe\n---\n"),
        ]),
    },
};

fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let said = ["check-series-look-alike", "check-series-look-alike-remedy"].map(Message::new);
    if context.series.is_empty() {
        likeness::check(&RULE, context, "series", said, found);
    }
}
