cli-today = „{ $value }“ ist kein Tag.
cli-today-hint = Schreiben Sie --today 2024-10-22.

usage-command-unknown = Den Befehl „{ $value }“ gibt es nicht.
usage-command-missing = Hier fehlt noch ein Wort.
usage-commands = Möglich sind: { $names }.
usage-argument-unknown = Die Option „{ $argument }“ gibt es hier nicht.
usage-argument-surplus = „{ $argument }“ ist hier zu viel.
usage-argument-missing = Es fehlt: { $argument }.
usage-argument-twice = „{ $argument }“ steht zweimal da.
usage-conflict = „{ $argument }“ und „{ $other }“ schließen einander aus.
usage-value-missing = Nach „{ $argument }“ fehlt der Wert.
usage-value-invalid = „{ $value }“ passt nicht zu „{ $argument }“.
usage-value-number = „{ $value }“ ist keine Zahl, wie sie für „{ $argument }“ nötig ist.
usage-values-too-many = „{ $value }“ ist für „{ $argument }“ ein Wert zu viel.
usage-not-unicode = In der Befehlszeile steht ein Zeichen, das sich nicht lesen lässt.
usage-other = Dieser Aufruf ist nicht zu verstehen.
usage-choices = Möglich sind: { $choices }.
usage-suggestion = Meinten Sie „{ $value }“?
usage-help = Alle Befehle zeigt: netlog help
usage-help-command = Alles über diesen Befehl zeigt: netlog help { $command }

settings-unknown = Eine Einstellung „{ $value }“ gibt es nicht.
settings-unknown-hint = Hier sind bekannt: { $names }.
settings-unreadable = netlog.toml ist an dieser Stelle nicht zu lesen.
settings-parser = Im Wortlaut des Lesers: { $reason }
settings-unreadable-hint = „netlog init“ in einem leeren Ordner schreibt eine netlog.toml, die jede Einstellung erklärt.
settings-language = Die Sprache „{ $value }“ kann netlog nicht.
settings-language-hint = Schreiben Sie "de" oder "en".
settings-within = „{ $value }“ ist keine Zeitspanne.
settings-within-hint = Schreiben Sie eine Spanne wie "90d" oder "6 Monate".
import-missing = { $path } gibt es nicht.
import-no-table = Keine der Dateien ist eine Tabelle.
import-tables = Ein Vorschlag gilt für eine Tabelle; hier sind es mehrere: { $names }.
import-tables-hint = Nennen Sie eine davon.
import-input-large = Die Standardeingabe bringt mehr als 32 MB und wird nicht gelesen.
import-doubt = Zweifelsfall { $at } von { $count }: { $name }
confirm-stopped = Nichts geschrieben.
import-who = Welcher Eintrag ist das?
import-same = { $name } ({ $id })
import-new = Keiner davon: neu anlegen
import-leave = Weglassen
import-leave-rest = Diesen und alle übrigen weglassen
confirm-write = { $count ->
    [one] Einen Eintrag so schreiben?
   *[other] { $count } Einträge so schreiben?
}
import-left = { $count ->
    [one] Einen Eintrag haben Sie weggelassen.
   *[other] { $count } Einträge haben Sie weggelassen.
}
confirm-yes = Ja
confirm-no = Nein
export-confidential = { $count ->
    [one] Ein vertraulicher Eintrag bleibt in der Ablage; --confidential nimmt ihn mit.
   *[other] { $count } vertrauliche Einträge bleiben in der Ablage; --confidential nimmt sie mit.
}
export-ics-undated = { $count ->
    [one] Eine Sitzung hat noch keinen Tag und fehlt deshalb im Kalender.
   *[other] { $count } Sitzungen haben noch keinen Tag und fehlen deshalb im Kalender.
}
export-ics-others = { $count ->
    [one] Ein Eintrag ist keine Sitzung und fehlt im Kalender: Kontakte und Gespräche sind keine Termine.
   *[other] { $count } Einträge sind keine Sitzungen und fehlen im Kalender: Kontakte und Gespräche sind keine Termine.
}
export-no-contacts = { $count ->
    [one] Ein Eintrag ist kein Kontakt und steht nicht dabei.
   *[other] { $count } Einträge sind keine Kontakte und stehen nicht dabei.
}
export-sheet-contact = Kontakte
export-sheet-conversation = Gespräche
export-sheet-meeting = Sitzungen
export-workbook = Auszug aus der Ablage
export-letters-without = { $count ->
    [one] Ohne Anschrift: { $names }
   *[other] { $count } ohne Anschrift: { $names }
}
export-letters-without-many = { $count } ohne Anschrift, die ersten davon: { $names }
export-letters-ending = Was für eine Datei { $path } werden soll, sagt ihre Endung nicht.
export-letters-ending-hint = Schreiben Sie einen Namen, der auf .xlsx oder .csv endet.
export-sqlite-without = Dieses netlog ist ohne SQLite gebaut.
export-sqlite-without-hint = Mit --sql schreibt es dieselben Tabellen als Text, den sqlite3 und psql lesen.
export-sqlite-failed = Die Datenbank ließ sich nicht anlegen: { $reason }
settings-time-zone = Die Zeitzone „{ $value }“ gibt es nicht.
settings-time-zone-hint = Schreiben Sie ihren Namen aus der IANA-Datenbank, zum Beispiel "Europe/Berlin".
settings-rule = „check“ kennt keinen Befund mit dem Code „{ $value }“.
settings-rule-hint = „netlog explain“ nennt alle Codes.
settings-level = „{ $value }“ ist kein Gewicht eines Befunds.
settings-level-hint = Schreiben Sie "off", "note", "warning" oder "error".
settings-kind = Eine Art „{ $value }“ gibt es nicht.
settings-kind-hint = Eigene Felder gibt es für contact, conversation und meeting.
settings-field-known = Das Feld „{ $value }“ gehört schon zum Format und lässt sich nicht noch einmal festlegen.
settings-field-known-hint = Wählen Sie für das eigene Feld einen anderen Namen.
settings-type = Den Typ „{ $value }“ gibt es nicht.
settings-type-hint = Möglich sind: text, number, boolean, date, partial-date, time, span, reference, choice.
settings-choices = Ein Feld vom Typ „choice“ braucht seine Wörter.
settings-choices-hint = Ergänzen Sie eine Zeile wie: choices = ["Nord", "Süd"].

