//! Which language to speak: `--lang`, then `NETLOG_LANG`, then `netlog.toml`, then the system.
//! Help and the errors of the command line are texts too, so it can be asked before either is read.

use std::ffi::OsStr;
use std::path::PathBuf;

use super::Settings;
use crate::host::Host;
use crate::store::{Found, Root};
use crate::words::Lang;

/// `settings` where they have been read already.
pub(super) fn choose(host: &Host, settings: Option<&Settings>) -> Lang {
    given(host, "--lang")
        .as_deref()
        .and_then(Lang::from_tag)
        .or_else(|| Lang::from_tag(host.var("NETLOG_LANG")?))
        .or_else(|| settings.map_or_else(|| of_file(host), Settings::lang))
        .or_else(|| of_system(host))
        .unwrap_or(Lang::En)
}

/// The value of an option before anything is parsed.
pub(super) fn given(host: &Host, name: &str) -> Option<String> {
    flag(host.args.iter().map(|arg| arg.to_string_lossy()), name)
}

/// The value of an option among some words.
pub(super) fn flag(words: impl Iterator<Item = impl AsRef<str>>, name: &str) -> Option<String> {
    let mut words = words.take_while(|word| word.as_ref() != "--");
    while let Some(word) = words.next() {
        let word = word.as_ref();
        if word == name {
            return words.next().map(|value| value.as_ref().to_string());
        }
        let value = word.strip_prefix(name).and_then(|rest| rest.strip_prefix('='));
        if let Some(value) = value {
            return Some(value.to_string());
        }
    }
    None
}

/// A file that cannot be read is named later, by the command that needs it.
fn of_file(host: &Host) -> Option<Lang> {
    let named = given(host, "--repo").or_else(|| host.var("NETLOG_REPO").map(str::to_string));
    let root = match named {
        Some(path) => Root::find(Found::Named(&host.cwd.join(PathBuf::from(path)))),
        None => Root::find(Found::From(&host.cwd)),
    };
    let text = root.ok()?.settings().ok()??;
    let table: toml::Table = text.parse().ok()?;
    Lang::from_tag(table.get("language")?.as_str()?)
}

/// As gettext chooses: the first of the three variables that is set decides alone.
fn of_system(host: &Host) -> Option<Lang> {
    let variables = ["LC_ALL", "LC_MESSAGES", "LANG"];
    let set =
        variables.iter().find_map(|name| host.env.get(OsStr::new(name)).filter(|v| !v.is_empty()));
    match set {
        Some(value) => Lang::from_tag(&value.to_string_lossy()),
        None => Lang::from_tag(host.system_locale.as_deref()?),
    }
}
