cli-today = “{ $value }” is not a day.
cli-today-hint = Write --today 2024-10-22.

usage-command-unknown = There is no command “{ $value }”.
usage-command-missing = A word is still missing here.
usage-commands = Possible are: { $names }.
usage-argument-unknown = There is no option “{ $argument }” here.
usage-argument-surplus = “{ $argument }” is too much here.
usage-argument-missing = Missing: { $argument }.
usage-argument-twice = “{ $argument }” is there twice.
usage-conflict = “{ $argument }” and “{ $other }” exclude each other.
usage-value-missing = The value after “{ $argument }” is missing.
usage-value-invalid = “{ $value }” does not fit “{ $argument }”.
usage-value-number = “{ $value }” is not a number, which “{ $argument }” needs.
usage-values-too-many = “{ $value }” is one value too many for “{ $argument }”.
usage-not-unicode = The command line holds a character that cannot be read.
usage-other = This call cannot be understood.
usage-choices = Possible are: { $choices }.
usage-suggestion = Did you mean “{ $value }”?
usage-help = For all commands: netlog help
usage-help-command = For all about this command: netlog help { $command }

settings-unknown = There is no setting “{ $value }”.
settings-unknown-hint = These are known here: { $names }.
settings-unreadable = netlog.toml cannot be read at this place.
settings-parser = The parser says: { $reason }
settings-unreadable-hint = “netlog init” in an empty folder writes a netlog.toml that explains every setting.
settings-language = netlog does not speak “{ $value }”.
settings-language-hint = Write "de" or "en".
settings-within = “{ $value }” is no span of time.
settings-within-hint = Write a span such as "90d" or "6 months".
import-missing = { $path } does not exist.
import-no-table = None of the files is a table.
import-tables = A proposal is for one table; here are several: { $names }.
import-tables-hint = Name one of them.
import-input-large = Standard input brings more than 32 MB and is not read.
confirm-stopped = Nothing was written.
import-doubt = Doubt { $at } of { $count }: { $name }
import-who = Which record is this?
import-same = { $name } ({ $id })
import-new = None of these: make a new record
import-leave = Leave out
import-leave-rest = Leave out this one and all others
confirm-write = { $count ->
    [one] Write one record like this?
   *[other] Write { $count } records like this?
}
import-left = { $count ->
    [one] You left one record out.
   *[other] You left { $count } records out.
}
confirm-yes = Yes
confirm-no = No
export-confidential = { $count ->
    [one] One confidential record stays in the log; --confidential takes it along.
   *[other] { $count } confidential records stay in the log; --confidential takes them along.
}
export-ics-undated = { $count ->
    [one] One meeting has no day yet and is not in the calendar.
   *[other] { $count } meetings have no day yet and are not in the calendar.
}
export-ics-others = { $count ->
    [one] One record is no meeting and is not in the calendar: contacts and conversations are no appointments.
   *[other] { $count } records are no meetings and are not in the calendar: contacts and conversations are no appointments.
}
export-no-contacts = { $count ->
    [one] One record is no contact and was left out.
   *[other] { $count } records are no contacts and were left out.
}
export-sheet-contact = Contacts
export-sheet-conversation = Conversations
export-sheet-meeting = Meetings
export-workbook = Extract from the log
export-letters-without = { $count ->
    [one] Without an address: { $names }
   *[other] { $count } without an address: { $names }
}
export-letters-without-many = { $count } without an address, the first of them: { $names }
export-letters-ending = The ending of { $path } does not say what kind of file it is to be.
export-letters-ending-hint = Write a name that ends with .xlsx or .csv.
export-sqlite-without = This netlog was built without SQLite.
export-sqlite-without-hint = With --sql it writes the same tables as text that sqlite3 and psql read.
export-sqlite-failed = The database could not be made: { $reason }
settings-time-zone = There is no time zone "{ $value }".
settings-time-zone-hint = Write its name from the IANA database, for example "Europe/Berlin".
settings-rule = “check” has no finding with the code “{ $value }”.
settings-rule-hint = “netlog explain” lists all codes.
settings-level = “{ $value }” is no level of a finding.
settings-level-hint = Write "off", "note", "warning" or "error".
settings-kind = There is no kind of record “{ $value }”.
settings-kind-hint = Fields can be declared for contact, conversation and meeting.
settings-field-known = The field “{ $value }” is part of the format and cannot be declared again.
settings-field-known-hint = Choose another name for your own field.
settings-type = There is no type “{ $value }”.
settings-type-hint = Possible are: text, number, boolean, date, partial-date, time, span, reference, choice.
settings-choices = A field of type “choice” needs its words.
settings-choices-hint = Add a line such as: choices = ["North", "South"].

