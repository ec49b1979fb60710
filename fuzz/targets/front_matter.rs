//! Random bytes against the law `front_matter`.

#![no_main]

#[path = "../laws.rs"]
#[allow(dead_code)]
mod laws;

libfuzzer_sys::fuzz_target!(|data: &[u8]| laws::front_matter(&String::from_utf8_lossy(data)));
