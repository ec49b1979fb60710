# Berichte: Vorschau, Aufgaben, Zeiträume, Vorbereitung.

report-column-day = Tag
report-column-time = Zeit
report-column-what = Was
report-column-who = Wer / Wo
report-column-where = Wo
report-column-whom = Wen
report-column-concerns = Betrifft
report-column-change = Veränderung
report-column-due = Fällig
report-column-done = Erledigt
report-column-task = Aufgabe
report-column-owner = Zuständig
report-column-planned = Geplant
report-column-last = Zuletzt
report-column-phone = Telefon

report-upcoming-title = Was ansteht, bis { $until }
report-upcoming-none = In diesem Zeitraum steht nichts an.
report-upcoming-tasks-without-due =
    { $count ->
        [one] Dazu eine offene Aufgabe ohne Frist: netlog tasks
       *[other] Dazu { $count } offene Aufgaben ohne Frist: netlog tasks
    }
report-group-overdue = Überfällig
report-group-this-week = Diese Woche
report-group-next-week = Nächste Woche
report-group-this-month = Noch in diesem Monat
report-group-later = Später
report-group-undated = Noch ohne Termin
report-group-keep-in-touch = Wieder melden
report-still-planned = noch als geplant geführt
report-until = bis { $date }
report-candidates = Vorschläge: { $days }
report-open-date = offen
report-never = noch nie

report-tasks-none = Keine Aufgaben.
report-tasks-open = Offen
report-tasks-without-due = Offen, ohne Frist
report-tasks-done = Erledigt
report-tasks-hint = Erledigtes abhaken, zum Beispiel: netlog done { $record } { $number }

# Zeitraum
report-quarter = { $quarter }. Quartal { $year }
report-from-until = { $from } bis { $until }
report-title = Tätigkeitsbericht { $period }
report-as-of = Stand: { $today }
report-as-of-running = Zwischenstand vom { $today }; der Berichtszeitraum ist noch nicht zu Ende.

report-selection = Der Bericht beruht auf einer Auswahl: { $query }
report-selection-some = Der Bericht beruht auf einer Auswahl der Einträge.
report-period-earlier = Vergleichszeitraum
report-period-now = Zeitraum
report-period-before = Vorjahr
report-confidential = Vertraulich
report-overview = Überblick
report-sentence-conversations =
    { $count ->
        [0] Im Berichtszeitraum wurden keine Gespräche festgehalten.
        [one] Im Berichtszeitraum wurde ein Gespräch geführt.
       *[other] Im Berichtszeitraum wurden { $number } Gespräche geführt.
    }
report-sentence-meetings =
    { $count ->
        [0] Sitzungen fanden nicht statt.
        [one] Es fand eine Sitzung statt.
       *[other] Es fanden { $number } Sitzungen statt.
    }
report-sentence-reached =
    { $count ->
        [0] Kontakte nach außen gab es dabei nicht.
        [one] Dabei bestand Kontakt zu einer Person oder Einrichtung{ $new ->
            [0] .
           *[other] , und zwar zum ersten Mal.
        }
       *[other] Dabei bestand Kontakt zu { $number } Personen und Einrichtungen{ $new ->
            [0] .
            [one] , zu einer davon zum ersten Mal.
           *[other] , zu { $new-number } davon zum ersten Mal.
        }
    }
report-sentence-tasks =
    { $count ->
        [0] Aufgaben wurden nicht erledigt;
        [one] Eine Aufgabe wurde erledigt;
       *[other] { $number } Aufgaben wurden erledigt;
    } { $running ->
        [yes] offen { $open ->
            [one] ist
           *[other] sind
        } derzeit
       *[no] am Ende offen { $open ->
            [one] war
           *[other] waren
        }
    } { $open ->
        [0] keine.
        [one] eine.
       *[other] { $open-number }.
    }
report-column-figure = Kennzahl
report-figure-conversations = Gespräche
report-figure-held = Sitzungen, stattgefunden
report-figure-planned = Sitzungen, geplant
report-figure-cancelled = Sitzungen, abgesagt
report-figure-reached = Erreichte Kontakte
report-figure-new = Neue Kontakte
report-figure-open = Aufgaben, offen am Ende
report-figure-done = Aufgaben, erledigt

