//! What this process may take, set by itself before it reads the first byte.

use rustix::process::{Resource, Rlimit, setrlimit};

use domain::roster::sheet::MOST_SECONDS;

/// Address space, in bytes.
const MEMORY: u64 = 512 * 1024 * 1024;
/// Open files: the three standard ones and a little air.
const FILES: u64 = 16;

/// Sets every limit, for good: nothing may raise them again.
pub(crate) fn set() -> Result<(), ()> {
    for (resource, most) in [
        (Resource::As, MEMORY),
        (Resource::Cpu, MOST_SECONDS),
        (Resource::Fsize, 0),
        (Resource::Nofile, FILES),
        (Resource::Core, 0),
    ] {
        setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) }).map_err(|_| ())?;
    }
    Ok(())
}
