prompt-keys = Enter: weiter · Tab: ergänzen · Esc oder nur <: zurück · Strg+C: später weiter
prompt-choose = Ihre Antwort:
prompt-list-keys = ↑↓ Enter: wählen · Esc oder <: zurück · Strg+C: später weiter
prompt-first-keys = ↑↓ Enter: wählen · Esc oder Strg+C: später weiter
prompt-list-keys-once = ↑↓ Enter: wählen · Esc oder <: zurück · Strg+C: abbrechen
prompt-first-keys-once = ↑↓ Enter: wählen · Strg+C: abbrechen
prompt-back = < zurück
prompt-failed = Im Terminal lässt sich gerade nichts fragen.
prompt-pasted = Der eingefügte Text enthält ein Steuerzeichen; übernommen wurde nur, was davor steht. Bitte ergänzen Sie den Rest.

prompt-kind = Was möchten Sie festhalten?
prompt-kind-conversation = Gespräch
prompt-kind-meeting = Sitzung
prompt-kind-contact = Kontakt

prompt-conversation-with = Mit wem?
prompt-conversation-date = Wann?
prompt-conversation-title = Worum ging es?
prompt-conversation-channel = Auf welchem Weg?
prompt-conversation-location = Wo?
prompt-conversation-by = Wer von uns?
prompt-conversation-topics = Themen?
prompt-conversation-summary = Was wurde vereinbart?
prompt-conversation-notes = Notizen?
prompt-meeting-title = Was für eine Sitzung?
prompt-meeting-series = Gehört sie zu einer Reihe?
prompt-meeting-date = Wann?
prompt-meeting-time = Um wie viel Uhr?
prompt-meeting-location = Wo?
prompt-meeting-participants = Wer nimmt teil?
prompt-meeting-topics = Themen?
prompt-meeting-agenda = Tagesordnung?
prompt-contact-name = Name?
prompt-contact-kind = Was ist das?
prompt-contact-organisation = Bei welcher Einrichtung?
prompt-contact-role = In welcher Funktion?
prompt-contact-emails = E-Mail?
prompt-contact-phones = Telefon?
prompt-contact-topics = Themen?

prompt-empty = { "" }
prompt-free = darf leer bleiben
prompt-needed = Hier muss etwas stehen.
prompt-list-example = mehrere mit Komma; darf leer bleiben
prompt-lines-example = Zeile für Zeile; leere Zeile: fertig
prompt-lines-more = leer: fertig

prompt-who-example = Name oder Einrichtung, mehrere mit Komma
prompt-who-free = mehrere mit Komma; darf leer bleiben
prompt-who-none = - für niemanden
prompt-who-needed = Wenigstens ein Name wird gebraucht.
prompt-as-last = wie zuletzt: { $count ->
    [one] eine Person
   *[other] { $count } Personen
}
prompt-unclear = Wer ist mit „{ $name }“ gemeint?
prompt-unclear-organisation = Welche Einrichtung ist mit „{ $name }“ gemeint?
prompt-unknown = „{ $name }“ ist noch nicht in der Ablage.
prompt-unknown-alike = „{ $name }“ ist noch nicht in der Ablage. Meinen Sie vielleicht …
prompt-create-person = „{ $name }“ als Person neu anlegen
prompt-create-organisation = „{ $name }“ als Einrichtung neu anlegen
prompt-new-name = Vor- und Nachname?
prompt-new-organisation = Bei welcher Einrichtung ist { $name }?
prompt-organisation-example = darf leer bleiben
prompt-name-needed = Ohne Namen geht es nicht.
prompt-name-alike = { $other } ist schon in der Ablage. Ist das jemand anderes?
prompt-name-anyway = Ja, trotzdem neu anlegen
prompt-name-again = Namen ändern

prompt-day-example = gestern, 14.10., letzten Freitag
prompt-plan-example = 12. März, nächsten Dienstag, KW 42; leer: noch offen
prompt-day-unknown = „{ $value }“ ist kein Tag. Zum Beispiel: gestern, 14.10.
prompt-day-impossible = Den Tag „{ $value }“ gibt es im Kalender nicht.
prompt-day-ahead = Dieser Tag liegt in der Zukunft.
prompt-date-open = noch offen
prompt-time-example = 10:00 oder 10:00-12:30; darf leer bleiben
prompt-place-example = - für keinen Ort

