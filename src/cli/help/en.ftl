# Help. Short texts end without a full stop; a paragraph is one block, blocks are parted by an
# empty line. Examples are one a line: what to type, a space, #, a space, what it does.

help-usage-options = [OPTIONS]
help-choices = { $text }: { $choices }
help-default = { $text } (if not given: { $value })
help-required = { $text } (required)
help-required-or-text = { $text } (required, here or as TEXT)
help-repeated = { $text }; may be repeated
help-alias = German name: { $alias }
help-everywhere = { $flags }: see “netlog help”.

help-heading-usage = Usage
help-heading-arguments = Arguments
help-heading-options = Options
help-heading-everywhere = With every command
help-heading-variables = Environment
help-heading-exit = Exit codes
help-heading-examples = Examples
help-heading-welcome = Where to begin
help-group-write = Write down
help-group-read = Look up
help-group-report = Report and check
help-group-set-up = Set up and read on
help-man-name = Name
help-man-synopsis = Synopsis
help-man-description = Description

help-value-CODE = CODE
help-value-COMMAND = COMMAND
help-value-CSV = STYLE
help-value-DATE = DATE
help-value-DIR = DIR
help-value-FILE = FILE
help-value-FORM = FORM
help-value-FORMAT = FORMAT
help-value-ID = ID
help-value-KEY = KEY
help-value-HOOK = HOOK
help-value-LANG = LANG
help-value-LEVEL = LEVEL
help-value-N = N
help-value-NAME = NAME
help-value-NAMES = NAMES
help-value-NEW = NEW
help-value-PERIOD = PERIOD
help-value-QUERY = QUERY
help-value-SHELL = SHELL
help-value-SPAN = SPAN
help-value-TASK = TASK
help-value-TEXT = TEXT
help-value-TIME = TIME
help-value-VALUE = VALUE
help-value-VERSION = VERSION
help-value-WHEN = WHEN
help-value-WORD = WORD
help-value-YES = YES

# The program
help-about = A log of whom you met and what was agreed
help-long =
    netlog keeps contacts, conversations and meetings as plain text files in one folder, the log.
    They can be read without netlog, and shared with colleagues through git. Work in the folder of
    the log or in any folder below it: netlog finds it by itself.

    Wherever netlog asks for a person, a name or a part of it will do. Dates may be written as you
    say them: yesterday, 14 October, next Friday.
help-examples =
    netlog add # Write down what was just agreed; netlog asks for all it needs
    netlog upcoming # What lies ahead, and what is due
    netlog list with:gueller date:2024 # The conversations with Anne Güller-Frey in 2024
    netlog help add conversation # All about one command
help-welcome-examples =
    netlog add # Write something down; netlog asks for all it needs
    netlog upcoming # What lies ahead, and what is due
    netlog help add # All about one command; “netlog help” tells more
help-variables =
    NETLOG_REPO = The folder of the log, where --repo does not name it
    NETLOG_LANG = The language, where --lang does not name it
    NETLOG_CACHE_DIR = Another folder for the cache
    VISUAL, EDITOR = The program that “netlog edit” opens a record in
    NO_COLOR = If set, netlog writes without colours
help-exit =
    0 = Done
    1 = “check” has findings, or what was asked for is not there
    2 = The command cannot be understood
    3 = The files do not allow it, or somebody has changed them meanwhile
    4 = The disk, git or a permission is in the way
help-arg-repo = The folder of the log
help-arg-lang = The language of the answers
help-arg-today = The day that counts as today: 2024-10-22
help-arg-color = Write in colours
help-arg-help = Show this page and do nothing else
help-arg-version = Show the version and do nothing else

# Shared by several commands
help-arg-id = The record: its id, or a name that only it has
help-arg-query = Which records: words to find, or field:value; all must hold
help-arg-expression = The query in quotes, with or, not and parentheses
help-arg-explain = Say in a sentence how the query was understood
help-arg-format = The form of the answer
help-arg-dry-run = Only show what would change, and write nothing

help-init-about = Start a new log
help-init-long =
    Makes the folder of a log, with its settings in netlog.toml and a place for each kind of record.
    Every setting is explained in that file. The folder is put under git, so that each change can
    be traced.

    Where others have the log already, --from fetches it; “netlog sync” then keeps it as the others
    have it.
help-init-examples =
    netlog init # Make a log of the folder you are in
    netlog init partners # Make a log in the new folder “partners”
    netlog init partners --from ../log.git # Fetch the log that others share there
help-init-arg-from = Fetch the log that others share at this address or in this folder
help-init-arg-dir = The folder of the log; if not given, the one you are in