session-faults = { $count ->
    [one] Ein Fehler in den Dateien; „netlog check“ zeigt ihn mit seiner Zeile.
   *[other] { $count } Fehler in den Dateien; „netlog check“ zeigt jeden mit seiner Zeile.
}
session-no-change = Es gibt nichts zu ändern.
session-dry-run = Nur gezeigt, nichts geschrieben.
session-saved-unsaid = Es ist gespeichert; nur die Meldung darüber ließ sich nicht ausgeben.
session-without-git = Der Ordner steht nicht unter git: gespeichert, aber ohne Verlauf. Mit [git] commit = false in netlog.toml entfällt dieser Hinweis.
session-output-failed = Die Ausgabe ließ sich nicht schreiben.

listing-nothing = Nichts gefunden.
listing-nothing-alone = Schon „{ $term }“ allein findet nichts.
listing-nothing-without = Ohne „{ $term }“ gäbe es { $count } Treffer.
listing-count = { $count ->
    [one] Ein Eintrag.
   *[other] { $count } Einträge.
}
stats-many = Gezählt wird nach einem oder zwei Feldern, nicht nach { $count }.
list-group-head = { $name } ({ $count })
list-no-column = Eine Spalte „{ $key }“ gibt es nicht.
list-no-column-hint = Eine Spalte ist ein Feld wie date, topics oder status, oder eines von id, type, path, title, summary.

input-wrong = „{ $value }“ passt nicht zu „{ $key }“, erwartet wird { $expected }.
input-nobody = „{ $value }“ steht nicht in der Ablage.
input-nobody-hint = Wer neu ist, wird zuerst angelegt: netlog add contact --name "{ $value }"
input-unreadable = „{ $value }“ ist nicht lesbar (Datei { $path }). Es wurde nichts geändert.
input-unreadable-hint = „netlog check“ sagt, was der Datei fehlt.
input-twins = Die Kennung „{ $value }“ haben mehrere Dateien: { $paths }. Es wurde nichts geändert.
input-twins-hint = Benennen Sie alle bis auf eine um; „netlog log“ zeigt, wer sie angelegt hat.
input-unclear = „{ $value }“ ist nicht eindeutig. Wen meinen Sie?
input-unclear-hint = Schreiben Sie statt des Namens die Kennung (das Wort davor).
input-candidate = { $id } ({ $name })
input-candidate-of = { $id } ({ $name }, { $of })
input-more = … und { $count } weitere
input-no-record = Einen Eintrag „{ $value }“ gibt es nicht.
input-no-record-hint = „netlog list“ und „netlog search“ zeigen, was da ist, mit den Kennungen.

add-what = Was soll dazukommen?
add-what-hint = Schreiben Sie netlog add contact, netlog add conversation oder netlog add meeting; ohne Terminal wird nichts gefragt.
add-missing = Es fehlt: { $field } (--{ $flag }).
add-missing-hint = Ohne Terminal wird nichts gefragt; im Terminal fragt netlog nach dem, was fehlt.
add-task-empty = Die Aufgabe „{ $value }“ hat keinen Text.
add-task-date = „{ $value }“ ist kein Tag.
add-input-failed = Die Standardeingabe ließ sich nicht lesen.

refer-not-safe = { $path } verweist auf „{ $id }“, aber so, dass sich dort nichts ändern lässt, ohne dass anderes mit sich ändert.
refer-not-safe-hint = Schreiben Sie dort einfach „{ $id }“, ohne Zeichen wie & oder \x61 davor oder darin, oder bringen Sie die Datei in Ordnung („netlog check“ zeigt, was fehlt). Geändert wurde nichts.
decide-both = beides
decide-field = „{ $title }“, { $field }: Es gibt zwei Angaben.
decide-later = später entscheiden; bis dahin bleibt beides stehen
decide-none = keine Angabe
decide-paragraph = Absatz
decide-text = „{ $title }“: Ein Absatz liegt in zwei Fassungen vor.
decide-which = Was gilt?
merge-difference = { $field }: { $here } oder { $there }
merge-differ = „{ $id }“ und „{ $other }“ widersprechen sich.
merge-differ-hint = In einem Terminal fragt netlog, was gilt. Sonst entscheidet --take { $id } alles zugunsten dieses Eintrags.
merge-done = „{ $other }“ ist in „{ $id }“ aufgegangen. { $count ->
        [0] Es verwies nichts anderes darauf.
        [one] Ein anderer Eintrag, der darauf verwies, wurde mitgeändert.
       *[other] { $count } andere Einträge, die darauf verwiesen, wurden mitgeändert.
    }
