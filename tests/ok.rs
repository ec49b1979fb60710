//! `cargo ok`: the checks before each commit, the same that CI runs. Stops at the first that
//! fails. Not part of `cargo test`.

#![allow(clippy::disallowed_methods, clippy::print_stdout)]

use std::process::{Command, ExitCode};

const STEPS: &[(&str, &[&str])] = &[
    ("format", &["fmt", "--check"]),
    ("clippy", &["clippy", "--locked", "--quiet", "--all-targets", "--", "-D", "warnings"]),
    ("tests", &["test", "--locked"]),
    ("docs", &["doc", "--locked", "--quiet", "--no-deps", "--document-private-items"]),
];

fn main() -> ExitCode {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    // CI runs the tests by the README's command first, and need not run them twice.
    let args: Vec<String> = std::env::args().collect();
    let without = args.iter().position(|arg| arg == "--without").and_then(|at| args.get(at + 1));
    let known = |name: &str| STEPS.iter().any(|(step, _)| *step == name);
    if let Some(unknown) = without.filter(|name| !known(name)) {
        println!("cargo ok: there is no step “{unknown}”");
        return ExitCode::FAILURE;
    }
    for (name, args) in STEPS.iter().filter(|(name, _)| Some(*name) != without.map(String::as_str))
    {
        println!("cargo ok: {name}");
        let status = Command::new(&cargo).args(*args).env("RUSTDOCFLAGS", "-D warnings").status();
        if !status.is_ok_and(|status| status.success()) {
            println!("cargo ok: {name} failed");
            return ExitCode::FAILURE;
        }
    }
    println!("cargo ok: all passed");
    ExitCode::SUCCESS
}
