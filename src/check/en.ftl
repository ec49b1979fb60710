# Faults and doubts in the records: their sentences, remedies and explanations.
check-summary-none = { $records ->
    [one] One record checked, nothing to complain about.
   *[other] { $records } records checked, nothing to complain about.
}
check-summary = Found: { $errors ->
    [one] 1 error
   *[other] { $errors } errors
}, { $warnings ->
    [one] 1 warning
   *[other] { $warnings } warnings
}. “netlog explain CODE” tells more.
check-summary-fix = “{ $command }” mends { $count ->
    [one] one of the findings.
   *[other] { $count } of the findings.
}
check-summary-unsafe = “{ $command }” mends { $count } more as it was probably meant; look at the diff.
check-summary-notes = { $notes ->
    [one] One note beside them: “netlog check --all” shows it.
   *[other] { $notes } notes beside them: “netlog check --all” shows them.
}
check-summary-notes-shown = { $notes ->
    [one] One note, which may stay as it is.
   *[other] { $notes } notes, which may stay as they are.
}
check-explain-code = Code
check-explain-what = What is found
check-explain-severity = Severity
check-explain-fix = Mended by --fix
check-explain-fix-yes = yes, where it is clear what is meant
check-explain-fix-no = no, a person has to decide
check-explain-fix-guess = only with --unsafe: what was probably meant
check-explain-fix-both = yes, where it is clear what is meant; with --unsafe also what was probably meant
check-explain-here = In this log
check-explain-off = off
check-explain-bad = Reported
check-explain-fixed = Mended
check-explain-guessed = Mended by --fix --unsafe
check-explain-good = Correct

check-file-unreadable-title = File cannot be read
check-file-unreadable-about = The file is there, but its text cannot be read: a permission is missing, the file is damaged, or it is not encoded as UTF-8. Its record is missing from every list and every report. Open it in your editor and save it as UTF-8, or ask whoever looks after the folder.

check-not-a-file-title = Folder or link instead of a file
check-not-a-file-about = A folder or a symbolic link stands where a record should be. netlog follows no links, so that nothing from outside the log is read or changed. Put the file itself in this place.

check-stray-file = This Markdown file lies outside the folders of the records and is not read.
check-stray-file-remedy = Move it to contacts/, conversations/ or meetings/, or to templates/ if it is a template.
check-stray-file-title = File outside the record folders
check-stray-file-about = Only files below contacts/, conversations/ and meetings/ are records; the folder says which kind a record is. A file elsewhere is found by no query and counted in no report. Move it to the right folder. A README may lie anywhere at the top.

check-conflict-markers-title = Conflict left by git
check-conflict-markers-about = Two people changed the same lines, and git has left both versions in the file for a person to choose. Until then netlog takes the first version. Keep what is right and delete the lines that begin with <<<<<<<, ======= and >>>>>>>.

check-front-matter-missing-title = No front matter
check-front-matter-missing-about = A record begins with its front matter: lines of the form “key: value” between two lines “---”. Without it the file has no date, no people and no topics. The first “---” must be the very first line of the file.

check-front-matter-unclosed-title = Front matter without an end
check-front-matter-unclosed-about = The file begins with “---”, but the second “---” is missing, so nobody can tell where the keys end and the text begins. Write a line “---” between the two.

check-front-matter-unreadable-title = Front matter cannot be read
check-front-matter-unreadable-about = The lines between the two “---” are written in YAML, which has rules of its own: a value with a colon needs quotes, lists are indented, tabs are not allowed. One mistake makes all keys of the record unreadable. The message says in which line and how to mend it.

check-front-matter-too-large-title = Front matter too large
check-front-matter-too-large-about = A front matter of more than 64 KiB, or with dozens of lists inside one another, is a mistake or an attack; reading it could take very long. Move long texts below the second “---”.

check-duplicate-key-title = Key stands twice
check-duplicate-key-about = A key may stand only once in a record; otherwise nobody can tell which value is meant. Until you have deleted one of the two, the first one counts.

check-unknown-key = netlog does not know the key “{ $key }”.
check-unknown-key-remedy = Delete it, or declare it in netlog.toml under [fields.{ $kind }.{ $key }].
check-unknown-key-nearest = Write “{ $key }”, if that is what is meant.
check-unknown-key-title = Unknown key
check-unknown-key-about = A mistyped key looks right and has no effect: “topisc” is no topic, and the record is missing from the report. Keys are English and written in lower case. Fields of your own are welcome, but must be declared in netlog.toml, so that slips can be told from them. --fix writes the right key where another name of it stands, such as “thema”; --fix --unsafe also where one is only alike.

