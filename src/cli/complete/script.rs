//! The scripts that ask netlog with every press of the tab key. They are short: nothing of the
//! commands is in them, so that one that was installed years ago knows today's.

use super::Shell;

pub fn script(shell: Shell) -> &'static str {
    match shell {
        Shell::Bash => include_str!("script/netlog.bash"),
        Shell::Elvish => include_str!("script/netlog.elv"),
        Shell::Fish => include_str!("script/netlog.fish"),
        Shell::Powershell => include_str!("script/netlog.ps1"),
        Shell::Zsh => include_str!("script/netlog.zsh"),
    }
}
