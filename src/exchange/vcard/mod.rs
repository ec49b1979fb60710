//! Address books: vCard 2.1, 3.0 and 4.0 (RFC 2426, RFC 6350, RFC 9554), read as the programs of the
//! office write them, and written as they read them. `docs/exchange.md` says what becomes of what.
//!
//! `line` cuts a file into properties, `read*` makes items of them, `write*` cards of records; what
//! both sides must agree on (`address`, `day`, `known`) stands beside them.

mod address;
mod day;
mod known;
#[cfg(test)]
mod law;
mod line;
#[cfg(test)]
mod programs;
mod read;
mod read_name;
mod read_netlog;
mod read_rest;
mod value;
mod write;
mod write_name;
mod write_rest;

pub use read::read;
pub use write::write;

/// Which cards are written. All are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Version {
    /// For Apple's and Microsoft's programs.
    V3,
    #[default]
    V4,
}
