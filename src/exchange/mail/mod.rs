//! E-mail: one message (RFC 5322 and 2045) or a file of many (mbox). Each becomes a conversation;
//! an invitation in it becomes a meeting. Attachments are named and not kept.

mod head;
mod letter;
mod mbox;
pub(in crate::exchange) mod moment;
mod part;
mod people;

use std::borrow::Cow;

use self::head::Head;
use super::{Desk, Read, Remark, Source};
use crate::diagnostic::Place;
use crate::words::Message;

/// Fields that nearly every message has. Any other one may stand first: servers and programs put
/// theirs in front.
const USUAL: &[&str] = &[
    "from",
    "sender",
    "reply-to",
    "to",
    "cc",
    "subject",
    "date",
    "received",
    "return-path",
    "delivered-to",
    "message-id",
    "mime-version",
    "content-type",
];

/// Bytes in which two fields of every message stand.
const HEAD_ENOUGH: usize = 64 * 1024;

/// Whether a file is one message: two of the usual fields in its head, or a head and the ending.
pub fn is_mail(source: &Source<'_>) -> bool {
    let bytes = source.bytes.get(..source.bytes.len().min(HEAD_ENOUGH)).unwrap_or_default();
    let (head, _) = Head::split(start(&lines(bytes)));
    let usual = USUAL.iter().filter(|name| head.get(name).is_some()).count();
    let is_called = source.name.to_ascii_lowercase().ends_with(".eml");
    usual >= 2 || is_called && !head.is_empty() && head.get("begin").is_none()
}

/// Without what stands before the first field.
fn start(bytes: &[u8]) -> &[u8] {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)
}

/// One message.
pub fn read(source: &Source<'_>, desk: &Desk<'_>) -> Read {
    let mut read = Read::default();
    let bytes = lines(source.bytes);
    let bytes = start(&bytes);
    // Saved from an mbox, with its line.
    let line = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let envelope = line.strip_prefix(b"From ").unwrap_or_default();
    letter::read(bytes, envelope.trim_ascii(), &source.place(), desk, &mut read);
    read
}

/// A file of messages. One that cannot be read costs no other.
pub fn read_mbox(source: &Source<'_>, desk: &Desk<'_>) -> Read {
    let mut read = Read::default();
    let bytes = lines(source.bytes);
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    let (mut some, mut deleted) = (false, 0_usize);
    for one in mbox::Letters::of(bytes) {
        some = true;
        if is_deleted(&one.bytes) {
            deleted += 1;
            continue;
        }
        let path = source.name.to_string();
        let place = Place { path, line: one.line, column: 1, range: one.range };
        if !read.has_room(&place) {
            break;
        }
        letter::read(&one.bytes, one.envelope, &place, desk, &mut read);
    }
    if !some {
        let message = Message::new("exchange-mail-none");
        read.remarks.push(Remark::lost(source.place(), message));
    }
    if deleted > 0 {
        let message = Message::new("exchange-mail-deleted").with("count", deleted);
        read.remarks.push(Remark::note(source.place(), message));
    }
    read
}

/// Lines of old Macintosh systems end with CR alone.
fn lines(bytes: &[u8]) -> Cow<'_, [u8]> {
    if bytes.contains(&b'\n') || !bytes.contains(&b'\r') {
        return Cow::Borrowed(bytes);
    }
    Cow::Owned(bytes.iter().map(|byte| if *byte == b'\r' { b'\n' } else { *byte }).collect())
}

/// Thunderbird leaves what was deleted in the file until it is compacted, with a flag.
fn is_deleted(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(2000)).unwrap_or_default();
    let mut lines = head.split(|byte| *byte == b'\n').take(5);
    let status = lines.find_map(|line| line.strip_prefix(b"X-Mozilla-Status:"));
    let status = status.and_then(|status| std::str::from_utf8(status).ok());
    let flags = status.and_then(|status| u32::from_str_radix(status.trim(), 16).ok());
    flags.is_some_and(|flags| flags & 0x8 != 0)
}

#[cfg(test)]
mod tests;
