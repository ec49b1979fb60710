# Hilfe. Kurze Texte enden ohne Punkt; ein Absatz ist ein Block, Blöcke trennt eine leere Zeile.
# Beispiele stehen je in einer Zeile: was zu schreiben ist, Leerzeichen, #, Leerzeichen, was es tut.

help-usage-options = [OPTIONEN]
help-choices = { $text }: { $choices }
help-default = { $text } (ohne Angabe: { $value })
help-required = { $text } (Pflichtangabe)
help-required-or-text = { $text } (Pflichtangabe, auch als TEXT)
help-repeated = { $text }; mehrfach möglich
help-alias = Auf Deutsch geht auch: { $alias }
help-everywhere = { $flags }: siehe „netlog help“.

help-heading-usage = Aufruf
help-heading-arguments = Angaben
help-heading-options = Optionen
help-heading-everywhere = Bei jedem Befehl
help-heading-variables = Umgebungsvariablen
help-heading-exit = Rückgabewerte
help-heading-examples = Beispiele
help-heading-welcome = So fangen Sie an
help-group-write = Eintragen
help-group-read = Nachsehen
help-group-report = Berichten und prüfen
help-group-set-up = Einrichten und nachlesen
help-man-name = Bezeichnung
help-man-synopsis = Übersicht
help-man-description = Beschreibung

help-value-CODE = CODE
help-value-COMMAND = BEFEHL
help-value-CSV = ART
help-value-DATE = DATUM
help-value-DIR = ORDNER
help-value-FILE = DATEI
help-value-FORM = FORM
help-value-FORMAT = FORM
help-value-ID = KENNUNG
help-value-KEY = FELD
help-value-HOOK = HOOK
help-value-LANG = SPRACHE
help-value-LEVEL = STUFE
help-value-N = N
help-value-NAME = NAME
help-value-NAMES = NAMEN
help-value-NEW = NEU
help-value-PERIOD = ZEITRAUM
help-value-QUERY = ABFRAGE
help-value-SHELL = SHELL
help-value-SPAN = SPANNE
help-value-TASK = AUFGABE
help-value-TEXT = TEXT
help-value-TIME = UHRZEIT
help-value-VALUE = WERT
help-value-VERSION = FASSUNG
help-value-WHEN = WANN
help-value-WORD = WORT
help-value-YES = JA

# Das Programm
help-about = Hält fest, mit wem gesprochen und was vereinbart wurde
help-long =
    netlog führt Kontakte, Gespräche und Sitzungen als einfache Textdateien in einem Ordner, der
    Ablage. Sie sind auch ohne netlog lesbar und werden im Kollegenkreis über git geteilt. Arbeiten
    Sie im Ordner der Ablage oder in einem Ordner darunter: netlog findet sie von selbst.

    Wo nach einer Person gefragt ist, genügt ihr Name oder ein Teil davon. Ein Datum schreiben Sie,
    wie Sie es sagen: gestern, 14. Oktober, nächsten Freitag.
help-examples =
    netlog add # Festhalten, was eben vereinbart wurde; netlog fragt nach allem, was es braucht
    netlog upcoming # Was ansteht und was fällig ist
    netlog list mit:güller datum:2024 # Die Gespräche mit Anne Güller-Frey im Jahr 2024
    netlog help add conversation # Alles über einen Befehl
help-welcome-examples =
    netlog add # Etwas eintragen; netlog fragt nach allem, was es braucht
    netlog upcoming # Was ansteht und was fällig ist
    netlog help add # Alles über einen Befehl; mehr zeigt „netlog help“
help-variables =
    NETLOG_REPO = Der Ordner der Ablage, wenn --repo ihn nicht nennt
    NETLOG_LANG = Die Sprache, wenn --lang sie nicht nennt
    NETLOG_CACHE_DIR = Ein anderer Ordner für den Zwischenspeicher
    VISUAL, EDITOR = Das Programm, in dem „netlog edit“ einen Eintrag öffnet
    NO_COLOR = Ist sie gesetzt, schreibt netlog ohne Farben
help-exit =
    0 = Erledigt
    1 = „check“ hat Befunde, oder das Gesuchte ist nicht da
    2 = Der Befehl ist nicht zu verstehen
    3 = Die Dateien lassen es nicht zu, oder jemand hat sie inzwischen geändert
    4 = Der Datenträger, git oder eine Berechtigung steht im Weg
help-arg-repo = Der Ordner der Ablage
help-arg-lang = Die Sprache der Ausgaben
help-arg-today = Der Tag, der als heute gilt: 22.10.2024
help-arg-color = Farbig schreiben
help-arg-help = Nur diese Seite zeigen
help-arg-version = Nur die Version zeigen

# Von mehreren Befehlen genutzt
help-arg-id = Der Eintrag: seine Kennung oder ein Name, den nur er hat
help-arg-query = Welche Einträge: Suchwörter oder feld:wert; alles muss zutreffen
help-arg-expression = Die Abfrage in Anführungszeichen, mit or, not und Klammern
help-arg-explain = In einem Satz sagen, wie die Abfrage verstanden wurde
help-arg-format = Die Form der Ausgabe
help-arg-dry-run = Nur zeigen, was sich ändern würde, und nichts schreiben

help-init-about = Eine neue Ablage einrichten
help-init-long =
    Legt den Ordner einer Ablage an, mit den Einstellungen in netlog.toml und einem Platz für jede
    Art von Eintrag. Jede Einstellung ist in der Datei erklärt. Der Ordner kommt unter git, damit
    sich jede Änderung nachvollziehen lässt.

    Gibt es die Ablage schon bei anderen, holt --from sie hierher; „netlog sync“ hält sie danach auf
    dem gemeinsamen Stand.
help-init-examples =
    netlog init # Den Ordner, in dem Sie sind, zur Ablage machen
    netlog init partner # Eine Ablage im neuen Ordner „partner“ einrichten
    netlog init partner --from ../ablage.git # Die Ablage holen, die andere dort teilen
help-init-arg-from = Die Ablage holen, die andere unter dieser Adresse oder in diesem Ordner teilen
help-init-arg-dir = Der Ordner der Ablage; ohne Angabe der, in dem Sie sind

help-add-about = Einen Kontakt, ein Gespräch oder eine Sitzung eintragen
help-add-long =
    Ohne weitere Angaben fragt netlog Schritt für Schritt und schlägt Namen schon beim Tippen vor.
    Ein Kontakt, den es noch nicht gibt, wird dabei gleich mit angelegt.

    Steht alles Nötige in der Zeile, wird nichts gefragt. Ausgegeben wird der Pfad jeder Datei, die
    geschrieben wurde.
