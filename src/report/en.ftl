# Reports: what is ahead, follow-ups, periods, briefings.

report-column-day = Day
report-column-time = Time
report-column-what = What
report-column-who = Who / where
report-column-where = Where
report-column-whom = Whom
report-column-concerns = Concerns
report-column-change = Change
report-column-due = Due
report-column-done = Done
report-column-task = Task
report-column-owner = Owner
report-column-planned = Planned for
report-column-last = Last met
report-column-phone = Telephone

report-upcoming-title = What is coming up, until { $until }
report-upcoming-none = Nothing is coming up in this time.
report-upcoming-tasks-without-due =
    { $count ->
        [one] Also one open task that is due on no day: netlog tasks
       *[other] Also { $count } open tasks that are due on no day: netlog tasks
    }
report-group-overdue = Overdue
report-group-this-week = This week
report-group-next-week = Next week
report-group-this-month = Later this month
report-group-later = Later
report-group-undated = Still without a date
report-group-keep-in-touch = Get in touch again
report-still-planned = still marked as planned
report-until = until { $date }
report-candidates = proposed: { $days }
report-open-date = open
report-never = never

report-tasks-none = No tasks.
report-tasks-open = Open
report-tasks-without-due = Open, due on no day
report-tasks-done = Done
report-tasks-hint = To tick one off, for example: netlog done { $record } { $number }

# A period
report-quarter = Q{ $quarter } { $year }
report-from-until = { $from } to { $until }
report-title = Activity report { $period }
report-as-of = As of { $today }
report-as-of-running = Interim report of { $today }; the period has not ended yet.

report-selection = This report is based on a selection: { $query }
report-selection-some = This report is based on a selection of the records.
report-period-earlier = Compared with
report-period-now = Period
report-period-before = Year before
report-confidential = Confidential
report-overview = Overview
report-sentence-conversations =
    { $count ->
        [0] No conversations were recorded in this period.
        [one] One conversation was held in this period.
       *[other] { $number } conversations were held in this period.
    }
report-sentence-meetings =
    { $count ->
        [0] No meetings took place.
        [one] One meeting took place.
       *[other] { $number } meetings took place.
    }
report-sentence-reached =
    { $count ->
        [0] No contact outside the office was involved.
        [one] One person or organisation was reached{ $new ->
            [0] .
           *[other] , for the first time.
        }
       *[other] { $number } people and organisations were reached{ $new ->
            [0] .
            [one] , one of them for the first time.
           *[other] , { $new-number } of them for the first time.
        }
    }
report-sentence-tasks =
    { $count ->
        [0] No tasks were completed;
        [one] One task was completed;
       *[other] { $number } tasks were completed;
    } { $open ->
        [0] none
        [one] one
       *[other] { $open-number }
    } { $running ->
        [yes] { $open ->
            [one] is
           *[other] are
        } open at present.
       *[no] { $open ->
            [one] was
           *[other] were
        } open at the end.
    }
report-column-figure = Figure
report-figure-conversations = Conversations
report-figure-held = Meetings held
report-figure-planned = Meetings planned
report-figure-cancelled = Meetings cancelled
report-figure-reached = Contacts reached
report-figure-new = New contacts
report-figure-open = Tasks open at the end
report-figure-done = Tasks completed

report-meetings = Meetings and decisions
report-meetings-all = Meetings
report-meetings-other = Other meetings

report-partners = Network and partners
report-sentence-partners =
    { $count ->
        [0] Nobody outside the office was reached in this period.
        [one] One person or organisation outside the office was reached in this period.
       *[other] { $number } people and organisations outside the office were reached in this period, { $new ->
            [0] none of them new
            [one] one of them new
           *[other] { $new-number } of them new
        }.
    }
report-new = new

report-without-topic = Without a topic

report-by-month = By month
report-by-topic = By topic
report-by-channel = Conversations by channel
report-by-series = Meetings by series
report-by-organisation = By organisation
report-column-count = Count

report-open = Open points
report-open-note =
    { $count ->
        [0] Nothing was open on { $date }.
        [one] One point was still open on { $date }.
       *[other] { $number } points were still open on { $date }.
    }
report-ahead = Outlook
report-date-open = Date open
report-withheld-events =
    { $count ->
        [one] one confidential conversation or meeting
       *[other] { $number } confidential conversations or meetings
    }
report-withheld-private =
    { $count ->
        [one] one conversation or meeting with private persons
       *[other] { $number } conversations or meetings with private persons
    }
report-withheld-tasks =
    { $count ->
        [one] one confidential task
       *[other] { $number } confidential tasks
    }
report-withheld =
    { $count ->
        [one] { $what } is included in the figures but not described here.
       *[other] { $what } are included in the figures but not described here.
    }