session-faults = { $count ->
    [one] One fault in the files; “netlog check” shows it with its line.
   *[other] { $count } faults in the files; “netlog check” shows each with its line.
}
session-no-change = Nothing to change.
session-dry-run = Only shown, nothing was written.
session-saved-unsaid = It is saved; only the message about it could not be written.
session-without-git = The folder is not under git: saved without a history. “netlog init” would change that; [git] commit = false in netlog.toml makes this note go away.
session-output-failed = The output could not be written.

listing-nothing = Nothing found.
listing-nothing-alone = “{ $term }” alone finds nothing.
listing-nothing-without = Without “{ $term }” there would be { $count ->
    [one] one hit
   *[other] { $count } hits
}.
listing-count = { $count ->
    [one] One record.
   *[other] { $count } records.
}
stats-many = Counts are by one field or by two, not by { $count }.
list-group-head = { $name } ({ $count })
list-no-column = There is no column “{ $key }”.
list-no-column-hint = A column is a field such as date, topics or status, or one of id, type, path, title, summary.

input-wrong = “{ $value }” does not fit “{ $key }”: expected is { $expected }.
input-nobody = Nobody is called “{ $value }”.
input-nobody-hint = Make the contact first: netlog add contact --name "{ $value }"
input-unreadable = “{ $value }” cannot be read (file { $path }). Nothing was changed.
input-unreadable-hint = “netlog check” says what is wrong with the file.
input-twins = Several files have the id “{ $value }”: { $paths }. Nothing was changed.
input-twins-hint = Rename all but one; “netlog log” shows who made them.
input-unclear = “{ $value }” is not clear. Whom do you mean?
input-unclear-hint = Write the id (the word in front) instead of the name.
input-candidate = { $id } ({ $name })
input-candidate-of = { $id } ({ $name }, { $of })
input-more = … and { $count } more
input-no-record = There is no record “{ $value }”.
input-no-record-hint = “netlog list” and “netlog search” show what is there, with the ids.

add-what = What shall be added?
add-what-hint = Write netlog add contact, netlog add conversation or netlog add meeting; without a terminal nothing is asked.
add-missing = { $field } is missing: --{ $flag }.
add-missing-hint = Without a terminal nothing is asked; in a terminal, netlog asks for what is missing.
add-task-empty = The task “{ $value }” has no text.
add-task-date = “{ $value }” is not a day.
add-input-failed = Standard input could not be read.

refer-not-safe = { $path } refers to “{ $id }”, but in a way that cannot be changed there without changing something else.
refer-not-safe-hint = Simply write “{ $id }” there, without signs such as & or \x61 before or in it, or put the file in order (“netlog check” shows what is wrong). Nothing was changed.
decide-both = both
decide-field = “{ $title }”, { $field }: there are two values.
decide-later = decide later; until then both stay
decide-none = nothing
decide-paragraph = paragraph
decide-text = “{ $title }”: a paragraph is there in two versions.
decide-which = Which one holds?
merge-difference = { $field }: { $here } or { $there }
merge-differ = “{ $id }” and “{ $other }” contradict each other.
merge-differ-hint = In a terminal netlog asks which one holds. Otherwise --take { $id } decides everything in favour of that record.
merge-done = “{ $other }” has gone into “{ $id }”. { $count ->
        [0] Nothing else referred to it.
        [one] One other record that referred to it has followed.
       *[other] { $count } other records that referred to it have followed.
    }
merge-itself = “{ $id }” cannot be merged with itself.
merge-kinds = “{ $id }” and “{ $other }” are of different kinds and stay two records.
merge-stopped = Nothing was merged.
merge-take = --take { $value } names neither of the two records: “{ $id }” or “{ $other }”.
merge-undecided = In { $path } it is still open which of two values holds.
merge-undecided-hint = Decide that first: “netlog sync” asks about it, or open the file.
remove-done = “{ $id }” is removed.{ $count ->
        [0] {""}
        [one] {" "}One record now only says the name.
       *[other] {" "}{ $count } records now only say the name.
    }{ $back ->
       *[yes] {" "}“netlog undo” brings { $count ->
            [0] it
           *[other] everything
        } back.
        [no] {""}
    }
