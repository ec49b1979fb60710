//! Meetings that are still to come about. What has happened, and who was there, is `record::met`.

use crate::record::{Record, kind};

/// True for a meeting that is still to come about: no status means planned.
pub(super) fn is_plan(record: &Record) -> bool {
    record.is(&kind::MEETING) && !matches!(record.text("status"), Some("held" | "cancelled"))
}
