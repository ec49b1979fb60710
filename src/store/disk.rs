//! The seam under everything that writes: each call to the file system, and each start of git,
//! passes through one function, so that a test can make any single one of them fail.

use std::fs::{self, File, OpenOptions, Permissions};
use std::io::{self, Write};
use std::path::Path;

/// The file system as this room uses it.
#[derive(Clone, Debug, Default)]
pub struct Disk {
    #[cfg(test)]
    pub(super) faults: Option<std::sync::Arc<super::faults::Faults>>,
}

/// Who may read a new file.
#[derive(Clone, Debug)]
pub enum Mode {
    /// Whoever the umask of the person allows.
    Umask,
    /// The person alone.
    Private,
    /// Whoever could read the file that it takes the place of.
    As(Permissions),
}

impl Disk {
    #[cfg_attr(not(test), allow(clippy::unused_self))]
    pub fn call<T>(
        &self,
        what: &'static str,
        run: impl FnOnce() -> io::Result<T>,
    ) -> io::Result<T> {
        #[cfg(test)]
        if let Some(faults) = &self.faults {
            return faults.call(what, run);
        }
        let _ = what;
        run()
    }

    /// A file with these bytes, safe on the disk. What a dead run left under the name goes first.
    pub fn write(&self, path: &Path, bytes: &[u8], mode: Mode) -> io::Result<()> {
        let file = self.lay(path, bytes, mode)?;
        self.call("sync", || file.sync_all())
    }

    /// The same, but for being safe: see [`super::bulk::Laid`].
    pub fn lay(&self, path: &Path, bytes: &[u8], mode: Mode) -> io::Result<File> {
        self.remove(path)?;
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        // What only its owner may read is so from the first byte.
        if !matches!(mode, Mode::Umask) {
            for_owner_only(&mut options);
        }
        let mut file: File = self.call("open", || options.open(path))?;
        self.call("write", || file.write_all(bytes))?;
        if let Mode::As(permissions) = mode {
            self.call("chmod", || file.set_permissions(permissions))?;
        }
        Ok(file)
    }

    /// A file for the time of one question, which need not outlive a power cut.
    pub fn scratch(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(true);
        for_owner_only(&mut options);
        let mut file: File = self.call("open", || options.open(path))?;
        self.call("write", || file.write_all(bytes))
    }

    pub fn permissions(&self, path: &Path) -> io::Result<Permissions> {
        self.call("stat", || fs::metadata(path)).map(|meta| meta.permissions())
    }

    /// A second name for the file; a copy of `text` where the disk knows no second names.
    pub fn keep(&self, path: &Path, kept: &Path, text: &str) -> io::Result<()> {
        self.remove(kept)?;
        match self.call("link", || fs::hard_link(path, kept)) {
            Err(error) if error.kind() != io::ErrorKind::StorageFull => {
                self.write(kept, text.as_bytes(), Mode::As(self.permissions(path)?))
            }
            linked => linked,
        }
    }

    pub fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.call("rename", || fs::rename(from, to))
    }

    /// As `rename`, but where there is something at `to`, it fails.
    pub fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.call("rename-new", || {
            let from = tempfile::TempPath::try_from_path(from)?;
            from.persist_noclobber(to).map_err(|failed| {
                // The file is the caller's to clean away.
                let error = failed.error;
                let _ = failed.path.keep();
                error
            })
        })
    }

    /// Not being there is what is wanted.
    pub fn remove(&self, path: &Path) -> io::Result<()> {
        match self.call("remove", || fs::remove_file(path)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            removed => removed,
        }
    }

    /// Being there already is what is wanted.
    pub fn make_folder(&self, path: &Path) -> io::Result<()> {
        match self.call("mkdir", || fs::create_dir(path)) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
            made => made,
        }
    }

    /// Where something lies in the folder it stays.
    pub fn remove_folder(&self, path: &Path) {
        let _ = self.call("rmdir", || fs::remove_dir(path));
    }

    /// A folder with everything in it.
    pub fn remove_all(&self, path: &Path) -> io::Result<()> {
        self.call("remove-all", || fs::remove_dir_all(path))
    }

    /// Makes the names in a folder survive a power cut. Windows keeps them with the file.
    pub fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        if cfg!(windows) {
            return Ok(());
        }
        let opened = self.call("open-folder", || File::open(folder))?;
        self.call("sync-folder", || opened.sync_all())
    }
}

#[cfg(unix)]
fn for_owner_only(options: &mut OpenOptions) {
    use std::os::unix::fs::OpenOptionsExt;
    options.mode(0o600);
}

#[cfg(not(unix))]
fn for_owner_only(_: &mut OpenOptions) {}