help-add-heading = Was Sie eintragen können
help-add-examples =
    netlog add # Fragt Schritt für Schritt
    netlog add conversation "Raum in München" --with güller --date gestern # Ein Gespräch in einer Zeile
    netlog add contact "Petra Lang" --organisation migranet --role Beraterin # Eine neue Ansprechpartnerin
    netlog help add meeting # Alles über das Eintragen einer Sitzung
help-arg-set = Ein beliebiges Feld, auch ein eigenes: region=Schwaben
help-arg-task = Eine Aufgabe: "Raum anfragen @winter due:4.11."
help-arg-body = Der Text darunter; - liest ihn von der Standardeingabe
help-arg-yes = Nichts fragen, auch wenn etwas fehlt

help-add-contact-about = Eine Person, eine Einrichtung oder ein Programm
help-add-contact-long =
    Nötig ist nur der Name. Auch eine Einrichtung oder ein Programm ist ein Kontakt: Geben Sie es
    mit --kind an. Frühere Funktionen und Beziehungen zwischen Einrichtungen stehen in der Datei
    selbst.
help-add-contact-examples =
    netlog add contact "Petra Lang" --organisation migranet --role Beraterin # Eine Person bei MigraNet
    netlog add contact "Sprachcafé Illerwang" --kind organisation # Eine Einrichtung
    netlog add contact "Petra Lang" --keep-in-touch "6 Monate" # Mit Erinnerung, wenn so lange nichts zu hören war
help-add-contact-arg-text = Der Name; der Text darunter, wenn --name angegeben ist
help-add-contact-arg-title = Dr., Prof. und dergleichen

help-add-conversation-about = Ein Gespräch, ein Telefonat, eine E-Mail oder ein Brief
help-add-conversation-long =
    Nötig sind der Tag und mit wem Sie gesprochen haben. Ist ein Name nicht eindeutig, zeigt netlog,
    wer gemeint sein könnte, und schreibt nichts.
help-add-conversation-examples =
    netlog add conversation "Raum in München" --with güller --date gestern # Mit einem Titel
    netlog add conversation --with assmann,haddad --date 14.10.2024 # Mit zwei Personen
    netlog add conversation --with güller --date heute --task "Raum @winter" # Mit einer Aufgabe für eine Kollegin
help-add-conversation-arg-text = Der Titel; der Text darunter, wenn --title angegeben ist
help-add-conversation-arg-title = Der Titel; ohne Angabe die erste Überschrift im Text
help-add-conversation-arg-body = Der Text, oder - für die Standardeingabe

help-add-meeting-about = Eine Sitzung, geplant oder schon gewesen
help-add-meeting-long =
    Nötig ist nur der Titel. Solange eine Sitzung geplant wird, darf das Datum fehlen oder nur ein
    Monat oder Jahr sein; „upcoming“ erinnert daran, dass es noch festzulegen ist.
help-add-meeting-examples =
    netlog add meeting "Steuerungsgruppe" --date 12.6.2025 --time 10:00-12:30 # Mit Tag und Uhrzeit
    netlog add meeting "Fachtag Anerkennung" --date 2025-06 # Im Juni geplant, der Tag ist noch offen
    netlog add meeting "Klausur" --candidate 6.2.2025 --candidate 13.2.2025 # Mit zwei Terminvorschlägen
help-add-meeting-arg-text = Der Titel; der Text darunter, wenn --title angegeben ist
help-add-meeting-arg-date = Der Tag; solange geplant wird, auch Monat oder Jahr: 2025-03

help-field-name = Der Name, wie man ihn sagt
help-field-kind = Was es ist
help-field-title = Der Titel
help-field-salutation = Die Anrede
help-field-sort = Der Name zum Sortieren, wenn es nicht das letzte Wort ist
help-field-aliases = Anderer Name oder Abkürzung, unter der man den Kontakt findet
help-field-organisation = Wo die Person arbeitet
help-field-role = Was sie dort tut
help-field-roles = Funktionen mit Zeiten, wo eine nicht genügt: organisation, role, from, until
help-field-relations = Beziehungen zu anderen Einträgen nach ihrer Art, etwa funded-by
help-field-different-from = Ein Kontakt, der ähnlich heißt und ein anderer ist; „check --duplicates“ fragt dann nicht mehr
help-field-emails = E-Mail-Adresse
help-field-phones = Telefonnummer
help-field-address = Postanschrift
help-field-web = Internetseite
help-field-language = Sprache, die die Person spricht
help-field-topics = Thema
help-field-groups = Verteiler
help-field-keep-in-touch = Nach so langer Zeit ohne Kontakt erinnern: "6 Monate"
help-field-basis = Rechtsgrundlage, auf der Sie dies aufbewahren
help-field-source = Woher Sie dies haben
help-field-uid = Unter welchem Namen andere Programme den Eintrag kennen (UID); sonst folgt er aus der Kennung
help-field-keep-until = Letzter Tag, bis zu dem Sie dies aufbewahren dürfen
help-field-confidential = Vertraulich: in Berichten gezählt, aber nicht beschrieben
help-field-date = Der Tag: 14.10.2024, gestern, letzten Freitag
help-field-time = Ab wann oder von wann bis wann: 10:00-12:30
help-field-with = Mit wem: Namen oder Kennungen, durch Komma getrennt
help-field-by = Wer von uns dabei war
help-field-channel = Auf welchem Weg
help-field-location = Wo
help-field-about = Anderer Eintrag, um den es geht: seine Kennung
help-field-summary = Was dabei herauskam, in einem Satz
help-field-until = Der letzte Tag, wenn es mehrere sind
help-field-candidates = Terminvorschlag
help-field-series = Die Reihe, zu der die Sitzung gehört: steering
help-field-status = Wie weit sie ist
help-field-participants = Wer eingeladen ist: Namen oder Kennungen, durch Komma getrennt
help-field-excused = Wer abgesagt hat
help-field-chair = Wer sie leitet

help-edit-about = Einen Eintrag ändern
help-edit-long =
    Ohne weitere Angaben öffnet sich der Eintrag in Ihrem Editor. Mit --set, --add und --remove
    ändern Sie einzelne Felder; alles andere in der Datei bleibt bis auf den Buchstaben, wie es ist.
