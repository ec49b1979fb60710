# Wörter, die jeder Raum benutzen darf: Arten, Felder, Werte.
kind-contact = Kontakt
kind-conversation = Gespräch
kind-meeting = Sitzung

# Felder
field-id = Kennung
field-type = Art
field-path = Datei
field-name = Name
field-kind = Art
field-title = Titel
field-honorific = Titel
field-salutation = Anrede
field-sort = Sortiername
field-aliases = Auch bekannt als
field-organisation = Einrichtung
field-role = Funktion
field-roles = Funktionen
field-relations = Beziehungen
field-different-from = Nicht derselbe Kontakt wie
field-emails = E-Mail
field-phones = Telefon
field-address = Anschrift
field-web = Web
field-language = Sprache
field-topics = Themen
field-groups = Verteiler
field-keep-in-touch = Kontakt halten
field-basis = Rechtsgrundlage
field-source = Herkunft
field-keep-until = Aufbewahren bis
field-uid = UID
field-confidential = Vertraulich
field-date = Datum
field-time = Uhrzeit
field-with = Mit
field-by = Von uns
field-channel = Weg
field-location = Ort
field-about = Bezug
field-summary = Zusammenfassung
field-until = Bis
field-candidates = Terminvorschläge
field-series = Reihe
field-status = Stand
field-participants = Teilnehmende
field-excused = Entschuldigt
field-chair = Leitung

# Werte
choice-kind-person = Person
choice-kind-organisation = Einrichtung
choice-kind-programme = Programm
choice-salutation-ms = Frau
choice-salutation-mr = Herr
choice-salutation-none = ohne
choice-channel-in-person = persönlich
choice-channel-phone = Telefon
choice-channel-video = Video
choice-channel-email = E-Mail
choice-channel-letter = Brief
choice-status-planned = geplant
choice-status-confirmed = bestätigt
choice-status-held = stattgefunden
choice-status-cancelled = abgesagt
choice-relations-funded-by = gefördert durch
choice-relations-funded-through = gefördert über
choice-relations-funds = fördert
choice-relations-administered-by = verwaltet durch
choice-relations-administers = verwaltet
choice-relations-part-of = Teil von
choice-relations-member-of = Mitglied von
choice-relations-partner = Partner
choice-relations-successor = Nachfolge
choice-relations-predecessor = Vorgänger
choice-relations-reports-to = berichtet an
value-yes = ja
value-no = nein
span-day =
    { $count ->
        [one] ein Tag
       *[other] { $count } Tage
    }
span-week =
    { $count ->
        [one] eine Woche
       *[other] { $count } Wochen
    }
span-month =
    { $count ->
        [one] ein Monat
       *[other] { $count } Monate
    }
span-year =
    { $count ->
        [one] ein Jahr
       *[other] { $count } Jahre
    }
