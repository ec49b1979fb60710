exchange-form-later = Files of the form { $form } cannot be read.

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
exchange-reason-other-name = another name
exchange-reason-name = same name
exchange-reason-organisation = same organisation
exchange-reason-other-organisation = another organisation or none
exchange-reason-other-email = another email
exchange-reason-phone = same number { $phone }
exchange-reason-title = same title on the same day

# What does not come in
exchange-no-name = Without a name this is no contact.
exchange-no-date = Without a day this is no conversation.
exchange-no-people = Without people this is no conversation.
exchange-no-title = Without a title this is no meeting.
exchange-nobody = "{ $name }" is not in the log; the name stands in the record as text.
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
exchange-ics-twice = The appointment is in the file twice; the newer version holds.
exchange-ics-same-uid = Two different appointments have the same UID; this one comes in without it.
exchange-ics-many = { $property } is there too often in this appointment; the rest was left out.
exchange-ics-long = { $property } is too long and was cut.
exchange-ics-attachment = A file within the appointment was left out.
exchange-ics-empty = There is no appointment in the file.
exchange-ics-more = { $count ->
        [one] One more remark is not shown.
       *[other] { $count } more remarks are not shown.
    }
