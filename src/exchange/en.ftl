
# Preview
exchange-new = { $count ->
    [one] New: one record
   *[other] New: { $count } records
}
exchange-mentioned = { $count ->
    [one] New because others name it: one contact
   *[other] New because others name them: { $count } contacts
}
exchange-changed = { $count ->
    [one] Changed: one record
   *[other] Changed: { $count } records
}
exchange-doubtful = { $count ->
    [one] In doubt: one record
   *[other] In doubt: { $count } records
}
exchange-lost = { $count ->
    [one] Not taken: one record
   *[other] Not taken: { $count } records
}
exchange-part = { $count ->
    [one] Left out: one detail
   *[other] Left out: { $count } details
}
exchange-note = Notes
exchange-more = … and { $count } more; --all shows all.
exchange-candidate = perhaps { $id }: { $reasons }
exchange-linked = to be known by its UID from now on
exchange-text = text: new paragraphs
exchange-sum = { $new } new, { $changed } changed, { $same } unchanged, { $doubtful } in doubt, { $lost } not taken.

# Reasons of a doubt
exchange-reason-email = same email { $email }
exchange-reason-uid = same UID
exchange-reason-other-name = another name
exchange-reason-name = same name
exchange-reason-other-order = same words in another order
exchange-reason-elsewhere = another place
exchange-reason-organisation = same organisation
exchange-reason-other-organisation = another organisation or none
exchange-reason-other-email = another email
exchange-reason-other-mark = another form of address or birthday
exchange-reason-phone = same number { $phone }
exchange-reason-title = same title on the same day

# What does not come in
exchange-unknown = What kind of file this is cannot be told; --as says it.
exchange-all-full = netlog takes in at most { $records } records and { $size } MB in one go: { $count ->
    [one] everything from here on is missing; import this file
   *[other] { $count } files from here on are missing; import them
  } in another go.
exchange-odd-value = "{ $value }" does not fit the field "{ $key }"; it is kept as text under "{ $kept }".
exchange-full = The file has more than { $count } records; everything from here on is missing. Split it.
exchange-odd = What would come of it netlog could not read itself; please enter it by hand.
exchange-no-name = Without a name this is no contact.
exchange-no-date = Without a day this is no conversation.
exchange-no-people = Without people this is no conversation.
exchange-no-title = Without a title this is no meeting.
exchange-nobody = "{ $name }" is not in the log; the name stands in the record as text.
exchange-awaited = There is no record “{ $id }” in the log yet; the link to it stays.
exchange-one-or-more = "{ $name }" may mean one person or several; the name stands in the record as text.
exchange-crowd = More than { $most } entries here are about { $id }; this one and the rest are left out.
exchange-unclear = "{ $name }" is not clear ({ $ids }); the name stands in the record as text.
exchange-unreadable = { $path } cannot be read as it is and stays untouched.
exchange-unsafe = { $path } cannot be changed without changing something else; please do it by hand.
exchange-mail-none = This is no e-mail: there is no sender, no subject and no date.
exchange-mail-no-date = The e-mail “{ $title }” has no usable date and did not come in.
exchange-mail-too-many = The e-mail has too many parts, too deeply nested ones or a very long text. Not all of it was read.
exchange-mail-long = The text of the e-mail is longer than { $limit } KB. The rest did not come in.
exchange-mail-encrypted = The message is encrypted; its text cannot stand here.
exchange-mail-attachments = { $count ->
    [one] Attachment
   *[other] Attachments
  }: { $list }
exchange-mail-unnamed = without a name
exchange-mail-card = A business card among the attachments did not come in. Save it as a file and import that.
exchange-mail-answer = The answer to an invitation came in as a message only; the meeting stays as it is.
exchange-mail-people = The message names { $count } people; the first { $most } came in.
exchange-mail-deleted = { $count ->
    [one] One deleted e-mail that is still in the file was passed over.
   *[other] { $count } deleted e-mails that are still in the file were passed over.
  }
exchange-phone-cell = mobile
exchange-phone-fax = fax
exchange-phone-pager = pager
exchange-phone-home = home
exchange-vcard-none = There is no card in the file.
exchange-vcard-nameless = A card without a name could not be taken.
exchange-vcard-open = The card has no end. It was read up to the next one.
exchange-vcard-loose = A line belongs to no property. It now stands with the one above.
exchange-vcard-stray = A line belongs to no property and was left out.
exchange-vcard-many = The card has too many properties. What is too much was left out.
exchange-vcard-large = A property is too long and was left out.
exchange-vcard-long-name = A name is too long and was cut.
exchange-vcard-binary = { $property } holds no text but a picture or the like. The log does not take that.
exchange-vcard-group = Distribution list "{ $name }": { $count ->
    [one] one member is
   *[other] { $count } members are
} in the file.
exchange-vcard-group-part = Distribution list "{ $name }": { $count ->
    [one] one member is
   *[other] { $count } members are
} missing from the file.
# Calendars
exchange-ics-untitled = Appointment without a title
exchange-ics-line = This line is no property of an appointment and was left out.
exchange-ics-unclosed = BEGIN:{ $name } has no end; what is there was read.
exchange-ics-value = { $property } cannot be understood and was left out: "{ $value }".
exchange-ics-no-date = The appointment does not say when it is.
exchange-ics-end = The end lies before the beginning and was left out.
exchange-ics-zone = The time zone "{ $zone }" is not known; its times are taken as those of your office.
exchange-ics-rule = This rule of recurrence cannot be understood: "{ $rule }".
exchange-ics-cut = The appointment "{ $title }" recurs too often: { $kept ->
        [one] one occurrence was
       *[other] { $kept } occurrences were
    } read, the rest was left out.
