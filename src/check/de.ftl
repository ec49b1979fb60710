# Fehler und Zweifel in den Einträgen: ihre Sätze, Abhilfen und Erklärungen.
check-summary-none = { $records ->
    [one] Ein Eintrag geprüft, nichts zu beanstanden.
   *[other] { $records } Einträge geprüft, nichts zu beanstanden.
}
check-summary = Gefunden: { $errors ->
    [one] 1 Fehler
   *[other] { $errors } Fehler
}, { $warnings ->
    [one] 1 Warnung
   *[other] { $warnings } Warnungen
}. „netlog explain CODE“ erklärt, was dahintersteckt.
check-summary-fix = „{ $command }“ behebt { $count ->
    [one] einen Befund
   *[other] { $count } Befunde
}.
check-summary-unsafe = „{ $command }“ behebt { $count ->
    [one] einen weiteren so, wie es
   *[other] { $count } weitere so, wie es
} wohl gemeint war; sehen Sie sich die Änderungen an.
check-summary-notes = { $notes ->
    [one] Dazu ein Hinweis: „netlog check --all“ zeigt ihn.
   *[other] Dazu { $notes } Hinweise: „netlog check --all“ zeigt sie.
}
check-summary-notes-shown = { $notes ->
    [one] Dazu ein Hinweis, der auch so bleiben darf.
   *[other] Dazu { $notes } Hinweise, die auch so bleiben dürfen.
}
check-explain-code = Code
check-explain-what = Befund
check-explain-severity = Gewicht
check-explain-fix = Behebt --fix
check-explain-fix-yes = ja, wo klar ist, was gemeint ist
check-explain-fix-no = nein, das müssen Sie entscheiden
check-explain-fix-guess = nur mit --unsafe: was wohl gemeint war
check-explain-fix-both = ja, wo klar ist, was gemeint ist; mit --unsafe auch, was wohl gemeint war
check-explain-here = In dieser Ablage
check-explain-off = aus
check-explain-bad = Wird gemeldet
check-explain-fixed = Behoben
check-explain-guessed = Behoben mit --fix --unsafe
check-explain-good = Richtig

check-file-unreadable-title = Datei nicht lesbar
check-file-unreadable-about = Die Datei ist da, ihr Text lässt sich aber nicht lesen: Es fehlt eine Berechtigung, die Datei ist beschädigt, oder sie ist nicht in UTF-8 gespeichert. Ihr Eintrag fehlt in jeder Liste und in jedem Bericht. Öffnen Sie die Datei in Ihrem Editor und speichern Sie sie als UTF-8, oder fragen Sie, wer den Ordner betreut.

check-not-a-file-title = Ordner oder Verknüpfung statt einer Datei
check-not-a-file-about = Wo ein Eintrag liegen sollte, liegt ein Ordner oder eine symbolische Verknüpfung. netlog folgt keinen Verknüpfungen, damit nichts außerhalb der Ablage gelesen oder verändert wird. Legen Sie die Datei selbst an diese Stelle.

check-stray-file = Diese Markdown-Datei liegt außerhalb der Ordner für Einträge und wird nicht gelesen.
check-stray-file-remedy = Verschieben Sie sie nach contacts/, conversations/ oder meetings/, eine Vorlage nach templates/.
check-stray-file-title = Datei außerhalb der Ablageordner
check-stray-file-about = Nur Dateien unter contacts/, conversations/ und meetings/ sind Einträge; der Ordner sagt, um welche Art es sich handelt. Eine Datei an anderer Stelle findet keine Abfrage, und kein Bericht zählt sie mit. Verschieben Sie sie in den richtigen Ordner. Eine README-Datei darf ganz oben liegen.

check-conflict-markers-title = Von Git hinterlassener Konflikt
check-conflict-markers-about = Zwei Personen haben dieselben Zeilen geändert, und Git hat beide Fassungen stehen lassen, damit jemand entscheidet. Bis dahin gilt für netlog die erste Fassung. Behalten Sie, was stimmt, und löschen Sie die Zeilen, die mit <<<<<<<, ======= und >>>>>>> beginnen.

check-front-matter-missing-title = Kein Kopf
check-front-matter-missing-about = Ein Eintrag beginnt mit seinem Kopf: Zeilen der Form „schlüssel: wert“ zwischen zwei Zeilen „---“. Ohne ihn hat die Datei kein Datum, keine Personen und keine Themen. Das erste „---“ muss in der allerersten Zeile stehen.

check-front-matter-unclosed-title = Kopf ohne Ende
check-front-matter-unclosed-about = Die Datei beginnt mit „---“, aber das zweite „---“ fehlt. So ist nicht zu erkennen, wo die Angaben enden und der Text beginnt. Schreiben Sie zwischen beide eine Zeile „---“.

check-front-matter-unreadable-title = Kopf nicht lesbar
check-front-matter-unreadable-about = Die Zeilen zwischen den beiden „---“ sind in YAML geschrieben, und das hat eigene Regeln: Ein Wert mit Doppelpunkt gehört in Anführungszeichen, Listen werden eingerückt, Tabulatoren sind nicht erlaubt. Ein einziger Fehler macht alle Angaben des Eintrags unlesbar. Die Meldung nennt die Zeile und die Abhilfe.

check-front-matter-too-large-title = Kopf zu groß
check-front-matter-too-large-about = Ein Kopf mit mehr als 64 KiB oder mit Dutzenden ineinander geschachtelter Listen ist ein Versehen oder ein Angriff; ihn zu lesen könnte sehr lange dauern. Lange Texte gehören unter das zweite „---“.

check-duplicate-key-title = Schlüssel doppelt
check-duplicate-key-about = Jeder Schlüssel darf in einem Eintrag nur einmal stehen, sonst ist nicht zu erkennen, welcher Wert gilt. Bis Sie einen der beiden gelöscht haben, zählt der erste.

check-unknown-key = Den Schlüssel „{ $key }“ kennt netlog nicht.
check-unknown-key-remedy = Löschen Sie ihn, oder tragen Sie ihn in netlog.toml unter [fields.{ $kind }.{ $key }] ein.
check-unknown-key-nearest = Schreiben Sie „{ $key }“, falls das gemeint ist.
check-unknown-key-title = Unbekannter Schlüssel
check-unknown-key-about = Ein vertippter Schlüssel sieht richtig aus und bewirkt nichts: „topisc“ ist kein Thema, und der Eintrag fehlt im Bericht. Die Schlüssel sind englisch und klein geschrieben. Eigene Felder sind willkommen, müssen aber in netlog.toml stehen, damit sie von Tippfehlern zu unterscheiden sind. --fix schreibt den richtigen Schlüssel, wo ein anderer Name dafür steht, etwa „thema“; --fix --unsafe auch, wo einer nur ähnlich ist.

check-missing-field = Die Angabe „{ $key }“ fehlt.
check-missing-field-remedy = Ergänzen Sie im Kopf eine Zeile „{ $key }: …“.
check-missing-field-title = Pflichtangabe fehlt
check-missing-field-about = Ohne einige Angaben ist ein Eintrag nicht zu finden: Ein Kontakt hat einen Namen, ein Gespräch ein Datum und Beteiligte, eine Sitzung einen Titel. Ergänzen Sie die Angabe; wissen Sie sie nicht mehr, fragen Sie, wer den Eintrag geschrieben hat.

check-empty-value = Der Schlüssel „{ $key }“ hat keinen Wert.
check-empty-value-remedy = Ergänzen Sie den Wert, oder löschen Sie die Zeile.
check-empty-value-title = Schlüssel ohne Wert
check-empty-value-about = Ein leerer Schlüssel gilt als nicht vorhanden. Vielleicht stammt er aus einer Vorlage, vielleicht wollte ihn jemand später ausfüllen. Füllen Sie ihn aus, oder löschen Sie die Zeile; --fix löscht sie.

check-wrong-type-title = Unpassender Wert
check-wrong-type-about = Zu jedem Schlüssel gehört eine bestimmte Art von Wert: eine Uhrzeit, ja oder nein, eines von wenigen Wörtern, eine Liste von Kennungen. Ein anderer Wert bleibt stehen, wie er ist, lässt sich aber weder suchen noch zählen. Die Meldung sagt, was erwartet wird.

check-invalid-date-title = Datum nicht lesbar
check-invalid-date-about = Im Datum steht das Jahr zuerst, etwa 2024-10-14; so bedeutet es überall dasselbe und lässt sich sortieren. Bei einer geplanten Sitzung genügen Monat (2025-03) oder Jahr. Ein anders geschriebenes Datum oder ein Tag, den es nicht gibt, fällt in keinen Zeitraum. Wo der Tag eindeutig ist, schreibt --fix ihn um.

check-duplicate-value = „{ $value }“ steht unter „{ $key }“ zweimal.
check-duplicate-value-remedy = Löschen Sie eine der beiden Angaben.
check-duplicate-value-title = Wert doppelt
check-duplicate-value-about = Dieselbe Angabe steht in einer Liste zweimal, meist nach dem Kopieren. Sie zählt nur einmal; wer aber nur eine der beiden löscht, glaubt, sie sei fort. --fix löscht die zweite.

check-invalid-id = „{ $id }“ ist als Dateiname für einen Eintrag ungeeignet.
check-invalid-id-better = Benennen Sie die Datei in „{ $better }.md“ um, und tragen Sie den neuen Namen dort ein, wo auf sie verwiesen wird.
check-invalid-id-remedy = Benennen Sie die Datei um (erlaubt sind a bis z, 0 bis 9 und Bindestriche), und tragen Sie den neuen Namen dort ein, wo auf sie verwiesen wird.
check-invalid-id-title = Ungeeigneter Dateiname
check-invalid-id-about = Der Dateiname ohne „.md“ ist die Kennung, unter der andere Einträge auf diesen verweisen. Umlaute, Leerzeichen und Großbuchstaben speichern Windows, macOS und Linux verschieden, und in Verweisen gehen sie verloren. Eine Kennung besteht aus den Buchstaben a bis z, Ziffern und Bindestrichen, hat höchstens 80 Zeichen und ist keiner der Namen, die Windows sich vorbehält.

check-duplicate-id = Die Kennung „{ $id }“ ist schon vergeben, an { $other }.
check-duplicate-id-remedy = Benennen Sie eine der beiden Dateien um. Meinen beide dasselbe, führen Sie die Texte in einer davon zusammen.
check-duplicate-id-title = Kennung doppelt vergeben
check-duplicate-id-about = Der Dateiname ist die Kennung eines Eintrags und darf in der ganzen Ablage nur einmal vorkommen, gleich in welchem Ordner; Groß- und Kleinschreibung zählen dabei nicht. Tragen zwei Dateien dieselbe Kennung, führt jeder Verweis zur ersten, und die zweite findet niemand. Benennen Sie eine der beiden um, oder führen Sie sie zusammen.

check-unknown-reference = Einen Eintrag „{ $id }“ gibt es nicht.
check-unknown-reference-named = Das ist ein Name und keine Kennung: Schreiben Sie „{ $target }“.
check-unknown-reference-nearest = Ist „{ $target }“ ({ $title }) gemeint? Andernfalls legen Sie den Eintrag an, oder löschen Sie den Verweis.
check-unknown-reference-several = So heißen mehrere Einträge: { $targets }. Schreiben Sie die Kennung des richtigen.
check-unknown-reference-remedy = Legen Sie den Eintrag mit „netlog add“ an, oder löschen Sie den Verweis.
check-unknown-reference-title = Verweis führt ins Leere
check-unknown-reference-about = Ein Eintrag verweist auf einen anderen mit dessen Kennung, dem Dateinamen ohne „.md“. Gibt es den anderen nicht, fehlt das Gespräch im Verlauf der Person, und der Bericht zählt es nicht mit. Berichtigen Sie die Schreibweise, oder legen Sie den Eintrag an. --fix greift nur ein, wo statt der Kennung der volle Name genau eines Eintrags steht.

check-wrong-kind-reference = „{ $id }“ ist von der Art „{ $kind }“ und passt nicht unter „{ $key }“.
check-wrong-kind-reference-remedy = Schreiben Sie hier die Kennung eines Kontakts. Gespräche und Sitzungen gehören unter „about“.
check-wrong-kind-reference-title = Verweis auf die falsche Art von Eintrag
check-wrong-kind-reference-about = Manche Felder nennen Personen oder Einrichtungen: wer teilnahm, wer leitet, wo jemand arbeitet. Eine Sitzung oder ein Gespräch an dieser Stelle würde als Person gezählt. Worum es in einem Eintrag geht, gehört unter „about“; dort sind Einträge jeder Art erlaubt.

check-self-reference = Unter „{ $key }“ verweist der Eintrag auf sich selbst.
check-self-reference-remedy = Schreiben Sie die Kennung, die gemeint ist, oder löschen Sie den Verweis.
check-self-reference-title = Verweis auf sich selbst
check-self-reference-about = Ein Kontakt kann nicht seine eigene Einrichtung sein, und eine Sitzung kann sich nicht auf sich selbst beziehen. Meist wurde ein Eintrag kopiert und dabei ein Wert nicht geändert.

check-by-not-staff = { $name } gehört nicht zum eigenen Haus, steht aber unter „by“.
check-by-not-staff-remedy = Wer von außen kommt, gehört unter „with“. Eigene Leute tragen Sie in netlog.toml unter staff ein.
check-by-not-staff-title = „by“ nennt jemanden von außen
check-by-not-staff-about = Unter „by“ steht, wer von Ihnen das Gespräch geführt hat, unter „with“, mit wem. Sind beide vertauscht, zählt der Bericht die eigenen Leute als Partner. Wer zum Haus gehört, steht in netlog.toml unter [office] staff.

check-participant-and-excused = { $name } steht bei den Teilnehmenden und bei den Entschuldigten.
check-participant-and-excused-remedy = Löschen Sie eine der beiden Angaben.
check-participant-and-excused-title = Zugleich anwesend und entschuldigt
check-participant-and-excused-about = Wer entschuldigt war, hat nicht teilgenommen. Steht jemand in beiden Listen, zählt der Bericht eine Begegnung, die es vielleicht nicht gab. Lassen Sie die Person nur in der Liste, die stimmt.

check-end-before-start = Das Ende ({ $end }) liegt vor dem Beginn ({ $start }).
check-end-before-start-remedy = Berichtigen Sie eines der beiden Daten.
check-end-before-start-time = Die Uhrzeit { $time } endet vor ihrem Beginn.
check-end-before-start-time-remedy = Berichtigen Sie die Uhrzeit. Geht es über Mitternacht, geben Sie unter „until“ auch den letzten Tag an.
check-end-before-start-title = Ende vor dem Beginn
check-end-before-start-about = Eine Sitzung, eine Uhrzeit oder eine Funktion endet, bevor sie beginnt. Meist sind zwei Ziffern vertauscht, oder das Jahr stimmt nicht. Ein solcher Eintrag fehlt im Kalender und in Zeiträumen.

check-future-conversation = Das Gespräch trägt das Datum { $date }, und das liegt in der Zukunft.
check-future-conversation-remedy = Berichtigen Sie das Datum. Einen Termin legen Sie als Sitzung mit status: planned an.
check-future-conversation-title = Gespräch in der Zukunft
check-future-conversation-about = Ein Gespräch wird festgehalten, nachdem es stattgefunden hat. Liegt das Datum in der Zukunft, ist meist das Jahr vertippt. Termine sind Sitzungen: Sie lassen sich planen, bestätigen und absagen.

check-future-meeting-held = Die Sitzung gilt als abgehalten, ihr Datum ({ $date }) liegt aber in der Zukunft.
check-future-meeting-held-remedy = Berichtigen Sie das Datum, oder schreiben Sie status: planned.
check-future-meeting-held-title = Abgehaltene Sitzung in der Zukunft
check-future-meeting-held-about = Was noch bevorsteht, kann nicht abgehalten sein. Solange die Sitzung so gekennzeichnet ist, fehlt sie in „netlog upcoming“ und zählt im Bericht mit. Berichtigen Sie das Datum oder den Stand.

check-past-meeting-planned = Das Datum der Sitzung ({ $date }) ist vorbei, sie ist aber weder als abgehalten noch als abgesagt gekennzeichnet.
check-past-meeting-planned-remedy = Schreiben Sie status: held oder status: cancelled, oder tragen Sie das neue Datum ein.
check-past-meeting-planned-title = Vergangene Sitzung noch geplant
check-past-meeting-planned-about = Im Bericht zählen nur abgehaltene Sitzungen. Ist das Datum vorbei, muss jemand festhalten, was daraus wurde: abgehalten, abgesagt oder verschoben. Ändern Sie „status“, oder tragen Sie das neue Datum ein.

check-date-in-name = Der Dateiname nennt { $named }, der Eintrag { $date }.
check-date-in-name-remedy = Berichtigen Sie das Datum, oder benennen Sie die Datei um.
check-date-in-name-title = Dateiname mit anderem Datum
check-date-in-name-about = Dateinamen beginnen mit dem Datum, damit man sie im Ordner findet. Nennt der Eintrag ein anderes, stimmt eines von beiden nicht. Für netlog gilt das Datum im Eintrag. Wer eine Datei umbenennt, ändert auch die Stellen, die auf sie verweisen.

check-misfiled-year = Der Eintrag liegt im Ordner { $folder }, sein Datum ist aber { $date }.
check-misfiled-year-remedy = Verschieben Sie die Datei nach { $path }, oder berichtigen Sie das Datum.
check-misfiled-year-title = Ordner eines anderen Jahres
check-misfiled-year-about = Ein Ordner, dessen Name aus vier Ziffern besteht, enthält nur Einträge dieses Jahres. Darauf verlässt sich netlog: Wer nach einem Jahr fragt, bekommt die Einträge aus dessen Ordnern, und dieser hier würde fehlen. Verschieben Sie die Datei, oder berichtigen Sie das Datum.

check-task-without-owner = Für die Aufgabe „{ $text }“ ist niemand benannt.
check-task-without-owner-remedy = Schreiben Sie dazu, wer sie übernimmt, etwa @susanne-winter.
check-task-without-owner-title = Aufgabe ohne zuständige Person
check-task-without-owner-about = Was niemandem zugeteilt ist, bleibt liegen. Schreiben Sie hinter den Text der Aufgabe ein @ und die Kennung der Person. Erledigte Aufgaben brauchen keine.

check-task-unknown-owner = Für diese Aufgabe ist „{ $owner }“ benannt; einen solchen Kontakt gibt es nicht.
check-task-unknown-owner-nearest = Ist „{ $target }“ ({ $title }) gemeint?
check-task-unknown-owner-remedy = Schreiben Sie hinter das @ die Kennung eines Kontakts, oder legen Sie den Kontakt an.
check-task-unknown-owner-title = Aufgabe für eine unbekannte Person
check-task-unknown-owner-about = Hinter dem @ steht die Kennung eines Kontakts, der Dateiname ohne „.md“. Ist sie unbekannt, fehlt die Aufgabe in der Liste der Person. Berichtigen Sie die Kennung, oder legen Sie den Kontakt an.

check-task-without-due = Für die Aufgabe „{ $text }“ ist keine Wiedervorlage vermerkt.
check-task-without-due-remedy = Schreiben Sie dazu, bis wann, etwa due:2024-11-04.
check-task-without-due-title = Aufgabe ohne Wiedervorlage
check-task-without-due-about = Ohne Tag erscheint die Aufgabe in „netlog upcoming“ nie zur Wiedervorlage. Schreiben Sie due: und unmittelbar dahinter das Datum. Gibt es keine Frist, wählen Sie den Tag, an dem Sie wieder danach sehen wollen.

check-task-date = Das Datum in „{ $word }“ ist nicht lesbar.
check-task-date-remedy = Schreiben Sie das Datum wie in due:2024-11-04, ohne Leerzeichen.
check-task-date-done = Die Aufgabe soll am { $date } erledigt worden sein; das liegt in der Zukunft.
check-task-date-done-remedy = Berichtigen Sie das Datum hinter done:.
check-task-date-title = Datum einer Aufgabe stimmt nicht
check-task-date-about = Hinter due: und done: steht ein ganzer Tag, das Jahr zuerst, etwa 2024-11-04. Ein unlesbares Datum gilt als keines, und die Aufgabe erscheint nie zur Wiedervorlage. Erledigt sein kann eine Aufgabe nur in der Vergangenheit oder heute. Wo der Tag eindeutig ist, schreibt --fix ihn um.

check-unknown-series = Die Reihe „{ $series }“ steht nicht in netlog.toml.
check-unknown-series-nearest = Ist „{ $meant }“ gemeint?
check-unknown-series-remedy = Berichtigen Sie sie, oder ergänzen Sie { $series } = "…" in netlog.toml unter [series].
check-unknown-series-title = Unbekannte Reihe
check-unknown-series-about = Eine Reihe verbindet Sitzungen miteinander; der Bericht und „netlog upcoming --series“ richten sich danach. Ein vertippter Schlüssel bildet eine eigene, zweite Reihe. Die Schlüssel und die gesprochenen Namen stehen in netlog.toml unter [series].

check-topic-look-alike = Das Thema „{ $value }“ ähnelt dem Thema „{ $other }“.
check-topic-look-alike-remedy = Schreiben Sie an beiden Stellen „{ $other }“, falls dasselbe gemeint ist.
check-topic-look-alike-title = Zwei Schreibweisen eines Themas
check-topic-look-alike-about = Zwei Themen unterscheiden sich nur durch Groß- und Kleinschreibung, einen Umlaut, einen Bindestrich, einen einzigen oder zwei vertauschte Buchstaben. Berichte zählen sie getrennt, und beide Zahlen sind zu klein. Einigen Sie sich auf eine Schreibweise. --fix nimmt die häufigere, wenn kein Buchstabe abweicht, --fix --unsafe auch sonst.

check-undecided = Zu „{ $key }“ gibt es zwei Angaben, und niemand hat bisher entschieden.
check-undecided-text = Zwei Personen haben denselben Absatz geändert, und niemand hat bisher entschieden.
check-undecided-remedy = Lassen Sie das Richtige an seiner Stelle und löschen Sie das andere: die Zeile unter „conflicts“ oder das Zitat, das mit [!conflict] beginnt.
check-undecided-title = Noch nicht entschieden
check-undecided-about = Zwei Personen haben gleichzeitig dasselbe Feld oder denselben Absatz geändert. Was die eine geschrieben hat, steht an seiner Stelle; was die andere geschrieben hat, steht oben unter „conflicts“ oder unter dem Absatz in einem Zitat, das mit [!conflict] beginnt. Listen und Berichte richten sich nach dem, was an seiner Stelle steht. Entscheiden Sie, was stimmt, und löschen Sie das andere.

check-not-nfc = In „{ $word }“ sind Punkte oder Akzente eigene Zeichen.
check-not-nfc-remedy = „netlog check --fix“ schreibt dieselben Buchstaben in der üblichen Form.
check-not-nfc-title = Zerlegte Buchstaben
check-not-nfc-about = Manche Programme, vor allem auf dem Mac, schreiben ein ü als u mit zwei Punkten dahinter. Zu sehen ist das nicht, aber andere Programme finden solche Wörter nicht, und Git hält sie für geändert. --fix schreibt jeden solchen Buchstaben als ein Zeichen; der Text bleibt derselbe.

check-mixed-line-ends = Die meisten Zeilen dieser Datei enden mit { $kept }, andere mit { $odd }.
check-mixed-line-ends-remedy = „netlog check --fix“ beendet alle Zeilen auf dieselbe Weise.
check-mixed-line-ends-title = Gemischte Zeilenenden
check-mixed-line-ends-about = Windows beendet Zeilen mit zwei Zeichen (CRLF), andere Systeme mit einem (LF). Beides ist in Ordnung, nur nicht gemischt in einer Datei: Editoren zeigen dann alles in einer Zeile oder fremde Zeichen, und Git hält ganze Dateien für geändert. --fix beendet alle Zeilen so wie die meisten.

check-email-form = An „{ $value }“ lässt sich keine E-Mail schicken.
check-email-form-meant = Schreiben Sie „{ $address }“, falls das gemeint ist.
check-email-form-remedy = Schreiben Sie nur die Adresse, etwa name@example.org; Anmerkungen gehören in den Text des Eintrags.
check-email-form-title = Keine E-Mail-Adresse
check-email-form-about = Unter „emails“ stehen Adressen, an die man schreiben kann, jede für sich und ohne Namen oder Anmerkung. Sonst kommt ein Rundschreiben zurück. --fix nimmt „mailto:“ und spitze Klammern weg; --fix --unsafe schreibt auch @ für „(at)“ und einen Punkt für ein Komma.

check-phone-form = „{ $value }“ lässt sich nicht wählen.
check-phone-form-remedy = Schreiben Sie eine Nummer aus Ziffern, etwa +49 431 123456; wozu sie dient, kann in Klammern dahinterstehen.
check-phone-form-zero = In „{ $value }“ stört die (0): Hinter der Landesvorwahl wird sie nicht gewählt.
check-phone-form-zero-remedy = Löschen Sie die (0).
check-phone-form-title = Keine Telefonnummer
check-phone-form-about = Unter „phones“ stehen Nummern, die ein Telefon wählen kann: Ziffern, dazwischen Leerzeichen, Bindestriche, Schrägstriche oder Klammern, ein + nur ganz vorn, je Listenpunkt eine Nummer. „(mobil)“ darf dahinterstehen, eine Durchwahl nach „App.“. Buchstaben, zwei Nummern in einem Punkt und die (0) hinter der Landesvorwahl lassen sich nicht wählen; --fix löscht diese (0) und ein „tel:“ davor.

check-retention-passed = Die Aufbewahrungsfrist für { $name } ist am { $date } abgelaufen.
check-retention-passed-remedy = Löschen Sie den Kontakt, oder tragen Sie unter „keep-until“ ein späteres Datum ein, wenn ein Grund dafür besteht.
check-retention-passed-title = Aufbewahrungsfrist abgelaufen
check-retention-passed-about = Unter „keep-until“ steht, bis wann ein Kontakt aufbewahrt werden darf. Personenbezogene Daten dürfen nicht länger gespeichert werden als nötig (Art. 5 DSGVO). Löschen Sie den Kontakt, oder tragen Sie ein neues Datum ein und unter „basis“ den Grund.

check-task-on-free-day = Die Aufgabe ist an einem freien Tag fällig: { $day }.
check-task-on-free-day-holiday = Die Aufgabe ist an einem Feiertag fällig: { $day }.
check-task-on-free-day-remedy = Der nächste Arbeitstag ist { $next }.
check-task-on-free-day-other = Wählen Sie einen anderen Tag.
check-task-on-free-day-title = Aufgabe an einem freien Tag fällig
check-task-on-free-day-about = Eine offene Aufgabe ist an einem Samstag, Sonntag oder Feiertag fällig, wenn niemand an ihr arbeitet. Feiertage kennt netlog, wenn netlog.toml unter [check] holidays eine Kalenderdatei nennt. --fix --unsafe verschiebt die Aufgabe auf den nächsten Arbeitstag; eine Frist, die andere gesetzt haben, muss vielleicht schon am Tag davor eingehalten sein.

check-series-look-alike = Die Reihe „{ $value }“ ähnelt der Reihe „{ $other }“.
check-series-look-alike-remedy = Schreiben Sie an beiden Stellen „{ $other }“, falls dasselbe gemeint ist.
check-series-look-alike-title = Zwei Schreibweisen einer Reihe
check-series-look-alike-about = Zwei Reihen unterscheiden sich nur durch Groß- und Kleinschreibung, einen Umlaut, einen Bindestrich, einen einzigen oder zwei vertauschte Buchstaben. Jede hat dann nur einen Teil ihrer Sitzungen, auch im Bericht. --fix nimmt die häufigere, wenn kein Buchstabe abweicht, --fix --unsafe auch sonst. Besser noch: Nennen Sie Ihre Reihen in netlog.toml unter [series]; dann wird jede andere gemeldet.

check-summary-missing = Nirgends steht, worum es ging.
check-summary-missing-remedy = Schreiben Sie einen Satz unter „summary“ oder einen Absatz Text.
check-summary-missing-title = Zusammenfassung fehlt
check-summary-missing-about = Ein Gespräch oder eine abgehaltene Sitzung hat zwei Wochen danach weder eine Zusammenfassung noch Text, eine Aufgabe oder einen Beschluss. In einem Jahr weiß niemand mehr, was vereinbart wurde. Ein Satz unter „summary“ genügt.

check-contact-never-met = Mit { $name } hat noch niemand gesprochen.
check-contact-never-met-remedy = Tragen Sie das Gespräch ein, oder löschen Sie den Kontakt, wenn ihn niemand braucht.
check-contact-never-met-title = Kontakt ohne Begegnung
check-contact-never-met-about = Kein Gespräch und keine Sitzung nennt diese Person. Vielleicht gibt es sie doppelt, oder ein Verweis fehlt; und wer ohne Grund in der Ablage steht, gehört nicht hinein (Art. 5 DSGVO). Die eigenen Leute und wer in einem Verteiler („groups“) steht, bleiben außer Betracht, ebenso eine Ablage ganz ohne Gespräche und Sitzungen.

check-organisation-without-people = Zu { $name } gehört kein Kontakt.
check-organisation-without-people-remedy = Tragen Sie ein, wen Sie dort kennen, oder nennen Sie die Einrichtung in den Kontakten, die zu ihr gehören.
check-organisation-without-people-title = Einrichtung ohne Personen
check-organisation-without-people-about = Kein Kontakt nennt diese Einrichtung als die seine, in einer Funktion oder einer Beziehung. Dann weiß niemand, wen man dort anruft, und Gespräche mit ihren Leuten zählen nicht für sie. Eine Ablage, in der kein Kontakt eine Einrichtung hat, bleibt außer Betracht.

check-special-category = „{ $word }“ sagt vielleicht etwas über { $about }.
check-special-category-remedy = Streichen Sie die Angabe, wenn sie nicht erforderlich oder nicht zulässig ist.
check-special-category-title = Hinweis auf besonders geschützte Daten
check-special-category-about = Gesundheit, Religion, ethnische Herkunft, politische Meinung, Gewerkschaftszugehörigkeit, Sexualleben und biometrische Daten sind am stärksten geschützt (Art. 9 DSGVO): Festhalten darf man sie nur mit ausdrücklicher Einwilligung oder aus einem Grund, den das Gesetz nennt. Ein Wort im Text sagt vielleicht etwas davon. Mehr als ein Hinweis ist es nicht: Ob es von einer Person handelt, weiß nur, wer es liest. Was nicht nötig ist, schreiben Sie am besten gar nicht erst auf: Im Verlauf der Ablage bleibt es auch dann stehen, wenn Sie es später streichen.
check-special-health = die Gesundheit einer Person
check-special-religion = die Religion einer Person
check-special-origin = die ethnische Herkunft einer Person
check-special-politics = die politische Meinung einer Person
check-special-union = die Gewerkschaftszugehörigkeit einer Person
check-special-sex = das Sexualleben einer Person
check-special-biometric = biometrische oder genetische Daten

check-name-in-commit = Die Beschreibung dieses Schritts nennt eine Person: „{ $name }“.
check-name-in-commit-remedy = Lassen Sie die Beschreibung ohne den Namen neu schreiben, bevor der Schritt geteilt wird.
check-name-in-commit-title = Name einer Person im Verlauf
check-name-in-commit-about = Die Beschreibungen im Verlauf von Git lassen sich nicht zurücknehmen, sobald sie geteilt sind: Wer Löschung verlangt, bliebe darin stehen. Die Beschreibungen von netlog nennen keine Namen; diese wurde von Hand geschrieben. Geprüft werden die Schritte, die noch auf keinem anderen Rechner sind, höchstens die letzten tausend. Solange das so ist, kann jemand, der Git kennt, die Beschreibung neu schreiben (git commit --amend, git rebase).

# Was bei zwei Kontakten dafür und dagegen spricht, dass sie derselbe sind.
check-pair-same-name = gleicher Name
check-pair-swapped-name = Namen vertauscht
check-pair-same-given-name = gleicher Vorname
check-pair-short-form = Vorname ist Kurzform
check-pair-part-of-given-name = ein Vorname von mehreren
check-pair-initial = Vorname abgekürzt
check-pair-similar-given-name = ähnlicher Vorname
check-pair-same-family-name = gleicher Nachname
check-pair-part-of-family-name = halber Doppelname
check-pair-similar-family-name = ähnlicher Nachname
check-pair-sounds-alike = Nachname klingt gleich
check-pair-abbreviation = Abkürzung des Namens
check-pair-similar-name = ähnlicher Name
check-pair-part-of-name = Teil des Namens
check-pair-same-uid = gleiche UID
check-pair-same-email = gleiche E-Mail-Adresse
check-pair-similar-email = ähnliche E-Mail-Adresse
check-pair-same-phone = gleiche Telefonnummer
check-pair-same-address = gleiche Anschrift
check-pair-same-web = gleiche Webseite
check-pair-same-domain = E-Mail im selben Haus
check-pair-same-birthday = gleicher Geburtstag
check-pair-same-organisation = gleiche Einrichtung
check-pair-other-family-name = aber anderer Nachname
check-pair-other-generation = aber „sen.“ oder „jun.“
check-pair-other-email = aber andere E-Mail-Adresse
check-pair-other-phone = aber andere Telefonnummer
check-pair-other-place = aber anderer Ort
check-pair-other-organisation = aber andere Einrichtung
check-pair-other-birthday = aber anderer Geburtstag
check-pair-other-salutation = aber andere Anrede
