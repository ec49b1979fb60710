//! Calendars (iCalendar, RFC 5545, and vCalendar 1.0 before it): appointments are meetings, tasks are
//! to-dos. Reading and writing know each other only by what stands in `docs/exchange.md`.

mod event;
mod field;
mod line;
mod moment;
mod part;
mod people;
pub mod read;
mod recurrence;
mod rule;
mod series;
mod todo;
pub mod vtimezone;
mod windows;
pub mod write;
mod write_line;
mod write_people;
mod write_rest;
mod write_task;
mod write_when;
mod zone;