report-meetings = Sitzungen und Beschlüsse
report-meetings-all = Sitzungen
report-meetings-other = Weitere Sitzungen

report-partners = Netzwerk und Partner
report-sentence-partners =
    { $count ->
        [0] Im Berichtszeitraum bestand kein Kontakt zu Personen und Einrichtungen außerhalb des Hauses.
        [one] Im Berichtszeitraum bestand Kontakt zu einer Person oder Einrichtung außerhalb des Hauses.
       *[other] Im Berichtszeitraum bestand Kontakt zu { $number } Personen und Einrichtungen außerhalb des Hauses, davon { $new ->
            [0] keine neu
            [one] eine neu
           *[other] { $new-number } neu
        }.
    }
report-new = neu

report-without-topic = Ohne Thema

report-by-month = Nach Monat
report-by-topic = Nach Thema
report-by-channel = Gespräche nach Weg
report-by-series = Sitzungen nach Reihe
report-by-organisation = Nach Einrichtung
report-column-count = Anzahl

report-open = Offene Punkte
report-open-note =
    { $count ->
        [0] Am { $date } war nichts offen.
        [one] Am { $date } war noch ein Punkt offen.
       *[other] Am { $date } waren noch { $number } Punkte offen.
    }
report-ahead = Ausblick
report-date-open = Termin offen
report-withheld-events =
    { $count ->
        [one] ein vertrauliches Gespräch oder eine vertrauliche Sitzung
       *[other] { $number } vertrauliche Gespräche oder Sitzungen
    }
report-withheld-private =
    { $count ->
        [one] ein Gespräch oder eine Sitzung mit Privatpersonen
       *[other] { $number } Gespräche oder Sitzungen mit Privatpersonen
    }
report-withheld-tasks =
    { $count ->
        [one] eine vertrauliche Aufgabe
       *[other] { $number } vertrauliche Aufgaben
    }
report-withheld =
    { $count ->
        [one] { $what } ist in den Zahlen enthalten, wird hier aber nicht beschrieben.
       *[other] { $what } sind in den Zahlen enthalten, werden hier aber nicht beschrieben.
    }
report-column-query = Nachweis
report-chart-month = Gespräche und Sitzungen nach Monat, { $period } und { $previous }
report-chart-month-each = { $month }: { $count } ({ $before }: { $previous })
report-chart-topic = Gespräche und Sitzungen nach Thema
report-chart-topic-most = Die { $count } häufigsten Themen
report-chart-day = Gespräche und Sitzungen nach Tagen, { $period }
report-chart-day-each =
    { $count ->
        [one] { $day }: ein Gespräch oder eine Sitzung
       *[other] { $day }: { $count } Gespräche oder Sitzungen
    }
report-chart-day-description =
    { $days ->
        [one] An einem Tag gab es Gespräche oder Sitzungen: { $day }.
       *[other] An { $days } Tagen gab es Gespräche oder Sitzungen, die meisten ({ $count }) am { $day }.
    }
report-chart-few = keine
report-chart-many = viele
report-chart-network = Wie die Einrichtungen verbunden sind
report-chart-network-description =
    { $nodes } Einrichtungen und Programme mit { $edges ->
        [one] einer Verbindung
       *[other] { $edges } Verbindungen
    }; der Text darüber nennt sie einzeln.

# Vorlagen
report-template-syntax = Die Vorlage ist hier nicht lesbar.
report-template-undefined = Diesen Wert gibt es im Bericht nicht.
report-template-unknown = Diesen Filter oder diese Funktion gibt es in Vorlagen nicht.
report-template-endless = Die Vorlage rechnet zu lange oder schreibt zu viel; netlog hat sie abgebrochen.
report-template-fault = Mit diesem Wert geht das nicht.
report-template-large = Die Vorlage { $path } ist größer als 1 MB.
report-template-hint = Welche Werte und Filter es gibt, steht im Handbuch unter „Eigene Vorlagen“.
report-someone = N. N.
report-somewhere = […]

report-gap-no-topic =
    { $count ->
        [one] Ein Gespräch oder eine Sitzung hat kein Thema: { $records }
       *[other] { $count } Gespräche oder Sitzungen haben kein Thema: { $records }
    }
