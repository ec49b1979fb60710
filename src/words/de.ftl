# Wörter, die jeder Raum benutzen darf: Arten, Felder, Werte.
kind-contact = Kontakt
kind-conversation = Gespräch
kind-meeting = Sitzung
choice-channel-in-person = persönlich
choice-channel-phone = Telefon
choice-channel-video = Video
choice-channel-email = E-Mail
choice-channel-letter = Brief
choice-kind-person = Person
choice-kind-organisation = Einrichtung
choice-kind-programme = Programm