check-missing-field = The field “{ $key }” is missing.
check-missing-field-remedy = Add a line “{ $key }: …” to the front matter.
check-missing-field-title = Required field is missing
check-missing-field-about = Some fields are needed so that a record can be found at all: a contact has a name, a conversation a date and people it was with, a meeting a title. Add the field; if you do not know the value any more, ask whoever wrote the record.

check-empty-value = The key “{ $key }” has no value.
check-empty-value-remedy = Add the value, or delete the line.
check-empty-value-title = Key without a value
check-empty-value-about = An empty key counts as absent. It may be left over from a template, or somebody wanted to fill it in later. Fill it in or delete the line; --fix deletes it.

check-wrong-type-title = Value of the wrong type
check-wrong-type-about = Each key expects a certain type of value: a time, yes or no, one of a few words, a list of ids. A value of another type is kept as it is, but cannot be searched or counted. The message says what is expected.

check-invalid-date-title = Date cannot be read
check-invalid-date-about = Dates are written year first, as in 2024-10-14, so that they mean the same everywhere and sort correctly. A planned meeting may have just a month (2025-03) or a year. A date in another form, or a day that does not exist, appears in no period. Where the day is clear, --fix rewrites it.

check-duplicate-value = “{ $value }” stands twice under “{ $key }”.
check-duplicate-value-remedy = Delete one of the two.
check-duplicate-value-title = Same value twice
check-duplicate-value-about = The same entry stands twice in a list, usually after copying. It counts once, but whoever deletes only one of the two believes that it is gone. --fix deletes the second one.

check-invalid-id = “{ $id }” is not a good file name for a record.
check-invalid-id-better = Rename the file to “{ $better }.md”, and write the new name in the records that refer to it.
check-invalid-id-remedy = Rename the file, with a to z, 0 to 9 and hyphens only, and write the new name in the records that refer to it.
check-invalid-id-title = Unsuitable file name
check-invalid-id-about = The file name without “.md” is the id by which other records refer to this one. Umlauts, spaces and capital letters are stored differently on Windows, macOS and Linux and get lost in links. An id has the letters a to z, digits and hyphens, at most 80 characters, and is none of the names that Windows reserves.

check-duplicate-id = The id “{ $id }” is already taken by { $other }.
check-duplicate-id-remedy = Rename one of the two files. If both are about the same, put the texts together in one of them.
check-duplicate-id-title = Id taken twice
check-duplicate-id-about = The file name is the id of a record and must be unique in the whole log, whatever the folder; upper and lower case do not count. Of two files with one id, every reference leads to the first, and nobody finds the second. Rename one of them or merge the two.

check-unknown-reference = There is no record “{ $id }”.
check-unknown-reference-named = That is a name, not an id: write “{ $target }”.
check-unknown-reference-nearest = Is “{ $target }” ({ $title }) meant? Otherwise create the record or delete the reference.
check-unknown-reference-several = Several records have this name: { $targets }. Write the id of the right one.
check-unknown-reference-remedy = Create the record with “netlog add”, or delete the reference.
check-unknown-reference-title = Reference leads nowhere
check-unknown-reference-about = A record refers to another one by its id, the file name without “.md”. If that record does not exist, the conversation is missing from the person’s history and the report does not count it. Correct the spelling, or create the record. --fix only acts where the full name of exactly one record is written instead of its id.

check-wrong-kind-reference = “{ $id }” is of the kind “{ $kind }” and cannot stand under “{ $key }”.
check-wrong-kind-reference-remedy = Write the id of a contact here. Conversations and meetings belong under “about”.
check-wrong-kind-reference-title = Reference to the wrong kind of record
check-wrong-kind-reference-about = Some fields name people or organisations: who took part, who leads, where somebody works. A meeting or a conversation there would be counted as a person. What a record is about belongs under “about”, which takes records of every kind.

check-self-reference = Under “{ $key }” the record refers to itself.
check-self-reference-remedy = Write the id that is meant, or delete the reference.
check-self-reference-title = Record refers to itself
check-self-reference-about = A contact cannot be its own organisation, and a meeting cannot be about itself. Usually a record was copied and one value was not changed.

check-by-not-staff = { $name } does not belong to the office, but stands under “by”.
check-by-not-staff-remedy = People from outside belong under “with”. If this is a colleague, add the id to staff in netlog.toml.
check-by-not-staff-title = “by” names somebody from outside
check-by-not-staff-about = “by” says which of your own people had the conversation, “with” whom they had it with. If the two are mixed up, the report counts your own staff as partners. Your own people are listed in netlog.toml under [office] staff.

