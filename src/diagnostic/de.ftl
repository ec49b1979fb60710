severity-error = Fehler
severity-warning = Warnung
severity-help = Hilfe