help-add-about = Write down a contact, a conversation or a meeting
help-add-long =
    Without anything more, netlog asks step by step, and suggests names as you type. A contact that
    does not exist yet is made on the way.

    Given all it needs on the line, it asks nothing. The path of each file written is its answer.
help-add-heading = What you can add
help-add-examples =
    netlog add # Asks step by step
    netlog add conversation "Room in Munich" --with gueller --date yesterday # A conversation, all on one line
    netlog add contact "Petra Lang" --organisation migranet --role Adviser # A new contact person
    netlog help add meeting # All about adding a meeting
help-arg-set = A field of any name, also one of your office: region=Schwaben
help-arg-task = A task: "Book a room @winter due:2024-11-04"
help-arg-body = The text below; - reads it from standard input
help-arg-yes = Ask nothing, even if something is missing

help-add-contact-about = A person, an organisation or a programme
help-add-contact-long =
    Only the name is needed. An organisation or a programme is a contact too: say so with --kind.
    Posts held in turn and relations between organisations are written into the file itself.
help-add-contact-examples =
    netlog add contact "Petra Lang" --organisation migranet --role Adviser # A person at MigraNet
    netlog add contact "Sprachcafé Illerwang" --kind organisation # An organisation
    netlog add contact "Petra Lang" --keep-in-touch "6 months" # With a reminder when nothing was heard for so long
help-add-contact-arg-text = The name; the text below where --name is given
help-add-contact-arg-title = Dr., Prof. and the like

help-add-conversation-about = A talk, a call, an e-mail or a letter
help-add-conversation-long =
    Needed are the day and whom you spoke with. If a name is not clear, netlog shows who could be
    meant and writes nothing.
help-add-conversation-examples =
    netlog add conversation "Room in Munich" --with gueller --date yesterday # With a title
    netlog add conversation --with assmann,haddad --date 14.10.2024 # With two people
    netlog add conversation --with gueller --date today --task "Room @winter" # With a task for a colleague
help-add-conversation-arg-text = The title; the text below where --title is given
help-add-conversation-arg-title = The title; if not given, the first heading of the text
help-add-conversation-arg-body = The text, or - to read it from standard input

help-add-meeting-about = A meeting, planned or held
help-add-meeting-long =
    Only the title is needed. While a meeting is being planned, its date may be missing or be a
    month or a year; “upcoming” reminds you that it is still to be fixed.
help-add-meeting-examples =
    netlog add meeting "Steuerungsgruppe" --date 2025-06-12 --time 10:00-12:30 # With day and time
    netlog add meeting "Fachtag Anerkennung" --date 2025-06 # Planned for June, the day is still open
    netlog add meeting "Klausur" --candidate 2025-02-06 --candidate 2025-02-13 # With two proposed days
help-add-meeting-arg-text = The title; the text below where --title is given
help-add-meeting-arg-date = The day; while it is planned also a month or a year: 2025-03

help-field-name = The name, as people say it
help-field-kind = What it is
help-field-title = The title
help-field-salutation = How to address the person
help-field-sort = The name to sort by, where it is not the last word
help-field-aliases = Another name or abbreviation that finds the contact
help-field-organisation = Where the person works
help-field-role = What the person does there
help-field-roles = Posts with dates, where one is not enough: organisation, role, from, until
help-field-relations = Links to other records by their kind, such as funded-by
help-field-different-from = A contact that looks alike and is another one; “check --duplicates” asks no more
help-field-emails = An e-mail address
help-field-phones = A telephone number
help-field-address = The postal address
help-field-web = A web page
help-field-language = A language the person speaks
help-field-topics = A subject
help-field-groups = A distribution list
help-field-keep-in-touch = Remind you after so long without contact: "6 months"
help-field-basis = The legal basis on which you keep this
help-field-source = Where you have this from
help-field-uid = The name by which other programs know the record (UID); else it follows from the id
help-field-keep-until = The last day on which you may keep this
help-field-confidential = Confidential: counted in reports, but not described
help-field-date = The day: 14.10.2024, yesterday, last Friday
help-field-time = From when, or from when to when: 10:00-12:30
help-field-with = With whom: names or ids, with commas between them
help-field-by = Who of your office took part
help-field-channel = How you spoke
help-field-location = Where
help-field-about = Another record that this is about: its id
help-field-summary = What came of it, in one sentence
help-field-until = The last day, if it takes several
help-field-candidates = A proposed day
help-field-series = The series it belongs to: steering
help-field-status = How far it is
help-field-participants = Who is invited: names or ids, with commas between them
help-field-excused = Who has cancelled
help-field-chair = Who chairs it