check-participant-and-excused = { $name } is both a participant and excused.
check-participant-and-excused-remedy = Delete one of the two.
check-participant-and-excused-title = Both present and excused
check-participant-and-excused-about = Whoever was excused did not take part. If somebody stands in both lists, the report counts a contact that may not have happened. Leave the person in the list that is right.

check-end-before-start = It ends ({ $end }) before it begins ({ $start }).
check-end-before-start-remedy = Correct one of the two dates.
check-end-before-start-time = The time { $time } ends before it begins.
check-end-before-start-time-remedy = Correct the time. If it goes past midnight, also give the last day under “until”.
check-end-before-start-title = End before start
check-end-before-start-about = A meeting, a time or a post ends before it begins. Usually two digits are swapped, or the wrong year was typed. Such a record is missing from calendars and periods.

check-future-conversation = The conversation is dated { $date }, which is in the future.
check-future-conversation-remedy = Correct the date. If it is an appointment, make it a meeting with status: planned.
check-future-conversation-title = Conversation in the future
check-future-conversation-about = A conversation is recorded after it took place. A date in the future is usually a slip in the year. Appointments are meetings: they can be planned, confirmed and cancelled.

check-future-meeting-held = The meeting is said to be held, but its date ({ $date }) is in the future.
check-future-meeting-held-remedy = Correct the date, or write status: planned.
check-future-meeting-held-title = Held meeting in the future
check-future-meeting-held-about = A meeting that has not taken place yet cannot be held. As long as it is marked so, it is missing from “netlog upcoming” and is counted in the report. Correct the date or the status.

check-past-meeting-planned = The date of the meeting ({ $date }) has passed, but it is not marked as held or cancelled.
check-past-meeting-planned-remedy = Write status: held or status: cancelled, or give it the new date.
check-past-meeting-planned-title = Past meeting still planned
check-past-meeting-planned-about = Only held meetings count in the report. After the date has passed, somebody has to say what became of it: held, cancelled or postponed. Change “status”, or enter the new date.

check-date-in-name = The file name says { $named }, the record says { $date }.
check-date-in-name-remedy = Correct the date, or rename the file.
check-date-in-name-title = File name with another date
check-date-in-name-about = File names begin with the date so that people find them in a folder. If the record has another date, one of the two is wrong. netlog goes by the date in the record. Whoever renames a file also changes the places that refer to it.

check-misfiled-year = The record lies in the folder { $folder }, but its date is { $date }.
check-misfiled-year-remedy = Move the file to { $path }, or correct the date.
check-misfiled-year-title = Folder of the wrong year
check-misfiled-year-about = A folder named with four digits holds the records of that year only. netlog relies on it: whoever asks for one year gets records from the folders of that year, and this one would be missing. Move the file, or correct the date.

check-task-without-owner = Nobody is named for the task “{ $text }”.
check-task-without-owner-remedy = Write who does it, such as @susanne-winter.
check-task-without-owner-title = Task without a person
check-task-without-owner-about = A task that belongs to nobody gets done by nobody. Write an @ and the id of the person behind the text of the task. Tasks that are done need no person.

check-task-unknown-owner = There is no contact “{ $owner }” to do this task.
check-task-unknown-owner-nearest = Is “{ $target }” ({ $title }) meant?
check-task-unknown-owner-remedy = Write the id of a contact behind the @, or create the contact.
check-task-unknown-owner-title = Task for somebody unknown
check-task-unknown-owner-about = Behind the @ stands the id of a contact, the file name without “.md”. A task for somebody unknown is missing from that person’s list. Correct the id or create the contact.

check-task-without-due = The task “{ $text }” has no due date.
check-task-without-due-remedy = Write when it is due, such as due:2024-11-04.
check-task-without-due-title = Task without a due date
check-task-without-due-about = Without a day the task never comes up for follow-up in “netlog upcoming”. Write due: and the date behind it, without a space. If there is no deadline, choose the day on which you want to look at it again.

check-task-date = The date in “{ $word }” cannot be read.
check-task-date-remedy = Write the date as in due:2024-11-04, without a space.
check-task-date-done = The task is said to have been done on { $date }, which is in the future.
check-task-date-done-remedy = Correct the date after done:.
check-task-date-title = Date of a task cannot be right
check-task-date-about = Behind due: and done: stands a whole day, year first, as in 2024-11-04. A date that cannot be read counts as none, and the task never comes up for follow-up. A task cannot have been done in the future. Where the day is clear, --fix rewrites it.

