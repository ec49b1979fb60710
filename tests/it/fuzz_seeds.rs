//! The seeds of the fuzz targets, and all that fuzzing ever found, against the same laws.

use std::fs;
use std::path::Path;

#[path = "../../fuzz/laws.rs"]
pub mod laws;

#[test]
fn every_seed_keeps_its_law() {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds");
    for (name, law) in laws::LAWS {
        let mut count = 0;
        for entry in fs::read_dir(seeds.join(name)).expect("a folder of seeds") {
            let path = entry.expect("a seed").path();
            let data = fs::read(&path).expect("a file");
            println!("{}", path.display());
            law(&String::from_utf8_lossy(&data));
            count += 1;
        }
        assert!(count > 0, "no seed for {name}");
    }
}

#[test]
fn every_law_has_a_target() {
    let fuzz = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz");
    let manifest = fs::read_to_string(fuzz.join("Cargo.toml")).expect("the manifest");
    for (name, _) in laws::LAWS {
        let target = fs::read_to_string(fuzz.join(format!("targets/{name}.rs"))).expect("a target");
        assert!(target.contains(&format!("laws::{name}(")), "{name}");
        assert!(manifest.contains(&format!("path = \"targets/{name}.rs\"")), "{name}");
    }
}
