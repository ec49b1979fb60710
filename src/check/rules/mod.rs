//! The register of rules. A new rule is a file, a line here and its texts in both languages.

macro_rules! register {
    ($($name:ident),* $(,)?) => {
        $(mod $name;)*

        /// Files first, then values, references, dates, tasks and the log as a whole.
        pub const RULES: &[&super::Rule] = &[$(&$name::RULE),*];
    };
}

pub use misfiled_year::misfiled;

register! {
    file_unreadable,
    not_a_file,
    stray_file,
    conflict_markers,
    undecided,
    not_nfc,
    mixed_line_ends,
    front_matter_missing,
    front_matter_unclosed,
    front_matter_unreadable,
    front_matter_too_large,
    duplicate_key,
    unknown_key,
    missing_field,
    empty_value,
    wrong_type,
    invalid_date,
    duplicate_value,
    email_form,
    phone_form,
    retention_passed,
    invalid_id,
    duplicate_id,
    unknown_reference,
    wrong_kind_reference,
    self_reference,
    by_not_staff,
    participant_and_excused,
    end_before_start,
    future_conversation,
    future_meeting_held,
    past_meeting_planned,
    date_in_name,
    misfiled_year,
    task_without_owner,
    task_unknown_owner,
    task_without_due,
    task_date,
    task_on_free_day,
    unknown_series,
    topic_look_alike,
    series_look_alike,
    summary_missing,
    contact_never_met,
    organisation_without_people,
    special_category,
    name_in_commit,
}
