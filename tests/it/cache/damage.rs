//! Caches that somebody or something has damaged, and logs that others write to meanwhile.

use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use super::Log;

fn log() -> Log {
    let log = Log::new();
    for at in 0..30 {
        log.write(
            &format!("contacts/k{at}.md"),
            &format!("---\nname: Kim {at} Straße\norganisation: k{}\n---\nText {at}\n", at / 3),
        );
        log.write(
            &format!("conversations/2024/g{at}.md"),
            &format!("---\ndate: 2024-03-{:02}\nwith: [k{at}]\ntitle: Gruppentreffen {at}\n---\n\n- [ ] x @k1 due:2024-12-01\n", at % 28 + 1),
        );
    }
    Log::settle();
    log.load();
    log
}

fn cache_files(log: &Log) -> Vec<PathBuf> {
    let files = walkdir::WalkDir::new(log.cache_folder()).sort_by_file_name();
    let files = files.into_iter().flatten().filter(|entry| entry.file_type().is_file());
    files.map(|entry| entry.path().to_path_buf()).collect()
}

#[test]
fn a_damaged_cache_is_as_good_as_none() {
    let log = log();
    let files = cache_files(&log);
    assert!(files.len() >= 3, "{files:?}");
    let whole: Vec<Vec<u8>> = files.iter().map(|file| fs::read(file).expect("a file")).collect();
    let restore = || {
        for (file, bytes) in files.iter().zip(&whole) {
            fs::write(file, bytes).expect("a file");
        }
    };
    let mut chance = 0x2545_f491_4f6c_dd1d_u64;
    for (file, bytes) in files.iter().zip(&whole) {
        for step in 0..24 {
            chance ^= chance << 13;
            chance ^= chance >> 7;
            chance ^= chance << 17;
            let at = usize::try_from(chance).expect("64 bits") % bytes.len();
            let damaged = match step % 4 {
                0 => bytes[..at].to_vec(),
                1 => [bytes.as_slice(), b"more"].concat(),
                2 => [&bytes[..at], &bytes[at..].iter().map(|_| 0).collect::<Vec<u8>>()].concat(),
                _ => {
                    let mut damaged = bytes.clone();
                    damaged[at] ^= 1 << (chance % 8);
                    damaged
                }
            };
            fs::write(file, damaged).expect("a file");
            log.expect_same(false);
            restore();
        }
    }
    // One file in the place of another, an empty one, a folder, none.
    for (file, bytes) in files.iter().zip(whole.iter().rev()) {
        fs::write(file, bytes).expect("a file");
    }
    log.expect_same(true);
    files.iter().for_each(|file| fs::write(file, "").expect("a file"));
    log.expect_same(true);
    for file in &files {
        fs::remove_file(file).expect("removed");
        fs::create_dir(file).expect("a folder");
    }
    log.expect_same(true);
    fs::remove_dir_all(log.cache_folder()).expect("removed");
    log.expect_same(true);
}

/// Damage to one byte of a part that is read late: what was unpacked from there is not believed.
#[test]
fn a_flipped_bit_is_seen_before_anything_is_believed() {
    let log = log();
    for file in cache_files(&log) {
        let bytes = fs::read(&file).expect("a file");
        let step = (bytes.len() / 60).max(1);
        for at in (0..bytes.len()).step_by(step) {
            let mut damaged = bytes.clone();
            damaged[at] = !damaged[at];
            fs::write(&file, damaged).expect("a file");
            let (scan, cached) = (log.scan(), log.load());
            let query = log.query("gruppentreffen or straße or with:k3").expect("a query");
            assert_eq!(super::records(&cached, &query), super::records(&scan, &query), "{at}");
        }
        fs::write(&file, bytes).expect("a file");
    }
}

/// Comparing takes long enough that somebody watches; the bar must not stand still.
#[test]
fn verify_tells_how_far_comparing_is() {
    let log = log();
    let cache = log.cache();
    let anew = cache.read_anew(&log.root(), &log.schema, &|_, _| ()).expect("read");
    let told = std::sync::Mutex::new(Vec::new());
    let tell = |done, many| told.lock().expect("nobody panicked").push((done, many));
    anew.compare(&tell).expect("compared");
    let mut told = told.into_inner().expect("nobody panicked");
    told.sort_unstable();
    // Each record once for what was kept of it and once for what was read.
    assert_eq!((told.len(), told.last()), (120, Some(&(60, 60))));
}

