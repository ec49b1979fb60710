store-root-missing = Den Ordner „{ $path }“ gibt es nicht.
store-root-no-log = „{ $path }“ ist keine Ablage: Dort liegt weder netlog.toml noch ein Ordner contacts, conversations oder meetings.
store-root-none = In „{ $path }“ und darüber liegt keine Ablage.
store-root-hint = Wechseln Sie in den Ordner Ihrer Ablage, nennen Sie ihn mit --repo ORDNER, oder beginnen Sie mit „netlog init“ eine neue.
store-read-failed = „{ $path }“ ließ sich nicht lesen.
store-too-large = „{ $path }“ ist größer als 4 MB.
store-write-failed = „{ $path }“ ließ sich nicht schreiben. Es wurde nichts geändert.
store-exists-already = „{ $path }“ gibt es schon. Es wurde nichts geändert.
store-changed-meanwhile = „{ $path }“ hat inzwischen jemand anderes geändert. Es wurde nichts geändert.
store-changed-hint = Rufen Sie den Befehl noch einmal auf; er geht dann vom neuen Text aus.
store-lock-failed = Die Sperre „{ $path }“ ließ sich nicht setzen.
store-lock-busy = Ein anderes netlog schreibt seit mehr als 30 Sekunden.
store-lock-busy-hint = Warten Sie, bis es fertig ist, oder beenden Sie es, und rufen Sie den Befehl noch einmal auf.
store-git-missing = git ließ sich nicht starten.
store-git-missing-hint = Installieren Sie git, oder schalten Sie das Festhalten in netlog.toml aus: [git] commit = false.
store-git-failed = git hat abgelehnt. Es wurde nichts geändert.
store-git-said = git meldet: { $text }
store-editor-failed = Der Editor „{ $editor }“ ließ sich nicht starten.
store-editor-gave-up = Der Editor hat mit einem Fehler geendet. Es wurde nichts geändert.
store-editor-kept = Ihr Text ist aufgehoben in „{ $path }“.
store-draft-failed = Der Entwurf ließ sich nicht in „{ $path }“ aufheben.
store-outside = „{ $path }“ liegt nicht innerhalb der Ablage; es wurde nichts geschrieben.
store-odd-name = „{ $path }“ ist kein Dateiname, den jedes System schreiben kann; es wurde nichts geschrieben.
store-not-a-file = „{ $path }“ ist { $what ->
    [link] eine Verknüpfung
    [pipe] eine Pipe
    [device] ein Gerät
   *[folder] ein Ordner
}, keine Datei, und wurde nicht geöffnet.
store-not-a-file-remedy = Legen Sie die Datei selbst hierher, oder nehmen Sie den Eintrag weg.
store-unreadable = Die Datei ließ sich nicht lesen.
store-unreadable-system = Die Datei ließ sich nicht lesen (Fehler { $number } des Systems).
store-unreadable-remedy = Sorgen Sie dafür, dass Sie die Datei lesen dürfen und ihr Datenträger da ist.
store-file-too-large = Die Datei ist größer als 4 MB und wurde nicht gelesen.
store-file-too-large-remedy = Ein Eintrag hat einige Seiten Text: Legen Sie Anlagen und Tabellen anderswo ab.
store-utf16 = Die Datei ist in UTF-16 geschrieben statt in UTF-8.
store-binary = Die Datei enthält keinen Text.
store-binary-remedy = Legen Sie Bilder und andere Anlagen außerhalb der drei Ordner ab, und lassen Sie nur Einträge auf „.md“ enden.
store-windows-1252 = Die Datei ist nicht in UTF-8 geschrieben, sondern wohl in Windows-1252: Dort steht hier „{ $letter }“.
store-name-encoding = Der Name der Datei ist nicht in UTF-8 geschrieben; die Zeichen „�“ vertreten, was nicht lesbar ist.
store-name-encoding-remedy = Benennen Sie die Datei um.
store-encoding-remedy = Öffnen Sie sie in Ihrem Editor, und wählen Sie unter „Speichern unter“ die Kodierung UTF-8.

store-document-no-folder = Den Ordner „{ $path }“ gibt es nicht; es wurde nichts geschrieben.
store-document-no-folder-hint = Legen Sie den Ordner an, oder nennen Sie hinter -o einen, den es gibt.
store-document-failed = „{ $path }“ ließ sich nicht schreiben.
store-document-failed-hint = Nennen Sie hinter -o eine Datei in einem anderen Ordner, etwa in Ihrem eigenen.
error-io-permission = Dazu fehlt hier das Recht: Prüfen Sie die Rechte der Datei und ihres Ordners.
error-io-full = Der Datenträger ist voll: Schaffen Sie Platz, und rufen Sie den Befehl noch einmal auf.
error-io-read-only = Von diesem Datenträger kann nur gelesen werden.
error-io-missing = Es ist nicht vorhanden.
error-io-no-folder = Ein Teil dieses Pfads ist kein Ordner.
error-io-exists = Es ist schon vorhanden.