merge-itself = „{ $id }“ lässt sich nicht mit sich selbst zusammenführen.
merge-kinds = „{ $id }“ und „{ $other }“ sind von verschiedener Art und bleiben zwei Einträge.
merge-stopped = Nichts zusammengeführt.
merge-take = --take { $value } nennt keinen der beiden Einträge: „{ $id }“ oder „{ $other }“.
merge-undecided = In { $path } ist noch offen, welche von zwei Angaben gilt.
merge-undecided-hint = Entscheiden Sie das zuerst: „netlog sync“ fragt danach, oder Sie öffnen die Datei.
remove-done = „{ $id }“ ist entfernt.{ $count ->
        [0] {""}
        [one] {" "}Ein Eintrag nennt jetzt nur noch den Namen.
       *[other] {" "}{ $count } Einträge nennen jetzt nur noch den Namen.
    }{ $back ->
       *[yes] {" "}Mit „netlog undo“ kommt { $count ->
            [0] der Eintrag
           *[other] alles
        } zurück.
        [no] {""}
    }
remove-referred = { $count ->
        [one] Ein Eintrag verweist
       *[other] { $count } Einträge verweisen
    } auf „{ $id }“; entfernt wurde nichts.
remove-referred-hint = Ist „{ $id }“ doppelt, führt „netlog merge“ beide zusammen. Mit --unlink steht dort statt des Verweises der Name.
remove-required = In { $path } stünde unter „{ $field }“ dann nichts mehr.
remove-required-hint = Entfernen Sie zuerst diesen Eintrag, oder tragen Sie dort jemand anderen ein.
rename-done = Die Kennung ist jetzt „{ $id }“. { $count ->
        [0] Es verweist nichts anderes darauf.
        [one] Ein anderer Eintrag, der darauf verweist, wurde mitgeändert.
       *[other] { $count } andere Einträge, die darauf verweisen, wurden mitgeändert.
    }
rename-no-name = Aus „{ $value }“ lässt sich keine Kennung bilden.
rename-taken = Die Kennung „{ $id }“ hat schon ein anderer Eintrag.
rename-taken-hint = Sind beide dasselbe? Dann führt „netlog merge { $other } { $id }“ sie zusammen. Sonst wählen Sie eine andere Kennung.
edit-form = „{ $value }“ hat nicht die Form schlüssel=wert.
edit-form-hint = Zum Beispiel: --set status=held
edit-no-field = Ein Eintrag der Art { $kind } hat kein Feld „{ $key }“.
edit-no-list = „{ $key }“ ist keine Liste, zu der etwas dazukommen könnte.
edit-no-list-hint = Für ein Feld mit einem Wert gibt es --set; Funktionen und Beziehungen ändern Sie in der Datei selbst.
edit-conflict = In „{ $path }“ stehen Konfliktmarken; bis sie aufgelöst sind, wird die Datei nicht angerührt.
edit-conflict-hint = Öffnen Sie die Datei und behalten Sie, was stimmt: Die Zeilen mit <<<<<<<, ======= und >>>>>>> müssen weg.
edit-unreadable = Der Kopf von „{ $path }“ ist nicht zu lesen und wird deshalb nicht geändert.
edit-unsafe = Diese Änderung an „{ $path }“ hätte mehr geändert als gewollt. Es wurde nichts geändert.
edit-breaks = Nach dieser Änderung wäre der Kopf von „{ $path }“ nicht mehr zu lesen. Es wurde nichts geändert.
edit-loses = Nach dieser Änderung fehlte in „{ $path }“ das Feld „{ $key }“; ein Eintrag der Art { $kind } braucht es. Es wurde nichts geändert.
edit-loses-hint = Geben Sie stattdessen einen anderen Wert an: --set { $key }=…
edit-by-hand = „netlog edit KENNUNG“ ohne weitere Angaben öffnet die Datei in Ihrem Editor.
edit-no-editor = Es ist kein Editor eingestellt.
edit-no-editor-hint = Setzen Sie die Variable EDITOR, oder ändern Sie einzelne Felder mit --set schlüssel=wert.

done-task = Erledigt: { $text }
done-none = „{ $id }“ hat keine offene Aufgabe.
done-no-such = „{ $id }“ hat keine offene Aufgabe Nummer { $number }.
done-which = „{ $id }“ hat { $count } offene Aufgaben. Welche?
done-choice = { $number }  { $text }
done-not-safe = Die Aufgabe in „{ $path }“ ließ sich nicht abhaken, ohne anderes zu ändern. Es wurde nichts geändert.

init-exists = „{ $path }“ ist schon eine Ablage.
init-done = Die Ablage in „{ $path }“ ist eingerichtet. Weiter geht es mit: netlog add
init-without-git = Die Ablage wird keinen Verlauf haben:

holidays-missing = Die Kalenderdatei „{ $path }“, die netlog.toml als Feiertage nennt, gibt es nicht.
holidays-missing-hint = Legen Sie einen Kalender mit den Feiertagen (eine Datei mit der Endung .ics) in den Ordner der Ablage und schreiben Sie ihren Pfad in netlog.toml unter [check] holidays.
holidays-none = In der Kalenderdatei „{ $path }“, die netlog.toml als Feiertage nennt, ist kein ganzer Tag frei.
check-left = { $count ->
    [0] Nichts bleibt übrig, was Sie entscheiden müssten.
    [one] Ein Befund bleibt, den Sie entscheiden müssen: „netlog check“ zeigt ihn.
   *[other] { $count } Befunde bleiben, die Sie entscheiden müssen: „netlog check“ zeigt sie.
}

explain-unknown = Einen Code „{ $code }“ gibt es nicht.
explain-unknown-hint = „netlog explain“ zeigt alle Codes.

search-what = Wonach soll gesucht werden?
upcoming-within = „{ $value }“ ist keine Zeitspanne.
tasks-count = { $count ->
    [one] Eine Aufgabe.
   *[other] { $count } Aufgaben.
}

graph-ending = Als „{ $path }“ kann netlog das Netz nicht zeichnen.
graph-ending-hint = Bilder gibt es als .svg, Quelltexte für andere Programme als .dot (Graphviz), .mmd (Mermaid) und .json.
graph-count = { $nodes } Kontakte, { $edges } Verbindungen.
document-written = Geschrieben: { $path }
report-ending = Als „{ $path }“ kann netlog den Bericht nicht schreiben.
report-ending-hint = Berichte gibt es als .docx, .html, .pdf, .xlsx, .md, .txt, .csv und .json; bei jedem anderen Namen gehört --format dazu.
report-no-file = Diese Form lässt sich am Bildschirm nicht zeigen.
report-no-file-hint = Nennen Sie eine Datei, zum Beispiel -o bericht.docx.
report-names-form = --names und --public wirken nicht auf json und csv: Diese Formen enthalten immer alle Kennungen und Namen.
report-names-form-hint = Schreiben Sie den Bericht für andere als Dokument, zum Beispiel mit -o bericht.docx.
report-public-names = --public lässt die Namen von Personen weg; --names all verträgt sich damit nicht.
report-template-missing = Die Vorlage { $path } gibt es nicht.
report-office-template = Die Vorlage { $path } ist nicht zu gebrauchen.
report-workbook-failed = Die Arbeitsmappe ließ sich nicht schreiben.
report-pdf-failed = Aus dem Bericht ließ sich keine PDF-Datei erzeugen.
report-pdf-letters = Mindestens ein Zeichen des Berichts, etwa ein Emoji, fehlt in allen Schriften; in der PDF-Datei ist es nicht zu sehen, und sie ist deshalb nicht vollständig barrierefrei.
report-read-first = Namen, die in keinem Kontakt stehen, erkennt netlog nicht immer: Bitte lesen Sie den Text, bevor Sie ihn weitergeben.
report-template-unfit = Die Vorlage { $path } passt nicht zu dieser Ausgabeform.
report-template-unfit-hint = Vorlagen sind Text (.md) für alle Formen außer xlsx, csv und json, oder Word-Dokumente (.docx, .dotx) für docx.
report-trace-ids = Die Nachweise enthalten Kennungen, auch von Personen: Diese Fassung ist für das eigene Haus.
document-in-log = { $path } liegt bei den Einträgen der Ablage; dorthin schreibt netlog keine Dokumente.
document-in-log-hint = Wählen Sie einen Ordner außerhalb von contacts, conversations, meetings und templates.
report-two-forms = Der Name { $path } und --format meinen verschiedene Formen: { $forms }.
report-part-loose = Die Markierungen des Abschnitts „{ $part }“ sind nicht in Ordnung: Eine fehlt, steht doppelt da oder mitten in einem Abschnitt. Nichts wurde geschrieben.
report-part-loose-hint = Jeder Abschnitt hat genau einmal eine Zeile „netlog:begin“ und eine „netlog:end“. Stellen Sie das wieder her, oder schreiben Sie den Bericht in eine neue Datei.
report-not-utf8 = { $path } ist nicht in UTF-8 gespeichert.
report-not-utf8-hint = Speichern Sie die Datei im Editor mit der Kodierung UTF-8.
report-part-other = In der Datei steht ein anderer Bericht. Nichts wurde geschrieben.
report-part-other-hint = Nehmen Sie einen anderen Dateinamen; mit --force tritt dieser Bericht an die Stelle des anderen.
report-part-changed = Der Abschnitt „{ $part }“ wurde von Hand geändert; er bleibt, wie er ist, und nichts wurde geschrieben.
report-part-changed-hint = Setzen Sie Ihren eigenen Text vor oder hinter die Markierungen des Abschnitts: Dort bleibt er stehen. Mit --force wird der Abschnitt neu geschrieben.
report-no-year = „{ $value }“ ist kein Jahr.
report-no-year-hint = Schreiben Sie 2024 oder letztes-jahr.
report-no-quarter = „{ $value }“ ist kein Quartal.
report-no-quarter-hint = Schreiben Sie 2024-q3.
report-no-period = „{ $value }“ ist kein Zeitraum mit Anfang und Ende.
report-no-period-hint = Schreiben Sie 2024-03..2024-05, 2024-10 oder letzte-woche.

