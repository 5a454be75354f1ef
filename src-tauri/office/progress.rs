//! How far a long act is, told while it runs, and 停下: she may stop it, and then nothing of it was done.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use serde::Serialize;

use domain::{Fault, Refusal};

/// Told at most this often: a page redraws with every one.
const PAUSE: Duration = Duration::from_millis(100);

/// So many of so many: rows, pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Step {
    /// Done so far.
    pub done: u64,
    /// In all.
    pub total: u64,
}

type Listener = Box<dyn Fn(Step) + Send>;

/// The act under way. One at a time: whoever asks for the next waits at the desk.
#[derive(Default)]
pub struct Progress {
    heard: Mutex<(Option<Listener>, Option<Instant>)>,
    stopped: AtomicBool,
}

impl Progress {
    /// Who hears of it from now on.
    pub fn tell(&self, listener: impl Fn(Step) + Send + 'static) {
        self.heard.lock().unwrap_or_else(PoisonError::into_inner).0 = Some(Box::new(listener));
    }

    /// 停下: the act under way ends at its next step.
    pub fn stop(&self) {
        self.stopped.store(true, Ordering::Relaxed);
    }

    /// An act begins; what was stopped before is over.
    pub(crate) fn begin(&self) {
        self.stopped.store(false, Ordering::Relaxed);
        self.heard.lock().unwrap_or_else(PoisonError::into_inner).1 = None;
    }

    /// Says how far it is.
    ///
    /// # Errors
    /// [`Refusal::Stopped`]: the act hands it on, and its transaction is dropped.
    pub(crate) fn at(&self, done: u64, total: u64) -> Result<(), Fault> {
        if self.stopped.load(Ordering::Relaxed) {
            return Err(Fault::Refused(Refusal::Stopped));
        }
        let mut heard = self.heard.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        if done == total || heard.1.is_none_or(|last| now.duration_since(last) >= PAUSE) {
            heard.1 = Some(now);
            if let Some(listener) = &heard.0 {
                listener(Step { done, total });
            }
        }
        Ok(())
    }
}