report-gap-no-channel =
    { $count ->
        [one] Bei einem Gespräch fehlt, ob es persönlich, am Telefon oder schriftlich war: { $records }
       *[other] Bei { $count } Gesprächen fehlt, ob sie persönlich, am Telefon oder schriftlich waren: { $records }
    }
report-gap-still-planned =
    { $count ->
        [one] Eine Sitzung ist vorbei und steht noch als geplant da: { $records }
       *[other] { $count } Sitzungen sind vorbei und stehen noch als geplant da: { $records }
    }
report-gap-held-without-date =
    { $count ->
        [one] Eine Sitzung hat stattgefunden, hat aber kein Datum und wird nirgends gezählt: { $records }
       *[other] { $count } Sitzungen haben stattgefunden, haben aber kein Datum und werden nirgends gezählt: { $records }
    }

report-column-month = Monat
report-column-topic = Thema

# Ein Eintrag und was ihn betrifft
report-since = seit { $date }
report-open-tasks = Offene Aufgaben
report-overdue = überfällig
report-network = Netzwerk
report-column-from = Von
report-column-relation = Beziehung
report-column-to = Zu
report-timeline = Verlauf
report-backlinks = Wird genannt in
report-in-text = im Text
report-excused = entschuldigt
report-mentioned = erwähnt

# Vorbereitung
report-brief-kind = Eine Vorbereitung gibt es für Sitzungen und Kontakte; „{ $id }“ ist keines von beiden.
report-agenda = Tagesordnung
report-people = Gegenüber
report-from-us = Von uns dabei
report-last-met = Zuletzt am { $date }:{" "}
report-last-met-above = Zuletzt am { $date }, wie oben genannt.
report-brief-counts = Offen heißt hier: aus einem Gespräch mit dieser Person, oder sie selbst ist zuständig.
report-never-met = Noch kein Gespräch festgehalten.
report-still-open = Noch offen:{" "}
report-last-decisions = Letzte Beschlüsse
report-stats-count = Anzahl
report-stats-earlier = frühere
report-stats-others = übrige
report-stats-all = alle
report-graph-title = Netz der Kontakte
report-graph-description = { $nodes ->
        [one] Ein Kontakt
       *[other] { $nodes } Kontakte
    } und { $edges ->
        [one] eine Verbindung
       *[other] { $edges } Verbindungen
    }.{ $best-count ->
        [0] {""}
       *[other] {" "}Die meisten Verbindungen: { $best }.
    }

# Seiten über einen Kontakt und über eine Reihe
report-paper-tasks = Aufgaben
report-paper-done = Erledigte Aufgaben
report-paper-open = Aufgaben, offen
report-paper-decisions = Beschlüsse
report-paper-secret = vertraulich
report-contact-kind = Diesen Bericht gibt es nur für Kontakte; „{ $id }“ ist keiner.
report-contact-confidential = Vertraulich – nicht weitergeben.
report-contact-never = Ein Gespräch oder eine gemeinsame Sitzung ist nicht festgehalten.
report-contact-once = Kontakt bisher: { $date }.
report-contact-met = Erster Kontakt: { $first }; letzter Kontakt: { $last }.
report-contact-people = Personen
report-contact-time = Zeit
report-contact-from = Von
report-contact-until = Bis
report-contact-today = derzeit
report-contact-part = Beteiligt
report-series-unknown = Eine Reihe „{ $name }“ gibt es nicht.
report-series-near = Meinten Sie „{ $name }“?
report-series-known = Es gibt: { $names }.
report-series-none = In dieser Ablage gehört noch keine Sitzung zu einer Reihe.
report-series-sentence =
    { $count ->
        [0] Bisher hat keine Sitzung stattgefunden.
        [one] Bisher hat eine Sitzung stattgefunden.
       *[other] Bisher haben { $number } Sitzungen stattgefunden.
    }
report-series-next = Nächste Termine
report-series-attendance = Teilnahme
report-series-people = Person
report-series-there = Dabei
report-series-held = Sitzungen
report-series-of = { $count } von { $held }
report-series-marks = Es bedeuten: „x“ dabei, „e“ entschuldigt.
report-series-mark-there = x
report-series-mark-excused = e