done-already = Aufgabe { $number } von „{ $id }“ ist schon erledigt: { $text }
input-meant = Meinten Sie { $candidate }?
add-likely = Gibt es diesen Kontakt schon? „{ $title }“ ({ $known }): { $reasons }. Ist es derselbe, führen Sie beide zusammen: netlog merge { $known } { $new }
add-day = Tag: { $day }
document-exists = „{ $path }“ gibt es schon und wird nicht überschrieben.
document-exists-hint = Nehmen Sie einen anderen Namen, oder ergänzen Sie --force.
search-best = Die { $shown } besten von { $count } Einträgen; mit --limit sehen Sie mehr.
done-changed = Die Aufgabe „{ $text }“ hat inzwischen jemand anderes geändert. Es wurde nichts geändert.
check-more = … und { $count } weitere dieser Art ({ $code }) in { $path }; „netlog check --format json“ nennt alle.

log-nothing = Noch ist nichts festgehalten.
log-more = { $count ->
    [one] Der letzte Schritt; mit --limit sehen Sie mehr.
   *[other] Die letzten { $count } Schritte; mit --limit sehen Sie mehr.
}
log-head-step = Schritt
log-head-date = Wann
log-head-author = Wer
log-head-what = Was
log-head-records = Einträge

step-no-git = Die Ablage steht nicht unter git und hat keinen Verlauf.
step-no-git-hint = Wechseln Sie in den Ordner der Ablage und rufen Sie „git init“ auf; ab dann hält netlog jede Änderung fest.
step-by-hand = von Hand: { $subject }
step-merge = zusammengeführt
step-undo-of = zurückgenommen: { $what }
step-redo-of = wiederhergestellt: { $what }
step-did-init-log = Ablage eingerichtet
step-did-add-contact = Kontakt hinzugefügt
step-did-add-conversation = Gespräch hinzugefügt
step-did-add-meeting = Sitzung hinzugefügt
step-did-edit-contact = Kontakt geändert
step-did-edit-conversation = Gespräch geändert
step-did-edit-meeting = Sitzung geändert
step-did-edit-by-hand = von Hand geändert
step-did-done-contact = Aufgabe abgehakt
step-did-done-conversation = Aufgabe abgehakt
step-did-done-meeting = Aufgabe abgehakt
step-did-rename-contact = Kontakt umbenannt
step-did-rename-conversation = Gespräch umbenannt
step-did-rename-meeting = Sitzung umbenannt
step-did-merge-contact = Kontakte zusammengeführt
step-did-merge-conversation = Gespräche zusammengeführt
step-did-merge-meeting = Sitzungen zusammengeführt
step-did-remove-contact = Kontakt entfernt
step-did-remove-conversation = Gespräch entfernt
step-did-remove-meeting = Sitzung entfernt
step-did-check-fix = Befunde in Ordnung gebracht
step-did-import-records = Einträge übernommen
step-did-sync-records = Stände zusammengeführt
step-did-sync-decide = entschieden, was gilt
step-did-undo = zurückgenommen
step-did-redo = wiederhergestellt

undo-commit-off = netlog hält hier keine Schritte fest und kann keinen zurücknehmen.
undo-commit-off-hint = In netlog.toml steht [git] commit = false; ohne diese Zeile hält netlog künftig jede Änderung fest.
undo-nothing = Es gibt nichts zurückzunehmen.
undo-not-own = Der letzte Schritt ist nicht von Ihnen, sondern von { $author }: { $what }.
undo-nobody = git kennt Ihren Namen nicht; deshalb ist nicht zu sehen, ob der letzte Schritt von Ihnen ist: { $what }.
undo-by-hand = Den letzten Schritt hat nicht netlog gemacht: { $what }.
undo-own-last = Ihr letzter Schritt: { $what }. Zurück nimmt ihn: netlog undo { $id }
undo-name-it = Soll er trotzdem zurückgenommen werden: netlog undo { $id }
undo-done = Schritt { $id } ist zurückgenommen ({ $what }). „netlog undo“ stellt ihn wieder her.
session-more-faults = (und { $count } weitere)

cache-nowhere = Es gibt keinen Platz für den Zwischenspeicher: netlog kennt Ihren persönlichen Ordner nicht.
cache-nowhere-hint = Setzen Sie die Variable HOME oder NETLOG_CACHE_DIR.
cache-failed = Auf den Zwischenspeicher konnte netlog nicht zugreifen: { $path }
cache-failed-hint = Einen anderen Ordner dafür geben Sie mit der Variable NETLOG_CACHE_DIR vor.
cache-failed-named-hint = Den Ort gibt die Variable NETLOG_CACHE_DIR vor: Setzen Sie sie auf einen Ordner, in den Sie schreiben dürfen, oder löschen Sie sie; dann gilt der übliche Ort.
cache-empty = Der Zwischenspeicher ist leer; der nächste Befehl liest jede Datei.
cache-size =
    { $count ->
        [one] Der Zwischenspeicher hat eine Datei, { $size }.
       *[other] Der Zwischenspeicher hat { $count } Dateien, zusammen { $size }.
    }
cache-kept =
    { $count ->
        [0] Noch kein Eintrag ist darin.
        [one] Ein Eintrag ist darin und muss nicht neu gelesen werden.
       *[other] { $count } Einträge sind darin und müssen nicht neu gelesen werden.
    }
cache-unkept =
    { $count ->
        [one] Eine Datei liest der nächste Befehl neu, weil sie sich geändert hat oder fehlerhaft ist.
       *[other] { $count } Dateien liest der nächste Befehl neu, weil sie sich geändert haben oder fehlerhaft sind.
    }
