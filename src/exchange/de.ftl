exchange-form-later = Die Form { $form } lässt sich nicht lesen.

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
exchange-reason-other-name = anderer Name
exchange-reason-name = gleicher Name
exchange-reason-organisation = gleiche Einrichtung
exchange-reason-other-organisation = andere oder keine Einrichtung
exchange-reason-other-email = andere E-Mail
exchange-reason-phone = gleiche Nummer { $phone }
exchange-reason-title = gleicher Titel am selben Tag

# Was nicht hereinkommt
exchange-no-name = Ohne Namen ist das kein Kontakt.
exchange-no-date = Ohne Tag ist das kein Gespräch.
exchange-no-people = Ohne Gesprächspartner ist das kein Gespräch.
exchange-no-title = Ohne Titel ist das kein Termin.
exchange-nobody = „{ $name }“ ist in der Ablage nicht zu finden; der Name steht als Text im Eintrag.
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
exchange-ics-twice = Der Termin steht zwei Mal in der Datei; es gilt die neuere Fassung.
exchange-ics-same-uid = Zwei verschiedene Termine tragen dieselbe UID; dieser kommt ohne sie herein.
exchange-ics-many = { $property } kommt in diesem Termin zu oft vor; der Rest wurde ausgelassen.
exchange-ics-long = { $property } ist zu lang und wurde gekürzt.
exchange-ics-attachment = Eine Datei im Termin wurde ausgelassen.
exchange-ics-empty = In der Datei steht kein Termin.
exchange-ics-more = { $count ->
        [one] Eine weitere Bemerkung wird nicht gezeigt.
       *[other] { $count } weitere Bemerkungen werden nicht gezeigt.
    }
