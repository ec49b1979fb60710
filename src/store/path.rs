//! Which paths netlog makes: names that every system can have, and that mean nothing else to git, a
//! shell or an editor. Files of other names that are there already are read and changed all the same.

use crate::paint::escape_line;
use crate::record::id;

/// True for a path below the root, with `/` on every system, that a new file may have.
pub fn is_plain(path: &str) -> bool {
    path.split('/').all(is_name)
}

/// True for a path that somebody else's program may have made and that leads neither upwards nor to
/// what git acts upon, on no system.
pub fn is_safe(path: &str) -> bool {
    is_safe_on(path, cfg!(windows))
}

/// On Windows `C:` leads to another drive and `C:.git` to where the person is, wherever it is joined;
/// other colons name a stream within a file.
fn is_safe_on(path: &str, windows: bool) -> bool {
    let leads_away = |c: char| c == '\\' || windows && c == ':' || c.is_control();
    path.split('/').all(|name| {
        let bare: String = name.chars().filter(|c| !is_invisible(*c)).collect();
        let bare = bare.trim_end_matches(['.', ' ']).to_ascii_lowercase();
        let bare = bare.split(':').next().unwrap_or_default();
        let of_git = bare == ".git" || bare.starts_with("git~");
        !bare.is_empty() && !of_git && !name.contains(leads_away)
    })
}

fn is_name(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name);
    !name.is_empty()
        && (matches!(name, ".gitkeep" | ".gitignore") || !name.starts_with('.'))
        && !name.starts_with(['-', ' '])
        && !name.ends_with(['.', ' '])
        // The tilde is in the short names that Windows gives: `GIT~1` is `.git`.
        && !name.contains(['\\', ':', '*', '?', '"', '<', '>', '|', '~'])
        && !name.contains(is_invisible)
        && !id::is_device(&stem.trim_end().to_ascii_lowercase())
        && escape_line(name) == name
}

/// Some file systems leave these out of a name, so that another one is meant.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fffd}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_others_named_may_be_odd_but_leads_nowhere() {
        for good in
            [".gitattributes", ".github/workflows/check.yml", "a?.md", "-x", "a~b", "x: y.md"]
        {
            assert!(is_safe_on(good, false), "{good}");
        }
        for bad in ["C:/x", "C:.git/hooks/post-commit", "templates/a.docx:b"] {
            assert!(!is_safe_on(bad, true), "{bad}");
        }
        for bad in [
            "",
            "/etc/passwd",
            "a//b",
            "../a",
            "a/./b",
            "a/..",
            ".git/config",
            "a/.GIT/hooks/x",
            ".git./x",
            ".git /x",
            ".g\u{200c}it/x",
            "git~1/x",
            ".git:x",
            "a\\b",
            "a\nb",
        ] {
            assert!(!is_safe(bad), "{bad:?}");
        }
    }

    #[test]
    fn only_names_that_every_system_can_have_are_plain() {
        for good in [
            "netlog.toml",
            ".gitignore",
            "contacts/.gitkeep",
            "meetings/2024/2024-10-14-güller.md",
            "contacts/conrad.md",
            "contacts/a b.md",
        ] {
            assert!(is_plain(good), "{good}");
        }
        for bad in [
            "",
            "../x.md",
            "contacts/../../x.md",
            "/etc/x",
            ".git/hooks/pre-commit",
            "contacts/.git/config",
            ".GIT/config",
            "GIT~1/config",
            "\u{200c}.git/config",
            ".git /config",
            "contacts//x.md",
            "contacts/",
            "contacts\\x.md",
            "C:x.md",
            "contacts/x\u{1b}.md",
            "contacts/x.md.",
            "contacts/x.md ",
            "contacts/\u{fffd}.md",
            "contacts/-x.md",
            "contacts/ x.md",
            "contacts/CON.md",
            "contacts/aux",
            "contacts/nul .md",
            "lpt1/x.md",
            "contacts/x?.md",
            "contacts/a|b.md",
        ] {
            assert!(!is_plain(bad), "{bad:?}");
        }
    }
}