cache-cleared = Der Zwischenspeicher ist geleert; der nächste Befehl liest jede Datei.
cache-was-empty = Der Zwischenspeicher war schon leer; es gab nichts zu leeren.
cache-compared =
    { $count ->
        [0] Jede Datei wurde gelesen; im Zwischenspeicher stand noch nichts zum Vergleichen.
        [one] Jede Datei wurde gelesen und ein Eintrag verglichen.
       *[other] Jede Datei wurde gelesen und { $count } Einträge verglichen.
    }
cache-different =
    { $count ->
        [one] Zu diesem Eintrag stand etwas anderes im Zwischenspeicher als in der Datei. Jetzt stimmt es.
       *[other] Zu diesen { $count } Einträgen stand etwas anderes im Zwischenspeicher als in den Dateien. Jetzt stimmt es.
    }

session-reading = Einträge werden gelesen
cache-comparing = Einträge werden verglichen

duplicates-score = Punkte
duplicates-pair = Kontakte
duplicates-reasons = Gründe
duplicates-command = Zusammenführen mit
duplicates-none = Kein Kontakt scheint zweimal da zu sein.
duplicates-count = { $count ->
    [one] Ein Paar ist wahrscheinlich derselbe Kontakt.
   *[other] { $count } Paare sind wahrscheinlich jeweils derselbe Kontakt.
}
duplicates-format = Paare gibt es als Tabelle oder mit --format json.

decide-two = Entweder: { $here } – oder: { $other }.

sync-nowhere = Diese Ablage wird noch mit niemandem geteilt.
sync-nowhere-hint = Nennen Sie einmal die Adresse, unter der alle sie finden: netlog sync --remote ADRESSE
sync-new-place-question = Soll dort der gemeinsame Ort eingerichtet werden?
sync-new-place-yes = Ja, dort einrichten
sync-new-place = „{ $address }“ ist jetzt der gemeinsame Ort. Die anderen holen sich die Ablage von dort:
sync-new-folder = ablage
sync-by-hand = Von Hand geändert und jetzt im Verlauf festgehalten: { $what }.
sync-broken-settings = netlog.toml ist nicht zu lesen; andere Befehle gehen erst wieder, wenn jemand die Datei in Ordnung gebracht hat. Mit „netlog log“ und „netlog undo“ nehmen Sie die letzte Änderung daran zurück.
sync-others = den anderen
sync-came = Von { $names }: { $what }.
sync-went = Weitergegeben: { $what }.
sync-broken = { $count ->
    [one] Eine dieser Dateien ist nicht ganz zu lesen; „netlog check“ sagt, woran es liegt.
   *[other] { $count } dieser Dateien sind nicht ganz zu lesen; „netlog check“ sagt, woran es liegt.
}
tally-added = { $count } neu
tally-changed = { $count } geändert
tally-removed = { $count } gelöscht
tally-files = { $count ->
    [one] eine andere Datei
   *[other] { $count } andere Dateien
}
sync-nothing-would-change = Bei Ihnen würde sich nichts ändern.
sync-level = Ihre Ablage und die gemeinsame sind jetzt gleich. Die anderen bekommen Neues mit ihrem nächsten „netlog sync“.
sync-level-already = Nichts Neues: Ihre Ablage und die gemeinsame sind gleich.
sync-offline = „{ $address }“ ist gerade nicht zu erreichen. Ihre Änderungen sind hier festgehalten und gehen beim nächsten „netlog sync“ an die anderen.
sync-stopped = Es wurde nichts weitergegeben. „netlog sync“ fragt beim nächsten Mal wieder.
sync-busy = Andere waren jedes Mal schneller; Ihre Änderungen sind hier festgehalten, aber noch nicht weitergegeben.
sync-busy-hint = Rufen Sie „netlog sync“ in einer Minute noch einmal auf.
sync-locked = Am gemeinsamen Ort ist gerade jemand anderes zugange, oder dort ist eine Sperre übrig geblieben. Ihre Änderungen sind hier festgehalten.
sync-locked-hint = Rufen Sie „netlog sync“ in einer Minute noch einmal auf. Bleibt es dabei und gleicht gerade niemand ab, dann löschen Sie dort die Datei „{ $path }.lock“.
sync-unreached = „{ $address }“ ist nicht zu erreichen; die Adresse wurde nicht gemerkt.
sync-unreached-hint = Prüfen Sie die Adresse und das Netz.
sync-no-place = Unter „{ $address }“ liegt noch nichts.
sync-no-place-hint = Soll dort der gemeinsame Ort eingerichtet werden: netlog sync --remote "{ $address }" --yes
sync-no-place-made = Es wurde kein gemeinsamer Ort eingerichtet und keine Adresse gemerkt.
sync-not-rehearsed = Was Sie von Hand geändert haben ({ $what }), ist im Folgenden noch nicht berücksichtigt.
sync-nobody = Git kennt Ihren Namen nicht; bei den anderen heißen Sie „netlog“. So sagen Sie ihn einmal: git config --global user.name "Vorname Nachname" und git config --global user.email ADRESSE
sync-open = { $count ->
    [one] In einem Eintrag ist noch zu entscheiden, was gilt; bis dahin stehen beide Fassungen darin. In einem Terminal fragt „netlog sync“ danach.
   *[other] In { $count } Einträgen ist noch zu entscheiden, was gilt; bis dahin stehen beide Fassungen darin. In einem Terminal fragt „netlog sync“ danach.
}
sync-fetching = Geholt wird von „{ $address }“ (git fetch).
sync-pushing = Weitergegeben wird an „{ $address }“ (git push).

