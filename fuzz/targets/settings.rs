//! Random bytes against the law `settings`.

#![no_main]

#[path = "../laws.rs"]
#[allow(dead_code)]
mod laws;

libfuzzer_sys::fuzz_target!(|data: &[u8]| laws::settings(&String::from_utf8_lossy(data)));