remove-referred = { $count ->
        [one] One record refers
       *[other] { $count } records refer
    } to “{ $id }”; nothing was removed.
remove-referred-hint = If “{ $id }” is there twice, “netlog merge” joins both. With --unlink its name stands there instead.
remove-required = In { $path }, { $field } would be empty.
remove-required-hint = Remove that record first, or enter somebody else there.
rename-done = The id is now “{ $id }”. { $count ->
        [0] Nothing else refers to it.
        [one] One other record that refers to it has followed.
       *[other] { $count } other records that refer to it have followed.
    }
rename-no-name = No id can be made of “{ $value }”.
rename-taken = Another record has the id “{ $id }” already.
rename-taken-hint = Are both the same? Then “netlog merge { $other } { $id }” joins them. Otherwise choose another id.
edit-form = “{ $value }” is not of the form key=value.
edit-form-hint = For example: --set status=held
edit-no-field = A record of the kind { $kind } has no field “{ $key }”.
edit-no-list = “{ $key }” is no list to which something could be added.
edit-no-list-hint = Use --set for a field with one value; edit roles and relations in the file itself.
edit-conflict = “{ $path }” has conflict markers in it and is not touched until they are resolved.
edit-conflict-hint = Open the file and keep what is right: the lines with <<<<<<<, ======= and >>>>>>> have to go.
edit-unreadable = The front matter of “{ $path }” cannot be read, so it is not edited.
edit-unsafe = This edit of “{ $path }” would have changed more than was asked for. Nothing was changed.
edit-breaks = After this edit the front matter of “{ $path }” could not be read any more. Nothing was changed.
edit-loses = After this edit “{ $path }” would have no “{ $key }”, which every { $kind } needs. Nothing was changed.
edit-loses-hint = Give another value instead: --set { $key }=…
edit-by-hand = “netlog edit ID” without flags opens the file in your editor.
edit-no-editor = No editor is named.
edit-no-editor-hint = Set the variable EDITOR, or change single fields with --set key=value.

done-task = Done: { $text }
done-none = “{ $id }” has no open task.
done-no-such = “{ $id }” has no open task number { $number }.
done-which = “{ $id }” has { $count } open tasks. Which one?
done-choice = { $number }  { $text }
done-not-safe = The task in “{ $path }” could not be ticked without changing something else. Nothing was changed.

init-exists = “{ $path }” is a log already.
init-done = The log in “{ $path }” is ready. Next: netlog add
init-without-git = The log will have no history:

holidays-missing = The calendar file “{ $path }”, which netlog.toml names as holidays, is not there.
holidays-missing-hint = Put a calendar with the holidays (a file that ends in .ics) below the folder of the log, and write its path under [check] holidays in netlog.toml.
holidays-none = No whole day is free in the calendar file “{ $path }”, which netlog.toml names as holidays.
check-left = { $count ->
    [0] Nothing is left that needs a decision.
    [one] One finding is left that needs a decision: “netlog check” shows it.
   *[other] { $count } findings are left that need a decision: “netlog check” shows them.
}

explain-unknown = There is no code “{ $code }”.
explain-unknown-hint = “netlog explain” lists all codes.

search-what = What shall be searched for?
upcoming-within = “{ $value }” is not a span of time.
tasks-count = { $count ->
    [one] One task.
   *[other] { $count } tasks.
}