help-edit-about = Change a record
help-edit-long =
    Without more, the record opens in your editor. With --set, --add and --remove, single fields
    change, and everything else in the file stays as it is, to the letter.
help-edit-examples =
    netlog edit anne-gueller-frey # Open the record in your editor
    netlog edit 2024-11-21-runder-tisch --set status=confirmed # Change one field
    netlog edit anne-gueller-frey --add topics=sprache --dry-run # Only show what would change
help-edit-arg-set = Set a field: status=held
help-edit-arg-add = Add to a list: topics=sprache
help-edit-arg-remove = Remove a field, or one entry of a list: topics=sprache

help-rename-about = Rename a record, with all that refers to it
help-rename-long =
    Gives a record another id. All that refers to it follows in one step: fields, links in the text,
    owners of tasks, your own people in netlog.toml. If NEW is a name and no id, the record is called
    so as well; the old name stays as an alias.
help-rename-examples =
    netlog rename anne-gueller-frey "Anne Güller" --dry-run # Only show what would change
    netlog rename anne-gueller-frey "Anne Güller" # A new name, as after a wedding
    netlog rename migranet migranet-bayern # Only another id
help-rename-arg-new = The new id, or a new name

help-merge-about = Join two records that mean the same
help-merge-long =
    The second record goes into the first, field by field: lists grow, the second name stays as an
    alias, the texts follow each other. All that refers to the second refers to the first from then
    on. Where both contradict each other, netlog asks. It is one step, which “netlog undo” takes back.
help-merge-examples =
    netlog merge bmas bmbf --take bmas --dry-run # Only show what would change
    netlog merge bmas bmbf --take bmas # Do not ask
help-merge-arg-other = The record that goes into the first one
help-merge-arg-take = Where both contradict each other, what this one says holds

help-remove-about = Remove a record
help-remove-long =
    Removes the record from the log; it stays in its history, and “netlog undo” brings it back. Where
    something refers to it still, nothing happens. With --unlink its name stands there from then on.
help-remove-examples =
    netlog remove 2025-01-teamklausur --dry-run # Only show what would change
    netlog remove bmbf --unlink --dry-run # The name instead of the references
help-remove-arg-unlink = Where something refers to it, leave its name there

help-show-about = Show a record and all that refers to it
help-show-long =
    Shows the record, its text, and what refers to it in the order of time. Of an organisation you
    also see what was agreed with its people.
help-show-examples =
    netlog show anne-gueller-frey # A contact with all conversations
    netlog show 2024-07-04-steuerungsgruppe # A meeting with its decisions

help-brief-about = One page to read before you meet
help-brief-long =
    For a meeting or a contact: who takes part, when you last spoke, what both sides promised, and
    what the group has decided.
help-brief-examples =
    netlog brief 2024-11-21-runder-tisch # Before a meeting
    netlog brief 2024-11-21-runder-tisch -o round-table.html # As a page to be printed
    netlog brief anne-gueller-frey # Before a talk with one person

help-list-about = List records
help-list-long =
    Lists what you ask for, as a table: contact, conversation or meeting as the first word, then
    words to find or fields such as with:gueller. All must hold. Dates may be a year, a month or a
    period: date:2024, date:2024-q4, date:2024-07..2024-09.
help-list-examples =
    netlog list contact organisation:migranet # Everybody at MigraNet
    netlog list with:gueller date:2024 # What was agreed with Anne Güller-Frey in 2024
    netlog list meeting series:steering --sort date --columns date,title,location # Meetings of a series, oldest first
    netlog list conversation date:2024 --format csv # For a spreadsheet
help-list-arg-query = contact, conversation or meeting; then words to find, or field:value
help-list-arg-columns = The fields to show, with commas between them
help-list-arg-group = Group under headings: by year, quarter, month or a field
help-list-arg-sort = The fields to sort by; with - in front the other way round
help-search-arg-limit = Show so many at most; without it the best 50
help-arg-limit = Show so many at most

help-search-about = Search the text of all records
help-search-long =
    Finds words anywhere in the records, also inside longer words, and shows the best first with the
    place where they stand. Capital letters and umlauts make no difference. The fields of “list” can
    be used too.
help-search-examples =
    netlog search anerkennung # All about recognition
    netlog search "runder tisch" date:2024 # Words that stand together, in one year
help-search-arg-query = Words to find, or field:value; all must hold

