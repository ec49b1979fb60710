//! Several people and one log: copies of it, a shared place, and what becomes of it when two change
//! the same.

mod ask;
mod field;
mod file;
#[cfg(unix)]
mod kill;
mod list;
mod odd;
mod office;
mod open;
mod place;
mod pull;
mod race;
mod scene;
mod status;
mod task;
mod text;