report-column-query = Records
report-chart-month = Conversations and meetings by month, { $period } and { $previous }
report-chart-month-each = { $month }: { $count } ({ $before }: { $previous })
report-chart-topic = Conversations and meetings by topic
report-chart-topic-most = The { $count } most frequent topics
report-chart-day = Conversations and meetings by day, { $period }
report-chart-day-each =
    { $count ->
        [one] { $day }: one conversation or meeting
       *[other] { $day }: { $count } conversations or meetings
    }
report-chart-day-description =
    { $days ->
        [one] There were conversations or meetings on one day: { $day }.
       *[other] There were conversations or meetings on { $days } days, most of them ({ $count }) on { $day }.
    }
report-chart-few = none
report-chart-many = many
report-chart-network = How the organisations are connected
report-chart-network-description =
    { $nodes } organisations and programmes with { $edges ->
        [one] one connection
       *[other] { $edges } connections
    }; the text above names them one by one.

# Templates
report-template-syntax = The template cannot be read here.
report-template-undefined = The report has no such value.
report-template-unknown = Templates have no such filter or function.
report-template-endless = The template computes too long or writes too much; netlog stopped it.
report-template-fault = That cannot be done with this value.
report-template-large = The template { $path } is larger than 1 MB.
report-template-hint = Which values and filters there are stands in docs/json.md under "Templates".
report-someone = N. N.
report-somewhere = […]

report-gap-no-topic =
    { $count ->
        [one] One conversation or meeting has no topic: { $records }
       *[other] { $count } conversations or meetings have no topic: { $records }
    }
report-gap-no-channel =
    { $count ->
        [one] One conversation does not say whether it was in person, by phone or in writing: { $records }
       *[other] { $count } conversations do not say whether they were in person, by phone or in writing: { $records }
    }
report-gap-still-planned =
    { $count ->
        [one] One meeting is over and still marked as planned: { $records }
       *[other] { $count } meetings are over and still marked as planned: { $records }
    }
report-gap-held-without-date =
    { $count ->
        [one] One meeting was held but has no date, and is counted nowhere: { $records }
       *[other] { $count } meetings were held but have no date, and are counted nowhere: { $records }
    }

report-column-month = Month
report-column-topic = Topic

# A record and what concerns it
report-since = since { $date }
report-open-tasks = Open tasks
report-overdue = overdue
report-network = Network
report-column-from = From
report-column-relation = Relation
report-column-to = To
report-timeline = Timeline
report-backlinks = Mentioned in
report-in-text = in the text
report-excused = excused
report-mentioned = mentioned

# Briefing
report-brief-kind = Briefings are for meetings and contacts; “{ $id }” is neither.
report-agenda = Agenda
report-people = People
report-from-us = From our side
report-last-met = Last met on { $date }:{" "}
report-last-met-above = Last met on { $date }, as told above.
report-brief-counts = Open means here: from a talk with this person, or the person is the owner.
report-never-met = No conversation on record yet.
report-still-open = Still open:{" "}
report-last-decisions = Latest decisions
report-stats-count = Number
report-stats-earlier = earlier
report-stats-others = others
report-stats-all = all
report-graph-title = Network of contacts
report-graph-description = { $nodes ->
        [one] One contact
       *[other] { $nodes } contacts
    } and { $edges ->
        [one] one connection
       *[other] { $edges } connections
    }.{ $best-count ->
        [0] {""}
       *[other] {" "}Best connected: { $best }.
    }

# Pages about a contact and about a series
report-paper-tasks = Tasks
report-paper-done = Tasks done
report-paper-open = Tasks, open
report-paper-decisions = Decisions
report-paper-secret = confidential
report-contact-kind = This report is for contacts only; “{ $id }” is none.
report-contact-confidential = Confidential – do not pass on.
report-contact-never = No conversation and no meeting together is on record.
report-contact-once = Contact so far: { $date }.
report-contact-met = First contact: { $first }; last contact: { $last }.
report-contact-people = People
report-contact-time = Time
report-contact-from = From
report-contact-until = Until
report-contact-today = at present
report-contact-part = Part
report-series-unknown = There is no series “{ $name }”.
report-series-near = Did you mean “{ $name }”?
report-series-known = There are: { $names }.
report-series-none = No meeting of this log belongs to a series yet.
report-series-sentence =
    { $count ->
        [0] No meeting has been held so far.
        [one] One meeting has been held so far.
       *[other] { $number } meetings have been held so far.
    }
report-series-next = Next dates
report-series-attendance = Attendance
report-series-people = Person
report-series-there = Present
report-series-held = Meetings
report-series-of = { $count } of { $held }
report-series-marks = An “x” means present, an “e” excused.
report-series-mark-there = x
report-series-mark-excused = e
