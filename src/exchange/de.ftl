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