graph-ending = netlog does not draw the network as “{ $path }”.
graph-ending-hint = Pictures are .svg; .dot (Graphviz), .mmd (Mermaid) and .json are for other programs.
graph-count = { $nodes } contacts, { $edges } ties.
document-written = Written: { $path }
report-ending = netlog does not write a report as “{ $path }”.
report-ending-hint = Reports are .docx, .html, .pdf, .xlsx, .md, .txt, .csv and .json; any other name needs --format.
report-no-file = This form cannot be shown in a terminal.
report-no-file-hint = Name a file, for example -o report.docx.
report-names-form = --names and --public have no effect on json and csv: these forms always hold all ids and names.
report-names-form-hint = For others, write the report as a document, for example with -o report.docx.
report-public-names = --public leaves out the names of persons; --names all does not go with it.
report-template-missing = There is no template { $path }.
report-office-template = The template { $path } cannot be used.
report-workbook-failed = The workbook could not be packed.
report-pdf-failed = No PDF could be made of the report.
report-pdf-letters = At least one sign of the report, such as an emoji, is in none of the fonts: the PDF does not show it and is therefore not fully accessible.
report-read-first = Names that no contact has are not always recognised: please read the text before you give it away.
report-template-unfit = This form cannot be written with the template { $path }.
report-template-unfit-hint = Templates are text (.md) for all forms but xlsx, csv and json, or Word documents (.docx, .dotx) for docx.
report-trace-ids = The queries hold ids, of persons too: this version is for the office itself.
document-in-log = { $path } lies among the records of the log; netlog writes no documents there.
document-in-log-hint = Take a folder outside of contacts, conversations, meetings and templates.
report-two-forms = The name { $path } and --format mean different forms: { $forms }.
report-part-loose = The marks of the part "{ $part }" are not in order: here stands one without the other, within a part, or a second time. Nothing was written.
report-part-loose-hint = Each part has one line "netlog:begin" and one line "netlog:end". Restore that, or write the report to a new file.
report-not-utf8 = { $path } is not saved as UTF-8.
report-not-utf8-hint = Save the file with the encoding UTF-8 in your editor.
report-part-other = The file holds another report. Nothing was written.
report-part-other-hint = Take another file name; with --force this report takes the place of the other one.
report-part-changed = The part "{ $part }" was changed by hand; it stays as it is, and nothing was written.
report-part-changed-hint = Put your own text before or behind the marks of the part: there it stays. With --force the part is written anew.
report-no-year = “{ $value }” is not a year.
report-no-year-hint = Write 2024, or last-year.
report-no-quarter = “{ $value }” is not a quarter.
report-no-quarter-hint = Write 2024-q3.
report-no-period = “{ $value }” is not a stretch of days with a beginning and an end.
report-no-period-hint = Write 2024-03..2024-05, 2024-10 or last-week.

done-already = Task { $number } of “{ $id }” is done already: { $text }
input-meant = Did you mean { $candidate }?
add-likely = Is this contact there already? “{ $title }” ({ $known }): { $reasons }. If it is the same one, join the two: netlog merge { $known } { $new }
add-day = Day: { $day }
document-exists = “{ $path }” is there already and is not written over.
document-exists-hint = Give another name, or add --force.
search-best = The best { $shown } of { $count } records; --limit shows more.
done-changed = Somebody else changed the task "{ $text }" meanwhile. Nothing was changed.
check-more = … and { $count } more of this kind ({ $code }) in { $path }; "netlog check --format json" names them all.

log-nothing = Nothing is recorded yet.
log-more = { $count ->
    [one] The last step; --limit shows more.
   *[other] The last { $count } steps; --limit shows more.
}
log-head-step = Step
log-head-date = When
log-head-author = Who
log-head-what = What
log-head-records = Records

step-no-git = The log is not under git and has no history.
step-no-git-hint = Change into the folder of the log and run “git init”; from then on netlog records every change.
step-by-hand = by hand: { $subject }
step-merge = merged
step-undo-of = taken back: { $what }
step-redo-of = restored: { $what }
step-did-init-log = log started
step-did-add-contact = contact added
step-did-add-conversation = conversation added
step-did-add-meeting = meeting added
step-did-edit-contact = contact changed
step-did-edit-conversation = conversation changed
step-did-edit-meeting = meeting changed
step-did-edit-by-hand = changed by hand
step-did-done-contact = task done
step-did-done-conversation = task done
step-did-done-meeting = task done
step-did-rename-contact = contact renamed
step-did-rename-conversation = conversation renamed
step-did-rename-meeting = meeting renamed
step-did-merge-contact = contacts joined
step-did-merge-conversation = conversations joined
step-did-merge-meeting = meetings joined
step-did-remove-contact = contact removed
step-did-remove-conversation = conversation removed
step-did-remove-meeting = meeting removed
step-did-check-fix = findings mended
step-did-import-records = records taken in
step-did-sync-records = joined
step-did-sync-decide = decided what holds
step-did-undo = taken back
step-did-redo = restored

