//! How far reading is, on a terminal, where it takes longer than one waits without asking.

use std::sync::OnceLock;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::host::Host;
use crate::store::now;
use crate::words::Words;

/// Nanoseconds before anything is shown.
const PATIENCE: i64 = 500_000_000;

/// A bar that is gone when all is read.
pub struct Progress {
    begun: i64,
    /// What is going on; `None` where nobody sees it.
    what: Option<String>,
    bar: OnceLock<ProgressBar>,
}

impl Progress {
    /// `what` is the id of a text.
    pub fn new(host: &Host, words: &Words, what: &str) -> Progress {
        let is_seen = host.err.terminal && host.var("TERM") != Some("dumb");
        let what = is_seen.then(|| words.text(what));
        Progress { begun: now(), what, bar: OnceLock::new() }
    }

    /// May be called by many at once.
    pub fn tell(&self, done: usize, many: usize) {
        let Some(what) = &self.what else { return };
        if self.bar.get().is_none() && now() - self.begun < PATIENCE {
            return;
        }
        let bar = self.bar.get_or_init(|| {
            let bar =
                ProgressBar::with_draw_target(Some(many as u64), ProgressDrawTarget::stderr());
            let style = ProgressStyle::with_template("{msg} {bar:30} {pos}/{len}");
            bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
            bar.with_message(what.clone())
        });
        bar.set_position(done as u64);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = self.bar.get() {
            bar.finish_and_clear();
        }
    }
}
