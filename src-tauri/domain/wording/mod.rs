//! Every sentence Rust says to a person: what happened, why, and what to do next.

pub mod faults;
