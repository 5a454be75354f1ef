//! What a residents' committee is made of, without SQL, files, a clock or a window.
//!
//! Everything here is a value or a pure function: the notions and their national codes, dates of
//! any precision, the sentences said to a person, indicators and rules as data, and the one
//! [`document::Document`] every paper is made of. "Today" is always an argument.

pub mod bodies;
pub mod characters;
pub mod chart;
pub mod codes;
pub mod contents;
pub mod credit_code;
pub mod dates;
pub mod document;
pub mod fault;
pub mod forms;
pub mod hits;
pub mod identity;
pub mod indicators;
pub mod kinds;
pub mod kinship;
pub mod names;
pub mod papers;
pub mod roster;
pub mod rules;
pub mod strokes;
pub mod wording;

pub use dates::{Day, Partial, Period};
pub use fault::{Fault, FileOperation, Notion, Refusal};
