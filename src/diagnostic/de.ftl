severity-error = Fehler
severity-warning = Warnung
severity-note = Hinweis
severity-help = Hilfe
