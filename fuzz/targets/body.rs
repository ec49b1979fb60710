//! Random bytes against the law `body`.

#![no_main]

#[path = "../laws.rs"]
#[allow(dead_code)]
mod laws;

libfuzzer_sys::fuzz_target!(|data: &[u8]| laws::body(&String::from_utf8_lossy(data)));