help-edit-examples =
    netlog edit anne-gueller-frey # Den Eintrag im Editor öffnen
    netlog edit 2024-11-21-runder-tisch --set status=confirmed # Ein Feld ändern
    netlog edit anne-gueller-frey --add topics=sprache --dry-run # Nur zeigen, was sich ändern würde
help-edit-arg-set = Ein Feld setzen: status=held
help-edit-arg-add = Einer Liste etwas hinzufügen: topics=sprache
help-edit-arg-remove = Ein Feld entfernen oder einen Wert aus einer Liste: topics=sprache

help-rename-about = Einen Eintrag umbenennen, mit allem, was auf ihn verweist
help-rename-long =
    Gibt einem Eintrag eine andere Kennung. Alles, was auf ihn verweist, geht in einem Schritt mit:
    Felder, Verweise im Text, Zuständige von Aufgaben, Ihre eigenen Leute in netlog.toml. Ist NEU
    ein Name und keine Kennung, heißt der Eintrag auch so; der alte Name bleibt als Zweitname.
help-rename-examples =
    netlog rename anne-gueller-frey "Anne Güller" --dry-run # Nur zeigen, was sich ändern würde
    netlog rename anne-gueller-frey "Anne Güller" # Neuer Name, etwa nach einer Heirat
    netlog rename migranet migranet-bayern # Nur eine andere Kennung
help-rename-arg-new = Die neue Kennung oder ein neuer Name

help-merge-about = Zwei Einträge zusammenführen, die dasselbe meinen
help-merge-long =
    Der zweite Eintrag geht im ersten auf, Feld für Feld: Listen wachsen, der zweite Name bleibt als
    Zweitname, die Texte stehen hintereinander. Alles, was auf den zweiten verweist, verweist danach
    auf den ersten. Wo sich beide widersprechen, fragt netlog. Es ist ein Schritt, den „netlog undo“
    zurücknimmt.
help-merge-examples =
    netlog merge bmas bmbf --take bmas --dry-run # Nur zeigen, was sich ändern würde
    netlog merge bmas bmbf --take bmas # Nicht fragen
help-merge-arg-other = Der Eintrag, der in dem ersten aufgeht
help-merge-arg-take = Wo sich beide widersprechen, gilt, was in diesem steht

help-remove-about = Einen Eintrag entfernen
help-remove-long =
    Entfernt den Eintrag aus der Ablage; in ihrer Geschichte bleibt er, und „netlog undo“ holt ihn
    zurück. Verweist noch etwas auf ihn, geschieht nichts. Mit --unlink steht dort danach der Name.
help-remove-examples =
    netlog remove 2025-01-teamklausur --dry-run # Nur zeigen, was sich ändern würde
    netlog remove bmbf --unlink --dry-run # Statt der Verweise der Name
help-remove-arg-unlink = Wo etwas auf ihn verweist, den Namen stehen lassen

help-show-about = Einen Eintrag zeigen und alles, was auf ihn verweist
help-show-long =
    Zeigt den Eintrag, seinen Text und in zeitlicher Folge, was auf ihn verweist. Bei einer
    Einrichtung sehen Sie auch, was mit ihren Leuten vereinbart wurde.
help-show-examples =
    netlog show anne-gueller-frey # Ein Kontakt mit allen Gesprächen
    netlog show 2024-07-04-steuerungsgruppe # Eine Sitzung mit ihren Beschlüssen

help-brief-about = Eine Seite zur Vorbereitung auf ein Treffen
help-brief-long =
    Zu einer Sitzung oder einem Kontakt: wer dabei ist, wann Sie zuletzt gesprochen haben, was beide
    Seiten zugesagt haben und was die Runde beschlossen hat.
help-brief-examples =
    netlog brief 2024-11-21-runder-tisch # Vor einer Sitzung
    netlog brief anne-gueller-frey # Vor einem Gespräch mit einer Person
    netlog brief 2024-11-21-runder-tisch -o runder-tisch.html # Als Seite zum Ausdrucken

help-list-about = Einträge auflisten
help-list-long =
    Zeigt, wonach Sie fragen, als Tabelle: als erstes Wort contact, conversation oder meeting, dann
    Suchwörter oder Felder wie mit:güller. Alles muss zutreffen. Ein Datum kann ein Jahr, ein Monat
    oder ein Zeitraum sein: datum:2024, datum:2024-q4, datum:2024-07..2024-09.
help-list-examples =
    netlog list kontakt einrichtung:migranet # Alle bei MigraNet
    netlog list mit:güller datum:2024 # Was 2024 mit Anne Güller-Frey besprochen wurde
    netlog list sitzung reihe:steering --sort date --columns date,title,location # Die Sitzungen einer Reihe, die älteste zuerst
    netlog list gespräch datum:2024 --format csv # Für die Tabellenkalkulation
help-list-arg-query = kontakt, gespräch oder sitzung; dann Suchwörter oder feld:wert
help-list-arg-columns = Die Felder, die zu sehen sind, durch Komma getrennt
help-list-arg-group = Unter Überschriften gruppieren: nach year, quarter, month oder einem Feld
help-list-arg-sort = Die Felder, nach denen sortiert wird; mit - davor umgekehrt
help-search-arg-limit = Höchstens so viele zeigen; ohne Angabe die 50 besten
help-arg-limit = Höchstens so viele zeigen

help-search-about = Im Text aller Einträge suchen
help-search-long =
    Findet Wörter überall in den Einträgen, auch mitten in längeren Wörtern, und zeigt die besten
    Treffer zuerst, mit der Stelle. Groß- und Kleinschreibung und Umlaute spielen keine Rolle. Auch
    die Felder von „list“ sind möglich.
help-search-examples =
    netlog search anerkennung # Alles zur Anerkennung
    netlog search "runder tisch" datum:2024 # Wörter, die beieinanderstehen, aus einem Jahr
help-search-arg-query = Suchwörter oder feld:wert; alles muss zutreffen

help-upcoming-about = Was ansteht und was fällig ist
help-upcoming-long =
    In einer Liste: Sitzungen, fällige Aufgaben, Planungen ohne Termin und Kontakte, von denen zu
    lange nichts zu hören war. Überfälliges steht zuerst.
help-upcoming-examples =
    netlog upcoming # So weit, wie die Einstellungen vorausblicken
    netlog upcoming --series steering # Nur die Steuerungsgruppe
    netlog upcoming --within "2 Wochen" # Nur die nächsten zwei Wochen
