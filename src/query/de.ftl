# Was sich an einer Abfrage nicht verstehen lässt, und was gemeint sein könnte.
query-unknown-field = Ein Feld „{ $field }“ gibt es nicht.
query-unknown-field-hint = Suchen Sie den Text selbst, setzen Sie ihn in Anführungszeichen: '"{ $field }:…"'. Einen Schlüssel, der zu keiner Art gehört, fragen Sie mit key.{ $field }:… ab.
query-near = Meinten Sie „{ $near }“?
query-near-type = Meinten Sie „type:{ $near }“?
query-empty-value = Hinter „{ $field }:“ fehlt der Wert.
query-empty-value-hint = Schreiben Sie den Wert ohne Leerzeichen hinter den Doppelpunkt. „has:{ $field }“ findet, was einen Wert hat, „no:{ $field }“, was keinen hat.
query-unknown-type = Eine Art „{ $value }“ gibt es nicht.
query-choices = Zur Auswahl stehen: { $choices }.
query-several = Mehrere Werte verbindet „oder“: '{ $first } oder { $second }'
query-task-open = offen
query-task-done = erledigt
query-task-overdue = überfällig
query-task-any = alle
query-not-a-choice = „{ $value }“ ist kein Wert von „{ $field }“.
query-not-a-date = „{ $value }“ ist für „{ $field }“ nicht als Datum lesbar.
query-no-such-date = Das Datum „{ $value }“ gibt es nicht, oder es endet vor seinem Anfang.
query-date-hint = Schreiben Sie zum Beispiel { $field }:2024, { $field }:2024-10, { $field }:2024-q4, { $field }:2024-10..2025-03, { $field }:..heute oder { $field }:14.10.2024.
query-not-a-number = „{ $value }“ ist für „{ $field }“ keine Zahl.
query-number-hint = Schreiben Sie zum Beispiel { $field }:5, { $field }:1..3 oder "{ $field }:>5".
query-not-a-boolean = Für „{ $field }“ gibt es nur ja oder nein, nicht „{ $value }“.
query-boolean-hint = Schreiben Sie { $field }:ja oder { $field }:nein.
query-not-a-span = „{ $value }“ ist für „{ $field }“ keine Dauer.
query-span-hint = Schreiben Sie zum Beispiel { $field }:6-Monate oder { $field }:90d.
query-not-a-time = „{ $value }“ ist für „{ $field }“ keine Uhrzeit.
query-time-hint = Schreiben Sie zum Beispiel { $field }:10:00, { $field }:9 oder { $field }:9:00..12:00.
query-leads-nowhere = Hinter „{ $field }.“ kann nichts folgen, denn dieses Feld verweist nicht auf andere Einträge.
query-leads-nowhere-hint = Der Punkt führt von einem Verweis weiter, zum Beispiel with.organisation:… oder organisation.kind:programme.
query-path-too-long = „{ $field }“ folgt mehr Verweisen, als sich auf einmal verfolgen lassen.
query-quote = Das Anführungszeichen in „{ $text }“ wird nicht geschlossen.
query-quote-hint = Setzen Sie auch an das Ende der Wortfolge ein Anführungszeichen.
query-several = „{ $text }“ steht als Ganzes in Anführungszeichen, enthält aber mehrere Bedingungen.
query-several-hint = Lassen Sie die Anführungszeichen weg, oder schreiben Sie: -q '{ $text }'. Gehört „…:…“ zum gesuchten Text, setzen Sie nur diesen noch einmal in Anführungszeichen.
query-parenthesis-open = Die Klammer in „{ $text }“ wird nicht geschlossen.
query-parenthesis-close = Eine Klammer wird geschlossen, die vorher nicht geöffnet wurde.
query-parenthesis-hint = Zu jeder ( gehört eine ). Eine Klammer, die zum Text gehört, muss in Anführungszeichen stehen.
query-empty-group = Zwischen den Klammern steht nichts.
query-operator = Vor und hinter „{ $word }“ muss eine Bedingung stehen.
query-operator-hint = Suchen Sie das Wort selbst, setzen Sie es in Anführungszeichen: '"{ $word }"'.
query-too-deep = Die Klammern oder die gespeicherten Abfragen sind zu tief verschachtelt.
query-too-long = Die Abfrage hat zu viele Bedingungen.
query-unknown-saved = Unter „@{ $name }“ ist keine Abfrage gespeichert.
query-known-saved = Gespeichert sind: { $names }. Suchen Sie den Text selbst, setzen Sie ihn in Anführungszeichen.
query-no-saved = Noch ist keine Abfrage gespeichert; das geht in netlog.toml unter [queries]. Suchen Sie den Text selbst, setzen Sie ihn in Anführungszeichen.
query-inside-saved = Das steht in der gespeicherten Abfrage „@{ $name }“ in netlog.toml.
query-saved-cycle = Eine gespeicherte Abfrage braucht sich selbst: { $cycle }.
query-saved-cycle-hint = Nehmen Sie einen dieser Namen aus den [queries] in netlog.toml heraus.
query-sort-unknown = Nach „{ $field }“ lässt sich nicht sortieren, denn ein solches Feld gibt es nicht.
query-sort-impossible = Nach „{ $field }“ lässt sich nicht sortieren.
query-sort-hint = Sortieren Sie zum Beispiel nach -date, title, due oder einem anderen Feld mit kurzem Wert.

