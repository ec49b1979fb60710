# Words that every room may use: kinds, fields, values.
kind-contact = contact
kind-conversation = conversation
kind-meeting = meeting

# Fields
field-id = Id
field-type = Type
field-path = File
field-name = Name
field-kind = Kind
field-title = Title
field-honorific = Title
field-salutation = Salutation
field-sort = Sort name
field-aliases = Also known as
field-organisation = Organisation
field-role = Role
field-roles = Roles
field-relations = Relations
field-different-from = Not the same contact as
field-emails = Email
field-phones = Telephone
field-address = Address
field-web = Web
field-language = Language
field-topics = Topics
field-groups = Groups
field-keep-in-touch = Keep in touch
field-basis = Legal basis
field-source = Source
field-keep-until = Keep until
field-uid = UID
field-confidential = Confidential
field-date = Date
field-time = Time
field-with = With
field-by = By
field-channel = Channel
field-location = Location
field-about = About
field-summary = Summary
field-until = Until
field-candidates = Proposed dates
field-series = Series
field-status = Status
field-participants = Participants
field-excused = Excused
field-chair = Chair

# Values
choice-kind-person = person
choice-kind-organisation = organisation
choice-kind-programme = programme
choice-salutation-ms = Ms
choice-salutation-mr = Mr
choice-salutation-none = none
choice-channel-in-person = in person
choice-channel-phone = phone
choice-channel-video = video
choice-channel-email = email
choice-channel-letter = letter
choice-status-planned = planned
choice-status-confirmed = confirmed
choice-status-held = held
choice-status-cancelled = cancelled
choice-relations-funded-by = funded by
choice-relations-funded-through = funded through
choice-relations-funds = funds
choice-relations-administered-by = administered by
choice-relations-administers = administers
choice-relations-part-of = part of
choice-relations-member-of = member of
choice-relations-partner = partner
choice-relations-successor = successor
choice-relations-predecessor = predecessor
choice-relations-reports-to = reports to
value-yes = yes
value-no = no
span-day =
    { $count ->
        [one] one day
       *[other] { $count } days
    }
span-week =
    { $count ->
        [one] one week
       *[other] { $count } weeks
    }
span-month =
    { $count ->
        [one] one month
       *[other] { $count } months
    }
span-year =
    { $count ->
        [one] one year
       *[other] { $count } years
    }