help-arg-within = Wie weit vorausgeblickt wird: 90d, "2 Wochen", "6 Monate"
help-arg-series = Nur diese Sitzungsreihe: steering

help-tasks-about = Aufgaben auflisten, offene zuerst
help-tasks-long =
    Zeigt, was zu tun ist, nach dem Tag geordnet. Kennung und Nummer hinter einer Aufgabe sind das,
    was „netlog done“ braucht. Im Text eines Eintrags ist eine Aufgabe eine Zeile wie diese:

    - [ ] Termine senden @winter due:2024-11-04
help-tasks-examples =
    netlog tasks # Alles, was offen ist
    netlog tasks owner:winter due:..2024-11-15 # Was eine Kollegin bis dahin zu tun hat
    netlog tasks --all # Auch, was schon erledigt ist
help-arg-all = Auch Erledigtes zeigen

help-done-about = Eine Aufgabe abhaken
help-done-long =
    Hakt eine Aufgabe im Text eines Eintrags ab und vermerkt den Tag. Hat der Eintrag mehrere offene
    Aufgaben, sagen Sie, welche; ohne Nummer zeigt netlog sie.
help-done-examples =
    netlog done 2024-07-19-joerg-stroessner # Die einzige offene Aufgabe aus einem Gespräch
    netlog done 2024-09-23-birgit-assmann 2 # Die zweite
help-done-arg-id = Der Eintrag mit der Aufgabe: seine Kennung oder ein Name, den nur er hat
help-done-arg-number = Welche seiner offenen Aufgaben

help-report-about = Zahlen und Text für einen Zeitraum, einen Kontakt, eine Reihe
help-report-long =
    Zählt Gespräche, Sitzungen, Kontakte und Aufgaben, daneben die gleiche Zeit im Vorjahr, und
    nennt Beschlüsse, Partner und offene Punkte. Personen werden nur mit „--names all“ genannt;
    Vertrauliches wird gezählt, aber nicht beschrieben, mit „--public“ auch nicht gezählt.

    Die Endung der Datei bestimmt die Form: .docx und .pdf zum Abgeben, .html zum Lesen, .xlsx
    und .csv zum Rechnen, .md zum Weiterschreiben, .json für Programme. In .md bleibt stehen, was
    Sie neben die markierten Abschnitte geschrieben haben, wenn der Bericht noch einmal
    geschrieben wird. Mit „--trace“ steht bei jeder Zahl die Abfrage, mit der „netlog list -q“ ihre Einträge
    zeigt.

    Eine eigene Vorlage liegt unter templates/year.md in der Ablage (Text) oder unter
    templates/report.docx (Briefkopf und Formate); „--template“ nennt eine andere.
help-report-heading = Berichte
help-report-examples =
    netlog report year 2024 # Der Jahresbericht am Bildschirm
    netlog report year 2024 -o bericht-2024.docx # Als Word-Dokument
    netlog report quarter 2024-q3 -o quartal.md # Ein Quartal als Markdown-Datei
    netlog report series Steuerungsgruppe # Die Sitzungen einer Reihe
help-report-year-about = Der Jahresbericht
help-report-year-long =
    Der Bericht über ein Jahr, daneben die Zahlen des Vorjahres.
help-report-year-examples =
    netlog report year 2024 # Am Bildschirm
    netlog report year 2024 -o bericht-2024.html --public # Zum Veröffentlichen
    netlog report year 2024 -o zahlen-2024.xlsx --trace # Zum Nachrechnen
    netlog report year --template-show # Die Vorlage, zum Anpassen
help-report-quarter-about = Der Bericht über ein Quartal
help-report-quarter-long =
    Der Bericht über drei Monate, daneben die Zahlen desselben Quartals im Vorjahr.
help-report-quarter-examples =
    netlog report quarter 2024-q3 # Juli bis September 2024
    netlog report quarter 2024-q3 --format csv # Die Zahlen für die Tabellenkalkulation
help-report-period-about = Der Bericht über einen beliebigen Zeitraum
help-report-period-long =
    Der Bericht von einem Tag bis zu einem anderen, beide eingeschlossen, daneben die Zahlen der
    gleichen Zeit im Vorjahr.
help-report-period-examples =
    netlog report period 2024-02..2024-07 # Februar bis Juli 2024
    netlog report period 2024-02..2024-07 thema:anerkennung # Nur ein Thema
help-report-contact-about = Alles über eine Person oder eine Einrichtung
help-report-contact-long =
    Stammdaten, Zahlen, Gespräche und Sitzungen Jahr für Jahr, Beschlüsse, Beziehungen und Aufgaben.
    Zu einer Einrichtung gehört alles, woran ihre Leute teilgenommen haben, solange sie dort tätig
    waren. Namen werden genannt, soweit „--names“ nichts anderes sagt.
help-report-contact-examples =
    netlog report contact hwk-schoenbruck # Alles über die Handwerkskammer
    netlog report contact anne-gueller-frey -o gueller-frey.docx # Als Word-Dokument
help-report-contact-arg-id = Der Kontakt: seine Kennung oder ein Name, den nur er hat
help-report-series-about = Eine Reihe von Sitzungen: wer da war, was beschlossen wurde
help-report-series-long =
    Alle Sitzungen einer Reihe mit Ort, Zusammenfassung und Beschlüssen, wer wie oft dabei war, was
    noch offen ist und wann die Runde wieder zusammenkommt.
help-report-series-examples =
    netlog report series Steuerungsgruppe # Am Bildschirm
    netlog report series steering datum:2024 -o steuerung-2024.html # Nur ein Jahr, als Seite
help-report-series-arg-series = Die Reihe: ihr Schlüssel oder ihr Name
help-report-brief-about = Eine Seite zur Vorbereitung auf ein Treffen
help-report-brief-long =
    Dasselbe wie netlog brief.
help-report-brief-examples =
    netlog report brief 2024-11-21-runder-tisch -o runder-tisch.docx # Als Word-Dokument
    netlog report brief anne-gueller-frey thema:metropolis # Nur, was ein Thema betrifft