exchange-ics-open = The appointment "{ $title }" goes on recurring; it was read until { $until }.
exchange-ics-future = The change holds for all later occurrences too; it was read for this one only.
exchange-ics-method = The calendar is a proposal or a question ({ $method }) and no appointment.
exchange-ics-task = Tasks without an appointment have no place in the log and are not read: "{ $title }".
exchange-ics-journal = Notes of a calendar (VJOURNAL) are not read.
exchange-ics-twice = The appointment is in the file more than once; the newest version holds.
exchange-ics-same-uid = Two different appointments have the same UID; this one comes in without it.
exchange-ics-many = { $property } is there too often in this appointment; the rest was left out.
exchange-ics-long = { $property } is too long and was cut.
exchange-ics-attachment = A file within the appointment was left out.
exchange-ics-empty = There is no appointment in the file.
exchange-ics-more = { $count ->
        [one] One more remark is not shown.
       *[other] { $count } more remarks are not shown.
    }
exchange-series-gone = { $count ->
    [one] One earlier appointment is
   *[other] { $count } earlier appointments are
} no longer in the series and { $count ->
    [one] stays as it is
   *[other] stay as they are
}: { $ids }.
exchange-post-box = PO Box

exchange-table-empty = There is nothing in this table.
exchange-table-unknown = The names of its columns do not tell what this table holds. These were seen: { $columns }. With --propose netlog suggests a mapping, which you can correct and hand over with --mapping.
exchange-table-sheet = The sheet "{ $sheet }" is left out: the names of its columns do not tell what it holds. These were seen: { $columns }.
exchange-table-broken = This workbook is damaged or protected by a password.
exchange-table-bomb = Unpacked, this workbook is too large and is not read. Save the table as CSV, or split it.
exchange-table-large = The table is too large or breaks off; its beginning was read.
exchange-table-nobody = This row names nobody and no event; it is left out.
exchange-table-value = In the column "{ $column }" the value "{ $value }" does not fit; it is kept as text in a field of its own.
exchange-table-long = The column "{ $column }" holds more than a field can; it was cut.
exchange-table-no-day = This conversation has no day.
exchange-table-day-first = The column does not show whether the day or the month comes first in dates such as 03/04/2024; the day was taken to come first.
exchange-table-month-first = The column does not show whether the day or the month comes first in dates such as 03/04/2024; the month was taken to come first, because times have twelve hours.
exchange-table-text = Text

exchange-mapping-unreadable = This mapping cannot be read at this place: { $reason }
exchange-mapping-unreadable-hint = "--propose" writes a mapping as it should look.
exchange-mapping-kind = There is no kind "{ $value }".
exchange-mapping-kind-hint = Write contact, conversation or meeting.
exchange-mapping-delimiter = "{ $value }" is no delimiter.
exchange-mapping-delimiter-hint = Write one sign such as ";" or ",", or the word "tab".
exchange-mapping-encoding = There is no encoding "{ $value }".
exchange-mapping-encoding-hint = Write "utf-8" or "windows-1252", for instance.
exchange-mapping-header = { $value } is no line.
exchange-mapping-header-hint = Lines count from 1, as in the spreadsheet.
exchange-mapping-column = There is no field "{ $value }".{ $near ->
    [none] {""}
   *[other] {" "}Did you mean "{ $near }"?
}
exchange-mapping-column-hint = At the right stands the key of a field, "-" for a column to leave out, or "x-…" for a field of your own.

exchange-propose-head =
    What the columns of { $file } are. At the left stands the name of the
    column, at the right the field into which it goes. "-" leaves a column out,
    "x-…" keeps it in a field of its own. A line with # before it does not count.
exchange-propose-more =
    Also possible: delimiter = ";" and encoding = "windows-1252".
exchange-propose-known = These columns netlog understands already:
exchange-propose-guessed = These are guesses, please check:
exchange-propose-kept = These netlog does not know:

letters-sheet = Letters
letters-greeting = Greeting
letters-salutation = Salutation
letters-title = Title
letters-given = First name
letters-family = Last name
letters-role = Role
letters-organisation = Organisation
letters-email = E-mail
letters-line = Address line { $line }
letters-envelope-mr = Mr
letters-greeting-ms = Dear Ms { $name }
letters-greeting-mr = Dear Mr { $name }
letters-greeting-title = Dear { $name }
letters-greeting-name = Dear { $name }
letters-greeting-all = Dear Sir or Madam
exchange-vault-front = The head of the note cannot be read: { $why }
exchange-vault-front-large = The head of the note is too large.
exchange-vault-unreadable = The note did not come in. { $why }
exchange-vault-large = The note is larger than { $limit } MB and did not come in.
exchange-vault-binary = The file is no text and did not come in.
exchange-vault-template = This is a template. It did not come in.
exchange-vault-day = A note of a day that names nobody is no record. It did not come in.
exchange-vault-no-record = The note does not say whether it is a contact, a conversation or a meeting. It did not come in.
exchange-vault-no-date = The conversation has no date, neither in the head of the note nor in its name. It did not come in.
exchange-vault-odd = These values do not fit the field of that name and now stand under “x-…”: { $keys }.
exchange-vault-away = { $count ->
    [one] The text points to something that did not come in: { $list }. The reference still stands there.
   *[other] The text points to { $count } things that did not come in, among them { $list }. The references still stand there.
  }