help-upcoming-about = What lies ahead, and what is due
help-upcoming-long =
    In one list: meetings, tasks that are due, plans without a date, and contacts that you have not
    heard of for too long. What is overdue comes first.
help-upcoming-examples =
    netlog upcoming # As far as your settings look ahead
    netlog upcoming --series steering # Only the steering group
    netlog upcoming --within "2 weeks" # Only the next two weeks
help-arg-within = How far to look ahead: 90d, "2 weeks", "6 months"
help-arg-series = Only this series of meetings: steering

help-tasks-about = List tasks, the open ones first
help-tasks-long =
    Lists what is to be done, by day. The id and the number behind a task are what “netlog done”
    takes. In the text of a record, a task is a line like this:

    - [ ] Send dates @winter due:2024-11-04
help-tasks-examples =
    netlog tasks # All that is open
    netlog tasks owner:winter due:..2024-11-15 # What one colleague has to do until then
    netlog tasks --all # What has been done too
help-arg-all = Show what is done too

help-done-about = Tick off a task
help-done-long =
    Ticks off a task in the text of a record and notes the day. If the record has several open
    tasks, say which one; without a number netlog shows them.
help-done-examples =
    netlog done 2024-07-19-joerg-stroessner # The only open task of a conversation
    netlog done 2024-09-23-birgit-assmann 2 # The second one
help-done-arg-id = The record with the task: its id, or a name that only it has
help-done-arg-number = Which of its open tasks

help-report-about = Figures and text for a period, a contact, a series
help-report-long =
    Counts conversations, meetings, contacts and tasks beside the same time a year before, and
    tells decisions, partners and open points. Persons are named with "--names all" only; what is
    confidential is counted but not described, and with "--public" not counted either.

    The ending of the file decides the form: .docx and .pdf to hand in, .html to read, .xlsx
    and .csv to calculate, .md to go on writing, .json for programs. In .md what you wrote beside
    the marked parts stays when the report is written again. With "--trace" each figure has the query
    with which "netlog list -q" shows its records.

    A template of your own lies under templates/year.md in the log (text) or under
    templates/report.docx (letterhead and styles); "--template" names another one.
help-report-heading = Reports
help-report-examples =
    netlog report year 2024 # The annual report on the screen
    netlog report year 2024 -o report-2024.docx # As a Word document
    netlog report quarter 2024-q3 -o quarter.md # A quarter as a Markdown file
    netlog report series Steuerungsgruppe # The meetings of a series
help-report-year-about = The annual report
help-report-year-long =
    The report on a year, beside the figures of the year before.
help-report-year-examples =
    netlog report year 2024 # On the screen
    netlog report year 2024 -o report-2024.html --public # For publication
    netlog report year 2024 -o figures-2024.xlsx --trace # To check the sums
    netlog report year --template-show # The template, to be changed
help-report-quarter-about = The report of a quarter
help-report-quarter-long =
    The report of three months, with the figures of the same quarter of the year before beside it.
help-report-quarter-examples =
    netlog report quarter 2024-q3 # July to September 2024
    netlog report quarter 2024-q3 --format csv # The figures for a spreadsheet
help-report-period-about = The report of any period
help-report-period-long =
    The report from one day to another, both included, with the figures of the same time of the year
    before.
help-report-period-examples =
    netlog report period 2024-02..2024-07 # February to July 2024
    netlog report period 2024-02..2024-07 topic:anerkennung # Only one subject
help-report-contact-about = Everything about a person or an organisation
help-report-contact-long =
    Master data, figures, conversations and meetings year by year, decisions, relations and tasks. To
    an organisation belongs all that its people took part in while they worked there. Names are
    told unless "--names" says otherwise.
help-report-contact-examples =
    netlog report contact hwk-schoenbruck # Everything about the chamber of crafts
    netlog report contact anne-gueller-frey -o gueller-frey.docx # As a Word document
help-report-contact-arg-id = The contact: its id, or a name that only it has
help-report-series-about = A series of meetings: who was there, what was decided
help-report-series-long =
    All meetings of a series with place, summary and decisions, who was there how often, what is
    still open, and when the group meets next.
help-report-series-examples =
    netlog report series Steuerungsgruppe # On the screen
    netlog report series steering date:2024 -o steering-2024.html # One year only, as a page
help-report-series-arg-series = The series: its key or its name
help-report-brief-about = One page before a meeting
help-report-brief-long =
    The same as netlog brief.
help-report-brief-examples =
    netlog report brief 2024-11-21-runder-tisch -o round-table.docx # As a Word document
    netlog report brief anne-gueller-frey topic:metropolis # Only what concerns a topic
