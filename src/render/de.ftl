# Was die Formate selbst sagen; alles andere steht im Dokument.

render-contents = Inhalt
render-skip = Zum Hauptinhalt springen
render-untitled = Auszug aus der Ablage
