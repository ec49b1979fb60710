severity-error = error
severity-warning = warning
severity-help = help