prompt-alike = „{ $word }“ ist neu und sieht aus wie „{ $near }“.
prompt-alike-take = „{ $word }“ nehmen
prompt-alike-new = „{ $word }“ neu anlegen
prompt-topics-new = { $count ->
    [one] Neues Thema: { $topics }
   *[other] Neue Themen: { $topics }
}
prompt-series-none = keine Reihe
prompt-series-new = neue Reihe …
prompt-series-name = Wie heißt die Reihe?

prompt-tasks = Wer macht was bis wann?
prompt-tasks-more = Noch eine Aufgabe?
prompt-task-example = Protokoll senden @winter bis Freitag; leer: keine
prompt-owner = Wer macht das?
prompt-owner-example = - für niemanden
prompt-due = Bis wann?
prompt-due-example = Freitag, 4.11.; - für offen
prompt-task-full = { $text } ({ $owner }, bis { $due })
prompt-task-owner = { $text } ({ $owner })
prompt-task-due = { $text } (bis { $due })

prompt-new-conversation = Das Gespräch
prompt-new-meeting = Die Sitzung
prompt-new-contact = Der Kontakt
prompt-label-with = Mit
prompt-label-date = Wann
prompt-label-time = Uhrzeit
prompt-label-title = Titel
prompt-label-channel = Weg
prompt-label-location = Ort
prompt-label-by = Von uns
prompt-label-topics = Themen
prompt-label-summary = Vereinbart
prompt-label-notes = Notizen
prompt-label-tasks = Aufgaben
prompt-label-series = Reihe
prompt-label-participants = Teilnehmende
prompt-label-agenda = Tagesordnung
prompt-label-name = Name
prompt-label-kind = Art
prompt-label-organisation = Einrichtung
prompt-label-role = Funktion
prompt-label-emails = E-Mail
prompt-label-phones = Telefon
prompt-label-about = Bezug
prompt-label-new = { $count ->
    [one] Neuer Kontakt
   *[other] Neue Kontakte
}
prompt-label-file = Datei

prompt-right = Stimmt das so?
prompt-save = Ja, speichern
prompt-change = Etwas ändern
prompt-stop = Aufhören, der Entwurf bleibt liegen
prompt-change-what = Was möchten Sie ändern?

prompt-saved = Gespeichert.
prompt-saved-open = Gespeichert. Der Termin ist noch offen; „netlog upcoming“ erinnert daran.
prompt-saved-tasks = Gespeichert. { $count ->
    [one] Zu tun bis { $due }: { $text }
   *[other] { $count } Aufgaben; die nächste bis { $due }: { $text }
}
prompt-stopped = Nichts gespeichert.
prompt-draft-kept = Der Entwurf bleibt liegen. „netlog add“ macht damit weiter.
prompt-draft-waits = Es liegt noch ein Entwurf da. „netlog add“ macht damit weiter.
prompt-unkept = Ein Entwurf wird nicht aufgehoben: Was Sie jetzt eingeben, ist erst mit dem Speichern sicher.
prompt-draft = Hier liegt noch ein Entwurf:
prompt-draft-what = Was soll damit geschehen?
prompt-drafts = Hier liegen noch Entwürfe. Womit geht es weiter?
prompt-drafts-full = Es liegen schon { $count } Entwürfe da; mehr werden nicht aufgehoben. Keiner davon wurde angetastet.
prompt-drafts-full-hint = „netlog add“ zeigt sie: Schließen Sie einige ab, oder verwerfen Sie sie.
prompt-draft-go-on = Damit weitermachen
prompt-draft-new = Neu anfangen, der Entwurf bleibt liegen
prompt-draft-discard = Entwurf verwerfen
prompt-draft-discard-which = Welchen Entwurf verwerfen? Er ist danach weg.
prompt-draft-with = { $kind } mit { $names }
prompt-draft-titled = { $kind } „{ $title }“
prompt-draft-of = { $about }, { $date }, { $time }
