//! being written
pub mod sheet;
