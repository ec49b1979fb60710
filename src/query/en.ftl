# What cannot be understood in a query, and what could be meant.
query-unknown-field = There is no field “{ $field }”.
query-unknown-field-hint = To find the text itself, put it in quotes: '"{ $field }:…"'. A key that no kind of record has is asked for as key.{ $field }:…
query-near = Did you mean “{ $near }”?
query-near-type = Did you mean “type:{ $near }”?
query-empty-value = After “{ $field }:” there is no value.
query-empty-value-hint = Write the value right behind the colon. “has:{ $field }” finds the records that have one, “no:{ $field }” those that lack it.
query-unknown-type = There is no type “{ $value }”.
query-choices = You can choose from: { $choices }.
query-several = Several values are joined by “or”: '{ $first } or { $second }'
query-task-open = open
query-task-done = done
query-task-overdue = overdue
query-task-any = any
query-not-a-choice = “{ $value }” is no value of “{ $field }”.
query-not-a-date = “{ $value }” is no date that could be read for “{ $field }”.
query-no-such-date = There is no such date as “{ $value }”, or it ends before it begins.
query-date-hint = Write for example { $field }:2024, { $field }:2024-10, { $field }:2024-q4, { $field }:2024-10..2025-03, { $field }:..today or { $field }:14.10.2024.
query-not-a-number = “{ $value }” is no number for “{ $field }”.
query-number-hint = Write for example { $field }:5, { $field }:1..3 or "{ $field }:>5".
query-not-a-boolean = “{ $field }” is either yes or no, not “{ $value }”.
query-boolean-hint = Write { $field }:yes or { $field }:no.
query-not-a-span = “{ $value }” is no length of time for “{ $field }”.
query-span-hint = Write for example { $field }:6-months or { $field }:90d.
query-not-a-time = “{ $value }” is no time of day for “{ $field }”.
query-time-hint = Write for example { $field }:10:00, { $field }:9 or { $field }:9:00..12:00.
query-leads-nowhere = Nothing can follow after “{ $field }.”, because this field does not refer to other records.
query-leads-nowhere-hint = A full stop goes on from a reference, for example with.organisation:… or organisation.kind:programme.
query-path-too-long = “{ $field }” follows more references than can be followed at once.
query-quote = The quotation mark in “{ $text }” is not closed.
query-quote-hint = Write a quotation mark at the end of the phrase as well.
query-several = “{ $text }” is in quotes as a whole but holds several conditions.
query-several-hint = Leave out the quotes, or write: -q '{ $text }'. Where “…:…” belongs to the text you look for, put that text alone in quotes once more.
query-parenthesis-open = The parenthesis in “{ $text }” is not closed.
query-parenthesis-close = There is a closing parenthesis that none before it has opened.
query-parenthesis-hint = Every ( needs a ). A parenthesis that belongs to the text has to stand in quotes.
query-empty-group = There is nothing between the parentheses.
query-operator = “{ $word }” needs a condition before it and one after it.
query-operator-hint = To find the word itself, put it in quotes: '"{ $word }"'.
query-too-deep = The parentheses, or the saved queries, are nested too deeply.
query-too-long = The query has too many conditions.
query-unknown-saved = No query is saved as “@{ $name }”.
query-known-saved = Saved are: { $names }. To find the text itself, put it in quotes.
query-no-saved = Nothing is saved yet. Queries are saved in netlog.toml under [queries]. To find the text itself, put it in quotes.
query-inside-saved = This stands in the saved query “@{ $name }” in netlog.toml.
query-saved-cycle = A saved query needs itself: { $cycle }.
query-saved-cycle-hint = Take one of these names out of the [queries] in netlog.toml.
query-sort-unknown = Records cannot be sorted by “{ $field }”, since there is no such field.
query-sort-impossible = “{ $field }” is nothing to sort by.
query-sort-hint = Sort for example by -date, title, due or any field with a short value.

# How a query was understood, in one sentence.
explain = Every record is looked for to which this applies: { $what }.
explain-all = Every record is looked for.
explain-any = it is any record
explain-field = “{ $field }”
explain-not = this does not apply: { $what }
explain-type = it is { $kind ->
    [contact] a contact
    [conversation] a conversation
    [meeting] a meeting
    [person] a person
    [organisation] an organisation
   *[programme] a programme
}
explain-text = it contains “{ $value }”
explain-part = { $field } contains “{ $value }”
explain-same = { $field } is exactly “{ $value }”
explain-is = { $field } is { $value }
explain-named = { $field } refers to “{ $value }” (a part of the name, or the id)
explain-identical = { $field } refers to just the record “{ $value }”
explain-day = { $field } is { $from }
explain-days = { $field } lies from { $from } to { $until }
explain-days-from = { $field } is { $from } or later
explain-days-until = { $field } is { $until } or earlier
explain-days-any = { $field } is any day
explain-between = { $field } lies between { $from } and { $until }
explain-above = { $field } is greater than { $value }
explain-at-least = { $field } is at least { $value }
explain-below = { $field } is less than { $value }
explain-at-most = { $field } is at most { $value }
explain-yes = { $field } is yes
explain-no = { $field } is no
explain-has = { $field } has a value
explain-lacks = { $field } is missing
explain-hop = { $field } refers to a record to which this applies: { $what }
explain-task = it has a task to which this applies: { $what }
explain-task-any = it is open or done
explain-task-open = it is open
explain-task-done = it is done
explain-task-overdue = it is open and was due before { $day }
explain-post-organisation = Organisation of a post
explain-post-role = Post
explain-post-from = Post since
explain-post-until = Post until
explain-body = Text
explain-agenda = Agenda
explain-decision = Decision
explain-task-text = Task
explain-due = Due
explain-done = Done
explain-owner = Owner
explain-first = First contact
explain-reached = Contact
explain-last = Last contact

query-group-impossible = Records cannot be grouped by “{ $field }”.
query-group-hint = Group for example by year, month, status, topic, with or another field with a short value.
query-group-nothing = not given
query-group-quarter = Q{ $quarter } { $year }
query-group-by-year = Year
query-group-by-quarter = Quarter
query-group-by-month = Month