#[test]
fn verify_finds_what_is_wrong_and_mends_it() {
    let log = log();
    let verify = || {
        let cache = log.cache();
        let anew = cache.read_anew(&log.root(), &log.schema, &|_, _| ()).expect("read");
        anew.compare(&|_, _| ()).expect("compared")
    };
    let verified = verify();
    assert_eq!((verified.compared, verified.different.len()), (60, 0));
    // A record that has gone, and one that has changed, make no other one wrong.
    fs::remove_file(log.path("contacts/k1.md")).expect("removed");
    log.write("contacts/k2.md", "---\nname: Neu\n---\n");
    let verified = verify();
    assert_eq!((verified.compared, verified.different), (58, Vec::new()));
    Log::settle();
    log.load();
    assert_eq!(verify().compared, 59);
    // The same size and, as far as anybody can set it, the same time: only the text is another.
    // Such a change shows in the time of change, which nobody can set; a cache that is wrong all
    // the same is made here by exchanging what lies behind a right index.
    let path = cache_files(&log).into_iter().find(|file| {
        let bytes = fs::read(file).expect("a file");
        bytes.windows(14).any(|part| part == b"gruppentreffen")
    });
    let path = path.expect("a segment of conversations");
    let mut bytes = fs::read(&path).expect("a file");
    let at = bytes.windows(14).position(|part| part == b"gruppentreffen").expect("a text");
    bytes[at] = b'x';
    fs::write(&path, bytes).expect("a file");
    let verified = verify();
    assert!(!verified.different.is_empty());
    assert_eq!(verify().different.len(), 0);
    log.expect_same(true);
}

#[test]
fn while_others_write_each_record_is_one_of_theirs() {
    let log = log();
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            for round in 0..60 {
                for at in 0..30 {
                    let path = log.path(&format!("contacts/k{at}.md"));
                    let beside = path.with_extension("new");
                    let text = format!("---\nname: Runde {round}\n---\n{round}\n");
                    fs::write(&beside, text).expect("a file");
                    fs::rename(beside, path).expect("a file");
                }
                std::thread::sleep(Duration::from_millis(5));
            }
            done.store(true, Ordering::SeqCst);
        });
        // Two readers, each of which also writes the cache.
        for _ in 0..2 {
            scope.spawn(|| {
                while !done.load(Ordering::SeqCst) {
                    let book = log.load();
                    assert_eq!(book.len(), 60);
                    for record in
                        book.records().filter(|record| record.path.starts_with("contacts"))
                    {
                        let title = record.title();
                        if let Some(round) = title.strip_prefix("Runde ") {
                            assert_eq!(record.summary(), Some(round), "{title}");
                        }
                    }
                }
            });
        }
    });
    log.expect_same(true);
    Log::settle();
    log.load();
    log.expect_same(true);
}

/// Personal data that is gone from the log is gone from the cache.
#[test]
fn what_is_removed_from_the_log_is_removed_from_the_cache() {
    let log = log();
    let holds = |text: &str| {
        let files = cache_files(&log);
        let mut bytes = files.iter().map(|file| fs::read(file).expect("a file"));
        bytes.any(|bytes| memchr::memmem::find(&bytes, text.as_bytes()).is_some())
    };
    log.write("conversations/2023/h.md", "---\ndate: 2023-03-03\ntitle: Einzelstück\n---\n");
    Log::settle();
    log.load();
    assert!(holds("kim 7 strasse") && holds("Einzelstück"), "the texts are kept as they are");
    fs::remove_file(log.path("contacts/k7.md")).expect("a file");
    log.load();
    assert!(!holds("kim 7 strasse") && !holds("Kim 7") && holds("Kim 8"));
    // A folder with all that was in it.
    fs::remove_dir_all(log.path("conversations/2023")).expect("a folder");
    log.load();
    assert!(!holds("Einzelstück"));
    log.expect_same(true);
    // What a killed comparison has left.
    let beside = cache_files(&log)[0].parent().expect("a folder").with_extension("new");
    fs::create_dir(&beside).expect("a folder");
    fs::write(beside.join("x.large"), "Kim 7").expect("a file");
    assert!(log.cache().clear().expect("a folder"));
    assert!(cache_files(&log).is_empty() && !beside.exists());
}

/// Also where so much has changed that the segments are to be written again.
#[test]
fn verify_compares_all_that_is_kept() {
    let log = Log::new();
    for at in 0..200 {
        log.write(&format!("contacts/k{at}.md"), &format!("---\nname: Kim {at}\n---\n"));
    }
    Log::settle();
    log.load();
    for at in 0..150 {
        log.write(&format!("contacts/k{at}.md"), &format!("---\nname: Alex {at}\n---\n"));
    }
    let none = &|_, _| ();
    let cache = log.cache();
    let anew = cache.read_anew(&log.root(), &log.schema, none).expect("a cache");
    let verified = anew.compare(none).expect("a cache");
    assert_eq!((verified.compared, verified.different), (50, Vec::new()));
}
