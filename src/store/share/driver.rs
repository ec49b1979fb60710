//! So that plain `git pull` joins records as `sync` does: a merge driver, named in the settings of
//! this copy alone. Nothing in the files that all share starts a program.

use std::fs;
use std::io;
use std::path::Path;

use crate::error::{Error, Result};
use crate::record::kind::KINDS;
use crate::store::git::Git;
use crate::store::journal::not_written;
use crate::store::lock::Lock;
use crate::store::root::Root;
use crate::words::Message;

/// As gitattributes(5) calls it.
const NAME: &str = "netlog";
/// Before and after our lines.
const BEGIN: &str = "# netlog: begin";
const END: &str = "# netlog: end";

/// `program` is netlog as it lies on this machine.
pub fn set_up(git: &Git, root: &Root, program: &Path, lock: &Lock) -> Result<()> {
    // git has its own shell start it, also on Windows.
    let program = program.display().to_string().replace('\\', "/");
    let quoted = |text: &str| format!("'{}'", text.replace('\'', r"'\''"));
    // git calls it at the top of the work tree.
    let log = match git.prefix() {
        "" => ".",
        prefix => prefix,
    };
    // What begins with `%` git replaces.
    let [program, log] = [&program, log].map(|path| quoted(path).replace('%', "%%"));
    let driver = format!("{program} --repo {log} merge-driver %O %A %B %P");
    for (key, value) in [("name", "netlog"), ("driver", driver.as_str())] {
        git.set(&format!("merge.{NAME}.{key}"), value, lock)?;
    }
    // Without it `git pull` asks in English how two histories are to be joined.
    if git.setting("pull.rebase").is_none() && git.setting("pull.ff").is_none() {
        git.set("pull.rebase", "false", lock)?;
    }
    let path = git.attributes_file();
    let failed = |source| not_written("info/attributes", source);
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        Err(error) => {
            let message = Message::new("store-read-failed").with("path", "info/attributes");
            return Err(Error::io(message, error));
        }
    };
    let wanted = with_ours(&text, git.prefix());
    if wanted == text {
        return Ok(());
    }
    let disk = &root.disk;
    if let Some(folder) = path.parent() {
        disk.make_folder(folder).map_err(failed)?;
    }
    let staged = path.with_extension("tmp");
    disk.write(&staged, wanted.as_bytes(), crate::store::disk::Mode::Umask).map_err(failed)?;
    disk.rename(&staged, &path).map_err(failed)
}

/// The text with our lines at its end; whatever else stands there stays.
fn with_ours(text: &str, prefix: &str) -> String {
    let mut kept = String::new();
    let mut ours = false;
    for line in text.split_inclusive('\n') {
        match line.trim_end() {
            BEGIN => ours = true,
            END => ours = false,
            _ if ours => {}
            _ => kept.push_str(line),
        }
    }
    if !kept.is_empty() && !kept.ends_with('\n') {
        kept.push('\n');
    }
    // Signs of a pattern are meant as they are. A path with spaces stands in quotes.
    let is_sign = |c: char| matches!(c, '\\' | '*' | '?' | '[');
    let plain = |c: char| is_sign(c).then_some('\\').into_iter().chain([c]);
    let prefix: String = prefix.chars().flat_map(plain).collect();
    let prefix = prefix.replace('\\', "\\\\").replace('"', "\\\"");
    let lines =
        KINDS.iter().map(|kind| format!("\"/{prefix}{}/**/*.md\" merge={NAME}\n", kind.folder));
    format!("{kept}{BEGIN}\n{}{END}\n", lines.collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_others_stay() {
        let once = with_ours("*.docx binary", "log/");
        assert!(once.starts_with("*.docx binary\n# netlog: begin\n"), "{once}");
        assert!(once.contains("\"/log/contacts/**/*.md\" merge=netlog\n"), "{once}");
        assert_eq!(with_ours(&once, "log/"), once);
        let signs = with_ours("", "a [b]*\\/");
        assert!(signs.contains(r#""/a \\[b]\\*\\\\/contacts/**/*.md" merge"#), "{signs}");
        assert_eq!(
            with_ours(&format!("{once}x\n"), "log/"),
            once.replace("# netlog: begin", "x\n# netlog: begin")
        );
    }
}