help-report-brief-arg-id = Die Sitzung oder der Kontakt
help-report-year-arg-time = Das Jahr: 2024
help-report-quarter-arg-time = Das Quartal: 2024-q3
help-report-period-arg-time = Der Zeitraum, beide Enden eingeschlossen: 2024-02..2024-07
help-arg-output = In diese Datei schreiben; die Endung bestimmt die Form: .docx, .html, .pdf, .xlsx, .md, .txt, .csv, .json
help-arg-force = Eine vorhandene Datei überschreiben
help-arg-names = Wessen Namen zu sehen sind; sonst die von Einrichtungen, nicht die von Personen
help-arg-public = Zum Veröffentlichen: ohne alles Vertrauliche und ohne persönliche Angaben
help-arg-trace = Bei jeder Zahl die Abfrage, die ihre Einträge zeigt
help-arg-template = Eigene Vorlage: Text (.md) oder Word (.docx, .dotx)
help-arg-template-show = Die eingebaute Vorlage ausgeben, als Anfang für eine eigene
help-arg-csv = Wie CSV geschrieben wird

help-stats-about = Zählen, über die Zeit und nach jedem Feld
help-stats-long =
    Zählt die Einträge, die eine Abfrage findet: je Jahr, Quartal oder Monat oder nach dem, was in
    einem Feld steht. Zwei Felder ergeben eine Tabelle. Ein Eintrag mit mehreren Werten zählt bei
    jedem davon.

    Mit „--format json“ steht bei jeder Zahl die Abfrage, mit der „netlog list -q“ genau diese
    Einträge zeigt.
help-stats-examples =
    netlog stats # Wie viele Einträge je Jahr
    netlog stats gespräche datum:2024 --by monat # Gespräche eines Jahres, Monat für Monat
    netlog stats sitzungen --by reihe,status # Zwei Felder: eine Tabelle
    netlog stats gespräche --by mit.einrichtung # Mit wessen Leuten wir am meisten sprechen
help-stats-arg-by = Wonach gezählt wird: year, quarter, month oder ein Feld; zwei Namen ergeben eine Tabelle

help-graph-about = Das Netz der Kontakte zeichnen
help-graph-long =
    Zeichnet Personen, Einrichtungen und Programme mit dem, was sie verbindet: Funktionen, die heute
    gelten, und Beziehungen. Eine Abfrage wählt aus; was mit den Gefundenen verbunden ist, kommt dazu.
    Von Gesprächen und Sitzungen sind die Beteiligten gemeint. Vertrauliches ist dabei; mit
    „nicht:vertraulich:ja“ bleibt es weg.

    Die Endung der Datei sagt, was entsteht: .svg ist ein Bild für Browser und Textprogramme, .dot
    ist für Graphviz, .mmd für Mermaid. Ohne Datei wird Mermaid ausgegeben.
help-graph-examples =
    netlog graph -o netz.svg # Alle Kontakte als Bild
    netlog graph einrichtung:migranet -o migranet.svg # Wer zu einer Einrichtung gehört
    netlog graph sitzungen reihe:steering # Wer in der Steuerungsgruppe sitzt, als Mermaid
help-graph-arg-output = Die Datei, in die geschrieben wird
help-graph-arg-force = Auch über eine Datei schreiben, die es schon gibt

help-check-about = Fehler und Zweifelhaftes finden
help-check-long =
    Sieht alle Dateien durch und nennt jeden Befund mit Code, Stelle und Abhilfe. --fix bringt in
    Ordnung, was keine Entscheidung braucht: Es zeigt erst die Änderungen und fragt am Bildschirm
    nach. Hinweise sind Geschmackssache; sie werden gezählt und mit --all gezeigt. „--since HEAD“
    prüft nur, was sich seit dem letzten Schritt geändert hat.

    --duplicates zeigt Kontakte, die wahrscheinlich zweimal da sind, mit den Gründen; dahinter kann die
    Kennung eines Kontakts oder eine Abfrage stehen.

    Der Rückgabewert ist 1, wenn es Fehler oder Warnungen gibt; mit „--fail-on error“ nur bei Fehlern,
    mit „--fail-on note“ schon bei Hinweisen.
    nach. Hinweise dürfen auch so bleiben; sie werden gezählt und mit --all gezeigt. Der Rückgabewert
    ist 1, wenn es Fehler oder Warnungen gibt. „--since HEAD“ prüft nur, was sich seit dem letzten
    Schritt geändert hat, wie es ein Git-Hook braucht.

    --duplicates zeigt stattdessen Kontakte, die wahrscheinlich zweimal da sind, mit den Gründen;
    dahinter kann die Kennung eines Kontakts oder eine Abfrage stehen.

    Jeder Befund lässt sich in netlog.toml unter „[check]“ anders gewichten oder abschalten:
    rules = {"{"} summary-missing = "warning", task-without-due = "off" {"}"}
help-check-examples =
    netlog check # Die ganze Ablage
    netlog check --only task-date,task-without-due typ:sitzung # Nur diese Befunde, nur in Sitzungen
    netlog check --fix --dry-run # Zeigen, was in Ordnung gebracht würde
    netlog check --duplicates # Kontakte, die wahrscheinlich zweimal da sind
help-check-arg-duplicates = Kontakte zeigen, die wahrscheinlich zweimal da sind
help-check-arg-fail-on = Ab welchem Gewicht ein Befund den Rückgabewert 1 gibt
help-check-arg-fix = In Ordnung bringen, was keine Entscheidung braucht
help-check-arg-guesses = Mit --fix: auch ändern, was falsch sein kann, so wie es wohl gemeint war
help-check-arg-only = Nur Befunde mit diesen Codes
help-check-arg-since = Nur, was sich seit diesem Schritt geändert hat; HEAD: seit dem letzten
help-check-arg-all = Auch Hinweise zeigen
help-check-arg-yes = Vor dem Schreiben nicht fragen

help-explain-about = Einen Befund von „check“ erklären
help-explain-long =
    Sagt, was ein Code bedeutet und warum er wichtig ist, mit einem Beispiel, wie es falsch und wie
    es richtig ist. Ohne Code werden alle aufgelistet.
help-explain-examples =
    netlog explain # Alle Codes
    netlog explain missing-field # Einer davon
help-explain-arg-code = Der Code, wie „check“ ihn nennt

help-cache-about = Was netlog sich vom Lesen gemerkt hat
help-cache-long =
    netlog merkt sich, was in den Dateien steht, damit der nächste Befehl nur liest, was sich geändert
    hat. Dieser Zwischenspeicher liegt nicht in der Ablage, sondern in Ihrem persönlichen Ordner, und
    kann jederzeit gelöscht werden. Die Antworten sind mit ihm und ohne ihn dieselben.

    Eine Ausnahme gibt es: Wenn Sie in einem anderen Programm das Datum eines Eintrags in ein anderes
    Jahr verlegen und die Datei in ihrem Ordner liegen bleibt, kann eine Frage nach diesem Jahr den
    Eintrag übersehen, bis ein anderer Befehl auf ihn stößt und ihn nennt.