help-report-brief-arg-id = The meeting or the contact
help-report-year-arg-time = The year: 2024
help-report-quarter-arg-time = The quarter: 2024-q3
help-report-period-arg-time = The period, both ends included: 2024-02..2024-07
help-arg-output = Write to this file; its ending decides the form: .docx, .html, .pdf, .xlsx, .md, .txt, .csv, .json
help-arg-force = Write over a file that is there
help-arg-names = Whose names are shown; else those of organisations, not of persons
help-arg-public = For publication: without anything confidential and without personal details
help-arg-trace = Beside each figure the query that shows its records
help-arg-template = A template of your own: text (.md) or Word (.docx, .dotx)
help-arg-template-show = Print the built-in template, as a start for your own
help-arg-csv = How CSV is written

help-stats-about = Count, over time and by any field
help-stats-long =
    Counts the records that a query finds: by year, quarter or month, or by what a field holds. Two
    fields make a table. A record with several values counts for each of them.

    With “--format json” each number has the query with which “netlog list -q” shows just those
    records.
help-stats-examples =
    netlog stats # How many records each year has
    netlog stats conversations date:2024 --by month # The conversations of a year, month by month
    netlog stats meetings --by series,status # Two fields: a table
    netlog stats conversations --by with.organisation # Whose people we talk to most
help-stats-arg-by = What is counted by: year, quarter, month or a field; two names make a table

help-graph-about = Draw the network of contacts
help-graph-long =
    Draws people, organisations and programmes with what ties them: posts held today, and relations. A
    query chooses; what is tied to those found is drawn too. Of conversations and meetings the people
    are meant. Confidential ones are among them; “not:confidential:yes” leaves them out.

    The ending of the file says what is made: .svg is a picture for browsers and word processors, .dot
    is for Graphviz, .mmd for Mermaid. Without a file it is Mermaid.
help-graph-examples =
    netlog graph -o network.svg # All contacts as a picture
    netlog graph organisation:migranet -o migranet.svg # Who belongs to an organisation
    netlog graph meetings series:steering # Who sits in the steering group, as Mermaid
help-graph-arg-output = The file to write to
help-graph-arg-force = Write over a file that is there as well

help-check-about = Find what is wrong or doubtful
help-check-long =
    Looks through all files and names each finding with its code, its place and what to do. --fix
    puts right what needs no decision: it shows the changes first and, at a terminal, asks. Notes are
    doubts of taste; they are counted, and shown with --all. “--since HEAD” looks only at what has
    changed since the last step.

    --duplicates shows contacts that are probably there twice, with the reasons; the id of a contact
    or a query may follow.

    The exit code is 1 if there are errors or warnings; with “--fail-on error” only for errors, with
    “--fail-on note” for notes too.
    puts right what needs no decision: it shows the changes first and, at a terminal, asks. Notes may
    stay as they are; they are counted, and shown with --all. The exit code is 1 if there are errors or
    warnings. “--since HEAD” looks only at what has changed since the last step, as a git hook wants it.

    --duplicates shows contacts instead that are probably there twice, with the reasons; the id of a
    contact or a query may follow.

    Each finding can be raised, lowered or switched off in netlog.toml, under “[check]”:
    rules = {"{"} summary-missing = "warning", task-without-due = "off" {"}"}
help-check-examples =
    netlog check # The whole log
    netlog check --only task-date,task-without-due type:meeting # Only these findings, only in meetings
    netlog check --fix --dry-run # Show what would be put right
    netlog check --duplicates # Contacts that are probably there twice
help-check-arg-duplicates = Show contacts that are probably there twice
help-check-arg-fail-on = From which weight on a finding makes the exit code 1
help-check-arg-fix = Put right what needs no decision
help-check-arg-guesses = With --fix: also change what may be wrong, as it was probably meant
help-check-arg-only = Only findings with these codes
help-check-arg-since = Only what has changed since this step of the history; HEAD: since the last one
help-check-arg-all = Show notes too
help-check-arg-yes = Ask nothing before writing

help-explain-about = Explain a finding of “check”
help-explain-long =
    Says what a code means and why it matters, with an example of how it is wrong and how it is
    right. Without a code, all codes are listed.
help-explain-examples =
    netlog explain # All codes
    netlog explain missing-field # One of them
help-explain-arg-code = The code, as “check” names it

