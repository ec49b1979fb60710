//! How the new files of a change are made safe on the disk: few each by itself, many all together,
//! for each one alone would wait for the disk in turn. Whether they are many is decided here and
//! handed on, to git as well.

use std::collections::HashMap;
use std::fs::{File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};
use std::thread::Builder;

use super::disk::{Disk, Mode};

/// Whether the files of a change are so many that they are made safe together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bulk {
    Few,
    Many,
}

impl Bulk {
    pub fn of(files: usize) -> Bulk {
        if files > 64 { Bulk::Many } else { Bulk::Few }
    }
}

/// New files on their way to being safe.
#[derive(Debug)]
pub struct Laid<'a> {
    disk: &'a Disk,
    bulk: Bulk,
    systems: Vec<System>,
    /// Which file system a folder lies on.
    known: HashMap<PathBuf, usize>,
}

/// The files of one file system.
#[derive(Debug)]
struct System {
    id: u64,
    /// Where one call makes all of it safe and says so where it could not.
    whole: Option<File>,
    files: Vec<PathBuf>,
}

impl<'a> Laid<'a> {
    pub fn new(disk: &'a Disk, bulk: Bulk) -> Self {
        Laid { disk, bulk, systems: Vec::new(), known: HashMap::new() }
    }

    /// Where they are many, the file is safe only after [`Laid::sync`].
    pub fn write(&mut self, path: &Path, bytes: &[u8], mode: Mode) -> io::Result<()> {
        if self.bulk == Bulk::Few {
            return self.disk.write(path, bytes, mode);
        }
        // Windows makes safe only what may be opened to write.
        let at_once = matches!(&mode, Mode::As(permissions) if permissions.readonly());
        // Before the first byte: a file system tells what went wrong since it was opened.
        let at = self.system_of(path.parent().unwrap_or(path))?;
        let file = self.disk.lay(path, bytes, mode)?;
        match self.systems.get_mut(at).filter(|_| !at_once) {
            Some(system) => system.files.push(path.to_path_buf()),
            None => self.disk.call("sync", || file.sync_all())?,
        }
        Ok(())
    }

    pub fn sync(self) -> io::Result<()> {
        self.systems.iter().try_for_each(|system| {
            self.disk.call("sync-many", || match &system.whole {
                Some(folder) => sync_whole(folder),
                None => sync_each(&system.files, &Builder::new),
            })
        })
    }

    /// Any folder may have been mounted from elsewhere.
    fn system_of(&mut self, folder: &Path) -> io::Result<usize> {
        if let Some(at) = self.known.get(folder) {
            return Ok(*at);
        }
        let (id, whole) = self.disk.call("open-folder", || system(folder))?;
        let at = self.systems.iter().position(|system| system.id == id).unwrap_or_else(|| {
            self.systems.push(System { id, whole, files: Vec::new() });
            self.systems.len() - 1
        });
        self.known.insert(folder.to_path_buf(), at);
        Ok(at)
    }
}

/// Many wait side by side; those for which no thread can be had, one after the other.
fn sync_each(files: &[PathBuf], thread: &dyn Fn() -> Builder) -> io::Result<()> {
    let part = files.len().div_ceil(16).max(1);
    let sync = |files: &[PathBuf]| {
        files.iter().try_for_each(|file| {
            // What its owner may only read can be made safe as well, but not on Windows.
            let mut options = OpenOptions::new();
            options.read(!cfg!(windows)).write(cfg!(windows)).open(file)?.sync_all()
        })
    };
    std::thread::scope(|scope| {
        let parts: Vec<_> = files
            .chunks(part)
            .map(|files| (files, thread().spawn_scoped(scope, move || sync(files))))
            .collect();
        parts.into_iter().try_for_each(|(files, part)| match part {
            Ok(part) => part.join().unwrap_or_else(|_| Err(io::Error::other("thread"))),
            Err(_) => sync(files),
        })
    })
}

/// What tells the file system of a folder from others, and the folder itself where it answers for
/// the whole.
#[cfg(target_os = "linux")]
fn system(folder: &Path) -> io::Result<(u64, Option<File>)> {
    let opened = File::open(folder)?;
    let id = std::os::unix::fs::MetadataExt::dev(&opened.metadata()?);
    let whole = tells_of_errors() && is_of_this_machine(&opened);
    Ok((id, whole.then_some(opened)))
}

#[cfg(not(target_os = "linux"))]
fn system(_: &Path) -> io::Result<(u64, Option<File>)> {
    Ok((0, None))
}