help-cache-examples =
    netlog cache status # Wo er liegt und was darin ist
    netlog cache verify # Jede Datei lesen und vergleichen
help-cache-heading = Was Sie damit tun können
help-cache-status-about = Zeigen, wo der Zwischenspeicher liegt und was darin ist
help-cache-status-long =
    Der Ort steht auf der Standardausgabe. NETLOG_CACHE_DIR gibt einen anderen vor.
help-cache-status-examples =
    netlog cache status # Ort, Größe, Zahl der Einträge
    netlog cache status --lang en # Auf Englisch
help-cache-clear-about = Den Zwischenspeicher leeren
help-cache-clear-long =
    Löscht nur, was netlog sich gemerkt hat, keinen Eintrag. Der nächste Befehl liest jede Datei und
    braucht länger.

    Was Sie aus einem Eintrag gestrichen haben, kann noch eine Zeit lang gemerkt sein. Danach ist nichts
    mehr davon da; „cache verify“ lässt ebenfalls nichts übrig.
help-cache-clear-examples =
    netlog cache clear # Alles neu lesen lassen
    netlog cache leeren # Dasselbe
help-cache-verify-about = Jede Datei lesen und mit dem Zwischenspeicher vergleichen
help-cache-verify-long =
    Liest alles neu, nennt jeden Eintrag, zu dem etwas anderes gemerkt war, und merkt sich, was jetzt
    in den Dateien steht. Auch Einträge im Ordner eines anderen Jahres werden genannt: Fragen nach
    bestimmten Tagen sehen nur in die Ordner dieser Jahre.

    Endet mit 1, wenn etwas nicht gestimmt hat.
help-cache-verify-examples =
    netlog cache verify # Nach Änderungen mit anderen Programmen
    netlog cache prüfe # Dasselbe

help-hooks-about = Vor „git commit“ und „git push“ prüfen lassen
help-hooks-long =
    Für alle, die git auch von Hand benutzen: Zwei Git-Hooks lassen netlog prüfen, bevor ein Commit
    gemacht und bevor er geteilt wird. Nur Fehler halten auf; Warnungen werden gezeigt. Was netlog
    selbst schreibt, prüfen die Hooks nicht noch einmal.

    Sie liegen in Ihrer Kopie der Ablage, nicht in den gemeinsamen Dateien: Jede Person richtet sie
    für sich ein. „git commit --no-verify“ und „git push --no-verify“ gehen an ihnen vorbei.
help-hooks-examples =
    netlog hooks install # Einrichten, und nach einem Umzug von netlog erneuern
    netlog hooks remove # Wieder entfernen
help-hooks-heading = Was Sie damit tun können
help-hooks-install-about = Die Hooks einrichten oder erneuern
help-hooks-install-long =
    Schreibt „pre-commit“ und „pre-push“ in den Ordner, in dem git seine Hooks sucht
    („core.hooksPath“ gilt), und gibt die Pfade aus. Liegt dort schon ein Hook von Ihnen oder von einem
    anderen Programm, bleibt er, wie er ist, und netlog nennt die Zeile, mit der er netlog aufruft;
    der Rückgabewert ist dann 3.

    Findet der Hook später kein netlog mehr, sagt er das und lässt git weitermachen.
help-hooks-install-examples =
    netlog hooks install --dry-run # Zeigen, was geschrieben würde
    netlog hooks install # Einrichten
help-hooks-remove-about = Die Hooks von netlog entfernen
help-hooks-remove-long =
    Entfernt nur, was „hooks install“ geschrieben hat. Hooks von Ihnen oder von anderen Programmen
    bleiben.
help-hooks-remove-examples =
    netlog hooks remove --dry-run # Zeigen, was entfernt würde
    netlog hooks remove # Entfernen
help-hooks-run-about = Prüfen, wie es der Hook tut
help-hooks-run-long =
    Das rufen die Hooks auf, auch Ihre eigenen, wenn Sie es wollen. „pre-commit“ prüft die Einträge,
    die vorgemerkt sind („git add“), so wie sie vorgemerkt sind. „pre-push“ prüft, was die Commits
    ändern, die noch niemand sonst hat, und ihre Beschreibungen: Der Name einer Person darin hält auf,
    denn noch lässt er sich ändern. Was in netlog.toml unter „[check]“ für „name-in-commit“ steht, geht
    vor.

    Endet mit 1, wenn ein Fehler gefunden wurde. Mit der Variablen NETLOG_HOOK=off prüft es nichts.
help-hooks-run-examples =
    netlog hooks run pre-commit # Was der nächste Commit enthalten wird
    netlog hooks run pre-push # Was noch nicht geteilt ist
help-hooks-run-arg-hook = Für welchen Hook

help-help-about = Die Hilfeseite eines Befehls zeigen
help-help-long =
    Zeigt, was ein Befehl tut und was er braucht, mit Beispielen. „--help“ hinter einem Befehl zeigt
    dasselbe.
help-help-examples =
    netlog help # Die Seite des ganzen Programms
    netlog help add meeting # Die Seite eines Befehls
help-help-arg-command = Der Befehl, zum Beispiel: add meeting

help-completions-about = Befehle mit der Tabulatortaste ergänzen
help-completions-long =
    Schreibt das Skript, mit dem Ihre Shell über die Tabulatortaste ergänzt: Befehle und Optionen,
    aber auch Kontakte (über jeden Teil des Namens), Themen, Reihen, Orte und die Felder einer
    Abfrage. Legen Sie es dorthin, wo die Shell solche Skripte sucht, und öffnen Sie ein neues
    Fenster. Das Skript fragt jedes Mal netlog; Sie brauchen es nur einmal.
help-completions-examples =
    netlog completions bash > ~/.local/share/bash-completion/completions/netlog # Für bash
    netlog completions zsh > ~/.zfunc/_netlog # Für zsh
    netlog completions fish > ~/.config/fish/completions/netlog.fish # Für fish
    netlog completions powershell >> $PROFILE # Für PowerShell
help-completions-arg-shell = Ihre Shell

help-man-about = Die Handbuchseite ausgeben
help-man-long =
    Schreibt die Seite des Programms oder eines Befehls in der Form, die „man“ liest.