help-cache-about = What netlog remembers of reading
help-cache-long =
    netlog remembers what the files say, so that the next command reads only what has changed. This
    cache does not lie in the log but in your own folder, and can be deleted at any time. The answers
    are the same with it and without it.

    There is one exception: when you move the date of a record into another year with another
    program, and its file stays in its folder, a question about that year can overlook the record
    until another command comes across it and names it.
help-cache-examples =
    netlog cache status # Where it lies and what is in it
    netlog cache verify # Read every file and compare
help-cache-heading = What you can do with it
help-cache-status-about = Show where the cache lies and what is in it
help-cache-status-long =
    The place is written to standard output. NETLOG_CACHE_DIR names another one.
help-cache-status-examples =
    netlog cache status # Place, size, number of records
    netlog cache status --lang de # In German
help-cache-clear-about = Clear the cache
help-cache-clear-long =
    Removes only what netlog remembers, never a record. The next command reads every file and takes
    longer for it.

    What you have struck out of a record can be remembered for a time. After this nothing of it is
    left; “cache verify” leaves nothing either.
help-cache-clear-examples =
    netlog cache clear # Have everything read again
    netlog cache clear --lang de # The answer in German
help-cache-verify-about = Read every file and compare it with the cache
help-cache-verify-long =
    Reads everything anew, names each record of which something else was remembered, and remembers
    what the files say now. Records in the folder of another year are named as well: questions about
    some days look only into the folders of these years.

    Ends with 1 where something was not right.
help-cache-verify-examples =
    netlog cache verify # After changes with other programs
    netlog cache verify --lang de # The answer in German

help-hooks-about = Have “git commit” and “git push” checked first
help-hooks-long =
    For those who use git by hand as well: two git hooks have netlog look before a commit is made and
    before it is shared. Only errors stop it; warnings are shown. What netlog writes itself they do
    not look at again.

    They lie in your copy of the log, not among the shared files: each person sets them up for
    themselves. “git commit --no-verify” and “git push --no-verify” pass them by.
help-hooks-examples =
    netlog hooks install # Set them up, or renew them after netlog has moved
    netlog hooks remove # Take them away again
help-hooks-heading = What you can do with them
help-hooks-install-about = Set the hooks up or renew them
help-hooks-install-long =
    Writes “pre-commit” and “pre-push” into the folder where git looks for its hooks (“core.hooksPath”
    holds) and prints the paths. Where a hook of yours or of another program lies there, it stays as it
    is, and netlog names the line by which it calls netlog; the exit code is 3 then.

    Should the hook find no netlog later on, it says so and lets git go on.
help-hooks-install-examples =
    netlog hooks install --dry-run # Show what would be written
    netlog hooks install # Set them up
help-hooks-remove-about = Take netlog's hooks away
help-hooks-remove-long =
    Takes away only what “hooks install” wrote. Hooks of yours or of other programs stay.
help-hooks-remove-examples =
    netlog hooks remove --dry-run # Show what would go
    netlog hooks remove # Take them away
help-hooks-run-about = Check as the hook does
help-hooks-run-long =
    This is what the hooks call, and yours too if you like. “pre-commit” looks at the records that are
    staged (“git add”), as they are staged. “pre-push” looks at what the commits change that nobody else
    has yet, and at their messages: the name of a person in one of them stops the push, for now it can
    still be changed. What netlog.toml says of “name-in-commit” under “[check]” comes first.

    Ends with 1 where an error was found. With the variable NETLOG_HOOK=off it checks nothing.
help-hooks-run-examples =
    netlog hooks run pre-commit # What the next commit will hold
    netlog hooks run pre-push # What has not been shared yet
help-hooks-run-arg-hook = For which hook

help-help-about = Show the page of a command
help-help-long =
    Shows what a command does and what it takes, with examples. “--help” behind a command shows the
    same.
help-help-examples =
    netlog help # The page of the whole program
    netlog help add meeting # The page of one command
help-help-arg-command = The command, such as: add meeting

help-completions-about = Complete commands with the tab key
help-completions-long =
    Writes the script that lets your shell complete with the tab key: commands and options, but
    also contacts (by any part of a name), topics, series, locations and the fields of a query. Put
    it where the shell looks for such scripts, and open a new window. The script asks netlog each
    time; you need it only once.
help-completions-examples =
    netlog completions bash > ~/.local/share/bash-completion/completions/netlog # For bash
    netlog completions zsh > ~/.zfunc/_netlog # For zsh
    netlog completions fish > ~/.config/fish/completions/netlog.fish # For fish
    netlog completions powershell >> $PROFILE # For PowerShell
help-completions-arg-shell = Your shell