check-unknown-series = netlog.toml does not know the series “{ $series }”.
check-unknown-series-nearest = Is “{ $meant }” meant?
check-unknown-series-remedy = Correct it, or add { $series } = "…" under [series] in netlog.toml.
check-unknown-series-title = Unknown series
check-unknown-series-about = A series ties meetings together; the report and “netlog upcoming --series” go by it. A mistyped key makes a second series of its own. The keys and the spoken names are listed in netlog.toml under [series].

check-topic-look-alike = The topic “{ $value }” looks like the topic “{ $other }”.
check-topic-look-alike-remedy = Write “{ $other }” in both places if the same is meant.
check-topic-look-alike-title = Two spellings of one topic
check-topic-look-alike-about = Two topics differ only in upper and lower case, an umlaut, a hyphen, a single letter or two that are swapped. Reports count them apart, so both figures are too small. Agree on one spelling. --fix uses the more frequent one where no letter differs, --fix --unsafe also where one does.

check-undecided = Two people gave “{ $key }” different values, and nobody has decided yet.
check-undecided-text = Two people changed the same paragraph, and nobody has decided yet.
check-undecided-remedy = Keep the right one in its place and delete the other: the line under “conflicts”, or the quotation that begins with [!conflict].
check-undecided-title = Nobody has decided yet
check-undecided-about = Two people changed the same field or the same paragraph at the same time. What one of them wrote stands in its place, what the other wrote under “conflicts” in the front matter, or below the paragraph in a quotation that begins with [!conflict]. Lists and reports go by what stands in its place. Decide which is right, and delete the other.

check-not-nfc = “{ $word }” is written with letters whose dots or accents are signs of their own.
check-not-nfc-remedy = “netlog check --fix” writes the same letters in the usual way.
check-not-nfc-title = Letters in pieces
check-not-nfc-about = Some programs, mostly on a Mac, write an ü as a u with two dots behind it. Nobody sees a difference, but other programs do not find such words, and git counts them as changed. --fix writes each such letter as one sign; the text stays the same.

check-mixed-line-ends = Most lines of this file end with { $kept }, others with { $odd }.
check-mixed-line-ends-remedy = “netlog check --fix” ends all lines in the same way.
check-mixed-line-ends-title = Lines end in two ways
check-mixed-line-ends-about = Windows ends lines with two signs (CRLF), other systems with one (LF). Both are fine, but not mixed in one file: editors show it all on one line or with odd signs, and git takes whole files for changed. --fix ends all lines as most of them do.

check-email-form = No e-mail can be sent to “{ $value }”.
check-email-form-meant = Write “{ $address }”, if that is what is meant.
check-email-form-remedy = Write the address alone, such as name@example.org; notes belong in the text of the record.
check-email-form-title = Not an e-mail address
check-email-form-about = Under “emails” stand addresses to which a mail can be sent, each by itself and without a name or a note. Otherwise a circular comes back. --fix takes off “mailto:” and angle brackets; --fix --unsafe also writes @ for “(at)” and a full stop for a comma.

check-phone-form = “{ $value }” cannot be dialled.
check-phone-form-remedy = Write one number of digits, such as +49 431 123456; what it is for can stand behind it in brackets.
check-phone-form-zero = In “{ $value }” the (0) is in the way: behind a country code it is not dialled.
check-phone-form-zero-remedy = Delete the (0).
check-phone-form-title = Not a telephone number
check-phone-form-about = Under “phones” stand numbers that a telephone can dial: digits with blanks, hyphens, slashes or brackets between them, a + only in front, one number in each item. “(mobile)” may stand behind it, and an extension after “ext.”. Letters, two numbers in one item and the (0) behind a country code cannot be dialled; --fix deletes that (0), and a “tel:” in front.

check-retention-passed = { $name } was to be kept until { $date } at the latest.
check-retention-passed-remedy = Delete the contact, or write a later date under “keep-until” if there is a reason to.
check-retention-passed-title = Kept for too long
check-retention-passed-about = Under “keep-until” stands until when a contact may be kept. Personal data may not be stored for longer than it is needed (GDPR, Art. 5). Delete the contact, or enter a new date and note the reason under “basis”.

check-task-on-free-day = The task is due on a free day: { $day }.
check-task-on-free-day-holiday = The task is due on a holiday: { $day }.
check-task-on-free-day-remedy = The next working day is { $next }.
check-task-on-free-day-other = Choose another day.
check-task-on-free-day-title = Task due on a free day
check-task-on-free-day-about = An open task is due on a Saturday, a Sunday or a holiday, when nobody works on it. Holidays are known where netlog.toml names a calendar file under [check] holidays. --fix --unsafe moves the task to the next working day; a deadline that somebody else has set may have to be met the day before.