store-git-under-way = git ist mitten in einem Zusammenführen oder Umschreiben („merge“, „rebase“); was jetzt festgehalten wird, könnte dabei verloren gehen. Es wurde nichts geändert.
store-git-under-way-hint = Schließen Sie es erst ab oder brechen Sie es ab („git status“ sagt, wie), und rufen Sie den Befehl noch einmal auf.

store-lock-waiting = Ein anderes netlog („{ $command }“, Prozess { $process }) schreibt gerade; gewartet wird, bis es fertig ist …
store-lock-waiting-unknown = Ein anderes netlog schreibt gerade; gewartet wird, bis es fertig ist …
store-unsettled = Was davon schon geschrieben war, ließ sich nicht zurücknehmen. Der nächste netlog-Befehl bringt es in Ordnung; verloren ist nichts.
store-git-detached = Die Ablage steht auf keinem Zweig von git („detached HEAD“); was jetzt festgehalten wird, ginge beim nächsten Wechsel verloren. Es wurde nichts geändert.
store-git-detached-hint = Kehren Sie mit „git switch main“ (oder dem Namen Ihres Zweigs) zurück, und rufen Sie den Befehl noch einmal auf.
store-git-busy = Ein anderes Programm arbeitet seit mehr als 5 Sekunden mit git. Es wurde nichts geändert.
store-git-busy-hint = Schließen Sie es ab. Arbeitet keines mehr, ist „{ $path }“ von einem Absturz übrig; löschen Sie die Datei dann.
store-git-ignored = „{ $path }“ soll nicht festgehalten werden: So steht es in .gitignore oder .git/info/exclude. Es wurde nichts geändert.
store-git-ignored-hint = Nehmen Sie dort die Zeile heraus, oder schalten Sie das Festhalten in netlog.toml aus: [git] commit = false.
store-git-there = „{ $path }“ steht in git, liegt aber nicht auf der Platte. Es wurde nichts geändert.
store-git-there-hint = Holen Sie die Datei mit „git restore“ zurück, oder halten Sie mit git fest, dass sie weg ist.
store-branch-moved = Jemand hat inzwischen mit git etwas festgehalten. Es wurde nichts geändert.
store-journal-newer = Ein neueres netlog hat hier einen Befehl nicht zu Ende gebracht; nur ein solches kann ihn in Ordnung bringen.
store-git-gone = Ein abgebrochener Befehl wartet darauf, in Ordnung gebracht zu werden, doch hier ist kein git mehr.
store-git-gone-hint = Stellen Sie den Ordner .git wieder her, und rufen Sie den Befehl noch einmal auf.
store-git-odd = git hat auf „{ $command }“ anders geantwortet als erwartet. Es wurde nichts geändert.
store-git-odd-folder = Der Name des Ordners enthält Zeichen, mit denen git nicht umgehen kann.
store-git-no-folder = „{ $path }“ ist in git kein Ordner. Es wurde nichts geändert.