help-man-about = Write the manual page
help-man-long =
    Writes the page of the program or of a command in the form that “man” reads.
help-man-examples =
    netlog man | man -l - # Read it at once
    netlog man add contact > netlog-add-contact.1 # Keep the page of one command
help-man-arg-command = The command, such as: add contact

help-group-history = History
help-log-about = Show who changed what and when
help-log-long =
    Shows the steps of the log, the newest first: its number, when, who, what, and on which records.
    Every command that writes is a step; what was committed by hand stands there in its own words.

    With an id you see the steps of that record only, also from the time when it had another name or
    lay elsewhere, and also when it is gone.
help-log-examples =
    netlog log # The last steps
    netlog log anne-gueller-frey # What was changed in one record
    netlog log --limit 100 --format csv # For other programs
help-log-arg-id = Only this record: its id, or a name that only it has
help-log-arg-limit = At most so many; in a table the last 20 where nothing is said

help-import-about = Take in records from other programs
help-import-long =
    Address books, calendars, tables, mail and notes: the content says what kind of file it is. Before
    anything is written you see what is new, what changes and what is in doubt. Known ones are found by
    UID, email, or name and organisation; whoever is not clear is asked about or left out, never guessed.
    All of it is one step that "netlog undo" takes back. A second time the same file changes nothing.
    docs/exchange.md says field by field what becomes of what.
help-import-examples =
    netlog import contacts.vcf # An address book, with a preview
    netlog import --dry-run calendar.ics # Only show what would change
    netlog import --as markdown Notes # A folder of notes
help-import-arg-files = Files and folders; - reads standard input
help-import-arg-form = The form of the file where its content does not tell
help-import-arg-mapping = What the columns of a table mean where netlog does not know them
help-import-arg-propose = Print such a file to begin with, and take nothing in
help-import-arg-all = Show everything in the preview, however much it is
help-import-arg-yes = Ask nothing; what is in doubt stays out

help-export-about = Hand records to other programs
help-export-long =
    Contacts and dates for Outlook, Thunderbird and telephones, tables, data for programs. A query as of
    "netlog list" says which records. What is confidential stays in the log unless you write
    --confidential. docs/exchange.md says field by field what becomes of what.
help-export-heading = Forms
help-export-examples =
    netlog export json -o log.json # The whole log
    netlog export jsonl meeting date:2024 # The meetings of a year, a line for each record
help-arg-into = The file to write; else the screen
help-arg-confidential = What is confidential too
help-export-ics-about = Meetings as a calendar (iCalendar)
help-export-ics-long =
    For Outlook, Thunderbird, Google Calendar and telephones. Read in once more, the file changes the
    dates instead of doubling them, and one that was moved arrives. Contacts and conversations are no
    appointments; meetings without a day stay out. Nobody is invited by it.
help-export-ics-examples =
    netlog export ics -o dates.ics # All meetings
    netlog export ics series:steering date:today.. -o meetings.ics # What comes of a series
    netlog export ics meeting --tasks -o dates.ics # The tasks in them too
    netlog export ics meeting --names organisations -o dates.ics # Without names of persons
help-export-ics-arg-tasks = Tasks too, from records of every kind
help-export-ics-arg-names = Whose names the file has
help-export-json-about = Everything as JSON, the text too
help-export-json-long =
    An array of records with the same fields as "netlog list --format json", with text and uid beside
    them. docs/json.md describes them.
help-export-json-examples =
    netlog export json -o log.json # The whole log
    netlog export json contact group:newsletter # The contacts of a distribution list
help-export-jsonl-about = Everything as JSON, a line for each record
help-export-jsonl-long =
    As "netlog export json", but each record stands on a line of its own.
help-export-jsonl-examples =
    netlog export jsonl -o log.jsonl # The whole log
    netlog export jsonl conversation date:2024 # The conversations of a year
help-export-vcf-about = Contacts as cards for address books
help-export-vcf-long =
    A file with one card (vCard) for each contact, as Outlook, Thunderbird, Nextcloud and telephones
    read it. What has no place there is written so that netlog understands it again: "netlog import"
    brings everything back. Records that are no contacts are left out.

    Where nothing is said, the version is 4.0. For programs of Apple and Microsoft take --vcard 3.0.
help-export-vcf-examples =
    netlog export vcf contact -o contacts.vcf # All contacts
    netlog export vcf contact group:newsletter -o newsletter.vcf # The contacts of a distribution list
    netlog export vcf contact --vcard 3.0 -o telephone.vcf # For Outlook and the iPhone
