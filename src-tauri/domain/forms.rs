//! 一张表: a blank form of the street office, what it asks for, and what the register answers.
//!
//! Everything here is pure: `juwei-read` hands over what stands in the file ([`read`]), [`places`] finds what it asks
//! for, [`sources`] holds what could be answered on a day, [`proposing`] brings the two together, and [`filling`] says
//! which cells and words change. What is not recognised for certain is never filled by itself.

mod blanks;
pub mod filling;
mod grid;
pub mod people;
pub mod places;
pub mod proposing;
pub mod read;
pub mod sources;
mod words;

pub use places::{Place, PlaceKind};
pub use read::{FormKind, FormRead};

#[cfg(test)]
mod tests;