share-denied = „{ $address }“ verweigert den Zugang.
share-denied-hint = Prüfen Sie Ihren Schlüssel oder Ihr Kennwort, oder wenden Sie sich an die Person, die den gemeinsamen Ort verwaltet. Verloren ist nichts; mit --verbose sehen Sie, was git dazu meldet.
share-missing = Unter „{ $address }“ liegt keine Ablage, oder Sie dürfen sie nicht sehen.
share-missing-hint = Stimmt die Adresse nicht, nennen Sie die richtige: netlog sync --remote ADRESSE
share-other = In „{ $address }“ liegt etwas anderes als eine Ablage.
share-other-hint = Nehmen Sie einen eigenen Ordner, etwa „{ $address }/ablage.git“.
share-no-folder = Den Ordner „{ $above }“ gibt es nicht.
share-no-folder-hint = Ist das Laufwerk verbunden? Ist der Name richtig geschrieben?
share-refused = „{ $address }“ hat Ihre Änderungen nicht angenommen. Sie sind hier festgehalten.
share-refused-hint = Wenden Sie sich an die Person, die den gemeinsamen Ort verwaltet: Dort gilt eine Regel, die das verhindert.
share-full = In „{ $address }“ lässt sich nichts schreiben: Der Datenträger ist voll oder schreibgeschützt. Ihre Änderungen sind hier festgehalten.
share-full-hint = Wenden Sie sich an die Person, die den gemeinsamen Ort verwaltet, und rufen Sie danach „netlog sync“ noch einmal auf.
share-odd = Der Abgleich mit „{ $address }“ ist nicht gelungen. Verloren ist nichts.
share-odd-hint = Rufen Sie „netlog sync“ noch einmal auf. Hilft das nicht, zeigen Sie die nächste Zeile jemandem, der git kennt.
share-kept = „{ $title }“ wurde auf der einen Seite ganz oder zum Teil gelöscht und auf der anderen geändert: Das Geänderte bleibt.
share-renamed = Ein Eintrag bekam zwei neue Kennungen; statt „{ $from }“ gilt „{ $to }“, wie bei den anderen.
share-two = Zwei verschiedene neue Einträge hießen „{ $id }“: Ihrer heißt jetzt „{ $new }“, und was auf ihn verweist, wurde angepasst.
share-settings = In „{ $path }“ haben zwei dasselbe verschieden eingestellt: { $keys }. Dort gilt die Angabe der anderen, alles Übrige ist zusammengeführt; Ihre Fassung liegt daneben als „{ $other }“. Übernehmen Sie daraus, was gelten soll, und löschen Sie die zweite Datei.
share-unmerged = „{ $other }“ wurde mit „{ $id }“ zusammengeführt, und jemand hat zugleich in „{ $other }“ geschrieben, was dem widerspricht: Beide Einträge bleiben. Zu Ende bringt es: netlog merge { $id } { $other }
share-beside = „{ $path }“ haben zwei angelegt oder geändert, und netlog kann die Datei nicht zusammenführen: Es gilt die Fassung der anderen, Ihre liegt daneben als „{ $other }“. Übernehmen Sie daraus, was fehlt, und löschen Sie die zweite Datei.
share-dangling = „{ $gone }“ wurde gelöscht, doch „{ $title }“ verweist noch darauf. Nehmen Sie den Verweis heraus, oder legen Sie den Eintrag wieder an.
share-settings-gone = Die anderen haben „{ $path }“ gelöscht. Ohne diese Datei geht kein Befehl mehr; sie bleibt und kommt mit diesem Abgleich wieder zu allen.
share-settings-broken = „{ $path }“ der anderen ist nicht zu lesen: Es gilt weiter die bisherige Fassung, die andere liegt daneben als „{ $other }“. Übernehmen Sie daraus, was gemeint war, und löschen Sie die zweite Datei.
share-foreign = Der Ordner „{ $address }“ gehört einem anderen Konto; deshalb öffnet git ihn nicht.
share-foreign-hint = Sagen Sie einmal auf diesem Rechner, dass er in Ordnung ist: git config --global --add safe.directory "{ $address }"
share-no-address = Es ist keine Adresse angegeben.
share-a-copy = In „{ $address }“ arbeitet jemand; über diesen Ordner lässt sich die Ablage nicht teilen.
share-no-address-hint = Nennen Sie einen eigenen Ordner auf einem gemeinsamen Laufwerk oder die Adresse eines Servers.
share-names = { $count ->
    [one] Die Beschreibung eines Schritts, den jemand mit git gemacht hat, nennt eine Person. Ist sie geteilt, lässt sie sich nicht mehr ändern.
   *[other] Die Beschreibungen von { $count } Schritten, die jemand mit git gemacht hat, nennen Personen. Sind sie geteilt, lassen sie sich nicht mehr ändern.
}
share-names-question = Soll das so geteilt werden?
share-names-yes = Ja, so teilen
share-names-hint = „netlog check“ zeigt sie. Die Beschreibung des letzten Schritts ändert: git commit --amend
share-strange = Diese Ablage und die andere haben keinen gemeinsamen Anfang. Vielleicht stimmt die Adresse nicht.
share-strange-question = Sollen beide zu einer zusammengeführt werden?
share-strange-yes = Ja, zusammenführen
share-strange-hint = Eine andere Adresse nennen Sie so: netlog sync --remote ADRESSE
share-many-come = Die anderen haben { $count } von { $all } Einträgen gelöscht.
share-many-come-question = Sollen sie auch hier gelöscht werden?
share-many-come-no = Nein, hier nichts löschen
share-many-come-yes = Ja, auch hier löschen
share-many-who = Gelöscht von: { $names }.
share-many-come-hint = Hier wurde nichts gelöscht. Fragen Sie die anderen, ob das so gemeint war.
share-many-go = Hier wurden { $count } von { $all } Einträgen gelöscht, die die anderen noch haben.
share-many-go-question = Sollen sie bei allen gelöscht werden?
share-many-go-no = Nein, bei den anderen nichts löschen
share-many-go-yes = Ja, bei allen löschen
share-many-go-hint = Bei den anderen wurde nichts gelöscht. War es ein Versehen, zeigt „netlog log“ den Schritt, und „netlog undo“ mit seiner Nummer holt die Einträge zurück.
share-yes-hint = Ist es so gemeint: netlog sync --yes