help-export-vcf-arg-vcard = Version of the cards
help-export-csv-about = A table as CSV
help-export-csv-long =
    A row for each record, with all fields that somebody has filled in. Beside each name stands the id of
    the record that it refers to, and a semicolon separates several values of a cell. "netlog import"
    reads the table back.

    Without an option it is for Excel: heads in your language, semicolons, nothing is calculated.
    --csv plain is for programs: the keys of the format, commas, each cell as it is.
help-export-csv-examples =
    netlog export csv contact -o contacts.csv # All contacts, for Excel
    netlog export csv contact group:newsletter --columns name,emails # Two columns only
    netlog export csv meeting date:2024 --csv plain # For other programs
help-export-csv-arg-columns = The fields that become columns, with commas between them; without it all that are filled in. "text" is the text
help-export-xlsx-about = A workbook for Excel and LibreOffice
help-export-xlsx-long =
    A sheet for each kind, a row for each record, with all fields that somebody has filled in. Days are
    days, text is text and never a formula. "netlog import" reads the workbook back.
help-export-xlsx-examples =
    netlog export xlsx -o log.xlsx # The whole log, three sheets
    netlog export xlsx contact group:newsletter -o list.xlsx # The contacts of a distribution list
help-export-xlsx-arg-columns = The fields that become columns, with commas between them; without it all that are filled in. "text" is the text
help-export-letters-about = A table for form letters
help-export-letters-long =
    For the mail merge of Word and LibreOffice: a row for each person or organisation with the greeting
    of the letter, the name in its parts and the lines for the window of the envelope. Their own address
    counts, else that of the organisation. Who has none stays in the table and is named.
help-export-letters-examples =
    netlog export letters group:newsletter -o letters.xlsx # A distribution list, for Word
    netlog export letters contact topic:arbeitsmarkt -o letters.csv # The same as CSV
help-export-sqlite-about = The log as a database (SQLite)
help-export-sqlite-long =
    Tables for programs that speak SQL. With --sql the same tables come as text, which PostgreSQL reads
    too. docs/exchange.md describes tables and columns, with examples.
help-export-sqlite-examples =
    netlog export sqlite -o log.db # The whole log
    netlog export sqlite meeting date:2024 -o meetings.db # The meetings of a year
    netlog export sqlite --sql -o log.sql # As text, for PostgreSQL for example
help-export-sqlite-arg-sql = The SQL text that makes the database, in place of the database

help-undo-about = Take back the last step
help-undo-long =
    Brings back what was there before the step, to the last character. That is a step too: “netlog
    undo” once more takes it back.

    Where nothing is said it is the last step, if you made it yourself with netlog. Any other one is
    named by the number that “netlog log” shows. If somebody has changed the files since, nothing is
    touched, and netlog says why.
help-undo-examples =
    netlog undo --dry-run # Only show what would change
    netlog undo # Take back the last step
help-undo-arg-commit = Which step: its number, as “netlog log” shows it
help-value-COMMIT = STEP
help-value-REF = REF

help-sync-about = Share with the others
help-sync-long =
    Fetches what the others changed, joins it with your changes and passes yours on. Afterwards
    everybody has the same log. Records are joined field by field, their text paragraph by paragraph;
    what you wrote into the files by hand is recorded in the history first.

    Where two changed the same field in different ways, netlog asks which one holds. Without a
    terminal both values stay in the record (under "conflicts", in the text as a quotation), and the
    command ends with 3. Nobody's change is lost: what one removed and another changed stays. Before
    more than a fifth of the records would be removed, netlog asks.

    Without a network netlog says so, ends with 0 and catches up the next time.
help-sync-examples =
    netlog sync # Bring everybody to the same state
    netlog sync --remote ../log.git # The first time: where the log is shared
    netlog abgleich # The same as sync
    netlog sync --dry-run # Only show what would change here
help-sync-arg-remote = Where the log is shared: an address or a folder that git knows; it is remembered
help-sync-arg-verbose = Show what git does and says, too
help-sync-arg-yes = Ask nothing: many removals hold, too, and what is to be decided stays open
help-value-ADDRESS = ADDRESS

help-status-about = Show what is not shared yet and what is new
help-status-long =
    Shows the steps that the others do not have yet, the new steps of the others, what was changed by
    hand and is not recorded yet, and where it is still to be decided what holds. The shared place is
    asked for it; nothing in your log changes.
help-status-examples =
    netlog status # What do the others lack, what do I lack?
    netlog status --offline # Only what is known here
    netlog stand --format json # For other programs
help-status-arg-offline = Do not ask the shared place: what was known the last time
