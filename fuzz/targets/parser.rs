//! Random bytes against the law `parser`.

#![no_main]

#[path = "../laws.rs"]
#[allow(dead_code)]
mod laws;

libfuzzer_sys::fuzz_target!(|data: &[u8]| laws::parser(&String::from_utf8_lossy(data)));
