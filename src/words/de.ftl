# Wörter, die jeder Raum benutzen darf: Arten, Felder, Werte.
kind-contact = Kontakt
kind-conversation = Gespräch
kind-meeting = Sitzung