#[cfg(target_os = "linux")]
fn sync_whole(folder: &File) -> io::Result<()> {
    rustix::fs::syncfs(folder).map_err(io::Error::from)
}

#[cfg(not(target_os = "linux"))]
fn sync_whole(folder: &File) -> io::Result<()> {
    folder.sync_all()
}

/// Before 5.8 Linux waits, but keeps what went wrong to itself: syncfs(2).
#[cfg(target_os = "linux")]
fn tells_of_errors() -> bool {
    let release = std::fs::read_to_string("/proc/sys/kernel/osrelease");
    release.is_ok_and(|release| is_since(&release, (5, 8)))
}

#[cfg(target_os = "linux")]
fn is_since(release: &str, wanted: (u32, u32)) -> bool {
    let mut parts = release.split(|c: char| !c.is_ascii_digit()).map(str::parse::<u32>);
    matches!((parts.next(), parts.next()), (Some(Ok(a)), Some(Ok(b))) if (a, b) >= wanted)
}

/// Those whose kernel part does the work itself. What lies behind a network or a program of the
/// person's hears of single files only, and one that lies over others hands on no errors.
#[cfg(target_os = "linux")]
fn is_of_this_machine(folder: &File) -> bool {
    const EXT: u32 = 0xEF53;
    const XFS: u32 = 0x5846_5342;
    const BTRFS: u32 = 0x9123_683E;
    const F2FS: u32 = 0xF2F5_2010;
    const TMPFS: u32 = 0x0102_1994;
    let kind = rustix::fs::fstatfs(folder).ok().and_then(|is| u32::try_from(is.f_type).ok());
    kind.is_some_and(|kind| [EXT, XFS, BTRFS, F2FS, TMPFS].contains(&kind))
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use std::fs::{self, Permissions};
    use std::os::unix::fs::{MetadataExt, PermissionsExt};

    use super::*;

    #[test]
    fn each_file_system_is_made_safe() {
        let disk = Disk::default();
        let here = tempfile::tempdir().expect("a folder");
        let Ok(memory) = tempfile::tempdir_in("/dev/shm") else { return };
        let device = |folder: &Path| fs::metadata(folder).expect("a folder").dev();
        if device(here.path()) == device(memory.path()) {
            return;
        }
        fs::create_dir(here.path().join("below")).expect("a folder");
        let mut laid = Laid::new(&disk, Bulk::Many);
        for folder in [here.path(), memory.path(), &here.path().join("below")] {
            laid.write(&folder.join("a.md"), b"text", Mode::Umask).expect("laid");
        }
        let counts: Vec<usize> = laid.systems.iter().map(|system| system.files.len()).collect();
        assert_eq!(counts, [2, 1]);
        laid.sync().expect("safe");
    }

    #[test]
    fn what_may_only_be_read_is_made_safe_by_itself() {
        let disk = Disk::default();
        let here = tempfile::tempdir().expect("a folder");
        let path = here.path().join("a.md");
        let mut laid = Laid::new(&disk, Bulk::Many);
        let mode = Mode::As(Permissions::from_mode(0o444));
        laid.write(&path, b"text", mode).expect("laid");
        assert_eq!(laid.systems.iter().map(|system| system.files.len()).sum::<usize>(), 0);
        // Whatever comes to be made safe later is only read as well.
        sync_each(&[path], &Builder::new).expect("safe");
        assert!(sync_each(&[here.path().join("missing.md")], &Builder::new).is_err());
    }

    #[test]
    fn where_no_thread_can_be_had_it_is_done_without() {
        // No machine has a stack of that size.
        let none = || Builder::new().stack_size(1 << 60);
        assert!(none().spawn(|| ()).is_err());
        let here = tempfile::tempdir().expect("a folder");
        let paths: Vec<PathBuf> = (0..40).map(|at| here.path().join(format!("{at}.md"))).collect();
        paths.iter().for_each(|path| fs::write(path, "text").expect("written"));
        sync_each(&paths, &none).expect("safe");
        fs::remove_file(&paths[39]).expect("removed");
        assert!(sync_each(&paths, &none).is_err());
    }

    #[test]
    fn an_old_kernel_is_not_asked() {
        assert!(is_since("5.8.0-generic", (5, 8)) && is_since("6.1", (5, 8)));
        assert!(!is_since("5.7.19", (5, 8)) && !is_since("4.19.0-26", (5, 8)));
        assert!(!is_since("", (5, 8)) && !is_since("5", (5, 8)));
    }
}