status-outgoing = Noch nicht bei den anderen
status-incoming = Neu von den anderen
status-by-hand = { $count ->
    [one] Von Hand geändert und noch nicht im Verlauf festgehalten: { $names }.
   *[other] Von Hand geändert und noch nicht im Verlauf festgehalten ({ $count } Dateien): { $names }.
}
status-strange = { $count ->
    [one] Gehört nicht zur Ablage und wird nicht geteilt: { $names }.
   *[other] Gehören nicht zur Ablage und werden nicht geteilt ({ $count } Dateien): { $names }.
}
status-unasked = Was bei den anderen inzwischen neu ist, ist nicht bekannt: „{ $address }“ wurde nicht gefragt oder ist nicht zu erreichen.
status-hint = Mit „netlog sync“ bekommen alle denselben Stand.

merge-driver-left = „{ $path }“ lässt sich so nicht zusammenführen. Brechen Sie mit „git merge --abort“ ab, und rufen Sie „netlog sync“ auf.
merge-driver-open = In „{ $path }“ stehen jetzt zwei Fassungen; „netlog sync“ fragt, welche gilt.
merge-driver-no-text = „{ $path }“ ist kein Text in UTF-8.
hooks-missing = netlog wurde nicht gefunden; die Ablage ist nicht geprüft. „netlog hooks install“ richtet den Hook neu ein.
hooks-made = Vor „git commit“ und „git push“ prüft netlog jetzt, was Sie festhalten und teilen.
hooks-gone = netlog prüft vor „git commit“ und „git push“ nicht mehr.
hooks-current = Der Hook ist schon eingerichtet: { $path }
hooks-called = Ihr Hook ruft netlog schon auf: { $path }
hooks-foreign = Dort liegt schon ein Hook, der nicht von netlog ist; er bleibt, wie er ist: { $path }
hooks-foreign-hint = Soll auch er netlog prüfen lassen, setzen Sie diese Zeile hinein: { $line }
hooks-refused = Nicht jeder Hook konnte eingerichtet werden.
hooks-calling = Dieser Hook ist von Ihnen und bleibt; die Zeile mit „netlog hooks run { $name }“ streichen Sie selbst: { $path }
hooks-none = Hier liegt kein Hook von netlog.
hooks-input = Was git teilen will, war nicht zu lesen.
hooks-commit-stopped = Der Commit ist angehalten. Bringen Sie die Fehler in Ordnung und merken Sie die Dateien mit „git add“ neu vor. Trotzdem festhalten: git commit --no-verify
hooks-push-stopped = Nichts wurde geteilt. Bringen Sie die Fehler in Ordnung; die Beschreibung des letzten Commits ändert „git commit --amend“, die von früheren „git rebase -i“. Trotzdem teilen: git push --no-verify

init-not-empty = In „{ $path }“ liegt schon etwas.
init-not-empty-hint = Nennen Sie einen Ordner, den es noch nicht gibt: netlog init ORDNER --from ADRESSE
init-would-join = Nach „{ $path }“ käme eine Kopie der Ablage von „{ $address }“.
init-offline = „{ $address }“ ist nicht zu erreichen; ohne Netz lässt sich die Ablage nicht holen.
init-missing-hint = Prüfen Sie die Adresse: netlog init ORDNER --from ADRESSE
init-no-log = Unter „{ $address }“ liegt etwas, aber keine Ablage: netlog.toml fehlt.
init-no-log-hint = Es wurde nach „{ $path }“ geholt; löschen Sie den Ordner, wenn das nicht gemeint war.
init-joined = { $count ->
    [one] Die Ablage liegt jetzt auch hier, in „{ $path }“: ein Eintrag. „netlog sync“ hält sie auf dem Stand der anderen.
   *[other] Die Ablage liegt jetzt auch hier, in „{ $path }“: { $count } Einträge. „netlog sync“ hält sie auf dem Stand der anderen.
}
share-you = Sie
duplicates-hint = Sind es doch zwei, merkt sich die Ablage das so, hier für das erste Paar:
