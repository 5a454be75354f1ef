//! What differs between systems: on which medium a folder lies. One file per platform.

#[cfg(not(any(target_os = "linux", windows)))]
mod elsewhere;
#[cfg(target_os = "linux")]
mod linux;
#[cfg(windows)]
mod windows;

#[cfg(not(any(target_os = "linux", windows)))]
pub(crate) use elsewhere::medium;
#[cfg(target_os = "linux")]
pub(crate) use linux::medium;
#[cfg(windows)]
pub(crate) use windows::medium;
