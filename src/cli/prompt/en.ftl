prompt-keys = Enter: next · Tab: complete · Esc or just <: back · Ctrl+C: go on later
prompt-choose = Your answer:
prompt-list-keys = ↑↓ Enter: pick · Esc or <: back · Ctrl+C: go on later
prompt-first-keys = ↑↓ Enter: pick · Esc or Ctrl+C: go on later
prompt-list-keys-once = ↑↓ Enter: pick · Esc or <: back · Ctrl+C: break off
prompt-first-keys-once = ↑↓ Enter: pick · Ctrl+C: break off
prompt-back = < back
prompt-failed = Nothing can be asked in this terminal just now.
prompt-pasted = The pasted text holds a control character; only what stands before it was taken. Please add the rest.

prompt-kind = What would you like to record?
prompt-kind-conversation = Conversation
prompt-kind-meeting = Meeting
prompt-kind-contact = Contact

prompt-conversation-with = With whom?
prompt-conversation-date = When?
prompt-conversation-title = What was it about?
prompt-conversation-channel = How did you talk?
prompt-conversation-location = Where?
prompt-conversation-by = Who of us?
prompt-conversation-topics = Topics?
prompt-conversation-summary = What was agreed?
prompt-conversation-notes = Notes?
prompt-meeting-title = What meeting is it?
prompt-meeting-series = Is it part of a series?
prompt-meeting-date = When?
prompt-meeting-time = At what time?
prompt-meeting-location = Where?
prompt-meeting-participants = Who takes part?
prompt-meeting-topics = Topics?
prompt-meeting-agenda = Agenda?
prompt-contact-name = Name?
prompt-contact-kind = What is it?
prompt-contact-organisation = With which organisation?
prompt-contact-role = In what role?
prompt-contact-emails = E-mail?
prompt-contact-phones = Phone?
prompt-contact-topics = Topics?

prompt-empty = { "" }
prompt-free = may stay empty
prompt-needed = Something has to stand here.
prompt-list-example = several with commas; may stay empty
prompt-lines-example = line by line; an empty line ends
prompt-lines-more = empty: done

prompt-who-example = a name or organisation, several with commas
prompt-who-free = several with commas; may stay empty
prompt-who-none = - for nobody
prompt-who-needed = At least one name is needed.
prompt-as-last = as last time: { $count ->
    [one] one person
   *[other] { $count } people
}
prompt-unclear = Who is meant by “{ $name }”?
prompt-unclear-organisation = Which organisation is meant by “{ $name }”?
prompt-unknown = “{ $name }” is not in the log yet.
prompt-unknown-alike = “{ $name }” is not in the log yet. Do you perhaps mean …
prompt-create-person = Add “{ $name }” as a new person
prompt-create-organisation = Add “{ $name }” as a new organisation
prompt-new-name = First and last name?
prompt-new-organisation = Which organisation is { $name } with?
prompt-organisation-example = may stay empty
prompt-name-needed = It does not work without a name.
prompt-name-alike = { $other } is in the log already. Is this somebody else?
prompt-name-anyway = Yes, add it all the same
prompt-name-again = Change the name

prompt-day-example = yesterday, 14 Oct, last Friday
prompt-plan-example = 12 March, next Tuesday, KW 42; empty: not fixed yet
prompt-day-unknown = “{ $value }” is not a day. For example: yesterday, 14 Oct
prompt-day-impossible = There is no day “{ $value }” in the calendar.
prompt-day-ahead = This day lies in the future.
prompt-date-open = not fixed yet
prompt-time-example = 10:00 or 10:00-12:30; may stay empty
prompt-place-example = - for no place

prompt-alike = “{ $word }” is new and looks like “{ $near }”.
prompt-alike-take = Take “{ $word }”
prompt-alike-new = Add “{ $word }” as new
prompt-topics-new = { $count ->
    [one] New topic: { $topics }
   *[other] New topics: { $topics }
}
prompt-series-none = No series
prompt-series-new = A new series …
prompt-series-name = What is the series called?

prompt-tasks = Who does what by when?
prompt-tasks-more = Another task?
prompt-task-example = send the minutes @winter by Friday; empty: none
prompt-owner = Who does it?
prompt-owner-example = - for nobody
prompt-due = By when?
prompt-due-example = Friday, 4 Nov; - for open
prompt-task-full = { $text } ({ $owner }, by { $due })
prompt-task-owner = { $text } ({ $owner })
prompt-task-due = { $text } (by { $due })

prompt-new-conversation = The conversation
prompt-new-meeting = The meeting
prompt-new-contact = The contact
prompt-label-with = With
prompt-label-date = When
prompt-label-time = Time
prompt-label-title = Title
prompt-label-channel = How
prompt-label-location = Where
prompt-label-by = Of us
prompt-label-topics = Topics
prompt-label-summary = Agreed
prompt-label-notes = Notes
prompt-label-tasks = Tasks
prompt-label-series = Series
prompt-label-participants = Participants
prompt-label-agenda = Agenda
prompt-label-name = Name
prompt-label-kind = Kind
prompt-label-organisation = Organisation
prompt-label-role = Role
prompt-label-emails = E-mail
prompt-label-phones = Phone
prompt-label-about = About
prompt-label-new = { $count ->
    [one] New contact
   *[other] New contacts
}
prompt-label-file = File

prompt-right = Is this right?
prompt-save = Yes, save
prompt-change = Change something
prompt-stop = Stop, the draft is kept
prompt-change-what = What would you like to change?

prompt-saved = Saved.
prompt-saved-open = Saved. The date is still open; “netlog upcoming” reminds you of it.
prompt-saved-tasks = Saved. { $count ->
    [one] To do by { $due }: { $text }
   *[other] { $count } tasks; the next by { $due }: { $text }
}
prompt-stopped = Nothing was saved.
prompt-draft-kept = The draft is kept. “netlog add” goes on with it.
prompt-draft-waits = There is still a draft. “netlog add” goes on with it.
prompt-unkept = No draft is kept: what you type now is safe only once it is saved.
prompt-draft = There is still a draft:
prompt-draft-what = What shall become of it?
prompt-drafts = There are still drafts. Which one shall go on?
prompt-drafts-full = There are { $count } drafts already, and no more are kept. None of them was touched.
prompt-drafts-full-hint = “netlog add” shows them: finish some, or discard them.
prompt-draft-go-on = Go on with it
prompt-draft-new = Begin anew, the draft is kept
prompt-draft-discard = Discard the draft
prompt-draft-discard-which = Discard which draft? It is gone then.
prompt-draft-with = { $kind } with { $names }
prompt-draft-titled = { $kind } “{ $title }”
prompt-draft-of = { $about }, { $date }, { $time }