help-man-examples =
    netlog man | man -l - # Gleich lesen
    netlog man add contact > netlog-add-contact.1 # Die Seite eines Befehls aufheben
help-man-arg-command = Der Befehl, zum Beispiel: add contact

help-group-history = Verlauf
help-log-about = Zeigen, wer wann was geändert hat
help-log-long =
    Zeigt die Schritte der Ablage, den neuesten zuerst: seine Nummer, wann, wer, was und an welchen
    Einträgen. Jeder Befehl, der etwas schreibt, ist ein Schritt; was von Hand in git festgehalten
    wurde, steht mit seinen eigenen Worten da.

    Mit einer Kennung sehen Sie nur die Schritte dieses Eintrags, auch aus der Zeit, als er anders
    hieß oder woanders lag, und auch, wenn es ihn nicht mehr gibt.
help-log-examples =
    netlog log # Die letzten Schritte
    netlog log anne-gueller-frey # Was an einem Eintrag geändert wurde
    netlog log --limit 100 --format csv # Für andere Programme
help-log-arg-id = Nur dieser Eintrag: seine Kennung oder ein Name, den nur er hat
help-log-arg-limit = Höchstens so viele zeigen; in der Tabelle ohne Angabe die letzten 20

help-import-about = Einträge aus anderen Programmen übernehmen
help-import-long =
    Adressbücher, Kalender, Tabellen, E-Mails und Notizen: was für eine Datei es ist, sagt ihr Inhalt.
    Vor dem Schreiben sehen Sie, was neu ist, was sich ändert und was zweifelhaft ist. Bekannte werden
    an UID, E-Mail oder Name und Einrichtung erkannt; wer nicht eindeutig ist, wird erfragt oder
    weggelassen, nie geraten. Alles wird ein Schritt, den „netlog undo“ zurücknimmt. Ein zweites Mal
    ändert dieselbe Datei nichts. docs/exchange.md sagt Feld für Feld, was woraus wird.
help-import-examples =
    netlog import kontakte.vcf # Ein Adressbuch, mit Vorschau
    netlog import --dry-run kalender.ics # Nur zeigen, was sich ändern würde
    netlog import --as markdown Notizen # Einen Ordner mit Notizen
help-import-arg-files = Dateien und Ordner; - liest von der Standardeingabe
help-import-arg-form = Die Form der Datei, wo der Inhalt sie nicht verrät
help-import-arg-mapping = Was die Spalten einer Tabelle bedeuten, wo netlog sie nicht kennt
help-import-arg-propose = Eine solche Datei als Anfang ausgeben und nichts übernehmen
help-import-arg-all = In der Vorschau alles zeigen, auch wenn es viel ist
help-import-arg-yes = Nichts fragen; Zweifelhaftes bleibt weg

help-export-about = Einträge an andere Programme geben
help-export-long =
    Kontakte und Termine für Outlook, Thunderbird und Telefone, Tabellen, Daten für Programme. Welche
    Einträge, sagt eine Abfrage wie bei „netlog list“. Vertrauliches bleibt in der Ablage, wenn Sie
    nicht --confidential schreiben. docs/exchange.md sagt Feld für Feld, was woraus wird.
help-export-heading = Formen
help-export-examples =
    netlog export json -o ablage.json # Die ganze Ablage
    netlog export jsonl sitzung date:2024 # Die Sitzungen eines Jahres, eine Zeile je Eintrag
help-arg-into = Datei, in die geschrieben wird; sonst auf den Bildschirm
help-arg-confidential = Auch, was vertraulich ist
help-export-ics-about = Sitzungen als Kalender (iCalendar)
help-export-ics-long =
    Für Outlook, Thunderbird, Google Kalender und Telefone. Wird die Datei noch einmal eingelesen, ändern
    sich die Termine, statt sich zu verdoppeln; auch ein verlegter Termin kommt an. Kontakte und Gespräche
    sind keine Termine; Sitzungen ohne festen Tag bleiben weg. Niemand wird dadurch eingeladen.
help-export-ics-examples =
    netlog export ics -o termine.ics # Alle Sitzungen
    netlog export ics series:steering date:today.. -o sitzungen.ics # Kommende Sitzungen einer Reihe
    netlog export ics sitzungen --tasks -o termine.ics # Auch die Aufgaben daraus
    netlog export ics sitzungen --names organisations -o termine.ics # Ohne Namen von Personen
help-export-ics-arg-tasks = Auch Aufgaben, aus Einträgen jeder Art
help-export-ics-arg-names = Wessen Namen in der Datei stehen
help-export-json-about = Alles als JSON, auch den Text
help-export-json-long =
    Ein Feld (Array) von Einträgen mit denselben Feldern wie „netlog list --format json“, dazu text und
    uid. docs/json.md beschreibt sie.
help-export-json-examples =
    netlog export json -o ablage.json # Die ganze Ablage
    netlog export json kontakte group:newsletter # Die Kontakte eines Verteilers
help-export-jsonl-about = Alles als JSON, eine Zeile je Eintrag
help-export-jsonl-long =
    Wie „netlog export json“, aber jeder Eintrag steht auf einer Zeile für sich.
help-export-jsonl-examples =
    netlog export jsonl -o ablage.jsonl # Die ganze Ablage
    netlog export jsonl gespräche date:2024 # Die Gespräche eines Jahres
help-export-vcf-about = Kontakte als Visitenkarten für Adressbücher
help-export-vcf-long =
    Eine Datei mit einer Visitenkarte (vCard) je Kontakt, wie sie Outlook, Thunderbird, Nextcloud und
    Telefone lesen. Was dort keinen Platz hat, steht so darin, dass netlog es wieder versteht:
    „netlog import“ bringt alle Angaben zurück. Andere Einträge als Kontakte bleiben weg.

    Ohne Angabe entsteht die Fassung 4.0. Für Programme von Apple und Microsoft nehmen Sie
    --vcard 3.0.
help-export-vcf-examples =
    netlog export vcf kontakte -o kontakte.vcf # Alle Kontakte
    netlog export vcf kontakte group:newsletter -o newsletter.vcf # Die Kontakte eines Verteilers
    netlog export vcf kontakte --vcard 3.0 -o telefon.vcf # Für Outlook und das iPhone