undo-commit-off = netlog records no steps here and can take none back.
undo-commit-off-hint = netlog.toml says [git] commit = false; without that line netlog records every change from now on.
undo-nothing = There is nothing to take back.
undo-not-own = The last step is not yours but by { $author }: { $what }.
undo-nobody = git does not know your name, so nobody can tell whether the last step is yours: { $what }.
undo-by-hand = The last step was not made by netlog: { $what }.
undo-own-last = Your last step: { $what }. To take it back: netlog undo { $id }
undo-name-it = If it is to be taken back all the same: netlog undo { $id }
undo-done = Step { $id } is taken back ({ $what }). “netlog undo” restores it.
session-more-faults = (and { $count } more)

cache-nowhere = There is no place for the cache: netlog does not know your home folder.
cache-nowhere-hint = Set the variable HOME or NETLOG_CACHE_DIR.
cache-failed = netlog could not use the cache: { $path }
cache-failed-hint = The variable NETLOG_CACHE_DIR names another folder for it.
cache-failed-named-hint = The variable NETLOG_CACHE_DIR names the place: set it to a folder that you may write to, or unset it for the usual place.
cache-empty = The cache is empty; the next command reads every file.
cache-size =
    { $count ->
        [one] The cache has one file of { $size }.
       *[other] The cache has { $count } files of { $size } together.
    }
cache-kept =
    { $count ->
        [0] No record is in it yet.
        [one] One record is in it and need not be read again.
       *[other] { $count } records are in it and need not be read again.
    }
cache-unkept =
    { $count ->
        [one] One file is read again by the next command, since it has changed or is faulty.
       *[other] { $count } files are read again by the next command, since they have changed or are faulty.
    }
cache-cleared = The cache is cleared; the next command reads every file.
cache-was-empty = The cache was empty already; there was nothing to clear.
cache-compared =
    { $count ->
        [0] Every file was read; the cache had nothing to compare them with.
        [one] Every file was read, and one record compared.
       *[other] Every file was read, and { $count } records compared.
    }
cache-different =
    { $count ->
        [one] For this record the cache had something else than the file. Now it is right.
       *[other] For these { $count } records the cache had something else than the files. Now it is right.
    }

session-reading = Reading records
cache-comparing = Comparing records

duplicates-score = Score
duplicates-pair = Contacts
duplicates-reasons = Reasons
duplicates-command = Join them with
duplicates-none = No contact seems to be there twice.
duplicates-count = { $count ->
    [one] One pair is probably the same contact.
   *[other] { $count } pairs are probably the same contact each.
}
duplicates-format = Pairs come as a table, or with --format json.

decide-two = Either: { $here } – or: { $other }.

