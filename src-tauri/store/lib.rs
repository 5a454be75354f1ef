//! SQLite and nothing else: the register on disk, the write door with its journal and history chain, and one file
//! per entity. Every query lives here; nobody else opens the database.

pub mod appointment;
pub mod body;
pub mod building;
pub mod card;
pub mod certificate;
pub mod chain;
pub mod committee;
pub mod consent;
pub mod container;
pub mod days;
pub mod door;
pub mod erasure;
pub mod facts;
pub mod files;
pub mod history;
pub mod journal;
pub mod judgement;
pub mod keys;
pub mod links;
pub mod matter;
pub mod meeting;
pub mod meeting_counts;
pub mod meeting_kind;
pub mod meeting_words;
pub mod mentions;
pub mod migrate;
pub mod notebook;
pub mod paper;
pub mod people;
pub mod person;
mod place;
mod platform;
pub mod register;
pub mod relative;
pub mod report;
mod rows;
pub mod search;
pub mod term;
mod trouble;

pub use door::{Act, Done, Reading, Writing};
pub use register::{Contents, Register};