help-export-vcf-arg-vcard = Fassung der Visitenkarten
help-export-csv-about = Eine Tabelle als CSV
help-export-csv-long =
    Eine Zeile je Eintrag, mit allen Feldern, die jemand ausgefüllt hat. Neben jedem Namen steht die
    Kennung des Eintrags, auf den er verweist, und mehrere Werte einer Zelle trennt ein Semikolon.
    „netlog import“ liest die Tabelle zurück.

    Ohne Angabe ist sie für Excel: deutsche Überschriften, Semikolon, nichts wird gerechnet.
    --csv plain ist für Programme: die Schlüssel des Formats, Komma, jede Zelle, wie sie ist.
help-export-csv-examples =
    netlog export csv kontakte -o kontakte.csv # Alle Kontakte für Excel
    netlog export csv kontakte group:newsletter --columns name,emails # Nur zwei Spalten
    netlog export csv sitzung date:2024 --csv plain # Für andere Programme
help-export-csv-arg-columns = Die Felder, die zu Spalten werden, durch Komma getrennt; ohne Angabe alle, die ausgefüllt sind. „text“ ist der Text
help-export-xlsx-about = Eine Arbeitsmappe für Excel und LibreOffice
help-export-xlsx-long =
    Ein Blatt je Art, eine Zeile je Eintrag, mit allen Feldern, die jemand ausgefüllt hat. Tage sind
    Tage, Text ist Text und nie eine Formel. „netlog import“ liest die Mappe zurück.
help-export-xlsx-examples =
    netlog export xlsx -o ablage.xlsx # Die ganze Ablage, drei Blätter
    netlog export xlsx kontakte group:newsletter -o verteiler.xlsx # Die Kontakte eines Verteilers
help-export-xlsx-arg-columns = Die Felder, die zu Spalten werden, durch Komma getrennt; ohne Angabe alle, die ausgefüllt sind. „text“ ist der Text
help-export-letters-about = Eine Tabelle für Serienbriefe
help-export-letters-long =
    Für den Seriendruck von Word und LibreOffice: je Person oder Einrichtung eine Zeile mit der fertigen
    Briefanrede, dem Namen in seinen Teilen und den Zeilen für das Fenster des Umschlags. Es gilt die
    eigene Anschrift, sonst die der Einrichtung. Wer keine hat, bleibt in der Tabelle und wird genannt.
help-export-letters-examples =
    netlog export letters group:newsletter -o serienbrief.xlsx # Ein Verteiler, für Word
    netlog export letters kontakte topic:arbeitsmarkt -o serienbrief.csv # Dasselbe als CSV
help-export-sqlite-about = Die Ablage als Datenbank (SQLite)
help-export-sqlite-long =
    Tabellen für Auswertungen mit Programmen, die SQL sprechen. Mit --sql kommen dieselben Tabellen als
    Text, den auch PostgreSQL einliest. docs/exchange.md beschreibt Tabellen und Spalten, mit Beispielen.
help-export-sqlite-examples =
    netlog export sqlite -o ablage.db # Die ganze Ablage
    netlog export sqlite sitzungen date:2024 -o sitzungen.db # Die Sitzungen eines Jahres
    netlog export sqlite --sql -o ablage.sql # Als Text, zum Beispiel für PostgreSQL
help-export-sqlite-arg-sql = Statt der Datenbank den SQL-Text, der sie anlegt

help-undo-about = Den letzten Schritt zurücknehmen
help-undo-long =
    Stellt wieder her, was vor dem Schritt da war, bis auf das letzte Zeichen. Auch das ist ein
    Schritt: „netlog undo“ gleich noch einmal nimmt ihn zurück.

    Ohne Angabe geht es um den letzten Schritt, wenn Sie ihn selbst mit netlog gemacht haben. Jeden
    anderen nennen Sie mit der Nummer, die „netlog log“ zeigt. Hat jemand die Dateien seitdem
    geändert, wird nichts angerührt, und netlog sagt, woran es liegt.
help-undo-examples =
    netlog undo --dry-run # Nur zeigen, was sich ändern würde
    netlog undo # Den letzten Schritt zurücknehmen
help-undo-arg-commit = Welcher Schritt: seine Nummer, wie „netlog log“ sie zeigt
help-value-COMMIT = SCHRITT
help-value-REF = STAND

help-sync-about = Mit den anderen abgleichen
help-sync-long =
    Holt, was die anderen geändert haben, führt es mit Ihren Änderungen zusammen und gibt Ihre weiter.
    Danach haben alle dieselbe Ablage. Zusammengeführt wird Feld für Feld, im Text Absatz für Absatz;
    was Sie von Hand in die Dateien geschrieben haben, wird zuvor im Verlauf festgehalten.

    Haben zwei dasselbe Feld verschieden geändert, fragt netlog, was gilt. Ohne Terminal bleiben beide
    Angaben im Eintrag stehen (unter „conflicts“, im Text als Zitat), und der Befehl endet mit 3.
    Niemandes Änderung geht verloren: Was einer gelöscht und ein anderer geändert hat, bleibt. Würde
    mehr als ein Fünftel der Einträge gelöscht, fragt netlog zuerst.

    Ohne Netz sagt netlog das, endet mit 0 und holt den Abgleich beim nächsten Mal nach.
help-sync-examples =
    netlog sync # Alle auf denselben Stand bringen
    netlog sync --remote ../ablage.git # Beim ersten Mal: wo die Ablage geteilt wird
    netlog abgleich # Dasselbe wie sync
    netlog sync --dry-run # Nur zeigen, was sich hier ändern würde
help-sync-arg-remote = Wo die Ablage geteilt wird: eine Adresse oder ein Ordner, den git kennt; sie wird gemerkt
help-sync-arg-verbose = Auch zeigen, was git tut und meldet
help-sync-arg-yes = Nichts fragen: auch viele Löschungen gelten, und was zu entscheiden ist, bleibt offen
help-value-ADDRESS = ADRESSE

help-status-about = Zeigen, was noch nicht geteilt und was neu ist
help-status-long =
    Zeigt die Schritte, die noch nicht bei den anderen sind, die neuen Schritte der anderen, was von
    Hand geändert und noch nicht festgehalten ist, und wo noch zu entscheiden ist, was gilt. Dafür
    wird der gemeinsame Ort gefragt; an Ihrer Ablage ändert sich nichts.
help-status-examples =
    netlog status # Was fehlt den anderen, was fehlt mir?
    netlog status --offline # Nur, was hier bekannt ist
    netlog stand --format json # Für andere Programme
help-status-arg-offline = Den gemeinsamen Ort nicht fragen: was beim letzten Mal bekannt war