# Wie eine Abfrage verstanden wurde, in einem Satz.
explain = Gesucht ist jeder Eintrag, für den gilt: { $what }.
explain-all = Gesucht ist jeder Eintrag.
explain-any = er ist irgendein Eintrag
explain-field = „{ $field }“
explain-not = es gilt nicht: { $what }
explain-type = er ist { $kind ->
    [contact] ein Kontakt
    [conversation] ein Gespräch
    [meeting] eine Sitzung
    [person] eine Person
    [organisation] eine Einrichtung
   *[programme] ein Programm
}
explain-text = darin steht „{ $value }“
explain-part = { $field } enthält „{ $value }“
explain-same = { $field } ist genau „{ $value }“
explain-is = { $field } ist { $value }
explain-named = { $field } verweist auf „{ $value }“ (ein Teil des Namens, oder die Kennung)
explain-identical = { $field } verweist auf genau den Eintrag „{ $value }“
explain-day = { $field } ist der { $from }
explain-days = { $field } liegt in der Zeit vom { $from } bis zum { $until }
explain-days-from = { $field } ist der { $from } oder später
explain-days-until = { $field } ist der { $until } oder früher
explain-days-any = { $field } ist irgendein Tag
explain-between = { $field } liegt zwischen { $from } und { $until }
explain-above = { $field } ist größer als { $value }
explain-at-least = { $field } ist mindestens { $value }
explain-below = { $field } ist kleiner als { $value }
explain-at-most = { $field } ist höchstens { $value }
explain-yes = { $field } ist ja
explain-no = { $field } ist nein
explain-has = { $field } ist ausgefüllt
explain-lacks = { $field } fehlt
explain-hop = { $field } verweist auf einen Eintrag, für den gilt: { $what }
explain-task = er hat eine Aufgabe, für die gilt: { $what }
explain-task-any = sie ist offen oder erledigt
explain-task-open = sie ist offen
explain-task-done = sie ist erledigt
explain-task-overdue = sie ist offen und war vor dem { $day } fällig
explain-post-organisation = Einrichtung einer Funktion
explain-post-role = Funktion
explain-post-from = Funktion seit
explain-post-until = Funktion bis
explain-body = Inhalt
explain-agenda = Tagesordnung
explain-decision = Beschluss
explain-task-text = Aufgabe
explain-due = Fällig
explain-done = Erledigt
explain-owner = Zuständig
explain-first = Erster Kontakt
explain-reached = Kontakt
explain-last = Letzter Kontakt

query-group-impossible = Nach „{ $field }“ lässt sich nicht gruppieren.
query-group-hint = Gruppieren Sie zum Beispiel nach jahr, monat, status, topic, with oder einem anderen Feld mit kurzem Wert.
query-group-nothing = ohne Angabe
query-group-quarter = { $quarter }. Quartal { $year }
query-group-by-year = Jahr
query-group-by-quarter = Quartal
query-group-by-month = Monat