sync-nowhere = This log is not shared with anybody yet.
sync-nowhere-hint = Name once the address at which everybody finds it: netlog sync --remote ADDRESS
sync-new-place-question = Is the shared place to be made there?
sync-new-place-yes = Yes, make it there
sync-new-place = “{ $address }” is the shared place now. The others fetch the log from there:
sync-new-folder = log
sync-by-hand = Changed by hand and recorded in the history now: { $what }.
sync-broken-settings = netlog.toml cannot be read; other commands work again only when somebody has put the file right. With “netlog log” and “netlog undo” you take the last change of it back.
sync-others = the others
sync-came = From { $names }: { $what }.
sync-went = Passed on: { $what }.
sync-broken = { $count ->
    [one] One of these files cannot be read as a whole; “netlog check” says why.
   *[other] { $count } of these files cannot be read as a whole; “netlog check” says why.
}
tally-added = { $count } new
tally-changed = { $count } changed
tally-removed = { $count } removed
tally-files = { $count ->
    [one] one other file
   *[other] { $count } other files
}
sync-nothing-would-change = Nothing would change here.
sync-level = Your log and the shared one are the same now. The others get what is new with their next “netlog sync”.
sync-level-already = Nothing new: your log and the shared one are the same.
sync-offline = “{ $address }” cannot be reached at the moment. Your changes are recorded here and go to the others with the next “netlog sync”.
sync-stopped = Nothing was passed on. “netlog sync” asks again the next time.
sync-busy = Others were faster each time; your changes are recorded here, but not passed on yet.
sync-busy-hint = Call “netlog sync” once more in a minute.
sync-locked = Somebody else is at work at the shared place, or a lock was left there. Your changes are recorded here.
sync-locked-hint = Call “netlog sync” once more in a minute. If that does not help and nobody is sharing just now, remove the file “{ $path }.lock” there.
sync-unreached = “{ $address }” cannot be reached; the address was not remembered.
sync-unreached-hint = Check the address and the network.
sync-no-place = Nothing lies at “{ $address }” yet.
sync-no-place-hint = If the shared place is to be made there: netlog sync --remote "{ $address }" --yes
sync-no-place-made = No shared place was made and no address was remembered.
sync-not-rehearsed = What you changed by hand ({ $what }) is not in the following yet.
sync-nobody = Git does not know your name; the others see you as “netlog”. Tell it once: git config --global user.name "First Last" and git config --global user.email ADDRESS
sync-open = { $count ->
    [one] In one record it is still to be decided what holds; until then both versions are in it. In a terminal “netlog sync” asks about it.
   *[other] In { $count } records it is still to be decided what holds; until then both versions are in them. In a terminal “netlog sync” asks about it.
}
sync-fetching = Fetching from “{ $address }” (git fetch).
sync-pushing = Passing on to “{ $address }” (git push).

share-denied = “{ $address }” refuses access.
share-denied-hint = Check your key or your password, or ask whoever looks after the shared place. Nothing is lost; with --verbose you see what git says about it.
share-missing = There is no log at “{ $address }”, or you may not see it.
share-missing-hint = If the address is wrong, name the right one: netlog sync --remote ADDRESS
share-other = Something else than a log lies in “{ $address }”.
share-other-hint = Take a folder of its own, such as “{ $address }/log.git”.
share-no-folder = There is no folder “{ $above }”.
share-no-folder-hint = Is the drive connected? Is the name spelt right?
share-refused = “{ $address }” did not accept your changes. They are recorded here.
share-refused-hint = Turn to whoever looks after the shared place: a rule there forbids it.
share-full = Nothing can be written at “{ $address }”: the disk is full or write-protected. Your changes are recorded here.
share-full-hint = Turn to whoever looks after the shared place, and call “netlog sync” once more afterwards.
share-odd = Sharing with “{ $address }” did not work. Nothing is lost.
share-odd-hint = Call “netlog sync” once more. If that does not help, show the next line to somebody who knows git.
share-kept = “{ $title }” was removed on one side, in whole or in part, and changed on the other: what was changed stays.
share-renamed = One record was given two new ids; “{ $to }” holds instead of “{ $from }”, as the others have it.
share-two = Two different new records were called “{ $id }”: yours is now called “{ $new }”, and what refers to it follows.
share-settings = In “{ $path }” two people set the same in two ways: { $keys }. There the value of the others holds, all else is joined; yours lies beside it as “{ $other }”. Take over from it what is to hold, and remove the second file.
share-unmerged = “{ $other }” was merged into “{ $id }”, and at the same time somebody wrote in “{ $other }” what contradicts it: both records stay. This finishes it: netlog merge { $id } { $other }
share-beside = Two people made or changed “{ $path }”, and netlog cannot join the file: the version of the others holds, yours lies beside it as “{ $other }”. Take over from it what is missing, and remove the second file.
share-dangling = “{ $gone }” was removed, but “{ $title }” still refers to it. Take the reference out, or make the record again.
share-settings-gone = The others removed “{ $path }”. Without this file no command goes on; it stays and comes back to everybody now.
share-settings-broken = “{ $path }” of the others cannot be read: the version so far goes on holding, the other one lies beside it as “{ $other }”. Take over from it what was meant, and remove the second file.
share-foreign = The folder “{ $address }” belongs to another account; for that reason git does not open it.
share-foreign-hint = Say once on this computer that it is all right: git config --global --add safe.directory "{ $address }"
share-no-address = No address is given.
share-a-copy = Somebody works in “{ $address }”; the log cannot be shared through this folder.
share-no-address-hint = Name a folder of its own on a shared drive, or the address of a server.
share-names = { $count ->
    [one] The description of a step that somebody made with git names a person. Once it is shared it cannot be changed any more.
   *[other] The descriptions of { $count } steps that somebody made with git name people. Once they are shared they cannot be changed any more.
}
share-names-question = Is that to be shared as it is?
share-names-yes = Yes, share it as it is
share-names-hint = “netlog check” shows them. The description of the last step is changed by: git commit --amend
share-strange = This log and the other one have no beginning in common. Perhaps the address is wrong.
share-strange-question = Are the two to become one?
share-strange-yes = Yes, join them
share-strange-hint = Another address is named like this: netlog sync --remote ADDRESS
share-many-come = The others removed { $count } of { $all } records.
share-many-come-question = Are they to be removed here too?
share-many-come-no = No, remove nothing here
share-many-come-yes = Yes, remove them here too
share-many-who = Removed by: { $names }.
share-many-come-hint = Nothing was removed here. Ask the others whether that was meant.
share-many-go = { $count } of { $all } records were removed here that the others still have.
share-many-go-question = Are they to be removed for everybody?
share-many-go-no = No, remove nothing for the others
share-many-go-yes = Yes, remove them for everybody
share-many-go-hint = Nothing was removed for the others. If it was a slip, “netlog log” shows the step, and “netlog undo” with its number brings the records back.
share-yes-hint = If it is meant: netlog sync --yes

