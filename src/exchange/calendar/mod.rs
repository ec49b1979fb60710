//! Calendars (iCalendar, RFC 5545): meetings as events, tasks as to-dos.

pub mod vtimezone;
pub mod write;
mod write_line;
mod write_people;
mod write_rest;
mod write_task;
mod write_when;