check-series-look-alike = The series “{ $value }” looks like the series “{ $other }”.
check-series-look-alike-remedy = Write “{ $other }” in both places if the same is meant.
check-series-look-alike-title = Two spellings of one series
check-series-look-alike-about = Two series differ only in upper and lower case, an umlaut, a hyphen, a single letter or two that are swapped. Each then has only some of its meetings, in the report too. --fix uses the more frequent one where no letter differs, --fix --unsafe also where one does. Better still, name your series in netlog.toml under [series]: then every other one is a finding.

check-summary-missing = Nothing says what it was about.
check-summary-missing-remedy = Write a sentence under “summary”, or a paragraph of text.
check-summary-missing-title = No summary
check-summary-missing-about = A conversation or a held meeting has neither a summary nor a text, a task or a decision, two weeks after it took place. In a year nobody will know what was agreed. One sentence under “summary” is enough.

check-contact-never-met = Nobody has met { $name }.
check-contact-never-met-remedy = Record the conversation, or delete the contact if nobody needs it.
check-contact-never-met-title = Contact never met
check-contact-never-met-about = No conversation and no meeting names this person. Maybe the record is a double, or a reference is missing; and whoever is in the log without a reason should not be in it (GDPR, Art. 5). Your own people, and those on a distribution list (“groups”), are left out, and so is a log without any events.

check-organisation-without-people = No contact belongs to { $name }.
check-organisation-without-people-remedy = Record whom you know there, or write the organisation in the contacts that belong to it.
check-organisation-without-people-title = Organisation without people
check-organisation-without-people-about = No contact names this organisation as its own, in a role or in a relation. Nobody then knows whom to call there, and conversations with its people do not count for it. A log in which no contact has an organisation is left out.

check-special-category = “{ $word }” may tell of { $about }.
check-special-category-remedy = Leave it out if it is not needed, or may not be recorded.
check-special-category-title = Hint at sensitive data
check-special-category-about = Health, religion, ethnic origin, political opinions, trade union membership, sexual life and biometric data are protected most (GDPR, Art. 9): they may be recorded only with express consent or for a reason that the law names. A word in the text may tell of one of these. It is no more than a hint: whether it is said of a person only a reader can know. What is not needed is best not written down at all: the history of the log keeps it, even when you delete it later.
check-special-health = somebody’s health
check-special-religion = somebody’s religion
check-special-origin = somebody’s ethnic origin
check-special-politics = somebody’s political opinions
check-special-union = somebody’s trade union membership
check-special-sex = somebody’s sexual life
check-special-biometric = biometric or genetic data

check-name-in-commit = The message of this step names a person: “{ $name }”.
check-name-in-commit-remedy = Before the step is shared, have its message written anew without the name.
check-name-in-commit-title = Name of a person in the history
check-name-in-commit-about = The messages of git’s history cannot be taken back once they are shared: whoever asks for erasure would stay in them. netlog’s own messages hold no names; this one was written by hand. Looked at are the steps that are on no other computer yet, the last thousand at most. As long as that is so, somebody who knows git can write the message anew (git commit --amend, git rebase).

# What speaks for and against two contacts being one.
check-pair-same-name = same name
check-pair-swapped-name = names swapped
check-pair-same-given-name = same first name
check-pair-short-form = first name is a short form
check-pair-part-of-given-name = one first name of several
check-pair-initial = first name abbreviated
check-pair-similar-given-name = similar first name
check-pair-same-family-name = same last name
check-pair-part-of-family-name = half of a double name
check-pair-similar-family-name = similar last name
check-pair-sounds-alike = last name sounds alike
check-pair-abbreviation = abbreviation of the name
check-pair-similar-name = similar name
check-pair-part-of-name = part of the name
check-pair-same-uid = same UID
check-pair-same-email = same e-mail address
check-pair-similar-email = similar e-mail address
check-pair-same-phone = same telephone number
check-pair-same-address = same postal address
check-pair-same-web = same web page
check-pair-same-domain = e-mail in the same house
check-pair-same-birthday = same birthday
check-pair-same-organisation = same organisation
check-pair-other-family-name = but another last name
check-pair-other-generation = but “sen.” or “jun.”
check-pair-other-email = but another e-mail address
check-pair-other-phone = but another telephone number
check-pair-other-place = but another place
check-pair-other-organisation = but another organisation
check-pair-other-birthday = but another birthday
check-pair-other-salutation = but another salutation