status-outgoing = Not with the others yet
status-incoming = New from the others
status-by-hand = { $count ->
    [one] Changed by hand and not in the history yet: { $names }.
   *[other] Changed by hand and not in the history yet ({ $count } files): { $names }.
}
status-strange = { $count ->
    [one] Does not belong to the log and is not shared: { $names }.
   *[other] Do not belong to the log and are not shared ({ $count } files): { $names }.
}
status-unasked = What is new from the others meanwhile is not known: “{ $address }” was not asked or cannot be reached.
status-hint = With “netlog sync” everybody gets the same.

merge-driver-left = “{ $path }” cannot be joined like this. Stop with “git merge --abort”, and call “netlog sync”.
merge-driver-open = “{ $path }” now holds two versions; “netlog sync” asks which one holds.
merge-driver-no-text = “{ $path }” is no text in UTF-8.
hooks-missing = netlog was not found; the log has not been checked. “netlog hooks install” sets the hook up anew.
hooks-made = netlog now checks before “git commit” and “git push” what you commit and share.
hooks-gone = netlog no longer checks before “git commit” and “git push”.
hooks-current = The hook is set up already: { $path }
hooks-called = Your hook calls netlog already: { $path }
hooks-foreign = A hook lies there already that is not netlog's; it stays as it is: { $path }
hooks-foreign-hint = If it shall have netlog check as well, put this line into it: { $line }
hooks-refused = Not every hook could be set up.
hooks-calling = This hook is yours and stays; strike out the line with “netlog hooks run { $name }” yourself: { $path }
hooks-none = No hook of netlog's lies here.
hooks-input = What git wants to share could not be read.
hooks-commit-stopped = The commit is stopped. Put the errors right and stage the files again with “git add”. To commit all the same: git commit --no-verify
hooks-push-stopped = Nothing was shared. Put the errors right; “git commit --amend” changes the message of the last commit, “git rebase -i” those of earlier ones. To share all the same: git push --no-verify

init-not-empty = Something lies in “{ $path }” already.
init-not-empty-hint = Name a folder that is not there yet: netlog init DIR --from ADDRESS
init-would-join = A copy of the log at “{ $address }” would come to “{ $path }”.
init-offline = “{ $address }” cannot be reached; without a network the log cannot be fetched.
init-missing-hint = Check the address: netlog init DIR --from ADDRESS
init-no-log = Something lies at “{ $address }”, but no log: netlog.toml is missing.
init-no-log-hint = It was fetched to “{ $path }”; remove the folder if that was not meant.
init-joined = { $count ->
    [one] The log is here now, too, in “{ $path }”: one record. “netlog sync” keeps it as the others have it.
   *[other] The log is here now, too, in “{ $path }”: { $count } records. “netlog sync” keeps it as the others have it.
}
share-you = you
duplicates-hint = If they are two after all, the log remembers it in this way, here for the first pair:
