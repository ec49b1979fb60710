
# Vorschau
exchange-new = { $count ->
    [one] Neu: ein Eintrag
   *[other] Neu: { $count } Einträge
}
exchange-mentioned = { $count ->
    [one] Neu, weil andere ihn nennen: ein Kontakt
   *[other] Neu, weil andere sie nennen: { $count } Kontakte
}
exchange-changed = { $count ->
    [one] Geändert: ein Eintrag
   *[other] Geändert: { $count } Einträge
}
exchange-doubtful = { $count ->
    [one] Zweifelhaft: ein Eintrag
   *[other] Zweifelhaft: { $count } Einträge
}
exchange-lost = { $count ->
    [one] Nicht übernommen: ein Eintrag
   *[other] Nicht übernommen: { $count } Einträge
}
exchange-part = { $count ->
    [one] Weggelassen: eine Angabe
   *[other] Weggelassen: { $count } Angaben
}
exchange-note = Hinweise
exchange-more = … und { $count } weitere; --all zeigt alle.
exchange-candidate = vielleicht { $id }: { $reasons }
exchange-linked = unter seiner UID wiederzuerkennen
exchange-text = Text: neue Absätze
exchange-sum = { $new } neu, { $changed } geändert, { $same } unverändert, { $doubtful } zweifelhaft, { $lost } nicht übernommen.

# Gründe eines Zweifels
exchange-reason-email = gleiche E-Mail { $email }
exchange-reason-uid = gleiche UID
exchange-reason-other-name = anderer Name
exchange-reason-name = gleicher Name
exchange-reason-other-order = gleiche Wörter, andere Reihenfolge
exchange-reason-elsewhere = anderer Ort
exchange-reason-organisation = gleiche Einrichtung
exchange-reason-other-organisation = andere oder keine Einrichtung
exchange-reason-other-email = andere E-Mail
exchange-reason-other-mark = andere Anrede oder anderer Geburtstag
exchange-reason-phone = gleiche Nummer { $phone }
exchange-reason-title = gleicher Titel am selben Tag

# Was nicht hereinkommt
exchange-unknown = Was für eine Datei das ist, lässt sich nicht erkennen; --as sagt es.
exchange-all-full = Auf einmal nimmt netlog höchstens { $records } Einträge und { $size } MB auf: { $count ->
    [one] Ab hier fehlt alles; lesen Sie diese Datei
   *[other] Ab hier fehlen { $count } Dateien; lesen Sie sie
  } in einem weiteren Durchgang ein.
exchange-odd-value = „{ $value }“ passt nicht in das Feld „{ $key }“; es steht als Text unter „{ $kept }“.
exchange-full = Die Datei hat mehr als { $count } Einträge; ab hier fehlt alles. Teilen Sie sie.
exchange-odd = Was daraus würde, könnte netlog selbst nicht mehr lesen; bitte von Hand eintragen.
exchange-no-name = Ohne Namen ist das kein Kontakt.
exchange-no-date = Ohne Tag ist das kein Gespräch.
exchange-no-people = Ohne Gesprächspartner ist das kein Gespräch.
exchange-no-title = Ohne Titel ist das kein Termin.
exchange-nobody = „{ $name }“ ist in der Ablage nicht zu finden; der Name steht als Text im Eintrag.
exchange-awaited = Einen Eintrag „{ $id }“ gibt es in der Ablage noch nicht; der Verweis auf ihn bleibt stehen.
exchange-one-or-more = „{ $name }“ kann eine Person meinen oder mehrere; der Name steht als Text im Eintrag.
exchange-crowd = Zu { $id } gibt es hier mehr als { $most } Einträge; dieser und die weiteren bleiben draußen.
exchange-unclear = „{ $name }“ ist nicht eindeutig ({ $ids }); der Name steht als Text im Eintrag.
exchange-unreadable = { $path } ist so nicht zu lesen und bleibt, wie es ist.
exchange-unsafe = { $path } lässt sich nicht ändern, ohne dass anderes mit sich ändert; bitte von Hand.
exchange-mail-none = Das ist keine E-Mail: Es gibt weder Absender noch Betreff noch Datum.
exchange-mail-no-date = Die E-Mail „{ $title }“ hat kein brauchbares Datum und wurde nicht übernommen.
exchange-mail-too-many = Die E-Mail hat zu viele oder zu tief verschachtelte Teile oder einen sehr langen Text. Nicht alles wurde gelesen.
exchange-mail-long = Der Text der E-Mail ist länger als { $limit } KB. Der Rest wurde nicht übernommen.
exchange-mail-encrypted = Die Nachricht ist verschlüsselt; ihr Text kann hier nicht stehen.
exchange-mail-attachments = { $count ->
    [one] Anhang
   *[other] Anhänge
  }: { $list }
exchange-mail-unnamed = ohne Namen
exchange-mail-card = Eine Visitenkarte im Anhang wurde nicht übernommen. Speichern Sie sie als Datei und lesen Sie diese ein.
exchange-mail-answer = Die Antwort auf eine Einladung wurde nur als Nachricht übernommen; der Termin bleibt, wie er ist.
exchange-mail-people = Die Nachricht nennt { $count } Beteiligte; übernommen wurden die ersten { $most }.
exchange-mail-deleted = { $count ->
    [one] Eine gelöschte E-Mail, die noch in der Datei steht, wurde übergangen.
   *[other] { $count } gelöschte E-Mails, die noch in der Datei stehen, wurden übergangen.
  }
exchange-phone-cell = mobil
exchange-phone-fax = Fax
exchange-phone-pager = Pager
exchange-phone-home = privat
exchange-vcard-none = In der Datei ist keine Visitenkarte.
exchange-vcard-nameless = Eine Visitenkarte ohne Namen ließ sich nicht übernehmen.
exchange-vcard-open = Die Visitenkarte hat kein Ende. Gelesen wurde bis zur nächsten.
exchange-vcard-loose = Eine Zeile gehört zu keiner Angabe. Sie steht jetzt bei der Angabe davor.
exchange-vcard-stray = Eine Zeile gehört zu keiner Angabe und wurde weggelassen.
exchange-vcard-many = Die Visitenkarte hat zu viele Angaben. Was zu viel ist, wurde weggelassen.
exchange-vcard-large = Eine Angabe ist zu lang und wurde weggelassen.
exchange-vcard-long-name = Ein Name ist zu lang und wurde gekürzt.
exchange-vcard-binary = { $property } enthält keinen Text, sondern ein Bild oder Ähnliches. Das nimmt die Ablage nicht auf.
exchange-vcard-group = Verteiler „{ $name }“: { $count ->
    [one] ein Mitglied steht
   *[other] { $count } Mitglieder stehen
} in der Datei.
exchange-vcard-group-part = Verteiler „{ $name }“: { $count ->
    [one] ein Mitglied fehlt
   *[other] { $count } Mitglieder fehlen
} in der Datei.
# Calendars
exchange-ics-untitled = Termin ohne Titel
exchange-ics-line = Diese Zeile gehört zu keiner Angabe eines Termins und wurde ausgelassen.
exchange-ics-unclosed = Zu BEGIN:{ $name } fehlt das Ende; gelesen wurde, was da ist.
exchange-ics-value = { $property } ist nicht zu verstehen und wurde ausgelassen: „{ $value }“.
exchange-ics-no-date = Der Termin sagt nicht, wann er ist.
exchange-ics-end = Das Ende liegt vor dem Anfang und wurde ausgelassen.
exchange-ics-zone = Die Zeitzone „{ $zone }“ ist unbekannt; die Zeiten gelten als Ortszeit Ihres Büros.
exchange-ics-rule = Diese Regel für die Wiederholung ist nicht zu verstehen: „{ $rule }“.
exchange-ics-cut = Der Termin „{ $title }“ wiederholt sich zu oft: Gelesen { $kept ->
        [one] wurde ein Mal
       *[other] wurden { $kept } Male
    }, der Rest blieb draußen.
exchange-ics-open = Der Termin „{ $title }“ wiederholt sich weiter; gelesen wurde er bis zum { $until }.
exchange-ics-future = Die Änderung gilt auch für alle späteren Termine der Reihe; gelesen wurde sie nur für diesen einen.
exchange-ics-method = Der Kalender ist ein Vorschlag oder eine Rückfrage ({ $method }) und kein Termin.
exchange-ics-task = Aufgaben ohne Termin haben in der Ablage keinen Platz und werden nicht gelesen: „{ $title }“.
exchange-ics-journal = Notizen eines Kalenders (VJOURNAL) werden nicht gelesen.
exchange-ics-twice = Der Termin steht mehr als einmal in der Datei; es gilt die neueste Fassung.
exchange-ics-same-uid = Zwei verschiedene Termine tragen dieselbe UID; dieser kommt ohne sie herein.
exchange-ics-many = { $property } kommt in diesem Termin zu oft vor; der Rest wurde ausgelassen.
exchange-ics-long = { $property } ist zu lang und wurde gekürzt.
exchange-ics-attachment = Eine Datei im Termin wurde ausgelassen.
exchange-ics-empty = In der Datei steht kein Termin.
exchange-ics-more = { $count ->
        [one] Eine weitere Bemerkung wird nicht gezeigt.
       *[other] { $count } weitere Bemerkungen werden nicht gezeigt.
    }
exchange-series-gone = { $count ->
    [one] Ein früherer Termin steht
   *[other] { $count } frühere Termine stehen
} in der Reihe nicht mehr und { $count ->
    [one] bleibt, wie er ist
   *[other] bleiben, wie sie sind
}: { $ids }.
exchange-post-box = Postfach

exchange-table-empty = In dieser Tabelle steht nichts.
exchange-table-unknown = Was in dieser Tabelle steht, ist an den Namen ihrer Spalten nicht zu erkennen. Gesehen wurden: { $columns }. Mit --propose schlägt netlog eine Zuordnung vor, die Sie verbessern und mit --mapping mitgeben können.
exchange-table-sheet = Das Blatt „{ $sheet }“ bleibt weg: An den Namen seiner Spalten ist nicht zu erkennen, was darin steht. Gesehen wurden: { $columns }.
exchange-table-broken = Diese Arbeitsmappe ist beschädigt oder mit einem Kennwort geschützt.
exchange-table-bomb = Diese Arbeitsmappe ist ausgepackt zu groß und wird nicht gelesen. Speichern Sie die Tabelle als CSV oder teilen Sie sie auf.
exchange-table-large = Die Tabelle ist zu groß oder bricht ab; gelesen wurde der Anfang.
exchange-table-nobody = Diese Zeile nennt niemanden und keinen Termin; sie bleibt weg.
exchange-table-value = In der Spalte „{ $column }“ passt „{ $value }“ nicht; es steht als Text in einem eigenen Feld.
exchange-table-long = In der Spalte „{ $column }“ steht mehr, als ein Feld aufnimmt; es wurde gekürzt.
exchange-table-no-day = Dieses Gespräch hat keinen Tag.
exchange-table-day-first = Ob bei Daten wie 03/04/2024 der Tag oder der Monat vorn steht, zeigt die Spalte nicht; gelesen wurde der Tag zuerst.
exchange-table-month-first = Ob bei Daten wie 03/04/2024 der Tag oder der Monat vorn steht, zeigt die Spalte nicht; gelesen wurde der Monat zuerst, weil die Uhrzeiten auf zwölf Stunden gehen.
exchange-table-text = Text

exchange-mapping-unreadable = Diese Zuordnung ist an dieser Stelle nicht zu lesen: { $reason }
exchange-mapping-unreadable-hint = „--propose“ schreibt eine Zuordnung, wie sie aussehen soll.
exchange-mapping-kind = Eine Art „{ $value }“ gibt es nicht.
exchange-mapping-kind-hint = Schreiben Sie contact, conversation oder meeting.
exchange-mapping-delimiter = „{ $value }“ ist kein Trennzeichen.
exchange-mapping-delimiter-hint = Schreiben Sie ein einzelnes Zeichen wie ";" oder "," oder das Wort "tab".
exchange-mapping-encoding = Die Kodierung „{ $value }“ gibt es nicht.
exchange-mapping-encoding-hint = Schreiben Sie zum Beispiel "utf-8" oder "windows-1252".
exchange-mapping-header = { $value } ist keine Zeile.
exchange-mapping-header-hint = Die Zeilen zählen ab 1, wie im Tabellenprogramm.
exchange-mapping-column = Ein Feld „{ $value }“ gibt es nicht.{ $near ->
    [none] {""}
   *[other] {" "}Meinten Sie „{ $near }“?
}
exchange-mapping-column-hint = Rechts steht der Schlüssel eines Feldes, "-" für eine Spalte, die wegbleibt, oder "x-…" für ein eigenes Feld.

exchange-propose-head =
    Was die Spalten von { $file } sind. Links steht der Name der Spalte, rechts
    das Feld, in das sie kommt. "-" lässt eine Spalte weg, "x-…" behält sie in
    einem eigenen Feld. Eine Zeile mit # davor gilt nicht.
exchange-propose-more =
    Auch möglich: delimiter = ";" und encoding = "windows-1252".
exchange-propose-known = Diese Spalten versteht netlog schon:
exchange-propose-guessed = Diese sind geraten, bitte prüfen:
exchange-propose-kept = Diese kennt netlog nicht:

letters-sheet = Serienbrief
letters-greeting = Briefanrede
letters-salutation = Anrede
letters-title = Titel
letters-given = Vorname
letters-family = Nachname
letters-role = Funktion
letters-organisation = Einrichtung
letters-email = E-Mail
letters-line = Adresszeile { $line }
letters-envelope-mr = Herrn
letters-greeting-ms = Sehr geehrte Frau { $name }
letters-greeting-mr = Sehr geehrter Herr { $name }
letters-greeting-title = Guten Tag { $name }
letters-greeting-name = Guten Tag { $name }
letters-greeting-all = Sehr geehrte Damen und Herren
exchange-vault-front = Der Kopf der Notiz lässt sich nicht lesen: { $why }
exchange-vault-front-large = Der Kopf der Notiz ist zu groß.
exchange-vault-unreadable = Die Notiz wurde nicht übernommen. { $why }
exchange-vault-large = Die Notiz ist größer als { $limit } MB und wurde nicht übernommen.
exchange-vault-binary = Die Datei ist kein Text und wurde nicht übernommen.
exchange-vault-template = Das ist eine Vorlage. Sie wurde nicht übernommen.
exchange-vault-day = Eine Tagesnotiz, die niemanden nennt, ist kein Eintrag. Sie wurde nicht übernommen.
exchange-vault-no-record = Die Notiz sagt nicht, ob sie ein Kontakt, ein Gespräch oder eine Sitzung ist. Sie wurde nicht übernommen.
exchange-vault-no-date = Das Gespräch hat kein Datum, weder im Kopf der Notiz noch in ihrem Namen. Es wurde nicht übernommen.
exchange-vault-odd = Diese Angaben passen nicht in das Feld, das so heißt, und stehen nun unter „x-…“: { $keys }.
exchange-vault-away = { $count ->
    [one] Der Text verweist auf etwas, das nicht mitkam: { $list }. Der Verweis steht noch da.
   *[other] Der Text verweist auf { $count } Dinge, die nicht mitkamen, darunter { $list }. Die Verweise stehen noch da.
  }
