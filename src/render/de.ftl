# Was die Formate selbst sagen; alles andere steht im Dokument.

render-contents = Inhalt
render-sheet = Tabelle
render-skip = Zum Hauptinhalt springen
render-untitled = Auszug aus der Ablage
# Dokumente für Word

render-page = Seite { $page } von { $pages }
render-decimal = ,
render-separator = ;

render-template-foreign =
    Die Vorlage ist kein Word-Dokument. Speichern Sie sie in Word oder LibreOffice als .docx oder .dotx.
render-template-old =
    Die Vorlage hat das alte Format .doc oder .dot. Speichern Sie sie in Word oder LibreOffice als .docx
    oder .dotx.
render-template-locked =
    Die Vorlage ist mit einem Kennwort verschlüsselt. Speichern Sie sie ohne Kennwort.
render-template-strict =
    Die Vorlage ist im Format „Strict Open XML“ gespeichert. Speichern Sie sie in Word als „Word-Dokument
    (.docx)“ oder „Word-Vorlage (.dotx)“.
render-template-macros =
    Die Vorlage enthält Makros. Speichern Sie sie als .docx oder .dotx; diese Formate kennen keine Makros.
render-template-large =
    Die Vorlage ist zu groß: Entpackt darf sie höchstens { $megabytes } MB haben. Entfernen Sie große Bilder
    und Schriften.
render-template-broken =
    Die Vorlage ist beschädigt: { $part } ist nicht lesbar. Öffnen Sie sie in Word oder LibreOffice und
    speichern Sie sie neu.
render-template-twice =
    Die Vorlage lässt sich nicht verwenden: Im fertigen Dokument käme der Teil { $part } zweimal vor. Öffnen
    Sie die Vorlage in Word oder LibreOffice und speichern Sie sie neu.
