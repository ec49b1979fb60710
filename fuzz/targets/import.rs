//! Random bytes against the law `import`.

#![no_main]

#[path = "../laws.rs"]
#[allow(dead_code)]
mod laws;

libfuzzer_sys::fuzz_target!(|data: &[u8]| laws::import(&String::from_utf8_lossy(data)));