store-step-unknown = Einen Schritt „{ $value }“ gibt es im Verlauf nicht.
store-step-form = „{ $value }“ ist keine Nummer eines Schritts.
store-step-hint = „netlog log“ zeigt die Schritte mit ihren Nummern.
store-revision-unknown = Einen Schritt oder Zweig „{ $value }“ kennt Git hier nicht.
store-revision-hint = Schreiben Sie HEAD für den letzten Schritt, die Nummer eines Schritts, wie „netlog log“ sie zeigt, oder den Namen eines Zweigs.
store-step-unclear = Mit „{ $value }“ beginnen mehrere Schritte.
store-step-unclear-hint = Schreiben Sie mehr Zeichen der Nummer.
store-back-merge = Schritt { $id } führt zwei Stände zusammen und lässt sich so nicht zurücknehmen. Es wurde nichts geändert.
store-back-merge-hint = Nehmen Sie die einzelnen Schritte zurück, die „netlog log“ zeigt.
store-back-first = Mit Schritt { $id } beginnt die Ablage; er lässt sich nicht zurücknehmen.
store-back-first-hint = Was er hinzugefügt hat, löschen Sie einzeln; im Verlauf bleibt es.
store-back-outside = Schritt { $id } ändert auch Dateien, die nicht zur Ablage gehören. Es wurde nichts geändert.
store-back-outside-hint = Mit „git revert“ nehmen Sie den ganzen Schritt zurück.
store-back-already = Dieser Schritt ist schon zurückgenommen, mit Schritt { $id }.
store-back-already-hint = Soll er doch gelten: netlog undo { $id }
store-back-later = „{ $path }“ hat danach Schritt { $id } geändert. Es wurde nichts geändert.
store-back-later-hint = Nehmen Sie zuerst diesen zurück, oder ändern Sie die Datei mit „netlog edit“: netlog undo { $id }
store-back-beside = „{ $path }“ ist auch durch Schritt { $id } so, wie es ist: Jemand hat gleichzeitig dasselbe getan, und das ginge mit verloren. Es wurde nichts geändert.
store-back-beside-hint = Was nicht stimmt, ändern Sie mit „netlog edit“; soll der Eintrag für alle weg, dann mit „netlog remove“.
store-back-by-hand = „{ $path }“ wurde seitdem von Hand geändert und nicht festgehalten. Es wurde nichts geändert.
store-back-by-hand-hint = Halten Sie Ihre Änderung in git fest, oder verwerfen Sie sie: git restore -- { $path }
store-back-there = „{ $path }“ gibt es inzwischen wieder, von Hand angelegt. Es wurde nichts geändert.
store-back-there-hint = Benennen Sie die Datei um, oder löschen Sie sie, und rufen Sie den Befehl noch einmal auf.
store-back-odd = „{ $path }“ ist keine Datei, wie netlog sie schreibt, und wird nicht angerührt. Es wurde nichts geändert.
store-back-odd-hint = Mit „git revert“ nehmen Sie den ganzen Schritt zurück.
store-document-large = { $path } ist größer als 32 MB und wurde nicht gelesen.
store-typeset-missing = Eine PDF-Datei kann dieses netlog nicht selbst setzen, und das Programm „typst“ ist auf diesem Rechner nicht zu finden.
store-typeset-missing-hint = Installieren Sie typst, verwenden Sie eine Fassung von netlog, die PDF selbst erzeugt, oder schreiben Sie den Bericht mit -o bericht.html und drucken Sie ihn im Browser als PDF.
store-typeset-failed = Das Programm „typst“ hat keine PDF-Datei geliefert.
store-typeset-fonts = Das Programm „typst“ auf diesem Rechner hat keine eigenen Schriften; die Seiten wären leer.
store-incoming-deep = Der Ordner liegt mehr als { $limit } Ordner tief; was darin ist, wurde nicht gelesen. Nennen Sie diesen Ordner eigens.
store-incoming-large = { $path } hat mehr als { $size } MB und wird nicht gelesen.
store-incoming-large-hint = Teilen Sie die Datei oder geben Sie weniger auf einmal aus.
store-git-odd-path = Der Name einer Datei in git ist nicht in UTF-8 geschrieben. Es wurde nichts geändert.
store-git-odd-path-hint = Benennen Sie die Datei mit „git mv“ um, und halten Sie das fest.
store-share-odd-hint = Fragen Sie, wer die Datei angelegt hat: Unter diesem Namen darf sie nicht auf Ihren Rechner. Es wurde nichts geändert.
store-share-in-the-way = Von den anderen kommt eine Datei „{ $path }“, doch hier liegt schon eine dieses Namens, die nicht zur Ablage gehört. Es wurde nichts geändert.
store-share-in-the-way-hint = Benennen Sie Ihre Datei um, und rufen Sie „netlog sync“ noch einmal auf.
store-share-sparse = „{ $path }“ haben andere geändert, doch in dieser Kopie fehlt die Datei (git „sparse checkout“). Es wurde nichts geändert.
store-share-sparse-hint = Holen Sie alle Dateien mit „git sparse-checkout disable“, und rufen Sie „netlog sync“ noch einmal auf.
store-git-partial = In dieser Kopie fehlen frühere Fassungen von Dateien: Sie wurde nur zum Teil geholt (git „partial clone“). Es wurde nichts geändert.
store-git-partial-hint = Holen Sie den Rest mit „git fetch --refetch --no-filter“, und rufen Sie den Befehl noch einmal auf.
store-share-branch = Sie arbeiten auf dem Zweig „{ $ours }“, die anderen auf „{ $theirs }“. Von hier wurde nichts weitergegeben.
store-share-branch-back = Zurück auf den Zweig der anderen: git switch { $theirs }
store-share-branch-join = Soll „{ $ours }“ mit „{ $theirs }“ abgeglichen werden: git branch --set-upstream-to={ $name }/{ $theirs }
store-share-under-way-hint = Brechen Sie es mit „git merge --abort“ (oder „git rebase --abort“) ab; „netlog sync“ führt danach beides zusammen.
